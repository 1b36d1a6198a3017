/* SPDX-License-Identifier: 0BSD */
/* Counting and sampling what the CPU and the kernel do. */
#ifndef RING3_PERF_H
#define RING3_PERF_H

#include "syscall.h"
#include "types.h"

/* flags of perf_event_open(2). */
#ifndef PERF_FLAG_FD_NO_GROUP
#define PERF_FLAG_FD_NO_GROUP   1
#endif
#ifndef PERF_FLAG_FD_OUTPUT
#define PERF_FLAG_FD_OUTPUT     2
#endif
#ifndef PERF_FLAG_PID_CGROUP
#define PERF_FLAG_PID_CGROUP    4
#endif
#ifndef PERF_FLAG_FD_CLOEXEC
#define PERF_FLAG_FD_CLOEXEC    8
#endif

/* ioctl(2) of what perf_event_open(2) gave, with 0 or, for the whole group,
 * PERF_IOC_FLAG_GROUP as arg: count, count no more, begin at 0 again.
 */
#ifndef PERF_EVENT_IOC_ENABLE
#define PERF_EVENT_IOC_ENABLE   0x2400
#endif
#ifndef PERF_EVENT_IOC_DISABLE
#define PERF_EVENT_IOC_DISABLE  0x2401
#endif
#ifndef PERF_EVENT_IOC_RESET
#define PERF_EVENT_IOC_RESET    0x2403
#endif
#ifndef PERF_IOC_FLAG_GROUP
#define PERF_IOC_FLAG_GROUP     1
#endif

/* type of an attr: what config is. A PMU's own number is in its file type in
 * /sys/bus/event_source/devices.
 */
#ifndef PERF_TYPE_HARDWARE
#define PERF_TYPE_HARDWARE      0
#endif
#ifndef PERF_TYPE_SOFTWARE
#define PERF_TYPE_SOFTWARE      1
#endif
#ifndef PERF_TYPE_TRACEPOINT
#define PERF_TYPE_TRACEPOINT    2
#endif
#ifndef PERF_TYPE_HW_CACHE
#define PERF_TYPE_HW_CACHE      3
#endif
#ifndef PERF_TYPE_RAW
#define PERF_TYPE_RAW           4
#endif
#ifndef PERF_TYPE_BREAKPOINT
#define PERF_TYPE_BREAKPOINT    5
#endif

/* config of PERF_TYPE_HARDWARE. */
#ifndef PERF_COUNT_HW_CPU_CYCLES
#define PERF_COUNT_HW_CPU_CYCLES                0
#endif
#ifndef PERF_COUNT_HW_INSTRUCTIONS
#define PERF_COUNT_HW_INSTRUCTIONS              1
#endif
#ifndef PERF_COUNT_HW_CACHE_REFERENCES
#define PERF_COUNT_HW_CACHE_REFERENCES          2
#endif
#ifndef PERF_COUNT_HW_CACHE_MISSES
#define PERF_COUNT_HW_CACHE_MISSES              3
#endif
#ifndef PERF_COUNT_HW_BRANCH_INSTRUCTIONS
#define PERF_COUNT_HW_BRANCH_INSTRUCTIONS       4
#endif
#ifndef PERF_COUNT_HW_BRANCH_MISSES
#define PERF_COUNT_HW_BRANCH_MISSES             5
#endif
#ifndef PERF_COUNT_HW_BUS_CYCLES
#define PERF_COUNT_HW_BUS_CYCLES                6
#endif
#ifndef PERF_COUNT_HW_STALLED_CYCLES_FRONTEND
#define PERF_COUNT_HW_STALLED_CYCLES_FRONTEND   7
#endif
#ifndef PERF_COUNT_HW_STALLED_CYCLES_BACKEND
#define PERF_COUNT_HW_STALLED_CYCLES_BACKEND    8
#endif
#ifndef PERF_COUNT_HW_REF_CPU_CYCLES
#define PERF_COUNT_HW_REF_CPU_CYCLES            9
#endif

