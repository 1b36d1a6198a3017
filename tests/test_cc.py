#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""bin/ring3-cc: what it makes and how large, which flags it survives, what it
refuses and with which words, and that it leaves nothing behind."""
import contextlib
import functools
import itertools
import os
import re
import select
import shutil
import signal
import subprocess
import time

import kit

CC = kit.ROOT / "bin/ring3-cc"
HELLO = kit.ROOT / "examples/hello.c"
MANUAL = kit.ROOT / "docs/ring3-cc.1"
LLD = shutil.which("ld.lld")
NOWHERE = str(kit.SCRATCH / "nowhere")
HI = "Hello, world\n"

# Of our own, so that what is left in them is seen.
TEMPORARY = kit.SCRATCH / "temporary files"
TEMPORARY.mkdir()
WORK = kit.SCRATCH / "a place"
WORK.mkdir()
# With compilers of our own, which are not quite as they should be.
TOOLS = f"{WORK}/tools:{os.environ['PATH']}"
numbers = itertools.count(1)


@functools.cache
def pairs():
    return list(itertools.product(kit.COMPILERS, kit.MACHINES))


def judge(look, cells):
    """Of each cell, which names it too, look says whether it is well and what
    is to be seen where it is not, or why it is skipped."""
    def verdict(cell):
        if not LLD and ("-fuse-ld=lld" in cell
                        or {"clang", "-flto"} <= set(cell)):
            return "ld.lld is not installed"
        return look(*cell)

    for cell, said in zip(cells, kit.in_parallel(verdict, cells)):
        case = " ".join(getattr(word, "name", word) for word in cell)
        if isinstance(said, str):
            kit.skip(said, case)
        else:
            kit.check(said[0], case, said[1])


def each(variants=((),)):
    """A promise that is judged with each compiler for each machine, in every
    variant of further words, which may depend on those two."""
    def decorate(look):
        @functools.wraps(look)
        def promise():
            judge(look, [(*pair, *words) for pair in pairs() for words in (
                variants(*pair) if callable(variants) else variants)])
        return promise
    return decorate


def by_turns(variants):
    """Half of them with each of two compilers for each machine."""
    return lambda compiler, machine: [
        words for number, words in enumerate(variants)
        if len(kit.COMPILERS) == 1
        or not kit.turn(compiler, machine, number)]


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
    return (ran.returncode == status and output in (None, ran.stdout),
            f"status {ran.returncode}, {ran.stdout!r} {ran.stderr!r}")


def headers(program, what="-lhW"):
    return kit.run(["readelf", what, program], env=environment())


def segments(program):
    return re.findall(r"^  (\w+) +0x\S+ +0x\S+ 0x\S+ 0x\S+ +0x\S+ (...)",
                      headers(program, "-lW").stdout, re.M)


def bytes_of(path):
    return path.read_bytes() if path.exists() else b""


def source(name, text):
    path = WORK / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def tool(name, text):
    source(f"tools/{name}", f"#!/bin/sh\n{text}").chmod(0o755)


# What is no matter of a compiler that is only slow or has an old linker.
OTHERS = 'for w; do case $w in %s-E|-print*) exec gcc "$@";; esac; done\n'


@functools.cache
def hello(compiler, machine, *mode):
    return build(compiler, machine, *mode, HELLO)


# The promised bounds by default; --tiny goes below them, to the byte: its
# headers are made by hand, and the rest is what the compiler makes.
MOST = {("x86_64",): 456, ("i386",): 324,
        ("x86_64", "--tiny"): 171, ("i386", "--tiny"): 152}


@kit.promise
@each([[], ["--tiny"]])
def hello_keeps_its_size(compiler, machine, *mode):
    out, made = hello(compiler, machine, *mode)
    passed, said = works(out, made, 0, HI)
    size = len(bytes_of(out))
    return (passed and size <= MOST[(machine, *mode)],
            f"{size} of {MOST[(machine, *mode)]} bytes; {said}")


@kit.promise
@each([[], ["--tiny"]])
def hello_has_zero_where_elf_wants_zero(compiler, machine, *mode):
    start = bytes_of(hello(compiler, machine, *mode)[0])[:64]
    sections = {"i386": 46, "x86_64": 58}[machine]
    return (start[8:16] == bytes(8)
            and (not mode or start[sections:][:6] == bytes(6)), start.hex())


@kit.promise
@each([[], ["--tiny"]])
def hello_is_one_segment_and_readelf_is_content(compiler, machine, *mode):
    out, _ = hello(compiler, machine, *mode)
    listed = headers(out)
    wanted = [("LOAD", "R E"), ("GNU_STACK", "RW ")]
    if (machine, *mode) == ("x86_64", "--tiny"):
        wanted.pop()
    return (listed.returncode == 0 and not listed.stderr
            and segments(out) == wanted, listed.stdout + listed.stderr)


@kit.promise
@each()
def hello_has_sections_and_no_symbols(compiler, machine):
    sections = headers(hello(compiler, machine)[0], "-SW").stdout
    return ".text" in sections and ".symtab" not in sections, sections


GIVEN = source("given.c", """#include <ring3/start.h>
#include <ring3/io.h>
typedef float four __attribute__((vector_size(16)));
int main(int argc, char **argv, char **envp)
{
    volatile four aligned = {1, 2, 3, 4};

    if (argc != 3 || argv[1][0] != 'a' || argv[2][0] != 'b' || argv[3])
        return 1;
    if (!envp[0] || envp[0][0] != 'E' || envp[1])
        return 2;
    if ((unsigned long)&aligned % 16)
        return 3;
    return 40 + (int)aligned[1];
}
""")


@kit.promise
@each([[], ["--tiny"], ["--debug"], ["--tiny", "-O0"], ["--tiny", "-O2"],
       ["--tiny", "-fPIC"]])
def main_gets_argc_argv_envp_and_an_aligned_stack(compiler, machine, *flags):
    return works(*build(compiler, machine, *flags, "-msse", GIVEN), 42,
                 arguments=["a", "b"], env={"E": "1"})


EXAMPLES = {"echo": (["a", "b"], "a b\n"), "exec": (["echo"], "\nexited 0\n"),
            "fork": ([], None), "wait": ([], None), "env": (["E"], "1\n"),
            "cat": ([HELLO], HELLO.read_text())}


@kit.promise
@each(lambda *pair: [[name, *["--tiny"] * kit.turn(*pair, number)]
                     for number, name in enumerate(EXAMPLES)])
def examples_work(compiler, machine, name, *flags):
    arguments, output = EXAMPLES[name]
    return works(*build(compiler, machine, *flags,
                        kit.ROOT / f"examples/{name}.c"), 0, output,
                 arguments, env={"E": "1", "PATH": "/bin"})


# A program has its _start from <ring3/start.h>, from the archive, or is one
# itself, in C and in NASM.
NO_START = source("no start.c", """#include <ring3/io.h>
struct big { char bytes[5000]; };
static struct big copy(struct big from) { return from; }
int main(int argc, char **argv)
{
    struct big one = {{0}}, two;

    one.bytes[argc] = (char)argc;
    two = copy(one);
    return argv[0] ? two.bytes[argc] + 41 : 1;
}
""")
OWN = source("own.asm", """%include "ring3.inc"
        section .text align=1
        global  _start
