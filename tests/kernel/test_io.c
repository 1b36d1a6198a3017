/* SPDX-License-Identifier: 0BSD */
/* io.h, where the kernel has to play along: offsets on a real file, and the
 * two helpers.
 */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <ring3/io.h>

static int new_file(void)
{
    char name[] = "/tmp/ring3-test-XXXXXX";
    int fd = mkstemp(name);

    assert_true(fd >= 0);
    unlink(name);
    return fd;
}

static void lseek_goes_past_2g_and_4g(void **state)
{
    const int64_t places[] = {0, 0x7fffffff, 0x80000000, 0xffffffff,
                              0x100000000, 0x140000000, 0x7ffffffff};
    int fd = new_file();
    size_t i;

    (void)state;
    for (i = 0; i < sizeof places / sizeof *places; i++) {
        assert_true(sys_lseek(fd, places[i], SEEK_SET) == places[i]);
        assert_true(sys_lseek(fd, 0, SEEK_CUR) == places[i]);
        assert_true(sys_lseek(fd, -places[i], SEEK_CUR) == 0);
    }
    assert_true(sys_lseek(fd, -1, SEEK_SET) == -EINVAL);
    sys_close(fd);
}

static void write_past_4g_is_read_back_there(void **state)
{
    char text[4] = "";
    int fd = new_file();

    (void)state;
    assert_true(sys_lseek(fd, 5000000000, SEEK_SET) == 5000000000);
    assert_int_equal(sys_write(fd, "far", 3), 3);
    assert_true(sys_lseek(fd, -3, SEEK_END) == 5000000000);
    assert_int_equal(sys_read(fd, text, 3), 3);
    assert_string_equal(text, "far");
    assert_true(sys_lseek(fd, 0, SEEK_DATA) > 4000000000);
    assert_true(sys_lseek(fd, 0, SEEK_HOLE) == 0);
    sys_close(fd);
}

static void write_all_reports_the_error(void **state)
{
    int full;

    (void)state;
    assert_int_equal(ring3_write_all(-1, "x", 1), -EBADF);
    assert_int_equal(ring3_write_all(-1, "x", 0), 0);
    full = (int)syscall3(NR_open, "/dev/full", 1, 0);
    assert_true(full >= 0);
    assert_int_equal(ring3_write_all(full, "x", 1), -ENOSPC);
    sys_close(full);
}

static void decimal_of(int64_t value, const char *text)
{
    char buf[21];
    char *first;

    memset(buf, 'x', sizeof buf);
    first = ring3_decimal(value, buf);
    assert_string_equal(first, text);
    assert_true(first >= buf && first + strlen(first) == buf + 20);
}

static void decimal_is_right_to_the_last_digit(void **state)
{
    char want[32];
    uint64_t value = 1;
    int i;

    (void)state;
    decimal_of(0, "0");
    decimal_of(-1, "-1");
    decimal_of(INT64_MAX, "9223372036854775807");
    decimal_of(INT64_MIN, "-9223372036854775808");
    decimal_of(4294967295, "4294967295");
    decimal_of(4294967296, "4294967296");
    for (i = 0; i < 100000; i++) {
        value = value * 6364136223846793005u + 1442695040888963407u;
        /* Every length, not only the longest. */
        int64_t cut = (int64_t)value >> (i % 64);

        snprintf(want, sizeof want, "%lld", (long long)cut);
        decimal_of(cut, want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lseek_goes_past_2g_and_4g),
        cmocka_unit_test(write_past_4g_is_read_back_there),
        cmocka_unit_test(write_all_reports_the_error),
        cmocka_unit_test(decimal_is_right_to_the_last_digit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
