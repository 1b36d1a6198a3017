/* SPDX-License-Identifier: 0BSD */
/* Timers: a signal, or something to read, when time is up. Clocks and
 * TIMER_ABSTIME are in time.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_TIMER_H
#define RING3_TIMER_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* which of getitimer(2): by the clock, and SIGALRM; by this process's CPU time
 * in its own code, and SIGVTALRM; by all its CPU time, and SIGPROF.
 */
#define ITIMER_REAL     0
#define ITIMER_VIRTUAL  1
#define ITIMER_PROF     2

/* notify of a sigevent: a signal to the process; nothing; to the thread tid, in
 * this process, together with one of the others. SIGEV_THREAD is for libc, and
 * to the kernel the same as SIGEV_SIGNAL.
 */
#define SIGEV_SIGNAL    0
#define SIGEV_NONE      1
#define SIGEV_THREAD    2
#define SIGEV_THREAD_ID 4

/* flags of timerfd_create(2). */
#define TFD_CLOEXEC     02000000
#define TFD_NONBLOCK    00004000

/* flags of timerfd_settime(2): value is when, not how long; and a read returns
 * -ECANCELED if somebody sets the clock meanwhile, which takes both flags
 * together and a clock that can be set.
 */
#define TFD_TIMER_ABSTIME       0x1
#define TFD_TIMER_CANCEL_ON_SET 0x2

/* When a timer first expires, and its interval from then on, or 0 for once
 * only: timer_settime(2). A value of 0 stops it.
 */
struct kernel_itimerspec {
    struct kernel_timespec interval;
    struct kernel_timespec value;
};

/* The same for setitimer(2); on i386, 32 bits of seconds. */
struct kernel_itimerval {
    struct kernel_old_timeval interval;
    struct kernel_old_timeval value;
};

/* How a timer reports that it expired: timer_create(2). value comes with the
 * signal, an integer or a pointer.
 */
struct kernel_sigevent {
    unsigned long value;
    int signo;
    int notify;
    int tid;
    int unused1[(64 - sizeof(long) - 3 * sizeof(int)) / sizeof(int)];
};

/* getitimer(2): how long a timer still has to go, and its interval. */
RING3_INLINE int sys_getitimer(int which, struct kernel_itimerval *value)
{
    return (int)(syscall2)(NR_getitimer, which, (long)value);
}

/* setitimer(2): start this process's timer of that kind, in microseconds, and
 * put into old, which may be NULL, what it was at.
 */
RING3_INLINE int sys_setitimer(int which, const struct kernel_itimerval *value,
                               struct kernel_itimerval *old)
{
    return (int)(syscall3)(NR_setitimer, which, (long)value, (long)old);
}

/* alarm(2): SIGALRM in that many seconds, 0 for none. It is the timer
 * ITIMER_REAL.
 *
 * Returns how many seconds the last one had to go, or 0. Cannot fail.
 */
RING3_INLINE unsigned int sys_alarm(unsigned int seconds)
{
    return (unsigned int)(syscall1)(NR_alarm, (long)seconds);
}

/* timer_create(2): make a timer, not yet running, and put its id into timer.
 *
 * event is what happens when it expires; with NULL that is SIGALRM with the id
 * as value. Neither a child nor the next program has it. Ids begin at 0.
 */
RING3_INLINE int sys_timer_create(int clock, struct kernel_sigevent *event,
                                  int *timer)
{
    return (int)(syscall3)(NR_timer_create, clock, (long)event, (long)timer);
}

/* timer_settime(2): start a timer, with TIMER_ABSTIME for a point in time, or
 * stop it, and put into old, which may be NULL, what it was at.
 *
 * i386: this is timer_settime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_timer_settime(int timer, int flags,
                                   const struct kernel_itimerspec *value,
                                   struct kernel_itimerspec *old)
{
#ifdef __i386__
    return (int)(syscall4)(NR_timer_settime64, timer, flags, (long)value,
                           (long)old);
#else
    return (int)(syscall4)(NR_timer_settime, timer, flags, (long)value,
                           (long)old);
#endif
}

/* timer_gettime(2): how long a timer still has to go, and its interval.
 *
 * i386: this is timer_gettime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_timer_gettime(int timer, struct kernel_itimerspec *value)
{
#ifdef __i386__
    return (int)(syscall2)(NR_timer_gettime64, timer, (long)value);
#else
    return (int)(syscall2)(NR_timer_gettime, timer, (long)value);
#endif
}

/* timer_getoverrun(2): how often the timer expired again before its last signal
 * was taken. Returns that number, or -errno.
 */
RING3_INLINE long sys_timer_getoverrun(int timer)
{
    return (syscall1)(NR_timer_getoverrun, timer);
}

/* timer_delete(2): stop a timer and delete it. */
RING3_INLINE int sys_timer_delete(int timer)
{
    return (int)(syscall1)(NR_timer_delete, timer);
}

/* timerfd_create(2): a timer as a descriptor.
 *
 * Returns the descriptor, or -errno. A read of 8 bytes waits until it has
 * expired, and says how often since the last read. clock is CLOCK_REALTIME,
 * CLOCK_MONOTONIC, CLOCK_BOOTTIME or one of the two that wake the machine,
 * ..._ALARM. Since Linux 2.6.25.
 */
RING3_INLINE int sys_timerfd_create(int clock, int flags)
{
    return (int)(syscall2)(NR_timerfd_create, clock, flags);
}

/* timerfd_settime(2): start it or stop it, and put into old, which may be NULL,
 * what it was at. Since Linux 2.6.25.
 *
 * i386: this is timerfd_settime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_timerfd_settime(int fd, int flags,
                                     const struct kernel_itimerspec *value,
                                     struct kernel_itimerspec *old)
{
#ifdef __i386__
    return (int)(syscall4)(NR_timerfd_settime64, fd, flags, (long)value,
                           (long)old);
#else
    return (int)(syscall4)(NR_timerfd_settime, fd, flags, (long)value,
                           (long)old);
#endif
}

/* timerfd_gettime(2): how long it still has to go, and its interval. Since
 * Linux 2.6.25.
 *
 * i386: this is timerfd_gettime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_timerfd_gettime(int fd, struct kernel_itimerspec *value)
{
#ifdef __i386__
    return (int)(syscall2)(NR_timerfd_gettime64, fd, (long)value);
#else
    return (int)(syscall2)(NR_timerfd_gettime, fd, (long)value);
#endif
}

#endif
