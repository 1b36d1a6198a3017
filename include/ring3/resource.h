/* SPDX-License-Identifier: 0BSD */
/* Resources: what a process may use, what it has used, its priority.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_RESOURCE_H
#define RING3_RESOURCE_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* Which limit: in bytes, except for CPU and RTTIME, which are in seconds and
 * microseconds, NICE, which is 20 - nice, RTPRIO, and those that count things.
 */
#define RLIMIT_CPU              0
#define RLIMIT_FSIZE            1
#define RLIMIT_DATA             2
#define RLIMIT_STACK            3
#define RLIMIT_CORE             4
#define RLIMIT_RSS              5
#define RLIMIT_NPROC            6
#define RLIMIT_NOFILE           7
#define RLIMIT_MEMLOCK          8
#define RLIMIT_AS               9
#define RLIMIT_LOCKS            10
#define RLIMIT_SIGPENDING       11
#define RLIMIT_MSGQUEUE         12
#define RLIMIT_NICE             13
#define RLIMIT_RTPRIO           14
#define RLIMIT_RTTIME           15

/* No limit. */
#define RLIM64_INFINITY 0xffffffffffffffff

/* Whose usage: getrusage(2). */
#define RUSAGE_CHILDREN -1
#define RUSAGE_SELF     0
#define RUSAGE_THREAD   1

/* Whose priority: a process, a process group, all of a user. */
#define PRIO_PROCESS    0
#define PRIO_PGRP       1
#define PRIO_USER       2

/* A limit: cur applies, and anybody may set it up to max. */
struct kernel_rlimit64 {
    uint64_t cur;
    uint64_t max;
};

/* prlimit64(2): put into old the limit of process pid, 0 being the caller, and
 * set it to limit. Either may be NULL. Since Linux 2.6.36.
 */
RING3_INLINE int sys_prlimit64(int pid, unsigned int resource,
                               const struct kernel_rlimit64 *limit,
                               struct kernel_rlimit64 *old)
{
    return (int)(syscall4)(NR_prlimit64, pid, (long)resource, (long)limit,
                           (long)old);
}

/* getrlimit(2): get one of the caller's limits.
 *
 * i386: this is prlimit64 on the caller, since Linux 2.6.36.
 */
RING3_INLINE int sys_getrlimit(unsigned int resource,
                               struct kernel_rlimit64 *limit)
{
#ifdef __i386__
    return (int)(syscall4)(NR_prlimit64, 0, (long)resource, 0, (long)limit);
#else
    return (int)(syscall2)(NR_getrlimit, (long)resource, (long)limit);
#endif
}

/* setrlimit(2): set one of the caller's limits. Raising max is -EPERM without
 * CAP_SYS_RESOURCE.
 *
 * i386: this is prlimit64 on the caller, since Linux 2.6.36. A 32-bit kernel
 * keeps 32 bits, and takes 4G - 1 and above for no limit.
 */
RING3_INLINE int sys_setrlimit(unsigned int resource,
                               const struct kernel_rlimit64 *limit)
{
#ifdef __i386__
    return (int)(syscall4)(NR_prlimit64, 0, (long)resource, (long)limit, 0);
#else
    return (int)(syscall2)(NR_setrlimit, (long)resource, (long)limit);
#endif
}

/* getrusage(2): get what the process, its thread, or the children it has waited
 * for have used.
 *
 * i386: times have 32 bits of seconds; there is no wider call.
 */
RING3_INLINE int sys_getrusage(int who, struct kernel_rusage *usage)
{
    return (int)(syscall2)(NR_getrusage, who, (long)usage);
}

/* getpriority(2): the best priority among those that which and who name; a who
 * of 0 is the caller.
 *
 * Returns 20 - nice, which is in [1, 40] and so never looks like an error; or
 * -ESRCH if there is nobody.
 */
RING3_INLINE int sys_getpriority(int which, int who)
{
    return (int)(syscall2)(NR_getpriority, which, who);
}

/* setpriority(2): give those that which and who name a nice value from -20,
 * which is best, to 19. With PRIO_PROCESS only the one thread.
 */
RING3_INLINE int sys_setpriority(int which, int who, int nice)
{
    return (int)(syscall3)(NR_setpriority, which, who, nice);
}

#endif
