/* SPDX-License-Identifier: 0BSD */
/* Descriptors: read, write, seek, copy, close. eventfd is in poll.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_IO_H
#define RING3_IO_H
#pragma GCC system_header

#include "errno.h"
#include "syscall.h"
#include "types.h"

/* What an offset is counted from: lseek(2). */
#define SEEK_SET        0
#define SEEK_CUR        1
#define SEEK_END        2
#define SEEK_DATA       3
#define SEEK_HOLE       4

/* read(2): take up to len bytes from fd into buf.
 *
 * Returns how many, which may be fewer, 0 at the end, or -errno. -EINTR: a
 * signal came before the first byte.
 */
RING3_INLINE long sys_read(int fd, void *buf, size_t len)
{
    return (syscall3)(NR_read, fd, (long)buf, (long)len);
}

/* write(2): put up to len bytes of buf into fd.
 *
 * Returns how many, which may be fewer, or -errno.
 */
RING3_INLINE long sys_write(int fd, const void *buf, size_t len)
{
    return (syscall3)(NR_write, fd, (long)buf, (long)len);
}

/* readv(2): read into count pieces of memory, one after the other. Returns as
 * read(2).
 */
RING3_INLINE long sys_readv(int fd, const struct kernel_iovec *iov,
                            unsigned long count)
{
    return (syscall3)(NR_readv, fd, (long)iov, (long)count);
}

/* writev(2): write count pieces of memory, one after the other. Returns as
 * write(2).
 */
RING3_INLINE long sys_writev(int fd, const struct kernel_iovec *iov,
                             unsigned long count)
{
    return (syscall3)(NR_writev, fd, (long)iov, (long)count);
}

/* close(2): let go of fd. After -EINTR too it is gone: do not try again. */
RING3_INLINE int sys_close(int fd)
{
    return (int)(syscall1)(NR_close, fd);
}

/* lseek(2): set where the next read or write of fd begins.
 *
 * Returns that place in bytes from the start, or -errno.
 *
 * i386: this is _llseek, which alone reaches past 2 GiB. It takes the high
 * half first and answers through a pointer.
 */
RING3_INLINE int64_t sys_lseek(int fd, int64_t offset, int whence)
{
#ifdef __i386__
    int64_t result;
    long err = (syscall5)(NR__llseek, fd, (long)(offset >> 32), (long)offset,
                          (long)&result, whence);

    return err ? err : result;
#else
    return (syscall3)(NR_lseek, fd, (long)offset, whence);
#endif
}

/* dup(2): a second descriptor for what fd is open on, the lowest free one.
 * Returns the descriptor, or -errno.
 */
RING3_INLINE int sys_dup(int fd)
{
    return (int)(syscall1)(NR_dup, fd);
}

/* dup2(2): make newfd a second descriptor for fd, closing what it was. Returns
 * newfd, or -errno.
 */
RING3_INLINE int sys_dup2(int fd, int newfd)
{
    return (int)(syscall2)(NR_dup2, fd, newfd);
}

/* dup3(2): dup2 with O_CLOEXEC or 0 as flags; -EINVAL if fd is newfd. Returns
 * newfd, or -errno. Since Linux 2.6.27.
 */
RING3_INLINE int sys_dup3(int fd, int newfd, int flags)
{
    return (int)(syscall3)(NR_dup3, fd, newfd, flags);
}

/* pipe2(2): make a pipe; what is written to fds[1] is read from fds[0]. Since
 * Linux 2.6.27.
 */
RING3_INLINE int sys_pipe2(int fds[2], int flags)
{
    return (int)(syscall2)(NR_pipe2, (long)fds, flags);
}

/* ioctl(2): ask the driver behind fd. Each request has its own kind of arg.
 * Returns 0 or what the request gives, or -errno.
 */
RING3_INLINE int sys_ioctl(int fd, unsigned int request, void *arg)
{
    return (int)(syscall3)(NR_ioctl, fd, (long)request, (long)arg);
}

/* Write all of buf, in as many sys_write() as it takes, going on after -EINTR.
 *
 * Returns 0, or -errno with some of it perhaps written.
 */
RING3_INLINE int ring3_write_all(int fd, const void *buf, size_t len)
{
    const char *from = (const char *)buf;

    while (len > 0) {
        long n = sys_write(fd, from, len);

        if (n == -EINTR)
            continue;
        if (n <= 0)
            return n ? (int)n : -EIO;
        from += n;
        len -= (size_t)n;
    }
    return 0;
}

/* value in decimal, at the end of buf. Makes no call.
 *
 * Returns its first character; a NUL follows the last. The division is done in
 * steps of 16 bits, because i386 cannot divide 64 bits without a library.
 */
RING3_INLINE char *ring3_decimal(int64_t value, char buf[21])
{
    uint64_t size = value < 0 ? ~(uint64_t)value + 1 : (uint64_t)value;
    uint32_t high = (uint32_t)(size >> 32);
    uint32_t low = (uint32_t)size;
    char *at = buf + 20;

    *at = '\0';
    do {
        uint32_t middle = high % 10 << 16 | low >> 16;
        uint32_t last = middle % 10 << 16 | (low & 0xffff);

        high /= 10;
        low = middle / 10 << 16 | last / 10;
        *--at = (char)('0' + last % 10);
    } while (high | low);
    if (value < 0)
        *--at = '-';
    return at;
}

#endif
