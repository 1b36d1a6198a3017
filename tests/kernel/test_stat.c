/* SPDX-License-Identifier: 0BSD */
/* stat.h and attribute.h, where the kernel has to play along: what is set is
 * what is told, and libc is told the same.
 */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int libc_says(unsigned int mode, int which)
{
    switch (which) {
    case 0: return S_ISSOCK(mode) != 0;
    case 1: return S_ISLNK(mode) != 0;
    case 2: return S_ISREG(mode) != 0;
    case 3: return S_ISBLK(mode) != 0;
    case 4: return S_ISDIR(mode) != 0;
    case 5: return S_ISCHR(mode) != 0;
    default: return S_ISFIFO(mode) != 0;
    }
}

/* Ours, not libc's. */
#undef S_ISSOCK
#undef S_ISLNK
#undef S_ISREG
#undef S_ISBLK
#undef S_ISDIR
#undef S_ISCHR
#undef S_ISFIFO

#include <ring3/attribute.h>
#include <ring3/directory.h>
#include <ring3/errno.h>
#include <ring3/file.h>
#include <ring3/io.h>
#include <ring3/stat.h>
#include <ring3/transfer.h>

#define FAR 5000000000

/* New Year of 2100: fits 32 bits only without a sign. */
#define IN_2100 4102444800

static int ring3_says(unsigned int mode, int which)
{
    switch (which) {
    case 0: return S_ISSOCK(mode) != 0;
    case 1: return S_ISLNK(mode) != 0;
    case 2: return S_ISREG(mode) != 0;
    case 3: return S_ISBLK(mode) != 0;
    case 4: return S_ISDIR(mode) != 0;
    case 5: return S_ISCHR(mode) != 0;
    default: return S_ISFIFO(mode) != 0;
    }
}

static void every_mode_is_taken_apart_as_libc_does(void **state)
{
    unsigned int mode;
    int which;

    (void)state;
    for (mode = 0; mode <= 0x1ffff; mode++)
        for (which = 0; which < 7; which++)
            assert_int_equal(ring3_says(mode, which), libc_says(mode, which));
}

static char name[] = "/tmp/ring3-test-XXXXXX";

/* In a directory of its own: a file that is long and has two names, a link. */
static int set_up(void **state)
{
    int fd;

    (void)state;
    if (!mkdtemp(name) || chdir(name))
        return -1;
    umask(0);
    fd = sys_creat("file", 0640);
    sys_pwrite64(fd, "x", 1, FAR);
    sys_close(fd);
    return sys_symlink("file", "link") | sys_link("file", "second");
}

static int tear_down(void **state)
{
    (void)state;
    unlink("file"), unlink("second"), unlink("link");
    return rmdir(name);
}

static void agrees(const struct kernel_stat *ours, const struct stat64 *libcs)
{
    assert_true(ours->dev == libcs->st_dev);
    assert_true(ours->ino == libcs->st_ino);
    assert_true(ours->mode == libcs->st_mode);
    assert_true(ours->nlink == libcs->st_nlink);
    assert_true(ours->uid == libcs->st_uid);
    assert_true(ours->gid == libcs->st_gid);
    assert_true(ours->rdev == libcs->st_rdev);
    assert_true(ours->size == libcs->st_size);
    assert_true((int64_t)ours->blksize == libcs->st_blksize);
    assert_true((int64_t)ours->blocks == libcs->st_blocks);
    assert_true((uint32_t)ours->atime == (uint32_t)libcs->st_atim.tv_sec);
    assert_true((long)ours->atime_nsec == libcs->st_atim.tv_nsec);
    assert_true((uint32_t)ours->mtime == (uint32_t)libcs->st_mtim.tv_sec);
    assert_true((long)ours->mtime_nsec == libcs->st_mtim.tv_nsec);
    assert_true((uint32_t)ours->ctime == (uint32_t)libcs->st_ctim.tv_sec);
    assert_true((long)ours->ctime_nsec == libcs->st_ctim.tv_nsec);
}

