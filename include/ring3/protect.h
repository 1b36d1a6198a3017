/* SPDX-License-Identifier: 0BSD */
/* Guards on memory, beyond mprotect: keys, seals, shadow stacks.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_PROTECT_H
#define RING3_PROTECT_H
#pragma GCC system_header

#include "errno.h"
#include "syscall.h"

/* The rights of pkey_alloc(2): what is taken away. */
#define PKEY_DISABLE_ACCESS     0x1
#define PKEY_DISABLE_WRITE      0x2

/* A flag of map_shadow_stack(2): put a token at the top to switch to. */
#define SHADOW_STACK_SET_TOKEN  0x1

/* pkey_alloc(2): allocate a protection key; rights is what it forbids this
 * thread.
 *
 * Returns the key, or -errno: -ENOSPC with none left, that or -EINVAL where the
 * processor has none. flags is 0. Later, the instruction wrpkru changes what a
 * key forbids, for each thread separately. Since Linux 4.9.
 */
RING3_INLINE int sys_pkey_alloc(unsigned long flags, unsigned long rights)
{
    return (int)(syscall2)(NR_pkey_alloc, (long)flags, (long)rights);
}

/* pkey_free(2): give a key back. Pages that have it keep it, so whoever is
 * given it next gets them too. Since Linux 4.9.
 */
RING3_INLINE int sys_pkey_free(int pkey)
{
    return (int)(syscall1)(NR_pkey_free, pkey);
}

/* pkey_mprotect(2): mprotect(2) that also puts the pages under a key; with -1
 * it is mprotect. Since Linux 4.9.
 */
RING3_INLINE int sys_pkey_mprotect(void *addr, size_t len, int prot, int pkey)
{
    return (int)(syscall4)(NR_pkey_mprotect, (long)addr, (long)len, prot, pkey);
}

/* mseal(2): forbid unmapping, moving or reprotecting these len bytes as long as
 * the process lives. flags is 0. Since Linux 6.10.
 *
 * i386: only under a 64-bit kernel.
 */
RING3_INLINE int sys_mseal(void *addr, size_t len, unsigned long flags)
{
    return (int)(syscall3)(NR_mseal, (long)addr, (long)len, (long)flags);
}

/* map_shadow_stack(2): map len bytes for a shadow stack, at addr, above 4 GiB,
 * or anywhere with NULL.
 *
 * Returns the address, or -errno as a pointer: ring3_pointer_error() tells.
 * -EOPNOTSUPP where the processor has none. Since Linux 6.6.
 *
 * i386: there are none for 32-bit programs to use.
 */
RING3_INLINE void *sys_map_shadow_stack(void *addr, size_t len,
                                        unsigned int flags)
{
    long ret = (syscall3)(NR_map_shadow_stack, (long)addr, (long)len,
                          (long)flags);

    return (void *)ret;
}

#endif
