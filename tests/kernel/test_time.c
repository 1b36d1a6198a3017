/* SPDX-License-Identifier: 0BSD */
/* time.h, where the kernel has to play along: 64-bit seconds. */
#include "check.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include <ring3/errno.h>
#include <ring3/time.h>

static void clock_gettime_fills_in_64_bits(void **state)
{
    struct kernel_timespec now;
    time_t libc_now = time(NULL);

    (void)state;
    memset(&now, 0xee, sizeof now);
    assert_int_equal(sys_clock_gettime(CLOCK_REALTIME, &now), 0);
    assert_true(now.sec - libc_now >= 0 && now.sec - libc_now < 60);
    assert_true(now.nsec >= 0 && now.nsec < 1000000000);
    assert_int_equal(sys_clock_gettime(10, &now), -EINVAL);
}

static void nanosleep_sleeps_that_long(void **state)
{
    const struct kernel_timespec nap = {0, 20000000};
    const struct kernel_timespec wrong = {0, 1000000000};
    struct kernel_timespec before, after;
    int64_t ns;

    (void)state;
    sys_clock_gettime(CLOCK_MONOTONIC, &before);
    assert_int_equal(sys_nanosleep(&nap, NULL), 0);
    sys_clock_gettime(CLOCK_MONOTONIC, &after);
    ns = (after.sec - before.sec) * 1000000000 + after.nsec - before.nsec;
    assert_true(ns >= 20000000);
    assert_int_equal(sys_nanosleep(&wrong, NULL), -EINVAL);
}

static void on_alarm(int sig)
{
    (void)sig;
}

/* 2^33 seconds do not fit 32 bits: they would be over at once. */
static void nanosleep_tells_what_is_left_of_a_long_time(void **state)
{
    const struct kernel_timespec nap = {(int64_t)1 << 33, 5};
    struct kernel_timespec left = {0, 0};
    /* The first may come too early. */
    struct itimerval timer = {{0, 30000}, {0, 30000}};

    (void)state;
    signal(SIGALRM, on_alarm);
    setitimer(ITIMER_REAL, &timer, NULL);
    assert_int_equal(sys_nanosleep(&nap, &left), -EINTR);
    assert_true(left.sec == ((int64_t)1 << 33) - 1);
    assert_true(left.nsec > 0 && left.nsec < 1000000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clock_gettime_fills_in_64_bits),
        cmocka_unit_test(nanosleep_sleeps_that_long),
        cmocka_unit_test(nanosleep_tells_what_is_left_of_a_long_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
