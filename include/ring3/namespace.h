/* SPDX-License-Identifier: 0BSD */
/* Namespaces: a process's own view of mounts, ids, network and the rest; and
 * clone(2), which makes a child with some of its own. For a child on a new
 * stack, such as a thread, see clone.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_NAMESPACE_H
#define RING3_NAMESPACE_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* Kinds of namespace: flags of clone, clone3 and unshare, type of setns. In
 * clone, which does not take it, the number of CLONE_NEWTIME is a signal's.
 */
#define CLONE_NEWTIME   0x00000080
#define CLONE_NEWNS     0x00020000
#define CLONE_NEWCGROUP 0x02000000
#define CLONE_NEWUTS    0x04000000
#define CLONE_NEWIPC    0x08000000
#define CLONE_NEWUSER   0x10000000
#define CLONE_NEWPID    0x20000000
#define CLONE_NEWNET    0x40000000

/* What clone and clone3 share with the child rather than copy, and what else
 * they do; of these unshare knows CLONE_FS, CLONE_FILES and CLONE_SYSVSEM. In
 * the flags of clone, CSIGNAL masks the signal sent when the child ends.
 */
#define CSIGNAL                 0x000000ff
#define CLONE_VM                0x00000100
#define CLONE_FS                0x00000200
#define CLONE_FILES             0x00000400
#define CLONE_SIGHAND           0x00000800
#define CLONE_PIDFD             0x00001000
#define CLONE_PTRACE            0x00002000
#define CLONE_VFORK             0x00004000
#define CLONE_PARENT            0x00008000
#define CLONE_THREAD            0x00010000
#define CLONE_SYSVSEM           0x00040000
#define CLONE_SETTLS            0x00080000
#define CLONE_PARENT_SETTID     0x00100000
#define CLONE_CHILD_CLEARTID    0x00200000
#define CLONE_DETACHED          0x00400000
#define CLONE_UNTRACED          0x00800000
#define CLONE_CHILD_SETTID      0x01000000
#define CLONE_IO                0x80000000

/* 64-bit flags: clone3 only. The last four since Linux 7.1. */
#define CLONE_CLEAR_SIGHAND     0x0100000000
#define CLONE_INTO_CGROUP       0x0200000000
#define CLONE_AUTOREAP          0x0400000000
#define CLONE_NNP               0x0800000000
#define CLONE_PIDFD_AUTOKILL    0x1000000000
#define CLONE_EMPTY_MNTNS       0x2000000000

/* A flag of unshare only: with CLONE_NEWNS, nothing but the root is mounted in
 * the new namespace. Since Linux 7.1.
 */
#define UNSHARE_EMPTY_MNTNS     0x00100000

/* In place of a user namespace's id: the caller's own. listns(2). */
#define LISTNS_CURRENT_USER     0xffffffffffffffff

/* The arguments of clone3(2). Addresses are 64-bit numbers; stack is the lowest
 * address of the stack. A newer kernel may know more members: size says how
 * many bytes are given.
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

/* Which namespaces: listns(2). size is that of this struct, 32. ns_id is the
 * last one listed, 0 to begin with; ns_type is any of CLONE_NEW, 0 for all;
 * user_ns_id is that of the user namespace that owns them, 0 for all.
 */
struct kernel_ns_id_req {
    uint32_t size;
    uint32_t unused1;
    uint64_t ns_id;
    uint32_t ns_type;
    uint32_t unused2;
    uint64_t user_ns_id;
};

/* clone(2): fork(2) that shares what flags say.
 *
 * Returns twice, as sys_fork() does: in the parent the child's id or -errno, in
 * the child 0. The lowest byte of flags is the signal sent when it ends:
 * SIGCHLD, or none. stack must be NULL and flags without CLONE_VM: the child
 * goes on in this very function, on a copy of this stack. On a new stack it
 * would find nothing to return to: for that take ring3_clone() of clone.h, and
 * for a child that borrows this stack sys_vfork() of vfork.h.
 *
 * i386: the kernel takes tls before child_tid. tls is a struct kernel_user_desc
 * there, see clone.h; on x86_64 it is what %fs points to.
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

/* clone3(2): clone(2) with more arguments. size is sizeof *args, 88.
 *
 * Returns twice, and needs a stack of 0 and no CLONE_VM, as sys_clone() does.
 * -E2BIG: the kernel is older and does not know a member that is not 0.
 * -ENOSYS, and in some containers -EPERM: there is no such call. Since Linux
 * 5.3.
 *
 * i386: tls is the address of a struct kernel_user_desc, as for sys_clone().
 */
RING3_INLINE int sys_clone3(struct kernel_clone_args *args, size_t size)
{
    return (int)(syscall2)(NR_clone3, (long)args, (long)size);
}

/* unshare(2): give this thread namespaces of its own, and what else flags say.
 *
 * CLONE_NEWPID and CLONE_NEWTIME affect only children. Without privileges
 * CLONE_NEWUSER must be among the flags, or -EPERM; for that flag a process
 * with threads gets -EINVAL. Since Linux 2.6.16.
 */
RING3_INLINE int sys_unshare(unsigned long flags)
{
    return (int)(syscall1)(NR_unshare, (long)flags);
}

/* setns(2): move this thread into the namespace open as fd, a file of
 * /proc/PID/ns. type is its kind, or 0 for any.
 *
 * Since Linux 5.8 fd may be a pidfd, and type all the kinds to join of that
 * process. A pid namespace affects only children. Since Linux 3.0.
 */
RING3_INLINE int sys_setns(int fd, int type)
{
    return (int)(syscall2)(NR_setns, fd, type);
}

/* listns(2): put the ids of namespaces into ids, count of them at most.
 *
 * Returns how many; if that is count, go on from the last. flags is 0. Since
 * Linux 6.19.
 */
RING3_INLINE long sys_listns(const struct kernel_ns_id_req *request,
                             uint64_t *ids, size_t count, unsigned int flags)
{
    return (syscall4)(NR_listns, (long)request, (long)ids, (long)count,
                      (long)flags);
}

#endif
