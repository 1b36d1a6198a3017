/* SPDX-License-Identifier: 0BSD */
/* Filters of system calls, and the instructions they are written in. */
#ifndef RING3_SECCOMP_H
#define RING3_SECCOMP_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* operation of seccomp(2). */
#define SECCOMP_SET_MODE_STRICT         0
#define SECCOMP_SET_MODE_FILTER         1
#define SECCOMP_GET_ACTION_AVAIL        2
#define SECCOMP_GET_NOTIF_SIZES         3

/* flags of SECCOMP_SET_MODE_FILTER. */
#define SECCOMP_FILTER_FLAG_TSYNC               0x01
#define SECCOMP_FILTER_FLAG_LOG                 0x02
#define SECCOMP_FILTER_FLAG_SPEC_ALLOW          0x04
#define SECCOMP_FILTER_FLAG_NEW_LISTENER        0x08
#define SECCOMP_FILTER_FLAG_TSYNC_ESRCH         0x10
#define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV  0x20

/* Modes for prctl(2), PR_SET_SECCOMP, which knows no flags. */
#define SECCOMP_MODE_DISABLED   0
#define SECCOMP_MODE_STRICT     1
#define SECCOMP_MODE_FILTER     2

/* What a filter returns: an action, and for some of them data in the low 16
 * bits, such as the errno of SECCOMP_RET_ERRNO. Of several filters the
 * strictest wins, in this order.
 */
#define SECCOMP_RET_KILL_PROCESS        0x80000000
#define SECCOMP_RET_KILL_THREAD         0x00000000
#define SECCOMP_RET_KILL                0x00000000
#define SECCOMP_RET_TRAP                0x00030000
#define SECCOMP_RET_ERRNO               0x00050000
#define SECCOMP_RET_USER_NOTIF          0x7fc00000
#define SECCOMP_RET_TRACE               0x7ff00000
#define SECCOMP_RET_LOG                 0x7ffc0000
#define SECCOMP_RET_ALLOW               0x7fff0000
#define SECCOMP_RET_ACTION_FULL         0xffff0000
#define SECCOMP_RET_DATA                0x0000ffff

/* ioctl(2) on what FLAG_NEW_LISTENER returned: take the next call that waits,
 * answer it, ask whether an id, a uint64_t, still waits.
 */
#define SECCOMP_IOCTL_NOTIF_RECV        0xc0502100
#define SECCOMP_IOCTL_NOTIF_SEND        0xc0182101
#define SECCOMP_IOCTL_NOTIF_ID_VALID    0x40082102

/* flags of a kernel_seccomp_notif_resp: let the call proceed. Not a security
 * check: its memory may have changed since it was looked at.
 */
#define SECCOMP_USER_NOTIF_FLAG_CONTINUE        1

/* arch of a seccomp_data: which ABI made the call. x86_64's is x32's too, whose
 * calls have X32_SYSCALL_BIT in nr.
 */
#define AUDIT_ARCH_I386         0x40000003
#define AUDIT_ARCH_X86_64       0xc000003e
#define X32_SYSCALL_BIT         0x40000000

/* code of an instruction: a class, and for each class what belongs to it. */
#define BPF_LD          0x00
#define BPF_LDX         0x01
#define BPF_ST          0x02
#define BPF_STX         0x03
#define BPF_ALU         0x04
#define BPF_JMP         0x05
#define BPF_RET         0x06
#define BPF_MISC        0x07

/* For a load: how wide, and from where. BPF_ABS is a place in the data. */
#define BPF_W   0x00
#define BPF_H   0x08
#define BPF_B   0x10
#define BPF_IMM 0x00
#define BPF_ABS 0x20
#define BPF_IND 0x40
#define BPF_MEM 0x60
#define BPF_LEN 0x80
#define BPF_MSH 0xa0

/* For BPF_ALU: what to compute. */
#define BPF_ADD 0x00
#define BPF_SUB 0x10
#define BPF_MUL 0x20
#define BPF_DIV 0x30
#define BPF_OR  0x40
#define BPF_AND 0x50
#define BPF_LSH 0x60
#define BPF_RSH 0x70
#define BPF_NEG 0x80
#define BPF_MOD 0x90
#define BPF_XOR 0xa0

/* For BPF_JMP: when to jump. */
#define BPF_JA          0x00
#define BPF_JEQ         0x10
#define BPF_JGT         0x20
#define BPF_JGE         0x30
#define BPF_JSET        0x40

/* For BPF_ALU, BPF_JMP and BPF_RET: with k, with x, with the accumulator. */
#define BPF_K   0x00
#define BPF_X   0x08
#define BPF_A   0x10

/* For BPF_MISC: copy the accumulator to x, and back. */
#define BPF_TAX 0x00
#define BPF_TXA 0x80

/* One instruction: jt and jf are how many to skip if a comparison holds, and
 * if not.
 */
struct kernel_sock_filter {
    uint16_t code;
    uint8_t jt;
    uint8_t jf;
    uint32_t k;
};

/* len of them, at most 4096: for seccomp(2) and setsockopt(2). */
struct kernel_sock_fprog {
    uint16_t len;
    unsigned int : 16;
    RING3_PAD;
    const struct kernel_sock_filter *filter;
};

/* What a filter sees of a call. It reads 32-bit words: the low half of args[n]
 * is at 16 + 8 * n. i386: the high halves are 0.
 */
struct kernel_seccomp_data {
    int nr;
    uint32_t arch;
    uint64_t instruction_pointer;
    uint64_t args[6];
};

/* SECCOMP_IOCTL_NOTIF_RECV: a call that waits, of the thread pid. All of it
 * must be 0 beforehand.
 */
struct kernel_seccomp_notif {
    uint64_t id;
    uint32_t pid;
    uint32_t flags;
    struct kernel_seccomp_data data;
};

/* SECCOMP_IOCTL_NOTIF_SEND: what the call with that id returns: val, or, if it
 * is not 0, error, which is -errno.
 */
struct kernel_seccomp_notif_resp {
    uint64_t id;
    int64_t val;
    int32_t error;
    uint32_t flags;
};

/* How large the structs of SECCOMP_RET_USER_NOTIF are in this kernel. */
struct kernel_seccomp_notif_sizes {
    uint16_t notif;
    uint16_t notif_resp;
    uint16_t data;
};

/* seccomp(2): restrict the calls of this thread from now on, for good; those it
 * starts inherit the restriction.
 *
 * args is a kernel_sock_fprog for SET_MODE_FILTER. Without privileges
 * PR_SET_NO_NEW_PRIVS must come first, or -EACCES. Returns 0, a descriptor with
 * FLAG_NEW_LISTENER, or with FLAG_TSYNC the id of a thread that could not
 * follow. A filter must look at arch first: numbers differ. Then, on x86_64, it
 * must refuse any nr from X32_SYSCALL_BIT on: in a kernel with x32 each call is
 * there a second time, and a list of forbidden calls would let it pass. Since
 * Linux 3.17.
 */
RING3_INLINE int sys_seccomp(unsigned int operation, unsigned int flags,
                             void *args)
{
    return (int)(syscall3)(NR_seccomp, (long)operation, (long)flags,
                           (long)args);
}

#endif