/* config of PERF_TYPE_HW_CACHE: which one, an operation shifted left by 8, and
 * a result shifted left by 16.
 */
#ifndef PERF_COUNT_HW_CACHE_L1D
#define PERF_COUNT_HW_CACHE_L1D                 0
#endif
#ifndef PERF_COUNT_HW_CACHE_L1I
#define PERF_COUNT_HW_CACHE_L1I                 1
#endif
#ifndef PERF_COUNT_HW_CACHE_LL
#define PERF_COUNT_HW_CACHE_LL                  2
#endif
#ifndef PERF_COUNT_HW_CACHE_DTLB
#define PERF_COUNT_HW_CACHE_DTLB                3
#endif
#ifndef PERF_COUNT_HW_CACHE_ITLB
#define PERF_COUNT_HW_CACHE_ITLB                4
#endif
#ifndef PERF_COUNT_HW_CACHE_BPU
#define PERF_COUNT_HW_CACHE_BPU                 5
#endif
#ifndef PERF_COUNT_HW_CACHE_NODE
#define PERF_COUNT_HW_CACHE_NODE                6
#endif
#ifndef PERF_COUNT_HW_CACHE_OP_READ
#define PERF_COUNT_HW_CACHE_OP_READ             0
#endif
#ifndef PERF_COUNT_HW_CACHE_OP_WRITE
#define PERF_COUNT_HW_CACHE_OP_WRITE            1
#endif
#ifndef PERF_COUNT_HW_CACHE_OP_PREFETCH
#define PERF_COUNT_HW_CACHE_OP_PREFETCH         2
#endif
#ifndef PERF_COUNT_HW_CACHE_RESULT_ACCESS
#define PERF_COUNT_HW_CACHE_RESULT_ACCESS       0
#endif
#ifndef PERF_COUNT_HW_CACHE_RESULT_MISS
#define PERF_COUNT_HW_CACHE_RESULT_MISS         1
#endif

/* config of PERF_TYPE_SOFTWARE. */
#ifndef PERF_COUNT_SW_CPU_CLOCK
#define PERF_COUNT_SW_CPU_CLOCK         0
#endif
#ifndef PERF_COUNT_SW_TASK_CLOCK
#define PERF_COUNT_SW_TASK_CLOCK        1
#endif
#ifndef PERF_COUNT_SW_PAGE_FAULTS
#define PERF_COUNT_SW_PAGE_FAULTS       2
#endif
#ifndef PERF_COUNT_SW_CONTEXT_SWITCHES
#define PERF_COUNT_SW_CONTEXT_SWITCHES  3
#endif
#ifndef PERF_COUNT_SW_CPU_MIGRATIONS
#define PERF_COUNT_SW_CPU_MIGRATIONS    4
#endif
#ifndef PERF_COUNT_SW_PAGE_FAULTS_MIN
#define PERF_COUNT_SW_PAGE_FAULTS_MIN   5
#endif
#ifndef PERF_COUNT_SW_PAGE_FAULTS_MAJ
#define PERF_COUNT_SW_PAGE_FAULTS_MAJ   6
#endif
#ifndef PERF_COUNT_SW_ALIGNMENT_FAULTS
#define PERF_COUNT_SW_ALIGNMENT_FAULTS  7
#endif
#ifndef PERF_COUNT_SW_EMULATION_FAULTS
#define PERF_COUNT_SW_EMULATION_FAULTS  8
#endif
#ifndef PERF_COUNT_SW_DUMMY
#define PERF_COUNT_SW_DUMMY             9
#endif
#ifndef PERF_COUNT_SW_BPF_OUTPUT
#define PERF_COUNT_SW_BPF_OUTPUT        10
#endif
#ifndef PERF_COUNT_SW_CGROUP_SWITCHES
#define PERF_COUNT_SW_CGROUP_SWITCHES   11
#endif

