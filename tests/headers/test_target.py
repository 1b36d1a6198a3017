#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Another kernel than Linux: RING3_TARGET gives it its own trap, numbers,
registers and errors, and a mistake in the file gets one sentence."""
import functools
import itertools
import pathlib
import re
import shutil
import sys
import tempfile

sys.path.insert(1, sys.path[0] + "/..")
import kit

PAIRS = list(itertools.product(kit.COMPILERS, kit.MADE))
LEVELS = ["-O0", "-Os"]
BITS = {"i386": 32, "x86_64": 64}
# A program with a call that it has, and one with a call that it has not.
HAS = """#include <ring3.h>
#include <ring3/start.h>
int main(void) { return (int)sys_write(1, "", 0); }
"""
LACKS = HAS.replace('sys_write(1, "", 0)', "sys_fork()")
OTHER = "#include <ring3.h>\n"


def defines(*words):
    return "".join(f"#define {word}\n" for word in words)


def kernel(machine, *words):
    """A target file with the usual trap."""
    return defines(f"RING3_BITS {BITS[machine]}", "RING3_VECTOR 0x30", *words)


def registers(order):
    return f"RING3_REGISTERS(a1, a2, a3, a4, a5, a6) {order}"


def compiled(command, source, target):
    """(what was said, the product) of a source, a text or a path, for what the
    target file says. It has a place of its own: several may be made at once."""
    place = pathlib.Path(tempfile.mkdtemp(dir=kit.SCRATCH))
    (place / "target.h").write_text(target)
    if isinstance(source, str):
        (place / "source.c").write_text(source)
        source = place / "source.c"
    return kit.run([*command, f'-DRING3_TARGET="{place}/target.h"', source,
                    "-o", place / "made"]), place / "made"


def code(product, *flags):
    return kit.run(["objdump", "-d", *flags, product]).stdout


def errors(made):
    return [" ".join(line.split()) for line in made.stderr.splitlines()
            if "error:" in line]


def each(function, *parts):
    """Each cell, and what the function gives of it; some at once."""
    cells = list(itertools.product(*parts))
    return zip(cells, kit.in_parallel(lambda cell: function(*cell), cells))


@kit.promise
def a_target_has_its_own_trap_and_numbers():
    for (cc, machine), level in itertools.product(PAIRS, LEVELS):
        made, product = compiled(
            [cc, kit.WIDTH[machine], level, "-mgeneral-regs-only", *kit.BARE,
             *kit.SCRIPT], HAS, kernel(machine, "NR_write 77", "NR_exit 78"))
        text = code(product)
        kit.check(made.returncode == 0 and text.count("$0x30") == 2
                  and re.search(r"\$0x4d\b", text) and "$0x4e," in text
                  and "syscall" not in text and "$0x80" not in text,
                  f"{cc} {machine} {level}", made.stderr + text)


@kit.promise
def a_target_without_a_call_says_so_where_it_is_used():
    for (cc, machine), level in itertools.product(PAIRS, LEVELS):
        made, _ = compiled(
            [cc, kit.WIDTH[machine], level, *kit.BARE, *kit.SCRIPT], LACKS,
            kernel(machine, "NR_write 77", "NR_exit 78"))
        kit.check(len(errors(made)) == 1 and made.returncode
                  and "RING3_TARGET has no call fork" in errors(made)[0],
                  f"{cc} {machine} {level}", made.stderr)


# What is Linux's alone, by header.
LINUX = {
    "vfork": ("vfork", "sys_vfork()"),
    "clone": ("clone", "ring3_clone((int (*)(void *))0, (void *)0, 0, "
              "(void *)0, (int *)0, (void *)0, (int *)0)"),
    "restorer": ("sigaction", "ring3_sigaction(2, (struct kernel_sigaction *)"
                 "0, (struct kernel_sigaction *)0)"),
}


@kit.promise
def what_is_linuxs_alone_is_refused_where_it_is_used():
    compilers = {cc: ["-x", "c"] for cc in kit.COMPILERS}
    for cc, plus in ("gcc", "g++"), ("clang", "clang++"):
        if cc in kit.COMPILERS and not shutil.which(plus):
            kit.skip(f"{plus} is missing", plus)
        elif cc in kit.COMPILERS:
            compilers[plus] = ["-x", "c++"]

    def made(compiler, machine, level, header):
        return [compiled(
            [compiler, *compilers[compiler], kit.WIDTH[machine], level,
             *kit.BARE, "-c"],
            f"#include <ring3/{header}.h>\nint f(void);\n"
            f"int f(void) {{ return {value}; }}\n",
            kernel(machine, "NR_vfork 2", "NR_clone 3"))[0]
            for value in ("0", LINUX[header][1])]

    for cell, (without, used) in each(made, compilers, kit.MADE, LEVELS, LINUX):
        kit.check(without.returncode == 0
                  and used.returncode and len(errors(used)) == 1
                  and f"{LINUX[cell[-1]][0]} is for Linux" in errors(used)[0],
                  " ".join(cell), without.stderr + used.stderr)


# Linux's own, changed as the comment in it says, is another kernel's.
@kit.promise
def nr_h_says_how_to_make_a_target_of_it():
    for cc, machine in PAIRS:
        text = (kit.ROOT / f"include/ring3/arch/{machine}/nr.h").read_text()
        says, lines = text.split("#ifndef", 1)
        changes = set(re.findall(r"^ \*      (\w+) +to ", says, re.M))
        kept = [re.sub(r"(0x80|\"syscall\")$",
                       '"int3"' if '"' in line else "0x30", line)
                if line.split()[1] in changes else line
                for line in lines.splitlines()
                if line.startswith(("#define RING3_BITS",
                                    "#define RING3_VECTOR",
                                    "#define RING3_INSTRUCTION"))]
        made, product = compiled(
            [cc, kit.WIDTH[machine], *kit.BARE, *kit.SCRIPT], HAS,
            "\n".join([*kept, defines("NR_write 77", "NR_exit 78")]))
        text = code(product)
        kit.check(made.returncode == 0 and {"RING3_BITS", "NR_name"} < changes
                  and " RING3_ERRORS " in says and " RING3_REGISTERS " in says
                  and "syscall" not in text
                  and len(re.findall(r"\$0x30|\bint3\b", text)) == 2,
                  f"{cc} {machine}", made.stderr + text + says)


# A kernel in the program writes down what it is given.
@kit.promise
def registers_and_errors_are_obeyed_and_nothing_alive_is_lost():
    orders = {"as Linux's": ("", "1, 2, 3, 4, 5, 6"),
              "backwards": ("a6, a5, a4, a3, a2, a1", "6, 5, 4, 3, 2, 1"),
              "mixed": ("a3, a1, a2, a6, a4, a5", "2, 3, 1, 5, 6, 4")}
    kinds = {"NEGATIVE": "", "CARRY": "", "MINUS_ONE":
             "extern int gate_code;\n" + defines(
                 "RING3_ERROR_CODE() gate_code")}
    lost = {"arguments": "", "no register": "RING3_KEPT",
            "more": 'RING3_LOST "rbx", "r12", "r13", "r14", "r15"'}

    def ran(cc, machine, level, order, error, loses):
        words, places = orders[order]
        if loses != "arguments" and words or (machine, loses) == (
                "i386", "more"):
            return None
        made, product = compiled(
            [cc, kit.WIDTH[machine], *level.split(), "-mno-red-zone",
             "-fno-pie", "-no-pie", "-I" + kit.INCLUDE, f"-DORDER={places}",
             f"-DIS_ERROR=RING3_ERRORS_{error}", *kit.WARN],
            kit.ROOT / "tests/headers/target.c",
            defines(f"RING3_BITS {BITS[machine]}",
                    'RING3_INSTRUCTION "call gate"',
                    f"RING3_ERRORS RING3_ERRORS_{error}") + kinds[error]
            + defines(*[registers(words)] * bool(words),
                      *[lost[loses]] * bool(lost[loses])))
        return kit.run([product]) if made.returncode == 0 else made

    for cell, done in each(ran, kit.COMPILERS, kit.MACHINES,
                           ["-O0", "-Os", "-O2",
                            "-O3 -fno-omit-frame-pointer"],
                           orders, kinds, lost):
        if done:
            kit.check(done.returncode == 0, " ".join(cell),
                      done.stdout + done.stderr)


@kit.promise
def a_target_may_have_the_name_of_a_header():
    place = kit.SCRATCH / "same name"
    place.mkdir()
    for cc, name in itertools.product(kit.COMPILERS, ("target.h", "io.h")):
        (place / name).write_text(defines(
            "RING3_BITS 64", 'RING3_INSTRUCTION "syscall"', "NR_write 77",
            "NR_exit 78"))
        made = kit.run([cc, "-m64", *kit.BARE, "-I.", "-c",
                        kit.scratch("named.c", HAS),
                        f'-DRING3_TARGET="{name}"', "-o", "has.o"], cwd=place)
        kit.check(made.returncode == 0, f"{cc} {name}", made.stderr)


@kit.promise
def another_cpu_is_one_sentence_whatever_the_convention():
    machines = [["gcc", "-mx32"], ["clang", "--target=x86_64-linux-gnux32"],
                ["clang", "--target=arm-none-eabi"],
                ["clang", "--target=aarch64-none-elf"]]
    conventions = {"plain": [], "ordered": [registers("a2, a1, a3, 0, 0, 0")],
                   "carry": ["RING3_ERRORS RING3_ERRORS_CARRY"]}
    for (cc, flag), (how, more) in itertools.product(
            machines, conventions.items()):
        if cc not in kit.COMPILERS:
            continue
        machine = "x86_64" if "64" in flag or "x32" in flag else "i386"
        made, _ = compiled([cc, flag, "-ffreestanding", "-I" + kit.INCLUDE,
                            "-c"], OTHER, kernel(machine, "NR_exit 1", *more))
        kit.check(len(errors(made)) == 1
                  and "compile with -m32 or -m64" in errors(made)[0],
                  f"{cc} {flag} {how}", made.stderr[:1500])


# A kernel of three arguments.
@kit.promise
def registers_may_leave_arguments_out_without_a_warning():
    for cc, machine in PAIRS:
        made, _ = compiled(
            [cc, kit.WIDTH[machine], *kit.WARN, "-ffreestanding",
             "-I" + kit.INCLUDE, "-c"], OTHER,
            kernel(machine, "NR_exit 1", "NR_write 2",
                   registers("a2, a1, a3, 0, 0, 0")))
        kit.check(made.returncode == 0, f"{cc} {machine}", made.stderr)


@kit.promise
def open_adds_no_flag_for_another_kernel():
    source = ("#include <ring3/file.h>\n#undef O_RDONLY\n"
              "#define O_RDONLY 0x71\nint f(const char *);\n"
              "int f(const char *p) { return sys_open(p, O_RDONLY, 0); }")
    for cc in kit.COMPILERS:
        made, product = compiled([cc, "-m32", "-Os", *kit.BARE, "-c"], source,
                                 kernel("i386", "NR_open 5"))
        text = code(product)
        kit.check(made.returncode == 0 and "$0x71" in text
                  and "8071" not in text, cc, made.stderr + text)


# Wherever it takes its argument: here where Linux takes one, but by a list that
# names it last, and by one that names it first.
@kit.promise
def start_ends_with_mains_result():
    for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
        entry, number, swap = {
            "i386": ("RING3_VECTOR 0x80", "NR_exit 1",
                     ".byte 0x87, 0xcb\\n\\t.byte 0xcd, 0x80"),
            "x86_64": ('RING3_INSTRUCTION "syscall"', "NR_exit 60",
                       ".byte 0x48, 0x87, 0xf7\\n\\tsyscall")}[machine]
        # The kernel in the gate swaps a1 and a2 back before it asks Linux.
        for case, words in (
                ("in the first register", [entry, number]),
                ("in the second register",
                 [f'RING3_INSTRUCTION "{swap}"', number,
                  registers("a2, a1, a3, a4, a5, a6")])):
            made, program = compiled(
                [cc, kit.WIDTH[machine], "-Os", *kit.BARE, *kit.SCRIPT],
                "#include <ring3/start.h>\nint main(void) { return 42; }\n",
                defines(f"RING3_BITS {BITS[machine]}", *words))
            status = made
            if made.returncode == 0:
                status = kit.run([program]).returncode
            kit.check(status == 42, f"{cc} {machine} {case}", status)


def mistakes(machine):
    """A porter's: {case: (target file, sentence)}."""
    bits = f"RING3_BITS {BITS[machine]}"
    other_bits = f"RING3_BITS {96 - BITS[machine]}"
    vector = "RING3_VECTOR 0x30"
    numbers = defines("NR_write 1", "NR_exit 2")
    usual = kernel(machine) + numbers
    mine = "enum { MINE = 2 };\n"
    return {
        "no bits": (defines(vector) + numbers, "must define RING3_BITS"),
        "other bits": (defines(other_bits, vector) + numbers,
                       "the file is not for " + machine),
        "no trap": (defines(bits) + numbers, "must define RING3_VECTOR"),
        "two traps": (usual + defines('RING3_INSTRUCTION "ud2"'), "not both"),
        "a vector too large": (
            defines(bits, "RING3_VECTOR 0x130") + numbers, "1 to 255"),
        "an unsigned vector": (
            defines(bits, "RING3_VECTOR 0x30u") + numbers, "without suffixes"),
        "nothing": ("", "no target was read"),
        "an enumerator for exit": (
            kernel(machine) + mine + defines("NR_exit MINE", "NR_write 1"),
            "the_number_of_exit_must_be_a_macro"),
        "an enumerator for exit_group": (
            usual + mine + defines("NR_exit_group MINE"),
            "the_number_of_exit_must_be_a_macro"),
        "an enumerator for a vector": (
            defines(bits) + numbers + "enum { MINE = 0x30 };\n"
            + defines("RING3_VECTOR MINE"), "1 to 255"),
        "16 bits": (defines("RING3_BITS 16", vector) + numbers,
                    "must be 32 or 64"),
        "no word for errors": (usual + defines("RING3_ERRORS"),
                               "must be RING3_ERRORS_NEGATIVE"),
        "unknown errors": (
            usual + defines("RING3_ERRORS RING3_ERRORS_ERRNO"),
            "RING3_ERRORS must be RING3_ERRORS_NEGATIVE"),
        "minus one and no code": (
            usual + defines("RING3_ERRORS RING3_ERRORS_MINUS_ONE"),
            "must define RING3_ERROR_CODE()"),
        "no exit": (kernel(machine, "NR_write 1"),
                    "needs a macro NR_exit or NR_exit_group"),
        # Here the compiler cannot help speaking, and one sentence follows.
        "errors in quotes": (
            usual + defines('RING3_ERRORS "carry"'),
            "RING3_ERRORS must be RING3_ERRORS_NEGATIVE"),
        "a vector in quotes": (
            defines(bits, 'RING3_VECTOR "0x30"') + numbers, "1 to 255"),
        "bits in quotes": (defines('RING3_BITS "32"', vector) + numbers,
                           "must be 32 or 64"),
        **{f"a {kept} for what is kept, not in quotes":
           (usual + defines(f"RING3_KEPT {kept}"), "RING3_KEPT has no value")
           for kept in ("0", "1", "false", '"no"', '"rdi", "rsi"', "ebx")},
    }


