#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What the linker makes of a program: its size, its segments, what it asks of
a library, and what the README's commands say they make."""
import functools
import os
import pathlib
import re
import shutil
import tempfile
from itertools import product

import kit
from kit import segments

HELLO = kit.ROOT / "examples/hello.c"
HELLO_SAYS = "Hello, world\n"
LINKERS = ["ld"] + ["lld"] * bool(shutil.which("ld.lld"))
# What the words of a case mean to a compiler, where it is not what they say.
FLAGS = {
    "": [], "ld": [], "lld": ["-fuse-ld=lld"], "plain": kit.PLAIN,
    "ring3.ld": kit.SCRIPT,
    "ring3-data.ld": ["-T", str(kit.ROOT / "src/ring3-data.ld")],
    "ring3-check.ld": [str(kit.ROOT / "src/ring3-check.ld")],
    "ring3-text.ld": ["-T", str(kit.ROOT / "src/ring3-text.ld")],
    "gc": ["-ffunction-sections", "-Wl,--gc-sections"],
    "ld, packed": ["-Wl,-z,pack-relative-relocs"],
    "lld, packed": ["-fuse-ld=lld", "-Wl,--pack-dyn-relocs=relr"],
}
ONE_SEGMENT = [("LOAD", "R E"), ("GNU_STACK", "RW ")]
TWO_SEGMENTS = [("LOAD", "R E"), ("LOAD", "RW "), ("GNU_STACK", "RW ")]

# A program with globals that it writes to, and with everything else a program
# may have: constants that want to be aligned, unused functions, zeroes.
GLOBALS = """#include <ring3/io.h>
#include <ring3/start.h>
static int counter = 41;
static char zeroes[100000];
static const __attribute__((aligned(64))) char text[] = "aligned\\n";
int unused(void) { return counter; }
int main(void)
{
    volatile char *last = &zeroes[sizeof zeroes - 1];

    if ((unsigned long)text % 64 || *last)
        return 1;
    *last = 1;
    return ++counter + *last - 1;
}
"""
# Constants with addresses in them are no globals that are written to, where
# nothing relocates them.
TABLES = """#include <ring3/start.h>
static const char *const words[] = {"a", "bc", "def"};
int main(int argc, char **argv)
{
    (void)argv;
    return words[argc + 1][2] - words[argc][1] + 39;
}
"""
CONSTRUCTORS = """#include <ring3/io.h>
#include <ring3/start_full.h>
static __attribute__((constructor)) void first(int argc, char **argv)
{
    sys_write(1, argc == 1 && argv[0] ? "first " : "wrong ", 6);
}
static __attribute__((destructor)) void last(void)
{
    sys_write(1, "last\\n", 5);
}
int main(void)
{
    return sys_write(1, "main ", 5) != 5;
}
"""
IFUNC = """#include <ring3/START>
static int impl(void) { return 42; }
static int (*resolve(void))(void)
{
    int (*one)(void) = impl;

    __asm__("" : "+r"(one));    /* clang 19 would know which */
    return one;
}
int chosen(void) __attribute__((ifunc("resolve")));
"""
IFUNCS = {
    "call": IFUNC + "int main(void) { return chosen(); }\n",
    "table": IFUNC + """int (*const table[])(void) = {impl, chosen};
int main(int argc, char **argv) { return table[argc] == impl && argv[0]; }
"""}
BIG = """#include <ring3/io.h>
START
struct big { char bytes[5000]; };
static struct big copy(struct big from) { return from; }
int main(int argc, char **argv)
{
    struct big one = {{0}}, two;

    one.bytes[argc] = (char)argc;
    two = copy(one);
    return __builtin_memcmp(&one, &two, sizeof one) == 0 && argv[0]
        ? two.bytes[argc] + 41 : 1;
}
"""
# Written to, in sections that no script names: what the assembler reads, and
# what main then makes of the first word there.
WRITTEN = {
    name: (f'.pushsection {section}; here: {what}; .popsection', makes)
    for name, section, what, makes in (
        ("counters", 'counters,"aw"', ".long 41", 42),
        ("dotted", '.my.counters,"aw"', ".long 41", 42),
        ("linkonce", '.gnu.linkonce.d.x,"aw"', ".long 41", 42),
        ("named as constants", '.rodata.mine,"aw"', ".long 41", 42),
        ("named as code", '.text.mine,"aw"', ".long 41", 42),
        ("large", '.ldata,"aw"', ".long 41", 42),
        ("zeroes", 'zeroes,"aw",@nobits', ".zero 5000", 1),
        ("large zeroes", '.lbss,"aw",@nobits', ".zero 5000", 1),
        ("kept", 'kept,"awG",@progbits,group,comdat', ".long 41", 42))}
