/* SPDX-License-Identifier: 0BSD */
/* x86_64: what epoll_wait(2) fills in. 12 bytes, as on i386, so that the kernel
 * has one layout for both: data is not where a compiler would put it.
 */
#ifndef RING3_ARCH_X86_64_EPOLL_H
#define RING3_ARCH_X86_64_EPOLL_H
#pragma GCC system_header

#include "../../types.h"

struct kernel_epoll_event {
    uint32_t events;
    uint64_t data;
} __attribute__((__packed__));

#endif
