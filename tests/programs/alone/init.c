/* SPDX-License-Identifier: 0BSD */
/* init - the first process of a machine that holds nothing else
 *
 * For test_alone.py, which boots a kernel with this and the examples as its
 * only files. It mounts /proc, runs the examples as if somebody typed them,
 * takes in an orphan and switches the machine off. expected.txt is what comes
 * out; its last line is the kernel's.
 */
#include <ring3/file.h>
#include <ring3/time.h>

#include "first.h"

enum {
    MAX_WORDS = 6,
    CHILD_STATUS = 3,
    ORPHAN_STATUS = 5
};

static void report(const char *who, int status)
{
    char digits[21];

    say(who);
    say(WIFSIGNALED(status) ? "killed by signal " : "exited ");
    say(ring3_decimal(WIFSIGNALED(status) ? WTERMSIG(status) :
                                            WEXITSTATUS(status), digits));
    say("\n");
}

static char *const environment[] = {"PATH=/bin", "HOME=/", NULL};

/* In C from /bin, in NASM from /asm. */
static char *const commands[][MAX_WORDS] = {
    {"hello", NULL},
    {"fork", NULL},
    {"wait", NULL},
    {"exec", "echo", "one", "two", NULL},
    {"exec", "exit", NULL},
    {"exec", "nothing", NULL},
    {"cat", "/proc/sys/kernel/osrelease", "/proc/1/comm", NULL},
    {"cat", "/proc", NULL},
    {"cat", "/proc/mounts", NULL},
    {"nothing", NULL},
    {"/proc/version", NULL},
    {"echo", "more", "than", "one", "word", NULL},
    {"env", NULL},
    {"env", "HOME", NULL},
    {"exit", NULL},
    {"shell", "-c", "echo one > /file; echo two >> /file; cat /file", NULL},
    {"shell", "-c", "cat < /proc/self/comm | cat && exec exit || echo $?",
     NULL},
    {"shell", "-c", "cd /proc/1; cat comm; nothing 2>&1 | cat; exit 4",
     NULL},
    {"/asm/hello", NULL},
    {"/asm/fork", NULL},
    {"/asm/wait", NULL},
    {"/asm/exec", "/asm/exit", NULL},
    {"/asm/unfinished", NULL}
};

/* The command as it would be typed. */
static void say_command(char *const argv[])
{
    say("$");
    for (; *argv; argv++) {
        const char *at = *argv;

        while (*at && *at != ' ')
            at++;
        say(*at ? " '" : " ");
        say(*argv);
        say(*at ? "'" : "");
    }
    say("\n");
}

static void run(char *const argv[])
{
    int pid, status, ignored, err;

    say_command(argv);
    pid = sys_fork();
    if (pid < 0)
        give_up("cannot fork", pid);
    if (pid == 0) {
        err = ring3_execvpe(argv[0], argv, environment);
        complain(argv[0], err);
        sys_exit_group(err == -ENOENT ? 127 : 126);
    }
    if (wait_for(pid, &status) < 0)
        give_up("my child is not mine", -ECHILD);
    /* What it left running is ours now, and may still be writing. */
    while (wait_for(-1, &ignored) > 0)
        ;
    report("", status);
}

/* Close the pipe, wait until the parent is process 1, at most 10 s, and say how
 * that went.
 */
static int become_orphan(int pipe)
{
    struct kernel_timespec moment = {0, 10000000};
    int first = sys_getppid();
    int i;

    sys_close(pipe);
    for (i = 0; i < 1000 && sys_getppid() != 1; i++)
        sys_nanosleep(&moment, NULL);
    say(first == 1 ? "orphan of nobody" : "orphan of another process");
    say(sys_getppid() == 1 ? ", now init's\n" : ", still\n");
    return ORPHAN_STATUS;
}

/* A child forks one of its own and ends: who is left behind is given to us. It
 * first waits at a pipe until the other one has seen it as its parent.
 */
static void take_in_an_orphan(void)
{
    int child, orphan, status, orphan_status, pipe[2];
    char nothing;

    child = sys_fork();
    if (child < 0)
        give_up("cannot fork", child);
    if (child == 0) {
        sys_pipe(pipe);
        orphan = sys_fork();
        if (orphan == 0)
            sys_exit_group(become_orphan(pipe[1]));
        sys_close(pipe[1]);
        sys_read(pipe[0], &nothing, 1);
        sys_exit_group(orphan < 0 ? 1 : CHILD_STATUS);
    }
    if (wait_for(child, &status) < 0)
        give_up("my child is not mine", -ECHILD);
    orphan = wait_for(-1, &orphan_status);
    report("child ", status);
    if (orphan > 0 && orphan != child)
        report("orphan ", orphan_status);
    complain("nobody is left", wait_for(-1, &status));
}

int main(void)
{
    unsigned int i;

    be_first();
    attach("proc", "/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC);
    for (i = 0; i < sizeof commands / sizeof *commands; i++)
        run(commands[i]);
    take_in_an_orphan();
    power_off();
}
