# SPDX-License-Identifier: 0BSD
"""What people read: docs/calls.md, which says of every call where it is, and
docs/names.md, which header has a constant, a macro or a struct."""
import re

from headers import written
from structs import structs
from table import ARCHES, calls
from view import page

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


def line(*cells):
    """Of a table. A | in it is no border."""
    return "| " + " | ".join(str("-" if cell is None else cell)
                             .replace("|", "\\|") for cell in cells) + " |"


def index(homes):
    for name, row in sorted(calls().items()):
        if row.wrapped:
            made, _ = row.made("i386")
            yield line(f"`sys_{name}`", homes.get(name),
                       row.i386 if made is row else f"{made.i386} {made.name}",
                       row.x86_64, row.since, row.returns, f"`{row.type}`")


def instead():
    made_by = {}
    for name, row in calls().items():
        if row.wrapped:
            made_by.setdefault(row.made("i386")[0].name, []).append(
                f"`sys_{name}`")
    for name, row in sorted(calls().items()):
        if row.prototype.startswith("raw "):
            reason = BECAUSE.get(name, f"`sys_{row.uses}`")
            if name in made_by:
                reason = f"i386: made by {', '.join(made_by[name])}"
            yield line(name, row.i386, row.x86_64, reason)


def one_machine():
    for arch, other in (ARCHES, ARCHES[::-1]):
        yield f"* {arch}: " + ", ".join(
            f"`sys_{name}`" for name, row in calls().items()
            if row.wrapped and getattr(row, other) is None
            and (row.uses == "." or arch == "i386"))


def calls_md(homes):
    dead = ", ".join(name for name, row in calls().items()
                     if row.prototype in ("reserved", "removed"))
    return page("calls.md.in", "<!-- {} -->", "src/syscalls.tbl", {
        "@INDEX@": index(homes), "@INSTEAD@": instead(),
        "@ONE@": one_machine(), "@DEAD@": [f"{dead}."]})


MACRO = re.compile(r"^#define ([A-Z_]\w*)(\([^)]*\))? +(\S.*)$", re.M)
STRUCT = re.compile(r"^struct (kernel_\w+) \{$", re.M)
# Of a header's own making.
INSIDE = re.compile(r"RING3_(?!O_|[A-Z]+_STAT|CMSG|FD|PERF|IO_URING|SIG|"
                    r"STACK|CLONE)\w*")


def names_md():
    macros, homes = {}, {}
    for path, text in written("*.h", "arch/*/*.h"):
        # Of two in one file the first is another kernel's.
        here = {name + arguments: re.sub(r"\s*/\*.*", "", value)
                for name, arguments, value in MACRO.findall(text)
                if not INSIDE.fullmatch(name) and value != "\\"}
        for name, value in here.items():
            macros.setdefault((name, path.name), []).append(value)
        homes |= dict.fromkeys(STRUCT.findall(text), path.name)
    sizes = [structs(arch) for arch in ARCHES]
    return page("names.md.in", "<!-- {} -->", "the headers", {
        "@MACROS@": [line(f"`{name}`", home, f"`{', '.join(values)}`")
                     for (name, home), values in sorted(macros.items())],
        "@STRUCTS@": [line(f"`{name}`", home, ", ".join(dict.fromkeys(
            str(each[name][1]) for each in sizes if name in each)))
            for name, home in sorted(homes.items())]})
