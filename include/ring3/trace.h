/* SPDX-License-Identifier: 0BSD */
/* Tracing another process, and comparing two. Its memory is read and written
 * in one call by process_vm_readv and process_vm_writev, in pidfd.h.
 */
#ifndef RING3_TRACE_H
#define RING3_TRACE_H
#pragma GCC system_header

#include "syscall.h"

#ifdef __i386__
#include "arch/i386/trace.h"
#else
#include "arch/x86_64/trace.h"
#endif

/* request of ptrace(2), its options and events. glibc's <sys/ptrace.h> has
 * these as an enum; macros would hide it from glibc's own ptrace.
 */
#if !defined _SYS_PTRACE_H || !defined __GLIBC__
#define PTRACE_TRACEME                  0x0
#define PTRACE_PEEKTEXT                 0x1
#define PTRACE_PEEKDATA                 0x2
#define PTRACE_POKETEXT                 0x4
#define PTRACE_POKEDATA                 0x5
#define PTRACE_CONT                     0x7
#define PTRACE_KILL                     0x8
#define PTRACE_SINGLESTEP               0x9
#define PTRACE_GETREGS                  0xc
#define PTRACE_SETREGS                  0xd
#define PTRACE_GETFPREGS                0xe
#define PTRACE_SETFPREGS                0xf
#define PTRACE_ATTACH                   0x10
#define PTRACE_DETACH                   0x11
#define PTRACE_GETFPXREGS               0x12
#define PTRACE_SETFPXREGS               0x13
#define PTRACE_SYSCALL                  0x18
#define PTRACE_GET_THREAD_AREA          0x19
#define PTRACE_SET_THREAD_AREA          0x1a
#define PTRACE_SYSEMU                   0x1f
#define PTRACE_SYSEMU_SINGLESTEP        0x20
#define PTRACE_SINGLEBLOCK              0x21
#define PTRACE_SETOPTIONS               0x4200
#define PTRACE_GETEVENTMSG              0x4201
#define PTRACE_GETSIGINFO               0x4202
#define PTRACE_SETSIGINFO               0x4203
#define PTRACE_GETREGSET                0x4204
#define PTRACE_SETREGSET                0x4205
#define PTRACE_SEIZE                    0x4206
#define PTRACE_INTERRUPT                0x4207
#define PTRACE_LISTEN                   0x4208
#define PTRACE_PEEKSIGINFO              0x4209
#define PTRACE_GETSIGMASK               0x420a
#define PTRACE_SETSIGMASK               0x420b
#define PTRACE_SECCOMP_GET_FILTER       0x420c
#define PTRACE_SECCOMP_GET_METADATA     0x420d
#define PTRACE_GET_SYSCALL_INFO         0x420e
#define PTRACE_GET_RSEQ_CONFIGURATION   0x420f

/* data of PTRACE_SETOPTIONS and PTRACE_SEIZE. */
#define PTRACE_O_TRACESYSGOOD           0x000001
#define PTRACE_O_TRACEFORK              0x000002
#define PTRACE_O_TRACEVFORK             0x000004
#define PTRACE_O_TRACECLONE             0x000008
#define PTRACE_O_TRACEEXEC              0x000010
#define PTRACE_O_TRACEVFORKDONE         0x000020
#define PTRACE_O_TRACEEXIT              0x000040
#define PTRACE_O_TRACESECCOMP           0x000080
#define PTRACE_O_EXITKILL               0x100000
#define PTRACE_O_SUSPEND_SECCOMP        0x200000

/* The event a stop is for: bits 16 and up of the status of wait4(2). */
#define PTRACE_EVENT_FORK       1
#define PTRACE_EVENT_VFORK      2
#define PTRACE_EVENT_CLONE      3
#define PTRACE_EVENT_EXEC       4
#define PTRACE_EVENT_VFORK_DONE 5
#define PTRACE_EVENT_EXIT       6
#define PTRACE_EVENT_SECCOMP    7
#define PTRACE_EVENT_STOP       128

