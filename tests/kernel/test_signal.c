/* SPDX-License-Identifier: 0BSD */
/* signal.h, siginfo.h, ucontext.h and restorer.h, where the kernel has to play
 * along: what a handler is told and finds, that it returns, and what it is for
 * a mask to hold one back. tests/calls/test_fileasm.py does the restorer in all
 * ways of compiling.
 */
#include "check.h"

#include <execinfo.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <ring3/errno.h>
#include <ring3/process.h>
#include <ring3/restorer.h>
#include <ring3/siginfo.h>
#include <ring3/signal.h>
#include <ring3/thread.h>
#include <ring3/ucontext.h>

static volatile int calls;
static struct kernel_siginfo seen;
static char *volatile stack_in_use;

static void count(int sig)
{
    stack_in_use = (char *)__builtin_frame_address(0);
    calls += sig;
}

static void look(int sig, struct kernel_siginfo *info, void *context)
{
    if (sig == info->signo && context != NULL) {
        seen = *info;
        calls++;
    }
}

static void handle(int sig, void (*handler)(int), unsigned long flags)
{
    struct kernel_sigaction act;

    memset(&act, 0, sizeof act);
    act.handler = handler;
    act.flags = flags;
    assert_int_equal(ring3_sigaction(sig, &act, NULL), 0);
    calls = 0;
}

static void look_at(int sig)
{
    struct kernel_sigaction act;

    memset(&act, 0, sizeof act);
    act.action = look;
    assert_int_equal(ring3_sigaction(sig, &act, NULL), 0);
    calls = 0;
    memset(&seen, 0xee, sizeof seen);
}

/* i386 wants one restorer with SA_SIGINFO and another without. */
static void a_handler_returns_whatever_its_flags_say(void **state)
{
    static const unsigned long flags[] = {
        0, SA_SIGINFO, SA_RESTORER, SA_SIGINFO | SA_RESTORER, SA_RESTART,
        SA_NODEFER, SA_ONSTACK};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof flags / sizeof *flags; i++) {
        handle(SIGUSR1, count, flags[i]);
        assert_int_equal(sys_tgkill(sys_getpid(), sys_gettid(), SIGUSR1), 0);
        assert_int_equal(sys_kill(sys_getpid(), SIGUSR1), 0);
        assert_int_equal(calls, 2 * SIGUSR1);
    }
    handle(SIGUSR1, count, SA_RESETHAND);
    assert_int_equal(sys_tkill(sys_gettid(), SIGUSR1), 0);
    assert_int_equal(calls, SIGUSR1);
    handle(SIGUSR1, SIG_IGN, 0);
    assert_int_equal(sys_kill(sys_getpid(), SIGUSR1), 0);
    assert_int_equal(calls, 0);
}

static void the_old_action_is_handed_back_as_it_was_given(void **state)
{
    struct kernel_sigaction act, old, raw;

    (void)state;
    memset(&act, 0, sizeof act);
    act.handler = count;
    act.flags = SA_RESTART | SA_SIGINFO;
    act.mask = RING3_SIGMASK(SIGUSR2) | RING3_SIGMASK(64);
    assert_int_equal(ring3_sigaction(SIGUSR1, &act, NULL), 0);
    assert_int_equal(sys_rt_sigaction(SIGUSR1, NULL, &raw), 0);
    assert_true(raw.restorer == ring3_sigaction_restorer);
    assert_int_equal(raw.flags, SA_RESTART | SA_SIGINFO | SA_RESTORER);
    assert_int_equal(ring3_sigaction(SIGUSR1, NULL, &old), 0);
    assert_memory_equal(&act, &old, sizeof act);
    /* Given back, it works. */
    handle(SIGUSR1, SIG_DFL, 0);
    assert_int_equal(ring3_sigaction(SIGUSR1, &old, &old), 0);
    assert_true(old.handler == SIG_DFL);
    assert_int_equal(old.flags, 0);
    sys_kill(sys_getpid(), SIGUSR1);
    assert_int_equal(calls, SIGUSR1);
    assert_int_equal(ring3_sigaction(SIGKILL, &act, &old), -EINVAL);
    assert_int_equal(ring3_sigaction(65, NULL, &old), -EINVAL);
}

