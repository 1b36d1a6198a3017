# SPDX-License-Identifier: 0BSD
"""The numbers of a newer kernel, added to syscalls.tbl."""
import pathlib
import sys

from table import ARCHES, SRC, Row, calls, number, table_lines

def kernel_table(path, abis):
    """name -> number, from a syscall_*.tbl of the kernel."""
    found = {}
    for line in table_lines(pathlib.Path(path)):
        words = line.split()
        if len(words) < 3 or not words[0].isdigit():
            sys.exit(f"gen.py: {path}: not a system call table: {line!r}")
        if words[1] in abis:
            found[words[2]] = int(words[0])
    return found


def merge(path32, path64):
    new = {"i386": kernel_table(path32, ("i386",)),
           "x86_64": kernel_table(path64, ("common", "64"))}
    rows = {row.name: row for row in calls()}
    owner = {(arch, getattr(row, arch)): row.name
             for row in rows.values() for arch in ARCHES}
    added = {}
    for arch in ARCHES:
        for name, nr in new[arch].items():
            have = getattr(rows[name], arch) if name in rows else None
            taken = owner.get((arch, nr), name)
            if have not in (None, nr) or taken != name:
                sys.exit(f"gen.py: {arch} {name}: {nr} there, here "
                         f"{have} and {nr} is {taken}: numbers never change")
            if have is None:
                added.setdefault(name, {})[arch] = nr
    table = SRC / "syscalls.tbl"
    lines = table.read_text().splitlines()
    for name, nrs in added.items():
        old = rows.get(name, Row(None, None, ".", name, ".", ".", "."))
        row = old._replace(**nrs)
        if name in rows:
            lines = [line for line in lines
                     if line.startswith("#") or line.split()[3:4] != [name]]
        lines.append(table_line(row))
    head = [line for line in lines if line.startswith("#")]
    body = [line for line in lines if line and not line.startswith("#")]
    table.write_text("\n".join(head + sorted(body, key=table_order)) + "\n")
    print(f"gen.py: {len(added)} calls added: {' '.join(added) or 'none'}")
    print("gen.py: now say in src/syscalls.tbl which Linux it is the table of")


def table_line(row):
    i386, x86_64 = ("-" if nr is None else nr for nr in row[:2])
    name = f"{row.since:<7} {row.name}"     # two dates take some of its room
    return (f"{i386:>6} {x86_64:>6}  {name:<32} {row.uses:<23} "
            f"{row.returns:<8} {row.prototype}")


def table_order(line):
    i386, x86_64 = (number(word) for word in line.split()[:2])
    return x86_64 + 0.5 if i386 is None else i386
