#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Each struct of the headers is laid out as the kernel's is, and each constant
has the kernel's value, on both machines.

What is compared with what: layouts.tbl names, for each struct, the installed
kernel header that has it; where that is too old, the offsets and their source.
constants.tbl has the values of what no installed header defines.
"""
import json
import re
import shutil
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

import headers
import structs

# The tables' names and gaps are those of 6.1, the structs those of 7.2.
LINUX = "linux %d.%d" % kit.headers_version()
OLD = kit.headers_version() < (7, 2)

# Some of the kernel's headers use what they do not include.
FIRST = "#include <linux/types.h>\n#include <linux/fcntl.h>\n"
# What a header uses of libc's.
BEFORE = {"linux/errqueue.h": "struct timespec { long sec, nsec; };\n"}

# Every struct is found by its name, whatever header it is in.
OURS = "#include <stddef.h>\n" + "".join(
    f"#include <ring3/{path.name}>\n"
    for path in sorted((kit.ROOT / "include/ring3").glob("*.h"))
    if path.name not in ("mem.h", "start.h", "start_full.h"))


def lines(table):
    """The words of each line of a table."""
    for line in (kit.ROOT / "tests/calls" / table).read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split()


def measure(machine, includes, expressions):
    """(what each expression is, what gcc said): by the compiler, as operands
    of assembler text, so that no program has to run."""
    made = kit.run([
        "gcc", kit.WIDTH[machine], "-std=gnu11", "-O1", "-w",
        *kit.THEIRS, "-I" + kit.INCLUDE, "-S", "-o", "-", "-xc", "-"],
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


def bodies(machine):
    """struct -> what is in it, but for its padding, of every one there is on a
    machine."""
    found = {}
    for _, text in headers.written(f"arch/{machine}/*.h", "*.h"):
        text = re.sub(r"/\*.*?\*/|RING3_PAD;|unsigned int : [^;\n]*;", "", text,
                      flags=re.S)
        found |= re.findall(r"^struct (kernel_\w+) \{\n(.*?)^\}", text,
                            re.M | re.S)
    return found


def members(machine):
    """struct -> [member], of every struct there is on a machine."""
    found = {}
    for name, body in bodies(machine).items():
        # What is inside a struct or union without a name counts too.
        body = re.sub(r"(__extension__ )?(struct|union) \{", "", body)
        body = re.sub(r"^\s*\};", "", body, flags=re.M)
        found[name] = re.findall(
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
    for number, words in enumerate(lines("layouts.tbl")):
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
        wrong += [f"{name}: not in layouts.tbl"
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


# What gdb finds in debugging information: of each struct the size and, of its
# members and what is in them, name, place, size and whether there is a sign;
# of a bit-field those of its unit.
LOOK = """
import gdb, json

def members(kind, at):
    for field in kind.strip_typedefs().fields():
        inner, size = field.type.strip_typedefs(), field.type.sizeof
        place = at + field.bitpos // 8
        if field.bitsize:
            place -= place % size
        each = inner
        while each.code == gdb.TYPE_CODE_ARRAY:
            each = each.target().strip_typedefs()
        sign = ""
        if each.code in (gdb.TYPE_CODE_INT, gdb.TYPE_CODE_ENUM):
            sign = "signed" if each.is_signed else "unsigned"
        elif each.code in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_UNION):
            sign = "struct"
        yield field.name, place, size, sign
        if inner.code in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_UNION):
            yield from members(inner, place)

for file, kinds in ASKED:
    gdb.execute("file '" + file + "'")
    for kind in kinds:
        try:
            found = gdb.lookup_type(kind)
            print(json.dumps([file, kind, found.sizeof, *members(found, 0)]))
        except gdb.error:
            pass
