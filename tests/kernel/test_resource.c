/* SPDX-License-Identifier: 0BSD */
/* resource.h, sched.h and ids.h, where the kernel has to play along: values
 * that need 64 bits, or 32 where i386 once had 16.
 */
#include "check.h"

#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ring3/capability.h>
#include <ring3/errno.h>
#include <ring3/ids.h>
#include <ring3/resource.h>
#include <ring3/sched.h>

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

static void no_limit_is_what_libc_takes_for_it(void **state)
{
    struct rlimit64 libcs;
    struct kernel_rlimit64 ours;
    unsigned int which;

    (void)state;
    for (which = 0; which < 16; which++) {
        assert_int_equal(getrlimit64((enum __rlimit_resource)which, &libcs),
                         0);
        assert_int_equal(sys_getrlimit(which, &ours), 0);
        assert_true((ours.max == 0xffffffffffffffff)
                    == (libcs.rlim_max == RLIM64_INFINITY));
        assert_true(ours.cur == libcs.rlim_cur && ours.max == libcs.rlim_max);
    }
    assert_int_equal(sys_getrlimit(99, &ours), -EINVAL);
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

static void getrusage_fills_in_the_usage(void **state)
{
    static volatile char room[4 << 20];
    struct kernel_rusage usage;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof room; i += 4096)
        room[i] = 1;
    memset(&usage, 0xee, sizeof usage);
    assert_int_equal(sys_getrusage(RUSAGE_SELF, &usage), 0);
    assert_true(usage.utime.sec >= 0 && usage.utime.sec < 60);
    assert_true(usage.maxrss > 1000 && usage.maxrss < 10000000);
    assert_int_equal(sys_getrusage(RUSAGE_THREAD, &usage), 0);
    assert_int_equal(sys_getrusage(RUSAGE_CHILDREN, &usage), 0);
}

static void affinity_is_in_bytes_and_is_libcs(void **state)
{
    unsigned long mask[1024 / sizeof(long)], one[1024 / sizeof(long)];
    cpu_set_t libcs;
    long size;
    size_t i;

    (void)state;
    memset(mask, 0, sizeof mask);
    memset(one, 0, sizeof one);
    size = sys_sched_getaffinity(0, sizeof mask, mask);
    assert_true(size > 0 && size <= (long)sizeof mask);
    assert_int_equal((size_t)size % sizeof(long), 0);
    assert_int_equal(sched_getaffinity(0, sizeof libcs, &libcs), 0);
    assert_memory_equal(mask, &libcs, sizeof libcs);

    for (i = 0; !mask[i]; i++)
        ;
    one[i] = mask[i] & -mask[i];
    assert_int_equal(sys_sched_setaffinity(0, sizeof one, one), 0);
    assert_int_equal(sched_getaffinity(0, sizeof libcs, &libcs), 0);
    assert_int_equal(CPU_COUNT(&libcs), 1);
    assert_memory_equal(one, &libcs, sizeof libcs);
    assert_int_equal(sys_sched_setaffinity(0, sizeof mask, mask), 0);
}

static void attributes_of_scheduling_are_filled_in(void **state)
{
    struct kernel_sched_attr attr;
    struct kernel_sched_param param = {-1};
    struct kernel_timespec interval = {-1, -1};
    int status;

    (void)state;
    memset(&attr, 0xee, sizeof attr);
    assert_int_equal(sys_sched_getattr(0, &attr, sizeof attr, 0), 0);
    assert_true(attr.size == 48 || attr.size == sizeof attr);
    assert_int_equal(attr.policy, sys_sched_getscheduler(0));
    assert_int_equal(attr.nice, 20 - sys_getpriority(PRIO_PROCESS, 0));
    assert_int_equal(sys_sched_getparam(0, &param), 0);
    assert_int_equal(param.priority, 0);
    assert_int_equal(sys_sched_get_priority_max(SCHED_FIFO), 99);
    assert_int_equal(sys_sched_get_priority_min(SCHED_RR), 1);
    assert_int_equal(sys_sched_rr_get_interval(0, &interval), 0);
    assert_true(interval.sec >= 0 && interval.sec < 10);
    assert_true(interval.nsec >= 0 && interval.nsec < 1000000000);
    assert_int_equal(sys_sched_yield(), 0);

    if (fork() == 0) {
        memset(&attr, 0, sizeof attr);
        attr.size = sizeof attr;
        attr.policy = SCHED_BATCH;
        /* Without rights it cannot become nicer to us than it is. */
        attr.nice = 20 - sys_getpriority(PRIO_PROCESS, 0);
        attr.nice = attr.nice < 7 ? 7 : attr.nice;
        if (sys_sched_setattr(0, &attr, 0) != 0
            || sys_sched_getscheduler(0) != SCHED_BATCH
            || sys_getpriority(PRIO_PROCESS, 0) != 20 - attr.nice)
            _exit(1);
        param.priority = 0;
        if (sys_sched_setscheduler(0, SCHED_IDLE | SCHED_RESET_ON_FORK, &param)
            || sys_sched_getscheduler(0) != (SCHED_IDLE | SCHED_RESET_ON_FORK)
            || sys_sched_setparam(0, &param) != 0)
            _exit(2);
        if (sys_ioprio_set(IOPRIO_WHO_PROCESS, 0,
                           IOPRIO_CLASS_BE << IOPRIO_CLASS_SHIFT | 6) != 0
            || sys_ioprio_get(IOPRIO_WHO_PROCESS, 0)
                != (IOPRIO_CLASS_BE << IOPRIO_CLASS_SHIFT | 6))
            _exit(3);
        _exit(0);
    }
    wait(&status);
    assert_int_equal(status, 0);
}

