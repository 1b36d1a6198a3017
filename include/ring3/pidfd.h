/* SPDX-License-Identifier: 0BSD */
/* Other processes: a descriptor for one, what it has open, its memory.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_PIDFD_H
#define RING3_PIDFD_H
#pragma GCC system_header

#include "errno.h"
#include "syscall.h"
#include "types.h"

/* The flags of pidfd_open(2): do not block; pid is that of a thread, since
 * Linux 6.9.
 */
#define PIDFD_NONBLOCK  00004000
#define PIDFD_THREAD    00000200

/* pidfd_open(2): make a descriptor for the process pid, which still means that
 * process after its number is reused.
 *
 * Returns the descriptor, or -errno. It polls readable when the process ends;
 * waitid takes it with P_PIDFD. It is always closed on exec. Since Linux 5.3.
 */
RING3_INLINE int sys_pidfd_open(int pid, unsigned int flags)
{
    return (int)(syscall2)(NR_pidfd_open, pid, (long)flags);
}

/* pidfd_getfd(2): make a descriptor here for what that process has open as fd.
 *
 * Returns the descriptor, or -errno. It needs the right to trace the process;
 * flags is 0. It closes on exec. Since Linux 5.6.
 */
RING3_INLINE int sys_pidfd_getfd(int pidfd, int fd, unsigned int flags)
{
    return (int)(syscall3)(NR_pidfd_getfd, pidfd, fd, (long)flags);
}

/* process_madvise(2): give advice, one of the MADV_ of memory.h, about count
 * pieces of that process's memory.
 *
 * Returns how many bytes were advised, or -errno. flags is 0. Since Linux 5.10.
 */
RING3_INLINE long sys_process_madvise(int pidfd, const struct kernel_iovec *iov,
                                      size_t count, int advice,
                                      unsigned int flags)
{
    return (syscall5)(NR_process_madvise, pidfd, (long)iov, (long)count, advice,
                      (long)flags);
}

/* process_mrelease(2): free the memory of a process that was killed but is not
 * gone yet. flags is 0. Since Linux 5.15.
 */
RING3_INLINE int sys_process_mrelease(int pidfd, unsigned int flags)
{
    return (int)(syscall2)(NR_process_mrelease, pidfd, (long)flags);
}

/* process_vm_readv(2): read from the pieces remote of process pid's memory into
 * the pieces local of this one's.
 *
 * Returns how many bytes, which may be fewer if a later piece is not there, or
 * -errno. It needs the right to trace pid; flags is 0. Since Linux 3.2.
 */
RING3_INLINE long sys_process_vm_readv(int pid,
                                       const struct kernel_iovec *local,
                                       unsigned long local_count,
                                       const struct kernel_iovec *remote,
                                       unsigned long remote_count,
                                       unsigned long flags)
{
    return (syscall6)(NR_process_vm_readv, pid, (long)local, (long)local_count,
                      (long)remote, (long)remote_count, (long)flags);
}

/* process_vm_writev(2): write from the pieces local into the pieces remote of
 * process pid's memory; otherwise as process_vm_readv. Returns how many bytes,
 * which may be fewer, or -errno. Since Linux 3.2.
 */
RING3_INLINE long sys_process_vm_writev(int pid,
                                        const struct kernel_iovec *local,
                                        unsigned long local_count,
                                        const struct kernel_iovec *remote,
                                        unsigned long remote_count,
                                        unsigned long flags)
{
    return (syscall6)(NR_process_vm_writev, pid, (long)local, (long)local_count,
                      (long)remote, (long)remote_count, (long)flags);
}

#endif
