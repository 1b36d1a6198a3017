#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""archive.py - assemble every call to an object and put all into an archive

    src/archive.py NASM WARNINGS AR MACHINE ARCHIVE OBJECT...

One object for each line of src/arch/MACHINE/stubs.inc, for each STUB of
by_hand.asm and for each raw call, so that a program holds the calls it makes
and no other; with OBJECT..., they become ARCHIVE. WARNINGS is a word for NASM.
MACHINE is i386, x86_64, or i386-fast: what goes in by ring3_gate, see
include/ring3/fast.h.
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SRC = pathlib.Path(__file__).resolve().parent


def main(nasm, warnings, ar, machine, archive, *objects):
    machine, _, fast = machine.partition("-")
    arch = SRC / "arch" / machine
    flags = [warnings, "-f", "elf32" if machine == "i386" else "elf64",
             *["-DRING3_FAST"] * bool(fast),
             f"-I{arch}/", f"-I{SRC.parent / 'include/ring3/nasm'}/"]
    sources = {}
    for line in (arch / "stubs.inc").read_text().splitlines():
        if line.startswith("stub"):
            name = re.match(r"\w+ (\w+),", line)[1]
            sources[name] = f'%include "stub.inc"\n{line}\n'
    for name in re.findall(r"^%ifdef STUB_(\w+)",
                           (arch / "by_hand.asm").read_text(), re.M):
        sources[name] = f'%define STUB_{name}\n%include "by_hand.asm"\n'
    for words in range(7):
        sources[f"syscall{words}"] = (f"%define WORDS {words}\n"
                                      '%include "syscall.asm"\n')
    # By its path, as this object's source has the same name.
    sources["gate"] = f'%include "{arch}/gate.asm"\n'
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)

        # The name that is in the object is that of the source: not a path.
        def assemble(name):
            (place / f"{name}.asm").write_text(sources[name])
            subprocess.run([nasm, *flags, f"{name}.asm", "-o", f"{name}.o"],
                           cwd=place, check=True)
            return place / f"{name}.o"

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            members = sorted(pool.map(assemble, sources))
        pathlib.Path(archive).unlink(missing_ok=True)
        subprocess.run([ar, "rcsD", archive, *objects, *members], check=True)


if __name__ == "__main__":
    if len(sys.argv) < 6:
        sys.exit(__doc__.strip())
    main(*sys.argv[1:])
