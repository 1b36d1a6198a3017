/* SPDX-License-Identifier: 0BSD */
/* latency - run programs in turn and say what each run took
 *
 *     latency ROUNDS PROGRAM...
 *
 * Of each round and program a line: its number, nanoseconds from before the
 * fork to after the wait, and page faults that needed no disk. Programs change
 * their order from round to round, so that none is always the first.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int main(int argc, char **argv)
{
    int rounds = argc > 2 ? atoi(argv[1]) : 0;
    int programs = argc - 2;
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

    if (rounds <= 0 || nowhere < 0)
        return 2;
    for (int i = 0; i < rounds * programs; i++) {
        int turn = (i + i / programs) % programs;
        char *words[] = {argv[2 + turn], NULL};
        struct rusage usage;
        int status;
        long long begin = now();
        pid_t pid = vfork();

        if (pid == 0) {
            dup2(nowhere, 1);
            execve(words[0], words, words + 1);
            _exit(127);
        }
        if (pid < 0 || wait4(pid, &status, 0, &usage) != pid || status != 0)
            return 1;
        printf("%d %lld %ld\n", turn, now() - begin, usage.ru_minflt);
    }
    return 0;
}
