/* SPDX-License-Identifier: 0BSD */
/* The machine as a whole: its names, its load, its log, its end.
 *
 * A comment that does not say what its call returns: 0 or -errno.
 */
#ifndef RING3_SYSTEM_H
#define RING3_SYSTEM_H

#include "syscall.h"
#include "types.h"

/* magic1 and magic2 of reboot(2): the first, and one of the others. */
#ifndef LINUX_REBOOT_MAGIC1
#define LINUX_REBOOT_MAGIC1     0xfee1dead
#endif
#ifndef LINUX_REBOOT_MAGIC2
#define LINUX_REBOOT_MAGIC2     0x28121969
#endif
#ifndef LINUX_REBOOT_MAGIC2A
#define LINUX_REBOOT_MAGIC2A    0x05121996
#endif
#ifndef LINUX_REBOOT_MAGIC2B
#define LINUX_REBOOT_MAGIC2B    0x16041998
#endif
#ifndef LINUX_REBOOT_MAGIC2C
#define LINUX_REBOOT_MAGIC2C    0x20112000
#endif

/* command of reboot(2). */
#ifndef LINUX_REBOOT_CMD_CAD_OFF
#define LINUX_REBOOT_CMD_CAD_OFF        0x00000000
#endif
#ifndef LINUX_REBOOT_CMD_CAD_ON
#define LINUX_REBOOT_CMD_CAD_ON         0x89abcdef
#endif
#ifndef LINUX_REBOOT_CMD_RESTART
#define LINUX_REBOOT_CMD_RESTART        0x01234567
#endif
#ifndef LINUX_REBOOT_CMD_RESTART2
#define LINUX_REBOOT_CMD_RESTART2       0xa1b2c3d4
#endif
#ifndef LINUX_REBOOT_CMD_HALT
#define LINUX_REBOOT_CMD_HALT           0xcdef0123
#endif
#ifndef LINUX_REBOOT_CMD_POWER_OFF
#define LINUX_REBOOT_CMD_POWER_OFF      0x4321fedc
#endif
#ifndef LINUX_REBOOT_CMD_SW_SUSPEND
#define LINUX_REBOOT_CMD_SW_SUSPEND     0xd000fce2
#endif
#ifndef LINUX_REBOOT_CMD_KEXEC
#define LINUX_REBOOT_CMD_KEXEC          0x45584543
#endif

/* type of syslog(2). */
#ifndef SYSLOG_ACTION_CLOSE
#define SYSLOG_ACTION_CLOSE             0
#endif
#ifndef SYSLOG_ACTION_OPEN
#define SYSLOG_ACTION_OPEN              1
#endif
#ifndef SYSLOG_ACTION_READ
#define SYSLOG_ACTION_READ              2
#endif
#ifndef SYSLOG_ACTION_READ_ALL
#define SYSLOG_ACTION_READ_ALL          3
#endif
#ifndef SYSLOG_ACTION_READ_CLEAR
#define SYSLOG_ACTION_READ_CLEAR        4
#endif
#ifndef SYSLOG_ACTION_CLEAR
#define SYSLOG_ACTION_CLEAR             5
#endif
#ifndef SYSLOG_ACTION_CONSOLE_OFF
#define SYSLOG_ACTION_CONSOLE_OFF       6
#endif
#ifndef SYSLOG_ACTION_CONSOLE_ON
#define SYSLOG_ACTION_CONSOLE_ON        7
#endif
#ifndef SYSLOG_ACTION_CONSOLE_LEVEL
#define SYSLOG_ACTION_CONSOLE_LEVEL     8
#endif
#ifndef SYSLOG_ACTION_SIZE_UNREAD
#define SYSLOG_ACTION_SIZE_UNREAD       9
#endif
#ifndef SYSLOG_ACTION_SIZE_BUFFER
#define SYSLOG_ACTION_SIZE_BUFFER       10
#endif

