#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""bin/ring3-cc: what it makes and how large, which flags it survives, what it
refuses and with which words, and that it leaves nothing behind."""
import itertools
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time

import kit

CC = kit.ROOT / "bin/ring3-cc"
HELLO = kit.ROOT / "examples/hello.c"
MANUAL = kit.ROOT / "docs/ring3-cc.1"
FULL = (kit.ROOT / "include/ring3/start_full.h").exists()
PAIRS = list(itertools.product(kit.COMPILERS, kit.MACHINES))
LLD = shutil.which("ld.lld")

# Of our own, so that what is left in them is seen.
TEMPORARY = kit.SCRATCH / "temporary files"
TEMPORARY.mkdir()
WORK = kit.SCRATCH / "a place"
WORK.mkdir()


def environment(**more):
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "RING3_BUILD")
            if name in os.environ}
    return {**keep, "RING3_BUILD": str(kit.BUILD), "LC_ALL": "C",
            "TMPDIR": str(TEMPORARY), **more}


def cc(*words, compiler="gcc", cwd=WORK, command=CC, **more):
    options = {name: more.pop(name) for name in ("input",) if name in more}
    if "input" in options:
        options["stdin"] = None
    env = environment(CC=compiler, **more)
    if "input" in options:
        return subprocess.run([str(word) for word in (command, *words)],
                              env=env, cwd=cwd, text=True, timeout=60,
                              capture_output=True, input=options["input"])
    return kit.run([command, *words], env=env, cwd=cwd)


def fresh(name="program"):
    path = WORK / name
    path.unlink(missing_ok=True)
    return path


def build(compiler, machine, *words, **more):
    """(the program, how ring3-cc ended)"""
    out = fresh()
    return out, cc(kit.WIDTH[machine], *words, "-o", out, compiler=compiler,
                   **more)


def good(made, out, status=0, output=None, arguments=(), **options):
    """Made without a word, and does what it should."""
    if made.returncode or made.stdout + made.stderr or not out.exists():
        return False
    ran = kit.run([out, *arguments], **options)
    made.stderr = f"status {ran.returncode}, {ran.stdout!r}"
    return ran.returncode == status and output in (None, ran.stdout)


def headers(program, what="-lhW"):
    return kit.run(["readelf", what, program])


def segments(program):
    return re.findall(r"^  (\w+) +0x\S+ +0x\S+ 0x\S+ 0x\S+ +0x\S+ (...)",
                      headers(program, "-lW").stdout, re.M)


def text_of(path):
    return path.read_text() if path.exists() else ""


def source(name, text):
    path = WORK / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


# Sizes: the promised bounds by default; --tiny goes below them, to the byte:
# its headers are made by hand, and the rest is what the compiler makes.
MOST = {("x86_64", "default"): 456, ("i386", "default"): 324,
        ("x86_64", "tiny"): 171, ("i386", "tiny"): 152}
for compiler, machine in PAIRS:
    for mode, flags in (("default", []), ("tiny", ["--tiny"])):
        out, made = build(compiler, machine, *flags, HELLO)
        works = good(made, out, 0, "Hello, world\n")
        size = out.stat().st_size if out.exists() else 0
        kit.check(works and size <= MOST[machine, mode],
                  f"{compiler}_{machine}_{mode}_hello_is_at_most_"
                  f"{MOST[machine, mode]}_bytes ({size})", made.stderr)
        listed = headers(out)
        stack = [("GNU_STACK", "RW ")]
        if (machine, mode) == ("x86_64", "tiny"):
            stack = []
        start = out.read_bytes()[:64] if out.exists() else b""
        kit.check(start[8:16] == bytes(8) and (mode == "default" or start[
            {"i386": 46, "x86_64": 58}[machine]:][:6] == bytes(6)),
                  f"{compiler}_{machine}_{mode}_hello_has_zero_where_elf_"
                  "wants_zero", start.hex())
        kit.check(listed.returncode == 0 and not listed.stderr
                  and segments(out) == [("LOAD", "R E"), *stack],
                  f"{compiler}_{machine}_{mode}_hello_is_one_segment_and_"
                  "readelf_has_nothing_to_say", listed.stdout + listed.stderr)
        if mode == "default":
            kit.check(".symtab" not in headers(out, "-SW").stdout,
                      f"{compiler}_{machine}_default_has_sections_and_no_"
                      "symbols")

# What the kernel hands over arrives, in every mode.
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
for compiler, machine in PAIRS:
    for flags in ([], ["--tiny"], ["--debug"], ["--tiny", "-O0"],
                  ["--tiny", "-O2"], ["--tiny", "-fPIC"]):
        out, made = build(compiler, machine, *flags, "-msse", GIVEN)
        kit.check(good(made, out, 42, arguments=["a", "b"], env={"E": "1"}),
                  f"{compiler}_{machine}_{'_'.join(flags) or 'default'}_main_"
                  "gets_argc_argv_envp_and_an_aligned_stack", made.stderr)
    for number, (example, arguments, output) in enumerate((
            ("echo", ["a", "b"], "a b\n"), ("exec", ["echo"], "\nexited 0\n"),
            ("fork", [], None), ("wait", [], None), ("env", ["E"], "1\n"),
            ("cat", [HELLO], HELLO.read_text()))):
        flags = ["--tiny"] * kit.turn(compiler, machine, number)
        out, made = build(compiler, machine, *flags,
                          kit.ROOT / f"examples/{example}.c")
        kit.check(good(made, out, 0, output, arguments,
                       env={"E": "1", "PATH": "/bin"}),
                  f"{compiler}_{machine}_{''.join(flags) or 'default'}_"
                  f"{example}_works", made.stderr)

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
for compiler, machine in PAIRS:
    before = cc(kit.WIDTH[machine], "-c", HELLO, "-o", "made.o",
                compiler=compiler)
    for flags in ([], ["--tiny"], ["--debug"]):
        name = f"{compiler}_{machine}_{''.join(flags) or 'default'}"
        out, made = build(compiler, machine, *flags, "-O0", NO_START)
        kit.check(good(made, out, 42), f"{name}_start_and_memcpy_are_the_"
                  "archives_where_a_program_has_none", made.stderr)
        out, made = build(compiler, machine, *flags, "-DVALUE=42", OWN)
        kit.check(good(made, out, 42), f"{name}_nasm_program_is_its_own_start",
                  made.stderr)
        out, made = build(compiler, machine, *flags, "made.o")
        kit.check(good(made, out, 0, "Hello, world\n"),
                  f"{name}_start_of_an_object_made_before_is_kept",
                  before.stderr + made.stderr)

# A global that is written to: the other script, chosen without a word.
WRITES = source("writes.c", """#include <ring3/start.h>
int zeroes[1000], counter = 41;
int main(void) { zeroes[7] = 1; return counter += zeroes[7]; }
""")
for compiler, machine in PAIRS:
    for flags in ([], ["-flto"], ["-fuse-ld=lld"], ["-O0"], ["-fPIE"]):
        if flags == ["-fuse-ld=lld"] and not LLD:
            continue
        out, made = build(compiler, machine, *flags, WRITES)
        works = good(made, out, 42)
        kit.check(works and segments(out) == [
            ("LOAD", "R E"), ("LOAD", "RW "), ("GNU_STACK", "RW ")],
            f"{compiler}_{machine}_{''.join(flags) or 'default'}_written_"
            "globals_get_a_segment_that_is_not_executable", made.stderr)
    out, made = build(compiler, machine, "--tiny", WRITES)
    kit.check(made.returncode and made.stderr == "ring3-cc: a global is "
              "written to: make it const, or leave --tiny out\n"
              and not out.exists(),
              f"{compiler}_{machine}_tiny_refuses_written_globals", made.stderr)
    odd = source("odd.c", "#include <ring3/start.h>\n"
                 "__attribute__((section(\"mine\"))) int mine = 1;\n"
                 "int main(void) { return ++mine; }\n")
    out, made = build(compiler, machine, "--tiny", odd)
    kit.check(made.returncode and "mine" in made.stderr and not out.exists(),
              f"{compiler}_{machine}_tiny_refuses_a_section_it_does_not_know",
              made.stderr)
    tables = source("tables.c", """#include <ring3/start.h>
