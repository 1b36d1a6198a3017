/* SPDX-License-Identifier: 0BSD */
/* Randomness from the kernel. */
#ifndef RING3_RANDOM_H
#define RING3_RANDOM_H
#pragma GCC system_header

#include "errno.h"
#include "syscall.h"

/* The flags of getrandom(2): do not wait; from /dev/random; even before there
 * is any randomness.
 */
#define GRND_NONBLOCK   0x1
#define GRND_RANDOM     0x2
#define GRND_INSECURE   0x4

/* getrandom(2): fill buf with up to len random bytes, good for keys.
 *
 * Returns how many: all, if up to 256; a larger request may fall short after a
 * signal. It waits only early in boot, or returns -EAGAIN with GRND_NONBLOCK.
 * Since Linux 3.17.
 */
RING3_INLINE long sys_getrandom(void *buf, size_t len, unsigned int flags)
{
    return (syscall3)(NR_getrandom, (long)buf, (long)len, (long)flags);
}

#endif
