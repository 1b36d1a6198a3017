#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""A second judge of the wrappers: strace knows, by a table that is not ours,
what each number is called and how many words it takes.

Nothing that the program calls reaches the kernel: strace answers in its place.
What this strace does not know would not be answered, so it is not called.
"""
import re
import shutil

import kit

TEXT = (kit.ROOT / "tests/sentinels.inc").read_text()
HALVES = dict(zip(("i386", "x86_64"), re.match(
    r".*#ifdef __i386__\n(.*)#else\n(.*)#endif", TEXT, re.S).groups()))

# strace prints fewer words than the kernel reads: the high half of an offset,
# which on x86_64 is never more than nothing; and more for vm86 than it takes.
COUNTS = {("x86_64", "preadv"): 4, ("x86_64", "pwritev"): 4,
          ("i386", "vm86"): 5}


def words(machine):
    """name -> (number, [word]), as the sentinel tests expect them."""
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
    found = {}
    for name, number, expected in re.findall(
            r"PASSES(?:_WORD)?\((\w+), (\d+),\n.*\n    (.*)\)\n",
            HALVES[machine]):
        found[name] = int(number), [
            value[kind](int(place)) if kind else int(plain)
            for kind, place, plain in re.findall(
                r"IN_(\w+)\((\d+)\)|\b(\d+)\b(?!\))", expected)[1:]]
    return found


def knows(name):
    return kit.run(["strace", "-qq", "-o", kit.SCRATCH / "none", "-e",
                    f"trace={name}", "true"]).returncode == 0


if not shutil.which("strace"):
    kit.skip("strace_agrees", "strace is not installed")
    kit.done()

table = {(machine, int(line.split()[column])): line.split()[3]
         for line in (kit.ROOT / "src/syscalls.tbl").open()
         if line.strip() and not line.startswith("#")
         for column, machine in enumerate(("i386", "x86_64"))
         if line.split()[column] != "-"}
for machine in set(kit.MADE) - set(kit.NATIVE):
    kit.skip(f"{machine}_strace_sees_the_call_and_the_words_of_each_wrapper",
             kit.NO_TOOLS)
for machine in kit.NATIVE:
    expected = words(machine)
    known = {number for number in {number for number, _ in expected.values()}
             if knows(table[machine, number])}
    program = kit.SCRATCH / "calls"
    source = kit.scratch("calls.c", '#include "sentinels.h"\n'
        "#include <ring3/start.h>\nint main(void)\n{\n" + "".join(
            f"    (void){call};\n" for name, number, call in re.findall(
                r"PASSES(?:_WORD)?\((\w+), (\d+),\n    (.*),\n",
                HALVES[machine])
            if int(number) in known) + "    return 0;\n}\n")
    made = kit.run(["gcc", kit.WIDTH[machine], "-O1", "-w", *kit.BARE,
                    f"-I{kit.ROOT / 'tests'}", source, "-o", program])
    log = kit.SCRATCH / "log"
    ran = kit.run(["strace", "-qq", "-n", "-o", log, "-e", "raw=all", "-e",
                   "inject=!execve,exit_group:retval=0", program],
                  timeout=120) if made.returncode == 0 else made
    got = re.findall(r"^\[ *(\d+)\] (\w+)\((.*)\) += ",
                     log.read_text() if log.exists() else "", re.M)
    got = [line for line in got if line[1] not in ("execve", "exit_group")]
    wanted = [(name, number, list_) for name, (number, list_) in
              expected.items() if number in known
              and name not in ("execve", "exit_group")]
    wrong = [] if len(got) == len(wanted) else [
        f"{len(wanted)} calls, {len(got)} seen", ran.stderr[:1500]]
    for (number, theirs, printed), (name, ours, list_) in zip(got, wanted):
        values = [int(word, 0) for word in printed.split(", ") if word]
        count = COUNTS.get((machine, name), len(list_))
        if (int(number) != ours or theirs != table[machine, ours]
                or len(values) != count
                or values[:len(list_)] != list_[:len(values)]):
            wrong.append(f"sys_{name}: {ours} {[hex(w) for w in list_]}, "
                         f"strace saw {number} {theirs}({printed})")
    kit.check(made.returncode == 0 and not wrong and len(got) > 30,
              f"{machine}_strace_sees_the_call_and_the_words_of_each_wrapper "
              f"({len(got)} calls; {len(expected) - len(wanted)} it does not "
              "know)", "\n".join(wrong))

kit.done()
