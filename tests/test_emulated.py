#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""The i386 programs of tests/meson.build keep their promises on a kernel that
is i386 itself, where the kernel here does not run them or as a second judge.

    tests/test_emulated.py PROGRAM...
"""
import pathlib
import re
import sys

import guest
import kit


def promises(program, status, output):
    """check() and skip() for what a program says of itself, in TAP."""
    lines = re.findall(
        r"(?m)^(not ok|ok) \d+ -? ?(.*?)(?: ?# (SKIP) ?(.*))?\n((?:#.*\n)*)",
        output)
    kept = True
    for verdict, name, skipped, reason, detail in lines:
        name = f"{program}: {name or reason}"
        if skipped:
            kit.skip(name, f"by the program itself, on {kernel.name}")
        else:
            kept &= kit.check(verdict == "ok", name, detail)
    # One that ends early has promised more.
    plan = re.search(r"(?m)^1\.\.(\d+)", output)
    whole = plan and int(plan[1]) == len(lines) and (status == 0 or not kept)
    kit.check(whole, f"{program}: ends_well", f"status {status}\n{output}")


# What they expect of any machine.
FILES = {"etc": None, "usr": None, "usr/bin": None, "bin": None}
SHELL = kit.BUILD / "examples/shell-i386"

paths = [pathlib.Path(word) for word in sys.argv[1:]]
whole = "i386_programs_run_on_an_i386_kernel"
kernel, why = guest.kernel_of(guest.FLAVOUR)
ended = []
if not kernel or not paths:
    kit.skip(whole, why or "nothing is built for i386")
else:
    files = {**FILES, "bin/sh": SHELL.read_bytes()}
    try:
        ended = guest.run(paths, ["CMOCKA_MESSAGE_OUTPUT=TAP"], files)
    except guest.Unavailable as why:
        kit.skip(whole, why)
    except RuntimeError as wrong:
        kit.check(False, whole, wrong)
for path, (status, output) in zip(paths, ended):
    promises(path.name.removeprefix("test_"), status, output)
kit.done()
