/* SPDX-License-Identifier: 0BSD */
/* poll.h and epoll.h, where the kernel has to play along: sets of descriptors,
 * masks, times that do not fit 32 bits.
 */
#include "check.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <unistd.h>

#include <ring3/epoll.h>
#include <ring3/errno.h>
#include <ring3/poll.h>
#include <ring3/process.h>

/* 2100 and then some, in seconds from now or from 1970: not 32 bits. */
#define FAR ((int64_t)1 << 33)

static int ends[2];
static volatile int calls;

static void count(int sig)
{
    calls += sig;
}

static int open_pipe(void **state)
{
    (void)state;
    return pipe(ends);
}

static int close_pipe(void **state)
{
    (void)state;
    return close(ends[0]) | close(ends[1]);
}

/* As libc's macros have it, in each of 1024 places. */
static void each_descriptor_has_its_bit_in_a_set(void **state)
{
    unsigned long set[RING3_FD_WORDS + 2], all[RING3_FD_WORDS + 2];
    fd_set theirs;
    int fd, other;

    (void)state;
    assert_int_equal(RING3_FD_WORDS * sizeof(long), sizeof theirs);
    for (fd = 0; fd < 1024; fd++) {
        memset(set, 0, sizeof set);
        memset(all, 0xff, sizeof all);
        FD_ZERO(&theirs);
        FD_SET(fd, &theirs);
        ring3_fd_set(fd, set + 1);
        assert_memory_equal(set + 1, &theirs, sizeof theirs);
        assert_true(set[0] == 0 && set[RING3_FD_WORDS + 1] == 0);
        for (other = 0; other < 1024; other++)
            if (ring3_fd_isset(other, set + 1) != (fd == other))
                fail_msg("%d in the set of %d", other, fd);
        ring3_fd_set(fd, set + 1);
        ring3_fd_clear(fd, all + 1);
        for (other = 0; other < 1024; other++)
            if (ring3_fd_isset(other, all + 1) != (fd != other))
                fail_msg("%d in the set without %d", other, fd);
        ring3_fd_clear(fd, set + 1);
        memset(&theirs, 0, sizeof theirs);
        assert_memory_equal(set + 1, &theirs, sizeof theirs);
        assert_true(all[0] == ~0ul && all[RING3_FD_WORDS + 1] == ~0ul);
    }
}

static void select_finds_a_descriptor_past_the_first_word(void **state)
{
    unsigned long set[RING3_FD_WORDS] = {0}, written[RING3_FD_WORDS] = {0};
    struct kernel_old_timeval timeout = {60, 0};
    struct rlimit limit = {1024, 1024};
    const int far[] = {31, 32, 40, 63, 64, 127, 1023};
    size_t i;

    (void)state;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = 1024;
    setrlimit(RLIMIT_NOFILE, &limit);
    for (i = 0; i < sizeof far / sizeof *far; i++) {
        assert_int_equal(dup2(ends[0], far[i]), far[i]);
        ring3_fd_set(far[i], set);
        ring3_fd_set(ends[1], written);
        /* Empty: only the other end is ready. */
        timeout.sec = 60;
        assert_int_equal(sys_select(far[i] + 1, set, written, NULL, &timeout),
                         1);
        assert_int_equal(ring3_fd_isset(far[i], set), 0);
        assert_int_equal(ring3_fd_isset(ends[1], written), 1);
        assert_true(timeout.sec <= 60 && timeout.usec < 1000000);
        assert_int_equal(write(ends[1], "x", 1), 1);
        ring3_fd_set(far[i], set);
        assert_int_equal(sys_select(far[i] + 1, set, NULL, NULL, NULL), 1);
        assert_int_equal(ring3_fd_isset(far[i], set), 1);
        assert_int_equal(read(ends[0], &(char){0}, 1), 1);
        ring3_fd_clear(far[i], set);
        close(far[i]);
    }
}

/* Truncated to 32 bits it would be over at once. */
static void interrupt(void)
{
    struct sigaction act = {.sa_handler = count};

    sigaction(SIGALRM, &act, NULL);
    calls = 0;
    ualarm(20000, 20000);               /* the first may come too early */
}

static void ppoll_and_pselect6_wait_past_2038(void **state)
{
    struct kernel_pollfd fd = {ends[0], POLLIN, 0};
    struct kernel_timespec timeout = {FAR, 5};
    unsigned long set[RING3_FD_WORDS] = {0};

    (void)state;
    interrupt();
    assert_int_equal(sys_ppoll(&fd, 1, &timeout, NULL), -EINTR);
    assert_true(calls > 0 && calls % SIGALRM == 0);
    assert_true(timeout.sec == FAR - 1 && timeout.nsec > 0);
    ring3_fd_set(ends[0], set);
    interrupt();
    timeout.sec = FAR, timeout.nsec = 5;
    assert_int_equal(sys_pselect6(ends[0] + 1, set, NULL, NULL, &timeout, NULL),
                     -EINTR);
    assert_true(timeout.sec == FAR - 1 && timeout.nsec > 0);
    timeout.sec = 0, timeout.nsec = 1000000000;
    assert_int_equal(sys_ppoll(&fd, 1, &timeout, NULL), -EINVAL);
}

