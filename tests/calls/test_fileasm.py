#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What no C of the program calls by its own flags: the restorer, vfork and
clone, which are assembler on both ways in, and memcpy and its kin. They work
however a program is compiled, are the same in the headers and in the archive,
and debuggers see through them."""
import functools
import itertools
import pathlib
import re
import shutil
import sys
import tempfile

sys.path.insert(1, sys.path[0] + "/..")
import kit

SOURCE = kit.ROOT / "tests/calls/fileasm.c"
LEVELS = ["-O0", "-Og", "-O1", "-O2", "-O3", "-Os"]
MODES = [
    ["-fPIE", "-static-pie"], ["-masm=intel"], ["-flto"],
    ["-flto", "-fPIE", "-static-pie"], ["-fcf-protection=full"], ["-g"],
    ["-fno-asynchronous-unwind-tables", "-g"],
    ["-fno-asynchronous-unwind-tables", "-fno-exceptions"],
    ["-fno-omit-frame-pointer"], ["-ffunction-sections", "-Wl,--gc-sections"],
]
ONLY_ON = {"i386": [["-mregparm=3"], ["-mregparm=3", "-flto"], ["-mrtd"],
                    ["-mrtd", "-mregparm=3"],
                    ["-march=i686", "-msse2", "-mfpmath=sse"]],
           "x86_64": [["-mcmodel=large"], ["-mno-red-zone"]]}
PARTS = {"restorer": "ring3_sigaction_restorer", "vfork": "sys_vfork",
         "clone": "ring3_clone"}


@functools.cache
def nasm(machine, name):
    made = kit.SCRATCH / f"{machine}-{name}.o"
    kit.run([*kit.nasm(machine), f"-I{kit.INCLUDE}/ring3/nasm/",
             kit.ROOT / f"src/arch/{machine}/{name}.asm", "-o", made])
    return made


def twins(machine):
    """The archive's copies, as objects: these are linked in any case."""
    return [nasm(machine, part) for part in PARTS]


def command(compiler, machine):
    return [compiler, kit.WIDTH[machine], "-I" + kit.INCLUDE, "-std=gnu11",
            "-Wall", "-Wextra", "-Werror", "-ffreestanding",
            "-fno-stack-protector", "-fno-pie",
            *(["-msse2"] if machine == "i386" else [])]


@functools.cache
def objects(compiler, machine, flags):
    """Both files of it, each by itself: (the objects, what was said)"""
    made, place = [], tempfile.mkdtemp(dir=kit.SCRATCH)
    flags = [flag for flag in flags if not flag.startswith(
        ("-Wl,", "-static-pie"))]
    for part in ([], ["-DPART"]):
        made.append(f"{place}/{len(made)}.o")
        done = kit.run([*command(compiler, machine), *flags, *part, "-c",
                        SOURCE, "-o", made[-1]])
        if done.returncode or done.stderr:
            return [], done.stderr or f"status {done.returncode}"
    return made, ""


def build(compiler, machine, flags, beside=False):
    """(a program, what was said): beside, the archive's copies are in it."""
    made, said = objects(compiler, machine, tuple(flags))
    if said:
        return None, said
    program = tempfile.mkdtemp(dir=kit.SCRATCH) + "/program"
    linker = ["-fuse-ld=lld"] if "-flto" in flags and compiler == "clang" \
        else []
    kind = [] if "-static-pie" in flags else ["-static"]
    done = kit.run([*command(compiler, machine), *kind, "-nostdlib", *flags,
                    *linker, *made, *(twins(machine) if beside else []), "-o",
                    program], timeout=120)
    return program, done.stderr if done.returncode else ""


def works(cell):
    """What is wrong with a program, or nothing."""
    program, said = build(*cell)
    if said:
        return said
    ran = kit.run([program])
    return ran.returncode and f"check {ran.returncode} failed {ran.stderr}"


def all_work(*cells):
    for machine in kit.MACHINES:
        twins(machine)                  # before two ask for them at once
    for (cc, machine, flags, *_), wrong in zip(cells, kit.in_parallel(
            works, cells)):
        kit.check(not wrong, " ".join([cc, machine, *flags]), wrong)


@kit.promise
def handler_vfork_and_clone_work_at_every_level():
    all_work(*((cc, machine, [level]) for machine, cc, level
               in itertools.product(kit.MACHINES, kit.COMPILERS, LEVELS)))


