/* SPDX-License-Identifier: 0BSD */
/* exit - end with a status
 *
 * Shows the shortest program there is. What main returns, or anyone gives to
 * sys_exit_group, is what the parent gets to see: its low 8 bits.
 *
 *     $ ./exit
 *     $ echo $?
 *     7
 */
#include <ring3/process.h>
#include <ring3/start.h>

int main(void)
{
    sys_exit_group(7);
}
