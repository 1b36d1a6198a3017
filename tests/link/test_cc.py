#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""bin/ring3-cc: what it makes and how large, which flags it survives, what it
refuses and with which words, and that it leaves nothing behind."""
import re
import shutil
import signal
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit
from cc import (HELLO, HI, LLD, TEMPORARY, WORK, build, bytes_of, cc, each,
                fresh, headers, keeps, source, works)
from kit import judge, segments

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
OWN = source("own.asm", """%include "ring3.inc"
        section .text align=1
        global  _start
_start: sys     exit_group, VALUE
""")
keeps("a_start_is_the_archives_or_the_programs_own",
      [["-O0", "-DVALUE=42", *mode, file] for file in (NO_START, OWN)
       for mode in MODES[:3]], 42)


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

# After ring3_fast() an i386 call that does not come from the vDSO is the end;
# another file makes one of the archive's.
AT_FAST = source("at fast.c", """#include <ring3/fast.h>
#include <ring3/prctl.h>
#include <ring3/process.h>
#include <ring3/seccomp.h>
int archived(void);
int main(int argc, char **argv, char **envp)
{
    unsigned long at = ring3_getauxval(envp, AT_SYSINFO);
    static struct kernel_sock_filter code[] = {
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, 0},
        {BPF_JMP | BPF_JEQ | BPF_K, 4, 0, NR_exit_group},
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, 8},
        {BPF_ALU | BPF_AND | BPF_K, 0, 0, 0xfffff000},
        {BPF_JMP | BPF_JEQ | BPF_K, 1, 0, 0},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW}
    };
    static struct kernel_sock_fprog program;

    (void)argc, (void)argv;
    ring3_fast(envp);
    code[4].k = (uint32_t)at & ~0xfffu;
    program.len = 7, program.filter = code;
    if (at && (sys_prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
               sys_seccomp(SECCOMP_SET_MODE_FILTER, 0, &program)))
        return 1;
    return sys_getppid() > 0 && archived() > 0 ? 42 : 2;
}
""")
ARCHIVED = source("archived.c", """int sys_getppid(void);
int archived(void);
int archived(void) { return sys_getppid(); }
""")
keeps("fast_is_all_of_it", [
    ["--fast", *mode, *flags, AT_FAST, ARCHIVED] for mode in MODES
    for flags in ([], ["-fuse-ld=lld"], ["-flto"], ["-DRING3_OUTLINE"])], 42)


@each(SMALL)
def fast_costs_x86_64_nothing(compiler, machine, *mode):
    if machine == "i386":
        return True, ""
    made = [bytes_of(build(compiler, machine, *mode, *fast, AT_FAST, ARCHIVED)
                     [0]) for fast in ([], ["--fast"])]
    return made[0] == made[1], "they differ"


# Flags that people and distributions add; all programs where it matters most.
PROGRAMS = [(["--tiny"], NO_START), ([], NO_START), ([], HELLO),
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


MANY = WORK / "many"
for name, text in {
        "two.c": "int two(void);\nint two(void) { return 2; }\n",
        "three.s": ".globl three\nthree: mov $3, %eax\nret\n",
        "four.S": "#ifdef FOUR\n.globl four\nfour: mov $4, %eax\nret\n#endif\n",
        "five.asm": "section .text\nglobal five\nfive: mov eax, FIVE\nret\n",
        "6.c": "int six(void) { return 6; }\n",
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
""", "weak.c": "__attribute__((weak)) int maybe(void);\n"
        "int main(void) { return maybe ? maybe() : 42; }\n",
        "text.c": '__attribute__((section(".text.n"))) int n = 41;\n'
        "int main(void) { return ++n; }\n", "overflow.c":
        "int main(int argc, char **argv) { return argc + 0x7fffffff; }\n",
        "broken.c": "int main(void) { return undeclared; }\n"}.items():
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
    cc(kit.WIDTH[machine], "-r" if flags else "-Wl,-relocatable", "6.c",
       "five.asm", "-DFIVE=5", "-o", "6.o", compiler=compiler, cwd=here)
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
def an_object_is_linked_as_show_prints(compiler, machine, *flags):
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
    passed, said = works(out, cc(*words, compiler=compiler, cwd=here), 0, HI)
    return (nothing and passed and by_hand == bytes_of(out),
            made.stderr + shown + ran.stderr + said)


