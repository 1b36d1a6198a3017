/* SPDX-License-Identifier: 0BSD */
/* Capabilities: the parts that root's power is made of.
 *
 * A comment that does not say what its call returns: 0 or -errno.
 */
#ifndef RING3_CAPABILITY_H
#define RING3_CAPABILITY_H

#include "syscall.h"
#include "types.h"

/* The version in a kernel_cap_user_header, with two kernel_cap_user_data. */
#ifndef _LINUX_CAPABILITY_VERSION_3
#define _LINUX_CAPABILITY_VERSION_3     0x20080522
#endif

/* The capabilities: number n is bit n % 32 of data n / 32. */
#ifndef CAP_CHOWN
#define CAP_CHOWN               0
#endif
#ifndef CAP_DAC_OVERRIDE
#define CAP_DAC_OVERRIDE        1
#endif
#ifndef CAP_DAC_READ_SEARCH
#define CAP_DAC_READ_SEARCH     2
#endif
#ifndef CAP_FOWNER
#define CAP_FOWNER              3
#endif
#ifndef CAP_FSETID
#define CAP_FSETID              4
#endif
#ifndef CAP_KILL
#define CAP_KILL                5
#endif
#ifndef CAP_SETGID
#define CAP_SETGID              6
#endif
#ifndef CAP_SETUID
#define CAP_SETUID              7
#endif
#ifndef CAP_SETPCAP
#define CAP_SETPCAP             8
#endif
#ifndef CAP_LINUX_IMMUTABLE
#define CAP_LINUX_IMMUTABLE     9
#endif
#ifndef CAP_NET_BIND_SERVICE
#define CAP_NET_BIND_SERVICE    10
#endif
#ifndef CAP_NET_BROADCAST
#define CAP_NET_BROADCAST       11
#endif
#ifndef CAP_NET_ADMIN
#define CAP_NET_ADMIN           12
#endif
#ifndef CAP_NET_RAW
#define CAP_NET_RAW             13
#endif
#ifndef CAP_IPC_LOCK
#define CAP_IPC_LOCK            14
#endif
#ifndef CAP_IPC_OWNER
#define CAP_IPC_OWNER           15
#endif
#ifndef CAP_SYS_MODULE
#define CAP_SYS_MODULE          16
#endif
#ifndef CAP_SYS_RAWIO
#define CAP_SYS_RAWIO           17
#endif
#ifndef CAP_SYS_CHROOT
#define CAP_SYS_CHROOT          18
#endif
#ifndef CAP_SYS_PTRACE
#define CAP_SYS_PTRACE          19
#endif
#ifndef CAP_SYS_PACCT
#define CAP_SYS_PACCT           20
#endif
#ifndef CAP_SYS_ADMIN
#define CAP_SYS_ADMIN           21
#endif
#ifndef CAP_SYS_BOOT
#define CAP_SYS_BOOT            22
#endif
#ifndef CAP_SYS_NICE
#define CAP_SYS_NICE            23
#endif
#ifndef CAP_SYS_RESOURCE
#define CAP_SYS_RESOURCE        24
#endif
#ifndef CAP_SYS_TIME
#define CAP_SYS_TIME            25
#endif
#ifndef CAP_SYS_TTY_CONFIG
#define CAP_SYS_TTY_CONFIG      26
#endif
#ifndef CAP_MKNOD
#define CAP_MKNOD               27
#endif
#ifndef CAP_LEASE
#define CAP_LEASE               28
#endif
#ifndef CAP_AUDIT_WRITE
#define CAP_AUDIT_WRITE         29
#endif
#ifndef CAP_AUDIT_CONTROL
#define CAP_AUDIT_CONTROL       30
#endif
#ifndef CAP_SETFCAP
#define CAP_SETFCAP             31
#endif
#ifndef CAP_MAC_OVERRIDE
#define CAP_MAC_OVERRIDE        32
#endif
#ifndef CAP_MAC_ADMIN
#define CAP_MAC_ADMIN           33
#endif
#ifndef CAP_SYSLOG
#define CAP_SYSLOG              34
#endif
#ifndef CAP_WAKE_ALARM
#define CAP_WAKE_ALARM          35
#endif
#ifndef CAP_BLOCK_SUSPEND
#define CAP_BLOCK_SUSPEND       36
#endif
#ifndef CAP_AUDIT_READ
#define CAP_AUDIT_READ          37
#endif
#ifndef CAP_PERFMON
#define CAP_PERFMON             38
#endif
#ifndef CAP_BPF
#define CAP_BPF                 39
#endif
#ifndef CAP_CHECKPOINT_RESTORE
#define CAP_CHECKPOINT_RESTORE  40
#endif

/* Whose capabilities, in which layout. pid is 0 for the calling thread. */
struct kernel_cap_user_header {
    uint32_t version;
    int pid;
};

/* 32 capabilities, a bit for each. */
struct kernel_cap_user_data {
    uint32_t effective;
    uint32_t permitted;
    uint32_t inheritable;
};

/* capget(2): put the capabilities of header's pid into data[0] and data[1].
 *
 * Of a version that the kernel does not know, it puts one that it does into
 * header: -EINVAL, or 0 if data is NULL.
 */
RING3_INLINE int sys_capget(struct kernel_cap_user_header *header,
                            struct kernel_cap_user_data *data)
{
    return (int)(syscall2)(NR_capget, (long)header, (long)data);
}

/* capset(2): set the capabilities of the calling thread, and no other, to
 * data[0] and data[1].
 */
RING3_INLINE int sys_capset(struct kernel_cap_user_header *header,
                            const struct kernel_cap_user_data *data)
{
    return (int)(syscall2)(NR_capset, (long)header, (long)data);
}

#endif
