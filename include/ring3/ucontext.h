/* SPDX-License-Identifier: 0BSD */
/* Where a signal came, and the registers then: what an action, a handler with
 * SA_SIGINFO, is given as its third argument. What the handler changes in it
 * takes effect when it returns.
 */
#ifndef RING3_UCONTEXT_H
#define RING3_UCONTEXT_H
#pragma GCC system_header

#include "signal.h"

#ifdef __i386__
#include "arch/i386/ucontext.h"
#else
#include "arch/x86_64/ucontext.h"
#endif

/* mcontext has the registers, sigmask the signals that were blocked before. */
struct kernel_ucontext {
    unsigned long flags;
    struct kernel_ucontext *link;
    struct kernel_sigaltstack stack;
    struct kernel_sigcontext mcontext;
    uint64_t sigmask;
};

#endif