static const char *const words[] = {"a", "bc", "def"};
static const double numbers[] = {1.5, 2.5};
int main(int argc, char **argv)
{
    (void)argv;
    return words[argc + 1][2] - 'f' + words[argc][1] - 'c' +
        (int)(numbers[argc] * 2) + 37;
}
""")
    for flags in ([], ["-fPIC"], ["-O0"]):
        out, made = build(compiler, machine, "--tiny", *flags, tables)
        kit.check(good(made, out, 42), f"{compiler}_{machine}_tiny_"
                  f"{''.join(flags)}_has_place_for_constant_tables",
                  made.stderr)

# Flags that people and distributions add: each program once, every one with
# another compiler and machine, and all of them where the mode matters most.
PROGRAMS = [(["--tiny"], HELLO, 0, "Hello, world\n"), ([], NO_START, 42, ""),
            ([], HELLO, 0, "Hello, world\n"), (["--debug"], NO_START, 42, "")]
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
for at, (compiler, machine) in enumerate(PAIRS):
    for number, flags in enumerate(FLAGS):
        if "-fuse-ld=lld" in flags and not (
                LLD and (compiler == "clang" or "-flto" not in flags)):
            continue
        if compiler == "clang" and "-masm=intel" in flags:
            continue
        if machine == "i386" and "-march=x86-64-v2" in flags:
            continue
        bad = []
        for mode, file, status, output in PROGRAMS \
                if len(flags) == 1 and flags[0] in DEEP \
                else [PROGRAMS[(number + at) % len(PROGRAMS)]]:
            out, made = build(compiler, machine, *mode, *flags, file)
            if not good(made, out, status, output):
                bad.append(f"{mode} {file.name}: {made.stderr}")
        kit.check(not bad, f"{compiler}_{machine}_{'_'.join(flags)}_breaks_"
                  "nothing", "\n".join(bad))
    overflow = source("overflow.c", """#include <ring3/start.h>
