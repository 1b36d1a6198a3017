# SPDX-License-Identifier: 0BSD
"""The numbers of a newer kernel, added to syscalls.tbl."""
import pathlib
import sys

from table import ARCHES, SRC, Row, calls, lines


def kernel_table(path, abis):
    """name -> number, from a syscall_*.tbl of the kernel."""
    found = {}
    for line in lines(pathlib.Path(path)):
        words = line.split()
        if len(words) < 3 or not words[0].isdigit():
            sys.exit(f"gen.py: {path}: not a system call table: {line!r}")
        if words[1] in abis:
            found[words[2]] = int(words[0])
    return found


def written(row):
    i386, x86_64 = ("-" if nr is None else nr for nr in row[:2])
    name = f"{row.since:<7} {row.name}"     # two dates take some of its room
    return (f"{i386:>6} {x86_64:>6}  {name:<32} {row.uses:<23} "
            f"{row.returns:<8} {row.prototype}")


def merge(path32, path64):
    new = {"i386": kernel_table(path32, ("i386",)),
           "x86_64": kernel_table(path64, ("common", "64"))}
    rows = dict(calls())
    owner = {(arch, getattr(row, arch)): row.name
             for row in rows.values() for arch in ARCHES}
    added = []
    for arch in ARCHES:
        for name, nr in new[arch].items():
            row = rows.get(name, Row(None, None, ".", name, ".", ".", "."))
            have = getattr(row, arch)
            taken = owner.get((arch, nr), name)
            if have not in (None, nr) or taken != name:
                sys.exit(f"gen.py: {arch} {name}: {nr} there, here "
                         f"{have} and {nr} is {taken}: numbers never change")
            if have is None:
                added += [name] * (name not in added)
                rows[name] = row._replace(**{arch: nr})
    table = SRC / "syscalls.tbl"
    legend = [line for line in table.read_text().splitlines()
              if line.startswith("#")]
    ordered = sorted(rows.values(), key=lambda row: row.i386
                     if row.i386 is not None else row.x86_64 + 0.5)
    table.write_text("\n".join([*legend, *map(written, ordered)]) + "\n")
    calls.cache_clear()
    print(f"gen.py: {len(added)} calls added: {' '.join(added) or 'none'}")
    print("gen.py: now say in src/syscalls.tbl which Linux it is the table of")
