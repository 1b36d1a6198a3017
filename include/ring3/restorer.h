/* SPDX-License-Identifier: 0BSD */
/* How a signal handler returns: ring3_sigaction(), and the few instructions
 * that the kernel lets a handler return to. They are in every program that
 * includes this and is not linked with --gc-sections; hence a separate header.
 *
 * tcc cannot compile them; a program made by it links libring3.a instead.
 */
#ifndef RING3_RESTORER_H
#define RING3_RESTORER_H
#pragma GCC system_header

#include "signal.h"
#include "syscall.h"

/* Where a handler returns to: rt_sigreturn(2), nothing else. Do not call it:
 * put it in a sigaction's restorer; on i386 that needs SA_SIGINFO as well.
 */
void ring3_sigaction_restorer(void) __asm__("ring3_sigaction_restorer")
    __attribute__((__visibility__("hidden")));

#if defined __TINYC__ || defined RING3_TARGET
#elif defined __i386__
#include "arch/i386/restorer.h"
#else
#include "arch/x86_64/restorer.h"
#endif

/* Do what act says when sig comes, and put into old what was done before.
 * Either may be NULL. One sys_rt_sigaction.
 *
 * Returns 0 or -errno. A handler gets SA_SIGINFO and SA_RESTORER in its flags,
 * and the restorer, whatever act says about them: all three arguments are
 * always passed, and one that takes only the first does not see the others. old
 * says nothing about the restorer; its flags keep SA_SIGINFO. So it can be
 * passed back as act.
 */
#ifdef RING3_TARGET
RING3_REFUSED("ring3/restorer.h: ring3_sigaction is for Linux, not for "
              "RING3_TARGET")
int ring3_sigaction(int sig, const struct kernel_sigaction *act,
                    struct kernel_sigaction *old);
#else
RING3_INLINE int ring3_sigaction(int sig, const struct kernel_sigaction *act,
                                 struct kernel_sigaction *old)
{
    struct kernel_sigaction complete;
    int err;

    if (act && act->handler != SIG_DFL && act->handler != SIG_IGN) {
        complete.handler = act->handler;
        complete.flags = act->flags | 0x04000004;
        complete.restorer = ring3_sigaction_restorer;
        complete.mask = act->mask;
        act = &complete;
    }
    err = sys_rt_sigaction(sig, act, old);
    if (!err && old && old->restorer == ring3_sigaction_restorer) {
        old->flags &= ~0x04000000ul;
        old->restorer = NULL;
    }
    return err;
}
#endif

#endif