# Names that no kernel can be said to destroy. clang has words of its own, too.
SPARED = {
    "": ('"foo"', '"RBX"', '" rbx"', '""', '"rbx, xmm0"', '"arguments"', "rbx",
         "", "0", '("rbx")', '"rbx",', ', "rbx"', '"rax"', '"rsp"', '"rbp"',
         '"ebp"', '"%rbp"', '"bp"', '"rbx", "rbp"',
         ", ".join(['"xmm1"'] * 32 + ['"rbp"'])),
    "i386": ('"ebx"', '"esi"', '"ebp"', '"rbx"'),
    "x86_64": ('"rdi"', '"rsi"', '"rdx"', '"r10"', '"r8"', '"r9"')}


@kit.promise
def a_register_that_cannot_be_lost_is_told_first():
    def made(cc, machine, name):
        return compiled([cc, kit.WIDTH[machine], *kit.BARE, "-c"], HAS,
                        kernel(machine, "NR_write 1", "NR_exit 2",
                               f"RING3_LOST {name}"))[0]

    for machine in kit.MADE:
        for cell, done in each(made, kit.COMPILERS, [machine],
                               SPARED[""] + SPARED[machine]):
            found = errors(done)
            kit.check(done.returncode and "RING3_LOST is a list" in found[0]
                      and (cell[0] == "clang" or len(found) < 4),
                      " ".join(cell), done.stderr)


