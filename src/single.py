# SPDX-License-Identifier: 0BSD
"""All headers in one file, include/ring3-single.h. Imported by gen.py."""
import re

# What defines symbols, and so belongs in one file of a program or costs bytes:
# there for who asks.
APART = ["start", "start_full", "mem", "restorer", "vfork", "clone", "msan"]

# See syscall.h; once is enough.
PRAGMA = "#pragma GCC system_header"

HEAD = """/* SPDX-License-Identifier: 0BSD */
/* ring3 @VERSION@: system calls of Linux on x86, without a libc, in one file.
 *
 * Made of the headers in include/ring3 by src/gen.py: change those. Each of
 * these, defined before this is included, adds the header of that name, also
 * where this was included before:
 *
 *      RING3_WITH_START        _start, in the file with main
 *      RING3_WITH_START_FULL   the fuller start, in place of that
 *      RING3_WITH_MEM          memcpy and its kind, in one file
 *      RING3_WITH_RESTORER     ring3_sigaction()
 *      RING3_WITH_VFORK        sys_vfork()
 *      RING3_WITH_CLONE        ring3_clone()
 *      RING3_WITH_MSAN         MemorySanitizer is told what the kernel wrote
 *
@LICENCE@
 */
"""


def inlined(include, path, once):
    """The lines of a header, with those it includes in their places.

    What stands behind an #if is there again in each place, if it is not before
    all of them: which one is read is not known here, and its own guard keeps it
    to one."""
    depth = 0
    for line in path.read_text().splitlines():
        depth += bool(re.match(r"#if", line)) - bool(re.match(r"#endif", line))
        match = re.match(r'#include "(.*)"', line)
        if not match or "RING3_TARGET" in line:
            if line != PRAGMA and "SPDX-License-Identifier" not in line:
                yield line
            continue
        other = next((place / match[1]).resolve()
                     for place in (path.parent, include)
                     if (place / match[1]).exists())
        if other in once:
            continue
        if depth > 1:
            yield from inlined(include, other, set(once))
        else:
            once.add(other)
            yield from inlined(include, other, once)


def header(root):
    include = (root / "include/ring3").resolve()
    version = re.search(r"version: '(.*)'", (root / "meson.build").read_text())
    licence = (root / "LICENSE").read_text().strip().splitlines()
    out = HEAD.replace("@VERSION@", version[1]).replace(
        "@LICENCE@", "\n".join(f" * {line}".rstrip() for line in licence))
    out = out.strip().splitlines() + [
        PRAGMA, "#ifndef RING3_SINGLE_H", "#define RING3_SINGLE_H", ""]
    once = set()
    out += inlined(include, root / "include/ring3.h", once)
    out += ["", "#endif"]
    for name in APART:
        macro = f"RING3_WITH_{name.upper()}"
        out += ["", f"#ifdef {macro}"]
        out += inlined(include, include / f"{name}.h", set(once))
        out += [f"#endif /* {macro} */"]
    return out
