/* SPDX-License-Identifier: 0BSD */
/* What is known of a file: kind, size, owner, times; and of its filesystem.
 * To change them: attribute.h.
 *
 * A comment that does not say what its call returns: 0 or -errno.
 */
#ifndef RING3_STAT_H
#define RING3_STAT_H

#include "syscall.h"
#include "types.h"

#ifdef __i386__
#include "arch/i386/stat.h"
#else
#include "arch/x86_64/stat.h"
#endif

/* A mode: what kind of file it is, in the bits of S_IFMT. */
#ifndef S_IFMT
#define S_IFMT          0170000
#endif
#ifndef S_IFSOCK
#define S_IFSOCK        0140000
#endif
#ifndef S_IFLNK
#define S_IFLNK         0120000
#endif
#ifndef S_IFREG
#define S_IFREG         0100000
#endif
#ifndef S_IFBLK
#define S_IFBLK         0060000
#endif
#ifndef S_IFDIR
#define S_IFDIR         0040000
#endif
#ifndef S_IFCHR
#define S_IFCHR         0020000
#endif
#ifndef S_IFIFO
#define S_IFIFO         0010000
#endif

/* A mode: as whom it runs, and whether only owners may take its names away. */
#ifndef S_ISUID
#define S_ISUID         0004000
#endif
#ifndef S_ISGID
#define S_ISGID         0002000
#endif
#ifndef S_ISVTX
#define S_ISVTX         0001000
#endif

/* A mode: who may read, write and run it: owner, group and others. */
#ifndef S_IRWXU
#define S_IRWXU         00700
#endif
#ifndef S_IRUSR
#define S_IRUSR         00400
#endif
#ifndef S_IWUSR
#define S_IWUSR         00200
#endif
#ifndef S_IXUSR
#define S_IXUSR         00100
#endif
#ifndef S_IRWXG
#define S_IRWXG         00070
#endif
#ifndef S_IRGRP
#define S_IRGRP         00040
#endif
#ifndef S_IWGRP
#define S_IWGRP         00020
#endif
#ifndef S_IXGRP
#define S_IXGRP         00010
#endif
#ifndef S_IRWXO
#define S_IRWXO         00007
#endif
#ifndef S_IROTH
#define S_IROTH         00004
#endif
#ifndef S_IWOTH
#define S_IWOTH         00002
#endif
#ifndef S_IXOTH
#define S_IXOTH         00001
#endif

/* A mode taken apart: is it that kind of file? */
#ifndef S_ISSOCK
#define S_ISSOCK(mode)  (((mode) & 0170000) == 0140000)
#endif
#ifndef S_ISLNK
#define S_ISLNK(mode)   (((mode) & 0170000) == 0120000)
#endif
#ifndef S_ISREG
#define S_ISREG(mode)   (((mode) & 0170000) == 0100000)
#endif
#ifndef S_ISBLK
#define S_ISBLK(mode)   (((mode) & 0170000) == 0060000)
#endif
#ifndef S_ISDIR
#define S_ISDIR(mode)   (((mode) & 0170000) == 0040000)
#endif
#ifndef S_ISCHR
#define S_ISCHR(mode)   (((mode) & 0170000) == 0020000)
#endif
#ifndef S_ISFIFO
#define S_ISFIFO(mode)  (((mode) & 0170000) == 0010000)
#endif

/* statx(2): flags, beside the AT_ of types.h. */
#ifndef AT_STATX_SYNC_AS_STAT
#define AT_STATX_SYNC_AS_STAT   0x0000
#endif
#ifndef AT_STATX_FORCE_SYNC
#define AT_STATX_FORCE_SYNC     0x2000
#endif
#ifndef AT_STATX_DONT_SYNC
#define AT_STATX_DONT_SYNC      0x4000
#endif

/* statx(2): mask, what to ask for, and in the answer what there is. */
#ifndef STATX_TYPE
#define STATX_TYPE              0x00000001
#endif
#ifndef STATX_MODE
#define STATX_MODE              0x00000002
#endif
#ifndef STATX_NLINK
#define STATX_NLINK             0x00000004
#endif
#ifndef STATX_UID
#define STATX_UID               0x00000008
#endif
#ifndef STATX_GID
#define STATX_GID               0x00000010
#endif
#ifndef STATX_ATIME
#define STATX_ATIME             0x00000020
#endif
#ifndef STATX_MTIME
#define STATX_MTIME             0x00000040
#endif
#ifndef STATX_CTIME
#define STATX_CTIME             0x00000080
#endif
#ifndef STATX_INO
#define STATX_INO               0x00000100
#endif
#ifndef STATX_SIZE
#define STATX_SIZE              0x00000200
#endif
#ifndef STATX_BLOCKS
#define STATX_BLOCKS            0x00000400
#endif
#ifndef STATX_BASIC_STATS
#define STATX_BASIC_STATS       0x000007ff
#endif
#ifndef STATX_BTIME
#define STATX_BTIME             0x00000800
#endif
#ifndef STATX_MNT_ID
#define STATX_MNT_ID            0x00001000
#endif
#ifndef STATX_DIOALIGN
#define STATX_DIOALIGN          0x00002000
#endif
#ifndef STATX_MNT_ID_UNIQUE
#define STATX_MNT_ID_UNIQUE     0x00004000
#endif
#ifndef STATX_SUBVOL
#define STATX_SUBVOL            0x00008000
#endif
#ifndef STATX_WRITE_ATOMIC
#define STATX_WRITE_ATOMIC      0x00010000
#endif
#ifndef STATX_DIO_READ_ALIGN
#define STATX_DIO_READ_ALIGN    0x00020000
#endif

