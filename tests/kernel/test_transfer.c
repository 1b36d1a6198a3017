/* SPDX-License-Identifier: 0BSD */
/* transfer.h, where the kernel has to play along: places and lengths past
 * 4 GiB in real files, and pipes.
 */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <ring3/errno.h>
#include <ring3/file.h>
#include <ring3/io.h>
#include <ring3/transfer.h>

#define FAR 5000000000

/* A new file that may grow past 2 GiB on both machines; name is a template. */
static int new_file(char *name)
{
    int fd = mkstemp(name);

    assert_true(fd >= 0);
    close(fd);
    fd = sys_open(name, O_RDWR, 0);
    assert_true(fd >= 0);
    return fd;
}

static int no_file(void)
{
    char name[] = "/tmp/ring3-test-XXXXXX";
    int fd = new_file(name);

    unlink(name);
    return fd;
}

static int64_t length(int fd)
{
    return sys_lseek(fd, 0, SEEK_END);
}

static void text_at(int fd, int64_t offset, const char *text)
{
    char buf[20] = "";

    assert_true(sys_lseek(fd, offset, SEEK_SET) == offset);
    assert_int_equal(sys_read(fd, buf, strlen(text)), strlen(text));
    assert_string_equal(buf, text);
}

static void pread64_and_pwrite64_reach_past_4g(void **state)
{
    char buf[4] = "";
    int fd = no_file();

    (void)state;
    assert_int_equal(sys_pwrite64(fd, "far", 3, FAR), 3);
    assert_true(sys_lseek(fd, 0, SEEK_CUR) == 0);
    text_at(fd, FAR, "far");
    assert_int_equal(sys_pread64(fd, buf, 4, FAR), 3);
    assert_string_equal(buf, "far");
    assert_int_equal(sys_pread64(fd, buf, 4, -1), -EINVAL);
    sys_close(fd);
}

static void preadv_and_pwritev_reach_past_4g(void **state)
{
    char left[4] = "", right[4] = "";
    struct kernel_iovec out[] = {{(void *)"abc", 3}, {(void *)"def", 3}};
    struct kernel_iovec in[] = {{left, 3}, {right, 3}};
    int fd = no_file();

    (void)state;
    assert_int_equal(sys_pwritev(fd, out, 2, FAR), 6);
    text_at(fd, FAR, "abcdef");
    assert_int_equal(sys_preadv(fd, in, 2, FAR), 6);
    assert_string_equal(left, "abc");
    assert_string_equal(right, "def");

    assert_int_equal(sys_pwritev2(fd, out, 1, 2 * FAR, 0), 3);
    text_at(fd, 2 * FAR, "abc");
    assert_int_equal(sys_preadv2(fd, in + 1, 1, 2 * FAR, 0), 3);
    assert_string_equal(right, "abc");
    sys_close(fd);
}

static void preadv2_and_pwritev2_pass_the_flags_in_the_sixth_place(void **state)
{
    struct kernel_iovec iov = {(void *)"abc", 3};
    int fd = no_file();

    (void)state;
    assert_int_equal(sys_pwritev2(fd, &iov, 1, 0, 1 << 30), -EOPNOTSUPP);
    assert_int_equal(sys_preadv2(fd, &iov, 1, 0, 1 << 30), -EOPNOTSUPP);
    assert_int_equal(sys_pwritev2(fd, &iov, 1, FAR, RWF_DSYNC), 3);
    assert_int_equal(sys_pwritev2(fd, &iov, 1, 0, RWF_APPEND), 3);
    assert_true(length(fd) == FAR + 6);
    /* -1 is where it stands. */
    assert_int_equal(sys_pwritev2(fd, &iov, 1, -1, 0), 3);
    assert_true(sys_lseek(fd, 0, SEEK_CUR) == FAR + 9);
    sys_close(fd);
}

