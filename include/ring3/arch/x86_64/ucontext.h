/* SPDX-License-Identifier: 0BSD */
/* x86_64: registers, as a signal handler finds them. */
#ifndef RING3_ARCH_X86_64_UCONTEXT_H
#define RING3_ARCH_X86_64_UCONTEXT_H
#pragma GCC system_header

#include "../../types.h"

/* The registers of an interrupted program. ip is where it was, cr2 the address
 * of a page fault, err and trapno what the CPU says about it. fpstate points to
 * those of the FPU, or is NULL.
 */
struct kernel_sigcontext {
    uint64_t r8;
    uint64_t r9;
    uint64_t r10;
    uint64_t r11;
    uint64_t r12;
    uint64_t r13;
    uint64_t r14;
    uint64_t r15;
    uint64_t di;
    uint64_t si;
    uint64_t bp;
    uint64_t bx;
    uint64_t dx;
    uint64_t ax;
    uint64_t cx;
    uint64_t sp;
    uint64_t ip;
    uint64_t flags;
    uint16_t cs;
    uint16_t gs;
    uint16_t fs;
    uint16_t ss;
    uint64_t err;
    uint64_t trapno;
    uint64_t oldmask;
    uint64_t cr2;
    void *fpstate;
    uint64_t unused1[8];
};

#endif
