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
ASM = next(INCLUDE.glob("x86_64-linux-gnu/asm"), INCLUDE / "asm").parent
# Which they are: the tables' names and gaps are those of 6.1.
LINUX = "linux " + ".".join(re.findall(
    r"#define LINUX_VERSION_(?:MAJOR|PATCHLEVEL) (\d+)",
    (INCLUDE / "linux/version.h").read_text()))

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
        "-I" + kit.INCLUDE, "-S", "-o", "-", "-xc", "-"],
        input=includes + "void measure(void)\n{\n" + "".join(
            f'    __asm__("@{key} %0" : : "i" ((long long)({text})));\n'
            for key, text in expressions) + "}\n")
    return dict(re.findall(r"@(\S+) \$(-?\d+)", made.stdout)), made.stderr


def measure_each(machine, includes, expressions):
    """The same of (key, expression, others that would do as well): where they
    do not compile together, each by itself."""
    found, said = measure(machine, includes, [
        (key, texts[0]) for key, *texts in expressions])
    if not found and measure(machine, includes, [("one", "1")])[0]:
        for key, *texts in expressions:
            tries = (measure(machine, includes, [(key, text)])[0]
                     for text in texts)
            found |= next(filter(None, tries), {})
    return found, said


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
    # The kernel may have taken our name for it since.
    return header, {SIZE: [f"sizeof({kind})"]} | {
        member: [f"__builtin_offsetof({kind}, {other})" for other in
                 (exceptions.get(member, prefix + member), prefix + member)]
        for member in members if exceptions.get(member) != "-"}


def compared(machine, have):
    """The structs that the tables name, what our headers are asked of them and,
    by header, what the kernel's are; both as (key, expression)."""
    known, ours, theirs = set(), [], {}
    for number, (_, words) in enumerate(lines("layouts")):
        name = words[0]
        if words[1] not in ("both", machine):
            continue
        known.add(name)
        if name not in have:
            continue
        header, said = claims(words, machine, have[name])
        for member, text in said.items():
            key = f"{number}:{name}.{member}"
            ours.append((key, f"sizeof(struct {name})" if member == SIZE
                         else f"offsetof(struct {name}, {member})"))
            theirs.setdefault(header, []).append(
                (key, *text) if header else (key, text))
    return known, ours, theirs


@kit.promise
def structs_are_laid_out_as_the_kernels():
    for machine in kit.MADE:
        have = members(machine)
        known, ours, theirs = compared(machine, have)
        wrong = [f"{name}: there is no such struct"
                 for name in sorted(known - have.keys())]
        wrong += [f"{name}: in no table of tests/layouts"
                  for name in sorted(have.keys() - known)]
        expected = dict(theirs.pop("", []))
        # One program for each of the kernel's headers, and one for ours.
        for header, (found, said) in zip(theirs, kit.in_parallel(
                lambda item: measure_each(
                    machine, f"{FIRST}#include <{item[0]}>\n", item[1]),
                theirs.items())):
            expected |= found
            if len(found) < len(theirs[header]):
                wrong.append(f"{header}: {said[:600]}")
        found, said = measure(machine, OURS, ours)
        wrong += [said[:600]] if not found else []
        wrong += [f"{key} is {found.get(key)}, the kernel's {value}"
                  for key, value in expected.items() if found.get(key) != value]
        kit.check(not wrong and have,
                  f"{machine}, {LINUX}, {len(known)} structs, {len(expected)} "
                  "sizes and offsets", "\n".join(wrong))


@kit.promise
def no_struct_has_hidden_padding():
    """But for that behind a name which goes on there."""
    for machine in kit.MADE:
        for cc in kit.COMPILERS:
            made = kit.run([cc, kit.WIDTH[machine], "-Wpadded",
                            "-I" + kit.INCLUDE, "-DRING3_NO_RAW_MACROS",
                            "-fsyntax-only", kit.scratch("padded.c", OURS)])
            hidden = [line for line in made.stderr.splitlines()
                      if "warning: padding" in line
                      and "directory.h" not in line]
            kit.check(made.returncode == 0 and not hidden, f"{cc} {machine}",
                      "\n".join(hidden) or made.stderr)


def constants():
    """name -> file, of every one of a header that is written by hand."""
    names = {}
    for path in sorted((kit.ROOT / "include/ring3").glob("**/*.h")):
        text = path.read_text()
        if "Generated" not in text.split("\n", 1)[0]:
            # A function-like macro has no value of its own.
            for name in re.findall(
                    r"^#ifndef (\w+)\n#define \1 +[^\n\\]*\n#endif", text,
                    re.M):
                if not name.startswith("RING3_") and "(" not in name:
                    names[name] = path.name
    return names


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


def values_in(machine, header, names):
    """name -> value, of those that have one in a header of the kernel's."""
    includes = f"{FIRST}#include <{header}>\n"
    return measure_each(machine, includes,
                        [(name, name) for name in names])[0]


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


@kit.promise
def constants_are_the_kernels():
    names = constants()
    where = headers_that_define(set(names))
    listed = {name: (value, file) for file, (name, value, *_) in
              lines("constants")}
    for machine in kit.MADE:
        values, said = measure(machine, OURS, [(name, name) for name in names])
        wrong = [said[:1500]] if said else []
        agreed = set()
        for header, found in zip(where, kit.in_parallel(
                lambda item: values_in(machine, *item), where.items())):
            agreed |= found.keys()
            wrong += [f"{name} of {names[name]} is {values.get(name)}, in "
                      f"{header} {value}" for name, value in found.items()
                      if name in values and not same(values[name], value)]
        alone = names.keys() - agreed
        for name in sorted(alone):
            if name not in listed:
                wrong.append(f"{name} of {names[name]} is in no installed "
                             "header and in no table of tests/constants")
            elif not same(values.get(name, 1 << 40), number(listed[name][0])):
                wrong.append(f"{name} is {values.get(name)}, in "
                             f"{listed[name][1]} {listed[name][0]}")
        kit.check(not wrong and len(agreed) > 100,
                  f"{machine}, {len(agreed)} by the headers of {LINUX}, "
                  f"{len(alone)} by a table", "\n".join(wrong))


kit.main()
