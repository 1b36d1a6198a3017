#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""The i386 C tests keep their promises on two kernels: one that is x86_64 and
runs them in compat mode, and one that is i386 itself. They are the only judges
where the kernel here does not run them; where it does, it is the first of them.
"""
import functools
import re
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit
import guest

PROGRAMS = sorted(path for path in (kit.BUILD / "tests").glob("test_*-i386")
                  if path.is_file())
# What is run through it has a kernel without the newest calls: those that
# meson.build runs so where it can.
ABSENT = kit.BUILD / "tests/absent-i386"
WITHOUT = re.compile("test_(?!fast_|(single|stubs|mem)-)")


def judge(program, status, output):
    """check() and skip() for what a program says of itself, in TAP."""
    plan = re.search(r"(?m)^1\.\.(\d+)(?: # SKIP (.*))?$", output)
    if plan and plan[2]:
        return kit.skip(plan[2], program)
    lines = re.findall(
        r"(?m)^(not ok|ok) \d+ - (.*?)(?: # (SKIP) ?(.*))?\n((?:#.*\n)*)",
        output)
    kept = True
    for verdict, name, skipped, reason, detail in lines:
        case = f"{program}: {name}"
        if skipped:
            kit.skip(reason, case)
        else:
            kept &= kit.check(verdict == "ok", case, detail)
    # One that ends early has promised more.
    whole = plan and int(plan[1]) == len(lines) and (status == 0 or not kept)
    kit.check(whole, f"{program}: ends_well", f"status {status}\n{output}")


@functools.cache
def endings(flavour):
    """[(program, how it ended, its output)], plain and without those calls: of
    all at once, as a machine takes as long to boot as to run half of them."""
    plain = [[path] for path in PROGRAMS if "_absent-" not in path.name]
    without = [[ABSENT, path] for path in PROGRAMS if WITHOUT.match(path.name)]
    ended = iter(guest.run(flavour, plain + without))
    return [[(path.name.removeprefix("test_").removesuffix("-i386"),
              *next(ended)) for *_, path in commands]
            for commands in (plain, without)]


def keep_promises(flavour, without=False):
    if not PROGRAMS:
        return kit.skip("nothing is built for i386")
    kernel, why = guest.kernel_of(flavour)
    if not kernel:
        return kit.skip(why)
    try:
        ended = endings(flavour)[without]
    except guest.Unavailable as why:
        return kit.skip(why)
    for ending in ended:
        judge(*ending)


def keep_promises_in_compat_mode(without=False):
    if "i386" in kit.NATIVE and not kit.LONG:
        return kit.skip("the kernel here runs them so itself; RING3_LONG=1")
    keep_promises("cloud-amd64", without)


@kit.promise
def i386_programs_keep_their_promises_in_compat_mode():
    keep_promises_in_compat_mode()


@kit.promise
def i386_programs_do_without_the_newest_calls_in_compat_mode():
    keep_promises_in_compat_mode(without=True)


@kit.promise
def i386_programs_keep_their_promises_on_a_32_bit_kernel():
    keep_promises("686-pae")


@kit.promise
def i386_programs_do_without_the_newest_calls_on_a_32_bit_kernel():
    keep_promises("686-pae", without=True)


kit.main()
