/* SPDX-License-Identifier: 0BSD */
/* Memory: map, move, protect, advise, lock, unmap, and the break. Files without
 * a name are in memfd.h, keys and seals in protect.h; process_vm_readv, for
 * another process's memory, is in pidfd.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_MEMORY_H
#define RING3_MEMORY_H
#pragma GCC system_header

#include "errno.h"
#include "syscall.h"

/* What may be done with the pages. */
#define PROT_NONE       0x0
#define PROT_READ       0x1
#define PROT_WRITE      0x2
#define PROT_EXEC       0x4

/* Added for mprotect(2) alone: all of a stack, up to where it begins. */
#define PROT_GROWSDOWN  0x01000000

/* One of the first four, and any of the others. */
#define MAP_SHARED              0x000001
#define MAP_PRIVATE             0x000002
#define MAP_SHARED_VALIDATE     0x000003
#define MAP_DROPPABLE           0x000008
#define MAP_FIXED               0x000010
#define MAP_ANONYMOUS           0x000020
#define MAP_32BIT               0x000040
#define MAP_ABOVE4G             0x000080
#define MAP_GROWSDOWN           0x000100
#define MAP_LOCKED              0x002000
#define MAP_NORESERVE           0x004000
#define MAP_POPULATE            0x008000
#define MAP_NONBLOCK            0x010000
#define MAP_STACK               0x020000
#define MAP_HUGETLB             0x040000
#define MAP_SYNC                0x080000
#define MAP_FIXED_NOREPLACE     0x100000

/* Pages of which size, with MAP_HUGETLB. */
#define MAP_HUGE_2MB    0x54000000
#define MAP_HUGE_1GB    0x78000000

/* The flags of mremap(2). */
#define MREMAP_MAYMOVE          1
#define MREMAP_FIXED            2
#define MREMAP_DONTUNMAP        4

/* The flags of msync(2): one of the first two, and the third. */
#define MS_ASYNC        1
#define MS_SYNC         4
#define MS_INVALIDATE   2

/* A flag of mlock2(2): lock pages as they are first used. */
#define MLOCK_ONFAULT   1

/* The flags of mlockall(2): what is there, what is to come, either only as it
 * is first used.
 */
#define MCL_CURRENT     1
#define MCL_FUTURE      2
#define MCL_ONFAULT     4

/* The advice of madvise(2) and process_madvise(2). */
#define MADV_NORMAL             0
#define MADV_RANDOM             1
#define MADV_SEQUENTIAL         2
#define MADV_WILLNEED           3
#define MADV_DONTNEED           4
#define MADV_FREE               8
#define MADV_REMOVE             9
#define MADV_DONTFORK           10
#define MADV_DOFORK             11
#define MADV_HWPOISON           100
#define MADV_SOFT_OFFLINE       101
#define MADV_MERGEABLE          12
#define MADV_UNMERGEABLE        13
#define MADV_HUGEPAGE           14
#define MADV_NOHUGEPAGE         15
#define MADV_DONTDUMP           16
#define MADV_DODUMP             17
#define MADV_WIPEONFORK         18
#define MADV_KEEPONFORK         19
#define MADV_COLD               20
#define MADV_PAGEOUT            21
#define MADV_POPULATE_READ      22
#define MADV_POPULATE_WRITE     23
#define MADV_DONTNEED_LOCKED    24
#define MADV_COLLAPSE           25
#define MADV_GUARD_INSTALL      102
#define MADV_GUARD_REMOVE       103

/* mmap(2): map len bytes of fd from offset on, or with MAP_ANONYMOUS zeroes.
 *
 * Returns the address, or -errno as a pointer: ring3_pointer_error() tells.
 * offset is in bytes, a multiple of the page size. fd is -1 for zeroes.
 *
 * i386: this is mmap2, which counts offset in 4096-byte pages. An offset that
 * it cannot express goes with a len of 0, so the kernel returns -EINVAL or
 * another error.
 */
RING3_INLINE void *sys_mmap(void *addr, size_t len, int prot, int flags,
                            int fd, int64_t offset)
{
    long ret;

#ifdef __i386__
    if (offset & 0xfff || (uint64_t)offset >> 44)
        len = 0;
    ret = (syscall6)(NR_mmap2, (long)addr, (long)len, prot, flags, fd,
                     (long)(offset >> 12));
#else
    ret = (syscall6)(NR_mmap, (long)addr, (long)len, prot, flags, fd,
                     (long)offset);
#endif
    return (void *)ret;
}

