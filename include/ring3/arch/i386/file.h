/* SPDX-License-Identifier: 0BSD */
/* Locks on a part of a file, on i386: fcntl(2). */
#ifndef RING3_ARCH_I386_FILE_H
#define RING3_ARCH_I386_FILE_H

#include "../../types.h"

/* command. 5 to 7 take a struct that ends at 2 GiB. */
#ifndef F_GETLK64
#define F_GETLK64       12
#endif
#ifndef F_SETLK64
#define F_SETLK64       13
#endif
#ifndef F_SETLKW64
#define F_SETLKW64      14
#endif

/* Which part: len bytes from start on, counted as whence says; to the end of
 * the file if len is 0. pid is who has it, in an answer.
 */
struct kernel_flock64 {
    short type;
    short whence;
    int64_t start;
    int64_t len;
    int pid;
};

#endif
