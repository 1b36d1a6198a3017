/* SPDX-License-Identifier: 0BSD */
/* fork - one process becomes two
 *
 * Shows that fork returns twice: 0 in the child, the child's id in the parent.
 * Both run at once, so the two lines come in either order.
 *
 *     $ ./fork
 *     Parent process exiting
 *     Child process exiting
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
    return sys_write(1, "Parent process exiting\n", 23) < 0;
}