/* op of what PTRACE_GET_SYSCALL_INFO gives; flags of PTRACE_PEEKSIGINFO. */
#define PTRACE_SYSCALL_INFO_NONE        0
#define PTRACE_SYSCALL_INFO_ENTRY       1
#define PTRACE_SYSCALL_INFO_EXIT        2
#define PTRACE_SYSCALL_INFO_SECCOMP     3
#define PTRACE_PEEKSIGINFO_SHARED       1
#endif

/* Requests that glibc does not have, or has under another name. */
#define PTRACE_PEEKUSR                          0x3
#define PTRACE_POKEUSR                          0x6
#define PTRACE_OLDSETOPTIONS                    0x15
#define PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG 0x4210
#define PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG 0x4211
#define PTRACE_SET_SYSCALL_INFO                 0x4212

/* What PTRACE_GETEVENTMSG gives at the stops of PTRACE_SYSCALL. */
#define PTRACE_EVENTMSG_SYSCALL_ENTRY   1
#define PTRACE_EVENTMSG_SYSCALL_EXIT    2

/* addr of PTRACE_GETREGSET and its like: a struct kernel_user_regs, the FPU's
 * registers, all that the CPU saves. data is the address of a kernel_iovec.
 */
#define NT_PRSTATUS     1
#define NT_PRFPREG      2
#define NT_X86_XSTATE   0x202

/* type of kcmp(2). */
#define KCMP_FILE       0
#define KCMP_VM         1
#define KCMP_FILES      2
#define KCMP_FS         3
#define KCMP_SIGHAND    4
#define KCMP_IO         5
#define KCMP_SYSVSEM    6
#define KCMP_EPOLL_TFD  7

/* PTRACE_GET_SYSCALL_INFO, with the size of this as addr: returns how much
 * there is to fill in. op says which kind of stop it is: a call's number and
 * arguments; its result, and whether that is -errno; a filter's
 * SECCOMP_RET_TRACE with its data. arch is an AUDIT_ARCH_ of seccomp.h.
 */
struct kernel_ptrace_syscall_info {
    uint8_t op;
    uint8_t unused1;
    uint16_t flags;
    uint32_t arch;
    uint64_t instruction_pointer;
    uint64_t stack_pointer;
    __extension__ union {
        struct {
            uint64_t nr;
            uint64_t args[6];
        } entry;
        struct {
            int64_t rval;
            uint8_t is_error;
            unsigned int : 24;
            RING3_PAD;
        } exit;
        struct {
            uint64_t nr;
            uint64_t args[6];
            uint32_t ret_data;
            uint32_t unused1;
        } seccomp;
    };
};

/* PTRACE_PEEKSIGINFO: nr of the pending signals, from number off on. addr
 * points to this, data to as many kernel_siginfo.
 */
struct kernel_ptrace_peeksiginfo_args {
    uint64_t off;
    uint32_t flags;
    int32_t nr;
};

/* KCMP_EPOLL_TFD, at the address index2: the tfd that is in the epoll efd, and
 * which of several, from 0 on.
 */
struct kernel_kcmp_epoll_slot {
    uint32_t efd;
    uint32_t tfd;
    uint32_t toff;
};

/* ptrace(2): stop another thread, look into it and change it.
 *
 * The PEEK requests put the word into the unsigned long at data and return 0
 * (libc returns it instead). -ESRCH also for a thread that is not stopped.
 *
 * i386: the registers and struct user of an i386 program.
 */
RING3_INLINE long sys_ptrace(long request, long pid, unsigned long addr,
                             unsigned long data)
{
    return (syscall4)(NR_ptrace, request, pid, (long)addr, (long)data);
}

/* kcmp(2): do two processes share this: for KCMP_FILE, their descriptors
 * index1 and index2?
 *
 * Returns 0 if they do; else 1 or 2, an order to sort by, or 3. -ENOSYS where
 * the kernel was built without it. Since Linux 3.5.
 */
RING3_INLINE int sys_kcmp(int pid1, int pid2, int type, unsigned long index1,
                          unsigned long index2)
{
    return (int)(syscall5)(NR_kcmp, pid1, pid2, type, (long)index1,
                           (long)index2);
}

#endif