/* statx(2): attributes in the answer, and in attributes_mask which of them the
 * filesystem knows.
 */
#ifndef STATX_ATTR_COMPRESSED
#define STATX_ATTR_COMPRESSED   0x00000004
#endif
#ifndef STATX_ATTR_IMMUTABLE
#define STATX_ATTR_IMMUTABLE    0x00000010
#endif
#ifndef STATX_ATTR_APPEND
#define STATX_ATTR_APPEND       0x00000020
#endif
#ifndef STATX_ATTR_NODUMP
#define STATX_ATTR_NODUMP       0x00000040
#endif
#ifndef STATX_ATTR_ENCRYPTED
#define STATX_ATTR_ENCRYPTED    0x00000800
#endif
#ifndef STATX_ATTR_AUTOMOUNT
#define STATX_ATTR_AUTOMOUNT    0x00001000
#endif
#ifndef STATX_ATTR_MOUNT_ROOT
#define STATX_ATTR_MOUNT_ROOT   0x00002000
#endif
#ifndef STATX_ATTR_VERITY
#define STATX_ATTR_VERITY       0x00100000
#endif
#ifndef STATX_ATTR_DAX
#define STATX_ATTR_DAX          0x00200000
#endif
#ifndef STATX_ATTR_WRITE_ATOMIC
#define STATX_ATTR_WRITE_ATOMIC 0x00400000
#endif

/* statfs(2): flags of the mount. */
#ifndef ST_RDONLY
#define ST_RDONLY       0x0001
#endif
#ifndef ST_NOSUID
#define ST_NOSUID       0x0002
#endif
#ifndef ST_NODEV
#define ST_NODEV        0x0004
#endif
#ifndef ST_NOEXEC
#define ST_NOEXEC       0x0008
#endif
#ifndef ST_SYNCHRONOUS
#define ST_SYNCHRONOUS  0x0010
#endif
#ifndef ST_MANDLOCK
#define ST_MANDLOCK     0x0040
#endif
#ifndef ST_NOATIME
#define ST_NOATIME      0x0400
#endif
#ifndef ST_NODIRATIME
#define ST_NODIRATIME   0x0800
#endif
#ifndef ST_RELATIME
#define ST_RELATIME     0x1000
#endif
#ifndef ST_NOSYMFOLLOW
#define ST_NOSYMFOLLOW  0x2000
#endif

/* statfs(2): some of its types. */
#ifndef RAMFS_MAGIC
#define RAMFS_MAGIC             0x858458f6
#endif
#ifndef TMPFS_MAGIC
#define TMPFS_MAGIC             0x01021994
#endif
#ifndef PROC_SUPER_MAGIC
#define PROC_SUPER_MAGIC        0x00009fa0
#endif
#ifndef SYSFS_MAGIC
#define SYSFS_MAGIC             0x62656572
#endif
#ifndef CGROUP2_SUPER_MAGIC
#define CGROUP2_SUPER_MAGIC     0x63677270
#endif
#ifndef OVERLAYFS_SUPER_MAGIC
#define OVERLAYFS_SUPER_MAGIC   0x794c7630
#endif
#ifndef EXT4_SUPER_MAGIC
#define EXT4_SUPER_MAGIC        0x0000ef53
#endif
#ifndef BTRFS_SUPER_MAGIC
#define BTRFS_SUPER_MAGIC       0x9123683e
#endif
#ifndef XFS_SUPER_MAGIC
#define XFS_SUPER_MAGIC         0x58465342
#endif

/* A point in time, in seconds since 1970 and nanoseconds: statx(2). */
struct kernel_statx_timestamp {
    int64_t sec;
    uint32_t nsec;
    unsigned int : 32;
};

/* What is known of a file: statx(2). mask says what of it is; btime is when the
 * file was made; blocks are of 512 bytes. The same on both machines.
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

/* What is known of a filesystem: statfs(2). blocks, bfree and bavail, which is
 * what others than root may still have, are of frsize bytes each.
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

/* stat(2): put what is known of the file at path into st.
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

/* statx(2): put what mask asks for of the file at path below dirfd into stx.
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

/* statfs(2): put what is known of the filesystem that path is in into info.
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