static void libcs_handler_may_be_given_back_too(void **state)
{
    struct kernel_sigaction old;

    (void)state;
    signal(SIGUSR1, count);
    assert_int_equal(ring3_sigaction(SIGUSR1, NULL, &old), 0);
    assert_true(old.handler == count);
    handle(SIGUSR1, SIG_IGN, 0);
    assert_int_equal(ring3_sigaction(SIGUSR1, &old, NULL), 0);
    raise(SIGUSR1);
    assert_int_equal(calls, SIGUSR1);
}

static void a_handler_is_told_who_sent_what(void **state)
{
    struct kernel_siginfo info;

    (void)state;
    look_at(SIGUSR1);
    sys_kill(sys_getpid(), SIGUSR1);
    assert_int_equal(calls, 1);
    assert_int_equal(seen.code, SI_USER);
    assert_int_equal(seen.error, 0);
    assert_int_equal(seen.pid, getpid());
    assert_int_equal(seen.uid, getuid());

    memset(&info, 0, sizeof info);
    info.code = SI_QUEUE;
    info.pid = getpid();
    info.uid = 70000;
    info.value = (unsigned long)0x8123456789abcdef;
    assert_int_equal(sys_rt_sigqueueinfo(sys_getpid(), SIGUSR1, &info), 0);
    assert_int_equal(calls, 2);
    assert_int_equal(seen.code, SI_QUEUE);
    assert_int_equal(seen.uid, 70000);
    assert_true(seen.value == (unsigned long)0x8123456789abcdef);
    info.value = 5;
    assert_int_equal(sys_rt_tgsigqueueinfo(sys_getpid(), sys_gettid(), SIGUSR1,
                                           &info), 0);
    assert_int_equal(seen.value, 5);
    assert_int_equal(sys_tgkill(sys_getpid(), sys_gettid(), SIGUSR1), 0);
    assert_int_equal(seen.code, SI_TKILL);
}

/* cmocka handles SIGSEGV itself, in each test anew. */
static void *volatile page;

static void let_it(int sig, struct kernel_siginfo *info, void *context)
{
    look(sig, info, context);
    mprotect(page, 4096, PROT_READ | PROT_WRITE);
}

static void a_fault_goes_on_when_its_handler_has_mended_it(void **state)
{
    struct kernel_sigaction act, old;
    volatile int *at;

    (void)state;
    page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    at = (volatile int *)((char *)page + 0x234);
    memset(&act, 0, sizeof act);
    act.action = let_it;
    calls = 0;
    assert_int_equal(ring3_sigaction(SIGSEGV, &act, &old), 0);
    *at = 77;
    assert_int_equal(ring3_sigaction(SIGSEGV, &old, NULL), 0);
    assert_int_equal(*at, 77);
    assert_int_equal(calls, 1);
    assert_int_equal(seen.code, SEGV_ACCERR);
    assert_true(seen.addr == (void *)at);
    munmap(page, 4096);
}

/* libgcc finds the way from a handler to who was interrupted. */
static void *callers[64];
static volatile int depth;

static void walk(int sig)
{
    (void)sig;
    depth = backtrace(callers, 64);
}

static __attribute__((noinline)) int interrupted(void)
{
    return sys_kill(sys_getpid(), SIGUSR1) + 1;
}

static __attribute__((noinline)) int calls_interrupted(void)
{
    return interrupted() + 1;
}

static unsigned char undefined[2];
static uint64_t mask_before;

static void skip_ud2(int sig, struct kernel_siginfo *info, void *context)
{
    struct kernel_ucontext *there = (struct kernel_ucontext *)context;

    (void)sig;
    seen = *info;
    memcpy(undefined, (void *)there->mcontext.ip, sizeof undefined);
    mask_before = there->sigmask;
    there->mcontext.ax += there->mcontext.cx;
    there->mcontext.ip += 2;
}

