/* SPDX-License-Identifier: 0BSD */
/* runner - the first process of a machine that runs other people's programs
 *
 * For guest.py, which boots a kernel with this as init, shares a piece of
 * memory with it and leaves one request after another there: keep a file, or
 * run a program with these arguments, environment, directory and input. A
 * program finds what it finds anywhere else: /proc, /dev, a network of its own,
 * pipes to write to and a session. The answer is how it ended and what it
 * wrote, in the same memory.
 */
#include <ring3/directory.h>
#include <ring3/file.h>
#include <ring3/ids.h>
#include <ring3/mem.h>
#include <ring3/memory.h>
#include <ring3/poll.h>
#include <ring3/signal.h>
#include <ring3/sockaddr.h>
#include <ring3/socket.h>
#include <ring3/time.h>

#include "first.h"

#define SIOCSIFFLAGS    0x8914
#define IFF_UP          1

#define SHARED          "/sys/bus/pci/devices/0000:00:10.0/resource2"
#define INPUT           "/input"
#define WORDS           4096

/* guest.py has the same numbers. */
#define PIECE           (16 * 1024 * 1024)
#define KEEP            1
#define RUN             2

/* The compiler keeps what is before it before it; x86 does so itself. */
#define BARRIER()       __asm__ __volatile__("" : : : "memory")

struct ifreq {
    char name[16];
    short flags;
    char rest[22];
};

/* The shared memory. A request is complete when its number changes, the answer
 * when answered is that number.
 */
struct shared {
    volatile uint32_t asked;
    volatile uint32_t answered;
    uint32_t what;
    uint32_t argc;                      /* words behind the first */
    uint32_t envc;                      /* words behind those */
    uint32_t len;                       /* bytes behind those */
    uint32_t seconds;                   /* what the program may take */
    uint32_t merged;                    /* err goes where out does */
    int32_t error;                      /* 0 or -errno: -ETIME, out of it */
    int32_t status;                     /* as from wait4(2) */
    uint32_t written[2];
    char room[4096 - 12 * 4];
    char request[PIECE];                /* a path, the words, the bytes */
    char output[2][PIECE];
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

static struct shared *share(void)
{
    int fd = sys_open(SHARED, O_RDWR | O_CLOEXEC, 0);
    void *at;

    if (fd < 0)
        give_up("cannot open " SHARED, fd);
    at = sys_mmap(NULL, sizeof(struct shared), PROT_READ | PROT_WRITE,
                  MAP_SHARED, fd, 0);
    if (ring3_pointer_error(at))
        give_up("cannot map " SHARED, ring3_pointer_error(at));
    return (struct shared *)at;
}

static char *behind(char *word)
{
    while (*word++)
        ;
    return word;
}

/* With the directories on the way to it: 0 or -errno. */
static int keep(char *path, const void *bytes, size_t len)
{
    char *at;
    int fd, err;

    for (at = path + 1; *at; at++)
        if (*at == '/') {
            *at = '\0';
            sys_mkdir(path, 0755);      /* open knows what is wrong */
            *at = '/';
        }
    if (at[-1] == '/')
        return 0;
    sys_unlink(path);                   /* it may be running */
    fd = sys_open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0755);
    if (fd < 0)
        return fd;
    err = ring3_write_all(fd, bytes, len);
    sys_close(fd);
    return err;
}

static int64_t milliseconds(void)
{
    struct kernel_timespec now;

    sys_clock_gettime(CLOCK_MONOTONIC, &now);
    return now.sec * 1000 + (int)now.nsec / 1000000;
}

static void pause_for(int64_t ns)
{
    struct kernel_timespec time = {0, 0};

    time.nsec = ns;
    sys_nanosleep(&time, NULL);
}

/* Keep what comes from two pipes until nobody can write to them any more: 0,
 * -ETIME, or -E2BIG.
 */