static void ids_are_told(void **state)
{
    unsigned int real, effective, saved, gids[1000];
    gid_t libcs[1000];

    (void)state;
    assert_int_equal(sys_getuid(), getuid());
    assert_int_equal(sys_geteuid(), geteuid());
    assert_int_equal(sys_getgid(), getgid());
    assert_int_equal(sys_getegid(), getegid());
    assert_int_equal(sys_getresuid(&real, &effective, &saved), 0);
    assert_int_equal(real, getuid());
    assert_int_equal(effective, geteuid());
    assert_int_equal(sys_getresgid(&real, &effective, &saved), 0);
    assert_int_equal(real, getgid());
    assert_int_equal(sys_getgroups(0, NULL), getgroups(0, NULL));
    assert_int_equal(sys_getgroups(1000, gids), getgroups(1000, libcs));
    assert_memory_equal(gids, libcs,
                        (size_t)sys_getgroups(0, NULL) * sizeof *gids);
    assert_int_equal(sys_getpgid(0), getpgrp());
    assert_int_equal(sys_getpgrp(), getpgrp());
    assert_int_equal(sys_getsid(0), getsid(0));
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

static void a_child_begins_its_own_session(void **state)
{
    int status;

    (void)state;
    if (fork() == 0) {
        if (sys_setpgid(0, 0) != 0 || sys_getpgid(0) != getpid()
            || sys_setsid() != -EPERM)
            _exit(1);
        if (fork() == 0)
            _exit(sys_setsid() != getpid() || sys_getsid(0) != getpid()
                  || sys_getpgrp() != getpid());
        wait(&status);
        _exit(WEXITSTATUS(status));
    }
    wait(&status);
    assert_int_equal(status, 0);
}

static void capabilities_are_what_proc_says(void **state)
{
    struct kernel_cap_user_header header = {0, 0};
    struct kernel_cap_user_data data[2];
    unsigned long long effective = 0;
    FILE *file = fopen("/proc/self/status", "r");
    char line[200];
    int seen = 0;

    (void)state;
    assert_non_null(file);
    while (fgets(line, sizeof line, file))
        seen += sscanf(line, "CapEff: %llx", &effective) == 1;
    fclose(file);
    assert_int_equal(seen, 1);
    assert_int_equal(sys_capget(&header, NULL), 0);
    assert_int_equal(header.version, _LINUX_CAPABILITY_VERSION_3);
    memset(data, 0xee, sizeof data);
    assert_int_equal(sys_capget(&header, data), 0);
    assert_int_equal(data[0].effective, (uint32_t)effective);
    assert_int_equal(data[1].effective, (uint32_t)(effective >> 32));
    assert_int_equal(sys_capset(&header, data), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_have_64_bits),
        cmocka_unit_test(no_limit_is_what_libc_takes_for_it),
        cmocka_unit_test(getpriority_returns_20_less_nice),
        cmocka_unit_test(getrusage_fills_in_the_usage),
        cmocka_unit_test(affinity_is_in_bytes_and_is_libcs),
        cmocka_unit_test(attributes_of_scheduling_are_filled_in),
        cmocka_unit_test(ids_are_told),
        cmocka_unit_test(ids_have_32_bits),
        cmocka_unit_test(a_child_begins_its_own_session),
        cmocka_unit_test(capabilities_are_what_proc_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
