/* SPDX-License-Identifier: 0BSD */
/* Disk quotas.
 *
 * A comment that does not say what its call returns: 0 or -errno.
 */
#ifndef RING3_QUOTA_H
#define RING3_QUOTA_H

#include "syscall.h"
#include "types.h"

/* command of quotactl(2): QCMD(one of the first, one of the second). */
#ifndef Q_SYNC
#define Q_SYNC          0x800001
#endif
#ifndef Q_QUOTAON
#define Q_QUOTAON       0x800002
#endif
#ifndef Q_QUOTAOFF
#define Q_QUOTAOFF      0x800003
#endif
#ifndef Q_GETFMT
#define Q_GETFMT        0x800004
#endif
#ifndef Q_GETINFO
#define Q_GETINFO       0x800005
#endif
#ifndef Q_SETINFO
#define Q_SETINFO       0x800006
#endif
#ifndef Q_GETQUOTA
#define Q_GETQUOTA      0x800007
#endif
#ifndef Q_SETQUOTA
#define Q_SETQUOTA      0x800008
#endif
#ifndef Q_GETNEXTQUOTA
#define Q_GETNEXTQUOTA  0x800009
#endif
#ifndef USRQUOTA
#define USRQUOTA        0
#endif
#ifndef GRPQUOTA
#define GRPQUOTA        1
#endif
#ifndef PRJQUOTA
#define PRJQUOTA        2
#endif
#ifndef QCMD
#define QCMD(command, type) ((unsigned int)(command) << 8 | ((type) & 0xffu))
#endif

/* id of Q_QUOTAON, and what Q_GETFMT gives: how the quotas are kept. */
#ifndef QFMT_VFS_OLD
#define QFMT_VFS_OLD    1
#endif
#ifndef QFMT_VFS_V0
#define QFMT_VFS_V0     2
#endif
#ifndef QFMT_OCFS2
#define QFMT_OCFS2      3
#endif
#ifndef QFMT_VFS_V1
#define QFMT_VFS_V1     4
#endif
#ifndef QFMT_SHMEM
#define QFMT_SHMEM      5
#endif

/* valid of an if_dqblk: which members count. */
#ifndef QIF_BLIMITS
#define QIF_BLIMITS     0x01
#endif
#ifndef QIF_SPACE
#define QIF_SPACE       0x02
#endif
#ifndef QIF_ILIMITS
#define QIF_ILIMITS     0x04
#endif
#ifndef QIF_INODES
#define QIF_INODES      0x08
#endif
#ifndef QIF_BTIME
#define QIF_BTIME       0x10
#endif
#ifndef QIF_ITIME
#define QIF_ITIME       0x20
#endif
#ifndef QIF_LIMITS
#define QIF_LIMITS      0x05
#endif
#ifndef QIF_USAGE
#define QIF_USAGE       0x0a
#endif
#ifndef QIF_TIMES
#define QIF_TIMES       0x30
#endif
#ifndef QIF_ALL
#define QIF_ALL         0x3f
#endif

/* valid of an if_dqinfo, and its flags. */
#ifndef IIF_BGRACE
#define IIF_BGRACE      1
#endif
#ifndef IIF_IGRACE
#define IIF_IGRACE      2
#endif
#ifndef IIF_FLAGS
#define IIF_FLAGS       4
#endif
#ifndef IIF_ALL
#define IIF_ALL         7
#endif
#ifndef DQF_ROOT_SQUASH
#define DQF_ROOT_SQUASH 0x1
#endif
#ifndef DQF_SYS_FILE
#define DQF_SYS_FILE    0x10000
#endif

/* Limits are in units of 1024 bytes (b) and in files (i), curspace in bytes;
 * times are when a soft limit passed turns hard, in seconds since 1970. valid
 * says which of them count.
 */
struct kernel_if_dqblk {
    uint64_t bhardlimit;
    uint64_t bsoftlimit;
    uint64_t curspace;
    uint64_t ihardlimit;
    uint64_t isoftlimit;
    uint64_t curinodes;
    uint64_t btime;
    uint64_t itime;
    uint32_t valid;
    RING3_PAD;
};

/* What Q_GETNEXTQUOTA gives: the quota of the first id there is from id on. */
struct kernel_if_nextdqblk {
    uint64_t bhardlimit;
    uint64_t bsoftlimit;
    uint64_t curspace;
    uint64_t ihardlimit;
    uint64_t isoftlimit;
    uint64_t curinodes;
    uint64_t btime;
    uint64_t itime;
    uint32_t valid;
    uint32_t id;
};

/* Of Q_GETINFO and Q_SETINFO: for how many seconds a soft limit may be passed.
 */
struct kernel_if_dqinfo {
    uint64_t bgrace;
    uint64_t igrace;
    uint32_t flags;
    uint32_t valid;
};

/* quotactl(2): ask or set the limits of a user, group or project on the
 * filesystem on device.
 *
 * addr is a kernel_if_dqblk or what else the command has, the path of the
 * quota file for Q_QUOTAON. -ESRCH without quotas. i386: a struct's 64-bit
 * members are at multiples of 4, as the kernel expects.
 */
RING3_INLINE int sys_quotactl(unsigned int command, const char *device,
                              unsigned int id, void *addr)
{
    return (int)(syscall4)(NR_quotactl, (long)command, (long)device, (long)id,
                           (long)addr);
}

/* quotactl_fd(2): quotactl(2) of the filesystem of the file open as fd. Since
 * Linux 5.14.
 */
RING3_INLINE int sys_quotactl_fd(int fd, unsigned int command,
                                 unsigned int id, void *addr)
{
    return (int)(syscall4)(NR_quotactl_fd, fd, (long)command, (long)id,
                           (long)addr);
}

#endif
