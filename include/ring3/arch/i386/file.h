/* SPDX-License-Identifier: 0BSD */
/* i386: fcntl(2)'s commands for locks on part of a file. */
#ifndef RING3_ARCH_I386_FILE_H
#define RING3_ARCH_I386_FILE_H
#pragma GCC system_header

/* Commands 5 to 7 take a struct that ends at 2 GiB. */
#define F_GETLK64       12
#define F_SETLK64       13
#define F_SETLKW64      14

#endif
