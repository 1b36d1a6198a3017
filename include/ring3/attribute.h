/* SPDX-License-Identifier: 0BSD */
/* Attributes of a file: change the permissions, owner and times that stat.h
 * reports, and ask whether this process may use it. umask is in file.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_ATTRIBUTE_H
#define RING3_ATTRIBUTE_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* access(2): mode, whether the file exists, or any of the others. */
#define F_OK            0
#define X_OK            1
#define W_OK            2
#define R_OK            4

/* faccessat2(2): check by the effective ids, as open does. */
#define AT_EACCESS      0x200

/* utimensat(2): nsec in place of a time: now, or leave it as it is. */
#define UTIME_NOW       0x3fffffff
#define UTIME_OMIT      0x3ffffffe

/* file_getattr(2), file_setattr(2): xflags. */
#define FS_XFLAG_REALTIME       0x00000001
#define FS_XFLAG_PREALLOC       0x00000002
#define FS_XFLAG_IMMUTABLE      0x00000008
#define FS_XFLAG_APPEND         0x00000010
#define FS_XFLAG_SYNC           0x00000020
#define FS_XFLAG_NOATIME        0x00000040
#define FS_XFLAG_NODUMP         0x00000080
#define FS_XFLAG_RTINHERIT      0x00000100
#define FS_XFLAG_PROJINHERIT    0x00000200
#define FS_XFLAG_NOSYMLINKS     0x00000400
#define FS_XFLAG_EXTSIZE        0x00000800
#define FS_XFLAG_EXTSZINHERIT   0x00001000
#define FS_XFLAG_NODEFRAG       0x00002000
#define FS_XFLAG_FILESTREAM     0x00004000
#define FS_XFLAG_DAX            0x00008000
#define FS_XFLAG_COWEXTSIZE     0x00010000
#define FS_XFLAG_HASATTR        0x80000000

/* Two times in seconds: utime(2). On i386 they have 32 bits. */
struct kernel_utimbuf {
    long actime;
    long modtime;
};

/* Further attributes that a filesystem keeps: file_getattr(2). nextents and
 * FS_XFLAG_HASATTR cannot be set.
 */
struct kernel_file_attr {
    uint64_t xflags;
    uint32_t extsize;
    uint32_t nextents;
    uint32_t projid;
    uint32_t cowextsize;
};

/* access(2): may this process's real user do what mode says to the file?
 *
 * Returns 0 for yes, or -errno: -EACCES, or -EROFS for W_OK. It may be another
 * file by the time it is opened: open it and see.
 */
RING3_INLINE int sys_access(const char *path, int mode)
{
    return (int)(syscall2)(NR_access, (long)path, mode);
}

/* faccessat(2): access(2) below dirfd. It has no flags; faccessat2(2) does.
 * Since Linux 2.6.16.
 */
RING3_INLINE int sys_faccessat(int dirfd, const char *path, int mode)
{
    return (int)(syscall3)(NR_faccessat, dirfd, (long)path, mode);
}

/* faccessat2(2): faccessat(2) with AT_EACCESS, AT_SYMLINK_NOFOLLOW and
 * AT_EMPTY_PATH as flags. Since Linux 5.8.
 */
RING3_INLINE int sys_faccessat2(int dirfd, const char *path, int mode,
                                int flags)
{
    return (int)(syscall4)(NR_faccessat2, dirfd, (long)path, mode, flags);
}

/* chmod(2): set the permissions of the file at path to mode. The umask does
 * not matter.
 *
 * -EPERM: it is somebody else's.
 */
RING3_INLINE int sys_chmod(const char *path, unsigned int mode)
{
    return (int)(syscall2)(NR_chmod, (long)path, (long)mode);
}

/* fchmod(2): chmod(2) of what fd is open on. */
RING3_INLINE int sys_fchmod(int fd, unsigned int mode)
{
    return (int)(syscall2)(NR_fchmod, fd, (long)mode);
}

/* fchmodat(2): chmod(2) below dirfd. It has no flags; fchmodat2(2) does. Since
 * Linux 2.6.16.
 */
RING3_INLINE int sys_fchmodat(int dirfd, const char *path, unsigned int mode)
{
    return (int)(syscall3)(NR_fchmodat, dirfd, (long)path, (long)mode);
}

/* fchmodat2(2): fchmodat(2) with AT_SYMLINK_NOFOLLOW and AT_EMPTY_PATH as
 * flags. A symbolic link itself has no permissions to set on most filesystems:
 * -EOPNOTSUPP. Since Linux 6.6.
 */
