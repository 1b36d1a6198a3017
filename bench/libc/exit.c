/* SPDX-License-Identifier: 0BSD */
/* exit - end with a status, by the libc under comparison. */
#include <unistd.h>

int main(void)
{
    _exit(0);
}
