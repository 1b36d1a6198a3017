#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""libring3.a as those use it who do not write C: every call has an object of
its own, other languages call it, and a debugger finds its way out of it."""
import functools
import re
import shutil
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit
import table

FROM = kit.ROOT / "examples/from"


def archive(machine):
    return kit.BUILD / f"src/libring3-{machine}.a"


def link(name, machine, *objects):
    """A program of some objects and the archive."""
    program = kit.SCRATCH / f"{name}-{machine}"
    made = kit.run(["ld", "-m", {"i386": "elf_i386", "x86_64": "elf_x86_64"}[
        machine], "--fatal-warnings", *objects, archive(machine), "-o",
        program])
    return program, made


def check_greets(program, source, case, *made):
    """It prints what its source's header says."""
    wanted = re.search(r"\$ \./hello\n.{0,8}?(Hello from \w+)",
                       source.read_text())[1] + "\n"
    said = kit.run([program]) if program.exists() else None
    kit.check(said and said.stdout == wanted and said.returncode == 0, case,
              "\n".join(map(str, (*made, said))))


@kit.promise
def notes_of_each_object_are_true():
    """It keeps to a shadow stack, but for i386's vfork, and a branch may go to
    its functions. Nothing branches to the restorer: it is returned to."""
    for machine in kit.WIDTH:
        objects = kit.run(["readelf", "-nW", archive(machine)]).stdout
        said = {name: set(re.findall(r"IBT|SHSTK", notes)) for name, notes in
                re.findall(r"File: .*\((\S+)\.o\)\n(.*(?:\n(?!File: ).*)*)",
                           objects)}
        code = kit.run(["objdump", "-d", "--no-show-raw-insn",
                        archive(machine)]).stdout
        wrong = {}
        for name, text in re.findall(
                r"^(\S+)\.o: .*\n((?:(?!\S+\.o: ).*\n?)*)", code, re.M):
            first = re.findall(r"^\w+ <\w+>:\n.*?:\t(\w+)", text, re.M)
            wanted = {"SHSTK"} - ({"SHSTK"} if name == "i386-vfork" else set())
            if first and all(word.startswith("endbr") for word in first) \
                    or name.endswith("-restorer"):
                wanted |= {"IBT"}
            if said.pop(name, None) != wanted or not first:
                wrong[name] = wanted, first
        kit.check(code and not wrong and not said, machine, (wrong, said))


def wrappers(machine):
    return {name for name, row in table.calls().items() if row.wrapped
            and (getattr(row, machine) is not None
                 or row.uses != "." and machine == "i386")} | {
        "wait", "waitpid"}


@kit.promise
def every_wrapper_and_raw_call_is_there_once():
    for machine in kit.MACHINES:
        members = [name.removesuffix(".o") for name in
                   kit.run(["ar", "t", archive(machine)]).stdout.split()]
        calls = {name for name in members
                 if not name.startswith(f"{machine}-")}
        wanted = wrappers(machine) | {"gate"} | {
            f"syscall{words}" for words in range(7)}
        kit.check(calls == wanted and len(members) == len(set(members)),
                  machine, calls ^ wanted)


@kit.promise
def each_object_has_one_function_and_asks_for_none():
    for machine in kit.MACHINES:
        symbols = kit.run(["nm", "-g", archive(machine)]).stdout
        own = dict(re.findall(r"^(\w+)\.o:\n\w+ T (\w+)\n\n?", symbols + "\n",
                              re.M))
        wanted = wrappers(machine)
        kit.check({f"sys_{name}" for name in wanted} == {
            symbol for name, symbol in own.items() if name in wanted}, machine)


@kit.promise
def no_object_asks_for_an_executable_stack():
    for machine in kit.MACHINES:
        notes = kit.run(["readelf", "-SW", archive(machine)]).stdout
        kit.check(0 < notes.count("File: ") == notes.count(".note.GNU-stack"),
                  machine)


@functools.cache
def from_assembler(machine):
    asm = kit.SCRATCH / f"asm-{machine}.o"
    made = kit.run([*kit.nasm(machine), FROM / "hello.asm", "-o", asm])
    program, linked = link("asm", machine, asm)
    return program, made, linked


@kit.promise
def assembler_calls_it():
    for machine in kit.MACHINES:
        program, *made = from_assembler(machine)
        check_greets(program, FROM / "hello.asm", machine, *made)


@kit.promise
def a_program_holds_the_calls_it_makes_and_no_other():
    for machine in kit.MACHINES:
        used = kit.run(["nm", from_assembler(machine)[0]]).stdout
        kit.check(re.findall(r"T (sys_\w+)", used) == ["sys_write"], machine,
                  used)


@kit.promise
def fortran_calls_it():
    # Without its runtime.
    for machine in kit.MACHINES:
        if not shutil.which("gfortran"):
            kit.skip("gfortran is not installed", machine)
            continue
        fortran = kit.SCRATCH / f"fortran-{machine}.o"
        made = kit.run(["gfortran", kit.WIDTH[machine], "-Wall", "-c",
                        FROM / "hello.f90", "-o", fortran])
        program, linked = link("fortran", machine, fortran)
        check_greets(program, FROM / "hello.f90", machine, made, linked)


