/* SPDX-License-Identifier: 0BSD */
/* Counting and sampling what the CPU and the kernel do. */
#ifndef RING3_PERF_H
#define RING3_PERF_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* flags of perf_event_open(2). */
#define PERF_FLAG_FD_NO_GROUP   1
#define PERF_FLAG_FD_OUTPUT     2
#define PERF_FLAG_PID_CGROUP    4
#define PERF_FLAG_FD_CLOEXEC    8

/* ioctl(2) on what perf_event_open(2) returned, with 0 or, for the whole group,
 * PERF_IOC_FLAG_GROUP as arg: start counting, stop, reset to 0.
 */
#define PERF_EVENT_IOC_ENABLE   0x2400
#define PERF_EVENT_IOC_DISABLE  0x2401
#define PERF_EVENT_IOC_RESET    0x2403
#define PERF_IOC_FLAG_GROUP     1

/* type of an attr: what config means. A PMU's own number is in its file type in
 * /sys/bus/event_source/devices.
 */
#define PERF_TYPE_HARDWARE      0
#define PERF_TYPE_SOFTWARE      1
#define PERF_TYPE_TRACEPOINT    2
#define PERF_TYPE_HW_CACHE      3
#define PERF_TYPE_RAW           4
#define PERF_TYPE_BREAKPOINT    5

/* config of PERF_TYPE_HARDWARE. */
#define PERF_COUNT_HW_CPU_CYCLES                0
#define PERF_COUNT_HW_INSTRUCTIONS              1
#define PERF_COUNT_HW_CACHE_REFERENCES          2
#define PERF_COUNT_HW_CACHE_MISSES              3
#define PERF_COUNT_HW_BRANCH_INSTRUCTIONS       4
#define PERF_COUNT_HW_BRANCH_MISSES             5
#define PERF_COUNT_HW_BUS_CYCLES                6
#define PERF_COUNT_HW_STALLED_CYCLES_FRONTEND   7
#define PERF_COUNT_HW_STALLED_CYCLES_BACKEND    8
#define PERF_COUNT_HW_REF_CPU_CYCLES            9

/* config of PERF_TYPE_HW_CACHE: which one, an operation shifted left by 8, and
 * a result shifted left by 16.
 */
#define PERF_COUNT_HW_CACHE_L1D                 0
#define PERF_COUNT_HW_CACHE_L1I                 1
#define PERF_COUNT_HW_CACHE_LL                  2
#define PERF_COUNT_HW_CACHE_DTLB                3
#define PERF_COUNT_HW_CACHE_ITLB                4
#define PERF_COUNT_HW_CACHE_BPU                 5
#define PERF_COUNT_HW_CACHE_NODE                6
#define PERF_COUNT_HW_CACHE_OP_READ             0
#define PERF_COUNT_HW_CACHE_OP_WRITE            1
#define PERF_COUNT_HW_CACHE_OP_PREFETCH         2
#define PERF_COUNT_HW_CACHE_RESULT_ACCESS       0
#define PERF_COUNT_HW_CACHE_RESULT_MISS         1

/* config of PERF_TYPE_SOFTWARE. */
#define PERF_COUNT_SW_CPU_CLOCK         0
#define PERF_COUNT_SW_TASK_CLOCK        1
#define PERF_COUNT_SW_PAGE_FAULTS       2
#define PERF_COUNT_SW_CONTEXT_SWITCHES  3
#define PERF_COUNT_SW_CPU_MIGRATIONS    4
#define PERF_COUNT_SW_PAGE_FAULTS_MIN   5
#define PERF_COUNT_SW_PAGE_FAULTS_MAJ   6
#define PERF_COUNT_SW_ALIGNMENT_FAULTS  7
#define PERF_COUNT_SW_EMULATION_FAULTS  8
#define PERF_COUNT_SW_DUMMY             9
#define PERF_COUNT_SW_BPF_OUTPUT        10
#define PERF_COUNT_SW_CGROUP_SWITCHES   11

