#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What linkers make of a program with ring3's scripts and without: its size,
its segments, what is refused."""
import functools
import re
import shutil
import sys
from itertools import product

sys.path.insert(1, sys.path[0] + "/..")
import kit
from kit import segments
from linking import (
    BIG, CONSTRUCTORS, GLOBALS, HELLO, HELLO_SAYS, IFUNCS, LINKERS, MEM_H,
    NAMED, NO_I386, ONE_SEGMENT, REGISTRY, TABLES, TWO_SEGMENTS, WRITTEN, each,
    link, refused, run)


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


kit.main()
