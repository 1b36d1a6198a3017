/* SPDX-License-Identifier: 0BSD */
/* What single operations of an io_uring take besides what their calls do, and
 * some of what is registered. The ring itself is in io_uring.h.
 */
#ifndef RING3_IO_URING_OP_H
#define RING3_IO_URING_OP_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* op_flags of IORING_OP_FSYNC. */
#define IORING_FSYNC_DATASYNC   1

/* op_flags of IORING_OP_TIMEOUT and the like: a point in time, by a clock other
 * than CLOCK_MONOTONIC, a result of 0 when it is up, again and again.
 */
#define IORING_TIMEOUT_ABS              0x01
#define IORING_TIMEOUT_UPDATE           0x02
#define IORING_TIMEOUT_BOOTTIME         0x04
#define IORING_TIMEOUT_REALTIME         0x08
#define IORING_LINK_TIMEOUT_UPDATE      0x10
#define IORING_TIMEOUT_ETIME_SUCCESS    0x20
#define IORING_TIMEOUT_MULTISHOT        0x40

/* len of IORING_OP_POLL_ADD. */
#define IORING_POLL_ADD_MULTI           1
#define IORING_POLL_UPDATE_EVENTS       2
#define IORING_POLL_UPDATE_USER_DATA    4
#define IORING_POLL_ADD_LEVEL           8

/* op_flags of IORING_OP_ASYNC_CANCEL: all, not just one; by fd, by nothing, by
 * a registered fd, by user_data, by opcode.
 */
#define IORING_ASYNC_CANCEL_ALL         0x01
#define IORING_ASYNC_CANCEL_FD          0x02
#define IORING_ASYNC_CANCEL_ANY         0x04
#define IORING_ASYNC_CANCEL_FD_FIXED    0x08
#define IORING_ASYNC_CANCEL_USERDATA    0x10
#define IORING_ASYNC_CANCEL_OP          0x20

/* ioprio of operations that send and receive: wait first; more than once; into
 * or from a registered buffer; what comes may be several buffers.
 */
#define IORING_RECVSEND_POLL_FIRST      0x01
#define IORING_RECV_MULTISHOT           0x02
#define IORING_RECVSEND_FIXED_BUF       0x04
#define IORING_RECVSEND_BUNDLE          0x10

/* ioprio of IORING_OP_ACCEPT. */
#define IORING_ACCEPT_MULTISHOT 1

/* In a cqe, the number of a buffer is flags >> this. */
#define IORING_CQE_BUFFER_SHIFT 16

/* flags of a kernel_io_uring_probe_op. */
#define IO_URING_OP_SUPPORTED   1

/* A buffer in a ring of them. In the first one, resv is the tail of the ring,
 * which the program advances.
 */
struct kernel_io_uring_buf {
    uint64_t addr;
    uint32_t len;
    uint16_t bid;
    uint16_t resv;
};

/* IORING_REGISTER_PBUF_RING: a ring of them, a power of two in number,
 * page-aligned.
 */
struct kernel_io_uring_buf_reg {
    uint64_t ring_addr;
    uint32_t ring_entries;
    uint16_t bgid;
    uint16_t flags;
    uint32_t min_left;
    uint32_t unused1[5];
};

/* IORING_REGISTER_FILES_UPDATE and IORING_REGISTER_RING_FDS: which place to
 * start at, and the address of the descriptors.
 */
struct kernel_io_uring_rsrc_update {
    uint32_t offset;
    uint32_t unused1;
    uint64_t data;
};

/* IORING_REGISTER_PROBE, all 0 beforehand: the highest opcode, and how many
 * kernel_io_uring_probe_op follow, ops_len.
 */
struct kernel_io_uring_probe {
    uint8_t last_op;
    uint8_t ops_len;
    uint16_t unused1;
    uint32_t unused2[3];
};

struct kernel_io_uring_probe_op {
    uint8_t op;
    uint8_t unused1;
    uint16_t flags;
    uint32_t unused2;
};

#endif
