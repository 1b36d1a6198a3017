#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""bin/ring3-cc: what it makes and how large, which flags it survives, what it
refuses and with which words, and that it leaves nothing behind."""
import os
import re
import select
import shutil
import signal

import kit
from cc import (HELLO, HI, LLD, TEMPORARY, WORK, build, bytes_of, cc, each,
                fresh, headers, judge, keeps, segments, source, tool, works)

MANUAL, NOWHERE = kit.ROOT / "docs/ring3-cc.1", str(kit.SCRATCH / "nowhere")
MODES = [[], ["--tiny"], ["--debug"], ["--static-pie"]]
SMALL = MODES[:2]
# The promised bounds by default; to the byte with --tiny.
MOST = {("x86_64",): 456, ("i386",): 324,
        ("x86_64", "--tiny"): 171, ("i386", "--tiny"): 152}


@each(SMALL)
def hello_keeps_its_size_with_gcc_12_and_later_if_tiny(
        compiler, machine, *mode):
    out, made = build(compiler, machine, *mode, HELLO)
    (passed, said), listed = works(out, made, 0, HI), headers(out, "-lhSW")
    start, size = bytes_of(out), len(bytes_of(out))
    old = mode and compiler == "gcc" and kit.version("gcc") < (12,)
    most = 1000 if old else MOST[machine, *mode]        # it has no -Oz
    # e_ident's padding; without sections, the members that tell of them.
    zeroes = start[8:16] + start[{"i386": 46, "x86_64": 58}[machine]:][
        :6 * len(mode)]
    stack = [("GNU_STACK", "RW ")] * ((machine, *mode) != ("x86_64", "--tiny"))
    return (passed and size <= most and not listed.stderr and not any(zeroes)
            and segments(out) == [("LOAD", "R E"), *stack]
            and (".text" in listed.stdout, ".symtab" in listed.stdout)
            == (not mode, False),
            f"{size} of {most} bytes; {said}{listed.stderr}{listed.stdout}")


GIVEN = source("given.c", """#include <ring3/start.h>
typedef float four __attribute__((vector_size(16)));
int main(int argc, char **argv, char **envp)
{
    volatile four aligned = {1, 2, 3, 4};
    return argc != 3 || *argv[1] != 'a' || *argv[2] != 'b' || argv[3] ? 1 :
        !envp[0] || *envp[0] != 'E' || envp[1] ? 2 :
        (unsigned long)&aligned % 16 ? 3 : 40 + (int)aligned[1];
}
""")
keeps("main_gets_argc_argv_envp_and_an_aligned_stack",
      [[*flags.split(), "-msse", GIVEN] for flags in (
          "", "--tiny", "--debug", "--tiny -O0", "--tiny -O2", "--tiny -fPIC")],
      42, "", ["a", "b"], env={"E": "1"})

# A _start is <ring3/start.h>'s, the archive's, or the program itself.
NO_START = source("no start.c", """struct big { char at[5000]; };
static struct big copy(struct big from) { return from; }
static const char *const words[] = {"a", "bc", "def"};
static const double numbers[] = {1.5, 2.5};
int main(int argc, char **argv)
{
    struct big one = {{0}}, two;
    one.at[argc] = words[argc + 1][2], two = copy(one);
    return argv[0] ? two.at[argc] - 'f' + 37 + (int)(numbers[argc] * 2) : 1;
}
""")
NOTE = "        section .note.GNU-stack noalloc noexec nowrite progbits\n"
OWN = source("own.asm", """%include "ring3.inc"
        section .text align=1
        global  _start
