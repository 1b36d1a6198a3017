/* SPDX-License-Identifier: 0BSD */
/* exec - a child becomes another program
 *
 * Shows what a shell does with a command, down to its exit status. A pipe that
 * closes on exec carries word of why there was none.
 *
 *     $ ./exec sh -c 'exit 3'; echo $?
 *     exited 3
 *     3
 *     $ ./exec sh -c 'kill -9 $$'; echo $?
 *     killed by signal 9
 *     137
 *     $ ./exec nothing; echo $?
 *     cannot execute nothing: No such file or directory
 *     127
 *     $ ./exec /; echo $?
 *     cannot execute /: Permission denied
 *     126
 */
#include <ring3/errno.h>
#include <ring3/io.h>
#include <ring3/process.h>
#include <ring3/start.h>

static int say(int fd, const char *text)
{
    size_t len = 0;

    while (text[len])
        len++;
    return ring3_write_all(fd, text, len);
}

static int report(const char *what, int number)
{
    char digits[21];
    int err = say(1, what);

    if (err == 0)
        err = say(1, ring3_decimal(number, digits));
    return err ? err : say(1, "\n");
}

static void complain(const char *what, const char *name, int err)
{
    say(2, what);
    say(2, name);
    say(2, ": ");
    say(2, ring3_strerror(err));
    say(2, "\n");
}

int main(int argc, char **argv, char **envp)
{
    int fds[2], pid, status, err, ended;
    size_t got = 0;
    long n;

    if (argc < 2) {
        say(2, "usage: exec PROGRAM [ARGUMENT...]\n");
        return 2;
    }
    err = sys_pipe2(fds, O_CLOEXEC);
    pid = err < 0 ? err : sys_fork();
    if (pid < 0) {
        complain("cannot start ", argv[1], pid);
        return 1;
    }
    if (pid == 0) {
        err = ring3_execvpe(argv[1], argv + 1, envp);
        ring3_write_all(fds[1], &err, sizeof err);
        sys_exit_group(127);
    }

    sys_close(fds[1]);
    do {
        n = sys_read(fds[0], (char *)&err + got, sizeof err - got);
        if (n > 0)
            got += (size_t)n;
    } while ((n > 0 && got < sizeof err) || n == -EINTR);
    do
        ended = sys_waitpid(pid, &status, 0);
    while (ended == -EINTR);
    if (got == sizeof err) {
        complain("cannot execute ", argv[1], err);
        return err == -ENOENT ? 127 : 126;
    }
    if (ended < 0) {
        complain("cannot wait for ", argv[1], ended);
        return 1;
    }
    err = WIFSIGNALED(status) ?
          report("killed by signal ", WTERMSIG(status)) :
          report("exited ", WEXITSTATUS(status));
    if (err < 0) {
        complain("cannot report on ", argv[1], err);
        return 1;
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
