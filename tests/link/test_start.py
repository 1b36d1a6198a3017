#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""_start: every form of main gets its arguments on an aligned stack, and its
result ends the process, with the header's _start and with the archive's."""
import itertools
import re
import shutil
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

CXX = {"gcc": "g++", "clang": "clang++"}
START = {"header": "#include <ring3/start.h>\n", "archive": ""}

# Called as `program one two` with RING3=yes as the whole environment; 42 is
# what each returns if it was given what it should have been.
FORMS = {
    "main_void": "int main(void) { return 42; }\n",
    "main_argc_argv": "int main(int argc, char **argv)\n"
        "{ return argc == 3 && argv[2][0] == 't' && !argv[3] ? 42 : argc; }\n",
    "main_argc_argv_envp": "int main(int argc, char **argv, char **envp)\n"
        "{ return argc == 3 && argv[1][2] == 'e' && envp[0][6] == 'y'"
        " && !envp[1] ? 42 : argc; }\n",
}
CXX_FORMS = {
    **FORMS,
    "main_empty_parentheses": "int main() { return 42; }\n",
    "main_const": "int main(int argc, char *const argv[], char *const envp[])\n"
        "{ return argc == 3 && argv[1][2] == 'e' && envp[0][6] == 'y'"
        " ? 42 : argc; }\n",
    "main_const_envp": "int main(int argc, char **, char *const envp[])\n"
        "{ return argc == 3 && envp[0][6] == 'y' ? 42 : argc; }\n",
    "main_const_argv": "int main(int argc, char *const *argv)\n"
        "{ return argc == 3 && !argv[3] ? 42 : argc; }\n",
    "main_const_char": "int main(int argc, const char **argv)\n"
        "{ return argc == 3 && !argv[3] ? 42 : argc; }\n",
    "main_all_const_char":
        "int main(int, const char **argv, const char **envp)\n"
        "{ return !argv[3] && envp[0][6] == 'y' ? 42 : 1; }\n",
    "main_trailing_return": "auto main(int, char *argv[]) -> int\n"
        "{ return argv[1][0] == 'o' ? 42 : 1; }\n",
}
FLAGS = {
    "O0": ["-O0"], "O2": ["-O2"], "Os": ["-Os"],
    "frame_pointer": ["-O1", "-fno-omit-frame-pointer"],
    "intel": ["-O1", "-masm=intel"],
    "lto": ["-O2", "-flto"],
    "gc_sections": ["-Os", "-ffunction-sections", "-Wl,--gc-sections"],
    "cf_protection": ["-O1", "-fcf-protection=full"],
    "regparm": ["-O1", "-mregparm=3"],
    "rtd": ["-O1", "-mrtd"],
    "pie": ["-Os", "-fPIE", "-static-pie"],
    "ubsan": ["-O1", "-fsanitize=undefined",
              "-fsanitize-undefined-trap-on-error"],
    "sse": ["-O3", "-march=x86-64-v2", "-mfpmath=sse"],
    "hosted": ["-O1", "-fhosted"],
}
# Those that may change how main is called, or whose _start is taken: with
# everything; the others with either _start in turn.
ALWAYS = {"O0", "lto", "hosted"}


def build(compiler, machine, source, name, flags, archive):
    program = kit.SCRATCH / name
    words = [compiler, kit.WIDTH[machine], *kit.BARE, "-w", *flags]
    words += ["-no-pie"] if "-static-pie" not in flags else []
    if "-flto" in flags and "clang" in compiler:
        words += ["-fuse-ld=lld"]
    words += [source]
    words += [kit.BUILD / f"src/libring3-{machine}.a"] if archive else []
    made = kit.run([*words, "-o", program])
    return program, made


def attempt(cell):
    language, cc, machine, (form, text), start, (flag, flags) = cell
    compiler = CXX[cc] if language == "cc" else cc
    name = f"{language}_{cc}_{machine}_{form}_{start}_{flag}"
    source = kit.scratch(f"{name}.{language}", START[start] + text)
    program, made = build(compiler, machine, source, name, flags,
                          start == "archive")
    if made.returncode:
        return f"{name}: does not build\n{made.stderr}"
    ran = kit.run([program, "one", "two"], env={"RING3": "yes"})
    return "" if ran.returncode == 42 else f"{name}: {ran.returncode}"


@kit.promise
def start_calls_every_main():
    for (language, forms), machine, start in itertools.product(
            (("c", FORMS), ("cc", CXX_FORMS)), kit.MACHINES, START):
        cells = [
            (language, cc, machine, form, start, flag)
            for cc, (j, form), (k, flag) in itertools.product(
                kit.COMPILERS, enumerate(forms.items()),
                enumerate(FLAGS.items()))
            if (kit.turn(cc, machine, j + k) == (start == "archive")
                or flag[0] in ALWAYS)
            # Only i386 has -mregparm and -mrtd. The archive cannot rename a
            # main that a freestanding clang++ has mangled; the header can.
            # clang++ -fsanitize=undefined needs the C++ library's type
            # information.
            and not (flag[0] in ("regparm", "rtd") and machine == "x86_64")
            and not (flag[0] == "ubsan" and language == "cc" and cc == "clang")
            and not (language == "cc" and cc == "clang" and start == "archive"
                     and flag[0] != "hosted")]
        bad = [why for why in kit.in_parallel(attempt, cells) if why]
        kit.check(not bad, f"{machine} {start} {language}, {len(cells)} "
                  "programs", "\n".join(bad))


# A freestanding clang++ mangles main: each start undoes that, for every form.
STARTS = ["start", "start_full"]
VECTORS = ["char **", "char *const *", "const char **", "const char *const *"]
EVERY = ["", "void", "int"] + [f"int, {argv}" for argv in VECTORS] + [
    f"int, {argv}, {envp}" for argv in VECTORS for envp in VECTORS]


def mangled(cell):
    start, form = cell
    source = kit.scratch(
        f"{start}_{EVERY.index(form)}.cc",
        f'extern "C" {{\n#include <ring3/{start}.h>\n}}\n'
        f"int main({form}) {{ return 42; }}\n")
    made = kit.run(["clang++", "-ffreestanding", "-I" + kit.INCLUDE, *kit.WARN,
                    "-c", source, "-o", f"{source}.o"])
    names = kit.run(["nm", f"{source}.o"]).stdout
    return "" if made.returncode == 0 and " T main\n" in names \
        else f"{start}: main({form})\n{made.stderr}{names}"


@kit.promise
def every_main_of_a_freestanding_clang_is_called():
    for start in STARTS:
        case = f"{start}, {len(EVERY)} forms"
        if not shutil.which("clang++"):
            kit.skip("clang++ is not installed", case)
            continue
        bad = [why for why in kit.in_parallel(
            mangled, itertools.product([start], EVERY)) if why]
        kit.check(not bad, case, "\n".join(bad))


# main apart from the start, and what tools call it.
PLACES = {
    "archive": "int main(int argc, char **argv)\n"
        "{ return argc == 3 && argv[2][0] == 't' ? 42 : argc; }\n",
    "weak_alias": "int real(void) { return 42; }\n"
        "int main(void) __attribute__((weak, alias(\"real\")));\n",
}
LTO = ["-flto-partition=" + each for each in ("max", "1to1", "none")]


def found(cell):
    cc, machine, start, place, flags = cell
    name = "_".join([*cell[:4], *flags])
    lto = any("-flto" in flag for flag in flags)
    bare = [word for word in kit.BARE if word != "-s"]
    bare += ["-Wno-unused-command-line-argument"]
    objects = []
    for part, text in (("start", f"#include <ring3/{start}.h>\n"
                        "int other(int n);\nint other(int n) { return n; }\n"),
                       ("main", PLACES[place])):
        objects.append(kit.SCRATCH / f"{name}_{part}.o")
        made = kit.run([cc, kit.WIDTH[machine], *bare, *flags, *kit.WARN,
                        "-c", kit.scratch(f"{name}_{part}.c", text), "-o",
                        objects[-1]])
        if made.returncode:
            return f"{name}: {made.stderr}"
    if place == "archive":
        objects.append(kit.SCRATCH / f"{name}.a")
        kit.run(["gcc-ar" if lto else "ar", "rc", objects[2], objects[1]])
        del objects[1]
    program = kit.SCRATCH / name
    made = kit.run([cc, kit.WIDTH[machine], *bare, *flags, *objects, "-no-pie",
                    "-Werror", "-o", program])
    names = kit.run(["nm", program]).stdout
    if made.returncode:
        return f"{name}: {made.stderr}"
    ran = kit.run([program, "one", "two"])
    return "" if (ran.returncode == 42 and not made.stderr
                  and re.search(r" [TtW] main$", names, re.M)
                  and "ring3_main" not in names) \
        else f"{name}: {ran.returncode} {made.stderr}{names}"


@kit.promise
def main_is_found_wherever_it_is_and_called_main():
    for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
        modes = [["-O0"], ["-Os"]] + [
            ["-O2", "-flto=2", each] for each in LTO if cc == "gcc"]
        bad = [why for why in kit.in_parallel(found, itertools.product(
            [cc], [machine], STARTS, PLACES, modes)) if why]
        kit.check(not bad, f"{cc} {machine}", "\n".join(bad))


# The stack and registers as main finds them, looked at before any compiler
# has put its own code in between.
PROBE = """
#include <ring3/auxv.h>
#ifdef __i386__
__asm__(".globl main\\nmain: movl %esp, 16(%esp)\\n movl %ebp, frame\\n"
        "movl %eax, regs\\n movl %edx, regs+4\\n movl %ecx, regs+8\\n"
        "jmp probe\\n");
