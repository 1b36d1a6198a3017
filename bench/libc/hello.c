/* SPDX-License-Identifier: 0BSD */
/* hello - say so, by the libc under comparison, without its stdio. */
#include <unistd.h>

int main(void)
{
    return write(1, "Hello, world\n", 13) < 0;
}
