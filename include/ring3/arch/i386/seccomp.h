/* SPDX-License-Identifier: 0BSD */
/* i386: a filter for seccomp(2) and setsockopt(2). */
#ifndef RING3_ARCH_I386_SECCOMP_H
#define RING3_ARCH_I386_SECCOMP_H

#include "../../types.h"

/* One instruction: jt and jf are how many to skip if a comparison holds, and
 * if not.
 */
struct kernel_sock_filter {
    uint16_t code;
    uint8_t jt;
    uint8_t jf;
    uint32_t k;
};

/* len of them, at most 4096. */
struct kernel_sock_fprog {
    uint16_t len;
    uint16_t pad;
    const struct kernel_sock_filter *filter;
};

#endif