/* sample_type of an attr: what is in a sample. The man page has the order. */
#define PERF_SAMPLE_IP                  0x0000001
#define PERF_SAMPLE_TID                 0x0000002
#define PERF_SAMPLE_TIME                0x0000004
#define PERF_SAMPLE_ADDR                0x0000008
#define PERF_SAMPLE_READ                0x0000010
#define PERF_SAMPLE_CALLCHAIN           0x0000020
#define PERF_SAMPLE_ID                  0x0000040
#define PERF_SAMPLE_CPU                 0x0000080
#define PERF_SAMPLE_PERIOD              0x0000100
#define PERF_SAMPLE_STREAM_ID           0x0000200
#define PERF_SAMPLE_RAW                 0x0000400
#define PERF_SAMPLE_BRANCH_STACK        0x0000800
#define PERF_SAMPLE_REGS_USER           0x0001000
#define PERF_SAMPLE_STACK_USER          0x0002000
#define PERF_SAMPLE_WEIGHT              0x0004000
#define PERF_SAMPLE_DATA_SRC            0x0008000
#define PERF_SAMPLE_IDENTIFIER          0x0010000
#define PERF_SAMPLE_TRANSACTION         0x0020000
#define PERF_SAMPLE_REGS_INTR           0x0040000
#define PERF_SAMPLE_PHYS_ADDR           0x0080000
#define PERF_SAMPLE_AUX                 0x0100000
#define PERF_SAMPLE_CGROUP              0x0200000
#define PERF_SAMPLE_DATA_PAGE_SIZE      0x0400000
#define PERF_SAMPLE_CODE_PAGE_SIZE      0x0800000
#define PERF_SAMPLE_WEIGHT_STRUCT       0x1000000

/* branch_sample_type of an attr. */
#define PERF_SAMPLE_BRANCH_USER         0x00001
#define PERF_SAMPLE_BRANCH_KERNEL       0x00002
#define PERF_SAMPLE_BRANCH_HV           0x00004
#define PERF_SAMPLE_BRANCH_ANY          0x00008
#define PERF_SAMPLE_BRANCH_ANY_CALL     0x00010
#define PERF_SAMPLE_BRANCH_ANY_RETURN   0x00020
#define PERF_SAMPLE_BRANCH_IND_CALL     0x00040
#define PERF_SAMPLE_BRANCH_ABORT_TX     0x00080
#define PERF_SAMPLE_BRANCH_IN_TX        0x00100
#define PERF_SAMPLE_BRANCH_NO_TX        0x00200
#define PERF_SAMPLE_BRANCH_COND         0x00400
#define PERF_SAMPLE_BRANCH_CALL_STACK   0x00800
#define PERF_SAMPLE_BRANCH_IND_JUMP     0x01000
#define PERF_SAMPLE_BRANCH_CALL         0x02000
#define PERF_SAMPLE_BRANCH_NO_FLAGS     0x04000
#define PERF_SAMPLE_BRANCH_NO_CYCLES    0x08000
#define PERF_SAMPLE_BRANCH_TYPE_SAVE    0x10000
#define PERF_SAMPLE_BRANCH_HW_INDEX     0x20000
#define PERF_SAMPLE_BRANCH_PRIV_SAVE    0x40000

/* read_format of an attr: what read(2) gives besides the count. */
#define PERF_FORMAT_TOTAL_TIME_ENABLED  0x01
#define PERF_FORMAT_TOTAL_TIME_RUNNING  0x02
#define PERF_FORMAT_ID                  0x04
#define PERF_FORMAT_GROUP               0x08
#define PERF_FORMAT_LOST                0x10

/* flags of an attr. The kernel has bit-fields there, exclude_kernel and so on,
 * and no names for their places. RING3_PERF_ATTR_PRECISE_IP is a two-bit
 * number.
 */
