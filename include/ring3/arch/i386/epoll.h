/* SPDX-License-Identifier: 0BSD */
/* i386: what epoll_wait(2) fills in. 12 bytes without packing. */
#ifndef RING3_ARCH_I386_EPOLL_H
#define RING3_ARCH_I386_EPOLL_H
#pragma GCC system_header

#include "../../types.h"

struct kernel_epoll_event {
    uint32_t events;
    uint64_t data;
};

#endif
