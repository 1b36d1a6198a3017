/* SPDX-License-Identifier: 0BSD */
/* Asynchronous I/O of the older kind: queued with io_submit, done later.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_AIO_H
#define RING3_AIO_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* lio_opcode of an iocb. */
#define IOCB_CMD_PREAD          0
#define IOCB_CMD_PWRITE         1
#define IOCB_CMD_FSYNC          2
#define IOCB_CMD_FDSYNC         3
#define IOCB_CMD_POLL           5
#define IOCB_CMD_NOOP           6
#define IOCB_CMD_PREADV         7
#define IOCB_CMD_PWRITEV        8

/* flags of an iocb: resfd is set, reqprio is set. */
#define IOCB_FLAG_RESFD         1
#define IOCB_FLAG_IOPRIO        2

/* One operation. data comes back in its event; fildes is the descriptor, buf a
 * 64-bit pointer, nbytes its length (or the count of iovecs), resfd an eventfd
 * to notify. key is the kernel's.
 */
struct kernel_iocb {
    uint64_t data;
    uint32_t key;
    int32_t rw_flags;
    uint16_t lio_opcode;
    int16_t reqprio;
    uint32_t fildes;
    uint64_t buf;
    uint64_t nbytes;
    int64_t offset;
    uint64_t unused1;
    uint32_t flags;
    uint32_t resfd;
};

/* What became of one: obj is the iocb's address, res what the call returned. */
struct kernel_io_event {
    uint64_t data;
    uint64_t obj;
    int64_t res;
    int64_t res2;
};

/* Signals to block while io_pgetevents(2) waits; size is 8. */
struct kernel_aio_sigset {
    const uint64_t *mask;
    size_t size;
};

/* io_setup(2): make a context for at least count operations at a time.
 *
 * *context must be 0 on entry, or -EINVAL, and is the context on return.
 * -EAGAIN past the limit in /proc/sys/fs/aio-max-nr.
 */
RING3_INLINE int sys_io_setup(unsigned int count, unsigned long *context)
{
    return (int)(syscall2)(NR_io_setup, (long)count, (long)context);
}

/* io_destroy(2): cancel what can be, wait for the rest, end the context. */
RING3_INLINE int sys_io_destroy(unsigned long context)
{
    return (int)(syscall1)(NR_io_destroy, (long)context);
}

/* io_submit(2): begin count operations.
 *
 * Returns how many were begun, which may be fewer; -errno only if the first
 * could not be. It may well block, unless the file is open with O_DIRECT.
 */
RING3_INLINE long sys_io_submit(unsigned long context, long count,
                                struct kernel_iocb **iocbs)
{
    return (syscall3)(NR_io_submit, (long)context, count, (long)iocbs);
}

/* io_cancel(2): cancel an operation. -EINPROGRESS if that has begun: its event
 * comes as usual; -EAGAIN or -EINVAL if it cannot be cancelled.
 */
RING3_INLINE int sys_io_cancel(unsigned long context, struct kernel_iocb *iocb,
                               struct kernel_io_event *event)
{
    return (int)(syscall3)(NR_io_cancel, (long)context, (long)iocb,
                           (long)event);
}

/* io_getevents(2): wait for at least min events, and take up to count.
 *
 * Returns how many: fewer than min after timeout, which is a duration, or NULL.
 *
 * i386: this is io_pgetevents_time64 without a mask, since Linux 5.1.
 */
RING3_INLINE long sys_io_getevents(unsigned long context, long min, long count,
                                   struct kernel_io_event *events,
                                   const struct kernel_timespec *timeout)
{
#ifdef __i386__
    return (syscall6)(NR_io_pgetevents_time64, (long)context, min, count,
                      (long)events, (long)timeout, 0);
#else
    return (syscall5)(NR_io_getevents, (long)context, min, count, (long)events,
                      (long)timeout);
#endif
}

/* io_pgetevents(2): io_getevents(2) with mask as the signal mask meanwhile.
 * Returns as io_getevents(2). Since Linux 4.18.
 *
 * i386: this is io_pgetevents_time64, since Linux 5.1.
 */
RING3_INLINE long sys_io_pgetevents(unsigned long context, long min,
                                    long count, struct kernel_io_event *events,
                                    const struct kernel_timespec *timeout,
                                    const struct kernel_aio_sigset *mask)
{
#ifdef __i386__
    return (syscall6)(NR_io_pgetevents_time64, (long)context, min, count,
                      (long)events, (long)timeout, (long)mask);
#else
    return (syscall6)(NR_io_pgetevents, (long)context, min, count, (long)events,
                      (long)timeout, (long)mask);
#endif
}

#endif
