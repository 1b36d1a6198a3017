/* SPDX-License-Identifier: 0BSD */
/* Files by name and by descriptor: open, control, lock, close many. Reading and
 * writing are in io.h and transfer.h, directories in directory.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_FILE_H
#define RING3_FILE_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

#ifdef __i386__
#include "arch/i386/file.h"
#else
#include "arch/x86_64/file.h"
#endif

/* How to open: one of the first three, and any of the others. */
#define O_RDONLY        0x00000000
#define O_WRONLY        0x00000001
#define O_RDWR          0x00000002
#define O_ACCMODE       0x00000003
#define O_CREAT         0x00000040
#define O_EXCL          0x00000080
#define O_NOCTTY        0x00000100
#define O_TRUNC         0x00000200
#define O_APPEND        0x00000400
#define O_DSYNC         0x00001000
#define O_ASYNC         0x00002000
#define O_DIRECT        0x00004000
#define O_DIRECTORY     0x00010000
#define O_NOFOLLOW      0x00020000
#define O_NOATIME       0x00040000
#define O_SYNC          0x00101000
#define O_PATH          0x00200000
#define O_TMPFILE       0x00410000

/* openat2(2): in how's flags beside those. Since Linux 7.2. */
#define OPENAT2_REGULAR         0x100000000

/* openat2(2): resolve, where the path must not lead. */
#define RESOLVE_NO_XDEV         0x01
#define RESOLVE_NO_MAGICLINKS   0x02
#define RESOLVE_NO_SYMLINKS     0x04
#define RESOLVE_BENEATH         0x08
#define RESOLVE_IN_ROOT         0x10
#define RESOLVE_CACHED          0x20

/* name_to_handle_at(2): flags, since Linux 6.5, 6.12 and 6.13. */
#define AT_HANDLE_FID           0x200
#define AT_HANDLE_MNT_ID_UNIQUE 0x001
#define AT_HANDLE_CONNECTABLE   0x002

/* fcntl(2): command. Those for locks are in arch/: F_GETLK64 and so on. */
#define F_DUPFD             0
#define F_GETFD             1
#define F_SETFD             2
#define F_GETFL             3
#define F_SETFL             4
#define F_SETOWN            8
#define F_GETOWN            9
#define F_SETSIG            10
#define F_GETSIG            11
#define F_SETOWN_EX         15
#define F_GETOWN_EX         16
#define F_GETOWNER_UIDS     17
#define F_OFD_GETLK         36
#define F_OFD_SETLK         37
#define F_OFD_SETLKW        38
#define F_SETLEASE          1024
#define F_GETLEASE          1025
#define F_NOTIFY            1026
#define F_DUPFD_QUERY       1027
#define F_CREATED_QUERY     1028
#define F_DUPFD_CLOEXEC     1030
#define F_SETPIPE_SZ        1031
#define F_GETPIPE_SZ        1032
#define F_ADD_SEALS         1033
#define F_GET_SEALS         1034
#define F_GET_RW_HINT       1035
#define F_SET_RW_HINT       1036
#define F_GET_FILE_RW_HINT  1037
#define F_SET_FILE_RW_HINT  1038

/* fcntl(2): the argument of F_SETFD. */
#define FD_CLOEXEC      1

/* fcntl(2): type in a struct kernel_flock64; the argument of F_SETLEASE. */
#define F_RDLCK         0
#define F_WRLCK         1
#define F_UNLCK         2

/* fcntl(2): type in a struct kernel_f_owner_ex. glibc has these as an enum;
 * macros would hide it from its own struct.
 */
#if !defined _FCNTL_H || !defined __USE_GNU
#define F_OWNER_TID     0
#define F_OWNER_PID     1
#define F_OWNER_PGRP    2
#endif

/* fcntl(2): the argument of F_ADD_SEALS. */
#define F_SEAL_SEAL         0x01
#define F_SEAL_SHRINK       0x02
#define F_SEAL_GROW         0x04
#define F_SEAL_WRITE        0x08
#define F_SEAL_FUTURE_WRITE 0x10
#define F_SEAL_EXEC         0x20

/* fcntl(2): the argument of F_NOTIFY, which events in a directory to send SIGIO
 * for: once only without DN_MULTISHOT.
 */
#define DN_ACCESS       0x00000001
#define DN_MODIFY       0x00000002
#define DN_CREATE       0x00000004
#define DN_DELETE       0x00000008
#define DN_RENAME       0x00000010
#define DN_ATTRIB       0x00000020
#define DN_MULTISHOT    0x80000000

