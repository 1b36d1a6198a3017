/* SPDX-License-Identifier: 0BSD */
/* What sentinels.inc hands to the wrappers, and what it expects in their place:
 * IN_X(place) in a register for X(place).
 *
 * A swapped, a cut and a wrongly widened one all show: an int is negative, what
 * is unsigned has its top bit set, and each tells its place.
 */
#ifndef SENTINELS_H
#define SENTINELS_H

/* Nothing apart: every wrapper is in what costs no byte. */
#ifdef SINGLE
#include "ring3-single.h"
#else
#include <ring3.h>
#endif

#ifdef __i386__
#define NUMBER(i386, x86_64) i386
#define HIGH(place) (0x81000000ul + (place))
#define STUB_ABI __attribute__((__cdecl__, __regparm__(0)))
#else
#define NUMBER(i386, x86_64) x86_64
#define HIGH(place) (0x8123456700000000ul + (place))
#define STUB_ABI
#endif

#define WIDE(place) (-0x7edcba9876543200 + (place))
#define IN_WHOLE(place) 0x8123456789abce00ul + (place)
#define IN_LOW(place) 0x89abce00ul + (place)
#define IN_HIGH(place) 0x81234567ul

#define INT(place) (-1 - (place))
#define IN_INT(place) (unsigned long)(-1l - (place))
#define UNSIGNED(place) (0x80000000u + (place))
#define IN_UNSIGNED(place) 0x80000000ul + (place)
#define WORD(place) HIGH(place)
#define IN_WORD(place) HIGH(place)
#define POINTER(type, place) (type)HIGH(place)
#define IN_POINTER(place) HIGH(place)

#ifdef STUBS
#ifdef __cplusplus
extern "C" {
#endif
#include "stubs.h"
/* Not in the table: spellings of wait4. */
STUB_ABI int stub_waitpid(int pid, int *status, int options)
    __asm__("sys_waitpid");
#define sys_waitpid stub_waitpid
STUB_ABI int stub_wait(int *status) __asm__("sys_wait");
#define sys_wait stub_wait
#ifdef __cplusplus
}
#endif
#endif

#endif
