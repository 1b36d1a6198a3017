/* SPDX-License-Identifier: 0BSD */
/* What no C of the program calls by its own flags, at work: a handler returns,
 * a vfork leaves the parent's variables alone, a clone gets its argument and a
 * usable stack, what a compiler copies and clears is copied and cleared.
 * test_fileasm.py compiles this in many ways, without a libc. The status is
 * which check failed, or 0. With an argument it is 42.
 */
#include <ring3/clone.h>
#include <ring3/futex.h>
#include <ring3/io.h>
#include <ring3/memory.h>
#include <ring3/process.h>
#include <ring3/restorer.h>
#include <ring3/siginfo.h>
#include <ring3/signal.h>
#include <ring3/thread.h>
#include <ring3/vfork.h>
#ifndef PART
#include <ring3/mem.h>
#include <ring3/start.h>
#endif

int install_twice(void (RING3_HANDLER *handler)(int));
int vfork_elsewhere(char **argv, char **envp);
int raise_here(int count);
int main(int argc, char **argv, char **envp);

#ifdef PART

/* The same blocks in a second file: one of each is left. */
int install_twice(void (RING3_HANDLER *handler)(int))
{
    struct kernel_sigaction act;

    act.handler = handler;
    act.flags = 0;
    act.mask = 0;
    return ring3_sigaction(SIGUSR2, &act, NULL) ||
           ring3_sigaction(SIGUSR2, &act, &act) ||
           act.handler != handler || act.restorer != NULL;
}

int vfork_elsewhere(char **argv, char **envp)
{
    int pid = sys_vfork();
    int status = 0;

    if (pid == 0) {
        sys_execve("/proc/self/exe", argv, envp);
        sys_exit_group(1);
    }
    sys_waitpid(pid, &status, 0);
    return status;
}

#else

static volatile int ran, values;
static char stack[32768];

/* ---- handlers ---- */

static RING3_HANDLER void on_usr(int sig)
{
    ran += sig;
}

static RING3_HANDLER void on_value(int sig, struct kernel_siginfo *info,
                                   void *context)
{
    if (sig == SIGUSR1 && info->signo == SIGUSR1 && context &&
        info->code == SI_TKILL && info->pid == sys_getpid())
        values++;
}

/* Registers of every kind are in use while the handlers run. */
int raise_here(int count)
{
    unsigned int a = 1, b = 2, c = 3, d = 4;
    int i, pid = sys_getpid(), tid = sys_gettid();

    for (i = 0; i < count; i++) {
        a += b, b ^= c, c += d, d += a;
        if (sys_tgkill(pid, tid, SIGUSR1))
            return -1;
    }
    return (int)(a ^ b ^ c ^ d);
}

static int expected(int count)
{
    unsigned int a = 1, b = 2, c = 3, d = 4;
    int i;

    for (i = 0; i < count; i++)
        a += b, b ^= c, c += d, d += a;
    return (int)(a ^ b ^ c ^ d);
}

static int check_handlers(void)
{
    struct kernel_sigaction act, old;

    act.handler = on_usr;
    act.flags = 0;
    act.mask = 0;
    if (ring3_sigaction(SIGUSR1, &act, NULL))
        return 1;
    if (raise_here(100) != expected(100) || ran != 100 * SIGUSR1)
        return 2;
    act.action = on_value;
    if (ring3_sigaction(SIGUSR1, &act, &old) || old.handler != on_usr ||
        old.restorer != NULL || old.flags != SA_SIGINFO)
        return 3;
    if (raise_here(100) != expected(100) || values != 100)
        return 4;
    if (install_twice(on_usr) || sys_kill(sys_getpid(), SIGUSR2) ||
        ran != 100 * SIGUSR1 + SIGUSR2)
        return 5;
    return 0;
}

/* ---- vfork ---- */

/* Needs room of its own, which the child takes from the parent's stack. */
static int spoil(volatile int *place)
{
    volatile int junk[64];
    int i, sum = 0;

    for (i = 0; i < 64; i++)
        junk[i] = *place + i;
    for (i = 0; i < 64; i++)
        sum += junk[i];
    return sum;
}

static int check_vfork(char **argv, char **envp, volatile int *seed)
{
    int a = *seed + 1, b = *seed + 2, c = *seed + 3, d = *seed + 4;
    int e = *seed + 5, f = *seed + 6, g = *seed + 7, h = *seed + 8;
    volatile int told = 0;
    int pid, status = 0;

    pid = sys_vfork();
    if (pid == 0) {
        int p = *seed * 3, q = *seed * 5, r = *seed * 7, s = *seed * 11;
        char *args[3];

        told = spoil(seed) + p + q + r + s;
        args[0] = argv[0];
        args[1] = argv[0];
        args[2] = NULL;
        sys_execve("/proc/self/exe", args, envp);
        sys_exit_group(1);
    }
    if (pid < 0 || sys_waitpid(pid, &status, 0) != pid)
        return 11;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 42)
        return 12;
    if (told != 64 * *seed + 64 * 63 / 2 + *seed * 26)
        return 13;
    if (a + b + c + d != 4 * *seed + 10 || e + f + g + h != 4 * *seed + 26)
        return 14;
    return 0;
}