/* sample_type of an attr: what is in a sample. The man page has the order. */
#ifndef PERF_SAMPLE_IP
#define PERF_SAMPLE_IP                  0x0000001
#endif
#ifndef PERF_SAMPLE_TID
#define PERF_SAMPLE_TID                 0x0000002
#endif
#ifndef PERF_SAMPLE_TIME
#define PERF_SAMPLE_TIME                0x0000004
#endif
#ifndef PERF_SAMPLE_ADDR
#define PERF_SAMPLE_ADDR                0x0000008
#endif
#ifndef PERF_SAMPLE_READ
#define PERF_SAMPLE_READ                0x0000010
#endif
#ifndef PERF_SAMPLE_CALLCHAIN
#define PERF_SAMPLE_CALLCHAIN           0x0000020
#endif
#ifndef PERF_SAMPLE_ID
#define PERF_SAMPLE_ID                  0x0000040
#endif
#ifndef PERF_SAMPLE_CPU
#define PERF_SAMPLE_CPU                 0x0000080
#endif
#ifndef PERF_SAMPLE_PERIOD
#define PERF_SAMPLE_PERIOD              0x0000100
#endif
#ifndef PERF_SAMPLE_STREAM_ID
#define PERF_SAMPLE_STREAM_ID           0x0000200
#endif
#ifndef PERF_SAMPLE_RAW
#define PERF_SAMPLE_RAW                 0x0000400
#endif
#ifndef PERF_SAMPLE_BRANCH_STACK
#define PERF_SAMPLE_BRANCH_STACK        0x0000800
#endif
#ifndef PERF_SAMPLE_REGS_USER
#define PERF_SAMPLE_REGS_USER           0x0001000
#endif
#ifndef PERF_SAMPLE_STACK_USER
#define PERF_SAMPLE_STACK_USER          0x0002000
#endif
#ifndef PERF_SAMPLE_WEIGHT
#define PERF_SAMPLE_WEIGHT              0x0004000
#endif
#ifndef PERF_SAMPLE_DATA_SRC
#define PERF_SAMPLE_DATA_SRC            0x0008000
#endif
#ifndef PERF_SAMPLE_IDENTIFIER
#define PERF_SAMPLE_IDENTIFIER          0x0010000
#endif
#ifndef PERF_SAMPLE_TRANSACTION
#define PERF_SAMPLE_TRANSACTION         0x0020000
#endif
#ifndef PERF_SAMPLE_REGS_INTR
#define PERF_SAMPLE_REGS_INTR           0x0040000
#endif
#ifndef PERF_SAMPLE_PHYS_ADDR
#define PERF_SAMPLE_PHYS_ADDR           0x0080000
#endif
#ifndef PERF_SAMPLE_AUX
#define PERF_SAMPLE_AUX                 0x0100000
#endif
#ifndef PERF_SAMPLE_CGROUP
#define PERF_SAMPLE_CGROUP              0x0200000
#endif
#ifndef PERF_SAMPLE_DATA_PAGE_SIZE
#define PERF_SAMPLE_DATA_PAGE_SIZE      0x0400000
#endif
#ifndef PERF_SAMPLE_CODE_PAGE_SIZE
#define PERF_SAMPLE_CODE_PAGE_SIZE      0x0800000
#endif
#ifndef PERF_SAMPLE_WEIGHT_STRUCT
#define PERF_SAMPLE_WEIGHT_STRUCT       0x1000000
#endif

