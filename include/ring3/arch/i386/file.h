/* SPDX-License-Identifier: 0BSD */
/* i386: fcntl(2)'s commands for locks on a part of a file. */
#ifndef RING3_ARCH_I386_FILE_H
#define RING3_ARCH_I386_FILE_H

/* 5 to 7 take a struct that ends at 2 GiB. */
#ifndef F_GETLK64
#define F_GETLK64       12
#endif
#ifndef F_SETLK64
#define F_SETLK64       13
#endif
#ifndef F_SETLKW64
#define F_SETLKW64      14
#endif

#endif
