/* SPDX-License-Identifier: 0BSD */
/* Locks on a part of a file, on x86_64: fcntl(2). */
#ifndef RING3_ARCH_X86_64_FILE_H
#define RING3_ARCH_X86_64_FILE_H

#include "../../types.h"

/* command. The numbers of i386 do not exist here. */
#ifndef F_GETLK64
#define F_GETLK64       5
#endif
#ifndef F_SETLK64
#define F_SETLK64       6
#endif
#ifndef F_SETLKW64
#define F_SETLKW64      7
#endif

/* Which part: len bytes from start on, counted as whence says; to the end of
 * the file if len is 0. pid is who has it, in an answer.
 */
struct kernel_flock64 {
    short type;
    short whence;
    int pad;
    int64_t start;
    int64_t len;
    int pid;
    int pad2;
};

#endif
