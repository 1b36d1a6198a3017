/* SPDX-License-Identifier: 0BSD */
/* vfork. Its instructions are in every program that includes this and is not
 * linked with --gc-sections; hence a separate header.
 *
 * tcc cannot compile them; a program made by it links libring3.a instead.
 */
#ifndef RING3_VFORK_H
#define RING3_VFORK_H
#pragma GCC system_header

#include "syscall.h"

/* vfork(2): a child that borrows this process's memory and stack, while this
 * one stands still until the child becomes another program or ends.
 *
 * Returns twice: first in the child 0, then in the parent the child's pid or
 * -errno. The child may call sys_execve(), sys_execveat(), ring3_execvpe() and
 * sys_exit_group(), and set descriptors and signals up for them. It may not
 * return from the function that called this, nor call much else. A variable
 * that it changes is changed in the parent: make it volatile, to report an
 * error in it.
 *
 * Not a C function: the child's calls would overwrite where it returns to.
 */
#ifdef RING3_TARGET
RING3_REFUSED("ring3/vfork.h: sys_vfork is for Linux, not for RING3_TARGET")
#endif
int sys_vfork(void) __asm__("sys_vfork")
    __attribute__((__returns_twice__, __visibility__("hidden")));

#if defined __TINYC__ || defined RING3_TARGET
#elif defined __i386__
#include "arch/i386/vfork.h"
#else
#include "arch/x86_64/vfork.h"
#endif

#endif
