/* SPDX-License-Identifier: 0BSD */
/* exec - a child becomes another program, by the libc under comparison. What
 * it does in each case is written in bench/nasm/exec.i386.asm.
 */
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

int main(int argc, char **argv)
{
    pid_t pid = fork();
    int status;

    (void)argc;
    if (pid == 0)
        execve(argv[1], argv + 1, environ);
    if (pid <= 0 || waitpid(pid, &status, 0) < 0)
        _exit(127);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
