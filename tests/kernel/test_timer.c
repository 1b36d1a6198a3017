/* SPDX-License-Identifier: 0BSD */
/* timer.h and what is newer in time.h, where the kernel has to play along: the
 * year 2100 on both machines, and what a timer says when it ends.
 */
#include "check.h"

#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <ring3/errno.h>
#include <ring3/process.h>
#include <ring3/restorer.h>
#include <ring3/siginfo.h>
#include <ring3/signal.h>
#include <ring3/time.h>
#include <ring3/timer.h>

/* 1 January 2100. */
#define YEAR_2100 4102444800

static volatile int calls;
static struct kernel_siginfo seen;

static void look(int sig, struct kernel_siginfo *info, void *context)
{
    (void)sig, (void)context;
    seen = *info;
    calls++;
}

static void look_at(int sig)
{
    struct kernel_sigaction act;

    memset(&act, 0, sizeof act);
    act.action = look;
    assert_int_equal(ring3_sigaction(sig, &act, NULL), 0);
    calls = 0;
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

static void clock_nanosleep_waits_for_2100(void **state)
{
    const struct kernel_timespec until = {YEAR_2100, 5};
    const struct kernel_timespec past = {1, 0};
    struct kernel_timespec left = {7, 7};

    (void)state;
    assert_int_equal(sys_clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &past,
                                         NULL), 0);
    look_at(SIGALRM);
    ualarm(20000, 20000);               /* the first may come too early */
    assert_int_equal(sys_clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &until,
                                         &left), -EINTR);
    assert_true(left.sec == 7 && left.nsec == 7);
    assert_int_equal(sys_clock_nanosleep(CLOCK_MONOTONIC, 0, &until, &left),
                     -EINTR);
    assert_true(left.sec == YEAR_2100 - 1 && left.nsec > 0);
    assert_int_equal(sys_clock_nanosleep(10, 0, &past, NULL), -EINVAL);
}

static void a_timer_signals_with_its_value(void **state)
{
    const struct kernel_itimerspec far = {{(int64_t)1 << 33, 0},
                                          {YEAR_2100, 5}};
    const struct kernel_itimerspec soon = {{0, 0}, {0, 10000000}};
    const uint64_t mask = RING3_SIGMASK(SIGUSR1);
    struct kernel_siginfo info;
    struct kernel_itimerspec got;
    struct kernel_sigevent event;
    int timer = -1;

    (void)state;
    memset(&event, 0, sizeof event);
    assert_int_equal(sizeof event, 64);
    event.value = (unsigned long)0x8123456776543210;
    event.signo = SIGUSR1;
    event.notify = SIGEV_SIGNAL | SIGEV_THREAD_ID;
    event.tid = (int)syscall0(NR_gettid);
    assert_int_equal(sys_timer_create(CLOCK_REALTIME, &event, &timer), 0);
    assert_int_equal(sys_timer_settime(timer, TIMER_ABSTIME, &far, NULL), 0);
    assert_int_equal(sys_timer_gettime(timer, &got), 0);
    assert_true(got.value.sec > (int64_t)1 << 30);
    assert_true(got.interval.sec == (int64_t)1 << 33);
    sys_rt_sigprocmask(SIG_BLOCK, &mask, NULL);
    assert_int_equal(sys_timer_settime(timer, 0, &soon, &got), 0);
    assert_true(got.interval.sec == (int64_t)1 << 33);
    assert_int_equal(sys_rt_sigtimedwait(&mask, &info, NULL), SIGUSR1);
    sys_rt_sigprocmask(SIG_UNBLOCK, &mask, NULL);
    assert_int_equal(info.code, SI_TIMER);
    assert_int_equal(info.timerid, timer);
    assert_int_equal(info.overrun, 0);
    assert_true(info.value == (unsigned long)0x8123456776543210);
    assert_int_equal(sys_timer_getoverrun(timer), 0);
    assert_int_equal(sys_timer_delete(timer), 0);
    assert_int_equal(sys_timer_delete(timer), -EINVAL);
}

static void a_timerfd_ends_in_2100_or_soon(void **state)
{
    const struct kernel_itimerspec far = {{0, 0}, {YEAR_2100, 5}};
    const struct kernel_itimerspec soon = {{0, 1000000}, {0, 1000000}};
    struct kernel_itimerspec got;
    uint64_t count = 0;
    int fd = sys_timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC);

    (void)state;
    assert_true(fd >= 0);
    assert_int_equal(sys_timerfd_settime(fd, TFD_TIMER_ABSTIME, &far, NULL),
                     0);
    assert_int_equal(sys_timerfd_gettime(fd, &got), 0);
    assert_true(got.value.sec > YEAR_2100 - time(NULL) - 60 &&
                got.value.sec <= YEAR_2100 - time(NULL) + 60);
    assert_int_equal(sys_timerfd_settime(fd, 0, &soon, &got), 0);
    assert_true(got.value.sec > (int64_t)1 << 30);
    usleep(10000);
    assert_int_equal(read(fd, &count, 8), 8);
    assert_true(count > 1);
    close(fd);
    fd = sys_timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    assert_int_equal(read(fd, &count, 8), -1);
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_tells_the_second_and_stores_it),
        cmocka_unit_test(clock_nanosleep_waits_for_2100),
        cmocka_unit_test(a_timer_signals_with_its_value),
        cmocka_unit_test(a_timerfd_ends_in_2100_or_soon),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
