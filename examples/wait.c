/* SPDX-License-Identifier: 0BSD */
/* wait - the parent goes second
 *
 * Shows how to put two processes in order: the parent asks the kernel to wake
 * it when the child has ended.
 *
 *     $ ./wait
 *     Child process exiting
 *     Parent process exiting
 */
#include <ring3/io.h>
#include <ring3/process.h>
#include <ring3/start.h>

int main(void)
{
    int pid = sys_fork();

    if (pid < 0)
        return 1;
    if (pid == 0)
        return sys_write(1, "Child process exiting\n", 22) < 0;
    while (sys_waitpid(pid, NULL, 0) == -EINTR)
        ;
    return sys_write(1, "Parent process exiting\n", 23) < 0;
}
