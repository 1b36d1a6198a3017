# SPDX-License-Identifier: 0BSD
"""What the tests read: each wrapper with sentinels, and the archive's functions
in the place of the headers' own."""
from headers import homes
from table import (ARCHES, KINDS, calls, entry, generated, has_wrapper,
                   parameters, wrapper_type)

def given(parameter, place):
    """A sentinel for one parameter of a wrapper."""
    kind = parameter.type
    if kind.endswith("*"):
        return f"POINTER({kind}, {place})"
    if kind.startswith(("int64_t", "uint64_t")):
        return f"({kind.partition('[')[0]})WIDE({place})"
    cast = "(long)" if kind == "long" else ""
    return f"{cast}{KINDS[kind].upper()}({place})"


def sentinel(row, arch):
    """One wrapper's sentinel test on one machine."""
    number, found = entry(row, arch)
    call = ", ".join(given(parameter, place) for place, parameter in enumerate(
        (each for each in parameters(row.prototype) if not each.given), 1))
    expected = [str(len(found))]
    expected += [f"IN_{word.kind.upper()}({word.place})" if word.place
                 else word.kind for word in found]
    macro = ("ENDS" if row.prototype.startswith("void(") else "PASSES"
             if row.prototype.startswith(("int(", "unsigned int(")) else
             "PASSES_WORD")
    # -errno of an unsigned id, as a signed one.
    cast = "(int)" if row.prototype.startswith("unsigned ") else ""
    return [f"{macro}({row.name}, {number},",
            f"    {cast}sys_{row.name}({call}),",
            f"    {', '.join(expected)})"]


def sentinels():
    out = [
        f"/* {generated('src/syscalls.tbl')} */",
        "/* SPDX-License-Identifier: 0BSD */",
        "/* Every wrapper but those written by hand: its number, a call of it",
        " * with sentinels, and the words the kernel must then find.",
        " */",
    ]
    wrapped = homes()
    for arch, line in zip(ARCHES, ("#ifdef __i386__", "#else")):
        out.append(line)
        for row in calls():
            if (has_wrapper(row) and row.name in wrapped
                    and entry(row, arch)):
                out += sentinel(row, arch)
    return out + ["#endif"]


def stubs_h():
    """Declarations under other names, beside the inline functions."""
    out = [
        f"/* {generated('src/syscalls.tbl')} */",
        "/* SPDX-License-Identifier: 0BSD */",
        "/* The functions of libring3.a in the place of the headers' own. */",
    ]
    wrapped = homes()
    for row in calls():
        if not has_wrapper(row) or row.name not in wrapped:
            continue
        kind, _, ours = wrapper_type(row).partition("(")
        name = row.name
        out.append(f"STUB_ABI {kind}{'' if kind[-1] == '*' else ' '}"
                   f'stub_{name}({ours} __asm__("sys_{name}");')
        out.append(f"#define sys_{name} stub_{name}")
    return out
