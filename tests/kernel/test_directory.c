/* SPDX-License-Identifier: 0BSD */
/* directory.h, where the kernel has to play along. */
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <ring3/directory.h>
#include <ring3/errno.h>
#include <ring3/file.h>
#include <ring3/io.h>
#include <ring3/stat.h>

static char name[] = "/tmp/ring3-test-XXXXXX";
static int home;

/* In a directory of its own, which is open as home. */
static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(name))
        return -1;
    home = sys_open(name, O_DIRECTORY, 0);
    return sys_fchdir(home);
}

static int tear_down(void **state)
{
    (void)state;
    return rmdir(name);
}

static void put(const char *path, const char *text)
{
    int fd = sys_creat(path, 0600);

    assert_true(fd >= 0);
    assert_int_equal(ring3_write_all(fd, text, strlen(text)), 0);
    sys_close(fd);
}

static void getdents64_tells_every_entry_once(void **state)
{
    struct { const char *name; int type, seen; } files[] = {
        {".", DT_DIR, 0}, {"..", DT_DIR, 0}, {"a", DT_REG, 0},
        {"a longer name than that", DT_REG, 0}, {"dir", DT_DIR, 0},
        {"link", DT_LNK, 0}, {"fifo", DT_FIFO, 0},
    };
    const size_t count = sizeof files / sizeof *files;
    uint64_t buf[16];
    struct kernel_stat st;
    size_t i, total = 0;
    long n, at;
    int fd;

    (void)state;
    put(files[2].name, ""), put(files[3].name, "");
    assert_int_equal(sys_mkdir("dir", 0700), 0);
    assert_int_equal(sys_symlink("a", "link"), 0);
    assert_int_equal(sys_mknod("fifo", S_IFIFO | 0600, 0), 0);

    fd = sys_open(".", O_DIRECTORY, 0);
    assert_int_equal(sys_getdents64(fd, buf, 1), -EINVAL);
    while ((n = sys_getdents64(fd, buf, sizeof buf)) > 0) {
        for (at = 0; at < n; total++) {
            struct kernel_dirent64 *entry = (void *)((char *)buf + at);

            for (i = 0; i < count; i++) {
                if (strcmp(files[i].name, entry->name) != 0)
                    continue;
                files[i].seen++;
                assert_true(entry->type == files[i].type
                            || entry->type == DT_UNKNOWN);
                assert_int_equal(sys_lstat(entry->name, &st), 0);
                if (i > 1)
                    assert_true(entry->ino == st.ino);
            }
            at += entry->reclen;
        }
        assert_int_equal(at, n);
    }
    assert_int_equal(n, 0);
    assert_int_equal(total, count);
    for (i = 0; i < count; i++)
        assert_int_equal(files[i].seen, 1);
    sys_close(fd);
    for (i = 2; i < count; i++)
        sys_unlinkat(home, files[i].name, i == 4 ? AT_REMOVEDIR : 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(getdents64_tells_every_entry_once),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