#define RING3_PERF_ATTR_DISABLED                      0x0000000001
#define RING3_PERF_ATTR_INHERIT                       0x0000000002
#define RING3_PERF_ATTR_PINNED                        0x0000000004
#define RING3_PERF_ATTR_EXCLUSIVE                     0x0000000008
#define RING3_PERF_ATTR_EXCLUDE_USER                  0x0000000010
#define RING3_PERF_ATTR_EXCLUDE_KERNEL                0x0000000020
#define RING3_PERF_ATTR_EXCLUDE_HV                    0x0000000040
#define RING3_PERF_ATTR_EXCLUDE_IDLE                  0x0000000080
#define RING3_PERF_ATTR_MMAP                          0x0000000100
#define RING3_PERF_ATTR_COMM                          0x0000000200
#define RING3_PERF_ATTR_FREQ                          0x0000000400
#define RING3_PERF_ATTR_INHERIT_STAT                  0x0000000800
#define RING3_PERF_ATTR_ENABLE_ON_EXEC                0x0000001000
#define RING3_PERF_ATTR_TASK                          0x0000002000
#define RING3_PERF_ATTR_WATERMARK                     0x0000004000
#define RING3_PERF_ATTR_PRECISE_IP                    0x0000018000
#define RING3_PERF_ATTR_MMAP_DATA                     0x0000020000
#define RING3_PERF_ATTR_SAMPLE_ID_ALL                 0x0000040000
#define RING3_PERF_ATTR_EXCLUDE_HOST                  0x0000080000
#define RING3_PERF_ATTR_EXCLUDE_GUEST                 0x0000100000
#define RING3_PERF_ATTR_EXCLUDE_CALLCHAIN_KERNEL      0x0000200000
#define RING3_PERF_ATTR_EXCLUDE_CALLCHAIN_USER        0x0000400000
#define RING3_PERF_ATTR_MMAP2                         0x0000800000
#define RING3_PERF_ATTR_COMM_EXEC                     0x0001000000
#define RING3_PERF_ATTR_USE_CLOCKID                   0x0002000000
#define RING3_PERF_ATTR_CONTEXT_SWITCH                0x0004000000
#define RING3_PERF_ATTR_WRITE_BACKWARD                0x0008000000
#define RING3_PERF_ATTR_NAMESPACES                    0x0010000000
#define RING3_PERF_ATTR_KSYMBOL                       0x0020000000
#define RING3_PERF_ATTR_BPF_EVENT                     0x0040000000
#define RING3_PERF_ATTR_AUX_OUTPUT                    0x0080000000
#define RING3_PERF_ATTR_CGROUP                        0x0100000000
#define RING3_PERF_ATTR_TEXT_POKE                     0x0200000000
#define RING3_PERF_ATTR_BUILD_ID                      0x0400000000
#define RING3_PERF_ATTR_INHERIT_THREAD                0x0800000000
#define RING3_PERF_ATTR_REMOVE_ON_EXEC                0x1000000000
#define RING3_PERF_ATTR_SIGTRAP                       0x2000000000
#define RING3_PERF_ATTR_DEFER_CALLCHAIN               0x4000000000
#define RING3_PERF_ATTR_DEFER_OUTPUT                  0x8000000000

/* aux_action of an attr, bit-fields too: begin paused, and on overflow pause or
 * resume. Since Linux 6.13.
 */
#define RING3_PERF_AUX_START_PAUSED     1
#define RING3_PERF_AUX_PAUSE            2
#define RING3_PERF_AUX_RESUME           4

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
 * With pid -1, everything on cpu. Returns a descriptor; read(2) gives the count
 * as 64 bits. group_fd is -1, or the event this one is counted together with.
 * -EACCES beyond what /proc/sys/kernel/perf_event_paranoid allows: without
 * privileges set RING3_PERF_ATTR_EXCLUDE_KERNEL. -ENOENT for what this CPU does
 * not count; -E2BIG puts the kernel's size into attr. Since Linux 2.6.31.
 */
RING3_INLINE int sys_perf_event_open(struct kernel_perf_event_attr *attr,
                                     int pid, int cpu, int group_fd,
                                     unsigned long flags)
{
    return (int)(syscall5)(NR_perf_event_open, (long)attr, pid, cpu, group_fd,
                           (long)flags);
}

#endif