static void a_mask_lets_a_signal_through_while_it_waits(void **state)
{
    const uint64_t none = 0;
    const struct kernel_sigset_argpack mask = {&none, 8};
    const struct kernel_sigset_argpack wrong = {&none, 4};
    struct kernel_pollfd fd = {ends[0], POLLIN, 0};
    struct kernel_epoll_event event = {EPOLLIN, 0};
    struct kernel_timespec timeout = {60, 0};
    struct sigaction act = {.sa_handler = count};
    sigset_t blocked, old;
    int epfd = sys_epoll_create1(0);

    (void)state;
    sigaction(SIGUSR1, &act, NULL);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigprocmask(SIG_BLOCK, &blocked, &old);
    calls = 0;
    kill(getpid(), SIGUSR1);
    assert_int_equal(sys_ppoll(&fd, 1, &timeout, &none), -EINTR);
    assert_int_equal(calls, SIGUSR1);
    kill(getpid(), SIGUSR1);
    assert_int_equal(sys_pselect6(0, NULL, NULL, NULL, &timeout, &mask),
                     -EINTR);
    assert_int_equal(sys_pselect6(0, NULL, NULL, NULL, &timeout, &wrong),
                     -EINVAL);
    kill(getpid(), SIGUSR1);
    assert_int_equal(sys_epoll_pwait(epfd, &event, 1, -1, &none), -EINTR);
    kill(getpid(), SIGUSR1);
    assert_int_equal(sys_epoll_pwait2(epfd, &event, 1, &timeout, &none),
                     -EINTR);
    assert_int_equal(calls, 4 * SIGUSR1);
    sigprocmask(SIG_SETMASK, &old, NULL);
    close(epfd);
}

static void epoll_hands_back_64_bits_of_data(void **state)
{
    struct kernel_epoll_event event = {EPOLLIN, 0x8123456789abcdef};
    struct kernel_epoll_event got[3];
    struct kernel_timespec timeout = {0, 10000000};
    int second = dup(ends[0]);
    int epfd = sys_epoll_create1(EPOLL_CLOEXEC);

    (void)state;
    assert_true(epfd >= 0 && fcntl(epfd, F_GETFD) == FD_CLOEXEC);
    assert_int_equal(sizeof got[0], 12);
    assert_int_equal(sys_epoll_ctl(epfd, EPOLL_CTL_ADD, ends[0], &event), 0);
    assert_int_equal(sys_epoll_ctl(epfd, EPOLL_CTL_ADD, ends[0], &event),
                     -EEXIST);
    assert_int_equal(sys_epoll_wait(epfd, got, 3, 10), 0);
    assert_int_equal(sys_epoll_pwait2(epfd, got, 3, &timeout, NULL), 0);
    event.data = 0x0123456776543210;
    assert_int_equal(sys_epoll_ctl(epfd, EPOLL_CTL_ADD, second, &event), 0);
    assert_int_equal(write(ends[1], "x", 1), 1);
    memset(got, 0xee, sizeof got);
    assert_int_equal(sys_epoll_wait(epfd, got, 3, -1), 2);
    assert_int_equal(got[0].events, EPOLLIN);
    assert_int_equal(got[1].events, EPOLLIN);
    assert_true((got[0].data ^ got[1].data) ==
                (0x8123456789abcdef ^ 0x0123456776543210));
    assert_int_equal(got[2].events, 0xeeeeeeee);
    assert_int_equal(sys_epoll_ctl(epfd, EPOLL_CTL_DEL, second, NULL), 0);
    event.events = EPOLLIN | EPOLLET;
    event.data = 7;
    assert_int_equal(sys_epoll_ctl(epfd, EPOLL_CTL_MOD, ends[0], &event), 0);
    assert_int_equal(sys_epoll_pwait(epfd, got, 3, -1, NULL), 1);
    assert_int_equal(got[0].data, 7);
    assert_int_equal(sys_epoll_wait(epfd, got, 3, 0), 0);
    close(second), close(epfd);
    epfd = sys_epoll_create(1);
    assert_true(epfd >= 0);
    assert_int_equal(sys_epoll_create(0), -EINVAL);
    close(epfd);
}

static void epoll_pwait2_waits_past_2038(void **state)
{
    const struct kernel_timespec timeout = {FAR, 0};
    struct kernel_epoll_event event;
    int epfd = sys_epoll_create1(0);

    (void)state;
    interrupt();
    assert_int_equal(sys_epoll_pwait2(epfd, &event, 1, &timeout, NULL),
                     -EINTR);
    close(epfd);
}

#define ON_A_PIPE(test) \
    cmocka_unit_test_setup_teardown(test, open_pipe, close_pipe)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_descriptor_has_its_bit_in_a_set),
        ON_A_PIPE(select_finds_a_descriptor_past_the_first_word),
        ON_A_PIPE(ppoll_and_pselect6_wait_past_2038),
        ON_A_PIPE(a_mask_lets_a_signal_through_while_it_waits),
        ON_A_PIPE(epoll_hands_back_64_bits_of_data),
        cmocka_unit_test(epoll_pwait2_waits_past_2038),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
