# SPDX-License-Identifier: 0BSD
"""docs/names.md: which header has a constant, a macro or a struct. Imported by
gen.py."""
import re

HEAD = """# Every constant and struct

Which header has it; the comment there says which argument of which call it is
for, or what a member means. Where the machines differ, i386's value or size
comes first. Sizes are in bytes. Error numbers are in errno.h, calls in
[calls.md](calls.md).
"""
MACRO = re.compile(r"^#define ([A-Z_]\w*)(\([^)]*\))? +(\S.*)$", re.M)
STRUCT = re.compile(r"^struct (kernel_\w+) \{$", re.M)
# Of a header's own making.
INSIDE = re.compile(r"RING3_(?!O_|[A-Z]+_STAT|CMSG|FD|PERF|IO_URING|SIG|"
                    r"STACK|CLONE)\w*")


def table(title, rows):
    return ["", f"## {title[0]}", "", f"| {' | '.join(title[1:])} |",
            "|" + "---|" * (len(title) - 1)] + [
        f"| {' | '.join(row)} |" for row in rows]


def page(include, arches, sizes):
    """sizes: {machine: {struct: size}}"""
    macros, structs = {}, {}
    for path in sorted([*include.glob("*.h"), *include.glob("arch/*/*.h")]):
        text = path.read_text()
        if path.name in ("errno.h", "msan.h", "nr.h"):
            continue
        home = path.name
        # Of two in one file the first is another kernel's.
        here = {name + arguments: re.sub(r"\s*/\*.*", "", value)
                for name, arguments, value in MACRO.findall(text)
                if not INSIDE.fullmatch(name) and value != "\\"}
        for name, value in here.items():
            macros.setdefault((name, home), []).append(value)
        for name in STRUCT.findall(text):
            structs[name] = home
    return HEAD.splitlines() + table(
        ("Constants and macros", "name", "header", "value"),
        [(f"`{name}`", home, "`" + ", ".join(values).replace("|", "\\|") + "`")
         for (name, home), values in sorted(macros.items())]) + table(
        ("Structs", "struct", "header", "size"),
        [(f"`{name}`", home, ", ".join(dict.fromkeys(
            str(sizes[arch][name]) for arch in arches if name in sizes[arch])))
         for name, home in sorted(structs.items())])
