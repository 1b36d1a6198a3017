/* SPDX-License-Identifier: 0BSD */
/* The auxiliary vector: what the kernel tells a program about itself. It lies
 * behind the environment: getauxval(3) describes its entries.
 */
#ifndef RING3_AUXV_H
#define RING3_AUXV_H

#include "syscall.h"

#ifndef AT_NULL
#define AT_NULL         0
#endif
#ifndef AT_PHDR
#define AT_PHDR         3
#endif
#ifndef AT_PHENT
#define AT_PHENT        4
#endif
#ifndef AT_PHNUM
#define AT_PHNUM        5
#endif
#ifndef AT_PAGESZ
#define AT_PAGESZ       6
#endif
#ifndef AT_BASE
#define AT_BASE         7
#endif
#ifndef AT_ENTRY
#define AT_ENTRY        9
#endif
#ifndef AT_UID
#define AT_UID          11
#endif
#ifndef AT_EUID
#define AT_EUID         12
#endif
#ifndef AT_GID
#define AT_GID          13
#endif
#ifndef AT_EGID
#define AT_EGID         14
#endif
#ifndef AT_PLATFORM
#define AT_PLATFORM     15
#endif
#ifndef AT_HWCAP
#define AT_HWCAP        16
#endif
#ifndef AT_CLKTCK
#define AT_CLKTCK       17
#endif
#ifndef AT_SECURE
#define AT_SECURE       23
#endif
#ifndef AT_RANDOM
#define AT_RANDOM       25
#endif
#ifndef AT_HWCAP2
#define AT_HWCAP2       26
#endif
#ifndef AT_RSEQ_FEATURE_SIZE
#define AT_RSEQ_FEATURE_SIZE 27
#endif
#ifndef AT_RSEQ_ALIGN
#define AT_RSEQ_ALIGN   28
#endif
#ifndef AT_EXECFN
#define AT_EXECFN       31
#endif
#ifndef AT_SYSINFO
#define AT_SYSINFO      32
#endif
#ifndef AT_SYSINFO_EHDR
#define AT_SYSINFO_EHDR 33
#endif
#ifndef AT_MINSIGSTKSZ
#define AT_MINSIGSTKSZ  51
#endif

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
