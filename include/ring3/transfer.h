/* SPDX-License-Identifier: 0BSD */
/* A file's contents: read and write at an offset, move between descriptors, set
 * its length, bring it to disk. Offsets and lengths have 64 bits on both
 * machines, except for what is in memory.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_TRANSFER_H
#define RING3_TRANSFER_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* preadv2(2), pwritev2(2): flags. The last ones are from Linux 6.9, 6.11, 6.14
 * and 6.18 on.
 */
#define RWF_HIPRI       0x001
#define RWF_DSYNC       0x002
#define RWF_SYNC        0x004
#define RWF_NOWAIT      0x008
#define RWF_APPEND      0x010
#define RWF_NOAPPEND    0x020
#define RWF_ATOMIC      0x040
#define RWF_DONTCACHE   0x080
#define RWF_NOSIGNAL    0x100

/* splice(2), tee(2), vmsplice(2): flags. */
#define SPLICE_F_MOVE       0x1
#define SPLICE_F_NONBLOCK   0x2
#define SPLICE_F_MORE       0x4
#define SPLICE_F_GIFT       0x8

/* fadvise64(2): advice. */
#define POSIX_FADV_NORMAL       0
#define POSIX_FADV_RANDOM       1
#define POSIX_FADV_SEQUENTIAL   2
#define POSIX_FADV_WILLNEED     3
#define POSIX_FADV_DONTNEED     4
#define POSIX_FADV_NOREUSE      5

/* fallocate(2): mode, 0 to allocate and to make the file longer. The last one
 * is from Linux 6.17 on.
 */
#define FALLOC_FL_KEEP_SIZE         0x01
#define FALLOC_FL_PUNCH_HOLE        0x02
#define FALLOC_FL_COLLAPSE_RANGE    0x08
#define FALLOC_FL_ZERO_RANGE        0x10
#define FALLOC_FL_INSERT_RANGE      0x20
#define FALLOC_FL_UNSHARE_RANGE     0x40
#define FALLOC_FL_WRITE_ZEROES      0x80

/* sync_file_range(2): flags. */
#define SYNC_FILE_RANGE_WAIT_BEFORE 0x1
#define SYNC_FILE_RANGE_WRITE       0x2
#define SYNC_FILE_RANGE_WAIT_AFTER  0x4

/* Which part of a file, in bytes: cachestat(2). With a len of 0, to its end. */
struct kernel_cachestat_range {
    uint64_t off;
    uint64_t len;
};

/* How many pages of a file are in memory, are changed, are being written, were
 * evicted, and were evicted recently: cachestat(2).
 */
struct kernel_cachestat {
    uint64_t cache;
    uint64_t dirty;
    uint64_t writeback;
    uint64_t evicted;
    uint64_t recently_evicted;
};

/* pread64(2): read(2) at offset, without moving fd's own. Returns as read(2).
 *
 * i386: offset goes in two words, here and below.
 */
RING3_INLINE long sys_pread64(int fd, void *buf, size_t len, int64_t offset)
{
#ifdef __i386__
    return (syscall5)(NR_pread64, fd, (long)buf, (long)len, (long)offset,
                      (long)(offset >> 32));
#else
    return (syscall4)(NR_pread64, fd, (long)buf, (long)len, (long)offset);
#endif
}

/* pwrite64(2): write(2) at offset, without moving fd's own. With O_APPEND it
 * writes at the end all the same. Returns as write(2).
 */
RING3_INLINE long sys_pwrite64(int fd, const void *buf, size_t len,
                               int64_t offset)
{
#ifdef __i386__
    return (syscall5)(NR_pwrite64, fd, (long)buf, (long)len, (long)offset,
                      (long)(offset >> 32));
#else
    return (syscall4)(NR_pwrite64, fd, (long)buf, (long)len, (long)offset);
#endif
}

/* preadv(2): readv(2) at offset, without moving fd's own.
 *
 * Returns as read(2). The kernel takes offset in two words on both machines;
 * x86_64 ignores the second. Since Linux 2.6.30.
 */
RING3_INLINE long sys_preadv(int fd, const struct kernel_iovec *iov,
                             unsigned long count, int64_t offset)
{
#ifdef __i386__
    return (syscall5)(NR_preadv, fd, (long)iov, (long)count, (long)offset,
                      (long)(offset >> 32));
#else
    return (syscall5)(NR_preadv, fd, (long)iov, (long)count, (long)offset, 0);
#endif
}

/* pwritev(2): writev(2) at offset, without moving fd's own. Returns as
 * write(2). Since Linux 2.6.30.
 */
