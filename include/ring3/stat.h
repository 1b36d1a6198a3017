/* SPDX-License-Identifier: 0BSD */
/* What is known about a file: kind, size, owner, times; and about its
 * filesystem. To change them: attribute.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_STAT_H
#define RING3_STAT_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

#ifdef __i386__
#include "arch/i386/stat.h"
#else
#include "arch/x86_64/stat.h"
#endif

/* A mode: what kind of file it is, in the bits of S_IFMT. */
#define S_IFMT          0170000
#define S_IFSOCK        0140000
#define S_IFLNK         0120000
#define S_IFREG         0100000
#define S_IFBLK         0060000
#define S_IFDIR         0040000
#define S_IFCHR         0020000
#define S_IFIFO         0010000

/* A mode: as whom it runs, and whether only owners may remove its names. */
#define S_ISUID         0004000
#define S_ISGID         0002000
#define S_ISVTX         0001000

/* A mode: who may read, write and run it: owner, group and others. */
#define S_IRWXU         00700
#define S_IRUSR         00400
#define S_IWUSR         00200
#define S_IXUSR         00100
#define S_IRWXG         00070
#define S_IRGRP         00040
#define S_IWGRP         00020
#define S_IXGRP         00010
#define S_IRWXO         00007
#define S_IROTH         00004
#define S_IWOTH         00002
#define S_IXOTH         00001

/* A mode taken apart: is it that kind of file? */
#define S_ISSOCK(mode)  (((mode) & 0170000) == 0140000)
#define S_ISLNK(mode)   (((mode) & 0170000) == 0120000)
#define S_ISREG(mode)   (((mode) & 0170000) == 0100000)
#define S_ISBLK(mode)   (((mode) & 0170000) == 0060000)
#define S_ISDIR(mode)   (((mode) & 0170000) == 0040000)
#define S_ISCHR(mode)   (((mode) & 0170000) == 0020000)
#define S_ISFIFO(mode)  (((mode) & 0170000) == 0010000)

/* statx(2): flags, beside the AT_ of types.h. */
#define AT_STATX_SYNC_AS_STAT   0x0000
#define AT_STATX_FORCE_SYNC     0x2000
#define AT_STATX_DONT_SYNC      0x4000

/* statx(2): mask, what to ask for, and in the answer what is there. */
#define STATX_TYPE              0x00000001
#define STATX_MODE              0x00000002
#define STATX_NLINK             0x00000004
#define STATX_UID               0x00000008
#define STATX_GID               0x00000010
#define STATX_ATIME             0x00000020
#define STATX_MTIME             0x00000040
#define STATX_CTIME             0x00000080
#define STATX_INO               0x00000100
#define STATX_SIZE              0x00000200
#define STATX_BLOCKS            0x00000400
#define STATX_BASIC_STATS       0x000007ff
#define STATX_BTIME             0x00000800
#define STATX_MNT_ID            0x00001000
#define STATX_DIOALIGN          0x00002000
#define STATX_MNT_ID_UNIQUE     0x00004000
#define STATX_SUBVOL            0x00008000
#define STATX_WRITE_ATOMIC      0x00010000
#define STATX_DIO_READ_ALIGN    0x00020000

/* statx(2): attributes in the answer, and in attributes_mask which of them the
 * filesystem knows.
 */
#define STATX_ATTR_COMPRESSED   0x00000004
#define STATX_ATTR_IMMUTABLE    0x00000010
#define STATX_ATTR_APPEND       0x00000020
#define STATX_ATTR_NODUMP       0x00000040
#define STATX_ATTR_ENCRYPTED    0x00000800
#define STATX_ATTR_AUTOMOUNT    0x00001000
#define STATX_ATTR_MOUNT_ROOT   0x00002000
#define STATX_ATTR_VERITY       0x00100000
#define STATX_ATTR_DAX          0x00200000
#define STATX_ATTR_WRITE_ATOMIC 0x00400000

/* statfs(2): flags of the mount. */
#define ST_RDONLY       0x0001
#define ST_NOSUID       0x0002
#define ST_NODEV        0x0004
#define ST_NOEXEC       0x0008
#define ST_SYNCHRONOUS  0x0010
#define ST_MANDLOCK     0x0040
#define ST_NOATIME      0x0400
#define ST_NODIRATIME   0x0800
#define ST_RELATIME     0x1000
#define ST_NOSYMFOLLOW  0x2000

/* statfs(2): some of its types. */
#define RAMFS_MAGIC             0x858458f6
#define TMPFS_MAGIC             0x01021994
#define PROC_SUPER_MAGIC        0x00009fa0
#define SYSFS_MAGIC             0x62656572
#define CGROUP2_SUPER_MAGIC     0x63677270
#define OVERLAYFS_SUPER_MAGIC   0x794c7630
#define EXT4_SUPER_MAGIC        0x0000ef53
#define BTRFS_SUPER_MAGIC       0x9123683e
#define XFS_SUPER_MAGIC         0x58465342

