/* SPDX-License-Identifier: 0BSD */
/* Capabilities: the parts that root's power is made of.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_CAPABILITY_H
#define RING3_CAPABILITY_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* The version in a kernel_cap_user_header, with two kernel_cap_user_data. */
#define _LINUX_CAPABILITY_VERSION_3     0x20080522

/* The capabilities: number n is bit n % 32 of data n / 32. */
#define CAP_CHOWN               0
#define CAP_DAC_OVERRIDE        1
#define CAP_DAC_READ_SEARCH     2
#define CAP_FOWNER              3
#define CAP_FSETID              4
#define CAP_KILL                5
#define CAP_SETGID              6
#define CAP_SETUID              7
#define CAP_SETPCAP             8
#define CAP_LINUX_IMMUTABLE     9
#define CAP_NET_BIND_SERVICE    10
#define CAP_NET_BROADCAST       11
#define CAP_NET_ADMIN           12
#define CAP_NET_RAW             13
#define CAP_IPC_LOCK            14
#define CAP_IPC_OWNER           15
#define CAP_SYS_MODULE          16
#define CAP_SYS_RAWIO           17
#define CAP_SYS_CHROOT          18
#define CAP_SYS_PTRACE          19
#define CAP_SYS_PACCT           20
#define CAP_SYS_ADMIN           21
#define CAP_SYS_BOOT            22
#define CAP_SYS_NICE            23
#define CAP_SYS_RESOURCE        24
#define CAP_SYS_TIME            25
#define CAP_SYS_TTY_CONFIG      26
#define CAP_MKNOD               27
#define CAP_LEASE               28
#define CAP_AUDIT_WRITE         29
#define CAP_AUDIT_CONTROL       30
#define CAP_SETFCAP             31
#define CAP_MAC_OVERRIDE        32
#define CAP_MAC_ADMIN           33
#define CAP_SYSLOG              34
#define CAP_WAKE_ALARM          35
#define CAP_BLOCK_SUSPEND       36
#define CAP_AUDIT_READ          37
#define CAP_PERFMON             38
#define CAP_BPF                 39
#define CAP_CHECKPOINT_RESTORE  40

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
 * If the kernel does not know header's version, it puts one that it does there:
 * -EINVAL, or 0 if data is NULL.
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