@kit.promise
def a_mistake_in_a_target_is_told_in_one_sentence():
    def made(cc, machine, case):
        return compiled([cc, kit.WIDTH[machine], *kit.BARE, "-c"], HAS,
                        mistakes(machine)[case][0])[0]

    for (cc, machine, case), done in each(made, kit.COMPILERS, kit.MADE,
                                          mistakes("i386")):
        found = errors(done)
        before = case.endswith("in quotes")
        kit.check(done.returncode and len(found) == 1 + before
                  and mistakes(machine)[case][1] in found[-1]
                  and not (before and "RING3_TARGET:" in found[0]),
                  f"{cc} {machine} {case}", done.stderr)


@kit.promise
def quotes_that_the_shell_ate_are_told_in_one_sentence():
    for cc, machine in PAIRS:
        made = kit.run([cc, kit.WIDTH[machine], *kit.BARE, "-c",
                        kit.scratch("ate.c", HAS),
                        "-DRING3_TARGET=mine/target.h", "-o",
                        kit.SCRATCH / "ate.o"])
        found = errors(made)
        kit.check(made.returncode and len(found) == 2
                  and "'\"myos/target.h\"'" in found[1]
                  and "RING3_TARGET:" not in found[0], f"{cc} {machine}",
                  made.stderr)