"""


def debugged(machine, asked):
    """(header, struct) -> [size, member...], of header -> (text, [struct])."""
    objects = {}
    for number, (header, (text, kinds)) in enumerate(asked.items()):
        made = kit.SCRATCH / f"{machine}-{number}.o"
        if not kit.run(["gcc", kit.WIDTH[machine], "-g", "-w", *kit.THEIRS,
                        "-fno-eliminate-unused-debug-types",
                        "-I" + kit.INCLUDE, "-c", "-xc", "-", "-o", made],
                       input=text).returncode:
            objects[str(made)] = header, sorted(kinds)
    files = [(file, kinds) for file, (_, kinds) in objects.items()]
    said = kit.run(["gdb", "-nx", "-batch", "-x",
                    kit.scratch("look.py", f"ASKED = {files!r}\n{LOOK}")])
    found = [json.loads(line) for line in said.stdout.splitlines()
             if line.startswith("[")]
    return {(objects[file][0], kind): rest for file, kind, *rest in found}


# Where ours is another type, and why.
OWN_TYPE = {
    "siginfo.words": "the room of all others",
    "sigaltstack.flags": "SS_AUTODISARM is its highest bit",
    "stat.[amc]time": "the kernel's has a sign behind its header",
    "statfs.*": "there are no fewer than none",
    "(ipc64_perm|.*_ds).mode": "i386 has a short there, and padding",
    "perf_event_attr.flags by name": "the kernel's is a row of bit-fields",
    "siginfo.\\w+ by name": "a union: test_signal.c has libc's names for it",
    "sock_extended_err.error by name": "errno is libc's",
}
# What the kernel's headers call what nobody is to use.
FREE = re.compile(r".*(pad|reserved|resv|spare|unused|zero)_?\d*$"
                  "|_f$|_attribute$|__data$|__.sh$")


def compared_by_debugger(ours, theirs, by_name):
    """([what is wrong], [what their headers do not have]) of one struct; by
    name, too, if theirs end as ours: nothing else would see two that changed
    places."""
    def meant(members):
        return [(name, range(place, place + size), sign)
                for name, place, size, sign in members
                if name and size and not FREE.match(name)]
    wrong, newer = [], []
    mine, other = meant(ours[1:]), meant(theirs[1:])
    if ours[0] != theirs[0]:
        (newer if theirs[0] < ours[0] else wrong).append(
            f"sizeof: {ours[0]}, not {theirs[0]}")
    for name, room, sign in mine:
        signs = {each for _, here, each in other if here == room}
        names = {each for each, here, _ in other if here == room}
        if by_name and names and not any(each.endswith(name)
                                         for each in names):
            wrong.append(f"{name} by name: {room}, {names}")
        halves = [range(room.start, room.start + 4),
                  range(room.start + 4, room.stop)]
        # A number may stand for an address; of a struct its members count.
        if not (sign == "struct" or sign in signs or "" in signs
                or not sign and signs
                or all(half in [here for _, here, _ in other]
                       for half in halves)):
            (wrong if any(set(room) & set(here) for _, here, each in other
                          if each != "struct") else newer).append(
                f"{name}: {room} {sign}, not {signs}")
    wrong += [f"{name}: {room}, not in ours" for name, room, _ in other
              if not any(room.start in here for _, here, _ in mine)]
    return wrong, newer


@kit.promise
def structs_have_the_kernels_members():
    """Each of ours has one of the kernel's at its place, as long and of the
    same sign; and each of the kernel's that is to be used has one of ours."""
    if not shutil.which("gdb"):
        kit.skip("gdb is not installed")
        return
    for machine in kit.MADE:
        by_name, wanted = set(), {}
        asked = {"": (OURS, [f"struct {name}" for name in bodies(machine)])}
        for name, which, header, kind, *rest in lines("layouts.tbl"):
            if which not in ("both", machine):
                continue
            if header == "-":
                by_name.add(name)
                header = rest[0].partition("/uapi/")[2]
                kind = name.replace("kernel_", "struct_", 1)
            kind = re.sub(r"^(struct|union)_", r"\1 ", kind)
            wanted.setdefault(name, set()).add((header, kind))
            if header:
                asked.setdefault(header, (
                    f"{FIRST}{BEFORE.get(header, '')}#include <{header}>\n",
                    []))[1].append(kind)
        found = debugged(machine, asked)
        wrong, absent, members = [], [], 0
        for name, places in sorted(wanted.items()):
            ours = found.get(("", f"struct {name}"), [0])
            theirs = [found[place] for place in places if place in found]
            members += (len(ours) - 1) * len(theirs)
            if not theirs:
                absent.append(name)
            for each in theirs:
                bad, newer = compared_by_debugger(ours, each, name in by_name)
                if not OLD:
                    bad += newer
                elif newer:
                    absent.append(", ".join(
                        f"{name}.{said.partition(':')[0]}" for said in newer))
                wrong += [f"{name}.{said}" for said in bad if not any(
                    re.match(f"kernel_{own}:", f"{name}.{said}")
                    for own in OWN_TYPE)]
        print(f"# {machine}: not in the headers of {LINUX}:",
              ", ".join(absent))
        kit.check(not wrong and members > 500,
                  f"{machine}, {LINUX}, {members} members; "
                  f"{len(absent)} structs not to be compared",
                  "\n".join(wrong))


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


# Registers have their machine's order; the rest only the kernel fills in.
OWN_ORDER = {"kernel_sigcontext", "kernel_user_regs", "kernel_stat"}


def by_position(body):
    """([initialiser], {member: its value}) of a struct: its members numbered,
    as far as they are numbers or addresses."""
    values, named = [], {}
    for number, text in enumerate(structs.split_members(body), 1):
        text = re.sub(r" __attribute__\(\(.*", "", text)
        kind, name, array = re.fullmatch(
            r"(?s)(.*?)(\w*)((?:\[[^]]*\])*)", text).groups()
        if re.search(r"\bpad\d*$", name) or array == "[]":
            continue            # nobody writes one, because nobody means it
        if "{" in kind or "struct" in kind and "*" not in kind:
            values.append("{0}")
        elif "(" in text:
            values.append("0")
        else:
            value = f"(void *){number}" if "*" in kind else f"{number}"
            values.append(f"{{{value}}}" if array else value)
            named[name + "[0]" * array.count("[")] = value
    return values, named


