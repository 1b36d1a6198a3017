/* SPDX-License-Identifier: 0BSD */
/* Options of the internet protocols, IP, IPv6, TCP and UDP, for the calls of
 * sockopt.h; those that are control messages too, for the calls of message.h.
 * IPv4 addresses are in network order: ring3_htonl().
 *
 * An option is an int unless its comment says otherwise.
 */
#ifndef RING3_INET_H
#define RING3_INET_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* option where level is IPPROTO_IP: how a packet is marked, how far it gets, in
 * [1, 255], and, on a raw socket, whether its header is the caller's; errors go
 * to MSG_ERRQUEUE; the first two are reported for each packet that comes.
 */
#define IP_TOS          1
#define IP_TTL          2
#define IP_HDRINCL      3
#define IP_RECVERR      11
#define IP_RECVTTL      12
#define IP_RECVTOS      13

/* Which address and interface a packet came to, or is to leave by: switched on
 * by an int, each a struct kernel_in_pktinfo in a control message. The other is
 * where it was going before it was redirected, a struct kernel_sockaddr_in.
 */
#define IP_PKTINFO              8
#define IP_RECVORIGDSTADDR      20

/* How large packets may be: the value of IP_MTU_DISCOVER and of
 * IPV6_MTU_DISCOVER; IP_MTU is what the path to a connected socket's peer
 * takes.
 */
#define IP_MTU_DISCOVER         10
#define IP_MTU                  14
#define IP_PMTUDISC_DONT        0
#define IP_PMTUDISC_WANT        1
#define IP_PMTUDISC_DO          2
#define IP_PMTUDISC_PROBE       3
#define IP_PMTUDISC_INTERFACE   4
#define IP_PMTUDISC_OMIT        5

/* What bind(2) accepts: an address that is not here yet; one that never will
 * be, which needs CAP_NET_ADMIN; or no port before connect(2).
 */
#define IP_FREEBIND             15
#define IP_TRANSPARENT          19
#define IP_BIND_ADDRESS_NO_PORT 24

/* Groups. Membership is for receiving: ADD and DROP, with a struct
 * kernel_ip_mreqn or the older kernel_ip_mreq; from one sender alone, with a
 * kernel_ip_mreq_source. Sending to a group needs no membership: IF is the
 * interface, as one of the same two structs or an address; TTL how far it gets,
 * in [0, 255] and 1 at first; LOOP whether it comes back to this machine. If
 * off, ALL keeps out what other sockets have joined.
 */
#define IP_MULTICAST_IF                 32
#define IP_MULTICAST_TTL                33
#define IP_MULTICAST_LOOP               34
#define IP_ADD_MEMBERSHIP               35
#define IP_DROP_MEMBERSHIP              36
#define IP_ADD_SOURCE_MEMBERSHIP        39
#define IP_DROP_SOURCE_MEMBERSHIP       40
#define IP_MULTICAST_ALL                49

/* Of level IPPROTO_IPV6: if off, the socket takes IPv4 connections too. */
#define IPV6_V6ONLY     26

/* How far a packet gets, in [0, 255] or -1 for the default, how it is marked,
 * whether it may be fragmented; the same of one that comes; errors go to
 * MSG_ERRQUEUE. What is reported, and what may be sent, is a control message
 * whose name has no RECV.
 */
#define IPV6_UNICAST_HOPS       16
#define IPV6_MTU_DISCOVER       23
#define IPV6_MTU                24
#define IPV6_RECVERR            25
#define IPV6_RECVPKTINFO        49
#define IPV6_PKTINFO            50
#define IPV6_RECVHOPLIMIT       51
#define IPV6_HOPLIMIT           52
#define IPV6_DONTFRAG           62
#define IPV6_RECVTCLASS         66
#define IPV6_TCLASS             67
#define IPV6_TRANSPARENT        75
#define IPV6_FREEBIND           78

/* Groups, like those of IPv4: IF is an interface's number, HOPS is in [0, 255],
 * or -1 for 1; joining and leaving take a struct kernel_ipv6_mreq and have two
 * names each: RFC 3493's and the kernel's.
 */
#define IPV6_MULTICAST_IF       17
#define IPV6_MULTICAST_HOPS     18
#define IPV6_MULTICAST_LOOP     19
#define IPV6_JOIN_GROUP         20
#define IPV6_LEAVE_GROUP        21
#define IPV6_ADD_MEMBERSHIP     20
#define IPV6_DROP_MEMBERSHIP    21
#define IPV6_MULTICAST_ALL      29

/* Of level IPPROTO_TCP. KEEPIDLE, KEEPINTVL, DEFER_ACCEPT and LINGER2 are in
 * seconds, USER_TIMEOUT in milliseconds; CONGESTION and ULP are names. FASTOPEN
 * is how many may wait on a listening socket.
 */
#define TCP_NODELAY             1
#define TCP_MAXSEG              2
#define TCP_CORK                3
#define TCP_KEEPIDLE            4
#define TCP_KEEPINTVL           5
#define TCP_KEEPCNT             6
#define TCP_SYNCNT              7
#define TCP_LINGER2             8
#define TCP_DEFER_ACCEPT        9
#define TCP_INFO                11
#define TCP_QUICKACK            12
#define TCP_CONGESTION          13
#define TCP_USER_TIMEOUT        18
#define TCP_FASTOPEN            23
#define TCP_NOTSENT_LOWAT       25
#define TCP_FASTOPEN_CONNECT    30
#define TCP_ULP                 31

/* Of level SOL_UDP: hold back what is sent until it is off again; cut what is
 * sent into datagrams of that many bytes; receive several of one size as one.
 * UDP_SEGMENT may be a control message of 16 bits; UDP_GRO comes as one that is
 * an int. Since Linux 4.18 and 5.0.
 */
#define UDP_CORK        1
#define UDP_SEGMENT     103
#define UDP_GRO         104

/* IP_ADD_MEMBERSHIP and the like: a group, and the interface, by its address or
 * by its number ifindex, which takes precedence; 0 leaves it to the routes.
 */
struct kernel_ip_mreqn {
    uint32_t multiaddr;
    uint32_t address;
    int ifindex;
};

/* The same without the number. */
struct kernel_ip_mreq {
    uint32_t multiaddr;
    uint32_t interface;
};

/* IP_ADD_SOURCE_MEMBERSHIP: a group, an interface's address, a sender. */
struct kernel_ip_mreq_source {
    uint32_t multiaddr;
    uint32_t interface;
    uint32_t sourceaddr;
};

/* IPV6_JOIN_GROUP: a group, and the interface by its number, or 0. */
struct kernel_ipv6_mreq {
    uint8_t multiaddr[16];
    int ifindex;
};

/* IP_PKTINFO: the interface; for a packet that came, the local address it was
 * for, and in addr the one in its header; for one that is sent, spec_dst is the
 * sender.
 */
struct kernel_in_pktinfo {
    int ifindex;
    uint32_t spec_dst;
    uint32_t addr;
};

/* IPV6_PKTINFO: the address a packet came to, and the interface; for one that
 * is sent, the sender.
 */
struct kernel_in6_pktinfo {
    uint8_t addr[16];
    int ifindex;
};

#endif
