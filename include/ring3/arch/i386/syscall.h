/* SPDX-License-Identifier: 0BSD */
/* i386: how a system call is made.
 *
 *      number   a1   a2   a3   a4   a5   a6     result   lost
 *      eax      ebx  ecx  edx  esi  edi  ebp    eax      nothing
 *
 * Six arguments and the number take every register but the stack pointer, and
 * the compiler may be using ebp to find its own variables: a sixth argument
 * goes through memory. clang before 20 may be using esi the same way, and
 * silently lets it be overwritten: for those clangs no operand is in esi.
 *
 * "memory" because the kernel reads and writes what the arguments point to.
 */
#ifndef RING3_ARCH_I386_SYSCALL_H
#define RING3_ARCH_I386_SYSCALL_H
#pragma GCC system_header

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

/* edi holds what was in esi meanwhile. */
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

/* In bytes, for both assembler dialects, and outside a function too. The
 * block's address is in eax, which is overwritten last.
 */
#define RING3_SIX \
    ".byte 0x56\n"                          /* push %esi            */ \
    RING3_CFI(".cfi_def_cfa_offset 8\n.cfi_offset 6, -8\n") \
    ".byte 0x57\n"                          /* push %edi            */ \
    RING3_CFI(".cfi_def_cfa_offset 12\n.cfi_offset 7, -12\n") \
    ".byte 0x55\n"                          /* push %ebp            */ \
    RING3_CFI(".cfi_def_cfa_offset 16\n.cfi_offset 5, -16\n") \
    ".byte 0x8b, 0x70, 0x04\n"              /* mov  4(%eax), %esi   */ \
    ".byte 0x8b, 0x78, 0x08\n"              /* mov  8(%eax), %edi   */ \
    ".byte 0x8b, 0x68, 0x0c\n"              /* mov  12(%eax), %ebp  */ \
    ".byte 0x8b, 0x00\n"                    /* mov  (%eax), %eax    */ \
    RING3_TRAP "\n" \
    ".byte 0x5d\n"                          /* pop  %ebp            */ \
    RING3_CFI(".cfi_def_cfa_offset 12\n.cfi_restore 5\n") \
    ".byte 0x5f\n"                          /* pop  %edi            */ \
    RING3_CFI(".cfi_def_cfa_offset 8\n.cfi_restore 7\n") \
    ".byte 0x5e\n"                          /* pop  %esi            */ \
    RING3_CFI(".cfi_def_cfa_offset 4\n.cfi_restore 6\n")

/* While ebp is overwritten, nothing can find the frame of a function that keeps
 * it there. With unwind tables this is a function, which has tables of its own.
 */
#ifdef __GCC_HAVE_DWARF2_CFI_ASM
__asm__(
    ".ifndef ring3_six\n"
    ".pushsection .text.ring3_six, \"axG\", @progbits, ring3_six, comdat\n"
    ".weak ring3_six\n"
    ".hidden ring3_six\n"
    ".type ring3_six, @function\n"
    "ring3_six: 7:\n"
    ".cfi_startproc\n" RING3_SIX "ret\n.cfi_endproc\n"
    ".size ring3_six, . - 7b\n"
    ".popsection\n"
    ".endif\n");
#undef RING3_SIX
#define RING3_SIX "call ring3_six"
#endif

RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6)
{
    long block[4];
    long ret;

    block[0] = nr;
    block[1] = a4;
    block[2] = a5;
    block[3] = a6;
    __asm__ __volatile__(RING3_SIX
        : "=a" (ret)
        : "0" (block), "b" (a1), "c" (a2), "d" (a3)
        : "memory");
    return ret;
}

#endif
