/* SPDX-License-Identifier: 0BSD */
/* x86_64: registers, as ptrace(2) reads and sets them. */
#ifndef RING3_ARCH_X86_64_TRACE_H
#define RING3_ARCH_X86_64_TRACE_H
#pragma GCC system_header

#include "../../types.h"

/* PTRACE_GETREGS, PTRACE_SETREGS and NT_PRSTATUS. orig_ax is the number of the
 * call, or -1 outside one, and ax what it returns. A member's offset is what
 * PTRACE_PEEKUSR takes as addr.
 */
struct kernel_user_regs {
    unsigned long r15;
    unsigned long r14;
    unsigned long r13;
    unsigned long r12;
    unsigned long bp;
    unsigned long bx;
    unsigned long r11;
    unsigned long r10;
    unsigned long r9;
    unsigned long r8;
    unsigned long ax;
    unsigned long cx;
    unsigned long dx;
    unsigned long si;
    unsigned long di;
    unsigned long orig_ax;
    unsigned long ip;
    unsigned long cs;
    unsigned long flags;
    unsigned long sp;
    unsigned long ss;
    unsigned long fs_base;
    unsigned long gs_base;
    unsigned long ds;
    unsigned long es;
    unsigned long fs;
    unsigned long gs;
};

#endif
