/* SPDX-License-Identifier: 0BSD */
/* The machine as a whole: its names, its load, its log, its end.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_SYSTEM_H
#define RING3_SYSTEM_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* magic1 and magic2 of reboot(2): the first, and one of the others. */
#define LINUX_REBOOT_MAGIC1     0xfee1dead
#define LINUX_REBOOT_MAGIC2     0x28121969
#define LINUX_REBOOT_MAGIC2A    0x05121996
#define LINUX_REBOOT_MAGIC2B    0x16041998
#define LINUX_REBOOT_MAGIC2C    0x20112000

/* command of reboot(2). */
#define LINUX_REBOOT_CMD_CAD_OFF        0x00000000
#define LINUX_REBOOT_CMD_CAD_ON         0x89abcdef
#define LINUX_REBOOT_CMD_RESTART        0x01234567
#define LINUX_REBOOT_CMD_RESTART2       0xa1b2c3d4
#define LINUX_REBOOT_CMD_HALT           0xcdef0123
#define LINUX_REBOOT_CMD_POWER_OFF      0x4321fedc
#define LINUX_REBOOT_CMD_SW_SUSPEND     0xd000fce2
#define LINUX_REBOOT_CMD_KEXEC          0x45584543

/* type of syslog(2). */
#define SYSLOG_ACTION_CLOSE             0
#define SYSLOG_ACTION_OPEN              1
#define SYSLOG_ACTION_READ              2
#define SYSLOG_ACTION_READ_ALL          3
#define SYSLOG_ACTION_READ_CLEAR        4
#define SYSLOG_ACTION_CLEAR             5
#define SYSLOG_ACTION_CONSOLE_OFF       6
#define SYSLOG_ACTION_CONSOLE_ON        7
#define SYSLOG_ACTION_CONSOLE_LEVEL     8
#define SYSLOG_ACTION_SIZE_UNREAD       9
#define SYSLOG_ACTION_SIZE_BUFFER       10

/* flags of swapon(2); a priority goes under SWAP_FLAG_PRIO_MASK. */
#define SWAP_FLAG_PRIO_MASK     0x07fff
#define SWAP_FLAG_PREFER        0x08000
#define SWAP_FLAG_DISCARD       0x10000
#define SWAP_FLAG_DISCARD_ONCE  0x20000
#define SWAP_FLAG_DISCARD_PAGES 0x40000

/* persona of personality(2): flags, and kinds under PER_MASK, some of which
 * have flags of their own. glibc's <sys/personality.h> has these as an enum.
 */
#ifndef _SYS_PERSONALITY_H
#define UNAME26                 0x0020000
#define ADDR_NO_RANDOMIZE       0x0040000
#define FDPIC_FUNCPTRS          0x0080000
#define MMAP_PAGE_ZERO          0x0100000
#define ADDR_COMPAT_LAYOUT      0x0200000
#define READ_IMPLIES_EXEC       0x0400000
#define ADDR_LIMIT_32BIT        0x0800000
#define SHORT_INODE             0x1000000
#define WHOLE_SECONDS           0x2000000
#define STICKY_TIMEOUTS         0x4000000
#define ADDR_LIMIT_3GB          0x8000000
#define PER_MASK                0x00000ff
#define PER_LINUX               0x0000000
#define PER_LINUX_32BIT         0x0800000
#define PER_LINUX_FDPIC         0x0080000
#define PER_SVR4                0x4100001
#define PER_SVR3                0x5000002
#define PER_SCOSVR3             0x7000003
#define PER_OSR5                0x6000003
#define PER_WYSEV386            0x5000004
#define PER_ISCR4               0x4000005
#define PER_BSD                 0x0000006
#define PER_SUNOS               0x4000006
#define PER_XENIX               0x5000007
#define PER_LINUX32             0x0000008
#define PER_LINUX32_3GB         0x8000008
#define PER_IRIX32              0x4000009
#define PER_IRIXN32             0x400000a
#define PER_IRIX64              0x400000b
#define PER_RISCOS              0x000000c
#define PER_SOLARIS             0x400000d
#define PER_UW7                 0x410000e
#define PER_OSF4                0x000000f
#define PER_HPUX                0x0000010
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

/* uname(2): get the names of the system.
 *
 * machine is the kernel's, so x86_64 for an i386 program on such a kernel,
 * unless its personality is PER_LINUX32.
 */
RING3_INLINE int sys_uname(struct kernel_utsname *name)
{
    return (int)(syscall1)(NR_uname, (long)name);
}

/* sysinfo(2): get the uptime, the load and how much memory there is.
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

/* syslog(2): read the kernel's log, or control it. Not libc's syslog.
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

/* acct(2): append a record to the file at path for each process that ends; with
 * NULL, stop that.
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
 * Returns what it was. It cannot fail: what looks like -errno is a value, too.
 * Address randomisation takes effect at the next execve.
 */
RING3_INLINE int sys_personality(unsigned int persona)
{
    return (int)(syscall1)(NR_personality, (long)persona);
}

#endif