@kit.promise
def handler_vfork_and_clone_work_in_every_mode():
    cells = []
    for machine, cc, level in itertools.product(
            kit.MACHINES, kit.COMPILERS, ["-O0", "-O2"]):
        for mode in MODES + ONLY_ON[machine]:
            if (cc == "clang" and kit.version("clang") < (19,)
                    and machine == "i386"
                    and {"-flto", "-static-pie"} <= set(mode)):
                kit.skip("lld before 19 does not find _GLOBAL_OFFSET_TABLE_ "
                         "there", " ".join([cc, machine, level, *mode]))
            else:
                cells.append((cc, machine, [level, *mode]))
    all_work(*cells)


@kit.promise
def gcc_lto_may_put_each_anywhere():
    all_work(*(("gcc", machine, [level, "-flto=2", f"-flto-partition={each}"])
               for machine, level, each in itertools.product(
                   kit.MACHINES, ["-O0", "-O2"],
                   ["max", "1to1", "balanced", "one", "none"])))


@kit.promise
def lto_joins_what_has_unwind_tables_and_what_has_none():
    six, main = (kit.scratch(name, "#include <ring3/syscall.h>\n" + text)
                 for name, text in (
                     ("six.c", "long six(long n);\nlong six(long n)\n"
                      "{ return syscall6(999, n, 2, 3, 4, 5, 6); }\n"),
                     ("main.c", "#include <ring3/start.h>\nlong six(long n);\n"
                      "int main(int n) { return six(n) != -38; }\n")))
    for cc, machine, with_tables in itertools.product(
            kit.COMPILERS, kit.MACHINES, (six, main)):
        made = []
        for source in six, main:
            made.append(f"{tempfile.mkdtemp(dir=kit.SCRATCH)}/part.o")
            said = kit.run([
                *command(cc, machine), "-O2", "-flto", "-c", source,
                "-o", made[-1],
                "-fasynchronous-unwind-tables" if source == with_tables else
                "-fno-asynchronous-unwind-tables"]).stderr
        program = made[0] + "-linked"
        done = kit.run([cc, kit.WIDTH[machine], "-O2", "-flto", "-nostdlib",
                        "-static", *["-fuse-ld=lld"] * (cc == "clang"), *made,
                        "-o", program])
        status = done.returncode or kit.run([program]).returncode
        kit.check(status == 0, f"{cc} {machine} {with_tables.name}",
                  said + done.stderr)


@kit.promise
def a_handler_that_takes_its_arguments_off_the_stack_is_diagnosed():
    source = kit.scratch("handler.c", "#include <ring3/restorer.h>\n"
                         "void pops(int sig);\n"
                         "struct kernel_sigaction act = {{pops}, 0, 0, 0};\n")
    for cc, flag in itertools.product(kit.COMPILERS, ["-mregparm=3", "-mrtd"]):
        made = kit.run([*command(cc, "i386"), flag, "-c", source, "-o",
                        kit.SCRATCH / "handler.o"])
        kit.check(bool(made.returncode) == (flag == "-mrtd"), f"{cc} {flag}",
                  made.stderr)


@kit.promise
def the_archives_may_be_linked_beside_the_headers():
    all_work(*((cc, machine, [level, *mode], True)
               for machine, cc, level, mode in itertools.product(
                   kit.MACHINES, kit.COMPILERS, ["-O0", "-O2"],
                   [[], ["-flto"]])))


@functools.cache
def plain(machine):
    """An object with the headers' copies in it."""
    made = kit.SCRATCH / f"{machine}.o"
    kit.run(["gcc", kit.WIDTH[machine], "-I" + kit.INCLUDE, "-DPART",
             "-ffreestanding", "-c", SOURCE, "-o", made])
    return made


def code(file, name):
    """The bytes of a function, as hexadecimal."""
    text = kit.run(["objdump", "-d", file]).stdout
    found = re.search(rf"<{name}>:\n(.*?)(?:\n\n|$)", text, re.S)
    return "".join(re.findall(
        r"^ +\w+:\t((?:\w\w )+)", re.sub(
            r"\n?\w+ <.*>:\n", "\n",
            text[found.start(1):].split("Disassembly")[0]),
        re.M)).replace(" ", "")


@kit.promise
def each_is_the_same_in_both_ways_in():
    for machine, (part, name) in itertools.product(kit.MADE, PARTS.items()):
        ours = code(plain(machine), name)
        kit.check(ours and ours == code(nasm(machine, part), name),
                  f"{machine} {name}", ours)


