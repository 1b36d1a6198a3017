/* SPDX-License-Identifier: 0BSD */
/* io_uring: calls queued in shared memory, and their results beside them. */
#ifndef RING3_IO_URING_H
#define RING3_IO_URING_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* flags of the params of io_uring_setup(2). */
#define IORING_SETUP_IOPOLL             0x00001
#define IORING_SETUP_SQPOLL             0x00002
#define IORING_SETUP_SQ_AFF             0x00004
#define IORING_SETUP_CQSIZE             0x00008
#define IORING_SETUP_CLAMP              0x00010
#define IORING_SETUP_ATTACH_WQ          0x00020
#define IORING_SETUP_R_DISABLED         0x00040
#define IORING_SETUP_SUBMIT_ALL         0x00080
#define IORING_SETUP_COOP_TASKRUN       0x00100
#define IORING_SETUP_TASKRUN_FLAG       0x00200
#define IORING_SETUP_SQE128             0x00400
#define IORING_SETUP_CQE32              0x00800
#define IORING_SETUP_SINGLE_ISSUER      0x01000
#define IORING_SETUP_DEFER_TASKRUN      0x02000
#define IORING_SETUP_NO_MMAP            0x04000
#define IORING_SETUP_REGISTERED_FD_ONLY 0x08000
#define IORING_SETUP_NO_SQARRAY         0x10000

/* features of the params: what this kernel can do. */
#define IORING_FEAT_SINGLE_MMAP         0x00001
#define IORING_FEAT_NODROP              0x00002
#define IORING_FEAT_SUBMIT_STABLE       0x00004
#define IORING_FEAT_RW_CUR_POS          0x00008
#define IORING_FEAT_CUR_PERSONALITY     0x00010
#define IORING_FEAT_FAST_POLL           0x00020
#define IORING_FEAT_POLL_32BITS         0x00040
#define IORING_FEAT_SQPOLL_NONFIXED     0x00080
#define IORING_FEAT_EXT_ARG             0x00100
#define IORING_FEAT_NATIVE_WORKERS      0x00200
#define IORING_FEAT_RSRC_TAGS           0x00400
#define IORING_FEAT_CQE_SKIP            0x00800
#define IORING_FEAT_LINKED_FILE         0x01000
#define IORING_FEAT_REG_REG_RING        0x02000

/* flags of io_uring_enter(2). */
#define IORING_ENTER_GETEVENTS          0x01
#define IORING_ENTER_SQ_WAKEUP          0x02
#define IORING_ENTER_SQ_WAIT            0x04
#define IORING_ENTER_EXT_ARG            0x08
#define IORING_ENTER_REGISTERED_RING    0x10
#define IORING_ENTER_ABS_TIMER          0x20
#define IORING_ENTER_EXT_ARG_REG        0x40
#define IORING_ENTER_NO_IOWAIT          0x80

/* Where in the ring's descriptor mmap(2) finds the queues. */
#define IORING_OFF_SQ_RING      0x00000000
#define IORING_OFF_CQ_RING      0x08000000
#define IORING_OFF_SQES         0x10000000

/* What the kernel says in the submission queue's flags. */
#define IORING_SQ_NEED_WAKEUP   1
#define IORING_SQ_CQ_OVERFLOW   2
#define IORING_SQ_TASKRUN       4

/* flags of an sqe. */
#define IOSQE_FIXED_FILE        0x01
#define IOSQE_IO_DRAIN          0x02
#define IOSQE_IO_LINK           0x04
#define IOSQE_IO_HARDLINK       0x08
#define IOSQE_ASYNC             0x10
#define IOSQE_BUFFER_SELECT     0x20
#define IOSQE_CQE_SKIP_SUCCESS  0x40

/* flags of a cqe; a buffer's number is in the high 16 bits. */
#define IORING_CQE_F_BUFFER             0x01
#define IORING_CQE_F_MORE               0x02
#define IORING_CQE_F_SOCK_NONEMPTY      0x04
#define IORING_CQE_F_NOTIF              0x08

