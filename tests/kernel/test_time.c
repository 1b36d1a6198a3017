/* SPDX-License-Identifier: 0BSD */
/* time.h, where the kernel has to play along: 64-bit seconds. */
#include "check.h"

#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <ring3/errno.h>
#include <ring3/time.h>

/* 1 January 2100. */
#define YEAR_2100 4102444800

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

static void interrupt(void)
{
    signal(SIGALRM, on_alarm);
    ualarm(20000, 20000);               /* the first may come too early */
}

/* 2^33 seconds do not fit 32 bits: they would be over at once. */
static void nanosleep_tells_what_is_left_of_a_long_time(void **state)
{
    const struct kernel_timespec nap = {(int64_t)1 << 33, 5};
    struct kernel_timespec left = {0, 0};

    (void)state;
    interrupt();
    assert_int_equal(sys_nanosleep(&nap, &left), -EINTR);
    assert_true(left.sec == ((int64_t)1 << 33) - 1);
    assert_true(left.nsec > 0 && left.nsec < 1000000000);
}

static void clock_nanosleep_waits_for_2100(void **state)
{
    const struct kernel_timespec until = {YEAR_2100, 5};
    const struct kernel_timespec past = {1, 0};
    struct kernel_timespec left = {7, 7};

    (void)state;
    assert_int_equal(sys_clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &past,
                                         NULL), 0);
    interrupt();
    assert_int_equal(sys_clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &until,
                                         &left), -EINTR);
    assert_true(left.sec == 7 && left.nsec == 7);
    assert_int_equal(sys_clock_nanosleep(CLOCK_MONOTONIC, 0, &until, &left),
                     -EINTR);
    assert_true(left.sec == YEAR_2100 - 1 && left.nsec > 0);
    assert_int_equal(sys_clock_nanosleep(10, 0, &past, NULL), -EINVAL);
}

static void time_tells_the_second_and_stores_it(void **state)
{
    int64_t stored = 0x7777777777777777, now;
    time_t theirs = time(NULL);

    (void)state;
    now = sys_time(&stored);
    assert_int_equal(now, stored);
    assert_true(now - theirs >= 0 && now - theirs < 60);
    now = sys_time(NULL);
    assert_true(now - theirs >= 0 && now - theirs < 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clock_gettime_fills_in_64_bits),
        cmocka_unit_test(nanosleep_sleeps_that_long),
        cmocka_unit_test(nanosleep_tells_what_is_left_of_a_long_time),
        cmocka_unit_test(clock_nanosleep_waits_for_2100),
        cmocka_unit_test(time_tells_the_second_and_stores_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