/* ---- clone ---- */

struct task {
    int in;
    volatile int out;
    volatile int aligned;
};

#ifdef __TINYC__
#define FOUR_FLOATS_WORK() 1
#else
typedef float four __attribute__((__vector_size__(16)));

/* On a stack that is not aligned, the compiler's instructions fault. */
static __attribute__((__noinline__)) int four_floats_work(volatile four *out)
{
    volatile four x = {1, 2, 3, 4};
    four y;

    *out = x + x;
    y = *out;
    return y[0] == 2 && y[3] == 8;
}
#define FOUR_FLOATS_WORK() (four_floats_work(&room))
#endif

static int child(void *arg)
{
    struct task *task = (struct task *)arg;
#ifndef __TINYC__
    volatile four room;

    /* The frame pointer is two words below what was aligned for the call. */
    task->aligned =
        ((uintptr_t)__builtin_frame_address(0) + 2 * sizeof(long)) % 16 == 0;
#else
    task->aligned = 1;
#endif
    task->out = FOUR_FLOATS_WORK() ? task->in * 2 : -1;
    return 7;
}

static int check_clone(void)
{
    struct task task = {21, 0, 0};
    int i, pid, status = 0, tid = 1;

    if (ring3_clone(child, NULL, SIGCHLD, &task, NULL, NULL, NULL) != -EINVAL)
        return 21;
    for (i = 0; i < 16; i++) {
        task.out = task.aligned = 0;
        pid = ring3_clone(child, stack + sizeof stack - i, CLONE_VM | SIGCHLD,
                          &task, NULL, NULL, NULL);
        if (pid <= 0 || sys_waitpid(pid, &status, 0) != pid)
            return 22;
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 7)
            return 23;
        if (task.out != 42 || !task.aligned)
            return 24;
    }
    /* A thread, and the last three arguments. */
    pid = 0;
    task.out = 0;
    i = ring3_clone(child, stack + sizeof stack,
                    CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND |
                        CLONE_THREAD | CLONE_SYSVSEM | CLONE_PARENT_SETTID |
                        CLONE_CHILD_CLEARTID,
                    &task, &pid, NULL, &tid);
    if (i <= 0 || pid != i)
        return 25;
    while (*(volatile int *)&tid)
        sys_futex((unsigned int *)&tid, FUTEX_WAIT, 1, NULL, NULL, 0);
    if (task.out != 42)
        return 26;
    /* Without a new stack it is fork. */
    pid = sys_clone(CLONE_CHILD_SETTID | SIGCHLD, NULL, NULL, &tid, NULL);
    if (pid == 0)
        sys_exit_group(tid == sys_getpid() ? 9 : 8);
    if (sys_waitpid(pid, &status, 0) != pid || WEXITSTATUS(status) != 9)
        return 27;
    return 0;
}

/* ---- memcpy and its kin, which compilers call by themselves ---- */

struct large {
    int number;
    char bytes[5000];
};
static struct large one, two, three;

static __attribute__((__noinline__)) void assign(struct large *to,
                                                 const struct large *from)
{
    *to = *from;
}

/* A call that leaves the stack pointer elsewhere shows in a loop. */
static int check_memory(int seed)
{
    int i, sum = 0;

    for (i = 0; i < 50; i++) {
        size_t len = (size_t)(seed + 3000 + i);

        two.number = i;
        assign(&one, &two);
        __builtin_memset(three.bytes, i, len);
        __builtin_memmove(three.bytes + 1, three.bytes, len);
        __builtin_memcpy(two.bytes, three.bytes, len);
        if (__builtin_memcmp(two.bytes, three.bytes, len) ||
            two.bytes[len - 1] != i)
            return 31;
        memcpy(&three, &one, (size_t)seed);
        sum += three.number;
    }
    return sum == 49 * 50 / 2 ? 0 : 32;
}

int main(int argc, char **argv, char **envp)
{
    volatile int seed = argc * 1000;
    int bad, i;

    if (argc > 1)
        return 42;
    bad = check_handlers();
    for (i = 0; !bad && i < 3; i++)
        bad = check_vfork(argv, envp, &seed);
    if (!bad && vfork_elsewhere((char *[]){argv[0], argv[0], NULL}, envp) !=
                    42 << 8)
        bad = 15;
    if (!bad)
        bad = check_clone();
    return bad ? bad : check_memory(seed);
}

#endif