@kit.promise
def the_restorer_has_the_bytes_that_unwinders_know():
    for machine in kit.MADE:
        kit.check(code(plain(machine), PARTS["restorer"]) == {
            "i386": "b8ad000000cd80", "x86_64": "48c7c00f0000000f05"}[machine],
            machine)


@kit.promise
def each_block_has_its_size_and_is_weak_and_hidden():
    """A size is told to the assembler as a number, or as a difference."""
    for machine, cc, level, flags in itertools.product(
            kit.MADE, kit.COMPILERS, LEVELS[::2],
            ([], ["-masm=intel"], ["-fcf-protection"], ["-march=i586"])):
        if (machine, flags) == ("x86_64", ["-march=i586"]):
            continue
        made, said = objects(cc, machine, (level, *flags))
        made = made[1] if made else SOURCE
        symbols = kit.run(["readelf", "-sSW", made]).stdout
        sizes = {name: int(size) for size, name in re.findall(
            r" (\d+) FUNC +WEAK +HIDDEN +\d+ (\w+)", symbols)}
        codes = {name: code(made, name) for name in PARTS.values()}
        endbr = [name for name in codes if codes[name].startswith("f30f1ef")]
        kit.check(all(sizes.get(name) == len(codes[name]) // 2
                      for name in codes)
                  and bool(endbr) == (machine == "x86_64" or
                                      flags == ["-fcf-protection"]),
                  " ".join([cc, machine, level, *flags]), symbols + said)


@kit.promise
def a_nop_is_before_the_restorer():
    section = ".text.ring3_sigaction_restorer"
    for machine in kit.MADE:
        made = kit.SCRATCH / f"{machine}-nop"
        kit.run(["objcopy", "-O", "binary", "-j", section,
                 "--set-section-flags", section + "=alloc", plain(machine),
                 made])
        kit.check(made.read_bytes()[:1] == b"\x90", machine)


# tcc has the headers' C, and everything else from the archive.
@kit.promise
def tcc_takes_the_three_from_the_archive():
    for machine in kit.MACHINES:
        if not shutil.which("tcc"):
            kit.skip("tcc is not installed", machine)
            continue
        place = pathlib.Path(tempfile.mkdtemp(dir=kit.SCRATCH))
        said = ""
        for number, part in enumerate(([], ["-DPART"])):
            made = kit.run(["tcc", kit.WIDTH[machine], "-I" + kit.INCLUDE,
                            *part, "-c", SOURCE, "-o", place / f"{number}.o"])
            said += made.stderr
        made = kit.run(["ld", "-m", {"i386": "elf_i386",
                                     "x86_64": "elf_x86_64"}[machine],
                        "-z", "noexecstack", place / "0.o", place / "1.o",
                        nasm(machine, "start"), nasm(machine, "mem"),
                        *twins(machine), "-o", place / "program"])
        said += made.stderr
        ran = made.returncode or kit.run([place / "program"]).returncode
        kit.check(ran == 0, machine, (ran, said))


# Through a handler, with unwind tables and by its bytes alone.
@kit.promise
def a_debugger_sees_who_was_interrupted():
    for machine, flags, beside in itertools.product(
            kit.MACHINES,
            [["-fasynchronous-unwind-tables"],
             ["-fno-asynchronous-unwind-tables", "-fno-omit-frame-pointer"]],
            [False, True]):
        case = " ".join([machine, *flags] + ["and the archive's"] * beside)
        if machine not in kit.NATIVE or not shutil.which("gdb"):
            kit.skip(kit.NO_TOOLS if machine not in kit.NATIVE else
                     "gdb is not installed", case)
            continue
        program, said = build("gcc", machine, ["-O1", *flags], beside)
        seen = kit.run([
            "gdb", "-q", "-nx", "-batch",
            "-ex", "set debuginfod enabled off",
            "-ex", "set startup-with-shell off",
            "-ex", "handle SIGUSR1 nostop noprint pass",
            "-ex", "break on_value", "-ex", "run", "-ex", "bt", program
            ]).stdout if program else said
        kit.check(re.search(
            r"#0 .* on_value \(\)\n#1 +<signal handler called>\n"
            r"(#.*\n)*?#\d+ .* raise_here \(\)\n#\d+ .* main \(\)", seen),
            case, seen)


kit.main()
