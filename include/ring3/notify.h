/* SPDX-License-Identifier: 0BSD */
/* Watching what happens to files: inotify and fanotify.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_NOTIFY_H
#define RING3_NOTIFY_H
#pragma GCC system_header

/* O_ flags, for the descriptors of fanotify's events. */
#include "file.h"
#include "syscall.h"
#include "types.h"

/* flags of inotify_init1(2). */
#define IN_NONBLOCK     04000
#define IN_CLOEXEC      02000000

/* mask of inotify_add_watch(2), and of an event: what happened. */
#define IN_ACCESS               0x00000001
#define IN_MODIFY               0x00000002
#define IN_ATTRIB               0x00000004
#define IN_CLOSE_WRITE          0x00000008
#define IN_CLOSE_NOWRITE        0x00000010
#define IN_OPEN                 0x00000020
#define IN_MOVED_FROM           0x00000040
#define IN_MOVED_TO             0x00000080
#define IN_CREATE               0x00000100
#define IN_DELETE               0x00000200
#define IN_DELETE_SELF          0x00000400
#define IN_MOVE_SELF            0x00000800
#define IN_CLOSE                0x00000018
#define IN_MOVE                 0x000000c0
#define IN_ALL_EVENTS           0x00000fff

/* In an event's mask only. */
#define IN_UNMOUNT      0x00002000
#define IN_Q_OVERFLOW   0x00004000
#define IN_IGNORED      0x00008000
#define IN_ISDIR        0x40000000

/* mask of inotify_add_watch(2) only: how to watch. */
#define IN_ONLYDIR      0x01000000
#define IN_DONT_FOLLOW  0x02000000
#define IN_EXCL_UNLINK  0x04000000
#define IN_MASK_CREATE  0x10000000
#define IN_MASK_ADD     0x20000000
#define IN_ONESHOT      0x80000000

/* flags of fanotify_init(2): one of the classes, and any of the others. */
#define FAN_CLASS_NOTIF                 0x00000000
#define FAN_CLASS_CONTENT               0x00000004
#define FAN_CLASS_PRE_CONTENT           0x00000008
#define FAN_CLOEXEC                     0x00000001
#define FAN_NONBLOCK                    0x00000002
#define FAN_UNLIMITED_QUEUE             0x00000010
#define FAN_UNLIMITED_MARKS             0x00000020
#define FAN_ENABLE_AUDIT                0x00000040
#define FAN_REPORT_PIDFD                0x00000080
#define FAN_REPORT_TID                  0x00000100
#define FAN_REPORT_FID                  0x00000200
#define FAN_REPORT_DIR_FID              0x00000400
#define FAN_REPORT_NAME                 0x00000800
#define FAN_REPORT_TARGET_FID           0x00001000
#define FAN_REPORT_FD_ERROR             0x00002000
#define FAN_REPORT_MNT                  0x00004000
#define FAN_REPORT_DFID_NAME            0x00000c00
#define FAN_REPORT_DFID_NAME_TARGET     0x00001e00

/* flags of fanotify_mark(2): one of ADD, REMOVE and FLUSH, one of INODE, MOUNT,
 * FILESYSTEM and MNTNS, and any of the others.
 */
#define FAN_MARK_ADD                    0x00000001
#define FAN_MARK_REMOVE                 0x00000002
#define FAN_MARK_FLUSH                  0x00000080
#define FAN_MARK_INODE                  0x00000000
#define FAN_MARK_MOUNT                  0x00000010
#define FAN_MARK_FILESYSTEM             0x00000100
#define FAN_MARK_MNTNS                  0x00000110
#define FAN_MARK_DONT_FOLLOW            0x00000004
#define FAN_MARK_ONLYDIR                0x00000008
#define FAN_MARK_IGNORED_MASK           0x00000020
#define FAN_MARK_IGNORED_SURV_MODIFY    0x00000040
#define FAN_MARK_EVICTABLE              0x00000200
#define FAN_MARK_IGNORE                 0x00000400
#define FAN_MARK_IGNORE_SURV            0x00000440

