/* SPDX-License-Identifier: 0BSD */
/* A process's own settings. */
#ifndef RING3_PRCTL_H
#define RING3_PRCTL_H

#include "syscall.h"

/* option of prctl(2). Those that only other CPUs have are left out. */
#ifndef PR_SET_PDEATHSIG
#define PR_SET_PDEATHSIG                1
#endif
#ifndef PR_GET_PDEATHSIG
#define PR_GET_PDEATHSIG                2
#endif
#ifndef PR_GET_DUMPABLE
#define PR_GET_DUMPABLE                 3
#endif
#ifndef PR_SET_DUMPABLE
#define PR_SET_DUMPABLE                 4
#endif
#ifndef PR_GET_KEEPCAPS
#define PR_GET_KEEPCAPS                 7
#endif
#ifndef PR_SET_KEEPCAPS
#define PR_SET_KEEPCAPS                 8
#endif
#ifndef PR_GET_TIMING
#define PR_GET_TIMING                   13
#endif
#ifndef PR_SET_TIMING
#define PR_SET_TIMING                   14
#endif
#ifndef PR_SET_NAME
#define PR_SET_NAME                     15
#endif
#ifndef PR_GET_NAME
#define PR_GET_NAME                     16
#endif
#ifndef PR_GET_SECCOMP
#define PR_GET_SECCOMP                  21
#endif
#ifndef PR_SET_SECCOMP
#define PR_SET_SECCOMP                  22
#endif
#ifndef PR_CAPBSET_READ
#define PR_CAPBSET_READ                 23
#endif
#ifndef PR_CAPBSET_DROP
#define PR_CAPBSET_DROP                 24
#endif
#ifndef PR_GET_TSC
#define PR_GET_TSC                      25
#endif
#ifndef PR_SET_TSC
#define PR_SET_TSC                      26
#endif
#ifndef PR_GET_SECUREBITS
#define PR_GET_SECUREBITS               27
#endif
#ifndef PR_SET_SECUREBITS
#define PR_SET_SECUREBITS               28
#endif
#ifndef PR_SET_TIMERSLACK
#define PR_SET_TIMERSLACK               29
#endif
#ifndef PR_GET_TIMERSLACK
#define PR_GET_TIMERSLACK               30
#endif
#ifndef PR_TASK_PERF_EVENTS_DISABLE
#define PR_TASK_PERF_EVENTS_DISABLE     31
#endif
#ifndef PR_TASK_PERF_EVENTS_ENABLE
#define PR_TASK_PERF_EVENTS_ENABLE      32
#endif
#ifndef PR_MCE_KILL
#define PR_MCE_KILL                     33
#endif
#ifndef PR_MCE_KILL_GET
#define PR_MCE_KILL_GET                 34
#endif
#ifndef PR_SET_MM
#define PR_SET_MM                       35
#endif
#ifndef PR_SET_CHILD_SUBREAPER
#define PR_SET_CHILD_SUBREAPER          36
#endif
#ifndef PR_GET_CHILD_SUBREAPER
#define PR_GET_CHILD_SUBREAPER          37
#endif
#ifndef PR_SET_NO_NEW_PRIVS
#define PR_SET_NO_NEW_PRIVS             38
#endif
#ifndef PR_GET_NO_NEW_PRIVS
#define PR_GET_NO_NEW_PRIVS             39
#endif
#ifndef PR_GET_TID_ADDRESS
#define PR_GET_TID_ADDRESS              40
#endif
#ifndef PR_SET_THP_DISABLE
#define PR_SET_THP_DISABLE              41
#endif
#ifndef PR_GET_THP_DISABLE
#define PR_GET_THP_DISABLE              42
#endif
#ifndef PR_CAP_AMBIENT
#define PR_CAP_AMBIENT                  47
#endif
#ifndef PR_GET_SPECULATION_CTRL
#define PR_GET_SPECULATION_CTRL         52
#endif
#ifndef PR_SET_SPECULATION_CTRL
#define PR_SET_SPECULATION_CTRL         53
#endif
#ifndef PR_SET_IO_FLUSHER
#define PR_SET_IO_FLUSHER               57
#endif
#ifndef PR_GET_IO_FLUSHER
#define PR_GET_IO_FLUSHER               58
#endif
#ifndef PR_SET_SYSCALL_USER_DISPATCH
#define PR_SET_SYSCALL_USER_DISPATCH    59
#endif
#ifndef PR_SCHED_CORE
#define PR_SCHED_CORE                   62
#endif
#ifndef PR_SET_MDWE
#define PR_SET_MDWE                     65
#endif
#ifndef PR_GET_MDWE
#define PR_GET_MDWE                     66
#endif
#ifndef PR_SET_MEMORY_MERGE
#define PR_SET_MEMORY_MERGE             67
#endif
#ifndef PR_GET_MEMORY_MERGE
#define PR_GET_MEMORY_MERGE             68
#endif
#ifndef PR_TIMER_CREATE_RESTORE_IDS
#define PR_TIMER_CREATE_RESTORE_IDS     77
#endif
#ifndef PR_FUTEX_HASH
#define PR_FUTEX_HASH                   78
#endif
#ifndef PR_RSEQ_SLICE_EXTENSION
#define PR_RSEQ_SLICE_EXTENSION         79
#endif
#ifndef PR_GET_AUXV
#define PR_GET_AUXV     0x41555856
#endif
#ifndef PR_SET_VMA
#define PR_SET_VMA      0x53564d41
#endif
#ifndef PR_SET_PTRACER
#define PR_SET_PTRACER  0x59616d61
#endif

