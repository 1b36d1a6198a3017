/* SPDX-License-Identifier: 0BSD */
/* Options of sockets: get and set them. Those of IP, TCP and UDP are in inet.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_SOCKOPT_H
#define RING3_SOCKOPT_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* Whose option it is: the level. Others are the IPPROTO_ of socket.h. */
#define SOL_SOCKET      1
#define SOL_UDP         17
#define SOL_PACKET      263
#define SOL_NETLINK     270
#define SOL_ALG         279
#define SOL_TLS         282
#define SOL_XDP         283

/* The options of level SOL_SOCKET. Those whose value is a struct of its own are
 * described at the struct; nearly all others are an int.
 */
#define SO_DEBUG                        1
#define SO_REUSEADDR                    2
#define SO_TYPE                         3
#define SO_ERROR                        4
#define SO_DONTROUTE                    5
#define SO_BROADCAST                    6
#define SO_SNDBUF                       7
#define SO_RCVBUF                       8
#define SO_KEEPALIVE                    9
#define SO_OOBINLINE                    10
#define SO_NO_CHECK                     11
#define SO_PRIORITY                     12
#define SO_LINGER                       13
#define SO_REUSEPORT                    15
#define SO_PASSCRED                     16
#define SO_PEERCRED                     17
#define SO_RCVLOWAT                     18
#define SO_SNDLOWAT                     19
#define SO_BINDTODEVICE                 25
#define SO_ATTACH_FILTER                26
#define SO_DETACH_FILTER                27
#define SO_ACCEPTCONN                   30
#define SO_PEERSEC                      31
#define SO_SNDBUFFORCE                  32
#define SO_RCVBUFFORCE                  33
#define SO_PASSSEC                      34
#define SO_MARK                         36
#define SO_PROTOCOL                     38
#define SO_DOMAIN                       39
#define SO_RXQ_OVFL                     40
#define SO_PEEK_OFF                     42
#define SO_LOCK_FILTER                  44
#define SO_BUSY_POLL                    46
#define SO_MAX_PACING_RATE              47
#define SO_INCOMING_CPU                 49
#define SO_ATTACH_BPF                   50
#define SO_ATTACH_REUSEPORT_CBPF        51
#define SO_ATTACH_REUSEPORT_EBPF        52
#define SO_MEMINFO                      55
#define SO_INCOMING_NAPI_ID             56
#define SO_COOKIE                       57
#define SO_PEERGROUPS                   59
#define SO_ZEROCOPY                     60
#define SO_TXTIME                       61
#define SO_BINDTOIFINDEX                62
#define SO_DETACH_REUSEPORT_BPF         68
#define SO_PREFER_BUSY_POLL             69
#define SO_BUSY_POLL_BUDGET             70
#define SO_NETNS_COOKIE                 71
#define SO_BUF_LOCK                     72
#define SO_RESERVE_MEM                  73
#define SO_TXREHASH                     74
#define SO_RCVMARK                      75
#define SO_PASSPIDFD                    76
#define SO_PEERPIDFD                    77
#define SO_RCVPRIORITY                  82
#define SO_PASSRIGHTS                   83

/* The ones about time, which has 64 bits on both machines, since Linux 5.1. The
 * same names without _NEW sometimes mean something else on i386. The first
 * three are also the types of the control messages that they bring: a
 * kernel_sock_timeval, a kernel_timespec, three of those.
 */
#define SO_TIMESTAMP_NEW        63
#define SO_TIMESTAMPNS_NEW      64
#define SO_TIMESTAMPING_NEW     65
#define SO_RCVTIMEO_NEW         66
#define SO_SNDTIMEO_NEW         67

/* value of SO_TIMESTAMPING_NEW: what is stamped, going out, coming in, by whom;
 * which of these stamps are reported, SOFTWARE and RAW_HARDWARE; and how they
 * come. Those of what went out come by MSG_ERRQUEUE.
 */
#define SOF_TIMESTAMPING_TX_HARDWARE    0x00001
#define SOF_TIMESTAMPING_TX_SOFTWARE    0x00002
#define SOF_TIMESTAMPING_RX_HARDWARE    0x00004
#define SOF_TIMESTAMPING_RX_SOFTWARE    0x00008
#define SOF_TIMESTAMPING_SOFTWARE       0x00010
#define SOF_TIMESTAMPING_SYS_HARDWARE   0x00020
#define SOF_TIMESTAMPING_RAW_HARDWARE   0x00040
#define SOF_TIMESTAMPING_OPT_ID         0x00080
#define SOF_TIMESTAMPING_TX_SCHED       0x00100
#define SOF_TIMESTAMPING_TX_ACK         0x00200
#define SOF_TIMESTAMPING_OPT_CMSG       0x00400
#define SOF_TIMESTAMPING_OPT_TSONLY     0x00800
#define SOF_TIMESTAMPING_OPT_STATS      0x01000
#define SOF_TIMESTAMPING_OPT_PKTINFO    0x02000
#define SOF_TIMESTAMPING_OPT_TX_SWHW    0x04000
#define SOF_TIMESTAMPING_BIND_PHC       0x08000
#define SOF_TIMESTAMPING_OPT_ID_TCP     0x10000
#define SOF_TIMESTAMPING_OPT_RX_FILTER  0x20000

/* option where level is SOL_NETLINK. To join a group, its number, which may be
 * above the 32 that an address has bits for; errors in words; strict requests.
 */
#define NETLINK_ADD_MEMBERSHIP  1
#define NETLINK_DROP_MEMBERSHIP 2
#define NETLINK_EXT_ACK         11
#define NETLINK_GET_STRICT_CHK  12

/* Of level SOL_PACKET, with a struct kernel_packet_mreq. */
#define PACKET_ADD_MEMBERSHIP   1
#define PACKET_DROP_MEMBERSHIP  2

/* type of a kernel_packet_mreq: what else to receive, one address, everything,
 * all that goes to groups.
 */
#define PACKET_MR_MULTICAST     0
#define PACKET_MR_PROMISC       1
#define PACKET_MR_ALLMULTI      2

/* SO_LINGER: with onoff, close waits up to linger seconds for data to go; with
 * a linger of 0 it drops the connection at once.
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
 * int. SO_ERROR clears the error that it reports, which is positive.
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
