/* SPDX-License-Identifier: 0BSD */
/* clone: a child, or a thread, that shares with its parent what flags say. The
 * lowest byte of flags is the signal that tells of its end: SIGCHLD, or none.
 *
 * The instructions of ring3_clone are in every program that includes this and
 * is not linked with --gc-sections; hence a header apart. tcc cannot compile
 * them; a program made by it links libring3.a instead.
 */
#ifndef RING3_CLONE_H
#define RING3_CLONE_H

/* The flags. */
#include "namespace.h"
#include "syscall.h"

/* What clone3(2) is told. Addresses are 64-bit numbers; stack is the lowest
 * one. A newer kernel may know more: size says how much is meant.
 */
struct kernel_clone_args {
    uint64_t flags __attribute__((__aligned__(8)));
    uint64_t pidfd;
    uint64_t child_tid;
    uint64_t parent_tid;
    uint64_t exit_signal;
    uint64_t stack;
    uint64_t stack_size;
    uint64_t tls;
    uint64_t set_tid;
    uint64_t set_tid_size;
    uint64_t cgroup;
};

/* clone(2): fork(2) that shares what flags say.
 *
 * Returns twice, as sys_fork() does: in the parent the child's id or -errno, in
 * the child 0. stack has to be NULL and flags without CLONE_VM: the child goes
 * on in this very function, on a copy of this stack. On a new stack it would
 * find nothing to return to: ring3_clone() is for that, and sys_vfork() for a
 * child that borrows this one.
 *
 * i386: the kernel takes tls before child_tid. tls is a struct
 * kernel_user_desc there, on x86_64 what %fs points to.
 */
RING3_INLINE int sys_clone(unsigned long flags, void *stack, int *parent_tid,
                           int *child_tid, void *tls)
{
#ifdef __i386__
    return (int)(syscall5)(NR_clone, (long)flags, (long)stack,
                           (long)parent_tid, (long)tls, (long)child_tid);
#else
    return (int)(syscall5)(NR_clone, (long)flags, (long)stack,
                           (long)parent_tid, (long)child_tid, (long)tls);
#endif
}

/* clone3(2): clone(2) with more to say. size is sizeof *args, 88.
 *
 * Returns twice, and wants a stack of 0 and no CLONE_VM, as sys_clone() does.
 * -E2BIG: the kernel is older and does not know something that is not 0.
 * -ENOSYS, and in some containers -EPERM: there is no such call. Since Linux
 * 5.3.
 *
 * i386: tls is the address of a struct kernel_user_desc, as for sys_clone().
 */
RING3_INLINE int sys_clone3(struct kernel_clone_args *args, size_t size)
{
    return (int)(syscall2)(NR_clone3, (long)args, (long)size);
}

/* A child that calls fn(arg) on a stack of its own, and ends, this thread of it
 * alone, with what fn returns. One call of clone(2).
 *
 * Returns the child's id or -errno: -EINVAL if stack_top is NULL. stack_top is
 * where the stack ends, as it grows down; it is made a multiple of 16. The last
 * three count only with flags that ask for them.
 *
 * A thread is CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD
 * | CLONE_SYSVSEM. Its stack may not be unmapped while it runs: with
 * CLONE_CHILD_CLEARTID, *child_tid is 0, and a futex woken there, when it no
 * longer does.
 */
#ifdef RING3_TARGET
RING3_REFUSED("ring3/clone.h: ring3_clone is for Linux, not for RING3_TARGET")
#endif
RING3_CDECL int ring3_clone(int (*fn)(void *arg), void *stack_top,
                            unsigned long flags, void *arg, int *parent_tid,
                            void *tls, int *child_tid) __asm__("ring3_clone")
    __attribute__((__visibility__("hidden")));

/* Unwind tables, where the compiler makes them. */
#ifndef RING3_CFI
#ifdef __GCC_HAVE_DWARF2_CFI_ASM
#define RING3_CFI(text) text
#else
#define RING3_CFI(text)
#endif
#endif

#if defined __TINYC__ || defined RING3_TARGET
#elif defined __i386__
#include "arch/i386/clone.h"
#else
#include "arch/x86_64/clone.h"
#endif

#endif
