/* SPDX-License-Identifier: 0BSD */
/* A process's own settings. */
#ifndef RING3_PRCTL_H
#define RING3_PRCTL_H
#pragma GCC system_header

#include "syscall.h"

/* option of prctl(2). Those that only other CPUs have are left out. */
#define PR_SET_PDEATHSIG                1
#define PR_GET_PDEATHSIG                2
#define PR_GET_DUMPABLE                 3
#define PR_SET_DUMPABLE                 4
#define PR_GET_KEEPCAPS                 7
#define PR_SET_KEEPCAPS                 8
#define PR_GET_TIMING                   13
#define PR_SET_TIMING                   14
#define PR_SET_NAME                     15
#define PR_GET_NAME                     16
#define PR_GET_SECCOMP                  21
#define PR_SET_SECCOMP                  22
#define PR_CAPBSET_READ                 23
#define PR_CAPBSET_DROP                 24
#define PR_GET_TSC                      25
#define PR_SET_TSC                      26
#define PR_GET_SECUREBITS               27
#define PR_SET_SECUREBITS               28
#define PR_SET_TIMERSLACK               29
#define PR_GET_TIMERSLACK               30
#define PR_TASK_PERF_EVENTS_DISABLE     31
#define PR_TASK_PERF_EVENTS_ENABLE      32
#define PR_MCE_KILL                     33
#define PR_MCE_KILL_GET                 34
#define PR_SET_MM                       35
#define PR_SET_CHILD_SUBREAPER          36
#define PR_GET_CHILD_SUBREAPER          37
#define PR_SET_NO_NEW_PRIVS             38
#define PR_GET_NO_NEW_PRIVS             39
#define PR_GET_TID_ADDRESS              40
#define PR_SET_THP_DISABLE              41
#define PR_GET_THP_DISABLE              42
#define PR_CAP_AMBIENT                  47
#define PR_GET_SPECULATION_CTRL         52
#define PR_SET_SPECULATION_CTRL         53
#define PR_SET_IO_FLUSHER               57
#define PR_GET_IO_FLUSHER               58
#define PR_SET_SYSCALL_USER_DISPATCH    59
#define PR_SCHED_CORE                   62
#define PR_SET_MDWE                     65
#define PR_GET_MDWE                     66
#define PR_SET_MEMORY_MERGE             67
#define PR_GET_MEMORY_MERGE             68
#define PR_TIMER_CREATE_RESTORE_IDS     77
#define PR_FUTEX_HASH                   78
#define PR_RSEQ_SLICE_EXTENSION         79
#define PR_GET_AUXV     0x41555856
#define PR_SET_VMA      0x53564d41
#define PR_SET_PTRACER  0x59616d61

/* arg2 of PR_SET_PTRACER: any process; else a pid, or 0 for none. */
#define PR_SET_PTRACER_ANY (~0ul)

/* arg2 of PR_SET_SECUREBITS, which takes CAP_SETPCAP. In this order: a program
 * gets no capabilities from being run by root; changing ids takes none away and
 * gives none; none at all until execve(2); none become ambient; and since Linux
 * 6.14, programs may run only what may be executed, and not what is typed.
 * LOCKED: it stays as it is.
 */
#define SECBIT_NOROOT                           0x001
#define SECBIT_NOROOT_LOCKED                    0x002
#define SECBIT_NO_SETUID_FIXUP                  0x004
#define SECBIT_NO_SETUID_FIXUP_LOCKED           0x008
#define SECBIT_KEEP_CAPS                        0x010
#define SECBIT_KEEP_CAPS_LOCKED                 0x020
#define SECBIT_NO_CAP_AMBIENT_RAISE             0x040
#define SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED      0x080
#define SECBIT_EXEC_RESTRICT_FILE               0x100
#define SECBIT_EXEC_RESTRICT_FILE_LOCKED        0x200
#define SECBIT_EXEC_DENY_INTERACTIVE            0x400
#define SECBIT_EXEC_DENY_INTERACTIVE_LOCKED     0x800

/* arg2 of PR_SET_TSC. */
#define PR_TSC_ENABLE   1
#define PR_TSC_SIGSEGV  2

/* arg2 of PR_MCE_KILL, and arg3 with PR_MCE_KILL_SET. */
#define PR_MCE_KILL_CLEAR       0
#define PR_MCE_KILL_SET         1
#define PR_MCE_KILL_LATE        0
#define PR_MCE_KILL_EARLY       1
#define PR_MCE_KILL_DEFAULT     2

