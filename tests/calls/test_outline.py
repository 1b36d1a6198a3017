#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""RING3_OUTLINE: the raw calls are functions of libring3.a and enter the kernel
in one place, ring3_gate, which a filter can know and another can replace. That
their registers are right is for matrix.py to say."""
import functools
import itertools
import re
import shutil
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

FLAGS = [*kit.BARE, *kit.PLAIN, "-DRING3_OUTLINE"]
LEVELS = ["-O0", "-Os"]


def archive(machine):
    return kit.BUILD / f"src/libring3-{machine}.a"


def pairs():
    return itertools.product(kit.COMPILERS, kit.MACHINES)


@functools.cache
def link(name, text, cc, machine, level, *more):
    """(a program without libc, what was said)"""
    program = kit.SCRATCH / f"{name}-{cc}-{machine}{level}"
    made = kit.run([cc, kit.WIDTH[machine], *FLAGS, level,
                    kit.scratch(f"{name}.c", text), *more, archive(machine),
                    "-o", program])
    return program, made.stderr


def assembled(machine, name, text):
    source = kit.scratch(f"{name}.asm", text)
    made = kit.run(["nasm", "-f", {"i386": "elf32", "x86_64": "elf64"}[machine],
                    source, "-o", kit.SCRATCH / f"{name}.o"])
    return kit.SCRATCH / f"{name}.o" if made.returncode == 0 else made.stderr


def ended(program, said, status, output=""):
    """What is wrong with how a program ends, or nothing."""
    if not program.exists():
        return said
    ran = kit.run([program])
    return "" if (ran.returncode, ran.stdout) == (status, output) else str(ran)


# Wrappers of every number of arguments; on i386 lseek is made of five.
ALL = """#include <ring3.h>
#include <ring3/start.h>
int main(void)
{
    int fds[2];
    char c = 0;
    void *p = sys_mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (ring3_pointer_error(p) || sys_getpid() <= 0 || sys_pipe2(fds, 0))
        return 1;
    if (sys_write(fds[1], "x", 1) != 1 || sys_read(fds[0], &c, 1) != 1)
        return 2;
    if (c != 'x' || sys_lseek(fds[0], 0, SEEK_SET) != -ESPIPE)
        return 3;
    if (sys_close(fds[0]) || sys_wait4(-1, NULL, 0, NULL) != -ECHILD)
        return 4;
    return syscall0(NR_getppid) > 0 ? 42 : 5;
}
"""


@kit.promise
def wrappers_work_out_of_line():
    for (cc, machine), level in itertools.product(pairs(), LEVELS):
        wrong = ended(*link("all", ALL, cc, machine, level), 42)
        kit.check(not wrong, f"{cc} {machine} {level}", wrong)


@kit.promise
def only_the_gate_and_start_enter_the_kernel():
    for cc, machine, level in itertools.product(kit.COMPILERS, kit.MADE,
                                                LEVELS):
        program, said = link("all", ALL, cc, machine, level)
        code = kit.run(["objdump", "-d", program]).stdout
        traps = re.findall(r"^ +\w+:.*\t(?:int +\$0x80|syscall)", code, re.M)
        kit.check(len(traps) == 2, f"{cc} {machine} {level}", said + code)


# In front of the archive: every call is answered by -77.
ANOTHER = """
        section .text
        global  ring3_gate
ring3_gate:
%if __?BITS?__ == 64
        mov     rax, -77
%else
        mov     eax, -77
%endif
        ret
        section .note.GNU-stack noalloc noexec nowrite progbits
