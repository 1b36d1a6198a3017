/* SPDX-License-Identifier: 0BSD */
/* Threads: which one this is, what the kernel does when it ends, its own memory
 * (TLS), and where it runs. To start one: clone.h; to wait: futex.h; to send it
 * a signal: tgkill, in signal.h.
 *
 * In a program that has glibc too, its threads are glibc's: what these calls
 * set is already in use.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_THREAD_H
#define RING3_THREAD_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* option of arch_prctl(2). */
#define ARCH_SET_GS                     0x1001
#define ARCH_SET_FS                     0x1002
#define ARCH_GET_FS                     0x1003
#define ARCH_GET_GS                     0x1004
#define ARCH_GET_CPUID                  0x1011
#define ARCH_SET_CPUID                  0x1012
#define ARCH_GET_XCOMP_SUPP             0x1021
#define ARCH_GET_XCOMP_PERM             0x1022
#define ARCH_REQ_XCOMP_PERM             0x1023
#define ARCH_GET_XCOMP_GUEST_PERM       0x1024
#define ARCH_REQ_XCOMP_GUEST_PERM       0x1025
#define ARCH_SHSTK_ENABLE               0x5001
#define ARCH_SHSTK_DISABLE              0x5002
#define ARCH_SHSTK_LOCK                 0x5003
#define ARCH_SHSTK_UNLOCK               0x5004
#define ARCH_SHSTK_STATUS               0x5005

/* What ARCH_SHSTK_ENABLE and the like are about: bits of arg2. */
#define ARCH_SHSTK_SHSTK        0x1
#define ARCH_SHSTK_WRSS         0x2

/* command of membarrier(2). */
#define MEMBARRIER_CMD_QUERY                                    0x000
#define MEMBARRIER_CMD_GLOBAL                                   0x001
#define MEMBARRIER_CMD_GLOBAL_EXPEDITED                         0x002
#define MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED                0x004
#define MEMBARRIER_CMD_PRIVATE_EXPEDITED                        0x008
#define MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED               0x010
#define MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE              0x020
#define MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE     0x040
#define MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ                   0x080
#define MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ          0x100
#define MEMBARRIER_CMD_GET_REGISTRATIONS                        0x200

/* flags of membarrier(2): only the CPU in cpu, with ..._EXPEDITED_RSEQ. */
#define MEMBARRIER_CMD_FLAG_CPU 0x1

/* flags of rseq(2). */
#define RSEQ_FLAG_UNREGISTER            0x1
#define RSEQ_FLAG_SLICE_EXT_DEFAULT_ON  0x2

/* flags of a kernel_rseq, which the kernel writes: this kernel can extend a
 * time slice, and prctl(2) has let it.
 */
#define RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE        0x10
#define RSEQ_CS_FLAG_SLICE_EXT_ENABLED          0x20

/* A segment of memory: set_thread_area(2). base_addr is where it begins, limit
 * how many bytes or pages it has, less one. Bits of flags:
 *
 *      0x01    32-bit                      0x10    limit is in pages
 *      0x06    0 data, 2 data growing      0x20    not present
 *              down, 4 code                0x40    AVL, for the system
 *      0x08    read or execute only        0x80    64-bit code, x86_64 alone
 *
 * TLS has a limit of 0xfffff and the flags 0x51.
 */
struct kernel_user_desc {
    unsigned int entry_number;
    unsigned int base_addr;
    unsigned int limit;
    unsigned int flags;
};

/* A list of the futexes a thread holds, ended by its head: set_robust_list(2).
 * What next points to is the next member of a lock; the futex itself is
 * futex_offset bytes from there.
 */
struct kernel_robust_list {
    struct kernel_robust_list *next;
};

struct kernel_robust_list_head {
    struct kernel_robust_list list;
    long futex_offset;
    struct kernel_robust_list *list_op_pending;
};

/* What the kernel keeps up to date for a thread, 64-byte aligned: rseq(2).
 * node_id and mm_cid are written since Linux 6.3, slice_ctrl since 7.0: its
 * first byte is set to ask for a longer time slice, its second says that there
 * is one. unused1 is room for what newer kernels add.
 */
struct kernel_rseq {
    uint32_t cpu_id_start __attribute__((__aligned__(64)));
    uint32_t cpu_id;
    uint64_t cs;
    uint32_t flags;
    uint32_t node_id;
    uint32_t mm_cid;
    uint32_t slice_ctrl;
    uint32_t unused1[8];
};

/* What cs of a kernel_rseq points to: code that starts over at abort_ip if the
 * thread is interrupted in it. The 4 bytes before abort_ip hold the signature.
 */
struct kernel_rseq_cs {
    uint32_t version __attribute__((__aligned__(32)));
    uint32_t flags;
    uint64_t start_ip;
    uint64_t post_commit_offset;
    uint64_t abort_ip;
};

/* gettid(2): this thread's id, that of the process in the first thread. Cannot
 * fail.
 */
RING3_INLINE int sys_gettid(void)
{
    return (int)(syscall0)(NR_gettid);
}

/* set_tid_address(2): when this thread ends, set *tid to 0 and wake whoever
 * waits there by futex, without FUTEX_PRIVATE_FLAG: with it a wait never ends.
 * Returns this thread's id. Cannot fail.
 */
