/* SPDX-License-Identifier: 0BSD */
/* epoll: waiting for any of many descriptors. */
#ifndef RING3_EPOLL_H
#define RING3_EPOLL_H
#pragma GCC system_header

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
#define EPOLL_CLOEXEC   02000000

/* operation of epoll_ctl(2). */
#define EPOLL_CTL_ADD   1
#define EPOLL_CTL_DEL   2
#define EPOLL_CTL_MOD   3

/* events: as those of poll(2). EPOLLERR and EPOLLHUP come unasked. */
#define EPOLLIN         0x00000001
#define EPOLLPRI        0x00000002
#define EPOLLOUT        0x00000004
#define EPOLLERR        0x00000008
#define EPOLLHUP        0x00000010
#define EPOLLNVAL       0x00000020
#define EPOLLRDNORM     0x00000040
#define EPOLLRDBAND     0x00000080
#define EPOLLWRNORM     0x00000100
#define EPOLLWRBAND     0x00000200
#define EPOLLMSG        0x00000400
#define EPOLLRDHUP      0x00002000

/* And how: wake only one of several epolls, keep the machine awake, once only,
 * only when something changes.
 */
#define EPOLLEXCLUSIVE  0x10000000
#define EPOLL_URING_WAKE 0x08000000
#define EPOLLWAKEUP     0x20000000
#define EPOLLONESHOT    0x40000000
#define EPOLLET         0x80000000

/* epoll_create(2): epoll_create1(2) without flags. size must be above 0 and is
 * otherwise ignored. Returns the descriptor, or -errno.
 */
RING3_INLINE int sys_epoll_create(int size)
{
    return (int)(syscall1)(NR_epoll_create, size);
}

/* epoll_create1(2): make an empty epoll. Returns the descriptor, or -errno.
 * Since Linux 2.6.27.
 */
RING3_INLINE int sys_epoll_create1(int flags)
{
    return (int)(syscall1)(NR_epoll_create1, flags);
}

/* epoll_ctl(2): add fd to epfd, change its events, or remove it.
 *
 * Returns 0, or -errno: -EEXIST if fd is in it already, -ENOENT if it is not,
 * -EPERM if it is a file, which is always ready. event may be NULL with
 * EPOLL_CTL_DEL.
 *
 * What an epoll holds is the open file: it stays while a dup or a child has it
 * open, even after fd is closed.
 */
RING3_INLINE int sys_epoll_ctl(int epfd, int operation, int fd,
                               struct kernel_epoll_event *event)
{
    return (int)(syscall4)(NR_epoll_ctl, epfd, operation, fd, (long)event);
}

/* epoll_wait(2): wait until something is ready, timeout milliseconds at most,
 * or for ever if that is below 0.
 *
 * Returns how many events it filled in, up to count, 0 if time ran out, or
 * -errno. A signal is -EINTR, SA_RESTART or not.
 */
RING3_INLINE long sys_epoll_wait(int epfd, struct kernel_epoll_event *events,
                                 int count, int timeout)
{
    return (syscall4)(NR_epoll_wait, epfd, (long)events, count, timeout);
}

/* epoll_pwait(2): epoll_wait(2), with mask as the blocked signals meanwhile;
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
 * no limit. Returns as epoll_wait(2). Since Linux 5.11.
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