/* flags of swapon(2); a priority goes under SWAP_FLAG_PRIO_MASK. */
#ifndef SWAP_FLAG_PRIO_MASK
#define SWAP_FLAG_PRIO_MASK     0x07fff
#endif
#ifndef SWAP_FLAG_PREFER
#define SWAP_FLAG_PREFER        0x08000
#endif
#ifndef SWAP_FLAG_DISCARD
#define SWAP_FLAG_DISCARD       0x10000
#endif
#ifndef SWAP_FLAG_DISCARD_ONCE
#define SWAP_FLAG_DISCARD_ONCE  0x20000
#endif
#ifndef SWAP_FLAG_DISCARD_PAGES
#define SWAP_FLAG_DISCARD_PAGES 0x40000
#endif

/* persona of personality(2): flags, and kinds under PER_MASK, some of which
 * have flags of their own. glibc's <sys/personality.h> has these as an enum.
 */
#ifndef _SYS_PERSONALITY_H
#ifndef UNAME26
#define UNAME26                 0x0020000
#endif
#ifndef ADDR_NO_RANDOMIZE
#define ADDR_NO_RANDOMIZE       0x0040000
#endif
#ifndef FDPIC_FUNCPTRS
#define FDPIC_FUNCPTRS          0x0080000
#endif
#ifndef MMAP_PAGE_ZERO
#define MMAP_PAGE_ZERO          0x0100000
#endif
#ifndef ADDR_COMPAT_LAYOUT
#define ADDR_COMPAT_LAYOUT      0x0200000
#endif
#ifndef READ_IMPLIES_EXEC
#define READ_IMPLIES_EXEC       0x0400000
#endif
#ifndef ADDR_LIMIT_32BIT
#define ADDR_LIMIT_32BIT        0x0800000
#endif
#ifndef SHORT_INODE
#define SHORT_INODE             0x1000000
#endif
#ifndef WHOLE_SECONDS
#define WHOLE_SECONDS           0x2000000
#endif
#ifndef STICKY_TIMEOUTS
#define STICKY_TIMEOUTS         0x4000000
#endif
#ifndef ADDR_LIMIT_3GB
#define ADDR_LIMIT_3GB          0x8000000
#endif
#ifndef PER_MASK
#define PER_MASK                0x00000ff
#endif
#ifndef PER_LINUX
#define PER_LINUX               0x0000000
#endif
#ifndef PER_LINUX_32BIT
#define PER_LINUX_32BIT         0x0800000
#endif
#ifndef PER_LINUX_FDPIC
#define PER_LINUX_FDPIC         0x0080000
#endif
#ifndef PER_SVR4
#define PER_SVR4                0x4100001
#endif
#ifndef PER_SVR3
#define PER_SVR3                0x5000002
#endif
#ifndef PER_SCOSVR3
#define PER_SCOSVR3             0x7000003
#endif
#ifndef PER_OSR5
#define PER_OSR5                0x6000003
#endif
#ifndef PER_WYSEV386
#define PER_WYSEV386            0x5000004
#endif
#ifndef PER_ISCR4
#define PER_ISCR4               0x4000005
#endif
#ifndef PER_BSD
#define PER_BSD                 0x0000006
#endif
#ifndef PER_SUNOS
#define PER_SUNOS               0x4000006
#endif
#ifndef PER_XENIX
#define PER_XENIX               0x5000007
#endif
#ifndef PER_LINUX32
#define PER_LINUX32             0x0000008
#endif
#ifndef PER_LINUX32_3GB
#define PER_LINUX32_3GB         0x8000008
#endif
#ifndef PER_IRIX32
#define PER_IRIX32              0x4000009
#endif
#ifndef PER_IRIXN32
#define PER_IRIXN32             0x400000a
#endif
#ifndef PER_IRIX64
#define PER_IRIX64              0x400000b
#endif
#ifndef PER_RISCOS
#define PER_RISCOS              0x000000c
#endif
#ifndef PER_SOLARIS
#define PER_SOLARIS             0x400000d
#endif
#ifndef PER_UW7
#define PER_UW7                 0x410000e
#endif
#ifndef PER_OSF4
#define PER_OSF4                0x000000f
#endif
#ifndef PER_HPUX
#define PER_HPUX                0x0000010
#endif
#endif