@kit.promise
def members_by_position_are_those_by_name():
    """On both machines the same: no padding has a name that counts."""
    each = {machine: {name: by_position(body) for name, body in
                      bodies(machine).items()} for machine in kit.MADE}
    for machine, found in each.items():
        program = kit.scratch("position.c", OURS + (
            "#include <ring3/mem.h>\n#include <ring3/start.h>\n"
            "int main(void)\n{\n"
            + "".join(
                f"    {{ struct {name} x = {{ {', '.join(values)} }};\n" +
                "".join(f"      if (x.{member} != {value}) sys_write(2, "
                        f'"{name}.{member}\\n", {len(name + member) + 2});\n'
                        for member, value in named.items()) + "    }\n"
                for name, (values, named) in found.items() if named)
            + "    return 0;\n}\n"))
        for cc in kit.COMPILERS:
            made = kit.run([cc, kit.WIDTH[machine], *kit.BARE, "-w", "-o",
                            kit.SCRATCH / "position", program, "-lgcc"])
            ran = made if made.returncode else kit.run(
                [kit.SCRATCH / "position"])
            kit.check(not ran.returncode and not ran.stderr,
                      f"{cc} {machine}", ran.stderr)
    if len(each) == 2:
        one, other = each.values()
        differ = {name for name in one if one[name] != other[name]}
        kit.check(differ == OWN_ORDER, "the same on both",
                  differ ^ OWN_ORDER)


def constants(ours=frozenset()):
    """name -> file, of every one of a header that is written by hand; those of
    ring3's own names only if they are among ours."""
    names = {}
    for path in sorted((kit.ROOT / "include/ring3").glob("**/*.h")):
        text = path.read_text()
        if "Generated" not in text.split("\n", 1)[0]:
            # A function-like macro has no value of its own.
            for name in re.findall(
                    r"^#define (\w+) +[^\n\\]*$", text, re.M):
                if "(" not in name and (name in ours or not name.startswith(
                        "RING3_")):
                    names[name] = path.name
    return names


@kit.promise
def names_md_has_every_constant_and_struct():
    page = (kit.ROOT / "docs/names.md").read_text()
    listed = set(re.findall(r"^\| `(\w+)", page, re.M))
    wanted = {*constants(), *(name for arch in kit.WIDTH
                              for name in bodies(arch))}
    kit.check(len(wanted) > 2000 and wanted <= listed, detail=wanted - listed)


def headers_that_define(wanted):
    """header -> [name], of the installed kernel headers."""
    found = {}
    for folder, root in (("linux", kit.HEADERS), ("asm", kit.ASM),
                         ("asm-generic", kit.HEADERS)):
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


def with_sizes(measured, said):
    """(name -> (value, bytes), what was said) of measured values."""
    return {name: (int(value), int(measured[f"{name}.size"]))
            for name, value in measured.items()
            if f"{name}.size" in measured}, said


def and_sizes(names):
    return [pair for name in names for pair in (
        (name, name), (f"{name}.size", f"sizeof({name})"))]


def values_in(machine, header, names):
    """name -> (value, bytes), of those that a header of the kernel's has."""
    includes = f"{FIRST}#include <{header}>\n"
    return with_sizes(*measure_each(machine, includes, and_sizes(names)))[0]


def same(ours, theirs):
    """A 32-bit flag may be signed in one place and not in the other."""
    apart = ours[0] - theirs[0]
    return apart % (1 << 64) == 0 or (
        ours[1] == theirs[1] == 4 and apart % (1 << 32) == 0)


def number(text):
    """A number as C writes it, and its bytes."""
    value = int(text, 8 if re.fullmatch("0[0-7]+", text) else 0)
    return value, 4 if -(1 << 31) <= value < 1 << 32 else 8


@kit.promise
def constants_are_the_kernels():
    listed = {name: value for name, value, *_ in lines("constants.tbl")}
    names = constants(listed.keys())
    where = headers_that_define(set(names))
    for machine in kit.MADE:
        values, said = with_sizes(*measure(machine, OURS, and_sizes(names)))
        wrong = [said[:1500]] if said else []
        wrong += [f"{name} of constants.tbl is nowhere"
                  for name in listed.keys() - names.keys()]
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
                             "header and not in constants.tbl")
            elif not same(values.get(name, (1 << 40, 8)),
                          number(listed[name])):
                wrong.append(f"{name} is {values.get(name)}, in "
                             f"constants.tbl {listed[name]}")
        kit.check(not wrong and len(agreed) > 100,
                  f"{machine}, {len(agreed)} by the headers of {LINUX}, "
                  f"{len(alone)} by a table", "\n".join(wrong))


kit.main()