#else
__asm__(".globl main\\nmain: movq %rsp, %rcx\\n movq %rbp, frame(%rip)\\n"
        "jmp probe\\n");
#endif
unsigned long frame = 1, regs[3];
int probe(int argc, char **argv, char **envp, unsigned long sp)
{
    const char *name = (const char *)ring3_getauxval(envp, AT_EXECFN);

    if ((sp + sizeof sp) % 16)
        return 1;
    if (frame)
        return 2;
    if (argc != 3 || argv[3] || envp != argv + 4 || envp[1])
        return 3;
    if (ring3_getauxval(envp, AT_PAGESZ) != 4096
        || !ring3_getauxval(envp, AT_RANDOM) || ring3_getauxval(envp, 999))
        return 4;
    if (!name || name[0] != '/')
        return 5;
#ifdef __i386__
    if (regs[0] != 3 || regs[1] != (unsigned long)argv
        || regs[2] != (unsigned long)envp)
        return 6;
#endif
    return 42;
}
"""
MEANING = {1: "misaligned", 2: "frame pointer not cleared", 3: "argc argv envp",
           4: "auxiliary vector", 5: "AT_EXECFN", 6: "regparm registers"}


@kit.promise
def main_finds_aligned_stack_arguments_and_auxv():
    for machine, start in itertools.product(kit.MACHINES, START):
        source = kit.scratch(f"probe_{start}.c", START[start] + PROBE)
        program, made = build("gcc", machine, source,
                              f"probe_{machine}_{start}", ["-O1"],
                              start == "archive")
        codes = set()
        if made.returncode == 0:
            # Another length of argv and envp, another place of the stack's top.
            codes = {kit.run([program, "x" * padding, "two"],
                             env={"RING3": "y" * (padding // 3)}).returncode
                     for padding in range(24)}
        kit.check(codes == {42}, f"{machine} {start}",
                  made.stderr + str([MEANING.get(code, code)
                                     for code in codes]))


@kit.promise
def header_and_archive_have_the_same_start():
    source = kit.scratch("bytes.c", START["header"])
    for machine in kit.MACHINES:
        header = kit.SCRATCH / f"bytes_{machine}.o"
        kit.run(["gcc", kit.WIDTH[machine], "-I" + kit.INCLUDE, "-c", source,
                 "-o", header])
        code = [re.findall(r"^ +[0-9a-f]+:\t(.*)$", kit.run(
            ["objdump", "-dr", "-j", ".text._start", where]).stdout, re.M)
            for where in (header, kit.BUILD / f"src/{machine}-start.o")]
        kit.check(code[0] == code[1] and len(code[0]) > 8, machine, code)


@kit.promise
def start_and_exit_group_cannot_fall_off_the_end():
    for machine, (what, example) in itertools.product(kit.MACHINES, (
            ("start", "hello"), ("exit_group", "exit"))):
        case = f"{machine} {what}"
        if machine not in kit.NATIVE:
            kit.skip(kit.NO_TOOLS, case)
        elif not shutil.which("strace"):
            kit.skip("strace is not installed", case)
        else:
            # Only the first is left out, so that running on ends otherwise.
            ended = kit.run(["strace", "-o", kit.SCRATCH / "trace", "-e",
                             "inject=exit_group:retval=0:when=1",
                             kit.BUILD / f"examples/{example}-{machine}"])
            kit.check(ended.returncode in (-11, 139), case, ended)


kit.main()
