#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Each example prints what its header says it prints, on both machines.

A transcript stands in the header's comment, indented by five: a line with $
is typed, the lines up to the next are what comes back from both streams.
"""
import ctypes
import functools
import re
import resource
import shutil
import signal
import struct
import subprocess
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

EXAMPLES = kit.ROOT / "examples"


def machines():
    """Where an example runs beside the programs of others. test_alone.py has
    them in a machine of their own."""
    for machine in kit.MADE:
        if machine in kit.NATIVE:
            yield machine
        else:
            kit.skip(kit.NO_TOOLS, machine)


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


def forbid_core():
    """In what is to come: "Segmentation fault", and not "(core dumped)"."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def play(steps, place):
    """What a shell prints for each command, $? being that of the one before."""
    script = "".join(f"{command}\nset -- $?; printf '\\036'; (exit $1)\n"
                     for command, _ in steps)
    shell = subprocess.run(["sh"], input=script, cwd=place, text=True,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           timeout=60, preexec_fn=forbid_core)
    return shell.stdout.split("\036")[:-1]


@functools.cache
def played(source, place):
    """(what is to be printed for each command, what is)."""
    steps, header = transcript(source)
    if "either order" not in header:
        return [output for _, output in steps], play(steps, place)
    # cat ends when the last of them has let go of the pipe.
    return [["".join(sorted(text.splitlines(True))) for text in texts]
            for texts in ([output for _, output in steps],
                          play([(f"{command} | cat", output)
                                for command, output in steps], place))]


@functools.cache
def folder(machine, level):
    """The examples of a machine: in C or in NASM with ring3, as built, or in
    plain NASM, made as their headers say."""
    place = kit.SCRATCH / f"{level} {machine}"
    if level == "plain":
        shutil.copytree(EXAMPLES / level, place)
        for source in sorted(place.glob(f"*.{machine}.asm")):
            played(source, place)
        return place
    place.mkdir()
    for source in EXAMPLES.glob(f"*.{level}"):
        built = f"{source.stem}-{machine}" if level == "c" else \
            f"{source.stem}-asm-{machine}"
        shutil.copy(kit.BUILD / "examples" / built, place / source.stem)
    return place


def check_transcripts(machine, place, sources):
    for source in sorted(sources):
        want, got = played(source, place)
        kit.check(want and got == want,
                  f"{machine} {source.name.split('.')[0]}",
                  f"expected {want}\ngot      {got}")


@kit.promise
def examples_in_c_print_their_transcripts():
    for machine in machines():
        check_transcripts(machine, folder(machine, "c"), EXAMPLES.glob("*.c"))


@kit.promise
def wait_always_has_the_child_first():
    for machine in machines():
        order = {kit.run([folder(machine, "c") / "wait"]).stdout
                 for _ in range(50)}
        kit.check(order == {"Child process exiting\nParent process exiting\n"},
                  machine, order)


@kit.promise
def examples_in_nasm_print_their_transcripts():
    for machine in machines():
        check_transcripts(machine, folder(machine, "asm"),
                          EXAMPLES.glob("*.asm"))


@kit.promise
def examples_in_plain_nasm_print_their_transcripts():
    for machine in machines():
        place = folder(machine, "plain")
        check_transcripts(machine, place, place.glob(f"*.{machine}.asm"))


@kit.promise
def what_the_benchmark_compares_with_prints_its_transcripts():
    for machine in machines():
        place = kit.SCRATCH / f"bench {machine}"
        shutil.copytree(kit.ROOT / "bench/nasm", place)
        check_transcripts(machine, place, place.glob(f"*.{machine}.asm"))


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
        struct.pack("HP", len(code) // 8, ctypes.addressof(kept)))
    libc = ctypes.CDLL(None)
    if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, program, 0, 0):
        raise OSError("no seccomp here")


def allow_core():
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


def ignore_children():
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)


ENDS = [
    ("hello", [], 0, {}, ""),
    ("hello", [], 1, {"full": True}, "that cannot write"),
    ("fork", [], 0, {}, ""),
    ("fork", [], 1, {"full": True}, "that cannot write"),
    ("fork", [], 1, {"before": forbid_fork, "silent": True},
     "that cannot fork"),
    ("wait", [], 0, {}, ""),
    ("wait", [], 1, {"full": True}, "that cannot write"),
    ("wait", [], 1, {"before": forbid_fork, "silent": True},
     "that cannot fork"),
    ("exit", [], 7, {"silent": True}, ""),
    ("exec", [], 2, {}, "without a program"),
    ("exec", ["/nothing"], 127, {}, "of what is not there"),
    ("exec", [""], 127, {}, "of an empty name"),
    ("exec", ["/"], 126, {}, "of a directory"),
    ("exec", ["/etc/passwd/x"], 126, {}, "below a file"),
    ("exec", ["/bin/true"], 1, {"before": forbid_fork}, "that cannot fork"),
    ("exec", ["/bin/true"], 1, {"before": ignore_children},
     "whose child nobody waits for"),
    ("exec", ["/bin/true"], 0, {}, "of what ends well"),
    ("exec", ["/bin/sh", "-c", "exit 255"], 255, {}, "of what ends with 255"),
    ("exec", ["/bin/sh", "-c", "kill -15 $$"], 128 + 15, {},
     "of what a signal kills"),
    ("exec", ["/bin/sh", "-c", "kill -11 $$"], 128 + 11,
     {"before": allow_core}, "of what a signal kills and dumps"),
    ("exec", ["/bin/sh", "-c", "exit $WORD$1", "-", "4"], 34, {},
     "hands on arguments and environment"),
]


@kit.promise
def c_nasm_and_plain_nasm_end_alike():
    for machine in machines():
        for example, arguments, status, how, what in ENDS:
            got = {}
            for level in ("c", "asm", "plain"):
                with open("/dev/full", "w") as full:
                    ran = subprocess.run(
                        [folder(machine, level) / example, *arguments],
                        stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                        stdout=full if "full" in how else subprocess.PIPE,
                        timeout=60, env={"WORD": "3"}, cwd=kit.SCRATCH,
                        preexec_fn=how.get("before"))
                got[level] = ran.returncode
                if "silent" in how and ran.stdout:
                    got[level] = ran.stdout
            kit.check(set(got.values()) == {status},
                      f"{machine} {example} {what}".rstrip() + f": {status}",
                      got)


@kit.promise
def nothing_is_writable_and_executable():
    for machine in kit.MADE:
        for source in sorted(EXAMPLES.glob("*.c")):
            program = kit.BUILD / "examples" / f"{source.stem}-{machine}"
            headers = kit.run(["readelf", "-lW", program]).stdout
            segments = re.findall(
                r"^  (\w+) +0x\S+ 0x\S+ 0x\S+ 0x\S+ 0x\S+ (...)", headers,
                re.M)
            kit.check(("GNU_STACK", "RW ") in segments
                      and not any("W" in flags and "E" in flags
                                  for _, flags in segments)
                      and "INTERP" not in headers and "DYNAMIC" not in headers,
                      f"{machine} {source.stem}", headers)


kit.main()
