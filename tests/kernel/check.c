/* SPDX-License-Identifier: 0BSD */
/* check - run cmocka's tests, each in a process of its own
 *
 * Whatever ends a test, the next one finds nothing of it: no blocked signal,
 * alarm, descriptor or limit. One that crashes or hangs costs only itself, and
 * one that leaves a process behind has failed. It always speaks TAP. In the
 * environment:
 *
 *     RING3_PROMISES="NAME..."         these tests only
 *     RING3_ORDER=reverse or NUMBER    another order; each number shuffles
 *     RING3_SECONDS=20                 what a test may take, 0: any time
 */
#include "check.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ring3/fast.h>

/* How a test's process ends after its test, and not otherwise. */
enum { PASSED = 101, FAILED };

#define REASON      100         /* room for one */
#define LAST_PID    (1 << 22)   /* no kernel has more */

static const struct CMUnitTest *test;
static CMFixtureFunction group_set_up, group_tear_down;
static jmp_buf end;
static sigset_t none;
static int output;              /* a file for what it writes */
static char *skipped;           /* shared with it: why, or empty */
static volatile pid_t process;
static volatile sig_atomic_t late;

void check_equal(intmax_t got, intmax_t wanted, const char *call,
                 const char *file, int line)
{
    if ((long)got == -ENOSYS && got != wanted && getenv("RING3_ABSENT")) {
        print_message("# -ENOSYS: %s\n", call);
        longjmp(end, 1);
    }
    _assert_int_equal(got, wanted, file, line);
}

void check_skip(const char *why, const char *file, int line)
{
    strncpy(skipped, why, REASON - 1);
    _skip(file, line);
    abort();
}

static void run(void **state)
{
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (setjmp(end) == 0)
        test->test_func(state);
}

/* What cmocka does once in a group is done for each test. */
static int set_up(void **state)
{
    if (group_set_up && group_set_up(state) != 0)
        return -1;
    return test->setup_func ? test->setup_func(state) : 0;
}

static int tear_down(void **state)
{
    int wrong = test->teardown_func ? test->teardown_func(state) : 0;

    return (group_tear_down ? group_tear_down(state) : 0) | wrong;
}

