#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Each example prints what its header says it prints, on both machines.

A transcript stands in the header's comment, indented by five: a line with $
is typed, the lines up to the next are what comes back from both streams.
"""
import ctypes
import re
import resource
import shutil
import signal
import struct
import subprocess

import kit

EXAMPLES = sorted(path.stem for path in (kit.ROOT / "examples").glob("*.c"))


def transcript(source):
    """[(command, expected output)], and what the header says."""
    if source.suffix == ".c":
        header, margin = source.read_text().split("*/", 2)[1], r" \*"
    else:
        header, margin = source.read_text().split("bits", 1)[0], ";"
    steps = []
    for line in header.splitlines():
        match = re.match(margin + r"(?:     (.*))?$", line)
        if match and match[1] and match[1].startswith("$ "):
            steps.append((match[1][2:], ""))
        elif match and steps:
            steps[-1] = steps[-1][0], steps[-1][1] + (match[1] or "") + "\n"
    if steps:
        steps[-1] = steps[-1][0], steps[-1][1].removesuffix("\n")
    return [(command, output.rstrip("\n") + "\n" if output.strip() else output)
            for command, output in steps], header


def play(steps, place):
    """What a shell prints for each command, $? being that of the one before."""
    script = "".join(f"{command}\nset -- $?; printf '\\036'; (exit $1)\n"
                     for command, _ in steps)
    shell = subprocess.run(["sh"], input=script, cwd=place, text=True,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           timeout=60)
    return shell.stdout.split("\036")[:-1]


def promise(name, source, place):
    steps, header = transcript(source)
    if "either order" in header:
        # cat ends when the last of them has let go of the pipe.
        steps = [(f"{command} | cat", output) for command, output in steps]
    got = play(steps, place)
    want = [output for _, output in steps]
    if "either order" in header:
        got = ["".join(sorted(text.splitlines(True))) for text in got]
        want = ["".join(sorted(text.splitlines(True))) for text in want]
    kit.check(steps and got == want, name, f"expected {want}\ngot      {got}")


# tests/test_alone.py has the examples in a machine of their own.
for machine in set(kit.MADE) - set(kit.NATIVE):
    kit.skip(f"{machine}_examples_print_their_transcripts", kit.NO_TOOLS)

for machine in kit.NATIVE:
    place = kit.SCRATCH / machine
    place.mkdir()
    for example in EXAMPLES:
        shutil.copy(kit.BUILD / "examples" / f"{example}-{machine}",
                    place / example)
    for example in EXAMPLES:
        promise(f"{machine}_{example}_prints_its_transcript",
                kit.ROOT / "examples" / f"{example}.c", place)

    order = {kit.run([place / "wait"]).stdout for _ in range(50)}
    kit.check(order == {"Child process exiting\nParent process exiting\n"},
              f"{machine}_wait_always_has_the_child_first", order)

# The same in NASM: with ring3, as built, and plain, as the headers say.
for machine in kit.NATIVE:
    place = kit.SCRATCH / f"asm-{machine}"
    place.mkdir()
    for source in sorted((kit.ROOT / "examples").glob("*.asm")):
        shutil.copy(kit.BUILD / "examples" / f"{source.stem}-asm-{machine}",
                    place / source.stem)
    for source in sorted((kit.ROOT / "examples").glob("*.asm")):
        promise(f"{machine}_asm_{source.stem}_prints_its_transcript", source,
                place)
    place = kit.SCRATCH / f"plain-{machine}"
    shutil.copytree(kit.ROOT / "examples/plain", place)
    for source in sorted(place.glob(f"*.{machine}.asm")):
        promise(f"{machine}_plain_{source.name.split('.')[0]}_prints_its_"
                "transcript", source, place)

# C, NASM with ring3 and plain NASM end alike, whatever happens to them.
libc = ctypes.CDLL(None)


def forbid_fork():
    """In the program to come: fork answers -EAGAIN, by seccomp."""
    load, equal, answer = 0x20, 0x15, 0x06
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in (
        (load, 0, 0, 4),                # the machine
        (equal, 0, 2, 0x40000003),      # i386?
        (load, 0, 0, 0),
        (equal, 2, 3, 2),
        (load, 0, 0, 0),
        (equal, 0, 1, 57),
        (answer, 0, 0, 0x00050000 | 11),
        (answer, 0, 0, 0x7fff0000)))
    kept = ctypes.create_string_buffer(code)
    program = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(kept)))
    if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, program, 0, 0):
        raise OSError("no seccomp here")


def allow_core():
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2)


def ignore_children():
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)


FULL = {"stdout": open("/dev/full", "w")}
ENDS = [
    ("hello_ends_with_0", "hello", [], 0, {}),
    ("hello_that_cannot_write_ends_with_1", "hello", [], 1, FULL),
    ("fork_ends_with_0", "fork", [], 0, {}),
    ("fork_that_cannot_write_ends_with_1", "fork", [], 1, FULL),
    ("fork_that_cannot_fork_ends_with_1", "fork", [], 1,
     {"before": forbid_fork, "silent": True}),
    ("wait_ends_with_0", "wait", [], 0, {}),
    ("wait_that_cannot_write_ends_with_1", "wait", [], 1, FULL),
    ("wait_that_cannot_fork_ends_with_1", "wait", [], 1,
     {"before": forbid_fork, "silent": True}),
    ("exit_ends_with_7", "exit", [], 7, {"silent": True}),
    ("exec_without_a_program_ends_with_2", "exec", [], 2, {}),
    ("exec_of_what_is_not_there_ends_with_127", "exec", ["/nothing"], 127, {}),
    ("exec_of_an_empty_name_ends_with_127", "exec", [""], 127, {}),
    ("exec_of_a_directory_ends_with_126", "exec", ["/"], 126, {}),
    ("exec_below_a_file_ends_with_126", "exec", ["/etc/passwd/x"], 126, {}),
    ("exec_that_cannot_fork_ends_with_1", "exec", ["/bin/true"], 1,
     {"before": forbid_fork}),
    ("exec_whose_child_nobody_waits_for_ends_with_1", "exec", ["/bin/true"], 1,
     {"before": ignore_children}),
    ("exec_ends_with_its_childs_0", "exec", ["/bin/true"], 0, {}),
    ("exec_ends_with_its_childs_255", "exec", ["/bin/sh", "-c", "exit 255"],
     255, {}),
    ("exec_ends_with_128_and_the_signal", "exec",
     ["/bin/sh", "-c", "kill -15 $$"], 128 + 15, {}),
    ("exec_ends_with_128_and_a_signal_that_dumps_core", "exec",
     ["/bin/sh", "-c", "kill -11 $$"], 128 + 11, {"before": allow_core}),
    ("exec_hands_on_arguments_and_environment", "exec",
     ["/bin/sh", "-c", "exit $WORD$1", "-", "4"], 34, {}),
]
for machine in kit.NATIVE:
    for name, example, arguments, status, how in ENDS:
        got = {}
        for level, place in (("c", machine), ("asm", f"asm-{machine}"),
                             ("plain", f"plain-{machine}")):
            ran = subprocess.run(
                [kit.SCRATCH / place / example, *arguments],
                stdout=how.get("stdout", subprocess.PIPE),
                stderr=subprocess.PIPE, timeout=60, env={"WORD": "3"},
                cwd=kit.SCRATCH, preexec_fn=how.get("before"))
            got[level] = ran.returncode
            if "silent" in how and ran.stdout:
                got[level] = ran.stdout
        kit.check(set(got.values()) == {status}, f"{machine}_{name}", got)

# What the benchmark compares with: made and run as its header says.
for machine in kit.NATIVE:
    place = kit.SCRATCH / f"nasm-{machine}"
    shutil.copytree(kit.ROOT / "bench/nasm", place)
    for source in sorted(place.glob(f"*.{machine}.asm")):
        promise(f"{machine}_bench_nasm_{source.name.split('.')[0]}_prints_its_"
                "transcript", source, place)

for machine in kit.MADE:
    for example in EXAMPLES:
        program = kit.BUILD / "examples" / f"{example}-{machine}"
        headers = kit.run(["readelf", "-lW", program]).stdout
        segments = re.findall(r"^  (\w+) +0x\S+ 0x\S+ 0x\S+ 0x\S+ 0x\S+ (...)",
                              headers, re.M)
        kit.check(("GNU_STACK", "RW ") in segments
                  and not any("W" in flags and "E" in flags
                              for _, flags in segments)
                  and "INTERP" not in headers and "DYNAMIC" not in headers,
                  f"{machine}_{example}_has_nothing_writable_and_executable",
                  headers)

kit.done()