static void all_of_stats_kind_tell_what_libc_tells(void **state)
{
    struct kernel_stat ours;
    struct stat64 libcs;
    int fd = sys_open("file", O_RDONLY, 0);

    (void)state;
    assert_int_equal(stat64("file", &libcs), 0);
    memset(&ours, 0xee, sizeof ours);
    assert_int_equal(sys_stat("file", &ours), 0);
    agrees(&ours, &libcs);
    assert_true(ours.size == FAR + 1 && ours.nlink == 2);
    assert_true(ours.mode == (S_IFREG | 0640));
    memset(&ours, 0xee, sizeof ours);
    assert_int_equal(sys_stat("link", &ours), 0);
    agrees(&ours, &libcs);
    memset(&ours, 0xee, sizeof ours);
    assert_int_equal(sys_fstat(fd, &ours), 0);
    agrees(&ours, &libcs);
    memset(&ours, 0xee, sizeof ours);
    assert_int_equal(sys_newfstatat(fd, "", &ours, AT_EMPTY_PATH), 0);
    agrees(&ours, &libcs);

    assert_int_equal(lstat64("link", &libcs), 0);
    assert_int_equal(sys_lstat("link", &ours), 0);
    agrees(&ours, &libcs);
    assert_true(S_ISLNK(ours.mode));
    assert_int_equal(sys_newfstatat(AT_FDCWD, "link", &ours,
                                    AT_SYMLINK_NOFOLLOW), 0);
    agrees(&ours, &libcs);
    assert_int_equal(stat64("/dev/null", &libcs), 0);
    assert_int_equal(sys_stat("/dev/null", &ours), 0);
    agrees(&ours, &libcs);
    assert_int_equal(sys_stat("none", &ours), -ENOENT);
    sys_close(fd);
}

static void times_in_2100_are_set_and_told(void **state)
{
    const struct kernel_timespec times[2] = {{IN_2100, 123456789},
                                             {2 * IN_2100, 987654321}};
    const struct kernel_timespec one[2] = {{0, UTIME_OMIT}, {0, UTIME_NOW}};
    struct kernel_statx stx;
    struct kernel_stat st;

    (void)state;
    assert_int_equal(sys_utimensat(AT_FDCWD, "file", times, 0), 0);
    assert_int_equal(sys_statx(AT_FDCWD, "file", 0, STATX_BASIC_STATS, &stx),
                     0);
    assert_int_equal(sys_stat("file", &st), 0);
    assert_true(stx.atime.sec == IN_2100 && stx.atime.nsec == 123456789);
    assert_true(st.atime == IN_2100 && st.atime_nsec == 123456789);
    /* Not every filesystem has as much room. */
    if (stx.mtime.sec > UINT32_MAX)
        assert_true(stx.mtime.sec == 2 * IN_2100
                    && stx.mtime.nsec == 987654321);

    assert_int_equal(sys_utimensat(AT_FDCWD, "file", one, 0), 0);
    assert_int_equal(sys_statx(AT_FDCWD, "file", 0, STATX_BASIC_STATS, &stx),
                     0);
    assert_true(stx.atime.sec == IN_2100);
    assert_true(stx.mtime.sec > 1700000000 && stx.mtime.sec < IN_2100);
}

static void owner_is(unsigned int uid, unsigned int gid)
{
    struct kernel_stat st;

    assert_int_equal(sys_stat("file", &st), 0);
    assert_int_equal(st.uid, uid);
    assert_int_equal(st.gid, gid);
}

static void ids_past_65535_are_set_and_told(void **state)
{
    struct kernel_stat st;
    int fd = sys_open("file", O_RDONLY, 0);

    (void)state;
    if (sys_chown("file", 70000, 80000) == -EPERM)
        skip("no right to give a file away");
    owner_is(70000, 80000);
    assert_int_equal(sys_fchown(fd, 70001, ~0u), 0);
    owner_is(70001, 80000);
    assert_int_equal(sys_fchownat(AT_FDCWD, "link", ~0u, 80002, 0), 0);
    owner_is(70001, 80002);
    assert_int_equal(sys_lchown("link", 70003, 80003), 0);
    owner_is(70001, 80002);
    assert_int_equal(sys_lstat("link", &st), 0);
    assert_int_equal(st.uid, 70003);
    assert_int_equal(st.gid, 80003);
    assert_int_equal(sys_chown("file", getuid(), getgid()), 0);
    sys_close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mode_is_taken_apart_as_libc_does),
        cmocka_unit_test(all_of_stats_kind_tell_what_libc_tells),
        cmocka_unit_test(times_in_2100_are_set_and_told),
        cmocka_unit_test(ids_past_65535_are_set_and_told),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
