/* SPDX-License-Identifier: 0BSD */
/* Who a thread acts for, and which group and session a process belongs to.
 *
 * Setting user and group ids affects the calling thread alone, where libc
 * changes all threads. Ids have 32 bits on both machines: on i386 these are the
 * calls whose names end in 32. An id of 0xffffffff means "leave it" to the
 * setre and setres calls, as to chown; to sys_setuid and sys_setgid it is
 * -EINVAL.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_IDS_H
#define RING3_IDS_H
#pragma GCC system_header

#include "errno.h"
#include "syscall.h"

/* getuid(2): the real user id. Cannot fail. */
RING3_INLINE unsigned int sys_getuid(void)
{
#ifdef __i386__
    return (unsigned int)(syscall0)(NR_getuid32);
#else
    return (unsigned int)(syscall0)(NR_getuid);
#endif
}

/* geteuid(2): the effective user id. Cannot fail. */
RING3_INLINE unsigned int sys_geteuid(void)
{
#ifdef __i386__
    return (unsigned int)(syscall0)(NR_geteuid32);
#else
    return (unsigned int)(syscall0)(NR_geteuid);
#endif
}

/* getgid(2): the real group id. Cannot fail. */
RING3_INLINE unsigned int sys_getgid(void)
{
#ifdef __i386__
    return (unsigned int)(syscall0)(NR_getgid32);
#else
    return (unsigned int)(syscall0)(NR_getgid);
#endif
}

/* getegid(2): the effective group id. Cannot fail. */
RING3_INLINE unsigned int sys_getegid(void)
{
#ifdef __i386__
    return (unsigned int)(syscall0)(NR_getegid32);
#else
    return (unsigned int)(syscall0)(NR_getegid);
#endif
}

/* setuid(2): set all three user ids to uid with CAP_SETUID, else only the
 * effective one. There is no way back from giving up root.
 *
 * To give up all rights: setgroups, setgid, setuid, in this order, and check
 * each result. -EAGAIN and -EPERM leave the old id in place.
 */
RING3_INLINE int sys_setuid(unsigned int uid)
{
#ifdef __i386__
    return (int)(syscall1)(NR_setuid32, (long)uid);
#else
    return (int)(syscall1)(NR_setuid, (long)uid);
#endif
}

/* setgid(2): set all three group ids to gid with CAP_SETGID, else only the
 * effective one.
 */
RING3_INLINE int sys_setgid(unsigned int gid)
{
#ifdef __i386__
    return (int)(syscall1)(NR_setgid32, (long)gid);
#else
    return (int)(syscall1)(NR_setgid, (long)gid);
#endif
}

/* setreuid(2): set the real and the effective user id. */
RING3_INLINE int sys_setreuid(unsigned int ruid, unsigned int euid)
{
#ifdef __i386__
    return (int)(syscall2)(NR_setreuid32, (long)ruid, (long)euid);
#else
    return (int)(syscall2)(NR_setreuid, (long)ruid, (long)euid);
#endif
}

/* setregid(2): set the real and the effective group id. */
RING3_INLINE int sys_setregid(unsigned int rgid, unsigned int egid)
{
#ifdef __i386__
    return (int)(syscall2)(NR_setregid32, (long)rgid, (long)egid);
#else
    return (int)(syscall2)(NR_setregid, (long)rgid, (long)egid);
#endif
}

/* setresuid(2): set the real, the effective and the saved user id: the one call
 * that says exactly which they will be.
 */
RING3_INLINE int sys_setresuid(unsigned int ruid, unsigned int euid,
                               unsigned int suid)
{
#ifdef __i386__
    return (int)(syscall3)(NR_setresuid32, (long)ruid, (long)euid, (long)suid);
#else
    return (int)(syscall3)(NR_setresuid, (long)ruid, (long)euid, (long)suid);
#endif
}

/* setresgid(2): set the real, the effective and the saved group id. */
RING3_INLINE int sys_setresgid(unsigned int rgid, unsigned int egid,
                               unsigned int sgid)
{
#ifdef __i386__
    return (int)(syscall3)(NR_setresgid32, (long)rgid, (long)egid, (long)sgid);
#else
    return (int)(syscall3)(NR_setresgid, (long)rgid, (long)egid, (long)sgid);
#endif
}