/* arg2 of PR_SET_PTRACER: any process; else a pid, or 0 for none. */
#ifndef PR_SET_PTRACER_ANY
#define PR_SET_PTRACER_ANY (~0ul)
#endif

/* arg2 of PR_SET_SECUREBITS, which takes CAP_SETPCAP: a program that root runs
 * gets no capabilities for it, changing ids takes none away and gives none,
 * none at all until execve(2), none become ambient; programs may run only what
 * may be executed, and not what is typed, since Linux 6.14. LOCKED: it stays as
 * it is.
 */
#ifndef SECBIT_NOROOT
#define SECBIT_NOROOT                           0x001
#endif
#ifndef SECBIT_NOROOT_LOCKED
#define SECBIT_NOROOT_LOCKED                    0x002
#endif
#ifndef SECBIT_NO_SETUID_FIXUP
#define SECBIT_NO_SETUID_FIXUP                  0x004
#endif
#ifndef SECBIT_NO_SETUID_FIXUP_LOCKED
#define SECBIT_NO_SETUID_FIXUP_LOCKED           0x008
#endif
#ifndef SECBIT_KEEP_CAPS
#define SECBIT_KEEP_CAPS                        0x010
#endif
#ifndef SECBIT_KEEP_CAPS_LOCKED
#define SECBIT_KEEP_CAPS_LOCKED                 0x020
#endif
#ifndef SECBIT_NO_CAP_AMBIENT_RAISE
#define SECBIT_NO_CAP_AMBIENT_RAISE             0x040
#endif
#ifndef SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED
#define SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED      0x080
#endif
#ifndef SECBIT_EXEC_RESTRICT_FILE
#define SECBIT_EXEC_RESTRICT_FILE               0x100
#endif
#ifndef SECBIT_EXEC_RESTRICT_FILE_LOCKED
#define SECBIT_EXEC_RESTRICT_FILE_LOCKED        0x200
#endif
#ifndef SECBIT_EXEC_DENY_INTERACTIVE
#define SECBIT_EXEC_DENY_INTERACTIVE            0x400
#endif
#ifndef SECBIT_EXEC_DENY_INTERACTIVE_LOCKED
#define SECBIT_EXEC_DENY_INTERACTIVE_LOCKED     0x800
#endif

/* arg2 of PR_SET_TSC. */
#ifndef PR_TSC_ENABLE
#define PR_TSC_ENABLE   1
#endif
#ifndef PR_TSC_SIGSEGV
#define PR_TSC_SIGSEGV  2
#endif

/* arg2 of PR_MCE_KILL, and arg3 with PR_MCE_KILL_SET. */
#ifndef PR_MCE_KILL_CLEAR
#define PR_MCE_KILL_CLEAR       0
#endif
#ifndef PR_MCE_KILL_SET
#define PR_MCE_KILL_SET         1
#endif
#ifndef PR_MCE_KILL_LATE
#define PR_MCE_KILL_LATE        0
#endif
#ifndef PR_MCE_KILL_EARLY
#define PR_MCE_KILL_EARLY       1
#endif
#ifndef PR_MCE_KILL_DEFAULT
#define PR_MCE_KILL_DEFAULT     2
#endif

