/* SPDX-License-Identifier: 0BSD */
/* Why a signal came: code in a struct kernel_siginfo. Those of SIGCHLD are in
 * process.h, those of SIGIO are bits of poll.h.
 *
 * What else is in it goes by the signal and the code:
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

#include "types.h"

/* code of a siginfo, whatever the signal; those below 0 come from processes,
 * but for SI_TIMER.
 */
#ifndef SI_USER
#define SI_USER         0
#endif
#ifndef SI_KERNEL
#define SI_KERNEL       128
#endif
#ifndef SI_QUEUE
#define SI_QUEUE        -1
#endif
#ifndef SI_TIMER
#define SI_TIMER        -2
#endif
#ifndef SI_MESGQ
#define SI_MESGQ        -3
#endif
#ifndef SI_ASYNCIO
#define SI_ASYNCIO      -4
#endif
#ifndef SI_SIGIO
#define SI_SIGIO        -5
#endif
#ifndef SI_TKILL
#define SI_TKILL        -6
#endif
#ifndef SI_DETHREAD
#define SI_DETHREAD     -7
#endif
#ifndef SI_ASYNCNL
#define SI_ASYNCNL      -60
#endif

/* code of SIGSEGV: nothing is mapped there, it may not be done there, the key
 * pkey forbids it, the shadow stack disagrees.
 */
#ifndef SEGV_MAPERR
#define SEGV_MAPERR     1
#endif
#ifndef SEGV_ACCERR
#define SEGV_ACCERR     2
#endif
#ifndef SEGV_BNDERR
#define SEGV_BNDERR     3
#endif
#ifndef SEGV_PKUERR
#define SEGV_PKUERR     4
#endif
#ifndef SEGV_CPERR
#define SEGV_CPERR      10
#endif

/* code of SIGBUS. With BUS_MCEERR_ memory has failed, 1 << addr_lsb bytes of
 * it.
 */
#ifndef BUS_ADRALN
#define BUS_ADRALN      1
#endif
#ifndef BUS_ADRERR
#define BUS_ADRERR      2
#endif
#ifndef BUS_OBJERR
#define BUS_OBJERR      3
#endif
#ifndef BUS_MCEERR_AR
#define BUS_MCEERR_AR   4
#endif
#ifndef BUS_MCEERR_AO
#define BUS_MCEERR_AO   5
#endif

/* code of SIGILL. */
#ifndef ILL_ILLOPC
#define ILL_ILLOPC      1
#endif
#ifndef ILL_ILLOPN
#define ILL_ILLOPN      2
#endif
#ifndef ILL_ILLADR
#define ILL_ILLADR      3
#endif
#ifndef ILL_ILLTRP
#define ILL_ILLTRP      4
#endif
#ifndef ILL_PRVOPC
#define ILL_PRVOPC      5
#endif
#ifndef ILL_PRVREG
#define ILL_PRVREG      6
#endif
#ifndef ILL_COPROC
#define ILL_COPROC      7
#endif
#ifndef ILL_BADSTK
#define ILL_BADSTK      8
#endif

/* code of SIGFPE. */
#ifndef FPE_INTDIV
#define FPE_INTDIV      1
#endif
#ifndef FPE_INTOVF
#define FPE_INTOVF      2
#endif
#ifndef FPE_FLTDIV
#define FPE_FLTDIV      3
#endif
#ifndef FPE_FLTOVF
#define FPE_FLTOVF      4
#endif
#ifndef FPE_FLTUND
#define FPE_FLTUND      5
#endif
#ifndef FPE_FLTRES
#define FPE_FLTRES      6
#endif
#ifndef FPE_FLTINV
#define FPE_FLTINV      7
#endif
#ifndef FPE_FLTSUB
#define FPE_FLTSUB      8
#endif
#ifndef FPE_FLTUNK
#define FPE_FLTUNK      14
#endif

/* code of SIGTRAP. With TRAP_PERF perf_data and perf_type are sig_data and type
 * of the event's attr, addr what was watched.
 */
#ifndef TRAP_BRKPT
#define TRAP_BRKPT      1
#endif
#ifndef TRAP_TRACE
#define TRAP_TRACE      2
#endif
#ifndef TRAP_BRANCH
#define TRAP_BRANCH     3
#endif
#ifndef TRAP_HWBKPT
#define TRAP_HWBKPT     4
#endif
#ifndef TRAP_PERF
#define TRAP_PERF       6
#endif

/* perf_flags of TRAP_PERF: it comes later than what it tells of. */
#ifndef TRAP_PERF_FLAG_ASYNC
#define TRAP_PERF_FLAG_ASYNC    0x1
#endif

/* code of SIGIO, for a descriptor with F_SETSIG. */
#ifndef POLL_IN
#define POLL_IN         1
#endif
#ifndef POLL_OUT
#define POLL_OUT        2
#endif
#ifndef POLL_MSG
#define POLL_MSG        3
#endif
#ifndef POLL_ERR
#define POLL_ERR        4
#endif
#ifndef POLL_PRI
#define POLL_PRI        5
#endif
#ifndef POLL_HUP
#define POLL_HUP        6
#endif

/* code of SIGSYS: a seccomp filter, or prctl's user dispatch. */
#ifndef SYS_SECCOMP
#define SYS_SECCOMP             1
#endif
#ifndef SYS_USER_DISPATCH
#define SYS_USER_DISPATCH       2
#endif

#endif
