/* SPDX-License-Identifier: 0BSD */
/* What stat(2) and the like fill in, on i386: the kernel's stat64. */
#ifndef RING3_ARCH_I386_STAT_H
#define RING3_ARCH_I386_STAT_H
#pragma GCC system_header

#include "../../types.h"

/* Seconds are unsigned and end in 2106. blocks are 512 bytes each. The low half
 * of ino appears twice.
 */
struct kernel_stat {
    uint64_t dev;
    unsigned int : 32;
    uint32_t ino32;
    uint32_t mode;
    uint32_t nlink;
    uint32_t uid;
    uint32_t gid;
    uint64_t rdev;
    unsigned int : 32;
    int64_t size;
    uint32_t blksize;
    uint64_t blocks;
    uint32_t atime;
    uint32_t atime_nsec;
    uint32_t mtime;
    uint32_t mtime_nsec;
    uint32_t ctime;
    uint32_t ctime_nsec;
    uint64_t ino;
};

#endif
