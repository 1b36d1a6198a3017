/* SPDX-License-Identifier: 0BSD */
/* Time: tell it, set it, let it pass. Seconds have 64 bits on both machines,
 * but for the oldest calls, which say so. Timers are in timer.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_TIME_H
#define RING3_TIME_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* Which clock. */
#define CLOCK_REALTIME                  0
#define CLOCK_MONOTONIC                 1
#define CLOCK_PROCESS_CPUTIME_ID        2
#define CLOCK_THREAD_CPUTIME_ID         3
#define CLOCK_MONOTONIC_RAW             4
#define CLOCK_REALTIME_COARSE           5
#define CLOCK_MONOTONIC_COARSE          6
#define CLOCK_BOOTTIME                  7
#define CLOCK_REALTIME_ALARM            8
#define CLOCK_BOOTTIME_ALARM            9
#define CLOCK_TAI                       11

/* flags of clock_nanosleep(2), timer_settime(2): until when, not how long. */
#define TIMER_ABSTIME   0x01

/* modes of a timex: which members to set. ADJ_NANO and ADJ_MICRO choose what
 * offset and time.usec are counted in.
 */
#define ADJ_OFFSET              0x0001
#define ADJ_FREQUENCY           0x0002
#define ADJ_MAXERROR            0x0004
#define ADJ_ESTERROR            0x0008
#define ADJ_STATUS              0x0010
#define ADJ_TIMECONST           0x0020
#define ADJ_TAI                 0x0080
#define ADJ_SETOFFSET           0x0100
#define ADJ_MICRO               0x1000
#define ADJ_NANO                0x2000
#define ADJ_TICK                0x4000
#define ADJ_OFFSET_SINGLESHOT   0x8001
#define ADJ_OFFSET_SS_READ      0xa001

/* status of a timex. */
#define STA_PLL         0x0001
#define STA_PPSFREQ     0x0002
#define STA_PPSTIME     0x0004
#define STA_FLL         0x0008
#define STA_INS         0x0010
#define STA_DEL         0x0020
#define STA_UNSYNC      0x0040
#define STA_FREQHOLD    0x0080
#define STA_PPSSIGNAL   0x0100
#define STA_PPSJITTER   0x0200
#define STA_PPSWANDER   0x0400
#define STA_PPSERROR    0x0800
#define STA_CLOCKERR    0x1000
#define STA_NANO        0x2000
#define STA_MODE        0x4000
#define STA_CLK         0x8000

/* What adjtimex(2) returns: the clock is in step; a second is about to be
 * inserted, or left out; is being inserted; was; the clock is not in step.
 */
#define TIME_OK         0
#define TIME_INS        1
#define TIME_DEL        2
#define TIME_OOP        3
#define TIME_WAIT       4
#define TIME_ERROR      5

/* Obsolete time zone of gettimeofday(2). */
struct kernel_timezone {
    int minuteswest;
    int dsttime;
};

/* CPU time used, by this process and by the children it has waited for, in
 * clock ticks, 1/100 s: times(2).
 */
struct kernel_tms {
    long utime;
    long stime;
    long cutime;
    long cstime;
};

/* The clock's discipline: adjtimex(2). usec holds nanoseconds if STA_NANO is in
 * status.
 */
struct kernel_timex_timeval {
    int64_t sec;
    int64_t usec;
};

struct kernel_timex {
    unsigned int modes;
    unsigned int : 32;
    int64_t offset;
    int64_t freq;
    int64_t maxerror;
    int64_t esterror;
    int status;
    unsigned int : 32;
    int64_t constant;
    int64_t precision;
    int64_t tolerance;
    struct kernel_timex_timeval time;
    int64_t tick;
    int64_t ppsfreq;
    int64_t jitter;
    int shift;
    unsigned int : 32;
    int64_t stabil;
    int64_t jitcnt;
    int64_t calcnt;
    int64_t errcnt;
    int64_t stbcnt;
    int tai;
    int unused1[11];
};