/* A point in time, in seconds since 1970 and nanoseconds: statx(2). */
struct kernel_statx_timestamp {
    int64_t sec;
    uint32_t nsec;
    unsigned int : 32;
};

/* What is known about a file: statx(2). mask says which members are; btime is
 * when the file was made; blocks are 512 bytes each. The same on both machines.
 */
struct kernel_statx {
    uint32_t mask;
    uint32_t blksize;
    uint64_t attributes;
    uint32_t nlink;
    uint32_t uid;
    uint32_t gid;
    uint16_t mode;
    unsigned int : 16;
    uint64_t ino;
    uint64_t size;
    uint64_t blocks;
    uint64_t attributes_mask;
    struct kernel_statx_timestamp atime;
    struct kernel_statx_timestamp btime;
    struct kernel_statx_timestamp ctime;
    struct kernel_statx_timestamp mtime;
    uint32_t rdev_major;
    uint32_t rdev_minor;
    uint32_t dev_major;
    uint32_t dev_minor;
    uint64_t mnt_id;
    uint32_t dio_mem_align;
    uint32_t dio_offset_align;
    uint64_t subvol;
    uint32_t atomic_write_unit_min;
    uint32_t atomic_write_unit_max;
    uint32_t atomic_write_segments_max;
    uint32_t dio_read_offset_align;
    uint32_t atomic_write_unit_max_opt;
    unsigned int : 32;
    uint64_t unused1[8];
};

/* What is known about a filesystem: statfs(2). blocks, bfree and bavail (free
 * to non-root users) are frsize bytes each.
 */
struct kernel_statfs {
    unsigned long type;
    unsigned long bsize;
    uint64_t blocks;
    uint64_t bfree;
    uint64_t bavail;
    uint64_t files;
    uint64_t ffree;
    int fsid[2];
    unsigned long namelen;
    unsigned long frsize;
    unsigned long flags;
    unsigned long unused1[4];
};

/* stat(2): put what is known about the file at path into st.
 *
 * i386: this is stat64, whose times end in 2106: statx has more.
 */
RING3_INLINE int sys_stat(const char *path, struct kernel_stat *st)
{
#ifdef __i386__
    return (int)(syscall2)(NR_stat64, (long)path, (long)st);
#else
    return (int)(syscall2)(NR_stat, (long)path, (long)st);
#endif
}

/* lstat(2): stat(2) of a symbolic link itself.
 *
 * i386: this is lstat64.
 */
RING3_INLINE int sys_lstat(const char *path, struct kernel_stat *st)
{
#ifdef __i386__
    return (int)(syscall2)(NR_lstat64, (long)path, (long)st);
#else
    return (int)(syscall2)(NR_lstat, (long)path, (long)st);
#endif
}

/* fstat(2): stat(2) of what fd is open on.
 *
 * i386: this is fstat64.
 */
RING3_INLINE int sys_fstat(int fd, struct kernel_stat *st)
{
#ifdef __i386__
    return (int)(syscall2)(NR_fstat64, fd, (long)st);
#else
    return (int)(syscall2)(NR_fstat, fd, (long)st);
#endif
}

/* newfstatat(2), which libc calls fstatat: stat(2) below dirfd, lstat(2) with
 * AT_SYMLINK_NOFOLLOW, fstat(2) with AT_EMPTY_PATH and an empty path. Since
 * Linux 2.6.16.
 *
 * i386: this is fstatat64.
 */
RING3_INLINE int sys_newfstatat(int dirfd, const char *path,
                                struct kernel_stat *st, int flags)
{
#ifdef __i386__
    return (int)(syscall4)(NR_fstatat64, dirfd, (long)path, (long)st, flags);
#else
    return (int)(syscall4)(NR_newfstatat, dirfd, (long)path, (long)st, flags);
#endif
}

/* statx(2): put what mask asks for about the file at path below dirfd into stx.
 *
 * More than was asked for may be there, and less: look at stx->mask. Times have
 * 64 bits of seconds on both machines. Since Linux 4.11.
 */
RING3_INLINE int sys_statx(int dirfd, const char *path, unsigned int flags,
                           unsigned int mask, struct kernel_statx *stx)
{
    return (int)(syscall5)(NR_statx, dirfd, (long)path, (long)flags, (long)mask,
                           (long)stx);
}

/* statfs(2): put what is known about the filesystem that path is in into info.
 *
 * i386: this is statfs64, which also takes the size of the struct.
 */
RING3_INLINE int sys_statfs(const char *path, struct kernel_statfs *info)
{
#ifdef __i386__
    return (int)(syscall3)(NR_statfs64, (long)path, 84, (long)info);
#else
    return (int)(syscall2)(NR_statfs, (long)path, (long)info);
#endif
}

/* fstatfs(2): statfs(2) of the filesystem that fd is in.
 *
 * i386: this is fstatfs64.
 */
RING3_INLINE int sys_fstatfs(int fd, struct kernel_statfs *info)
{
#ifdef __i386__
    return (int)(syscall3)(NR_fstatfs64, fd, 84, (long)info);
#else
    return (int)(syscall2)(NR_fstatfs, fd, (long)info);
#endif
}

#endif
