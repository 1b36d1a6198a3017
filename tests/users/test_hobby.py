#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Unchanged headers and examples run on a kernel that is not Linux, in both of
its conventions; a kernel and a target file that are wrong are found out."""
import difflib
import re
import shutil
import subprocess
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

HOBBY = kit.ROOT / "tests/users/hobby"
PROGRAMS = kit.ROOT / "tests/users/hobby_programs"
QEMU = "qemu-system-i386"


def boot(folder, seconds=60):
    """(exit status, what came over the serial line) of the kernel in it."""
    try:
        done = subprocess.run(
            [QEMU, "-accel", "tcg", "-kernel", folder / "kernel", "-display",
             "none", "-serial", "stdio", "-monitor", "none", "-no-reboot",
             "-device", "isa-debug-exit,iobase=0xf4,iosize=4"],
            input=b"typed\n\x04", stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, timeout=seconds)
        return done.returncode, done.stdout.decode(errors="replace")
    except subprocess.TimeoutExpired as end:
        return None, (end.stdout or b"").decode(errors="replace")


def build(compiler, *words):
    folder = kit.SCRATCH / "-".join(["hobby", compiler, *words])
    made = kit.run([HOBBY / "build", folder, *words],
                   env={"PATH": "/usr/bin:/bin", "CC": compiler}, timeout=120)
    return folder, made


def difference(want, got):
    """What to show of two (exit status, transcript), or of a failed build."""
    if want is None:
        return got
    lines = difflib.unified_diff(want[1].splitlines(), got[1].splitlines(),
                                 "expected", "got", lineterm="")
    return "\n".join([f"ended with {got[0]}, not {want[0]}", *lines])


def outcome(how):
    """The transcript that is promised, and what its kernel gives."""
    compiler, words, change = how
    expected = PROGRAMS / ("expected-carry.txt" if "carry" in words
                           else "expected.txt")
    folder, made = build(compiler, *words)
    if made.returncode:
        return None, made.stdout + made.stderr
    return (33, re.sub(*change, expected.read_text())), boot(folder)


def boots(cases):
    """Of (case, compiler, words for build, what of the transcript changes):
    nothing else may, not even the end."""
    if "i386" not in kit.MADE or not shutil.which(QEMU):
        for case, *_ in cases:
            kit.skip(f"no 32-bit compiler, or no {QEMU} "
                     "(package qemu-system-x86)", case)
        return
    for (case, *_), (want, got) in zip(cases, kit.in_parallel(
            outcome, [how for _, *how in cases])):
        kit.check(want == got, case, difference(want, got))


@kit.promise
def the_hobby_kernel_is_under_1200_lines():
    lines = sum(path.read_text().count("\n") for path in HOBBY.iterdir())
    kit.check(lines < 1200, detail=lines)


@kit.promise
def the_hobby_kernel_runs_the_examples():
    boots([(" ".join([cc, *words]), cc, words, (r"(?!)", ""))
           for cc in kit.COMPILERS for words in ([], ["carry"])])


@kit.promise
def a_mistake_is_found_out():
    wrong_ebx = r"(?m)^(?=carry ., (341|338|20)$)", "lost: 8\n"
    boots([(case, kit.COMPILERS[0], words, change)
           for case, words, change in (
        ("a kernel that hands back a wrong register", ["mutant"], wrong_ebx),
        ("a carry kernel that hands back a wrong register",
         ["carry", "mutant"], wrong_ebx),
        ("a carry kernel that never sets the flag",
         ["carry", "unset"], (r"carry 1, ", "carry 0, -")),
        ("a carry kernel that never clears the flag",
         ["carry", "uncleared"], (r"carry 0", "carry 1")),
        ("a target with two numbers swapped",   # fork: nothing comes to run
         ["swapped"], (r"(?m)^(?!# ).*\n", "")))])


@kit.promise
def build_refuses_a_word_it_does_not_know():
    done = kit.run([HOBBY / "build", kit.SCRATCH / "nonsense", "nonsense"])
    kit.check(done.returncode == 2 and "what is nonsense" in done.stderr,
              detail=done)


kit.main()
