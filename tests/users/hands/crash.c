/* SPDX-License-Identifier: 0BSD */
/* crash - a crash handler in a program that has glibc and threads
 *
 *      crash libc|ring3 report|die|return [overflow]
 *
 * Threads make calls through ring3 meanwhile, and see that glibc's errno stays
 * as it was. One of them crashes. The handler, put in place by either library,
 * makes calls of ring3 alone: so it needs neither a lock nor errno, and runs
 * on a stack of its own, also after the other one has overflowed. Then it ends
 * the process: by its own status, or by the signal again. With return there is
 * no crash: a signal comes to every thread, and its handler returns.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ring3/io.h>
#include <ring3/process.h>
#include <ring3/restorer.h>
#include <ring3/sched.h>
#include <ring3/thread.h>
#include <ring3/time.h>

#ifdef SPOILT                   /* to see the test fail */
#include <unistd.h>
#define sys_close(fd) close(fd)
#endif

#define THREADS 4

static char stack[65536] __attribute__((__aligned__(16)));
static const char *how;
static int *volatile nowhere = (int *)64;
static int stop, began, told[2];

static void say(const char *text)
{
    ring3_write_all(2, text, strlen(text));
}

static void say_number(long number)
{
    char digits[21];

    say(ring3_decimal(number, digits));
}

static void crashed(int sig, long addr)
{
    /* A variable's address may be one of AddressSanitizer's. */
    uintptr_t at = (uintptr_t)__builtin_frame_address(0);
    uintptr_t from = (uintptr_t)stack;

    say("signal ");
    say_number(sig);
    say(" at ");
    say_number(addr);
    say(sys_gettid() == sys_getpid() ? " in the first thread, "
                                     : " in another thread, ");
    say(at - from < sizeof stack ? "on its own stack\n" : "on that stack\n");
    if (strcmp(how, "die"))
        sys_exit_group(3);
    /* SA_RESETHAND: this time it does what it does by itself. */
    sys_tgkill(sys_getpid(), sys_gettid(), sig);
}

static void libc_handler(int sig, siginfo_t *info, void *context)
{
    (void)context;
    crashed(sig, (long)info->si_addr);
}

static void ring3_handler(int sig, struct kernel_siginfo *info, void *context)
{
    (void)context;
    crashed(sig, (long)info->addr);
}

/* ThreadSanitizer knows nothing of a handler that it has not put in place: one
 * that comes while it holds a lock may not want that lock.
 */
__attribute__((__no_sanitize_thread__)) static void returning(int sig)
{
    (void)sig;
    sys_close(-1);
    sys_read(-1, NULL, 0);
    sys_write(told[1], "", 1);
}

static void install(int by_ring3, int sig)
{
    int result;

    if (by_ring3) {
        struct kernel_sigaction act;

        memset(&act, 0, sizeof act);
        act.flags = SA_ONSTACK;
        if (sig == SIGSEGV) {
            act.action = ring3_handler;
            act.flags |= (unsigned long)SA_RESETHAND;
        } else {
            act.handler = returning;
        }
        result = ring3_sigaction(sig, &act, NULL);
    } else {
        struct sigaction act;

        memset(&act, 0, sizeof act);
        act.sa_flags = SA_ONSTACK;
        if (sig == SIGSEGV) {
            act.sa_sigaction = libc_handler;
            act.sa_flags |= SA_SIGINFO | (int)SA_RESETHAND;
        } else {
            act.sa_handler = returning;
        }
        result = sigaction(sig, &act, NULL);
    }
    if (result) {
        say("not installed\n");
        sys_exit_group(1);
    }
}

/* Calls that fail and calls that do not, each with its own answer. */
static void *busy(void *arg)
{
    int mine = *(int *)arg, tid = sys_gettid();

    errno = mine;
    while (!__atomic_load_n(&stop, __ATOMIC_SEQ_CST)) {
        struct kernel_timespec now = {0, 0};
        int fds[2] = {-1, -1};
        char byte = 0;
        int wrong = sys_close(-1) != -EBADF || sys_gettid() != tid
            || sys_clock_gettime(CLOCK_MONOTONIC, &now) || now.sec < 1
            || sys_pipe2(fds, 0) || sys_write(fds[1], &mine, 1) != 1
            || sys_read(fds[0], &byte, 1) != 1 || byte != (char)mine
            || sys_close(fds[0]) || sys_close(fds[1]);

        if (wrong || errno != mine) {
            say(errno != mine ? "errno has changed\n" : "a wrong answer\n");
            sys_exit_group(1);
        }
        __atomic_add_fetch(&began, 1, __ATOMIC_SEQ_CST);
    }
    return NULL;
}

/* A compiler is not to see that it never gets to the end. */
static int overflow(volatile char *caller, int rounds)
{
    volatile char more[4096];

    more[0] = *caller;
    return rounds ? overflow(more, rounds - 1) + more[0] : 0;
}

static void *crash(void *arg)
{
    struct kernel_sigaltstack own;
    volatile char first = 0;

    memset(&own, 0, sizeof own);
    own.sp = stack;
    own.size = sizeof stack;
    if (sys_sigaltstack(&own, NULL))
        say("no alternate stack\n");
    if (*(int *)arg)
        return (void *)(intptr_t)overflow(&first, 1 << 20);
    *nowhere = 1;
    return NULL;
}

int main(int argc, char **argv)
{
    static int number[THREADS];
    pthread_t thread[THREADS], last;
    int by_ring3, overflows = argc > 3, i;
    char byte;

    if (argc < 3 || sys_pipe2(told, 0))
        return 2;
    by_ring3 = !strcmp(argv[1], "ring3");
    how = argv[2];
    install(by_ring3, SIGSEGV);
    install(by_ring3, SIGUSR1);

    errno = 77;
    for (i = 0; i < THREADS; i++) {
        number[i] = 100 + i;
        if (pthread_create(&thread[i], NULL, busy, &number[i]))
            return 2;
    }
    while (__atomic_load_n(&began, __ATOMIC_SEQ_CST) < 20 * THREADS)
        sys_sched_yield();
    if (strcmp(how, "return")) {
        if (pthread_create(&last, NULL, crash, &overflows) == 0)
            pthread_join(last, NULL);
        return 2;
    }

    for (i = 0; i < 20 * THREADS; i++)
        pthread_kill(thread[i % THREADS], SIGUSR1);
    for (i = 0; i < THREADS; )
        i += sys_read(told[0], &byte, 1) == 1;
    __atomic_store_n(&stop, 1, __ATOMIC_SEQ_CST);
    for (i = 0; i < THREADS; i++)
        pthread_join(thread[i], NULL);
    if (sys_close(-1) != -EBADF || errno != 77)
        return 1;
    fprintf(stderr, "errno is as it was\n");
    return 0;
}
