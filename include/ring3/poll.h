/* SPDX-License-Identifier: 0BSD */
/* Waiting for descriptors: poll, select, eventfd. For many of them: epoll.h. */
#ifndef RING3_POLL_H
#define RING3_POLL_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* events and revents of a pollfd. The last three come unasked, in revents only.
 */
#define POLLIN          0x0001
#define POLLPRI         0x0002
#define POLLOUT         0x0004
#define POLLRDNORM      0x0040
#define POLLRDBAND      0x0080
#define POLLWRNORM      0x0100
#define POLLWRBAND      0x0200
#define POLLMSG         0x0400
#define POLLREMOVE      0x1000
#define POLLRDHUP       0x2000
#define POLLERR         0x0008
#define POLLHUP         0x0010
#define POLLNVAL        0x0020

/* flags of eventfd2(2). */
#define EFD_SEMAPHORE   00000001
#define EFD_NONBLOCK    00004000
#define EFD_CLOEXEC     02000000

/* A descriptor and what to wait for: poll(2). A negative one is skipped. */
struct kernel_pollfd {
    int fd;
    short events;
    short revents;
};

/* The mask of pselect6(2), and its size: 8. */
struct kernel_sigset_argpack {
    const uint64_t *mask;
    size_t size;
};

/* How many words a set of the descriptors 0 to 1023 has: select(2).
 *
 *      unsigned long set[RING3_FD_WORDS] = {0};
 *
 * The kernel takes larger ones; none of these functions checks where it ends.
 */
#define RING3_FD_WORDS (1024 / (8 * sizeof(long)))

/* Put fd into set. Makes no call. */
RING3_INLINE void ring3_fd_set(int fd, unsigned long *set)
{
    unsigned int n = (unsigned int)fd;

    set[n / (8 * sizeof *set)] |= 1ul << n % (8 * sizeof *set);
}

/* Take fd out of set. Makes no call. */
RING3_INLINE void ring3_fd_clear(int fd, unsigned long *set)
{
    unsigned int n = (unsigned int)fd;

    set[n / (8 * sizeof *set)] &= ~(1ul << n % (8 * sizeof *set));
}

/* Is fd in set? 1 or 0. Makes no call. */
RING3_INLINE int ring3_fd_isset(int fd, const unsigned long *set)
{
    unsigned int n = (unsigned int)fd;

    return (int)(set[n / (8 * sizeof *set)] >> n % (8 * sizeof *set) & 1);
}

/* poll(2): wait until one of count descriptors is ready, timeout milliseconds
 * at most, or forever if that is negative.
 *
 * Returns how many have something in revents, 0 if time was up, or -errno. A
 * signal is -EINTR, SA_RESTART or not.
 */
RING3_INLINE long sys_poll(struct kernel_pollfd *fds, unsigned int count,
                           int timeout)
{
    return (syscall3)(NR_poll, (long)fds, (long)count, timeout);
}

/* ppoll(2): poll(2), to the nanosecond, with mask as the signals blocked
 * meanwhile. timeout and mask may be NULL: no limit, and the current mask.
 *
 * Returns as poll(2). What is left of timeout is written back to it. Since
 * Linux 2.6.16.
 *
 * i386: this is ppoll_time64, since Linux 5.1; -ENOSYS before.
 * x86_64: since Linux 2.6.19.
 */
RING3_INLINE long sys_ppoll(struct kernel_pollfd *fds, unsigned int count,
                            struct kernel_timespec *timeout,
                            const uint64_t *mask)
{
#ifdef __i386__
    return (syscall5)(NR_ppoll_time64, (long)fds, (long)count, (long)timeout,
                      (long)mask, 8);
#else
    return (syscall5)(NR_ppoll, (long)fds, (long)count, (long)timeout,
                      (long)mask, 8);
#endif
}

/* select(2): wait until one of the descriptors below count that are in the sets
 * is ready. A set may be NULL, and so may timeout, for no limit.
 *
 * Returns how many, 0 if time was up, or -errno; the sets then hold those that
 * are ready, and timeout what is left of it.
 *
 * i386: this is _newselect; seconds have 32 bits.
 */
RING3_INLINE long sys_select(int count, unsigned long *readable,
                             unsigned long *writable,
                             unsigned long *exceptional,
                             struct kernel_old_timeval *timeout)
{
#ifdef __i386__
    return (syscall5)(NR__newselect, count, (long)readable, (long)writable,
                      (long)exceptional, (long)timeout);
#else
    return (syscall5)(NR_select, count, (long)readable, (long)writable,
                      (long)exceptional, (long)timeout);
#endif
}

/* pselect6(2): select(2), to the nanosecond, with another mask of blocked
 * signals meanwhile. mask is not that mask but points to a struct that points
 * to it; it may be NULL. Returns as select(2). Since Linux 2.6.16.
 *
 * i386: this is pselect6_time64, since Linux 5.1; -ENOSYS before.
 * x86_64: since Linux 2.6.19.
 */
RING3_INLINE long sys_pselect6(int count, unsigned long *readable,
                               unsigned long *writable,
                               unsigned long *exceptional,
                               struct kernel_timespec *timeout,
                               const struct kernel_sigset_argpack *mask)
{
#ifdef __i386__
    return (syscall6)(NR_pselect6_time64, count, (long)readable, (long)writable,
                      (long)exceptional, (long)timeout, (long)mask);
#else
    return (syscall6)(NR_pselect6, count, (long)readable, (long)writable,
                      (long)exceptional, (long)timeout, (long)mask);
#endif
}

/* eventfd(2): eventfd2(2) without flags. Returns the descriptor, or -errno.
 * Since Linux 2.6.22.
 */
RING3_INLINE int sys_eventfd(unsigned int count)
{
    return (int)(syscall1)(NR_eventfd, (long)count);
}

/* eventfd2(2): a descriptor that holds a number, count at first.
 *
 * Returns the descriptor, or -errno. A write of 8 bytes adds to it, a read of 8
 * bytes takes it and leaves 0, or with EFD_SEMAPHORE takes 1 off; at 0 it
 * waits. Since Linux 2.6.27.
 */
RING3_INLINE int sys_eventfd2(unsigned int count, int flags)
{
    return (int)(syscall2)(NR_eventfd2, (long)count, flags);
}

#endif
