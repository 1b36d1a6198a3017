/* SPDX-License-Identifier: 0BSD */
/* Futexes: sleep while a word of memory has a value, and be woken. What locks
 * are made of.
 */
#ifndef RING3_FUTEX_H
#define RING3_FUTEX_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* operation of futex(2): one of these, and flags. */
#define FUTEX_WAIT              0
#define FUTEX_WAKE              1
#define FUTEX_REQUEUE           3
#define FUTEX_CMP_REQUEUE       4
#define FUTEX_WAKE_OP           5
#define FUTEX_LOCK_PI           6
#define FUTEX_UNLOCK_PI         7
#define FUTEX_TRYLOCK_PI        8
#define FUTEX_WAIT_BITSET       9
#define FUTEX_WAKE_BITSET       10
#define FUTEX_WAIT_REQUEUE_PI   11
#define FUTEX_CMP_REQUEUE_PI    12
#define FUTEX_LOCK_PI2          13

/* Flags in operation: no other process uses the word, nor does the kernel wake
 * those who wait there when a thread ends; and the timeout is by
 * CLOCK_REALTIME. That of FUTEX_LOCK_PI always is; FUTEX_LOCK_PI2 leaves the
 * choice.
 */
#define FUTEX_PRIVATE_FLAG      128
#define FUTEX_CLOCK_REALTIME    256

/* An operation and FUTEX_PRIVATE_FLAG in one. */
#define FUTEX_WAIT_PRIVATE              128
#define FUTEX_WAKE_PRIVATE              129
#define FUTEX_REQUEUE_PRIVATE           131
#define FUTEX_CMP_REQUEUE_PRIVATE       132
#define FUTEX_WAKE_OP_PRIVATE           133
#define FUTEX_LOCK_PI_PRIVATE           134
#define FUTEX_UNLOCK_PI_PRIVATE         135
#define FUTEX_TRYLOCK_PI_PRIVATE        136
#define FUTEX_WAIT_BITSET_PRIVATE       137
#define FUTEX_WAKE_BITSET_PRIVATE       138
#define FUTEX_WAIT_REQUEUE_PI_PRIVATE   139
#define FUTEX_CMP_REQUEUE_PI_PRIVATE    140
#define FUTEX_LOCK_PI2_PRIVATE          141

/* value3 of FUTEX_WAIT_BITSET and FUTEX_WAKE_BITSET: whom to match. */
#define FUTEX_BITSET_MATCH_ANY  0xffffffff

/* value3 of FUTEX_WAKE_OP: operation << 28 | comparison << 24 | operand << 12 |
 * what to compare with.
 */
#define FUTEX_OP_SET            0
#define FUTEX_OP_ADD            1
#define FUTEX_OP_OR             2
#define FUTEX_OP_ANDN           3
#define FUTEX_OP_XOR            4
#define FUTEX_OP_OPARG_SHIFT    8
#define FUTEX_OP_CMP_EQ         0
#define FUTEX_OP_CMP_NE         1
#define FUTEX_OP_CMP_LT         2
#define FUTEX_OP_CMP_LE         3
#define FUTEX_OP_CMP_GT         4
#define FUTEX_OP_CMP_GE         5

/* What the kernel reads and writes in the word of a PI or robust futex, besides
 * the owner's thread id.
 */
#define FUTEX_WAITERS           0x80000000
#define FUTEX_OWNER_DIED        0x40000000
#define FUTEX_TID_MASK          0x3fffffff

/* flags of futex_wake(2), futex_wait(2) and of a kernel_futex_waitv: the word's
 * size, of which only U32 exists so far, and more.
 */
#define FUTEX2_SIZE_U8  0x00
#define FUTEX2_SIZE_U16 0x01
#define FUTEX2_SIZE_U32 0x02
#define FUTEX2_SIZE_U64 0x03
#define FUTEX2_NUMA     0x04
#define FUTEX2_MPOL     0x08
#define FUTEX2_PRIVATE  0x80