"""
ANSWERED = """#include <ring3/io.h>
#include <ring3/process.h>
#include <ring3/start.h>
int main(void)
{
    return sys_getpid() == -77 && sys_write(1, "no\\n", 3) == -77 ? 42 : 1;
}
"""


@kit.promise
def another_gate_takes_its_place():
    for cc, machine in pairs():
        gate = assembled(machine, "another", ANOTHER)
        wrong = ended(*link("answered", ANSWERED, cc, machine, "-O1", gate), 42)
        kit.check(not wrong, f"{cc} {machine}", wrong)


# A filter for what comes from behind the gate, and the end.
FILTERED = """#include <ring3/io.h>
#include <ring3/prctl.h>
#include <ring3/process.h>
#include <ring3/seccomp.h>
#include <ring3/start.h>
extern const char ring3_gate[] __attribute__((__visibility__("hidden")));
int main(int argc, char **argv)
{
    /* Both instructions are two bytes; what counts is where they lead to. */
    unsigned long after = (unsigned long)ring3_gate + 2;
    struct kernel_sock_filter code[] = {
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, 0},
        {BPF_JMP | BPF_JEQ | BPF_K, 3, 0, NR_exit_group},
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, 8},
        {BPF_JMP | BPF_JEQ | BPF_K, 1, 0, (uint32_t)after},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW}
    };
    struct kernel_sock_fprog program = {.len = 6, .filter = code};
    long err;

    (void)argv;
    if (sys_prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
        return 1;
    err = sys_seccomp(SECCOMP_SET_MODE_FILTER, 0, &program);
    if (err)
        return err == -EINVAL || err == -ENOSYS ? 77 : 2;
    if (sys_write(1, "by the gate\\n", 12) != 12)
        return 3;
    if (argc > 1) {
        err = NR_getpid;
        __asm__ __volatile__(RING3_TRAP
            : "+a" (err) : : "memory"
#ifdef __x86_64__
            , "rcx", "r11"
#endif
            );
    }
    return 42;
}
"""


@kit.promise
def a_filter_lets_pass_what_comes_by_the_gate_alone():
    for cc, machine in pairs():
        program, said = link("filtered", FILTERED, cc, machine, "-O1")
        if program.exists() and kit.run([program]).returncode == 77:
            kit.skip("no seccomp filters here", f"{cc} {machine}")
            continue
        wrong = ended(program, said, 42, "by the gate\n")
        if not wrong:
            ran = kit.run([program, "around"])
            wrong = "" if ran.returncode == -31 else str(ran)
        kit.check(not wrong, f"{cc} {machine}", wrong)


# Out of the gate, without frame pointers.
DEEP = """#include <ring3/syscall.h>
int main(void);
static __attribute__((noinline)) long deep(volatile long *x)
{
    return *x + syscall6(NR_pselect6, -1, NULL, NULL, NULL, NULL, NULL);
}
int main(void)
{
    volatile long x = 0;

    return deep(&x) == 0;
}
"""


@kit.promise
def a_debugger_finds_its_way_out_of_the_gate():
    for cc, machine in pairs():
        if machine not in kit.NATIVE or not shutil.which("gdb"):
            kit.skip(kit.NO_TOOLS if machine not in kit.NATIVE else
                     "gdb is not installed", f"{cc} {machine}")
            continue
        program = kit.SCRATCH / "deep"
        program.unlink(missing_ok=True)
        made = kit.run([cc, kit.WIDTH[machine], "-DRING3_OUTLINE", "-O1",
                        "-fomit-frame-pointer", "-fno-pie", "-no-pie",
                        "-I" + kit.INCLUDE, kit.scratch("deep.c", DEEP),
                        archive(machine), "-o", program])
        seen = kit.run(["gdb", "-q", "-nx", "-batch", "-ex",
                        "set debuginfod enabled off", "-ex",
                        "set startup-with-shell off", "-ex",
                        "break *ring3_gate", "-ex", "run", "-ex", "bt",
                        program])
        # x86_64's syscall6 jumps there and leaves no frame.
        between = r"#\d +0x\w+ in syscall6 \(\)\n" * (machine == "i386")
        kit.check(re.search(r"#0 +(?:0x\w+ in )?ring3_gate \(\)\n" + between
                            + r"#\d +0x\w+ in deep \(\)\n"
                            r"#\d +0x\w+ in main \(\)", seen.stdout),
                  f"{cc} {machine}", made.stderr + seen.stdout + seen.stderr)


# A kernel that is not Linux has no such archive.
@kit.promise
def outline_with_a_target_is_one_sentence():
    target = kit.scratch("target.h", "#define RING3_BITS 64\n"
                         "#define RING3_VECTOR 0x30\n")
    for cc in kit.COMPILERS:
        said = kit.run([cc, "-m64", f'-DRING3_TARGET="{target}"',
                        "-DRING3_OUTLINE", "-I" + kit.INCLUDE, "-fsyntax-only",
                        "-include", "ring3/syscall.h", "-x", "c",
                        "/dev/null"]).stderr
        kit.check(said.count("error:") == 1 and "leave it out" in said, cc,
                  said)


# The kernel's faster way in, where it tells of one.
FAST = """#include <ring3/auxv.h>
#include <ring3/process.h>
#include <ring3/start.h>
void *entry;
int main(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv;
    entry = (void *)ring3_getauxval(envp, AT_SYSINFO);
    if (!entry)
        return 77;
    return sys_getpid() > 0 && sys_wait4(-1, NULL, 0, NULL) == -10 &&
        syscall6(NR_pselect6, -1, NULL, NULL, NULL, NULL, NULL) == -22 ? 42 : 1;
}
"""
FAST_GATE = """
        extern  entry
        section .text
        global  ring3_gate
ring3_gate:
        jmp     [entry]
        section .note.GNU-stack noalloc noexec nowrite progbits
"""


@kit.promise
def on_i386_the_gate_can_be_what_AT_SYSINFO_says():
    if "i386" not in kit.MACHINES:
        kit.skip("no 32-bit execution here")
        return
    gate = assembled("i386", "fast", FAST_GATE)
    program, said = link("fast", FAST, "gcc", "i386", "-O1", gate)
    if program.exists() and kit.run([program]).returncode == 77:
        kit.skip("the kernel gives no AT_SYSINFO here")
    else:
        kit.check(not (wrong := ended(program, said, 42)), detail=wrong)


kit.main()