_start: sys     exit_group, VALUE
""" + NOTE)
keeps("a_start_is_the_archives_or_the_programs_own",
      [["-O0", "-DVALUE=42", *mode, file] for file in (NO_START, OWN)
       for mode in MODES[:3]], 42)


@each([*MODES[:3], ["-flto"]])
def the_start_of_an_object_made_before_is_kept(compiler, machine, *flags):
    out, before = build(compiler, machine, "-c", *{"-flto"} & {*flags}, HELLO)
    passed, said = works(*build(compiler, machine, *flags, out), 0, HI)
    return passed and not before.stderr, before.stderr + said


WRITES = source("writes.c", """int zeroes[1000], counter = 41;
int main(void) { zeroes[7] = 1; return counter += zeroes[7]; }
""")
ODD = source("odd.c", """#define IN(name) __attribute__((section(name)))
IN("written") volatile int mine = 20;
IN("read") const int fixed[] = {20, 21};
int main(int argc, char **argv) { (void)argv; return ++mine + fixed[argc]; }
""")


@each([[file, *mode, *flags] for file in (WRITES, ODD) for mode in SMALL
       for flags in ([], ["-flto"], ["-fuse-ld=lld"], ["-O0"], ["-fPIE"])])
def what_is_written_has_a_segment_that_is_not_executable(
        compiler, machine, *words):
    out, made = build(compiler, machine, *words)
    passed, said = works(out, made, 42)
    found = [segment for segment in segments(out) if segment[0] == "LOAD"]
    return passed and found == [("LOAD", "R E"), ("LOAD", "RW ")], (said, found)


# More than a page, and nothing else, so that no file hides what is missing.
WRITTEN = {name: source(f"{name}.c", f"""#include <ring3/start.h>
{declared} volatile int v[3000]{first};
int main(void) {{ return v[2999]++ + v[0]++ + {41 - (first != "")}; }}
""") for name, declared, first in (
    ("nobits", '__attribute__((section("zero,\\"aw\\",@nobits#")))', ""),
    ("common", "", ""), ("static", "static", ""), ("data", "", " = {1}"),
    ("like bss", '__attribute__((section(".bssdata")))', " = {1}"))}
keeps("tiny_has_all_that_is_written_to", [
    ["--tiny", "-fcommon", *flags, file] for file in WRITTEN.values()
    for flags in ([], ["-fuse-ld=lld"], ["-fPIC"])], 41)

keeps("tiny_has_place_for_constant_tables", [
    ["--tiny", *flags, NO_START] for flags in ([], ["-fPIC"], ["-O0"])], 42)

# Flags that people and distributions add; all programs where it matters most.
PROGRAMS = [(["--tiny"], HELLO), ([], NO_START), ([], HELLO),
            (["--debug"], NO_START)]
DEEP = [["-flto"], ["-fPIC"], ["-O0"], ["-fuse-ld=lld"]]
TRAPS = "-fsanitize=undefined -fsanitize-undefined-trap-on-error"
FLAGS = [flags.split() for flags in f"""\
-fcf-protection| -fcf-protection=full -fPIC| -O0| -O3| -flto| -flto -O2 -g| -s
-fPIC| -fPIE| -g| -static| -no-pie| -pipe| -masm=intel| -march=x86-64-v2
-Wl,--gc-sections -ffunction-sections| -fuse-ld=lld -fPIC -Wl,-z,relro,-z,now
-O2 -D_FORTIFY_SOURCE=2| -Wl,-z,relro,-z,now| -Wl,-z,relro -Wl,-z,now
-Wl,--as-needed| -fstack-clash-protection| -Wl,--build-id| -fuse-ld=lld
-fno-omit-frame-pointer -fasynchronous-unwind-tables| -ffile-prefix-map=/=.
-Wall -Wextra -Wpedantic -Wconversion -Werror -std=c99| -fuse-ld=lld -flto
-fno-plt -fvisibility=hidden| -Wl,-Ttext-segment=0x500000| {TRAPS}
-Wformat -Werror=format-security| -Wl,-z,relro -Wdate-time -g -fcf-protection
""".strip().replace("\n", "|").split("|")]
UNFIT = [("gcc", {"-fuse-ld=lld", "-flto"}), ("clang", {"-masm=intel"}),
         ("i386", {"-march=x86-64-v2"})]


@each([[*mode, *flags, file] for number, flags in enumerate(FLAGS) for
       mode, file in (PROGRAMS if flags in DEEP else [PROGRAMS[number % 4]])])
def flags_break_nothing(compiler, machine, *words):
    if any(who in (compiler, machine) and flags <= {*words}
           for who, flags in UNFIT):
        return True, ""
    ends = (0, HI) if words[-1] == HELLO else (42, "")
    return works(*build(compiler, machine, *words), *ends)


keeps("undefined_behaviour_traps", [[*TRAPS.split(), source("overflow.c", """
int main(int argc, char **argv) { (void)argv; return argc + 0x7fffffff; }
""")]], -signal.SIGILL)

MANY = WORK / "many"
for name, text in {
        "two.c": "int two(void);\nint two(void) { return 2; }\n",
        "three.s": ".globl three\nthree: mov $3, %eax\nret\n"
        '.section .note.GNU-stack, "", @progbits\n',
        "four.S": "#ifdef FOUR\n.globl four\nfour: mov $4, %eax\nret\n#endif\n"
        '.section .note.GNU-stack, "", @progbits\n',
        "five.asm": "section .text\nglobal five\nfive: mov eax, FIVE\nret\n"
        + NOTE, "6.c": "int six(void) { return 6; }\n",
        "7.c": "int seven(void) { return 7; }\n", "all.c": """#include "x.h"
