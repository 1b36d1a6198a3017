/* SPDX-License-Identifier: 0BSD */
/* runner - the first process of a machine that runs other people's programs
 *
 * For guest.py, which boots a kernel with this as init. /programs lists the
 * files to run, one to a line. Each is run with what a program finds anywhere
 * else: /proc, /dev, an empty standard input, a pipe to write to, a session of
 * its own. What comes out is
 *
 *      == FILE
 *      what it writes
 *      == exited 0
 *
 * or `killed by signal 11', or `out of time'. The environment is the kernel's,
 * which takes it from its command line.
 */
#include <ring3/file.h>
#include <ring3/ids.h>
#include <ring3/mem.h>
#include <ring3/poll.h>
#include <ring3/signal.h>
#include <ring3/sockaddr.h>
#include <ring3/socket.h>
#include <ring3/time.h>

#include "first.h"

#define SIOCSIFFLAGS    0x8914
#define IFF_UP          1

/* What a program may take; the machine is slow, and busy. */
#define SECONDS         30

#define LIST_SIZE       65536

struct ifreq {
    char name[16];
    short flags;
    char rest[22];
};

/* A machine's own network, 127.0.0.1, is off until somebody wants it. */
static void bring_up_loopback(void)
{
    struct ifreq request = {"lo", IFF_UP, ""};
    int fd = sys_socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    int err = fd;

    if (fd >= 0) {
        err = sys_ioctl(fd, SIOCSIFFLAGS, &request);
        sys_close(fd);
    }
    if (err < 0)
        complain("no loopback", err);
}

static void read_list(char list[LIST_SIZE])
{
    size_t len = 0;
    long n;
    int fd = sys_open("/programs", O_RDONLY | O_CLOEXEC, 0);

    if (fd < 0)
        give_up("cannot open /programs", fd);
    while ((n = sys_read(fd, list + len, LIST_SIZE - 1 - len)) > 0)
        len += (size_t)n;
    if (n < 0)
        give_up("cannot read /programs", (int)n);
    if (len == LIST_SIZE - 1)
        give_up("cannot keep /programs", -E2BIG);
    list[len] = '\0';
    sys_close(fd);
}

__attribute__((__noreturn__)) static void become(char *file, int out,
                                                 char *const envp[])
{
    char *argv[2];
    int err;

    argv[0] = file;
    argv[1] = NULL;
    sys_setsid();
    sys_chdir("/tmp");
    sys_dup2(sys_open("/dev/null", O_RDONLY | O_CLOEXEC, 0), 0);
    sys_dup2(out, 1);
    sys_dup2(out, 2);
    err = sys_execve(file, argv, envp);
    complain(file, err);
    sys_exit_group(127);
}

static int64_t milliseconds(void)
{
    struct kernel_timespec now;

    sys_clock_gettime(CLOCK_MONOTONIC, &now);
    return now.sec * 1000 + (int)now.nsec / 1000000;
}

/* Hand on what comes from fd until nobody can write to it any more: 0, or
 * -ETIME. The last line is ended.
 */
static int hand_on(int fd)
{
    struct kernel_pollfd pollfd = {fd, POLLIN, 0};
    int64_t end = milliseconds() + SECONDS * 1000, left;
    char buf[4096], last = '\n';
    long n = 0;

    while ((left = end - milliseconds()) > 0) {
        if (sys_poll(&pollfd, 1, (int)left) <= 0)
            continue;
        n = sys_read(fd, buf, sizeof buf);
        if (n <= 0)
            break;
        ring3_write_all(1, buf, (size_t)n);
        last = buf[n - 1];
    }
    if (last != '\n')
        say("\n");
    return left > 0 ? 0 : -ETIME;
}

static void run(char *file, char *const envp[])
{
    int fds[2], pid, status, ignored;
    int err = sys_pipe2(fds, O_CLOEXEC);

    if (err < 0)
        give_up("cannot make a pipe", err);
    say("== ");
    say(file);
    say("\n");
    pid = sys_fork();
    if (pid < 0)
        give_up("cannot fork", pid);
    if (pid == 0)
        become(file, fds[1], envp);
    sys_close(fds[1]);
    err = hand_on(fds[0]);
    if (err < 0)
        sys_kill(-1, SIGKILL);          /* all but us */
    sys_close(fds[0]);
    if (wait_for(pid, &status) < 0)
        give_up("my child is not mine", -ECHILD);
    while (sys_waitpid(-1, &ignored, WNOHANG) > 0)
        ;
    if (err < 0)
        say("== out of time\n");
    else
        report("== ", status);
}

int main(int argc, char **argv, char **envp)
{
    char list[LIST_SIZE], *file = list, *end;

    (void)argc;
    (void)argv;
    be_first();
    attach("proc", "/proc", 0);
    attach("sysfs", "/sys", 0);
    attach("devtmpfs", "/dev", 0);
    attach("tmpfs", "/tmp", 0);
    bring_up_loopback();
    read_list(list);
    while (*file) {
        for (end = file; *end && *end != '\n'; end++)
            ;
        if (*end)
            *end++ = '\0';
        run(file, envp);
        file = end;
    }
    power_off();
}