RING3_INLINE int sys_set_tid_address(int *tid)
{
    return (int)(syscall1)(NR_set_tid_address, (long)tid);
}

/* set_robust_list(2): when this thread ends, mark the futexes on this list as
 * left by a dead owner, and wake whoever waits there without
 * FUTEX_PRIVATE_FLAG. len is sizeof *head. Since Linux 2.6.17.
 */
RING3_INLINE int sys_set_robust_list(struct kernel_robust_list_head *head,
                                     size_t len)
{
    return (int)(syscall2)(NR_set_robust_list, (long)head, (long)len);
}

/* get_robust_list(2): the list of the thread tid, of this one with 0. Since
 * Linux 2.6.17.
 */
RING3_INLINE int sys_get_robust_list(int tid,
                                     struct kernel_robust_list_head **head,
                                     size_t *len)
{
    return (int)(syscall3)(NR_get_robust_list, tid, (long)head, (long)len);
}

/* rseq(2): keep area up to date for this thread from now on.
 *
 * Returns 0, or -errno: -EBUSY if area already is, -EINVAL if another is or
 * with a wrong len. len is the larger of 32 and auxv's AT_RSEQ_FEATURE_SIZE,
 * and no more than sizeof *area. Before Linux 6.3 only 32 will do; since 7.2
 * whoever gives 32 is never given more time. RSEQ_FLAG_UNREGISTER needs the
 * same len and signature. Since Linux 4.18.
 */
RING3_INLINE int sys_rseq(struct kernel_rseq *area, unsigned int len,
                          int flags, unsigned int signature)
{
    return (int)(syscall4)(NR_rseq, (long)area, (long)len, flags,
                           (long)signature);
}

/* rseq_slice_yield(2): give back the rest of an extended time slice. Returns 1
 * if it was one, else 0. Since Linux 7.0.
 */
RING3_INLINE int sys_rseq_slice_yield(void)
{
    return (int)(syscall0)(NR_rseq_slice_yield);
}

/* membarrier(2): a memory barrier in every running thread that command is
 * about.
 *
 * Returns 0, or -errno; as bits, with MEMBARRIER_CMD_QUERY the commands there
 * are, with MEMBARRIER_CMD_GET_REGISTRATIONS those registered for. An expedited
 * one must be registered for once, or -EPERM. cpu is 0 without
 * MEMBARRIER_CMD_FLAG_CPU. Since Linux 4.3.
 */
RING3_INLINE int sys_membarrier(int command, unsigned int flags, int cpu)
{
    return (int)(syscall3)(NR_membarrier, command, (long)flags, cpu);
}

/* arch_prctl(2): set or get what only this machine has, for this thread.
 *
 * Returns 0, with ARCH_GET_CPUID 1 where the instruction may be used, or
 * -errno. ARCH_SET_FS makes arg2 what %fs points to, and with it all
 * thread-local variables; ARCH_GET_FS stores that at the address arg2.
 *
 * i386: since Linux 4.12, and without ARCH_SET_FS and the like: -EINVAL.
 * sys_set_thread_area() is for that.
 */
RING3_INLINE int sys_arch_prctl(int option, unsigned long arg2)
{
    return (int)(syscall2)(NR_arch_prctl, option, (long)arg2);
}

/* set_thread_area(2): make desc one of this thread's segments. With an
 * entry_number of -1 the kernel finds a free one and fills it in.
 *
 * Returns 0, or -errno: -ESRCH if none is free. The selector, to be loaded into
 * %gs, is entry_number * 8 + 3. Each thread has three of its own, with the same
 * numbers: another's TLS goes under the number of this one's, %gs >> 3.
 *
 * x86_64: -ENOSYS, always; it has sys_arch_prctl().
 */
RING3_INLINE int sys_set_thread_area(struct kernel_user_desc *desc)
{
    return (int)(syscall1)(NR_set_thread_area, (long)desc);
}

/* get_thread_area(2): fill in the segment desc->entry_number.
 *
 * x86_64: -ENOSYS, always.
 */
RING3_INLINE int sys_get_thread_area(struct kernel_user_desc *desc)
{
    return (int)(syscall1)(NR_get_thread_area, (long)desc);
}

/* modify_ldt(2): read (func 0) or write (func 17) the table of segments that
 * this process has.
 *
 * Returns 0 after a write, the bytes read, or -errno. A write takes a struct
 * kernel_user_desc. Threads share the table.
 *
 * x86_64: the kernel leaves 32 bits of an error, not 64: hence the int.
 */
RING3_INLINE int sys_modify_ldt(int func, void *ldt, unsigned long size)
{
    return (int)(syscall3)(NR_modify_ldt, func, (long)ldt, (long)size);
}

/* getcpu(2): which CPU and which NUMA node this runs on, or ran on: it may have
 * moved. Either may be NULL; unused is NULL. Since Linux 2.6.19.
 *
 * x86_64: since Linux 3.1.
 */
RING3_INLINE int sys_getcpu(unsigned int *cpu, unsigned int *node,
                            void *unused)
{
    return (int)(syscall3)(NR_getcpu, (long)cpu, (long)node, (long)unused);
}

#endif
