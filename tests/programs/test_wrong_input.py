#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Bad input gets the errno's words and a status, and loses nothing."""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(1, sys.path[0] + "/..")
import kit

TROUBLE = kit.BUILD / "tests/trouble"


def machines():
    """Where an example runs beside the programs of others."""
    for machine in kit.MADE:
        if machine in kit.NATIVE:
            yield machine
        else:
            kit.skip(kit.NO_TOOLS, machine)


def example(name, machine):
    return str(kit.BUILD / f"examples/{name}-{machine}")


def check_commands(commands):
    """What sh makes of (case, command, status, standard error, and output if
    there is any). $cat is that example, and so are the others."""
    kit.scratch("text", "neither a program nor a script\n").chmod(0o755)
    kit.scratch("data", "not executable\n").chmod(0o644)
    for machine in machines():
        names = {name: example(name, machine) for name in
                 ("cat", "echo", "env", "exec", "fork", "hello", "wait")}
        for case, command, *want in commands:
            done = kit.run(["sh", "-c", command], cwd=kit.SCRATCH,
                           env={**os.environ, **names})
            got = [done.returncode, done.stderr, done.stdout]
            kit.check(got == (want + [""])[:3], f"{machine} {case}".rstrip(),
                      f"{command}\nexpected {want}\ngot      {got}")


@kit.promise
def output_that_cannot_be_written_is_told():
    who = {"cat": "cat: standard output", "echo": "echo", "env": "env"}
    check_commands([
        *(step for name, command in (("cat", '"$cat" text'),
                                     ("echo", '"$echo" hello'),
                                     ("env", '"$env"'))
          for step in (
              (f"{name}, closed", f"{command} >&-", 1,
               f"{who[name]}: Bad file descriptor\n"),
              (f"{name}, full", f"{command} > /dev/full", 1,
               f"{who[name]}: No space left on device\n"))),
        ("exec, full", '"$exec" true > /dev/full', 1,
         "cannot report on true: No space left on device\n"),
        ("exec, closed", '"$exec" true >&-', 1,
         "cannot report on true: Bad file descriptor\n")])


@kit.promise
def output_that_cannot_be_written_is_a_status():
    check_commands([
        ("hello, closed", '"$hello" >&-', 1, ""),
        ("hello, full", '"$hello" > /dev/full', 1, ""),
        ("fork, full", '"$fork" > /dev/full', 1, ""),
        ("wait, full", '"$wait" > /dev/full', 1, "")])


@kit.promise
def cat_says_what_it_cannot_read():
    check_commands([
        ("a closed input", '"$cat" <&-', 1,
         "cat: standard input: Bad file descriptor\n"),
        ("a missing file, and goes on", '"$cat" missing data', 1,
         "cat: missing: No such file or directory\n", "not executable\n"),
        ("a directory", '"$cat" .', 1, "cat: .: Is a directory\n")])


@kit.promise
def exec_says_why_it_cannot_run_a_program():
    long = "n" * 300
    check_commands([
        ("nothing", '"$exec"', 2, "usage: exec PROGRAM [ARGUMENT...]\n"),
        ("a missing program", '"$exec" ./missing', 127,
         "cannot execute ./missing: No such file or directory\n"),
        ("a name in no directory of PATH", '"$exec" missing', 127,
         "cannot execute missing: No such file or directory\n"),
        ("an empty name", '"$exec" ""', 127,
         "cannot execute : No such file or directory\n"),
        ("a directory", '"$exec" ./', 126,
         "cannot execute ./: Permission denied\n"),
        ("a text", '"$exec" ./text', 126,
         "cannot execute ./text: Exec format error\n"),
        ("a file without permission", '"$exec" ./data', 126,
         "cannot execute ./data: Permission denied\n"),
        ("through a file", '"$exec" data/x', 126,
         "cannot execute data/x: Not a directory\n"),
        ("a name too long", f'"$exec" {long}', 126,
         f"cannot execute {long}: File name too long\n")])


@kit.promise
def exec_looks_where_path_says():
    check_commands([
        ("a name that may not run", 'PATH=/nowhere:.:/nowhere "$exec" data',
         126, "cannot execute data: Permission denied\n"),
        ("an empty part is here", 'PATH=/nowhere: "$exec" text', 126,
         "cannot execute text: Exec format error\n"),
        ("a part that is no directory",
         'PATH=$PWD/data:/bin:/usr/bin "$exec" true', 0, "", "exited 0\n"),
        ("no PATH is /bin", '/usr/bin/env -i "$exec" true', 0, "",
         "exited 0\n")])


@kit.promise
def exec_tells_how_a_program_ended():
    check_commands([
        ("with arguments and environment",
         "A=b \"$exec\" sh -c 'echo $A $1 $2' x y z", 0, "",
         "b y z\nexited 0\n"),
        ("with 127, and not as if missing", "\"$exec\" sh -c 'exit 127'", 127,
         "", "exited 127\n"),
        ("by a signal", "\"$exec\" sh -c 'kill -TERM $$'", 143, "",
         "killed by signal 15\n"),
        ("with no status to wait for",
         '/usr/bin/env --ignore-signal=CHLD "$exec" true', 1,
         "cannot wait for true: No child processes\n")])


