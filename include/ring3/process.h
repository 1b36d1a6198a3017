/* SPDX-License-Identifier: 0BSD */
/* Processes: begin, become another program, wait, end.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_PROCESS_H
#define RING3_PROCESS_H
#pragma GCC system_header

#include "errno.h"
#include "syscall.h"
#include "types.h"

/* What to wait for: options of wait4(2) and waitid(2). */
#define WNOHANG         0x00000001
#define WUNTRACED       0x00000002
#define WSTOPPED        0x00000002
#define WEXITED         0x00000004
#define WCONTINUED      0x00000008
#define WNOWAIT         0x01000000
#define __WNOTHREAD     0x20000000
#define __WALL          0x40000000
#define __WCLONE        (-0x7fffffff - 1)

/* Whom to wait for: waitid(2). libc's <sys/wait.h> has these as an enum, glibc
 * only sometimes; macros would hide it from libc's own waitid.
 */
#if !defined __idtype_t_defined && \
    (!defined _SYS_WAIT_H || defined __GLIBC__)
#define P_ALL           0
#define P_PID           1
#define P_PGID          2
#define P_PIDFD         3
#endif

/* What became of a child: code in the info of waitid(2). */
#define CLD_EXITED      1
#define CLD_KILLED      2
#define CLD_DUMPED      3
#define CLD_TRAPPED     4
#define CLD_STOPPED     5
#define CLD_CONTINUED   6

/* What became of a child: the status of wait4(2) taken apart. */
#define WIFEXITED(status)       (((status) & 0x7f) == 0)
#define WEXITSTATUS(status)     (((status) >> 8) & 0xff)
#define WIFSIGNALED(status)     ((((status) & 0x7f) + 1) & 0x7e)
#define WTERMSIG(status)        ((status) & 0x7f)
#define WCOREDUMP(status)       ((status) & 0x80)
#define WIFSTOPPED(status)      (((status) & 0xff) == 0x7f)
#define WSTOPSIG(status)        WEXITSTATUS(status)
#define WIFCONTINUED(status)    ((status) == 0xffff)

/* exit(2): end this thread; its process too, if it is the last one. */
__attribute__((__noreturn__)) RING3_INLINE void sys_exit(int status)
{
    (syscall1)(NR_exit, status);
    RING3_STOP();
}

/* exit_group(2): end the process. Its parent sees the low 8 bits of status. */
__attribute__((__noreturn__)) RING3_INLINE void sys_exit_group(int status)
{
    (syscall1)(NR_exit_group, status);
    RING3_STOP();
}

/* fork(2): make a copy of this process.
 *
 * Returns twice: in the parent the child's pid or -errno, in the child 0. Both
 * go on at the same place, at the same time.
 */
RING3_INLINE int sys_fork(void)
{
    return (int)(syscall0)(NR_fork);
}

/* execve(2): become the program at path. argv and envp end in a NULL.
 *
 * Returns only if that fails, -errno. Signal handlers are reset; descriptors
 * stay open, but for those with O_CLOEXEC.
 */
RING3_INLINE int sys_execve(const char *path, char *const argv[],
                            char *const envp[])
{
    return (int)(syscall3)(NR_execve, (long)path, (long)argv, (long)envp);
}

/* execveat(2): become the program at path below dirfd, or with AT_EMPTY_PATH
 * and an empty path the one open as dirfd. Returns as execve(2). Since Linux
 * 3.19.
 */
RING3_INLINE int sys_execveat(int dirfd, const char *path, char *const argv[],
                              char *const envp[], int flags)
{
    return (int)(syscall5)(NR_execveat, dirfd, (long)path, (long)argv,
                           (long)envp, flags);
}

/* wait4(2): wait for the child pid, for any with -1, and reap it.
 *
 * Returns its pid, 0 if there is none yet and options say WNOHANG, or -errno:
 * -ECHILD with no child left, -EINTR after a signal. status and usage may be
 * NULL. A status is read with WIFEXITED() and the like.
 */
RING3_INLINE int sys_wait4(int pid, int *status, int options,
                           struct kernel_rusage *usage)
{
    return (int)(syscall4)(NR_wait4, pid, (long)status, options, (long)usage);
}

