/* SPDX-License-Identifier: 0BSD */
/* say.h - output, as the kernel's own programs want it */
#include <ring3/io.h>

static void say(const char *text)
{
    size_t len = 0;

    while (text[len])
        len++;
    ring3_write_all(1, text, len);
}

static inline void say_number(const char *before, long number)
{
    char digits[21];

    say(before);
    say(ring3_decimal(number, digits));
    say("\n");
}
