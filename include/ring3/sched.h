/* SPDX-License-Identifier: 0BSD */
/* Scheduling: by which rule, on which processors, with which disk priority. A
 * pid here is that of a thread; 0 is the caller.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_SCHED_H
#define RING3_SCHED_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* The rule: policy. */
#define SCHED_NORMAL    0
#define SCHED_OTHER     0
#define SCHED_FIFO      1
#define SCHED_RR        2
#define SCHED_BATCH     3
#define SCHED_IDLE      5
#define SCHED_DEADLINE  6
#define SCHED_EXT       7

/* flags of sched_getattr(2), for SCHED_DEADLINE: what is left of runtime, and
 * the next deadline by CLOCK_MONOTONIC. Since Linux 7.1.
 */
#define SCHED_GETATTR_FLAG_DL_DYNAMIC   0x1

/* Added to the policy of sched_setscheduler(2): children do not inherit it. */
#define SCHED_RESET_ON_FORK     0x40000000

/* The flags in a kernel_sched_attr. */
#define SCHED_FLAG_RESET_ON_FORK        0x01
#define SCHED_FLAG_RECLAIM              0x02
#define SCHED_FLAG_DL_OVERRUN           0x04
#define SCHED_FLAG_KEEP_POLICY          0x08
#define SCHED_FLAG_KEEP_PARAMS          0x10
#define SCHED_FLAG_UTIL_CLAMP_MIN       0x20
#define SCHED_FLAG_UTIL_CLAMP_MAX       0x40

/* Whose disk priority: ioprio_get(2) and ioprio_set(2). */
#define IOPRIO_WHO_PROCESS      1
#define IOPRIO_WHO_PGRP         2
#define IOPRIO_WHO_USER         3

/* A disk priority is class << IOPRIO_CLASS_SHIFT | level, with a level from 0,
 * which is best, to 7.
 */
#define IOPRIO_CLASS_NONE       0
#define IOPRIO_CLASS_RT         1
#define IOPRIO_CLASS_BE         2
#define IOPRIO_CLASS_IDLE       3
#define IOPRIO_CLASS_SHIFT      13

/* priority is in [1, 99] for SCHED_FIFO and SCHED_RR, 0 for the others. */
struct kernel_sched_param {
    int priority;
};

/* A policy with everything that belongs to it. size is that of the struct; nice
 * is for SCHED_NORMAL and SCHED_BATCH, priority for SCHED_FIFO and SCHED_RR,
 * and the three times, in nanoseconds, for SCHED_DEADLINE.
 */
struct kernel_sched_attr {
    uint32_t size;
    uint32_t policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime;
    uint64_t deadline;
    uint64_t period;
    uint32_t util_min;
    uint32_t util_max;
};

/* sched_setscheduler(2): set the policy of pid, and its priority in it. */
RING3_INLINE int sys_sched_setscheduler(int pid, int policy,
                                        const struct kernel_sched_param *param)
{
    return (int)(syscall3)(NR_sched_setscheduler, pid, policy, (long)param);
}

/* sched_getscheduler(2): the policy of pid, with SCHED_RESET_ON_FORK added if
 * it has that. Returns it, or -errno.
 */
RING3_INLINE int sys_sched_getscheduler(int pid)
{
    return (int)(syscall1)(NR_sched_getscheduler, pid);
}

/* sched_setparam(2): set the priority that pid has in its policy. */
RING3_INLINE int sys_sched_setparam(int pid,
                                    const struct kernel_sched_param *param)
{
    return (int)(syscall2)(NR_sched_setparam, pid, (long)param);
}

/* sched_getparam(2): get the priority that pid has in its policy. */
RING3_INLINE int sys_sched_getparam(int pid, struct kernel_sched_param *param)
{
    return (int)(syscall2)(NR_sched_getparam, pid, (long)param);
}

/* sched_setattr(2): set the policy of pid and all that belongs to it.
 *
 * -E2BIG: attr says something that this kernel does not know; attr->size is
 * then the size that it does. flags is 0. Since Linux 3.14.
 */
RING3_INLINE int sys_sched_setattr(int pid, struct kernel_sched_attr *attr,
                                   unsigned int flags)
{
    return (int)(syscall3)(NR_sched_setattr, pid, (long)attr, (long)flags);
}

/* sched_getattr(2): get the policy of pid and all that belongs to it. size is
 * that of *attr, flags is 0 or SCHED_GETATTR_FLAG_DL_DYNAMIC. Since Linux 3.14.
 */
RING3_INLINE int sys_sched_getattr(int pid, struct kernel_sched_attr *attr,
                                   unsigned int size, unsigned int flags)
{
    return (int)(syscall4)(NR_sched_getattr, pid, (long)attr, (long)size,
                           (long)flags);
}

/* sched_get_priority_max(2): the best priority of a policy. Returns it, or
 * -errno.
 */
RING3_INLINE int sys_sched_get_priority_max(int policy)
{
    return (int)(syscall1)(NR_sched_get_priority_max, policy);
}

/* sched_get_priority_min(2): the least priority of a policy. Returns it, or
 * -errno.
 */
RING3_INLINE int sys_sched_get_priority_min(int policy)
{
    return (int)(syscall1)(NR_sched_get_priority_min, policy);
}

/* sched_rr_get_interval(2): get how long pid may run at a time.
 *
 * i386: this is sched_rr_get_interval_time64, since Linux 5.1.
 */
RING3_INLINE int sys_sched_rr_get_interval(int pid,
                                           struct kernel_timespec *interval)
{
#ifdef __i386__
    return (int)(syscall2)(NR_sched_rr_get_interval_time64, pid,
                           (long)interval);
#else
    return (int)(syscall2)(NR_sched_rr_get_interval, pid, (long)interval);
#endif
}

/* sched_yield(2): let others run. Cannot fail. */
RING3_INLINE int sys_sched_yield(void)
{
    return (int)(syscall0)(NR_sched_yield);
}

/* sched_setaffinity(2): let pid run on the processors in mask, of size bytes:
 * number n is bit n % (8 * sizeof(long)) of mask[n / (8 * sizeof(long))].
 */
RING3_INLINE int sys_sched_setaffinity(int pid, unsigned int size,
                                       const unsigned long *mask)
{
    return (int)(syscall3)(NR_sched_setaffinity, pid, (long)size, (long)mask);
}

/* sched_getaffinity(2): put into mask where pid may run.
 *
 * Returns how many bytes were filled in, which may be fewer than size, or
 * -errno. -EINVAL: size, a multiple of sizeof(long), is too small for the
 * processors that this kernel was built for.
 */
RING3_INLINE long sys_sched_getaffinity(int pid, unsigned int size,
                                        unsigned long *mask)
{
    return (syscall3)(NR_sched_getaffinity, pid, (long)size, (long)mask);
}

/* ioprio_get(2): the disk priority of those that which and who name; a who of 0
 * is the caller. Returns it, the best of them, or -errno. Since Linux 2.6.13.
 */
RING3_INLINE int sys_ioprio_get(int which, int who)
{
    return (int)(syscall2)(NR_ioprio_get, which, who);
}

/* ioprio_set(2): set the disk priority of those that which and who name. Since
 * Linux 2.6.13.
 */
RING3_INLINE int sys_ioprio_set(int which, int who, int priority)
{
    return (int)(syscall3)(NR_ioprio_set, which, who, priority);
}

#endif