@kit.promise
def exit_may_be_number_0():
    for (cc, machine), number in itertools.product(
            PAIRS, ("NR_exit 0", "NR_exit_group (0)")):
        made, _ = compiled(
            [cc, kit.WIDTH[machine], *kit.WARN_C, "-ffreestanding",
             "-I" + kit.INCLUDE, "-c"],
            "#include <ring3/start.h>\nint main(void) { return 0; }\n",
            kernel(machine, number))
        kit.check(made.returncode == 0, f"{cc} {machine} {number}", made.stderr)


# What docs/porting.md says: its target file, every macro, its subjects, its
# commands in their order.
PORTING = (kit.ROOT / "docs/porting.md").read_text()
FILES = re.findall(r"```c\n(.*?)```", PORTING, re.S)
COMMANDS = re.sub(r"\\\n +", "", "\n".join(re.findall(
    r"^    (\S.*|    +-.*)$", re.sub(r"```c.*?```", "", PORTING, flags=re.S),
    re.M))).splitlines()


@kit.promise
def the_target_file_of_porting_md_compiles_examples():
    for name in ("exit", "hello", "fork", "wait", "cat", "echo", "exec"):
        made, _ = compiled(["gcc", "-m32", *kit.BARE, "-Os", "-c"],
                           kit.ROOT / f"examples/{name}.c", FILES[0])
        kit.check(made.returncode == 0, name, made.stderr)


