/* SPDX-License-Identifier: 0BSD */
/* file.h, where the kernel has to play along. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <ring3/file.h>
#include <ring3/io.h>
#include <ring3/process.h>

static void a_file_past_2g_opens(void **state)
{
    char name[] = "/tmp/ring3-test-XXXXXX";
    int fd = mkstemp(name);

    (void)state;
    assert_true(fd >= 0);
    assert_true(sys_lseek(fd, 5000000000, SEEK_SET) == 5000000000);
    assert_int_equal(sys_write(fd, "x", 1), 1);
    sys_close(fd);

    fd = sys_open(name, O_RDONLY, 0);
    assert_true(fd >= 0);
    assert_true(sys_lseek(fd, 0, SEEK_END) == 5000000001);
    sys_close(fd);
    fd = sys_openat(AT_FDCWD, name, O_RDONLY, 0);
    assert_true(fd >= 0);
    sys_close(fd);
    unlink(name);
}

/* What another process is told of a lock at one byte: its type, or -errno. */
static int told(int fd, int64_t start)
{
    struct kernel_flock64 lock = {.type = F_WRLCK, .start = start, .len = 1};
    int pid = sys_fork(), status = 0;

    if (pid == 0) {
        if (sys_fcntl(fd, F_GETLK64, (unsigned long)&lock) != 0
            || (lock.type != F_UNLCK && lock.start != 5000000000))
            sys_exit_group(99);
        sys_exit_group(lock.type);
    }
    assert_int_equal(sys_waitpid(pid, &status, 0), pid);
    return WEXITSTATUS(status);
}

static void locks_begin_and_end_past_4g(void **state)
{
    struct kernel_flock64 lock = {.type = F_RDLCK, .whence = SEEK_SET,
                                  .start = 5000000000, .len = 7000000000};
    char name[] = "/tmp/ring3-test-XXXXXX";
    int fd = mkstemp(name);

    (void)state;
    assert_int_equal(sys_fcntl(fd, F_SETLK64, (unsigned long)&lock), 0);
    assert_int_equal(told(fd, 4999999999), F_UNLCK);
    assert_int_equal(told(fd, 5000000000), F_RDLCK);
    assert_int_equal(told(fd, 11999999999), F_RDLCK);
    assert_int_equal(told(fd, 12000000000), F_UNLCK);
    lock.type = F_UNLCK;
    assert_int_equal(sys_fcntl(fd, F_SETLKW64, (unsigned long)&lock), 0);

    lock.type = F_WRLCK;
    lock.pid = 1;
    assert_int_equal(sys_fcntl(fd, F_OFD_SETLK, (unsigned long)&lock), -EINVAL);
    lock.pid = 0;
    assert_int_equal(sys_fcntl(fd, F_OFD_SETLK, (unsigned long)&lock), 0);
    lock.type = F_RDLCK;
    assert_int_equal(sys_fcntl(fd, F_SETLK64, (unsigned long)&lock), -EAGAIN);
    sys_close(fd);
    unlink(name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_past_2g_opens),
        cmocka_unit_test(locks_begin_and_end_past_4g),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
