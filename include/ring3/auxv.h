/* SPDX-License-Identifier: 0BSD */
/* The auxiliary vector: what the kernel tells a program about itself. It lies
 * after the environment; getauxval(3) describes its entries.
 */
#ifndef RING3_AUXV_H
#define RING3_AUXV_H
#pragma GCC system_header

#include "syscall.h"

#define AT_NULL         0
#define AT_PHDR         3
#define AT_PHENT        4
#define AT_PHNUM        5
#define AT_PAGESZ       6
#define AT_BASE         7
#define AT_ENTRY        9
#define AT_UID          11
#define AT_EUID         12
#define AT_GID          13
#define AT_EGID         14
#define AT_PLATFORM     15
#define AT_HWCAP        16
#define AT_CLKTCK       17
#define AT_SECURE       23
#define AT_RANDOM       25
#define AT_HWCAP2       26
#define AT_RSEQ_FEATURE_SIZE 27
#define AT_RSEQ_ALIGN   28
#define AT_EXECFN       31
#define AT_SYSINFO      32
#define AT_SYSINFO_EHDR 33
#define AT_MINSIGSTKSZ  51

/* The vector: pairs of a type and a value, ending with an AT_NULL. envp must
 * be the one that main was given. Makes no call.
 */
RING3_INLINE const unsigned long *ring3_auxv(char *const envp[])
{
    while (*envp)
        envp++;
    return (const unsigned long *)(envp + 1);
}

/* The value of one entry, or 0 if the kernel gave none. Makes no call. */
RING3_INLINE unsigned long ring3_getauxval(char *const envp[],
                                           unsigned long type)
{
    const unsigned long *entry = ring3_auxv(envp);

    while (entry[0] != AT_NULL && entry[0] != type)
        entry += 2;
    return entry[0] == AT_NULL ? 0 : entry[1];
}

#endif
