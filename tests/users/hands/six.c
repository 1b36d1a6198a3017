/* SPDX-License-Identifier: 0BSD */
/* Asks who called it from a handler, while a call with six arguments waits: on
 * i386 that call has every register, the frame pointer among them. With INLINED
 * it is made by a function that realigns the stack.
 */
#include <signal.h>
#include <unistd.h>
#include <unwind.h>

#include <ring3/futex.h>
#include <ring3/time.h>

#ifdef INLINED
#define APART static __inline__ __attribute__((__always_inline__))
#else
#define APART __attribute__((__noinline__)) static
#endif

static int asks(long live);

static volatile sig_atomic_t seen;

/* No way to say that the walk is over but an error. */
static _Unwind_Reason_Code look(struct _Unwind_Context *at, void *unused)
{
    void *function = _Unwind_FindEnclosingFunction(
        (void *)_Unwind_GetIP(at));

    (void)unused;
    if ((unsigned long)function == (unsigned long)asks)
        seen = 1;
    return seen ? _URC_END_OF_STACK : _URC_NO_REASON;
}

static void handler(int sig)
{
    (void)sig;
    _Unwind_Backtrace(look, NULL);
}

APART int waits(unsigned int *word, long live)
{
    struct kernel_timespec long_enough = {60, 0};
    long square = live * live;
    long ret = sys_futex(word, FUTEX_WAIT, 7, &long_enough, NULL, 0);

    return ret == -4 && live * live == square;
}

__attribute__((__noinline__)) static int asks(long live)
{
    unsigned int word __attribute__((__aligned__(64))) = 7;

    return waits(&word, live) && word == 7;
}

int main(int argc, char **argv)
{
    signal(SIGALRM, handler);
    if (argc == 1)
        ualarm(20000, 20000);
    return asks(argv[0][0]) && seen ? 0 : 1;
}
