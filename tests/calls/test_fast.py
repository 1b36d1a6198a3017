#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""RING3_FAST: after ring3_fast() each call of an i386 program goes in by what
AT_SYSINFO says, and before it, or where it says nothing, by int 0x80. That the
registers are right is for matrix.py to say, that subjects work so for the C
tests, which are built with it once more."""
import ctypes
import itertools
import os
import re
import shutil
import signal
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

FLAGS = [*kit.BARE, *kit.PLAIN, "-DRING3_FAST"]
LEVELS = ["-O0", "-Os"]
ARCHIVE = kit.BUILD / "src/libring3-i386-fast.a"
# Both ways to be somewhere, both unwinding and not, both of gcc's dialects.
WAYS = {
    "": [],
    "static-pie": ["-fPIE", "-static-pie", "-Wl,-z,text"],
    "unwinding": ["-fasynchronous-unwind-tables"],
    "intel": ["-masm=intel"],
    "outline": ["-DRING3_OUTLINE"],
}


def ways():
    if "i386" not in kit.MACHINES:
        kit.skip("no 32-bit execution here")
        return []
    return list(itertools.product(kit.COMPILERS, LEVELS, WAYS))


def link(cc, level, way, name, *files):
    """(a program of these files, what was said)"""
    program = kit.SCRATCH / f"{name}-{cc}{level}-{way}"
    made = kit.run([cc, "-m32", *FLAGS, level, *WAYS[way], *files, *[
        ARCHIVE] * (way == "outline"), "-o", program])
    return program, made.stderr


def wrong(program, said, *words, status=42):
    """What is wrong with how it ends, or nothing; 77 is no AT_SYSINFO."""
    if not program.exists():
        return said or "it was not made"
    ran = kit.run([program, *words])
    if ran.returncode == 77:
        kit.skip("the kernel gives no AT_SYSINFO here")
        return ""
    return "" if ran.returncode == status else str(ran)


# A filter ends what goes in elsewhere than in the vDSO, or there, as asked.
# Two files, each with calls of every number of arguments, and the archive.
CALLS = """#include <ring3.h>
static int NAME(void)
{
    char c[2] = "xy";
    int fds[2];
    void *p = sys_mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (ring3_pointer_error(p) || sys_getpid() <= 0 || sys_pipe2(fds, 0))
        return 1;
    if (sys_write(fds[1], c, 1) != 1 || sys_read(fds[0], c + 1, 1) != 1)
        return 2;
    if (c[1] != 'x' || sys_lseek(fds[0], 0, SEEK_SET) != -ESPIPE)
        return 3;
    if (sys_close(fds[0]) || sys_wait4(-1, NULL, 0, NULL) != -ECHILD)
        return 4;
    return syscall6(NR_pselect6, -1, NULL, NULL, NULL, NULL, NULL) == -EINVAL
        ? 0 : 5;
}
"""
MAIN = "#define NAME here\n" + CALLS + """
#include <ring3/fast.h>
#include <ring3/start.h>
int there(void);
#ifdef RING3_OUTLINE
long archived(void);
#else
#define archived sys_getppid
#endif
static int allow(unsigned long from, unsigned long to, int inside)
{
    uint32_t in = inside ? SECCOMP_RET_ALLOW : SECCOMP_RET_KILL_PROCESS;
    uint32_t out = inside ? SECCOMP_RET_KILL_PROCESS : SECCOMP_RET_ALLOW;
    struct kernel_sock_filter code[] = {
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, 0},
        {BPF_JMP | BPF_JEQ | BPF_K, 4, 0, NR_exit_group},
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, 8},
        {BPF_JMP | BPF_JGE | BPF_K, 0, 3, (uint32_t)from},
        {BPF_JMP | BPF_JGE | BPF_K, 2, 0, (uint32_t)to},
        {BPF_RET | BPF_K, 0, 0, in},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW},
        {BPF_RET | BPF_K, 0, 0, out}
    };
    struct kernel_sock_fprog program = {.len = 8, .filter = code};

    if (sys_prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
        return 1;
    return sys_seccomp(SECCOMP_SET_MODE_FILTER, 0, &program) < 0;
}
int main(int argc, char **argv, char **envp)
{
    unsigned long at = ring3_getauxval(envp, AT_SYSINFO) & ~0xffful;
    static char *none[1 + 2];

    if (argc > 1 && argv[1][0] == 'p') {
        ring3_fast(envp);
        return here() ? here() : there() ? 20 + there() : 42;
    }
    if (!at)
        return 77;
    if (argc == 1)
        ring3_fast(envp);
    if (argc > 1 && argv[1][0] == 'a') {
        ring3_fast(envp);
        ring3_fast(none);
    }
    if (allow(at, at + 4096, argc == 1))
        return 10;
    return here() ? here() : there() ? 20 + there() : archived() <= 0 ? 30 : 42;
}
"""
THERE = "#define NAME calls\n" + CALLS + """
int there(void);
int there(void)
{
    return calls();
}
"""


# Without headers, whose sys_getppid is another.
ARCHIVED = """long sys_getppid(void);
long archived(void);
long archived(void)
{
    return sys_getppid();
}
"""


def called(cc, level, way):
    return link(cc, level, way, "called", kit.scratch("main.c", MAIN),
                kit.scratch("there.c", THERE), *[kit.scratch(
                    "archived.c", ARCHIVED)] * (way == "outline"))


@kit.promise
def every_call_of_every_file_and_the_archive_goes_by_AT_SYSINFO():
    for case in ways():
        said = wrong(*called(*case))
        kit.check(not said, " ".join(case), said)


@kit.promise
def before_ring3_fast_and_without_AT_SYSINFO_calls_go_by_int_0x80():
    for case in ways():
        for word in "before", "after":
            said = wrong(*called(*case), word)
            kit.check(not said, " ".join((*case, word)), said)


# A filter by number sees what it always saw; there is no other way in but the
# gate's. A vfork, a clone and a handler's return keep theirs.
@kit.promise
def the_gate_alone_enters_the_kernel():
    for case in ways():
        program, said = called(*case)
        code = kit.run(["objdump", "-d", program]).stdout
        traps = re.findall(r"^ +\w+:.*\tint +\$0x80", code, re.M)
        # The archive's _start is not compiled with the program.
        kit.check(len(traps) == 1, " ".join(case), said + code[-2000:])


ALWAYS = """#include <ring3.h>
#include <ring3/clone.h>
#include <ring3/fast.h>
#include <ring3/restorer.h>
#include <ring3/start.h>
#include <ring3/vfork.h>
static int fds[2];
static char stack[8192] __attribute__((__aligned__(16)));
RING3_HANDLER static void handler(int sig)
{
    (void)sig;
    sys_write(fds[1], "x", 1);
}
static int child(void *arg)
{
    return sys_getpid() > 0 ? *(int *)arg : 1;
}
static int denied(void)
{
    static struct kernel_sock_filter code[] = {
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, 4},
        {BPF_JMP | BPF_JEQ | BPF_K, 0, 3, AUDIT_ARCH_I386},
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, 0},
        {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, NR_getppid},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | 77},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW}
    };
    static struct kernel_sock_fprog program;

    program.len = 6;
    program.filter = code;
    if (sys_prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ||
        sys_seccomp(SECCOMP_SET_MODE_FILTER, 0, &program) < 0)
        return 0;
    return sys_getppid() == -77 && sys_getpid() > 0;
}
int main(int argc, char **argv, char **envp)
{
    static struct kernel_sigaction act;
    static struct kernel_itimerval soon = {{0, 0}, {0, 50000}};
    int status = 0, seven = 7;
    volatile int seen = 0;
    char c;
    int pid;

    (void)argc, (void)argv;
    ring3_fast(envp);
    pid = sys_vfork();
    if (pid == 0) {
        seen = sys_getpid();
        sys_exit_group(5);
    }
    if (pid < 0 || sys_wait4(pid, &status, 0, NULL) != pid || seen != pid ||
        WEXITSTATUS(status) != 5)
        return 1;
    pid = ring3_clone(child, stack + sizeof stack, CLONE_VM | SIGCHLD, &seven,
                      NULL, NULL, NULL);
    if (pid < 0 || sys_wait4(pid, &status, 0, NULL) != pid ||
        WEXITSTATUS(status) != 7)
        return 2;
    /* A call that is interrupted begins again, or ends. */
    if (sys_pipe2(fds, 0))
        return 3;
    act.handler = handler;
    act.flags = SA_RESTART;
    if (ring3_sigaction(SIGALRM, &act, NULL) ||
        sys_setitimer(ITIMER_REAL, &soon, NULL) ||
        sys_read(fds[0], &c, 1) != 1 || c != 'x')
        return 4;
    act.flags = 0;
    if (ring3_sigaction(SIGALRM, &act, NULL) ||
        sys_setitimer(ITIMER_REAL, &soon, NULL) ||
        sys_read(fds[0], &c, 1) != -EINTR || sys_read(fds[0], &c, 1) != 1)
        return 5;
    pid = sys_fork();
    if (pid == 0)
        return 6;
    if (sys_wait4(pid, &status, 0, NULL) != pid || WEXITSTATUS(status) != 6)
        return 6;
    return denied() ? 42 : 7;
}
"""


def always(cc, level, way):
    return link(cc, level, way, "always", kit.scratch("always.c", ALWAYS))


@kit.promise
def vfork_clone_handlers_restarts_and_filters_work_beside_it():
    for case in ways():
        said = wrong(*always(*case))
        kit.check(not said, " ".join(case), said)


# Where esp is 64 bytes above what cannot be written to. The kernel looks at the
# sixth argument first and refuses that; the flags have the direction in them.
PROBE = """
        bits    32
        extern  ring3_gate
        section .bss
        global  after
