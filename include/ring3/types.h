/* SPDX-License-Identifier: 0BSD */
/* What the kernel lays out in memory, for more than one subject. The members
 * have the kernel's names without their prefix: libc has macros of those.
 */
#ifndef RING3_TYPES_H
#define RING3_TYPES_H
#pragma GCC system_header

#include "syscall.h"

/* In place of a directory's descriptor: the working directory. */
#define AT_FDCWD        -100

/* An empty path means the directory's descriptor itself. */
#define AT_EMPTY_PATH   0x1000

/* If a path's last name is a symbolic link: the link itself, not where it
 * leads; or the other way round. And do not automount what is there.
 */
#define AT_SYMLINK_NOFOLLOW     0x100
#define AT_SYMLINK_FOLLOW       0x400
#define AT_NO_AUTOMOUNT         0x800

/* For a new descriptor: closed by execve, never waited for. */
#define O_CLOEXEC       02000000
#define O_NONBLOCK      00004000

/* Anything that lays out structs unlike the kernel gives this one another size,
 * or alignment.
 */
struct ring3_layout {
    long word;
    int64_t wide;
    short half;
    int other_half : 16;
    int last;
};
RING3_ASSERT(sizeof(struct ring3_layout) == 16 + sizeof(long)
                 && __alignof__(struct ring3_layout) == sizeof(long),
             "ring3 lays out structs as the kernel does: compile without "
             "-malign-double, -mms-bitfields and -fpack-struct");

/* After an int and before what is as wide as a register, or at the end of such
 * a struct: 32 bits on x86_64, nothing on i386. Padding has no name, so that an
 * initialiser without names means the same on both; what the kernel wants to be
 * 0 has one, unused1 and so on, or nothing would make it 0.
 */
#define RING3_PAD unsigned int : 8 * (sizeof(long) - sizeof(int))

/* A piece of memory, for readv(2) and writev(2). len is in bytes. */
struct kernel_iovec {
    void *base;
    size_t len;
};

/* A point in time or a span of it: 64 bits of seconds on both machines. nsec
 * is in [0, 999999999].
 */
struct kernel_timespec {
    int64_t sec;
    int64_t nsec;
};

/* A span of time in seconds and microseconds; on i386, 32 bits of seconds. */
struct kernel_old_timeval {
    long sec;
    long usec;
};

/* What a process has used: getrusage(2). Linux fills in only some of it; maxrss
 * is in KiB, inblock and oublock are in 512-byte blocks.
 */
struct kernel_rusage {
    struct kernel_old_timeval utime;
    struct kernel_old_timeval stime;
    long maxrss;
    long ixrss;
    long idrss;
    long isrss;
    long minflt;
    long majflt;
    long nswap;
    long inblock;
    long oublock;
    long msgsnd;
    long msgrcv;
    long nsignals;
    long nvcsw;
    long nivcsw;
};

/* Who sent a signal and why, 128 bytes: sigaction(2). code says which members
 * count. value is an integer or a pointer, as its sender says; of an integer
 * only the low 32 bits count. utime and stime are in clock ticks, 1/100 s.
 */
struct kernel_siginfo {
    int signo;
    int error;
    int code;
    RING3_PAD;
    __extension__ union {
        struct {                        /* a process, as SIGCHLD tells of it */
            int pid;
            unsigned int uid;
            int status;
            RING3_PAD;
            long utime;
            long stime;
        };
        struct {                        /* a timer; value from a process too */
            int timerid;
            int overrun;
            unsigned long value;
        };
        struct {                        /* SIGSEGV and the like */
            void *addr;
            union {
                struct {
                    short addr_lsb;
                    unsigned int : 16;
                    RING3_PAD;
                    union {
                        struct {
                            unsigned int pkey;
                            RING3_PAD;
                        };
                        struct {
                            void *lower;
                            void *upper;
                        };
                    };
                };
                struct {
                    unsigned long perf_data;
                    uint32_t perf_type;
                    uint32_t perf_flags;
                };
            };
        };
        struct {                        /* SIGIO */
            long band;
            int fd;
            RING3_PAD;
        };
        struct {                        /* SIGSYS */
            void *call_addr;
            int syscall;
            unsigned int arch;
        };
        long words[(128 - 3 * sizeof(int)) / sizeof(long)];
    };
};

#endif
