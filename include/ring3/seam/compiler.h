/* SPDX-License-Identifier: 0BSD */
/* What compilers spell in different ways. */
#ifndef RING3_COMPILER_H
#define RING3_COMPILER_H
#pragma GCC system_header

/* Not always_inline: gcc refuses that in functions with a target attribute.
 * Unused: with the header opened alone, an editor's clang says that of each. A
 * C++ module that exports what calls a wrapper needs -DRING3_INLINE=inline.
 */
#ifndef RING3_INLINE
#define RING3_INLINE static __inline__ __attribute__((__unused__))
#endif

/* Assembler text for both of the compiler's dialects. tcc knows only one, and
 * clang 13 reads AT&T's even after -masm=intel, which picks the other.
 */
#if defined __TINYC__ || (defined __clang__ && __clang_major__ < 14)
#define RING3_DIALECT(att, intel) att
#else
#define RING3_DIALECT(att, intel) "{" att "|" intel "}"
#endif

/* What follows a call that does not return; a tracer can make it return. */
#ifdef __TINYC__
#define RING3_STOP() for (;;) __asm__ __volatile__("hlt")
#else
#define RING3_STOP() \
    do { \
        __asm__ __volatile__("hlt"); \
        __builtin_unreachable(); \
    } while (0)
#endif

/* CFI directives, if the compiler emits unwind tables. */
#ifdef __GCC_HAVE_DWARF2_CFI_ASM
#define RING3_CFI(text) text
#else
#define RING3_CFI(text)
#endif

/* However the program is compiled, a function of the archive has its arguments
 * on the stack on i386. A signal handler has them there and where -mregparm
 * looks; but with -mrtd it would pop them, from under the kernel.
 */
#ifdef __i386__
#define RING3_CDECL __attribute__((__cdecl__, __regparm__(0)))
#define RING3_HANDLER __attribute__((__cdecl__))
#else
#define RING3_CDECL
#define RING3_HANDLER
#endif

/* A number's digits, for assembler text. */
#define RING3_TEXT(number) RING3_TEXT_(number)
#define RING3_TEXT_(number) #number

#endif