/* mask of fanotify_mark(2), and of an event. */
#define FAN_ACCESS              0x00000001
#define FAN_MODIFY              0x00000002
#define FAN_ATTRIB              0x00000004
#define FAN_CLOSE_WRITE         0x00000008
#define FAN_CLOSE_NOWRITE       0x00000010
#define FAN_OPEN                0x00000020
#define FAN_MOVED_FROM          0x00000040
#define FAN_MOVED_TO            0x00000080
#define FAN_CREATE              0x00000100
#define FAN_DELETE              0x00000200
#define FAN_DELETE_SELF         0x00000400
#define FAN_MOVE_SELF           0x00000800
#define FAN_OPEN_EXEC           0x00001000
#define FAN_Q_OVERFLOW          0x00004000
#define FAN_FS_ERROR            0x00008000
#define FAN_OPEN_PERM           0x00010000
#define FAN_ACCESS_PERM         0x00020000
#define FAN_OPEN_EXEC_PERM      0x00040000
#define FAN_PRE_ACCESS          0x00100000
#define FAN_MNT_ATTACH          0x01000000
#define FAN_MNT_DETACH          0x02000000
#define FAN_EVENT_ON_CHILD      0x08000000
#define FAN_RENAME              0x10000000
#define FAN_ONDIR               0x40000000
#define FAN_CLOSE               0x00000018
#define FAN_MOVE                0x000000c0

/* info_type of a kernel_fanotify_event_info_header: an object; its directory
 * and its name in it; its directory; the process; what went wrong, for
 * FAN_FS_ERROR; what is read, for FAN_PRE_ACCESS, since Linux 6.14; a mount,
 * whose id is the record's last 8 bytes, since 6.15; and for FAN_RENAME the
 * directory and name before and after.
 */
#define FAN_EVENT_INFO_TYPE_FID                 1
#define FAN_EVENT_INFO_TYPE_DFID_NAME           2
#define FAN_EVENT_INFO_TYPE_DFID                3
#define FAN_EVENT_INFO_TYPE_PIDFD               4
#define FAN_EVENT_INFO_TYPE_ERROR               5
#define FAN_EVENT_INFO_TYPE_RANGE               6
#define FAN_EVENT_INFO_TYPE_MNT                 7
#define FAN_EVENT_INFO_TYPE_OLD_DFID_NAME       10
#define FAN_EVENT_INFO_TYPE_NEW_DFID_NAME       12

/* In an event: its vers, and fd if there is none; in place of a pidfd: the
 * process is gone, or there is no descriptor left.
 */
#define FANOTIFY_METADATA_VERSION       3
#define FAN_NOFD                        -1
#define FAN_NOPIDFD                     -1
#define FAN_EPIDFD                      -2

/* response to a _PERM event. */
#define FAN_ALLOW       0x01
#define FAN_DENY        0x02
#define FAN_AUDIT       0x10

/* What read(2) gives for inotify. A name of len bytes follows, with NULs after
 * it; a read too small for the next event is -EINVAL.
 */
struct kernel_inotify_event {
    int32_t wd;
    uint32_t mask;
    uint32_t cookie;
    uint32_t len;
};

/* What read(2) gives for fanotify. The next is event_len bytes on. fd is open
 * on the file, for the reader to close, or FAN_NOFD. After the first
 * metadata_len bytes are the records that FAN_REPORT_ asked for, up to
 * event_len.
 */
struct kernel_fanotify_event_metadata {
    uint32_t event_len;
    uint8_t vers;
    uint8_t reserved;
    uint16_t metadata_len;
    uint64_t mask __attribute__((__aligned__(8)));
    int32_t fd;
    int32_t pid;
};

/* How each record begins; the next is len bytes on. */
struct kernel_fanotify_event_info_header {
    uint8_t info_type;
    unsigned int : 8;
    uint16_t len;
};