RING3_INLINE int sys_fchmodat2(int dirfd, const char *path, unsigned int mode,
                               unsigned int flags)
{
    return (int)(syscall4)(NR_fchmodat2, dirfd, (long)path, (long)mode,
                           (long)flags);
}

/* chown(2): set the owner and the group of the file at path; ~0u leaves one as
 * it is. Clears set-user-ID and set-group-ID bits.
 *
 * i386: this is chown32, whose ids have 32 bits.
 */
RING3_INLINE int sys_chown(const char *path, unsigned int uid,
                           unsigned int gid)
{
#ifdef __i386__
    return (int)(syscall3)(NR_chown32, (long)path, (long)uid, (long)gid);
#else
    return (int)(syscall3)(NR_chown, (long)path, (long)uid, (long)gid);
#endif
}

/* fchown(2): chown(2) of what fd is open on.
 *
 * i386: this is fchown32.
 */
RING3_INLINE int sys_fchown(int fd, unsigned int uid, unsigned int gid)
{
#ifdef __i386__
    return (int)(syscall3)(NR_fchown32, fd, (long)uid, (long)gid);
#else
    return (int)(syscall3)(NR_fchown, fd, (long)uid, (long)gid);
#endif
}

/* lchown(2): chown(2) of a symbolic link itself.
 *
 * i386: this is lchown32.
 */
RING3_INLINE int sys_lchown(const char *path, unsigned int uid,
                            unsigned int gid)
{
#ifdef __i386__
    return (int)(syscall3)(NR_lchown32, (long)path, (long)uid, (long)gid);
#else
    return (int)(syscall3)(NR_lchown, (long)path, (long)uid, (long)gid);
#endif
}

/* fchownat(2): chown(2) below dirfd, lchown(2) with AT_SYMLINK_NOFOLLOW. Ids
 * have 32 bits on both machines. Since Linux 2.6.16.
 */
RING3_INLINE int sys_fchownat(int dirfd, const char *path, unsigned int uid,
                              unsigned int gid, int flags)
{
    return (int)(syscall5)(NR_fchownat, dirfd, (long)path, (long)uid, (long)gid,
                           flags);
}

/* utime(2): set the times of the file at path, to now with NULL.
 *
 * i386: seconds have 32 bits, here and in utimes; utimensat has more.
 */
RING3_INLINE int sys_utime(const char *path, const struct kernel_utimbuf *times)
{
    return (int)(syscall2)(NR_utime, (long)path, (long)times);
}

/* utimes(2): set when the file at path was last read, times[0], and changed,
 * times[1], in microseconds; to now with NULL.
 */
RING3_INLINE int sys_utimes(const char *path,
                            const struct kernel_old_timeval times[2])
{
    return (int)(syscall2)(NR_utimes, (long)path, (long)times);
}

/* utimensat(2): utimes(2) below dirfd, in nanoseconds; either time may be
 * UTIME_NOW or UTIME_OMIT. A path of NULL means what dirfd is open on. Since
 * Linux 2.6.22.
 *
 * i386: this is utimensat_time64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_utimensat(int dirfd, const char *path,
                               const struct kernel_timespec times[2],
                               int flags)
{
#ifdef __i386__
    return (int)(syscall4)(NR_utimensat_time64, dirfd, (long)path, (long)times,
                           flags);
#else
    return (int)(syscall4)(NR_utimensat, dirfd, (long)path, (long)times, flags);
#endif
}

/* file_getattr(2): put the further attributes of the file at path below dirfd
 * into attr; size is sizeof *attr.
 *
 * -EOPNOTSUPP, -ENOTTY: the filesystem keeps none. Since Linux 6.17.
 */
RING3_INLINE int sys_file_getattr(int dirfd, const char *path,
                                  struct kernel_file_attr *attr, size_t size,
                                  unsigned int at_flags)
{
    return (int)(syscall5)(NR_file_getattr, dirfd, (long)path, (long)attr,
                           (long)size, (long)at_flags);
}

/* file_setattr(2): set all of these attributes to attr: get them first. Since
 * Linux 6.17.
 */
RING3_INLINE int sys_file_setattr(int dirfd, const char *path,
                                  const struct kernel_file_attr *attr,
                                  size_t size, unsigned int at_flags)
{
    return (int)(syscall5)(NR_file_setattr, dirfd, (long)path, (long)attr,
                           (long)size, (long)at_flags);
}

#endif
