#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Each struct of the headers is laid out as the kernel's is, and each constant
has the kernel's value, on both machines.

What is compared with what: tests/layouts/ names, for each struct, the installed
kernel header that has it; where that is too old, the offsets and their source.
tests/constants/ has the values of what no installed header defines.
"""
import pathlib
import re
import sys

import kit

sys.path.insert(0, str(kit.ROOT / "src"))
import gen  # noqa: E402

INCLUDE = pathlib.Path("/usr/include")
ASM = next(INCLUDE.glob("*-linux-gnu/asm"), INCLUDE / "asm").parent

# Some of the kernel's headers use what they do not include.
FIRST = "#include <linux/types.h>\n#include <linux/fcntl.h>\n"

# Every struct is found by its name, whatever header it is in.
OURS = "#include <stddef.h>\n" + "".join(
    f"#include <ring3/{path.name}>\n"
    for path in sorted((kit.ROOT / "include/ring3").glob("*.h"))
    if path.name not in ("mem.h", "start.h", "start_full.h"))


def lines(folder):
    """(file, [word]) of every line of the tables in a folder."""
    for path in sorted((kit.ROOT / "tests" / folder).glob("*.tbl")):
        for line in path.read_text().splitlines():
            if line.strip() and not line.startswith("#"):
                yield path.name, line.split()


def measure(machine, includes, expressions):
    """(what each expression is, what gcc said): by the compiler, as operands
    of assembler text, so that no program has to run."""
    made = kit.run([
        "gcc", kit.WIDTH[machine], "-std=gnu11", "-O1", "-w",
        "-I" + kit.INCLUDE, "-S", "-o", "-",
        kit.scratch("measure.c", includes + "void measure(void)\n{\n"
            + "".join(f'    __asm__("@{key} %0" : : "i" '
                      f"((long long)({text})));\n"
                      for key, text in expressions) + "}\n")])
    return dict(re.findall(r"@(\S+) \$(-?\d+)", made.stdout)), made.stderr


def members(machine):
    """struct -> [member], of every struct there is on a machine."""
    found = {}
    for text in gen.headers(machine):
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        for name, body in re.findall(r"^struct kernel_(\w+) \{\n(.*?)^\}",
                                     text, re.M | re.S):
            # What is inside a struct or union without a name counts too.
            body = re.sub(r"(__extension__ )?(struct|union) \{", "", body)
            body = re.sub(r"^\s*\};", "", body, flags=re.M)
            body = body.replace("RING3_PAD;", "")
            found[f"kernel_{name}"] = re.findall(
                r"(\w+)(?:\[[^]]*\])*(?:\)\([^)]*\))?"
                r"(?: __attribute__\(\(.*\)\))?;", body)
    return found


SIZE = "sizeof"                 # no member is called so


def claims(words, machine, members):
    """(header, what a struct's size and offsets are there), where the header
    is "" if the table says what they are."""
    _, _, header, kind, *rest = words
    if header == "-":
        def here(pair):
            return pair.split("/")[0 if machine == "x86_64" else -1]
        pairs = (pair.split("=") for pair in rest[1:])
        return "", {SIZE: here(kind)} | {
            member: here(place) for member, place in pairs}
    prefix, *pairs = rest
    kind = re.sub(r"^(struct|union)_", r"\1 ", kind)
    exceptions = dict(pair.split("=") for pair in pairs)
    prefix = "" if prefix == "." else prefix
    theirs = {member: exceptions.get(member, prefix + member)
              for member in members}
    return header, {SIZE: f"sizeof({kind})"} | {
        member: f"__builtin_offsetof({kind}, {other})"
        for member, other in theirs.items() if other != "-"}


for machine in kit.MADE:
    have, known, wrong = members(machine), set(), []
    # One program for each of the kernel's headers, and one for ours.
    ours, by_header = [], {}
    for number, (file, words) in enumerate(lines("layouts")):
        name = words[0]
        if words[1] not in ("both", machine):
            continue
        known.add(name)
        if name not in have:
            wrong.append(f"{file}: {name}: there is no such struct")
            continue
        header, said = claims(words, machine, have[name])
        for member, text in said.items():
            key = f"{number}:{name}.{member}"
            ours.append((key, f"sizeof(struct {name})" if member == SIZE
                         else f"offsetof(struct {name}, {member})"))
            by_header.setdefault(header, []).append((key, text))
    expected = dict(by_header.pop("", []))
    for header, expressions in by_header.items():
        found, said = measure(machine, f"{FIRST}#include <{header}>\n",
                              expressions)
        expected |= found
        wrong += [f"{header}: {said[:600]}"] if not found else []
    found, said = measure(machine, OURS, ours)
    wrong += [said[:600]] if not found else []
    wrong += [f"{key} is {found.get(key)}, the kernel's {value}"
              for key, value in expected.items() if found.get(key) != value]
    wrong += [f"{name}: in no table of tests/layouts"
              for name in sorted(have.keys() - known)]
    kit.check(not wrong and have,
              f"{machine}_structs_are_laid_out_as_the_kernels ({len(known)} "
              f"structs, {len(expected)} sizes and offsets)",
              "\n".join(wrong))

# Padding is written down, but for that behind a name which goes on there.
for machine in kit.MADE:
    for cc in kit.COMPILERS:
        made = kit.run([cc, kit.WIDTH[machine], "-Wpadded", "-I" + kit.INCLUDE,
                        "-DRING3_NO_RAW_MACROS", "-fsyntax-only",
                        kit.scratch("padded.c", OURS)])
        hidden = [line for line in made.stderr.splitlines()
                  if "warning: padding" in line
                  and "directory.h" not in line]
        kit.check(made.returncode == 0 and not hidden,
                  f"{cc}_{machine}_no_struct_has_hidden_padding",
                  "\n".join(hidden) or made.stderr)

# Constants: every one of a header that is written by hand.
names = {}
for path in sorted((kit.ROOT / "include/ring3").glob("**/*.h")):
    text = path.read_text()
    if "Generated" not in text.split("\n", 1)[0]:
        for name in re.findall(
                r"^#ifndef (\w+)\n#define \1 +[^\n\\]*\n#endif", text, re.M):
            if not name.startswith("RING3_") and "(" not in name:
                names[name] = path.name
listed = {name: (value, file) for file, (name, value, *_) in
          lines("constants")}


def headers_that_define(wanted):
    """header -> [name], of the installed kernel headers."""
    found = {}
    for folder, root in (("linux", INCLUDE), ("asm", ASM),
                         ("asm-generic", INCLUDE)):
        for path in sorted((root / folder).glob("**/*.h")):
            text = path.read_text(errors="replace")
            here = wanted & {
                macro or member for macro, member in re.findall(
                    r"#[ \t]*define[ \t]+(\w+)[ \t]+\S"
                    r"|^\s*(\w+)\s*(?:=[^=;]|,|$)",
                    text, re.M)}
            if here:
                found[str(path.relative_to(root))] = sorted(here)
    return found


def same(ours, theirs):
    """A 32-bit flag may be signed in one place and not in the other."""
    ours, theirs = int(ours), int(theirs)
    narrow = range(-(1 << 31), 1 << 32)
    apart = ours - theirs
    return apart % (1 << 64) == 0 or (
        ours in narrow and theirs in narrow and apart % (1 << 32) == 0)


def number(text):
    """A number as C writes it."""
    return int(text, 8 if re.fullmatch("0[0-7]+", text) else 0)


where = headers_that_define(set(names))
for machine in kit.MADE:
    # A function-like macro has no value of its own.
    values, said = measure(machine, OURS, [
        (name, name) for name in names])
    wrong = [said[:1500]] if said else []
    agreed = set()
    for header, here in where.items():
        includes = f"{FIRST}#include <{header}>\n"
        found, _ = measure(machine, includes, [(name, name) for name in here])
        if not found:
            # One of them is not what it looked like: each by itself.
            if measure(machine, includes, [("one", "1")])[0]:
                for name in here:
                    found |= measure(machine, includes, [(name, name)])[0]
        agreed |= found.keys()
        wrong += [f"{name} of {names[name]} is {values.get(name)}, in "
                  f"{header} {value}" for name, value in found.items()
                  if name in values and not same(values[name], value)]
    for name in sorted(names.keys() - agreed):
        if name not in listed:
            wrong.append(f"{name} of {names[name]} is in no installed header "
                         "and in no table of tests/constants")
        elif not same(values.get(name, 1 << 40), number(listed[name][0])):
            wrong.append(f"{name} is {values.get(name)}, in "
                         f"{listed[name][1]} {listed[name][0]}")
    kit.check(not wrong and len(agreed) > 100,
              f"{machine}_constants_are_the_kernels ({len(agreed)} by its "
              f"headers, {len(names.keys() - agreed)} by a table)",
              "\n".join(wrong))

kit.done()