/* What the system is called: uname(2). Each ends in a NUL. */
struct kernel_utsname {
    char sysname[65];
    char nodename[65];
    char release[65];
    char version[65];
    char machine[65];
    char domainname[65];
};

/* uptime is in seconds, loads in 1/65536 of a running thread, over 1, 5 and 15
 * minutes; the amounts of memory are in units of mem_unit bytes: sysinfo(2).
 */
struct kernel_sysinfo {
    long uptime;
    unsigned long loads[3];
    unsigned long totalram;
    unsigned long freeram;
    unsigned long sharedram;
    unsigned long bufferram;
    unsigned long totalswap;
    unsigned long freeswap;
    uint16_t procs;
    unsigned int : 16;
    RING3_PAD;
    unsigned long totalhigh;
    unsigned long freehigh;
    uint32_t mem_unit;
    unsigned int : 32;
    unsigned int : 8 * (8 - sizeof(long));
};

/* uname(2): tell the names of the system.
 *
 * machine is the kernel's, so x86_64 for an i386 program on such a one, unless
 * its personality is PER_LINUX32.
 */
RING3_INLINE int sys_uname(struct kernel_utsname *name)
{
    return (int)(syscall1)(NR_uname, (long)name);
}

/* sysinfo(2): tell the uptime, the load and how much memory there is.
 *
 * i386: there is no wide form. The kernel makes mem_unit larger where the
 * amounts would not fit.
 */
RING3_INLINE int sys_sysinfo(struct kernel_sysinfo *info)
{
    return (int)(syscall1)(NR_sysinfo, (long)info);
}

/* sethostname(2): set the nodename of uname(2), at most 64 bytes; no NUL. */
RING3_INLINE int sys_sethostname(const char *name, int len)
{
    return (int)(syscall2)(NR_sethostname, (long)name, len);
}

/* setdomainname(2): set its domainname, at most 64 bytes; no NUL. */
RING3_INLINE int sys_setdomainname(const char *name, int len)
{
    return (int)(syscall2)(NR_setdomainname, (long)name, len);
}

/* reboot(2): restart, stop or switch off the machine, without a sync(2), or
 * say what Ctrl-Alt-Del does.
 *
 * arg is the command line of CMD_RESTART2, else NULL. In a pid namespace it
 * ends the namespace's init with a signal. Returns only if nothing stops.
 */
RING3_INLINE int sys_reboot(unsigned int magic1, unsigned int magic2,
                            unsigned int command, const void *arg)
{
    return (int)(syscall4)(NR_reboot, (long)magic1, (long)magic2,
                           (long)command, (long)arg);
}

/* syslog(2): read the kernel's log, or steer it. Not libc's syslog.
 *
 * Returns a length for the types that read or ask for a size, else 0.
 * SYSLOG_ACTION_READ waits; READ_ALL does not, and takes nothing away.
 */
RING3_INLINE long sys_syslog(int type, char *buf, int len)
{
    return (syscall3)(NR_syslog, type, (long)buf, len);
}

/* swapon(2): swap to the file or device at path. */
RING3_INLINE int sys_swapon(const char *path, int flags)
{
    return (int)(syscall2)(NR_swapon, (long)path, flags);
}

/* swapoff(2): bring back all that is swapped to path, and stop. */
RING3_INLINE int sys_swapoff(const char *path)
{
    return (int)(syscall1)(NR_swapoff, (long)path);
}

/* acct(2): append a record to the file at path for each process that ends, or
 * with NULL stop that.
 */
RING3_INLINE int sys_acct(const char *path)
{
    return (int)(syscall1)(NR_acct, (long)path);
}

/* vhangup(2): hang up the controlling terminal. */
RING3_INLINE int sys_vhangup(void)
{
    return (int)(syscall0)(NR_vhangup);
}

/* personality(2): choose how this process is run; 0xffffffff asks only.
 *
 * Returns what it was. Address randomisation takes effect at the next execve.
 */
RING3_INLINE int sys_personality(unsigned int persona)
{
    return (int)(syscall1)(NR_personality, (long)persona);
}

#endif
