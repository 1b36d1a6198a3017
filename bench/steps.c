/* SPDX-License-Identifier: 0BSD */
/* steps - run a program one instruction at a time and count them
 *
 *     steps PROGRAM [ARGUMENT...]
 *
 * Counts what the program itself executes in user space, from the first
 * instruction after execve up to and with the one that makes its last call,
 * and prints that and how often a repeated string instruction came round. Such
 * an instruction, rep stosb for one, stops here once for each round but counts
 * as one. The program gets "program" for a name, no environment, no address
 * randomization and /dev/null for output, so that two runs are alike.
 *
 * A hosted 64-bit program. What it runs may be a 32-bit one.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

static void give_up(const char *what)
{
    fprintf(stderr, "steps: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void be_the_program(char **argv)
{
    char *no_environment[] = { NULL };
    const char *path = argv[0];
    int null = open("/dev/null", O_RDWR);

    if (null < 0)
        give_up("/dev/null");
    dup2(null, 0);
    dup2(null, 1);
    if (null > 1)
        close(null);
    personality(ADDR_NO_RANDOMIZE);
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0)
        give_up("ptrace is not allowed here");
    argv[0] = "program";                /* a libc looks for its last slash */
    execve(path, argv, no_environment);
    give_up(path);
}

static unsigned long instruction_pointer(pid_t pid)
{
    long ip;

    errno = 0;
    ip = ptrace(PTRACE_PEEKUSER, pid, offsetof(struct user, regs.rip), NULL);
    if (errno)
        give_up("PTRACE_PEEKUSER");
    return (unsigned long)ip;
}

/* Is there a string instruction with a rep prefix at ip? Other prefixes and,
 * in 64-bit code, REX (an inc or dec in 32-bit code, which moves ip) may stand
 * between.
 */
static int repeats(pid_t pid, unsigned long ip)
{
    unsigned char code[sizeof(long)];
    long word;
    size_t i;
    int rep = 0;

    errno = 0;
    word = ptrace(PTRACE_PEEKTEXT, pid, ip, NULL);
    if (errno)
        return 0;
    memcpy(code, &word, sizeof word);
    for (i = 0; i < sizeof code; i++) {
        if (code[i] == 0xf2 || code[i] == 0xf3)
            rep = 1;
        else if (code[i] != 0x66 && code[i] != 0x67 && (code[i] & 0xf0) != 0x40)
            break;
    }
    return rep && i < sizeof code
        && ((code[i] >= 0xa4 && code[i] <= 0xa7)        /* movs, cmps */
            || (code[i] >= 0xaa && code[i] <= 0xaf)     /* stos, lods, scas */
            || (code[i] >= 0x6c && code[i] <= 0x6f));   /* ins, outs */
}

int main(int argc, char **argv)
{
    unsigned long long steps = 0, rounds = 0;
    unsigned long before, after;
    int status, signal = 0;
    cpu_set_t here;
    pid_t pid;

    if (argc < 2) {
        fprintf(stderr, "usage: steps PROGRAM [ARGUMENT...]\n");
        return 2;
    }

    /* Both on one CPU: waking the other one for each step takes longer. */
    CPU_ZERO(&here);
    CPU_SET(sched_getcpu(), &here);
    sched_setaffinity(0, sizeof here, &here);

    pid = fork();
    if (pid < 0)
        give_up("fork");
    if (pid == 0)
        be_the_program(argv + 1);

    if (waitpid(pid, &status, 0) < 0)
        give_up("waitpid");
    if (!WIFSTOPPED(status))
        return 1;                       /* the child has said why */
    ptrace(PTRACE_SETOPTIONS, pid, NULL, PTRACE_O_EXITKILL);

    /* Stopped behind execve, before the first instruction. A call, too, is one
     * step; the one that ends the program does not stop again.
     */
    before = instruction_pointer(pid);
    for (;;) {
        if (ptrace(PTRACE_SINGLESTEP, pid, NULL, signal) < 0)
            give_up("PTRACE_SINGLESTEP");
        if (waitpid(pid, &status, 0) < 0)
            give_up("waitpid");
        if (!WIFSTOPPED(status)) {
            steps++;
            break;
        }
        signal = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
        if (signal)
            continue;
        after = instruction_pointer(pid);
        if (after == before && repeats(pid, before))
            rounds++;
        else
            steps++;
        before = after;
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "steps: %s did not end well: status 0x%x\n", argv[1],
                (unsigned)status);
        return 1;
    }
    printf("%llu %llu\n", steps, rounds);
    return 0;
}