RING3_INLINE long sys_pwritev(int fd, const struct kernel_iovec *iov,
                              unsigned long count, int64_t offset)
{
#ifdef __i386__
    return (syscall5)(NR_pwritev, fd, (long)iov, (long)count, (long)offset,
                      (long)(offset >> 32));
#else
    return (syscall5)(NR_pwritev, fd, (long)iov, (long)count, (long)offset, 0);
#endif
}

/* preadv2(2): preadv(2) with flags; an offset of -1 is fd's own, and moves it.
 *
 * Returns as read(2). -EAGAIN: with RWF_NOWAIT, it would have to wait.
 * -EOPNOTSUPP: not with these flags. They are the sixth word on both machines.
 * Since Linux 4.6.
 */
RING3_INLINE long sys_preadv2(int fd, const struct kernel_iovec *iov,
                              unsigned long count, int64_t offset, int flags)
{
#ifdef __i386__
    return (syscall6)(NR_preadv2, fd, (long)iov, (long)count, (long)offset,
                      (long)(offset >> 32), flags);
#else
    return (syscall6)(NR_preadv2, fd, (long)iov, (long)count, (long)offset, 0,
                      flags);
#endif
}

/* pwritev2(2): pwritev(2) with flags, as preadv2(2) has them. Returns as
 * write(2). Since Linux 4.6.
 */
RING3_INLINE long sys_pwritev2(int fd, const struct kernel_iovec *iov,
                               unsigned long count, int64_t offset, int flags)
{
#ifdef __i386__
    return (syscall6)(NR_pwritev2, fd, (long)iov, (long)count, (long)offset,
                      (long)(offset >> 32), flags);
#else
    return (syscall6)(NR_pwritev2, fd, (long)iov, (long)count, (long)offset, 0,
                      flags);
#endif
}

/* sendfile(2): write up to len bytes of the file in_fd to out_fd, without
 * bringing them into this process.
 *
 * Returns how many, which may be fewer, 0 at the end, or -errno. Reads from
 * *offset on and moves that; with NULL, from in_fd's own offset. -EINVAL: in_fd
 * is not a file, or out_fd is open with O_APPEND: read and write.
 *
 * i386: this is sendfile64.
 */
RING3_INLINE long sys_sendfile(int out_fd, int in_fd, int64_t *offset,
                               size_t len)
{
#ifdef __i386__
    return (syscall4)(NR_sendfile64, out_fd, in_fd, (long)offset, (long)len);
#else
    return (syscall4)(NR_sendfile, out_fd, in_fd, (long)offset, (long)len);
#endif
}

/* splice(2): move up to len bytes between a pipe and something else, or between
 * two pipes.
 *
 * Returns how many, which may be fewer, 0 at the end, or -errno. An offset is
 * as with sendfile(2), and NULL for a pipe. -EINVAL: neither is a pipe. Since
 * Linux 2.6.17.
 */
RING3_INLINE long sys_splice(int in_fd, int64_t *in_offset, int out_fd,
                             int64_t *out_offset, size_t len,
                             unsigned int flags)
{
    return (syscall6)(NR_splice, in_fd, (long)in_offset, out_fd,
                      (long)out_offset, (long)len, (long)flags);
}

/* tee(2): copy up to len bytes from one pipe to another; they can still be read
 * from the first. Returns as splice(2). Since Linux 2.6.17.
 */
RING3_INLINE long sys_tee(int in_fd, int out_fd, size_t len,
                          unsigned int flags)
{
    return (syscall4)(NR_tee, in_fd, out_fd, (long)len, (long)flags);
}

/* vmsplice(2): put count pieces of memory into the pipe fd without a copy, or
 * read them from it if fd is its other end.
 *
 * Returns how many bytes, which may be fewer, or -errno. The reader sees what
 * is in the memory when it reads, not what was there before. Since Linux
 * 2.6.17.
 */
RING3_INLINE long sys_vmsplice(int fd, const struct kernel_iovec *iov,
                               unsigned long count, unsigned int flags)
{
    return (syscall4)(NR_vmsplice, fd, (long)iov, (long)count, (long)flags);
}

/* copy_file_range(2): copy up to len bytes from one file to another, within the
 * filesystem if it can. flags are 0.
 *
 * Returns how many, which may be fewer, 0 at the end, or -errno. Offsets are as
 * with sendfile(2). -EXDEV, -EOPNOTSUPP, -EINVAL: not between these files: read
 * and write. Files of /proc may look empty to it. Since Linux 4.5.
 */
RING3_INLINE long sys_copy_file_range(int in_fd, int64_t *in_offset,
                                      int out_fd, int64_t *out_offset,
                                      size_t len, unsigned int flags)
{
    return (syscall6)(NR_copy_file_range, in_fd, (long)in_offset, out_fd,
                      (long)out_offset, (long)len, (long)flags);
}

