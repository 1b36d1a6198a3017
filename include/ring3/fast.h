/* SPDX-License-Identifier: 0BSD */
/* The kernel's faster way in, for i386: every file compiled with -DRING3_FAST,
 * libring3-fast.a where libring3.a was linked, ring3_fast() in main.
 * ring3-cc --fast does the first two. On x86_64 all of it is nothing.
 *
 * Worth it where a program makes calls all day. int 0x80 takes a few times as
 * long, in some virtual machines thirty times. The cost: a word that is written
 * to, hence ring3-data.ld and one page; 3 bytes for each call and 32 for
 * ring3_gate, by which all go; up to 28 bytes of stack. A filter or a debugger
 * that asks where a call came from sees the vDSO.
 *
 * sys_vfork, ring3_clone and the restorer keep int 0x80: this way in has its
 * return address on the stack, which the child of the first two overwrites or
 * does not have, and the last has moved. So for a child on a new stack, or one
 * that shares this, take those and no raw call. NASM's sys keeps it too, and a
 * thread that unmaps its own stack needs that: it uses no stack.
 */
#ifndef RING3_FAST_H
#define RING3_FAST_H
#pragma GCC system_header

#include "auxv.h"
#include "syscall.h"

/* From here on calls enter the kernel by what it says in AT_SYSINFO, in every
 * file compiled with RING3_FAST; where it says nothing, as without a vDSO, by
 * int 0x80 as before. envp must be the one that main was given. Makes no call.
 *
 * Without RING3_FAST, and on x86_64, it does nothing.
 */
RING3_INLINE void ring3_fast(char *const envp[])
{
#if defined RING3_FAST && defined __i386__
    ring3_sysinfo = ring3_getauxval(envp, AT_SYSINFO);
#else
    (void)envp;
#endif
}

#endif
