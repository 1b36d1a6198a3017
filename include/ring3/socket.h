/* SPDX-License-Identifier: 0BSD */
/* Sockets: make, name, connect, send, receive. Addresses are in sockaddr.h,
 * options in sockopt.h, the calls that carry more than data in message.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_SOCKET_H
#define RING3_SOCKET_H
#pragma GCC system_header

#include "errno.h"
#include "sockaddr.h"
#include "syscall.h"
#include "types.h"

/* How a socket carries data: the type of socket(2), one of these. */
#define SOCK_STREAM     1
#define SOCK_DGRAM      2
#define SOCK_RAW        3
#define SOCK_RDM        4
#define SOCK_SEQPACKET  5

/* Added to the type, and the flags of accept4(2). */
#define SOCK_NONBLOCK   00004000
#define SOCK_CLOEXEC    02000000

/* The protocol of socket(2) where 0, the usual one, will not do, and the level
 * of its options.
 */
#define IPPROTO_IP      0
#define IPPROTO_ICMP    1
#define IPPROTO_IGMP    2
#define IPPROTO_TCP     6
#define IPPROTO_UDP     17
#define IPPROTO_IPV6    41
#define IPPROTO_ICMPV6  58
#define IPPROTO_SCTP    132
#define IPPROTO_UDPLITE 136
#define IPPROTO_RAW     255
#define IPPROTO_MPTCP   262

/* The protocol of AF_NETLINK: interfaces, addresses and routes; the audit log;
 * devices that come and go; families by name. That of AF_PACKET is an ETH_P_.
 */
#define NETLINK_ROUTE           0
#define NETLINK_AUDIT           9
#define NETLINK_KOBJECT_UEVENT  15
#define NETLINK_GENERIC         16

/* The flags of the calls that send and receive, and in the flags of a
 * kernel_msghdr what became of it.
 */
#define MSG_OOB                 0x00000001
#define MSG_PEEK                0x00000002
#define MSG_DONTROUTE           0x00000004
#define MSG_CTRUNC              0x00000008
#define MSG_TRUNC               0x00000020
#define MSG_DONTWAIT            0x00000040
#define MSG_EOR                 0x00000080
#define MSG_WAITALL             0x00000100
#define MSG_CONFIRM             0x00000800
#define MSG_ERRQUEUE            0x00002000
#define MSG_NOSIGNAL            0x00004000
#define MSG_MORE                0x00008000
#define MSG_WAITFORONE          0x00010000
#define MSG_ZEROCOPY            0x04000000
#define MSG_FASTOPEN            0x20000000
#define MSG_CMSG_CLOEXEC        0x40000000

/* Which half of a connection shutdown(2) ends. */
#define SHUT_RD         0
#define SHUT_WR         1
#define SHUT_RDWR       2

/* socket(2): make a socket that has no name and no peer yet.
 *
 * Returns its descriptor, or -errno. type may have SOCK_CLOEXEC and
 * SOCK_NONBLOCK added; protocol is mostly 0.
 *
 * i386: since Linux 4.3; -ENOSYS before.
 */
RING3_INLINE int sys_socket(int family, int type, int protocol)
{
    return (int)(syscall3)(NR_socket, family, type, protocol);
}

/* socketpair(2): make two sockets that are connected; family is AF_UNIX.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_socketpair(int family, int type, int protocol, int fds[2])
{
    return (int)(syscall4)(NR_socketpair, family, type, protocol, (long)fds);
}

/* bind(2): give the socket fd the address addr of len bytes as its own.
 *
 * -EADDRINUSE: somebody has it, or had it until recently, see SO_REUSEADDR; or
 * the file of an AF_UNIX address is there, which only unlink removes.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_bind(int fd, const void *addr, unsigned int len)
{
    return (int)(syscall3)(NR_bind, fd, (long)addr, (long)len);
}

/* connect(2): connect the socket fd to addr, an address of len bytes.
 *
 * -EINPROGRESS for a nonblocking one, and -EINTR after a signal: it goes on by
 * itself. Wait until fd is writable, then SO_ERROR says how it ended.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_connect(int fd, const void *addr, unsigned int len)
{
    return (int)(syscall3)(NR_connect, fd, (long)addr, (long)len);
}

/* listen(2): let others connect to fd; backlog of them may wait to be accepted,
 * but no more than /proc/sys/net/core/somaxconn says.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_listen(int fd, int backlog)
{
    return (int)(syscall2)(NR_listen, fd, backlog);
}

/* accept4(2): take the next connection that came to fd.
 *
 * Returns a new socket for it, with what flags add; or -errno: -EAGAIN if there
 * is none and fd does not block, -ECONNABORTED if the peer has gone already.
 * addr gets the peer's address; *len is addr's room before, the address's true
 * length after; both may be NULL. O_NONBLOCK of fd is not inherited. Since
 * Linux 2.6.28.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_accept4(int fd, void *addr, unsigned int *len, int flags)
{
    return (int)(syscall4)(NR_accept4, fd, (long)addr, (long)len, flags);
}

/* accept(2): accept4(2) without flags. Returns as accept4(2).
 *
 * i386: this is accept4 with flags of 0, since Linux 4.3.
 */
RING3_INLINE int sys_accept(int fd, void *addr, unsigned int *len)
{
#ifdef __i386__
    return (int)(syscall4)(NR_accept4, fd, (long)addr, (long)len, 0);
#else
    return (int)(syscall3)(NR_accept, fd, (long)addr, (long)len);
#endif
}

/* getsockname(2): put fd's own address into addr: the way to learn the port if
 * 0 was bound. *len is addr's room before, the address's true length after.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_getsockname(int fd, void *addr, unsigned int *len)
{
    return (int)(syscall3)(NR_getsockname, fd, (long)addr, (long)len);
}

/* getpeername(2): put the address that fd is connected to into addr, as
 * getsockname does.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_getpeername(int fd, void *addr, unsigned int *len)
{
    return (int)(syscall3)(NR_getpeername, fd, (long)addr, (long)len);
}

/* sendto(2): send len bytes of buf, to addr if fd is not connected. send(2) is
 * this with addr NULL and addr_len 0.
 *
 * Returns how many were sent, on a stream maybe fewer, or -errno. -EPIPE comes
 * with SIGPIPE, except with MSG_NOSIGNAL.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE long sys_sendto(int fd, const void *buf, size_t len,
                             unsigned int flags, const void *addr,
                             unsigned int addr_len)
{
    return (syscall6)(NR_sendto, fd, (long)buf, (long)len, (long)flags,
                      (long)addr, (long)addr_len);
}

/* recvfrom(2): receive up to len bytes into buf. recv(2) is this with addr and
 * addr_len NULL.
 *
 * Returns how many came, or -errno; 0 at the end of a stream, but also for a
 * datagram without data. What does not fit of a datagram is lost; with
 * MSG_TRUNC its full length is returned. addr gets the sender's address;
 * *addr_len is addr's room before, the address's true length after.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE long sys_recvfrom(int fd, void *buf, size_t len,
                               unsigned int flags, void *addr,
                               unsigned int *addr_len)
{
    return (syscall6)(NR_recvfrom, fd, (long)buf, (long)len, (long)flags,
                      (long)addr, (long)addr_len);
}

/* shutdown(2): end one half of fd's connection, or both, for everybody who has
 * it open. fd stays open: the peer sees the end, and may still answer.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_shutdown(int fd, int how)
{
    return (int)(syscall2)(NR_shutdown, fd, how);
}

#endif