/* fcntl(2): how long what is written will live; the argument of F_SET_RW_HINT
 * and the like is the address of a uint64_t that holds one.
 */
#define RWH_WRITE_LIFE_NOT_SET  0
#define RWH_WRITE_LIFE_NONE     1
#define RWH_WRITE_LIFE_SHORT    2
#define RWH_WRITE_LIFE_MEDIUM   3
#define RWH_WRITE_LIFE_LONG     4
#define RWH_WRITE_LIFE_EXTREME  5

/* flock(2): operation, one of SH, EX and UN. */
#define LOCK_SH         1
#define LOCK_EX         2
#define LOCK_NB         4
#define LOCK_UN         8

/* close_range(2): flags. */
#define CLOSE_RANGE_UNSHARE 0x2
#define CLOSE_RANGE_CLOEXEC 0x4

/* Which part to lock: len bytes from start on, counted as whence says; to the
 * end of the file if len is 0. pid is who holds the lock, in an answer.
 */
struct kernel_flock64 {
    short type;
    short whence;
    RING3_PAD;
    int64_t start;
    int64_t len;
    int pid;
    RING3_PAD;
};

/* How to open: openat2(2). Whatever is not used has to be 0. */
struct kernel_open_how {
    uint64_t flags;
    uint64_t mode;
    uint64_t resolve;
};

/* A file's name within its filesystem: name_to_handle_at(2). bytes is the room
 * in handle, then how much of it is used. The kernel's own has no room; this
 * one has as much as any filesystem needs.
 */
struct kernel_file_handle {
    uint32_t bytes;
    int32_t type;
    unsigned char handle[128];
};

/* Who gets a descriptor's signals: fcntl(2), F_SETOWN_EX and F_GETOWN_EX. */
struct kernel_f_owner_ex {
    int type;
    int pid;
};

/* What the wrappers add on i386; another kernel's flags are its own. */
#ifdef RING3_TARGET
#define RING3_O_LARGEFILE       0
#else
#define RING3_O_LARGEFILE       0x8000
#endif

/* open(2): open the file at path, and with O_CREAT make it, with mode's
 * permissions less the umask.
 *
 * Returns the lowest free descriptor, or -errno.
 *
 * i386: O_LARGEFILE is added, without which files of 2 GiB and more do not
 * open. On x86_64 the kernel adds it.
 */
RING3_INLINE int sys_open(const char *path, int flags, unsigned int mode)
{
#ifdef __i386__
    return (int)(syscall3)(NR_open, (long)path, flags | RING3_O_LARGEFILE,
                           (long)mode);
#else
    return (int)(syscall3)(NR_open, (long)path, flags, (long)mode);
#endif
}

/* creat(2): make the file at path, or empty it, and open it for writing.
 * Returns the descriptor, or -errno.
 *
 * i386: this is open with the flags that say so, and O_LARGEFILE.
 */
RING3_INLINE int sys_creat(const char *path, unsigned int mode)
{
#if defined __i386__ && !defined RING3_TARGET
    return (int)(syscall3)(NR_open, (long)path,
                           O_CREAT | O_WRONLY | O_TRUNC | RING3_O_LARGEFILE,
                           (long)mode);
#else
    return (int)(syscall2)(NR_creat, (long)path, (long)mode);
#endif
}

/* openat(2): open(2), with a relative path beginning at the directory dirfd, or
 * at the working directory with AT_FDCWD. Returns the descriptor, or -errno.
 *
 * i386: O_LARGEFILE is added, as by sys_open. Since Linux 2.6.16.
 */
RING3_INLINE int sys_openat(int dirfd, const char *path, int flags,
                            unsigned int mode)
{
#ifdef __i386__
    return (int)(syscall4)(NR_openat, dirfd, (long)path,
                           flags | RING3_O_LARGEFILE, (long)mode);
#else
    return (int)(syscall4)(NR_openat, dirfd, (long)path, flags, (long)mode);
#endif
}

