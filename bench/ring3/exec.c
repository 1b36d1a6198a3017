/* SPDX-License-Identifier: 0BSD */
/* exec - a child becomes another program: examples/exec.c without a search of
 * PATH and without words, as the programs it is compared with. What it does in
 * each case is written in bench/nasm/exec.i386.asm.
 */
#include <ring3/process.h>
#include <ring3/start.h>

int main(int argc, char **argv, char **envp)
{
    int status, pid = sys_fork();

    (void)argc;
    if (pid == 0)
        sys_execve(argv[1], argv + 1, envp);
    if (pid <= 0 || sys_waitpid(pid, &status, 0) < 0)
        return 127;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
