/* SPDX-License-Identifier: 0BSD */
/* BPF: programs that run in the kernel, and their maps. The older instructions,
 * those of filters, are in seccomp.h.
 */
#ifndef RING3_BPF_H
#define RING3_BPF_H

#include "syscall.h"
#include "types.h"

/* command of bpf(2). */
#ifndef BPF_MAP_CREATE
#define BPF_MAP_CREATE                  0
#endif
#ifndef BPF_MAP_LOOKUP_ELEM
#define BPF_MAP_LOOKUP_ELEM             1
#endif
#ifndef BPF_MAP_UPDATE_ELEM
#define BPF_MAP_UPDATE_ELEM             2
#endif
#ifndef BPF_MAP_DELETE_ELEM
#define BPF_MAP_DELETE_ELEM             3
#endif
#ifndef BPF_MAP_GET_NEXT_KEY
#define BPF_MAP_GET_NEXT_KEY            4
#endif
#ifndef BPF_PROG_LOAD
#define BPF_PROG_LOAD                   5
#endif
#ifndef BPF_OBJ_PIN
#define BPF_OBJ_PIN                     6
#endif
#ifndef BPF_OBJ_GET
#define BPF_OBJ_GET                     7
#endif
#ifndef BPF_PROG_ATTACH
#define BPF_PROG_ATTACH                 8
#endif
#ifndef BPF_PROG_DETACH
#define BPF_PROG_DETACH                 9
#endif
#ifndef BPF_PROG_TEST_RUN
#define BPF_PROG_TEST_RUN               10
#endif
#ifndef BPF_PROG_RUN
#define BPF_PROG_RUN                    10
#endif
#ifndef BPF_PROG_GET_NEXT_ID
#define BPF_PROG_GET_NEXT_ID            11
#endif
#ifndef BPF_MAP_GET_NEXT_ID
#define BPF_MAP_GET_NEXT_ID             12
#endif
#ifndef BPF_PROG_GET_FD_BY_ID
#define BPF_PROG_GET_FD_BY_ID           13
#endif
#ifndef BPF_MAP_GET_FD_BY_ID
#define BPF_MAP_GET_FD_BY_ID            14
#endif
#ifndef BPF_OBJ_GET_INFO_BY_FD
#define BPF_OBJ_GET_INFO_BY_FD          15
#endif
#ifndef BPF_PROG_QUERY
#define BPF_PROG_QUERY                  16
#endif
#ifndef BPF_RAW_TRACEPOINT_OPEN
#define BPF_RAW_TRACEPOINT_OPEN         17
#endif
#ifndef BPF_BTF_LOAD
#define BPF_BTF_LOAD                    18
#endif
#ifndef BPF_BTF_GET_FD_BY_ID
#define BPF_BTF_GET_FD_BY_ID            19
#endif
#ifndef BPF_TASK_FD_QUERY
#define BPF_TASK_FD_QUERY               20
#endif
#ifndef BPF_MAP_LOOKUP_AND_DELETE_ELEM
#define BPF_MAP_LOOKUP_AND_DELETE_ELEM  21
#endif
#ifndef BPF_MAP_FREEZE
#define BPF_MAP_FREEZE                  22
#endif
#ifndef BPF_BTF_GET_NEXT_ID
#define BPF_BTF_GET_NEXT_ID             23
#endif
#ifndef BPF_MAP_LOOKUP_BATCH
#define BPF_MAP_LOOKUP_BATCH            24
#endif
#ifndef BPF_MAP_LOOKUP_AND_DELETE_BATCH
#define BPF_MAP_LOOKUP_AND_DELETE_BATCH 25
#endif
#ifndef BPF_MAP_UPDATE_BATCH
#define BPF_MAP_UPDATE_BATCH            26
#endif
#ifndef BPF_MAP_DELETE_BATCH
#define BPF_MAP_DELETE_BATCH            27
#endif
#ifndef BPF_LINK_CREATE
#define BPF_LINK_CREATE                 28
#endif
#ifndef BPF_LINK_UPDATE
#define BPF_LINK_UPDATE                 29
#endif
#ifndef BPF_LINK_GET_FD_BY_ID
#define BPF_LINK_GET_FD_BY_ID           30
#endif
#ifndef BPF_LINK_GET_NEXT_ID
#define BPF_LINK_GET_NEXT_ID            31
#endif
#ifndef BPF_ENABLE_STATS
#define BPF_ENABLE_STATS                32
#endif
#ifndef BPF_ITER_CREATE
#define BPF_ITER_CREATE                 33
#endif
#ifndef BPF_LINK_DETACH
#define BPF_LINK_DETACH                 34
#endif
#ifndef BPF_PROG_BIND_MAP
#define BPF_PROG_BIND_MAP               35
#endif
#ifndef BPF_TOKEN_CREATE
#define BPF_TOKEN_CREATE                36
#endif
#ifndef BPF_PROG_STREAM_READ_BY_FD
#define BPF_PROG_STREAM_READ_BY_FD      37
#endif
#ifndef BPF_PROG_ASSOC_STRUCT_OPS
#define BPF_PROG_ASSOC_STRUCT_OPS       38
#endif

/* A bit of command: there is a struct kernel_bpf_common_attr. Since Linux 7.2;
 * an older kernel says -EINVAL.
 */
#ifndef BPF_COMMON_ATTRS
#define BPF_COMMON_ATTRS                0x10000
#endif

/* Where the kernel is to say what it thinks of a program, a map or a type, and
 * how much; log_true_size is how much room that would take.
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
 * attr is the kernel's union bpf_attr, of which the command looks at a part;
 * all the rest within size has to be 0, or -EINVAL; a size that is more than
 * the kernel's is -E2BIG unless that rest is 0. Returns a descriptor for the
 * commands that make or get something, else 0. Pointers go in as 64 bits on
 * both machines. Without BPF_COMMON_ATTRS common is NULL and its size 0. Since
 * Linux 3.18.
 */
RING3_INLINE int sys_bpf(int command, void *attr, unsigned int size,
                         struct kernel_bpf_common_attr *common,
                         unsigned int common_size)
{
    return (int)(syscall5)(NR_bpf, command, (long)attr, (long)size,
                           (long)common, (long)common_size);
}

#endif
