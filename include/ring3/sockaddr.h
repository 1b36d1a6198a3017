/* SPDX-License-Identifier: 0BSD */
/* Addresses of sockets, one struct for each family. */
#ifndef RING3_SOCKADDR_H
#define RING3_SOCKADDR_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* Address families: socket(2), and family in every address. */
#define AF_UNSPEC       0
#define AF_UNIX         1
#define AF_LOCAL        1
#define AF_INET         2
#define AF_INET6        10
#define AF_NETLINK      16
#define AF_PACKET       17
#define AF_CAN          29
#define AF_BLUETOOTH    31
#define AF_ALG          38
#define AF_VSOCK        40
#define AF_XDP          44

/* IPv4 addresses, for ring3_htonl(): all of this machine's, this machine,
 * everybody on this network.
 */
#define INADDR_ANY              0x00000000
#define INADDR_LOOPBACK         0x7f000001
#define INADDR_BROADCAST        0xffffffff

/* AF_PACKET: protocol, for ring3_htons(), here and in socket(2): frames of any
 * kind, or of one.
 */
#define ETH_P_ALL       0x0003
#define ETH_P_IP        0x0800
#define ETH_P_ARP       0x0806
#define ETH_P_IPV6      0x86dd

/* AF_PACKET: pkttype of what arrives: to this machine, to all, to a group, to
 * another, and from this one.
 */
#define PACKET_HOST             0
#define PACKET_BROADCAST        1
#define PACKET_MULTICAST        2
#define PACKET_OTHERHOST        3
#define PACKET_OUTGOING         4

/* AF_VSOCK: cid to bind to; cid of the hypervisor, of this machine, since Linux
 * 5.6, and of the host; port to bind to, for a free one.
 */
#define VMADDR_CID_ANY          0xffffffff
#define VMADDR_CID_HYPERVISOR   0
#define VMADDR_CID_LOCAL        1
#define VMADDR_CID_HOST         2
#define VMADDR_PORT_ANY         0xffffffff

/* AF_VSOCK: flags: by way of the host to a sibling, since Linux 5.11. */
#define VMADDR_FLAG_TO_HOST     0x01

/* Room for an address of any family. */
struct kernel_sockaddr_storage {
    uint16_t family;
    uint16_t unused1;
    uint32_t unused2;
    uint64_t unused3[15];
};

/* AF_UNIX: the name of a file. Its length as an address counts what is used of
 * path. A path that begins with a NUL is a name unrelated to any file, and ends
 * where that length says, not at a NUL.
 */
struct kernel_sockaddr_un {
    uint16_t family;
    char path[108];
};

/* AF_INET: port and addr are in network order, see ring3_htons(). */
struct kernel_sockaddr_in {
    uint16_t family;
    uint16_t port;
    uint32_t addr;
    uint8_t zero[8];
};

/* AF_INET6: port and flowinfo are in network order; addr is as one writes it,
 * first byte first. scope_id is the interface of a link-local address.
 */
struct kernel_sockaddr_in6 {
    uint16_t family;
    uint16_t port;
    uint32_t flowinfo;
    uint8_t addr[16];
    uint32_t scope_id;
};

/* AF_NETLINK: pid is 0 for the kernel, groups has a bit for each of them. */
struct kernel_sockaddr_nl {
    uint16_t family;
    unsigned int : 16;
    uint32_t pid;
    uint32_t groups;
};

/* AF_PACKET: protocol is in network order; ifindex is the interface, 0 for any
 * to bind to. Sending takes halen bytes of addr, and for bind(2) the rest does
 * not count. hatype is an ARPHRD_ number, the kind of interface it came by.
 */
struct kernel_sockaddr_ll {
    uint16_t family;
    uint16_t protocol;
    int ifindex;
    uint16_t hatype;
    uint8_t pkttype;
    uint8_t halen;
    uint8_t addr[8];
};

/* AF_VSOCK, between a virtual machine and its host: port and cid, which is the
 * machine, are in host order. Everything unused must be 0.
 */
struct kernel_sockaddr_vm {
    uint16_t family;
    uint16_t unused1;
    uint32_t port;
    uint32_t cid;
    uint8_t flags;
    uint8_t zero[3];
};

/* 16 bits to network order, which is the reverse of x86's, and back. Makes no
 * call.
 */
RING3_INLINE uint16_t ring3_htons(uint16_t x)
{
    return (uint16_t)((uint32_t)x << 8 | x >> 8);
}

/* 32 bits to network order, and back. Makes no call. */
RING3_INLINE uint32_t ring3_htonl(uint32_t x)
{
    return (x & 0xff) << 24 | (x & 0xff00) << 8 | (x >> 8 & 0xff00) | x >> 24;
}

#endif
