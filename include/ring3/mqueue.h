/* SPDX-License-Identifier: 0BSD */
/* Message queues by name. A queue is closed with sys_close, and can be polled.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_MQUEUE_H
#define RING3_MQUEUE_H
#pragma GCC system_header

#include "errno.h"
#include "syscall.h"
#include "types.h"

struct kernel_sigevent;

/* How many messages a queue holds, of how many bytes each, and how many there
 * are now. flags is O_NONBLOCK or 0.
 */
struct kernel_mq_attr {
    long flags;
    long maxmsg;
    long msgsize;
    long curmsgs;
    long unused1[4];
};

/* mq_open(2): open the queue of that name, and with O_CREAT make it, with
 * mode's permissions and the room that attr says.
 *
 * Returns a descriptor, or -errno. The name has no slash, where libc's begins
 * with one: that is -EACCES. flags are the O_ of file.h. attr may be NULL.
 * Since Linux 2.6.6.
 */
RING3_INLINE int sys_mq_open(const char *name, int flags, unsigned int mode,
                             const struct kernel_mq_attr *attr)
{
    return (int)(syscall4)(NR_mq_open, (long)name, flags, (long)mode,
                           (long)attr);
}

/* mq_unlink(2): remove the name; the queue goes when nobody has it open. Since
 * Linux 2.6.6.
 */
RING3_INLINE int sys_mq_unlink(const char *name)
{
    return (int)(syscall1)(NR_mq_unlink, (long)name);
}

/* mq_timedsend(2): put a message of len bytes into the queue, before those of a
 * lower priority.
 *
 * If the queue is full, wait until timeout, a point in time by CLOCK_REALTIME,
 * or for ever with NULL: -ETIMEDOUT, -EAGAIN with O_NONBLOCK, -EMSGSIZE if the
 * message is too long. Since Linux 2.6.6.
 *
 * i386: this is mq_timedsend_time64, since Linux 5.1.
 */
RING3_INLINE int sys_mq_timedsend(int mq, const void *msg, size_t len,
                                  unsigned int priority,
                                  const struct kernel_timespec *timeout)
{
#ifdef __i386__
    return (int)(syscall5)(NR_mq_timedsend_time64, mq, (long)msg, (long)len,
                           (long)priority, (long)timeout);
#else
    return (int)(syscall5)(NR_mq_timedsend, mq, (long)msg, (long)len,
                           (long)priority, (long)timeout);
#endif
}

/* mq_timedreceive(2): take the oldest message of the highest priority.
 *
 * Returns its length, or -errno. msg must have room for the longest that the
 * queue takes, or -EMSGSIZE. priority may be NULL. timeout is as above. Since
 * Linux 2.6.6.
 *
 * i386: this is mq_timedreceive_time64, since Linux 5.1.
 */
RING3_INLINE long sys_mq_timedreceive(int mq, void *msg, size_t len,
                                      unsigned int *priority,
                                      const struct kernel_timespec *timeout)
{
#ifdef __i386__
    return (syscall5)(NR_mq_timedreceive_time64, mq, (long)msg, (long)len,
                      (long)priority, (long)timeout);
#else
    return (syscall5)(NR_mq_timedreceive, mq, (long)msg, (long)len,
                      (long)priority, (long)timeout);
#endif
}

/* mq_notify(2): notify this process, once, when a message comes into the empty
 * queue; with NULL, no longer. -EBUSY: somebody else is to be notified.
 *
 * A struct kernel_sigevent is in timer.h. Since Linux 2.6.6.
 */
RING3_INLINE int sys_mq_notify(int mq, const struct kernel_sigevent *event)
{
    return (int)(syscall2)(NR_mq_notify, mq, (long)event);
}

/* mq_getsetattr(2): put what the queue is like into old, and set its flags, and
 * nothing else, from attr. Either may be NULL. Since Linux 2.6.6.
 */
RING3_INLINE int sys_mq_getsetattr(int mq, const struct kernel_mq_attr *attr,
                                   struct kernel_mq_attr *old)
{
    return (int)(syscall3)(NR_mq_getsetattr, mq, (long)attr, (long)old);
}

#endif
