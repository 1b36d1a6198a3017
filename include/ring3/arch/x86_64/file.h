/* SPDX-License-Identifier: 0BSD */
/* x86_64: fcntl(2)'s commands for locks on a part of a file. */
#ifndef RING3_ARCH_X86_64_FILE_H
#define RING3_ARCH_X86_64_FILE_H

/* The numbers of i386 do not exist here. */
#ifndef F_GETLK64
#define F_GETLK64       5
#endif
#ifndef F_SETLK64
#define F_SETLK64       6
#endif
#ifndef F_SETLKW64
#define F_SETLKW64      7
#endif

#endif