@kit.promise
def porting_md_explains_every_macro_of_a_target():
    macros = set(re.findall(r"^ \*      (RING3_\w+)", (
        kit.ROOT / "include/ring3/seam/target.h").read_text(), re.M))
    kit.check(len(macros) > 4
              and all(f"`{name}" in PORTING for name in macros), detail=macros)


@kit.promise
def porting_md_names_subjects_that_there_are():
    subjects = kit.run([kit.ROOT / "script/vendor", "--list"]).stdout.split()
    named = re.findall(r"^\| [^|`]*(?:`\w+`[^|`]*)?\| `(\w+)`",
                       PORTING.split("## 2.")[0], re.M)
    kit.check(len(named) > 10 and set(named) <= set(subjects),
              detail=(named, subjects))


@kit.promise
def porting_md_names_only_what_exists():
    links = re.findall(r"\]\(([^)#:]+)\)", PORTING)
    paths = re.findall(
        r"`(?:ring3/)?((?:src|include|tests|docs|script)/[\w./-]*)", PORTING)
    missing = [path for path in paths if not (kit.ROOT / path).exists()]
    missing += [link for link in links
                if not (kit.ROOT / "docs" / link).exists()]
    kit.check(links and paths and not missing, detail=missing)


@functools.cache
def folder():
    """A folder to type the commands in, beside one with their compiler."""
    place = kit.SCRATCH / "walk"
    place.mkdir()
    tools = kit.SCRATCH / "tools"
    tools.mkdir()
    bare_gcc = tools / "i686-elf-gcc"
    bare_gcc.write_text("""#!/bin/sh
case " $* " in *" -m32 "*|*" -m64 "*) exit 1 ;; esac
exec gcc -m32 -Wl,--build-id=none "$@"
""")
    bare_gcc.chmod(0o755)
    return place, tools


