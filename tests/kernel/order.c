/* SPDX-License-Identifier: 0BSD */
/* Tests that end in every way but well, and one that finds nothing of it: for
 * test_order.py, which knows what check.c has to say of each.
 */
#include "check.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct rlimit limit;
static int number;

static void finds_nothing(void **state)
{
    struct sigaction act;
    struct rlimit now;
    sigset_t set;
    int sig;

    (void)state;
    sigpending(&set);
    for (sig = 1; sig < NSIG; sig++)
        assert_int_equal(sigismember(&set, sig) == 1, 0);
    sigprocmask(SIG_BLOCK, NULL, &set);
    for (sig = 1; sig < NSIG; sig++)
        assert_int_equal(sigismember(&set, sig) == 1, 0);
    sigaction(SIGUSR2, NULL, &act);
    assert_true(act.sa_handler == SIG_DFL);
    sigaction(SIGALRM, NULL, &act);
    assert_true(act.sa_handler == SIG_DFL);
    assert_int_equal(alarm(0), 0);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(fcntl(50, F_GETFD), -1);
    getrlimit(RLIMIT_NOFILE, &now);
    assert_int_equal(now.rlim_cur, limit.rlim_cur);
    assert_null(getenv("RING3_LEFT"));
    assert_int_equal(umask(0), 022);
    assert_int_equal(number, 0);
}

static void leave_everything(void)
{
    const struct rlimit low = {60, 60};
    sigset_t set;

    signal(SIGALRM, SIG_IGN);
    signal(SIGUSR2, SIG_IGN);
    alarm(1000);
    sigfillset(&set);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR1);
    dup2(2, 50);
    setrlimit(RLIMIT_NOFILE, &low);
    setenv("RING3_LEFT", "1", 1);
    umask(077);
    number = 1;
}

static void passes(void **state)
{
    (void)state;
    leave_everything();
    print_message("# a remark\n");
}

static void fails(void **state)
{
    (void)state;
    leave_everything();
    print_message("said before\n");
    assert_string_equal("one", "two");
}

static void skips(void **state)
{
    (void)state;
    leave_everything();
    skip("for a reason");
}

static void misses_a_call(void **state)
{
    (void)state;
    leave_everything();
    setenv("RING3_ABSENT", "1", 1);
    assert_int_equal(-ENOSYS, 0);
    fail();
}

static void crashes(void **state)
{
    (void)state;
    print_message("said before\n");
    raise(SIGSEGV);
}

static void is_killed(void **state)
{
    (void)state;
    leave_everything();
    print_message("said before\n");
    kill(getpid(), SIGKILL);
}

static void exits(void **state)
{
    (void)state;
    exit(0);
}

static void hangs(void **state)
{
    (void)state;
    leave_everything();
    fork();
    for (;;)
        pause();
}

static void leaves_a_child(void **state)
{
    (void)state;
    if (fork() == 0) {
        leave_everything();
        for (;;)
            pause();
    }
}

static void leaves_a_dead_child(void **state)
{
    (void)state;
    if (fork() == 0)
        _exit(0);
}

/* In a session of its own, with children of its own, and without our output. */
static void leaves_a_daemon(void **state)
{
    int to_us[2], fd;

    (void)state;
    assert_int_equal(pipe(to_us), 0);
    if (fork() == 0) {
        setsid();
        if (fork() != 0)
            _exit(0);
        fork();
        leave_everything();
        if (write(to_us[1], "x", 1) == 1)
            for (fd = 0; fd < 60; fd++)
                close(fd);
        for (;;)
            pause();
    }
    wait(NULL);
    assert_int_equal(read(to_us[0], &(char){0}, 1), 1);
}

static int works(void **state)
{
    *state = (void *)"worked";
    return 0;
}

static int does_not(void **state)
{
    (void)state;
    return -1;
}

static void has_a_state(void **state)
{
    assert_string_equal(*state, "worked");
}

static void does_not_set_up(void **state)
{
    (void)state;
}

static void does_not_tear_down(void **state)
{
    (void)state;
}

static int group(void **state)
{
    (void)state;
    number += 10;
    return 0;
}

static int ungroup(void **state)
{
    (void)state;
    number -= 10;
    return number != 0;
}

static void is_set_up(void **state)
{
    (void)state;
    assert_int_equal(number, 10);
}

static void leaves_its_group(void **state)
{
    (void)state;
    number++;
}

#define AND_THEN(test) cmocka_unit_test(test), cmocka_unit_test(finds_nothing)

int main(int argc, char *argv[])
{
    const struct CMUnitTest grouped[] = {
        cmocka_unit_test(is_set_up),
        cmocka_unit_test(leaves_its_group),
        cmocka_unit_test(is_set_up),
    };
    const struct CMUnitTest tests[] = {
        AND_THEN(passes), AND_THEN(fails), AND_THEN(skips),
        AND_THEN(misses_a_call), AND_THEN(crashes), AND_THEN(is_killed),
        AND_THEN(exits), AND_THEN(hangs), AND_THEN(leaves_a_child),
        AND_THEN(leaves_a_dead_child), AND_THEN(leaves_a_daemon),
        cmocka_unit_test_setup_teardown(has_a_state, works, NULL),
        cmocka_unit_test_setup_teardown(does_not_set_up, does_not, NULL),
        cmocka_unit_test_setup_teardown(does_not_tear_down, NULL, does_not),
    };

    umask(022);
    getrlimit(RLIMIT_NOFILE, &limit);
    if (argc > 1 && strcmp(argv[1], "grouped") == 0)
        return cmocka_run_group_tests(grouped, group, ungroup);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
