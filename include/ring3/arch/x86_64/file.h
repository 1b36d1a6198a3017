/* SPDX-License-Identifier: 0BSD */
/* x86_64: fcntl(2)'s commands for locks on part of a file. */
#ifndef RING3_ARCH_X86_64_FILE_H
#define RING3_ARCH_X86_64_FILE_H
#pragma GCC system_header

/* i386's numbers do not exist here. */
#define F_GETLK64       5
#define F_SETLK64       6
#define F_SETLKW64      7

#endif