/* branch_sample_type of an attr. */
#ifndef PERF_SAMPLE_BRANCH_USER
#define PERF_SAMPLE_BRANCH_USER         0x00001
#endif
#ifndef PERF_SAMPLE_BRANCH_KERNEL
#define PERF_SAMPLE_BRANCH_KERNEL       0x00002
#endif
#ifndef PERF_SAMPLE_BRANCH_HV
#define PERF_SAMPLE_BRANCH_HV           0x00004
#endif
#ifndef PERF_SAMPLE_BRANCH_ANY
#define PERF_SAMPLE_BRANCH_ANY          0x00008
#endif
#ifndef PERF_SAMPLE_BRANCH_ANY_CALL
#define PERF_SAMPLE_BRANCH_ANY_CALL     0x00010
#endif
#ifndef PERF_SAMPLE_BRANCH_ANY_RETURN
#define PERF_SAMPLE_BRANCH_ANY_RETURN   0x00020
#endif
#ifndef PERF_SAMPLE_BRANCH_IND_CALL
#define PERF_SAMPLE_BRANCH_IND_CALL     0x00040
#endif
#ifndef PERF_SAMPLE_BRANCH_ABORT_TX
#define PERF_SAMPLE_BRANCH_ABORT_TX     0x00080
#endif
#ifndef PERF_SAMPLE_BRANCH_IN_TX
#define PERF_SAMPLE_BRANCH_IN_TX        0x00100
#endif
#ifndef PERF_SAMPLE_BRANCH_NO_TX
#define PERF_SAMPLE_BRANCH_NO_TX        0x00200
#endif
#ifndef PERF_SAMPLE_BRANCH_COND
#define PERF_SAMPLE_BRANCH_COND         0x00400
#endif
#ifndef PERF_SAMPLE_BRANCH_CALL_STACK
#define PERF_SAMPLE_BRANCH_CALL_STACK   0x00800
#endif
#ifndef PERF_SAMPLE_BRANCH_IND_JUMP
#define PERF_SAMPLE_BRANCH_IND_JUMP     0x01000
#endif
#ifndef PERF_SAMPLE_BRANCH_CALL
#define PERF_SAMPLE_BRANCH_CALL         0x02000
#endif
#ifndef PERF_SAMPLE_BRANCH_NO_FLAGS
#define PERF_SAMPLE_BRANCH_NO_FLAGS     0x04000
#endif
#ifndef PERF_SAMPLE_BRANCH_NO_CYCLES
#define PERF_SAMPLE_BRANCH_NO_CYCLES    0x08000
#endif
#ifndef PERF_SAMPLE_BRANCH_TYPE_SAVE
#define PERF_SAMPLE_BRANCH_TYPE_SAVE    0x10000
#endif
#ifndef PERF_SAMPLE_BRANCH_HW_INDEX
#define PERF_SAMPLE_BRANCH_HW_INDEX     0x20000
#endif
#ifndef PERF_SAMPLE_BRANCH_PRIV_SAVE
#define PERF_SAMPLE_BRANCH_PRIV_SAVE    0x40000
#endif

/* read_format of an attr: what read(2) gives besides the count. */
#ifndef PERF_FORMAT_TOTAL_TIME_ENABLED
#define PERF_FORMAT_TOTAL_TIME_ENABLED  0x01
#endif
#ifndef PERF_FORMAT_TOTAL_TIME_RUNNING
#define PERF_FORMAT_TOTAL_TIME_RUNNING  0x02
#endif
#ifndef PERF_FORMAT_ID
#define PERF_FORMAT_ID                  0x04
#endif
#ifndef PERF_FORMAT_GROUP
#define PERF_FORMAT_GROUP               0x08
#endif
#ifndef PERF_FORMAT_LOST
#define PERF_FORMAT_LOST                0x10
#endif

/* flags of an attr. The kernel has bit-fields there, exclude_kernel and so on,
 * and no names for their places. RING3_PERF_ATTR_PRECISE_IP is a number of two
 * bits.
 */