@each()
def gdb_finds_its_way_to_main(compiler, machine):
    out, made = build(compiler, machine, "--debug", "-Wl,--build-id=sha1",
                      kit.ROOT / "examples/echo.c")
    if machine not in kit.NATIVE or not shutil.which("gdb"):
        return "gdb is not installed, or not there where this runs"
    ran = kit.run(["gdb", "-nx", "-batch", "-ex", "break sys_write", "-ex",
                   "run", "-ex", "backtrace", "--args", out, "word"])
    return (re.search(r"#\d .*main .*echo\.c:\d+", ran.stdout) and {
        ".eh_frame", ".note.gnu.build-id"} <= {*headers(out).stdout.split()},
            made.stderr + ran.stdout + ran.stderr)


def table(said_of):
    """[(words, what is said of them)] of {what is said: words| words}."""
    return [(words.strip(), said) for said, all_words in said_of.items()
            for words in all_words.split("|")]


REFUSED = {
    "makes static programs": "-shared", "--static-pie": "-pie",
    "-z execstack": "-Wl,-z,execstack", "-m32 or -m64": "-m16",
    "an entry of its own": "--tiny -Wl,-e,main",
    "leave it out": "--debug -fuse-ld=lld -Wl,-nmagic",
    "exclude each other": "--tiny --debug| --tiny -fstack-protector-all",
    "not for NASM": "-S five.asm| -E five.asm| -M five.asm",
    "-fuse-ld=bfd or -fuse-ld=lld": "-fuse-ld=other",
    "ld.gold": "-fuse-ld=gold", "ld.mold": "-fuse-ld=mold --tiny",
    "own linker": "--tiny -T x.ld| --tiny -Tx.ld| --tiny -Wl,-T,x.ld|"
    "--tiny -Wl,-z,now,-T,x.ld| --tiny -Wl,--script=x.ld|"
    "--tiny -Xlinker -T -Xlinker x.ld"}


def fails(compiler, words, said, **more):
    """Nothing is made, and nothing half-written: what was there stays; but
    clang itself removes the output where a link has failed."""
    here = many()
    (here / "out").write_text("old")
    before = {*here.rglob("*")}
    made = cc(*words.split(), "-o", "out", cwd=here, compiler=compiler, **more)
    after = {*here.rglob("*"), *[here / "out"] * (compiler == "clang")}
    return (made.returncode not in (0, 126, 127) and not made.stdout
            and re.search(said, made.stderr) and "ring3-cc." not in made.stderr
            and before == after and bytes_of(here / "out") in (
                b"old", b"old" * (compiler != "clang")), made)


def refused(compiler, words, said, **more):
    return fails(compiler, words, rf"\Aring3-cc: .*{re.escape(said)}"
                 r".*\n(collect2: |clang: |\Z)", **more)


@each(table(REFUSED), turns=True)
def what_cannot_be_is_refused_in_a_sentence(compiler, machine, words, said):
    return refused(compiler, f"{kit.WIDTH[machine]} {words} hello.c", said)


@kit.promise
def what_is_missing_is_said():
    cases = {
        "set RING3_PREFIX": ("gcc", "hello.c", "RING3_PREFIX", NOWHERE),
        "neither gcc nor clang": ("true", "hello.c"),
        "no-such -v does not run": ("no-such", "hello.c"),
        "needs GNU ld": ("gcc", "-flto -fuse-ld=lld hello.c"),
        **{f"{NOWHERE}/src/libring3-{name}.*missing": (
            "gcc", f"{width} two.c", "RING3_BUILD", NOWHERE)
           for name, width in kit.WIDTH.items() if name in kit.MACHINES},
        "no-nasm: not found": ("gcc", "five.asm", "NASM", "no-nasm"),
        "no-copy: not found": ("gcc", "--tiny hello.c", "OBJCOPY", "no-copy")}

    def look(said):
        compiler, words, *more = cases[said]
        return fails(compiler, words, said, **dict([more] if more else []))
    judge(look, [(said,) for said in cases])


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
    out, made = build(compiler, machine, "--static-pie", *words, TABLES,
                      "-DRING3_WITH_START", f"-I{kit.BUILD}/src")
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