def follow(command):
    """Does it do what it shall, and have nothing to say of it? The folder has
    only what porting.md says by then: the repository where a command begins
    with it, the files that are shown."""
    walk, tools = folder()
    if "hello.c" in command:
        (walk / "hello.c").write_text(FILES[1])
    if command.startswith("ring3/"):
        (walk / "ring3").symlink_to(kit.ROOT)
    else:
        (walk / "myos").mkdir(exist_ok=True)        # if the copy has failed
        (walk / "myos/target.h").write_text(FILES[0])
    if " -o hello" in command:
        (walk / "hello").unlink(missing_ok=True)
    done = kit.run(["sh", "-ec", f'PATH="$PATH:{tools}"\n{command}'], cwd=walk)
    (walk / "ring3").unlink(missing_ok=True)
    text = code(walk / "hello")
    return done.returncode == 0 and done.stderr == "" and (
        " -o hello" not in command
        or bool(re.search(r"\$0x6\b|push +\$0x6", text)) and "$0x30" in text
        and "$0x80" not in text), (command, done, text)


@functools.cache
def followed():
    """Of each command (case, what it needs and is not here, kept, why not)."""
    results = []
    for place, command in enumerate(COMMANDS):
        name = command.split()[0].split("/")[-1]
        needed = {"clang": ["clang"], "ld.lld": ["clang", "ld.lld"],
                  "ld": ["clang"]}.get(name, [])
        missing = " ".join(tool for tool in needed if not shutil.which(tool))
        results.append((f"{place} {name}", missing, *(
            (None, None) if missing else follow(command))))
    return results


@kit.promise
def each_command_of_porting_md_works():
    for case, missing, kept, why in followed():
        if missing:
            kit.skip(f"needs {missing}", case)
        else:
            kit.check(kept, case, why)
    kit.check(len(COMMANDS) == 7 and len(FILES) == 2,
              "there are seven, and two files", COMMANDS)


@kit.promise
def porting_md_can_do_without_linuxs_numbers():
    followed()
    arch = folder()[0] / "myos/include/ring3/arch"
    for path in arch.rglob("nr.h"):
        path.unlink()
    kept, why = follow(COMMANDS[5])
    kit.check(kept and COMMANDS[5].startswith("gcc"), "it links", why)
    follow(COMMANDS[6])
    kit.check(len([*arch.rglob("nr.h")]) == 2,
              "they come back with the next copy")


@kit.promise
def porting_md_says_what_ends_the_search_for_a_program():
    named = set(re.findall(r"-(E[A-Z]+)", re.search(
        r"`ring3_execvpe` tries.*?;", PORTING)[0]))
    process = (kit.ROOT / "include/ring3/process.h").read_text()
    kit.check(named == set(re.findall(r"-(E[A-Z]+)", process.split(
        "int ring3_execvpe(")[1])), detail=named)


