/* SPDX-License-Identifier: 0BSD */
/* resource.h, where the kernel has to play along: limits have 64 bits. */
#include "check.h"

#include <string.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ring3/errno.h>
#include <ring3/resource.h>

/* A kernel of 32 bits keeps limits in as many, and has none that is more. */
static int kept(uint64_t now, uint64_t limit)
{
    struct utsname kernel;

    uname(&kernel);
    return now == limit || (now == RLIM64_INFINITY
                            && strcmp(kernel.machine, "x86_64") != 0);
}

static void limits_have_64_bits(void **state)
{
    const struct kernel_rlimit64 limit = {0x500000001, 0x700000003};
    struct kernel_rlimit64 old, now;
    int status;

    (void)state;
    assert_int_equal(sys_getrlimit(RLIMIT_CORE, &old), 0);
    if (old.max < limit.max)
        skip("a lower limit is set here");
    if (fork() == 0) {
        struct rlimit64 libcs;

        if (sys_setrlimit(RLIMIT_CORE, &limit) != 0
            || sys_getrlimit(RLIMIT_CORE, &now) != 0
            || !kept(now.cur, limit.cur) || !kept(now.max, limit.max))
            _exit(1);
        if (getrlimit64(RLIMIT_CORE, &libcs) != 0
            || libcs.rlim_cur != now.cur || libcs.rlim_max != now.max)
            _exit(2);
        old = now;
        if (sys_prlimit64(getpid(), RLIMIT_CORE, NULL, &now) != 0
            || now.cur != old.cur || now.max != old.max)
            _exit(3);
        _exit(0);
    }
    wait(&status);
    assert_int_equal(status, 0);
}

static void getpriority_returns_20_less_nice(void **state)
{
    int status;

    (void)state;
    if (fork() == 0) {
        if (sys_setpriority(PRIO_PROCESS, 0, 19) != 0)
            _exit(1);
        if (sys_getpriority(PRIO_PROCESS, 0) != 1
            || getpriority(PRIO_PROCESS, 0) != 19)
            _exit(2);
        _exit(0);
    }
    wait(&status);
    assert_int_equal(status, 0);
    assert_int_equal(sys_getpriority(PRIO_PROCESS, 0),
                     20 - getpriority(PRIO_PROCESS, 0));
    assert_int_equal(sys_getpriority(PRIO_PROCESS, 0x7fffffff), -ESRCH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_have_64_bits),
        cmocka_unit_test(getpriority_returns_20_less_nice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