NAMED = """#include <ring3/io.h>
#include <ring3/start.h>
__asm__("TEXT");
extern volatile int here[];
int main(void) { return ++here[0]; }
"""
# A registry, found by the names that linkers make of its section's.
REGISTRY = """#include <ring3/start.h>
#define LISTED __attribute__((__used__, __section__("listed")))
static QUALIFIER int first LISTED = 40, second LISTED = 2;
extern QUALIFIER int __start_listed[], __stop_listed[];
__attribute__((__noinline__, __section__("sums"))) int sum(void);
int sum(void)
{
    QUALIFIER int *each;
    int all = 0;

    for (each = __start_listed; each < __stop_listed; each++)
        all += *each;
    return all;
}
int main(void) { return sum(); }
"""
NO_I386 = "no 32-bit execution here"
MEM_H = "#include <ring3/start.h>\n#include <ring3/mem.h>"


def unsound(program):
    """What a strict loader would say of the segments, or nothing."""
    end = 0
    for words in re.findall(r"^  LOAD +(.*)", kit.run(
            ["readelf", "-lW", program]).stdout, re.M):
        words = words.split()
        offset, address, _, held, size, align = (
            int(word, 16) for word in words[:5] + words[-1:])
        if not size:
            return "empty"
        if held and (address - offset) % align \
                or address // 4096 < -(-end // 4096):
            return "not in pages of its own"
        end = address + size
    return "" if end else "none"


def link(compiler, machine, source, *words):
    """The program, of a file or a text, and how the compiler ended."""
    place = pathlib.Path(tempfile.mkdtemp(dir=kit.SCRATCH))
    if isinstance(source, str):
        (place / "program.c").write_text(source)
        source = place / "program.c"
    flags = [flag for word in words for flag in FLAGS.get(word, [word])]
    return place / "program", kit.run(
        [compiler, kit.WIDTH[machine], *kit.BARE, source, *flags, "-o",
         place / "program"])


def run(compiler, machine, *words):
    """As link(), and how the program ended, if there is one that runs here."""
    program, made = link(compiler, machine, *words)
    if made.returncode == 0 and machine in kit.MACHINES:
        return program, kit.run([program])
    return program, made


def refused(compiler, machine, *words, told):
    """Whether link() fails with these words."""
    _, made = link(compiler, machine, *words)
    return made.returncode and told in made.stderr, made


def each(look, *words):
    """Of every combination of the words look() says whether the promise is
    kept, and what was run."""
    kit.judge(look, list(product(*words)))


@functools.cache
def hellos():
    """(compiler, machine, level, script) -> the program, how it ended."""
    cells = [cell for cell in product(kit.COMPILERS, kit.MADE, ("-Oz", "-Os"),
                                      ("ring3.ld", "plain"))
             if cell[2] in kit.levels(cell[0], cell[2])]
    return dict(zip(cells, kit.in_parallel(
        lambda cell: run(*cell[:2], HELLO, *cell[2:]), cells)))


@kit.promise
def hello_keeps_its_size():
    most = {("i386", "ring3.ld"): 324, ("x86_64", "ring3.ld"): 456,
            ("i386", "plain"): 400, ("x86_64", "plain"): 560}
    for (cc, machine, level, script), (program, ran) in hellos().items():
        size = program.stat().st_size if program.exists() else 0
        # It has a size where it does not run, too.
        works = size and (machine not in kit.MACHINES
                          or ran.stdout == HELLO_SAYS)
        kit.check(works and size <= most[machine, script],
                  f"{cc} {machine} {level} {script}, {size} of at most "
                  f"{most[machine, script]} bytes", ran.stdout + ran.stderr)


@kit.promise
def hello_is_one_segment_and_a_plain_stack():
    for cell, (program, _) in hellos().items():
        flat = segments(program)
        kit.check(flat == ONE_SEGMENT, " ".join(cell), flat)


@kit.promise
def globals_are_in_a_segment_that_is_not_executable():
    def look(cc, machine, *words):
        program, ran = run(cc, machine, GLOBALS, "-Os", "ring3-data.ld", *words)
        return ran.returncode == 42 and segments(program) == TWO_SEGMENTS, ran
    each(look, kit.COMPILERS, kit.MACHINES, LINKERS, ("", "gc"))


