#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""libring3.a as those use it who do not write C: every call has an object of
its own, other languages call it, and a debugger finds its way out of it."""
import re
import shutil
import sys

import kit

sys.path.insert(0, str(kit.ROOT / "src"))
import gen  # noqa: E402

FROM = kit.ROOT / "examples/from"


def archive(machine):
    return kit.BUILD / f"src/libring3-{machine}.a"


def link(machine, name, *objects):
    """A program of some objects and the archive."""
    program = kit.SCRATCH / name
    program.unlink(missing_ok=True)
    made = kit.run(["ld", "-m", {"i386": "elf_i386", "x86_64": "elf_x86_64"}[
        machine], "--fatal-warnings", *objects, archive(machine), "-o",
        program])
    return program, made


def transcript(source):
    """What a source's header says the program prints."""
    return re.search(r"\$ \./hello\n.{0,8}?(Hello from \w+)",
                     source.read_text())[1] + "\n"


# What each object says of control flow is so: it keeps to a shadow stack, but
# for i386's vfork, and a branch may go to its functions. Nothing branches to
# the restorer: it is returned to.
for machine in ("i386", "x86_64"):
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
    kit.check(code and not wrong and not said,
              f"{machine}_notes_of_each_object_are_true", (wrong, said))

for machine in kit.MACHINES:
    members = [name.removesuffix(".o") for name in
               kit.run(["ar", "t", archive(machine)]).stdout.split()]
    wanted = {row.name for row in gen.calls() if gen.has_wrapper(row)
              and (getattr(row, machine) is not None or row.uses != "."
                   and machine == "i386")} | {"wait", "waitpid"}
    calls = {name for name in members
             if not name.startswith(f"{machine}-")}
    raw = {"gate", *(f"syscall{words}" for words in range(7))}
    kit.check(calls == wanted | raw and len(members) == len(set(members)),
              f"{machine}_archive_has_every_wrapper_and_raw_call_once "
              f"({len(calls)})", calls ^ (wanted | raw))
    symbols = kit.run(["nm", "-g", archive(machine)]).stdout
    own = dict(re.findall(r"^(\w+)\.o:\n\w+ T (\w+)\n\n?", symbols + "\n",
                          re.M))
    kit.check({f"sys_{name}" for name in wanted} == {
        symbol for name, symbol in own.items() if name in wanted},
              f"{machine}_each_object_of_it_has_one_function_and_asks_for_none")
    notes = kit.run(["readelf", "-SW", archive(machine)]).stdout
    kit.check(notes.count(".note.GNU-stack") == notes.count("File: "),
              f"{machine}_no_object_of_it_asks_for_an_executable_stack")

    # From assembler.
    source = FROM / "hello.asm"
    made = kit.run(["nasm", "-w+all", "-Werror", "-f", {
        "i386": "elf32", "x86_64": "elf64"}[machine], source, "-o",
        kit.SCRATCH / "asm.o"])
    program, linked = link(machine, "asm", kit.SCRATCH / "asm.o")
    said = kit.run([program]) if program.exists() else linked
    kit.check(said.stdout == transcript(source) and said.returncode == 0,
              f"{machine}_assembler_calls_it", (made, said))
    used = kit.run(["nm", program]).stdout
    kit.check(re.findall(r"T (sys_\w+)", used) == ["sys_write"],
              f"{machine}_a_program_holds_the_calls_it_makes_and_no_other",
              used)

    # From Fortran, without its runtime.
    source, name = FROM / "hello.f90", f"{machine}_fortran_calls_it"
    if not shutil.which("gfortran"):
        kit.skip(name, "gfortran is not installed")
    else:
        made = kit.run(["gfortran", kit.WIDTH[machine], "-Wall", "-c", source,
                        "-o", kit.SCRATCH / "fortran.o"])
        program, linked = link(machine, "fortran", kit.SCRATCH / "fortran.o")
        said = kit.run([program]) if program.exists() else linked
        kit.check(said.stdout == transcript(source) and said.returncode == 0,
                  name, (made, said))

    # From Pascal, beside its own start code.
    source, name = FROM / "hello.pas", f"{machine}_pascal_calls_it"
    if machine == "i386":
        pass
    elif not shutil.which("fpc"):
        kit.skip(name, "fpc is not installed: fp-compiler")
    else:
        place = kit.SCRATCH / "pascal"
        place.mkdir(exist_ok=True)
        shutil.copy(archive(machine), place / "libring3.a")
        shutil.copy(source, place)
        made = kit.run(["fpc", "-Fl.", "hello.pas"], cwd=place)
        said = kit.run([place / "hello"]) if made.returncode == 0 else made
        kit.check(said.stdout == transcript(source) and said.returncode == 0,
                  name, (made, said))

    # Out of a call that the kernel has not answered yet, one for each number
    # of registers that i386 has to save; main keeps no frame pointer.
    source = kit.scratch("deep.c", """#include <stddef.h>
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
""")
    program = kit.SCRATCH / "deep"
    made = kit.run(["gcc", kit.WIDTH[machine], "-O1", "-fomit-frame-pointer",
                    "-fno-pie", "-no-pie", source, archive(machine), "-o",
                    program])
    name = f"{machine}_a_debugger_finds_its_way_out_of_a_call"
    if machine not in kit.NATIVE or not shutil.which("gdb"):
        kit.skip(name, kit.NO_TOOLS if machine not in kit.NATIVE else
                 "gdb is not installed")
        continue
    calls = ["getpid", "read", "wait4", "pread64", "pselect6", "time"]
    stops = []
    for call in calls:
        code = kit.run(["objdump", "-d", f"--disassemble=sys_{call}",
                        program]).stdout
        stops += re.findall(r"^ +(\w+):.*\t(?:int +\$0x80|syscall)", code,
                            re.M)
    script = [word for stop in stops for word in ("-ex", f"break *0x{stop}")]
    script += ["-ex", "run"] + ["-ex", "bt", "-ex", "continue"] * len(stops)
    seen = kit.run(["gdb", "-q", "-nx", "-batch", "-ex",
                    "set debuginfod enabled off", "-ex",
                    "set startup-with-shell off", *script, program],
                   timeout=60).stdout
    missing = [call for call in calls if not re.search(
        rf"#0 +0x\w+ in sys_{call} \(\)\n#1 +0x\w+ in deep \(\)\n"
        r"#2 +0x\w+ in main \(\)", seen)]
    kit.check(len(stops) == len(calls) and not missing, name,
              f"{missing}\n{seen}\n{made.stderr}")

