/* SPDX-License-Identifier: 0BSD */
/* The hobby kernel built with -DCARRY=1: the same numbers, but arguments lie in
 * ecx, edx, ebx, edi, ebp, esi, and an error is a positive errno in eax with
 * the carry flag set. If there is none the kernel must clear the flag, in
 * fork's child too: who calls need not have done so.
 */
#include "target.h"

#undef RING3_ERRORS
#define RING3_ERRORS    RING3_ERRORS_CARRY

/* What goes into ebx, ecx, edx, esi, edi and ebp. The order is not its own
 * inverse, so that taking it the wrong way round is noticed.
 */
#define RING3_REGISTERS(a1, a2, a3, a4, a5, a6) a3, a1, a2, a6, a4, a5
