/* SPDX-License-Identifier: 0BSD */
/* Memory behind a descriptor: files without a name, page faults to handle.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_MEMFD_H
#define RING3_MEMFD_H
#pragma GCC system_header

#include "syscall.h"

/* The flags of memfd_create(2). The sizes go with MFD_HUGETLB. */
#define MFD_CLOEXEC             0x00000001
#define MFD_ALLOW_SEALING       0x00000002
#define MFD_HUGETLB             0x00000004
#define MFD_NOEXEC_SEAL         0x00000008
#define MFD_EXEC                0x00000010
#define MFD_HUGE_2MB            0x54000000
#define MFD_HUGE_1GB            0x78000000

/* A flag of userfaultfd(2), besides O_CLOEXEC and O_NONBLOCK: faults in user
 * mode alone, which needs no privilege.
 */
#define UFFD_USER_MODE_ONLY     1

/* memfd_create(2): make an empty file in memory, gone when nobody has it.
 *
 * Returns its descriptor, or -errno. name is only for people: it shows in /proc
 * and need not be unique, but must be shorter than 250. ftruncate gives the
 * file a size. Since Linux 3.17.
 */
RING3_INLINE int sys_memfd_create(const char *name, unsigned int flags)
{
    return (int)(syscall2)(NR_memfd_create, (long)name, (long)flags);
}

/* memfd_secret(2): make a file in memory that only its mappings show, and not
 * even the kernel sees. flags is O_CLOEXEC or 0.
 *
 * Returns the descriptor, or -errno. -ENOSYS also where the kernel was not told
 * to allow it, up to Linux 6.4: secretmem.enable=y. Since Linux 5.14.
 */
RING3_INLINE int sys_memfd_secret(unsigned int flags)
{
    return (int)(syscall1)(NR_memfd_secret, (long)flags);
}

/* userfaultfd(2): make a descriptor that reports page faults and resolves them,
 * with the ioctls of linux/userfaultfd.h.
 *
 * Returns the descriptor, or -errno: -EPERM without privilege, except with
 * UFFD_USER_MODE_ONLY, which is from Linux 5.11. Since Linux 4.3.
 */
RING3_INLINE int sys_userfaultfd(int flags)
{
    return (int)(syscall1)(NR_userfaultfd, flags);
}

#endif
