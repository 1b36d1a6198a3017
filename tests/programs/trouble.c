/* SPDX-License-Identifier: 0BSD */
/* trouble - run a program whose reads and writes go badly
 *
 *     trouble PROGRAM [ARGUMENT...]
 *
 * Every read and write asks for a random part of what the program asked for,
 * and every third does not happen at all: it answers -EINTR, as every other
 * wait4 does from the first on. What the program makes of that must be what it
 * makes of a quiet day. Exits as the program does, 128 and the signal if it was
 * killed.
 *
 * A 64-bit tracer sees both machines' third argument in rdx.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#define CS_I386 0x23

/* The same trouble each time, so that a failure can be looked at again. */
static unsigned random_number(void)
{
    static unsigned state = 1;

    state = state * 1103515245u + 12345u;
    return state >> 8;
}

static int is_read_or_write(const struct user_regs_struct *regs)
{
    if (regs->cs == CS_I386)
        return regs->orig_rax == 3 || regs->orig_rax == 4;
    return regs->orig_rax <= 1;
}

static int is_wait(const struct user_regs_struct *regs)
{
    return regs->orig_rax == (regs->cs == CS_I386 ? 114 : 61);
}

/* To where the next call begins or ends, handing on signals on the way. */
static void to_next_stop(pid_t child)
{
    int sig = 0;
    int status;

    for (;;) {
        ptrace(PTRACE_SYSCALL, child, 0, sig);
        waitpid(child, &status, 0);
        if (WIFEXITED(status))
            exit(WEXITSTATUS(status));
        if (WIFSIGNALED(status))
            exit(128 + WTERMSIG(status));
        if (WSTOPSIG(status) == (SIGTRAP | 0x80))
            return;
        sig = WSTOPSIG(status);
    }
}

int main(int argc, char **argv)
{
    struct user_regs_struct regs;
    unsigned calls = 0, waits = 0;
    pid_t child;

    if (argc < 2) {
        fprintf(stderr, "usage: trouble PROGRAM [ARGUMENT...]\n");
        return 2;
    }
    child = fork();
    if (child == 0) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        execvp(argv[1], argv + 1);
        perror(argv[1]);
        _exit(127);
    }
    waitpid(child, NULL, 0);
    ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACESYSGOOD);

    for (;;) {
        unsigned long long len;
        int interrupted = 0;

        to_next_stop(child);
        ptrace(PTRACE_GETREGS, child, 0, &regs);
        len = regs.rdx;
        if (is_read_or_write(&regs)) {
            interrupted = ++calls % 3 == 0;
            if (!interrupted && regs.rdx > 1)
                regs.rdx = 1 + random_number() % regs.rdx;
        } else if (is_wait(&regs)) {
            interrupted = ++waits % 2;
        }
        if (interrupted)
            regs.orig_rax = (unsigned long long)-1;
        ptrace(PTRACE_SETREGS, child, 0, &regs);
        to_next_stop(child);
        ptrace(PTRACE_GETREGS, child, 0, &regs);
        /* A system call leaves the third argument's register as it was. */
        regs.rdx = len;
        if (interrupted)
            regs.rax = (unsigned long long)-EINTR;
        ptrace(PTRACE_SETREGS, child, 0, &regs);
    }
}