/* opcode of an sqe. */
#define IORING_OP_NOP                   0
#define IORING_OP_READV                 1
#define IORING_OP_WRITEV                2
#define IORING_OP_FSYNC                 3
#define IORING_OP_READ_FIXED            4
#define IORING_OP_WRITE_FIXED           5
#define IORING_OP_POLL_ADD              6
#define IORING_OP_POLL_REMOVE           7
#define IORING_OP_SYNC_FILE_RANGE       8
#define IORING_OP_SENDMSG               9
#define IORING_OP_RECVMSG               10
#define IORING_OP_TIMEOUT               11
#define IORING_OP_TIMEOUT_REMOVE        12
#define IORING_OP_ACCEPT                13
#define IORING_OP_ASYNC_CANCEL          14
#define IORING_OP_LINK_TIMEOUT          15
#define IORING_OP_CONNECT               16
#define IORING_OP_FALLOCATE             17
#define IORING_OP_OPENAT                18
#define IORING_OP_CLOSE                 19
#define IORING_OP_FILES_UPDATE          20
#define IORING_OP_STATX                 21
#define IORING_OP_READ                  22
#define IORING_OP_WRITE                 23
#define IORING_OP_FADVISE               24
#define IORING_OP_MADVISE               25
#define IORING_OP_SEND                  26
#define IORING_OP_RECV                  27
#define IORING_OP_OPENAT2               28
#define IORING_OP_EPOLL_CTL             29
#define IORING_OP_SPLICE                30
#define IORING_OP_PROVIDE_BUFFERS       31
#define IORING_OP_REMOVE_BUFFERS        32
#define IORING_OP_TEE                   33
#define IORING_OP_SHUTDOWN              34
#define IORING_OP_RENAMEAT              35
#define IORING_OP_UNLINKAT              36
#define IORING_OP_MKDIRAT               37
#define IORING_OP_SYMLINKAT             38
#define IORING_OP_LINKAT                39
#define IORING_OP_MSG_RING              40
#define IORING_OP_FSETXATTR             41
#define IORING_OP_SETXATTR              42
#define IORING_OP_FGETXATTR             43
#define IORING_OP_GETXATTR              44
#define IORING_OP_SOCKET                45
#define IORING_OP_URING_CMD             46
#define IORING_OP_SEND_ZC               47
#define IORING_OP_SENDMSG_ZC            48
#define IORING_OP_READ_MULTISHOT        49
#define IORING_OP_WAITID                50
#define IORING_OP_FUTEX_WAIT            51
#define IORING_OP_FUTEX_WAKE            52
#define IORING_OP_FUTEX_WAITV           53
#define IORING_OP_FIXED_FD_INSTALL      54
#define IORING_OP_FTRUNCATE             55
#define IORING_OP_BIND                  56
#define IORING_OP_LISTEN                57
#define IORING_OP_RECV_ZC               58
#define IORING_OP_EPOLL_WAIT            59
#define IORING_OP_READV_FIXED           60
#define IORING_OP_WRITEV_FIXED          61
#define IORING_OP_PIPE                  62

/* operation of io_uring_register(2). */
#define IORING_REGISTER_BUFFERS                 0
#define IORING_UNREGISTER_BUFFERS               1
#define IORING_REGISTER_FILES                   2
#define IORING_UNREGISTER_FILES                 3
#define IORING_REGISTER_EVENTFD                 4
#define IORING_UNREGISTER_EVENTFD               5
#define IORING_REGISTER_FILES_UPDATE            6
#define IORING_REGISTER_EVENTFD_ASYNC           7
#define IORING_REGISTER_PROBE                   8
#define IORING_REGISTER_PERSONALITY             9
#define IORING_UNREGISTER_PERSONALITY           10
#define IORING_REGISTER_RESTRICTIONS            11
#define IORING_REGISTER_ENABLE_RINGS            12
#define IORING_REGISTER_FILES2                  13
#define IORING_REGISTER_FILES_UPDATE2           14
#define IORING_REGISTER_BUFFERS2                15
#define IORING_REGISTER_BUFFERS_UPDATE          16
#define IORING_REGISTER_IOWQ_AFF                17
#define IORING_UNREGISTER_IOWQ_AFF              18
#define IORING_REGISTER_IOWQ_MAX_WORKERS        19
#define IORING_REGISTER_RING_FDS                20
#define IORING_UNREGISTER_RING_FDS              21
#define IORING_REGISTER_PBUF_RING               22
#define IORING_UNREGISTER_PBUF_RING             23
#define IORING_REGISTER_SYNC_CANCEL             24
#define IORING_REGISTER_FILE_ALLOC_RANGE        25
#define IORING_REGISTER_PBUF_STATUS             26
#define IORING_REGISTER_NAPI                    27
#define IORING_UNREGISTER_NAPI                  28
#define IORING_REGISTER_CLOCK                   29
#define IORING_REGISTER_CLONE_BUFFERS           30
#define IORING_REGISTER_SEND_MSG_RING           31
#define IORING_REGISTER_ZCRX_IFQ                32
#define IORING_REGISTER_RESIZE_RINGS            33
#define IORING_REGISTER_MEM_REGION              34
#define IORING_REGISTER_QUERY                   35
#define IORING_REGISTER_ZCRX_CTRL               36
#define IORING_REGISTER_BPF_FILTER              37

