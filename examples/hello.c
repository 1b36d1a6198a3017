/* SPDX-License-Identifier: 0BSD */
/* hello - say so
 *
 * Shows the least there is to a program: something to write, a place to
 * begin, a status to end with.
 *
 *     $ ./hello
 *     Hello, world
 */
#include <ring3/io.h>
#include <ring3/start.h>

int main(void)
{
    return sys_write(1, "Hello, world\n", 13) < 0;
}
