/* SPDX-License-Identifier: 0BSD */
/* bare - a program without a libc, for those who look into one
 *
 *      bare             signals, children and memory, all of them in order
 *      bare crash       ends in a handler
 *      bare unwritten   hands the kernel bytes that were never written
 *
 * A debugger has to find its way from inside a call to main.
 */
#include <ring3/io.h>
#include <ring3/mem.h>
#include <ring3/memory.h>
#include <ring3/process.h>
#include <ring3/restorer.h>
#include <ring3/start.h>
#include <ring3/thread.h>
#include <ring3/time.h>
#include <ring3/vfork.h>

static volatile int handled;
static int *volatile nowhere = (int *)64;
static char stack[65536] __attribute__((__aligned__(16)));

static void handler(int sig)
{
    if (sig == SIGSEGV) {
        sys_write(1, "crashed\n", 8);
        sys_exit_group(3);
    }
    handled = sig;
}

static int crash(void)
{
    *nowhere = 1;
    return 9;
}

static int unwritten(void)
{
    struct kernel_timespec now;
    char text[16];

    sys_clock_gettime(CLOCK_MONOTONIC, &now);
    return now.sec && sys_write(1, text, 5) < 0;
}

static int child(int borrow)
{
    char name[] = "/bin/true";
    char *argv[] = {name, NULL}, *envp[] = {NULL};
    int status = -1, pid;

    pid = borrow ? sys_vfork() : sys_fork();
    if (pid == 0) {
        sys_execve(name, argv, envp);
        sys_exit_group(127);
    }
    return sys_waitpid(pid, &status, 0) != pid || status;
}

int main(int argc, char **argv)
{
    struct kernel_sigaltstack own = {stack, 0, sizeof stack};
    struct kernel_sigaction act = {{handler}, SA_ONSTACK, NULL, 0};
    int fds[2] = {-1, -1}, pid;
    char text[16], *page;

    if (sys_sigaltstack(&own, NULL) || ring3_sigaction(SIGUSR1, &act, NULL)
            || ring3_sigaction(SIGSEGV, &act, NULL))
        return 1;
    if (argc > 1)
        return argv[1][0] == 'c' ? crash() : unwritten();
    pid = sys_getpid();
    if (sys_tgkill(pid, sys_gettid(), SIGUSR1) || handled != SIGUSR1)
        return 2;
    if (sys_pipe2(fds, 0) || sys_write(fds[1], "abc", 3) != 3
            || sys_read(fds[0], text, sizeof text) != 3 || text[2] != 'c')
        return 3;
    page = (char *)sys_mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (ring3_pointer_error(page) || page[4095] || sys_munmap(page, 4096))
        return 4;
    if (child(0) || child(1))
        return 5;
    return ring3_write_all(1, "in order\n", 9) != 0;
}