int main(int argc, char **argv)
{ (void)argv; return argc + 0x7fffffff; }
""")
    out, made = build(compiler, machine, "-fsanitize=undefined",
                      "-fsanitize-trap=undefined", overflow)
    kit.check(good(made, out, -signal.SIGILL),
              f"{compiler}_{machine}_undefined_behaviour_traps", made.stderr)

# Many files, and what the compiler is told.
source("two.c", "int two(void);\nint two(void) { return 2; }\n")
source("three.s", "\t.globl three\nthree:\tmov $3, %eax\n\tret\n"
       '\t.section .note.GNU-stack, "", @progbits\n')
source("four.S", "#ifdef FOUR\n\t.globl four\nfour:\tmov $4, %eax\n\tret\n"
       '#endif\n\t.section .note.GNU-stack, "", @progbits\n')
source("five.asm", "        section .text align=1\n        global five\n"
       "five:   mov eax, FIVE\n        ret\n"
       "        section .note.GNU-stack noalloc noexec nowrite progbits\n")
source("six.c", "int six(void);\nint six(void) { return 6; }\n")
source("seven.c", "int seven(void);\nint seven(void) { return 7; }\n")
source("it's/here.h", "#define HERE 10\n")
source("before.h", "#define BEFORE 5\n")
source("all.c", """#include <ring3/start.h>
#include "here.h"
int two(void), three(void), four(void), five(void), six(void), seven(void);
int main(void)
{
    return two() + three() + four() + five() + six() + seven() + HERE + BEFORE;
}
""")
for compiler, machine in PAIRS:
    name = f"{compiler}_{machine}"
    width = kit.WIDTH[machine]
    made = cc(width, "-c", "six.c", "seven.c", compiler=compiler)
    kit.check(made.returncode == 0 and (WORK / "six.o").exists()
              and (WORK / "seven.o").exists(), f"{name}_c_makes_objects_of_"
              "many", made.stderr)
    kit.run(["ar", "rcs", WORK / "libseven.a", WORK / "seven.o"])
    everything = ["-DFIVE=5", "-D", "FOUR", "-I", "it's", "-include",
                  "before.h", "all.c", "two.c", "three.s", "four.S",
                  "five.asm", "six.o", "-L.", "-lseven"]
    for flags in ([], ["-flto"], [["--debug"], ["--tiny"]][
            kit.turn(compiler, machine, 0)]):
        out, made = build(compiler, machine, *flags, *everything)
        kit.check(good(made, out, 42), f"{name}_{''.join(flags)}_sources_in_c_"
                  "s_S_and_asm_an_object_and_an_archive_make_a_program",
                  made.stderr)
    for suffix in ("c", "asm"):
        text = {"c": "six.c", "asm": "five.asm"}[suffix]
        to = fresh("made here.o")
        made = cc(width, "-c", text, "-DFIVE=5", "-o", to, compiler=compiler)
        kit.check(made.returncode == 0 and "REL" in headers(to, "-hW").stdout,
                  f"{name}_c_with_o_makes_the_object_of_{suffix}", made.stderr)
    to = fresh("five.o")
    made = cc(width, "-g", "-MD", "-c", "five.asm", "-DFIVE=5",
              compiler=compiler)
    kit.check(made.returncode == 0
              and "debug_line" in headers(to, "-SW").stdout
              and "five.asm" in text_of(WORK / "five.d"),
              f"{name}_g_and_MD_reach_nasm", made.stderr)
    to = fresh("six.s")
    made = cc(width, "-S", "six.c", compiler=compiler)
    kit.check(made.returncode == 0 and "six:" in text_of(to),
              f"{name}_S_makes_assembler", made.stderr)
    made = cc(width, "-E", "-include", "before.h", "-x", "c", "-",
              input="BEFORE_IS(BEFORE)\n", compiler=compiler)
    kit.check("BEFORE_IS(5)" in made.stdout, f"{name}_E_preprocesses_what_"
              "comes_from_standard_input", made.stderr)
    for flags in ([], ["-flto"]):
        out = fresh()
        made = cc(width, *flags, "-x", "c", "-", "-o", out, compiler=compiler,
                  input=HELLO.read_text())
        kit.check(good(made, out, 0, "Hello, world\n"),
                  f"{name}_{''.join(flags)}_standard_input_is_compiled",
                  made.stderr)
    for depends, written in ((["-MD"], "program.d"),
                             (["-MMD", "-MF", "f.d"], "f.d")):
        fresh(written)
        out, made = build(compiler, machine, *depends, "-I", "it's", "-DX",
                          source("dep.c", '#include "here.h"\n'
                                 "int main(void) { return HERE; }\n"))
        said = text_of(WORK / written)
        kit.check(good(made, out, 10) and "here.h" in said
                  and "program" in said.split(":")[0],
                  f"{name}_{depends[0]}_writes_what_the_program_depends_on",
                  f"{made.stderr} {said}")
    alias = fresh("alias.c")
    alias.symlink_to("two.c")
    other = fresh("other.c")
    other.hardlink_to(WORK / "two.c")
    kept = {file: (WORK / file).read_bytes() for file in ("two.c", "five.asm")}
    bad = [words for words in (
        ["two.c", "-o", "two.c"], ["six.c", "two.c", "-o", "./two.c"],
        ["two.c", "-o", alias], [alias, "-o", "two.c"], ["two.c", "-o", other],
        ["five.asm", "-o", "./five.asm"], ["two.c", "-c", "-o", alias],
        ["five.asm", "-c", "-o", "./five.asm"],
        ["two.c", "-E", "-o", "./two.c"])
        if "input and output" not in cc(width, *words, "-DFIVE=5",
                                        compiler=compiler).stderr
        or any((WORK / file).read_bytes() != text
               for file, text in kept.items())]
    kit.check(not bad, f"{name}_o_does_not_write_over_a_source", bad)
    out = fresh("a.out")
    made = cc(width, HELLO, compiler=compiler)
    kit.check(good(made, out, 0, "Hello, world\n"), f"{name}_the_default_"
              "output_is_a_out", made.stderr)
    cpp = source("plus.cpp", """#include <ring3/start.h>