int two(void), three(void), four(void), five(void), six(void), seven(void);
int main(void)
{ return two() + three() + four() + five() + six() + seven() + TEN + BEFORE; }
""", "it's/x.h": "#define TEN 10\n", "before.h": "#define BEFORE 5\n",
        "hello.c": HELLO.read_text(), "unlinked.c":
        "int __other(void);\nint main(void) { return __other(); }\n",
        "nested.c": """int main(int argc, char **argv)
{ int add(int n) { return n + argc; } int (*volatile f)(int) = add;
  return f(argv[0] != 0); }
""", "div.c": "volatile long long n = 84, by = 2;\n"
        "int main(void) { return (int)(n / by); }\n", "m.c": """int f(void);
#include <ring3/start.h>
int main(void) { return f(); }
""", "f.c": """int f(void);
int f(void) { volatile char room[64]; room[0] = 42; return room[0]; }
""", "broken.c": "int main(void) { return undeclared; }\n"}.items():
    source(f"many/{name}", text)
QUOTED = source("it's \"here\" $(and) `there`/h e.c", HELLO.read_text())


def many():
    """Those files in a new place, and the place, to be written to."""
    return shutil.copytree(MANY, fresh("many "))


@each(lambda *pair: [[], ["-flto"], MODES[1 + kit.turn(*pair, 0)]])
def sources_in_c_s_S_and_asm_an_object_and_an_archive_make_a_program(
        compiler, machine, *flags):
    here = many()
    cc(kit.WIDTH[machine], "-c", "7.c", compiler=compiler, cwd=here)
    cc(kit.WIDTH[machine], *flags and ["-r"] or ["-Wl,-relocatable"], "6.c", "five.asm", "-DFIVE=5", "-o", "6.o",
       compiler=compiler, cwd=here)
    kit.run(["ar", "rcs", here / "lib7.a", here / "7.o"])
    return works(*build(
        compiler, machine, *flags, "-DFIVE=5", "-D", "FOUR", "-I", "it's",
        "-include", "before.h", "all.c", "two.c", "three.s", "four.S",
        "6.o", "-L.", "-l7", cwd=here), 42)


@each([[], ["-c"], ["6.c"]])
def no_source_in_nasm_is_written_over(compiler, machine, *words):
    here = many()
    made = cc(kit.WIDTH[machine], *words, "five.asm", "-o", "./five.asm",
              "-DFIVE=5", compiler=compiler, cwd=here)
    return (made.returncode and "FIVE" in (here / "five.asm").read_text(),
            made.stderr)


# gcc warns of C++'s flags where it compiles C.
keeps("cplusplus_works_beside_c", [[*mode, "-O2", "-Wall", "-Werror", source(
    "plus.cpp", """#include <ring3/start.h>
