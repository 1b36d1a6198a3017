/* SPDX-License-Identifier: 0BSD */
/* A kernel other than Linux: reads the file in RING3_TARGET, which defines
 *
 *      RING3_BITS          32 or 64: the machine it is for
 *      RING3_VECTOR        the interrupt that enters the kernel, 0x30; or
 *      RING3_INSTRUCTION   another instruction, "syscall"
 *      NR_name             the number of each call that there is. What has
 *                          none compiles as long as nothing calls it; a call
 *                          to it is an error that names it
 *      RING3_ERRORS        how an error comes back. Without it -errno does, in
 *                          eax or rax: RING3_ERRORS_NEGATIVE.
 *                          RING3_ERRORS_CARRY: the carry flag is set, and eax
 *                          or rax holds a positive errno; it is clear before
 *                          the trap and stays so if there is no error.
 *                          RING3_ERRORS_MINUS_ONE: -1, and the positive errno
 *                          is RING3_ERROR_CODE(), an expression of yours
 *      RING3_REGISTERS(a1, a2, a3, a4, a5, a6)
 *                          which argument goes into ebx, ecx, edx, esi, edi
 *                          and ebp, or rdi, rsi, rdx, r10, r8 and r9, in this
 *                          order. Without it they go as Linux takes them.
 *                          eax or rax holds the number, then the result
 *      RING3_LOST          registers that the kernel destroys besides those of
 *                          arguments, which count as lost: "rbx", "xmm0". rcx
 *                          and r11 do too; a stack or frame pointer cannot
 *      RING3_KEPT          without a value: the kernel leaves all those of
 *                          arguments as they were, as Linux does, and calls
 *                          get shorter, unless one of the last three is said
 *
 * Numbers are macros of integer literals and operators, without suffixes or
 * casts: they stand in assembler text too. An instruction is a string without
 * registers, %, { or |: .byte has no such limits. One that pushes, as call
 * does, needs -mno-red-zone on x86_64.
 *
 * The kernel must preserve all other registers.
 */
#if defined RING3_TARGET && !defined RING3_TARGET_H
#define RING3_TARGET_H
#pragma GCC system_header

#define RING3_ERRORS_NEGATIVE   1
#define RING3_ERRORS_CARRY      2
#define RING3_ERRORS_MINUS_ONE  3

#include "target/file.h"
#include "missing.h"

/* A line that the preprocessor cannot read is false: each #else is for that,
 * too. With the suffix u nothing is negative.
 */
#if !defined RING3_BITS && !defined RING3_VECTOR && \
    !defined RING3_INSTRUCTION
#error RING3_TARGET: no target was read from it, write it with both kinds of \
    quotes: -DRING3_TARGET='"myos/target.h"'
#define RING3_NO_TARGET
#define RING3_INSTRUCTION "ud2"
#elif !defined RING3_BITS
#error RING3_TARGET: the file must define RING3_BITS as 32 or 64
#elif RING3_BITS + 0 == 32 || RING3_BITS + 0 == 64
#if defined __i386__ && RING3_BITS != 32
#error RING3_TARGET: by its RING3_BITS the file is not for i386, compile \
    with -m64
#elif defined __x86_64__ && RING3_BITS != 64
#error RING3_TARGET: by its RING3_BITS the file is not for x86_64, compile \
    with -m32
#endif
#else
#error RING3_TARGET: RING3_BITS must be 32 or 64
#endif

#ifdef RING3_VECTOR
#ifdef RING3_INSTRUCTION
#error RING3_TARGET: the file must define RING3_VECTOR or RING3_INSTRUCTION, \
    not both
#elif RING3_VECTOR + 0 >= 1 && RING3_VECTOR + 0 - 256 < 0
#else
#error RING3_TARGET: RING3_VECTOR must be a macro of integer literals without \
    suffixes, the interrupt, 1 to 255
#endif
#elif !defined RING3_INSTRUCTION
#error RING3_TARGET: the file must define RING3_VECTOR, the interrupt that \
    enters the kernel, or RING3_INSTRUCTION
#define RING3_INSTRUCTION "ud2"
#endif

#ifndef RING3_ERRORS
#define RING3_ERRORS RING3_ERRORS_NEGATIVE
#elif RING3_ERRORS + 0 >= 1 && RING3_ERRORS + 0 <= 3
#else
#error RING3_TARGET: RING3_ERRORS must be RING3_ERRORS_NEGATIVE, \
    RING3_ERRORS_CARRY or RING3_ERRORS_MINUS_ONE
#undef RING3_ERRORS
#define RING3_ERRORS RING3_ERRORS_NEGATIVE
#endif
#if RING3_ERRORS == RING3_ERRORS_CARRY
/* clc, for a kernel that only sets the flag: neg leaves it set. Then neg eax,
 * neg rax.
 */
#ifdef __i386__
#define RING3_NEGATE ".byte 0xf7, 0xd8"
#else
#define RING3_NEGATE ".byte 0x48, 0xf7, 0xd8"
#endif
#define RING3_TRAP \
    "clc\n\t" RING3_INSTRUCTION "\n\tjnc 1f\n\t" RING3_NEGATE "\n1:"
#elif RING3_ERRORS == RING3_ERRORS_MINUS_ONE
#ifndef RING3_ERROR_CODE
#error RING3_TARGET: with RING3_ERRORS_MINUS_ONE the file must define \
    RING3_ERROR_CODE(), where the positive errno is found
#define RING3_ERROR_CODE() 1
#endif
#endif

#ifdef RING3_LOST
#define RING3_CLOBBERS , RING3_LOST
#else
#define RING3_CLOBBERS
#endif
#ifdef RING3_KEPT
#if RING3_KEPT 1
#else
#error RING3_TARGET: RING3_KEPT has no value: it is for a kernel that keeps \
    the registers of all arguments
#endif
#endif

#if !defined RING3_KEPT || defined RING3_LOST || defined RING3_REGISTERS || \
    RING3_ERRORS == RING3_ERRORS_MINUS_ONE
#define RING3_CONVENTION
#ifdef __TINYC__
#error RING3_TARGET: tcc compiles for a kernel that has its registers as Linux \
    has them and says RING3_KEPT, for others use gcc or clang
#endif
#endif

#endif