def inject(case, what, *command):
    """(status, standard error) where strace plays the kernel."""
    if not shutil.which("strace"):
        return kit.skip("strace is not installed", case)
    done = kit.run(["strace", "-f", "-o", kit.SCRATCH / "trace", "-e",
                    f"inject={what}", *command], cwd=kit.SCRATCH)
    return done.returncode, done.stderr


@kit.promise
def exec_says_that_its_arguments_are_too_long():
    # What exec was started with fits, so the kernel has to be played.
    for machine in machines():
        got = inject(machine, "execve:error=E2BIG:when=1",
                     example("exec", machine), "./text")
        if got:
            kit.check(got == (126, "cannot execute ./text: Argument list too "
                              "long\n"), machine, got)


@kit.promise
def exec_in_nasm_survives_eintr():
    for machine in machines():
        got = inject(machine, "wait4:error=EINTR:when=1..3",
                     example("exec-asm", machine), "/bin/sh", "-c", "exit 3")
        if got:
            kit.check(got[0] == 3, machine, got)


@kit.promise
def short_counts_and_eintr_lose_nothing():
    path = kit.SCRATCH / "random"
    path.write_bytes(quiet := os.urandom(300_000))
    for machine in machines():
        cat, echo, exec_, wait, fork = (example(name, machine) for name in (
            "cat", "echo", "exec", "wait", "fork"))
        for how, words in (("a file", [cat, path]), ("standard input", [cat])):
            with open(path, "rb") as source:
                copied = subprocess.run([TROUBLE, *words], stdin=source,
                                        capture_output=True, timeout=60)
            kit.check(copied.stdout == quiet and copied.returncode == 0,
                      f"{machine} cat of {how}", copied.stderr)
        talk = kit.run([TROUBLE, echo, "a" * 5000, "b"])
        kit.check(talk.stdout == "a" * 5000 + " b\n", f"{machine} echo",
                  talk.stderr)
        for name, words in (("exec", [exec_, "true"]), ("wait", [wait]),
                            ("fork", [fork])):
            told = kit.run([TROUBLE, *words])
            kit.check(told.returncode == 0 and not told.stderr,
                      f"{machine} {name}, whose wait is interrupted", told)
        told = kit.run([TROUBLE, exec_, "missing"])
        kit.check((told.returncode, told.stderr) == (
            127, "cannot execute missing: No such file or directory\n"),
            f"{machine} exec reads its pipe to the end", told)
        told = kit.run([TROUBLE, exec_, "sh", "-c", "exit 3"])
        kit.check((told.returncode, told.stdout) == (3, "exited 3\n"),
                  f"{machine} exec", told)


def wait_until(state, pid):
    """A process is S, asleep, or T, stopped; it has a minute for that."""
    end = time.monotonic() + 60
    stat = pathlib.Path(f"/proc/{pid}/stat")
    while (stat.read_text().rpartition(") ")[2][0] not in (state, "Z")
           and time.monotonic() < end):
        time.sleep(0.001)


@kit.promise
def cat_goes_on_after_being_stopped():
    # Stopped and continued, a read of a terminal or a pipe is interrupted;
    # nothing of what comes after may be lost.
    for machine in machines():
        reader = subprocess.Popen([example("cat", machine)],
                                  stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE)
        reader.stdin.write(b"before ")
        reader.stdin.flush()
        for _ in range(5):
            wait_until("S", reader.pid)
            os.kill(reader.pid, signal.SIGSTOP)
            wait_until("T", reader.pid)
            os.kill(reader.pid, signal.SIGCONT)
        text, _ = reader.communicate(b"and after\n", timeout=60)
        kit.check(text == b"before and after\n" and reader.returncode == 0,
                  machine, text)


@kit.promise
def cat_is_killed_by_a_closed_pipe_or_says_that_nobody_reads():
    (kit.SCRATCH / "much").write_bytes(bytes(300_000))
    check_commands([
        ("", "\"$cat\" much | head -c 1 > one; trap '' PIPE; "
         '"$cat" much 2> words | true; cat words', 0, "",
         "cat: standard output: Broken pipe\n")])


# The tests' own: what hangs fails the check that it is for, and no other.
@kit.promise
def a_command_that_does_not_end_is_a_result():
    for seconds in (1, 4, 16):          # more where even sh takes that long
        late = kit.run(["sh", "-c",
                        "echo said; echo and >&2; exec sleep 600"],
                       timeout=seconds)
        if late.stderr.startswith("and"):
            break
    kit.check((late.returncode, late.stdout, late.stderr)
              == (-9, "said\n", f"and\ntimed out after {seconds} s\n"), "",
              late)


kit.main()