@kit.promise
def every_loader_takes_the_segments():
    programs = {"nothing": "int main(void) { return 42; }",
                "data": "static volatile int n = 41; "
                        "int main(void) { return ++n; }",
                "zeroes": "static volatile int n; "
                          "int main(void) { return ++n + 41; }",
                "aligned": "static volatile int n __attribute__"
                           "((aligned(16384))) = 41; int main(void) "
                           "{ return ++n | (int)((long)&n % 16384); }",
                "named": "static volatile int n __attribute__"
                         "((section(\"named\"))) = 41; "
                         "int main(void) { return ++n; }"}

    def look(cc, machine, linker, what, *words):
        program, ran = run(
            cc, machine, "#include <ring3/start.h>\n" + programs[what] + "\n",
            "-Os", "ring3-data.ld", linker, *words)
        flaw = unsound(program) if ran.returncode == 42 else "does not run"
        ran.stderr += flaw
        return not flaw, ran
    each(look, kit.COMPILERS, kit.MACHINES, LINKERS, programs,
         ("", "-Wl,-n", "-Wl,-N", "-Wl,-z,max-page-size=65536"))


@kit.promise
def porting_says_how_segments_begin_with_a_page():
    old, new = re.findall(r"^`(\. = .*;)`", (
        kit.ROOT / "docs/porting.md").read_text(), re.M)
    text = (kit.ROOT / "src/ring3-data.ld").read_text()
    script = kit.scratch("aligned.ld", text.replace(old, new))

    def look(cc, machine, linker):
        program, ran = run(cc, machine, GLOBALS, "-Os", linker, "-T",
                           str(script))
        starts = re.findall(r"^  LOAD +\S+ 0x(\w+)", kit.run(
            ["readelf", "-lW", program]).stdout, re.M)
        return old in text and ran.returncode == 42 and len(starts) == 2 \
            and all(start.endswith("000") for start in starts), ran
    each(look, kit.COMPILERS, kit.MACHINES, LINKERS)


@kit.promise
def no_object_makes_the_stack_executable():
    """One that says nothing of it, and one that asks for it."""
    def look(cc, machine, linker, script, note):
        text = f'.pushsection .note.GNU-stack,\\"{note}\\"; .popsection' \
            if note else ""
        program, made = link(
            cc, machine, '#include <ring3/start.h>\n__asm__("' + text + '");\n'
            "int main(void) { return 0; }\n", "-Os", script, linker,
            *["-Wl,-z,execstack"] * (not note))
        # lld 21 refuses one that asks.
        return ("GNU_STACK", "RW ") in segments(program) or \
            "requires an executable stack" in made.stderr and \
            made.returncode, made
    each(look, kit.COMPILERS, kit.MADE, LINKERS, ("ring3.ld", "ring3-data.ld"),
         ("", "x"))
    objects = {}
    for machine in kit.MADE:
        source = kit.scratch("silent.asm", "global silent\nsilent: ret\n")
        objects[machine] = kit.SCRATCH / f"silent-{machine}.o"
        kit.run([*kit.nasm(machine), source, "-o", objects[machine]])

    def silent(cc, machine, linker, script):
        program, made = link(cc, machine, HELLO, "-Os", script, linker,
                             str(objects[machine]))
        return ("GNU_STACK", "RW ") in segments(program), made
    each(silent, kit.COMPILERS, kit.MADE, LINKERS,
         ("ring3.ld", "ring3-data.ld"))


@kit.promise
def ring3_ld_keeps_start():
    def look(cc, machine, *words):
        _, ran = run(cc, machine, HELLO, "-Os", "ring3.ld", *words)
        return ran.stdout == HELLO_SAYS, ran
    each(look, kit.COMPILERS, kit.MACHINES, LINKERS, ("", "gc"))


@kit.promise
def ring3_ld_names_the_other_script_to_a_program_that_needs_it():
    programs = {"globals": GLOBALS, "constructors": CONSTRUCTORS}
    each(lambda cc, machine, linker, needs: refused(
        cc, machine, programs[needs], "-Os", "ring3.ld", linker,
        told="ring3-data.ld"), kit.COMPILERS, kit.MADE, LINKERS, programs)


@kit.promise
def what_is_written_to_may_be_in_a_section_of_any_name():
    def look(cc, machine, linker, name):
        text, makes = WRITTEN[name]
        source = NAMED.replace("TEXT", text.replace('"', '\\"'))
        if name == "named as code" and cc.startswith("clang"):
            # By this name its assembler makes it executable, too.
            return refused(cc, machine, source, "-Os", "ring3-data.ld", linker,
                           told="written to and executed")
        told, made = refused(cc, machine, source, "-Os", "ring3.ld", linker,
                             told="link with ring3-data.ld")
        if not told:
            return False, made
        program, ran = run(cc, machine, source, "-Os", "ring3-data.ld", linker)
        return ran.returncode == makes and segments(program) == TWO_SEGMENTS, \
            ran
    each(look, kit.COMPILERS, kit.MACHINES, LINKERS, WRITTEN)

    def own_layout(cc, machine, script, name):
        text, makes = WRITTEN[name]
        source = NAMED.replace("TEXT", text.replace('"', '\\"'))
        _, ran = run(cc, machine, source, "-Os", script, "ld")
        return ran.returncode == makes, ran
    each(own_layout, kit.COMPILERS, kit.MACHINES, ["ring3-text.ld"], WRITTEN)


