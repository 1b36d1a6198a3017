/* SPDX-License-Identifier: 0BSD */
/* Signals: their numbers, what becomes of a process that gets one, how to send,
 * hold back and wait for them. A handler that returns needs restorer.h too.
 *
 * A mask has a bit for each signal, number 1 in the lowest: RING3_SIGMASK().
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_SIGNAL_H
#define RING3_SIGNAL_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

#define SIGHUP          1
#define SIGINT          2
#define SIGQUIT         3
#define SIGILL          4
#define SIGTRAP         5
#define SIGABRT         6
#define SIGIOT          6
#define SIGBUS          7
#define SIGFPE          8
#define SIGKILL         9
#define SIGUSR1         10
#define SIGSEGV         11
#define SIGUSR2         12
#define SIGPIPE         13
#define SIGALRM         14
#define SIGTERM         15
#define SIGSTKFLT       16
#define SIGCHLD         17
#define SIGCONT         18
#define SIGSTOP         19
#define SIGTSTP         20
#define SIGTTIN         21
#define SIGTTOU         22
#define SIGURG          23
#define SIGXCPU         24
#define SIGXFSZ         25
#define SIGVTALRM       26
#define SIGPROF         27
#define SIGWINCH        28
#define SIGIO           29
#define SIGPOLL         29
#define SIGPWR          30
#define SIGSYS          31

/* In place of a handler: the signal's default, and ignoring it. */
#define SIG_DFL         ((void (RING3_HANDLER *)(int))0)
#define SIG_IGN         ((void (RING3_HANDLER *)(int))1)

/* flags of a sigaction. SA_SIGINFO: the handler is an action, with all three
 * arguments. SA_RESTORER: restorer says how it returns.
 */
#define SA_NOCLDSTOP            0x00000001
#define SA_NOCLDWAIT            0x00000002
#define SA_SIGINFO              0x00000004
#define SA_UNSUPPORTED          0x00000400
#define SA_EXPOSE_TAGBITS       0x00000800
#define SA_RESTORER             0x04000000
#define SA_ONSTACK              0x08000000
#define SA_RESTART              0x10000000
#define SA_NODEFER              0x40000000
#define SA_RESETHAND            0x80000000

/* how of rt_sigprocmask(2): add to the mask, take from it, replace it. */
#define SIG_BLOCK       0
#define SIG_UNBLOCK     1
#define SIG_SETMASK     2

/* flags of a sigaltstack. */
#define SS_ONSTACK      1
#define SS_DISABLE      2
#define SS_AUTODISARM   0x80000000

/* flags of signalfd4(2). */
#define SFD_CLOEXEC     02000000
#define SFD_NONBLOCK    00004000

/* flags of pidfd_send_signal(2): to the thread, its process or its process
 * group, since Linux 6.9. 0 goes by the kind of the descriptor.
 */
#define PIDFD_SIGNAL_THREAD             0x1
#define PIDFD_SIGNAL_THREAD_GROUP       0x2
#define PIDFD_SIGNAL_PROCESS_GROUP      0x4

/* The bit of a signal in a mask. */
#define RING3_SIGMASK(sig) ((uint64_t)1 << ((sig) - 1))

/* What to do with a signal: rt_sigaction(2). mask has a bit for each signal
 * that is blocked meanwhile, number 1 in the lowest. Compiled with -mrtd, a
 * handler must be declared RING3_HANDLER.
 */
struct kernel_sigaction {
    __extension__ union {
        void (RING3_HANDLER *handler)(int);
        void (RING3_HANDLER *action)(int, struct kernel_siginfo *, void *);
    };
    unsigned long flags;
    void (*restorer)(void);
    uint64_t mask;
};

/* A stack for handlers to run on: sigaltstack(2). sp is its lowest address. */
struct kernel_sigaltstack {
    void *sp;
    unsigned int flags;
    RING3_PAD;
    size_t size;
};

/* What is read from a signalfd(2), one for each signal. The members mean what
 * those of a siginfo do; number and ptr are its value.
 */
struct kernel_signalfd_siginfo {
    uint32_t signo;
    int32_t error;
    int32_t code;
    uint32_t pid;
    uint32_t uid;
    int32_t fd;
    uint32_t tid;
    uint32_t band;
    uint32_t overrun;
    uint32_t trapno;
    int32_t status;
    int32_t number;
    uint64_t ptr;
    uint64_t utime;
    uint64_t stime;
    uint64_t addr;
    uint16_t addr_lsb;
    unsigned int : 16;
    int32_t syscall;
    uint64_t call_addr;
    uint32_t arch;
    uint8_t unused1[28];
};

/* rt_sigaction(2): do what act says when sig comes, and put into old what was
 * done before. Either may be NULL.
 *
 * Returns 0 or -errno: -EINVAL for SIGKILL and SIGSTOP.
 *
 * A handler that returns needs a restorer and SA_RESTORER. Without them x86_64
 * kills the process when the signal comes; i386 works only with a vDSO, and
 * needs a different restorer without SA_SIGINFO. ring3_sigaction() in
 * restorer.h sees to that.
 */
RING3_INLINE int sys_rt_sigaction(int sig, const struct kernel_sigaction *act,
                                  struct kernel_sigaction *old)
{
    return (int)(syscall4)(NR_rt_sigaction, sig, (long)act, (long)old, 8);
}

/* rt_sigprocmask(2): change this thread's mask of blocked signals, and put into
 * old what it was. how is SIG_BLOCK, SIG_UNBLOCK or SIG_SETMASK.
 *
 * Either may be NULL; without mask, how does not matter. SIGKILL and SIGSTOP
 * are never blocked, and asking for that is no error. In a program that has
 * glibc too, leave 32 and 33 alone: its setuid() waits for them in every
 * thread.
 */
