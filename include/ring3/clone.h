/* SPDX-License-Identifier: 0BSD */
/* ring3_clone: a child, or a thread, on a stack of its own, sharing with its
 * parent what flags say. The lowest byte of flags is the signal sent at its
 * end: SIGCHLD, or none. sys_clone() and sys_clone3() are in namespace.h.
 *
 * The instructions of ring3_clone are in every program that includes this and
 * is not linked with --gc-sections; hence a header of its own. tcc cannot
 * compile them; a program built with it links libring3.a instead.
 */
#ifndef RING3_CLONE_H
#define RING3_CLONE_H
#pragma GCC system_header

/* The flags. */
#include "namespace.h"
#include "syscall.h"

/* A child that calls fn(arg) on a stack of its own and then exits, that thread
 * alone, with what fn returns. One call of clone(2).
 *
 * Returns the child's id or -errno: -EINVAL if stack_top is NULL. stack_top is
 * the high end of the stack, which grows down; it is made a multiple of 16. The
 * last three matter only with flags that ask for them.
 *
 * A thread is CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD
 * | CLONE_SYSVSEM. Its stack must not be unmapped while it runs: with
 * CLONE_CHILD_CLEARTID, once it no longer runs, *child_tid is 0 and a futex
 * there is woken. Wait there without FUTEX_PRIVATE_FLAG: the kernel's wake is
 * not private, and would never arrive.
 *
 * With CLONE_SETTLS the child's TLS is tls: what %fs points to. i386: a struct
 * kernel_user_desc of thread.h instead, whose entry_number is that of the
 * caller's own TLS, %gs >> 3. -1 is -EINVAL: a caller that has none yet gets
 * one from sys_set_thread_area() first.
 */
#ifdef RING3_TARGET
RING3_REFUSED("ring3/clone.h: ring3_clone is for Linux, not for RING3_TARGET")
#endif
RING3_CDECL int ring3_clone(int (*fn)(void *arg), void *stack_top,
                            unsigned long flags, void *arg, int *parent_tid,
                            void *tls, int *child_tid) __asm__("ring3_clone")
    __attribute__((__visibility__("hidden")));

#if defined __TINYC__ || defined RING3_TARGET
#elif defined __i386__
#include "arch/i386/clone.h"
#else
#include "arch/x86_64/clone.h"
#endif

#endif
