# SPDX-License-Identifier: 0BSD
"""What NASM reads: numbers, errors, constants and structs, and the lines that
the archive is made of."""
from headers import constants
from structs import structs
from table import BY_HAND, calls, errors, numbers
from view import head


def defines(values, width):
    return [f"%define {name:<{width}} {value}"
            for name, value in values.items()]


def wide_call(row):
    """What makes on i386 the call that x86_64 has under this name, or None
    where the call of the name does."""
    if row.name == "clone":             # its last two words change places
        return calls()["clone3"]
    # A flag is all that creat's differs by.
    if not row.wrapped or row.uses == "." or row.name == "creat":
        return None
    return row.made("i386")[0]


def same_words(row, made):
    """Does the call that is made on i386 take the words of x86_64's?"""
    return made is row or [name for name, _ in made.words("i386")] == [
        name for name, _ in row.words("x86_64")]


def nr_inc(arch):
    rows = calls().values()
    wide = {row.name: made for row in rows
            if arch == "i386" and (made := wide_call(row))}
    counts = {}
    for row in rows:
        made = wide.get(row.name, row)
        if (row.described and getattr(made, arch) is not None
                and same_words(row, made)):
            counts[f"ring3_words_{row.name}"] = len(made.words(arch))
    out = head("; {}", "src/syscalls.tbl") + [
        f"; The numbers of Linux on {arch}.",
        "",
        *defines({f"NR_{name}": nr for nr, name in numbers(arch)}, 29),
        "",
        "; How many words each takes, for the macro sys.",
        *defines(counts, 30)]
    if arch == "x86_64":
        return out
    same = {name: made for name, made in wide.items()
            if same_words(calls()[name], made)}
    # Whose name means that call on both machines: those, and the call itself
    # where x86_64 has it.
    plain = {made.name: name for name, made in same.items()}
    instead = {}
    for name, made in wide.items():
        if name not in same:
            other = plain.get(made.name, made.name)
            there = " there" if calls()[other].x86_64 is None else ""
            instead[f"ring3_instead_{name}"] = f"'{other}{there}'"
    return out + [
        "",
        "; What sys takes the number of, where the name's own is the narrow "
        "call's.",
        *defines({f"ring3_number_{name}": made.i386
                  for name, made in same.items()}, 30),
        "",
        "; What sys names in the place of a call that is not what x86_64's is; "
        "there",
        "; stands behind what i386 alone has.",
        *defines(instead, 30)]


def errno_inc():
    return head("; {}", "src/errno.tbl") + [
        "; Error numbers, which the kernel hands back negated.",
        "",
        *defines({name: value for value, name, _ in errors()}, 16)]


def constants_inc():
    """The headers' constants, which are the same on both machines."""
    return head("; {}", "the headers") + [
        "; What the calls' flags and choices are called.",
        "",
        *defines(constants("*.h"), 24)]


def structs_inc(arch):
    out = head("; {}", "the headers") + [
        f"; What is {arch}'s alone: a few constants, and where the members of",
        "; the kernel's structs are, in bytes.",
        "",
        *defines(constants(f"arch/{arch}/*.h"), 32)]
    for name, (offsets, size, _) in structs(arch).items():
        out += ["", *defines({f"{name}.{member}": at for member, at in offsets}
                             | {f"{name}_size": size}, 32)]
    return out


def stub(row, arch):
    """One call as a line for src/arch/*/stub.inc."""
    nr, words = row.entry(arch)
    line = [row.name, str(nr)]
    for place, kind in words:
        if place is None:
            line.append(f"={kind}")
        elif arch == "i386":
            # Which word of the caller's stack it is, or a half of it.
            wide = sum(each.wide for each in row.arguments[:place - 1])
            line.append(str(place + wide + (kind == "high")))
        else:
            kind = kind if kind in ("int", "unsigned") else "word"
            line.append(f"{kind} {place}")
    macro = "stub_of_no_return" if row.result == "void" else "stub"
    return f"{macro} {', '.join(line)}"


def stubs_inc(arch):
    return head("; {}", "src/syscalls.tbl") + [
        "; Every call as a function: src/archive.py assembles each line alone.",
        "; What is not here is in by_hand.asm.",
        "",
        *(stub(row, arch) for row in calls().values()
          if row.wrapped and row.name not in BY_HAND and row.entry(arch))]
