/* SPDX-License-Identifier: 0BSD */
/* exit - end with status 0, which is what the programs it is compared with
 * end with: examples/exit.c ends with 7.
 */
#include <ring3/process.h>
#include <ring3/start.h>

int main(void)
{
    sys_exit_group(0);
}
