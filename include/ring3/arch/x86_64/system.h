/* SPDX-License-Identifier: 0BSD */
/* x86_64: what sysinfo(2) tells. */
#ifndef RING3_ARCH_X86_64_SYSTEM_H
#define RING3_ARCH_X86_64_SYSTEM_H

#include "../../types.h"

/* uptime is in seconds, loads in 1/65536 of a running thread, over 1, 5 and 15
 * minutes; the amounts of memory are in units of mem_unit bytes.
 */
struct kernel_sysinfo {
    long uptime;
    unsigned long loads[3];
    unsigned long totalram;
    unsigned long freeram;
    unsigned long sharedram;
    unsigned long bufferram;
    unsigned long totalswap;
    unsigned long freeswap;
    uint16_t procs;
    uint16_t pad;
    uint32_t pad2;
    unsigned long totalhigh;
    unsigned long freehigh;
    uint32_t mem_unit;
    uint32_t unused1;
};

#endif