/* clock_gettime(2): put what clock says into now.
 *
 * i386: this is clock_gettime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_clock_gettime(int clock, struct kernel_timespec *now)
{
#ifdef __i386__
    return (int)(syscall2)(NR_clock_gettime64, clock, (long)now);
#else
    return (int)(syscall2)(NR_clock_gettime, clock, (long)now);
#endif
}

/* clock_settime(2): set clock to now.
 *
 * Returns 0, or -errno: -EPERM without CAP_SYS_TIME, -EINVAL for a clock that
 * cannot be set; CLOCK_REALTIME can.
 *
 * i386: this is clock_settime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_clock_settime(int clock,
                                   const struct kernel_timespec *now)
{
#ifdef __i386__
    return (int)(syscall2)(NR_clock_settime64, clock, (long)now);
#else
    return (int)(syscall2)(NR_clock_settime, clock, (long)now);
#endif
}

/* clock_getres(2): put the step of clock into resolution, which may be NULL:
 * -EINVAL if there is no such clock.
 *
 * i386: this is clock_getres_time64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_clock_getres(int clock,
                                  struct kernel_timespec *resolution)
{
#ifdef __i386__
    return (int)(syscall2)(NR_clock_getres_time64, clock, (long)resolution);
#else
    return (int)(syscall2)(NR_clock_getres, clock, (long)resolution);
#endif
}

/* clock_nanosleep(2): sleep for the time in request by clock, or with
 * TIMER_ABSTIME until then.
 *
 * Returns 0, or -errno: -EINTR after a signal, with what is left in remain,
 * which may be NULL, except with TIMER_ABSTIME: then do it again.
 *
 * i386: this is clock_nanosleep_time64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_clock_nanosleep(int clock, int flags,
                                     const struct kernel_timespec *request,
                                     struct kernel_timespec *remain)
{
#ifdef __i386__
    return (int)(syscall4)(NR_clock_nanosleep_time64, clock, flags,
                           (long)request, (long)remain);
#else
    return (int)(syscall4)(NR_clock_nanosleep, clock, flags, (long)request,
                           (long)remain);
#endif
}

/* nanosleep(2): sleep for the time in request.
 *
 * Returns 0, -EINTR after a signal, with what is left of it in remain, which
 * may be NULL or request itself, or -EINVAL if nsec is not in its range.
 *
 * i386: this is clock_nanosleep_time64 on CLOCK_MONOTONIC, which is the same,
 * since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_nanosleep(const struct kernel_timespec *request,
                               struct kernel_timespec *remain)
{
#ifdef __i386__
    return (int)(syscall4)(NR_clock_nanosleep_time64, 1, 0, (long)request,
                           (long)remain);
#else
    return (int)(syscall2)(NR_nanosleep, (long)request, (long)remain);
#endif
}

/* clock_adjtime(2): set those members of timex that modes names, and fill in
 * all of them. modes of 0 only reads.
 *
 * Returns one of the TIME_ values, or -errno: -EPERM without CAP_SYS_TIME.
 * Since Linux 2.6.39.
 *
 * i386: this is clock_adjtime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_clock_adjtime(int clock, struct kernel_timex *timex)
{
#ifdef __i386__
    return (int)(syscall2)(NR_clock_adjtime64, clock, (long)timex);
#else
    return (int)(syscall2)(NR_clock_adjtime, clock, (long)timex);
#endif
}

/* adjtimex(2): clock_adjtime(2) of CLOCK_REALTIME. Returns as clock_adjtime(2).
 *
 * i386: it is that, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_adjtimex(struct kernel_timex *timex)
{
#ifdef __i386__
    return (int)(syscall2)(NR_clock_adjtime64, 0, (long)timex);
#else
    return (int)(syscall1)(NR_adjtimex, (long)timex);
#endif
}

/* time(2): the seconds since 1970. They are stored in *seconds too, if that is
 * not NULL. Cannot fail with a good pointer.
 *
 * i386: this is clock_gettime64 of CLOCK_REALTIME_COARSE, which has the same
 * second, since Linux 5.1; -ENOSYS before. The kernel does not see seconds: a
 * bad pointer is a fault.
 */
RING3_INLINE int64_t sys_time(int64_t *seconds)
{
#ifdef __i386__
    struct kernel_timespec now;
    long err = (syscall2)(NR_clock_gettime64, 5, (long)&now);

    if (err)
        return err;
    if (seconds)
        *seconds = now.sec;
    return now.sec;
#else
    return (syscall1)(NR_time, (long)seconds);
#endif
}

/* gettimeofday(2): put the time into now, and the kernel's idea of a time zone
 * into zone. Either may be NULL.
 *
 * i386: seconds have 32 bits and end in 2038: use sys_clock_gettime().
 */
RING3_INLINE int sys_gettimeofday(struct kernel_old_timeval *now,
                                  struct kernel_timezone *zone)
{
    return (int)(syscall2)(NR_gettimeofday, (long)now, (long)zone);
}

/* settimeofday(2): set the time, the time zone, or both; NULL leaves one. The
 * first zone set after boot, alone, moves the clock by its minuteswest.
 *
 * i386: seconds have 32 bits: use sys_clock_settime().
 */
RING3_INLINE int sys_settimeofday(const struct kernel_old_timeval *now,
                                  const struct kernel_timezone *zone)
{
    return (int)(syscall2)(NR_settimeofday, (long)now, (long)zone);
}

/* times(2): how much CPU time was used.
 *
 * Returns the clock ticks since some moment, which wrap around: any value may
 * come, even one that looks like -errno. times may be NULL.
 */
RING3_INLINE long sys_times(struct kernel_tms *times)
{
    return (syscall1)(NR_times, (long)times);
}

#endif