static void a_handler_finds_registers_and_sets_them(void **state)
{
    struct kernel_sigaction act;
    uint64_t mask = RING3_SIGMASK(40);
    long sum = 30000;

    (void)state;
    memset(&act, 0, sizeof act);
    act.action = skip_ud2;
    act.flags = SA_SIGINFO;
    assert_int_equal(ring3_sigaction(SIGILL, &act, NULL), 0);
    assert_int_equal(sys_rt_sigprocmask(SIG_BLOCK, &mask, NULL), 0);
    __asm__ volatile ("ud2" : "+a" (sum) : "c" (12345L) : "memory");
    assert_int_equal(sys_rt_sigprocmask(SIG_UNBLOCK, &mask, NULL), 0);
    assert_int_equal(sum, 42345);
    assert_true(undefined[0] == 0x0f && undefined[1] == 0x0b);
    assert_true(mask_before & RING3_SIGMASK(40));
    assert_int_equal(seen.code, ILL_ILLOPN);
    handle(SIGILL, SIG_DFL, 0);
}

static void an_unwinder_finds_its_way_out_of_a_handler(void **state)
{
    int i, found = 0;

    (void)state;
    backtrace(callers, 64);             /* loads libgcc */
    handle(SIGUSR1, walk, 0);
    assert_int_equal(calls_interrupted(), 2);
    assert_true(depth > 4);
    for (i = 0; i < depth; i++) {
        uintptr_t at = (uintptr_t)callers[i];

        if (at > (uintptr_t)calls_interrupted &&
            at < (uintptr_t)calls_interrupted + 64)
            found = i;
    }
    /* walk, the restorer, interrupted, who called it. */
    assert_true(found >= 3 && found < depth - 1);
}

static void a_handler_runs_on_the_stack_it_was_given(void **state)
{
    static char room[65536];
    struct kernel_sigaltstack stack = {room, 0, sizeof room}, old;

    (void)state;
    assert_int_equal(sys_sigaltstack(&stack, &old), 0);
    assert_int_equal(sys_sigaltstack(NULL, &stack), 0);
    assert_true(stack.sp == room && stack.size == sizeof room);
    assert_int_equal(stack.flags, 0);
    handle(SIGUSR1, count, SA_ONSTACK);
    sys_kill(sys_getpid(), SIGUSR1);
    assert_true(stack_in_use > room && stack_in_use < room + sizeof room);
    handle(SIGUSR1, count, 0);
    sys_kill(sys_getpid(), SIGUSR1);
    assert_false(stack_in_use > room && stack_in_use < room + sizeof room);
    stack.flags = SS_AUTODISARM;
    assert_int_equal(sys_sigaltstack(&stack, NULL), 0);
    stack.size = 100;
    assert_int_equal(sys_sigaltstack(&stack, NULL), -ENOMEM);
    old.flags = SS_DISABLE;
    assert_int_equal(sys_sigaltstack(&old, NULL), 0);
}

#define SAME(ours, theirs) \
    assert_int_equal(offsetof(struct kernel_siginfo, ours), \
                     offsetof(siginfo_t, theirs))

static void each_member_of_a_siginfo_is_where_libc_has_it(void **state)
{
    (void)state;
    assert_int_equal(sizeof(struct kernel_siginfo), sizeof(siginfo_t));
    SAME(signo, si_signo), SAME(error, si_errno), SAME(code, si_code);
    SAME(pid, si_pid), SAME(uid, si_uid), SAME(status, si_status);
    SAME(utime, si_utime), SAME(stime, si_stime);
    SAME(timerid, si_timerid), SAME(overrun, si_overrun), SAME(value, si_value);
    SAME(addr, si_addr), SAME(addr_lsb, si_addr_lsb), SAME(pkey, si_pkey);
    SAME(band, si_band), SAME(fd, si_fd);
    SAME(call_addr, si_call_addr), SAME(syscall, si_syscall);
    SAME(arch, si_arch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_handler_returns_whatever_its_flags_say),
        cmocka_unit_test(the_old_action_is_handed_back_as_it_was_given),
        cmocka_unit_test(libcs_handler_may_be_given_back_too),
        cmocka_unit_test(a_handler_is_told_who_sent_what),
        cmocka_unit_test(a_fault_goes_on_when_its_handler_has_mended_it),
        cmocka_unit_test(a_handler_finds_registers_and_sets_them),
        cmocka_unit_test(an_unwinder_finds_its_way_out_of_a_handler),
        cmocka_unit_test(a_handler_runs_on_the_stack_it_was_given),
        cmocka_unit_test(each_member_of_a_siginfo_is_where_libc_has_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
