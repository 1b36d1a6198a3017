/* SPDX-License-Identifier: 0BSD */
/* Options of sockets: ask for them, set them. Those of IP, TCP and UDP are in
 * inet.h.
 *
 * A comment that does not say what its call returns: 0 or -errno.
 */
#ifndef RING3_SOCKOPT_H
#define RING3_SOCKOPT_H

#include "syscall.h"
#include "types.h"

/* Whose option it is: the level. Others are the IPPROTO_ of socket.h. */
#ifndef SOL_SOCKET
#define SOL_SOCKET      1
#endif
#ifndef SOL_UDP
#define SOL_UDP         17
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

/* value of SO_TIMESTAMPING_NEW: what is stamped, going out, coming in, by whom;
 * which of these stamps are told of, SOFTWARE and RAW_HARDWARE; and how they
 * come. Those of what went out come by MSG_ERRQUEUE.
 */
#ifndef SOF_TIMESTAMPING_TX_HARDWARE
#define SOF_TIMESTAMPING_TX_HARDWARE    0x00001
#endif
#ifndef SOF_TIMESTAMPING_TX_SOFTWARE
#define SOF_TIMESTAMPING_TX_SOFTWARE    0x00002
#endif
#ifndef SOF_TIMESTAMPING_RX_HARDWARE
#define SOF_TIMESTAMPING_RX_HARDWARE    0x00004
#endif
#ifndef SOF_TIMESTAMPING_RX_SOFTWARE
#define SOF_TIMESTAMPING_RX_SOFTWARE    0x00008
#endif
#ifndef SOF_TIMESTAMPING_SOFTWARE
#define SOF_TIMESTAMPING_SOFTWARE       0x00010
#endif
#ifndef SOF_TIMESTAMPING_SYS_HARDWARE
#define SOF_TIMESTAMPING_SYS_HARDWARE   0x00020
#endif
#ifndef SOF_TIMESTAMPING_RAW_HARDWARE
#define SOF_TIMESTAMPING_RAW_HARDWARE   0x00040
#endif
#ifndef SOF_TIMESTAMPING_OPT_ID
#define SOF_TIMESTAMPING_OPT_ID         0x00080
#endif
#ifndef SOF_TIMESTAMPING_TX_SCHED
#define SOF_TIMESTAMPING_TX_SCHED       0x00100
#endif
#ifndef SOF_TIMESTAMPING_TX_ACK
#define SOF_TIMESTAMPING_TX_ACK         0x00200
#endif
#ifndef SOF_TIMESTAMPING_OPT_CMSG
#define SOF_TIMESTAMPING_OPT_CMSG       0x00400
#endif
#ifndef SOF_TIMESTAMPING_OPT_TSONLY
#define SOF_TIMESTAMPING_OPT_TSONLY     0x00800
#endif
#ifndef SOF_TIMESTAMPING_OPT_STATS
#define SOF_TIMESTAMPING_OPT_STATS      0x01000
#endif
#ifndef SOF_TIMESTAMPING_OPT_PKTINFO
#define SOF_TIMESTAMPING_OPT_PKTINFO    0x02000
#endif
#ifndef SOF_TIMESTAMPING_OPT_TX_SWHW
#define SOF_TIMESTAMPING_OPT_TX_SWHW    0x04000
#endif
#ifndef SOF_TIMESTAMPING_BIND_PHC
#define SOF_TIMESTAMPING_BIND_PHC       0x08000
#endif
#ifndef SOF_TIMESTAMPING_OPT_ID_TCP
#define SOF_TIMESTAMPING_OPT_ID_TCP     0x10000
#endif
#ifndef SOF_TIMESTAMPING_OPT_RX_FILTER
#define SOF_TIMESTAMPING_OPT_RX_FILTER  0x20000
#endif

/* option where level is SOL_NETLINK. To join a group, its number, which may be
 * above the 32 that an address has bits for; errors in words; strict requests.
 */
#ifndef NETLINK_ADD_MEMBERSHIP
#define NETLINK_ADD_MEMBERSHIP  1
#endif
#ifndef NETLINK_DROP_MEMBERSHIP
#define NETLINK_DROP_MEMBERSHIP 2
#endif
#ifndef NETLINK_EXT_ACK
#define NETLINK_EXT_ACK         11
#endif
#ifndef NETLINK_GET_STRICT_CHK
#define NETLINK_GET_STRICT_CHK  12
#endif

/* Of level SOL_PACKET, with a struct kernel_packet_mreq. */
#ifndef PACKET_ADD_MEMBERSHIP
#define PACKET_ADD_MEMBERSHIP   1
#endif
#ifndef PACKET_DROP_MEMBERSHIP
#define PACKET_DROP_MEMBERSHIP  2
#endif

/* type of a kernel_packet_mreq: what else to receive, one address, everything,
 * all that goes to groups.
 */
#ifndef PACKET_MR_MULTICAST
#define PACKET_MR_MULTICAST     0
#endif
#ifndef PACKET_MR_PROMISC
#define PACKET_MR_PROMISC       1
#endif
#ifndef PACKET_MR_ALLMULTI
#define PACKET_MR_ALLMULTI      2
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

/* PACKET_ADD_MEMBERSHIP: what the interface ifindex is to receive; alen bytes
 * of address. It ends with the socket.
 */
struct kernel_packet_mreq {
    int ifindex;
    unsigned short type;
    unsigned short alen;
    unsigned char address[8];
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