/* Or-ed to operation: fd is the number of a registered ring. */
#define IORING_REGISTER_USE_REGISTERED_RING     0x80000000

/* Where in the mapping of IORING_OFF_SQ_RING its parts are, in bytes. */
struct kernel_io_sqring_offsets {
    uint32_t head;
    uint32_t tail;
    uint32_t ring_mask;
    uint32_t ring_entries;
    uint32_t flags;
    uint32_t dropped;
    uint32_t array;
    uint32_t unused1;
    uint64_t user_addr;
};

/* The same for IORING_OFF_CQ_RING. */
struct kernel_io_cqring_offsets {
    uint32_t head;
    uint32_t tail;
    uint32_t ring_mask;
    uint32_t ring_entries;
    uint32_t overflow;
    uint32_t cqes;
    uint32_t flags;
    uint32_t unused1;
    uint64_t user_addr;
};

/* What a ring is to be, and what it became: io_uring_setup(2). */
struct kernel_io_uring_params {
    uint32_t sq_entries;
    uint32_t cq_entries;
    uint32_t flags;
    uint32_t sq_thread_cpu;
    uint32_t sq_thread_idle;
    uint32_t features;
    uint32_t wq_fd;
    uint32_t unused1[3];
    struct kernel_io_sqring_offsets sq_off;
    struct kernel_io_cqring_offsets cq_off;
};

/* A submission queue entry: one call. The kernel has several names for most
 * members: off is also addr2, op_flags the flags of whichever call it is,
 * buf_index also buf_group, splice_fd_in also file_index, addr3 also attr_ptr,
 * to which attr_type_mask belongs. Pointers have 64 bits on both machines.
 */
struct kernel_io_uring_sqe {
    uint8_t opcode;
    uint8_t flags;
    uint16_t ioprio;
    int32_t fd;
    uint64_t off;
    uint64_t addr;
    uint32_t len;
    uint32_t op_flags;
    uint64_t user_data;
    uint16_t buf_index;
    uint16_t personality;
    int32_t splice_fd_in;
    uint64_t addr3;
    uint64_t attr_type_mask;
};

/* A completion queue entry: the result, as the call returns it. */
struct kernel_io_uring_cqe {
    uint64_t user_data;
    int32_t res;
    uint32_t flags;
};

/* arg of io_uring_enter(2) with IORING_ENTER_EXT_ARG: 64-bit pointers to a
 * signal mask of sigmask_sz bytes, 8, and to a kernel_timespec.
 */
struct kernel_io_uring_getevents_arg {
    uint64_t sigmask;
    uint32_t sigmask_sz;
    uint32_t min_wait_usec;
    uint64_t ts;
};

/* io_uring_setup(2): make a ring for entries calls, rounded up to a power of
 * two.
 *
 * Returns its descriptor; params says what it became, and where the parts of
 * the mappings are. Whatever is not filled in of params has to be 0. -EPERM
 * where /proc/sys/kernel/io_uring_disabled says so. Since Linux 5.1.
 */
RING3_INLINE int sys_io_uring_setup(unsigned int entries,
                                    struct kernel_io_uring_params *params)
{
    return (int)(syscall2)(NR_io_uring_setup, (long)entries, (long)params);
}

/* io_uring_enter(2): hand over submit entries, and with IORING_ENTER_GETEVENTS
 * wait for complete of them.
 *
 * Returns how many were handed over. arg is a signal mask, a uint64_t, or NULL,
 * and size is 8; with IORING_ENTER_EXT_ARG arg is a
 * kernel_io_uring_getevents_arg, and size is 24. Since Linux 5.1.
 */
RING3_INLINE long sys_io_uring_enter(int fd, unsigned int submit,
                                     unsigned int complete,
                                     unsigned int flags, const void *arg,
                                     size_t size)
{
    return (syscall6)(NR_io_uring_enter, fd, (long)submit, (long)complete,
                      (long)flags, (long)arg, (long)size);
}

/* io_uring_register(2): tell a ring about files, buffers and the like in
 * advance.
 *
 * Returns 0 or what the operation gives, or -errno. What arg and count are
 * depends on operation. Since Linux 5.1.
 */
RING3_INLINE long sys_io_uring_register(int fd, unsigned int operation,
                                        void *arg, unsigned int count)
{
    return (syscall4)(NR_io_uring_register, fd, (long)operation, (long)arg,
                      (long)count);
}

#endif
