#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""A second judge of the wrappers: strace knows, by a table that is not ours,
what each number is called and how many words it takes.

Nothing that the program calls reaches the kernel: strace answers in its place.
What this strace does not know would not be answered, so it is not called.
"""
import re
import shutil
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

# strace prints fewer words than the kernel reads: the high half of an offset,
# which on x86_64 is never more than nothing; and more for vm86 than it takes.
# An old one knows of three for bpf.
COUNTS = {("x86_64", "preadv"): 4, ("x86_64", "pwritev"): 4,
          ("i386", "vm86"): 5, ("i386", "bpf"): 3, ("x86_64", "bpf"): 3}
# What begins and ends the program that calls the others.
UNANSWERED = {"execve", "exit_group"}


def wrappers(machine):
    """(name, number, call in C, [word]), as the sentinel tests have them."""
    half = {"i386": r"#ifdef __i386__\n(.*)#else",
            "x86_64": r"#else\n(.*)#endif"}[machine]
    text = re.search(half, (kit.ROOT / "tests/calls/sentinels.inc").read_text(),
                     re.S)[1]
    width = {"i386": 32, "x86_64": 64}[machine]
    mask = (1 << width) - 1
    high = 0x8123456700000000 if width == 64 else 0x81000000
    value = {
        "INT": lambda place: -1 - place & mask,
        "UNSIGNED": lambda place: 0x80000000 + place,
        "WORD": lambda place: high + place,
        "POINTER": lambda place: high + place,
        "WHOLE": lambda place: 0x8123456789abce00 + place,
        "LOW": lambda place: 0x89abce00 + place,
        "HIGH": lambda place: 0x81234567,
    }
    for name, number, call, expected in re.findall(
            r"PASSES(?:_WORD)?\((\w+), (\d+),\n    (.*),\n    (.*)\)\n", text):
        yield name, int(number), call, [
            value[kind](int(place)) if kind else int(plain)
            for kind, place, plain in re.findall(
                r"IN_(\w+)\((\d+)\)|\b(\d+)\b(?!\))", expected)[1:]]


def table(machine):
    """number -> name"""
    rows = [line.split() for line in (kit.ROOT / "src/syscalls.tbl").open()
            if line.strip() and not line.startswith("#")]
    column = ("i386", "x86_64").index(machine)
    return {int(row[column]): row[3] for row in rows if row[column] != "-"}


def known(names):
    """Those that this strace knows: it stops at the first it does not."""
    names = set(names)
    while True:
        said = kit.run(["strace", "-qq", "-o", kit.SCRATCH / "none", "-e",
                        f"trace={','.join(names)}", "true"])
        if not said.returncode:
            return names
        names.remove(re.search("invalid system call '(.*)'", said.stderr)[1])


def seen(machine, calls):
    """What strace sees of a program of them: [(number, name, words)]"""
    source = kit.scratch(
        f"{machine}.c", '#include "sentinels.h"\n#include <ring3/start.h>\n'
        "int main(void)\n{\n" + "".join(f"(void){call};\n" for call in calls)
        + "return 0;\n}\n")
    program, log = kit.SCRATCH / machine, kit.SCRATCH / f"{machine}.log"
    ran = kit.run(["gcc", kit.WIDTH[machine], "-O1", "-w", *kit.BARE,
                   f"-I{kit.ROOT / 'tests/calls'}", source, "-o", program])
    if ran.returncode == 0:
        ran = kit.run(["strace", "-qq", "-n", "-o", log, "-e", "raw=all",
                       "-e", f"inject=!{','.join(UNANSWERED)}:retval=0",
                       program], timeout=120)
    lines = re.findall(r"^\[ *(\d+)\] (\w+)\((.*)\) += ",
                       log.read_text() if log.exists() else "", re.M)
    return ran, [(int(number), *line) for number, *line in lines
                 if line[0] not in UNANSWERED]


@kit.promise
def strace_sees_the_call_and_the_words_of_each_wrapper():
    for machine in kit.MADE:
        if machine not in kit.NATIVE or not shutil.which("strace"):
            kit.skip(kit.NO_TOOLS if machine not in kit.NATIVE
                     else "strace is not installed", machine)
            continue
        name_of = table(machine)
        every = list(wrappers(machine))
        names = known(name_of[number] for _, number, *_ in every) - UNANSWERED
        wanted = [row for row in every if name_of[row[1]] in names]
        ran, got = seen(machine, [call for *_, call, _ in wanted])
        wrong = [] if len(got) == len(wanted) else [
            f"{len(wanted)} calls, {len(got)} seen", ran.stderr[:1500]]
        for (name, number, _, words), saw in zip(wanted, got):
            values = [int(word, 0) for word in saw[2].split(", ") if word]
            if (saw[:2] != (number, name_of[number])
                    or len(values) not in (len(words),
                                           COUNTS.get((machine, name)))
                    or values[:len(words)] != words[:len(values)]):
                wrong.append(f"sys_{name}: {number} {[*map(hex, words)]}, "
                             f"strace saw {saw}")
        kit.check(not wrong and len(got) > 30,
                  f"{machine} ({len(got)} calls; {len(every) - len(wanted)} it "
                  "does not know)", "\n".join(wrong))


kit.main()
