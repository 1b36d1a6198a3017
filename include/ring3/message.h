/* SPDX-License-Identifier: 0BSD */
/* Messages through sockets: in several pieces, with descriptors and other
 * control messages beside the data, many in one call.
 */
#ifndef RING3_MESSAGE_H
#define RING3_MESSAGE_H
#pragma GCC system_header

#include "errno.h"
#include "socket.h"
#include "syscall.h"
#include "types.h"

/* The type of a control message of level SOL_SOCKET: descriptors, a struct
 * kernel_ucred, a security label, a pidfd.
 */
#define SCM_RIGHTS      1
#define SCM_CREDENTIALS 2
#define SCM_SECURITY    3
#define SCM_PIDFD       4

/* origin of a kernel_sock_extended_err: this machine, an ICMP packet, a time
 * stamp, MSG_ZEROCOPY, SO_TXTIME.
 */
#define SO_EE_ORIGIN_NONE               0
#define SO_EE_ORIGIN_LOCAL              1
#define SO_EE_ORIGIN_ICMP               2
#define SO_EE_ORIGIN_ICMP6              3
#define SO_EE_ORIGIN_TIMESTAMPING       4
#define SO_EE_ORIGIN_ZEROCOPY           5
#define SO_EE_ORIGIN_TXTIME             6

/* Its code for SO_EE_ORIGIN_ZEROCOPY: the data was copied after all. */
#define SO_EE_CODE_ZEROCOPY_COPIED      1

/* Its info for SO_EE_ORIGIN_TIMESTAMPING: when the data was handed to the
 * device, when it was queued, when the peer had it.
 */
#define SCM_TSTAMP_SND          0
#define SCM_TSTAMP_SCHED        1
#define SCM_TSTAMP_ACK          2

/* A message: sendmsg(2) and recvmsg(2). control is a row of kernel_cmsghdr,
 * aligned as a long is. Receiving sets namelen, controllen and flags to what
 * came.
 */
struct kernel_msghdr {
    void *name;
    unsigned int namelen;
    RING3_PAD;
    struct kernel_iovec *iov;
    size_t iovlen;
    void *control;
    size_t controllen;
    unsigned int flags;
    RING3_PAD;
};

/* One of several messages, and how many bytes of it were sent or received. */
struct kernel_mmsghdr {
    struct kernel_msghdr hdr;
    unsigned int len;
    RING3_PAD;
};

/* A control message. len counts the header too; the data follows it, padded to
 * a multiple of a long.
 */
struct kernel_cmsghdr {
    size_t len;
    int level;
    int type;
};

/* What MSG_ERRQUEUE brings as a control message, IP_RECVERR or IPV6_RECVERR.
 * error is an errno; type and code are those of ICMP. For MSG_ZEROCOPY, info
 * and data are the first and the last of the calls whose memory is free again.
 * The address of the ICMP packet's sender follows.
 */
struct kernel_sock_extended_err {
    uint32_t error;
    uint8_t origin;
    uint8_t type;
    uint8_t code;
    unsigned int : 8;
    uint32_t info;
    uint32_t data;
};

/* For a control message with size bytes of data: its len, and the room that it
 * takes up in control.
 */
#define RING3_CMSG_LEN(size)    (sizeof(struct kernel_cmsghdr) + (size))
#define RING3_CMSG_SPACE(size) \
    ((RING3_CMSG_LEN(size) + sizeof(long) - 1) & ~(sizeof(long) - 1))

/* The first control message of msg, or NULL. Makes no call. */
RING3_INLINE struct kernel_cmsghdr *
ring3_cmsg_first(const struct kernel_msghdr *msg)
{
    if (msg->controllen < sizeof(struct kernel_cmsghdr))
        return NULL;
    return (struct kernel_cmsghdr *)msg->control;
}

/* The control message of msg after cmsg, or NULL. Makes no call. To write a row
 * of them, set controllen to all the room, and each len before going on to the
 * next.
 */
RING3_INLINE struct kernel_cmsghdr *
ring3_cmsg_next(const struct kernel_msghdr *msg,
                const struct kernel_cmsghdr *cmsg)
{
    size_t at = (size_t)((const char *)cmsg - (const char *)msg->control);
    size_t left = msg->controllen - at;
    size_t space;

    if (cmsg->len < sizeof *cmsg || cmsg->len > left)
        return NULL;
    space = RING3_CMSG_SPACE(cmsg->len - sizeof *cmsg);
    if (space > left || left - space < sizeof *cmsg)
        return NULL;
    return (struct kernel_cmsghdr *)(void *)
        ((char *)msg->control + at + space);
}

/* The data of a control message. Makes no call. */
RING3_INLINE void *ring3_cmsg_data(struct kernel_cmsghdr *cmsg)
{
    return cmsg + 1;
}

/* sendmsg(2): send from several pieces of memory, with control messages.
 *
 * Returns as sendto does. A descriptor sent by SCM_RIGHTS stays open here; at
 * least one byte of data has to go with it on a stream.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE long sys_sendmsg(int fd, const struct kernel_msghdr *msg,
                              unsigned int flags)
{
    return (syscall3)(NR_sendmsg, fd, (long)msg, (long)flags);
}

/* recvmsg(2): receive into several pieces of memory, with control messages.
 *
 * Returns as recvfrom does. msg->flags has MSG_TRUNC or MSG_CTRUNC if something
 * did not fit. Descriptors that came are open: close those not wanted.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE long sys_recvmsg(int fd, struct kernel_msghdr *msg,
                              unsigned int flags)
{
    return (syscall3)(NR_recvmsg, fd, (long)msg, (long)flags);
}

/* sendmmsg(2): send count messages.
 *
 * Returns how many were sent, with the size of each in its len, or -errno if
 * not even the first was. Since Linux 3.0, on i386 too.
 */
RING3_INLINE long sys_sendmmsg(int fd, struct kernel_mmsghdr *msgs,
                               unsigned int count, unsigned int flags)
{
    return (syscall4)(NR_sendmmsg, fd, (long)msgs, (long)count, (long)flags);
}

/* recvmmsg(2): receive up to count messages.
 *
 * Returns how many came, or -errno if none did. With MSG_WAITFORONE only the
 * first is waited for. timeout, which may be NULL, is looked at only when a
 * message has come, so it does not end a wait; what is left of it is written
 * back.
 *
 * i386: this is recvmmsg_time64, since Linux 5.1. Since Linux 2.6.33.
 */
RING3_INLINE long sys_recvmmsg(int fd, struct kernel_mmsghdr *msgs,
                               unsigned int count, unsigned int flags,
                               struct kernel_timespec *timeout)
{
#ifdef __i386__
    return (syscall5)(NR_recvmmsg_time64, fd, (long)msgs, (long)count,
                      (long)flags, (long)timeout);
#else
    return (syscall5)(NR_recvmmsg, fd, (long)msgs, (long)count, (long)flags,
                      (long)timeout);
#endif
}

#endif
