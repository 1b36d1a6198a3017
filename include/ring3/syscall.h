/* SPDX-License-Identifier: 0BSD */
/* The raw calls, syscall0 to syscall6: a number and its arguments into
 * registers, one entry into the kernel, and what it answers: a value, or
 * -errno in [-4095, -1].
 *
 *      long n = syscall3(NR_write, 1, "hi\n", 3);
 *
 * A kernel other than Linux: -DRING3_TARGET='"myos/target.h"' names the file
 * that says how to enter it. It takes the place of arch/i386/nr.h or
 * arch/x86_64/nr.h, the example to start from; seam/target.h lists what it may
 * say.
 *
 * As functions of libring3.a: -DRING3_OUTLINE, see seam/outline.h. By the
 * kernel's faster way in on i386: -DRING3_FAST, see fast.h.
 */
#ifndef RING3_SYSCALL_H
#define RING3_SYSCALL_H
#pragma GCC system_header

#include <stddef.h>
#include <stdint.h>

#include "seam/compiler.h"

/* 10000 * major + 100 * minor + patch. */
#define RING3_VERSION 200

#ifdef RING3_TARGET
#include "seam/target.h"
#elif defined __i386__
#include "arch/i386/nr.h"
#else
#include "arch/x86_64/nr.h"
#endif

/* What enters the kernel. An interrupt is given as its bytes: compilers spell
 * it in two ways, and some offer no choice.
 */
#if defined RING3_FAST && defined __i386__
#include "seam/gate.h"
#endif
#ifdef RING3_VECTOR
#define RING3_INSTRUCTION ".byte 0xcd, " RING3_TEXT(RING3_VECTOR)
#endif
#ifndef RING3_TRAP
#define RING3_TRAP RING3_INSTRUCTION
#endif

/* Windows has a long too small for a pointer, and no ELF. */
#if !defined __i386__ && (!defined __x86_64__ || defined __ILP32__) || \
    defined _WIN32
#define RING3_NO_MACHINE
#error ring3 is for i386 and x86_64: compile with -m32 or -m64, \
    not for x32, Windows or another CPU
/* Not to be lost among warnings about every pointer that becomes a long. */
#pragma GCC diagnostic ignored "-Wpointer-to-int-cast"
#pragma GCC diagnostic ignored "-Wint-to-pointer-cast"
#endif

/* What cannot be right does not compile. */
#if defined __TINYC__ || defined RING3_NO_MACHINE
#define RING3_ASSERT(what, why)
#elif defined __cplusplus
#define RING3_ASSERT(what, why) static_assert(what, why)
#else
#define RING3_ASSERT(what, why) __extension__ _Static_assert(what, why)
#endif

/* Declared all the same, so that this is the only error. And clang's analyzer
 * assumes that a function writes through an argument, but not that assembler
 * text does.
 */
#if defined RING3_NO_MACHINE || defined __clang_analyzer__
long syscall0(long), syscall1(long, long), syscall2(long, long, long),
    syscall3(long, long, long, long), syscall4(long, long, long, long, long),
    syscall5(long, long, long, long, long, long),
    syscall6(long, long, long, long, long, long, long);
#elif defined RING3_OUTLINE
#include "seam/outline.h"
#elif defined RING3_CONVENTION
#include "seam/convention.h"
#elif defined __i386__
#include "arch/i386/syscall.h"
#else
#include "arch/x86_64/syscall.h"
#endif

/* No macro reveals it. main, handlers and what clone calls would look for their
 * arguments elsewhere.
 */
#ifdef __x86_64__
RING3_ASSERT(sizeof(__builtin_va_list) == 24,
             "ring3 has the calling convention of Linux: compile without "
             "-mabi=ms");
#endif

#ifndef RING3_NO_RAW_MACROS

/* A number or argument of a raw call, widened to a register by its own
 * signedness. One that is wider than a register does not compile: a 64-bit
 * value on i386 must be passed as its two halves.
 *
 * Wrappers write (syscall3)(...), which is the function and not the macro: they
 * already pass longs, and a thousand checks of that took the compiler longer
 * than all the rest.
 */
#ifdef __cplusplus
extern "C++" {
template <typename T> RING3_INLINE long ring3_arg(T x)
{
    static_assert(sizeof(T) <= sizeof(long),
                  "this argument is wider than a register");
    return (long)x;
}
}
#define RING3_ARG(x) ring3_arg(x)
#else
/* nullptr becomes an address and nothing else. */
#if __STDC_VERSION__ > 201710L && (__GNUC__ >= 13 || \
    (defined __clang__ && __clang_major__ >= 16))
#define RING3_SCALAR(x) \
    _Generic((x), __typeof__(nullptr): (void *)0, default: (x))
#else
#define RING3_SCALAR(x) (x)
#endif
#define RING3_ARG(x) \
    ((long)RING3_SCALAR(x) + 0 * (long)sizeof(void (*)( \
        int this_argument_is_wider_than_a_register[ \
            sizeof(1 ? (x) : (x)) <= sizeof(long) ? 1 : -1])))
#endif

#define syscall0(nr) syscall0(RING3_ARG(nr))
#define syscall1(nr, a) syscall1(RING3_ARG(nr), RING3_ARG(a))
#define syscall2(nr, a, b) \
    syscall2(RING3_ARG(nr), RING3_ARG(a), RING3_ARG(b))
#define syscall3(nr, a, b, c) \
    syscall3(RING3_ARG(nr), RING3_ARG(a), RING3_ARG(b), RING3_ARG(c))
#define syscall4(nr, a, b, c, d) \
    syscall4(RING3_ARG(nr), RING3_ARG(a), RING3_ARG(b), RING3_ARG(c), \
             RING3_ARG(d))
#define syscall5(nr, a, b, c, d, e) \
    syscall5(RING3_ARG(nr), RING3_ARG(a), RING3_ARG(b), RING3_ARG(c), \
             RING3_ARG(d), RING3_ARG(e))
#define syscall6(nr, a, b, c, d, e, f) \
    syscall6(RING3_ARG(nr), RING3_ARG(a), RING3_ARG(b), RING3_ARG(c), \
             RING3_ARG(d), RING3_ARG(e), RING3_ARG(f))

#endif
#endif
