/* SPDX-License-Identifier: 0BSD */
/* fast - what a call costs before ring3_fast(), and after it
 *
 * Made by ring3-cc --fast, or with -DRING3_FAST and ring3-data.ld. Of an i386
 * program in a virtual machine, in nanoseconds:
 *
 *     before 4381
 *     after 396
 *
 * Without -DRING3_FAST, and on x86_64, both are the same.
 *
 *     $ ./fast 1000 | sed 's/ [1-9][0-9]*$/ N/'
 *     before N
 *     after N
 *     $ ./fast; echo $?
 *     usage: fast CALLS, at most 100000
 *     2
 */
#include <ring3/fast.h>
#include <ring3/io.h>
#include <ring3/process.h>
#include <ring3/start.h>
#include <ring3/time.h>

static int put(int fd, const char *text)
{
    size_t len = 0;

    while (text[len])
        len++;
    return ring3_write_all(fd, text, len);
}

/* How many nanoseconds one takes: less than 4 s for all, and i386 divides no 64
 * bits.
 */
static uint32_t measure(uint32_t calls)
{
    struct kernel_timespec begin, end;
    uint32_t i;

    sys_clock_gettime(CLOCK_MONOTONIC, &begin);
    for (i = 0; i < calls; i++)
        sys_getppid();
    sys_clock_gettime(CLOCK_MONOTONIC, &end);
    return ((uint32_t)(end.sec - begin.sec) * 1000000000u
            + (uint32_t)(end.nsec - begin.nsec)) / calls;
}

static int tell(const char *when, uint32_t calls)
{
    char digits[21];

    return put(1, when) || put(1, ring3_decimal(measure(calls), digits)) ||
        put(1, "\n");
}

int main(int argc, char **argv, char **envp)
{
    uint32_t calls = 0;
    const char *c = argc == 2 ? argv[1] : "";

    for (; *c >= '0' && *c <= '9' && calls <= 100000; c++)
        calls = calls * 10 + (uint32_t)(*c - '0');
    if (*c || !calls || calls > 100000) {
        put(2, "usage: fast CALLS, at most 100000\n");
        return 2;
    }
    if (tell("before ", calls))
        return 1;
    ring3_fast(envp);
    return tell("after ", calls) != 0;
}
