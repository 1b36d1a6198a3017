/* SPDX-License-Identifier: 0BSD */
/* i386: registers, as a signal handler finds them. */
#ifndef RING3_ARCH_I386_UCONTEXT_H
#define RING3_ARCH_I386_UCONTEXT_H
#pragma GCC system_header

#include "../../types.h"

/* The registers of an interrupted program. ip is where it was, cr2 the address
 * of a page fault, err and trapno what the CPU says about it. fpstate points to
 * those of the FPU, or is NULL.
 */
struct kernel_sigcontext {
    uint16_t gs;
    unsigned int : 16;
    uint16_t fs;
    unsigned int : 16;
    uint16_t es;
    unsigned int : 16;
    uint16_t ds;
    unsigned int : 16;
    uint32_t di;
    uint32_t si;
    uint32_t bp;
    uint32_t sp;
    uint32_t bx;
    uint32_t dx;
    uint32_t cx;
    uint32_t ax;
    uint32_t trapno;
    uint32_t err;
    uint32_t ip;
    uint16_t cs;
    unsigned int : 16;
    uint32_t flags;
    uint32_t sp_at_signal;
    uint16_t ss;
    unsigned int : 16;
    void *fpstate;
    uint32_t oldmask;
    uint32_t cr2;
};

#endif