source("many/hook.c", "static volatile int n;\nint main(void) { return n; }\n"
       "__attribute__((constructor)) static void begin(void) { n = 42; }\n")
source("many/thread.c", "static __thread volatile int n = 41;\n"
       "int main(void) { return ++n; }\n"
       "#ifdef OWN\nvoid __stack_chk_fail(void) { }\n#endif\n")
source("many/init.c", "int main(void) { return 0; }\n"
       '__asm__(".section .init, \\"ax\\"\\n\\tnop\\n\\t.text");\n')
source("many/wax.c", "extern int n;\nint main(void) { return n++; }\n__asm__("
       '".section mine, \\"awx\\"\\n.globl n\\nn: .long 1\\n\\t.text");\n')
# With start.h, or start_full.h: the sentence, or nothing for what works.
LOST = {
    "code in .init": "init.c| init.c --debug| init.c --static-pie -DFULL",
    "a section is written to and executed":
        "wax.c| wax.c --tiny| wax.c --debug| wax.c --static-pie",
    "--tiny runs": "init.c --tiny| hook.c --tiny",
    "constructors need ring3/start_full.h":
        "hook.c| hook.c -Wl,--gc-sections| hook.c --debug|"
        "hook.c -Wl,-Ttext-segment=0x500000 -fuse-ld=bfd",
    "--tiny has no __thread": "thread.c --tiny",
    "__thread needs ring3/start_full.h and ":
        "thread.c| thread.c --debug| thread.c --debug -DFULL -DOWN|"
        "thread.c --static-pie -fno-stack-protector|"
        "thread.c -DFULL -fstack-protector-all",
    "": "hook.c -DFULL| hook.c -DFULL --debug| hook.c -DFULL -flto -MD|"
        "hook.c -fstack-protector-all| thread.c --static-pie|"
        "thread.c --static-pie -fno-stack-protector -DRING3_START_THREAD|"
        "thread.c -DFULL --debug -DRING3_START_THREAD"}


@each(table(LOST), turns=True)
def no_constructor_or_thread_variable_is_lost_without_a_word(
        compiler, machine, case, said):
    start = "ring3/start_full.h" if "-DFULL" in case else "ring3/start.h"
    # Another linker with each.
    words = [kit.WIDTH[machine], "-include", start, *["-fuse-ld=lld"] * bool(
        LLD and compiler == "clang"), *case.split()]
    return refused(compiler, " ".join(words), said) if said else \
        works(*build(compiler, machine, *words, cwd=MANY), 42)


keeps("what_is_weak_may_be_missing", [
    [*mode, MANY / "weak.c"] for mode in MODES], 42)
keeps("what_is_written_to_may_be_called_text", [
    [*mode, "-fuse-ld=bfd", "-Wa,-W", MANY / "text.c"] for mode in MODES], 42)
keeps("undefined_behaviour_traps", [[*TRAPS.split(), MANY / "overflow.c"]],
      -signal.SIGILL)

NAMED = {
    "undeclared": "broken.c", "missing.c": "missing.c",
    "missing.o": "missing.o", "missing.asm": "missing.asm",
    # Not libgcc's, which the linker reads last.
    "(?s)^(?!.*libgcc).*__other": "unlinked.c| unlinked.c --tiny|"
    "unlinked.c --debug| unlinked.c --static-pie",
    "trampoline|function definition is not allowed": "nested.c|"
    "nested.c --tiny| nested.c --debug| nested.c --static-pie|"
    "nested.c -O2 -flto",
    "ring3-cc: libgcc has no": "-m32 div.c -mregparm=3| -m32 div.c -mrtd|"
    "-m32 div.c -mregparm=3 -fuse-ld=lld"}


@each(table(NAMED))
def what_fails_is_named_and_leaves_the_old_output(
        compiler, machine, words, said):
    return fails(compiler, f"{kit.WIDTH[machine]} {words}", said)


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
