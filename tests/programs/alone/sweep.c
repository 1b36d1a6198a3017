/* SPDX-License-Identifier: 0BSD */
/* sweep - every wrapper, as the kernel sees its call
 *
 * For test_alone.py, which boots the newest kernel with this as its only file.
 * Each is called with sentinels by a child under ptrace. A line is its name,
 * what was wrong as the kernel was entered, if anything was, and the answer, a
 * number; "stays" for a call that had not come back after a while.
 */
#include "first.h"

#include <ring3/time.h>
#include <ring3/trace.h>

#include "../../calls/sentinels.h"

enum { PATIENCE = 200 };                /* times 1 ms */

static void say_number(long number)
{
    char digits[21];

    say(" ");
    say(ring3_decimal(number, digits));
}

/* Wait for a stop of pid's, or for its end: whether it came. */
static int stopped(int pid, int *status)
{
    struct kernel_timespec moment = {0, 1000000};
    int i;

    for (i = 0; i < PATIENCE; i++) {
        if (sys_waitpid(pid, status, WNOHANG) == pid)
            return WIFSTOPPED(*status);
        sys_nanosleep(&moment, NULL);
    }
    return 0;
}

/* Let pid go on to where it enters or leaves a call, past signals. */
static int goes_on(int pid, struct kernel_ptrace_syscall_info *info)
{
    int status;

    do {
        if (sys_ptrace(PTRACE_SYSCALL, pid, 0, 0) < 0 || !stopped(pid, &status))
            return 0;
    } while (WSTOPSIG(status) != (SIGTRAP | 0x80));
    return sys_ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof *info,
                      (unsigned long)info) > 0;
}

/* In a child: be looked at from here on. */
static int is_child(const char *name, int *pid)
{
    say(name);
    *pid = sys_fork();
    if (*pid < 0)
        give_up("cannot fork", *pid);
    if (*pid == 0) {
        sys_ptrace(PTRACE_TRACEME, 0, 0, 0);
        sys_kill(sys_getpid(), SIGSTOP);
    }
    return *pid == 0;
}

static void look(int pid, unsigned long number, const unsigned long *words)
{
    struct kernel_ptrace_syscall_info info = {0};
    unsigned long i;
    int status;

    if (!stopped(pid, &status))
        give_up("it has not stopped", 0);
    sys_ptrace(PTRACE_SETOPTIONS, pid, 0,
               PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    if (!goes_on(pid, &info))
        say(" is not made");
    if (info.entry.nr != number) {
        say(" has number");
        say_number((long)info.entry.nr);
    }
    for (i = 0; i < words[0]; i++)
        if (info.entry.args[i] != words[i + 1]) {
            say(" has another a");
            say_number((long)i + 1);
        }
    if (goes_on(pid, &info))
        say_number((long)info.exit.rval);
    else
        say(" stays");
    say("\n");
    sys_kill(pid, SIGKILL);
    while (wait_for(-1, &status) > 0)
        ;
}

#define PASSES(name, number, call, ...) \
    static void name##_passes(void) \
    { \
        static const unsigned long words[] = {__VA_ARGS__}; \
        int pid; \
        if (is_child(#name, &pid)) { \
            (void)call; \
            sys_exit_group(0); \
        } \
        look(pid, number, words); \
    }
#define PASSES_WORD PASSES
#define ENDS PASSES
#include "../../calls/sentinels.inc"

int main(void)
{
    be_first();
    attach("proc", "/proc", 0);
#undef PASSES
#undef PASSES_WORD
#undef ENDS
#define PASSES(name, ...) name##_passes();
#define PASSES_WORD(name, ...) name##_passes();
#define ENDS(name, ...) name##_passes();
#include "../../calls/sentinels.inc"
    power_off();
}
