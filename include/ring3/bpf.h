/* SPDX-License-Identifier: 0BSD */
/* BPF: programs that run in the kernel, and their maps. The older instructions,
 * for filters, are in seccomp.h.
 */
#ifndef RING3_BPF_H
#define RING3_BPF_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* command of bpf(2). */
#define BPF_MAP_CREATE                  0
#define BPF_MAP_LOOKUP_ELEM             1
#define BPF_MAP_UPDATE_ELEM             2
#define BPF_MAP_DELETE_ELEM             3
#define BPF_MAP_GET_NEXT_KEY            4
#define BPF_PROG_LOAD                   5
#define BPF_OBJ_PIN                     6
#define BPF_OBJ_GET                     7
#define BPF_PROG_ATTACH                 8
#define BPF_PROG_DETACH                 9
#define BPF_PROG_TEST_RUN               10
#define BPF_PROG_RUN                    10
#define BPF_PROG_GET_NEXT_ID            11
#define BPF_MAP_GET_NEXT_ID             12
#define BPF_PROG_GET_FD_BY_ID           13
#define BPF_MAP_GET_FD_BY_ID            14
#define BPF_OBJ_GET_INFO_BY_FD          15
#define BPF_PROG_QUERY                  16
#define BPF_RAW_TRACEPOINT_OPEN         17
#define BPF_BTF_LOAD                    18
#define BPF_BTF_GET_FD_BY_ID            19
#define BPF_TASK_FD_QUERY               20
#define BPF_MAP_LOOKUP_AND_DELETE_ELEM  21
#define BPF_MAP_FREEZE                  22
#define BPF_BTF_GET_NEXT_ID             23
#define BPF_MAP_LOOKUP_BATCH            24
#define BPF_MAP_LOOKUP_AND_DELETE_BATCH 25
#define BPF_MAP_UPDATE_BATCH            26
#define BPF_MAP_DELETE_BATCH            27
#define BPF_LINK_CREATE                 28
#define BPF_LINK_UPDATE                 29
#define BPF_LINK_GET_FD_BY_ID           30
#define BPF_LINK_GET_NEXT_ID            31
#define BPF_ENABLE_STATS                32
#define BPF_ITER_CREATE                 33
#define BPF_LINK_DETACH                 34
#define BPF_PROG_BIND_MAP               35
#define BPF_TOKEN_CREATE                36
#define BPF_PROG_STREAM_READ_BY_FD      37
#define BPF_PROG_ASSOC_STRUCT_OPS       38

/* A bit in command: a struct kernel_bpf_common_attr is given. Since Linux 7.2;
 * an older kernel says -EINVAL.
 */
#define BPF_COMMON_ATTRS                0x10000

/* Where the kernel is to log what it thinks of a program, a map or a type, and
 * in how much detail; log_true_size is how much room that would take.
 */
struct kernel_bpf_common_attr {
    uint64_t log_buf __attribute__((__aligned__(8)));
    uint32_t log_size;
    uint32_t log_level;
    uint32_t log_true_size;
    unsigned int : 32;
};

/* bpf(2): make, load, attach or look at a program or a map.
 *
 * attr is the kernel's union bpf_attr, of which the command uses a part; the
 * rest within size has to be 0, or -EINVAL; a size beyond the kernel's is
 * -E2BIG unless the excess is 0. Returns a descriptor for the commands that
 * make or get something, how many bytes BPF_PROG_STREAM_READ_BY_FD has read,
 * else 0. Pointers are passed as 64 bits on both machines. Without
 * BPF_COMMON_ATTRS, common is NULL and its size 0. Since Linux 3.18.
 */
RING3_INLINE int sys_bpf(int command, void *attr, unsigned int size,
                         struct kernel_bpf_common_attr *common,
                         unsigned int common_size)
{
    return (int)(syscall5)(NR_bpf, command, (long)attr, (long)size,
                           (long)common, (long)common_size);
}

#endif
