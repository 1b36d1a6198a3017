/* SPDX-License-Identifier: 0BSD */
/* process.h, where the kernel has to play along: what a wait reports, and the
 * helpers.
 */
#include "check.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Ours, not libc's. */
#undef WIFEXITED
#undef WEXITSTATUS
#undef WIFSIGNALED
#undef WTERMSIG
#undef WCOREDUMP
#undef WIFSTOPPED
#undef WSTOPSIG
#undef WIFCONTINUED

static int libc_says(int status, int which)
{
    switch (which) {
    case 0: return __WIFEXITED(status) != 0;
    case 1: return __WEXITSTATUS(status);
    case 2: return __WIFSIGNALED(status) != 0;
    case 3: return __WTERMSIG(status);
    case 4: return __WCOREDUMP(status) != 0;
    case 5: return __WIFSTOPPED(status) != 0;
    case 6: return __WSTOPSIG(status);
    default: return __WIFCONTINUED(status) != 0;
    }
}

#include <ring3/process.h>

static int ring3_says(int status, int which)
{
    switch (which) {
    case 0: return WIFEXITED(status) != 0;
    case 1: return WEXITSTATUS(status);
    case 2: return WIFSIGNALED(status) != 0;
    case 3: return WTERMSIG(status);
    case 4: return WCOREDUMP(status) != 0;
    case 5: return WIFSTOPPED(status) != 0;
    case 6: return WSTOPSIG(status);
    default: return WIFCONTINUED(status) != 0;
    }
}

static void every_status_is_taken_apart_as_libc_does(void **state)
{
    int status, which;

    (void)state;
    for (status = 0; status <= 0xffff; status++)
        for (which = 0; which < 8; which++)
            assert_int_equal(ring3_says(status, which),
                             libc_says(status, which));
}

static void getcwd_counts_the_nul_and_fails_when_it_does_not_fit(void **state)
{
    char buf[100];

    (void)state;
    assert_int_equal(sys_chdir("/usr/bin"), 0);
    assert_int_equal(sys_getcwd(buf, sizeof buf), 9);
    assert_string_equal(buf, "/usr/bin");
    assert_int_equal(sys_getcwd(buf, 8), -ERANGE);
    assert_int_equal(sys_chdir("/nowhere"), -ENOENT);
}

static void getenv_finds_whole_names_only(void **state)
{
    char *envp[] = {(char *)"PATHS=no", (char *)"PAT=no", (char *)"EMPTY=",
                    (char *)"odd", (char *)"PATH=first", (char *)"PATH=second",
                    NULL};

    (void)state;
    assert_string_equal(ring3_getenv(envp, "PATH"), "first");
    assert_string_equal(ring3_getenv(envp, "EMPTY"), "");
    assert_null(ring3_getenv(envp, "odd"));
    assert_null(ring3_getenv(envp, "PA"));
    assert_null(ring3_getenv(envp + 6, "PATH"));
}

/* The status of a child that becomes a program found by PATH; if it cannot,
 * the negated error.
 */
static int become(const char *path, const char *file)
{
    char *argv[] = {(char *)file, NULL};
    char *envp[] = {(char *)path, NULL};
    int pid, status = 0;

    pid = sys_fork();
    if (pid == 0)
        sys_exit_group(-ring3_execvpe(file, argv, envp));
    sys_waitpid(pid, &status, 0);
    return WEXITSTATUS(status);
}

static void put_program(const char *path, int mode)
{
    int fd = open(path, O_CREAT | O_WRONLY | O_TRUNC, mode);

    assert_true(fd >= 0);
    assert_true(write(fd, "#!/bin/sh\nexit 77\n", 18) == 18);
    close(fd);
}

static void execvpe_searches_path_as_libc_does(void **state)
{
    static char path[10000];
    char dir[] = "/tmp/ring3-test-XXXXXX";
    size_t len;

    (void)state;
    assert_non_null(mkdtemp(dir));
    assert_int_equal(chdir(dir), 0);
    assert_true(mkdir("no", 0700) == 0 && mkdir("yes", 0700) == 0);
    put_program("no/prog", 0600);
    put_program("yes/prog", 0700);

    assert_int_equal(become("PATH=yes", "prog"), 77);
    assert_int_equal(become("PATH=none:yes", "prog"), 77);
    assert_int_equal(become("PATH=no:yes", "prog"), 77);
    assert_int_equal(become("PATH=yes/prog:yes", "prog"), 77);
    assert_int_equal(become("PATH=no:none", "prog"), EACCES);
    assert_int_equal(become("PATH=none", "prog"), ENOENT);
    assert_int_equal(become("PATH=none", "yes/prog"), 77);
    assert_int_equal(become("PATH=", "prog"), ENOENT);
    assert_int_equal(become("PATH=none", ""), ENOENT);
    put_program("prog", 0700);
    assert_int_equal(become("PATH=", "prog"), 77);
    assert_int_equal(become("PATH=none:", "prog"), 77);
    assert_int_equal(become("PATH=:none", "prog"), 77);
    assert_int_equal(become("PATH=none::none", "prog"), 77);

    /* Around the longest path there is, 4096 with its NUL, and past it. */
    for (len = 4080; len < 4200; len++) {
        memset(path, '/', sizeof path);
        memcpy(path, "PATH=", 5);
        strcpy(path + 5 + len, ":yes");
        assert_int_equal(become(path, "prog"), 77);
        memcpy(path + 5 + len, ":no", 4);
        assert_int_equal(become(path, "prog"), EACCES);
        path[5 + len] = '\0';
        assert_int_equal(become(path, "prog"),
                         len + 6 > 4096 ? ENAMETOOLONG : ENOENT);
    }
    strcpy(path, "PATH=no:");
    memset(path + 8, 'x', 5000);
    path[5008] = '\0';
    assert_int_equal(become(path, "prog"), EACCES);

    unlink("prog"), unlink("no/prog"), unlink("yes/prog");
    rmdir("no"), rmdir("yes"), rmdir(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_status_is_taken_apart_as_libc_does),
        cmocka_unit_test(getcwd_counts_the_nul_and_fails_when_it_does_not_fit),
        cmocka_unit_test(getenv_finds_whole_names_only),
        cmocka_unit_test(execvpe_searches_path_as_libc_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
