/* SPDX-License-Identifier: 0BSD */
/* file.h, where the kernel has to play along. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
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

static void open_makes_a_file_with_the_mode_it_is_given(void **state)
{
    char dir[] = "/tmp/ring3-test-XXXXXX";
    struct stat info;
    int at, fd;

    (void)state;
    assert_non_null(mkdtemp(dir));
    umask(0);
    at = sys_open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC, 0);
    assert_true(at >= 0);
    fd = sys_openat(at, "file", O_CREAT | O_EXCL | O_WRONLY, 0640);
    assert_true(fd >= 0);
    assert_int_equal(fstat(fd, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0640);
    assert_int_equal(sys_openat(at, "file", O_CREAT | O_EXCL | O_RDWR, 0600),
                     -EEXIST);
    assert_int_equal(sys_openat(at, "file", O_DIRECTORY, 0), -ENOTDIR);
    assert_int_equal(sys_openat(at, "", O_RDONLY, 0), -ENOENT);
    unlinkat(at, "file", 0);
    rmdir(dir);
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

static void handles_name_files_that_are_opened_by_them(void **state)
{
    struct kernel_file_handle handle;
    char name[] = "/tmp/ring3-test-XXXXXX";
    int fd = mkstemp(name), mount, again;

    (void)state;
    unlink(name);
    handle.bytes = sizeof handle.handle;
    if (sys_name_to_handle_at(fd, "", &handle, &mount, AT_EMPTY_PATH)
        == -EOPNOTSUPP)
        skip("a file system without handles");
    assert_true(handle.bytes > 0 && handle.bytes <= sizeof handle.handle);
    again = sys_open_by_handle_at(fd, &handle, O_RDWR);
    if (again == -EPERM)
        skip("no right to open by handle");
    assert_true(again > fd);
    assert_int_equal(sys_write(again, "x", 1), 1);
    assert_true(sys_lseek(fd, 0, SEEK_END) == 1);
    handle.bytes = 1;
    assert_int_equal(sys_name_to_handle_at(fd, "", &handle, &mount,
                                           AT_EMPTY_PATH), -EOVERFLOW);
    sys_close(fd), sys_close(again);
}

static void openat2_stays_where_it_is_told_to(void **state)
{
    struct kernel_open_how how = {O_RDONLY, 0, RESOLVE_BENEATH};
    int at = sys_open("/usr", O_PATH, 0), fd;

    (void)state;
    assert_int_equal(sys_openat2(at, "../etc", &how, sizeof how), -EXDEV);
    fd = sys_openat2(at, "bin", &how, sizeof how);
    assert_true(fd > at);
    how.mode = 0600;
    assert_int_equal(sys_openat2(at, "bin", &how, sizeof how), -EINVAL);
    sys_close(fd), sys_close(at);
}

static void close_range_closes_the_last_too(void **state)
{
    int fds[2];

    (void)state;
    assert_int_equal(sys_pipe(fds), 0);
    assert_int_equal(sys_dup2(fds[0], 70), 70);
    assert_int_equal(sys_dup2(fds[0], 71), 71);
    assert_int_equal(sys_dup2(fds[0], 72), 72);
    if (sys_close_range(70, 71, CLOSE_RANGE_CLOEXEC) == 0)
        assert_int_equal(sys_fcntl(71, F_GETFD, 0), FD_CLOEXEC);
    assert_int_equal(sys_close_range(70, 71, 0), 0);
    assert_int_equal(sys_fcntl(71, F_GETFD, 0), -EBADF);
    assert_int_equal(sys_fcntl(72, F_GETFD, 0), 0);
    assert_int_equal(sys_close_range(70, ~0u, 0), 0);
    assert_int_equal(sys_fcntl(72, F_GETFD, 0), -EBADF);
    sys_close(fds[0]), sys_close(fds[1]);
}

static void umask_returns_what_was_there(void **state)
{
    unsigned int before = sys_umask(027);

    (void)state;
    assert_int_equal(sys_umask(before), 027);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_past_2g_opens),
        cmocka_unit_test(open_makes_a_file_with_the_mode_it_is_given),
        cmocka_unit_test(locks_begin_and_end_past_4g),
        cmocka_unit_test(handles_name_files_that_are_opened_by_them),
        cmocka_unit_test(openat2_stays_where_it_is_told_to),
        cmocka_unit_test(close_range_closes_the_last_too),
        cmocka_unit_test(umask_returns_what_was_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
