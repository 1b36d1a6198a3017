/* SPDX-License-Identifier: 0BSD */
/* Why a signal came: code in a struct kernel_siginfo. Those of SIGCHLD are in
 * process.h, those of SIGIO are bits of poll.h.
 *
 * What else is in it depends on the signal and the code:
 *
 *      SI_USER, SI_TKILL           pid uid
 *      SI_QUEUE, SI_MESGQ          pid uid value
 *      SI_TIMER                    timerid overrun value
 *      SIGCHLD, a CLD_ code        pid uid status utime stime
 *      SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGTRAP, a code above 0
 *                                  addr, sometimes addr_lsb or pkey
 *      SEGV_BNDERR                 addr lower upper
 *      TRAP_PERF                   addr perf_data perf_type perf_flags
 *      SIGIO, a code above 0       band fd
 *      SIGSYS, a SYS_ code         call_addr syscall arch
 *
 * Any process can send any of these signals: look at code before the rest.
 */
#ifndef RING3_SIGINFO_H
#define RING3_SIGINFO_H
#pragma GCC system_header

#include "types.h"

/* code of a siginfo, whatever the signal; those below 0 come from processes,
 * except for SI_TIMER.
 */
#define SI_USER         0
#define SI_KERNEL       128
#define SI_QUEUE        -1
#define SI_TIMER        -2
#define SI_MESGQ        -3
#define SI_ASYNCIO      -4
#define SI_SIGIO        -5
#define SI_TKILL        -6
#define SI_DETHREAD     -7
#define SI_ASYNCNL      -60

/* code of SIGSEGV: nothing is mapped there, the access is not allowed there,
 * the key pkey forbids it, the shadow stack disagrees.
 */
#define SEGV_MAPERR     1
#define SEGV_ACCERR     2
#define SEGV_BNDERR     3
#define SEGV_PKUERR     4
#define SEGV_CPERR      10

/* code of SIGBUS. With BUS_MCEERR_ memory has failed, 1 << addr_lsb bytes of
 * it.
 */
#define BUS_ADRALN      1
#define BUS_ADRERR      2
#define BUS_OBJERR      3
#define BUS_MCEERR_AR   4
#define BUS_MCEERR_AO   5

/* code of SIGILL. */
#define ILL_ILLOPC      1
#define ILL_ILLOPN      2
#define ILL_ILLADR      3
#define ILL_ILLTRP      4
#define ILL_PRVOPC      5
#define ILL_PRVREG      6
#define ILL_COPROC      7
#define ILL_BADSTK      8

/* code of SIGFPE. */
#define FPE_INTDIV      1
#define FPE_INTOVF      2
#define FPE_FLTDIV      3
#define FPE_FLTOVF      4
#define FPE_FLTUND      5
#define FPE_FLTRES      6
#define FPE_FLTINV      7
#define FPE_FLTSUB      8
#define FPE_FLTUNK      14

/* code of SIGTRAP. With TRAP_PERF perf_data and perf_type are sig_data and type
 * of the event's attr, addr what was watched.
 */
#define TRAP_BRKPT      1
#define TRAP_TRACE      2
#define TRAP_BRANCH     3
#define TRAP_HWBKPT     4
#define TRAP_PERF       6

/* perf_flags of TRAP_PERF: it comes later than what it reports. */
#define TRAP_PERF_FLAG_ASYNC    0x1

/* code of SIGIO, for a descriptor with F_SETSIG. */
#define POLL_IN         1
#define POLL_OUT        2
#define POLL_MSG        3
#define POLL_ERR        4
#define POLL_PRI        5
#define POLL_HUP        6

/* code of SIGSYS: a seccomp filter, or prctl's user dispatch. */
#define SYS_SECCOMP             1
#define SYS_USER_DISPATCH       2

#endif