/* getresuid(2): get the real, the effective and the saved user id. */
RING3_INLINE int sys_getresuid(unsigned int *ruid, unsigned int *euid,
                               unsigned int *suid)
{
#ifdef __i386__
    return (int)(syscall3)(NR_getresuid32, (long)ruid, (long)euid, (long)suid);
#else
    return (int)(syscall3)(NR_getresuid, (long)ruid, (long)euid, (long)suid);
#endif
}

/* getresgid(2): get the real, the effective and the saved group id. */
RING3_INLINE int sys_getresgid(unsigned int *rgid, unsigned int *egid,
                               unsigned int *sgid)
{
#ifdef __i386__
    return (int)(syscall3)(NR_getresgid32, (long)rgid, (long)egid, (long)sgid);
#else
    return (int)(syscall3)(NR_getresgid, (long)rgid, (long)egid, (long)sgid);
#endif
}

/* setfsuid(2): set the user id that counts for file access alone.
 *
 * Returns the previous one, whether it worked or not: it cannot fail with
 * -errno. -1 only asks.
 */
RING3_INLINE unsigned int sys_setfsuid(unsigned int uid)
{
#ifdef __i386__
    return (unsigned int)(syscall1)(NR_setfsuid32, (long)uid);
#else
    return (unsigned int)(syscall1)(NR_setfsuid, (long)uid);
#endif
}

/* setfsgid(2): set the group id that counts for file access alone, like
 * setfsuid. Returns the previous one, and cannot fail with -errno either.
 */
RING3_INLINE unsigned int sys_setfsgid(unsigned int gid)
{
#ifdef __i386__
    return (unsigned int)(syscall1)(NR_setfsgid32, (long)gid);
#else
    return (unsigned int)(syscall1)(NR_setfsgid, (long)gid);
#endif
}

/* getgroups(2): put the supplementary groups into gids, which has room for
 * count.
 *
 * Returns how many there are, or -EINVAL if they do not fit. A count of 0 only
 * asks.
 */
RING3_INLINE long sys_getgroups(int count, unsigned int *gids)
{
#ifdef __i386__
    return (syscall2)(NR_getgroups32, count, (long)gids);
#else
    return (syscall2)(NR_getgroups, count, (long)gids);
#endif
}

/* setgroups(2): replace the supplementary groups with these count. */
RING3_INLINE int sys_setgroups(int count, const unsigned int *gids)
{
#ifdef __i386__
    return (int)(syscall2)(NR_setgroups32, count, (long)gids);
#else
    return (int)(syscall2)(NR_setgroups, count, (long)gids);
#endif
}

/* getpgid(2): the process group of pid, or of the caller with 0. Returns its
 * number, or -errno.
 */
RING3_INLINE int sys_getpgid(int pid)
{
    return (int)(syscall1)(NR_getpgid, pid);
}

/* setpgid(2): put pid into the group pgid of this session; a pid of 0 is the
 * caller, a pgid of 0 a group of that pid's own.
 *
 * A shell does it in parent and child, as either may run first. -EACCES: the
 * child has already become another program.
 */
RING3_INLINE int sys_setpgid(int pid, int pgid)
{
    return (int)(syscall2)(NR_setpgid, pid, pgid);
}

/* getpgrp(2): the caller's process group. Cannot fail. */
RING3_INLINE int sys_getpgrp(void)
{
    return (int)(syscall0)(NR_getpgrp);
}

/* getsid(2): the session of pid, or of the caller with 0. Returns its number,
 * or -errno.
 */
RING3_INLINE int sys_getsid(int pid)
{
    return (int)(syscall1)(NR_getsid, pid);
}

/* setsid(2): begin a session and a group in it, without a terminal.
 *
 * Returns its id, or -EPERM if the caller leads a group: fork first.
 */
RING3_INLINE int sys_setsid(void)
{
    return (int)(syscall0)(NR_setsid);
}

#endif
