/* SPDX-License-Identifier: 0BSD */
/* i386: how a system call is made.
 *
 *      number   a1   a2   a3   a4   a5   a6     result   lost
 *      eax      ebx  ecx  edx  esi  edi  ebp    eax      nothing
 *
 * Six arguments and the number take every register but the stack pointer, and
 * the compiler may be using ebp to find its own variables: a sixth argument
 * goes through memory. clang before 20 may be using esi the same way, and lets
 * it be overwritten without a word: for those clangs no operand is in esi.
 *
 * "memory" because the kernel reads and writes what the arguments point to.
 */
#ifndef RING3_ARCH_I386_SYSCALL_H
#define RING3_ARCH_I386_SYSCALL_H

RING3_INLINE long syscall0(long nr)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr)
        : "memory");
    return ret;
}

RING3_INLINE long syscall1(long nr, long a1)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "b" (a1)
        : "memory");
    return ret;
}

RING3_INLINE long syscall2(long nr, long a1, long a2)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "b" (a1), "c" (a2)
        : "memory");
    return ret;
}

RING3_INLINE long syscall3(long nr, long a1, long a2, long a3)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "b" (a1), "c" (a2), "d" (a3)
        : "memory");
    return ret;
}

#if !defined __clang__ || __clang_major__ >= 20

RING3_INLINE long syscall4(long nr, long a1, long a2, long a3, long a4)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "b" (a1), "c" (a2), "d" (a3), "S" (a4)
        : "memory");
    return ret;
}

RING3_INLINE long syscall5(long nr, long a1, long a2, long a3, long a4,
                           long a5)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "b" (a1), "c" (a2), "d" (a3), "S" (a4), "D" (a5)
        : "memory");
    return ret;
}

#else

/* What was in esi waits in edi meanwhile. */
RING3_INLINE long syscall4(long nr, long a1, long a2, long a3, long a4)
{
    long ret;

    __asm__ __volatile__(
        RING3_DIALECT("xchgl %%esi, %%edi", "xchg esi, edi") "\n\t"
        RING3_TRAP "\n\t"
        RING3_DIALECT("xchgl %%esi, %%edi", "xchg esi, edi")
        : "=a" (ret)
        : "a" (nr), "b" (a1), "c" (a2), "d" (a3), "D" (a4)
        : "memory");
    return ret;
}

RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6);

RING3_INLINE long syscall5(long nr, long a1, long a2, long a3, long a4,
                           long a5)
{
    return syscall6(nr, a1, a2, a3, a4, a5, 0);
}

#endif

/* After the first push no operand may be named: it may be addressed from esp.
 * The block's address is in eax, which is overwritten last.
 */
RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6)
{
    long block[4];
    long ret;

    block[0] = nr;
    block[1] = a4;
    block[2] = a5;
    block[3] = a6;
    __asm__ __volatile__(
        RING3_DIALECT("pushl %%esi", "push esi") "\n\t"
        RING3_DIALECT("pushl %%edi", "push edi") "\n\t"
        RING3_DIALECT("pushl %%ebp", "push ebp") "\n\t"
        RING3_DIALECT("movl 4(%%eax), %%esi", "mov esi, [eax + 4]") "\n\t"
        RING3_DIALECT("movl 8(%%eax), %%edi", "mov edi, [eax + 8]") "\n\t"
        RING3_DIALECT("movl 12(%%eax), %%ebp", "mov ebp, [eax + 12]") "\n\t"
        RING3_DIALECT("movl (%%eax), %%eax", "mov eax, [eax]") "\n\t"
        RING3_TRAP "\n\t"
        RING3_DIALECT("popl %%ebp", "pop ebp") "\n\t"
        RING3_DIALECT("popl %%edi", "pop edi") "\n\t"
        RING3_DIALECT("popl %%esi", "pop esi")
        : "=a" (ret)
        : "0" (block), "b" (a1), "c" (a2), "d" (a3)
        : "memory");
    return ret;
}

#endif