#ifndef RING3_PERF_ATTR_DISABLED
#define RING3_PERF_ATTR_DISABLED                      0x0000000001
#endif
#ifndef RING3_PERF_ATTR_INHERIT
#define RING3_PERF_ATTR_INHERIT                       0x0000000002
#endif
#ifndef RING3_PERF_ATTR_PINNED
#define RING3_PERF_ATTR_PINNED                        0x0000000004
#endif
#ifndef RING3_PERF_ATTR_EXCLUSIVE
#define RING3_PERF_ATTR_EXCLUSIVE                     0x0000000008
#endif
#ifndef RING3_PERF_ATTR_EXCLUDE_USER
#define RING3_PERF_ATTR_EXCLUDE_USER                  0x0000000010
#endif
#ifndef RING3_PERF_ATTR_EXCLUDE_KERNEL
#define RING3_PERF_ATTR_EXCLUDE_KERNEL                0x0000000020
#endif
#ifndef RING3_PERF_ATTR_EXCLUDE_HV
#define RING3_PERF_ATTR_EXCLUDE_HV                    0x0000000040
#endif
#ifndef RING3_PERF_ATTR_EXCLUDE_IDLE
#define RING3_PERF_ATTR_EXCLUDE_IDLE                  0x0000000080
#endif
#ifndef RING3_PERF_ATTR_MMAP
#define RING3_PERF_ATTR_MMAP                          0x0000000100
#endif
#ifndef RING3_PERF_ATTR_COMM
#define RING3_PERF_ATTR_COMM                          0x0000000200
#endif
#ifndef RING3_PERF_ATTR_FREQ
#define RING3_PERF_ATTR_FREQ                          0x0000000400
#endif
#ifndef RING3_PERF_ATTR_INHERIT_STAT
#define RING3_PERF_ATTR_INHERIT_STAT                  0x0000000800
#endif
#ifndef RING3_PERF_ATTR_ENABLE_ON_EXEC
#define RING3_PERF_ATTR_ENABLE_ON_EXEC                0x0000001000
#endif
#ifndef RING3_PERF_ATTR_TASK
#define RING3_PERF_ATTR_TASK                          0x0000002000
#endif
#ifndef RING3_PERF_ATTR_WATERMARK
#define RING3_PERF_ATTR_WATERMARK                     0x0000004000
#endif
#ifndef RING3_PERF_ATTR_PRECISE_IP
#define RING3_PERF_ATTR_PRECISE_IP                    0x0000018000
#endif
#ifndef RING3_PERF_ATTR_MMAP_DATA
#define RING3_PERF_ATTR_MMAP_DATA                     0x0000020000
#endif
#ifndef RING3_PERF_ATTR_SAMPLE_ID_ALL
#define RING3_PERF_ATTR_SAMPLE_ID_ALL                 0x0000040000
#endif
#ifndef RING3_PERF_ATTR_EXCLUDE_HOST
#define RING3_PERF_ATTR_EXCLUDE_HOST                  0x0000080000
#endif
#ifndef RING3_PERF_ATTR_EXCLUDE_GUEST
#define RING3_PERF_ATTR_EXCLUDE_GUEST                 0x0000100000
#endif
#ifndef RING3_PERF_ATTR_EXCLUDE_CALLCHAIN_KERNEL
#define RING3_PERF_ATTR_EXCLUDE_CALLCHAIN_KERNEL      0x0000200000
#endif
#ifndef RING3_PERF_ATTR_EXCLUDE_CALLCHAIN_USER
#define RING3_PERF_ATTR_EXCLUDE_CALLCHAIN_USER        0x0000400000
#endif
#ifndef RING3_PERF_ATTR_MMAP2
#define RING3_PERF_ATTR_MMAP2                         0x0000800000
#endif
#ifndef RING3_PERF_ATTR_COMM_EXEC
#define RING3_PERF_ATTR_COMM_EXEC                     0x0001000000
#endif
#ifndef RING3_PERF_ATTR_USE_CLOCKID
#define RING3_PERF_ATTR_USE_CLOCKID                   0x0002000000
#endif
#ifndef RING3_PERF_ATTR_CONTEXT_SWITCH
#define RING3_PERF_ATTR_CONTEXT_SWITCH                0x0004000000
#endif
#ifndef RING3_PERF_ATTR_WRITE_BACKWARD
#define RING3_PERF_ATTR_WRITE_BACKWARD                0x0008000000
#endif
#ifndef RING3_PERF_ATTR_NAMESPACES
#define RING3_PERF_ATTR_NAMESPACES                    0x0010000000
#endif
#ifndef RING3_PERF_ATTR_KSYMBOL
#define RING3_PERF_ATTR_KSYMBOL                       0x0020000000
#endif
#ifndef RING3_PERF_ATTR_BPF_EVENT
#define RING3_PERF_ATTR_BPF_EVENT                     0x0040000000
#endif
#ifndef RING3_PERF_ATTR_AUX_OUTPUT
#define RING3_PERF_ATTR_AUX_OUTPUT                    0x0080000000
#endif
#ifndef RING3_PERF_ATTR_CGROUP
#define RING3_PERF_ATTR_CGROUP                        0x0100000000
#endif
#ifndef RING3_PERF_ATTR_TEXT_POKE
#define RING3_PERF_ATTR_TEXT_POKE                     0x0200000000
#endif
#ifndef RING3_PERF_ATTR_BUILD_ID
#define RING3_PERF_ATTR_BUILD_ID                      0x0400000000
#endif
#ifndef RING3_PERF_ATTR_INHERIT_THREAD
#define RING3_PERF_ATTR_INHERIT_THREAD                0x0800000000
#endif
#ifndef RING3_PERF_ATTR_REMOVE_ON_EXEC
#define RING3_PERF_ATTR_REMOVE_ON_EXEC                0x1000000000
#endif
#ifndef RING3_PERF_ATTR_SIGTRAP
#define RING3_PERF_ATTR_SIGTRAP                       0x2000000000
#endif
#ifndef RING3_PERF_ATTR_DEFER_CALLCHAIN
#define RING3_PERF_ATTR_DEFER_CALLCHAIN               0x4000000000
#endif
#ifndef RING3_PERF_ATTR_DEFER_OUTPUT
#define RING3_PERF_ATTR_DEFER_OUTPUT                  0x8000000000
#endif

