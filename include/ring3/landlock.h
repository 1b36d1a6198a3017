/* SPDX-License-Identifier: 0BSD */
/* Landlock: a process gives up rights to files and the network, for good.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_LANDLOCK_H
#define RING3_LANDLOCK_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* flags of landlock_create_ruleset(2), with NULL and 0: what to ask for. */
#define LANDLOCK_CREATE_RULESET_VERSION 1
#define LANDLOCK_CREATE_RULESET_ERRATA  2

/* flags of landlock_add_rule(2): what the ruleset's quiet_access_ members name
 * is not logged when it is denied there. Since version 10, Linux 7.2.
 */
#define LANDLOCK_ADD_RULE_QUIET         1

/* type of landlock_add_rule(2). */
#define LANDLOCK_RULE_PATH_BENEATH      1
#define LANDLOCK_RULE_NET_PORT          2

/* flags of landlock_restrict_self(2); the first three since version 7 of
 * Landlock, Linux 6.15, the last since version 8, Linux 7.0.
 */
#define LANDLOCK_RESTRICT_SELF_LOG_SAME_EXEC_OFF        1
#define LANDLOCK_RESTRICT_SELF_LOG_NEW_EXEC_ON          2
#define LANDLOCK_RESTRICT_SELF_LOG_SUBDOMAINS_OFF       4
#define LANDLOCK_RESTRICT_SELF_TSYNC                    8

/* Rights to files. The first 13 are from version 1, then one each from versions
 * 2 (Linux 5.19), 3 (6.2), 5 (6.10) and 9 (7.1).
 */
#define LANDLOCK_ACCESS_FS_EXECUTE      0x00001
#define LANDLOCK_ACCESS_FS_WRITE_FILE   0x00002
#define LANDLOCK_ACCESS_FS_READ_FILE    0x00004
#define LANDLOCK_ACCESS_FS_READ_DIR     0x00008
#define LANDLOCK_ACCESS_FS_REMOVE_DIR   0x00010
#define LANDLOCK_ACCESS_FS_REMOVE_FILE  0x00020
#define LANDLOCK_ACCESS_FS_MAKE_CHAR    0x00040
#define LANDLOCK_ACCESS_FS_MAKE_DIR     0x00080
#define LANDLOCK_ACCESS_FS_MAKE_REG     0x00100
#define LANDLOCK_ACCESS_FS_MAKE_SOCK    0x00200
#define LANDLOCK_ACCESS_FS_MAKE_FIFO    0x00400
#define LANDLOCK_ACCESS_FS_MAKE_BLOCK   0x00800
#define LANDLOCK_ACCESS_FS_MAKE_SYM     0x01000
#define LANDLOCK_ACCESS_FS_REFER        0x02000
#define LANDLOCK_ACCESS_FS_TRUNCATE     0x04000
#define LANDLOCK_ACCESS_FS_IOCTL_DEV    0x08000
#define LANDLOCK_ACCESS_FS_RESOLVE_UNIX 0x10000

/* Rights to ports: TCP's since version 4, Linux 6.7, UDP's since version 10,
 * Linux 7.2.
 */
#define LANDLOCK_ACCESS_NET_BIND_TCP            1
#define LANDLOCK_ACCESS_NET_CONNECT_TCP         2
#define LANDLOCK_ACCESS_NET_BIND_UDP            4
#define LANDLOCK_ACCESS_NET_CONNECT_SEND_UDP    8

/* What is confined: since version 6, Linux 6.12. */
#define LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET     1
#define LANDLOCK_SCOPE_SIGNAL                   2

/* What a ruleset takes away, except what its rules allow:
 * landlock_create_ruleset(2). A kernel that does not know a bit says -EINVAL:
 * ask for its version first. What a quiet_ member names is part of the member
 * without quiet_, and is not logged when denied.
 */
struct kernel_landlock_ruleset_attr {
    uint64_t handled_access_fs;
    uint64_t handled_access_net;
    uint64_t scoped;
    uint64_t quiet_access_fs;
    uint64_t quiet_access_net;
    uint64_t quiet_scoped;
};

/* LANDLOCK_RULE_PATH_BENEATH: rights to all below a directory, or to a file.
 * 12 bytes: packed.
 */
struct kernel_landlock_path_beneath_attr {
    uint64_t allowed_access;
    int32_t parent_fd;
} __attribute__((__packed__));

/* LANDLOCK_RULE_NET_PORT: rights to a port, in the machine's byte order. */
struct kernel_landlock_net_port_attr {
    uint64_t allowed_access;
    uint64_t port;
};

/* landlock_create_ruleset(2): begin a ruleset.
 *
 * Returns its descriptor, or, with NULL, 0 and LANDLOCK_CREATE_RULESET_VERSION,
 * the version, or with LANDLOCK_CREATE_RULESET_ERRATA what was mended, as bits.
 * size is sizeof *attr; an older kernel, whose struct ends at 8 bytes before
 * version 4, at 16 before 6 and at 24 before 10, says -E2BIG if what is after
 * that is not 0. -EOPNOTSUPP where Landlock was left out at boot. Since Linux
 * 5.13.
 */
RING3_INLINE int
sys_landlock_create_ruleset(const struct kernel_landlock_ruleset_attr *attr,
                            size_t size, unsigned int flags)
{
    return (int)(syscall3)(NR_landlock_create_ruleset, (long)attr, (long)size,
                           (long)flags);
}

/* landlock_add_rule(2): allow something after all. attr is the struct for type;
 * flags is 0 before Linux 7.2. Since Linux 5.13.
 */
RING3_INLINE int sys_landlock_add_rule(int fd, int type, const void *attr,
                                       unsigned int flags)
{
    return (int)(syscall4)(NR_landlock_add_rule, fd, type, (long)attr,
                           (long)flags);
}

/* landlock_restrict_self(2): put the ruleset into force for this thread and
 * those it starts.
 *
 * Without privileges PR_SET_NO_NEW_PRIVS has to come first, or -EPERM. What is
 * already open stays open. Since Linux 5.13.
 */
RING3_INLINE int sys_landlock_restrict_self(int fd, unsigned int flags)
{
    return (int)(syscall2)(NR_landlock_restrict_self, fd, (long)flags);
}

#endif
