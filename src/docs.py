# SPDX-License-Identifier: 0BSD
"""docs/calls.md and docs/names.md."""
import names
from headers import homes
from structs import structs
from table import (ARCHES, ROOT, SRC, calls, generated, has_wrapper, uses,
                   wrapper_type)

# Why a bare call has no wrapper, where no other call is the reason.
BECAUSE = {
    "restart_syscall": "the kernel makes it for a program, after a signal",
    "vfork": "needs assembler: `ring3/vfork.h`",
    "sigreturn": "only an old handler's return makes it",
    "rt_sigreturn": "only a handler's return makes it: `ring3/restorer.h`",
    "sysfs": "read /proc/filesystems",
    "uprobe": "the kernel puts it into a probed program",
    "uretprobe": "the kernel puts it into a probed program",
}


def calls_md():
    home = homes()
    rows = list(calls())
    made_by = {}
    for row in rows:
        if has_wrapper(row) and row.uses != ".":
            made_by.setdefault(uses(row)[0], []).append(row.name)

    def numbers(row):
        return [str("-" if nr is None else nr)
                for nr in (row.i386, row.x86_64)]

    def cell(text):
        return text.replace("|", "\\|")

    out = [
        f"<!-- {generated('src/syscalls.tbl')} -->",
        "<!-- SPDX-License-Identifier: 0BSD -->",
        "# Every call",
        "",
    ]
    text = (SRC / "calls.md.in").read_text().splitlines()[1:]
    for line in text:
        if line == "@INDEX@":
            out += ["| call | header | i386 | x86_64 | since | returns | type "
                    "|",
                    "|------|--------|-----:|-------:|-------|---------|------"
                    "|"]
            for row in sorted(rows, key=lambda row: row.name):
                if not has_wrapper(row):
                    continue
                i386, x86_64 = numbers(row)
                if row.uses != ".":
                    name = uses(row)[0]
                    number = next(each.i386 for each in rows
                                  if each.name == name)
                    i386 = f"{number} {name}"
                out.append(f"| `sys_{row.name}` | {home.get(row.name, '-')} | "
                           f"{i386} | {x86_64} | {row.since} | {row.returns} | "
                           f"`{cell(wrapper_type(row))}` |")
        elif line == "@INSTEAD@":
            out += ["| call | i386 | x86_64 | instead |",
                    "|------|-----:|-------:|---------|"]
            for row in sorted(rows, key=lambda row: row.name):
                if not row.prototype.startswith("raw "):
                    continue
                if row.name in made_by:
                    reason = "i386: made by " + ", ".join(
                        f"`sys_{name}`" for name in made_by[row.name])
                elif row.name in BECAUSE:
                    reason = BECAUSE[row.name]
                else:
                    reason = f"`sys_{row.uses}`"
                out.append(f"| {row.name} | {' | '.join(numbers(row))} | "
                           f"{reason} |")
        elif line == "@ONE@":
            for arch, other in (ARCHES, ARCHES[::-1]):
                names = [f"`sys_{row.name}`" for row in rows
                         if has_wrapper(row) and getattr(row, other) is None
                         and (row.uses == "." or arch == "i386")]
                out.append(f"* {arch}: {', '.join(names)}")
        elif line == "@DEAD@":
            names = [row.name for row in rows
                     if row.prototype in ("reserved", "removed")]
            out.append(", ".join(names) + ".")
        else:
            out.append(line)
    return out


def names_md():
    sizes = {arch: {name: size for name, (_, size, _) in structs(arch).items()}
             for arch in ARCHES}
    return [f"<!-- {generated('the headers')} -->",
            "<!-- SPDX-License-Identifier: 0BSD -->",
            *names.page(ROOT / "include/ring3", ARCHES, sizes)]
