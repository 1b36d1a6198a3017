/* SPDX-License-Identifier: 0BSD */
/* echo - write the arguments on one line
 *
 * Shows argv: argc of them, a NULL after the last, the program's own name
 * first.
 *
 *     $ ./echo Hello, world
 *     Hello, world
 *     $ ./echo
 *
 *     $ ./echo full > /dev/full; echo $?
 *     echo: No space left on device
 *     1
 */
#include <ring3/errno.h>
#include <ring3/io.h>
#include <ring3/start.h>

static int put(int fd, const char *text)
{
    size_t len = 0;

    while (text[len])
        len++;
    return ring3_write_all(fd, text, len);
}

int main(int argc, char **argv)
{
    int err = 0;
    int i;

    for (i = 1; i < argc && err == 0; i++) {
        if (i > 1)
            err = put(1, " ");
        if (err == 0)
            err = put(1, argv[i]);
    }
    if (err == 0)
        err = put(1, "\n");
    if (err < 0) {
        put(2, "echo: ");
        put(2, ring3_strerror(err));
        put(2, "\n");
    }
    return err < 0;
}
