/* SPDX-License-Identifier: 0BSD */
/* Directories: make and list them; give, change and remove names. The working
 * directory is in process.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_DIRECTORY_H
#define RING3_DIRECTORY_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* unlinkat(2): flags. */
#define AT_REMOVEDIR        0x200

/* fchdir(2), fchroot(2): a place where nothing is found, and nothing can be
 * done: -EOPNOTSUPP. Since Linux 7.3.
 */
#define FD_FAILFS_ROOT      -10004

/* renameat2(2): flags. */
#define RENAME_NOREPLACE    0x1
#define RENAME_EXCHANGE     0x2
#define RENAME_WHITEOUT     0x4

/* getdents64(2): type in an entry. */
#define DT_UNKNOWN      0
#define DT_FIFO         1
#define DT_CHR          2
#define DT_DIR          4
#define DT_BLK          6
#define DT_REG          8
#define DT_LNK          10
#define DT_SOCK         12
#define DT_WHT          14

/* A directory entry: getdents64(2). The next one is reclen bytes further on;
 * off is where to lseek(2) to read on after this one. name is as long as it
 * needs to be, and ends in a NUL. It has no bound that a compiler could check;
 * C++ has such members as an extension.
 */
__extension__
struct kernel_dirent64 {
    uint64_t ino;
    int64_t off;
    uint16_t reclen;
    uint8_t type;
    char name[];
};

/* link(2): make new_path a second name for the file at path. If that is a
 * symbolic link, the link itself gets one.
 */
RING3_INLINE int sys_link(const char *path, const char *new_path)
{
    return (int)(syscall2)(NR_link, (long)path, (long)new_path);
}

/* linkat(2): link(2) below two directories. AT_SYMLINK_FOLLOW follows a link at
 * the end of path; AT_EMPTY_PATH names what dirfd is open on. Since Linux
 * 2.6.16.
 */
RING3_INLINE int sys_linkat(int dirfd, const char *path, int new_dirfd,
                            const char *new_path, int flags)
{
    return (int)(syscall5)(NR_linkat, dirfd, (long)path, new_dirfd,
                           (long)new_path, flags);
}

/* unlink(2): remove the name path. The file goes when it has no other and
 * nobody has it open. -EISDIR: a directory, for rmdir(2).
 */
RING3_INLINE int sys_unlink(const char *path)
{
    return (int)(syscall1)(NR_unlink, (long)path);
}

/* unlinkat(2): unlink(2) below dirfd, or with AT_REMOVEDIR rmdir(2). Since
 * Linux 2.6.16.
 */
RING3_INLINE int sys_unlinkat(int dirfd, const char *path, int flags)
{
    return (int)(syscall3)(NR_unlinkat, dirfd, (long)path, flags);
}

/* rename(2): give the file at path the name new_path in place of path. Whatever
 * had that name loses it in the same instant.
 *
 * -EXDEV: not within one filesystem: copy it instead. -ENOTEMPTY, -EEXIST:
 * new_path is a directory that is not empty.
 */
RING3_INLINE int sys_rename(const char *path, const char *new_path)
{
    return (int)(syscall2)(NR_rename, (long)path, (long)new_path);
}

/* renameat(2): rename(2) below two directories. Since Linux 2.6.16. */
RING3_INLINE int sys_renameat(int dirfd, const char *path, int new_dirfd,
                              const char *new_path)
{
    return (int)(syscall4)(NR_renameat, dirfd, (long)path, new_dirfd,
                           (long)new_path);
}

/* renameat2(2): renameat(2) with flags: do not replace an existing file, or
 * swap the two.
 *
 * -EEXIST: with RENAME_NOREPLACE, new_path exists. -EINVAL: this filesystem
 * does not support the flag. Since Linux 3.15.
 */
RING3_INLINE int sys_renameat2(int dirfd, const char *path, int new_dirfd,
                               const char *new_path, unsigned int flags)
{
    return (int)(syscall5)(NR_renameat2, dirfd, (long)path, new_dirfd,
                           (long)new_path, (long)flags);
}

/* symlink(2): make path a symbolic link that leads to target. A relative target
 * starts where the link is. It need not exist.
 */
RING3_INLINE int sys_symlink(const char *target, const char *path)
{
    return (int)(syscall2)(NR_symlink, (long)target, (long)path);
}