/* openat2(2): openat(2) as how says; size is sizeof *how.
 *
 * Returns the descriptor, or -errno. A flag that does not exist is -EINVAL, and
 * so is a mode without O_CREAT. With OPENAT2_REGULAR what is no regular file is
 * -EFTYPE. -EXDEV, -ELOOP: the path leads where resolve
 * forbids. -EAGAIN: something was renamed meanwhile, or is not in the cache
 * with RESOLVE_CACHED. -E2BIG: how asks for more than this kernel knows.
 *
 * i386: nothing is added. Put RING3_O_LARGEFILE into how's flags, without which
 * a 32-bit kernel does not open files of 2 GiB and more; but not with O_PATH:
 * that is -EINVAL. Since Linux 5.6.
 */
RING3_INLINE int sys_openat2(int dirfd, const char *path,
                             const struct kernel_open_how *how, size_t size)
{
    return (int)(syscall4)(NR_openat2, dirfd, (long)path, (long)how,
                           (long)size);
}

/* name_to_handle_at(2): a name for the file that outlives its path and this
 * process, and the id of the mount it is in.
 *
 * Returns 0, -EOVERFLOW with the room needed if handle has too little, or
 * -EOPNOTSUPP where the filesystem has no such names. mount_id points to an
 * int, or with AT_HANDLE_MNT_ID_UNIQUE to a uint64_t. A link at the end of path
 * is not followed unless flags say AT_SYMLINK_FOLLOW. Since Linux 2.6.39.
 */
RING3_INLINE int sys_name_to_handle_at(int dirfd, const char *path,
                                       struct kernel_file_handle *handle,
                                       void *mount_id, int flags)
{
    return (int)(syscall5)(NR_name_to_handle_at, dirfd, (long)path,
                           (long)handle, (long)mount_id, flags);
}

/* open_by_handle_at(2): open the file that handle names, in the filesystem that
 * mount_fd is open on.
 *
 * Returns the descriptor, or -errno. -ESTALE: there is no such file any more.
 * -EPERM: this takes CAP_DAC_READ_SEARCH.
 *
 * i386: O_LARGEFILE is added, as by sys_open. Since Linux 2.6.39.
 */
RING3_INLINE int sys_open_by_handle_at(int mount_fd,
                                       const struct kernel_file_handle *handle,
                                       int flags)
{
#ifdef __i386__
    return (int)(syscall3)(NR_open_by_handle_at, mount_fd, (long)handle,
                           flags | RING3_O_LARGEFILE);
#else
    return (int)(syscall3)(NR_open_by_handle_at, mount_fd, (long)handle, flags);
#endif
}

/* fcntl(2): do command to fd. What arg is depends on command: a number, or the
 * address of a struct; 0 where it takes none.
 *
 * Returns what was asked for, 0, or -errno. Locks take a struct kernel_flock64;
 * set pid to 0 for F_OFD_ locks, which survive closing another descriptor of
 * the file. -EAGAIN: somebody else has a lock. F_GETOWN of a process group
 * looks like an error: F_GETOWN_EX does not.
 *
 * i386: this is fcntl64.
 */
RING3_INLINE int sys_fcntl(int fd, unsigned int command, unsigned long arg)
{
#ifdef __i386__
    return (int)(syscall3)(NR_fcntl64, fd, (long)command, (long)arg);
#else
    return (int)(syscall3)(NR_fcntl, fd, (long)command, (long)arg);
#endif
}

/* flock(2): lock or unlock the whole file. The lock is shared by all copies of
 * fd, through dup and fork, and goes with the last.
 *
 * -EAGAIN: with LOCK_NB, it would have to wait.
 */
RING3_INLINE int sys_flock(int fd, unsigned int operation)
{
    return (int)(syscall2)(NR_flock, fd, (long)operation);
}

/* close_range(2): close every descriptor from first to last, last included, or
 * have execve close them. ~0u is past all of them. Since Linux 5.9,
 * CLOSE_RANGE_CLOEXEC since 5.11.
 */
RING3_INLINE int sys_close_range(unsigned int first, unsigned int last,
                                 unsigned int flags)
{
    return (int)(syscall3)(NR_close_range, (long)first, (long)last,
                           (long)flags);
}

/* pipe(2): pipe2(2) without flags: both ends outlive an execve. */
RING3_INLINE int sys_pipe(int fds[2])
{
    return (int)(syscall1)(NR_pipe, (long)fds);
}

/* umask(2): set which permissions new files do not get.
 *
 * Returns what was set before. Cannot fail.
 */
RING3_INLINE unsigned int sys_umask(unsigned int mask)
{
    return (unsigned int)(syscall1)(NR_umask, (long)mask);
}

#endif
