#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Another kernel than Linux: RING3_TARGET gives it its own trap, numbers,
registers and errors, and a mistake in the file gets one sentence."""
import itertools
import re
import shutil

import kit

WAYS = list(itertools.product(kit.COMPILERS, kit.MACHINES, ["-O0", "-Os"]))
BITS = {"i386": 32, "x86_64": 64}


def target(text, name="target.h"):
    """The flag that names a file of this text."""
    return f'-DRING3_TARGET="{kit.scratch(name, text)}"'


def errors(made):
    return [" ".join(line.split()) for line in made.stderr.splitlines()
            if "error:" in line]


# The numbers and the vector; a call that is not there.
has = kit.scratch("has.c", "#include <ring3.h>\n#include <ring3/start.h>\n"
                  "int main(void) { return (int)sys_write(1, \"\", 0); }\n")
lacks = kit.scratch("lacks.c", has.read_text().replace(
    "sys_write(1, \"\", 0)", "sys_fork()"))
for cc, machine, level in WAYS:
    name = f"{cc}_{machine}_{level.strip('-')}_target_"
    flag = target(f"#define RING3_BITS {BITS[machine]}\n"
                  "#define RING3_VECTOR 0x30\n"
                  "#define NR_write 77\n#define NR_exit 78\n")
    build = [cc, kit.WIDTH[machine], level, *kit.BARE, *kit.SCRIPT, "-o",
             kit.SCRATCH / "has", flag]
    made = kit.run([*build, has])
    code = kit.run(["objdump", "-d", kit.SCRATCH / "has"]).stdout
    kit.check(made.returncode == 0 and code.count("$0x30") == 2
              and re.search(r"\$0x4d\b", code) and "$0x4e," in code
              and "syscall" not in code and "$0x80" not in code,
              name + "has_its_own_trap_and_numbers", made.stderr + code)
    made = kit.run([*build, lacks])
    kit.check(len(errors(made)) == 1 and made.returncode
              and "RING3_TARGET has no call fork" in errors(made)[0],
              name + "without_fork_says_so_where_it_is_used", made.stderr)

# What is Linux's alone: one error where it is used, none where it is not.
text = "#define RING3_VECTOR 0x30\n#define NR_vfork 2\n#define NR_clone 3\n"
LINUX = {
    "vfork": ("vfork", "sys_vfork()"),
    "clone": ("clone", "ring3_clone((int (*)(void *))0, (void *)0, 0, "
              "(void *)0, (int *)0, (void *)0, (int *)0)"),
    "restorer": ("sigaction", "ring3_sigaction(2, (struct kernel_sigaction *)"
                 "0, (struct kernel_sigaction *)0)"),
}
for (cc, machine, level), (language, plus) in itertools.product(
        WAYS, (("c", {}), ("c++", {"gcc": "g++", "clang": "clang++"}))):
    compiler = plus.get(cc, cc)
    if not shutil.which(compiler):
        kit.skip(f"{compiler}_{machine}_is_told_what_is_linuxs",
                 f"{compiler} is missing")
        continue
    for header, (name, use) in LINUX.items():
        said = [kit.run([compiler, "-x", language, kit.WIDTH[machine], level,
                         *kit.BARE, "-c", kit.scratch("linux.c", (
                             f"#include <ring3/{header}.h>\nint f(void);\n"
                             f"int f(void) {{ return {value}; }}\n")),
                         target(f"#define RING3_BITS {BITS[machine]}\n"
                                + text), "-o", kit.SCRATCH / "linux.o"])
                for value in ("0", use)]
        kit.check(said[0].returncode == 0
                  and said[1].returncode and len(errors(said[1])) == 1
                  and f"{name} is for Linux" in errors(said[1])[0],
                  f"{compiler}_{machine}_{level.strip('-')}_{header}_of_linux_"
                  "is_refused_where_it_is_used",
                  said[0].stderr + said[1].stderr)

# Linux's own, changed as the comment in it says, is another kernel's.
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    text = (kit.ROOT / f"include/ring3/arch/{machine}/nr.h").read_text()
    says, lines = text.split("#ifndef", 1)
    changes = set(re.findall(r"^ \*      (\w+) +to ", says, re.M))
    kept = [re.sub(r"(0x80|\"syscall\")$", '"int3"' if '"' in line else "0x30",
                   line) if line.split()[1] in changes else line
            for line in lines.splitlines()
            if line.startswith(("#define RING3_BITS", "#define RING3_VECTOR",
                                "#define RING3_INSTRUCTION"))]
    made = kit.run([cc, kit.WIDTH[machine], *kit.BARE, *kit.SCRIPT, has,
                    target("\n".join([*kept, "#define NR_write 77",
                                      "#define NR_exit 78", ""])),
                    "-o", kit.SCRATCH / "has"])
    code = kit.run(["objdump", "-d", kit.SCRATCH / "has"]).stdout
    kit.check(made.returncode == 0 and {"RING3_BITS", "NR_name"} < changes
              and all(f" {name} " in says for name in (
                  "RING3_ERRORS", "RING3_REGISTERS")) and "syscall" not in code
              and len(re.findall(r"\$0x30|\bint3\b", code)) == 2,
              f"{cc}_{machine}_nr_h_says_how_to_make_a_target_of_it",
              made.stderr + code + says)

# Registers and errors: a kernel in the program writes down what it is given.
ORDERS = {
    "as_linux": (None, "1, 2, 3, 4, 5, 6"),
    "backwards": ("a6, a5, a4, a3, a2, a1", "6, 5, 4, 3, 2, 1"),
    "mixed": ("a3, a1, a2, a6, a4, a5", "2, 3, 1, 5, 6, 4"),
}
ERRORS = {"NEGATIVE": "", "CARRY": "", "MINUS_ONE":
          "extern int gate_code;\n#define RING3_ERROR_CODE() gate_code\n"}
for cc, machine, level in WAYS:
    for (order, (list_, places)), (error, more) in itertools.product(
            ORDERS.items(), ERRORS.items()):
        flag = target(
            f"#define RING3_BITS {BITS[machine]}\n"
            '#define RING3_INSTRUCTION "call gate"\n'
            f"#define RING3_ERRORS RING3_ERRORS_{error}\n" + more
            + (f"#define RING3_REGISTERS(a1, a2, a3, a4, a5, a6) {list_}\n"
               if list_ else ""))
        program = kit.SCRATCH / "gate"
        program.unlink(missing_ok=True)
        made = kit.run([
            cc, kit.WIDTH[machine], level, "-mno-red-zone", "-fno-pie",
            "-no-pie", "-I" + kit.INCLUDE, flag, f"-DORDER={places}",
            f"-DIS_ERROR=RING3_ERRORS_{error}", *kit.WARN,
            kit.ROOT / "tests/target.c", "-o", program])
        ran = kit.run([program]) if made.returncode == 0 else made
        kit.check(ran.returncode == 0,
                  f"{cc}_{machine}_{level.strip('-')}_target_with_registers_"
                  f"{order}_and_errors_{error.lower()}_is_obeyed",
                  ran.stdout + ran.stderr)

# A target file may have the name of one of ring3's headers.
for cc, name in itertools.product(kit.COMPILERS, ("target.h", "io.h")):
    place = kit.SCRATCH / "same name"
    place.mkdir(exist_ok=True)
    (place / name).write_text("#define RING3_BITS 64\n"
                              '#define RING3_INSTRUCTION "syscall"\n'
                              "#define NR_write 77\n#define NR_exit 78\n")
    made = kit.run([cc, "-m64", *kit.BARE, "-I.", "-c", has,
                    f'-DRING3_TARGET="{name}"', "-o", "has.o"], cwd=place)
    kit.check(made.returncode == 0,
              f"{cc}_target_may_be_called_{name.replace('.', '_')}",
              made.stderr)

# A CPU that is not meant stays one sentence, whatever the convention.
order = ("#define RING3_REGISTERS(a1, a2, a3, a4, a5, a6) "
         "a2, a1, a3, 0, 0, 0\n")
other = kit.scratch("other.c", "#include <ring3.h>\n")
triples = [["gcc", "-mx32"], ["clang", "--target=x86_64-linux-gnux32"],
           ["clang", "--target=arm-none-eabi"],
           ["clang", "--target=aarch64-none-elf"]]
for words, more in itertools.product(
        [words for words in triples if words[0] in kit.COMPILERS],
        ["", order, "#define RING3_ERRORS RING3_ERRORS_CARRY\n"]):
    bits = 64 if "64" in words[1] else 32
    bits = 64 if words[1] == "-mx32" else bits
    made = kit.run([*words, "-ffreestanding", "-I" + kit.INCLUDE, "-c", other,
                    target(f"#define RING3_BITS {bits}\n"
                           "#define RING3_VECTOR 0x30\n"
                           "#define NR_exit 1\n" + more), "-o",
                    kit.SCRATCH / "other.o"])
    found = errors(made)
    how = {"": "plain", order: "ordered"}.get(more, "carry")
    kit.check(len(found) == 1 and "compile with -m32 or -m64" in found[0],
              f"{words[0]}_{words[1].strip('-')}_is_refused_with_a_{how}_"
              "target", made.stderr[:1500])

# A kernel of three arguments: the rest may be left out, without a warning.
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    made = kit.run([cc, kit.WIDTH[machine], *kit.WARN, "-ffreestanding",
                    "-I" + kit.INCLUDE, "-c", other,
                    target(f"#define RING3_BITS {BITS[machine]}\n"
                           "#define RING3_VECTOR 0x30\n#define NR_exit 1\n"
                           "#define NR_write 2\n" + order), "-o",
                    kit.SCRATCH / "three.o"])
    kit.check(made.returncode == 0, f"{cc}_{machine}_registers_may_leave_"
              "arguments_out", made.stderr)

# Another kernel's flags are its own.
flags = kit.scratch("flags.c", "#include <ring3/file.h>\nint f(const char *);\n"
                    "int f(const char *p) { return sys_open(p, O_RDONLY, 0); }")
for cc in kit.COMPILERS:
    made = kit.run([cc, "-m32", "-Os", *kit.BARE, "-c", flags, target(
        "#define RING3_BITS 32\n#define RING3_VECTOR 0x30\n"
        "#define NR_open 5\n#define O_RDONLY 0x71\n"), "-o",
        kit.SCRATCH / "flags.o"])
    code = kit.run(["objdump", "-d", kit.SCRATCH / "flags.o"]).stdout
    kit.check(made.returncode == 0 and "$0x71" in code
              and "8071" not in code,
              f"{cc}_open_adds_no_flag_for_another_kernel", code)

# main's result reaches exit, wherever it takes its argument: here where Linux
# takes one, but by a list that names it last, and by one that names it first.
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    entry = {"i386": "#define RING3_VECTOR 0x80\n#define NR_exit 1\n",
             "x86_64": '#define RING3_INSTRUCTION "syscall"\n'
                       "#define NR_exit 60\n"}[machine]
    # The kernel in the gate swaps a1 and a2 back before it asks Linux.
    swap = {"i386": ".byte 0x87, 0xcb\\n\\t.byte 0xcd, 0x80",
            "x86_64": ".byte 0x48, 0x87, 0xf7\\n\\tsyscall"}[machine]
    number = re.search(r"NR_exit \d+", entry).group()
    for name, text in (
            ("linux", entry),
            ("the_second_register",
             f'#define RING3_INSTRUCTION "{swap}"\n#define {number}\n'
             "#define RING3_REGISTERS(a1, a2, a3, a4, a5, a6) "
             "a2, a1, a3, a4, a5, a6\n")):
        program = kit.SCRATCH / "status"
        program.unlink(missing_ok=True)
        made = kit.run([
            cc, kit.WIDTH[machine], "-Os", *kit.BARE, *kit.SCRIPT,
            target(f"#define RING3_BITS {BITS[machine]}\n" + text),
            kit.scratch("status.c", "#include <ring3/start.h>\n"
                        "int main(void) { return 42; }\n"), "-o", program])
        status = kit.run([program]).returncode if program.exists() else made
        kit.check(status == 42, f"{cc}_{machine}_start_ends_with_mains_result_"
                  f"in_{name}", status)

# A porter's mistakes.
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    bits = f"#define RING3_BITS {BITS[machine]}\n"
    vector = "#define RING3_VECTOR 0x30\n"
    numbers = "#define NR_write 1\n#define NR_exit 2\n"
    for name, text, words in (
            ("without_bits", vector + numbers, "must define RING3_BITS"),
            ("of_other_bits", f"#define RING3_BITS {96 - BITS[machine]}\n"
             + vector + numbers, "the file is not for " + machine),
            ("without_a_trap", bits + numbers, "must define RING3_VECTOR"),
            ("with_two_traps", bits + vector + numbers
             + '#define RING3_INSTRUCTION "ud2"\n', "not both"),
            ("with_a_vector_too_large", bits + numbers
             + "#define RING3_VECTOR 0x130\n", "1 to 255"),
            ("with_an_unsigned_vector", bits + numbers
             + "#define RING3_VECTOR 0x30u\n", "without suffixes"),
            ("of_nothing", "", "no target was read"),
            ("with_an_enumerator_for_exit", bits + vector
             + "enum { MINE = 2 };\n#define NR_exit MINE\n"
             "#define NR_write 1\n", "the_number_of_exit_must_be_a_macro"),
            ("with_an_enumerator_for_exit_group", bits + vector + numbers
             + "enum { MINE = 2 };\n#define NR_exit_group MINE\n",
             "the_number_of_exit_must_be_a_macro"),
            ("with_an_enumerator_for_a_vector", bits + numbers
             + "enum { MINE = 0x30 };\n#define RING3_VECTOR MINE\n",
             "1 to 255"),
            ("of_16_bits", "#define RING3_BITS 16\n" + vector + numbers,
             "must be 32 or 64"),
            ("with_no_word_for_errors", bits + vector + numbers
             + "#define RING3_ERRORS\n", "must be RING3_ERRORS_NEGATIVE"),
            ("with_unknown_errors", bits + vector + numbers
             + "#define RING3_ERRORS RING3_ERRORS_ERRNO\n",
             "RING3_ERRORS must be RING3_ERRORS_NEGATIVE"),
            ("with_minus_one_and_no_code", bits + vector + numbers
             + "#define RING3_ERRORS RING3_ERRORS_MINUS_ONE\n",
             "must define RING3_ERROR_CODE()"),
            ("without_an_exit", bits + vector + "#define NR_write 1\n",
             "needs a macro NR_exit or NR_exit_group")):
        made = kit.run([cc, kit.WIDTH[machine], *kit.BARE, "-c", has,
                        target(text, "mistake.h"), "-o",
                        kit.SCRATCH / "mistake.o"])
        found = errors(made)
        kit.check(made.returncode and len(found) == 1 and words in found[0],
                  f"{cc}_{machine}_target_{name}_is_told_so_in_one_sentence",
                  made.stderr)
    # Where the compiler cannot help speaking, one sentence follows.
    for name, text, words in (
            ("with_a_word_in_quotes_for_errors", bits + vector + numbers
             + '#define RING3_ERRORS "carry"\n',
             "RING3_ERRORS must be RING3_ERRORS_NEGATIVE"),
            ("with_a_vector_in_quotes", bits + numbers
             + '#define RING3_VECTOR "0x30"\n', "1 to 255"),
            ("with_bits_in_quotes", '#define RING3_BITS "32"\n' + vector
             + numbers, "must be 32 or 64"),
            ("whose_quotes_the_shell_ate", None, "'\"myos/target.h\"'")):
        made = kit.run([cc, kit.WIDTH[machine], *kit.BARE, "-c", has,
                        "-DRING3_TARGET=mine/target.h" if text is None else
                        target(text, "mistake.h"), "-o",
                        kit.SCRATCH / "mistake.o"])
        found = errors(made)
        kit.check(made.returncode and len(found) == 2 and words in found[1]
                  and "RING3_TARGET:" not in found[0],
                  f"{cc}_{machine}_target_{name}_is_told_so_in_one_sentence",
                  made.stderr)
    for name, numbers in (("", "#define NR_exit 0\n"),
                          ("_group", "#define NR_exit_group (0)\n")):
        made = kit.run([cc, kit.WIDTH[machine], *kit.WARN_C, "-ffreestanding",
                        "-I" + kit.INCLUDE, "-c", kit.scratch(
                            "zero.c", "#include <ring3/start.h>\n"
                            "int main(void) { return 0; }\n"),
                        target(bits + vector + numbers), "-o",
                        kit.SCRATCH / "zero.o"])
        kit.check(made.returncode == 0,
                  f"{cc}_{machine}_exit{name}_may_be_number_0", made.stderr)

# What docs/porting.md says: its target file, every macro, its subjects.
porting = (kit.ROOT / "docs/porting.md").read_text()
blocks = re.findall(r"```c\n(.*?)```", porting, re.S)
example = kit.scratch("porting.h", blocks[0])
for name in ("exit", "hello", "fork", "wait", "cat", "echo", "exec"):
    made = kit.run(["gcc", "-m32", *kit.BARE, "-Os", "-c",
                    f'-DRING3_TARGET="{example}"',
                    kit.ROOT / f"examples/{name}.c", "-o",
                    kit.SCRATCH / "porting.o"])
    kit.check(made.returncode == 0,
              f"target_file_of_porting_md_compiles_{name}", made.stderr)
macros = set(re.findall(r"^ \*      (RING3_\w+)", (
    kit.ROOT / "include/ring3/target.h").read_text(), re.M))
kit.check(len(macros) > 4 and all(f"`{name}" in porting for name in macros),
          "porting_md_explains_every_macro_of_a_target", macros)
subjects = kit.run([kit.ROOT / "script/vendor", "--list"]).stdout.split()
named = re.findall(r"^\| [^|`]*(?:`\w+`[^|`]*)?\| `(\w+)`", porting.split(
    "## 2.")[0], re.M)
kit.check(len(named) > 10 and set(named) <= set(subjects),
          "porting_md_names_subjects_that_there_are", (named, subjects))
links = re.findall(r"\]\(([^)#:]+)\)", porting)
paths = re.findall(
    r"`(?:ring3/)?((?:src|include|tests|docs|script)/[\w./-]*)", porting)
missing = [path for path in paths if not (kit.ROOT / path).exists()]
missing += [link for link in links if not (kit.ROOT / "docs" / link).exists()]
kit.check(links and paths and not missing, "porting_md_names_only_what_exists",
          missing)

# Its commands, in their order, in a folder that has only what it says by then:
# the repository where a command begins with it, the files that it shows.
walk = kit.SCRATCH / "walk"
tools = kit.SCRATCH / "tools"
walk.mkdir()
tools.mkdir()
bare_gcc = tools / "i686-elf-gcc"
bare_gcc.write_text("""#!/bin/sh
case " $* " in *" -m32 "*|*" -m64 "*) exit 1 ;; esac
exec gcc -m32 -Wl,--build-id=none "$@"
""")
bare_gcc.chmod(0o755)
commands = re.sub(r"\\\n +", "", "\n".join(re.findall(
    r"^    (\S.*|    +-.*)$", re.sub(r"```c.*?```", "", porting, flags=re.S),
    re.M))).splitlines()


def follow(command):
    """It does what it shall, and has nothing to say of it."""
    first = command.split()[0]
    if "hello.c" in command:
        (walk / "hello.c").write_text(blocks[1])
    if first.startswith("ring3/"):
        (walk / "ring3").symlink_to(kit.ROOT)
    else:
        (walk / "myos/target.h").write_text(blocks[0])
    if " -o hello" in command:
        (walk / "hello").unlink(missing_ok=True)
    done = kit.run(["sh", "-ec", f'PATH="$PATH:{tools}"\n{command}'], cwd=walk)
    (walk / "ring3").unlink(missing_ok=True)
    code = kit.run(["objdump", "-d", walk / "hello"]).stdout
    return done.returncode == 0 and done.stderr == "" and (
        " -o hello" not in command
        or bool(re.search(r"\$0x6\b|push +\$0x6", code)) and "$0x30" in code
        and "$0x80" not in code), (command, done, code)


for place, command in enumerate(commands):
    name = command.split()[0].split("/")[-1]
    needed = {"clang": "clang", "ld.lld": "clang ld.lld", "ld": "clang"}
    if kit.run(["sh", "-ec", f"for tool in {needed.get(name, '')}; do "
                "command -v $tool; done"]).returncode:
        kit.skip(f"command_{place}_of_porting_md_works_{name}",
                 f"needs {needed[name]}")
        continue
    kept, why = follow(command)
    kit.check(kept, f"command_{place}_of_porting_md_works_{name}", why)
kit.check(len(commands) == 7 and len(blocks) == 2,
          "porting_md_has_seven_commands_and_two_files", commands)
for path in (walk / "myos/include/ring3/arch").rglob("nr.h"):
    path.unlink()
kept, why = follow(commands[5])
kit.check(kept and commands[5].startswith("gcc"),
          "porting_md_can_do_without_linuxs_numbers", why)
follow(commands[6])
kit.check(len([*(walk / "myos/include/ring3/arch").rglob("nr.h")]) == 2,
          "linuxs_numbers_come_back_with_the_next_copy")
named = set(re.findall(r"-(E[A-Z]+)", re.search(
    r"`ring3_execvpe` tries.*?;", porting)[0]))
process = (kit.ROOT / "include/ring3/process.h").read_text()
kit.check(named == set(re.findall(r"-(E[A-Z]+)", process.split(
    "int ring3_execvpe(")[1])), "porting_md_says_what_ends_the_search_for_a_"
    "program", named)

# What a target may be called, what a number may be, and that code can ask for
# a call.
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    name = f"{cc}_{machine}_"
    text = (f"#define RING3_BITS {BITS[machine]}\n#define RING3_VECTOR 0x30\n"
            "#define NR_write 0x20\n#define NR_exit (0x40 + 1)\n")
    (walk / "file.h").write_text(text)
    asks = kit.scratch("asks.c", """#include <ring3/process.h>
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
    made = kit.run([cc, kit.WIDTH[machine], "-Os", *kit.BARE, "-I.",
                    "-DRING3_TARGET=<file.h>", asks, "-o", "asks"], cwd=walk)
    code = kit.run(["objdump", "-d", walk / "asks"]).stdout
    kit.check(made.returncode == 0 and "$0x55" in code and "$0x41" in code,
              name + "a_number_is_an_expression_and_code_asks_for_a_call",
              made.stderr + code)