/* arg2 of PR_SET_MM. */
#ifndef PR_SET_MM_START_CODE
#define PR_SET_MM_START_CODE    1
#endif
#ifndef PR_SET_MM_END_CODE
#define PR_SET_MM_END_CODE      2
#endif
#ifndef PR_SET_MM_START_DATA
#define PR_SET_MM_START_DATA    3
#endif
#ifndef PR_SET_MM_END_DATA
#define PR_SET_MM_END_DATA      4
#endif
#ifndef PR_SET_MM_START_STACK
#define PR_SET_MM_START_STACK   5
#endif
#ifndef PR_SET_MM_START_BRK
#define PR_SET_MM_START_BRK     6
#endif
#ifndef PR_SET_MM_BRK
#define PR_SET_MM_BRK           7
#endif
#ifndef PR_SET_MM_ARG_START
#define PR_SET_MM_ARG_START     8
#endif
#ifndef PR_SET_MM_ARG_END
#define PR_SET_MM_ARG_END       9
#endif
#ifndef PR_SET_MM_ENV_START
#define PR_SET_MM_ENV_START     10
#endif
#ifndef PR_SET_MM_ENV_END
#define PR_SET_MM_ENV_END       11
#endif
#ifndef PR_SET_MM_AUXV
#define PR_SET_MM_AUXV          12
#endif
#ifndef PR_SET_MM_EXE_FILE
#define PR_SET_MM_EXE_FILE      13
#endif
#ifndef PR_SET_MM_MAP
#define PR_SET_MM_MAP           14
#endif
#ifndef PR_SET_MM_MAP_SIZE
#define PR_SET_MM_MAP_SIZE      15
#endif

/* arg3 of PR_SET_THP_DISABLE: since Linux 6.18. */
#ifndef PR_THP_DISABLE_EXCEPT_ADVISED
#define PR_THP_DISABLE_EXCEPT_ADVISED   2
#endif

/* arg2 of PR_CAP_AMBIENT. */
#ifndef PR_CAP_AMBIENT_IS_SET
#define PR_CAP_AMBIENT_IS_SET           1
#endif
#ifndef PR_CAP_AMBIENT_RAISE
#define PR_CAP_AMBIENT_RAISE            2
#endif
#ifndef PR_CAP_AMBIENT_LOWER
#define PR_CAP_AMBIENT_LOWER            3
#endif
#ifndef PR_CAP_AMBIENT_CLEAR_ALL
#define PR_CAP_AMBIENT_CLEAR_ALL        4
#endif

/* arg2 of PR_GET_SPECULATION_CTRL, and what it returns and arg3 sets. */
#ifndef PR_SPEC_STORE_BYPASS
#define PR_SPEC_STORE_BYPASS    0
#endif
#ifndef PR_SPEC_INDIRECT_BRANCH
#define PR_SPEC_INDIRECT_BRANCH 1
#endif
#ifndef PR_SPEC_L1D_FLUSH
#define PR_SPEC_L1D_FLUSH       2
#endif
#ifndef PR_SPEC_NOT_AFFECTED
#define PR_SPEC_NOT_AFFECTED    0x00
#endif
#ifndef PR_SPEC_PRCTL
#define PR_SPEC_PRCTL           0x01
#endif
#ifndef PR_SPEC_ENABLE
#define PR_SPEC_ENABLE          0x02
#endif
#ifndef PR_SPEC_DISABLE
#define PR_SPEC_DISABLE         0x04
#endif
#ifndef PR_SPEC_FORCE_DISABLE
#define PR_SPEC_FORCE_DISABLE   0x08
#endif
#ifndef PR_SPEC_DISABLE_NOEXEC
#define PR_SPEC_DISABLE_NOEXEC  0x10
#endif