@kit.promise
def what_nasm_and_the_medium_model_write_to_is_in_the_writable_segment():
    asm = kit.scratch("counters.asm", "global here\n"
                      "section counters write\nhere: dd 41\n"
                      "section .note.GNU-stack noalloc noexec nowrite\n")
    for machine in kit.MACHINES:
        made = kit.run([*kit.nasm(machine), asm, "-o", f"{asm}-{machine}.o"])
        kit.check(made.returncode == 0, f"NASM {machine}", made.stderr)

    def look(cc, machine, linker, what):
        words = [f"{asm}-{machine}.o"] if what == "NASM" else \
            ["-mcmodel=medium", "-mlarge-data-threshold=0"]
        source = NAMED.replace('__asm__("TEXT");\nextern volatile int here[];',
                               "extern volatile int here[];" * (what == "NASM")
                               or "volatile int here[9] = {41}, zeroes[9];")
        told, made = refused(cc, machine, source, "-Os", "ring3.ld", linker,
                             *words, told="link with ring3-data.ld")
        if not told:
            return False, made
        program, ran = run(cc, machine, source, "-Os", "ring3-data.ld", linker,
                           *words)
        return ran.returncode == 42 and segments(program) == TWO_SEGMENTS, ran
    each(look, kit.COMPILERS, kit.MACHINES, LINKERS, ["NASM"])
    # clang takes no threshold.
    each(look, ["gcc"], ["x86_64"], LINKERS, ["the medium model"])


@kit.promise
def constants_and_code_may_be_in_sections_of_any_name():
    def look(cc, machine, linker, qualifier):
        source = REGISTRY.replace("QUALIFIER", qualifier)
        program, ran = run(
            cc, machine, source, "-Os", linker,
            "ring3.ld" if qualifier == "const" else "ring3-data.ld")
        # lld 13 puts constants in front, where the headers are to be.
        return "could not allocate headers" in ran.stderr or \
            ran.returncode == 42 and segments(program) == (
                ONE_SEGMENT if qualifier == "const" else TWO_SEGMENTS), ran
    each(look, kit.COMPILERS, kit.MACHINES, LINKERS, ("const", "volatile"))


@kit.promise
def what_is_written_to_and_executed_is_refused():
    source = NAMED.replace("TEXT", WRITTEN["counters"][0].replace(
        '"aw"', r'\"awx\"'))
    each(lambda cc, machine, linker: refused(
        cc, machine, source, "-Os", "ring3-data.ld", linker,
        told="written to and executed"), kit.COMPILERS, kit.MADE, LINKERS)


@kit.promise
def constant_addresses_fit_into_ring3_ld():
    def look(cc, machine, linker):
        program, ran = run(cc, machine, TABLES, "-Os", "-fPIE", "ring3.ld",
                           linker, *["-no-pie"] * (cc == "gcc"))
        return ran.returncode == (42 if machine in kit.MACHINES else 0) \
            and segments(program) == ONE_SEGMENT, ran
    each(look, kit.COMPILERS, kit.MADE, LINKERS)


@kit.promise
def constant_addresses_to_relocate_are_refused():
    each(lambda cc, machine, linker: refused(
        cc, machine, TABLES, "-Os", "-fPIE", "-static-pie", "ring3.ld", linker,
        told="leave -static-pie out"), kit.COMPILERS, kit.MADE,
        LINKERS + [f"{linker}, packed" for linker in LINKERS])


@kit.promise
def ifuncs_are_refused():
    """In words that are true; but addresses alone in a static-pie of ld's are
    with all other relocations, and only the start sees which they are."""
    def look(cc, machine, linker, script, use, how):
        source = IFUNCS[use].replace("START", "start_full.h" if script ==
                                     "ring3-check.ld" else "start.h")
        _, ran = run(cc, machine, source, "-Os", script, linker, *how.split())
        return any(words in ran.stderr for words in (
            "resolves ifuncs", "non-PIC call to IFUNC",
            "ring3: unknown relocation")), ran
    each(look, kit.COMPILERS, kit.MACHINES, LINKERS,
         ("ring3.ld", "ring3-data.ld", "ring3-check.ld"), ("call", "table"),
         ("", "-fPIC", "-fPIE -static-pie"))