__attribute__((__noreturn__)) static void be_the_test(void)
{
    const struct CMUnitTest one[] = {
        {test->name, run, set_up, tear_down, test->initial_state}};
    sigset_t all;

    /* To this cmocka comes back from a test that fails: no signal that such a
     * test has blocked may end us before that is said.
     */
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    signal(SIGALRM, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(output, 1);
    dup2(output, 2);
    close(output);
    setvbuf(stdout, NULL, _IOLBF, 0);   /* a crash loses no line */
    exit(cmocka_run_group_tests_name(test->name, one, NULL, NULL) == 0
         ? PASSED : FAILED);
}

static void end_it(int sig)
{
    (void)sig;
    late = 1;
    kill(process, SIGKILL);
}

/* The processes that a test has left are our children now: end them. How many
 * there were. Numbers are tried, as there may be no /proc to look in.
 */
static int end_the_rest(void)
{
    pid_t pid = process, ended;
    int count = 0;

    while ((ended = waitpid(-1, NULL, WNOHANG | __WALL)) >= 0) {
        if (ended == 0)
            ended = waitpid(pid, NULL, WNOHANG | __WALL);
        if (ended == 0 && kill(pid, SIGKILL) == 0)
            ended = waitpid(pid, NULL, __WALL);
        count += ended > 0;
        pid = pid % LAST_PID + 1;
    }
    return count;
}

/* Its remarks; all of it where it has failed. */
static void tell_what_it_wrote(int all)
{
    FILE *written = fdopen(dup(output), "r");
    char *line = NULL;
    size_t room = 0;

    if (!written)
        return;
    rewind(written);
    while (getline(&line, &room, written) > 0)
        if (all || (*line == '#' && strncmp(line, "# ok - ", 7) != 0))
            printf("%s%.*s\n", *line == '#' ? "" : "# ",
                   (int)strcspn(line, "\n"), line);
    free(line);
    fclose(written);
}

__attribute__((__noreturn__)) static void give_up(const char *why)
{
    printf("Bail out! %s: %s\n", why, strerror(errno));
    exit(1);
}

static int passes(size_t number, unsigned int seconds)
{
    int status, left, passed;

    late = 0;
    *skipped = '\0';
    if (ftruncate(output, 0) != 0 || lseek(output, 0, SEEK_SET) != 0)
        give_up("output");
    fflush(stdout);
    process = fork();
    if (process == 0)
        be_the_test();
    if (process < 0)
        give_up("fork");
    alarm(seconds);
    waitpid(process, &status, 0);
    alarm(0);
    left = end_the_rest();

    passed = !late && !left && WIFEXITED(status)
             && WEXITSTATUS(status) == PASSED;
    printf("%sok %zu - %s", passed ? "" : "not ", number, test->name);
    printf(passed && *skipped ? " # SKIP %s\n" : "\n", skipped);
    tell_what_it_wrote(!passed);
    if (late)
        printf("# still running after %u s\n", seconds);
    else if (WIFSIGNALED(status))
        printf("# killed by signal %d\n", WTERMSIG(status));
    else if (WEXITSTATUS(status) != PASSED && WEXITSTATUS(status) != FAILED)
        printf("# exit with status %d before its end\n", WEXITSTATUS(status));
    if (left)
        printf("# processes left behind: %d\n", left);
    return passed;
}

static int is_asked_for(const char *name)
{
    const char *at = getenv("RING3_PROMISES");
    size_t len;

    if (!at || !*at)
        return 1;
    for (; *at; at += len + strspn(at + len, " ")) {
        len = strcspn(at, " ");
        if (len == strlen(name) && strncmp(at, name, len) == 0)
            return 1;
    }
    return 0;
}

static void put_in_order(const struct CMUnitTest **tests, size_t count)
{
    const char *order = getenv("RING3_ORDER");
    int reverse = order && strcmp(order, "reverse") == 0;
    const struct CMUnitTest *one;
    size_t i, other;

    if (!order || !*order)
        return;
    if (!reverse && order[strspn(order, "0123456789")]) {
        errno = EINVAL;
        give_up("RING3_ORDER");
    }
    srand((unsigned int)strtoul(order, NULL, 10));
    for (i = 0; i < (reverse ? count / 2 : count); i++) {
        other = reverse ? count - 1 - i : i + (size_t)rand() % (count - i);
        one = tests[i];
        tests[i] = tests[other];
        tests[other] = one;
    }
}

int check_run(const struct CMUnitTest *tests, size_t count,
              CMFixtureFunction first, CMFixtureFunction last)
{
    const char *limit = getenv("RING3_SECONDS");
    unsigned int seconds = limit ? (unsigned int)strtoul(limit, NULL, 10) : 20;
    const struct CMUnitTest *asked[count];
    size_t i, n = 0;
    int failed = 0;

    /* Before setenv() changes where it is. */
    ring3_fast(environ);
    if (limit && (!*limit || limit[strspn(limit, "0123456789")])) {
        errno = EINVAL;
        give_up("RING3_SECONDS");
    }
    for (i = 0; i < count; i++)
        if (is_asked_for(tests[i].name))
            asked[n++] = &tests[i];
    put_in_order(asked, n);
    group_set_up = first;
    group_tear_down = last;

    /* Whatever we were started with. */
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGCHLD, SIG_DFL);
    signal(SIGALRM, end_it);
    setenv("CMOCKA_MESSAGE_OUTPUT", "TAP", 1);
    /* Children of the shell that has become us are not to be taken for what a
     * test has left: go on without them.
     */
    if (waitpid(-1, NULL, WNOHANG | __WALL) >= 0) {
        process = fork();
        if (process != 0)
            return process < 0 || waitpid(process, &failed, 0) < 0
                   || failed != 0;
    }

    output = memfd_create("output", MFD_CLOEXEC);
    skipped = mmap(NULL, REASON, PROT_READ | PROT_WRITE,
                   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (output < 0 || skipped == MAP_FAILED
        || prctl(PR_SET_CHILD_SUBREAPER, 1) != 0)
        give_up("check");

    printf("1..%zu%s\n", n, n ? "" : " # SKIP no such promise here");
    for (i = 0; i < n; i++) {
        test = asked[i];
        failed |= !passes(i + 1, seconds);
    }
    return failed;
}
