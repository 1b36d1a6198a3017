/* SPDX-License-Identifier: 0BSD */
/* cat - copy files, or standard input, to standard output
 *
 * Shows the two halves of every copying loop: a read ends at 0, a write may
 * fall short. A signal may interrupt both.
 *
 *     $ echo hello | ./cat
 *     hello
 *     $ echo one > one; echo two | ./cat one - one
 *     one
 *     two
 *     one
 *     $ ./cat nothing; echo $?
 *     cat: nothing: No such file or directory
 *     1
 *     $ ./cat . one > /dev/full; echo $?
 *     cat: .: Is a directory
 *     cat: standard output: No space left on device
 *     1
 */
#include <ring3/errno.h>
#include <ring3/file.h>
#include <ring3/io.h>
#include <ring3/process.h>
#include <ring3/start.h>

static void say(const char *text)
{
    size_t len = 0;

    while (text[len])
        len++;
    ring3_write_all(2, text, len);
}

static int complain(const char *name, int err)
{
    say("cat: ");
    say(name);
    say(": ");
    say(ring3_strerror(err));
    say("\n");
    return 1;
}

static int copy(int fd, const char *name)
{
    char buf[16384];

    for (;;) {
        long n = sys_read(fd, buf, sizeof buf);
        int err;

        if (n == -EINTR)
            continue;
        if (n < 0)
            return complain(name, (int)n);
        if (n == 0)
            return 0;
        err = ring3_write_all(1, buf, (size_t)n);
        if (err < 0)
            sys_exit_group(complain("standard output", err));
    }
}

int main(int argc, char **argv)
{
    int status = 0;
    int i;

    if (argc < 2)
        return copy(0, "standard input");
    for (i = 1; i < argc; i++) {
        int is_stdin = argv[i][0] == '-' && argv[i][1] == '\0';
        int fd = is_stdin ? 0 : sys_open(argv[i], O_RDONLY, 0);

        if (fd < 0) {
            status = complain(argv[i], fd);
            continue;
        }
        status |= copy(fd, argv[i]);
        if (!is_stdin)
            sys_close(fd);
    }
    return status;
}