# With a target file that is found as <file.h> is.
@kit.promise
def a_number_is_an_expression_and_code_asks_for_a_call():
    place = kit.SCRATCH / "asks"
    place.mkdir()
    (place / "asks.c").write_text("""#include <ring3/process.h>
#include <ring3/start.h>
#ifndef RING3_LACKS_write
int main(void)
{
#ifdef RING3_LACKS_fork
    return 0x55;
#else
    return sys_fork();
#endif
}
#endif
""")
    for cc, machine in PAIRS:
        (place / "file.h").write_text(kernel(
            machine, "NR_write 0x20", "NR_exit (0x40 + 1)"))
        product = place / f"{cc}-{machine}"
        made = kit.run([cc, kit.WIDTH[machine], "-Os", *kit.BARE, "-I.",
                        "-DRING3_TARGET=<file.h>", "asks.c", "-o", product],
                       cwd=place)
        text = code(product)
        kit.check(made.returncode == 0 and "$0x55" in text and "$0x41" in text,
                  f"{cc} {machine}", made.stderr + text)


# A kernel's own constants, as docs/porting.md has them, are what arrives.
@kit.promise
def wrappers_add_no_flag_to_a_targets():
    source = """#include <ring3/file.h>
#include <ring3/notify.h>
#undef O_CREAT
#define O_CREAT 0x10200
int opens(const char *path, const struct kernel_file_handle *handle);
int opens(const char *path, const struct kernel_file_handle *handle)
{
    return sys_open(path, O_CREAT, 0) + sys_openat(0x11, path, O_CREAT, 0)
        + sys_creat(path, 0) + sys_open_by_handle_at(3, handle, O_CREAT)
        + sys_fanotify_init(0, O_CREAT);
}
"""
    for cc, machine in PAIRS:
        made, product = compiled(
            [cc, kit.WIDTH[machine], "-Os", *kit.BARE, "-c"], source,
            kernel(machine, "NR_open 1", "NR_openat 2", "NR_creat 3",
                   "NR_open_by_handle_at 4", "NR_fanotify_init 5"))
        text = code(product)
        kit.check(made.returncode == 0 and "$0x10200" in text
                  and not re.search(r"\$0x1?8[0-9a-f]{3}\b|\$0x241\b", text),
                  f"{cc} {machine}", text + made.stderr)


# It is not there and never made: where gcc complains all the same.
@kit.promise
def a_missing_call_is_told_of_as_porting_md_says():
    never = ("#include <ring3/process.h>\n"
             "static int f(void) { return sys_fork(); }\n"
             "int g(void);\n"
             "int g(void) { if (0) return f(); return 0; }\n")
    unused = "#include <ring3/process.h>\nint x;\n"
    for cc, (case, source, flags, gcc_complains) in itertools.product(
            kit.COMPILERS, (
                ("never", never, ["-O0"], True),
                ("never", never, ["-O1"], False),
                ("unused", unused, ["-O0"], False),
                ("unused", unused, ["-O0", "-fkeep-inline-functions"], True))):
        made, _ = compiled([cc, "-m32", *flags, *kit.BARE, "-c"], source,
                           kernel("i386", "NR_exit 1"))
        complains = "has no call fork" in made.stderr and bool(made.returncode)
        kit.check(complains == (gcc_complains and cc == "gcc")
                  and complains == bool(made.returncode),
                  " ".join([cc, case, *flags]), made.stderr)


@kit.promise
def carry_is_clear_where_the_kernel_is_entered():
    for cc, machine in PAIRS:
        made, product = compiled(
            [cc, kit.WIDTH[machine], "-Os", *kit.BARE, "-c"], HAS,
            kernel(machine, "NR_write 1", "NR_exit 2",
                   "RING3_ERRORS RING3_ERRORS_CARRY"))
        text = code(product, "--no-show-raw-insn")
        kit.check(made.returncode == 0 and re.search(
            r"\bclc *\n.*\bint +\$0x30\n.*\bjae\b", text),
            f"{cc} {machine}", made.stderr + text)


kit.main()
