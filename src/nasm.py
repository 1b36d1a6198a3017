# SPDX-License-Identifier: 0BSD
"""What NASM reads: numbers, errors, constants and structs, and the lines that
the archive is made of."""
from headers import constants, headers
from structs import structs
from table import (BY_HAND, ROOT, calls, entry, errors, generated, has_wrapper,
                   numbers, parameters, uses, words)

def nr_inc(arch):
    out = [
        f"; {generated('src/syscalls.tbl')}",
        "; SPDX-License-Identifier: 0BSD",
        f"; The numbers of Linux on {arch}.",
        "",
    ]
    out += [f"%define NR_{name:<26} {nr}" for nr, name in numbers(arch)]
    rows = list(calls())
    wide = {row.name: made for row in rows
            if arch == "i386" and (made := wide_call(row, rows))}
    out += ["", "; How many words each takes, for the macro sys."]
    for row in rows:
        made = wide.get(row.name, row)
        if (getattr(made, arch) is not None and same_words(row, made)
                and parameters(row.prototype) is not None):
            count = len(words(made.prototype, arch))
            out.append(f"%define ring3_words_{row.name:<18} {count}")
    if arch == "i386":
        same = {name: made for name, made in wide.items()
                if same_words(by_name(rows, name), made)}
        # Whose name means that call on both machines: those, and the call
        # itself where x86_64 has it.
        plain = {made.name: name for name, made in same.items()}
        out += ["", "; What sys takes the number of, where the name's own is "
                "the narrow call's."]
        out += [f"%define ring3_number_{name:<17} {made.i386}"
                for name, made in same.items()]
        out += ["", "; What sys names in the place of a call that is not what "
                "x86_64's is; there", "; stands behind what i386 alone has."]
        for name, made in wide.items():
            if name not in same:
                other = plain.get(made.name, made.name)
                if by_name(rows, other).x86_64 is None:
                    other += " there"
                out.append(f"%define ring3_instead_{name:<16} '{other}'")
    return out


def by_name(rows, name):
    return next(row for row in rows if row.name == name)


def wide_call(row, rows):
    """What makes on i386 the call that x86_64 has under this name, or None
    where the call of the name does."""
    if row.name == "clone":             # its last two words change places
        return by_name(rows, "clone3")
    # A flag is all that creat's differs by.
    if not has_wrapper(row) or row.uses == "." or row.name == "creat":
        return None
    return by_name(rows, uses(row)[0])


def same_words(row, made):
    """Does the call that is made on i386 take the words of x86_64's?"""
    return made is row or [name for name, _ in words(
        made.prototype, "i386")] == [name for name, _ in words(
            row.prototype, "x86_64")]


def errno_inc():
    out = [
        f"; {generated('src/errno.tbl')}",
        "; SPDX-License-Identifier: 0BSD",
        "; Error numbers, which the kernel hands back negated.",
        "",
    ]
    return out + [f"%define {name:<16} {value}" for value, name, _ in errors()]


def constants_inc():
    """The headers' constants, which are the same on both machines."""
    values = {}
    for text in headers("neither"):
        values |= constants(text)
    out = [
        f"; {generated('the headers')}",
        "; SPDX-License-Identifier: 0BSD",
        "; What the calls' flags and choices are called.",
        "",
    ]
    return out + [f"%define {name:<24} {value}"
                  for name, value in values.items()]


def structs_inc(arch):
    out = [
        f"; {generated('the headers')}",
        "; SPDX-License-Identifier: 0BSD",
        f"; What is {arch}'s alone: a few constants, and where the members of",
        "; the kernel's structs are, in bytes.",
        "",
    ]
    for path in sorted((ROOT / "include/ring3/arch" / arch).glob("*.h")):
        text = path.read_text()
        if "Generated" not in text.split("\n", 1)[0]:
            out += [f"%define {name:<32} {value}"
                    for name, value in constants(text).items()]
    for name, (offsets, size, _) in structs(arch).items():
        out.append("")
        out += [f"%define {name + '.' + member:<32} {at}"
                for member, at in offsets]
        out.append(f"%define {name + '_size':<32} {size}")
    return out


def stub(row, arch):
    """One call as a line for src/arch/*/stub.inc."""
    number, found = entry(row, arch)
    line = [row.name, str(number)]
    for place, (parameter, kind) in enumerate(found, 1):
        if parameter is None:
            line.append(f"={kind}")
        elif arch == "i386":
            line.append(str(stack_place(row, parameter, kind)))
        else:
            kind = kind if kind in ("int", "unsigned") else "word"
            line.append(f"{kind} {parameter}")
    macro = ("stub_of_no_return" if row.prototype.startswith("void(")
             else "stub")
    return f"{macro} {', '.join(line)}"


def stack_place(row, place, kind):
    """Which word of the caller's stack has a parameter, or a half of it."""
    ours = [each for each in parameters(row.prototype) if not each.given]
    wide = sum(each.type.startswith(("int64_t", "uint64_t"))
               and not each.type.endswith("*") for each in ours[:place - 1])
    return place + wide + (kind == "high")


def stubs_inc(arch):
    out = [
        f"; {generated('src/syscalls.tbl')}",
        "; SPDX-License-Identifier: 0BSD",
        "; Every call as a function: src/archive.py assembles each line alone.",
        "; What is not here is in by_hand.asm.",
        "",
    ]
    return out + [stub(row, arch) for row in calls()
                  if has_wrapper(row) and row.name not in BY_HAND
                  and entry(row, arch)]