@kit.promise
def pascal_calls_it():
    # Beside its own start code.
    if not shutil.which("fpc"):
        return kit.skip("fpc is not installed: fp-compiler", "x86_64")
    place = kit.SCRATCH / "pascal"
    place.mkdir()
    shutil.copy(archive("x86_64"), place / "libring3.a")
    shutil.copy(FROM / "hello.pas", place)
    made = kit.run(["fpc", "-Fl.", "hello.pas"], cwd=place)
    check_greets(place / "hello", FROM / "hello.pas", "x86_64", made)


def stops(program, call, instructions):
    """Where they stand in a call."""
    code = kit.run(["objdump", "-d", f"--disassemble=sys_{call}",
                    program]).stdout
    return re.findall(rf"^ +(\w+):.*\t(?:{instructions})", code, re.M)


def gdb(program, places, *look):
    """What gdb sees of a program that is stopped at each of some places."""
    script = [f"break *0x{place}" for place in places] + ["run"] + [
        *look, "continue"] * len(places)
    return kit.run(["gdb", "-q", "-nx", "-batch", "-ex",
                    "set debuginfod enabled off", "-ex",
                    "set startup-with-shell off",
                    *(word for line in script for word in ("-ex", line)),
                    program])


def no_gdb(machine):
    if machine not in kit.NATIVE:
        return kit.NO_TOOLS
    return "" if shutil.which("gdb") else "gdb is not installed"


# One for each number of registers that i386 has to save.
DEEP = """#include <stddef.h>
long sys_pread64(int, void *, size_t, long long);
long sys_getpid(void), sys_read(int, void *, size_t), sys_wait4(int, int *, int,
    void *), sys_pselect6(int, void *, void *, void *, void *, void *);
long long sys_time(long long *);
int main(void);
static __attribute__((noinline)) int deep(volatile int *x)
{
    long long now;

    *x += sys_getpid() > 0;
    *x += sys_read(-1, NULL, 0) < 0;
    *x += sys_wait4(-1, NULL, 0, NULL) < 0;
    *x += sys_pread64(-1, NULL, 0, 1) < 0;
    *x += sys_pselect6(-1, NULL, NULL, NULL, NULL, NULL) < 0;
    *x += sys_time(&now) > 0;
    return *x;
}
int main(void)
{
    volatile int x = 0;

    return deep(&x) == 0;
}
"""


@kit.promise
def a_debugger_finds_its_way_out_of_a_call():
    """That the kernel has not answered yet; main keeps no frame pointer."""
    calls = ["getpid", "read", "wait4", "pread64", "pselect6", "time"]
    for machine in kit.MACHINES:
        if no_gdb(machine):
            kit.skip(no_gdb(machine), machine)
            continue
        program = kit.SCRATCH / f"deep-{machine}"
        made = kit.run(["gcc", kit.WIDTH[machine], "-O1",
                        "-fomit-frame-pointer", "-fno-pie", "-no-pie",
                        kit.scratch("deep.c", DEEP), archive(machine), "-o",
                        program])
        places = [place for call in calls
                  for place in stops(program, call, r"int +\$0x80|syscall")]
        seen = gdb(program, places, "bt")
        missing = [call for call in calls if not re.search(
            rf"#0 +0x\w+ in sys_{call} \(\)\n#1 +0x\w+ in deep \(\)\n"
            r"#2 +0x\w+ in main \(\)", seen.stdout)]
        kit.check(len(places) == len(calls) and not missing, machine,
                  f"{missing}\n{seen.stdout}\n{seen.stderr}\n{made.stderr}")


SAVED = """
        bits    32
        extern  sys_getpid, sys_read, sys_wait4, sys_waitid, sys_pselect6
        extern  sys_time
        global  main
main:
        push    ebx
        push    esi
        push    edi
        push    ebp
        mov     ebx, 0x11111111
        mov     esi, 0x22222222
        mov     edi, 0x33333333
        mov     ebp, 0x44444444
        %rep 6
        push    -1
        %endrep
        call    sys_read
        call    sys_wait4
        call    sys_waitid
        call    sys_pselect6
        mov     dword [esp], 0
        call    sys_time
        add     esp, 24
        xor     eax, eax
        pop     ebp
        pop     edi
        pop     esi
        pop     ebx
        ret
        section .note.GNU-stack noalloc noexec nowrite progbits
"""


@kit.promise
def a_debugger_finds_the_callers_registers():
    """Which i386's functions save: at the trap, and after each pop behind it.
    """
    if no_gdb("i386"):
        return kit.skip(no_gdb("i386"), "i386")
    program = kit.SCRATCH / "saved"
    kit.run(["nasm", "-f", "elf32", kit.scratch("saved.asm", SAVED), "-o",
             f"{program}.o"])
    made = kit.run(["gcc", "-m32", "-no-pie", f"{program}.o", archive("i386"),
                    "-o", program])
    places = [place for call in ("read", "wait4", "waitid", "pselect6", "time")
              for place in stops(program, call, r"int +\$0x80|pop|ret")]
    seen = gdb(program, places, "up",
               r'printf "saw %x %x %x %x\n", $ebx, $esi, $edi, $ebp')
    saw = re.findall(r"^saw (.*)$", seen.stdout, re.M)
    kit.check(len(places) > 15 and len(saw) == len(places)
              and set(saw) == {"11111111 22222222 33333333 44444444"}, "i386",
              seen.stdout[-2500:] + seen.stderr[-500:] + made.stderr)


kit.main()
