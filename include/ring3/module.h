/* SPDX-License-Identifier: 0BSD */
/* Code for the kernel: its modules, and the kernel to start next.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_MODULE_H
#define RING3_MODULE_H
#pragma GCC system_header

#include "syscall.h"
#include "types.h"

/* flags of finit_module(2). */
#define MODULE_INIT_IGNORE_MODVERSIONS  1
#define MODULE_INIT_IGNORE_VERMAGIC     2
#define MODULE_INIT_COMPRESSED_FILE     4

/* flags of kexec_load(2), one of the architectures among them. */
#define KEXEC_ON_CRASH                  0x00000001
#define KEXEC_PRESERVE_CONTEXT          0x00000002
#define KEXEC_UPDATE_ELFCOREHDR         0x00000004
#define KEXEC_CRASH_HOTPLUG_SUPPORT     0x00000008
#define KEXEC_ARCH_DEFAULT              0x00000000
#define KEXEC_ARCH_386                  0x00030000
#define KEXEC_ARCH_X86_64               0x003e0000
#define KEXEC_ARCH_MASK                 0xffff0000

/* flags of kexec_file_load(2). */
#define KEXEC_FILE_UNLOAD       0x00000001
#define KEXEC_FILE_ON_CRASH     0x00000002
#define KEXEC_FILE_NO_INITRAMFS 0x00000004
#define KEXEC_FILE_DEBUG        0x00000008
#define KEXEC_FILE_NO_CMA       0x00000010

/* The most segments that kexec_load(2) takes. */
#define KEXEC_SEGMENT_MAX       16

/* A piece of the next kernel: kexec_load(2). buf is where its bufsz bytes are
 * now, mem where they go, in physical memory; the rest of memsz is cleared.
 */
struct kernel_kexec_segment {
    const void *buf;
    size_t bufsz;
    const void *mem;
    size_t memsz;
};

/* init_module(2): load the module whose ELF image is in memory.
 *
 * params is a string, "" for none; NULL is -EFAULT. -ENOEXEC for a module of
 * another kernel, -EEXIST if it is already loaded.
 */
RING3_INLINE int sys_init_module(const void *image, size_t len,
                                 const char *params)
{
    return (int)(syscall3)(NR_init_module, (long)image, (long)len,
                           (long)params);
}

/* finit_module(2): load the module open as fd. Since Linux 3.8. */
RING3_INLINE int sys_finit_module(int fd, const char *params, int flags)
{
    return (int)(syscall3)(NR_finit_module, fd, (long)params, flags);
}

/* delete_module(2): unload a module.
 *
 * flags is O_NONBLOCK in all sane uses: -EWOULDBLOCK if it is in use. O_TRUNC
 * in addition would unload it by force.
 */
RING3_INLINE int sys_delete_module(const char *name, unsigned int flags)
{
    return (int)(syscall2)(NR_delete_module, (long)name, (long)flags);
}

/* kexec_load(2): load a kernel into memory, for LINUX_REBOOT_CMD_KEXEC.
 *
 * It starts at the physical address entry. A count of 0 unloads it. Since Linux
 * 2.6.13.
 */
RING3_INLINE int sys_kexec_load(unsigned long entry, unsigned long count,
                                const struct kernel_kexec_segment *segments,
                                unsigned long flags)
{
    return (int)(syscall4)(NR_kexec_load, (long)entry, (long)count,
                           (long)segments, (long)flags);
}

/* x86_64 only. */
#if defined NR_kexec_file_load && !defined RING3_LACKS_kexec_file_load
/* kexec_file_load(2): load the kernel open as kernel_fd, with its initial file
 * system and command line, for LINUX_REBOOT_CMD_KEXEC.
 *
 * len counts the NUL of the command line. initrd_fd is -1 with
 * KEXEC_FILE_NO_INITRAMFS. Since Linux 3.17.
 */
RING3_INLINE int sys_kexec_file_load(int kernel_fd, int initrd_fd,
                                     unsigned long len,
                                     const char *command_line,
                                     unsigned long flags)
{
    return (int)(syscall5)(NR_kexec_file_load, kernel_fd, initrd_fd, (long)len,
                           (long)command_line, (long)flags);
}
#endif

#endif
