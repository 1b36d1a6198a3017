/* SPDX-License-Identifier: 0BSD */
/* calls - what the examples do not show of this kernel, a promise a line */
#include <ring3/auxv.h>
#include <ring3/file.h>
#include <ring3/memory.h>
#include <ring3/process.h>
#include <ring3/start.h>
#include "say.h"

#define KERNEL          ((char *)0x100000)
#define CODE            ((char *)0x400000)

static char *const again[] = { "calls", "env", NULL, "A=3", NULL };
static int global = 1;          /* in the segment that can be written to */

static void check(int kept, const char *promise)
{
    say(kept ? "" : "NOT: ");
    say(promise);
    say("\n");
}

/* A child that does one thing and exits with 0x103, if it comes to that. What
 * is no letter is machine code. Returns the pid.
 */
static int start(const char *what, int fd)
{
    int pid = sys_fork();
    char c;

    if (pid != 0)
        return pid;
    switch (*what) {
    case 'k': *(volatile char *)KERNEL = 0; break;
    case 'c': *(volatile char *)CODE = 0; break;
    case 'r': sys_read(fd, &c, 1); break;
    case 'w': ring3_write_all(fd, CODE, 1000); break;
    case 'e': sys_execve("/bin/calls", again, again + 3); break;
    default: ((void (*)(void))what)();
    }
    global = 3;
    sys_exit(global + 0x100);
}

static int status_of(const char *what, int fd)
{
    int status = -1;

    start(what, fd);
    sys_wait(&status);
    return status;
}

int main(int argc, char **argv, char **envp)
{
    int fd = sys_open("/etc/motd", O_RDONLY, 0);
    int closing = sys_open("/etc/motd", O_RDONLY | O_CLOEXEC, 0);
    char *brk = (char *)sys_brk(NULL);
    int fds[2], i, got = 0;
    char text[300];
    long n;

    if (argc > 1 && argv[1][0] == 'f')
        *(volatile char *)KERNEL = 0;
    if (argc > 1)               /* by 'e', which closed 4, and not 3 */
        return fd != 4 || !ring3_getenv(envp, "A");
    check(ring3_getauxval(envp, AT_PAGESZ) == 4096 &&
          ((uintptr_t)(argv - 1) & 15) == 0, "the stack is as Linux has it");
    check(sys_lseek(fd, 5000000000, SEEK_SET) == 5000000000 &&
          sys_read(fd, text, 1) == 0 && sys_lseek(fd, -9, SEEK_END) == 18 &&
          sys_lseek(fd, 2, SEEK_CUR) == 20 && sys_lseek(fd, 0, 3) == -EINVAL &&
          sys_lseek(fd, -21, SEEK_CUR) == -EINVAL &&
          sys_lseek(1, 0, SEEK_SET) == -ESPIPE,
          "lseek goes anywhere");
    check(status_of("r", fd) == 3 << 8 && sys_read(fd, text, 1) == 1 &&
          text[0] == 'e' && global == 1, "fork shares offsets, not memory");
    check(status_of("e", 0) == 0 && sys_close(closing) == 0,
          "execve passes the environment, and what need not close");
    check(sys_brk(brk + 0x3000) == brk + 0x3000 && brk[0x2fff] == 0 &&
          sys_brk((char *)0xa0000000) == brk + 0x3000, "brk moves up");
    brk[0x2fff] = '/';

    sys_pipe2(fds, 0);
    start("w", fds[1]);
    i = sys_waitpid(-1, NULL, WNOHANG);
    sys_close(fds[1]);
    while ((n = sys_read(fds[0], text, sizeof text)) > 0)
        got += (int)n;
    check(i == 0 && got == 1000 && sys_wait(NULL) > 0,
          "a pipe holds its writer up, and ends with it");
    sys_close(fds[0]);
    sys_pipe2(fds, 0);
    sys_close(fds[0]);
    check(sys_write(fds[1], text, 1) == -EPIPE, "a pipe must have a reader");
    i = start("\xc3", 0);
    got = start("\xc3", 0);
    check(sys_waitpid(got, NULL, 0) == got && sys_waitpid(i, NULL, 0) == i,
          "who is waited for is whom wait4 was told");
    check(sys_wait(NULL) == -ECHILD, "without a child there is no waiting");
    check(sys_write(1, KERNEL, 1) == -EFAULT &&
          sys_write(1, CODE + 0x80, 0xffffffc0) == -EFAULT &&
          sys_read(fd, CODE, 1) == -EFAULT &&
          sys_open((char *)-1, O_RDONLY, 0) == -EFAULT &&
          sys_open(brk + 0x2fff, O_RDONLY, 0) == -EFAULT &&
          sys_execve("/bin/hello", (char **)KERNEL, envp) == -EFAULT &&
          sys_pipe2((int *)KERNEL, 0) == -EFAULT &&
          sys_waitpid(-1, (int *)KERNEL, 0) == -EFAULT,
          "a bad pointer is an error");
    /* The last of them: hlt, int 0x80 and 13, in, fninit, xorps, ud2, div. */
    check(status_of("k", 0) == 11 && status_of("c", 0) == 11 &&
          status_of("\xf4\xc3", 0) == 11 &&
          status_of("\xcd\x80\xc3", 0) == 11 &&
          status_of("\xcd\x0d\xc3", 0) == 11 &&
          status_of("\xe4\x80\xc3", 0) == 11 &&
          status_of("\xdb\xe3\xc3", 0) == 11 &&
          status_of("\x0f\x57\xc0\xc3", 0) == 4 &&
          status_of("\x0f\x0b\xc3", 0) == 4 &&
          status_of("\x31\xc0\xf7\xf0\xc3", 0) == 8,
          "a fault ends only its maker");
    check(sys_open("/etc/motd", O_WRONLY, 0) == -EROFS &&
          sys_open("/etc/motd", O_RDWR, 0) == -EROFS &&
          sys_write(fd, text, 1) == -EBADF, "files cannot be written to");
    check(syscall0(999) == -ENOSYS, "an unknown number is an error");
    for (i = 0; i < 200 && status_of("\xc3", 0) == 3 << 8; i++)
        ;
    check(i == 200, "what a process had is free again");
    return 0;
}
