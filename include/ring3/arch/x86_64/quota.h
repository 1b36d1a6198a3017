/* SPDX-License-Identifier: 0BSD */
/* x86_64: the limits and use of quotactl(2). */
#ifndef RING3_ARCH_X86_64_QUOTA_H
#define RING3_ARCH_X86_64_QUOTA_H

#include "../../types.h"

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
    uint32_t pad;
};

#endif
