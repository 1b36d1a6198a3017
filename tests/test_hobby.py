#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Unchanged headers and examples run on a kernel that is not Linux, in both of
its conventions; a kernel and a target file that are wrong are found out."""
import difflib
import re
import shutil
import subprocess

import kit

HOBBY = kit.ROOT / "tests/hobby"
PROGRAMS = kit.ROOT / "tests/hobby_programs"
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


def outcome(case):
    """The transcript that the case promises, and what its kernel gives."""
    _, compiler, words, change = case
    expected = PROGRAMS / ("expected-carry.txt" if "carry" in words
                           else "expected.txt")
    folder, made = build(compiler, *words)
    if made.returncode:
        return None, made.stdout + made.stderr
    return (33, re.sub(*change, expected.read_text())), boot(folder)


# A promise, a compiler, the words for build, and what of the transcript the
# mistake changes: nothing else may, not even the end.
NO_CHANGE = r"(?!)", ""
WRONG_EBX = r"(?m)^(?=carry ., (341|338|20)$)", "lost: 8\n"
CASES = [(f"{cc}_hobby_kernel{infix}_runs_the_examples", cc, words, NO_CHANGE)
         for cc in kit.COMPILERS
         for infix, words in (("", []), ("_carry", ["carry"]))]
CASES += [(f"{promise}_is_found_out", kit.COMPILERS[0], words, change)
          for promise, words, change in (
    ("a_kernel_that_hands_back_a_wrong_register",
     ["mutant"], WRONG_EBX),
    ("a_carry_kernel_that_hands_back_a_wrong_register",
     ["carry", "mutant"], WRONG_EBX),
    ("a_carry_kernel_that_never_sets_the_flag",
     ["carry", "unset"], (r"carry 1, ", "carry 0, -")),
    ("a_carry_kernel_that_never_clears_the_flag",
     ["carry", "uncleared"], (r"carry 0", "carry 1")),
    ("a_target_with_two_numbers_swapped",   # fork: nothing comes to run
     ["swapped"], (r"(?m)^(?!# ).*\n", "")))]

lines = sum(path.read_text().count("\n") for path in HOBBY.iterdir())
kit.check(lines < 1200, f"hobby_kernel_is_under_1200_lines ({lines})")

if "i386" not in kit.MADE or not shutil.which(QEMU):
    for promise, *_ in CASES:
        kit.skip(promise, f"no 32-bit compiler, or no {QEMU} "
                 "(package qemu-system-x86)")
else:
    for case, (want, got) in zip(CASES, kit.in_parallel(outcome, CASES)):
        kit.check(want == got, case[0], difference(want, got))

done = kit.run([HOBBY / "build", kit.SCRATCH / "hobby", "nonsense"])
kit.check(done.returncode == 2 and "what is nonsense" in done.stderr,
          "hobby_build_refuses_a_word_it_does_not_know", done)

kit.done()