/* munmap(2): unmap the pages of these len bytes. addr is page-aligned. */
RING3_INLINE int sys_munmap(void *addr, size_t len)
{
    return (int)(syscall2)(NR_munmap, (long)addr, (long)len);
}

/* mprotect(2): change what may be done with the pages of these len bytes. */
RING3_INLINE int sys_mprotect(void *addr, size_t len, int prot)
{
    return (int)(syscall3)(NR_mprotect, (long)addr, (long)len, prot);
}

/* mremap(2): resize the mapping of old_len bytes at addr to len bytes.
 *
 * Returns where it is then, or -errno as a pointer. Without MREMAP_MAYMOVE it
 * stays in place or is -ENOMEM. new_addr matters with MREMAP_FIXED alone, which
 * unmaps what is there.
 */
RING3_INLINE void *sys_mremap(void *addr, size_t old_len, size_t len, int flags,
                              void *new_addr)
{
    long ret = (syscall5)(NR_mremap, (long)addr, (long)old_len, (long)len,
                          flags, (long)new_addr);

    return (void *)ret;
}

/* msync(2): write what was changed in these len bytes back to the file. Of the
 * flags, MS_SYNC waits for it; MS_ASYNC does nothing on Linux.
 */
RING3_INLINE int sys_msync(void *addr, size_t len, int flags)
{
    return (int)(syscall3)(NR_msync, (long)addr, (long)len, flags);
}

/* madvise(2): tell the kernel what these len bytes are for. Some advice is
 * more: after MADV_DONTNEED private memory reads as zeroes.
 */
RING3_INLINE int sys_madvise(void *addr, size_t len, int advice)
{
    return (int)(syscall3)(NR_madvise, (long)addr, (long)len, advice);
}

/* mlock(2): keep these len bytes in memory. -ENOMEM: RLIMIT_MEMLOCK is
 * exceeded, or some of them are not mapped. -EPERM: that limit is 0 and
 * CAP_IPC_LOCK is missing. Locks do not nest: one munlock ends them.
 */
RING3_INLINE int sys_mlock(const void *addr, size_t len)
{
    return (int)(syscall2)(NR_mlock, (long)addr, (long)len);
}

/* mlock2(2): mlock(2) with MLOCK_ONFAULT or 0 as flags. Since Linux 4.4. */
RING3_INLINE int sys_mlock2(const void *addr, size_t len, int flags)
{
    return (int)(syscall3)(NR_mlock2, (long)addr, (long)len, flags);
}

/* munlock(2): let these len bytes be swapped out again. */
RING3_INLINE int sys_munlock(const void *addr, size_t len)
{
    return (int)(syscall2)(NR_munlock, (long)addr, (long)len);
}

/* mlockall(2): keep all of the process in memory; not inherited by fork. */
RING3_INLINE int sys_mlockall(int flags)
{
    return (int)(syscall1)(NR_mlockall, flags);
}

/* munlockall(2): let all of the process be swapped out again. */
RING3_INLINE int sys_munlockall(void)
{
    return (int)(syscall0)(NR_munlockall);
}

/* mincore(2): tell which pages of these len bytes are in memory: one byte of
 * pages for each, of which the lowest bit counts.
 */
RING3_INLINE int sys_mincore(void *addr, size_t len, unsigned char *pages)
{
    return (int)(syscall3)(NR_mincore, (long)addr, (long)len, (long)pages);
}

/* remap_file_pages(2): let these len bytes of a shared mapping show the file
 * from that page on. prot is 0. Since Linux 4.0 it only does what mmap does.
 */
RING3_INLINE int sys_remap_file_pages(void *addr, size_t len, int prot,
                                      unsigned long page, int flags)
{
    return (int)(syscall5)(NR_remap_file_pages, (long)addr, (long)len, prot,
                           (long)page, flags);
}

/* brk(2): move the end of the data segment to addr.
 *
 * Returns where it is then: the old place if it could not be moved. NULL only
 * asks. Cannot fail with -errno.
 */
RING3_INLINE void *sys_brk(void *addr)
{
    long ret = (syscall1)(NR_brk, (long)addr);

    return (void *)ret;
}

#endif