RING3_INLINE int sys_rt_sigprocmask(int how, const uint64_t *mask,
                                    uint64_t *old)
{
    return (int)(syscall4)(NR_rt_sigprocmask, how, (long)mask, (long)old, 8);
}

/* rt_sigpending(2): put into mask the signals that are pending for this thread
 * or its process.
 */
RING3_INLINE int sys_rt_sigpending(uint64_t *mask)
{
    return (int)(syscall2)(NR_rt_sigpending, (long)mask, 8);
}

/* rt_sigtimedwait(2): wait for one of mask, which should be blocked, and take
 * it without calling a handler.
 *
 * Returns its number, -EAGAIN after timeout, -EINTR after a signal not in mask.
 * info may be NULL; so may timeout, to wait forever. A timeout of 0 only looks.
 *
 * i386: this is rt_sigtimedwait_time64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_rt_sigtimedwait(const uint64_t *mask,
                                     struct kernel_siginfo *info,
                                     const struct kernel_timespec *timeout)
{
#ifdef __i386__
    return (int)(syscall4)(NR_rt_sigtimedwait_time64, (long)mask, (long)info,
                           (long)timeout, 8);
#else
    return (int)(syscall4)(NR_rt_sigtimedwait, (long)mask, (long)info,
                           (long)timeout, 8);
#endif
}

/* rt_sigsuspend(2): replace this thread's mask with mask until a handler has
 * run, then restore it. Returns -EINTR, always, unless mask cannot be read.
 */
RING3_INLINE int sys_rt_sigsuspend(const uint64_t *mask)
{
    return (int)(syscall2)(NR_rt_sigsuspend, (long)mask, 8);
}

/* pause(2): wait until a handler has run. Returns -EINTR, always.
 *
 * A signal that comes just before is missed: sys_rt_sigsuspend() misses none.
 */
RING3_INLINE int sys_pause(void)
{
    return (int)(syscall0)(NR_pause);
}

/* tkill(2): send sig to the thread tid. tid may have been reused by then:
 * prefer sys_tgkill().
 */
RING3_INLINE int sys_tkill(int tid, int sig)
{
    return (int)(syscall2)(NR_tkill, tid, sig);
}

/* tgkill(2): send sig to the thread tid of the process tgid.
 *
 * Returns 0, or -errno: -ESRCH if there is no such thread in that process. A
 * sig of 0 only asks.
 */
RING3_INLINE int sys_tgkill(int tgid, int tid, int sig)
{
    return (int)(syscall3)(NR_tgkill, tgid, tid, sig);
}

/* rt_sigqueueinfo(2): send sig to a process, with info, whose code must be
 * below 0 and not SI_TKILL unless it goes to the caller itself; SI_QUEUE is
 * usual.
 *
 * Returns 0, or -errno: -EPERM for another code, -EAGAIN if too many wait.
 */
RING3_INLINE int sys_rt_sigqueueinfo(int pid, int sig,
                                     const struct kernel_siginfo *info)
{
    return (int)(syscall3)(NR_rt_sigqueueinfo, pid, sig, (long)info);
}

/* rt_tgsigqueueinfo(2): the same to the thread tid of the process tgid. Since
 * Linux 2.6.31.
 */
RING3_INLINE int sys_rt_tgsigqueueinfo(int tgid, int tid, int sig,
                                       const struct kernel_siginfo *info)
{
    return (int)(syscall4)(NR_rt_tgsigqueueinfo, tgid, tid, sig, (long)info);
}

/* sigaltstack(2): let handlers with SA_ONSTACK run on this stack, for this
 * thread, and put into old which it was. Either may be NULL.
 *
 * Returns 0, or -errno: -ENOMEM if it is too small, -EPERM from a handler that
 * runs on it. What is too small depends on the CPU: auxv's AT_MINSIGSTKSZ says
 * it; add at least 16 KiB.
 */
RING3_INLINE int sys_sigaltstack(const struct kernel_sigaltstack *stack,
                                 struct kernel_sigaltstack *old)
{
    return (int)(syscall2)(NR_sigaltstack, (long)stack, (long)old);
}

/* signalfd(2): signalfd4(2) without flags. Returns the descriptor, or -errno.
 * Since Linux 2.6.22.
 */
RING3_INLINE int sys_signalfd(int fd, const uint64_t *mask)
{
    return (int)(syscall3)(NR_signalfd, fd, (long)mask, 8);
}

/* signalfd4(2): a descriptor to read the signals of mask from, each as a struct
 * kernel_signalfd_siginfo. With an fd other than -1, change its mask.
 *
 * Returns the descriptor, or -errno. The signals must be blocked too: otherwise
 * they do what they always do and never get there. Since Linux 2.6.27.
 */
RING3_INLINE int sys_signalfd4(int fd, const uint64_t *mask, int flags)
{
    return (int)(syscall4)(NR_signalfd4, fd, (long)mask, 8, flags);
}

/* pidfd_send_signal(2): send sig to the process that pidfd stands for.
 *
 * Returns 0, or -errno: -ESRCH if it has ended and been waited for. info may be
 * NULL: then it is as with sys_kill(). Since Linux 5.1.
 */
RING3_INLINE int sys_pidfd_send_signal(int pidfd, int sig,
                                       const struct kernel_siginfo *info,
                                       unsigned int flags)
{
    return (int)(syscall4)(NR_pidfd_send_signal, pidfd, sig, (long)info,
                           (long)flags);
}

#endif