/* symlinkat(2): symlink(2) below dirfd, which does not affect target. Since
 * Linux 2.6.16.
 */
RING3_INLINE int sys_symlinkat(const char *target, int dirfd, const char *path)
{
    return (int)(syscall3)(NR_symlinkat, (long)target, dirfd, (long)path);
}

/* readlink(2): put what the link at path leads to into buf.
 *
 * Returns how many bytes; no NUL follows them. What does not fit is cut off
 * without an error: if they are as many as size, that may not be all. -EINVAL:
 * path is not a symbolic link.
 */
RING3_INLINE long sys_readlink(const char *path, char *buf, int size)
{
    return (syscall3)(NR_readlink, (long)path, (long)buf, size);
}

/* readlinkat(2): readlink(2) below dirfd; an empty path means a link that is
 * itself open as dirfd, with O_PATH and O_NOFOLLOW. Returns as readlink(2).
 * Since Linux 2.6.16.
 */
RING3_INLINE long sys_readlinkat(int dirfd, const char *path, char *buf,
                                 int size)
{
    return (syscall4)(NR_readlinkat, dirfd, (long)path, (long)buf, size);
}

/* mkdir(2): make the directory path, with mode's permissions less the umask. */
RING3_INLINE int sys_mkdir(const char *path, unsigned int mode)
{
    return (int)(syscall2)(NR_mkdir, (long)path, (long)mode);
}

/* mkdirat(2): mkdir(2) below dirfd. Since Linux 2.6.16. */
RING3_INLINE int sys_mkdirat(int dirfd, const char *path, unsigned int mode)
{
    return (int)(syscall3)(NR_mkdirat, dirfd, (long)path, (long)mode);
}

/* rmdir(2): remove the directory path. -ENOTEMPTY: there is something in it.
 * -EBUSY: something is mounted there.
 */
RING3_INLINE int sys_rmdir(const char *path)
{
    return (int)(syscall1)(NR_rmdir, (long)path);
}

/* mknod(2): make path what mode says: one of S_IFIFO, S_IFSOCK, S_IFREG,
 * S_IFCHR and S_IFBLK, with permissions less the umask.
 *
 * dev counts for the last two: (minor & 0xff) | major << 8
 * | (minor & ~0xffu) << 12.
 */
RING3_INLINE int sys_mknod(const char *path, unsigned int mode,
                           unsigned int dev)
{
    return (int)(syscall3)(NR_mknod, (long)path, (long)mode, (long)dev);
}

/* mknodat(2): mknod(2) below dirfd. Since Linux 2.6.16. */
RING3_INLINE int sys_mknodat(int dirfd, const char *path, unsigned int mode,
                             unsigned int dev)
{
    return (int)(syscall4)(NR_mknodat, dirfd, (long)path, (long)mode,
                           (long)dev);
}

/* getdents64(2): put the next entries of the directory fd into buf, as many as
 * fit, each a struct kernel_dirent64. "." and ".." are among them.
 *
 * Returns how many bytes they are, 0 at the end, or -errno: -EINVAL if not even
 * one fits. buf is best aligned to 8. A type is DT_UNKNOWN where the filesystem
 * does not say.
 */
RING3_INLINE long sys_getdents64(int fd, void *buf, unsigned int len)
{
    return (syscall3)(NR_getdents64, fd, (long)buf, (long)len);
}

/* fchdir(2): make the directory fd the working directory. */
RING3_INLINE int sys_fchdir(int fd)
{
    return (int)(syscall1)(NR_fchdir, fd);
}

/* fchroot(2): make the directory fd this process's /, as chroot(2) does; flags
 * is 0. FD_FAILFS_ROOT needs no privileges after PR_SET_NO_NEW_PRIVS, unless
 * the process is in a chroot or shares its / with another. Since Linux 7.3.
 */
RING3_INLINE int sys_fchroot(int fd, unsigned int flags)
{
    return (int)(syscall2)(NR_fchroot, fd, (long)flags);
}

/* chroot(2): make the directory path this process's /.
 *
 * The working directory stays where it is, and so do open ones: chdir("/")
 * afterwards, or the process can escape.
 */
RING3_INLINE int sys_chroot(const char *path)
{
    return (int)(syscall1)(NR_chroot, (long)path);
}

#endif
