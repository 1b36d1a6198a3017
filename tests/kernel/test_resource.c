/* SPDX-License-Identifier: 0BSD */
/* resource.h and ids.h, where the kernel has to play along: values that need 64
 * bits, or 32 where i386 once had 16.
 */
#include "check.h"

#include <string.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ring3/errno.h>
#include <ring3/ids.h>
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

/* In a child, which can lose its rights. */
static int take_ids_past_16_bits(void)
{
    const unsigned int groups[] = {70001, 0x10000, 3};
    unsigned int real, effective, saved, got[3] = {0, 0, 0};

    if (sys_setgroups(3, groups) == -EPERM)
        return 1;
    if (sys_getgroups(3, got) != 3
        || got[0] + got[1] + got[2] != 70001 + 0x10000 + 3)
        return 9;
    if (sys_setresgid(70010, 70011, 70012) != 0
        || sys_getresgid(&real, &effective, &saved) != 0
        || real != 70010 || effective != 70011 || saved != 70012
        || sys_getgid() != 70010 || sys_getegid() != 70011)
        return 2;
    if (sys_setregid(70013, 0xffffffff) != 0 || sys_getgid() != 70013
        || sys_getegid() != 70011 || sys_setgid(70014) != 0
        || sys_getgid() != 70014)
        return 3;
    if (sys_setfsgid(70015) != 70014 || sys_setfsgid(0xffffffff) != 70015)
        return 4;
    if (sys_setfsuid(70003) != 0 || sys_setfsuid(0xffffffff) != 70003)
        return 5;
    if (sys_setreuid(70004, 0) != 0 || sys_getuid() != 70004
        || sys_geteuid() != 0)
        return 6;
    if (sys_setresuid(70020, 70021, 70022) != 0
        || sys_getresuid(&real, &effective, &saved) != 0
        || real != 70020 || effective != 70021 || saved != 70022)
        return 7;
    if (sys_setuid(70000) != -EPERM || sys_setuid(70022) != 0
        || sys_geteuid() != 70022 || geteuid() != 70022)
        return 8;
    return 0;
}

static void ids_have_32_bits(void **state)
{
    int status;

    (void)state;
    if (geteuid() != 0)
        skip("not root");
    if (fork() == 0)
        _exit(take_ids_past_16_bits());
    wait(&status);
    if (WEXITSTATUS(status) == 1)
        skip("no right to set groups");
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_have_64_bits),
        cmocka_unit_test(getpriority_returns_20_less_nice),
        cmocka_unit_test(ids_have_32_bits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
