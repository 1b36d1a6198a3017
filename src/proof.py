# SPDX-License-Identifier: 0BSD
"""What the tests read: each wrapper with sentinels, and the archive's functions
in the place of the headers' own."""
from table import ARCHES, KINDS, calls
from view import head


def sentinel(each, place):
    """What is handed to one parameter of a wrapper."""
    if each.type.endswith("*"):
        return f"POINTER({each.type}, {place})"
    if each.wide:
        return f"({each.type.removesuffix('[2]')})WIDE({place})"
    cast = "(long)" if each.type == "long" else ""
    return f"{cast}{KINDS[each.type].upper()}({place})"


def sentinels(homes):
    out = head("/* {} */", "src/syscalls.tbl") + [
        "/* Every wrapper but those written by hand: its number, a call of it",
        " * with sentinels, and the words the kernel must then find.",
        " */",
    ]
    for arch, line in zip(ARCHES, ("#ifdef __i386__", "#else")):
        out.append(line)
        for name, row in calls().items():
            if not (row.wrapped and name in homes and row.entry(arch)):
                continue
            nr, words = row.entry(arch)
            given = [sentinel(*each[::-1])
                     for each in enumerate(row.arguments, 1)]
            expected = [f"IN_{word.kind.upper()}({word.place})" if word.place
                        else word.kind for word in words]
            macro = {"void": "ENDS", "int": "PASSES",
                     "unsigned int": "PASSES"}.get(row.result, "PASSES_WORD")
            # -errno of an unsigned id, as a signed one.
            cast = "(int)" if row.result.startswith("unsigned ") else ""
            out += [f"{macro}({name}, {nr},",
                    f"    {cast}sys_{name}({', '.join(given)}),",
                    f"    {', '.join([str(len(words)), *expected])})"]
    return out + ["#endif"]


def stubs_h(homes):
    """Declarations under other names, beside the inline functions."""
    out = head("/* {} */", "src/syscalls.tbl") + [
        "/* The functions of libring3.a in the place of the headers' own. */"]
    for name, row in calls().items():
        if row.wrapped and name in homes:
            space = "" if row.result[-1] == "*" else " "
            declared = row.type.removeprefix(row.result)
            out += [f"STUB_ABI {row.result}{space}stub_{name}{declared} "
                    f'__asm__("sys_{name}");',
                    f"#define sys_{name} stub_{name}"]
    return out
