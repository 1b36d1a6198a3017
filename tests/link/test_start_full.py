#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""The fuller start: what a program finds done before its main and after it,
whatever compiler, linker and flags it was built with."""
import functools
import itertools
import re
import shutil
import signal
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

HERE = kit.ROOT / "tests/link/start_full"
CXX = {"gcc": "g++", "clang": "clang++"}
LINKERS = ["ld"] + (["lld"] if shutil.which("ld.lld") else [])
BARE = ["-nostdlib", "-Wl,--build-id=none", "-I" + kit.INCLUDE]
PIE = ["-fPIE", "-static-pie"]
FIXED = ["-fno-pie", "-static"]
HARD = ["-fstack-protector-all", "-fcf-protection=full",
        "-Wl,-z,relro,-z,now"]
RELR = {"ld": ["-Wl,-z,pack-relative-relocs"],
        "lld": ["-Wl,--pack-dyn-relocs=relr"]}
ENVIRONMENT = {"RING3": "yes"}
ORDER = ["preinit", "init 101", "init 102", "init last", "main", "fini first",
         "fini 102", "fini 101"]
WRONG = {1: "arguments", 2: "pointers with gaps", 3: "pointers in a row",
         4: "pointers to strings", 5: "pointers to functions",
         6: "thread's zeroes", 7: "thread's number", 8: "thread's pointer",
         9: "thread's alignment", 10: "thread's variables overlap",
         11: "stack alignment", 12: "vtable"}
LANGUAGES = ["c", "cxx"]


def build(name, cc, machine, linker, sources, *flags):
    """(program, its compilation)"""
    program = kit.SCRATCH / name
    if "clang" not in cc and "-static" in flags:
        flags = [*flags, "-no-pie"]
    if linker == "lld":
        flags = [*flags, "-fuse-ld=lld"]
    return program, kit.run([cc, kit.WIDTH[machine], *BARE, *flags, *sources,
                             "-o", program])


def run_all(cell):
    """What is wrong with the program that checks everything, or ""."""
    name, cc, machine, linker, language, flags = cell
    name = f"all_{cc}_{machine}_{linker}_{language}_{name}"
    source = HERE / "all.c"
    compiler = cc
    if language == "cxx":
        compiler = CXX[cc]
        flags = [*flags, "-x", "c++", "-fno-exceptions", "-fno-rtti",
                 "-fno-threadsafe-statics"]
    program, made = build(name, compiler, machine, linker, [source], *flags)
    if made.returncode or made.stderr:
        return f"{name}: does not build\n{made.stderr}"
    ran = kit.run([program, "one", "two"], env=ENVIRONMENT)
    if ran.returncode != 42:
        return f"{name}: {WRONG.get(ran.returncode, ran)}"
    said = [line for line in ran.stdout.splitlines() if line != "constructed"]
    if said != ORDER or (language == "cxx") != ("constructed" in ran.stdout):
        return f"{name}: {ran.stdout}"
    return ""


def lto_links(cc, linker):
    """gcc's objects are for ld, clang's for lld."""
    return linker == ("ld" if cc == "gcc" else "lld")


def check_all(cases):
    """All cells of each case."""
    found = kit.in_parallel(lambda cells: [*filter(None, map(run_all, cells))],
                            cases.values())
    for (case, cells), bad in zip(cases.items(), found):
        if cells:
            kit.check(not bad, case, "\n".join(bad))
        else:
            kit.skip("lld is not installed", case)


@kit.promise
def static_pie_finds_pointers_threads_constructors_and_destructors():
    # Compilers, linkers, relocations, optimisation: all of all, in the
    # languages by turns.
    cases = {}
    for cc, machine, linker, packed, lto in itertools.product(
            kit.COMPILERS, kit.MACHINES, LINKERS, (False, True),
            (False, True)):
        if lto and not lto_links(cc, linker):
            continue
        cases[f"{cc} {machine} {linker}{' relr' * packed}{' lto' * lto}"] = [
            (f"{packed}{lto}{level}", cc, machine, linker,
             LANGUAGES[kit.turn(cc, machine, i + packed)],
             [*PIE, *HARD, *(RELR[linker] if packed else []),
              *(["-flto"] if lto else []), level])
            for i, level in enumerate(("-O0", "-Os"))]
    check_all(cases)


# What people and distributions add.
FLAGS = {
    "fixed": [*FIXED, *HARD, "-O2"],
    "fixed_O0": [*FIXED, *HARD, "-O0"],
    "fixed_lto": [*FIXED, *HARD, "-O2", "-flto"],
    "pie_code_linked_fixed": ["-fPIE", *HARD, "-static", "-Os"],
    "pic": ["-fPIC", "-static-pie", *HARD, "-Os"],
    "pic_O0": ["-fPIC", "-static-pie", *HARD, "-O0"],
    "no_plt": [*PIE, "-fno-plt", *HARD, "-Os"],
    "O3": [*PIE, *HARD, "-O3"],
    "freestanding": [*PIE, *HARD, "-O1", "-ffreestanding"],
    "strong": [*PIE, "-fstack-protector-strong", "-O2"],
    "thread_alone": [*PIE, "-fno-stack-protector", "-DRING3_START_THREAD",
                     "-O2"],
    "debug": [*PIE, *HARD, "-Og", "-g3"],
    "gc_sections": [*PIE, *HARD, "-Os", "-ffunction-sections",
                    "-fdata-sections", "-Wl,--gc-sections"],
    "fortify": [*PIE, *HARD, "-O2", "-U_FORTIFY_SOURCE",
                "-D_FORTIFY_SOURCE=2"],
    "ubsan": [*PIE, *HARD, "-O1", "-fsanitize=undefined",
              "-fsanitize-undefined-trap-on-error"],
    "frame_pointer": [*PIE, *HARD, "-O1", "-fno-omit-frame-pointer"],
    "intel": [*PIE, *HARD, "-O1", "-masm=intel"],
    "sse": [*PIE, *HARD, "-O3", "-march=x86-64-v2", "-mfpmath=sse"],
    "regparm1": [*PIE, *HARD, "-O1", "-mregparm=1"],
    "regparm2": [*FIXED, *HARD, "-O2", "-mregparm=2"],
    "regparm3": [*PIE, *HARD, "-O1", "-mregparm=3"],
    "rtd": [*FIXED, "-fstack-protector-all", "-O0", "-mrtd"],
    "rtd_O2": [*FIXED, *HARD, "-O2", "-mrtd", "-fomit-frame-pointer"],
    "rtd_regparm3": [*PIE, *HARD, "-Os", "-mrtd", "-mregparm=3"],
    "norelro": [*PIE, "-fstack-protector-all", "-O1", "-Wl,-z,norelro"],
    "one_segment": [*PIE, *HARD, "-O1", "-Wl,-z,noseparate-code"],
    "harder": [*PIE, *HARD, "-O2", "-fstack-clash-protection",
               "-ftrivial-auto-var-init=pattern",
               "-fzero-call-used-regs=used"],
}


@kit.promise
def it_survives_flags():
    # Each with every compiler, machine, linker and language: with one linker in
    # C, with the other in C++, in turn.
    cases = {}
    for cc, machine, (number, (flag, flags)) in itertools.product(
            kit.COMPILERS, kit.MACHINES, enumerate(FLAGS.items())):
        if flag.startswith(("regparm", "rtd")) and machine == "x86_64":
            continue
        if flag == "harder" and cc == "clang":
            flags = [word for word in flags if "zero-call-used" not in word]
        if flag == "harder" and cc == "gcc" and kit.version(cc) < (12,):
            flags = [word for word in flags if "auto-var-init" not in word]
        cases[f"{cc} {machine} {flag}"] = [
            (flag, cc, machine, linker, language, flags)
            for i, linker in enumerate(LINKERS) for language in LANGUAGES
            if (language == LANGUAGES[kit.turn(cc, machine, number + i)]
                or len(LINKERS) == 1 or flag in ("fixed_lto", "ubsan"))
            and not ("-flto" in flags and not lto_links(cc, linker))
            # clang++ would ask for the C++ library's type information.
            and not (flag == "ubsan" and (cc, language) == ("clang", "cxx"))]
    check_all(cases)


# Every form of main, as start.h has them.
FORMS = {
    "void": "int main(void) { return 42; }\n",
    "argc_argv": "int main(int argc, char **argv)\n"
        "{ return argc == 3 && argv[2][0] == 't' && !argv[3] ? 42 : argc; }\n",
    "argc_argv_envp": "int main(int argc, char **argv, char **envp)\n"
        "{ return argc == 3 && argv[1][2] == 'e' && envp[0][6] == 'y'"
        " && !envp[1] ? 42 : argc; }\n",
}
CXX_FORMS = {
    **FORMS,
    "empty_parentheses": "int main() { return 42; }\n",
    "trailing_return": "auto main(int, char *argv[]) -> int\n"
        "{ return argv[1][0] == 'o' ? 42 : 1; }\n",
    "no_return": "int main() {}\n",
}
MODES = {
    "pie": [*PIE, *HARD, "-O1"], "fixed": [*FIXED, "-O1"],
    "freestanding": [*PIE, *HARD, "-O1", "-ffreestanding"],
    "lto": [*PIE, *HARD, "-O2", "-flto"],
    "lto_freestanding": [*PIE, *HARD, "-O2", "-flto", "-ffreestanding"],
}


def run_form(cell):
    language, cc, machine, (form, text), (mode, flags) = cell
    name = f"main_{language}_{cc}_{machine}_{form}_{mode}"
    source = kit.scratch(f"{name}.{language}",
                         "#include <ring3/start_full.h>\n" + text)
    linker = "lld" if "-flto" in flags and cc == "clang" else "ld"
    program, made = build(name, CXX[cc] if language == "cc" else cc, machine,
                          linker, [source], *flags)
    if made.returncode or made.stderr:
        return f"{name}: does not build\n{made.stderr}"
    ran = kit.run([program, "one", "two"], env=ENVIRONMENT)
    wanted = 0 if form == "no_return" else 42
    return "" if ran.returncode == wanted else f"{name}: {ran.returncode}"


@kit.promise
def every_main_is_called():
    # Every form in every mode, with the compilers by turns; but freestanding,
    # where they differ in what main is called, with both.
    for (language, forms), machine in itertools.product(
            (("c", FORMS), ("cc", CXX_FORMS)), kit.MACHINES):
        cells = [(language, cc, machine, form, mode)
                 for cc, (j, form), (k, mode) in itertools.product(
                     kit.COMPILERS, enumerate(forms.items()),
                     enumerate(MODES.items()))
                 if (not kit.turn(cc, machine, j + k)
                     or len(kit.COMPILERS) == 1 or "freestanding" in mode[0])
                 and not (mode[0] == "lto" and cc == "clang"
                          and "lld" not in LINKERS)
                 # Freestanding, main does not return 0 by itself.
                 and not (form[0] == "no_return"
                          and "freestanding" in mode[0])]
        bad = [why for why in kit.in_parallel(run_form, cells) if why]
        kit.check(not bad, f"{machine} {language}, {len(cells)} programs",
                  "\n".join(bad))


# With nothing in a segment but the sections. lld -n maps its data over its
# code, which no program survives.
HEADERLESS = kit.scratch("headerless.ld", """ENTRY(_start)
PHDRS { all PT_LOAD FLAGS(7); }
SECTIONS {
    . = 0x400000;
    .all : { *(.text*) *(.rodata*) *(.data*) *(.bss*) } :all
    /DISCARD/ : { *(*) }
}
""")
WITHOUT = {
    "n": [*FIXED, "-Wl,-n"], "omagic": [*FIXED, "-Wl,-N"],
    "script": [*FIXED, "-T", HEADERLESS],
    "pie_n": [*PIE, "-Wl,-n"], "pie_omagic": [*PIE, "-Wl,-N"],
}


@kit.promise
def without_program_headers_it_aborts_with_a_word():
    def look(cell):
        name, *place = cell
        return outcome(build("_".join(("without", *cell)), *place,
                             [HERE / "plain.c"], *HARD, "-O1", *WITHOUT[name]))

    cells = [cell for cell in itertools.product(
        WITHOUT, kit.COMPILERS, kit.MACHINES, LINKERS)
        if cell[3] == "ld" or "omagic" in cell[0]]
    for cell, ran in zip(cells, kit.in_parallel(look, cells)):
        kit.check(ran.returncode == -signal.SIGABRT and ran.stderr
                  == "ring3: no program headers\n", " ".join(cell), said(ran))


LAYOUTS = {"pie": PIE, "fixed": FIXED}
WORD = "ring3: stack smashed\n"


def everywhere(look, layouts=LAYOUTS):
    """(place, what look sees there), in half of the places: each linker and
    each layout with each compiler and on each machine."""
    places = [place for place in itertools.product(
        kit.COMPILERS, kit.MACHINES, LINKERS, LAYOUTS) if place[3] in layouts
        and (len(LINKERS) == 1 or not kit.turn(
            *place[:2], LINKERS.index(place[2])
            + list(LAYOUTS).index(place[3])))]
    return zip(map(" ".join, places), kit.in_parallel(look, places))


@functools.cache
def built(place, name, sources, *flags):
    """(program, its compilation)"""
    cc, machine, linker, layout = place
    return build("_".join((name, *place)), cc, machine, linker,
                 [HERE / source for source in sources.split()],
                 *LAYOUTS[layout], *flags)


def outcome(attempt, *arguments, **options):
    """Of a program, or of the compiler that did not make it."""
    program, made = attempt
    return made if made.returncode \
        else kit.run([program, *arguments], **options)


def said(*runs):
    return "\n".join(f"{ran.returncode} {ran.stdout} {ran.stderr}"
                     for ran in runs)


def smash(*arguments):
    """What comes of it everywhere."""
    return everywhere(lambda place: outcome(
        built(place, "smash", "smash.c victim.c", *HARD, "-O1"), *arguments,
        env={"PADDING": "x" * 20000}))


@kit.promise
def whole_stack_is_left_alone():
    for at, ran in smash("x" * 16):
        kit.check(ran.returncode == 42 and ran.stderr == "", at, said(ran))


@kit.promise
def smashed_stack_aborts_with_a_word():
    for at, ran in smash("x" * 64):
        kit.check(ran.returncode == -signal.SIGABRT and ran.stderr == WORD, at,
                  said(ran))


@kit.promise
def overflow_all_the_way_up_does_not_reach_the_guard():
    for at, ran in smash("x", "more"):
        kit.check(ran.returncode == -signal.SIGABRT and ran.stderr == WORD, at,
                  said(ran))


@kit.promise
def smashed_stack_ends_where_sigabrt_is_ignored():
    for at, ran in smash("x" * 64, "more", "ignored"):
        kit.check(ran.returncode == -signal.SIGSEGV and ran.stderr == WORD, at,
                  said(ran))


@functools.cache
def guards(place):
    program = built(place, "guard", "guard.c", *HARD, "-O1")
    return [outcome(program, text=False) for _ in range(4)]


@kit.promise
def thread_pointer_points_to_itself_and_the_guard():
    for at, runs in everywhere(guards):
        kit.check({ran.returncode for ran in runs} == {42}, at, said(*runs))


@kit.promise
def guard_is_another_in_each_run():
    for at, runs in everywhere(guards):
        kit.check(len({ran.stdout for ran in runs}) == 4
                  and {len(ran.stdout) for ran in runs}
                  == {4 if "i386" in at else 8}, at, said(*runs))


@kit.promise
def guards_lowest_byte_is_0():
    for at, runs in everywhere(guards):
        kit.check({ran.stdout[:1] for ran in runs} == {b"\0"}, at, said(*runs))


@kit.promise
def relro_makes_table_and_constructors_read_only():
    def look(place):
        return [outcome(built(place, relro, "relro.c", f"-Wl,-z,{relro}",
                              "-O1"), word)
                for relro in ("relro", "norelro") for word in (what, "d")]

    for what, kind, layouts in (("t", "table", ["pie"]),
                                ("i", "constructors", LAYOUTS)):
        for at, runs in everywhere(look, layouts):
            # Without it the write succeeds: so it is that which forbids it.
            kit.check([ran.returncode for ran in runs]
                      == [-signal.SIGSEGV, 42, 42, 42], f"{at} {kind}",
                      said(*runs))


@kit.promise
def a_refused_break_is_none_of_its_business():
    if not shutil.which("strace"):
        return kit.skip("strace is not installed")
    if set(kit.MACHINES) != set(kit.NATIVE):
        return kit.skip(kit.NO_TOOLS)

    def look(place):
        program, made = built(place, "brk", "relro.c", "-DHOLE=65536", "-O1")
        return [kit.run(["strace", "-o", kit.SCRATCH / "_".join(place), "-e",
                         f"inject=brk:{how}", program, "d"])
                for how in ("error=EPERM", "error=ENOSYS", "retval=4096")]

    for at, runs in everywhere(look):
        kit.check([ran.returncode for ran in runs] == [42, 42, 42], at,
                  said(*runs))


@kit.promise
def relro_may_have_a_hole_in_it():
    for at, runs in everywhere(lambda place: [
            outcome(built(place, f"hole{hole}", "relro.c", f"-DHOLE={hole}",
                          "-Wl,-z,relro", "-O1"), word)
            for hole in (64, 16384, 65536) for word in "id"]):
        kit.check([ran.returncode for ran in runs]
                  == 3 * [-signal.SIGSEGV, 42], at, said(*runs))


@kit.promise
def argc_may_be_0_the_stack_anywhere_and_frames_end():
    def look(place):
        program = built(place, "argc0", "argc0.c", *HARD, "-O1",
                        "-fno-omit-frame-pointer", "-Wl,-e,no_arguments")
        return [outcome(program, *["x"] * n, env=ENVIRONMENT)
                for n in range(5)]

    for at, runs in everywhere(look):
        kit.check({ran.returncode for ran in runs} == {42}, at, said(*runs))


def protected(place, value):
    # gcc 16 adds one value to another that came before it.
    hard = [flag for flag in HARD if not flag.startswith("-fcf-protection")]
    return built(place, f"cf_{value}", "all.c", *hard, "-O1",
                 f"-fcf-protection={value}")


@kit.promise
def notes_of_cf_protection_are_true():
    def look(place):
        program, made = protected(place, value)
        notes = kit.run(["readelf", "-nW", program]).stdout
        code = kit.run(["objdump", "-d", "--no-show-raw-insn", "-j", ".text",
                        program]).stdout
        entry = re.search(r"<_start>:\n\s*\S+\s+(\S+)", code)
        return {word for word in ("IBT", "SHSTK")
                if re.search(rf"x86 feature:.*\b{word}\b", notes)}, \
            entry and entry[1], made.stderr + notes

    # One without the other, in one layout: what a part of the code may forget.
    for value, wanted, layouts in (
            ("none", set(), LAYOUTS), ("branch", {"IBT"}, ["pie"]),
            ("return", {"SHSTK"}, ["pie"]),
            ("full", {"IBT", "SHSTK"}, LAYOUTS)):
        for at, (found, entry, notes) in everywhere(look, layouts):
            kit.check(found == wanted and entry
                      and entry.startswith("endbr") == ("IBT" in wanted),
                      f"{at} {value}", f"{entry}\n{notes}")


@kit.promise
def pie_is_elsewhere_in_each_run():
    def look(place):
        program = built(place, "where", "where.c", *HARD, "-O1")
        return [outcome(program, text=False) for _ in range(4)]

    for at, runs in everywhere(look, ["pie"]):
        where = {ran.stdout for ran in runs}
        kit.check(len(where) > 1 and b"" not in where, at, said(*runs))


@kit.promise
def what_is_linked_with_relr_has_it():
    def look(place):
        program, made = built(place, "relr", "all.c", *HARD, *RELR[place[2]],
                              "-O1")
        return kit.run(["readelf", "-dW", program]).stdout, made.stderr

    for at, (dynamic, complaint) in everywhere(look, ["pie"]):
        kit.check("(RELR)" in dynamic, at, complaint + dynamic)


@kit.promise
def nothing_is_writable_and_executable():
    def look(place):
        program, made = protected(place, "full")
        return made.stderr + kit.run(["readelf", "-lW", program]).stdout

    for at, segments in everywhere(look):
        kinds = dict(re.findall(r"^  (\w+) +(?:0x\S+ +){5}(...)", segments,
                                re.M))
        kit.check(kinds.get("GNU_STACK") == "RW "
                  and "RWE" not in kinds.values(), at, segments)


# What a program is compiled with, and what it then holds.
PARTS = {"relocate": ["-fPIE", "-fPIC"],
         "thread": ["-fstack-protector-all", "-fstack-protector-strong",
                    "-fstack-protector", "-DRING3_START_THREAD"]}
SIGNS = {"ring3_start_relocate": "relocate", "_DYNAMIC": "relocate",
         "ring3_start_thread": "thread", "__stack_chk_fail": "thread"}
# What runs before the GOT is relocated.
EARLY = {"full", "relocate", "tagged", "call", "die"}


def compiled(name, cc, machine, *words):
    """(object, its compilation)"""
    made = kit.SCRATCH / f"{name}.o"
    made.unlink(missing_ok=True)
    return made, kit.run([cc, kit.WIDTH[machine], "-I" + kit.INCLUDE, *words,
                          "-c", "-o", made])


def check_one_error(made, words, case):
    kit.check(made.returncode and made.stderr.count("error:") == 1
              and words in made.stderr, case, made.stderr)


@kit.promise
def it_holds_only_the_parts_it_is_compiled_for():
    for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
        bad = []
        for pie, protector in itertools.product(
                ["-fno-pie", *PARTS["relocate"]],
                ["-fno-stack-protector", *PARTS["thread"]]):
            part, made = compiled("part", cc, machine, "-O0", pie, protector,
                                  HERE / "plain.c")
            names = kit.run(["nm", part]).stdout
            bad += [f"{pie} {protector}: {sign}\n{made.stderr}"
                    for sign, of in SIGNS.items() if (f" {sign}\n" in names)
                    != bool({pie, protector} & set(PARTS[of]))]
        kit.check(not bad, f"{cc} {machine}", "\n".join(bad))


@kit.promise
def it_takes_nothing_from_an_unrelocated_got():
    for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
        bad, seen = [], set()
        for pic, level in itertools.product(["-fPIE", "-fPIC"],
                                            ["-O0", "-Os", "-O2", "-O3"]):
            early, made = compiled("early", cc, machine, pic, level,
                                   "-fstack-protector-all", HERE / "plain.c")
            code = kit.run(["objdump", "-dr", "--no-show-raw-insn",
                            early]).stdout
            for name, body in re.findall(
                    r"<ring3_start_(\w+)[.\w]*>:\n(.*?)\n\n", code + "\n\n",
                    re.S):
                taken = re.findall(r"R_\w*(?:GOTPCREL|GOT32)\S*.*", body)
                seen.add(name)
                if name in EARLY and taken:
                    bad.append(f"{pic} {level} {name}: {taken}")
            if made.returncode:
                bad.append(f"{pic} {level}: {made.stderr}")
        kit.check(not bad and EARLY | {"run"} <= seen, f"{cc} {machine}",
                  "\n".join(bad) or seen)


@kit.promise
def start_h_is_one_error_before_start_full_h_and_nothing_after_it():
    orders = {"start.h": "start_full.h", "start_full.h": "start.h"}
    for cc, machine, (first, second) in itertools.product(
            kit.COMPILERS, kit.MACHINES, orders.items()):
        case = f"{cc} {machine}, {first} first"
        _, made = compiled("both", cc, machine, *kit.WARN, kit.scratch(
            f"{first}.c", f"#include <ring3/{first}>\n"
            f"#include <ring3/{second}>\nint main(void) {{ return 0; }}\n"))
        if first == "start.h":
            check_one_error(made, "include one of the two", case)
        else:
            kit.check(made.returncode == 0, case, made.stderr)


@kit.promise
def another_kernel_is_one_error():
    for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
        _, made = compiled("target", cc, machine, '-DRING3_TARGET="any.h"',
                           HERE / "plain.c")
        check_one_error(made, "this is for Linux", f"{cc} {machine}")


@kit.promise
def it_is_clean_c_and_cxx():
    for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
        bad = []
        for language, compiler, standards, warnings in (
                ("c", cc, ["c99", "c11", "gnu17", "c2x"], kit.WARN_C),
                ("c++", CXX[cc], ["c++11", "c++17", "c++2b"], kit.WARN)):
            # Each with the next flags; bare, test_headers has them all.
            for i, standard in enumerate(standards):
                more = [["-fPIE", "-fstack-protector-all"],
                        ["-ffreestanding", "-fPIC", "-O2", "-fcf-protection"]
                        ][kit.turn(cc, machine, i)]
                _, made = compiled("clean", compiler, machine, "-x", language,
                                   f"-std={standard}", *warnings, *more,
                                   HERE / "plain.c")
                if made.returncode or made.stderr:
                    bad.append(f"{standard} {more}\n{made.stderr}")
        kit.check(not bad, f"{cc} {machine}", "\n".join(bad))


kit.main()
