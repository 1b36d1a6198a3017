/* SPDX-License-Identifier: 0BSD */
/* Writes as many bytes as there are x in the first argument, and more with a
 * second one, to an array of 16, in another file's function.
 */
#include <ring3/start_full.h>

int victim(unsigned long len);

int main(int argc, char **argv)
{
    volatile unsigned long len = 0;     /* or a compiler asks for strlen */

    while (argv[1][len])
        len++;
    return victim(argc == 3 ? 8000 : len);
}
