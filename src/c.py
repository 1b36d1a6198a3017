# SPDX-License-Identifier: 0BSD
"""What C reads of the tables: nr.h, missing.h and errno.h."""
from table import calls, errors, numbers
from view import head, page

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
    return head("/* {} */", "src/syscalls.tbl") + [
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
        "#pragma GCC system_header",
        "",
        f"#define RING3_BITS {BITS[arch]}",
        ENTRIES[arch],
        "",
        *(f"#define NR_{name:<26} {nr}" for nr, name in numbers(arch)),
        "",
        "#endif"]


MISSING = """/* For the calls a target has no number for: they compile while
 * nothing calls them, and say so where something does. For each
 * RING3_LACKS_name is defined. RING3_REFUSED is for what is Linux's
 * alone.
 */
#ifndef RING3_MISSING_H
#define RING3_MISSING_H
#pragma GCC system_header

#include "../syscall.h"

#if defined __has_attribute
#if __has_attribute(error)
#define RING3_REFUSED(why) __attribute__((__error__(why)))
#endif
#endif
#ifndef RING3_REFUSED
#define RING3_REFUSED(why)
#endif
#define RING3_LACKS(name) \\
    RING3_REFUSED("the kernel in RING3_TARGET has no call " name)

#ifdef __cplusplus
extern "C" {
#endif
"""


def missing_h():
    out = head("/* {} */", "src/syscalls.tbl") + MISSING.split("\n")
    for name in calls():
        out += [
            f"#ifndef NR_{name}",
            f"#define NR_{name} ring3_target_lacks_{name}()",
            f"#define RING3_LACKS_{name}",
            f'RING3_LACKS("{name}") long ring3_target_lacks_{name}(void);',
            "#endif",
        ]
    return out + ["", "#ifdef __cplusplus", "}", "#endif", "", "#endif"]


def errno_h():
    says = {0: "Success"} | {value: words for value, _, words in errors()}
    words = [f'        "{says.get(value, "")}\\0"'
             for value in range(max(says) + 1)]
    words[-1] = words[-1].replace('\\0"', '";')
    return page("errno.h.in", "/* {} */", "src/errno.tbl and src/errno.h.in", {
        "@NUMBERS@": [f"#define {name:<15} {value}"
                      for value, name, _ in errors()],
        "@WORDS@": words})
