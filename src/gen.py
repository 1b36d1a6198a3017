#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""gen.py - write every list of calls and errors from the two tables

    src/gen.py            write the files
    src/gen.py --check    compare them instead; fail where one is stale
    src/gen.py --merge syscall_32.tbl syscall_64.tbl
                          add the numbers of a newer kernel to syscalls.tbl
                          (from its arch/x86/entry/syscalls/), then write

The tables, which explain their own columns, are src/syscalls.tbl and
src/errno.tbl. What is written is committed, because people copy headers
without building anything.
"""
import sys

import c
import docs
import headers
import merge
import msan
import nasm
import proof
from table import ARCHES, ROOT, SRC


def views():
    include = ROOT / "include/ring3"
    homes = headers.homes()
    for arch in ARCHES:
        yield include / "arch" / arch / "nr.h", c.nr_h(arch)
        yield include / "nasm" / arch / "nr.inc", nasm.nr_inc(arch)
        yield include / "nasm" / arch / "structs.inc", nasm.structs_inc(arch)
        yield SRC / "arch" / arch / "stubs.inc", nasm.stubs_inc(arch)
    yield include / "seam/missing.h", c.missing_h()
    yield include / "errno.h", c.errno_h()
    yield include / "msan.h", msan.msan_h(homes)
    yield include / "nasm/errno.inc", nasm.errno_inc()
    yield include / "nasm/constants.inc", nasm.constants_inc()
    yield ROOT / "tests/calls/sentinels.inc", proof.sentinels(homes)
    yield ROOT / "tests/calls/stubs.h", proof.stubs_h(homes)
    yield ROOT / "docs/calls.md", docs.calls_md(homes)
    yield ROOT / "docs/names.md", docs.names_md()


def main(args):
    if args[:1] == ["--merge"] and len(args) == 3:
        try:
            merge.merge(*args[1:])
        except OSError as error:
            sys.exit(f"gen.py: {error.filename}: {error.strerror}")
    elif args not in ([], ["--check"]):
        print(__doc__.strip())
        return 0 if args in (["-h"], ["--help"]) else 2
    stale = 0
    for path, lines in views():
        text = "\n".join(lines) + "\n"
        if args == ["--check"]:
            if not path.exists() or path.read_text() != text:
                print(f"stale: {path.relative_to(ROOT)}: run src/gen.py")
                stale = 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
