/* SPDX-License-Identifier: 0BSD */
/* Disk quotas.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_QUOTA_H
#define RING3_QUOTA_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* command of quotactl(2): QCMD(one of the first, one of the second). */
#define Q_SYNC          0x800001
#define Q_QUOTAON       0x800002
#define Q_QUOTAOFF      0x800003
#define Q_GETFMT        0x800004
#define Q_GETINFO       0x800005
#define Q_SETINFO       0x800006
#define Q_GETQUOTA      0x800007
#define Q_SETQUOTA      0x800008
#define Q_GETNEXTQUOTA  0x800009
#define USRQUOTA        0
#define GRPQUOTA        1
#define PRJQUOTA        2
#define QCMD(command, type) ((unsigned int)(command) << 8 | ((type) & 0xffu))

/* id of Q_QUOTAON, and what Q_GETFMT gives: how the quotas are kept. */
#define QFMT_VFS_OLD    1
#define QFMT_VFS_V0     2
#define QFMT_OCFS2      3
#define QFMT_VFS_V1     4
#define QFMT_SHMEM      5

/* valid of an if_dqblk: which members count. */
#define QIF_BLIMITS     0x01
#define QIF_SPACE       0x02
#define QIF_ILIMITS     0x04
#define QIF_INODES      0x08
#define QIF_BTIME       0x10
#define QIF_ITIME       0x20
#define QIF_LIMITS      0x05
#define QIF_USAGE       0x0a
#define QIF_TIMES       0x30
#define QIF_ALL         0x3f

/* valid of an if_dqinfo, and its flags. */
#define IIF_BGRACE      1
#define IIF_IGRACE      2
#define IIF_FLAGS       4
#define IIF_ALL         7
#define DQF_ROOT_SQUASH 0x1
#define DQF_SYS_FILE    0x10000

/* Limits are in units of 1024 bytes (b) and in files (i), curspace in bytes;
 * times are when an exceeded soft limit turns hard, in seconds since 1970.
 * valid says which of them count.
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

/* Q_GETINFO and Q_SETINFO: for how many seconds a soft limit may be exceeded.
 */
struct kernel_if_dqinfo {
    uint64_t bgrace;
    uint64_t igrace;
    uint32_t flags;
    uint32_t valid;
};

/* quotactl(2): get or set the limits of a user, group or project on the
 * filesystem on device.
 *
 * addr is a kernel_if_dqblk or whatever else the command takes, for Q_QUOTAON
 * the path of the quota file. -ESRCH without quotas. i386: a struct's 64-bit
 * members are at multiples of 4, as the kernel expects.
 */
RING3_INLINE int sys_quotactl(unsigned int command, const char *device,
                              unsigned int id, void *addr)
{
    return (int)(syscall4)(NR_quotactl, (long)command, (long)device, (long)id,
                           (long)addr);
}

/* quotactl_fd(2): quotactl(2) for the filesystem of the file open as fd. Since
 * Linux 5.14.
 */
RING3_INLINE int sys_quotactl_fd(int fd, unsigned int command,
                                 unsigned int id, void *addr)
{
    return (int)(syscall4)(NR_quotactl_fd, fd, (long)command, (long)id,
                           (long)addr);
}

#endif
