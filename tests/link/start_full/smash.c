/* SPDX-License-Identifier: 0BSD */
/* Writes as many bytes as there are x in the first argument, and more with a
 * second one, to an array of 16, in another file's function. With a third,
 * SIGABRT is ignored.
 */
#include <ring3/signal.h>
#include <ring3/start_full.h>

int victim(unsigned long len);

int main(int argc, char **argv)
{
    volatile unsigned long len = 0;     /* or a compiler asks for strlen */
    struct kernel_sigaction ignore = {{SIG_IGN}, 0, 0, 0};

    if (argc == 4 && sys_rt_sigaction(SIGABRT, &ignore, NULL) < 0)
        return 1;
    while (argv[1][len])
        len++;
    return victim(argc == 3 ? 8000 : len);
}