static int collect(struct shared *with, const int from[2])
{
    struct kernel_pollfd fds[2] = {{0, POLLIN, 0}, {0, POLLIN, 0}};
    int64_t end = milliseconds() + (int64_t)with->seconds * 1000, left;
    int i;

    fds[0].fd = from[0];
    fds[1].fd = from[1];
    while (fds[0].fd >= 0 || fds[1].fd >= 0) {
        left = end - milliseconds();
        if (left <= 0)
            return -ETIME;
        sys_poll(fds, 2, (int)left);
        for (i = 0; i < 2; i++) {
            size_t room = PIECE - with->written[i];
            long n;

            if (!fds[i].revents)
                continue;
            if (room == 0)
                return -E2BIG;
            n = sys_read(fds[i].fd, with->output[i] + with->written[i], room);
            if (n > 0)
                with->written[i] += (uint32_t)n;
            else if (n != -EINTR)
                fds[i].fd = -1;
        }
    }
    return 0;
}

__attribute__((__noreturn__)) static void become(const struct shared *with,
                                                 char *words, const int to[2])
{
    char *list[WORDS + 2], *program;
    char *const *envp = list + with->argc + 1;
    uint32_t i;
    int err;

    for (i = 0; i <= with->argc + with->envc; i++)
        if (i == with->argc) {
            list[i] = NULL;
        } else {
            list[i] = words;
            words = behind(words);
        }
    list[i] = NULL;
    program = list[0];
    sys_setsid();
    sys_dup2(sys_open(INPUT, O_RDONLY | O_CLOEXEC, 0), 0);
    sys_dup2(to[0], 1);
    sys_dup2(to[with->merged ? 0 : 1], 2);
    err = sys_execve(program, list, envp);
    say("runner: ");
    say(program);
    say(": ");
    say(ring3_strerror(err));
    say("\n");
    sys_exit_group(127);
}

/* 0 or -errno. */
static int run(struct shared *with)
{
    char *words = behind(with->request), *input = words;
    char path[] = INPUT;
    int from[2], to[2], fds[2], pid, err, ignored;
    uint32_t i;

    if (with->argc == 0 || with->argc + with->envc > WORDS)
        return -E2BIG;
    for (i = 0; i < with->argc + with->envc; i++)
        input = behind(input);
    err = keep(path, input, with->len);
    if (err == 0)
        err = sys_chdir(with->request);
    for (i = 0; i < 2 && err == 0; i++) {
        err = sys_pipe2(fds, O_CLOEXEC);
        from[i] = fds[0];
        to[i] = fds[1];
    }
    if (err < 0)
        return err;
    pid = sys_fork();
    if (pid == 0)
        become(with, words, to);
    sys_close(to[0]);
    sys_close(to[1]);
    err = pid < 0 ? pid : collect(with, from);
    if (err < 0)
        sys_kill(-1, SIGKILL);          /* all but us */
    sys_close(from[0]);
    sys_close(from[1]);
    if (pid > 0 && wait_for(pid, &with->status) < 0)
        give_up("my child is not mine", -ECHILD);
    while (sys_waitpid(-1, &ignored, WNOHANG) > 0)
        ;
    return err;
}

int main(int argc, char **argv)
{
    struct shared *with;
    uint32_t asked = 0;
    int64_t wait;

    (void)argc;
    (void)argv;
    be_first();
    attach("proc", "/proc", 0);
    attach("sysfs", "/sys", 0);
    attach("devtmpfs", "/dev", 0);
    attach("tmpfs", "/tmp", 0);
    bring_up_loopback();
    with = share();
    for (;;) {
        /* The sooner the last one came, the sooner the next one does. */
        for (wait = 100000; with->asked == asked; pause_for(wait))
            if (wait < 50000000)
                wait += wait / 8;
        asked = with->asked;
        BARRIER();
        with->status = 0;
        with->written[0] = with->written[1] = 0;
        if (with->what == RUN)
            with->error = run(with);
        else if (with->what == KEEP)
            with->error = keep(with->request, behind(with->request), with->len);
        else
            power_off();
        BARRIER();
        with->answered = asked;
    }
}
