/* SPDX-License-Identifier: 0BSD */
/* first.h - what the first process of a machine needs: a voice, a way to mount
 * and a way out
 *
 * A kernel panics when its first process ends: every way out, a failure's
 * too, leads to power_off().
 */
#include <ring3/directory.h>
#include <ring3/errno.h>
#include <ring3/io.h>
#include <ring3/mount.h>
#include <ring3/process.h>
#include <ring3/start.h>
#include <ring3/system.h>

static void say(const char *text)
{
    size_t len = 0;

    while (text[len])
        len++;
    ring3_write_all(1, text, len);
}

static void complain(const char *what, int err)
{
    say("init: ");
    say(what);
    say(": ");
    say(ring3_strerror(err));
    say("\n");
}

static int reboot(unsigned int what)
{
    return sys_reboot(LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2, what, NULL);
}

__attribute__((__noreturn__)) static void power_off(void)
{
    /* With a disk it would be time for sync(2). */
    complain("power off", reboot(LINUX_REBOOT_CMD_POWER_OFF));
    complain("restart", reboot(LINUX_REBOOT_CMD_RESTART));
    sys_exit_group(1);                  /* then by a panic */
}

__attribute__((__noreturn__)) static void give_up(const char *what, int err)
{
    complain(what, err);
    power_off();
}

/* Anywhere else it would be somebody's machine that goes off. */
static void be_first(void)
{
    if (sys_getpid() != 1) {
        say("init: this is for the first process of a machine only\n");
        sys_exit_group(1);
    }
}

static void attach(const char *type, const char *path, unsigned long flags)
{
    int err = sys_mkdir(path, 0755);

    /* Whatever else is in the way, mount will not have it either. */
    if (err == 0 || err == -EEXIST)
        err = sys_mount("none", path, type, flags, NULL);
    if (err < 0) {
        say("init: cannot mount ");
        say(path);
        say(": ");
        say(ring3_strerror(err));
        say("\n");
        power_off();
    }
}

/* Wait for pid, or for anyone with -1; a failure that is none is -ECHILD. Only
 * what has a handler for a signal must go on after -EINTR.
 */
static int wait_for(int pid, int *status)
{
    int ended = sys_waitpid(pid, status, 0);

    if (ended < 0 && ended != -ECHILD)
        give_up("cannot wait", ended);
    return ended;
}