# Constants of the target are the ones that arrive.
opens = kit.scratch("opens.c", """#include <ring3/file.h>
#include <ring3/notify.h>
int opens(const char *path, const struct kernel_file_handle *handle);
int opens(const char *path, const struct kernel_file_handle *handle)
{
    return sys_open(path, O_CREAT, 0) + sys_openat(0x11, path, O_CREAT, 0)
        + sys_creat(path, 0) + sys_open_by_handle_at(3, handle, O_CREAT)
        + sys_fanotify_init(0, O_CREAT);
}
""")
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    made = kit.run([cc, kit.WIDTH[machine], "-Os", *kit.BARE, "-c", opens,
                    target(f"#define RING3_BITS {BITS[machine]}\n"
                           "#define RING3_VECTOR 0x30\n#define NR_open 1\n"
                           "#define NR_openat 2\n#define NR_creat 3\n"
                           "#define NR_open_by_handle_at 4\n"
                           "#define NR_fanotify_init 5\n"
                           "#define O_CREAT 0x10200\n#define O_TRUNC 0x400\n"
                           "#define O_WRONLY 2\n"), "-o",
                    kit.SCRATCH / "opens.o"])
    code = kit.run(["objdump", "-d", kit.SCRATCH / "opens.o"]).stdout
    kit.check(made.returncode == 0 and "$0x10200" in code
              and not re.search(r"\$0x1?8[0-9a-f]{3}\b", code)
              and (machine == "x86_64" or "$0x10602" in code),
              f"{cc}_{machine}_wrappers_add_no_flag_to_a_targets", code
              + made.stderr)

