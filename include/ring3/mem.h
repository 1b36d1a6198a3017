/* SPDX-License-Identifier: 0BSD */
/* memcpy, memmove, memset, memcmp and bcmp: compilers call these five even
 * where a program does not, to copy or clear something large, or where it asks
 * memcmp only whether the bytes are the same. Include this in one file of the
 * program if the linker misses them, or link libring3.a.
 *
 * The copying is a single assembler instruction in each, because a compiler may
 * recognise a loop as memcpy and make it call itself. Weak, so that a program's
 * own versions win.
 */
#ifndef RING3_MEM_H
#define RING3_MEM_H
#pragma GCC system_header

#include "syscall.h"

#ifndef RING3_NO_MACHINE

/* clang -mrtd takes the arguments off the stack itself after the calls that it
 * generates; gcc goes by its flags. clang -fsanitize=integer objects to a
 * difference that is meant to wrap.
 */
#if defined __clang__ && defined __i386__
#define RING3_MEM \
    __attribute__((__used__, __weak__, __no_sanitize__("integer"), __cdecl__))
#elif defined __clang__
#define RING3_MEM \
    __attribute__((__used__, __weak__, __no_sanitize__("integer")))
#else
#define RING3_MEM __attribute__((__used__, __weak__))
#endif

#ifdef __cplusplus
extern "C" {
#endif

RING3_MEM void *memcpy(void *dest, const void *src, size_t len);
RING3_MEM void *memmove(void *dest, const void *src, size_t len);
RING3_MEM void *memset(void *dest, int byte, size_t len);
RING3_MEM int memcmp(const void *a, const void *b, size_t len);
RING3_MEM int bcmp(const void *a, const void *b, size_t len)
    __attribute__((__nothrow__, __leaf__, __pure__, __nonnull__(1, 2),
                   __alias__(RING3_TEXT(memcmp))));

/* Copy len bytes; the two places must not overlap. Returns dest. */
void *memcpy(void *dest, const void *src, size_t len)
{
    void *to = dest;

    __asm__ __volatile__("rep movsb"
        : "+D" (to), "+S" (src), "+c" (len)
        :
        : "memory");
    return dest;
}

/* Copy len bytes; the two places may overlap. Returns dest. */
void *memmove(void *dest, const void *src, size_t len)
{
    unsigned char *to = (unsigned char *)dest;
    const unsigned char *from = (const unsigned char *)src;

    if ((size_t)to - (size_t)from >= len) {
        __asm__ __volatile__("rep movsb"
            : "+D" (to), "+S" (from), "+c" (len)
            :
            : "memory");
        return dest;
    }

    /* dest begins inside src: from the last byte down. */
    to += len - 1;
    from += len - 1;
    __asm__ __volatile__("std\n\trep movsb\n\tcld"
        : "+D" (to), "+S" (from), "+c" (len)
        :
        : "memory");
    return dest;
}

/* Set len bytes to byte. Returns dest. */
void *memset(void *dest, int byte, size_t len)
{
    void *to = dest;

    __asm__ __volatile__("rep stosb"
        : "+D" (to), "+c" (len)
        : "a" (byte)
        : "memory");
    return dest;
}

/* Compare len bytes. Returns 0 if they are the same, else the difference of the
 * first two that are not, as unsigned bytes.
 */
int memcmp(const void *a, const void *b, size_t len)
{
    const unsigned char *left = (const unsigned char *)a;
    const unsigned char *right = (const unsigned char *)b;

    if (len == 0)
        return 0;
    __asm__ __volatile__("repe cmpsb"
        : "+S" (left), "+D" (right), "+c" (len)
        :
        : "memory");
    return left[-1] - right[-1];
}

#ifdef __cplusplus
}
#endif

#endif
#endif
