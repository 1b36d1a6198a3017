/* SPDX-License-Identifier: 0BSD */
/* System V IPC on i386: what IPC_STAT tells. Times are seconds; the kernel has
 * the two halves of each as members of their own.
 */
#ifndef RING3_ARCH_I386_IPC_H
#define RING3_ARCH_I386_IPC_H

#include "../../types.h"

/* Whose it is and who may use it. Of mode the kernel looks at 16 bits. */
struct kernel_ipc64_perm {
    int key;
    uint32_t uid;
    uint32_t gid;
    uint32_t cuid;
    uint32_t cgid;
    uint32_t mode;
    uint16_t seq;
    uint16_t pad;
    unsigned long unused1;
    unsigned long unused2;
};

struct kernel_semid64_ds {
    struct kernel_ipc64_perm perm;
    int64_t otime;
    int64_t ctime;
    unsigned long nsems;
    unsigned long unused1;
    unsigned long unused2;
};

struct kernel_shmid64_ds {
    struct kernel_ipc64_perm perm;
    size_t segsz;
    int64_t atime;
    int64_t dtime;
    int64_t ctime;
    int cpid;
    int lpid;
    unsigned long nattch;
    unsigned long unused1;
    unsigned long unused2;
};

struct kernel_msqid64_ds {
    struct kernel_ipc64_perm perm;
    int64_t stime;
    int64_t rtime;
    int64_t ctime;
    unsigned long cbytes;
    unsigned long qnum;
    unsigned long qbytes;
    int lspid;
    int lrpid;
    unsigned long unused1;
    unsigned long unused2;
};

#endif