/* aux_action of an attr, bit-fields too: begin paused, and on overflow pause or
 * resume. Since Linux 6.13.
 */
#ifndef RING3_PERF_AUX_START_PAUSED
#define RING3_PERF_AUX_START_PAUSED     1
#endif
#ifndef RING3_PERF_AUX_PAUSE
#define RING3_PERF_AUX_PAUSE            2
#endif
#ifndef RING3_PERF_AUX_RESUME
#define RING3_PERF_AUX_RESUME           4
#endif

/* What to count, and how: perf_event_open(2). size is that of this struct; a
 * kernel that knows a smaller one takes it if the rest is 0. sample_period is
 * also sample_freq, wakeup_events also wakeup_watermark, config1 also bp_addr,
 * kprobe_func and uprobe_path, config2 also bp_len, kprobe_addr and
 * probe_offset; pointers have 64 bits on both machines.
 */
struct kernel_perf_event_attr {
    uint32_t type;
    uint32_t size;
    uint64_t config;
    uint64_t sample_period;
    uint64_t sample_type;
    uint64_t read_format;
    uint64_t flags;
    uint32_t wakeup_events;
    uint32_t bp_type;
    uint64_t config1;
    uint64_t config2;
    uint64_t branch_sample_type;
    uint64_t sample_regs_user;
    uint32_t sample_stack_user;
    int32_t clockid;
    uint64_t sample_regs_intr;
    uint32_t aux_watermark;
    uint16_t sample_max_stack;
    uint16_t unused1;
    uint32_t aux_sample_size;
    uint32_t aux_action;
    uint64_t sig_data;
    uint64_t config3;
    uint64_t config4;
};

/* perf_event_open(2): begin to count what attr says, for the thread pid, or 0
 * for this one, on cpu, or -1 for any.
 *
 * pid -1 is all of cpu. Returns a descriptor; read(2) gives the count as 64
 * bits. group_fd is -1, or the event this one is counted together with. -EACCES
 * past the limit of /proc/sys/kernel/perf_event_paranoid: without privileges
 * set RING3_PERF_ATTR_EXCLUDE_KERNEL. -ENOENT for what this CPU does not count;
 * -E2BIG puts the kernel's size into attr. Since Linux 2.6.31.
 */
RING3_INLINE int sys_perf_event_open(struct kernel_perf_event_attr *attr,
                                     int pid, int cpu, int group_fd,
                                     unsigned long flags)
{
    return (int)(syscall5)(NR_perf_event_open, (long)attr, pid, cpu, group_fd,
                           (long)flags);
}

#endif