@kit.promise
def relocations_that_nothing_does_are_refused():
    def look(cc, machine, linker, start, script):
        source = TABLES.replace("start.h", start)
        _, ran = run(cc, machine, source, "-Os", "-fPIE", "-static-pie",
                     linker, script)
        if (start, script) == ("start_full.h", "ring3-check.ld"):
            return ran.returncode == 42, ran
        told = "start relocates nothing" if script == "ring3-check.ld" else \
            "leave -static-pie out"
        return ran.returncode and told in ran.stderr, ran
    each(look, kit.COMPILERS, kit.MACHINES,
         LINKERS + [f"{linker}, packed" for linker in LINKERS],
         ("start.h", "start_full.h"), ("ring3-data.ld", "ring3-check.ld"))

    def none(cc, machine, linker, *words):
        _, ran = run(cc, machine, HELLO, "-Os", linker, "ring3-check.ld",
                     *words)
        return ran.stdout == HELLO_SAYS, ran
    each(none, kit.COMPILERS, kit.MACHINES, LINKERS)
    each(none, kit.COMPILERS, kit.MACHINES, LINKERS, ["-fPIE"], ["-static-pie"])


@kit.promise
def a_program_without_start_is_refused():
    def look(cc, machine, *words):
        return refused(cc, machine, "int main(void) { return 0; }\n", "-Os",
                       *words, told="include ring3/start.h")
    scripts = ("ring3.ld", "ring3-data.ld")
    each(look, kit.COMPILERS, kit.MADE, LINKERS, scripts, ("", "gc"))
    # Each linker knows one compiler's LTO.
    for cc, linker in (("gcc", "ld"), ("clang", "lld")):
        if cc in kit.COMPILERS and linker in LINKERS:
            each(look, [cc], kit.MADE, [linker], scripts, ["-flto"])


@kit.promise
def constructors_are_kept_and_called():
    def look(cc, machine, linker):
        _, ran = run(cc, machine, CONSTRUCTORS, "-Os", "ring3-data.ld", linker,
                     "-Wl,--gc-sections")
        return ran.stdout == "first main last\n", ran
    each(look, kit.COMPILERS, kit.MACHINES, LINKERS)


@kit.promise
def constructors_of_several_files_run_in_the_order_of_their_priorities():
    """Of the layouts of the linkers' own, too, which are the oracle."""
    def file(start, end, named):
        return "".join(
            f"__attribute__(({kind}{f'({rank})' if rank else ''})) void "
            f"{name}(void) {{ sys_write(1, \"{name} \", {len(name) + 1}); }}\n"
            for kind, rank, name in named).join((start, end))
    one = file("#include <ring3/io.h>\n#include <ring3/start_full.h>\n",
               'int main(void) { return sys_write(1, "main ", 5) != 5; }\n',
               [("constructor", 0, "plain1"), ("constructor", 300, "c300"),
                ("constructor", 1500, "c1500"), ("destructor", 0, "last1"),
                ("destructor", 2000, "d2000")])
    two = kit.scratch("two.c", file(
        "#include <ring3/io.h>\n", "",
        [("constructor", 101, "c101"), ("constructor", 0, "plain2"),
         ("constructor", 400, "c400"), ("constructor", 65534, "c65534"),
         ("destructor", 101, "d101"), ("destructor", 0, "last2")]))
    says = "c101 c300 c400 c1500 c65534 plain1 plain2 main " \
        "last2 last1 d2000 d101 "

    def look(cc, machine, linker, level, *words):
        _, ran = run(cc, machine, one, level, linker, *words, str(two))
        return ran.stdout == says, ran
    each(look, kit.COMPILERS, kit.MACHINES, LINKERS, ("-O0", "-Os"),
         ("ring3-data.ld", "plain"), ("", "gc"))


@kit.promise
def a_pie_without_relocated_data_runs_where_it_is_put():
    def look(cc, machine, example):
        words, says = {
            "hello": ([], HELLO_SAYS), "env": (["A"], "a\n"),
            "exec": ([kit.BUILD / f"examples/hello-{machine}"],
                     HELLO_SAYS + "exited 0\n")}[example]
        program = kit.SCRATCH / f"pie-{cc}-{machine}-{example}"
        made = kit.run([cc, kit.WIDTH[machine], "-Os", "-fPIE", "-static-pie",
                        "-ffreestanding", "-fno-stack-protector", "-nostdlib",
                        "-I" + kit.INCLUDE, kit.ROOT / f"examples/{example}.c",
                        "-o", program])
        ran = kit.run([program, *words], env={"A": "a"}) \
            if made.returncode == 0 else made
        return ran.returncode == 0 and ran.stdout == says and "R_" not in \
            kit.run(["readelf", "-r", program]).stdout, ran
    each(look, kit.COMPILERS, kit.MACHINES, ("hello", "env", "exec"))