# A call that is not there and never made: where gcc complains all the same.
text = "#define RING3_BITS 32\n#define RING3_VECTOR 0x30\n#define NR_exit 1\n"
never = kit.scratch("never.c", "#include <ring3/process.h>\n"
                    "static int f(void) { return sys_fork(); }\n"
                    "int g(void);\n"
                    "int g(void) { if (0) return f(); return 0; }\n")
unused = kit.scratch("unused.c", "#include <ring3/process.h>\nint x;\n")
for cc, (source, flags, gcc_complains) in itertools.product(kit.COMPILERS, (
        (never, ["-O0"], True), (never, ["-O1"], False),
        (unused, ["-O0"], False),
        (unused, ["-O0", "-fkeep-inline-functions"], True))):
    made = kit.run([cc, "-m32", *flags, *kit.BARE, "-c", source, target(text),
                    "-o", kit.SCRATCH / "never.o"])
    complains = "has no call fork" in made.stderr and bool(made.returncode)
    kit.check(complains == (gcc_complains and cc == "gcc")
              and complains == bool(made.returncode),
              f"{cc}_{source.stem}{''.join(flags)}_is_told_of_a_missing_call_"
              "as_porting_md_says", made.stderr)

# The carry flag is clear where the kernel is entered.
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    made = kit.run([cc, kit.WIDTH[machine], "-Os", *kit.BARE, "-c", has, target(
        f"#define RING3_BITS {BITS[machine]}\n#define RING3_VECTOR 0x30\n"
        "#define NR_write 1\n#define NR_exit 2\n"
        "#define RING3_ERRORS RING3_ERRORS_CARRY\n"), "-o",
        kit.SCRATCH / "carry.o"])
    code = kit.run(["objdump", "-d", "--no-show-raw-insn",
                    kit.SCRATCH / "carry.o"]).stdout
    kit.check(made.returncode == 0 and re.search(
        r"\bclc *\n.*\bint +\$0x30\n.*\bjae\b", code),
        f"{cc}_{machine}_carry_is_clear_where_the_kernel_is_entered",
        made.stderr + code)

kit.done()