# And finds there what the caller had in its registers, which i386's functions
# save: at the trap, and after each pop behind it.
if "i386" in kit.NATIVE and shutil.which("gdb"):
    source = kit.scratch("saved.asm", """
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
""")
    program = kit.SCRATCH / "saved"
    made = kit.run(["nasm", "-f", "elf32", source, "-o", f"{program}.o"])
    made = kit.run(["gcc", "-m32", "-no-pie", f"{program}.o",
                    archive("i386"), "-o", program])
    calls = ["read", "wait4", "waitid", "pselect6", "time"]
    script = []
    for call in calls:
        code = kit.run(["objdump", "-d", f"--disassemble=sys_{call}",
                        program]).stdout
        for stop in re.findall(r"^ +(\w+):.*\t(?:int +\$0x80|pop|ret)", code,
                               re.M):
            script += ["-ex", f"break *0x{stop}"]
    stops = script.count("-ex")
    look = ["-ex", "up", "-ex",
            'printf "saw %x %x %x %x\\n", $ebx, $esi, $edi, $ebp', "-ex",
            "continue"]
    seen = kit.run(["gdb", "-q", "-nx", "-batch", "-ex",
                    "set debuginfod enabled off", "-ex",
                    "set startup-with-shell off", *script, "-ex", "run",
                    *look * stops, program], timeout=60)
    saw = re.findall(r"^saw (.*)$", seen.stdout, re.M)
    kit.check(stops > 15 and len(saw) == stops
              and set(saw) == {"11111111 22222222 33333333 44444444"},
              "i386_a_debugger_finds_the_callers_registers", seen.stdout[-2500:]
              + seen.stderr[-500:] + made.stderr)
else:
    kit.skip("i386_a_debugger_finds_the_callers_registers", kit.NO_TOOLS
             if "i386" not in kit.NATIVE else "gdb is not installed")

kit.done()
