# SPDX-License-Identifier: 0BSD
"""What C reads: nr.h, missing.h and errno.h."""
import single
from table import SRC, calls, errors, generated, numbers

BITS = {"i386": 32, "x86_64": 64}
ENTRIES = {
    "i386": "#define RING3_VECTOR 0x80",
    "x86_64": '#define RING3_INSTRUCTION "syscall"',
}
REGISTERS = {
    "i386": "ebx, ecx, edx, esi, edi, ebp",
    "x86_64": "rdi, rsi, rdx, r10, r8, r9",
}


def nr_h(arch):
    guard = f"RING3_ARCH_{arch.upper()}_NR_H"
    out = [
        f"/* {generated('src/syscalls.tbl')} */",
        "/* SPDX-License-Identifier: 0BSD */",
        f"/* Linux on {arch}, as a target file: the example to start from. "
        "Copy",
        " * it under a name of yours, and change",
        " *",
        " *      RING3_BITS          to your machine, 32 or 64",
        f" *      {ENTRIES[arch].split()[1]:<19} to what enters your kernel",
        " *      NR_name             to your numbers",
        " *",
        " * Delete the calls that you do not have: making one is then an error",
        " * that names it. Linux does not need the two others:",
        " *",
        " *      RING3_ERRORS        how an error comes back, if not as -errno",
        " *      RING3_REGISTERS     which argument is where, if not in",
        f" *                          {REGISTERS[arch]}",
        " *",
        " * seam/target.h explains them, docs/porting.md the way.",
        " */",
        f"#ifndef {guard}",
        f"#define {guard}",
        single.PRAGMA,
        "",
        f"#define RING3_BITS {BITS[arch]}",
        ENTRIES[arch],
        "",
    ]
    out += [f"#define NR_{name:<26} {nr}" for nr, name in numbers(arch)]
    return out + ["", "#endif"]


def missing_h():
    out = [
        f"/* {generated('src/syscalls.tbl')} */",
        "/* SPDX-License-Identifier: 0BSD */",
        "/* For the calls a target has no number for: they compile while",
        " * nothing calls them, and say so where something does. For each",
        " * RING3_LACKS_name is defined. RING3_REFUSED is for what is Linux's",
        " * alone.",
        " */",
        "#ifndef RING3_MISSING_H",
        "#define RING3_MISSING_H",
        single.PRAGMA,
        "",
        '#include "../syscall.h"',
        "",
        "#if defined __has_attribute",
        "#if __has_attribute(error)",
        "#define RING3_REFUSED(why) __attribute__((__error__(why)))",
        "#endif",
        "#endif",
        "#ifndef RING3_REFUSED",
        "#define RING3_REFUSED(why)",
        "#endif",
        "#define RING3_LACKS(name) \\",
        '    RING3_REFUSED("the kernel in RING3_TARGET has no call " name)',
        "",
        "#ifdef __cplusplus",
        'extern "C" {',
        "#endif",
        "",
    ]
    for row in calls():
        name = row.name
        out += [
            f"#ifndef NR_{name}",
            f"#define NR_{name} ring3_target_lacks_{name}()",
            f"#define RING3_LACKS_{name}",
            f'RING3_LACKS("{name}") long ring3_target_lacks_{name}(void);',
            "#endif",
        ]
    return out + ["", "#ifdef __cplusplus", "}", "#endif", "", "#endif"]


def errno_h():
    rows = list(errors())
    defines = [f"#define {name:<15} {value}" for value, name, words in rows]
    by_value = {value: words for value, _, words in rows}
    by_value[0] = "Success"
    strings = [f'        "{by_value.get(value, "")}\\0"'
               for value in range(max(by_value) + 1)]
    strings[-1] = strings[-1].replace("\\0", "")
    text = (SRC / "errno.h.in").read_text()
    text = text.replace(
        "@GENERATED@", generated("src/errno.tbl and src/errno.h.in"))
    text = text.replace("@NUMBERS@", "\n".join(defines))
    text = text.replace("@WORDS@", "\n".join(strings))
    return text.splitlines()
