#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""archive.py - assemble every call to an object and put all into an archive

    src/archive.py NASM AR MACHINE ARCHIVE OBJECT...

One object for each line of src/arch/MACHINE/stubs.inc, for each STUB of
by_hand.asm and for each raw call, so that a program holds the calls it makes
and no other; with OBJECT..., they become ARCHIVE.
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SRC = pathlib.Path(__file__).resolve().parent


def main(nasm, ar, machine, archive, *objects):
    arch = SRC / "arch" / machine
    flags = ["-w+all", "-Werror", "-f",
             "elf32" if machine == "i386" else "elf64", f"-I{arch}/",
             f"-I{SRC.parent / 'include/ring3/nasm'}/"]
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)

        def assemble(name, source, *more):
            made = place / f"{name}.o"
            subprocess.run([nasm, *flags, *more, source, "-o", made],
                           check=True)
            return made

        def line(text):
            name = re.match(r"\w+ (\w+),", text)[1]
            source = place / f"{name}.asm"
            source.write_text(f'%include "stub.inc"\n{text}\n')
            return assemble(name, source)

        def by_hand(name):
            return assemble(name, arch / "by_hand.asm", f"-DSTUB_{name}")

        def raw(words):
            return assemble(f"syscall{words}", arch / "syscall.asm",
                            f"-DWORDS={words}")

        lines = [text for text in (arch / "stubs.inc").read_text().splitlines()
                 if text.startswith("stub")]
        names = re.findall(r"^%ifdef STUB_(\w+)",
                           (arch / "by_hand.asm").read_text(), re.M)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            members = [*pool.map(line, lines), *pool.map(by_hand, names),
                       *pool.map(raw, range(7)),
                       assemble("gate", arch / "gate.asm")]
        pathlib.Path(archive).unlink(missing_ok=True)
        subprocess.run([ar, "rcsD", archive, *objects, *sorted(members)],
                       check=True)


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__.strip())
    main(*sys.argv[1:])
