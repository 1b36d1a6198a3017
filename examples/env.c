/* SPDX-License-Identifier: 0BSD */
/* env - write the environment, or the value of one name in it
 *
 * Shows envp: strings NAME=value and a NULL, above argv on the stack.
 *
 *     $ env -i SHELL=/bin/sh HOME=/root ./env
 *     SHELL=/bin/sh
 *     HOME=/root
 *     $ HOME=/root ./env HOME
 *     /root
 *     $ ./env NOTHING_OF_THIS_NAME; echo $?
 *     1
 *     $ ./env > /dev/full; echo $?
 *     env: No space left on device
 *     1
 */
#include <ring3/errno.h>
#include <ring3/io.h>
#include <ring3/process.h>
#include <ring3/start.h>

static void put(int fd, const char *text)
{
    size_t len = 0;
    int err;

    while (text[len])
        len++;
    err = ring3_write_all(fd, text, len);
    if (err < 0) {
        if (fd != 2) {
            put(2, "env: ");
            put(2, ring3_strerror(err));
            put(2, "\n");
        }
        sys_exit_group(1);
    }
}

int main(int argc, char **argv, char **envp)
{
    if (argc > 1) {
        const char *value = ring3_getenv(envp, argv[1]);

        if (!value)
            return 1;
        put(1, value);
        put(1, "\n");
        return 0;
    }
    for (; *envp; envp++) {
        put(1, *envp);
        put(1, "\n");
    }
    return 0;
}
