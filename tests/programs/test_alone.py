#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""A kernel, our programs and nothing else: they do what they say.

Debian's kernels are booted in an emulator with an archive of alone/init.c and
the examples. What comes out of the serial line is compared with
alone/expected.txt.
"""
import difflib
import os
import pathlib
import re
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit
import guest

import table

ALONE = kit.ROOT / "tests/programs/alone"
# A kernel, whose programs run on it, and what compiles their init.
BOOTS = [
    ("cloud-amd64", "x86_64", "gcc"),
    ("cloud-amd64", "i386", "clang"),
    ("686-pae", "i386", "gcc"),
]


def programs(machine, cc):
    """init, and the examples in C and NASM, as the files of an archive."""
    init = guest.build_init("init.c", machine, cc)
    files = {"init": init.read_bytes()}
    for folder, suffix, infix in ("bin", "c", ""), ("asm", "asm", "-asm"):
        files[folder] = None
        for source in sorted((kit.ROOT / "examples").glob(f"*.{suffix}")):
            built = f"examples/{source.stem}{infix}-{machine}"
            files[f"{folder}/{source.stem}"] = (
                kit.BUILD / built).read_bytes()
    return files


def settled(text):
    """fork's two lines, and those of no other, come in either order; the root
    is mounted with this machine's sizes.
    """
    text = re.sub(r"(?m)^rootfs / .*\n", "", text)
    return re.sub(r"(?m)(^\$ \S*fork\n)(.*\n)(.*\n)",
                  lambda m: m[1] + "".join(sorted([m[2], m[3]])), text)


def compare(got, want, case=""):
    got, want = settled(got), settled(want)
    kit.check(got == want, case, "\n".join(difflib.unified_diff(
        want.splitlines(), got.splitlines(), "expected", "got", lineterm="")))


def run_as_nobody(program):
    """What an ordinary process is told. It has no right to do here what it does
    to a machine of its own, even if it should try: it is opened before that is
    given up, because the scratch place is closed to nobody.
    """
    with program.open("rb") as file:
        return kit.run([f"/proc/self/fd/{file.fileno()}"], timeout=20,
                       pass_fds=[file.fileno()],
                       **({"user": 65534, "group": 65534, "extra_groups": []}
                          if os.geteuid() == 0 else {}))


@kit.promise
def init_refuses_to_be_an_ordinary_process():
    for machine in kit.NATIVE:
        before = pathlib.Path("/proc/self/mounts").read_text()
        init = guest.build_init("init.c", machine, "gcc")
        try:
            done = run_as_nobody(init)
        except OSError as why:
            kit.skip(f"cannot run it without rights: {why}", machine)
        else:
            after = pathlib.Path("/proc/self/mounts").read_text()
            kit.check((done.returncode, done.stdout, after) == (
                1, "init: this is for the first process of a machine only\n",
                before), machine, done)


@kit.promise
def programs_need_only_a_kernel():
    boots = []
    for flavour, machine, cc in BOOTS:
        case = f"{machine} on {flavour}"
        kernel, why = guest.kernel_of(flavour)
        if machine not in kit.MADE:
            kit.skip(f"nothing is built for {machine}", case)
        elif not kernel:
            kit.skip(why, case)
        else:
            files = programs(machine, cc if cc in kit.COMPILERS else "gcc")
            release = kernel.name.removeprefix("vmlinuz-")
            want = (ALONE / "expected.txt").read_text().split("\n", 1)[1]
            want = want.replace("@RELEASE@", release)
            boots.append((case, flavour, files, want))
    consoles = kit.in_parallel(lambda each: guest.boot(*each[:3]), boots)
    for (case, _, _, want), got in zip(boots, consoles):
        compare(got, want, case)


@kit.promise
def init_says_what_is_wrong_and_switches_off():
    flavour, machine, cc = BOOTS[0]
    kernel, why = guest.kernel_of(flavour)
    if not kernel:
        return kit.skip(why)
    # A file is in the way of /proc.
    files = {**programs(machine, cc), "proc": b""}
    compare(guest.boot("wrong", flavour, files),
            "init: cannot mount /proc: Not a directory\n"
            "reboot: Power down\n")


# A call that answers so has not heard what it is asked for, or is one that this
# machine, or this kernel as it was configured, has not.
UNKNOWN = {"futex", "modify_ldt", "rseq_slice_yield"}
LACKED = {"x86_64": UNKNOWN | {"set_thread_area", "get_thread_area"},
          "i386": UNKNOWN | {"vm86"}}


@kit.promise
def the_newest_kernel_sees_each_wrappers_number_and_words():
    """And has the calls that the table says it has."""
    flavour = "newest/cloud-amd64"
    # Whatever is not run is made.
    inits = {machine: guest.build_init("sweep.c", machine, "gcc").read_bytes()
             for machine in kit.MADE}
    kernel, why = guest.kernel_of(flavour) if kit.LONG else (
        None, "only with --long, as it is another kernel each month")
    if not kernel:
        return kit.skip(why)
    number = re.compile(r"(\d+)\.(\d+)")
    release = tuple(map(int, number.search(kernel.name).groups()))
    since = {name: tuple(map(int, found.groups()))
             for name, row in table.calls().items()
             if (found := number.fullmatch(row.since))}

    def look(machine):
        return guest.boot(f"sweep-{machine}", flavour,
                          {"init": inits[machine]})
    for machine, said in zip(kit.MADE, kit.in_parallel(look, kit.MADE)):
        lines = dict(line.partition(" ")[::2] for line in said.splitlines())
        off = lines.pop("reboot:", "")
        wrong = {
            name: answer for name, answer in lines.items()
            if (answer != "stays"
                or name not in ("exit", "exit_group", "pause"))
            and (not re.fullmatch(r"-?\d+", answer) or name not in LACKED[
                machine] and (answer == "-38") != (
                    since.get(name, (0,)) > release))}
        kit.check(len(lines) > 350 and off == "Power down" and not wrong,
                  f"{machine} on {kernel.name}", wrong or said)


kit.main()
