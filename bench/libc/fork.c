/* SPDX-License-Identifier: 0BSD */
/* fork - one process becomes two, by the libc under comparison. */
#include <sys/types.h>
#include <unistd.h>

int main(void)
{
    pid_t pid = fork();

    if (pid < 0)
        return 1;
    if (pid == 0)
        return write(1, "Child process exiting\n", 22) < 0;
    return write(1, "Parent process exiting\n", 23) < 0;
}