/* For the types FID, DFID and those that end in DFID_NAME: fsid, as statfs(2)
 * has it, then a struct kernel_file_handle whose handle is as long as its bytes
 * says. The name follows, with NULs after it.
 */
struct kernel_fanotify_event_info_fid {
    struct kernel_fanotify_event_info_header hdr;
    int32_t fsid[2];
};

/* For the type PIDFD: a descriptor, for the reader to close, or FAN_NOPIDFD or
 * FAN_EPIDFD.
 */
struct kernel_fanotify_event_info_pidfd {
    struct kernel_fanotify_event_info_header hdr;
    int32_t pidfd;
};

/* For the type ERROR: an errno, and how many came since the last event. */
struct kernel_fanotify_event_info_error {
    struct kernel_fanotify_event_info_header hdr;
    int32_t error;
    uint32_t error_count;
};

/* For the type RANGE: which bytes of the file are wanted. */
struct kernel_fanotify_event_info_range {
    struct kernel_fanotify_event_info_header hdr;
    unsigned int : 32;
    uint64_t offset;
    uint64_t count;
};

/* What to write(2) back, to let the call that waits on fd go on. */
struct kernel_fanotify_response {
    int32_t fd;
    uint32_t response;
};

/* inotify_init(2): make a descriptor to read events from. Returns the
 * descriptor, or -errno. Since Linux 2.6.13.
 */
RING3_INLINE int sys_inotify_init(void)
{
    return (int)(syscall0)(NR_inotify_init);
}

/* inotify_init1(2): the same with flags. Returns the descriptor, or -errno.
 * Since Linux 2.6.27.
 */
RING3_INLINE int sys_inotify_init1(int flags)
{
    return (int)(syscall1)(NR_inotify_init1, flags);
}

/* inotify_add_watch(2): watch the file or directory at path.
 *
 * Returns the watch's number, which its events have as wd; if that inode is
 * already watched, the number it has, with a new mask. What is below a
 * directory is not watched with it. -ENOSPC at the user's limit. Since Linux
 * 2.6.13.
 */
RING3_INLINE int sys_inotify_add_watch(int fd, const char *path,
                                       unsigned int mask)
{
    return (int)(syscall3)(NR_inotify_add_watch, fd, (long)path, (long)mask);
}

/* inotify_rm_watch(2): end a watch. Its last event is IN_IGNORED. Since Linux
 * 2.6.13.
 */
RING3_INLINE int sys_inotify_rm_watch(int fd, int watch)
{
    return (int)(syscall2)(NR_inotify_rm_watch, fd, watch);
}

/* fanotify_init(2): make a descriptor to read events from; event_flags are
 * those of open(2) for the descriptors in them.
 *
 * Returns the descriptor, or -errno. -EPERM without CAP_SYS_ADMIN, except with
 * FAN_REPORT_FID and the like. Since Linux 2.6.37.
 *
 * i386: O_LARGEFILE is added to event_flags, as by sys_open.
 */
RING3_INLINE int sys_fanotify_init(unsigned int flags,
                                   unsigned int event_flags)
{
#ifdef __i386__
    return (int)(syscall2)(NR_fanotify_init, (long)flags,
                           (long)(event_flags | RING3_O_LARGEFILE));
#else
    return (int)(syscall2)(NR_fanotify_init, (long)flags, (long)event_flags);
#endif
}

/* fanotify_mark(2): say what events to get for the file at path, or for its
 * mount or filesystem. path may be NULL: then for dirfd itself.
 *
 * Since Linux 2.6.37.
 *
 * i386: mask goes in two words.
 */
RING3_INLINE int sys_fanotify_mark(int fd, unsigned int flags, uint64_t mask,
                                   int dirfd, const char *path)
{
#ifdef __i386__
    return (int)(syscall6)(NR_fanotify_mark, fd, (long)flags, (long)mask,
                           (long)(mask >> 32), dirfd, (long)path);
#else
    return (int)(syscall5)(NR_fanotify_mark, fd, (long)flags, (long)mask,
                           dirfd, (long)path);
#endif
}

#endif
