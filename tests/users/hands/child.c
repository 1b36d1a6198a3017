/* SPDX-License-Identifier: 0BSD */
/* child - between fork and exec, in a program that has glibc and threads
 *
 *      child fork|vfork
 *
 * After fork a child has one thread of its parent's, and every lock as it was:
 * another thread may have held malloc's. What it calls until exec has to do
 * without, and ring3 does. Here other threads take the locks without end; the
 * child starts a session, makes a pipe its standard output, lets go of all
 * other descriptors and becomes this program again, which tells what it has.
 * A second child fails to become another program, and says with which error.
 */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ring3/file.h>
#include <ring3/ids.h>
#include <ring3/io.h>
#include <ring3/process.h>
#include <ring3/sched.h>
#include <ring3/vfork.h>

static int stop;

static void *busy(void *arg)
{
    while (!__atomic_load_n(&stop, __ATOMIC_SEQ_CST)) {
        char *volatile piece = (char *)malloc(1000);

        free(piece);
        fflush(stdout);
        /* valgrind runs one thread at a time, and changes at a call. */
        sys_sched_yield();
    }
    return arg;
}

/* What has become of the child: a program with a session and descriptors. */
static int report(void)
{
    char text[] = "session 0, no other descriptor\n";
    int fd;

    text[8] = sys_getsid(0) == sys_getpid() ? '1' : '0';
    for (fd = 3; fd < 100; fd++)
        if (sys_fcntl(fd, F_GETFD, 0) >= 0)
            memcpy(text + 11, "an", 2);
    return ring3_write_all(1, text, strlen(text)) != 0;
}

/* The call of vfork has to be in the function that goes on. */
#define CHILD(pid, err, path, argv, envp, out) do { \
        if ((pid) == 0) { \
            sys_setsid(); \
            sys_dup2(out, 1); \
            sys_close_range(3, ~0u, 0); \
            SPOIL \
            (err) = sys_execve(path, argv, envp); \
            sys_exit_group(127); \
        } \
    } while (0)

#ifdef SPOILT                   /* to see the test fail */
#define SPOIL sys_getpid();
#else
#define SPOIL
#endif

static int start(int borrow, const char *path, int out, volatile int *err)
{
    char name[] = "child", what[] = "report";
    char *argv[] = {name, what, NULL}, *envp[] = {NULL};
    int pid;

    if (borrow) {
        pid = sys_vfork();
        CHILD(pid, *err, path, argv, envp, out);
    } else {
        pid = sys_fork();
        CHILD(pid, *err, path, argv, envp, out);
    }
    return pid;
}

int main(int argc, char **argv)
{
    char text[100];
    long len = 0, n;
    pthread_t thread[3];
    volatile int err = 0;
    int fds[2], spare, status = -1, borrow, pid, i;

    if (argc != 2)
        return 2;
    if (!strcmp(argv[1], "report"))
        return report();
    borrow = !strcmp(argv[1], "vfork");
    for (i = 0; i < 3; i++)
        if (pthread_create(&thread[i], NULL, busy, NULL))
            return 2;
    errno = 77;
    spare = sys_dup(2);
    if (spare < 0 || sys_pipe2(fds, 0))
        return 3;

    pid = start(borrow, argv[0], fds[1], &err);
    sys_close(fds[1]);
    while ((n = sys_read(fds[0], text + len, sizeof text - (size_t)len)) > 0)
        len += n;
    if (pid < 0 || sys_waitpid(pid, &status, 0) != pid || status)
        return 4;
    if (ring3_write_all(1, text, (size_t)len))
        return 5;

    pid = start(borrow, "/nowhere", 2, &err);
    if (pid < 0 || sys_waitpid(pid, &status, 0) != pid
            || !WIFEXITED(status) || WEXITSTATUS(status) != 127)
        return 6;
    /* Only a child that borrows the memory can tell by it. */
    if (err != (borrow ? -ENOENT : 0))
        return 7;

    __atomic_store_n(&stop, 1, __ATOMIC_SEQ_CST);
    for (i = 0; i < 3; i++)
        pthread_join(thread[i], NULL);
    return errno == 77 ? 0 : 8;
}