namespace { struct Answer { virtual int is() const { return 42; } }; }
int main() { static const Answer answer; return answer.is(); }
"""), MANY / "two.c"] for mode in SMALL], 42)


@each(MODES)
def what_show_prints_links_the_same_program(compiler, machine, *flags):
    # An object, for those that the compiler makes are temporary.
    here, out = many(), fresh("out 'of' $(it)")
    words = [kit.WIDTH[machine], *flags, "-DA='\"b c\"'"]
    made = cc(*words, "-c", QUOTED, "-o", "`o`.o", compiler=compiler, cwd=here)
    words += ["`o`.o", "-o", out]
    shown = cc("--show", *words, compiler=compiler, cwd=here).stdout
    nothing = not out.exists() and shown.startswith(compiler)
    ran = kit.run(["sh", "-ec", shown.partition("\n")[2].replace(
        "/tmp/start.", "start.")], cwd=here)
    by_hand = bytes_of(out)
    cc(*words, compiler=compiler, cwd=here)
    return (nothing and by_hand and by_hand == bytes_of(out),
            made.stderr + shown + ran.stderr)


@each()
def gdb_finds_its_way_to_main(compiler, machine):
    out, made = build(compiler, machine, "--debug", "-Wl,--build-id=sha1",
                      kit.ROOT / "examples/echo.c")
    if machine not in kit.NATIVE or not shutil.which("gdb"):
        return "gdb is not installed, or not there where this runs"
    ran = kit.run(["gdb", "-nx", "-batch", "-ex", "break sys_write", "-ex",
                   "run", "-ex", "backtrace", "--args", out, "word"])
    kept = {".eh_frame", ".note.gnu.build-id"}
    return (re.search(r"#\d .*main .*echo\.c:\d+", ran.stdout)
            and kept <= {*headers(out, "-SW").stdout.split()},
            made.stderr + ran.stdout + ran.stderr)


# Words for what cannot be: the first line is ours, and nothing is left.
REFUSED = {
    "-shared": "makes static programs", "-Wl,-z,execstack": "-z execstack",
    "-pie": "--static-pie", "--tiny -Wl,-e,main": "an entry of its own",
    "--debug -fuse-ld=lld -Wl,-nmagic": "leave it out",
    "--tiny --debug": "exclude each other", "-m16": "-m32 or -m64",
    "--tiny -fstack-protector-all": "-fstack-protector-all",
    **{f"-{c} five.asm": "not for NASM" for c in "SEM"},
    "-fuse-ld=other": "-fuse-ld=bfd or -fuse-ld=lld",
    "-fuse-ld=gold": "ld.gold", "-fuse-ld=mold --tiny": "ld.mold",
    **dict.fromkeys((
        "--tiny -T x.ld", "--tiny -Tx.ld", "--tiny -Wl,-T,x.ld",
        "--tiny -Wl,-z,now,-T,x.ld", "--tiny -Wl,--script=x.ld",
        "--tiny -Xlinker -T -Xlinker x.ld"), "own linker")}
tool("strange", "echo probe 1 2 3\n")


def refused(compiler, words, *said, **more):
    here = many()
    before = sorted(here.rglob("*"))
    made = cc(*words.split(), "-o", "out", cwd=here, compiler=compiler, **more)
    first, *others = made.stderr.splitlines() or [""]
    return (made.returncode not in (0, 126, 127) and not made.stdout
            and all(word in first for word in ("ring3-cc: ", *said))
            and (not others or re.match("collect2: |clang: ", others[0]))
            and sorted(here.rglob("*")) == before,
            f"{made.returncode} {made.stdout}{made.stderr}")


@each([(words,) for words in REFUSED], turns=True)
def what_cannot_be_is_refused_in_a_sentence(compiler, machine, words):
    return refused(compiler, f"{kit.WIDTH[machine]} {words} hello.c",
                   REFUSED[words])


@kit.promise
def what_is_missing_is_said():
    cases = {"": ["gcc", "hello.c", "set RING3_PREFIX"],
             "strange": ["strange", "hello.c", "neither gcc nor clang"],
             "no such": ["no-such", "hello.c", "no-such -v does not run"],
             "lld for gcc": ["gcc", "-flto -fuse-ld=lld hello.c", "GNU ld"],
             **{f"archive for {name}": [name, "two.c", f"{NOWHERE}/src/lib"]
                for name in kit.COMPILERS}}
    judge(lambda case: refused(*cases[case], **{
        "RING3_BUILD" if case else "RING3_PREFIX": NOWHERE}),
          [(case,) for case in cases])
    for name in "nasm", "objcopy":
        made = cc("--tiny", OWN, "-DVALUE=1", "-o", fresh(),
                  **{name.upper(): f"no-such-{name}"})
        kit.check(made.returncode and f"no-such-{name}: not found"
                  in made.stderr, name, made.stderr)


keeps("no_archive_is_no_matter_to_who_needs_none", [[HELLO]], 0, HI,
      building={"RING3_BUILD": NOWHERE})

# ring3-cc brings the fuller start, also in the place of another.
TABLES = source("tables.c", """#include <ring3/io.h>
static const char *const words[] = {"a", "bc", "def"};
static int begun, (*functions[2])(int);
static int twice(int n) { return n * 2; }
static int (*const chosen[])(int) = {twice, 0};
__attribute__((constructor)) static void begin(void) { begun = 21; }
int main(int argc, char **argv)
{
    void *here = (void *)main;
    functions[1] = chosen[argc - 1];
    if (ring3_write_all(1, &here, sizeof here) < 0 || words[argc][1] != 'c')
        return argv[0] != 0;
    return functions[argc](begun);
}
""")
FULLER = [flags.split() for flags in (
    "", "-O2 -flto", "-O0", "-fuse-ld=lld", "-Wl,-z,norelro", "-fPIC", TRAPS,
    "-fcf-protection", "-fstack-protector-all -g", "-fno-stack-protector",
    "-Xassembler -mrelax-relocations=no")]


@each([["-include", f"ring3{start}.h", *flags] for flags in FULLER
       for start in ("/start", "/start_full", "-single")], turns=True)
def static_pie_relocates_itself_anywhere_and_runs_constructors(
        compiler, machine, *words):
    out, made = build(compiler, machine, "--static-pie", *words,
                      "-DRING3_WITH_START", TABLES)
    if made.returncode or made.stderr:
        return False, made.stderr
    ran = [kit.run([out], text=False) for _ in range(4)]
    return ({each.returncode for each in ran} == {42}
            and len({each.stdout for each in ran}) > 1, ran)


SMASH = [source("smash.c", """void fill(char *at, int len);
int main(int argc, char **argv)
{ char room[16]; (void)argv; fill(room, argc * 64); return room[3]; }
"""), source("fill.c",
             "void fill(char *at, int len) { while (len--) *at++ = 'x'; }\n")]
GUARDED = [flags.split() for flags in (
    "--static-pie", "-fstack-protector-all", "-fstack-protector-strong -O0",
    "-fstack-protector-all -flto", "-fstack-protector-all -fPIC",
    "--debug -fstack-protector-all")]
keeps("a_smashed_stack_aborts_with_a_word", [
    [*flags, *SMASH] for flags in GUARDED], -signal.SIGABRT,
    "ring3: stack smashed\n")
keeps("a_guarded_program_works", [[*flags, HELLO] for flags in GUARDED], 0, HI)

source("hook.c", "static volatile int n;\nint main(void) { return n; }\n"
       "__attribute__((constructor)) static void begin(void) { n = 42; }\n")
source("thread.c", "static __thread volatile int n = 41;\n"
       "int main(void) { return ++n; }\n"
       "#ifdef OWN\nvoid __stack_chk_fail(void) { }\n#endif\n")
NEED = "constructors need ring3/start_full.h"
THREAD = "__thread needs ring3/start_full.h and "
source("init.c", "int main(void) { return 0; }\n"
       '__asm__(".section .init, \\"ax\\"\\n\\tnop\\n\\t.text");\n')
source("wax.c", "extern int n;\nint main(void) { return n++; }\n__asm__("
       '".section mine, \\"awx\\"\\n.globl n\\nn: .long 1\\n\\t.text");\n')
INIT, WAX = "code in .init", "a section is written to and executed"
SENTENCES = {
    "init start.h": INIT, "init start_full.h --static-pie": INIT,
    "init start.h --tiny": "--tiny runs", "init start.h --debug": INIT,
    "wax start.h --debug": WAX, "wax start.h --static-pie": WAX,
    "wax start.h": WAX, "wax start.h --tiny": WAX,
    "hook start.h": NEED, "hook start.h --tiny": "--tiny runs no constructors",
    "hook start.h -Wl,--gc-sections": NEED, "hook start.h --debug": NEED,
    "hook start.h -Wl,-Ttext-segment=0x500000 -fuse-ld=bfd": NEED,
    "hook start.h -fstack-protector-all": "", "hook start_full.h": "",
    "hook start_full.h --debug": "", "hook start_full.h -flto -MD": "",
    "thread start.h": THREAD, "thread start.h --debug": THREAD,
    "thread start.h --tiny": "--tiny has no __thread",
    "thread start.h --static-pie": "",
    "thread start.h --static-pie -fno-stack-protector": THREAD,
    "thread start.h --static-pie -fno-stack-protector -DRING3_START_THREAD":
        "", "thread start_full.h -fstack-protector-all": THREAD,
    "thread start_full.h --debug -DOWN": THREAD,
    "thread start_full.h --debug -DRING3_START_THREAD": ""}


@each([(case,) for case in SENTENCES], turns=True)
def no_constructor_or_thread_variable_is_lost_without_a_word(
        compiler, machine, case):
    file, start, *flags = case.split()
    # Another linker with each.
    linker = ["-fuse-ld=lld"] * bool(LLD and compiler == "clang")
    out, made = build(compiler, machine, f"{file}.c", "-include",
                      f"ring3/{start}", *linker, *flags)
    if not SENTENCES[case]:
        return works(out, made, 42)
    return (made.returncode == 1 and not out.exists() and made.stderr.
            startswith(f"ring3-cc: {SENTENCES[case]}"), made.stderr)


keeps("what_is_weak_may_be_missing", [[*mode, source("weak.c", """
__attribute__((weak)) int maybe(int);
int main(void) { return maybe ? maybe(1) : 42; }
""")] for mode in MODES], 42)

def fails(name, variants, word=""):
    """A promise that nothing is made of these words, and nothing half-written:
    what was there stays; but clang removes it itself when a link has failed."""
    def look(compiler, machine, *words):
        out = fresh()
        out.write_text("old")
        made = cc(kit.WIDTH[machine], *words, "-o", out, compiler=compiler,
                  cwd=MANY)
        return (made.returncode > 0 and made.stderr and re.search(word, made.stderr)
                and bytes_of(out) in (b"old", b"old" * (compiler != "clang"))
                and "ring3-cc." not in made.stderr, made.stderr)
    look.__name__ = name
    each(variants)(look)


fails("a_failure_leaves_the_old_output_and_speaks_of_no_temporary_file",
      [["broken.c"], ["missing.c"], ["missing.o"], ["missing.asm"],
       ["--tiny", "two.c", "a global -DRING3_TINY_DATA.o"]])
fails("what_is_missing_in_a_link_is_named", [
    [*mode, "unlinked.c"] for mode in MODES], "(?s)^(?!.*libgcc).*__other")
fails("no_code_is_put_on_the_stack", [
    [*flags.split(), "nested.c"] for flags in (
        "", "--tiny", "--debug", "--static-pie", "-O2 -flto")])
fails("libgcc_is_not_called_by_another_convention", [
    ["-m32", flag, "div.c"] for flag in ("-mregparm=3", "-mrtd")] + [
        ["-m32", "-mregparm=3", "-fuse-ld=lld", "div.c"]],
    "ring3-cc: libgcc has no")


@each(SMALL)
def an_output_that_is_no_file_is_written_into_not_replaced(
        compiler, machine, *mode):
    pipe = fresh("fifo")
    os.mkfifo(pipe)
    # To write to it as well, so that nobody waits for the other.
    reader = os.open(pipe, os.O_RDWR)
    made = cc(*mode, HELLO, "-o", pipe, compiler=compiler)
    said = os.read(reader, 4) if select.select([reader], [], [], 0)[0] else b""
    os.close(reader)
    return said == b"\x7fELF" and pipe.is_fifo(), made.stderr


@each(MODES)
def a_program_is_protected_as_the_manual_says(compiler, machine, *mode):
    said = re.search(rf"^{(*mode, 'default')[0]} +{machine} +(.*)$",
                     MANUAL.read_text().replace("\\-", "-"), re.M)
    out, made = build(compiler, machine, *mode, kit.ROOT / "examples/cat.c")
    # -g keeps the names; --tiny has no place for any.
    named, _ = build(compiler, machine, *mode, "-g", HELLO)
    maps = re.findall(r"^\S+ (....) .*?(\S+)?$",
                      kit.run([out, "/proc/self/maps"]).stdout, re.M)
    safe, program = ("rw-p", "[stack]") in maps, segments(out)
    found = [{True: "yes", False: "no"}.get(each, "header") for each in (
        bool(maps) and not any({"w", "x"} <= set(bits) for bits, _ in maps),
        "header" if ("GNU_STACK", "RW ") in program and safe else safe,
        "DYN" in headers(out, "-hW").stdout,
        any(name == "GNU_RELRO" for name, _ in program),
        "stack_chk_fail" in headers(named, "-sW").stdout,
        "IBT" in headers(out, "-nW").stdout)]
    return (said and found == said[1].split(),
            f"{made.stderr}found {found}\nmanual {said and said[1].split()}")


# With the start that it begins with. The archive's memcpy has no endbr.
COPY = source("copy.c", """#include <ring3/start.h>
void *memcpy(void *to, const void *from, __SIZE_TYPE__ len);
int main(int argc, char **argv)
{ char at[1]; memcpy(at, argv[0], (__SIZE_TYPE__)argc); return at[0] == 0; }
""")


@each([[*mode, claim, *words] for mode in MODES[2:] for claim, *words in (
    ("IBT, SHSTK", HELLO), ("SHSTK", COPY),
    ("IBT, SHSTK", COPY, "-include", "ring3/mem.h"))])
def ibt_is_claimed_where_all_is_marked(compiler, machine, mode, claim, *words):
    out, made = build(compiler, machine, mode, "-g", "-fcf-protection", *words)
    entry = kit.run(["objdump", "-d", "--disassemble=_start", out]).stdout
    return (f"x86 feature: {claim}\n" in headers(out, "-nW").stdout
            and re.search(r"<_start>:\n.*endbr", entry), made.stderr + entry)


@kit.promise
def help_and_the_manual_have_every_option():
    made, manual = cc("--help"), MANUAL.read_text().replace("\\-", "-")
    options = re.findall(r"^ +(--[\w-]+)", made.stdout, re.M)
    kit.check({"--tiny", "--show"} <= {*options} and not made.stderr and all(
        option in manual for option in (*options, "RING3_PREFIX")), "", made)
    said = cc("--ring3-version").stdout
    kit.check(re.fullmatch(r"ring3-cc \d+\.\d+\.\d+\n", said), "version", said)


@each()
def the_flags_of_the_compilers_name_count(compiler, machine):
    return works(*build(f"{compiler} -DHI=42", machine, "-x", "c", source(
        "hi", "#include <ring3/start.h>\nint main(void) { return HI; }\n")), 42)


@each([["-fstack-protector-all"], ["-flto"]])
def an_object_compiled_otherwise_is_linked_or_explained(
        compiler, machine, *flags):
    here = many()
    for words in ["m.c"], ["f.c", *flags]:
        cc(kit.WIDTH[machine], "-c", *words, compiler=compiler, cwd=here)
    out, made = build(compiler, machine, "m.o", "f.o", cwd=here)
    if "-flto" in flags:
        return works(out, made, 42) if compiler == "gcc" else (
            made.returncode, made)
    return "compile it with the flags that you link with" in made.stderr, made


@kit.promise
def no_temporary_files_are_left():
    # By these, and by whatever has been looked at before.
    for words in *([*mode, HELLO] for mode in MODES), [WRITES], ["missing.o"]:
        cc(*words, "-o", fresh())
    left = [*TEMPORARY.iterdir(), *WORK.rglob(".ring3-cc.*")]
    kit.check(not left, "", left)


kit.main()
