#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""The fuller start: what a program finds done before its main and after it,
whatever compiler, linker and flags it was built with."""
import itertools
import re
import shutil
import signal

import kit

HERE = kit.ROOT / "tests/start_full"
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


def build(name, cc, machine, linker, sources, *flags):
    """(program, its compilation)"""
    program = kit.SCRATCH / name
    program.unlink(missing_ok=True)
    flags = [flag for flag in flags if flag]
    if "clang" not in cc and "-static" in flags:
        flags.append("-no-pie")
    if linker == "lld":
        flags.append("-fuse-ld=lld")
    sources = [source if source.is_absolute() else HERE / source
               for source in map(kit.pathlib.Path, sources)]
    made = kit.run([cc, kit.WIDTH[machine], *BARE, *flags, *sources, "-o",
                    program])
    return program, made


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


LANGUAGES = ["c", "cxx"]

# Compilers, linkers, relocations, optimisation: all of all, in the languages
# by turns.
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    for linker, packed, lto in itertools.product(LINKERS, (False, True),
                                                 (False, True)):
        if lto and not lto_links(cc, linker):
            continue
        cells = [(f"{packed}{lto}{level}", cc, machine, linker,
                  LANGUAGES[kit.turn(cc, machine, i + packed)],
                  [*PIE, *HARD, *(RELR[linker] if packed else []),
                   *(["-flto"] if lto else []), level])
                 for i, level in enumerate(("-O0", "-Os"))]
        bad = [why for why in kit.in_parallel(run_all, cells) if why]
        kit.check(not bad, f"{cc}_{machine}_{linker}{'_relr' * packed}"
                  f"{'_lto' * lto}_static_pie_finds_pointers_threads_"
                  "constructors_and_destructors", "\n".join(bad))

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
    "regparm": [*PIE, *HARD, "-O1", "-mregparm=3"],
    "norelro": [*PIE, "-fstack-protector-all", "-O1", "-Wl,-z,norelro"],
    "one_segment": [*PIE, *HARD, "-O1", "-Wl,-z,noseparate-code"],
    "harder": [*PIE, *HARD, "-O2", "-fstack-clash-protection",
               "-ftrivial-auto-var-init=pattern",
               "-fzero-call-used-regs=used"],
}
# Each with every compiler, machine, linker and language: with one linker in C,
# with the other in C++, in turn.
for cc, machine, (number, (flag, flags)) in itertools.product(
        kit.COMPILERS, kit.MACHINES, enumerate(FLAGS.items())):
    if flag == "regparm" and machine == "x86_64":
        continue
    if flag == "harder" and cc == "clang":
        flags = [word for word in flags if "zero-call-used" not in word]
    cells = [(flag, cc, machine, linker, language, flags)
             for i, linker in enumerate(LINKERS)
             for language in LANGUAGES
             if (language == LANGUAGES[kit.turn(cc, machine, number + i)]
                 or len(LINKERS) == 1 or flag in ("fixed_lto", "ubsan"))
             and not ("-flto" in flags and not lto_links(cc, linker))
             # clang++ would ask for the C++ library's type information.
             and not (flag == "ubsan" and (cc, language) == ("clang", "cxx"))]
    bad = [why for why in kit.in_parallel(run_all, cells) if why]
    kit.check(not bad, f"{cc}_{machine}_full_start_survives_{flag}",
              "\n".join(bad))

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


# Every form in every mode, with the compilers by turns; but freestanding, where
# they differ in what main is called, with both.
for (language, forms), machine in itertools.product(
        (("c", FORMS), ("cc", CXX_FORMS)), kit.MACHINES):
    cells = [(language, cc, machine, form, mode)
             for cc, (j, form), (k, mode) in itertools.product(
                 kit.COMPILERS, enumerate(forms.items()),
                 enumerate(MODES.items()))
             if (not kit.turn(cc, machine, j + k) or len(kit.COMPILERS) == 1
                 or "freestanding" in mode[0])
             and not (mode[0] == "lto" and cc == "clang"
                     and "lld" not in LINKERS)
             # Freestanding, main does not return 0 by itself.
             and not (form[0] == "no_return" and "freestanding" in mode[0])]
    bad = [why for why in kit.in_parallel(run_form, cells) if why]
    kit.check(not bad, f"{machine}_full_start_calls_every_main_in_{language} "
              f"({len(cells)} programs)", "\n".join(bad))

# One promise at a time, in half of the places: each linker and each layout with
# each compiler and on each machine.
LAYOUTS = {"pie": PIE, "fixed": FIXED}
WORD = "ring3: stack smashed\n"
PLACES = itertools.product(kit.COMPILERS, kit.MACHINES, LINKERS,
                           LAYOUTS.items())
for cc, machine, linker, (layout, flags) in PLACES:
    if len(LINKERS) == 2 and kit.turn(cc, machine, list(LINKERS).index(linker)
                                      + list(LAYOUTS).index(layout)):
        continue
    at = f"{cc}_{machine}_{linker}_{layout}"

    program, made = build("smash", cc, machine, linker,
                          ["smash.c", "victim.c"], *flags, *HARD, "-O1")
    large = {"PADDING": "x" * 20000}

    def smash(*arguments):
        return kit.run([program, *arguments], env=large) \
            if made.returncode == 0 else made

    whole = smash("x" * 16)
    kit.check(whole.returncode == 42 and whole.stderr == "",
              f"{at}_whole_stack_is_left_alone", whole)
    broken = smash("x" * 64)
    kit.check(broken.returncode == -signal.SIGABRT and broken.stderr == WORD,
              f"{at}_smashed_stack_aborts_with_a_word", broken)
    broken = smash("x", "more")
    kit.check(broken.returncode == -signal.SIGABRT and broken.stderr == WORD,
              f"{at}_overflow_all_the_way_up_does_not_reach_the_guard", broken)
    broken = smash("x" * 64, "more", "ignored")
    kit.check(broken.returncode == -signal.SIGSEGV and broken.stderr == WORD,
              f"{at}_smashed_stack_ends_where_sigabrt_is_ignored", broken)

    program, made = build("guard", cc, machine, linker, ["guard.c"], *flags,
                          *HARD, "-O1")
    guards = [kit.run([program], text=False)
              for _ in range(4)] if made.returncode == 0 else []
    kit.check({ran.returncode for ran in guards} == {42},
              f"{at}_thread_pointer_points_to_itself_and_the_guard",
              made.stderr + str(guards))
    guards = [ran.stdout for ran in guards]
    kit.check(len(set(guards)) == 4 and {len(one) for one in guards}
              == {4 if machine == "i386" else 8},
              f"{at}_guard_is_another_in_each_run", guards)
    kit.check({one[:1] for one in guards} == {b"\0"},
              f"{at}_guards_lowest_byte_is_0", guards)

    for what, kind in (("t", "table"), ("i", "constructors")):
        if (kind, layout) == ("table", "fixed"):
            continue
        ends = []
        for relro in ("relro", "norelro"):
            program, made = build("relro", cc, machine, linker, ["relro.c"],
                                  *flags, f"-Wl,-z,{relro}", "-O1")
            ends += [kit.run([program, arg]).returncode for arg in (what, "d")
                     ] if made.returncode == 0 else [made.stderr]
        # Without it the write succeeds: so it is that which forbids it.
        kit.check(ends == [-signal.SIGSEGV, 42, 42, 42],
                  f"{at}_relro_makes_{kind}_read_only", ends)

    program, made = build("argc0", cc, machine, linker, ["argc0.c"], *flags,
                          *HARD, "-O1", "-fno-omit-frame-pointer",
                          "-Wl,-e,no_arguments")
    ends = [kit.run([program, *["x"] * n], env=ENVIRONMENT).returncode
            for n in range(5)] if made.returncode == 0 else [made.stderr]
    kit.check(set(ends) == {42},
              f"{at}_argc_may_be_0_the_stack_anywhere_and_frames_end", ends)

    # One without the other, in one layout: what a part of the code may forget.
    for value in ("none", "branch", "return", "full") if layout == "pie" \
            else ("none", "full"):
        program, made = build("notes", cc, machine, linker, ["all.c"], *flags,
                              "-fstack-protector-all", "-O1",
                              f"-fcf-protection={value}")
        said = kit.run(["readelf", "-nW", program]).stdout \
            if made.returncode == 0 else made.stderr
        found = {word for word in ("IBT", "SHSTK")
                 if re.search(rf"x86 feature:.*\b{word}\b", said)}
        code = kit.run(["objdump", "-d", "--no-show-raw-insn",
                        "-j", ".text", program]).stdout
        entry = re.search(r"<_start>:\n\s*\S+\s+(\S+)", code)
        wanted = {"none": set(), "branch": {"IBT"}, "return": {"SHSTK"},
                  "full": {"IBT", "SHSTK"}}[value]
        kit.check(found == wanted and entry
                  and entry[1].startswith("endbr") == ("IBT" in wanted),
                  f"{at}_notes_of_cf_protection_{value}_are_true",
                  said + str(entry and entry[0]))

    if layout == "pie":
        program, made = build("where", cc, machine, linker, ["where.c"],
                              *flags, *HARD, "-O1")
        where = {kit.run([program], text=False).stdout
                 for _ in range(4)} if made.returncode == 0 else {made.stderr}
        kit.check(len(where) > 1 and b"" not in where,
                  f"{at}_is_elsewhere_in_each_run", where)
        packed, made = build("packed", cc, machine, linker, ["all.c"], *flags,
                             *HARD, *RELR[linker], "-O1")
        kit.check("(RELR)" in kit.run(["readelf", "-dW", packed]).stdout,
                  f"{at}_relr_is_what_was_tested", made.stderr)
    kinds = dict(re.findall(r"^  (\w+) +(?:0x\S+ +){5}(...)",
                            kit.run(["readelf", "-lW", program]).stdout, re.M))
    kit.check(kinds.get("GNU_STACK") == "RW " and "RWE" not in kinds.values(),
              f"{at}_nothing_is_writable_and_executable", kinds)

# Nothing that the program is not compiled for.
PARTS = {"relocate": ["-fPIE", "-fPIC"],
         "thread": ["-fstack-protector-all", "-fstack-protector-strong",
                    "-fstack-protector", "-DRING3_START_THREAD"]}
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    bad, sizes = [], {}
    for pie, protector in itertools.product(
            ["-fno-pie", *PARTS["relocate"]],
            ["-fno-stack-protector", *PARTS["thread"]]):
        made = kit.run([cc, kit.WIDTH[machine], *BARE, "-O0", pie, protector,
                        "-c", HERE / "plain.c", "-o", kit.SCRATCH / "part.o"])
        names = kit.run(["nm", kit.SCRATCH / "part.o"]).stdout
        for part, sign in (("relocate", "ring3_start_relocate"),
                           ("relocate", "_DYNAMIC"),
                           ("thread", "ring3_start_thread"),
                           ("thread", "__stack_chk_fail")):
            if (f" {sign}\n" in names) != bool({pie, protector}
                                               & set(PARTS[part])):
                bad.append(f"{pie} {protector}: {sign}\n{made.stderr}")
    kit.check(not bad, f"{cc}_{machine}_holds_only_the_parts_it_is_compiled_"
              "for", "\n".join(bad))
    for name, flags in (
            ("nothing", [*FIXED, "-fno-stack-protector"]),
            ("guard", [*FIXED, "-fstack-protector-all"]),
            ("pie", [*PIE, "-fno-stack-protector"]),
            ("both", [*PIE, "-fstack-protector-all"])):
        program, made = build("size", cc, machine, "ld", ["plain.c"], *flags,
                              "-Os", "-fno-asynchronous-unwind-tables", "-s",
                              "-fomit-frame-pointer", "-fcf-protection=none",
                              "-Wl,-z,noseparate-code")
        text = kit.run(["size", "-A", program]).stdout
        code = re.search(r"^\.text +(\d+)", text, re.M)
        sizes[name] = f"{code[1]}/{program.stat().st_size}" if code else "?"
    print(f"# {cc} {machine}: bytes of code/file, {sizes}")

# Nothing is taken from the GOT before that is relocated.
EARLY = ["full", "relocate", "tagged", "call", "die"]
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    bad, seen = [], set()
    for pic, level in itertools.product(["-fPIE", "-fPIC"],
                                        ["-O0", "-Os", "-O2", "-O3"]):
        kit.run([cc, kit.WIDTH[machine], "-I" + kit.INCLUDE, pic, level,
                 "-fstack-protector-all", "-c", HERE / "plain.c", "-o",
                 kit.SCRATCH / "early.o"])
        code = kit.run(["objdump", "-dr", "--no-show-raw-insn",
                        kit.SCRATCH / "early.o"]).stdout
        for name, body in re.findall(r"<ring3_start_(\w+)[.\w]*>:\n(.*?)\n\n",
                                     code + "\n\n", re.S):
            taken = re.findall(r"R_\w*(?:GOTPCREL|GOT32)\S*.*",
                               body)
            seen.add(name)
            if name in EARLY and taken:
                bad.append(f"{pic} {level} {name}: {taken}")
    kit.check(not bad and {*EARLY, "run"} <= seen,
              f"{cc}_{machine}_takes_nothing_from_an_unrelocated_got",
              bad or seen)

# Its place: not with start.h, not on another kernel, clean everywhere.
both = [kit.scratch(f"both{n}.c", "".join(
    f"#include <ring3/{name}.h>\n" for name in names)
    + "int main(void) { return 0; }\n")
    for n, names in enumerate((("start", "start_full"),
                               ("start_full", "start")))]
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    made = [kit.run([cc, kit.WIDTH[machine], *BARE, "-c", source, "-o",
                     kit.SCRATCH / "both.o"]) for source in both]
    kit.check(made[0].returncode and made[0].stderr.count("error:") == 1
              and "include one of the two" in made[0].stderr,
              f"{cc}_{machine}_start_then_start_full_is_one_error", made[0])
    if "START_FULL" in (kit.ROOT / "include/ring3/start.h").read_text():
        kit.check(made[1].returncode and made[1].stderr.count("error:") == 1
                  and "include one of the two" in made[1].stderr,
                  f"{cc}_{machine}_start_full_then_start_is_one_error", made[1])
    else:
        kit.check(made[1].returncode,
                  f"{cc}_{machine}_start_full_then_start_does_not_compile")
    target = kit.run([cc, kit.WIDTH[machine], *BARE, "-c",
                      "-DRING3_TARGET=\"any.h\"", HERE / "plain.c", "-o",
                      kit.SCRATCH / "target.o"])
    kit.check(target.returncode and target.stderr.count("error:") == 1
              and "this is for Linux" in target.stderr,
              f"{cc}_{machine}_start_full_on_another_kernel_is_one_error",
              target)
    bad = []
    for language, standards, warnings in (
            ("c", ["c99", "c11", "gnu17", "c2x"], kit.WARN_C),
            ("c++", ["c++11", "c++17", "c++2b"], kit.WARN)):
        # Each standard with the next flags; bare, test_headers has them all.
        for i, standard in enumerate(standards):
            more = [["-fPIE", "-fstack-protector-all"],
                    ["-ffreestanding", "-fPIC", "-O2", "-fcf-protection"]
                    ][kit.turn(cc, machine, i)]
            made = kit.run([CXX[cc] if language == "c++" else cc,
                            kit.WIDTH[machine], "-I" + kit.INCLUDE, "-x",
                            language, f"-std={standard}", *warnings, *more,
                            "-c", HERE / "plain.c", "-o",
                            kit.SCRATCH / "clean.o"])
            if made.returncode or made.stderr:
                bad.append(f"{language} {standard} {more}\n{made.stderr}")
    kit.check(not bad, f"{cc}_{machine}_start_full_is_clean_c_and_cxx",
              "\n".join(bad))

kit.done()