/* readahead(2): begin to read len bytes at offset into the page cache. */
RING3_INLINE int sys_readahead(int fd, int64_t offset, size_t len)
{
#ifdef __i386__
    return (int)(syscall4)(NR_readahead, fd, (long)offset, (long)(offset >> 32),
                           (long)len);
#else
    return (int)(syscall3)(NR_readahead, fd, (long)offset, (long)len);
#endif
}

/* fadvise64(2): say how len bytes at offset will be used; with a len of 0, all
 * from there on. Changes nothing but speed.
 *
 * i386: this is fadvise64_64, whose len has 64 bits too.
 */
RING3_INLINE int sys_fadvise64(int fd, int64_t offset, int64_t len, int advice)
{
#ifdef __i386__
    return (int)(syscall6)(NR_fadvise64_64, fd, (long)offset,
                           (long)(offset >> 32), (long)len, (long)(len >> 32),
                           advice);
#else
    return (int)(syscall4)(NR_fadvise64, fd, (long)offset, (long)len, advice);
#endif
}

/* fallocate(2): allocate room on the disk for len bytes at offset, or as mode
 * says free it, zero it, cut it out.
 *
 * -EOPNOTSUPP: this filesystem cannot. FALLOC_FL_PUNCH_HOLE needs
 * FALLOC_FL_KEEP_SIZE beside it. Since Linux 2.6.23.
 */
RING3_INLINE int sys_fallocate(int fd, int mode, int64_t offset, int64_t len)
{
#ifdef __i386__
    return (int)(syscall6)(NR_fallocate, fd, mode, (long)offset,
                           (long)(offset >> 32), (long)len, (long)(len >> 32));
#else
    return (int)(syscall4)(NR_fallocate, fd, mode, (long)offset, (long)len);
#endif
}

/* truncate(2): make the file at path len bytes long; what is new is zeroes.
 *
 * i386: this is truncate64.
 */
RING3_INLINE int sys_truncate(const char *path, int64_t len)
{
#ifdef __i386__
    return (int)(syscall3)(NR_truncate64, (long)path, (long)len,
                           (long)(len >> 32));
#else
    return (int)(syscall2)(NR_truncate, (long)path, (long)len);
#endif
}

/* ftruncate(2): truncate(2) of what fd is open on, for writing.
 *
 * i386: this is ftruncate64.
 */
RING3_INLINE int sys_ftruncate(int fd, int64_t len)
{
#ifdef __i386__
    return (int)(syscall3)(NR_ftruncate64, fd, (long)len, (long)(len >> 32));
#else
    return (int)(syscall2)(NR_ftruncate, fd, (long)len);
#endif
}

/* fsync(2): wait until all of fd's file is on disk.
 *
 * -EIO, -ENOSPC: something written before is lost, which is reported only once.
 * A new file's name is on disk after an fsync of its directory.
 */
RING3_INLINE int sys_fsync(int fd)
{
    return (int)(syscall1)(NR_fsync, fd);
}

/* fdatasync(2): fsync(2), except for times and all else not needed to read. */
RING3_INLINE int sys_fdatasync(int fd)
{
    return (int)(syscall1)(NR_fdatasync, fd);
}

/* sync_file_range(2): begin to write len bytes at offset to disk, or wait for
 * it. With a len of 0, all from there on.
 *
 * Not enough to find them after a power cut: fdatasync(2) is. Since Linux
 * 2.6.17.
 */
RING3_INLINE int sys_sync_file_range(int fd, int64_t offset, int64_t len,
                                     unsigned int flags)
{
#ifdef __i386__
    return (int)(syscall6)(NR_sync_file_range, fd, (long)offset,
                           (long)(offset >> 32), (long)len, (long)(len >> 32),
                           (long)flags);
#else
    return (int)(syscall4)(NR_sync_file_range, fd, (long)offset, (long)len,
                           (long)flags);
#endif
}

/* sync(2): wait until everything is on disk. Returns 0: cannot fail. */
RING3_INLINE int sys_sync(void)
{
    return (int)(syscall0)(NR_sync);
}

/* syncfs(2): sync(2) of the filesystem that fd is in. Since Linux 2.6.39. */
RING3_INLINE int sys_syncfs(int fd)
{
    return (int)(syscall1)(NR_syncfs, fd);
}

/* cachestat(2): count which pages of part of fd's file are in memory. flags are
 * 0. Since Linux 6.5.
 */
RING3_INLINE int sys_cachestat(int fd,
                               const struct kernel_cachestat_range *range,
                               struct kernel_cachestat *pages,
                               unsigned int flags)
{
    return (int)(syscall4)(NR_cachestat, fd, (long)range, (long)pages,
                           (long)flags);
}

#endif
