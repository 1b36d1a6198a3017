/* SPDX-License-Identifier: 0BSD */
/* What stat(2) and the like fill in, on x86_64. */
#ifndef RING3_ARCH_X86_64_STAT_H
#define RING3_ARCH_X86_64_STAT_H
#pragma GCC system_header

#include "../../types.h"

/* Seconds are signed. blocks are 512 bytes each. */
struct kernel_stat {
    uint64_t dev;
    uint64_t ino;
    uint64_t nlink;
    uint32_t mode;
    uint32_t uid;
    uint32_t gid;
    unsigned int : 32;
    uint64_t rdev;
    int64_t size;
    int64_t blksize;
    int64_t blocks;
    int64_t atime;
    uint64_t atime_nsec;
    int64_t mtime;
    uint64_t mtime_nsec;
    int64_t ctime;
    uint64_t ctime_nsec;
    int64_t unused1[3];
};

#endif