/* arg2 of PR_SET_SYSCALL_USER_DISPATCH, and the byte at its arg5. */
#ifndef PR_SYS_DISPATCH_OFF
#define PR_SYS_DISPATCH_OFF             0
#endif
#ifndef PR_SYS_DISPATCH_ON
#define PR_SYS_DISPATCH_ON              1
#endif
#ifndef SYSCALL_DISPATCH_FILTER_ALLOW
#define SYSCALL_DISPATCH_FILTER_ALLOW   0
#endif
#ifndef SYSCALL_DISPATCH_FILTER_BLOCK
#define SYSCALL_DISPATCH_FILTER_BLOCK   1
#endif

/* arg2 of PR_SCHED_CORE, and arg4: how many it is for. */
#ifndef PR_SCHED_CORE_GET
#define PR_SCHED_CORE_GET                       0
#endif
#ifndef PR_SCHED_CORE_CREATE
#define PR_SCHED_CORE_CREATE                    1
#endif
#ifndef PR_SCHED_CORE_SHARE_TO
#define PR_SCHED_CORE_SHARE_TO                  2
#endif
#ifndef PR_SCHED_CORE_SHARE_FROM
#define PR_SCHED_CORE_SHARE_FROM                3
#endif
#ifndef PR_SCHED_CORE_SCOPE_THREAD
#define PR_SCHED_CORE_SCOPE_THREAD              0
#endif
#ifndef PR_SCHED_CORE_SCOPE_THREAD_GROUP
#define PR_SCHED_CORE_SCOPE_THREAD_GROUP        1
#endif
#ifndef PR_SCHED_CORE_SCOPE_PROCESS_GROUP
#define PR_SCHED_CORE_SCOPE_PROCESS_GROUP       2
#endif

/* arg2 of PR_SET_MDWE: since Linux 6.3. */
#ifndef PR_MDWE_REFUSE_EXEC_GAIN
#define PR_MDWE_REFUSE_EXEC_GAIN        1
#endif
#ifndef PR_MDWE_NO_INHERIT
#define PR_MDWE_NO_INHERIT              2
#endif

/* arg2 of PR_TIMER_CREATE_RESTORE_IDS: since Linux 6.15. */
#ifndef PR_TIMER_CREATE_RESTORE_IDS_OFF
#define PR_TIMER_CREATE_RESTORE_IDS_OFF 0
#endif
#ifndef PR_TIMER_CREATE_RESTORE_IDS_ON
#define PR_TIMER_CREATE_RESTORE_IDS_ON  1
#endif
#ifndef PR_TIMER_CREATE_RESTORE_IDS_GET
#define PR_TIMER_CREATE_RESTORE_IDS_GET 2
#endif

/* arg2 of PR_FUTEX_HASH: since Linux 6.16. */
#ifndef PR_FUTEX_HASH_SET_SLOTS
#define PR_FUTEX_HASH_SET_SLOTS 1
#endif
#ifndef PR_FUTEX_HASH_GET_SLOTS
#define PR_FUTEX_HASH_GET_SLOTS 2
#endif

/* arg2 of PR_RSEQ_SLICE_EXTENSION, and arg3: since Linux 7.0. -524, which has
 * no name, where the kernel was built without, or rseq(2) had a len of 32.
 */
#ifndef PR_RSEQ_SLICE_EXTENSION_GET
#define PR_RSEQ_SLICE_EXTENSION_GET     1
#endif
#ifndef PR_RSEQ_SLICE_EXTENSION_SET
#define PR_RSEQ_SLICE_EXTENSION_SET     2
#endif
#ifndef PR_RSEQ_SLICE_EXT_ENABLE
#define PR_RSEQ_SLICE_EXT_ENABLE        1
#endif

/* arg2 of PR_SET_VMA. */
#ifndef PR_SET_VMA_ANON_NAME
#define PR_SET_VMA_ANON_NAME    0
#endif

/* prctl(2): ask or change one of the settings of this thread or process.
 *
 * Arguments that an option has no use for are 0: many options check. Returns 0
 * or what was asked for, or -errno; some options answer through a pointer in
 * arg2, given as a number.
 */
RING3_INLINE long sys_prctl(int option, unsigned long arg2,
                            unsigned long arg3, unsigned long arg4,
                            unsigned long arg5)
{
    return (syscall5)(NR_prctl, option, (long)arg2, (long)arg3, (long)arg4,
                      (long)arg5);
}

#endif