namespace { struct Answer { virtual int is() const { return 42; } }; }
int main() { static const Answer answer; return answer.is(); }
""")
    for flags in ([], ["--tiny"]):
        out, made = build(compiler, machine, *flags, cpp, "-O2")
        kit.check(good(made, out, 42), f"{name}_{''.join(flags)}_cplusplus_"
                  "works", made.stderr)
    out, made = build(f"{compiler} -DFIVE=5", machine, "-DVALUE=FIVE*8+2",
                      "-x", "c", source("value", "#include <ring3/start.h>\n"
                                        "int main(void) { return VALUE; }\n"))
    kit.check(good(made, out, 42), f"{name}_CC_may_have_flags", made.stderr)
    for query in (["-dumpmachine"], ["-###"]):
        out, made = build(compiler, machine, *query, HELLO)
        kit.check(made.returncode == 0 and made.stdout and not out.exists(),
                  f"{name}_{query[0]}_makes_nothing", made.stderr)
    source("-dash.c", HELLO.read_text())
    out = fresh()
    made = cc(width, "-o", out, "--", "-dash.c", compiler=compiler)
    kit.check(good(made, out, 0, "Hello, world\n"), f"{name}_after_two_dashes"
              "_all_are_files", made.stderr)
    out, made = build(compiler, machine, "./-dash.c")
    kit.check(good(made, out, 0, "Hello, world\n"), f"{name}_a_name_may_begin_"
              "with_a_dash", made.stderr)
    quoted = source("it's \"here\" $(and) `there`/h e.c", HELLO.read_text())
    out = fresh("out 'of' $(it)")
    made = cc(width, quoted, "-o", out, compiler=compiler)
    kit.check(good(made, out, 0, "Hello, world\n"), f"{name}_paths_may_have_"
              "spaces_quotes_and_dollars", made.stderr)
    for number, flags in enumerate((
            ["--tiny"], [], ["--debug"], ["-v"],
            *([["--static-pie"]] if FULL else []))):
        if kit.turn(compiler, machine, number) and len(kit.COMPILERS) > 1:
            continue
        out = fresh()
        shown = cc(width, "--show", *flags, "-DA='\"b c\"'", quoted, "-o",
                   out, "-DFIVE=5", "five.asm", compiler=compiler)
        nothing = not out.exists()
        ran = kit.run(["sh", "-ec", shown.stdout], cwd=WORK)
        by_hand = out.read_bytes() if out.exists() else b""
        cc(width, *flags, "-DA='\"b c\"'", quoted, "-o", out, "-DFIVE=5",
           "five.asm", compiler=compiler)
        kit.check(nothing and by_hand and by_hand == out.read_bytes(),
                  f"{name}_{''.join(flags)}_what_show_prints_makes_the_same_"
                  "program", shown.stdout + ran.stderr)
    made = cc(width, "-v", HELLO, "-o", out, compiler=compiler)
    kit.check(made.returncode == 0 and "hello.o" in made.stderr,
              f"{name}_v_says_what_it_runs", made.stderr)
    for query in (["-v"], ["-dumpmachine"], ["-print-file-name=libgcc.a"]):
        made = cc(*query, compiler=compiler)
        kit.check(made.returncode == 0 and made.stdout + made.stderr,
                  f"{compiler}_{machine}_{query[0]}_is_the_compilers_answer",
                  made.stderr)

# For gdb: lines, names, frames.
for compiler, machine in PAIRS:
    out, made = build(compiler, machine, "--debug",
                      kit.ROOT / "examples/echo.c")
    sections = headers(out, "-SW").stdout
    kit.check(good(made, out) and all(name in sections for name in (
        ".debug_info", ".debug_line", ".symtab", ".eh_frame")),
        f"{compiler}_{machine}_debug_keeps_what_gdb_wants", made.stderr)
    if machine not in kit.NATIVE or not shutil.which("gdb"):
        kit.skip(f"{compiler}_{machine}_gdb", kit.NO_TOOLS
                 if machine not in kit.NATIVE else "gdb is not installed")
        continue
    ran = kit.run(["gdb", "-nx", "-batch", "-ex", "break sys_write", "-ex",
                   "break ring3_write_all", "-ex", "run", "-ex", "backtrace",
                   "--args", out, "word"])
    kit.check(re.search(r"#\d .*main .*echo\.c:\d+", ran.stdout),
              f"{compiler}_{machine}_debug_gdb_finds_its_way_to_main",
              ran.stdout + ran.stderr)

# An installed copy, reached in four ways.
prefix = kit.SCRATCH / "an installed copy's"
(prefix / "bin").mkdir(parents=True)
shutil.copy(CC, prefix / "bin")
shutil.copytree(kit.ROOT / "include", prefix / "include")
shutil.copytree(kit.ROOT / "src/tiny", prefix / "lib/ring3/tiny")
for script in ("ring3.ld", "ring3-data.ld", "ring3-check.ld"):
    shutil.copy(kit.ROOT / "src" / script, prefix / "lib/ring3")
for machine in kit.MACHINES:
    (prefix / "lib/ring3" / machine).mkdir()
    shutil.copy(kit.BUILD / f"src/libring3-{machine}.a",
                prefix / "lib/ring3" / machine / "libring3.a")
(kit.SCRATCH / "links").mkdir()
link = kit.SCRATCH / "links/ring3-cc"
link.symlink_to(prefix / "bin/ring3-cc")
for machine in kit.MACHINES:
    for how, command, more in (
            ("by_its_path", prefix / "bin/ring3-cc", {}),
            ("by_a_link", link, {}),
            ("by_PATH", "ring3-cc", {"PATH": f"{prefix}/bin:"
                                     + os.environ["PATH"]}),
            ("by_RING3_PREFIX", CC, {"RING3_PREFIX": str(prefix)})):
        bad = []
        for mode in ([], ["--tiny"], ["--debug"]):
            out = fresh()
            env = environment(**more)
            del env["RING3_BUILD"]
            made = kit.run(["env", command, kit.WIDTH[machine], *mode,
                            "-DVALUE=42", "-O0", NO_START, "-o", out], env=env,
                           cwd=WORK)
            if not good(made, out, 42):
                bad.append(made.stderr)
        kit.check(not bad, f"{machine}_installed_copy_works_{how}", bad)

# Words for what cannot be. Each is one line, and nothing is left.
NOWHERE = str(kit.SCRATCH / "nowhere")


def refused(name, made, *words, lines=1):
    kit.check(made.returncode not in (0, 126, 127)
              and all(word in made.stderr for word in words)
              and made.stderr.count("\n") == lines
              and made.stderr.startswith("ring3-cc: ")
              and not (WORK / "out").exists() and not made.stdout,
              name, f"{made.returncode} {made.stdout}{made.stderr}")


for name, words, said in (
        ("shared", ["-shared", HELLO], "not shared libraries"),
        ("pie", ["-pie", HELLO], "--static-pie"),
        ("relocatable", ["-r", HELLO], "ld -r"),
        ("unknown_flag", ["--foo", HELLO], "unknown option --foo"),
        ("no_input", [], "no input files"),
        ("no_input_with_flags", ["-O2", "-lm"], "no input files"),
        ("missing_word", [HELLO, "-o", "out", "-I"], "-I needs another word"),
        ("two_modes", ["--tiny", "--debug", HELLO], "exclude each other"),
        ("tiny_and_script", ["--tiny", "-T", "x.ld", HELLO], "own linker"),
        ("tiny_and_canary", ["--tiny", "-fstack-protector-all", HELLO],
         "-fstack-protector-all"),
        ("asan", ["-fsanitize=address", HELLO], "run-time library"),
        ("ubsan", ["-fsanitize=undefined", HELLO],
         "-fsanitize-trap=undefined"),
        ("profile", ["-pg", HELLO], "-pg needs a libc"),
        ("response_file", ["@words", HELLO], "@words"),
        ("two_outputs", ["-c", HELLO, NO_START], "-o with -c takes one file"),
        ("assembler_of_nasm", ["-S", OWN], "not for NASM"),
        ("preprocessor_of_nasm", ["-E", OWN], "not for NASM"),
        ("mode_with_one_dash", ["-debug", HELLO], "did you mean --debug"),
        ("sixteen_bits", ["-m16", HELLO], "-m32 or -m64"),
        ("save_temps", ["-save-temps", HELLO], "make them with -c"),
        ("split_dwarf", ["-gsplit-dwarf", HELLO], "make them with -c"),
        ("language_of_stdin", ["-"], "-x"),
        ("no_directory", [HELLO, "-o", "nodir/out"], "no directory nodir"),
        ("is_a_directory", [HELLO, "-o", "it's"], "is a directory")):
    refused(f"{name}_is_refused_with_a_sentence",
            cc(*words, *(["-o", "out"] if "-o" not in words
                         and name != "no_input" else [])), said)
refused("x32_is_refused_with_a_sentence", cc("-mx32", HELLO, "-o", "out"),
        "not for x32")
if "clang" in kit.COMPILERS:
    for target in ("x86_64-w64-mingw32", "i686-w64-mingw32"):
        refused(f"{target.split('-')[0]}_windows_is_refused_with_a_sentence",
                cc(f"--target={target}", HELLO, "-o", "out", compiler="clang"),
                "not for x32, Windows or another CPU")
if LLD:
    refused("gcc_lto_with_lld_is_refused_with_a_sentence",
            cc("-flto", "-fuse-ld=lld", HELLO, "-o", "out"), "GNU ld")
refused("no_ring3_is_said", cc(HELLO, "-o", "out", RING3_PREFIX=NOWHERE),
        "set RING3_PREFIX")
refused("no_compiler_is_said", cc(HELLO, "-o", "out",
                                  compiler="no-such-compiler"),
        "no-such-compiler is not installed")
refused("no_nasm_is_said", cc(OWN, "-o", "out", NASM="no-such-nasm"),
        "needs NASM: install the package nasm")
refused("no_objcopy_is_said", cc("--tiny", HELLO, "-o", "out",
                                 OBJCOPY="no-such-objcopy"),
        "needs objcopy: install the package binutils")
refused("no_nasm_is_said_to_c", cc("-c", OWN, "-o", "out",
                                   NASM="no-such-nasm"), "needs NASM")
for compiler in kit.COMPILERS:
    refused(f"{compiler}_no_archive_is_said",
            cc(NO_START, "-O0", "-o", "out", compiler=compiler,
               RING3_BUILD=NOWHERE), NOWHERE, "meson compile")
    out = fresh()
    made = cc(HELLO, "-o", out, compiler=compiler, RING3_BUILD=NOWHERE)
    kit.check(good(made, out, 0, "Hello, world\n"),
              f"{compiler}_no_archive_is_no_matter_to_who_needs_none",
              made.stderr)
if shutil.which("tcc"):
    refused("tcc_is_refused_with_a_sentence",
            cc(HELLO, "-o", "out", compiler="tcc"), "neither gcc nor clang")
else:
    kit.skip("tcc_is_refused_with_a_sentence", "tcc is not installed")


def tool(name, text):
    path = kit.SCRATCH / "tools" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)
    return path


TOOLS = f"{kit.SCRATCH}/tools:{os.environ['PATH']}"
tool("no32", 'case "$*" in *-m32*) echo no >&2; exit 1;; esac; exec gcc "$@"\n')
refused("no_32_bit_compiler_is_said",
        cc("-m32", HELLO, "-o", "out", compiler="no32", PATH=TOOLS),
        "gcc-multilib")
tool("old-ld", "echo 'ld: unrecognised emulation mode: elf_i386' >&2; exit 1\n")
tool("no-ld", 'for w; do case $w in -c|-E|-print*) exec gcc "$@";; esac; done\n'
     "exec old-ld\n")
refused("no_32_bit_linker_is_said", cc(
    HELLO, "-o", "out", compiler="no-ld",
    PATH=TOOLS), "makes no programs for")
tool("strange", "echo probe 1 2 3\n")
refused("a_strange_compiler_is_refused", cc(
    HELLO, "-o", "out", compiler="strange",
    PATH=TOOLS), "strange")

# The fuller start, which ring3-cc brings where it is asked for: it relocates,
# runs constructors, and has a canary.
half = kit.SCRATCH / "half"
shutil.copytree(kit.ROOT / "include", half / "include",
                ignore=shutil.ignore_patterns("start_full.h"))
(half / "src").mkdir()
(half / "src/ring3.ld").symlink_to(kit.ROOT / "src/ring3.ld")
for name, flag in (("static_pie", "--static-pie"),
                   ("stack_protector", "-fstack-protector-all")):
    refused(f"{name}_without_start_full_is_said",
            cc(flag, HELLO, "-o", "out", RING3_PREFIX=str(half)),
            "ring3/start_full.h")
TABLES = """#include <ring3/start.h>
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
"""
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
FULLER = ([["--static-pie"], ["--static-pie", "-O0"],
           ["--static-pie", "-O2", "-flto"], ["--static-pie", "-fuse-ld=lld"],
           ["--static-pie", "-Wl,-z,norelro"], ["--static-pie", "-fPIC"],
           ["--static-pie", "-fcf-protection"],
           ["--static-pie", "-fsanitize=undefined",
            "-fsanitize-trap=undefined"],
           ["--static-pie", "-fstack-protector-all", "-g"],
           ["--static-pie", "-fno-stack-protector"]] if FULL else [])
for compiler, machine in PAIRS if FULL else []:
    name = f"{compiler}_{machine}"
    for number, start in enumerate(("start", "start_full")):
        file = source(f"tables {start}.c", TABLES.replace("start.h",
                                                          f"{start}.h"))
        # Another _start is replaced, this one is kept: by turns, but with
        # -flto, which hides either.
        for flags in [flags for k, flags in enumerate(FULLER)
                      if kit.turn(compiler, machine, k) == number
                      or len(flags) == 1 or "-flto" in flags]:
            if "-fuse-ld=lld" in flags and not LLD:
                continue
            out, made = build(compiler, machine, *flags, file)
            if made.returncode or made.stderr:
                kit.check(False, f"{name}_{'_'.join(flags)}_{start}",
                          made.stderr)
                continue
            ran = [kit.run([out], text=False)
                   for _ in range(4)]
            kit.check({each.returncode for each in ran} == {42}
                      and len({each.stdout for each in ran}) > 1,
                      f"{name}_{'_'.join(flags)}_{start}_is_relocated_to_"
                      "changing_addresses_and_runs_constructors", ran)
    for flags in (["--static-pie"], ["-fstack-protector-all"],
                  ["-fstack-protector-strong", "-O0"],
                  ["-fstack-protector-all", "-flto"],
                  ["-fstack-protector-all", "-fPIC"],
                  ["--debug", "-fstack-protector-all"]):
        out, made = build(compiler, machine, *flags, SMASH, FILL)
        ran = kit.run([out]) if out.exists() else made
        kit.check(not made.stderr and ran.returncode == -signal.SIGABRT
                  and ran.stderr == "ring3: stack smashed\n",
                  f"{name}_{'_'.join(flags)}_smashed_stack_aborts_with_a_word",
                  made.stderr + ran.stderr + str(ran.returncode))
        out, made = build(compiler, machine, *flags, HELLO)
        kit.check(good(made, out, 0, "Hello, world\n"),
                  f"{name}_{'_'.join(flags)}_hello_works", made.stderr)

# What would be lost without a word, constructors and thread variables, is not:
# a start that runs and makes them, or a sentence; each with one compiler here
# and with the other on the other machine.
BEGUN = """#include <ring3/START>
static volatile int begun;
__attribute__((constructor)) static void begin(void) { begun = 42; }
int main(void) { return begun; }
"""
THREAD = """#include <ring3/START>
static __thread volatile int n = 41;
int main(void) { return ++n; }
"""
source("through.h", "#include <ring3/start_full.h>\n")
NEED = "ring3-cc: constructors need ring3/start_full.h\n"
NO_THREAD = "ring3-cc: __thread needs ring3/start_full.h and "
for compiler, machine in PAIRS if FULL else []:
    for number, (text, start, flags, said) in enumerate((
            (BEGUN, "start.h", [], NEED), (BEGUN, "start_full.h", [], ""),
            (BEGUN, "start.h", ["--tiny"], "ring3-cc: --tiny runs no "
             "constructors\n"),
            (BEGUN, "start.h", ["-Wl,--gc-sections"], NEED),
            (BEGUN, "start.h", ["--debug"], NEED),
            (BEGUN, "start_full.h", ["--debug"], ""),
            (BEGUN, "through.h", ["-flto", "-MD", "-I."], ""),
            (BEGUN, "start.h", ["-fstack-protector-all"], ""),
            (THREAD, "start.h", [], NO_THREAD + "--static-pie\n"),
            (THREAD, "start_full.h", ["-fstack-protector-all"],
             NO_THREAD + "--static-pie\n"),
            (THREAD, "start.h", ["--debug"],
             NO_THREAD + "RING3_START_THREAD\n"),
            (THREAD, "start_full.h", ["--debug", "-DRING3_START_THREAD"], ""),
            (THREAD, "start.h", ["--static-pie"], ""),
            (THREAD, "start.h", ["--static-pie", "-fno-stack-protector"],
             NO_THREAD + "RING3_START_THREAD\n"),
            (THREAD, "start.h", ["--static-pie", "-fno-stack-protector",
                                 "-DRING3_START_THREAD"], ""))):
        if kit.turn(compiler, machine, number):
            continue
        linker = ["-fuse-ld=lld"] if LLD and "-flto" not in flags and (
            kit.MADE.index(machine) + number) % 2 else []
        file = source("lost.c", text.replace(
            "ring3/START" if start == "through.h" else "START", start))
        out, made = build(compiler, machine, *flags, *linker, file)
        kit.check(made.returncode == 1 and made.stderr == said
                  and not out.exists() if said else good(made, out, 42),
                  f"{compiler}_{machine}_{'_'.join(flags + linker)}_{start}_"
                  f"{'refuses' if said else 'has'}_"
                  f"{'constructors' if text == BEGUN else 'thread_variables'}",
                  made.stderr)

FIXED = source("fixed.asm", "        section .text align=1\n        global  f\n"
               "f:      mov eax, [abs x]\n        ret\n"
               "        section .data\nx:      dd 5\n"
               "        section .note.GNU-stack noalloc noexec nowrite\n")
calls = source("calls.c", "int f(void);\nint main(void) { return f(); }\n")
for compiler, machine in PAIRS if FULL else []:
    out, made = build(compiler, machine, "--static-pie", calls, FIXED)
    kit.check(made.returncode == 1 and "fixed.o" in made.stderr
              and "\nring3-cc: --static-pie: code has an absolute address"
              in made.stderr and not out.exists(), f"{compiler}_{machine}_an_"
              "address_that_cannot_be_relocated_is_explained", made.stderr)

# Nothing half-written: what was there stays until all is well.
broken = source("broken.c", "int main(void) { return undeclared; }\n")
unlinked = source("unlinked.c", "int other(void);\n"
                  "int main(void) { return other(); }\n")
for compiler, machine in PAIRS:
    for file in (broken, unlinked, "missing.c", "missing.o", "missing.asm"):
        out = fresh()
        out.write_text("old")
        made = cc(kit.WIDTH[machine], file, "-o", out, compiler=compiler)
        kit.check(made.returncode and made.stderr
                  and text_of(out) == "old"
                  and "ring3-cc-" not in made.stderr
                  and str(TEMPORARY) not in made.stderr,
                  f"{compiler}_{machine}_{pathlib.Path(file).stem}_leaves_"
                  "the_old_output_and_speaks_of_no_temporary_file",
                  made.stderr)
pipe = WORK / "fifo"
os.mkfifo(pipe)
read = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
made = cc(HELLO, "-o", pipe)
try:
    said = read.communicate(timeout=10)[0]
except subprocess.TimeoutExpired:       # nobody has opened it to write
    read.kill()
    said = read.communicate()[0]
kit.check(said[:4] == b"\x7fELF" and pipe.is_fifo(),
          "an_output_that_is_no_file_is_written_into_not_replaced",
          made.stderr)

tool("slow-gcc", 'for w; do case $w in -E|-print*) exec gcc "$@";; esac; done\n'
     'last=; for w; do [ "$last" != -o ] || echo half > "$w"; last=$w; done\n'
     ': > "$STARTED"\nexec sleep 20\n')
tool("slow-ld", 'for w; do case $w in -c|-E|-print*) exec gcc "$@";; esac; done'
     "\nexec slow-gcc \"$@\"\n")
for name, compiler in (("compiling", "slow-gcc"), ("linking", "slow-ld")):
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        out = fresh()
        started = fresh("started")
        process = subprocess.Popen(
            [CC, HELLO, "-o", out], cwd=WORK, start_new_session=True,
            env=environment(CC=compiler, STARTED=str(started),
                            PATH=TOOLS),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(500):
            if started.exists():
                break
            time.sleep(0.01)
        busy = list(TEMPORARY.iterdir())
        os.killpg(process.pid, number)
        process.communicate(timeout=30)
        kit.check(started.exists() and busy and process.returncode
                  and not out.exists() and not list(TEMPORARY.iterdir())
                  and not list(WORK.glob("*ring3-cc*")),
                  f"{number.name}_while_{name}_leaves_nothing",
                  f"{process.returncode} {busy} {list(TEMPORARY.iterdir())}")

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


def protection(compiler, machine, flags):
    """One row of the table, found out."""
    out, made = build(compiler, machine, *flags, MAPS)
    if made.returncode:
        return made.stderr
    maps = kit.run([out]).stdout
    permissions = re.findall(r"^\S+ (....) .*?(\S+)?$", maps, re.M)
    stack = [bits for bits, name in permissions if name == "[stack]"]
    program = segments(out)
    notes = headers(out, "-nW").stdout
    apart = maps and not any("w" in bits and "x" in bits
                             for bits, _ in permissions)
    kind = headers(out, "-hW").stdout
    # -g keeps the names; --tiny has no place for any.
    named, _ = build(compiler, machine, *flags, "-g", MAPS)
    guarded = "stack_chk_fail" in headers(named, "-sW").stdout
    return [
        "yes" if apart else "no",
        "header" if ("GNU_STACK", "RW ") in program and stack == ["rw-p"]
        else "yes" if stack == ["rw-p"] else "no",
        "yes" if "DYN" in kind else "no",
        "yes" if any(name == "GNU_RELRO" for name, _ in program) else "no",
        "yes" if guarded else "no",
        "yes" if "IBT" in notes else "no"]


manual = text_of(MANUAL)
rows = {(mode, machine): cells.split() for mode, machine, cells in re.findall(
    r"^(default|\\-\\-[\w\\-]+) +(i386|x86_64) +(.*)$", manual, re.M)}
rows = {(mode.replace("\\", ""), machine): cells
        for (mode, machine), cells in rows.items()}
MODES = {"default": [], "--tiny": ["--tiny"], "--debug": ["--debug"],
         "--static-pie": ["--static-pie"]}
for mode, flags in MODES.items():
    for compiler, machine in PAIRS:
        name = f"{compiler}_{machine}_{mode}_is_protected_as_the_manual_says"
        if mode == "--static-pie" and not FULL:
            kit.skip(name, "there is no include/ring3/start_full.h")
            continue
        found = protection(compiler, machine, flags)
        kit.check(found == rows.get((mode, machine)), name,
                  f"found {found}\nmanual {rows.get((mode, machine))}")

# IBT where it is claimed, and the start that it begins with. The archive's
# memcpy has no endbr.
COPIES = {"": """#include <stddef.h>
#include <ring3/start.h>
void *memcpy(void *to, const void *from, size_t len);
int main(int argc, char **argv)
{
    char first[1];

    memcpy(first, argv[0], (size_t)argc);
    return first[0] == 0;
}
"""}
COPIES["_mem_h"] = "#include <ring3/mem.h>\n" + COPIES[""]
for compiler, machine in PAIRS if FULL else []:
    for mode in ("--debug", "--static-pie"):
        out, made = build(compiler, machine, mode, "-g", "-fcf-protection",
                          HELLO)
        entry = kit.run(["objdump", "-d", "--disassemble=_start", out]).stdout
        kit.check("IBT" in headers(out, "-nW").stdout
                  and re.search(r"<_start>:\n.*endbr", entry),
                  f"{compiler}_{machine}_{mode}_claims_ibt_and_marks_its_start",
                  made.stderr + entry)
        for end, wanted in (("", "SHSTK"), ("_mem_h", "IBT, SHSTK")):
            out, made = build(compiler, machine, mode, "-fcf-protection",
                              source(f"copies{end}.c", COPIES[end]))
            said = headers(out, "-nW").stdout
            kit.check(f"x86 feature: {wanted}\n" in said,
                      f"{compiler}_{machine}_{mode}_copying{end}_claims_"
                      + wanted.replace(", ", "_"), made.stderr + said)

# Help and version.
made = cc("--help")
kit.check(made.returncode == 0 and not made.stderr and all(
    word in made.stdout for word in (*list(MODES)[1:], "--show", "RING3_PREFIX",
                                     "NASM")), "help_explains", made.stdout)
options = re.findall(r"^ +(--[\w-]+)", made.stdout, re.M)
kit.check(options and all(option.replace("-", "\\-") in manual
                          for option in options),
          "manual_has_every_option", options)
made = cc("--version")
kit.check(re.fullmatch(r"ring3-cc \d+\.\d+\.\d+\S*\n", made.stdout),
          "version_is_a_number", made.stdout + made.stderr)
if shutil.which("man"):
    ran = kit.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z",
                   MANUAL], env=environment(MANROFFSEQ=""))
    kit.check(ran.returncode == 0 and not ran.stderr,
              "manual_is_without_warnings", ran.stderr)
else:
    kit.skip("manual_is_without_warnings", "man is not installed")
if shutil.which("shellcheck"):
    ran = kit.run(["shellcheck", "-s", "sh", "-S", "warning", "-e",
                   "SC1007", CC])
    kit.check(ran.returncode == 0, "shellcheck_has_nothing_to_say",
              ran.stdout)
else:
    kit.skip("shellcheck_has_nothing_to_say", "it is not installed")

kit.check(not list(TEMPORARY.iterdir())
          and not list(WORK.glob("*ring3-cc-*")),
          "no_temporary_files_are_left", list(TEMPORARY.iterdir()))
kit.done()