/* The most words that futex_waitv(2) takes. */
#define FUTEX_WAITV_MAX 128

/* A word to wait at while it has the value val: futex_waitv(2). uaddr is its
 * address.
 */
struct kernel_futex_waitv {
    uint64_t val;
    uint64_t uaddr;
    uint32_t flags;
    uint32_t reserved;
};

/* futex(2): sleep at word if it still equals value, wake sleepers, and related
 * operations.
 *
 * FUTEX_WAIT returns 0 when woken, perhaps for nothing: look again. -EAGAIN: it
 * was not value. -EINTR, -ETIMEDOUT. FUTEX_WAKE wakes value of them and returns
 * how many were woken.
 *
 * timeout may be NULL. It is a duration with FUTEX_WAIT, a point in time with
 * FUTEX_WAIT_BITSET and FUTEX_LOCK_PI. For operations that requeue and for
 * FUTEX_WAKE_OP it is a number instead, cast to a pointer: how many to move, or
 * to wake at word2.
 *
 * i386: this is futex_time64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE long sys_futex(unsigned int *word, int operation,
                            unsigned int value,
                            const struct kernel_timespec *timeout,
                            unsigned int *word2, unsigned int value3)
{
#ifdef __i386__
    return (syscall6)(NR_futex_time64, (long)word, operation, (long)value,
                      (long)timeout, (long)word2, (long)value3);
#else
    return (syscall6)(NR_futex, (long)word, operation, (long)value,
                      (long)timeout, (long)word2, (long)value3);
#endif
}

/* futex_waitv(2): sleep while every one of count words has its value.
 *
 * Returns which was woken, as its index in waiters; -EAGAIN if one had another
 * value. flags is 0. timeout is a point in time by clock, CLOCK_MONOTONIC or
 * CLOCK_REALTIME, or NULL. Since Linux 5.16.
 */
RING3_INLINE int sys_futex_waitv(struct kernel_futex_waitv *waiters,
                                 unsigned int count, unsigned int flags,
                                 const struct kernel_timespec *timeout,
                                 int clock)
{
    return (int)(syscall5)(NR_futex_waitv, (long)waiters, (long)count,
                           (long)flags, (long)timeout, clock);
}

/* futex_wake(2): wake up to count of those who sleep at word whose own mask
 * shares a bit with mask.
 *
 * Returns how many, or -errno. flags holds FUTEX2_SIZE_U32. Since Linux 6.7.
 */
RING3_INLINE long sys_futex_wake(void *word, unsigned long mask, int count,
                                 unsigned int flags)
{
    return (syscall4)(NR_futex_wake, (long)word, (long)mask, count,
                      (long)flags);
}

/* futex_wait(2): sleep at word if it still equals value.
 *
 * Returns 0 when woken, or -errno: -EAGAIN if it was not value. mask says which
 * calls may wake it, and must not be 0. timeout is a point in time by clock, or
 * NULL. flags holds FUTEX2_SIZE_U32. Since Linux 6.7.
 */
RING3_INLINE int sys_futex_wait(void *word, unsigned long value,
                                unsigned long mask, unsigned int flags,
                                const struct kernel_timespec *timeout,
                                int clock)
{
    return (int)(syscall6)(NR_futex_wait, (long)word, (long)value, (long)mask,
                           (long)flags, (long)timeout, clock);
}

/* futex_requeue(2): if waiters[0] still has its value, wake up to wake of those
 * who sleep there and move up to requeue more to waiters[1].
 *
 * Returns how many were woken and moved, or -errno. flags is 0. Since Linux
 * 6.7.
 */
RING3_INLINE long sys_futex_requeue(struct kernel_futex_waitv *waiters,
                                    unsigned int flags, int wake, int requeue)
{
    return (syscall4)(NR_futex_requeue, (long)waiters, (long)flags, wake,
                      requeue);
}

#endif
