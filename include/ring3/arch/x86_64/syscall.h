/* SPDX-License-Identifier: 0BSD */
/* x86_64: how a system call is made.
 *
 *      number   a1   a2   a3   a4   a5   a6     result   lost
 *      rax      rdi  rsi  rdx  r10  r8   r9     rax      rcx, r11
 *
 * A function call passes its fourth argument in rcx. The syscall instruction
 * puts the return address there and the flags in r11, so the kernel takes the
 * fourth from r10 instead. No constraint letter names r10, r8 and r9: they are
 * pinned with register variables, set from parameters with nothing in between.
 *
 * "memory" because the kernel reads and writes what the arguments point to.
 */
#ifndef RING3_ARCH_X86_64_SYSCALL_H
#define RING3_ARCH_X86_64_SYSCALL_H
#pragma GCC system_header

RING3_INLINE long syscall0(long nr)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr)
        : "rcx", "r11", "memory");
    return ret;
}

RING3_INLINE long syscall1(long nr, long a1)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1)
        : "rcx", "r11", "memory");
    return ret;
}

RING3_INLINE long syscall2(long nr, long a1, long a2)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2)
        : "rcx", "r11", "memory");
    return ret;
}

RING3_INLINE long syscall3(long nr, long a1, long a2, long a3)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2), "d" (a3)
        : "rcx", "r11", "memory");
    return ret;
}

#ifndef __TINYC__

RING3_INLINE long syscall4(long nr, long a1, long a2, long a3, long a4)
{
    register long r10 __asm__("r10") = a4;
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2), "d" (a3), "r" (r10)
        : "rcx", "r11", "memory");
    return ret;
}

RING3_INLINE long syscall5(long nr, long a1, long a2, long a3, long a4,
                           long a5)
{
    register long r10 __asm__("r10") = a4;
    register long r8 __asm__("r8") = a5;
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2), "d" (a3), "r" (r10), "r" (r8)
        : "rcx", "r11", "memory");
    return ret;
}

RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6)
{
    register long r10 __asm__("r10") = a4;
    register long r8 __asm__("r8") = a5;
    register long r9 __asm__("r9") = a6;
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2), "d" (a3), "r" (r10), "r" (r8), "r" (r9)
        : "rcx", "r11", "memory");
    return ret;
}

#else

RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6);

RING3_INLINE long syscall4(long nr, long a1, long a2, long a3, long a4)
{
    return syscall6(nr, a1, a2, a3, a4, 0, 0);
}

RING3_INLINE long syscall5(long nr, long a1, long a2, long a3, long a4,
                           long a5)
{
    return syscall6(nr, a1, a2, a3, a4, a5, 0);
}

/* tcc silently ignores the register in a register variable. */
RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6)
{
    long ret;

    __asm__ __volatile__(
        "movq %5, %%r10\n\t"
        "movq %6, %%r8\n\t"
        "movq %7, %%r9\n\t"
        RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2), "d" (a3), "m" (a4), "m" (a5), "m" (a6)
        : "rcx", "r8", "r9", "r10", "r11", "memory");
    return ret;
}

#endif
#endif
