/* SPDX-License-Identifier: 0BSD */
/* System V IPC on x86_64: what IPC_STAT tells. Times are seconds. */
#ifndef RING3_ARCH_X86_64_IPC_H
#define RING3_ARCH_X86_64_IPC_H

#include "../../types.h"

/* Whose it is and who may use it. */
struct kernel_ipc64_perm {
    int key;
    uint32_t uid;
    uint32_t gid;
    uint32_t cuid;
    uint32_t cgid;
    uint32_t mode;
    uint16_t seq;
    uint16_t pad;
    uint32_t pad2;
    unsigned long unused1;
    unsigned long unused2;
};

struct kernel_semid64_ds {
    struct kernel_ipc64_perm perm;
    int64_t otime;
    unsigned long unused1;
    int64_t ctime;
    unsigned long unused2;
    unsigned long nsems;
    unsigned long unused3;
    unsigned long unused4;
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
