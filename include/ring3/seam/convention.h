/* SPDX-License-Identifier: 0BSD */
/* The raw calls of a kernel whose registers or errors differ from Linux's: see
 * target.h. The one with six arguments fills every register there is, and
 * counts them all as lost: RING3_LOST cannot name them again.
 */
#if defined RING3_CONVENTION && !defined RING3_CONVENTION_H
#define RING3_CONVENTION_H
#pragma GCC system_header

#ifdef RING3_LOST
/* Compilers tell of a wrong name at each call, and clang 14 takes rbp and keeps
 * a value there. Each name is looked at with its quotes; what is left of 32
 * places is a "-".
 */
#define RING3_BEGINS(name, with) \
    !__builtin_strncmp(name, "\"" with, sizeof with)
#ifdef __i386__
#define RING3_SPARE(name) 0
#else
#define RING3_SPARE(name) \
    (RING3_BEGINS(name, "rbx\"") || RING3_BEGINS(name, "rcx\"") || \
     (RING3_BEGINS(name, "r1") && !RING3_BEGINS(name, "r10")))
#endif
#define RING3_LOSES(name) \
    (!__builtin_strcmp(name, "-") || RING3_SPARE(name) || \
     RING3_BEGINS(name, "xmm") || RING3_BEGINS(name, "ymm") || \
     RING3_BEGINS(name, "zmm") || RING3_BEGINS(name, "k") || \
     RING3_BEGINS(name, "mm") || RING3_BEGINS(name, "st") || \
     RING3_BEGINS(name, "cc\"") || RING3_BEGINS(name, "memory\""))
#define RING3_LOSES_8(a, b, c, d, e, f, g, h, more, ...) \
    RING3_LOSES(#a) && RING3_LOSES(#b) && RING3_LOSES(#c) && \
    RING3_LOSES(#d) && RING3_LOSES(#e) && RING3_LOSES(#f) && \
    RING3_LOSES(#g) && RING3_LOSES(#h) && !__builtin_strcmp(#more, "-")
#define RING3_LOSES_16(a, b, c, d, e, f, g, h, ...) \
    RING3_LOSES_8(a, b, c, d, e, f, g, h, -, -) && RING3_LOSES_8(__VA_ARGS__)
#define RING3_LOSES_24(a, b, c, d, e, f, g, h, ...) \
    RING3_LOSES_8(a, b, c, d, e, f, g, h, -, -) && RING3_LOSES_16(__VA_ARGS__)
#define RING3_LOSES_32(a, b, c, d, e, f, g, h, ...) \
    RING3_LOSES_8(a, b, c, d, e, f, g, h, -, -) && RING3_LOSES_24(__VA_ARGS__)
#define RING3_LOSES_LIST(...) RING3_LOSES_32(__VA_ARGS__)
#define RING3_NONE -, -, -, -, -, -, -, -
RING3_ASSERT(RING3_LOSES_LIST(RING3_LOST, RING3_NONE, RING3_NONE, RING3_NONE,
                              RING3_NONE, -, -),
             "RING3_TARGET: RING3_LOST is a list of names in quotes, \"rbx\", "
             "\"xmm0\", without what arguments, stack and frame are in");
#endif

RING3_INLINE long ring3_trap(long nr, long a1, long a2, long a3, long a4,
                             long a5, long a6)
{
#ifdef __i386__
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
        : "=a" (ret), "+b" (a1), "+c" (a2), "+d" (a3)
        : "0" (block)
        : "memory" RING3_CLOBBERS);
#else
    register long r10 __asm__("r10") = a4;
    register long r8 __asm__("r8") = a5;
    register long r9 __asm__("r9") = a6;
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret), "+D" (a1), "+S" (a2), "+d" (a3), "+r" (r10), "+r" (r8),
          "+r" (r9)
        : "0" (nr)
        : "rcx", "r11", "memory" RING3_CLOBBERS);
#endif
    return ret;
}

RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6)
{
#ifdef RING3_REGISTERS
    long ret = ring3_trap(nr, RING3_REGISTERS(a1, a2, a3, a4, a5, a6));

    /* A kernel that takes fewer arguments leaves some out. */
    (void)a1, (void)a2, (void)a3, (void)a4, (void)a5, (void)a6;
#else
    long ret = ring3_trap(nr, a1, a2, a3, a4, a5, a6);
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