_start: sys     exit_group, VALUE
        section .note.GNU-stack noalloc noexec nowrite progbits
""")


@kit.promise
@each([[], ["--tiny"], ["--debug"]])
def start_and_memcpy_are_the_archives_where_a_program_has_none(
        compiler, machine, *mode):
    return works(*build(compiler, machine, *mode, "-O0", NO_START), 42)


@kit.promise
@each([[], ["--tiny"], ["--debug"]])
def a_program_in_nasm_is_its_own_start(compiler, machine, *mode):
    return works(*build(compiler, machine, *mode, "-DVALUE=42", OWN), 42)


@kit.promise
@each([[], ["--tiny"], ["--debug"]])
def the_start_of_an_object_made_before_is_kept(compiler, machine, *mode):
    here, before = objects(compiler, machine)
    passed, said = works(*build(compiler, machine, *mode, here / "hello.o"),
                         0, HI)
    return passed, before.stderr + said


WRITES = source("writes.c", """#include <ring3/start.h>
int zeroes[1000], counter = 41;
int main(void) { zeroes[7] = 1; return counter += zeroes[7]; }
""")
ODD = source("odd.c", """#include <ring3/start.h>
__attribute__((section("mine"))) int mine = 1;
int main(void) { return ++mine; }
""")
CONSTANT = source("constant.c", """#include <ring3/start.h>
static const char *const words[] = {"a", "bc", "def"};
static const double numbers[] = {1.5, 2.5};
int main(int argc, char **argv)
{
    (void)argv;
    return words[argc + 1][2] - 'f' + words[argc][1] - 'c' +
        (int)(numbers[argc] * 2) + 37;
}
""")


@kit.promise
@each([[], ["-flto"], ["-fuse-ld=lld"], ["-O0"], ["-fPIE"]])
def written_globals_get_a_segment_that_is_not_executable(
        compiler, machine, *flags):
    out, made = build(compiler, machine, *flags, WRITES)
    passed, said = works(out, made, 42)
    found = segments(out)
    return passed and found == [("LOAD", "R E"), ("LOAD", "RW "),
                                ("GNU_STACK", "RW ")], f"{said} {found}"


@kit.promise
@each()
def tiny_refuses_written_globals(compiler, machine):
    out, made = build(compiler, machine, "--tiny", WRITES)
    return (made.returncode and made.stderr == "ring3-cc: a global is "
            "written to: make it const, or leave --tiny out\n"
            and not out.exists(), made.stderr)


@kit.promise
@each()
def tiny_refuses_a_section_it_does_not_know(compiler, machine):
    out, made = build(compiler, machine, "--tiny", ODD)
    return (made.returncode and "mine" in made.stderr and not out.exists(),
            made.stderr)


@kit.promise
@each([[], ["-fPIC"], ["-O0"]])
def tiny_has_place_for_constant_tables(compiler, machine, *flags):
    return works(*build(compiler, machine, "--tiny", *flags, CONSTANT), 42)


# Flags that people and distributions add: each program once, every one with
# another compiler and machine, and all of them where the mode matters most.
PROGRAMS = [(["--tiny"], HELLO), ([], NO_START), ([], HELLO),
            (["--debug"], NO_START)]
DEEP = {"-flto", "-fPIC", "-O0", "-fuse-ld=lld"}
FLAGS = [["-fcf-protection"], ["-fcf-protection=full", "-fPIC"], ["-O0"],
         ["-O3"], ["-flto"], ["-flto", "-O2", "-g"], ["-fPIC"], ["-fPIE"],
         ["-fsanitize=undefined", "-fsanitize-trap=undefined"], ["-g"],
         ["-Wl,--gc-sections", "-ffunction-sections"], ["-fuse-ld=lld"],
         ["-fuse-ld=lld", "-fPIC", "-Wl,-z,relro,-z,now"],
         ["-O2", "-D_FORTIFY_SOURCE=2"], ["-Wl,-z,relro,-z,now"],
         ["-Wl,-z,relro", "-Wl,-z,now", "-Wl,--as-needed"], ["-pipe"],
         ["-fstack-clash-protection"], ["-march=x86-64-v2"],
         ["-fno-omit-frame-pointer", "-fasynchronous-unwind-tables"],
         ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror",
          "-std=c99"], ["-masm=intel"], ["-static"], ["-no-pie"],
         ["-Wl,--build-id"], ["-fno-plt", "-fvisibility=hidden"],
         ["-ffile-prefix-map=/=."], ["-s"], ["-fuse-ld=lld", "-flto"],
         ["-g", "-O2", "-fcf-protection", "-Wformat",
          "-Werror=format-security", "-D_FORTIFY_SOURCE=2",
          "-Wl,-z,relro", "-Wdate-time"]]
UNFIT = [("gcc", {"-fuse-ld=lld", "-flto"}), ("clang", {"-masm=intel"}),
         ("i386", {"-march=x86-64-v2"})]
OVERFLOW = source("overflow.c", """#include <ring3/start.h>
int main(int argc, char **argv)
{ (void)argv; return argc + 0x7fffffff; }
""")


def flagged(*pair):
    at = pairs().index(pair)
    for number, flags in enumerate(FLAGS):
        if any(who in pair and words <= set(flags) for who, words in UNFIT):
            continue
        for mode, file in PROGRAMS if len(flags) == 1 and flags[0] in DEEP \
                else [PROGRAMS[(number + at) % len(PROGRAMS)]]:
            yield *mode, *flags, file


@kit.promise
@each(flagged)
def flags_break_nothing(compiler, machine, *words):
    ends = (0, HI) if words[-1] == HELLO else (42, "")
    return works(*build(compiler, machine, *words), *ends)


@kit.promise
@each()
def undefined_behaviour_traps(compiler, machine):
    return works(*build(compiler, machine, "-fsanitize=undefined",
                        "-fsanitize-trap=undefined", OVERFLOW),
                 -signal.SIGILL)


# Many files, and what the compiler is told.
MANY = WORK / "many"
source("many/two.c", "int two(void);\nint two(void) { return 2; }\n")
source("many/three.s", "\t.globl three\nthree:\tmov $3, %eax\n\tret\n"
       '\t.section .note.GNU-stack, "", @progbits\n')
source("many/four.S", "#ifdef FOUR\n\t.globl four\nfour:\tmov $4, %eax\n\tret\n"
       '#endif\n\t.section .note.GNU-stack, "", @progbits\n')
source("many/five.asm", "        section .text align=1\n        global five\n"
       "five:   mov eax, FIVE\n        ret\n"
       "        section .note.GNU-stack noalloc noexec nowrite progbits\n")
source("many/six.c", "int six(void);\nint six(void) { return 6; }\n")
source("many/seven.c", "int seven(void);\nint seven(void) { return 7; }\n")
source("many/it's/here.h", "#define HERE 10\n")
source("many/before.h", "#define BEFORE 5\n")
source("many/all.c", """#include <ring3/start.h>
#include "here.h"
int two(void), three(void), four(void), five(void), six(void), seven(void);
int main(void)
{
    return two() + three() + four() + five() + six() + seven() + HERE + BEFORE;
}
""")
source("many/ten.c", '#include "here.h"\nint main(void) { return HERE; }\n')
source("many/hello.c", HELLO.read_text())
source("many/-dash.c", HELLO.read_text())
QUOTED = source("it's \"here\" $(and) `there`/h e.c", HELLO.read_text())
PLUS = source("plus.cpp", """#include <ring3/start.h>
namespace { struct Answer { virtual int is() const { return 42; } }; }
int main() { static const Answer answer; return answer.is(); }
""")
VALUE = source("value", """#include <ring3/start.h>
int main(void) { return VALUE; }
""")


def many():
    """Those files in a new place, and the place, to be written to."""
    return shutil.copytree(MANY, fresh("many "))


@functools.cache
def objects(compiler, machine):
    """(where they are, how ring3-cc ended)"""
    here = many()
    made = cc(kit.WIDTH[machine], "-c", "six.c", "seven.c", "hello.c",
              compiler=compiler, cwd=here)
    kit.run(["ar", "rcs", here / "libseven.a", here / "seven.o"])
    return here, made


@kit.promise
@each()
def c_makes_objects_of_many(compiler, machine):
    here, made = objects(compiler, machine)
    return made.returncode == 0 and all((here / name).exists() for name in (
        "six.o", "seven.o", "hello.o")), made.stderr


@kit.promise
@each(lambda *pair: [[], ["-flto"], [["--debug"], ["--tiny"]][
    kit.turn(*pair, 0)]])
def sources_in_c_s_S_and_asm_an_object_and_an_archive_make_a_program(
        compiler, machine, *flags):
    return works(*build(
        compiler, machine, *flags, "-DFIVE=5", "-D", "FOUR", "-I", "it's",
        "-include", "before.h", "all.c", "two.c", "three.s", "four.S",
        "five.asm", "six.o", "-L.", "-lseven",
        cwd=objects(compiler, machine)[0]), 42)


@kit.promise
@each([["six.c"], ["five.asm"]])
def c_with_o_makes_the_object(compiler, machine, file):
    out, made = build(compiler, machine, "-c", file, "-DFIVE=5", cwd=MANY)
    return (made.returncode == 0 and "REL" in headers(out, "-hW").stdout,
            made.stderr)


@kit.promise
@each()
def g_and_MD_reach_nasm(compiler, machine):
    here = many()
    made = cc(kit.WIDTH[machine], "-g", "-MD", "-c", "five.asm", "-DFIVE=5",
              compiler=compiler, cwd=here)
    return (made.returncode == 0
            and "debug_line" in headers(here / "five.o", "-SW").stdout
            and b"five.asm" in bytes_of(here / "five.d"), made.stderr)


@kit.promise
@each()
def S_makes_assembler(compiler, machine):
    here = many()
    made = cc(kit.WIDTH[machine], "-S", "six.c", compiler=compiler, cwd=here)
    return made.returncode == 0 and b"six:" in bytes_of(here / "six.s"), \
        made.stderr


@kit.promise
@each()
def E_preprocesses_what_comes_from_standard_input(compiler, machine):
    made = cc(kit.WIDTH[machine], "-E", "-include", "before.h", "-x", "c", "-",
              input="BEFORE_IS(BEFORE)\n", compiler=compiler, cwd=MANY)
    return "BEFORE_IS(5)" in made.stdout, made.stderr


@kit.promise
@each([[], ["-flto"]])
def standard_input_is_compiled(compiler, machine, *flags):
    return works(*build(compiler, machine, *flags, "-x", "c", "-",
                        input=HELLO.read_text()), 0, HI)


@kit.promise
@each([["-MD"], ["-MMD", "-MF", "f.d"]])
def what_a_program_depends_on_is_written(compiler, machine, *flags):
    here = many()
    out, made = build(compiler, machine, *flags, "-I", "it's", "-DX", "ten.c",
                      cwd=here)
    written = here / "f.d" if "-MF" in flags else out.with_suffix(".d")
    target, _, needed = bytes_of(written).decode().partition(":")
    passed, said = works(out, made, 10)
    return (passed and "here.h" in needed and out.name in target,
            f"{said} {target}: {needed}")


@kit.promise
@each([["two.c", "-o", "two.c"], ["six.c", "two.c", "-o", "./two.c"],
       ["two.c", "-o", "alias.c"], ["alias.c", "-o", "two.c"],
       ["two.c", "-o", "other.c"], ["five.asm", "-o", "./five.asm"],
       ["two.c", "-c", "-o", "alias.c"],
       ["five.asm", "-c", "-o", "./five.asm"],
       ["two.c", "-E", "-o", "./two.c"]])
def no_source_is_written_over(compiler, machine, *words):
    here = many()
    (here / "alias.c").symlink_to("two.c")
    (here / "other.c").hardlink_to(here / "two.c")
    made = cc(kit.WIDTH[machine], *words, "-DFIVE=5", compiler=compiler,
              cwd=here)
    return ("input and output" in made.stderr
            and all(bytes_of(here / file) == bytes_of(MANY / file)
                    for file in ("two.c", "five.asm")), made.stderr)


@kit.promise
@each()
def the_default_output_is_a_out(compiler, machine):
    here = many()
    made = cc(kit.WIDTH[machine], HELLO, compiler=compiler, cwd=here)
    return works(here / "a.out", made, 0, HI)


@kit.promise
@each([[], ["--tiny"]])
def cplusplus_works(compiler, machine, *mode):
    return works(*build(compiler, machine, *mode, PLUS, "-O2"), 42)


@kit.promise
@each()
def CC_may_have_flags(compiler, machine):
    return works(*build(f"{compiler} -DFIVE=5", machine, "-DVALUE=FIVE*8+2",
                        "-x", "c", VALUE), 42)


@kit.promise
@each([["-dumpmachine"], ["-###"]])
def a_query_makes_nothing(compiler, machine, query):
    out, made = build(compiler, machine, query, HELLO)
    return (made.returncode == 0 and made.stdout and not out.exists(),
            made.stderr)


@kit.promise
@each()
def after_two_dashes_all_are_files(compiler, machine):
    out = fresh()
    made = cc(kit.WIDTH[machine], "-o", out, "--", "-dash.c",
              compiler=compiler, cwd=MANY)
    return works(out, made, 0, HI)


@kit.promise
@each()
def a_name_may_begin_with_a_dash(compiler, machine):
    return works(*build(compiler, machine, "./-dash.c", cwd=MANY), 0, HI)


@kit.promise
@each()
def paths_may_have_spaces_quotes_and_dollars(compiler, machine):
    out = fresh("out 'of' $(it)")
    made = cc(kit.WIDTH[machine], QUOTED, "-o", out, compiler=compiler)
    return works(out, made, 0, HI)


@kit.promise
@each(by_turns([["--tiny"], [], ["--debug"], ["-v"], ["--static-pie"]]))
def what_show_prints_makes_the_same_program(compiler, machine, *flags):
    here = many()
    out = fresh("out 'of' $(it)")
    words = [kit.WIDTH[machine], *flags, "-DA='\"b c\"'", QUOTED, "-o", out,
             "-DFIVE=5", "five.asm"]
    shown = cc("--show", *words, compiler=compiler, cwd=here)
    nothing = not out.exists()
    ran = kit.run(["sh", "-ec", shown.stdout], cwd=here)
    by_hand = bytes_of(out)
    cc(*words, compiler=compiler, cwd=here)
    return (nothing and by_hand and by_hand == bytes_of(out),
            shown.stdout + ran.stderr)


@kit.promise
@each()
def v_says_what_it_runs(compiler, machine):
    _, made = build(compiler, machine, "-v", HELLO)
    return made.returncode == 0 and "hello.o" in made.stderr, made.stderr


@kit.promise
@each([["-v"], ["-dumpmachine"], ["-print-file-name=libgcc.a"]])
def a_query_alone_is_the_compilers(compiler, machine, query):
    made = cc(kit.WIDTH[machine], query, compiler=compiler)
    return made.returncode == 0 and made.stdout + made.stderr, made.stderr


@functools.cache
def for_gdb(compiler, machine):
    return build(compiler, machine, "--debug", kit.ROOT / "examples/echo.c")


@kit.promise
@each()
def debug_keeps_what_gdb_wants(compiler, machine):
    out, made = for_gdb(compiler, machine)
    sections = headers(out, "-SW").stdout
    passed, said = works(out, made)
    return passed and all(name in sections for name in (
        ".debug_info", ".debug_line", ".symtab", ".eh_frame")), said + sections


@kit.promise
@each()
def gdb_finds_its_way_to_main(compiler, machine):
    if machine not in kit.NATIVE:
        return kit.NO_TOOLS
    if not shutil.which("gdb"):
        return "gdb is not installed"
    ran = kit.run(["gdb", "-nx", "-batch", "-ex", "break sys_write", "-ex",
                   "break ring3_write_all", "-ex", "run", "-ex", "backtrace",
                   "--args", for_gdb(compiler, machine)[0], "word"])
    return (re.search(r"#\d .*main .*echo\.c:\d+", ran.stdout),
            ran.stdout + ran.stderr)


def an_installed_copy():
    prefix = kit.SCRATCH / "an installed copy's"
    parts = prefix / "lib/ring3"
    (prefix / "bin").mkdir(parents=True)
    shutil.copy(CC, prefix / "bin")
    shutil.copytree(kit.ROOT / "include", prefix / "include")
    shutil.copytree(kit.ROOT / "src/tiny", parts / "tiny")
    for script in ("ring3.ld", "ring3-data.ld", "ring3-check.ld"):
        shutil.copy(kit.ROOT / "src" / script, parts)
    for machine in kit.MACHINES:
        (parts / machine).mkdir()
        shutil.copy(kit.BUILD / f"src/libring3-{machine}.a",
                    parts / machine / "libring3.a")
    return prefix


@kit.promise
def an_installed_copy_works():
    prefix = an_installed_copy()
    link = kit.SCRATCH / "links/ring3-cc"
    link.parent.mkdir()
    link.symlink_to(prefix / "bin/ring3-cc")
    ways = {"by its path": (prefix / "bin/ring3-cc", {}),
            "by a link": (link, {}),
            "by PATH": ("ring3-cc", {"PATH": f"{prefix}/bin:{TOOLS}"}),
            "by RING3_PREFIX": (CC, {"RING3_PREFIX": str(prefix)})}

    def look(machine, way, *mode):
        command, more = ways[way]
        env = environment(**more)
        del env["RING3_BUILD"]
        out = fresh()
        return works(out, kit.run(
            ["env", command, kit.WIDTH[machine], *mode, "-DVALUE=42", "-O0",
             NO_START, "-o", out], env=env, cwd=WORK), 42)

    judge(look, [(machine, way, *mode) for machine in kit.MACHINES
                 for way in ways for mode in ([], ["--tiny"], ["--debug"])])


# Words for what cannot be. Each is one line, and nothing is left.
REFUSED = {
    "gcc -shared hello.c": "not shared libraries",
    "gcc -pie hello.c": "--static-pie",
    "gcc -r hello.c": "ld -r",
    "gcc --foo hello.c": "unknown option --foo",
    "gcc": "no input files",
    "gcc -O2 -lm": "no input files",
    "gcc hello.c -o out -I": "-I needs another word",
    "gcc --tiny --debug hello.c": "exclude each other",
    "gcc --tiny -T x.ld hello.c": "own linker",
    "gcc --tiny -fstack-protector-all hello.c": "-fstack-protector-all",
    "gcc -fsanitize=address hello.c": "run-time library",
    "gcc -fsanitize=undefined hello.c": "-fsanitize-trap=undefined",
    "gcc -pg hello.c": "-pg needs a libc",
    "gcc @words hello.c": "@words",
    "gcc -c hello.c two.c": "-o with -c takes one file",
    "gcc -S five.asm": "not for NASM",
    "gcc -E five.asm": "not for NASM",
    "gcc -debug hello.c": "did you mean --debug",
    "gcc -m16 hello.c": "-m32 or -m64",
    "gcc -save-temps hello.c": "make them with -c",
    "gcc -gsplit-dwarf hello.c": "make them with -c",
    "gcc -": "-x",
    "gcc hello.c -o nodir/out": "no directory nodir",
    "gcc hello.c -o it's": "is a directory",
    "gcc -mx32 hello.c": "not for x32",
    "clang --target=x86_64-w64-mingw32 hello.c":
        "not for x32, Windows or another CPU",
    "clang --target=i686-w64-mingw32 hello.c":
        "not for x32, Windows or another CPU",
    "gcc -flto -fuse-ld=lld hello.c": "GNU ld",
    "tcc hello.c": "neither gcc nor clang",
    "strange hello.c": "strange"}
tool("no32", 'case "$*" in *-m32*) echo no >&2; exit 1;; esac; exec gcc "$@"\n')
tool("old-ld", "echo 'ld: unrecognised emulation mode: elf_i386' >&2; exit 1\n")
tool("no-ld", OTHERS % "-c|" + "exec old-ld\n")
tool("strange", "echo probe 1 2 3\n")


def refused(words, *said, **more):
    here = many()
    before = sorted(here.rglob("*"))
    made = cc(*words, cwd=here, **more)
    return (made.returncode not in (0, 126, 127)
            and all(word in made.stderr for word in said)
            and made.stderr.count("\n") == 1
            and made.stderr.startswith("ring3-cc: ") and not made.stdout
            and sorted(here.rglob("*")) == before,
            f"{made.returncode} {made.stdout}{made.stderr}")


@kit.promise
def what_cannot_be_is_refused_in_a_sentence():
    def look(line):
        compiler, *words = line.split()
        if not shutil.which(compiler, path=TOOLS):
            return f"{compiler} is not installed"
        if words and "-o" not in words:
            words += ["-o", "out"]
        return refused(words, REFUSED[line], compiler=compiler)

    judge(look, [(line,) for line in REFUSED])


@kit.promise
def what_is_missing_is_said():
    half = kit.SCRATCH / "half"
    shutil.copytree(kit.ROOT / "include", half / "include",
                    ignore=shutil.ignore_patterns("start_full.h"))
    (half / "src").mkdir()
    (half / "src/ring3.ld").symlink_to(kit.ROOT / "src/ring3.ld")
    cases = {
        "ring3": ({"RING3_PREFIX": NOWHERE}, [HELLO], "set RING3_PREFIX"),
        "the compiler": ({"compiler": "no-such-compiler"}, [HELLO],
                         "no-such-compiler is not installed"),
        "NASM": ({"NASM": "no-such-nasm"}, [OWN],
                 "needs NASM: install the package nasm"),
        "objcopy": ({"OBJCOPY": "no-such-objcopy"}, ["--tiny", HELLO],
                    "needs objcopy: install the package binutils"),
        "NASM for -c": ({"NASM": "no-such-nasm"}, ["-c", OWN], "needs NASM"),
        "a 32-bit compiler": ({"compiler": "no32"}, ["-m32", HELLO],
                              "gcc-multilib"),
        "a 32-bit linker": ({"compiler": "no-ld"}, [HELLO],
                            "makes no programs for")}
    for flag in ("--static-pie", "-fstack-protector-all"):
        cases[f"the start of {flag}"] = (
            {"RING3_PREFIX": str(half)}, [flag, HELLO], "ring3/start_full.h")
    for compiler in kit.COMPILERS:
        cases[f"the archive for {compiler}"] = (
            {"compiler": compiler, "RING3_BUILD": NOWHERE},
            [NO_START, "-O0"], NOWHERE, "meson compile")

    def look(case):
        more, words, *said = cases[case]
        return refused([*words, "-o", "out"], *said, **more)

    judge(look, [(case,) for case in cases])


@kit.promise
@each()
def no_archive_is_no_matter_to_who_needs_none(compiler, machine):
    return works(*build(compiler, machine, HELLO, RING3_BUILD=NOWHERE), 0, HI)


# The fuller start, which ring3-cc brings where it is asked for: it relocates,
# runs constructors, and has a canary.
TABLES = {start: source(f"tables {start}.c", f"#include <ring3/{start}>" + """
#include <ring3/io.h>
static const char *const words[] = {"a", "bc", "def"};
static int begun, (*functions[2])(int);
static int twice(int n) { return n * 2; }
static int (*const chosen[])(int) = {twice, 0};
int one(int n);
__attribute__((constructor)) static void begin(void) { begun = 21; }
int main(int argc, char **argv)
{
    void *here = (void *)main;

    (void)argv;
    functions[1] = chosen[argc - 1];
    if (ring3_write_all(1, &here, sizeof here) < 0 || words[argc][1] != 'c')
        return 1;
    return functions[argc](begun);
}
""") for start in ("start.h", "start_full.h")}
FULLER = [[], ["-O0"], ["-O2", "-flto"], ["-fuse-ld=lld"],
          ["-Wl,-z,norelro"], ["-fPIC"], ["-fcf-protection"],
          ["-fsanitize=undefined", "-fsanitize-trap=undefined"],
          ["-fstack-protector-all", "-g"], ["-fno-stack-protector"]]


def fuller(compiler, machine):
    """Another _start is replaced, this one is kept: by turns, but with -flto,
    which hides either."""
    return [[start, *flags] for number, start in enumerate(TABLES)
            for k, flags in enumerate(FULLER)
            if kit.turn(compiler, machine, k) == number
            or not flags or "-flto" in flags]


@kit.promise
@each(fuller)
def static_pie_relocates_itself_anywhere_and_runs_constructors(
        compiler, machine, start, *flags):
    out, made = build(compiler, machine, "--static-pie", *flags, TABLES[start])
    if made.returncode or made.stderr:
        return False, made.stderr
    ran = [kit.run([out], text=False) for _ in range(4)]
    return ({each.returncode for each in ran} == {42}
            and len({each.stdout for each in ran}) > 1, ran)


SMASH = source("smash.c", """#include <ring3/start.h>
void fill(char *at, int len);
int main(int argc, char **argv)
{
    char room[16];

    (void)argv;
    fill(room, argc * 64);
    return room[3];
}
""")
FILL = source("fill.c", "void fill(char *at, int len);\n"
              "void fill(char *at, int len) { while (len--) *at++ = 'x'; }\n")
GUARDED = [["--static-pie"], ["-fstack-protector-all"],
           ["-fstack-protector-strong", "-O0"],
           ["-fstack-protector-all", "-flto"],
           ["-fstack-protector-all", "-fPIC"],
           ["--debug", "-fstack-protector-all"]]


@kit.promise
@each(GUARDED)
def a_smashed_stack_aborts_with_a_word(compiler, machine, *flags):
    out, made = build(compiler, machine, *flags, SMASH, FILL)
    ran = kit.run([out]) if out.exists() else made
    return (not made.stderr and ran.returncode == -signal.SIGABRT
            and ran.stderr == "ring3: stack smashed\n",
            f"{made.stderr}{ran.stderr}{ran.returncode}")


@kit.promise
@each(GUARDED)
def a_guarded_program_works(compiler, machine, *flags):
    return works(*build(compiler, machine, *flags, HELLO), 0, HI)


# What would be lost without a word, constructors and thread variables, is not:
# a start that runs and makes them, or a sentence; each with one compiler here
# and with the other on the other machine.
BEGUN = """static volatile int begun;
__attribute__((constructor)) static void begin(void) { begun = 42; }
int main(void) { return begun; }
"""
THREAD = """static __thread volatile int n = 41;
int main(void) { return ++n; }
"""
source("through.h", "#include <ring3/start_full.h>\n")
LOST = {f"{what} {start}": source(
    f"{what} {start}.c", f"#include <{folder}{start}>\n{text}")
    for what, text in (("constructor", BEGUN), ("thread", THREAD))
    for folder, start in (("ring3/", "start.h"), ("ring3/", "start_full.h"),
                          ("", "through.h"))}
NEED = "constructors need ring3/start_full.h"
NO_THREAD = "__thread needs ring3/start_full.h and "
SENTENCES = {
    ("constructor start.h",): NEED,
    ("constructor start_full.h",): "",
    ("constructor start.h", "--tiny"): "--tiny runs no constructors",
    ("constructor start.h", "-Wl,--gc-sections"): NEED,
    ("constructor start.h", "--debug"): NEED,
    ("constructor start_full.h", "--debug"): "",
    ("constructor through.h", "-flto", "-MD", "-I."): "",
    ("constructor start.h", "-fstack-protector-all"): "",
    ("thread start.h",): NO_THREAD + "--static-pie",
    ("thread start_full.h", "-fstack-protector-all"):
        NO_THREAD + "--static-pie",
    ("thread start.h", "--debug"): NO_THREAD + "RING3_START_THREAD",
    ("thread start_full.h", "--debug", "-DRING3_START_THREAD"): "",
    ("thread start.h", "--static-pie"): "",
    ("thread start.h", "--static-pie", "-fno-stack-protector"):
        NO_THREAD + "RING3_START_THREAD",
    ("thread start.h", "--static-pie", "-fno-stack-protector",
     "-DRING3_START_THREAD"): ""}


@kit.promise
@each(by_turns(SENTENCES))
def no_constructor_or_thread_variable_is_lost_without_a_word(
        compiler, machine, file, *flags):
    # Another linker with each.
    linker = ["-fuse-ld=lld"] if LLD and compiler == "clang" else []
    out, made = build(compiler, machine, *flags, *linker, LOST[file])
    sentence = SENTENCES[(file, *flags)]
    if not sentence:
        return works(out, made, 42)
    return (made.returncode == 1 and made.stderr == f"ring3-cc: {sentence}\n"
            and not out.exists(), made.stderr)


FIXED = source("fixed.asm", "        section .text align=1\n        global  f\n"
               "f:      mov eax, [abs x]\n        ret\n"
               "        section .data\nx:      dd 5\n"
               "        section .note.GNU-stack noalloc noexec nowrite\n")
CALLS = source("calls.c", "int f(void);\nint main(void) { return f(); }\n")


@kit.promise
@each()
def an_address_that_cannot_be_relocated_is_explained(compiler, machine):
    out, made = build(compiler, machine, "--static-pie", CALLS, FIXED)
    return (made.returncode == 1 and "fixed.o" in made.stderr
            and "\nring3-cc: --static-pie: code has an absolute address"
            in made.stderr and not out.exists(), made.stderr)


# Nothing half-written: what was there stays until all is well.
source("broken.c", "int main(void) { return undeclared; }\n")
source("unlinked.c", "int other(void);\nint main(void) { return other(); }\n")


@kit.promise
@each([["broken.c"], ["unlinked.c"], ["missing.c"], ["missing.o"],
       ["missing.asm"]])
def a_failure_leaves_the_old_output_and_speaks_of_no_temporary_file(
        compiler, machine, file):
    out = fresh()
    out.write_text("old")
    made = cc(kit.WIDTH[machine], file, "-o", out, compiler=compiler)
    return (made.returncode and made.stderr and bytes_of(out) == b"old"
            and "ring3-cc-" not in made.stderr
            and str(TEMPORARY) not in made.stderr, made.stderr)


@kit.promise
def an_output_that_is_no_file_is_written_into_not_replaced():
    pipe = fresh("fifo")
    os.mkfifo(pipe)
    # To write to it as well, so that nobody waits for the other.
    reader = os.open(pipe, os.O_RDWR)
    made = cc(HELLO, "-o", pipe)
    said = os.read(reader, 4) if select.select([reader], [], [], 0)[0] else b""
    os.close(reader)
    kit.check(said == b"\x7fELF" and pipe.is_fifo(), detail=made.stderr)


tool("slow-gcc", OTHERS % ""
     + 'last=; for w; do [ "$last" != -o ] || echo half > "$w"; last=$w; done\n'
     ': > "$STARTED"\nexec sleep 300\n')
tool("slow-ld", OTHERS % "-c|" + 'exec slow-gcc "$@"\n')


@kit.promise
def an_interrupted_build_leaves_nothing():
    for (what, compiler), number in itertools.product(
            (("compiling", "slow-gcc"), ("linking", "slow-ld")),
            (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)):
        here = fresh("interrupted")
        started, temporary = here / "started", here / "temporary"
        temporary.mkdir(parents=True)
        # What is ignored here, as by nohup or &, no shell can trap.
        process = subprocess.Popen(
            [CC, HELLO, "-o", "program"], cwd=here, start_new_session=True,
            env=environment(CC=compiler, STARTED=str(started),
                            TMPDIR=str(temporary)),
            preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        end = time.monotonic() + 60
        while not started.exists() and process.poll() is None \
                and time.monotonic() < end:
            time.sleep(0.01)
        busy = list(temporary.iterdir())
        if process.poll() is None:
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(60)
        ended, left = process.returncode, sorted(here.rglob("*"))
        if ended is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        kit.check(busy and ended and left == [started, temporary],
                  f"{number.name} while {what}", f"{ended} {busy} {left}")


# What a program is protected by, as the manual's table says.
MAPS = source("maps.c", """#include <ring3/file.h>
#include <ring3/io.h>
#include <ring3/start.h>
int main(void)
{
    char buf[512];
    long n;
    int fd = sys_open("/proc/self/maps", O_RDONLY, 0);

    while ((n = sys_read(fd, buf, sizeof buf)) > 0)
        if (ring3_write_all(1, buf, (size_t)n) < 0)
            return 1;
    return n < 0;
}
""")
MODES = ["--tiny", "--debug", "--static-pie"]


def protection(compiler, machine, flags):
    """One row of the table, found out."""
    out, made = build(compiler, machine, *flags, MAPS)
    if made.returncode:
        return made.stderr
    maps = kit.run([out]).stdout
    permissions = re.findall(r"^\S+ (....) .*?(\S+)?$", maps, re.M)
    stack = [bits for bits, name in permissions if name == "[stack]"]
    program = segments(out)
    apart = maps and not any("w" in bits and "x" in bits
                             for bits, _ in permissions)
    # -g keeps the names; --tiny has no place for any.
    named, _ = build(compiler, machine, *flags, "-g", MAPS)
    return [
        "yes" if apart else "no",
        "header" if ("GNU_STACK", "RW ") in program and stack == ["rw-p"]
        else "yes" if stack == ["rw-p"] else "no",
        "yes" if "DYN" in headers(out, "-hW").stdout else "no",
        "yes" if any(name == "GNU_RELRO" for name, _ in program) else "no",
        "yes" if "stack_chk_fail" in headers(named, "-sW").stdout else "no",
        "yes" if "IBT" in headers(out, "-nW").stdout else "no"]


@kit.promise
@each([[mode] for mode in ["default", *MODES]])
def a_program_is_protected_as_the_manual_says(compiler, machine, mode):
    said = re.search(rf"^{mode} +{machine} +(.*)$",
                     MANUAL.read_text().replace("\\-", "-"), re.M)
    found = protection(compiler, machine, [mode] * (mode in MODES))
    return (said and found == said[1].split(),
            f"found {found}\nmanual {said and said[1].split()}")


# IBT where it is claimed, and the start that it begins with. The archive's
# memcpy has no endbr.
COPY = """#include <stddef.h>
#include <ring3/start.h>
void *memcpy(void *to, const void *from, size_t len);
int main(int argc, char **argv)
{
    char first[1];

    memcpy(first, argv[0], (size_t)argc);
    return first[0] == 0;
}
"""
COPIES = [(source("copies.c", COPY), "SHSTK"),
          (source("copies_with_mem.h.c", "#include <ring3/mem.h>\n" + COPY),
           "IBT, SHSTK")]


@kit.promise
@each([["--debug"], ["--static-pie"]])
def ibt_is_claimed_and_the_start_is_marked(compiler, machine, mode):
    out, made = build(compiler, machine, mode, "-g", "-fcf-protection", HELLO)
    entry = kit.run(["objdump", "-d", "--disassemble=_start", out]).stdout
    return ("IBT" in headers(out, "-nW").stdout
            and re.search(r"<_start>:\n.*endbr", entry), made.stderr + entry)


@kit.promise
@each([[mode, *copy] for mode in ("--debug", "--static-pie")
       for copy in COPIES])
def what_copies_claims_what_its_memcpy_allows(compiler, machine, mode, file,
                                              claim):
    out, made = build(compiler, machine, mode, "-fcf-protection", file)
    said = headers(out, "-nW").stdout
    return f"x86 feature: {claim}\n" in said, made.stderr + said


@kit.promise
def help_explains():
    made = cc("--help")
    kit.check(made.returncode == 0 and not made.stderr and all(
        word in made.stdout for word in (*MODES, "--show", "RING3_PREFIX",
                                         "NASM")),
              detail=made.stdout)


@kit.promise
def the_manual_has_every_option():
    options = re.findall(r"^ +(--[\w-]+)", cc("--help").stdout, re.M)
    manual = MANUAL.read_text()
    kit.check(options and all(option.replace("-", "\\-") in manual
                              for option in options), detail=options)


@kit.promise
def the_version_is_a_number():
    made = cc("--version")
    kit.check(re.fullmatch(r"ring3-cc \d+\.\d+\.\d+\S*\n", made.stdout),
              detail=made.stdout + made.stderr)


@kit.promise
def the_manual_is_without_warnings():
    if not shutil.which("man"):
        return kit.skip("man is not installed")
    ran = kit.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z",
                   MANUAL], env=environment(MANROFFSEQ=""))
    kit.check(ran.returncode == 0 and not ran.stderr, detail=ran.stderr)


@kit.promise
def shellcheck_has_nothing_to_say():
    if not shutil.which("shellcheck"):
        return kit.skip("shellcheck is not installed")
    ran = kit.run(["shellcheck", "-s", "sh", "-S", "warning", "-e", "SC1007",
                   CC])
    kit.check(ran.returncode == 0, detail=ran.stdout)


@kit.promise
def no_temporary_files_are_left():
    # By these, and by whatever has been looked at before.
    for words in ([HELLO], ["--tiny", HELLO], ["--debug", OWN, "-DVALUE=1"],
                  ["--static-pie", HELLO], [WRITES], ["--tiny", WRITES],
                  ["broken.c"], ["unlinked.c"], ["missing.asm"]):
        cc(*words, "-o", fresh())
    left = [*TEMPORARY.iterdir(), *WORK.rglob("*ring3-cc-*")]
    kit.check(not left, detail=left)


kit.main()
