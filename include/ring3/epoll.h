/* SPDX-License-Identifier: 0BSD */
/* epoll: waiting for any of many descriptors. */
#ifndef RING3_EPOLL_H
#define RING3_EPOLL_H

#include "syscall.h"
#include "types.h"

/* struct kernel_epoll_event: which events, and data that comes back with them;
 * the kernel does not look at it.
 */
#ifdef __i386__
#include "arch/i386/epoll.h"
#else
#include "arch/x86_64/epoll.h"
#endif

/* flags of epoll_create1(2). */
#ifndef EPOLL_CLOEXEC
#define EPOLL_CLOEXEC   02000000
#endif

/* operation of epoll_ctl(2). */
#ifndef EPOLL_CTL_ADD
#define EPOLL_CTL_ADD   1
#endif
#ifndef EPOLL_CTL_DEL
#define EPOLL_CTL_DEL   2
#endif
#ifndef EPOLL_CTL_MOD
#define EPOLL_CTL_MOD   3
#endif

/* events: as those of poll(2). EPOLLERR and EPOLLHUP come unasked. */
#ifndef EPOLLIN
#define EPOLLIN         0x00000001
#endif
#ifndef EPOLLPRI
#define EPOLLPRI        0x00000002
#endif
#ifndef EPOLLOUT
#define EPOLLOUT        0x00000004
#endif
#ifndef EPOLLERR
#define EPOLLERR        0x00000008
#endif
#ifndef EPOLLHUP
#define EPOLLHUP        0x00000010
#endif
#ifndef EPOLLNVAL
#define EPOLLNVAL       0x00000020
#endif
#ifndef EPOLLRDNORM
#define EPOLLRDNORM     0x00000040
#endif
#ifndef EPOLLRDBAND
#define EPOLLRDBAND     0x00000080
#endif
#ifndef EPOLLWRNORM
#define EPOLLWRNORM     0x00000100
#endif
#ifndef EPOLLWRBAND
#define EPOLLWRBAND     0x00000200
#endif
#ifndef EPOLLMSG
#define EPOLLMSG        0x00000400
#endif
#ifndef EPOLLRDHUP
#define EPOLLRDHUP      0x00002000
#endif

/* And how: wake only one of several epolls, keep the machine awake, once only,
 * only when something changes.
 */
#ifndef EPOLLEXCLUSIVE
#define EPOLLEXCLUSIVE  0x10000000
#endif
#ifndef EPOLL_URING_WAKE
#define EPOLL_URING_WAKE 0x08000000
#endif
#ifndef EPOLLWAKEUP
#define EPOLLWAKEUP     0x20000000
#endif
#ifndef EPOLLONESHOT
#define EPOLLONESHOT    0x40000000
#endif
#ifndef EPOLLET
#define EPOLLET         0x80000000
#endif

/* epoll_create(2): epoll_create1(2) without flags. size is above 0, and that is
 * all there is to it. Returns the descriptor, or -errno.
 */
RING3_INLINE int sys_epoll_create(int size)
{
    return (int)(syscall1)(NR_epoll_create, size);
}

/* epoll_create1(2): an empty epoll, as a descriptor. Returns the descriptor, or
 * -errno. Since Linux 2.6.27.
 */
RING3_INLINE int sys_epoll_create1(int flags)
{
    return (int)(syscall1)(NR_epoll_create1, flags);
}

/* epoll_ctl(2): let epfd wait for fd, for something else of it, or no longer.
 *
 * Returns 0, or -errno: -EEXIST if fd is in it already, -ENOENT if it is not,
 * -EPERM if it is a file, which is always ready. event may be NULL with
 * EPOLL_CTL_DEL.
 *
 * What is in an epoll is the open file: it stays while a dup or a child has it
 * open, though fd is closed.
 */
RING3_INLINE int sys_epoll_ctl(int epfd, int operation, int fd,
                               struct kernel_epoll_event *event)
{
    return (int)(syscall4)(NR_epoll_ctl, epfd, operation, fd, (long)event);
}

/* epoll_wait(2): wait until something is ready, timeout milliseconds at most,
 * or without end if that is below 0.
 *
 * Returns how many events it filled in, up to count, 0 if time was up, or
 * -errno. A signal is -EINTR, SA_RESTART or not.
 */
RING3_INLINE long sys_epoll_wait(int epfd, struct kernel_epoll_event *events,
                                 int count, int timeout)
{
    return (syscall4)(NR_epoll_wait, epfd, (long)events, count, timeout);
}

/* epoll_pwait(2): epoll_wait(2), with mask as the signals that wait meanwhile;
 * NULL leaves them as they are. Returns as epoll_wait(2). Since Linux 2.6.19.
 *
 * x86_64: since Linux 2.6.22.
 */
RING3_INLINE long sys_epoll_pwait(int epfd, struct kernel_epoll_event *events,
                                  int count, int timeout,
                                  const uint64_t *mask)
{
    return (syscall6)(NR_epoll_pwait, epfd, (long)events, count, timeout,
                      (long)mask, 8);
}

/* epoll_pwait2(2): epoll_pwait(2), to the nanosecond. timeout may be NULL, for
 * no end. Returns as epoll_wait(2). Since Linux 5.11.
 */
RING3_INLINE long sys_epoll_pwait2(int epfd, struct kernel_epoll_event *events,
                                   int count,
                                   const struct kernel_timespec *timeout,
                                   const uint64_t *mask)
{
    return (syscall6)(NR_epoll_pwait2, epfd, (long)events, count, (long)timeout,
                      (long)mask, 8);
}

#endif