/* wait4(2) without the usage. Returns as wait4(2). */
RING3_INLINE int sys_waitpid(int pid, int *status, int options)
{
    return sys_wait4(pid, status, options, NULL);
}

/* wait4(2) for any child. Returns as wait4(2). */
RING3_INLINE int sys_wait(int *status)
{
    return sys_wait4(-1, status, 0, NULL);
}

/* waitid(2): wait for the child that idtype and id name.
 *
 * Returns 0 and fills in info's signo, error, code, pid, uid and status, or
 * -errno. With WNOHANG and nothing to report, it is 0 too, and pid is 0.
 * options must hold one of WEXITED, WSTOPPED and WCONTINUED. info and usage may
 * be NULL. Since Linux 2.6.10.
 */
RING3_INLINE int sys_waitid(int idtype, int id, struct kernel_siginfo *info,
                            int options, struct kernel_rusage *usage)
{
    return (int)(syscall5)(NR_waitid, idtype, id, (long)info, options,
                           (long)usage);
}

/* getpid(2): this process's id. Cannot fail. */
RING3_INLINE int sys_getpid(void)
{
    return (int)(syscall0)(NR_getpid);
}

/* getppid(2): the parent's id, 0 if it is in another namespace. Cannot fail. */
RING3_INLINE int sys_getppid(void)
{
    return (int)(syscall0)(NR_getppid);
}

/* kill(2): send sig to a process, or to a group with a negative pid. */
RING3_INLINE int sys_kill(int pid, int sig)
{
    return (int)(syscall2)(NR_kill, pid, sig);
}

/* chdir(2): make path the working directory. */
RING3_INLINE int sys_chdir(const char *path)
{
    return (int)(syscall1)(NR_chdir, (long)path);
}

/* getcwd(2): put the working directory's path, with its NUL, into buf.
 *
 * Returns its length including the NUL, not buf, or -ERANGE if it does not fit.
 * It does not begin with / if it cannot be reached from the root.
 */
RING3_INLINE long sys_getcwd(char *buf, size_t size)
{
    return (syscall2)(NR_getcwd, (long)buf, (long)size);
}

/* The value of name in envp, or NULL. Makes no call. */
RING3_INLINE const char *ring3_getenv(char *const envp[], const char *name)
{
    size_t i, n;

    for (i = 0; envp[i]; i++) {
        for (n = 0; name[n] && envp[i][n] == name[n]; n++)
            ;
        if (!name[n] && envp[i][n] == '=')
            return &envp[i][n + 1];
    }
    return NULL;
}

/* Become the program file: at that path if there is a / in it, else in the
 * first directory of envp's PATH (/bin:/usr/bin without one) that has it.
 *
 * One sys_execve for each place tried. Returns -errno: -ENOENT if it is in
 * none, -EACCES if all that were found may not be run. A script without #! is
 * -ENOEXEC; no shell is tried.
 */
RING3_INLINE int ring3_execvpe(const char *file, char *const argv[],
                               char *const envp[])
{
    const char *dirs = ring3_getenv(envp, "PATH");
    int result = -ENOENT;
    char path[4096];
    size_t i, len;

    for (i = 0; file[i]; i++)
        if (file[i] == '/')
            return sys_execve(file, argv, envp);
    if (i == 0)
        return -ENOENT;
    if (!dirs)
        dirs = "/bin:/usr/bin";
    for (;; dirs++) {
        int err = -ENAMETOOLONG;

        for (len = 0; *dirs && *dirs != ':'; dirs++)
            if (len < sizeof path)
                path[len++] = *dirs;
        if (len + 1 + i < sizeof path) {
            if (len)
                path[len++] = '/';
            for (i = 0; file[i]; i++)
                path[len++] = file[i];
            path[len] = '\0';
            err = sys_execve(path, argv, envp);
        }
        if (err == -EACCES || (err == -ENAMETOOLONG && result == -ENOENT))
            result = err;
        /* The others come from a file system that does not answer. */
        else if (err != -ENOENT && err != -ENOTDIR && err != -ENAMETOOLONG &&
                 err != -ENODEV && err != -ESTALE && err != -ETIMEDOUT)
            return err;
        if (!*dirs)
            return result;
    }
}

#endif
