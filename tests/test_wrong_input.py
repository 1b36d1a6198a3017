#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Bad input gets the errno's words and a status, and loses nothing."""
import os
import shlex
import shutil
import signal
import subprocess
import time

import kit

TROUBLE = kit.BUILD / "tests/trouble"


def program(name, machine):
    """The path of an example, and as a shell wants to read it."""
    path = str(kit.BUILD / f"examples/{name}-{machine}")
    return path, shlex.quote(path)


def shell(command, **options):
    """What sh makes of a line: (status, standard output, standard error)."""
    done = kit.run(["sh", "-c", command], cwd=kit.SCRATCH, **options)
    return done.returncode, done.stdout, done.stderr


kit.scratch("text", "neither a program nor a script\n").chmod(0o755)
kit.scratch("data", "not executable\n").chmod(0o644)
(kit.SCRATCH / "random").write_bytes(os.urandom(300_000))

for machine in set(kit.MADE) - set(kit.NATIVE):
    kit.skip(f"{machine}_examples_with_wrong_input", kit.NO_TOOLS)
for machine in kit.NATIVE:
    (cat_path, cat), (echo_path, echo), (exec_path, exec_), *others = (
        program(name, machine) for name in
        ("cat", "echo", "exec", "env", "hello", "fork", "wait"))
    env, hello, fork, wait = (quoted for _, quoted in others)

    def promise(name, command, status, error, output=""):
        got = shell(command)
        kit.check(got == (status, output, error), f"{machine}_{name}",
                  f"{command}\nexpected {(status, output, error)}\n"
                  f"got      {got}")

    for name, command in (("cat", f"{cat} text"), ("echo", f"{echo} hello"),
                          ("env", env)):
        who = "cat: standard output" if name == "cat" else name
        promise(f"{name}_says_that_standard_output_is_closed",
                f"{command} >&-", 1, f"{who}: Bad file descriptor\n")
        promise(f"{name}_says_that_the_device_is_full",
                f"{command} > /dev/full", 1,
                f"{who}: No space left on device\n")
    promise("hello_fails_on_a_closed_descriptor", f"{hello} >&-", 1, "")
    promise("hello_fails_on_a_full_device", f"{hello} > /dev/full", 1, "")
    promise("fork_fails_on_a_full_device", f"{fork} > /dev/full", 1, "")
    promise("wait_fails_on_a_full_device", f"{wait} > /dev/full", 1, "")
    promise("cat_says_that_standard_input_is_closed", f"{cat} <&-", 1,
            "cat: standard input: Bad file descriptor\n")
    promise("cat_goes_on_after_a_missing_file", f"{cat} missing data", 1,
            "cat: missing: No such file or directory\n", "not executable\n")
    promise("cat_says_that_it_is_a_directory", f"{cat} .", 1,
            "cat: .: Is a directory\n")

    promise("exec_without_arguments_says_how", exec_, 2,
            "usage: exec PROGRAM [ARGUMENT...]\n")
    promise("exec_of_a_missing_program_is_127", f"{exec_} ./missing", 127,
            "cannot execute ./missing: No such file or directory\n")
    promise("exec_of_a_name_in_no_directory_of_path_is_127",
            f"{exec_} missing", 127,
            "cannot execute missing: No such file or directory\n")
    promise("exec_of_an_empty_name_is_127", f"{exec_} ''", 127,
            "cannot execute : No such file or directory\n")
    promise("exec_of_a_directory_is_126", f"{exec_} ./", 126,
            "cannot execute ./: Permission denied\n")
    promise("exec_of_a_text_is_126", f"{exec_} ./text", 126,
            "cannot execute ./text: Exec format error\n")
    promise("exec_of_a_file_without_permission_is_126", f"{exec_} ./data", 126,
            "cannot execute ./data: Permission denied\n")
    promise("exec_through_a_file_is_126", f"{exec_} data/x", 126,
            "cannot execute data/x: Not a directory\n")
    promise("exec_finds_a_name_that_may_not_run_and_says_so",
            f"PATH=/nowhere:.:/nowhere {exec_} data", 126,
            "cannot execute data: Permission denied\n")
    promise("exec_takes_an_empty_part_of_path_as_here",
            f"PATH=/nowhere: {exec_} text", 126,
            "cannot execute text: Exec format error\n")
    promise("exec_passes_over_a_part_of_path_that_is_no_directory",
            f"PATH=$PWD/data:/bin:/usr/bin {exec_} true", 0, "", "exited 0\n")
    promise("exec_without_path_looks_in_bin",
            f"/usr/bin/env -i {exec_} true", 0, "", "exited 0\n")
    promise("exec_passes_arguments_and_environment",
            f"A=b {exec_} sh -c 'echo $A $1 $2' x y z", 0, "",
            "b y z\nexited 0\n")
    promise("exec_tells_a_status_of_127_from_a_missing_program",
            f"{exec_} sh -c 'exit 127'", 127, "", "exited 127\n")
    promise("exec_reports_the_signal", f"{exec_} sh -c 'kill -TERM $$'", 143,
            "", "killed by signal 15\n")

    promise("exec_says_that_there_is_no_status_to_wait_for",
            f"/usr/bin/env --ignore-signal=CHLD {exec_} true", 1,
            "cannot wait for true: No child processes\n")

    promise("exec_says_that_it_cannot_report", f"{exec_} true > /dev/full", 1,
            "cannot report on true: No space left on device\n")
    promise("exec_says_that_there_is_nowhere_to_report", f"{exec_} true >&-", 1,
            "cannot report on true: Bad file descriptor\n")

    long_name = "n" * 300
    promise("exec_of_a_name_too_long_is_126", f"{exec_} {long_name}", 126,
            f"cannot execute {long_name}: File name too long\n")
    # What exec was started with fits by then, so the kernel has to be played.
    name = f"{machine}_exec_with_arguments_too_long_is_126"
    if shutil.which("strace"):
        huge = kit.run(["strace", "-f", "-o", kit.SCRATCH / "trace", "-e",
                        "inject=execve:error=E2BIG:when=1", exec_path,
                        "./text"])
        kit.check((huge.returncode, huge.stderr) == (
            126, "cannot execute ./text: Argument list too long\n"), name, huge)
    else:
        kit.skip(name, "strace is not installed")
    name = f"{machine}_exec_in_nasm_survives_eintr"
    if shutil.which("strace"):
        again = kit.run(["strace", "-o", kit.SCRATCH / "trace", "-e",
                         "inject=wait4:error=EINTR:when=1..3",
                         kit.BUILD / f"examples/exec-asm-{machine}",
                         "/bin/sh", "-c", "exit 3"])
        kit.check(again.returncode == 3, name, again)
    else:
        kit.skip(name, "strace is not installed")

    with open(kit.SCRATCH / "random", "rb") as source:
        quiet = source.read()
    for how, words in (("a_file", [cat_path, kit.SCRATCH / "random"]),
                       ("standard_input", [cat_path])):
        with open(kit.SCRATCH / "random", "rb") as source:
            copied = subprocess.run([TROUBLE, *words], stdin=source,
                                    capture_output=True, timeout=60)
        kit.check(copied.stdout == quiet and copied.returncode == 0,
                  f"{machine}_cat_of_{how}_survives_short_counts_and_eintr",
                  copied.stderr)
    talk = kit.run([TROUBLE, echo_path, "a" * 5000, "b"])
    kit.check(talk.stdout == "a" * 5000 + " b\n",
              f"{machine}_echo_survives_short_counts_and_eintr", talk.stderr)
    for name in ("exec", "wait", "fork"):
        words = [exec_path, "true"] if name == "exec" else [
            kit.BUILD / f"examples/{name}-{machine}"]
        told = kit.run([TROUBLE, *words])
        kit.check(told.returncode == 0 and not told.stderr,
                  f"{machine}_{name}_survives_a_wait_that_is_interrupted", told)
    told = kit.run([TROUBLE, exec_path, "missing"])
    kit.check((told.returncode, told.stderr) == (
        127, "cannot execute missing: No such file or directory\n"),
        f"{machine}_exec_reads_its_pipe_to_the_end", told)
    told = kit.run([TROUBLE, exec_path, "sh", "-c", "exit 3"])
    kit.check((told.returncode, told.stdout) == (3, "exited 3\n"),
              f"{machine}_exec_survives_short_counts_and_eintr", told)

    # A signal that is stopped and continued interrupts a read of a terminal
    # or pipe; nothing of what comes after may be lost.
    reader = subprocess.Popen([cat_path], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE)
    reader.stdin.write(b"before ")
    reader.stdin.flush()
    for _ in range(5):
        time.sleep(0.02)
        os.kill(reader.pid, signal.SIGSTOP)
        os.kill(reader.pid, signal.SIGCONT)
    text, _ = reader.communicate(b"and after\n", timeout=60)
    kit.check(text == b"before and after\n" and reader.returncode == 0,
              f"{machine}_cat_goes_on_after_being_stopped", text)

    # Killed by a closed pipe, as every program that does not ask otherwise.
    broken = subprocess.run(
        ["sh", "-c", f"{cat} random | head -c 1 > one; "
         f"trap '' PIPE; {cat} random 2> words | true; cat words"],
        cwd=kit.SCRATCH, capture_output=True, text=True, timeout=60)
    kit.check(broken.stdout == "cat: standard output: Broken pipe\n",
              f"{machine}_cat_says_that_nobody_reads", broken)

# The tests' own: what hangs fails the check that it is for, and no other.
late = kit.run(["sh", "-c", "echo said; echo and >&2; exec sleep 60"],
               timeout=1)
kit.check((late.returncode, late.stdout, late.stderr)
          == (-9, "said\n", "and\ntimed out after 1 s\n"),
          "a_command_that_does_not_end_is_a_result", late)

kit.done()