README = (kit.ROOT / "README.md").read_text()
# The rows of docs/linkers.md: a program, made in one of these ways, and what
# shows that it works: 42, or its words.
PROGRAMS = {
    "hello": (HELLO.read_text(), HELLO_SAYS), "written globals": (GLOBALS, 42),
    "a written section": (NAMED.replace(
        "TEXT", WRITTEN["counters"][0].replace('"', '\\"')), 42),
    "constructors": (CONSTRUCTORS, "first main last\n")}
WAYS = {
    "`-T ring3.ld`, as in the README": ["ring3.ld"],
    "`-T ring3-data.ld`": ["ring3-data.ld"],
    "no script": ["plain"],
    "no script, `start_full.h`": ["full"],
    "`-static-pie -fPIE`, `start_full.h`": ["full", "-fPIE", "-static-pie"],
    "`ring3-cc`": ["ring3-cc"],
    "`ring3-cc --tiny`": ["ring3-cc", "--tiny"],
    "`ring3-cc --debug`": ["ring3-cc", "--debug"],
    "`ring3-cc --static-pie`": ["ring3-cc", "--static-pie"]}
ROWS = set(product(WAYS, PROGRAMS))


def outcome(cc, machine, linker, way, program, error):
    """A cell; error is what a linker of the page's version says, or nothing."""
    (source, says), words = PROGRAMS[program], [*WAYS[way]]
    if words[0] == "full":
        source = source.replace("/start.h", "/start_full.h")
        words = words[1:]
    elif words[0] == "plain":
        source = source.replace("/start_full.h", "/start.h")
    if words[:1] == ["ring3-cc"]:
        made = kit.SCRATCH / f"{cc}-{machine}-{linker}-{program}-{words[-1]}"
        ran = kit.run([kit.ROOT / "bin/ring3-cc", kit.WIDTH[machine],
                       *words[1:], f"-fuse-ld={linker}", "-o", made,
                       kit.scratch(f"{made.name}.c", source)],
                      env=os.environ | {"RING3_CC": cc,
                                         "RING3_BUILD": str(kit.BUILD)})
        ran = kit.run([made]) if ran.returncode == 0 else ran
    else:
        made, ran = run(cc, machine, source, "-Os", *words,
                        f"-fuse-ld={linker}")
    if made.exists():
        return "works" if says in (ran.stdout, ran.returncode) else \
            "not run" if ran.stdout == "main " else \
            f"makes what ends with {ran.returncode}"
    if re.search("ring3(-cc)?: |link with ring3-data.ld", ran.stderr):
        return "refused"
    return f"`{error}`" if error in ran.stderr else ran.stderr.split("\n")[0]


@kit.promise
def linkers_md_says_what_each_linker_makes():
    """With both compilers, on both machines. Other versions may say it in other
    words; what works, and what does not, is the same."""
    table = [[cell.strip() for cell in line.strip("|").split("|")]
             for line in (kit.ROOT / "docs/linkers.md").read_text().split("\n")
             if line.startswith("|")]
    kit.check({(row[0], row[1]) for row in table[2:]} == ROWS
              and len(table) == len(ROWS) + 2, "the rows", sorted(ROWS))
    for column, linker in enumerate(("bfd", "lld", "gold", "mold"), 2):
        name, version = table[0][column].rsplit(" ", 1)
        # gcc before 12 knows no -fuse-ld=mold.
        compilers = [cc for cc in kit.COMPILERS if (cc, name) != ("gcc", "mold")
                     or kit.version("gcc") >= (12,)]
        if not shutil.which(f"ld.{linker}") or not compilers:
            kit.skip(f"{name} is not installed", name)
            continue
        same = ".".join(map(str, kit.version(f"ld.{linker}"))) == version
        for row in table[2:]:
            said = row[column].strip("`") if "`" in row[column] and same else ""
            cells = list(product(compilers, kit.MACHINES))
            made = dict(zip(cells, kit.in_parallel(lambda cell: outcome(
                *cell, linker, *row[:2], said), cells)))
            kit.check(set(made.values()) == (
                {row[column]} if same or "`" not in row[column] else {"``"}),
                f"{row[0]}, {row[1]}, {name}", made)


@kit.promise
def archive_and_mem_h_have_what_compilers_call_unasked():
    """clang -fhosted calls bcmp too."""
    def look(cc, machine, level, hosted, how, lto):
        start, archive = (MEM_H, "") if how == "mem.h" else \
            ("", kit.BUILD / f"src/libring3-{machine}.a")
        _, ran = run(cc, machine, BIG.replace("START", start), level, hosted,
                     archive, lto, "lld" if lto and cc == "clang" else "ld")
        return ran.returncode == 42, ran
    each(look, kit.COMPILERS, kit.MACHINES, ("-O0", "-Os", "-O3"),
         ("", "-fhosted"), ("archive", "mem.h"), ("", "-flto"))


