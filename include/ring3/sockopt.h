/* SPDX-License-Identifier: 0BSD */
/* Options of sockets: ask for them, set them.
 *
 * A comment that does not say what its call returns: 0 or -errno.
 */
#ifndef RING3_SOCKOPT_H
#define RING3_SOCKOPT_H

#include "syscall.h"

/* Whose option it is: the level. Others are the IPPROTO_ of socket.h. */
#ifndef SOL_SOCKET
#define SOL_SOCKET      1
#endif
#ifndef SOL_PACKET
#define SOL_PACKET      263
#endif
#ifndef SOL_NETLINK
#define SOL_NETLINK     270
#endif
#ifndef SOL_ALG
#define SOL_ALG         279
#endif
#ifndef SOL_TLS
#define SOL_TLS         282
#endif
#ifndef SOL_XDP
#define SOL_XDP         283
#endif

/* The options of level SOL_SOCKET. Those whose value is a struct of its own are
 * told of at the struct; nearly all others are an int.
 */
#ifndef SO_DEBUG
#define SO_DEBUG                        1
#endif
#ifndef SO_REUSEADDR
#define SO_REUSEADDR                    2
#endif
#ifndef SO_TYPE
#define SO_TYPE                         3
#endif
#ifndef SO_ERROR
#define SO_ERROR                        4
#endif
#ifndef SO_DONTROUTE
#define SO_DONTROUTE                    5
#endif
#ifndef SO_BROADCAST
#define SO_BROADCAST                    6
#endif
#ifndef SO_SNDBUF
#define SO_SNDBUF                       7
#endif
#ifndef SO_RCVBUF
#define SO_RCVBUF                       8
#endif
#ifndef SO_KEEPALIVE
#define SO_KEEPALIVE                    9
#endif
#ifndef SO_OOBINLINE
#define SO_OOBINLINE                    10
#endif
#ifndef SO_NO_CHECK
#define SO_NO_CHECK                     11
#endif
#ifndef SO_PRIORITY
#define SO_PRIORITY                     12
#endif
#ifndef SO_LINGER
#define SO_LINGER                       13
#endif
#ifndef SO_REUSEPORT
#define SO_REUSEPORT                    15
#endif
#ifndef SO_PASSCRED
#define SO_PASSCRED                     16
#endif
#ifndef SO_PEERCRED
#define SO_PEERCRED                     17
#endif
#ifndef SO_RCVLOWAT
#define SO_RCVLOWAT                     18
#endif
#ifndef SO_SNDLOWAT
#define SO_SNDLOWAT                     19
#endif
#ifndef SO_BINDTODEVICE
#define SO_BINDTODEVICE                 25
#endif
#ifndef SO_ATTACH_FILTER
#define SO_ATTACH_FILTER                26
#endif
#ifndef SO_DETACH_FILTER
#define SO_DETACH_FILTER                27
#endif
#ifndef SO_ACCEPTCONN
#define SO_ACCEPTCONN                   30
#endif
#ifndef SO_PEERSEC
#define SO_PEERSEC                      31
#endif
#ifndef SO_SNDBUFFORCE
#define SO_SNDBUFFORCE                  32
#endif
#ifndef SO_RCVBUFFORCE
#define SO_RCVBUFFORCE                  33
#endif
#ifndef SO_PASSSEC
#define SO_PASSSEC                      34
#endif
#ifndef SO_MARK
#define SO_MARK                         36
#endif
#ifndef SO_PROTOCOL
#define SO_PROTOCOL                     38
#endif
#ifndef SO_DOMAIN
#define SO_DOMAIN                       39
#endif
#ifndef SO_RXQ_OVFL
#define SO_RXQ_OVFL                     40
#endif
#ifndef SO_PEEK_OFF
#define SO_PEEK_OFF                     42
#endif
#ifndef SO_LOCK_FILTER
#define SO_LOCK_FILTER                  44
#endif
#ifndef SO_BUSY_POLL
#define SO_BUSY_POLL                    46
#endif
#ifndef SO_MAX_PACING_RATE
#define SO_MAX_PACING_RATE              47
#endif
#ifndef SO_INCOMING_CPU
#define SO_INCOMING_CPU                 49
#endif
#ifndef SO_ATTACH_BPF
#define SO_ATTACH_BPF                   50
#endif
#ifndef SO_ATTACH_REUSEPORT_CBPF
#define SO_ATTACH_REUSEPORT_CBPF        51
#endif
#ifndef SO_ATTACH_REUSEPORT_EBPF
#define SO_ATTACH_REUSEPORT_EBPF        52
#endif
#ifndef SO_MEMINFO
#define SO_MEMINFO                      55
#endif
#ifndef SO_INCOMING_NAPI_ID
#define SO_INCOMING_NAPI_ID             56
#endif
#ifndef SO_COOKIE
#define SO_COOKIE                       57
#endif
#ifndef SO_PEERGROUPS
#define SO_PEERGROUPS                   59
#endif
#ifndef SO_ZEROCOPY
#define SO_ZEROCOPY                     60
#endif
#ifndef SO_TXTIME
#define SO_TXTIME                       61
#endif
#ifndef SO_BINDTOIFINDEX
#define SO_BINDTOIFINDEX                62
#endif
#ifndef SO_DETACH_REUSEPORT_BPF
#define SO_DETACH_REUSEPORT_BPF         68
#endif
#ifndef SO_PREFER_BUSY_POLL
#define SO_PREFER_BUSY_POLL             69
#endif
#ifndef SO_BUSY_POLL_BUDGET
#define SO_BUSY_POLL_BUDGET             70
#endif
#ifndef SO_NETNS_COOKIE
#define SO_NETNS_COOKIE                 71
#endif
#ifndef SO_BUF_LOCK
#define SO_BUF_LOCK                     72
#endif
#ifndef SO_RESERVE_MEM
#define SO_RESERVE_MEM                  73
#endif
#ifndef SO_TXREHASH
#define SO_TXREHASH                     74
#endif
#ifndef SO_RCVMARK
#define SO_RCVMARK                      75
#endif
#ifndef SO_PASSPIDFD
#define SO_PASSPIDFD                    76
#endif
#ifndef SO_PEERPIDFD
#define SO_PEERPIDFD                    77
#endif
#ifndef SO_RCVPRIORITY
#define SO_RCVPRIORITY                  82
#endif
#ifndef SO_PASSRIGHTS
#define SO_PASSRIGHTS                   83
#endif