/* arg2 of PR_SET_MM. */
#define PR_SET_MM_START_CODE    1
#define PR_SET_MM_END_CODE      2
#define PR_SET_MM_START_DATA    3
#define PR_SET_MM_END_DATA      4
#define PR_SET_MM_START_STACK   5
#define PR_SET_MM_START_BRK     6
#define PR_SET_MM_BRK           7
#define PR_SET_MM_ARG_START     8
#define PR_SET_MM_ARG_END       9
#define PR_SET_MM_ENV_START     10
#define PR_SET_MM_ENV_END       11
#define PR_SET_MM_AUXV          12
#define PR_SET_MM_EXE_FILE      13
#define PR_SET_MM_MAP           14
#define PR_SET_MM_MAP_SIZE      15

/* arg3 of PR_SET_THP_DISABLE: since Linux 6.18. */
#define PR_THP_DISABLE_EXCEPT_ADVISED   2

/* arg2 of PR_CAP_AMBIENT. */
#define PR_CAP_AMBIENT_IS_SET           1
#define PR_CAP_AMBIENT_RAISE            2
#define PR_CAP_AMBIENT_LOWER            3
#define PR_CAP_AMBIENT_CLEAR_ALL        4

/* arg2 of PR_GET_SPECULATION_CTRL, and what it returns and arg3 sets. */
#define PR_SPEC_STORE_BYPASS    0
#define PR_SPEC_INDIRECT_BRANCH 1
#define PR_SPEC_L1D_FLUSH       2
#define PR_SPEC_NOT_AFFECTED    0x00
#define PR_SPEC_PRCTL           0x01
#define PR_SPEC_ENABLE          0x02
#define PR_SPEC_DISABLE         0x04
#define PR_SPEC_FORCE_DISABLE   0x08
#define PR_SPEC_DISABLE_NOEXEC  0x10

/* arg2 of PR_SET_SYSCALL_USER_DISPATCH, and the byte at its arg5. */
#define PR_SYS_DISPATCH_OFF             0
#define PR_SYS_DISPATCH_ON              1
#define SYSCALL_DISPATCH_FILTER_ALLOW   0
#define SYSCALL_DISPATCH_FILTER_BLOCK   1

/* arg2 of PR_SCHED_CORE, and arg4: how many it is for. */
#define PR_SCHED_CORE_GET                       0
#define PR_SCHED_CORE_CREATE                    1
#define PR_SCHED_CORE_SHARE_TO                  2
#define PR_SCHED_CORE_SHARE_FROM                3
#define PR_SCHED_CORE_SCOPE_THREAD              0
#define PR_SCHED_CORE_SCOPE_THREAD_GROUP        1
#define PR_SCHED_CORE_SCOPE_PROCESS_GROUP       2

/* arg2 of PR_SET_MDWE: since Linux 6.3. */
#define PR_MDWE_REFUSE_EXEC_GAIN        1
#define PR_MDWE_NO_INHERIT              2

/* arg2 of PR_TIMER_CREATE_RESTORE_IDS: since Linux 6.15. */
#define PR_TIMER_CREATE_RESTORE_IDS_OFF 0
#define PR_TIMER_CREATE_RESTORE_IDS_ON  1
#define PR_TIMER_CREATE_RESTORE_IDS_GET 2

/* arg2 of PR_FUTEX_HASH: since Linux 6.16. */
#define PR_FUTEX_HASH_SET_SLOTS 1
#define PR_FUTEX_HASH_GET_SLOTS 2

/* arg2 of PR_RSEQ_SLICE_EXTENSION, and arg3: since Linux 7.0. -524, which has
 * no name, where the kernel was built without it, or rseq(2) had a len of 32.
 */
#define PR_RSEQ_SLICE_EXTENSION_GET     1
#define PR_RSEQ_SLICE_EXTENSION_SET     2
#define PR_RSEQ_SLICE_EXT_ENABLE        1

/* arg2 of PR_SET_VMA. */
#define PR_SET_VMA_ANON_NAME    0

/* prctl(2): get or change one of the settings of this thread or process.
 *
 * Pass 0 for arguments that an option does not use: many check. Returns 0 or
 * what was asked for, or -errno; some options answer through a pointer in arg2,
 * given as a number.
 */
RING3_INLINE long sys_prctl(int option, unsigned long arg2,
                            unsigned long arg3, unsigned long arg4,
                            unsigned long arg5)
{
    return (syscall5)(NR_prctl, option, (long)arg2, (long)arg3, (long)arg4,
                      (long)arg5);
}

#endif