@kit.promise
def mem_h_follows_the_compilers_convention():
    def look(cc, machine, flag):
        _, ran = run(cc, machine, BIG.replace("START", MEM_H), "-O0", flag)
        return ran.returncode == 42, ran
    if "i386" in kit.MACHINES:
        each(look, kit.COMPILERS, ["i386"], ["-mregparm=3"])
    else:
        kit.skip(NO_I386)


# The core, copied alone by the README's words, is enough for the five calls.
CORE = re.findall(r"`(\S+)`", re.search(
    r"into your tree;(.*?)are the core", README, re.S)[1])
FIVE = ["exit", "hello", "fork", "wait", "exec"]


def core(name):
    """A folder of this name with the core alone."""
    place = kit.SCRATCH / name
    (place / "ring3").mkdir(parents=True)
    for each in CORE:
        path = kit.ROOT / "include/ring3" / each
        (shutil.copytree if path.is_dir() else shutil.copy)(
            path, place / "ring3" / each)
    return place


@kit.promise
def core_alone_builds_the_first_examples():
    flags = [flag for flag in kit.BARE if not flag.startswith("-I")]
    flags.append(f"-I{core('core')}")

    def look(cc, machine, example):
        made = kit.run([cc, kit.WIDTH[machine], "-Os", *flags,
                        kit.ROOT / f"examples/{example}.c", "-o",
                        kit.SCRATCH / f"alone-{cc}-{machine}-{example}"])
        return made.returncode == 0, made
    each(look, kit.COMPILERS, kit.MADE, FIVE)


@kit.promise
def core_alone_suits_a_hobby_os_compiler():
    if "clang" not in kit.COMPILERS:
        return kit.skip("clang is not installed")
    own = kit.run(["clang", "-print-resource-dir"]).stdout.strip() + "/include"
    place = core("hobby")

    def look(example):
        made = kit.run(["clang", "--target=i386-elf", "-nostdinc", "-isystem",
                        own, f"-I{place}", "-Os", "-c",
                        kit.ROOT / f"examples/{example}.c", "-o",
                        kit.SCRATCH / f"hobby-{example}.o"])
        return made.returncode == 0, made
    each(look, FIVE)


@kit.promise
def core_is_at_most_400_lines():
    """As one machine's compiler reads it, the generated files apart."""
    place = core("counted")
    texts = [path.read_text() for path in place.rglob("*.h")]
    lines = sum(text.count("\n") for text in texts
                if "Generated" not in text.split("\n", 1)[0])
    for header in ["stddef.h", "stdint.h", "ring3/errno.h"] + [
            f"ring3/arch/{machine}/nr.h" for machine in kit.WIDTH]:
        (place / header).write_text("")
    source = kit.scratch("core.c", "#include <ring3/process.h>\n"
                         "#include <ring3/io.h>\n#include <ring3/start.h>\n")
    for cc, machine in product(kit.COMPILERS, kit.MADE):
        made = kit.run([cc, kit.WIDTH[machine], "-ffreestanding", "-nostdinc",
                        "-E", "-P", f"-I{place}", source])
        read = sum(bool(line.strip()) for line in made.stdout.splitlines())
        kit.check(made.returncode == 0 and 200 < read <= 400,
                  f"{cc} {machine}, {read}; with comments, macros and both "
                  f"machines {lines}", made.stderr)


@kit.promise
def tcc_links_with_the_archive():
    """The headers for the calls, the archive for the rest."""
    if not shutil.which("tcc"):
        return kit.skip("tcc is not installed")
    for machine in kit.MACHINES:
        program = kit.SCRATCH / f"tcc-{machine}"
        made = kit.run(["tcc", kit.WIDTH[machine], "-nostdlib", "-static",
                        "-I" + kit.INCLUDE, "-c", HELLO, "-o", f"{program}.o"])
        linked = kit.run(["ld", "-m", "elf_i386" if machine == "i386" else
                          "elf_x86_64", "-z", "noexecstack", f"{program}.o",
                          kit.BUILD / f"src/libring3-{machine}.a", "-o",
                          program])
        ran = kit.run([program]) if linked.returncode == 0 else linked
        kit.check(ran.stdout == HELLO_SAYS
                  and ("GNU_STACK", "RW ") in segments(program), machine,
                  made.stderr + ran.stderr)


BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.S)
COMMANDS = [text for kind, text in BLOCKS if kind == "sh"]


@kit.promise
def readme_program_is_hello_c_byte_for_byte():
    kit.check(HELLO.read_text() == next(text for kind, text in BLOCKS
                                        if kind == "c"))


@functools.cache
def tree():
    """One, as the README's reader has: what is built in it is built once."""
    place = kit.SCRATCH / "readme"
    shutil.copytree(kit.ROOT, place, ignore=shutil.ignore_patterns(
        "build", ".git", "__pycache__"))
    return place