/* The ones about time, with 64 bits of it on both machines, since Linux 5.1.
 * The same names without _NEW mean something else on i386 here and there. The
 * first three are also the types of the control messages that they bring:
 * a kernel_sock_timeval, a kernel_timespec, three of those.
 */
#ifndef SO_TIMESTAMP_NEW
#define SO_TIMESTAMP_NEW        63
#endif
#ifndef SO_TIMESTAMPNS_NEW
#define SO_TIMESTAMPNS_NEW      64
#endif
#ifndef SO_TIMESTAMPING_NEW
#define SO_TIMESTAMPING_NEW     65
#endif
#ifndef SO_RCVTIMEO_NEW
#define SO_RCVTIMEO_NEW         66
#endif
#ifndef SO_SNDTIMEO_NEW
#define SO_SNDTIMEO_NEW         67
#endif

/* option where level is IPPROTO_IP: how a packet is marked and how far it gets.
 */
#ifndef IP_TOS
#define IP_TOS                  1
#endif
#ifndef IP_TTL
#define IP_TTL                  2
#endif
#ifndef IP_MULTICAST_TTL
#define IP_MULTICAST_TTL        33
#endif
#ifndef IP_ADD_MEMBERSHIP
#define IP_ADD_MEMBERSHIP       35
#endif

/* Of level IPPROTO_TCP. */
#ifndef TCP_NODELAY
#define TCP_NODELAY             1
#endif
#ifndef TCP_MAXSEG
#define TCP_MAXSEG              2
#endif
#ifndef TCP_CONGESTION
#define TCP_CONGESTION          13
#endif
#ifndef TCP_CORK
#define TCP_CORK                3
#endif
#ifndef TCP_KEEPIDLE
#define TCP_KEEPIDLE            4
#endif
#ifndef TCP_KEEPINTVL
#define TCP_KEEPINTVL           5
#endif
#ifndef TCP_KEEPCNT
#define TCP_KEEPCNT             6
#endif
#ifndef TCP_DEFER_ACCEPT
#define TCP_DEFER_ACCEPT        9
#endif
#ifndef TCP_INFO
#define TCP_INFO                11
#endif
#ifndef TCP_QUICKACK
#define TCP_QUICKACK            12
#endif
#ifndef TCP_USER_TIMEOUT
#define TCP_USER_TIMEOUT        18
#endif
#ifndef TCP_FASTOPEN
#define TCP_FASTOPEN            23
#endif

/* Of level IPPROTO_IPV6: off, it takes IPv4 connections too. */
#ifndef IPV6_V6ONLY
#define IPV6_V6ONLY     26
#endif

/* SO_LINGER: with onoff, close waits up to linger seconds for data to go; with
 * 0 of them it drops the connection at once.
 */
struct kernel_linger {
    int onoff;
    int linger;
};

/* SO_PEERCRED and SCM_CREDENTIALS: who the peer is. */
struct kernel_ucred {
    int pid;
    unsigned int uid;
    unsigned int gid;
};

/* A span of time for the options that end in _NEW, or a point in it. */
struct kernel_sock_timeval {
    int64_t sec;
    int64_t usec;
};

/* getsockopt(2): put the value of an option of fd into value.
 *
 * *len is value's room before and what was filled in after. Most options are an
 * int. SO_ERROR clears the error that it tells, which is positive.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_getsockopt(int fd, int level, int option, void *value,
                                unsigned int *len)
{
    return (int)(syscall5)(NR_getsockopt, fd, level, option, (long)value,
                           (long)len);
}

/* setsockopt(2): set an option of fd to value, of len bytes.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_setsockopt(int fd, int level, int option,
                                const void *value, unsigned int len)
{
    return (int)(syscall5)(NR_setsockopt, fd, level, option, (long)value,
                           (long)len);
}

#endif