after:  resd    9
old:    resd    1
        section .text
        global  probe
probe:  pushad
        mov     [old], esp
        mov     edx, [esp + 40]
        mov     esp, [esp + 36]
        push    edx
        popfd
        mov     eax, 308                ; pselect6
        mov     ebx, -1
        mov     ecx, 2
        mov     edx, 3
        mov     esi, 4
        mov     edi, 5
        mov     ebp, -1
        call    ring3_gate
        mov     [after], eax
        mov     [after + 4], ebx
        mov     [after + 8], ecx
        mov     [after + 12], edx
        mov     [after + 16], esi
        mov     [after + 20], edi
        mov     [after + 24], ebp
        mov     [after + 28], esp
        mov     esp, [old]
        pushfd
        pop     dword [after + 32]
        cld
        popad
        ret
        section .note.GNU-stack noalloc noexec nowrite progbits
"""
KEPT = """#include <ring3.h>
#include <ring3/fast.h>
#include <ring3/start.h>
extern long after[9];
void probe(char *stack, unsigned long flags);
int main(int argc, char **argv, char **envp)
{
    char *p = (char *)sys_mmap(NULL, 8192, PROT_READ | PROT_WRITE,
                               MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    long wanted[8] = {-EFAULT, -1, 2, 3, 4, 5, -1, (long)p + 4160};
    int round, i;

    (void)argc, (void)argv;
    if (sys_mprotect(p, 4096, PROT_NONE))
        return 1;
    for (round = 0; round < 4; round++) {
        long flags = round & 1 ? 0xcd5 : 0;

        if (round == 2)
            ring3_fast(envp);
        probe(p + 4160, (unsigned long)flags);
        for (i = 0; i < 8; i++)
            if (after[i] != wanted[i])
                return 10 + 10 * round + i;
        if ((after[8] & 0xcd5) != flags)
            return 18 + 10 * round;
    }
    return 42;
}
"""


def kept(cc, level, way):
    kit.run([*kit.nasm("i386"), kit.scratch("probe.asm", PROBE), "-o",
             kit.SCRATCH / "probe.o"])
    return link(cc, level, way, "kept", kit.scratch("kept.c", KEPT),
                kit.SCRATCH / "probe.o")


@kit.promise
def all_is_kept_and_64_bytes_of_stack_are_enough():
    for cc, level, way in ways():
        if way in ("", "outline"):
            said = wrong(*kept(cc, level, way))
            kit.check(not said, f"{cc} {level} {way}", said)


def stepped(program):
    """How it ends, one instruction at a time, and how many those were."""
    trace = ctypes.CDLL(None, use_errno=True).ptrace
    trace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p,
                      ctypes.c_void_p]
    child = os.fork()
    if child == 0:
        trace(0, 0, None, None)                 # PTRACE_TRACEME
        try:
            os.execv(program, [program, "plain"])
        finally:
            os._exit(127)
    for steps in itertools.count():
        status = os.waitpid(child, 0)[1]
        if not os.WIFSTOPPED(status):
            return os.waitstatus_to_exitcode(status), steps
        passed = os.WSTOPSIG(status)
        trace(9, child, None,                   # PTRACE_SINGLESTEP
              None if passed == signal.SIGTRAP else passed)


@kit.promise
def a_tracer_can_go_step_by_step_and_sees_what_it_always_saw():
    for case in ways():
        program, said = called(*case)
        if "i386" not in kit.NATIVE:
            kit.skip(kit.NO_TOOLS, " ".join(case))
            continue
        status, steps = stepped(program)
        seen = kit.run(["strace", "-e", "raw=pselect6", program, "plain"])
        kit.check(status == 42 and steps > 100 and re.search(
            r"(?m)^pselect6\(0xffffffff, 0, 0, 0, 0, 0\) += -1 EINVAL",
            seen.stderr), " ".join(case), (said, status, steps, seen))


@kit.promise
def an_emulator_that_has_no_AT_SYSINFO_runs_it():
    emulator = shutil.which("qemu-i386") or shutil.which("qemu-i386-static")
    if not emulator:
        kit.skip("qemu-i386 is not installed")
        return
    for case in ways():
        program, said = called(*case)
        ran = kit.run([emulator, program, "plain"])
        kit.check(ran.returncode == 42, " ".join(case), ran)


# One enters by sysenter and the other, in compat mode, by syscall.
@kit.promise
def other_kernels_run_it_with_and_without_vdso():
    import guest
    programs = [(each(*case)[0], without) for case in ways()
                for each, without in ((called, 77), (always, 42), (kept, 42))
                if each != kept or case[2] == ""]
    if not programs:
        return
    for flavour, word in itertools.product(["cloud-amd64", "686-pae"],
                                           ["", "vdso32=0"]):
        try:
            ended = guest.run(flavour, [[path] for path, _ in programs], [word])
        except guest.Unavailable as why:
            kit.skip(str(why), flavour)
            continue
        wanted = [without if word else 42 for _, without in programs]
        kit.check([status for status, _ in ended] == wanted,
                  f"{flavour} {word}", ended)


# The word is written to, and with ring3.ld nothing is.
@kit.promise
def ring3_ld_refuses_it_in_one_sentence():
    source = kit.scratch("main.c", MAIN)
    for cc, lld in itertools.product(kit.COMPILERS, ([], ["-fuse-ld=lld"])):
        if lld and not shutil.which("ld.lld"):
            kit.skip("ld.lld is not installed", cc)
            continue
        if "i386" not in kit.MADE:
            kit.skip("no 32-bit compiler here", cc)
            continue
        made = kit.run([cc, "-m32", *kit.BARE, "-DRING3_FAST", "-Os", source,
                        kit.scratch("there.c", THERE), *lld, *kit.SCRIPT,
                        "-o", kit.SCRATCH / "refused"])
        # lld says it twice.
        said = [*{line for line in made.stderr.splitlines()
                  if not re.match("(collect2|clang.*): error: ", line)}]
        kit.check(made.returncode and len(said) == 1 and
                  "link with ring3-data.ld, not ring3.ld" in said[0],
                  f"{cc} {lld}", made)


def compiled(cc, machine, *flags):
    """An object of every header's calls, as bytes."""
    made = kit.run([cc, kit.WIDTH[machine], *kit.BARE, *flags, "-c",
                    kit.scratch("there.c", THERE), "-o",
                    kit.SCRATCH / "there.o"])
    assert made.returncode == 0, made.stderr
    return (kit.SCRATCH / "there.o").read_bytes()


@kit.promise
def on_x86_64_not_a_byte_changes():
    for cc, level in itertools.product(kit.COMPILERS, LEVELS):
        kit.check(compiled(cc, "x86_64", level, "-DRING3_FAST")
                  == compiled(cc, "x86_64", level), f"{cc} {level}")


@kit.promise
def what_does_not_use_it_has_nothing_of_it():
    archives = [kit.BUILD / f"src/libring3-{machine}.a" for machine in kit.MADE]
    names = kit.run(["nm", *archives]).stdout
    kit.check("ring3_gate" in names and "ring3_sysinfo" not in names,
              "libring3.a")
    for cc, machine in itertools.product(kit.COMPILERS, kit.MADE):
        plain = compiled(cc, machine, "-Os")
        kit.check(b"ring3_gate" not in plain and plain == compiled(
            cc, machine, "-Os", "-include", "ring3/fast.h"), f"{cc} {machine}")


# It is the way into Linux.
@kit.promise
def fast_with_a_target_is_one_sentence():
    target = kit.scratch("target.h", "#define RING3_BITS 32\n"
                         "#define RING3_VECTOR 0x30\n")
    for cc in kit.COMPILERS:
        said = kit.run([cc, "-m32", f'-DRING3_TARGET="{target}"',
                        "-DRING3_FAST", "-I" + kit.INCLUDE, "-ffreestanding",
                        "-fsyntax-only", "-include", "ring3/syscall.h", "-x",
                        "c", "/dev/null"]).stderr
        kit.check(said.count("error:") == 1 and "leave it out" in said, cc,
                  said)


kit.main()
