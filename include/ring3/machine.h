/* SPDX-License-Identifier: 0BSD */
/* What only x86 has: I/O ports, and 8086 mode.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_MACHINE_H
#define RING3_MACHINE_H
#pragma GCC system_header

#include "syscall.h"

/* request of vm86(2). */
#define VM86_PLUS_INSTALL_CHECK 0
#define VM86_ENTER              1
#define VM86_ENTER_NO_BYPASS    2
#define VM86_REQUEST_IRQ        3
#define VM86_FREE_IRQ           4
#define VM86_GET_IRQ_BITS       5
#define VM86_GET_AND_RESET_IRQ  6

/* ioperm(2): allow this thread access to count I/O ports, or revoke it if on is
 * 0.
 *
 * -EPERM without CAP_SYS_RAWIO, and where the kernel is locked down.
 */
RING3_INLINE int sys_ioperm(unsigned long from, unsigned long count, int on)
{
    return (int)(syscall3)(NR_ioperm, (long)from, (long)count, on);
}

/* iopl(2): let this thread use all I/O ports with level 3, none with 0.
 *
 * Since Linux 5.5 cli and sti stay forbidden all the same.
 */
RING3_INLINE int sys_iopl(unsigned int level)
{
    return (int)(syscall1)(NR_iopl, (long)level);
}

/* i386 only. */
#if defined NR_vm86 && !defined RING3_LACKS_vm86
/* vm86(2): run 16-bit code, as info says.
 *
 * Returns why it stopped, in the low 8 bits, and above them the details; or
 * -errno: -ENOSYS under an x86_64 kernel, where the CPU cannot, and under one
 * built without it.
 */
RING3_INLINE int sys_vm86(unsigned long request, void *info)
{
    return (int)(syscall2)(NR_vm86, (long)request, (long)info);
}
#endif

#endif
