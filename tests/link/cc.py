# SPDX-License-Identifier: 0BSD
"""cc.py - what the tests of ring3-cc share: promises over compilers and
machines, in places of their own"""
import functools
import itertools
import os
import shutil

import kit

CC = kit.ROOT / "bin/ring3-cc"
HELLO = kit.ROOT / "examples/hello.c"
LLD = shutil.which("ld.lld")
HI = "Hello, world\n"

# Of our own, so that what is left in them is seen.
TEMPORARY, WORK = kit.SCRATCH / "temporary files", kit.SCRATCH / "a place"
TEMPORARY.mkdir()
WORK.mkdir()
# With compilers of our own, which are not quite as they should be.
TOOLS = f"{WORK}/tools:{os.environ['PATH']}"
numbers = itertools.count(1)


def each(variants=((),), turns=False):
    """A promise, judged with each compiler for each machine, in every variant
    of further words, or by turns: with each compiler on the other machine."""
    def decorate(look):
        def verdict(*cell):
            return look(*cell) if LLD or not ("-fuse-ld=lld" in cell or {
                "clang", "-flto"} <= {*cell}) else "ld.lld is not installed"

        @functools.wraps(look)
        def promise():
            kit.judge(verdict, [
                (*pair, *words)
                for pair in itertools.product(kit.COMPILERS, kit.MACHINES)
                for number, words in enumerate(
                    variants(*pair) if callable(variants) else variants)
                if not turns or len(kit.COMPILERS) == 1
                or not kit.turn(*pair, number)])
        return kit.promise(promise)
    return decorate


def environment(**more):
    return {"PATH": TOOLS, "HOME": os.environ.get("HOME", "/"),
            "RING3_BUILD": str(kit.BUILD), "LC_ALL": "C",
            "TMPDIR": str(TEMPORARY), **more}


def cc(*words, compiler="gcc", cwd=WORK, input="", **more):
    return kit.run([CC, *words], env=environment(CC=compiler, **more), cwd=cwd,
                   input=input)


def fresh(name="program"):
    """A path that nothing has had."""
    return WORK / f"{name}{next(numbers)}"


def build(compiler, machine, *words, **more):
    """(the program, how ring3-cc ended)"""
    out = fresh()
    return out, cc(kit.WIDTH[machine], *words, "-o", out, compiler=compiler,
                   **more)


def works(out, made, status=0, output=None, arguments=(), **options):
    """Made without a word, and does what it should."""
    if made.returncode or made.stdout + made.stderr or not out.exists():
        return False, made.stdout + made.stderr
    ran = kit.run([out, *arguments], **options)
    return (ran.returncode == status
            and output in (None, ran.stdout + ran.stderr),
            f"status {ran.returncode}, {ran.stdout!r} {ran.stderr!r}")


def headers(program, what="-lhW"):
    return kit.run(["readelf", what, program], env=environment())


def bytes_of(path):
    return path.read_bytes() if path.exists() else b""


def source(name, text):
    path = WORK / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def tool(name, text):
    source(f"tools/{name}", f"#!/bin/sh\n{text}").chmod(0o755)


def keeps(name, variants, *ends, building={}, **options):
    """A promise that what is made of these words ends so."""
    def look(compiler, machine, *words):
        return works(*build(compiler, machine, *words, **building), *ends,
                     **options)
    look.__name__ = name
    each(variants)(look)