static void truncate_ftruncate_and_fallocate_reach_past_4g(void **state)
{
    char name[] = "/tmp/ring3-test-XXXXXX";
    int fd = new_file(name);

    (void)state;
    assert_int_equal(sys_truncate(name, FAR), 0);
    assert_true(length(fd) == FAR);
    assert_int_equal(sys_ftruncate(fd, 2 * FAR), 0);
    assert_true(length(fd) == 2 * FAR);
    assert_int_equal(sys_ftruncate(fd, -1), -EINVAL);
    assert_int_equal(sys_ftruncate(fd, 0), 0);

    assert_int_equal(sys_fallocate(fd, 0, FAR, 4096), 0);
    assert_true(length(fd) == FAR + 4096);
    assert_int_equal(sys_pwrite64(fd, "x", 1, FAR), 1);
    assert_int_equal(sys_fallocate(fd, FALLOC_FL_PUNCH_HOLE
                                   | FALLOC_FL_KEEP_SIZE, 0, FAR + 1), 0);
    text_at(fd, FAR, "");
    assert_true(length(fd) == FAR + 4096);
    assert_int_equal(sys_fallocate(fd, 0, 0, -1), -EINVAL);
    unlink(name);
    sys_close(fd);
}

static void copy_file_range_and_sendfile_reach_past_4g(void **state)
{
    int64_t from = FAR, to = 2 * FAR;
    int in = no_file(), out = no_file();

    (void)state;
    assert_int_equal(sys_pwrite64(in, "far", 3, FAR), 3);
    assert_int_equal(sys_copy_file_range(in, &from, out, &to, 3, 0), 3);
    assert_true(from == FAR + 3 && to == 2 * FAR + 3);
    text_at(out, 2 * FAR, "far");

    from = FAR;
    assert_true(sys_lseek(out, 3 * FAR, SEEK_SET) == 3 * FAR);
    assert_int_equal(sys_sendfile(out, in, &from, 3), 3);
    assert_true(from == FAR + 3);
    text_at(out, 3 * FAR, "far");
    assert_true(sys_lseek(in, FAR + 1, SEEK_SET) == FAR + 1);
    assert_int_equal(sys_sendfile(out, in, NULL, 100), 2);
    assert_int_equal(sys_sendfile(out, in, NULL, 100), 0);
    sys_close(in), sys_close(out);
}

static void pipes_are_filled_copied_and_emptied_without_a_buffer(void **state)
{
    struct kernel_iovec iov[] = {{(void *)"abc", 3}, {(void *)"def", 3}};
    int64_t to = FAR;
    char buf[8] = "";
    int first[2], second[2], fd = no_file();

    (void)state;
    assert_int_equal(sys_pipe(first), 0);
    assert_int_equal(sys_pipe(second), 0);
    assert_int_equal(sys_vmsplice(first[1], iov, 2, 0), 6);
    assert_int_equal(sys_tee(first[0], second[1], 4, 0), 4);
    assert_int_equal(sys_splice(first[0], NULL, fd, &to, 100, SPLICE_F_MOVE),
                     6);
    assert_true(to == FAR + 6);
    text_at(fd, FAR, "abcdef");
    assert_int_equal(sys_read(second[0], buf, 8), 4);
    assert_string_equal(buf, "abcd");
    assert_int_equal(sys_splice(first[0], NULL, fd, NULL, 1,
                                SPLICE_F_NONBLOCK), -EAGAIN);
    to = FAR + 4;
    assert_int_equal(sys_splice(fd, &to, first[1], NULL, 100, 0), 2);
    assert_int_equal(sys_read(first[0], buf, 8), 2);
    assert_memory_equal(buf, "ef", 2);
    sys_close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pread64_and_pwrite64_reach_past_4g),
        cmocka_unit_test(preadv_and_pwritev_reach_past_4g),
        cmocka_unit_test(
            preadv2_and_pwritev2_pass_the_flags_in_the_sixth_place),
        cmocka_unit_test(truncate_ftruncate_and_fallocate_reach_past_4g),
        cmocka_unit_test(copy_file_range_and_sendfile_reach_past_4g),
        cmocka_unit_test(
            pipes_are_filled_copied_and_emptied_without_a_buffer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
