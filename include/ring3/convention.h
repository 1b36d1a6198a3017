/* SPDX-License-Identifier: 0BSD */
/* The raw calls of a kernel whose registers or errors are not as Linux has
 * them: see target.h. Linux's own are made first, under other names; the one
 * with six arguments fills every register there is.
 */
#if defined RING3_CONVENTION && !defined RING3_CONVENTION_H
#define RING3_CONVENTION_H

#define syscall0 ring3_linux_syscall0
#define syscall1 ring3_linux_syscall1
#define syscall2 ring3_linux_syscall2
#define syscall3 ring3_linux_syscall3
#define syscall4 ring3_linux_syscall4
#define syscall5 ring3_linux_syscall5
#define syscall6 ring3_linux_syscall6
#ifdef __i386__
#include "arch/i386/syscall.h"
#else
#include "arch/x86_64/syscall.h"
#endif
#undef syscall0
#undef syscall1
#undef syscall2
#undef syscall3
#undef syscall4
#undef syscall5
#undef syscall6

RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6)
{
#ifdef RING3_REGISTERS
    long ret = ring3_linux_syscall6(nr,
        RING3_REGISTERS(a1, a2, a3, a4, a5, a6));

    /* A kernel of fewer arguments leaves some out. */
    (void)a1, (void)a2, (void)a3, (void)a4, (void)a5, (void)a6;
#else
    long ret = ring3_linux_syscall6(nr, a1, a2, a3, a4, a5, a6);
#endif

#if RING3_ERRORS == RING3_ERRORS_MINUS_ONE
    if (ret == -1)
        ret = -(long)(RING3_ERROR_CODE());
#endif
    return ret;
}

RING3_INLINE long syscall5(long nr, long a1, long a2, long a3, long a4,
                           long a5)
{
    return syscall6(nr, a1, a2, a3, a4, a5, 0);
}

RING3_INLINE long syscall4(long nr, long a1, long a2, long a3, long a4)
{
    return syscall6(nr, a1, a2, a3, a4, 0, 0);
}

RING3_INLINE long syscall3(long nr, long a1, long a2, long a3)
{
    return syscall6(nr, a1, a2, a3, 0, 0, 0);
}

RING3_INLINE long syscall2(long nr, long a1, long a2)
{
    return syscall6(nr, a1, a2, 0, 0, 0, 0);
}

RING3_INLINE long syscall1(long nr, long a1)
{
    return syscall6(nr, a1, 0, 0, 0, 0, 0);
}

RING3_INLINE long syscall0(long nr)
{
    return syscall6(nr, 0, 0, 0, 0, 0, 0);
}

#endif
