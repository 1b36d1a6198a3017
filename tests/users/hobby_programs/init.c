/* SPDX-License-Identifier: 0BSD */
/* init - the first program: run the commands, one after the other
 *
 * Says what it runs, and how that ended if not with 0, once all the processes
 * it left behind have ended, too: they become init's children.
 */
#include <ring3/process.h>
#include <ring3/start.h>
#include "say.h"

static char *const commands[][5] = {
    { "hello" }, { "fork" }, { "wait" },
    { "echo", "Hello,", "world" }, { "echo" },
    { "cat", "/etc/motd", "/etc/nothing" },
    { "exec", "echo", "one", "two" }, { "exec", "cat", "/etc/nothing" },
    { "exec", "nothing" }, { "exec", "/etc/motd" },
    { "exec", "calls", "fault" },
    { "registers" }, { "calls" },
    { "cat" },
};

int main(int argc, char **argv, char **envp)
{
    size_t i, j;

    (void)argc, (void)argv;
    for (i = 0; i < sizeof commands / sizeof *commands; i++) {
        int pid, child, status;

        say("#");
        for (j = 0; commands[i][j]; j++) {
            say(" ");
            say(commands[i][j]);
        }
        say("\n");
        pid = sys_fork();
        if (pid == 0)
            sys_exit(-ring3_execvpe(commands[i][0], commands[i], envp));
        while ((child = sys_wait(&status)) > 0) {
            say(child == pid ? "" : "left behind: ");
            if (WIFSIGNALED(status))
                say_number("killed by signal ", WTERMSIG(status));
            else if (child != pid || status != 0)
                say_number("exited ", WEXITSTATUS(status));
        }
    }
    return 0;
}