def typed(commands):
    """The program that they make, and how they ended but for running it."""
    if not kit.levels("gcc", "-Oz"):
        commands = commands.replace("-Oz", "-Os")
    (tree() / "hello").unlink(missing_ok=True)
    return tree() / "hello", kit.run(
        ["sh", "-ec", commands.replace("\n./hello\n", "\n")], cwd=tree(),
        timeout=600)


@kit.promise
def readme_commands_work():
    for number, commands in enumerate(COMMANDS):
        if "i386" not in kit.MACHINES and "-m32" in commands:
            kit.skip(NO_I386, f"block {number}")
            continue
        program, made = typed(commands)
        ran = kit.run([program]) if made.returncode == 0 else made
        kit.check(ran.returncode == 0 and HELLO_SAYS in ran.stdout,
                  f"block {number}", ran.stdout + ran.stderr)


DIVIDES = """#include <ring3/start.h>
#include <ring3/time.h>
int main(int argc, char **argv)
{
    struct kernel_timespec now;

    (void)argv;
    return sys_clock_gettime(0, &now) || now.sec / (86400 * argc) < 1;
}
"""


@kit.promise
def commands_that_people_paste_divide_64_bits():
    """On i386 that is a function of libgcc."""
    (tree() / "divides.c").write_text(DIVIDES)
    for number, commands in enumerate(COMMANDS):
        if "hello.c" in commands and ("-m32" not in commands
                                      or "i386" in kit.MACHINES):
            program, made = typed(commands.replace("examples/hello.c",
                                                   "divides.c"))
            ran = kit.run([program]) if made.returncode == 0 else made
            kit.check(ran.returncode == 0, f"block {number}", ran.stderr)
    for name in "porting", "tutorial":
        text = (kit.ROOT / f"docs/{name}.md").read_text().replace("\\\n", "")
        found = [line for line in text.splitlines() if re.match(
            r"[$ ]+(\w+-)?gcc (?!.*-m64).*\.c.* -o", line)]
        kit.check(found and all(" -lgcc -o" in line for line in found), name,
                  found)


def why_no_figures(machines):
    """Why the README's cannot be compared here, or nothing."""
    if kit.version("gcc")[:1] != (12,):
        return "they are of gcc 12, this is another"
    return "" if "i386" in machines else NO_I386


@functools.cache
def bench_size():
    return kit.run([kit.ROOT / "bench/size"], timeout=600).stdout


def sizes_of(way):
    """Of each machine, what bench/size prints in a line."""
    return [re.findall(r"(\d+) +[\d.]+x", line)
            for line in bench_size().splitlines() if line.startswith(way + " ")]


@kit.promise
def readme_sizes_of_gcc_12_are_what_its_commands_make():
    if reason := why_no_figures(kit.MADE):
        return kit.skip(reason)
    commands = next(text for text in COMMANDS if "-m32" in text)
    for width, size in zip(("-m32", "-m64"), re.search(
            r"That is a file of (\d+) bytes, and of (\d+)", README).groups()):
        program, made = typed(commands.replace("-m32", width))
        kit.check(made.returncode == 0
                  and program.stat().st_size == int(size), width, made.stderr)


@kit.promise
def readme_table_of_gcc_12_is_what_bench_size_prints():
    if reason := why_no_figures(kit.NATIVE):
        return kit.skip(reason)
    rows = dict(re.findall(r"^\| (by hand|ring3)\b[^|]*\|(.*)\|$", README,
                           re.M))
    for ours, theirs in (("by hand", "by hand, ring3.ld"),
                         ("ring3", "ring3, gcc")):
        claimed = [cell.strip() for cell in rows[ours].split("|")]
        made = [" / ".join(pair) for pair in zip(*sizes_of(theirs)[::-1])]
        kit.check(made == claimed, ours, f"{claimed}\n{made}")


@kit.promise
def bench_size_prints_nasm_with_ring3_no_larger_than_plain():
    if "i386" not in kit.NATIVE:
        return kit.skip(NO_I386)
    ours, theirs = ([int(size) for line in sizes_of(way) for size in line]
                    for way in ("ring3, NASM", "plain NASM"))
    kit.check(len(ours) == len(theirs) == 8
              and all(a <= b for a, b in zip(ours, theirs)),
              detail=bench_size())


@kit.promise
def readme_names_only_what_exists():
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    paths = re.findall(r"`((?:src|include|examples|docs|script)/[\w./-]*)`",
                       README)
    missing = [path for path in links + paths
               if not (kit.ROOT / path).exists()]
    kit.check(links and paths and not missing, detail=missing)


kit.main()
