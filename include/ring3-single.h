/* SPDX-License-Identifier: 0BSD */
/* ring3 0.1.0: system calls of Linux on x86, without a libc, in one file.
 *
 * Made of the headers in include/ring3 by src/gen.py: change those. Each of
 * these, defined before this is included, adds the header of that name, also
 * where this was included before:
 *
 *      RING3_WITH_START        _start, in the file with main
 *      RING3_WITH_START_FULL   the fuller start, in place of that
 *      RING3_WITH_MEM          memcpy and its kind, in one file
 *      RING3_WITH_RESTORER     ring3_sigaction()
 *      RING3_WITH_VFORK        sys_vfork()
 *      RING3_WITH_CLONE        ring3_clone()
 *      RING3_WITH_MSAN         MemorySanitizer is told what the kernel wrote
 *
 * Zero-Clause BSD (SPDX-License-Identifier: 0BSD)
 *
 * Permission to use, copy, modify, and/or distribute this software for any
 * purpose with or without fee is hereby granted.
 *
 * THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
 * REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY
 * AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
 * INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM
 * LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR
 * OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
 * PERFORMANCE OF THIS SOFTWARE.
 */
#pragma GCC system_header
#ifndef RING3_SINGLE_H
#define RING3_SINGLE_H

/* ring3: system calls of Linux on x86, without a libc. This includes every
 * subject; a program may also include only those it uses. Left out are the
 * headers that define symbols: start.h, start_full.h and mem.h, which belong in
 * one file; restorer.h, vfork.h and clone.h, which cost bytes; and msan.h.
 */
#ifndef RING3_H
#define RING3_H

/* Asynchronous I/O of the older kind: queued with io_submit, done later.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_AIO_H
#define RING3_AIO_H

/* The raw calls, syscall0 to syscall6: a number and its arguments into
 * registers, one entry into the kernel, and what it answers: a value, or
 * -errno in [-4095, -1].
 *
 *      long n = syscall3(NR_write, 1, "hi\n", 3);
 *
 * A kernel other than Linux: -DRING3_TARGET='"myos/target.h"' names the file
 * that says how to enter it. It takes the place of arch/i386/nr.h or
 * arch/x86_64/nr.h, the example to start from; seam/target.h lists what it may
 * say.
 *
 * As functions of libring3.a: -DRING3_OUTLINE, see seam/outline.h.
 */
#ifndef RING3_SYSCALL_H
#define RING3_SYSCALL_H

#include <stddef.h>
#include <stdint.h>

/* What compilers spell in different ways. */
#ifndef RING3_COMPILER_H
#define RING3_COMPILER_H

/* Not always_inline: gcc refuses that in functions with a target attribute.
 * Unused: with the header opened alone, an editor's clang says that of each. A
 * C++ module that exports what calls a wrapper needs -DRING3_INLINE=inline.
 */
#ifndef RING3_INLINE
#define RING3_INLINE static __inline__ __attribute__((__unused__))
#endif

/* Assembler text for both of the compiler's dialects. tcc knows only one, and
 * clang 13 reads AT&T's even after -masm=intel, which picks the other.
 */
#if defined __TINYC__ || (defined __clang__ && __clang_major__ < 14)
#define RING3_DIALECT(att, intel) att
#else
#define RING3_DIALECT(att, intel) "{" att "|" intel "}"
#endif

/* What follows a call that does not return; a tracer can make it return. */
#ifdef __TINYC__
#define RING3_STOP() for (;;) __asm__ __volatile__("hlt")
#else
#define RING3_STOP() \
    do { \
        __asm__ __volatile__("hlt"); \
        __builtin_unreachable(); \
    } while (0)
#endif

/* CFI directives, if the compiler emits unwind tables. */
#ifdef __GCC_HAVE_DWARF2_CFI_ASM
#define RING3_CFI(text) text
#else
#define RING3_CFI(text)
#endif

/* However the program is compiled, a function of the archive has its arguments
 * on the stack on i386. A signal handler has them there and where -mregparm
 * looks; but with -mrtd it would pop them, from under the kernel.
 */
#ifdef __i386__
#define RING3_CDECL __attribute__((__cdecl__, __regparm__(0)))
#define RING3_HANDLER __attribute__((__cdecl__))
#else
#define RING3_CDECL
#define RING3_HANDLER
#endif

/* A number's digits, for assembler text. */
#define RING3_TEXT(number) RING3_TEXT_(number)
#define RING3_TEXT_(number) #number

#endif

/* 10000 * major + 100 * minor + patch. */
#define RING3_VERSION 100

#ifdef RING3_TARGET
/* A kernel other than Linux: reads the file in RING3_TARGET, which defines
 *
 *      RING3_BITS          32 or 64: the machine it is for
 *      RING3_VECTOR        the interrupt that enters the kernel, 0x30; or
 *      RING3_INSTRUCTION   another instruction, "syscall"
 *      NR_name             the number of each call that there is. What has
 *                          none compiles as long as nothing calls it; a call
 *                          to it is an error that names it
 *      RING3_ERRORS        how an error comes back. Without it -errno does, in
 *                          eax or rax: RING3_ERRORS_NEGATIVE.
 *                          RING3_ERRORS_CARRY: the carry flag is set, and eax
 *                          or rax holds a positive errno; it is clear before
 *                          the trap and stays so if there is no error.
 *                          RING3_ERRORS_MINUS_ONE: -1, and the positive errno
 *                          is RING3_ERROR_CODE(), an expression of yours
 *      RING3_REGISTERS(a1, a2, a3, a4, a5, a6)
 *                          which argument goes into ebx, ecx, edx, esi, edi
 *                          and ebp, or rdi, rsi, rdx, r10, r8 and r9, in this
 *                          order. Without it they go as Linux takes them.
 *                          eax or rax holds the number, then the result
 *      RING3_LOST          registers that the kernel destroys besides those of
 *                          arguments, which count as lost: "rbx", "r12". rcx
 *                          and r11 do too; a stack or frame pointer cannot
 *      RING3_KEPT          the kernel leaves those of arguments as they were,
 *                          as Linux does: calls get shorter
 *
 * Numbers are macros of integer literals and operators, without suffixes or
 * casts: they stand in assembler text too. An instruction is a string without
 * registers, %, { or |: .byte has no such limits. One that pushes, as call
 * does, needs -mno-red-zone on x86_64.
 *
 * The kernel must preserve all other registers.
 */
#if defined RING3_TARGET && !defined RING3_TARGET_H
#define RING3_TARGET_H

#define RING3_ERRORS_NEGATIVE   1
#define RING3_ERRORS_CARRY      2
#define RING3_ERRORS_MINUS_ONE  3

/* Reads the file in RING3_TARGET. In a folder of its own, because quotes look
 * first beside the file that has them: no other header of that name is here.
 */
#ifdef RING3_TARGET
#include RING3_TARGET
#endif
/* Generated by src/gen.py from src/syscalls.tbl: edit that instead. */
/* For the calls a target has no number for: they compile while
 * nothing calls them, and say so where something does. For each
 * RING3_LACKS_name is defined. RING3_REFUSED is for what is Linux's
 * alone.
 */
#ifndef RING3_MISSING_H
#define RING3_MISSING_H


#if defined __has_attribute
#if __has_attribute(error)
#define RING3_REFUSED(why) __attribute__((__error__(why)))
#endif
#endif
#ifndef RING3_REFUSED
#define RING3_REFUSED(why)
#endif
#define RING3_LACKS(name) \
    RING3_REFUSED("the kernel in RING3_TARGET has no call " name)

#ifdef __cplusplus
extern "C" {
#endif

#ifndef NR_restart_syscall
#define NR_restart_syscall ring3_target_lacks_restart_syscall()
#define RING3_LACKS_restart_syscall
RING3_LACKS("restart_syscall") long ring3_target_lacks_restart_syscall(void);
#endif
#ifndef NR_exit
#define NR_exit ring3_target_lacks_exit()
#define RING3_LACKS_exit
RING3_LACKS("exit") long ring3_target_lacks_exit(void);
#endif
#ifndef NR_fork
#define NR_fork ring3_target_lacks_fork()
#define RING3_LACKS_fork
RING3_LACKS("fork") long ring3_target_lacks_fork(void);
#endif
#ifndef NR_read
#define NR_read ring3_target_lacks_read()
#define RING3_LACKS_read
RING3_LACKS("read") long ring3_target_lacks_read(void);
#endif
#ifndef NR_write
#define NR_write ring3_target_lacks_write()
#define RING3_LACKS_write
RING3_LACKS("write") long ring3_target_lacks_write(void);
#endif
#ifndef NR_open
#define NR_open ring3_target_lacks_open()
#define RING3_LACKS_open
RING3_LACKS("open") long ring3_target_lacks_open(void);
#endif
#ifndef NR_close
#define NR_close ring3_target_lacks_close()
#define RING3_LACKS_close
RING3_LACKS("close") long ring3_target_lacks_close(void);
#endif
#ifndef NR_waitpid
#define NR_waitpid ring3_target_lacks_waitpid()
#define RING3_LACKS_waitpid
RING3_LACKS("waitpid") long ring3_target_lacks_waitpid(void);
#endif
#ifndef NR_creat
#define NR_creat ring3_target_lacks_creat()
#define RING3_LACKS_creat
RING3_LACKS("creat") long ring3_target_lacks_creat(void);
#endif
#ifndef NR_link
#define NR_link ring3_target_lacks_link()
#define RING3_LACKS_link
RING3_LACKS("link") long ring3_target_lacks_link(void);
#endif
#ifndef NR_unlink
#define NR_unlink ring3_target_lacks_unlink()
#define RING3_LACKS_unlink
RING3_LACKS("unlink") long ring3_target_lacks_unlink(void);
#endif
#ifndef NR_execve
#define NR_execve ring3_target_lacks_execve()
#define RING3_LACKS_execve
RING3_LACKS("execve") long ring3_target_lacks_execve(void);
#endif
#ifndef NR_chdir
#define NR_chdir ring3_target_lacks_chdir()
#define RING3_LACKS_chdir
RING3_LACKS("chdir") long ring3_target_lacks_chdir(void);
#endif
#ifndef NR_time
#define NR_time ring3_target_lacks_time()
#define RING3_LACKS_time
RING3_LACKS("time") long ring3_target_lacks_time(void);
#endif
#ifndef NR_mknod
#define NR_mknod ring3_target_lacks_mknod()
#define RING3_LACKS_mknod
RING3_LACKS("mknod") long ring3_target_lacks_mknod(void);
#endif
#ifndef NR_chmod
#define NR_chmod ring3_target_lacks_chmod()
#define RING3_LACKS_chmod
RING3_LACKS("chmod") long ring3_target_lacks_chmod(void);
#endif
#ifndef NR_lchown
#define NR_lchown ring3_target_lacks_lchown()
#define RING3_LACKS_lchown
RING3_LACKS("lchown") long ring3_target_lacks_lchown(void);
#endif
#ifndef NR_break
#define NR_break ring3_target_lacks_break()
#define RING3_LACKS_break
RING3_LACKS("break") long ring3_target_lacks_break(void);
#endif
#ifndef NR_oldstat
#define NR_oldstat ring3_target_lacks_oldstat()
#define RING3_LACKS_oldstat
RING3_LACKS("oldstat") long ring3_target_lacks_oldstat(void);
#endif
#ifndef NR_lseek
#define NR_lseek ring3_target_lacks_lseek()
#define RING3_LACKS_lseek
RING3_LACKS("lseek") long ring3_target_lacks_lseek(void);
#endif
#ifndef NR_getpid
#define NR_getpid ring3_target_lacks_getpid()
#define RING3_LACKS_getpid
RING3_LACKS("getpid") long ring3_target_lacks_getpid(void);
#endif
#ifndef NR_mount
#define NR_mount ring3_target_lacks_mount()
#define RING3_LACKS_mount
RING3_LACKS("mount") long ring3_target_lacks_mount(void);
#endif
#ifndef NR_umount
#define NR_umount ring3_target_lacks_umount()
#define RING3_LACKS_umount
RING3_LACKS("umount") long ring3_target_lacks_umount(void);
#endif
#ifndef NR_setuid
#define NR_setuid ring3_target_lacks_setuid()
#define RING3_LACKS_setuid
RING3_LACKS("setuid") long ring3_target_lacks_setuid(void);
#endif
#ifndef NR_getuid
#define NR_getuid ring3_target_lacks_getuid()
#define RING3_LACKS_getuid
RING3_LACKS("getuid") long ring3_target_lacks_getuid(void);
#endif
#ifndef NR_stime
#define NR_stime ring3_target_lacks_stime()
#define RING3_LACKS_stime
RING3_LACKS("stime") long ring3_target_lacks_stime(void);
#endif
#ifndef NR_ptrace
#define NR_ptrace ring3_target_lacks_ptrace()
#define RING3_LACKS_ptrace
RING3_LACKS("ptrace") long ring3_target_lacks_ptrace(void);
#endif
#ifndef NR_alarm
#define NR_alarm ring3_target_lacks_alarm()
#define RING3_LACKS_alarm
RING3_LACKS("alarm") long ring3_target_lacks_alarm(void);
#endif
#ifndef NR_oldfstat
#define NR_oldfstat ring3_target_lacks_oldfstat()
#define RING3_LACKS_oldfstat
RING3_LACKS("oldfstat") long ring3_target_lacks_oldfstat(void);
#endif
#ifndef NR_pause
#define NR_pause ring3_target_lacks_pause()
#define RING3_LACKS_pause
RING3_LACKS("pause") long ring3_target_lacks_pause(void);
#endif
#ifndef NR_utime
#define NR_utime ring3_target_lacks_utime()
#define RING3_LACKS_utime
RING3_LACKS("utime") long ring3_target_lacks_utime(void);
#endif
#ifndef NR_stty
#define NR_stty ring3_target_lacks_stty()
#define RING3_LACKS_stty
RING3_LACKS("stty") long ring3_target_lacks_stty(void);
#endif
#ifndef NR_gtty
#define NR_gtty ring3_target_lacks_gtty()
#define RING3_LACKS_gtty
RING3_LACKS("gtty") long ring3_target_lacks_gtty(void);
#endif
#ifndef NR_access
#define NR_access ring3_target_lacks_access()
#define RING3_LACKS_access
RING3_LACKS("access") long ring3_target_lacks_access(void);
#endif
#ifndef NR_nice
#define NR_nice ring3_target_lacks_nice()
#define RING3_LACKS_nice
RING3_LACKS("nice") long ring3_target_lacks_nice(void);
#endif
#ifndef NR_ftime
#define NR_ftime ring3_target_lacks_ftime()
#define RING3_LACKS_ftime
RING3_LACKS("ftime") long ring3_target_lacks_ftime(void);
#endif
#ifndef NR_sync
#define NR_sync ring3_target_lacks_sync()
#define RING3_LACKS_sync
RING3_LACKS("sync") long ring3_target_lacks_sync(void);
#endif
#ifndef NR_kill
#define NR_kill ring3_target_lacks_kill()
#define RING3_LACKS_kill
RING3_LACKS("kill") long ring3_target_lacks_kill(void);
#endif
#ifndef NR_rename
#define NR_rename ring3_target_lacks_rename()
#define RING3_LACKS_rename
RING3_LACKS("rename") long ring3_target_lacks_rename(void);
#endif
#ifndef NR_mkdir
#define NR_mkdir ring3_target_lacks_mkdir()
#define RING3_LACKS_mkdir
RING3_LACKS("mkdir") long ring3_target_lacks_mkdir(void);
#endif
#ifndef NR_rmdir
#define NR_rmdir ring3_target_lacks_rmdir()
#define RING3_LACKS_rmdir
RING3_LACKS("rmdir") long ring3_target_lacks_rmdir(void);
#endif
#ifndef NR_dup
#define NR_dup ring3_target_lacks_dup()
#define RING3_LACKS_dup
RING3_LACKS("dup") long ring3_target_lacks_dup(void);
#endif
#ifndef NR_pipe
#define NR_pipe ring3_target_lacks_pipe()
#define RING3_LACKS_pipe
RING3_LACKS("pipe") long ring3_target_lacks_pipe(void);
#endif
#ifndef NR_times
#define NR_times ring3_target_lacks_times()
#define RING3_LACKS_times
RING3_LACKS("times") long ring3_target_lacks_times(void);
#endif
#ifndef NR_accept
#define NR_accept ring3_target_lacks_accept()
#define RING3_LACKS_accept
RING3_LACKS("accept") long ring3_target_lacks_accept(void);
#endif
#ifndef NR_prof
#define NR_prof ring3_target_lacks_prof()
#define RING3_LACKS_prof
RING3_LACKS("prof") long ring3_target_lacks_prof(void);
#endif
#ifndef NR_brk
#define NR_brk ring3_target_lacks_brk()
#define RING3_LACKS_brk
RING3_LACKS("brk") long ring3_target_lacks_brk(void);
#endif
#ifndef NR_setgid
#define NR_setgid ring3_target_lacks_setgid()
#define RING3_LACKS_setgid
RING3_LACKS("setgid") long ring3_target_lacks_setgid(void);
#endif
#ifndef NR_getgid
#define NR_getgid ring3_target_lacks_getgid()
#define RING3_LACKS_getgid
RING3_LACKS("getgid") long ring3_target_lacks_getgid(void);
#endif
#ifndef NR_signal
#define NR_signal ring3_target_lacks_signal()
#define RING3_LACKS_signal
RING3_LACKS("signal") long ring3_target_lacks_signal(void);
#endif
#ifndef NR_geteuid
#define NR_geteuid ring3_target_lacks_geteuid()
#define RING3_LACKS_geteuid
RING3_LACKS("geteuid") long ring3_target_lacks_geteuid(void);
#endif
#ifndef NR_getegid
#define NR_getegid ring3_target_lacks_getegid()
#define RING3_LACKS_getegid
RING3_LACKS("getegid") long ring3_target_lacks_getegid(void);
#endif
#ifndef NR_acct
#define NR_acct ring3_target_lacks_acct()
#define RING3_LACKS_acct
RING3_LACKS("acct") long ring3_target_lacks_acct(void);
#endif
#ifndef NR_umount2
#define NR_umount2 ring3_target_lacks_umount2()
#define RING3_LACKS_umount2
RING3_LACKS("umount2") long ring3_target_lacks_umount2(void);
#endif
#ifndef NR_lock
#define NR_lock ring3_target_lacks_lock()
#define RING3_LACKS_lock
RING3_LACKS("lock") long ring3_target_lacks_lock(void);
#endif
#ifndef NR_ioctl
#define NR_ioctl ring3_target_lacks_ioctl()
#define RING3_LACKS_ioctl
RING3_LACKS("ioctl") long ring3_target_lacks_ioctl(void);
#endif
#ifndef NR_fcntl
#define NR_fcntl ring3_target_lacks_fcntl()
#define RING3_LACKS_fcntl
RING3_LACKS("fcntl") long ring3_target_lacks_fcntl(void);
#endif
#ifndef NR_mpx
#define NR_mpx ring3_target_lacks_mpx()
#define RING3_LACKS_mpx
RING3_LACKS("mpx") long ring3_target_lacks_mpx(void);
#endif
#ifndef NR_setpgid
#define NR_setpgid ring3_target_lacks_setpgid()
#define RING3_LACKS_setpgid
RING3_LACKS("setpgid") long ring3_target_lacks_setpgid(void);
#endif
#ifndef NR_ulimit
#define NR_ulimit ring3_target_lacks_ulimit()
#define RING3_LACKS_ulimit
RING3_LACKS("ulimit") long ring3_target_lacks_ulimit(void);
#endif
#ifndef NR_oldolduname
#define NR_oldolduname ring3_target_lacks_oldolduname()
#define RING3_LACKS_oldolduname
RING3_LACKS("oldolduname") long ring3_target_lacks_oldolduname(void);
#endif
#ifndef NR_umask
#define NR_umask ring3_target_lacks_umask()
#define RING3_LACKS_umask
RING3_LACKS("umask") long ring3_target_lacks_umask(void);
#endif
#ifndef NR_chroot
#define NR_chroot ring3_target_lacks_chroot()
#define RING3_LACKS_chroot
RING3_LACKS("chroot") long ring3_target_lacks_chroot(void);
#endif
#ifndef NR_ustat
#define NR_ustat ring3_target_lacks_ustat()
#define RING3_LACKS_ustat
RING3_LACKS("ustat") long ring3_target_lacks_ustat(void);
#endif
#ifndef NR_dup2
#define NR_dup2 ring3_target_lacks_dup2()
#define RING3_LACKS_dup2
RING3_LACKS("dup2") long ring3_target_lacks_dup2(void);
#endif
#ifndef NR_getppid
#define NR_getppid ring3_target_lacks_getppid()
#define RING3_LACKS_getppid
RING3_LACKS("getppid") long ring3_target_lacks_getppid(void);
#endif
#ifndef NR_getpgrp
#define NR_getpgrp ring3_target_lacks_getpgrp()
#define RING3_LACKS_getpgrp
RING3_LACKS("getpgrp") long ring3_target_lacks_getpgrp(void);
#endif
#ifndef NR_semop
#define NR_semop ring3_target_lacks_semop()
#define RING3_LACKS_semop
RING3_LACKS("semop") long ring3_target_lacks_semop(void);
#endif
#ifndef NR_setsid
#define NR_setsid ring3_target_lacks_setsid()
#define RING3_LACKS_setsid
RING3_LACKS("setsid") long ring3_target_lacks_setsid(void);
#endif
#ifndef NR_sigaction
#define NR_sigaction ring3_target_lacks_sigaction()
#define RING3_LACKS_sigaction
RING3_LACKS("sigaction") long ring3_target_lacks_sigaction(void);
#endif
#ifndef NR_sgetmask
#define NR_sgetmask ring3_target_lacks_sgetmask()
#define RING3_LACKS_sgetmask
RING3_LACKS("sgetmask") long ring3_target_lacks_sgetmask(void);
#endif
#ifndef NR_ssetmask
#define NR_ssetmask ring3_target_lacks_ssetmask()
#define RING3_LACKS_ssetmask
RING3_LACKS("ssetmask") long ring3_target_lacks_ssetmask(void);
#endif
#ifndef NR_setreuid
#define NR_setreuid ring3_target_lacks_setreuid()
#define RING3_LACKS_setreuid
RING3_LACKS("setreuid") long ring3_target_lacks_setreuid(void);
#endif
#ifndef NR_setregid
#define NR_setregid ring3_target_lacks_setregid()
#define RING3_LACKS_setregid
RING3_LACKS("setregid") long ring3_target_lacks_setregid(void);
#endif
#ifndef NR_sigsuspend
#define NR_sigsuspend ring3_target_lacks_sigsuspend()
#define RING3_LACKS_sigsuspend
RING3_LACKS("sigsuspend") long ring3_target_lacks_sigsuspend(void);
#endif
#ifndef NR_sigpending
#define NR_sigpending ring3_target_lacks_sigpending()
#define RING3_LACKS_sigpending
RING3_LACKS("sigpending") long ring3_target_lacks_sigpending(void);
#endif
#ifndef NR_sethostname
#define NR_sethostname ring3_target_lacks_sethostname()
#define RING3_LACKS_sethostname
RING3_LACKS("sethostname") long ring3_target_lacks_sethostname(void);
#endif
#ifndef NR_setrlimit
#define NR_setrlimit ring3_target_lacks_setrlimit()
#define RING3_LACKS_setrlimit
RING3_LACKS("setrlimit") long ring3_target_lacks_setrlimit(void);
#endif
#ifndef NR_getrlimit
#define NR_getrlimit ring3_target_lacks_getrlimit()
#define RING3_LACKS_getrlimit
RING3_LACKS("getrlimit") long ring3_target_lacks_getrlimit(void);
#endif
#ifndef NR_getrusage
#define NR_getrusage ring3_target_lacks_getrusage()
#define RING3_LACKS_getrusage
RING3_LACKS("getrusage") long ring3_target_lacks_getrusage(void);
#endif
#ifndef NR_gettimeofday
#define NR_gettimeofday ring3_target_lacks_gettimeofday()
#define RING3_LACKS_gettimeofday
RING3_LACKS("gettimeofday") long ring3_target_lacks_gettimeofday(void);
#endif
#ifndef NR_settimeofday
#define NR_settimeofday ring3_target_lacks_settimeofday()
#define RING3_LACKS_settimeofday
RING3_LACKS("settimeofday") long ring3_target_lacks_settimeofday(void);
#endif
#ifndef NR_getgroups
#define NR_getgroups ring3_target_lacks_getgroups()
#define RING3_LACKS_getgroups
RING3_LACKS("getgroups") long ring3_target_lacks_getgroups(void);
#endif
#ifndef NR_setgroups
#define NR_setgroups ring3_target_lacks_setgroups()
#define RING3_LACKS_setgroups
RING3_LACKS("setgroups") long ring3_target_lacks_setgroups(void);
#endif
#ifndef NR_select
#define NR_select ring3_target_lacks_select()
#define RING3_LACKS_select
RING3_LACKS("select") long ring3_target_lacks_select(void);
#endif
#ifndef NR_symlink
#define NR_symlink ring3_target_lacks_symlink()
#define RING3_LACKS_symlink
RING3_LACKS("symlink") long ring3_target_lacks_symlink(void);
#endif
#ifndef NR_oldlstat
#define NR_oldlstat ring3_target_lacks_oldlstat()
#define RING3_LACKS_oldlstat
RING3_LACKS("oldlstat") long ring3_target_lacks_oldlstat(void);
#endif
#ifndef NR_readlink
#define NR_readlink ring3_target_lacks_readlink()
#define RING3_LACKS_readlink
RING3_LACKS("readlink") long ring3_target_lacks_readlink(void);
#endif
#ifndef NR_uselib
#define NR_uselib ring3_target_lacks_uselib()
#define RING3_LACKS_uselib
RING3_LACKS("uselib") long ring3_target_lacks_uselib(void);
#endif
#ifndef NR_swapon
#define NR_swapon ring3_target_lacks_swapon()
#define RING3_LACKS_swapon
RING3_LACKS("swapon") long ring3_target_lacks_swapon(void);
#endif
#ifndef NR_reboot
#define NR_reboot ring3_target_lacks_reboot()
#define RING3_LACKS_reboot
RING3_LACKS("reboot") long ring3_target_lacks_reboot(void);
#endif
#ifndef NR_readdir
#define NR_readdir ring3_target_lacks_readdir()
#define RING3_LACKS_readdir
RING3_LACKS("readdir") long ring3_target_lacks_readdir(void);
#endif
#ifndef NR_mmap
#define NR_mmap ring3_target_lacks_mmap()
#define RING3_LACKS_mmap
RING3_LACKS("mmap") long ring3_target_lacks_mmap(void);
#endif
#ifndef NR_munmap
#define NR_munmap ring3_target_lacks_munmap()
#define RING3_LACKS_munmap
RING3_LACKS("munmap") long ring3_target_lacks_munmap(void);
#endif
#ifndef NR_truncate
#define NR_truncate ring3_target_lacks_truncate()
#define RING3_LACKS_truncate
RING3_LACKS("truncate") long ring3_target_lacks_truncate(void);
#endif
#ifndef NR_ftruncate
#define NR_ftruncate ring3_target_lacks_ftruncate()
#define RING3_LACKS_ftruncate
RING3_LACKS("ftruncate") long ring3_target_lacks_ftruncate(void);
#endif
#ifndef NR_fchmod
#define NR_fchmod ring3_target_lacks_fchmod()
#define RING3_LACKS_fchmod
RING3_LACKS("fchmod") long ring3_target_lacks_fchmod(void);
#endif
#ifndef NR_fchown
#define NR_fchown ring3_target_lacks_fchown()
#define RING3_LACKS_fchown
RING3_LACKS("fchown") long ring3_target_lacks_fchown(void);
#endif
#ifndef NR_getpriority
#define NR_getpriority ring3_target_lacks_getpriority()
#define RING3_LACKS_getpriority
RING3_LACKS("getpriority") long ring3_target_lacks_getpriority(void);
#endif
#ifndef NR_setpriority
#define NR_setpriority ring3_target_lacks_setpriority()
#define RING3_LACKS_setpriority
RING3_LACKS("setpriority") long ring3_target_lacks_setpriority(void);
#endif
#ifndef NR_profil
#define NR_profil ring3_target_lacks_profil()
#define RING3_LACKS_profil
RING3_LACKS("profil") long ring3_target_lacks_profil(void);
#endif
#ifndef NR_statfs
#define NR_statfs ring3_target_lacks_statfs()
#define RING3_LACKS_statfs
RING3_LACKS("statfs") long ring3_target_lacks_statfs(void);
#endif
#ifndef NR_fstatfs
#define NR_fstatfs ring3_target_lacks_fstatfs()
#define RING3_LACKS_fstatfs
RING3_LACKS("fstatfs") long ring3_target_lacks_fstatfs(void);
#endif
#ifndef NR_ioperm
#define NR_ioperm ring3_target_lacks_ioperm()
#define RING3_LACKS_ioperm
RING3_LACKS("ioperm") long ring3_target_lacks_ioperm(void);
#endif
#ifndef NR_socketcall
#define NR_socketcall ring3_target_lacks_socketcall()
#define RING3_LACKS_socketcall
RING3_LACKS("socketcall") long ring3_target_lacks_socketcall(void);
#endif
#ifndef NR_syslog
#define NR_syslog ring3_target_lacks_syslog()
#define RING3_LACKS_syslog
RING3_LACKS("syslog") long ring3_target_lacks_syslog(void);
#endif
#ifndef NR_setitimer
#define NR_setitimer ring3_target_lacks_setitimer()
#define RING3_LACKS_setitimer
RING3_LACKS("setitimer") long ring3_target_lacks_setitimer(void);
#endif
#ifndef NR_getitimer
#define NR_getitimer ring3_target_lacks_getitimer()
#define RING3_LACKS_getitimer
RING3_LACKS("getitimer") long ring3_target_lacks_getitimer(void);
#endif
#ifndef NR_stat
#define NR_stat ring3_target_lacks_stat()
#define RING3_LACKS_stat
RING3_LACKS("stat") long ring3_target_lacks_stat(void);
#endif
#ifndef NR_lstat
#define NR_lstat ring3_target_lacks_lstat()
#define RING3_LACKS_lstat
RING3_LACKS("lstat") long ring3_target_lacks_lstat(void);
#endif
#ifndef NR_fstat
#define NR_fstat ring3_target_lacks_fstat()
#define RING3_LACKS_fstat
RING3_LACKS("fstat") long ring3_target_lacks_fstat(void);
#endif
#ifndef NR_olduname
#define NR_olduname ring3_target_lacks_olduname()
#define RING3_LACKS_olduname
RING3_LACKS("olduname") long ring3_target_lacks_olduname(void);
#endif
#ifndef NR_iopl
#define NR_iopl ring3_target_lacks_iopl()
#define RING3_LACKS_iopl
RING3_LACKS("iopl") long ring3_target_lacks_iopl(void);
#endif
#ifndef NR_vhangup
#define NR_vhangup ring3_target_lacks_vhangup()
#define RING3_LACKS_vhangup
RING3_LACKS("vhangup") long ring3_target_lacks_vhangup(void);
#endif
#ifndef NR_idle
#define NR_idle ring3_target_lacks_idle()
#define RING3_LACKS_idle
RING3_LACKS("idle") long ring3_target_lacks_idle(void);
#endif
#ifndef NR_vm86old
#define NR_vm86old ring3_target_lacks_vm86old()
#define RING3_LACKS_vm86old
RING3_LACKS("vm86old") long ring3_target_lacks_vm86old(void);
#endif
#ifndef NR_wait4
#define NR_wait4 ring3_target_lacks_wait4()
#define RING3_LACKS_wait4
RING3_LACKS("wait4") long ring3_target_lacks_wait4(void);
#endif
#ifndef NR_swapoff
#define NR_swapoff ring3_target_lacks_swapoff()
#define RING3_LACKS_swapoff
RING3_LACKS("swapoff") long ring3_target_lacks_swapoff(void);
#endif
#ifndef NR_sysinfo
#define NR_sysinfo ring3_target_lacks_sysinfo()
#define RING3_LACKS_sysinfo
RING3_LACKS("sysinfo") long ring3_target_lacks_sysinfo(void);
#endif
#ifndef NR_ipc
#define NR_ipc ring3_target_lacks_ipc()
#define RING3_LACKS_ipc
RING3_LACKS("ipc") long ring3_target_lacks_ipc(void);
#endif
#ifndef NR_fsync
#define NR_fsync ring3_target_lacks_fsync()
#define RING3_LACKS_fsync
RING3_LACKS("fsync") long ring3_target_lacks_fsync(void);
#endif
#ifndef NR_sigreturn
#define NR_sigreturn ring3_target_lacks_sigreturn()
#define RING3_LACKS_sigreturn
RING3_LACKS("sigreturn") long ring3_target_lacks_sigreturn(void);
#endif
#ifndef NR_clone
#define NR_clone ring3_target_lacks_clone()
#define RING3_LACKS_clone
RING3_LACKS("clone") long ring3_target_lacks_clone(void);
#endif
#ifndef NR_setdomainname
#define NR_setdomainname ring3_target_lacks_setdomainname()
#define RING3_LACKS_setdomainname
RING3_LACKS("setdomainname") long ring3_target_lacks_setdomainname(void);
#endif
#ifndef NR_uname
#define NR_uname ring3_target_lacks_uname()
#define RING3_LACKS_uname
RING3_LACKS("uname") long ring3_target_lacks_uname(void);
#endif
#ifndef NR_modify_ldt
#define NR_modify_ldt ring3_target_lacks_modify_ldt()
#define RING3_LACKS_modify_ldt
RING3_LACKS("modify_ldt") long ring3_target_lacks_modify_ldt(void);
#endif
#ifndef NR_adjtimex
#define NR_adjtimex ring3_target_lacks_adjtimex()
#define RING3_LACKS_adjtimex
RING3_LACKS("adjtimex") long ring3_target_lacks_adjtimex(void);
#endif
#ifndef NR_mprotect
#define NR_mprotect ring3_target_lacks_mprotect()
#define RING3_LACKS_mprotect
RING3_LACKS("mprotect") long ring3_target_lacks_mprotect(void);
#endif
#ifndef NR_sigprocmask
#define NR_sigprocmask ring3_target_lacks_sigprocmask()
#define RING3_LACKS_sigprocmask
RING3_LACKS("sigprocmask") long ring3_target_lacks_sigprocmask(void);
#endif
#ifndef NR_create_module
#define NR_create_module ring3_target_lacks_create_module()
#define RING3_LACKS_create_module
RING3_LACKS("create_module") long ring3_target_lacks_create_module(void);
#endif
#ifndef NR_init_module
#define NR_init_module ring3_target_lacks_init_module()
#define RING3_LACKS_init_module
RING3_LACKS("init_module") long ring3_target_lacks_init_module(void);
#endif
#ifndef NR_delete_module
#define NR_delete_module ring3_target_lacks_delete_module()
#define RING3_LACKS_delete_module
RING3_LACKS("delete_module") long ring3_target_lacks_delete_module(void);
#endif
#ifndef NR_get_kernel_syms
#define NR_get_kernel_syms ring3_target_lacks_get_kernel_syms()
#define RING3_LACKS_get_kernel_syms
RING3_LACKS("get_kernel_syms") long ring3_target_lacks_get_kernel_syms(void);
#endif
#ifndef NR_quotactl
#define NR_quotactl ring3_target_lacks_quotactl()
#define RING3_LACKS_quotactl
RING3_LACKS("quotactl") long ring3_target_lacks_quotactl(void);
#endif
#ifndef NR_getpgid
#define NR_getpgid ring3_target_lacks_getpgid()
#define RING3_LACKS_getpgid
RING3_LACKS("getpgid") long ring3_target_lacks_getpgid(void);
#endif
#ifndef NR_fchdir
#define NR_fchdir ring3_target_lacks_fchdir()
#define RING3_LACKS_fchdir
RING3_LACKS("fchdir") long ring3_target_lacks_fchdir(void);
#endif
#ifndef NR_bdflush
#define NR_bdflush ring3_target_lacks_bdflush()
#define RING3_LACKS_bdflush
RING3_LACKS("bdflush") long ring3_target_lacks_bdflush(void);
#endif
#ifndef NR_sysfs
#define NR_sysfs ring3_target_lacks_sysfs()
#define RING3_LACKS_sysfs
RING3_LACKS("sysfs") long ring3_target_lacks_sysfs(void);
#endif
#ifndef NR_personality
#define NR_personality ring3_target_lacks_personality()
#define RING3_LACKS_personality
RING3_LACKS("personality") long ring3_target_lacks_personality(void);
#endif
#ifndef NR_afs_syscall
#define NR_afs_syscall ring3_target_lacks_afs_syscall()
#define RING3_LACKS_afs_syscall
RING3_LACKS("afs_syscall") long ring3_target_lacks_afs_syscall(void);
#endif
#ifndef NR_setfsuid
#define NR_setfsuid ring3_target_lacks_setfsuid()
#define RING3_LACKS_setfsuid
RING3_LACKS("setfsuid") long ring3_target_lacks_setfsuid(void);
#endif
#ifndef NR_setfsgid
#define NR_setfsgid ring3_target_lacks_setfsgid()
#define RING3_LACKS_setfsgid
RING3_LACKS("setfsgid") long ring3_target_lacks_setfsgid(void);
#endif
#ifndef NR__llseek
#define NR__llseek ring3_target_lacks__llseek()
#define RING3_LACKS__llseek
RING3_LACKS("_llseek") long ring3_target_lacks__llseek(void);
#endif
#ifndef NR_getdents
#define NR_getdents ring3_target_lacks_getdents()
#define RING3_LACKS_getdents
RING3_LACKS("getdents") long ring3_target_lacks_getdents(void);
#endif
#ifndef NR__newselect
#define NR__newselect ring3_target_lacks__newselect()
#define RING3_LACKS__newselect
RING3_LACKS("_newselect") long ring3_target_lacks__newselect(void);
#endif
#ifndef NR_flock
#define NR_flock ring3_target_lacks_flock()
#define RING3_LACKS_flock
RING3_LACKS("flock") long ring3_target_lacks_flock(void);
#endif
#ifndef NR_msync
#define NR_msync ring3_target_lacks_msync()
#define RING3_LACKS_msync
RING3_LACKS("msync") long ring3_target_lacks_msync(void);
#endif
#ifndef NR_readv
#define NR_readv ring3_target_lacks_readv()
#define RING3_LACKS_readv
RING3_LACKS("readv") long ring3_target_lacks_readv(void);
#endif
#ifndef NR_writev
#define NR_writev ring3_target_lacks_writev()
#define RING3_LACKS_writev
RING3_LACKS("writev") long ring3_target_lacks_writev(void);
#endif
#ifndef NR_getsid
#define NR_getsid ring3_target_lacks_getsid()
#define RING3_LACKS_getsid
RING3_LACKS("getsid") long ring3_target_lacks_getsid(void);
#endif
#ifndef NR_fdatasync
#define NR_fdatasync ring3_target_lacks_fdatasync()
#define RING3_LACKS_fdatasync
RING3_LACKS("fdatasync") long ring3_target_lacks_fdatasync(void);
#endif
#ifndef NR__sysctl
#define NR__sysctl ring3_target_lacks__sysctl()
#define RING3_LACKS__sysctl
RING3_LACKS("_sysctl") long ring3_target_lacks__sysctl(void);
#endif
#ifndef NR_mlock
#define NR_mlock ring3_target_lacks_mlock()
#define RING3_LACKS_mlock
RING3_LACKS("mlock") long ring3_target_lacks_mlock(void);
#endif
#ifndef NR_munlock
#define NR_munlock ring3_target_lacks_munlock()
#define RING3_LACKS_munlock
RING3_LACKS("munlock") long ring3_target_lacks_munlock(void);
#endif
#ifndef NR_mlockall
#define NR_mlockall ring3_target_lacks_mlockall()
#define RING3_LACKS_mlockall
RING3_LACKS("mlockall") long ring3_target_lacks_mlockall(void);
#endif
#ifndef NR_munlockall
#define NR_munlockall ring3_target_lacks_munlockall()
#define RING3_LACKS_munlockall
RING3_LACKS("munlockall") long ring3_target_lacks_munlockall(void);
#endif
#ifndef NR_sched_setparam
#define NR_sched_setparam ring3_target_lacks_sched_setparam()
#define RING3_LACKS_sched_setparam
RING3_LACKS("sched_setparam") long ring3_target_lacks_sched_setparam(void);
#endif
#ifndef NR_sched_getparam
#define NR_sched_getparam ring3_target_lacks_sched_getparam()
#define RING3_LACKS_sched_getparam
RING3_LACKS("sched_getparam") long ring3_target_lacks_sched_getparam(void);
#endif
#ifndef NR_sched_setscheduler
#define NR_sched_setscheduler ring3_target_lacks_sched_setscheduler()
#define RING3_LACKS_sched_setscheduler
RING3_LACKS("sched_setscheduler") long ring3_target_lacks_sched_setscheduler(void);
#endif
#ifndef NR_sched_getscheduler
#define NR_sched_getscheduler ring3_target_lacks_sched_getscheduler()
#define RING3_LACKS_sched_getscheduler
RING3_LACKS("sched_getscheduler") long ring3_target_lacks_sched_getscheduler(void);
#endif
#ifndef NR_sched_yield
#define NR_sched_yield ring3_target_lacks_sched_yield()
#define RING3_LACKS_sched_yield
RING3_LACKS("sched_yield") long ring3_target_lacks_sched_yield(void);
#endif
#ifndef NR_sched_get_priority_max
#define NR_sched_get_priority_max ring3_target_lacks_sched_get_priority_max()
#define RING3_LACKS_sched_get_priority_max
RING3_LACKS("sched_get_priority_max") long ring3_target_lacks_sched_get_priority_max(void);
#endif
#ifndef NR_sched_get_priority_min
#define NR_sched_get_priority_min ring3_target_lacks_sched_get_priority_min()
#define RING3_LACKS_sched_get_priority_min
RING3_LACKS("sched_get_priority_min") long ring3_target_lacks_sched_get_priority_min(void);
#endif
#ifndef NR_sched_rr_get_interval
#define NR_sched_rr_get_interval ring3_target_lacks_sched_rr_get_interval()
#define RING3_LACKS_sched_rr_get_interval
RING3_LACKS("sched_rr_get_interval") long ring3_target_lacks_sched_rr_get_interval(void);
#endif
#ifndef NR_nanosleep
#define NR_nanosleep ring3_target_lacks_nanosleep()
#define RING3_LACKS_nanosleep
RING3_LACKS("nanosleep") long ring3_target_lacks_nanosleep(void);
#endif
#ifndef NR_mremap
#define NR_mremap ring3_target_lacks_mremap()
#define RING3_LACKS_mremap
RING3_LACKS("mremap") long ring3_target_lacks_mremap(void);
#endif
#ifndef NR_setresuid
#define NR_setresuid ring3_target_lacks_setresuid()
#define RING3_LACKS_setresuid
RING3_LACKS("setresuid") long ring3_target_lacks_setresuid(void);
#endif
#ifndef NR_getresuid
#define NR_getresuid ring3_target_lacks_getresuid()
#define RING3_LACKS_getresuid
RING3_LACKS("getresuid") long ring3_target_lacks_getresuid(void);
#endif
#ifndef NR_vm86
#define NR_vm86 ring3_target_lacks_vm86()
#define RING3_LACKS_vm86
RING3_LACKS("vm86") long ring3_target_lacks_vm86(void);
#endif
#ifndef NR_query_module
#define NR_query_module ring3_target_lacks_query_module()
#define RING3_LACKS_query_module
RING3_LACKS("query_module") long ring3_target_lacks_query_module(void);
#endif
#ifndef NR_poll
#define NR_poll ring3_target_lacks_poll()
#define RING3_LACKS_poll
RING3_LACKS("poll") long ring3_target_lacks_poll(void);
#endif
#ifndef NR_nfsservctl
#define NR_nfsservctl ring3_target_lacks_nfsservctl()
#define RING3_LACKS_nfsservctl
RING3_LACKS("nfsservctl") long ring3_target_lacks_nfsservctl(void);
#endif
#ifndef NR_setresgid
#define NR_setresgid ring3_target_lacks_setresgid()
#define RING3_LACKS_setresgid
RING3_LACKS("setresgid") long ring3_target_lacks_setresgid(void);
#endif
#ifndef NR_getresgid
#define NR_getresgid ring3_target_lacks_getresgid()
#define RING3_LACKS_getresgid
RING3_LACKS("getresgid") long ring3_target_lacks_getresgid(void);
#endif
#ifndef NR_prctl
#define NR_prctl ring3_target_lacks_prctl()
#define RING3_LACKS_prctl
RING3_LACKS("prctl") long ring3_target_lacks_prctl(void);
#endif
#ifndef NR_rt_sigreturn
#define NR_rt_sigreturn ring3_target_lacks_rt_sigreturn()
#define RING3_LACKS_rt_sigreturn
RING3_LACKS("rt_sigreturn") long ring3_target_lacks_rt_sigreturn(void);
#endif
#ifndef NR_rt_sigaction
#define NR_rt_sigaction ring3_target_lacks_rt_sigaction()
#define RING3_LACKS_rt_sigaction
RING3_LACKS("rt_sigaction") long ring3_target_lacks_rt_sigaction(void);
#endif
#ifndef NR_rt_sigprocmask
#define NR_rt_sigprocmask ring3_target_lacks_rt_sigprocmask()
#define RING3_LACKS_rt_sigprocmask
RING3_LACKS("rt_sigprocmask") long ring3_target_lacks_rt_sigprocmask(void);
#endif
#ifndef NR_rt_sigpending
#define NR_rt_sigpending ring3_target_lacks_rt_sigpending()
#define RING3_LACKS_rt_sigpending
RING3_LACKS("rt_sigpending") long ring3_target_lacks_rt_sigpending(void);
#endif
#ifndef NR_rt_sigtimedwait
#define NR_rt_sigtimedwait ring3_target_lacks_rt_sigtimedwait()
#define RING3_LACKS_rt_sigtimedwait
RING3_LACKS("rt_sigtimedwait") long ring3_target_lacks_rt_sigtimedwait(void);
#endif
#ifndef NR_rt_sigqueueinfo
#define NR_rt_sigqueueinfo ring3_target_lacks_rt_sigqueueinfo()
#define RING3_LACKS_rt_sigqueueinfo
RING3_LACKS("rt_sigqueueinfo") long ring3_target_lacks_rt_sigqueueinfo(void);
#endif
#ifndef NR_rt_sigsuspend
#define NR_rt_sigsuspend ring3_target_lacks_rt_sigsuspend()
#define RING3_LACKS_rt_sigsuspend
RING3_LACKS("rt_sigsuspend") long ring3_target_lacks_rt_sigsuspend(void);
#endif
#ifndef NR_pread64
#define NR_pread64 ring3_target_lacks_pread64()
#define RING3_LACKS_pread64
RING3_LACKS("pread64") long ring3_target_lacks_pread64(void);
#endif
#ifndef NR_pwrite64
#define NR_pwrite64 ring3_target_lacks_pwrite64()
#define RING3_LACKS_pwrite64
RING3_LACKS("pwrite64") long ring3_target_lacks_pwrite64(void);
#endif
#ifndef NR_chown
#define NR_chown ring3_target_lacks_chown()
#define RING3_LACKS_chown
RING3_LACKS("chown") long ring3_target_lacks_chown(void);
#endif
#ifndef NR_getcwd
#define NR_getcwd ring3_target_lacks_getcwd()
#define RING3_LACKS_getcwd
RING3_LACKS("getcwd") long ring3_target_lacks_getcwd(void);
#endif
#ifndef NR_capget
#define NR_capget ring3_target_lacks_capget()
#define RING3_LACKS_capget
RING3_LACKS("capget") long ring3_target_lacks_capget(void);
#endif
#ifndef NR_tuxcall
#define NR_tuxcall ring3_target_lacks_tuxcall()
#define RING3_LACKS_tuxcall
RING3_LACKS("tuxcall") long ring3_target_lacks_tuxcall(void);
#endif
#ifndef NR_capset
#define NR_capset ring3_target_lacks_capset()
#define RING3_LACKS_capset
RING3_LACKS("capset") long ring3_target_lacks_capset(void);
#endif
#ifndef NR_security
#define NR_security ring3_target_lacks_security()
#define RING3_LACKS_security
RING3_LACKS("security") long ring3_target_lacks_security(void);
#endif
#ifndef NR_sigaltstack
#define NR_sigaltstack ring3_target_lacks_sigaltstack()
#define RING3_LACKS_sigaltstack
RING3_LACKS("sigaltstack") long ring3_target_lacks_sigaltstack(void);
#endif
#ifndef NR_sendfile
#define NR_sendfile ring3_target_lacks_sendfile()
#define RING3_LACKS_sendfile
RING3_LACKS("sendfile") long ring3_target_lacks_sendfile(void);
#endif
#ifndef NR_getpmsg
#define NR_getpmsg ring3_target_lacks_getpmsg()
#define RING3_LACKS_getpmsg
RING3_LACKS("getpmsg") long ring3_target_lacks_getpmsg(void);
#endif
#ifndef NR_putpmsg
#define NR_putpmsg ring3_target_lacks_putpmsg()
#define RING3_LACKS_putpmsg
RING3_LACKS("putpmsg") long ring3_target_lacks_putpmsg(void);
#endif
#ifndef NR_vfork
#define NR_vfork ring3_target_lacks_vfork()
#define RING3_LACKS_vfork
RING3_LACKS("vfork") long ring3_target_lacks_vfork(void);
#endif
#ifndef NR_ugetrlimit
#define NR_ugetrlimit ring3_target_lacks_ugetrlimit()
#define RING3_LACKS_ugetrlimit
RING3_LACKS("ugetrlimit") long ring3_target_lacks_ugetrlimit(void);
#endif
#ifndef NR_mmap2
#define NR_mmap2 ring3_target_lacks_mmap2()
#define RING3_LACKS_mmap2
RING3_LACKS("mmap2") long ring3_target_lacks_mmap2(void);
#endif
#ifndef NR_truncate64
#define NR_truncate64 ring3_target_lacks_truncate64()
#define RING3_LACKS_truncate64
RING3_LACKS("truncate64") long ring3_target_lacks_truncate64(void);
#endif
#ifndef NR_ftruncate64
#define NR_ftruncate64 ring3_target_lacks_ftruncate64()
#define RING3_LACKS_ftruncate64
RING3_LACKS("ftruncate64") long ring3_target_lacks_ftruncate64(void);
#endif
#ifndef NR_stat64
#define NR_stat64 ring3_target_lacks_stat64()
#define RING3_LACKS_stat64
RING3_LACKS("stat64") long ring3_target_lacks_stat64(void);
#endif
#ifndef NR_lstat64
#define NR_lstat64 ring3_target_lacks_lstat64()
#define RING3_LACKS_lstat64
RING3_LACKS("lstat64") long ring3_target_lacks_lstat64(void);
#endif
#ifndef NR_fstat64
#define NR_fstat64 ring3_target_lacks_fstat64()
#define RING3_LACKS_fstat64
RING3_LACKS("fstat64") long ring3_target_lacks_fstat64(void);
#endif
#ifndef NR_lchown32
#define NR_lchown32 ring3_target_lacks_lchown32()
#define RING3_LACKS_lchown32
RING3_LACKS("lchown32") long ring3_target_lacks_lchown32(void);
#endif
#ifndef NR_getuid32
#define NR_getuid32 ring3_target_lacks_getuid32()
#define RING3_LACKS_getuid32
RING3_LACKS("getuid32") long ring3_target_lacks_getuid32(void);
#endif
#ifndef NR_getgid32
#define NR_getgid32 ring3_target_lacks_getgid32()
#define RING3_LACKS_getgid32
RING3_LACKS("getgid32") long ring3_target_lacks_getgid32(void);
#endif
#ifndef NR_geteuid32
#define NR_geteuid32 ring3_target_lacks_geteuid32()
#define RING3_LACKS_geteuid32
RING3_LACKS("geteuid32") long ring3_target_lacks_geteuid32(void);
#endif
#ifndef NR_getegid32
#define NR_getegid32 ring3_target_lacks_getegid32()
#define RING3_LACKS_getegid32
RING3_LACKS("getegid32") long ring3_target_lacks_getegid32(void);
#endif
#ifndef NR_setreuid32
#define NR_setreuid32 ring3_target_lacks_setreuid32()
#define RING3_LACKS_setreuid32
RING3_LACKS("setreuid32") long ring3_target_lacks_setreuid32(void);
#endif
#ifndef NR_setregid32
#define NR_setregid32 ring3_target_lacks_setregid32()
#define RING3_LACKS_setregid32
RING3_LACKS("setregid32") long ring3_target_lacks_setregid32(void);
#endif
#ifndef NR_getgroups32
#define NR_getgroups32 ring3_target_lacks_getgroups32()
#define RING3_LACKS_getgroups32
RING3_LACKS("getgroups32") long ring3_target_lacks_getgroups32(void);
#endif
#ifndef NR_setgroups32
#define NR_setgroups32 ring3_target_lacks_setgroups32()
#define RING3_LACKS_setgroups32
RING3_LACKS("setgroups32") long ring3_target_lacks_setgroups32(void);
#endif
#ifndef NR_fchown32
#define NR_fchown32 ring3_target_lacks_fchown32()
#define RING3_LACKS_fchown32
RING3_LACKS("fchown32") long ring3_target_lacks_fchown32(void);
#endif
#ifndef NR_setresuid32
#define NR_setresuid32 ring3_target_lacks_setresuid32()
#define RING3_LACKS_setresuid32
RING3_LACKS("setresuid32") long ring3_target_lacks_setresuid32(void);
#endif
#ifndef NR_getresuid32
#define NR_getresuid32 ring3_target_lacks_getresuid32()
#define RING3_LACKS_getresuid32
RING3_LACKS("getresuid32") long ring3_target_lacks_getresuid32(void);
#endif
#ifndef NR_setresgid32
#define NR_setresgid32 ring3_target_lacks_setresgid32()
#define RING3_LACKS_setresgid32
RING3_LACKS("setresgid32") long ring3_target_lacks_setresgid32(void);
#endif
#ifndef NR_getresgid32
#define NR_getresgid32 ring3_target_lacks_getresgid32()
#define RING3_LACKS_getresgid32
RING3_LACKS("getresgid32") long ring3_target_lacks_getresgid32(void);
#endif
#ifndef NR_chown32
#define NR_chown32 ring3_target_lacks_chown32()
#define RING3_LACKS_chown32
RING3_LACKS("chown32") long ring3_target_lacks_chown32(void);
#endif
#ifndef NR_setuid32
#define NR_setuid32 ring3_target_lacks_setuid32()
#define RING3_LACKS_setuid32
RING3_LACKS("setuid32") long ring3_target_lacks_setuid32(void);
#endif
#ifndef NR_setgid32
#define NR_setgid32 ring3_target_lacks_setgid32()
#define RING3_LACKS_setgid32
RING3_LACKS("setgid32") long ring3_target_lacks_setgid32(void);
#endif
#ifndef NR_epoll_ctl_old
#define NR_epoll_ctl_old ring3_target_lacks_epoll_ctl_old()
#define RING3_LACKS_epoll_ctl_old
RING3_LACKS("epoll_ctl_old") long ring3_target_lacks_epoll_ctl_old(void);
#endif
#ifndef NR_setfsuid32
#define NR_setfsuid32 ring3_target_lacks_setfsuid32()
#define RING3_LACKS_setfsuid32
RING3_LACKS("setfsuid32") long ring3_target_lacks_setfsuid32(void);
#endif
#ifndef NR_epoll_wait_old
#define NR_epoll_wait_old ring3_target_lacks_epoll_wait_old()
#define RING3_LACKS_epoll_wait_old
RING3_LACKS("epoll_wait_old") long ring3_target_lacks_epoll_wait_old(void);
#endif
#ifndef NR_setfsgid32
#define NR_setfsgid32 ring3_target_lacks_setfsgid32()
#define RING3_LACKS_setfsgid32
RING3_LACKS("setfsgid32") long ring3_target_lacks_setfsgid32(void);
#endif
#ifndef NR_pivot_root
#define NR_pivot_root ring3_target_lacks_pivot_root()
#define RING3_LACKS_pivot_root
RING3_LACKS("pivot_root") long ring3_target_lacks_pivot_root(void);
#endif
#ifndef NR_mincore
#define NR_mincore ring3_target_lacks_mincore()
#define RING3_LACKS_mincore
RING3_LACKS("mincore") long ring3_target_lacks_mincore(void);
#endif
#ifndef NR_madvise
#define NR_madvise ring3_target_lacks_madvise()
#define RING3_LACKS_madvise
RING3_LACKS("madvise") long ring3_target_lacks_madvise(void);
#endif
#ifndef NR_getdents64
#define NR_getdents64 ring3_target_lacks_getdents64()
#define RING3_LACKS_getdents64
RING3_LACKS("getdents64") long ring3_target_lacks_getdents64(void);
#endif
#ifndef NR_semtimedop
#define NR_semtimedop ring3_target_lacks_semtimedop()
#define RING3_LACKS_semtimedop
RING3_LACKS("semtimedop") long ring3_target_lacks_semtimedop(void);
#endif
#ifndef NR_fcntl64
#define NR_fcntl64 ring3_target_lacks_fcntl64()
#define RING3_LACKS_fcntl64
RING3_LACKS("fcntl64") long ring3_target_lacks_fcntl64(void);
#endif
#ifndef NR_gettid
#define NR_gettid ring3_target_lacks_gettid()
#define RING3_LACKS_gettid
RING3_LACKS("gettid") long ring3_target_lacks_gettid(void);
#endif
#ifndef NR_readahead
#define NR_readahead ring3_target_lacks_readahead()
#define RING3_LACKS_readahead
RING3_LACKS("readahead") long ring3_target_lacks_readahead(void);
#endif
#ifndef NR_setxattr
#define NR_setxattr ring3_target_lacks_setxattr()
#define RING3_LACKS_setxattr
RING3_LACKS("setxattr") long ring3_target_lacks_setxattr(void);
#endif
#ifndef NR_lsetxattr
#define NR_lsetxattr ring3_target_lacks_lsetxattr()
#define RING3_LACKS_lsetxattr
RING3_LACKS("lsetxattr") long ring3_target_lacks_lsetxattr(void);
#endif
#ifndef NR_fsetxattr
#define NR_fsetxattr ring3_target_lacks_fsetxattr()
#define RING3_LACKS_fsetxattr
RING3_LACKS("fsetxattr") long ring3_target_lacks_fsetxattr(void);
#endif
#ifndef NR_getxattr
#define NR_getxattr ring3_target_lacks_getxattr()
#define RING3_LACKS_getxattr
RING3_LACKS("getxattr") long ring3_target_lacks_getxattr(void);
#endif
#ifndef NR_lgetxattr
#define NR_lgetxattr ring3_target_lacks_lgetxattr()
#define RING3_LACKS_lgetxattr
RING3_LACKS("lgetxattr") long ring3_target_lacks_lgetxattr(void);
#endif
#ifndef NR_fgetxattr
#define NR_fgetxattr ring3_target_lacks_fgetxattr()
#define RING3_LACKS_fgetxattr
RING3_LACKS("fgetxattr") long ring3_target_lacks_fgetxattr(void);
#endif
#ifndef NR_listxattr
#define NR_listxattr ring3_target_lacks_listxattr()
#define RING3_LACKS_listxattr
RING3_LACKS("listxattr") long ring3_target_lacks_listxattr(void);
#endif
#ifndef NR_llistxattr
#define NR_llistxattr ring3_target_lacks_llistxattr()
#define RING3_LACKS_llistxattr
RING3_LACKS("llistxattr") long ring3_target_lacks_llistxattr(void);
#endif
#ifndef NR_flistxattr
#define NR_flistxattr ring3_target_lacks_flistxattr()
#define RING3_LACKS_flistxattr
RING3_LACKS("flistxattr") long ring3_target_lacks_flistxattr(void);
#endif
#ifndef NR_removexattr
#define NR_removexattr ring3_target_lacks_removexattr()
#define RING3_LACKS_removexattr
RING3_LACKS("removexattr") long ring3_target_lacks_removexattr(void);
#endif
#ifndef NR_lremovexattr
#define NR_lremovexattr ring3_target_lacks_lremovexattr()
#define RING3_LACKS_lremovexattr
RING3_LACKS("lremovexattr") long ring3_target_lacks_lremovexattr(void);
#endif
#ifndef NR_fremovexattr
#define NR_fremovexattr ring3_target_lacks_fremovexattr()
#define RING3_LACKS_fremovexattr
RING3_LACKS("fremovexattr") long ring3_target_lacks_fremovexattr(void);
#endif
#ifndef NR_tkill
#define NR_tkill ring3_target_lacks_tkill()
#define RING3_LACKS_tkill
RING3_LACKS("tkill") long ring3_target_lacks_tkill(void);
#endif
#ifndef NR_sendfile64
#define NR_sendfile64 ring3_target_lacks_sendfile64()
#define RING3_LACKS_sendfile64
RING3_LACKS("sendfile64") long ring3_target_lacks_sendfile64(void);
#endif
#ifndef NR_futex
#define NR_futex ring3_target_lacks_futex()
#define RING3_LACKS_futex
RING3_LACKS("futex") long ring3_target_lacks_futex(void);
#endif
#ifndef NR_sched_setaffinity
#define NR_sched_setaffinity ring3_target_lacks_sched_setaffinity()
#define RING3_LACKS_sched_setaffinity
RING3_LACKS("sched_setaffinity") long ring3_target_lacks_sched_setaffinity(void);
#endif
#ifndef NR_sched_getaffinity
#define NR_sched_getaffinity ring3_target_lacks_sched_getaffinity()
#define RING3_LACKS_sched_getaffinity
RING3_LACKS("sched_getaffinity") long ring3_target_lacks_sched_getaffinity(void);
#endif
#ifndef NR_set_thread_area
#define NR_set_thread_area ring3_target_lacks_set_thread_area()
#define RING3_LACKS_set_thread_area
RING3_LACKS("set_thread_area") long ring3_target_lacks_set_thread_area(void);
#endif
#ifndef NR_get_thread_area
#define NR_get_thread_area ring3_target_lacks_get_thread_area()
#define RING3_LACKS_get_thread_area
RING3_LACKS("get_thread_area") long ring3_target_lacks_get_thread_area(void);
#endif
#ifndef NR_io_setup
#define NR_io_setup ring3_target_lacks_io_setup()
#define RING3_LACKS_io_setup
RING3_LACKS("io_setup") long ring3_target_lacks_io_setup(void);
#endif
#ifndef NR_io_destroy
#define NR_io_destroy ring3_target_lacks_io_destroy()
#define RING3_LACKS_io_destroy
RING3_LACKS("io_destroy") long ring3_target_lacks_io_destroy(void);
#endif
#ifndef NR_io_getevents
#define NR_io_getevents ring3_target_lacks_io_getevents()
#define RING3_LACKS_io_getevents
RING3_LACKS("io_getevents") long ring3_target_lacks_io_getevents(void);
#endif
#ifndef NR_io_submit
#define NR_io_submit ring3_target_lacks_io_submit()
#define RING3_LACKS_io_submit
RING3_LACKS("io_submit") long ring3_target_lacks_io_submit(void);
#endif
#ifndef NR_io_cancel
#define NR_io_cancel ring3_target_lacks_io_cancel()
#define RING3_LACKS_io_cancel
RING3_LACKS("io_cancel") long ring3_target_lacks_io_cancel(void);
#endif
#ifndef NR_fadvise64
#define NR_fadvise64 ring3_target_lacks_fadvise64()
#define RING3_LACKS_fadvise64
RING3_LACKS("fadvise64") long ring3_target_lacks_fadvise64(void);
#endif
#ifndef NR_exit_group
#define NR_exit_group ring3_target_lacks_exit_group()
#define RING3_LACKS_exit_group
RING3_LACKS("exit_group") long ring3_target_lacks_exit_group(void);
#endif
#ifndef NR_lookup_dcookie
#define NR_lookup_dcookie ring3_target_lacks_lookup_dcookie()
#define RING3_LACKS_lookup_dcookie
RING3_LACKS("lookup_dcookie") long ring3_target_lacks_lookup_dcookie(void);
#endif
#ifndef NR_epoll_create
#define NR_epoll_create ring3_target_lacks_epoll_create()
#define RING3_LACKS_epoll_create
RING3_LACKS("epoll_create") long ring3_target_lacks_epoll_create(void);
#endif
#ifndef NR_epoll_ctl
#define NR_epoll_ctl ring3_target_lacks_epoll_ctl()
#define RING3_LACKS_epoll_ctl
RING3_LACKS("epoll_ctl") long ring3_target_lacks_epoll_ctl(void);
#endif
#ifndef NR_epoll_wait
#define NR_epoll_wait ring3_target_lacks_epoll_wait()
#define RING3_LACKS_epoll_wait
RING3_LACKS("epoll_wait") long ring3_target_lacks_epoll_wait(void);
#endif
#ifndef NR_remap_file_pages
#define NR_remap_file_pages ring3_target_lacks_remap_file_pages()
#define RING3_LACKS_remap_file_pages
RING3_LACKS("remap_file_pages") long ring3_target_lacks_remap_file_pages(void);
#endif
#ifndef NR_set_tid_address
#define NR_set_tid_address ring3_target_lacks_set_tid_address()
#define RING3_LACKS_set_tid_address
RING3_LACKS("set_tid_address") long ring3_target_lacks_set_tid_address(void);
#endif
#ifndef NR_timer_create
#define NR_timer_create ring3_target_lacks_timer_create()
#define RING3_LACKS_timer_create
RING3_LACKS("timer_create") long ring3_target_lacks_timer_create(void);
#endif
#ifndef NR_timer_settime
#define NR_timer_settime ring3_target_lacks_timer_settime()
#define RING3_LACKS_timer_settime
RING3_LACKS("timer_settime") long ring3_target_lacks_timer_settime(void);
#endif
#ifndef NR_timer_gettime
#define NR_timer_gettime ring3_target_lacks_timer_gettime()
#define RING3_LACKS_timer_gettime
RING3_LACKS("timer_gettime") long ring3_target_lacks_timer_gettime(void);
#endif
#ifndef NR_timer_getoverrun
#define NR_timer_getoverrun ring3_target_lacks_timer_getoverrun()
#define RING3_LACKS_timer_getoverrun
RING3_LACKS("timer_getoverrun") long ring3_target_lacks_timer_getoverrun(void);
#endif
#ifndef NR_newfstatat
#define NR_newfstatat ring3_target_lacks_newfstatat()
#define RING3_LACKS_newfstatat
RING3_LACKS("newfstatat") long ring3_target_lacks_newfstatat(void);
#endif
#ifndef NR_timer_delete
#define NR_timer_delete ring3_target_lacks_timer_delete()
#define RING3_LACKS_timer_delete
RING3_LACKS("timer_delete") long ring3_target_lacks_timer_delete(void);
#endif
#ifndef NR_clock_settime
#define NR_clock_settime ring3_target_lacks_clock_settime()
#define RING3_LACKS_clock_settime
RING3_LACKS("clock_settime") long ring3_target_lacks_clock_settime(void);
#endif
#ifndef NR_clock_gettime
#define NR_clock_gettime ring3_target_lacks_clock_gettime()
#define RING3_LACKS_clock_gettime
RING3_LACKS("clock_gettime") long ring3_target_lacks_clock_gettime(void);
#endif
#ifndef NR_clock_getres
#define NR_clock_getres ring3_target_lacks_clock_getres()
#define RING3_LACKS_clock_getres
RING3_LACKS("clock_getres") long ring3_target_lacks_clock_getres(void);
#endif
#ifndef NR_clock_nanosleep
#define NR_clock_nanosleep ring3_target_lacks_clock_nanosleep()
#define RING3_LACKS_clock_nanosleep
RING3_LACKS("clock_nanosleep") long ring3_target_lacks_clock_nanosleep(void);
#endif
#ifndef NR_statfs64
#define NR_statfs64 ring3_target_lacks_statfs64()
#define RING3_LACKS_statfs64
RING3_LACKS("statfs64") long ring3_target_lacks_statfs64(void);
#endif
#ifndef NR_fstatfs64
#define NR_fstatfs64 ring3_target_lacks_fstatfs64()
#define RING3_LACKS_fstatfs64
RING3_LACKS("fstatfs64") long ring3_target_lacks_fstatfs64(void);
#endif
#ifndef NR_tgkill
#define NR_tgkill ring3_target_lacks_tgkill()
#define RING3_LACKS_tgkill
RING3_LACKS("tgkill") long ring3_target_lacks_tgkill(void);
#endif
#ifndef NR_utimes
#define NR_utimes ring3_target_lacks_utimes()
#define RING3_LACKS_utimes
RING3_LACKS("utimes") long ring3_target_lacks_utimes(void);
#endif
#ifndef NR_fadvise64_64
#define NR_fadvise64_64 ring3_target_lacks_fadvise64_64()
#define RING3_LACKS_fadvise64_64
RING3_LACKS("fadvise64_64") long ring3_target_lacks_fadvise64_64(void);
#endif
#ifndef NR_vserver
#define NR_vserver ring3_target_lacks_vserver()
#define RING3_LACKS_vserver
RING3_LACKS("vserver") long ring3_target_lacks_vserver(void);
#endif
#ifndef NR_mbind
#define NR_mbind ring3_target_lacks_mbind()
#define RING3_LACKS_mbind
RING3_LACKS("mbind") long ring3_target_lacks_mbind(void);
#endif
#ifndef NR_get_mempolicy
#define NR_get_mempolicy ring3_target_lacks_get_mempolicy()
#define RING3_LACKS_get_mempolicy
RING3_LACKS("get_mempolicy") long ring3_target_lacks_get_mempolicy(void);
#endif
#ifndef NR_set_mempolicy
#define NR_set_mempolicy ring3_target_lacks_set_mempolicy()
#define RING3_LACKS_set_mempolicy
RING3_LACKS("set_mempolicy") long ring3_target_lacks_set_mempolicy(void);
#endif
#ifndef NR_mq_open
#define NR_mq_open ring3_target_lacks_mq_open()
#define RING3_LACKS_mq_open
RING3_LACKS("mq_open") long ring3_target_lacks_mq_open(void);
#endif
#ifndef NR_mq_unlink
#define NR_mq_unlink ring3_target_lacks_mq_unlink()
#define RING3_LACKS_mq_unlink
RING3_LACKS("mq_unlink") long ring3_target_lacks_mq_unlink(void);
#endif
#ifndef NR_mq_timedsend
#define NR_mq_timedsend ring3_target_lacks_mq_timedsend()
#define RING3_LACKS_mq_timedsend
RING3_LACKS("mq_timedsend") long ring3_target_lacks_mq_timedsend(void);
#endif
#ifndef NR_mq_timedreceive
#define NR_mq_timedreceive ring3_target_lacks_mq_timedreceive()
#define RING3_LACKS_mq_timedreceive
RING3_LACKS("mq_timedreceive") long ring3_target_lacks_mq_timedreceive(void);
#endif
#ifndef NR_mq_notify
#define NR_mq_notify ring3_target_lacks_mq_notify()
#define RING3_LACKS_mq_notify
RING3_LACKS("mq_notify") long ring3_target_lacks_mq_notify(void);
#endif
#ifndef NR_mq_getsetattr
#define NR_mq_getsetattr ring3_target_lacks_mq_getsetattr()
#define RING3_LACKS_mq_getsetattr
RING3_LACKS("mq_getsetattr") long ring3_target_lacks_mq_getsetattr(void);
#endif
#ifndef NR_kexec_load
#define NR_kexec_load ring3_target_lacks_kexec_load()
#define RING3_LACKS_kexec_load
RING3_LACKS("kexec_load") long ring3_target_lacks_kexec_load(void);
#endif
#ifndef NR_waitid
#define NR_waitid ring3_target_lacks_waitid()
#define RING3_LACKS_waitid
RING3_LACKS("waitid") long ring3_target_lacks_waitid(void);
#endif
#ifndef NR_add_key
#define NR_add_key ring3_target_lacks_add_key()
#define RING3_LACKS_add_key
RING3_LACKS("add_key") long ring3_target_lacks_add_key(void);
#endif
#ifndef NR_request_key
#define NR_request_key ring3_target_lacks_request_key()
#define RING3_LACKS_request_key
RING3_LACKS("request_key") long ring3_target_lacks_request_key(void);
#endif
#ifndef NR_keyctl
#define NR_keyctl ring3_target_lacks_keyctl()
#define RING3_LACKS_keyctl
RING3_LACKS("keyctl") long ring3_target_lacks_keyctl(void);
#endif
#ifndef NR_ioprio_set
#define NR_ioprio_set ring3_target_lacks_ioprio_set()
#define RING3_LACKS_ioprio_set
RING3_LACKS("ioprio_set") long ring3_target_lacks_ioprio_set(void);
#endif
#ifndef NR_ioprio_get
#define NR_ioprio_get ring3_target_lacks_ioprio_get()
#define RING3_LACKS_ioprio_get
RING3_LACKS("ioprio_get") long ring3_target_lacks_ioprio_get(void);
#endif
#ifndef NR_inotify_init
#define NR_inotify_init ring3_target_lacks_inotify_init()
#define RING3_LACKS_inotify_init
RING3_LACKS("inotify_init") long ring3_target_lacks_inotify_init(void);
#endif
#ifndef NR_inotify_add_watch
#define NR_inotify_add_watch ring3_target_lacks_inotify_add_watch()
#define RING3_LACKS_inotify_add_watch
RING3_LACKS("inotify_add_watch") long ring3_target_lacks_inotify_add_watch(void);
#endif
#ifndef NR_inotify_rm_watch
#define NR_inotify_rm_watch ring3_target_lacks_inotify_rm_watch()
#define RING3_LACKS_inotify_rm_watch
RING3_LACKS("inotify_rm_watch") long ring3_target_lacks_inotify_rm_watch(void);
#endif
#ifndef NR_migrate_pages
#define NR_migrate_pages ring3_target_lacks_migrate_pages()
#define RING3_LACKS_migrate_pages
RING3_LACKS("migrate_pages") long ring3_target_lacks_migrate_pages(void);
#endif
#ifndef NR_openat
#define NR_openat ring3_target_lacks_openat()
#define RING3_LACKS_openat
RING3_LACKS("openat") long ring3_target_lacks_openat(void);
#endif
#ifndef NR_mkdirat
#define NR_mkdirat ring3_target_lacks_mkdirat()
#define RING3_LACKS_mkdirat
RING3_LACKS("mkdirat") long ring3_target_lacks_mkdirat(void);
#endif
#ifndef NR_mknodat
#define NR_mknodat ring3_target_lacks_mknodat()
#define RING3_LACKS_mknodat
RING3_LACKS("mknodat") long ring3_target_lacks_mknodat(void);
#endif
#ifndef NR_fchownat
#define NR_fchownat ring3_target_lacks_fchownat()
#define RING3_LACKS_fchownat
RING3_LACKS("fchownat") long ring3_target_lacks_fchownat(void);
#endif
#ifndef NR_futimesat
#define NR_futimesat ring3_target_lacks_futimesat()
#define RING3_LACKS_futimesat
RING3_LACKS("futimesat") long ring3_target_lacks_futimesat(void);
#endif
#ifndef NR_fstatat64
#define NR_fstatat64 ring3_target_lacks_fstatat64()
#define RING3_LACKS_fstatat64
RING3_LACKS("fstatat64") long ring3_target_lacks_fstatat64(void);
#endif
#ifndef NR_unlinkat
#define NR_unlinkat ring3_target_lacks_unlinkat()
#define RING3_LACKS_unlinkat
RING3_LACKS("unlinkat") long ring3_target_lacks_unlinkat(void);
#endif
#ifndef NR_renameat
#define NR_renameat ring3_target_lacks_renameat()
#define RING3_LACKS_renameat
RING3_LACKS("renameat") long ring3_target_lacks_renameat(void);
#endif
#ifndef NR_linkat
#define NR_linkat ring3_target_lacks_linkat()
#define RING3_LACKS_linkat
RING3_LACKS("linkat") long ring3_target_lacks_linkat(void);
#endif
#ifndef NR_symlinkat
#define NR_symlinkat ring3_target_lacks_symlinkat()
#define RING3_LACKS_symlinkat
RING3_LACKS("symlinkat") long ring3_target_lacks_symlinkat(void);
#endif
#ifndef NR_readlinkat
#define NR_readlinkat ring3_target_lacks_readlinkat()
#define RING3_LACKS_readlinkat
RING3_LACKS("readlinkat") long ring3_target_lacks_readlinkat(void);
#endif
#ifndef NR_fchmodat
#define NR_fchmodat ring3_target_lacks_fchmodat()
#define RING3_LACKS_fchmodat
RING3_LACKS("fchmodat") long ring3_target_lacks_fchmodat(void);
#endif
#ifndef NR_faccessat
#define NR_faccessat ring3_target_lacks_faccessat()
#define RING3_LACKS_faccessat
RING3_LACKS("faccessat") long ring3_target_lacks_faccessat(void);
#endif
#ifndef NR_pselect6
#define NR_pselect6 ring3_target_lacks_pselect6()
#define RING3_LACKS_pselect6
RING3_LACKS("pselect6") long ring3_target_lacks_pselect6(void);
#endif
#ifndef NR_ppoll
#define NR_ppoll ring3_target_lacks_ppoll()
#define RING3_LACKS_ppoll
RING3_LACKS("ppoll") long ring3_target_lacks_ppoll(void);
#endif
#ifndef NR_unshare
#define NR_unshare ring3_target_lacks_unshare()
#define RING3_LACKS_unshare
RING3_LACKS("unshare") long ring3_target_lacks_unshare(void);
#endif
#ifndef NR_set_robust_list
#define NR_set_robust_list ring3_target_lacks_set_robust_list()
#define RING3_LACKS_set_robust_list
RING3_LACKS("set_robust_list") long ring3_target_lacks_set_robust_list(void);
#endif
#ifndef NR_get_robust_list
#define NR_get_robust_list ring3_target_lacks_get_robust_list()
#define RING3_LACKS_get_robust_list
RING3_LACKS("get_robust_list") long ring3_target_lacks_get_robust_list(void);
#endif
#ifndef NR_splice
#define NR_splice ring3_target_lacks_splice()
#define RING3_LACKS_splice
RING3_LACKS("splice") long ring3_target_lacks_splice(void);
#endif
#ifndef NR_sync_file_range
#define NR_sync_file_range ring3_target_lacks_sync_file_range()
#define RING3_LACKS_sync_file_range
RING3_LACKS("sync_file_range") long ring3_target_lacks_sync_file_range(void);
#endif
#ifndef NR_tee
#define NR_tee ring3_target_lacks_tee()
#define RING3_LACKS_tee
RING3_LACKS("tee") long ring3_target_lacks_tee(void);
#endif
#ifndef NR_vmsplice
#define NR_vmsplice ring3_target_lacks_vmsplice()
#define RING3_LACKS_vmsplice
RING3_LACKS("vmsplice") long ring3_target_lacks_vmsplice(void);
#endif
#ifndef NR_move_pages
#define NR_move_pages ring3_target_lacks_move_pages()
#define RING3_LACKS_move_pages
RING3_LACKS("move_pages") long ring3_target_lacks_move_pages(void);
#endif
#ifndef NR_getcpu
#define NR_getcpu ring3_target_lacks_getcpu()
#define RING3_LACKS_getcpu
RING3_LACKS("getcpu") long ring3_target_lacks_getcpu(void);
#endif
#ifndef NR_epoll_pwait
#define NR_epoll_pwait ring3_target_lacks_epoll_pwait()
#define RING3_LACKS_epoll_pwait
RING3_LACKS("epoll_pwait") long ring3_target_lacks_epoll_pwait(void);
#endif
#ifndef NR_utimensat
#define NR_utimensat ring3_target_lacks_utimensat()
#define RING3_LACKS_utimensat
RING3_LACKS("utimensat") long ring3_target_lacks_utimensat(void);
#endif
#ifndef NR_kexec_file_load
#define NR_kexec_file_load ring3_target_lacks_kexec_file_load()
#define RING3_LACKS_kexec_file_load
RING3_LACKS("kexec_file_load") long ring3_target_lacks_kexec_file_load(void);
#endif
#ifndef NR_signalfd
#define NR_signalfd ring3_target_lacks_signalfd()
#define RING3_LACKS_signalfd
RING3_LACKS("signalfd") long ring3_target_lacks_signalfd(void);
#endif
#ifndef NR_timerfd_create
#define NR_timerfd_create ring3_target_lacks_timerfd_create()
#define RING3_LACKS_timerfd_create
RING3_LACKS("timerfd_create") long ring3_target_lacks_timerfd_create(void);
#endif
#ifndef NR_eventfd
#define NR_eventfd ring3_target_lacks_eventfd()
#define RING3_LACKS_eventfd
RING3_LACKS("eventfd") long ring3_target_lacks_eventfd(void);
#endif
#ifndef NR_fallocate
#define NR_fallocate ring3_target_lacks_fallocate()
#define RING3_LACKS_fallocate
RING3_LACKS("fallocate") long ring3_target_lacks_fallocate(void);
#endif
#ifndef NR_timerfd_settime
#define NR_timerfd_settime ring3_target_lacks_timerfd_settime()
#define RING3_LACKS_timerfd_settime
RING3_LACKS("timerfd_settime") long ring3_target_lacks_timerfd_settime(void);
#endif
#ifndef NR_timerfd_gettime
#define NR_timerfd_gettime ring3_target_lacks_timerfd_gettime()
#define RING3_LACKS_timerfd_gettime
RING3_LACKS("timerfd_gettime") long ring3_target_lacks_timerfd_gettime(void);
#endif
#ifndef NR_signalfd4
#define NR_signalfd4 ring3_target_lacks_signalfd4()
#define RING3_LACKS_signalfd4
RING3_LACKS("signalfd4") long ring3_target_lacks_signalfd4(void);
#endif
#ifndef NR_eventfd2
#define NR_eventfd2 ring3_target_lacks_eventfd2()
#define RING3_LACKS_eventfd2
RING3_LACKS("eventfd2") long ring3_target_lacks_eventfd2(void);
#endif
#ifndef NR_epoll_create1
#define NR_epoll_create1 ring3_target_lacks_epoll_create1()
#define RING3_LACKS_epoll_create1
RING3_LACKS("epoll_create1") long ring3_target_lacks_epoll_create1(void);
#endif
#ifndef NR_dup3
#define NR_dup3 ring3_target_lacks_dup3()
#define RING3_LACKS_dup3
RING3_LACKS("dup3") long ring3_target_lacks_dup3(void);
#endif
#ifndef NR_pipe2
#define NR_pipe2 ring3_target_lacks_pipe2()
#define RING3_LACKS_pipe2
RING3_LACKS("pipe2") long ring3_target_lacks_pipe2(void);
#endif
#ifndef NR_inotify_init1
#define NR_inotify_init1 ring3_target_lacks_inotify_init1()
#define RING3_LACKS_inotify_init1
RING3_LACKS("inotify_init1") long ring3_target_lacks_inotify_init1(void);
#endif
#ifndef NR_preadv
#define NR_preadv ring3_target_lacks_preadv()
#define RING3_LACKS_preadv
RING3_LACKS("preadv") long ring3_target_lacks_preadv(void);
#endif
#ifndef NR_pwritev
#define NR_pwritev ring3_target_lacks_pwritev()
#define RING3_LACKS_pwritev
RING3_LACKS("pwritev") long ring3_target_lacks_pwritev(void);
#endif
#ifndef NR_rt_tgsigqueueinfo
#define NR_rt_tgsigqueueinfo ring3_target_lacks_rt_tgsigqueueinfo()
#define RING3_LACKS_rt_tgsigqueueinfo
RING3_LACKS("rt_tgsigqueueinfo") long ring3_target_lacks_rt_tgsigqueueinfo(void);
#endif
#ifndef NR_uretprobe
#define NR_uretprobe ring3_target_lacks_uretprobe()
#define RING3_LACKS_uretprobe
RING3_LACKS("uretprobe") long ring3_target_lacks_uretprobe(void);
#endif
#ifndef NR_perf_event_open
#define NR_perf_event_open ring3_target_lacks_perf_event_open()
#define RING3_LACKS_perf_event_open
RING3_LACKS("perf_event_open") long ring3_target_lacks_perf_event_open(void);
#endif
#ifndef NR_uprobe
#define NR_uprobe ring3_target_lacks_uprobe()
#define RING3_LACKS_uprobe
RING3_LACKS("uprobe") long ring3_target_lacks_uprobe(void);
#endif
#ifndef NR_recvmmsg
#define NR_recvmmsg ring3_target_lacks_recvmmsg()
#define RING3_LACKS_recvmmsg
RING3_LACKS("recvmmsg") long ring3_target_lacks_recvmmsg(void);
#endif
#ifndef NR_fanotify_init
#define NR_fanotify_init ring3_target_lacks_fanotify_init()
#define RING3_LACKS_fanotify_init
RING3_LACKS("fanotify_init") long ring3_target_lacks_fanotify_init(void);
#endif
#ifndef NR_fanotify_mark
#define NR_fanotify_mark ring3_target_lacks_fanotify_mark()
#define RING3_LACKS_fanotify_mark
RING3_LACKS("fanotify_mark") long ring3_target_lacks_fanotify_mark(void);
#endif
#ifndef NR_prlimit64
#define NR_prlimit64 ring3_target_lacks_prlimit64()
#define RING3_LACKS_prlimit64
RING3_LACKS("prlimit64") long ring3_target_lacks_prlimit64(void);
#endif
#ifndef NR_name_to_handle_at
#define NR_name_to_handle_at ring3_target_lacks_name_to_handle_at()
#define RING3_LACKS_name_to_handle_at
RING3_LACKS("name_to_handle_at") long ring3_target_lacks_name_to_handle_at(void);
#endif
#ifndef NR_open_by_handle_at
#define NR_open_by_handle_at ring3_target_lacks_open_by_handle_at()
#define RING3_LACKS_open_by_handle_at
RING3_LACKS("open_by_handle_at") long ring3_target_lacks_open_by_handle_at(void);
#endif
#ifndef NR_clock_adjtime
#define NR_clock_adjtime ring3_target_lacks_clock_adjtime()
#define RING3_LACKS_clock_adjtime
RING3_LACKS("clock_adjtime") long ring3_target_lacks_clock_adjtime(void);
#endif
#ifndef NR_syncfs
#define NR_syncfs ring3_target_lacks_syncfs()
#define RING3_LACKS_syncfs
RING3_LACKS("syncfs") long ring3_target_lacks_syncfs(void);
#endif
#ifndef NR_sendmmsg
#define NR_sendmmsg ring3_target_lacks_sendmmsg()
#define RING3_LACKS_sendmmsg
RING3_LACKS("sendmmsg") long ring3_target_lacks_sendmmsg(void);
#endif
#ifndef NR_setns
#define NR_setns ring3_target_lacks_setns()
#define RING3_LACKS_setns
RING3_LACKS("setns") long ring3_target_lacks_setns(void);
#endif
#ifndef NR_process_vm_readv
#define NR_process_vm_readv ring3_target_lacks_process_vm_readv()
#define RING3_LACKS_process_vm_readv
RING3_LACKS("process_vm_readv") long ring3_target_lacks_process_vm_readv(void);
#endif
#ifndef NR_process_vm_writev
#define NR_process_vm_writev ring3_target_lacks_process_vm_writev()
#define RING3_LACKS_process_vm_writev
RING3_LACKS("process_vm_writev") long ring3_target_lacks_process_vm_writev(void);
#endif
#ifndef NR_kcmp
#define NR_kcmp ring3_target_lacks_kcmp()
#define RING3_LACKS_kcmp
RING3_LACKS("kcmp") long ring3_target_lacks_kcmp(void);
#endif
#ifndef NR_finit_module
#define NR_finit_module ring3_target_lacks_finit_module()
#define RING3_LACKS_finit_module
RING3_LACKS("finit_module") long ring3_target_lacks_finit_module(void);
#endif
#ifndef NR_sched_setattr
#define NR_sched_setattr ring3_target_lacks_sched_setattr()
#define RING3_LACKS_sched_setattr
RING3_LACKS("sched_setattr") long ring3_target_lacks_sched_setattr(void);
#endif
#ifndef NR_sched_getattr
#define NR_sched_getattr ring3_target_lacks_sched_getattr()
#define RING3_LACKS_sched_getattr
RING3_LACKS("sched_getattr") long ring3_target_lacks_sched_getattr(void);
#endif
#ifndef NR_renameat2
#define NR_renameat2 ring3_target_lacks_renameat2()
#define RING3_LACKS_renameat2
RING3_LACKS("renameat2") long ring3_target_lacks_renameat2(void);
#endif
#ifndef NR_seccomp
#define NR_seccomp ring3_target_lacks_seccomp()
#define RING3_LACKS_seccomp
RING3_LACKS("seccomp") long ring3_target_lacks_seccomp(void);
#endif
#ifndef NR_getrandom
#define NR_getrandom ring3_target_lacks_getrandom()
#define RING3_LACKS_getrandom
RING3_LACKS("getrandom") long ring3_target_lacks_getrandom(void);
#endif
#ifndef NR_memfd_create
#define NR_memfd_create ring3_target_lacks_memfd_create()
#define RING3_LACKS_memfd_create
RING3_LACKS("memfd_create") long ring3_target_lacks_memfd_create(void);
#endif
#ifndef NR_bpf
#define NR_bpf ring3_target_lacks_bpf()
#define RING3_LACKS_bpf
RING3_LACKS("bpf") long ring3_target_lacks_bpf(void);
#endif
#ifndef NR_execveat
#define NR_execveat ring3_target_lacks_execveat()
#define RING3_LACKS_execveat
RING3_LACKS("execveat") long ring3_target_lacks_execveat(void);
#endif
#ifndef NR_socket
#define NR_socket ring3_target_lacks_socket()
#define RING3_LACKS_socket
RING3_LACKS("socket") long ring3_target_lacks_socket(void);
#endif
#ifndef NR_socketpair
#define NR_socketpair ring3_target_lacks_socketpair()
#define RING3_LACKS_socketpair
RING3_LACKS("socketpair") long ring3_target_lacks_socketpair(void);
#endif
#ifndef NR_bind
#define NR_bind ring3_target_lacks_bind()
#define RING3_LACKS_bind
RING3_LACKS("bind") long ring3_target_lacks_bind(void);
#endif
#ifndef NR_connect
#define NR_connect ring3_target_lacks_connect()
#define RING3_LACKS_connect
RING3_LACKS("connect") long ring3_target_lacks_connect(void);
#endif
#ifndef NR_listen
#define NR_listen ring3_target_lacks_listen()
#define RING3_LACKS_listen
RING3_LACKS("listen") long ring3_target_lacks_listen(void);
#endif
#ifndef NR_accept4
#define NR_accept4 ring3_target_lacks_accept4()
#define RING3_LACKS_accept4
RING3_LACKS("accept4") long ring3_target_lacks_accept4(void);
#endif
#ifndef NR_getsockopt
#define NR_getsockopt ring3_target_lacks_getsockopt()
#define RING3_LACKS_getsockopt
RING3_LACKS("getsockopt") long ring3_target_lacks_getsockopt(void);
#endif
#ifndef NR_setsockopt
#define NR_setsockopt ring3_target_lacks_setsockopt()
#define RING3_LACKS_setsockopt
RING3_LACKS("setsockopt") long ring3_target_lacks_setsockopt(void);
#endif
#ifndef NR_getsockname
#define NR_getsockname ring3_target_lacks_getsockname()
#define RING3_LACKS_getsockname
RING3_LACKS("getsockname") long ring3_target_lacks_getsockname(void);
#endif
#ifndef NR_getpeername
#define NR_getpeername ring3_target_lacks_getpeername()
#define RING3_LACKS_getpeername
RING3_LACKS("getpeername") long ring3_target_lacks_getpeername(void);
#endif
#ifndef NR_sendto
#define NR_sendto ring3_target_lacks_sendto()
#define RING3_LACKS_sendto
RING3_LACKS("sendto") long ring3_target_lacks_sendto(void);
#endif
#ifndef NR_sendmsg
#define NR_sendmsg ring3_target_lacks_sendmsg()
#define RING3_LACKS_sendmsg
RING3_LACKS("sendmsg") long ring3_target_lacks_sendmsg(void);
#endif
#ifndef NR_recvfrom
#define NR_recvfrom ring3_target_lacks_recvfrom()
#define RING3_LACKS_recvfrom
RING3_LACKS("recvfrom") long ring3_target_lacks_recvfrom(void);
#endif
#ifndef NR_recvmsg
#define NR_recvmsg ring3_target_lacks_recvmsg()
#define RING3_LACKS_recvmsg
RING3_LACKS("recvmsg") long ring3_target_lacks_recvmsg(void);
#endif
#ifndef NR_shutdown
#define NR_shutdown ring3_target_lacks_shutdown()
#define RING3_LACKS_shutdown
RING3_LACKS("shutdown") long ring3_target_lacks_shutdown(void);
#endif
#ifndef NR_userfaultfd
#define NR_userfaultfd ring3_target_lacks_userfaultfd()
#define RING3_LACKS_userfaultfd
RING3_LACKS("userfaultfd") long ring3_target_lacks_userfaultfd(void);
#endif
#ifndef NR_membarrier
#define NR_membarrier ring3_target_lacks_membarrier()
#define RING3_LACKS_membarrier
RING3_LACKS("membarrier") long ring3_target_lacks_membarrier(void);
#endif
#ifndef NR_mlock2
#define NR_mlock2 ring3_target_lacks_mlock2()
#define RING3_LACKS_mlock2
RING3_LACKS("mlock2") long ring3_target_lacks_mlock2(void);
#endif
#ifndef NR_copy_file_range
#define NR_copy_file_range ring3_target_lacks_copy_file_range()
#define RING3_LACKS_copy_file_range
RING3_LACKS("copy_file_range") long ring3_target_lacks_copy_file_range(void);
#endif
#ifndef NR_preadv2
#define NR_preadv2 ring3_target_lacks_preadv2()
#define RING3_LACKS_preadv2
RING3_LACKS("preadv2") long ring3_target_lacks_preadv2(void);
#endif
#ifndef NR_pwritev2
#define NR_pwritev2 ring3_target_lacks_pwritev2()
#define RING3_LACKS_pwritev2
RING3_LACKS("pwritev2") long ring3_target_lacks_pwritev2(void);
#endif
#ifndef NR_pkey_mprotect
#define NR_pkey_mprotect ring3_target_lacks_pkey_mprotect()
#define RING3_LACKS_pkey_mprotect
RING3_LACKS("pkey_mprotect") long ring3_target_lacks_pkey_mprotect(void);
#endif
#ifndef NR_pkey_alloc
#define NR_pkey_alloc ring3_target_lacks_pkey_alloc()
#define RING3_LACKS_pkey_alloc
RING3_LACKS("pkey_alloc") long ring3_target_lacks_pkey_alloc(void);
#endif
#ifndef NR_pkey_free
#define NR_pkey_free ring3_target_lacks_pkey_free()
#define RING3_LACKS_pkey_free
RING3_LACKS("pkey_free") long ring3_target_lacks_pkey_free(void);
#endif
#ifndef NR_statx
#define NR_statx ring3_target_lacks_statx()
#define RING3_LACKS_statx
RING3_LACKS("statx") long ring3_target_lacks_statx(void);
#endif
#ifndef NR_arch_prctl
#define NR_arch_prctl ring3_target_lacks_arch_prctl()
#define RING3_LACKS_arch_prctl
RING3_LACKS("arch_prctl") long ring3_target_lacks_arch_prctl(void);
#endif
#ifndef NR_io_pgetevents
#define NR_io_pgetevents ring3_target_lacks_io_pgetevents()
#define RING3_LACKS_io_pgetevents
RING3_LACKS("io_pgetevents") long ring3_target_lacks_io_pgetevents(void);
#endif
#ifndef NR_rseq
#define NR_rseq ring3_target_lacks_rseq()
#define RING3_LACKS_rseq
RING3_LACKS("rseq") long ring3_target_lacks_rseq(void);
#endif
#ifndef NR_semget
#define NR_semget ring3_target_lacks_semget()
#define RING3_LACKS_semget
RING3_LACKS("semget") long ring3_target_lacks_semget(void);
#endif
#ifndef NR_semctl
#define NR_semctl ring3_target_lacks_semctl()
#define RING3_LACKS_semctl
RING3_LACKS("semctl") long ring3_target_lacks_semctl(void);
#endif
#ifndef NR_shmget
#define NR_shmget ring3_target_lacks_shmget()
#define RING3_LACKS_shmget
RING3_LACKS("shmget") long ring3_target_lacks_shmget(void);
#endif
#ifndef NR_shmctl
#define NR_shmctl ring3_target_lacks_shmctl()
#define RING3_LACKS_shmctl
RING3_LACKS("shmctl") long ring3_target_lacks_shmctl(void);
#endif
#ifndef NR_shmat
#define NR_shmat ring3_target_lacks_shmat()
#define RING3_LACKS_shmat
RING3_LACKS("shmat") long ring3_target_lacks_shmat(void);
#endif
#ifndef NR_shmdt
#define NR_shmdt ring3_target_lacks_shmdt()
#define RING3_LACKS_shmdt
RING3_LACKS("shmdt") long ring3_target_lacks_shmdt(void);
#endif
#ifndef NR_msgget
#define NR_msgget ring3_target_lacks_msgget()
#define RING3_LACKS_msgget
RING3_LACKS("msgget") long ring3_target_lacks_msgget(void);
#endif
#ifndef NR_msgsnd
#define NR_msgsnd ring3_target_lacks_msgsnd()
#define RING3_LACKS_msgsnd
RING3_LACKS("msgsnd") long ring3_target_lacks_msgsnd(void);
#endif
#ifndef NR_msgrcv
#define NR_msgrcv ring3_target_lacks_msgrcv()
#define RING3_LACKS_msgrcv
RING3_LACKS("msgrcv") long ring3_target_lacks_msgrcv(void);
#endif
#ifndef NR_msgctl
#define NR_msgctl ring3_target_lacks_msgctl()
#define RING3_LACKS_msgctl
RING3_LACKS("msgctl") long ring3_target_lacks_msgctl(void);
#endif
#ifndef NR_clock_gettime64
#define NR_clock_gettime64 ring3_target_lacks_clock_gettime64()
#define RING3_LACKS_clock_gettime64
RING3_LACKS("clock_gettime64") long ring3_target_lacks_clock_gettime64(void);
#endif
#ifndef NR_clock_settime64
#define NR_clock_settime64 ring3_target_lacks_clock_settime64()
#define RING3_LACKS_clock_settime64
RING3_LACKS("clock_settime64") long ring3_target_lacks_clock_settime64(void);
#endif
#ifndef NR_clock_adjtime64
#define NR_clock_adjtime64 ring3_target_lacks_clock_adjtime64()
#define RING3_LACKS_clock_adjtime64
RING3_LACKS("clock_adjtime64") long ring3_target_lacks_clock_adjtime64(void);
#endif
#ifndef NR_clock_getres_time64
#define NR_clock_getres_time64 ring3_target_lacks_clock_getres_time64()
#define RING3_LACKS_clock_getres_time64
RING3_LACKS("clock_getres_time64") long ring3_target_lacks_clock_getres_time64(void);
#endif
#ifndef NR_clock_nanosleep_time64
#define NR_clock_nanosleep_time64 ring3_target_lacks_clock_nanosleep_time64()
#define RING3_LACKS_clock_nanosleep_time64
RING3_LACKS("clock_nanosleep_time64") long ring3_target_lacks_clock_nanosleep_time64(void);
#endif
#ifndef NR_timer_gettime64
#define NR_timer_gettime64 ring3_target_lacks_timer_gettime64()
#define RING3_LACKS_timer_gettime64
RING3_LACKS("timer_gettime64") long ring3_target_lacks_timer_gettime64(void);
#endif
#ifndef NR_timer_settime64
#define NR_timer_settime64 ring3_target_lacks_timer_settime64()
#define RING3_LACKS_timer_settime64
RING3_LACKS("timer_settime64") long ring3_target_lacks_timer_settime64(void);
#endif
#ifndef NR_timerfd_gettime64
#define NR_timerfd_gettime64 ring3_target_lacks_timerfd_gettime64()
#define RING3_LACKS_timerfd_gettime64
RING3_LACKS("timerfd_gettime64") long ring3_target_lacks_timerfd_gettime64(void);
#endif
#ifndef NR_timerfd_settime64
#define NR_timerfd_settime64 ring3_target_lacks_timerfd_settime64()
#define RING3_LACKS_timerfd_settime64
RING3_LACKS("timerfd_settime64") long ring3_target_lacks_timerfd_settime64(void);
#endif
#ifndef NR_utimensat_time64
#define NR_utimensat_time64 ring3_target_lacks_utimensat_time64()
#define RING3_LACKS_utimensat_time64
RING3_LACKS("utimensat_time64") long ring3_target_lacks_utimensat_time64(void);
#endif
#ifndef NR_pselect6_time64
#define NR_pselect6_time64 ring3_target_lacks_pselect6_time64()
#define RING3_LACKS_pselect6_time64
RING3_LACKS("pselect6_time64") long ring3_target_lacks_pselect6_time64(void);
#endif
#ifndef NR_ppoll_time64
#define NR_ppoll_time64 ring3_target_lacks_ppoll_time64()
#define RING3_LACKS_ppoll_time64
RING3_LACKS("ppoll_time64") long ring3_target_lacks_ppoll_time64(void);
#endif
#ifndef NR_io_pgetevents_time64
#define NR_io_pgetevents_time64 ring3_target_lacks_io_pgetevents_time64()
#define RING3_LACKS_io_pgetevents_time64
RING3_LACKS("io_pgetevents_time64") long ring3_target_lacks_io_pgetevents_time64(void);
#endif
#ifndef NR_recvmmsg_time64
#define NR_recvmmsg_time64 ring3_target_lacks_recvmmsg_time64()
#define RING3_LACKS_recvmmsg_time64
RING3_LACKS("recvmmsg_time64") long ring3_target_lacks_recvmmsg_time64(void);
#endif
#ifndef NR_mq_timedsend_time64
#define NR_mq_timedsend_time64 ring3_target_lacks_mq_timedsend_time64()
#define RING3_LACKS_mq_timedsend_time64
RING3_LACKS("mq_timedsend_time64") long ring3_target_lacks_mq_timedsend_time64(void);
#endif
#ifndef NR_mq_timedreceive_time64
#define NR_mq_timedreceive_time64 ring3_target_lacks_mq_timedreceive_time64()
#define RING3_LACKS_mq_timedreceive_time64
RING3_LACKS("mq_timedreceive_time64") long ring3_target_lacks_mq_timedreceive_time64(void);
#endif
#ifndef NR_semtimedop_time64
#define NR_semtimedop_time64 ring3_target_lacks_semtimedop_time64()
#define RING3_LACKS_semtimedop_time64
RING3_LACKS("semtimedop_time64") long ring3_target_lacks_semtimedop_time64(void);
#endif
#ifndef NR_rt_sigtimedwait_time64
#define NR_rt_sigtimedwait_time64 ring3_target_lacks_rt_sigtimedwait_time64()
#define RING3_LACKS_rt_sigtimedwait_time64
RING3_LACKS("rt_sigtimedwait_time64") long ring3_target_lacks_rt_sigtimedwait_time64(void);
#endif
#ifndef NR_futex_time64
#define NR_futex_time64 ring3_target_lacks_futex_time64()
#define RING3_LACKS_futex_time64
RING3_LACKS("futex_time64") long ring3_target_lacks_futex_time64(void);
#endif
#ifndef NR_sched_rr_get_interval_time64
#define NR_sched_rr_get_interval_time64 ring3_target_lacks_sched_rr_get_interval_time64()
#define RING3_LACKS_sched_rr_get_interval_time64
RING3_LACKS("sched_rr_get_interval_time64") long ring3_target_lacks_sched_rr_get_interval_time64(void);
#endif
#ifndef NR_pidfd_send_signal
#define NR_pidfd_send_signal ring3_target_lacks_pidfd_send_signal()
#define RING3_LACKS_pidfd_send_signal
RING3_LACKS("pidfd_send_signal") long ring3_target_lacks_pidfd_send_signal(void);
#endif
#ifndef NR_io_uring_setup
#define NR_io_uring_setup ring3_target_lacks_io_uring_setup()
#define RING3_LACKS_io_uring_setup
RING3_LACKS("io_uring_setup") long ring3_target_lacks_io_uring_setup(void);
#endif
#ifndef NR_io_uring_enter
#define NR_io_uring_enter ring3_target_lacks_io_uring_enter()
#define RING3_LACKS_io_uring_enter
RING3_LACKS("io_uring_enter") long ring3_target_lacks_io_uring_enter(void);
#endif
#ifndef NR_io_uring_register
#define NR_io_uring_register ring3_target_lacks_io_uring_register()
#define RING3_LACKS_io_uring_register
RING3_LACKS("io_uring_register") long ring3_target_lacks_io_uring_register(void);
#endif
#ifndef NR_open_tree
#define NR_open_tree ring3_target_lacks_open_tree()
#define RING3_LACKS_open_tree
RING3_LACKS("open_tree") long ring3_target_lacks_open_tree(void);
#endif
#ifndef NR_move_mount
#define NR_move_mount ring3_target_lacks_move_mount()
#define RING3_LACKS_move_mount
RING3_LACKS("move_mount") long ring3_target_lacks_move_mount(void);
#endif
#ifndef NR_fsopen
#define NR_fsopen ring3_target_lacks_fsopen()
#define RING3_LACKS_fsopen
RING3_LACKS("fsopen") long ring3_target_lacks_fsopen(void);
#endif
#ifndef NR_fsconfig
#define NR_fsconfig ring3_target_lacks_fsconfig()
#define RING3_LACKS_fsconfig
RING3_LACKS("fsconfig") long ring3_target_lacks_fsconfig(void);
#endif
#ifndef NR_fsmount
#define NR_fsmount ring3_target_lacks_fsmount()
#define RING3_LACKS_fsmount
RING3_LACKS("fsmount") long ring3_target_lacks_fsmount(void);
#endif
#ifndef NR_fspick
#define NR_fspick ring3_target_lacks_fspick()
#define RING3_LACKS_fspick
RING3_LACKS("fspick") long ring3_target_lacks_fspick(void);
#endif
#ifndef NR_pidfd_open
#define NR_pidfd_open ring3_target_lacks_pidfd_open()
#define RING3_LACKS_pidfd_open
RING3_LACKS("pidfd_open") long ring3_target_lacks_pidfd_open(void);
#endif
#ifndef NR_clone3
#define NR_clone3 ring3_target_lacks_clone3()
#define RING3_LACKS_clone3
RING3_LACKS("clone3") long ring3_target_lacks_clone3(void);
#endif
#ifndef NR_close_range
#define NR_close_range ring3_target_lacks_close_range()
#define RING3_LACKS_close_range
RING3_LACKS("close_range") long ring3_target_lacks_close_range(void);
#endif
#ifndef NR_openat2
#define NR_openat2 ring3_target_lacks_openat2()
#define RING3_LACKS_openat2
RING3_LACKS("openat2") long ring3_target_lacks_openat2(void);
#endif
#ifndef NR_pidfd_getfd
#define NR_pidfd_getfd ring3_target_lacks_pidfd_getfd()
#define RING3_LACKS_pidfd_getfd
RING3_LACKS("pidfd_getfd") long ring3_target_lacks_pidfd_getfd(void);
#endif
#ifndef NR_faccessat2
#define NR_faccessat2 ring3_target_lacks_faccessat2()
#define RING3_LACKS_faccessat2
RING3_LACKS("faccessat2") long ring3_target_lacks_faccessat2(void);
#endif
#ifndef NR_process_madvise
#define NR_process_madvise ring3_target_lacks_process_madvise()
#define RING3_LACKS_process_madvise
RING3_LACKS("process_madvise") long ring3_target_lacks_process_madvise(void);
#endif
#ifndef NR_epoll_pwait2
#define NR_epoll_pwait2 ring3_target_lacks_epoll_pwait2()
#define RING3_LACKS_epoll_pwait2
RING3_LACKS("epoll_pwait2") long ring3_target_lacks_epoll_pwait2(void);
#endif
#ifndef NR_mount_setattr
#define NR_mount_setattr ring3_target_lacks_mount_setattr()
#define RING3_LACKS_mount_setattr
RING3_LACKS("mount_setattr") long ring3_target_lacks_mount_setattr(void);
#endif
#ifndef NR_quotactl_fd
#define NR_quotactl_fd ring3_target_lacks_quotactl_fd()
#define RING3_LACKS_quotactl_fd
RING3_LACKS("quotactl_fd") long ring3_target_lacks_quotactl_fd(void);
#endif
#ifndef NR_landlock_create_ruleset
#define NR_landlock_create_ruleset ring3_target_lacks_landlock_create_ruleset()
#define RING3_LACKS_landlock_create_ruleset
RING3_LACKS("landlock_create_ruleset") long ring3_target_lacks_landlock_create_ruleset(void);
#endif
#ifndef NR_landlock_add_rule
#define NR_landlock_add_rule ring3_target_lacks_landlock_add_rule()
#define RING3_LACKS_landlock_add_rule
RING3_LACKS("landlock_add_rule") long ring3_target_lacks_landlock_add_rule(void);
#endif
#ifndef NR_landlock_restrict_self
#define NR_landlock_restrict_self ring3_target_lacks_landlock_restrict_self()
#define RING3_LACKS_landlock_restrict_self
RING3_LACKS("landlock_restrict_self") long ring3_target_lacks_landlock_restrict_self(void);
#endif
#ifndef NR_memfd_secret
#define NR_memfd_secret ring3_target_lacks_memfd_secret()
#define RING3_LACKS_memfd_secret
RING3_LACKS("memfd_secret") long ring3_target_lacks_memfd_secret(void);
#endif
#ifndef NR_process_mrelease
#define NR_process_mrelease ring3_target_lacks_process_mrelease()
#define RING3_LACKS_process_mrelease
RING3_LACKS("process_mrelease") long ring3_target_lacks_process_mrelease(void);
#endif
#ifndef NR_futex_waitv
#define NR_futex_waitv ring3_target_lacks_futex_waitv()
#define RING3_LACKS_futex_waitv
RING3_LACKS("futex_waitv") long ring3_target_lacks_futex_waitv(void);
#endif
#ifndef NR_set_mempolicy_home_node
#define NR_set_mempolicy_home_node ring3_target_lacks_set_mempolicy_home_node()
#define RING3_LACKS_set_mempolicy_home_node
RING3_LACKS("set_mempolicy_home_node") long ring3_target_lacks_set_mempolicy_home_node(void);
#endif
#ifndef NR_cachestat
#define NR_cachestat ring3_target_lacks_cachestat()
#define RING3_LACKS_cachestat
RING3_LACKS("cachestat") long ring3_target_lacks_cachestat(void);
#endif
#ifndef NR_fchmodat2
#define NR_fchmodat2 ring3_target_lacks_fchmodat2()
#define RING3_LACKS_fchmodat2
RING3_LACKS("fchmodat2") long ring3_target_lacks_fchmodat2(void);
#endif
#ifndef NR_map_shadow_stack
#define NR_map_shadow_stack ring3_target_lacks_map_shadow_stack()
#define RING3_LACKS_map_shadow_stack
RING3_LACKS("map_shadow_stack") long ring3_target_lacks_map_shadow_stack(void);
#endif
#ifndef NR_futex_wake
#define NR_futex_wake ring3_target_lacks_futex_wake()
#define RING3_LACKS_futex_wake
RING3_LACKS("futex_wake") long ring3_target_lacks_futex_wake(void);
#endif
#ifndef NR_futex_wait
#define NR_futex_wait ring3_target_lacks_futex_wait()
#define RING3_LACKS_futex_wait
RING3_LACKS("futex_wait") long ring3_target_lacks_futex_wait(void);
#endif
#ifndef NR_futex_requeue
#define NR_futex_requeue ring3_target_lacks_futex_requeue()
#define RING3_LACKS_futex_requeue
RING3_LACKS("futex_requeue") long ring3_target_lacks_futex_requeue(void);
#endif
#ifndef NR_statmount
#define NR_statmount ring3_target_lacks_statmount()
#define RING3_LACKS_statmount
RING3_LACKS("statmount") long ring3_target_lacks_statmount(void);
#endif
#ifndef NR_listmount
#define NR_listmount ring3_target_lacks_listmount()
#define RING3_LACKS_listmount
RING3_LACKS("listmount") long ring3_target_lacks_listmount(void);
#endif
#ifndef NR_lsm_get_self_attr
#define NR_lsm_get_self_attr ring3_target_lacks_lsm_get_self_attr()
#define RING3_LACKS_lsm_get_self_attr
RING3_LACKS("lsm_get_self_attr") long ring3_target_lacks_lsm_get_self_attr(void);
#endif
#ifndef NR_lsm_set_self_attr
#define NR_lsm_set_self_attr ring3_target_lacks_lsm_set_self_attr()
#define RING3_LACKS_lsm_set_self_attr
RING3_LACKS("lsm_set_self_attr") long ring3_target_lacks_lsm_set_self_attr(void);
#endif
#ifndef NR_lsm_list_modules
#define NR_lsm_list_modules ring3_target_lacks_lsm_list_modules()
#define RING3_LACKS_lsm_list_modules
RING3_LACKS("lsm_list_modules") long ring3_target_lacks_lsm_list_modules(void);
#endif
#ifndef NR_mseal
#define NR_mseal ring3_target_lacks_mseal()
#define RING3_LACKS_mseal
RING3_LACKS("mseal") long ring3_target_lacks_mseal(void);
#endif
#ifndef NR_setxattrat
#define NR_setxattrat ring3_target_lacks_setxattrat()
#define RING3_LACKS_setxattrat
RING3_LACKS("setxattrat") long ring3_target_lacks_setxattrat(void);
#endif
#ifndef NR_getxattrat
#define NR_getxattrat ring3_target_lacks_getxattrat()
#define RING3_LACKS_getxattrat
RING3_LACKS("getxattrat") long ring3_target_lacks_getxattrat(void);
#endif
#ifndef NR_listxattrat
#define NR_listxattrat ring3_target_lacks_listxattrat()
#define RING3_LACKS_listxattrat
RING3_LACKS("listxattrat") long ring3_target_lacks_listxattrat(void);
#endif
#ifndef NR_removexattrat
#define NR_removexattrat ring3_target_lacks_removexattrat()
#define RING3_LACKS_removexattrat
RING3_LACKS("removexattrat") long ring3_target_lacks_removexattrat(void);
#endif
#ifndef NR_open_tree_attr
#define NR_open_tree_attr ring3_target_lacks_open_tree_attr()
#define RING3_LACKS_open_tree_attr
RING3_LACKS("open_tree_attr") long ring3_target_lacks_open_tree_attr(void);
#endif
#ifndef NR_file_getattr
#define NR_file_getattr ring3_target_lacks_file_getattr()
#define RING3_LACKS_file_getattr
RING3_LACKS("file_getattr") long ring3_target_lacks_file_getattr(void);
#endif
#ifndef NR_file_setattr
#define NR_file_setattr ring3_target_lacks_file_setattr()
#define RING3_LACKS_file_setattr
RING3_LACKS("file_setattr") long ring3_target_lacks_file_setattr(void);
#endif
#ifndef NR_listns
#define NR_listns ring3_target_lacks_listns()
#define RING3_LACKS_listns
RING3_LACKS("listns") long ring3_target_lacks_listns(void);
#endif
#ifndef NR_rseq_slice_yield
#define NR_rseq_slice_yield ring3_target_lacks_rseq_slice_yield()
#define RING3_LACKS_rseq_slice_yield
RING3_LACKS("rseq_slice_yield") long ring3_target_lacks_rseq_slice_yield(void);
#endif
#ifndef NR_fchroot
#define NR_fchroot ring3_target_lacks_fchroot()
#define RING3_LACKS_fchroot
RING3_LACKS("fchroot") long ring3_target_lacks_fchroot(void);
#endif

#ifdef __cplusplus
}
#endif

#endif

/* A line that the preprocessor cannot read is false: each #else is for that,
 * too. With the suffix u nothing is negative.
 */
#if !defined RING3_BITS && !defined RING3_VECTOR && \
    !defined RING3_INSTRUCTION
#error RING3_TARGET: no target was read from it, write it with both kinds of \
    quotes: -DRING3_TARGET='"myos/target.h"'
#define RING3_NO_TARGET
#define RING3_INSTRUCTION "ud2"
#elif !defined RING3_BITS
#error RING3_TARGET: the file must define RING3_BITS as 32 or 64
#elif RING3_BITS + 0 == 32 || RING3_BITS + 0 == 64
#if defined __i386__ && RING3_BITS != 32
#error RING3_TARGET: by its RING3_BITS the file is not for i386, compile \
    with -m64
#elif defined __x86_64__ && RING3_BITS != 64
#error RING3_TARGET: by its RING3_BITS the file is not for x86_64, compile \
    with -m32
#endif
#else
#error RING3_TARGET: RING3_BITS must be 32 or 64
#endif

#ifdef RING3_VECTOR
#ifdef RING3_INSTRUCTION
#error RING3_TARGET: the file must define RING3_VECTOR or RING3_INSTRUCTION, \
    not both
#elif RING3_VECTOR + 0 >= 1 && RING3_VECTOR + 0 - 256 < 0
#else
#error RING3_TARGET: RING3_VECTOR must be a macro of integer literals without \
    suffixes, the interrupt, 1 to 255
#endif
#elif !defined RING3_INSTRUCTION
#error RING3_TARGET: the file must define RING3_VECTOR, the interrupt that \
    enters the kernel, or RING3_INSTRUCTION
#define RING3_INSTRUCTION "ud2"
#endif

#ifndef RING3_ERRORS
#define RING3_ERRORS RING3_ERRORS_NEGATIVE
#elif RING3_ERRORS + 0 >= 1 && RING3_ERRORS + 0 <= 3
#else
#error RING3_TARGET: RING3_ERRORS must be RING3_ERRORS_NEGATIVE, \
    RING3_ERRORS_CARRY or RING3_ERRORS_MINUS_ONE
#undef RING3_ERRORS
#define RING3_ERRORS RING3_ERRORS_NEGATIVE
#endif
#if RING3_ERRORS == RING3_ERRORS_CARRY
/* clc, for a kernel that only sets the flag: neg leaves it set. Then neg eax,
 * neg rax.
 */
#ifdef __i386__
#define RING3_NEGATE ".byte 0xf7, 0xd8"
#else
#define RING3_NEGATE ".byte 0x48, 0xf7, 0xd8"
#endif
#define RING3_TRAP \
    "clc\n\t" RING3_INSTRUCTION "\n\tjnc 1f\n\t" RING3_NEGATE "\n1:"
#elif RING3_ERRORS == RING3_ERRORS_MINUS_ONE
#ifndef RING3_ERROR_CODE
#error RING3_TARGET: with RING3_ERRORS_MINUS_ONE the file must define \
    RING3_ERROR_CODE(), where the positive errno is found
#define RING3_ERROR_CODE() 1
#endif
#endif

#ifdef RING3_LOST
#define RING3_CLOBBERS , RING3_LOST
#else
#define RING3_CLOBBERS
#endif

#if !defined RING3_KEPT || defined RING3_LOST || defined RING3_REGISTERS || \
    RING3_ERRORS == RING3_ERRORS_MINUS_ONE
#define RING3_CONVENTION
#ifdef __TINYC__
#error RING3_TARGET: tcc compiles for a kernel that has its registers as Linux \
    has them and says RING3_KEPT, for others use gcc or clang
#endif
#endif

#endif
#elif defined __i386__
/* Generated by src/gen.py from src/syscalls.tbl: edit that instead. */
/* Linux on i386, as a target file: the example to start from. Copy
 * it under a name of yours, and change
 *
 *      RING3_BITS          to your machine, 32 or 64
 *      RING3_VECTOR        to what enters your kernel
 *      NR_name             to your numbers
 *
 * Delete the calls that you do not have: making one is then an error
 * that names it. Linux does not need the two others:
 *
 *      RING3_ERRORS        how an error comes back, if not as -errno
 *      RING3_REGISTERS     which argument is where, if not in
 *                          ebx, ecx, edx, esi, edi, ebp
 *
 * seam/target.h explains them, docs/porting.md the way.
 */
#ifndef RING3_ARCH_I386_NR_H
#define RING3_ARCH_I386_NR_H

#define RING3_BITS 32
#define RING3_VECTOR 0x80

#define NR_restart_syscall            0
#define NR_exit                       1
#define NR_fork                       2
#define NR_read                       3
#define NR_write                      4
#define NR_open                       5
#define NR_close                      6
#define NR_waitpid                    7
#define NR_creat                      8
#define NR_link                       9
#define NR_unlink                     10
#define NR_execve                     11
#define NR_chdir                      12
#define NR_time                       13
#define NR_mknod                      14
#define NR_chmod                      15
#define NR_lchown                     16
#define NR_break                      17
#define NR_oldstat                    18
#define NR_lseek                      19
#define NR_getpid                     20
#define NR_mount                      21
#define NR_umount                     22
#define NR_setuid                     23
#define NR_getuid                     24
#define NR_stime                      25
#define NR_ptrace                     26
#define NR_alarm                      27
#define NR_oldfstat                   28
#define NR_pause                      29
#define NR_utime                      30
#define NR_stty                       31
#define NR_gtty                       32
#define NR_access                     33
#define NR_nice                       34
#define NR_ftime                      35
#define NR_sync                       36
#define NR_kill                       37
#define NR_rename                     38
#define NR_mkdir                      39
#define NR_rmdir                      40
#define NR_dup                        41
#define NR_pipe                       42
#define NR_times                      43
#define NR_prof                       44
#define NR_brk                        45
#define NR_setgid                     46
#define NR_getgid                     47
#define NR_signal                     48
#define NR_geteuid                    49
#define NR_getegid                    50
#define NR_acct                       51
#define NR_umount2                    52
#define NR_lock                       53
#define NR_ioctl                      54
#define NR_fcntl                      55
#define NR_mpx                        56
#define NR_setpgid                    57
#define NR_ulimit                     58
#define NR_oldolduname                59
#define NR_umask                      60
#define NR_chroot                     61
#define NR_ustat                      62
#define NR_dup2                       63
#define NR_getppid                    64
#define NR_getpgrp                    65
#define NR_setsid                     66
#define NR_sigaction                  67
#define NR_sgetmask                   68
#define NR_ssetmask                   69
#define NR_setreuid                   70
#define NR_setregid                   71
#define NR_sigsuspend                 72
#define NR_sigpending                 73
#define NR_sethostname                74
#define NR_setrlimit                  75
#define NR_getrlimit                  76
#define NR_getrusage                  77
#define NR_gettimeofday               78
#define NR_settimeofday               79
#define NR_getgroups                  80
#define NR_setgroups                  81
#define NR_select                     82
#define NR_symlink                    83
#define NR_oldlstat                   84
#define NR_readlink                   85
#define NR_uselib                     86
#define NR_swapon                     87
#define NR_reboot                     88
#define NR_readdir                    89
#define NR_mmap                       90
#define NR_munmap                     91
#define NR_truncate                   92
#define NR_ftruncate                  93
#define NR_fchmod                     94
#define NR_fchown                     95
#define NR_getpriority                96
#define NR_setpriority                97
#define NR_profil                     98
#define NR_statfs                     99
#define NR_fstatfs                    100
#define NR_ioperm                     101
#define NR_socketcall                 102
#define NR_syslog                     103
#define NR_setitimer                  104
#define NR_getitimer                  105
#define NR_stat                       106
#define NR_lstat                      107
#define NR_fstat                      108
#define NR_olduname                   109
#define NR_iopl                       110
#define NR_vhangup                    111
#define NR_idle                       112
#define NR_vm86old                    113
#define NR_wait4                      114
#define NR_swapoff                    115
#define NR_sysinfo                    116
#define NR_ipc                        117
#define NR_fsync                      118
#define NR_sigreturn                  119
#define NR_clone                      120
#define NR_setdomainname              121
#define NR_uname                      122
#define NR_modify_ldt                 123
#define NR_adjtimex                   124
#define NR_mprotect                   125
#define NR_sigprocmask                126
#define NR_create_module              127
#define NR_init_module                128
#define NR_delete_module              129
#define NR_get_kernel_syms            130
#define NR_quotactl                   131
#define NR_getpgid                    132
#define NR_fchdir                     133
#define NR_bdflush                    134
#define NR_sysfs                      135
#define NR_personality                136
#define NR_afs_syscall                137
#define NR_setfsuid                   138
#define NR_setfsgid                   139
#define NR__llseek                    140
#define NR_getdents                   141
#define NR__newselect                 142
#define NR_flock                      143
#define NR_msync                      144
#define NR_readv                      145
#define NR_writev                     146
#define NR_getsid                     147
#define NR_fdatasync                  148
#define NR__sysctl                    149
#define NR_mlock                      150
#define NR_munlock                    151
#define NR_mlockall                   152
#define NR_munlockall                 153
#define NR_sched_setparam             154
#define NR_sched_getparam             155
#define NR_sched_setscheduler         156
#define NR_sched_getscheduler         157
#define NR_sched_yield                158
#define NR_sched_get_priority_max     159
#define NR_sched_get_priority_min     160
#define NR_sched_rr_get_interval      161
#define NR_nanosleep                  162
#define NR_mremap                     163
#define NR_setresuid                  164
#define NR_getresuid                  165
#define NR_vm86                       166
#define NR_query_module               167
#define NR_poll                       168
#define NR_nfsservctl                 169
#define NR_setresgid                  170
#define NR_getresgid                  171
#define NR_prctl                      172
#define NR_rt_sigreturn               173
#define NR_rt_sigaction               174
#define NR_rt_sigprocmask             175
#define NR_rt_sigpending              176
#define NR_rt_sigtimedwait            177
#define NR_rt_sigqueueinfo            178
#define NR_rt_sigsuspend              179
#define NR_pread64                    180
#define NR_pwrite64                   181
#define NR_chown                      182
#define NR_getcwd                     183
#define NR_capget                     184
#define NR_capset                     185
#define NR_sigaltstack                186
#define NR_sendfile                   187
#define NR_getpmsg                    188
#define NR_putpmsg                    189
#define NR_vfork                      190
#define NR_ugetrlimit                 191
#define NR_mmap2                      192
#define NR_truncate64                 193
#define NR_ftruncate64                194
#define NR_stat64                     195
#define NR_lstat64                    196
#define NR_fstat64                    197
#define NR_lchown32                   198
#define NR_getuid32                   199
#define NR_getgid32                   200
#define NR_geteuid32                  201
#define NR_getegid32                  202
#define NR_setreuid32                 203
#define NR_setregid32                 204
#define NR_getgroups32                205
#define NR_setgroups32                206
#define NR_fchown32                   207
#define NR_setresuid32                208
#define NR_getresuid32                209
#define NR_setresgid32                210
#define NR_getresgid32                211
#define NR_chown32                    212
#define NR_setuid32                   213
#define NR_setgid32                   214
#define NR_setfsuid32                 215
#define NR_setfsgid32                 216
#define NR_pivot_root                 217
#define NR_mincore                    218
#define NR_madvise                    219
#define NR_getdents64                 220
#define NR_fcntl64                    221
#define NR_gettid                     224
#define NR_readahead                  225
#define NR_setxattr                   226
#define NR_lsetxattr                  227
#define NR_fsetxattr                  228
#define NR_getxattr                   229
#define NR_lgetxattr                  230
#define NR_fgetxattr                  231
#define NR_listxattr                  232
#define NR_llistxattr                 233
#define NR_flistxattr                 234
#define NR_removexattr                235
#define NR_lremovexattr               236
#define NR_fremovexattr               237
#define NR_tkill                      238
#define NR_sendfile64                 239
#define NR_futex                      240
#define NR_sched_setaffinity          241
#define NR_sched_getaffinity          242
#define NR_set_thread_area            243
#define NR_get_thread_area            244
#define NR_io_setup                   245
#define NR_io_destroy                 246
#define NR_io_getevents               247
#define NR_io_submit                  248
#define NR_io_cancel                  249
#define NR_fadvise64                  250
#define NR_exit_group                 252
#define NR_lookup_dcookie             253
#define NR_epoll_create               254
#define NR_epoll_ctl                  255
#define NR_epoll_wait                 256
#define NR_remap_file_pages           257
#define NR_set_tid_address            258
#define NR_timer_create               259
#define NR_timer_settime              260
#define NR_timer_gettime              261
#define NR_timer_getoverrun           262
#define NR_timer_delete               263
#define NR_clock_settime              264
#define NR_clock_gettime              265
#define NR_clock_getres               266
#define NR_clock_nanosleep            267
#define NR_statfs64                   268
#define NR_fstatfs64                  269
#define NR_tgkill                     270
#define NR_utimes                     271
#define NR_fadvise64_64               272
#define NR_vserver                    273
#define NR_mbind                      274
#define NR_get_mempolicy              275
#define NR_set_mempolicy              276
#define NR_mq_open                    277
#define NR_mq_unlink                  278
#define NR_mq_timedsend               279
#define NR_mq_timedreceive            280
#define NR_mq_notify                  281
#define NR_mq_getsetattr              282
#define NR_kexec_load                 283
#define NR_waitid                     284
#define NR_add_key                    286
#define NR_request_key                287
#define NR_keyctl                     288
#define NR_ioprio_set                 289
#define NR_ioprio_get                 290
#define NR_inotify_init               291
#define NR_inotify_add_watch          292
#define NR_inotify_rm_watch           293
#define NR_migrate_pages              294
#define NR_openat                     295
#define NR_mkdirat                    296
#define NR_mknodat                    297
#define NR_fchownat                   298
#define NR_futimesat                  299
#define NR_fstatat64                  300
#define NR_unlinkat                   301
#define NR_renameat                   302
#define NR_linkat                     303
#define NR_symlinkat                  304
#define NR_readlinkat                 305
#define NR_fchmodat                   306
#define NR_faccessat                  307
#define NR_pselect6                   308
#define NR_ppoll                      309
#define NR_unshare                    310
#define NR_set_robust_list            311
#define NR_get_robust_list            312
#define NR_splice                     313
#define NR_sync_file_range            314
#define NR_tee                        315
#define NR_vmsplice                   316
#define NR_move_pages                 317
#define NR_getcpu                     318
#define NR_epoll_pwait                319
#define NR_utimensat                  320
#define NR_signalfd                   321
#define NR_timerfd_create             322
#define NR_eventfd                    323
#define NR_fallocate                  324
#define NR_timerfd_settime            325
#define NR_timerfd_gettime            326
#define NR_signalfd4                  327
#define NR_eventfd2                   328
#define NR_epoll_create1              329
#define NR_dup3                       330
#define NR_pipe2                      331
#define NR_inotify_init1              332
#define NR_preadv                     333
#define NR_pwritev                    334
#define NR_rt_tgsigqueueinfo          335
#define NR_perf_event_open            336
#define NR_recvmmsg                   337
#define NR_fanotify_init              338
#define NR_fanotify_mark              339
#define NR_prlimit64                  340
#define NR_name_to_handle_at          341
#define NR_open_by_handle_at          342
#define NR_clock_adjtime              343
#define NR_syncfs                     344
#define NR_sendmmsg                   345
#define NR_setns                      346
#define NR_process_vm_readv           347
#define NR_process_vm_writev          348
#define NR_kcmp                       349
#define NR_finit_module               350
#define NR_sched_setattr              351
#define NR_sched_getattr              352
#define NR_renameat2                  353
#define NR_seccomp                    354
#define NR_getrandom                  355
#define NR_memfd_create               356
#define NR_bpf                        357
#define NR_execveat                   358
#define NR_socket                     359
#define NR_socketpair                 360
#define NR_bind                       361
#define NR_connect                    362
#define NR_listen                     363
#define NR_accept4                    364
#define NR_getsockopt                 365
#define NR_setsockopt                 366
#define NR_getsockname                367
#define NR_getpeername                368
#define NR_sendto                     369
#define NR_sendmsg                    370
#define NR_recvfrom                   371
#define NR_recvmsg                    372
#define NR_shutdown                   373
#define NR_userfaultfd                374
#define NR_membarrier                 375
#define NR_mlock2                     376
#define NR_copy_file_range            377
#define NR_preadv2                    378
#define NR_pwritev2                   379
#define NR_pkey_mprotect              380
#define NR_pkey_alloc                 381
#define NR_pkey_free                  382
#define NR_statx                      383
#define NR_arch_prctl                 384
#define NR_io_pgetevents              385
#define NR_rseq                       386
#define NR_semget                     393
#define NR_semctl                     394
#define NR_shmget                     395
#define NR_shmctl                     396
#define NR_shmat                      397
#define NR_shmdt                      398
#define NR_msgget                     399
#define NR_msgsnd                     400
#define NR_msgrcv                     401
#define NR_msgctl                     402
#define NR_clock_gettime64            403
#define NR_clock_settime64            404
#define NR_clock_adjtime64            405
#define NR_clock_getres_time64        406
#define NR_clock_nanosleep_time64     407
#define NR_timer_gettime64            408
#define NR_timer_settime64            409
#define NR_timerfd_gettime64          410
#define NR_timerfd_settime64          411
#define NR_utimensat_time64           412
#define NR_pselect6_time64            413
#define NR_ppoll_time64               414
#define NR_io_pgetevents_time64       416
#define NR_recvmmsg_time64            417
#define NR_mq_timedsend_time64        418
#define NR_mq_timedreceive_time64     419
#define NR_semtimedop_time64          420
#define NR_rt_sigtimedwait_time64     421
#define NR_futex_time64               422
#define NR_sched_rr_get_interval_time64 423
#define NR_pidfd_send_signal          424
#define NR_io_uring_setup             425
#define NR_io_uring_enter             426
#define NR_io_uring_register          427
#define NR_open_tree                  428
#define NR_move_mount                 429
#define NR_fsopen                     430
#define NR_fsconfig                   431
#define NR_fsmount                    432
#define NR_fspick                     433
#define NR_pidfd_open                 434
#define NR_clone3                     435
#define NR_close_range                436
#define NR_openat2                    437
#define NR_pidfd_getfd                438
#define NR_faccessat2                 439
#define NR_process_madvise            440
#define NR_epoll_pwait2               441
#define NR_mount_setattr              442
#define NR_quotactl_fd                443
#define NR_landlock_create_ruleset    444
#define NR_landlock_add_rule          445
#define NR_landlock_restrict_self     446
#define NR_memfd_secret               447
#define NR_process_mrelease           448
#define NR_futex_waitv                449
#define NR_set_mempolicy_home_node    450
#define NR_cachestat                  451
#define NR_fchmodat2                  452
#define NR_map_shadow_stack           453
#define NR_futex_wake                 454
#define NR_futex_wait                 455
#define NR_futex_requeue              456
#define NR_statmount                  457
#define NR_listmount                  458
#define NR_lsm_get_self_attr          459
#define NR_lsm_set_self_attr          460
#define NR_lsm_list_modules           461
#define NR_mseal                      462
#define NR_setxattrat                 463
#define NR_getxattrat                 464
#define NR_listxattrat                465
#define NR_removexattrat              466
#define NR_open_tree_attr             467
#define NR_file_getattr               468
#define NR_file_setattr               469
#define NR_listns                     470
#define NR_rseq_slice_yield           471
#define NR_fchroot                    472

#endif
#else
/* Generated by src/gen.py from src/syscalls.tbl: edit that instead. */
/* Linux on x86_64, as a target file: the example to start from. Copy
 * it under a name of yours, and change
 *
 *      RING3_BITS          to your machine, 32 or 64
 *      RING3_INSTRUCTION   to what enters your kernel
 *      NR_name             to your numbers
 *
 * Delete the calls that you do not have: making one is then an error
 * that names it. Linux does not need the two others:
 *
 *      RING3_ERRORS        how an error comes back, if not as -errno
 *      RING3_REGISTERS     which argument is where, if not in
 *                          rdi, rsi, rdx, r10, r8, r9
 *
 * seam/target.h explains them, docs/porting.md the way.
 */
#ifndef RING3_ARCH_X86_64_NR_H
#define RING3_ARCH_X86_64_NR_H

#define RING3_BITS 64
#define RING3_INSTRUCTION "syscall"

#define NR_read                       0
#define NR_write                      1
#define NR_open                       2
#define NR_close                      3
#define NR_stat                       4
#define NR_fstat                      5
#define NR_lstat                      6
#define NR_poll                       7
#define NR_lseek                      8
#define NR_mmap                       9
#define NR_mprotect                   10
#define NR_munmap                     11
#define NR_brk                        12
#define NR_rt_sigaction               13
#define NR_rt_sigprocmask             14
#define NR_rt_sigreturn               15
#define NR_ioctl                      16
#define NR_pread64                    17
#define NR_pwrite64                   18
#define NR_readv                      19
#define NR_writev                     20
#define NR_access                     21
#define NR_pipe                       22
#define NR_select                     23
#define NR_sched_yield                24
#define NR_mremap                     25
#define NR_msync                      26
#define NR_mincore                    27
#define NR_madvise                    28
#define NR_shmget                     29
#define NR_shmat                      30
#define NR_shmctl                     31
#define NR_dup                        32
#define NR_dup2                       33
#define NR_pause                      34
#define NR_nanosleep                  35
#define NR_getitimer                  36
#define NR_alarm                      37
#define NR_setitimer                  38
#define NR_getpid                     39
#define NR_sendfile                   40
#define NR_socket                     41
#define NR_connect                    42
#define NR_accept                     43
#define NR_sendto                     44
#define NR_recvfrom                   45
#define NR_sendmsg                    46
#define NR_recvmsg                    47
#define NR_shutdown                   48
#define NR_bind                       49
#define NR_listen                     50
#define NR_getsockname                51
#define NR_getpeername                52
#define NR_socketpair                 53
#define NR_setsockopt                 54
#define NR_getsockopt                 55
#define NR_clone                      56
#define NR_fork                       57
#define NR_vfork                      58
#define NR_execve                     59
#define NR_exit                       60
#define NR_wait4                      61
#define NR_kill                       62
#define NR_uname                      63
#define NR_semget                     64
#define NR_semop                      65
#define NR_semctl                     66
#define NR_shmdt                      67
#define NR_msgget                     68
#define NR_msgsnd                     69
#define NR_msgrcv                     70
#define NR_msgctl                     71
#define NR_fcntl                      72
#define NR_flock                      73
#define NR_fsync                      74
#define NR_fdatasync                  75
#define NR_truncate                   76
#define NR_ftruncate                  77
#define NR_getdents                   78
#define NR_getcwd                     79
#define NR_chdir                      80
#define NR_fchdir                     81
#define NR_rename                     82
#define NR_mkdir                      83
#define NR_rmdir                      84
#define NR_creat                      85
#define NR_link                       86
#define NR_unlink                     87
#define NR_symlink                    88
#define NR_readlink                   89
#define NR_chmod                      90
#define NR_fchmod                     91
#define NR_chown                      92
#define NR_fchown                     93
#define NR_lchown                     94
#define NR_umask                      95
#define NR_gettimeofday               96
#define NR_getrlimit                  97
#define NR_getrusage                  98
#define NR_sysinfo                    99
#define NR_times                      100
#define NR_ptrace                     101
#define NR_getuid                     102
#define NR_syslog                     103
#define NR_getgid                     104
#define NR_setuid                     105
#define NR_setgid                     106
#define NR_geteuid                    107
#define NR_getegid                    108
#define NR_setpgid                    109
#define NR_getppid                    110
#define NR_getpgrp                    111
#define NR_setsid                     112
#define NR_setreuid                   113
#define NR_setregid                   114
#define NR_getgroups                  115
#define NR_setgroups                  116
#define NR_setresuid                  117
#define NR_getresuid                  118
#define NR_setresgid                  119
#define NR_getresgid                  120
#define NR_getpgid                    121
#define NR_setfsuid                   122
#define NR_setfsgid                   123
#define NR_getsid                     124
#define NR_capget                     125
#define NR_capset                     126
#define NR_rt_sigpending              127
#define NR_rt_sigtimedwait            128
#define NR_rt_sigqueueinfo            129
#define NR_rt_sigsuspend              130
#define NR_sigaltstack                131
#define NR_utime                      132
#define NR_mknod                      133
#define NR_uselib                     134
#define NR_personality                135
#define NR_ustat                      136
#define NR_statfs                     137
#define NR_fstatfs                    138
#define NR_sysfs                      139
#define NR_getpriority                140
#define NR_setpriority                141
#define NR_sched_setparam             142
#define NR_sched_getparam             143
#define NR_sched_setscheduler         144
#define NR_sched_getscheduler         145
#define NR_sched_get_priority_max     146
#define NR_sched_get_priority_min     147
#define NR_sched_rr_get_interval      148
#define NR_mlock                      149
#define NR_munlock                    150
#define NR_mlockall                   151
#define NR_munlockall                 152
#define NR_vhangup                    153
#define NR_modify_ldt                 154
#define NR_pivot_root                 155
#define NR__sysctl                    156
#define NR_prctl                      157
#define NR_arch_prctl                 158
#define NR_adjtimex                   159
#define NR_setrlimit                  160
#define NR_chroot                     161
#define NR_sync                       162
#define NR_acct                       163
#define NR_settimeofday               164
#define NR_mount                      165
#define NR_umount2                    166
#define NR_swapon                     167
#define NR_swapoff                    168
#define NR_reboot                     169
#define NR_sethostname                170
#define NR_setdomainname              171
#define NR_iopl                       172
#define NR_ioperm                     173
#define NR_create_module              174
#define NR_init_module                175
#define NR_delete_module              176
#define NR_get_kernel_syms            177
#define NR_query_module               178
#define NR_quotactl                   179
#define NR_nfsservctl                 180
#define NR_getpmsg                    181
#define NR_putpmsg                    182
#define NR_afs_syscall                183
#define NR_tuxcall                    184
#define NR_security                   185
#define NR_gettid                     186
#define NR_readahead                  187
#define NR_setxattr                   188
#define NR_lsetxattr                  189
#define NR_fsetxattr                  190
#define NR_getxattr                   191
#define NR_lgetxattr                  192
#define NR_fgetxattr                  193
#define NR_listxattr                  194
#define NR_llistxattr                 195
#define NR_flistxattr                 196
#define NR_removexattr                197
#define NR_lremovexattr               198
#define NR_fremovexattr               199
#define NR_tkill                      200
#define NR_time                       201
#define NR_futex                      202
#define NR_sched_setaffinity          203
#define NR_sched_getaffinity          204
#define NR_set_thread_area            205
#define NR_io_setup                   206
#define NR_io_destroy                 207
#define NR_io_getevents               208
#define NR_io_submit                  209
#define NR_io_cancel                  210
#define NR_get_thread_area            211
#define NR_lookup_dcookie             212
#define NR_epoll_create               213
#define NR_epoll_ctl_old              214
#define NR_epoll_wait_old             215
#define NR_remap_file_pages           216
#define NR_getdents64                 217
#define NR_set_tid_address            218
#define NR_restart_syscall            219
#define NR_semtimedop                 220
#define NR_fadvise64                  221
#define NR_timer_create               222
#define NR_timer_settime              223
#define NR_timer_gettime              224
#define NR_timer_getoverrun           225
#define NR_timer_delete               226
#define NR_clock_settime              227
#define NR_clock_gettime              228
#define NR_clock_getres               229
#define NR_clock_nanosleep            230
#define NR_exit_group                 231
#define NR_epoll_wait                 232
#define NR_epoll_ctl                  233
#define NR_tgkill                     234
#define NR_utimes                     235
#define NR_vserver                    236
#define NR_mbind                      237
#define NR_set_mempolicy              238
#define NR_get_mempolicy              239
#define NR_mq_open                    240
#define NR_mq_unlink                  241
#define NR_mq_timedsend               242
#define NR_mq_timedreceive            243
#define NR_mq_notify                  244
#define NR_mq_getsetattr              245
#define NR_kexec_load                 246
#define NR_waitid                     247
#define NR_add_key                    248
#define NR_request_key                249
#define NR_keyctl                     250
#define NR_ioprio_set                 251
#define NR_ioprio_get                 252
#define NR_inotify_init               253
#define NR_inotify_add_watch          254
#define NR_inotify_rm_watch           255
#define NR_migrate_pages              256
#define NR_openat                     257
#define NR_mkdirat                    258
#define NR_mknodat                    259
#define NR_fchownat                   260
#define NR_futimesat                  261
#define NR_newfstatat                 262
#define NR_unlinkat                   263
#define NR_renameat                   264
#define NR_linkat                     265
#define NR_symlinkat                  266
#define NR_readlinkat                 267
#define NR_fchmodat                   268
#define NR_faccessat                  269
#define NR_pselect6                   270
#define NR_ppoll                      271
#define NR_unshare                    272
#define NR_set_robust_list            273
#define NR_get_robust_list            274
#define NR_splice                     275
#define NR_tee                        276
#define NR_sync_file_range            277
#define NR_vmsplice                   278
#define NR_move_pages                 279
#define NR_utimensat                  280
#define NR_epoll_pwait                281
#define NR_signalfd                   282
#define NR_timerfd_create             283
#define NR_eventfd                    284
#define NR_fallocate                  285
#define NR_timerfd_settime            286
#define NR_timerfd_gettime            287
#define NR_accept4                    288
#define NR_signalfd4                  289
#define NR_eventfd2                   290
#define NR_epoll_create1              291
#define NR_dup3                       292
#define NR_pipe2                      293
#define NR_inotify_init1              294
#define NR_preadv                     295
#define NR_pwritev                    296
#define NR_rt_tgsigqueueinfo          297
#define NR_perf_event_open            298
#define NR_recvmmsg                   299
#define NR_fanotify_init              300
#define NR_fanotify_mark              301
#define NR_prlimit64                  302
#define NR_name_to_handle_at          303
#define NR_open_by_handle_at          304
#define NR_clock_adjtime              305
#define NR_syncfs                     306
#define NR_sendmmsg                   307
#define NR_setns                      308
#define NR_getcpu                     309
#define NR_process_vm_readv           310
#define NR_process_vm_writev          311
#define NR_kcmp                       312
#define NR_finit_module               313
#define NR_sched_setattr              314
#define NR_sched_getattr              315
#define NR_renameat2                  316
#define NR_seccomp                    317
#define NR_getrandom                  318
#define NR_memfd_create               319
#define NR_kexec_file_load            320
#define NR_bpf                        321
#define NR_execveat                   322
#define NR_userfaultfd                323
#define NR_membarrier                 324
#define NR_mlock2                     325
#define NR_copy_file_range            326
#define NR_preadv2                    327
#define NR_pwritev2                   328
#define NR_pkey_mprotect              329
#define NR_pkey_alloc                 330
#define NR_pkey_free                  331
#define NR_statx                      332
#define NR_io_pgetevents              333
#define NR_rseq                       334
#define NR_uretprobe                  335
#define NR_uprobe                     336
#define NR_pidfd_send_signal          424
#define NR_io_uring_setup             425
#define NR_io_uring_enter             426
#define NR_io_uring_register          427
#define NR_open_tree                  428
#define NR_move_mount                 429
#define NR_fsopen                     430
#define NR_fsconfig                   431
#define NR_fsmount                    432
#define NR_fspick                     433
#define NR_pidfd_open                 434
#define NR_clone3                     435
#define NR_close_range                436
#define NR_openat2                    437
#define NR_pidfd_getfd                438
#define NR_faccessat2                 439
#define NR_process_madvise            440
#define NR_epoll_pwait2               441
#define NR_mount_setattr              442
#define NR_quotactl_fd                443
#define NR_landlock_create_ruleset    444
#define NR_landlock_add_rule          445
#define NR_landlock_restrict_self     446
#define NR_memfd_secret               447
#define NR_process_mrelease           448
#define NR_futex_waitv                449
#define NR_set_mempolicy_home_node    450
#define NR_cachestat                  451
#define NR_fchmodat2                  452
#define NR_map_shadow_stack           453
#define NR_futex_wake                 454
#define NR_futex_wait                 455
#define NR_futex_requeue              456
#define NR_statmount                  457
#define NR_listmount                  458
#define NR_lsm_get_self_attr          459
#define NR_lsm_set_self_attr          460
#define NR_lsm_list_modules           461
#define NR_mseal                      462
#define NR_setxattrat                 463
#define NR_getxattrat                 464
#define NR_listxattrat                465
#define NR_removexattrat              466
#define NR_open_tree_attr             467
#define NR_file_getattr               468
#define NR_file_setattr               469
#define NR_listns                     470
#define NR_rseq_slice_yield           471
#define NR_fchroot                    472

#endif
#endif

/* What enters the kernel. An interrupt is given as its bytes: compilers spell
 * it in two ways, and some offer no choice.
 */
#ifdef RING3_VECTOR
#define RING3_INSTRUCTION ".byte 0xcd, " RING3_TEXT(RING3_VECTOR)
#endif
#ifndef RING3_TRAP
#define RING3_TRAP RING3_INSTRUCTION
#endif

/* Windows has a long too small for a pointer, and no ELF. */
#if !defined __i386__ && (!defined __x86_64__ || defined __ILP32__) || \
    defined _WIN32
#define RING3_NO_MACHINE
#error ring3 is for i386 and x86_64: compile with -m32 or -m64, \
    not for x32, Windows or another CPU
/* Not to be lost among warnings about every pointer that becomes a long. */
#pragma GCC diagnostic ignored "-Wpointer-to-int-cast"
#pragma GCC diagnostic ignored "-Wint-to-pointer-cast"
#endif

/* Declared all the same, so that this is the only error. And clang's analyzer
 * assumes that a function writes through an argument, but not that assembler
 * text does.
 */
#if defined RING3_NO_MACHINE || defined __clang_analyzer__
long syscall0(long), syscall1(long, long), syscall2(long, long, long),
    syscall3(long, long, long, long), syscall4(long, long, long, long, long),
    syscall5(long, long, long, long, long, long),
    syscall6(long, long, long, long, long, long, long);
#elif defined RING3_OUTLINE
/* With RING3_OUTLINE the raw calls are functions of libring3.a, and their
 * callers do not notice. Each enters the kernel in one place, ring3_gate:
 *
 *      a seccomp filter can let calls pass by their instruction pointer;
 *      an object before the archive can put another ring3_gate there, one that
 *          counts, or on i386 the kernel's faster way in, AT_SYSINFO;
 *      a debugger can unwind out of a call that has not returned;
 *      a call with six arguments costs i386 no block of its own.
 *
 * _start, sys_vfork, ring3_clone, the restorer and the archive's sys_NAME have
 * traps of their own and do not pass it.
 */
#if defined RING3_OUTLINE && !defined RING3_OUTLINE_H
#define RING3_OUTLINE_H

#ifdef RING3_TARGET
#error RING3_OUTLINE calls libring3.a, which enters Linux: leave it out, or \
    RING3_TARGET
#endif

#define RING3_RAW RING3_CDECL __attribute__((__visibility__("hidden")))

#ifdef __cplusplus
extern "C" {
#endif

RING3_RAW long syscall0(long nr);
RING3_RAW long syscall1(long nr, long a1);
RING3_RAW long syscall2(long nr, long a1, long a2);
RING3_RAW long syscall3(long nr, long a1, long a2, long a3);
RING3_RAW long syscall4(long nr, long a1, long a2, long a3, long a4);
RING3_RAW long syscall5(long nr, long a1, long a2, long a3, long a4, long a5);
RING3_RAW long syscall6(long nr, long a1, long a2, long a3, long a4, long a5,
                        long a6);

#ifdef __cplusplus
}
#endif

#endif
#elif defined RING3_CONVENTION
/* The raw calls of a kernel whose registers or errors differ from Linux's: see
 * target.h. The one with six arguments fills every register there is, and
 * counts them all as lost: RING3_LOST cannot name them again.
 */
#if defined RING3_CONVENTION && !defined RING3_CONVENTION_H
#define RING3_CONVENTION_H

RING3_INLINE long ring3_trap(long nr, long a1, long a2, long a3, long a4,
                             long a5, long a6)
{
#ifdef __i386__
    long block[4];
    long ret;

    block[0] = nr;
    block[1] = a4;
    block[2] = a5;
    block[3] = a6;
    __asm__ __volatile__(
        RING3_DIALECT("pushl %%esi", "push esi") "\n\t"
        RING3_DIALECT("pushl %%edi", "push edi") "\n\t"
        RING3_DIALECT("pushl %%ebp", "push ebp") "\n\t"
        RING3_DIALECT("movl 4(%%eax), %%esi", "mov esi, [eax + 4]") "\n\t"
        RING3_DIALECT("movl 8(%%eax), %%edi", "mov edi, [eax + 8]") "\n\t"
        RING3_DIALECT("movl 12(%%eax), %%ebp", "mov ebp, [eax + 12]") "\n\t"
        RING3_DIALECT("movl (%%eax), %%eax", "mov eax, [eax]") "\n\t"
        RING3_TRAP "\n\t"
        RING3_DIALECT("popl %%ebp", "pop ebp") "\n\t"
        RING3_DIALECT("popl %%edi", "pop edi") "\n\t"
        RING3_DIALECT("popl %%esi", "pop esi")
        : "=a" (ret), "+b" (a1), "+c" (a2), "+d" (a3)
        : "0" (block)
        : "memory" RING3_CLOBBERS);
#else
    register long r10 __asm__("r10") = a4;
    register long r8 __asm__("r8") = a5;
    register long r9 __asm__("r9") = a6;
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret), "+D" (a1), "+S" (a2), "+d" (a3), "+r" (r10), "+r" (r8),
          "+r" (r9)
        : "0" (nr)
        : "rcx", "r11", "memory" RING3_CLOBBERS);
#endif
    return ret;
}

RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6)
{
#ifdef RING3_REGISTERS
    long ret = ring3_trap(nr, RING3_REGISTERS(a1, a2, a3, a4, a5, a6));

    /* A kernel that takes fewer arguments leaves some out. */
    (void)a1, (void)a2, (void)a3, (void)a4, (void)a5, (void)a6;
#else
    long ret = ring3_trap(nr, a1, a2, a3, a4, a5, a6);
#endif

#if RING3_ERRORS == RING3_ERRORS_MINUS_ONE
    if (ret == -1)
        ret = -(long)(RING3_ERROR_CODE());
#endif
    return ret;
}

RING3_INLINE long syscall5(long nr, long a1, long a2, long a3, long a4,
                           long a5)
{
    return syscall6(nr, a1, a2, a3, a4, a5, 0);
}

RING3_INLINE long syscall4(long nr, long a1, long a2, long a3, long a4)
{
    return syscall6(nr, a1, a2, a3, a4, 0, 0);
}

RING3_INLINE long syscall3(long nr, long a1, long a2, long a3)
{
    return syscall6(nr, a1, a2, a3, 0, 0, 0);
}

RING3_INLINE long syscall2(long nr, long a1, long a2)
{
    return syscall6(nr, a1, a2, 0, 0, 0, 0);
}

RING3_INLINE long syscall1(long nr, long a1)
{
    return syscall6(nr, a1, 0, 0, 0, 0, 0);
}

RING3_INLINE long syscall0(long nr)
{
    return syscall6(nr, 0, 0, 0, 0, 0, 0);
}

#endif
#elif defined __i386__
/* i386: how a system call is made.
 *
 *      number   a1   a2   a3   a4   a5   a6     result   lost
 *      eax      ebx  ecx  edx  esi  edi  ebp    eax      nothing
 *
 * Six arguments and the number take every register but the stack pointer, and
 * the compiler may be using ebp to find its own variables: a sixth argument
 * goes through memory. clang before 20 may be using esi the same way, and
 * silently lets it be overwritten: for those clangs no operand is in esi.
 *
 * "memory" because the kernel reads and writes what the arguments point to.
 */
#ifndef RING3_ARCH_I386_SYSCALL_H
#define RING3_ARCH_I386_SYSCALL_H

RING3_INLINE long syscall0(long nr)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr)
        : "memory");
    return ret;
}

RING3_INLINE long syscall1(long nr, long a1)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "b" (a1)
        : "memory");
    return ret;
}

RING3_INLINE long syscall2(long nr, long a1, long a2)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "b" (a1), "c" (a2)
        : "memory");
    return ret;
}

RING3_INLINE long syscall3(long nr, long a1, long a2, long a3)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "b" (a1), "c" (a2), "d" (a3)
        : "memory");
    return ret;
}

#if !defined __clang__ || __clang_major__ >= 20

RING3_INLINE long syscall4(long nr, long a1, long a2, long a3, long a4)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "b" (a1), "c" (a2), "d" (a3), "S" (a4)
        : "memory");
    return ret;
}

RING3_INLINE long syscall5(long nr, long a1, long a2, long a3, long a4,
                           long a5)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "b" (a1), "c" (a2), "d" (a3), "S" (a4), "D" (a5)
        : "memory");
    return ret;
}

#else

/* edi holds what was in esi meanwhile. */
RING3_INLINE long syscall4(long nr, long a1, long a2, long a3, long a4)
{
    long ret;

    __asm__ __volatile__(
        RING3_DIALECT("xchgl %%esi, %%edi", "xchg esi, edi") "\n\t"
        RING3_TRAP "\n\t"
        RING3_DIALECT("xchgl %%esi, %%edi", "xchg esi, edi")
        : "=a" (ret)
        : "a" (nr), "b" (a1), "c" (a2), "d" (a3), "D" (a4)
        : "memory");
    return ret;
}

RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6);

RING3_INLINE long syscall5(long nr, long a1, long a2, long a3, long a4,
                           long a5)
{
    return syscall6(nr, a1, a2, a3, a4, a5, 0);
}

#endif

/* In bytes, for both assembler dialects, and outside a function too. The
 * block's address is in eax, which is overwritten last.
 */
#define RING3_SIX \
    ".byte 0x56\n"                          /* push %esi            */ \
    RING3_CFI(".cfi_def_cfa_offset 8\n.cfi_offset 6, -8\n") \
    ".byte 0x57\n"                          /* push %edi            */ \
    RING3_CFI(".cfi_def_cfa_offset 12\n.cfi_offset 7, -12\n") \
    ".byte 0x55\n"                          /* push %ebp            */ \
    RING3_CFI(".cfi_def_cfa_offset 16\n.cfi_offset 5, -16\n") \
    ".byte 0x8b, 0x70, 0x04\n"              /* mov  4(%eax), %esi   */ \
    ".byte 0x8b, 0x78, 0x08\n"              /* mov  8(%eax), %edi   */ \
    ".byte 0x8b, 0x68, 0x0c\n"              /* mov  12(%eax), %ebp  */ \
    ".byte 0x8b, 0x00\n"                    /* mov  (%eax), %eax    */ \
    RING3_TRAP "\n" \
    ".byte 0x5d\n"                          /* pop  %ebp            */ \
    RING3_CFI(".cfi_def_cfa_offset 12\n.cfi_restore 5\n") \
    ".byte 0x5f\n"                          /* pop  %edi            */ \
    RING3_CFI(".cfi_def_cfa_offset 8\n.cfi_restore 7\n") \
    ".byte 0x5e\n"                          /* pop  %esi            */ \
    RING3_CFI(".cfi_def_cfa_offset 4\n.cfi_restore 6\n")

/* While ebp is overwritten, nothing can find the frame of a function that keeps
 * it there. With unwind tables this is a function, which has tables of its own.
 */
#ifdef __GCC_HAVE_DWARF2_CFI_ASM
__asm__(
    ".ifndef ring3_six\n"
    ".pushsection .text.ring3_six, \"axG\", @progbits, ring3_six, comdat\n"
    ".weak ring3_six\n"
    ".hidden ring3_six\n"
    ".type ring3_six, @function\n"
    "ring3_six: 7:\n"
    ".cfi_startproc\n" RING3_SIX "ret\n.cfi_endproc\n"
    ".size ring3_six, . - 7b\n"
    ".popsection\n"
    ".endif\n");
#undef RING3_SIX
#define RING3_SIX "call ring3_six"
#endif

RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6)
{
    long block[4];
    long ret;

    block[0] = nr;
    block[1] = a4;
    block[2] = a5;
    block[3] = a6;
    __asm__ __volatile__(RING3_SIX
        : "=a" (ret)
        : "0" (block), "b" (a1), "c" (a2), "d" (a3)
        : "memory");
    return ret;
}

#endif
#else
/* x86_64: how a system call is made.
 *
 *      number   a1   a2   a3   a4   a5   a6     result   lost
 *      rax      rdi  rsi  rdx  r10  r8   r9     rax      rcx, r11
 *
 * A function call passes its fourth argument in rcx. The syscall instruction
 * puts the return address there and the flags in r11, so the kernel takes the
 * fourth from r10 instead. No constraint letter names r10, r8 and r9: they are
 * pinned with register variables, set from parameters with nothing in between.
 *
 * "memory" because the kernel reads and writes what the arguments point to.
 */
#ifndef RING3_ARCH_X86_64_SYSCALL_H
#define RING3_ARCH_X86_64_SYSCALL_H

RING3_INLINE long syscall0(long nr)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr)
        : "rcx", "r11", "memory");
    return ret;
}

RING3_INLINE long syscall1(long nr, long a1)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1)
        : "rcx", "r11", "memory");
    return ret;
}

RING3_INLINE long syscall2(long nr, long a1, long a2)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2)
        : "rcx", "r11", "memory");
    return ret;
}

RING3_INLINE long syscall3(long nr, long a1, long a2, long a3)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2), "d" (a3)
        : "rcx", "r11", "memory");
    return ret;
}

#ifndef __TINYC__

RING3_INLINE long syscall4(long nr, long a1, long a2, long a3, long a4)
{
    register long r10 __asm__("r10") = a4;
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2), "d" (a3), "r" (r10)
        : "rcx", "r11", "memory");
    return ret;
}

RING3_INLINE long syscall5(long nr, long a1, long a2, long a3, long a4,
                           long a5)
{
    register long r10 __asm__("r10") = a4;
    register long r8 __asm__("r8") = a5;
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2), "d" (a3), "r" (r10), "r" (r8)
        : "rcx", "r11", "memory");
    return ret;
}

RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6)
{
    register long r10 __asm__("r10") = a4;
    register long r8 __asm__("r8") = a5;
    register long r9 __asm__("r9") = a6;
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2), "d" (a3), "r" (r10), "r" (r8), "r" (r9)
        : "rcx", "r11", "memory");
    return ret;
}

#else

RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6);

RING3_INLINE long syscall4(long nr, long a1, long a2, long a3, long a4)
{
    return syscall6(nr, a1, a2, a3, a4, 0, 0);
}

RING3_INLINE long syscall5(long nr, long a1, long a2, long a3, long a4,
                           long a5)
{
    return syscall6(nr, a1, a2, a3, a4, a5, 0);
}

/* tcc silently ignores the register in a register variable. */
RING3_INLINE long syscall6(long nr, long a1, long a2, long a3, long a4,
                           long a5, long a6)
{
    long ret;

    __asm__ __volatile__(
        "movq %5, %%r10\n\t"
        "movq %6, %%r8\n\t"
        "movq %7, %%r9\n\t"
        RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2), "d" (a3), "m" (a4), "m" (a5), "m" (a6)
        : "rcx", "r8", "r9", "r10", "r11", "memory");
    return ret;
}

#endif
#endif
#endif

/* What cannot be right does not compile. */
#if defined __TINYC__ || defined RING3_NO_MACHINE
#define RING3_ASSERT(what, why)
#elif defined __cplusplus
#define RING3_ASSERT(what, why) static_assert(what, why)
#else
#define RING3_ASSERT(what, why) __extension__ _Static_assert(what, why)
#endif

/* No macro reveals it. main, handlers and what clone calls would look for their
 * arguments elsewhere.
 */
#ifdef __x86_64__
RING3_ASSERT(sizeof(__builtin_va_list) == 24,
             "ring3 has the calling convention of Linux: compile without "
             "-mabi=ms");
#endif

#ifndef RING3_NO_RAW_MACROS

/* A number or argument of a raw call, widened to a register by its own
 * signedness. One that is wider than a register does not compile: a 64-bit
 * value on i386 must be passed as its two halves.
 *
 * Wrappers write (syscall3)(...), which is the function and not the macro: they
 * already pass longs, and a thousand checks of that took the compiler longer
 * than all the rest.
 */
#ifdef __cplusplus
extern "C++" {
template <typename T> RING3_INLINE long ring3_arg(T x)
{
    static_assert(sizeof(T) <= sizeof(long),
                  "this argument is wider than a register");
    return (long)x;
}
}
#define RING3_ARG(x) ring3_arg(x)
#else
/* nullptr becomes an address and nothing else. */
#if __STDC_VERSION__ > 201710L && (__GNUC__ >= 13 || \
    (defined __clang__ && __clang_major__ >= 16))
#define RING3_SCALAR(x) \
    _Generic((x), __typeof__(nullptr): (void *)0, default: (x))
#else
#define RING3_SCALAR(x) (x)
#endif
#define RING3_ARG(x) \
    ((long)RING3_SCALAR(x) + 0 * (long)sizeof(void (*)( \
        int this_argument_is_wider_than_a_register[ \
            sizeof(1 ? (x) : (x)) <= sizeof(long) ? 1 : -1])))
#endif

#define syscall0(nr) syscall0(RING3_ARG(nr))
#define syscall1(nr, a) syscall1(RING3_ARG(nr), RING3_ARG(a))
#define syscall2(nr, a, b) \
    syscall2(RING3_ARG(nr), RING3_ARG(a), RING3_ARG(b))
#define syscall3(nr, a, b, c) \
    syscall3(RING3_ARG(nr), RING3_ARG(a), RING3_ARG(b), RING3_ARG(c))
#define syscall4(nr, a, b, c, d) \
    syscall4(RING3_ARG(nr), RING3_ARG(a), RING3_ARG(b), RING3_ARG(c), \
             RING3_ARG(d))
#define syscall5(nr, a, b, c, d, e) \
    syscall5(RING3_ARG(nr), RING3_ARG(a), RING3_ARG(b), RING3_ARG(c), \
             RING3_ARG(d), RING3_ARG(e))
#define syscall6(nr, a, b, c, d, e, f) \
    syscall6(RING3_ARG(nr), RING3_ARG(a), RING3_ARG(b), RING3_ARG(c), \
             RING3_ARG(d), RING3_ARG(e), RING3_ARG(f))

#endif
#endif
/* What the kernel lays out in memory, for more than one subject. The members
 * have the kernel's names without their prefix: libc has macros of those.
 */
#ifndef RING3_TYPES_H
#define RING3_TYPES_H


/* In place of a directory's descriptor: the working directory. */
#define AT_FDCWD        -100

/* An empty path means the directory's descriptor itself. */
#define AT_EMPTY_PATH   0x1000

/* If a path's last name is a symbolic link: the link itself, not where it
 * leads; or the other way round. And do not automount what is there.
 */
#define AT_SYMLINK_NOFOLLOW     0x100
#define AT_SYMLINK_FOLLOW       0x400
#define AT_NO_AUTOMOUNT         0x800

/* For a new descriptor: closed by execve, never waited for. */
#define O_CLOEXEC       02000000
#define O_NONBLOCK      00004000

/* Anything that lays out structs unlike the kernel gives this one another size,
 * or alignment.
 */
struct ring3_layout {
    long word;
    int64_t wide;
    short half;
    int other_half : 16;
    int last;
};
RING3_ASSERT(sizeof(struct ring3_layout) == 16 + sizeof(long)
                 && __alignof__(struct ring3_layout) == sizeof(long),
             "ring3 lays out structs as the kernel does: compile without "
             "-malign-double, -mms-bitfields and -fpack-struct");

/* After an int and before what is as wide as a register, or at the end of such
 * a struct: 32 bits on x86_64, nothing on i386. Padding has no name, so that an
 * initialiser without names means the same on both; what the kernel wants to be
 * 0 has one, unused1 and so on, or nothing would make it 0.
 */
#define RING3_PAD unsigned int : 8 * (sizeof(long) - sizeof(int))

/* A piece of memory, for readv(2) and writev(2). len is in bytes. */
struct kernel_iovec {
    void *base;
    size_t len;
};

/* A point in time or a span of it: 64 bits of seconds on both machines. nsec
 * is in [0, 999999999].
 */
struct kernel_timespec {
    int64_t sec;
    int64_t nsec;
};

/* A span of time in seconds and microseconds; on i386, 32 bits of seconds. */
struct kernel_old_timeval {
    long sec;
    long usec;
};

/* What a process has used: getrusage(2). Linux fills in only some of it; maxrss
 * is in KiB, inblock and oublock are in 512-byte blocks.
 */
struct kernel_rusage {
    struct kernel_old_timeval utime;
    struct kernel_old_timeval stime;
    long maxrss;
    long ixrss;
    long idrss;
    long isrss;
    long minflt;
    long majflt;
    long nswap;
    long inblock;
    long oublock;
    long msgsnd;
    long msgrcv;
    long nsignals;
    long nvcsw;
    long nivcsw;
};

/* Who sent a signal and why, 128 bytes: sigaction(2). code says which members
 * count. value is an integer or a pointer, as its sender says; of an integer
 * only the low 32 bits count. utime and stime are in clock ticks, 1/100 s.
 */
struct kernel_siginfo {
    int signo;
    int error;
    int code;
    RING3_PAD;
    __extension__ union {
        struct {                        /* a process, as SIGCHLD tells of it */
            int pid;
            unsigned int uid;
            int status;
            RING3_PAD;
            long utime;
            long stime;
        };
        struct {                        /* a timer; value from a process too */
            int timerid;
            int overrun;
            unsigned long value;
        };
        struct {                        /* SIGSEGV and the like */
            void *addr;
            union {
                struct {
                    short addr_lsb;
                    unsigned int : 16;
                    RING3_PAD;
                    union {
                        struct {
                            unsigned int pkey;
                            RING3_PAD;
                        };
                        struct {
                            void *lower;
                            void *upper;
                        };
                    };
                };
                struct {
                    unsigned long perf_data;
                    uint32_t perf_type;
                    uint32_t perf_flags;
                };
            };
        };
        struct {                        /* SIGIO */
            long band;
            int fd;
            RING3_PAD;
        };
        struct {                        /* SIGSYS */
            void *call_addr;
            int syscall;
            unsigned int arch;
        };
        long words[(128 - 3 * sizeof(int)) / sizeof(long)];
    };
};

#endif

/* lio_opcode of an iocb. */
#define IOCB_CMD_PREAD          0
#define IOCB_CMD_PWRITE         1
#define IOCB_CMD_FSYNC          2
#define IOCB_CMD_FDSYNC         3
#define IOCB_CMD_POLL           5
#define IOCB_CMD_NOOP           6
#define IOCB_CMD_PREADV         7
#define IOCB_CMD_PWRITEV        8

/* flags of an iocb: resfd is set, reqprio is set. */
#define IOCB_FLAG_RESFD         1
#define IOCB_FLAG_IOPRIO        2

/* One operation. data comes back in its event; fildes is the descriptor, buf a
 * 64-bit pointer, nbytes its length (or the count of iovecs), resfd an eventfd
 * to notify. key is the kernel's.
 */
struct kernel_iocb {
    uint64_t data;
    uint32_t key;
    int32_t rw_flags;
    uint16_t lio_opcode;
    int16_t reqprio;
    uint32_t fildes;
    uint64_t buf;
    uint64_t nbytes;
    int64_t offset;
    uint64_t unused1;
    uint32_t flags;
    uint32_t resfd;
};

/* What became of one: obj is the iocb's address, res what the call returned. */
struct kernel_io_event {
    uint64_t data;
    uint64_t obj;
    int64_t res;
    int64_t res2;
};

/* Signals to block while io_pgetevents(2) waits; size is 8. */
struct kernel_aio_sigset {
    const uint64_t *mask;
    size_t size;
};

/* io_setup(2): make a context for at least count operations at a time.
 *
 * *context must be 0 on entry, or -EINVAL, and is the context on return.
 * -EAGAIN past the limit in /proc/sys/fs/aio-max-nr.
 */
RING3_INLINE int sys_io_setup(unsigned int count, unsigned long *context)
{
    return (int)(syscall2)(NR_io_setup, (long)count, (long)context);
}

/* io_destroy(2): cancel what can be, wait for the rest, end the context. */
RING3_INLINE int sys_io_destroy(unsigned long context)
{
    return (int)(syscall1)(NR_io_destroy, (long)context);
}

/* io_submit(2): begin count operations.
 *
 * Returns how many were begun, which may be fewer; -errno only if the first
 * could not be. It may well block, unless the file is open with O_DIRECT.
 */
RING3_INLINE long sys_io_submit(unsigned long context, long count,
                                struct kernel_iocb **iocbs)
{
    return (syscall3)(NR_io_submit, (long)context, count, (long)iocbs);
}

/* io_cancel(2): cancel an operation. -EINPROGRESS if that has begun: its event
 * comes as usual; -EAGAIN or -EINVAL if it cannot be cancelled.
 */
RING3_INLINE int sys_io_cancel(unsigned long context, struct kernel_iocb *iocb,
                               struct kernel_io_event *event)
{
    return (int)(syscall3)(NR_io_cancel, (long)context, (long)iocb,
                           (long)event);
}

/* io_getevents(2): wait for at least min events, and take up to count.
 *
 * Returns how many: fewer than min after timeout, which is a duration, or NULL.
 *
 * i386: this is io_pgetevents_time64 without a mask, since Linux 5.1.
 */
RING3_INLINE long sys_io_getevents(unsigned long context, long min, long count,
                                   struct kernel_io_event *events,
                                   const struct kernel_timespec *timeout)
{
#ifdef __i386__
    return (syscall6)(NR_io_pgetevents_time64, (long)context, min, count,
                      (long)events, (long)timeout, 0);
#else
    return (syscall5)(NR_io_getevents, (long)context, min, count, (long)events,
                      (long)timeout);
#endif
}

/* io_pgetevents(2): io_getevents(2) with mask as the signal mask meanwhile.
 * Returns as io_getevents(2). Since Linux 4.18.
 *
 * i386: this is io_pgetevents_time64, since Linux 5.1.
 */
RING3_INLINE long sys_io_pgetevents(unsigned long context, long min,
                                    long count, struct kernel_io_event *events,
                                    const struct kernel_timespec *timeout,
                                    const struct kernel_aio_sigset *mask)
{
#ifdef __i386__
    return (syscall6)(NR_io_pgetevents_time64, (long)context, min, count,
                      (long)events, (long)timeout, (long)mask);
#else
    return (syscall6)(NR_io_pgetevents, (long)context, min, count, (long)events,
                      (long)timeout, (long)mask);
#endif
}

#endif
/* Attributes of a file: change the permissions, owner and times that stat.h
 * reports, and ask whether this process may use it. umask is in file.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_ATTRIBUTE_H
#define RING3_ATTRIBUTE_H


/* access(2): mode, whether the file exists, or any of the others. */
#define F_OK            0
#define X_OK            1
#define W_OK            2
#define R_OK            4

/* faccessat2(2): check by the effective ids, as open does. */
#define AT_EACCESS      0x200

/* utimensat(2): nsec in place of a time: now, or leave it as it is. */
#define UTIME_NOW       0x3fffffff
#define UTIME_OMIT      0x3ffffffe

/* file_getattr(2), file_setattr(2): xflags. */
#define FS_XFLAG_REALTIME       0x00000001
#define FS_XFLAG_PREALLOC       0x00000002
#define FS_XFLAG_IMMUTABLE      0x00000008
#define FS_XFLAG_APPEND         0x00000010
#define FS_XFLAG_SYNC           0x00000020
#define FS_XFLAG_NOATIME        0x00000040
#define FS_XFLAG_NODUMP         0x00000080
#define FS_XFLAG_RTINHERIT      0x00000100
#define FS_XFLAG_PROJINHERIT    0x00000200
#define FS_XFLAG_NOSYMLINKS     0x00000400
#define FS_XFLAG_EXTSIZE        0x00000800
#define FS_XFLAG_EXTSZINHERIT   0x00001000
#define FS_XFLAG_NODEFRAG       0x00002000
#define FS_XFLAG_FILESTREAM     0x00004000
#define FS_XFLAG_DAX            0x00008000
#define FS_XFLAG_COWEXTSIZE     0x00010000
#define FS_XFLAG_HASATTR        0x80000000

/* Two times in seconds: utime(2). On i386 they have 32 bits. */
struct kernel_utimbuf {
    long actime;
    long modtime;
};

/* Further attributes that a filesystem keeps: file_getattr(2). nextents and
 * FS_XFLAG_HASATTR cannot be set.
 */
struct kernel_file_attr {
    uint64_t xflags;
    uint32_t extsize;
    uint32_t nextents;
    uint32_t projid;
    uint32_t cowextsize;
};

/* access(2): may this process's real user do what mode says to the file?
 *
 * Returns 0 for yes, or -errno: -EACCES, or -EROFS for W_OK. It may be another
 * file by the time it is opened: open it and see.
 */
RING3_INLINE int sys_access(const char *path, int mode)
{
    return (int)(syscall2)(NR_access, (long)path, mode);
}

/* faccessat(2): access(2) below dirfd. It has no flags; faccessat2(2) does.
 * Since Linux 2.6.16.
 */
RING3_INLINE int sys_faccessat(int dirfd, const char *path, int mode)
{
    return (int)(syscall3)(NR_faccessat, dirfd, (long)path, mode);
}

/* faccessat2(2): faccessat(2) with AT_EACCESS, AT_SYMLINK_NOFOLLOW and
 * AT_EMPTY_PATH as flags. Since Linux 5.8.
 */
RING3_INLINE int sys_faccessat2(int dirfd, const char *path, int mode,
                                int flags)
{
    return (int)(syscall4)(NR_faccessat2, dirfd, (long)path, mode, flags);
}

/* chmod(2): set the permissions of the file at path to mode. The umask does
 * not matter.
 *
 * -EPERM: it is somebody else's.
 */
RING3_INLINE int sys_chmod(const char *path, unsigned int mode)
{
    return (int)(syscall2)(NR_chmod, (long)path, (long)mode);
}

/* fchmod(2): chmod(2) of what fd is open on. */
RING3_INLINE int sys_fchmod(int fd, unsigned int mode)
{
    return (int)(syscall2)(NR_fchmod, fd, (long)mode);
}

/* fchmodat(2): chmod(2) below dirfd. It has no flags; fchmodat2(2) does. Since
 * Linux 2.6.16.
 */
RING3_INLINE int sys_fchmodat(int dirfd, const char *path, unsigned int mode)
{
    return (int)(syscall3)(NR_fchmodat, dirfd, (long)path, (long)mode);
}

/* fchmodat2(2): fchmodat(2) with AT_SYMLINK_NOFOLLOW and AT_EMPTY_PATH as
 * flags. A symbolic link itself has no permissions to set on most filesystems:
 * -EOPNOTSUPP. Since Linux 6.6.
 */
RING3_INLINE int sys_fchmodat2(int dirfd, const char *path, unsigned int mode,
                               unsigned int flags)
{
    return (int)(syscall4)(NR_fchmodat2, dirfd, (long)path, (long)mode,
                           (long)flags);
}

/* chown(2): set the owner and the group of the file at path; ~0u leaves one as
 * it is. Clears set-user-ID and set-group-ID bits.
 *
 * i386: this is chown32, whose ids have 32 bits.
 */
RING3_INLINE int sys_chown(const char *path, unsigned int uid,
                           unsigned int gid)
{
#ifdef __i386__
    return (int)(syscall3)(NR_chown32, (long)path, (long)uid, (long)gid);
#else
    return (int)(syscall3)(NR_chown, (long)path, (long)uid, (long)gid);
#endif
}

/* fchown(2): chown(2) of what fd is open on.
 *
 * i386: this is fchown32.
 */
RING3_INLINE int sys_fchown(int fd, unsigned int uid, unsigned int gid)
{
#ifdef __i386__
    return (int)(syscall3)(NR_fchown32, fd, (long)uid, (long)gid);
#else
    return (int)(syscall3)(NR_fchown, fd, (long)uid, (long)gid);
#endif
}

/* lchown(2): chown(2) of a symbolic link itself.
 *
 * i386: this is lchown32.
 */
RING3_INLINE int sys_lchown(const char *path, unsigned int uid,
                            unsigned int gid)
{
#ifdef __i386__
    return (int)(syscall3)(NR_lchown32, (long)path, (long)uid, (long)gid);
#else
    return (int)(syscall3)(NR_lchown, (long)path, (long)uid, (long)gid);
#endif
}

/* fchownat(2): chown(2) below dirfd, lchown(2) with AT_SYMLINK_NOFOLLOW. Ids
 * have 32 bits on both machines. Since Linux 2.6.16.
 */
RING3_INLINE int sys_fchownat(int dirfd, const char *path, unsigned int uid,
                              unsigned int gid, int flags)
{
    return (int)(syscall5)(NR_fchownat, dirfd, (long)path, (long)uid, (long)gid,
                           flags);
}

/* utime(2): set the times of the file at path, to now with NULL.
 *
 * i386: seconds have 32 bits, here and in utimes; utimensat has more.
 */
RING3_INLINE int sys_utime(const char *path, const struct kernel_utimbuf *times)
{
    return (int)(syscall2)(NR_utime, (long)path, (long)times);
}

/* utimes(2): set when the file at path was last read, times[0], and changed,
 * times[1], in microseconds; to now with NULL.
 */
RING3_INLINE int sys_utimes(const char *path,
                            const struct kernel_old_timeval times[2])
{
    return (int)(syscall2)(NR_utimes, (long)path, (long)times);
}

/* utimensat(2): utimes(2) below dirfd, in nanoseconds; either time may be
 * UTIME_NOW or UTIME_OMIT. A path of NULL means what dirfd is open on. Since
 * Linux 2.6.22.
 *
 * i386: this is utimensat_time64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_utimensat(int dirfd, const char *path,
                               const struct kernel_timespec times[2],
                               int flags)
{
#ifdef __i386__
    return (int)(syscall4)(NR_utimensat_time64, dirfd, (long)path, (long)times,
                           flags);
#else
    return (int)(syscall4)(NR_utimensat, dirfd, (long)path, (long)times, flags);
#endif
}

/* file_getattr(2): put the further attributes of the file at path below dirfd
 * into attr; size is sizeof *attr.
 *
 * -EOPNOTSUPP, -ENOTTY: the filesystem keeps none. Since Linux 6.17.
 */
RING3_INLINE int sys_file_getattr(int dirfd, const char *path,
                                  struct kernel_file_attr *attr, size_t size,
                                  unsigned int at_flags)
{
    return (int)(syscall5)(NR_file_getattr, dirfd, (long)path, (long)attr,
                           (long)size, (long)at_flags);
}

/* file_setattr(2): set all of these attributes to attr: get them first. Since
 * Linux 6.17.
 */
RING3_INLINE int sys_file_setattr(int dirfd, const char *path,
                                  const struct kernel_file_attr *attr,
                                  size_t size, unsigned int at_flags)
{
    return (int)(syscall5)(NR_file_setattr, dirfd, (long)path, (long)attr,
                           (long)size, (long)at_flags);
}

#endif
/* The auxiliary vector: what the kernel tells a program about itself. It lies
 * after the environment; getauxval(3) describes its entries.
 */
#ifndef RING3_AUXV_H
#define RING3_AUXV_H


#define AT_NULL         0
#define AT_PHDR         3
#define AT_PHENT        4
#define AT_PHNUM        5
#define AT_PAGESZ       6
#define AT_BASE         7
#define AT_ENTRY        9
#define AT_UID          11
#define AT_EUID         12
#define AT_GID          13
#define AT_EGID         14
#define AT_PLATFORM     15
#define AT_HWCAP        16
#define AT_CLKTCK       17
#define AT_SECURE       23
#define AT_RANDOM       25
#define AT_HWCAP2       26
#define AT_RSEQ_FEATURE_SIZE 27
#define AT_RSEQ_ALIGN   28
#define AT_EXECFN       31
#define AT_SYSINFO      32
#define AT_SYSINFO_EHDR 33
#define AT_MINSIGSTKSZ  51

/* The vector: pairs of a type and a value, ending with an AT_NULL. envp must
 * be the one that main was given. Makes no call.
 */
RING3_INLINE const unsigned long *ring3_auxv(char *const envp[])
{
    while (*envp)
        envp++;
    return (const unsigned long *)(envp + 1);
}

/* The value of one entry, or 0 if the kernel gave none. Makes no call. */
RING3_INLINE unsigned long ring3_getauxval(char *const envp[],
                                           unsigned long type)
{
    const unsigned long *entry = ring3_auxv(envp);

    while (entry[0] != AT_NULL && entry[0] != type)
        entry += 2;
    return entry[0] == AT_NULL ? 0 : entry[1];
}

#endif
/* BPF: programs that run in the kernel, and their maps. The older instructions,
 * for filters, are in seccomp.h.
 */
#ifndef RING3_BPF_H
#define RING3_BPF_H


/* command of bpf(2). */
#define BPF_MAP_CREATE                  0
#define BPF_MAP_LOOKUP_ELEM             1
#define BPF_MAP_UPDATE_ELEM             2
#define BPF_MAP_DELETE_ELEM             3
#define BPF_MAP_GET_NEXT_KEY            4
#define BPF_PROG_LOAD                   5
#define BPF_OBJ_PIN                     6
#define BPF_OBJ_GET                     7
#define BPF_PROG_ATTACH                 8
#define BPF_PROG_DETACH                 9
#define BPF_PROG_TEST_RUN               10
#define BPF_PROG_RUN                    10
#define BPF_PROG_GET_NEXT_ID            11
#define BPF_MAP_GET_NEXT_ID             12
#define BPF_PROG_GET_FD_BY_ID           13
#define BPF_MAP_GET_FD_BY_ID            14
#define BPF_OBJ_GET_INFO_BY_FD          15
#define BPF_PROG_QUERY                  16
#define BPF_RAW_TRACEPOINT_OPEN         17
#define BPF_BTF_LOAD                    18
#define BPF_BTF_GET_FD_BY_ID            19
#define BPF_TASK_FD_QUERY               20
#define BPF_MAP_LOOKUP_AND_DELETE_ELEM  21
#define BPF_MAP_FREEZE                  22
#define BPF_BTF_GET_NEXT_ID             23
#define BPF_MAP_LOOKUP_BATCH            24
#define BPF_MAP_LOOKUP_AND_DELETE_BATCH 25
#define BPF_MAP_UPDATE_BATCH            26
#define BPF_MAP_DELETE_BATCH            27
#define BPF_LINK_CREATE                 28
#define BPF_LINK_UPDATE                 29
#define BPF_LINK_GET_FD_BY_ID           30
#define BPF_LINK_GET_NEXT_ID            31
#define BPF_ENABLE_STATS                32
#define BPF_ITER_CREATE                 33
#define BPF_LINK_DETACH                 34
#define BPF_PROG_BIND_MAP               35
#define BPF_TOKEN_CREATE                36
#define BPF_PROG_STREAM_READ_BY_FD      37
#define BPF_PROG_ASSOC_STRUCT_OPS       38

/* A bit in command: a struct kernel_bpf_common_attr is given. Since Linux 7.2;
 * an older kernel says -EINVAL.
 */
#define BPF_COMMON_ATTRS                0x10000

/* Where the kernel is to log what it thinks of a program, a map or a type, and
 * in how much detail; log_true_size is how much room that would take.
 */
struct kernel_bpf_common_attr {
    uint64_t log_buf __attribute__((__aligned__(8)));
    uint32_t log_size;
    uint32_t log_level;
    uint32_t log_true_size;
    unsigned int : 32;
};

/* bpf(2): make, load, attach or look at a program or a map.
 *
 * attr is the kernel's union bpf_attr, of which the command uses a part; the
 * rest within size has to be 0, or -EINVAL; a size beyond the kernel's is
 * -E2BIG unless the excess is 0. Returns a descriptor for the commands that
 * make or get something, else 0. Pointers are passed as 64 bits on both
 * machines. Without BPF_COMMON_ATTRS, common is NULL and its size 0. Since
 * Linux 3.18.
 */
RING3_INLINE int sys_bpf(int command, void *attr, unsigned int size,
                         struct kernel_bpf_common_attr *common,
                         unsigned int common_size)
{
    return (int)(syscall5)(NR_bpf, command, (long)attr, (long)size,
                           (long)common, (long)common_size);
}

#endif
/* Capabilities: the parts that root's power is made of.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_CAPABILITY_H
#define RING3_CAPABILITY_H


/* The version in a kernel_cap_user_header, with two kernel_cap_user_data. */
#define _LINUX_CAPABILITY_VERSION_3     0x20080522

/* The capabilities: number n is bit n % 32 of data n / 32. */
#define CAP_CHOWN               0
#define CAP_DAC_OVERRIDE        1
#define CAP_DAC_READ_SEARCH     2
#define CAP_FOWNER              3
#define CAP_FSETID              4
#define CAP_KILL                5
#define CAP_SETGID              6
#define CAP_SETUID              7
#define CAP_SETPCAP             8
#define CAP_LINUX_IMMUTABLE     9
#define CAP_NET_BIND_SERVICE    10
#define CAP_NET_BROADCAST       11
#define CAP_NET_ADMIN           12
#define CAP_NET_RAW             13
#define CAP_IPC_LOCK            14
#define CAP_IPC_OWNER           15
#define CAP_SYS_MODULE          16
#define CAP_SYS_RAWIO           17
#define CAP_SYS_CHROOT          18
#define CAP_SYS_PTRACE          19
#define CAP_SYS_PACCT           20
#define CAP_SYS_ADMIN           21
#define CAP_SYS_BOOT            22
#define CAP_SYS_NICE            23
#define CAP_SYS_RESOURCE        24
#define CAP_SYS_TIME            25
#define CAP_SYS_TTY_CONFIG      26
#define CAP_MKNOD               27
#define CAP_LEASE               28
#define CAP_AUDIT_WRITE         29
#define CAP_AUDIT_CONTROL       30
#define CAP_SETFCAP             31
#define CAP_MAC_OVERRIDE        32
#define CAP_MAC_ADMIN           33
#define CAP_SYSLOG              34
#define CAP_WAKE_ALARM          35
#define CAP_BLOCK_SUSPEND       36
#define CAP_AUDIT_READ          37
#define CAP_PERFMON             38
#define CAP_BPF                 39
#define CAP_CHECKPOINT_RESTORE  40

/* Whose capabilities, in which layout. pid is 0 for the calling thread. */
struct kernel_cap_user_header {
    uint32_t version;
    int pid;
};

/* 32 capabilities, a bit for each. */
struct kernel_cap_user_data {
    uint32_t effective;
    uint32_t permitted;
    uint32_t inheritable;
};

/* capget(2): put the capabilities of header's pid into data[0] and data[1].
 *
 * If the kernel does not know header's version, it puts one that it does there:
 * -EINVAL, or 0 if data is NULL.
 */
RING3_INLINE int sys_capget(struct kernel_cap_user_header *header,
                            struct kernel_cap_user_data *data)
{
    return (int)(syscall2)(NR_capget, (long)header, (long)data);
}

/* capset(2): set the capabilities of the calling thread, and no other, to
 * data[0] and data[1].
 */
RING3_INLINE int sys_capset(struct kernel_cap_user_header *header,
                            const struct kernel_cap_user_data *data)
{
    return (int)(syscall2)(NR_capset, (long)header, (long)data);
}

#endif
/* Directories: make and list them; give, change and remove names. The working
 * directory is in process.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_DIRECTORY_H
#define RING3_DIRECTORY_H


/* unlinkat(2): flags. */
#define AT_REMOVEDIR        0x200

/* fchdir(2), fchroot(2): a place where nothing is found, and nothing can be
 * done: -EOPNOTSUPP. Since Linux 7.3.
 */
#define FD_FAILFS_ROOT      -10004

/* renameat2(2): flags. */
#define RENAME_NOREPLACE    0x1
#define RENAME_EXCHANGE     0x2
#define RENAME_WHITEOUT     0x4

/* getdents64(2): type in an entry. */
#define DT_UNKNOWN      0
#define DT_FIFO         1
#define DT_CHR          2
#define DT_DIR          4
#define DT_BLK          6
#define DT_REG          8
#define DT_LNK          10
#define DT_SOCK         12
#define DT_WHT          14

/* A directory entry: getdents64(2). The next one is reclen bytes further on;
 * off is where to lseek(2) to read on after this one. name is as long as it
 * needs to be, and ends in a NUL. It has no bound that a compiler could check;
 * C++ has such members as an extension.
 */
__extension__
struct kernel_dirent64 {
    uint64_t ino;
    int64_t off;
    uint16_t reclen;
    uint8_t type;
    char name[];
};

/* link(2): make new_path a second name for the file at path. If that is a
 * symbolic link, the link itself gets one.
 */
RING3_INLINE int sys_link(const char *path, const char *new_path)
{
    return (int)(syscall2)(NR_link, (long)path, (long)new_path);
}

/* linkat(2): link(2) below two directories. AT_SYMLINK_FOLLOW follows a link at
 * the end of path; AT_EMPTY_PATH names what dirfd is open on. Since Linux
 * 2.6.16.
 */
RING3_INLINE int sys_linkat(int dirfd, const char *path, int new_dirfd,
                            const char *new_path, int flags)
{
    return (int)(syscall5)(NR_linkat, dirfd, (long)path, new_dirfd,
                           (long)new_path, flags);
}

/* unlink(2): remove the name path. The file goes when it has no other and
 * nobody has it open. -EISDIR: a directory, for rmdir(2).
 */
RING3_INLINE int sys_unlink(const char *path)
{
    return (int)(syscall1)(NR_unlink, (long)path);
}

/* unlinkat(2): unlink(2) below dirfd, or with AT_REMOVEDIR rmdir(2). Since
 * Linux 2.6.16.
 */
RING3_INLINE int sys_unlinkat(int dirfd, const char *path, int flags)
{
    return (int)(syscall3)(NR_unlinkat, dirfd, (long)path, flags);
}

/* rename(2): give the file at path the name new_path in place of path. Whatever
 * had that name loses it in the same instant.
 *
 * -EXDEV: not within one filesystem: copy it instead. -ENOTEMPTY, -EEXIST:
 * new_path is a directory that is not empty.
 */
RING3_INLINE int sys_rename(const char *path, const char *new_path)
{
    return (int)(syscall2)(NR_rename, (long)path, (long)new_path);
}

/* renameat(2): rename(2) below two directories. Since Linux 2.6.16. */
RING3_INLINE int sys_renameat(int dirfd, const char *path, int new_dirfd,
                              const char *new_path)
{
    return (int)(syscall4)(NR_renameat, dirfd, (long)path, new_dirfd,
                           (long)new_path);
}

/* renameat2(2): renameat(2) with flags: do not replace an existing file, or
 * swap the two.
 *
 * -EEXIST: with RENAME_NOREPLACE, new_path exists. -EINVAL: this filesystem
 * does not support the flag. Since Linux 3.15.
 */
RING3_INLINE int sys_renameat2(int dirfd, const char *path, int new_dirfd,
                               const char *new_path, unsigned int flags)
{
    return (int)(syscall5)(NR_renameat2, dirfd, (long)path, new_dirfd,
                           (long)new_path, (long)flags);
}

/* symlink(2): make path a symbolic link that leads to target. A relative target
 * starts where the link is. It need not exist.
 */
RING3_INLINE int sys_symlink(const char *target, const char *path)
{
    return (int)(syscall2)(NR_symlink, (long)target, (long)path);
}

/* symlinkat(2): symlink(2) below dirfd, which does not affect target. Since
 * Linux 2.6.16.
 */
RING3_INLINE int sys_symlinkat(const char *target, int dirfd, const char *path)
{
    return (int)(syscall3)(NR_symlinkat, (long)target, dirfd, (long)path);
}

/* readlink(2): put what the link at path leads to into buf.
 *
 * Returns how many bytes; no NUL follows them. What does not fit is cut off
 * without an error: if they are as many as size, that may not be all. -EINVAL:
 * path is not a symbolic link.
 */
RING3_INLINE long sys_readlink(const char *path, char *buf, int size)
{
    return (syscall3)(NR_readlink, (long)path, (long)buf, size);
}

/* readlinkat(2): readlink(2) below dirfd; an empty path means a link that is
 * itself open as dirfd, with O_PATH and O_NOFOLLOW. Returns as readlink(2).
 * Since Linux 2.6.16.
 */
RING3_INLINE long sys_readlinkat(int dirfd, const char *path, char *buf,
                                 int size)
{
    return (syscall4)(NR_readlinkat, dirfd, (long)path, (long)buf, size);
}

/* mkdir(2): make the directory path, with mode's permissions less the umask. */
RING3_INLINE int sys_mkdir(const char *path, unsigned int mode)
{
    return (int)(syscall2)(NR_mkdir, (long)path, (long)mode);
}

/* mkdirat(2): mkdir(2) below dirfd. Since Linux 2.6.16. */
RING3_INLINE int sys_mkdirat(int dirfd, const char *path, unsigned int mode)
{
    return (int)(syscall3)(NR_mkdirat, dirfd, (long)path, (long)mode);
}

/* rmdir(2): remove the directory path. -ENOTEMPTY: there is something in it.
 * -EBUSY: something is mounted there.
 */
RING3_INLINE int sys_rmdir(const char *path)
{
    return (int)(syscall1)(NR_rmdir, (long)path);
}

/* mknod(2): make path what mode says: one of S_IFIFO, S_IFSOCK, S_IFREG,
 * S_IFCHR and S_IFBLK, with permissions less the umask.
 *
 * dev counts for the last two: (minor & 0xff) | major << 8
 * | (minor & ~0xffu) << 12.
 */
RING3_INLINE int sys_mknod(const char *path, unsigned int mode,
                           unsigned int dev)
{
    return (int)(syscall3)(NR_mknod, (long)path, (long)mode, (long)dev);
}

/* mknodat(2): mknod(2) below dirfd. Since Linux 2.6.16. */
RING3_INLINE int sys_mknodat(int dirfd, const char *path, unsigned int mode,
                             unsigned int dev)
{
    return (int)(syscall4)(NR_mknodat, dirfd, (long)path, (long)mode,
                           (long)dev);
}

/* getdents64(2): put the next entries of the directory fd into buf, as many as
 * fit, each a struct kernel_dirent64. "." and ".." are among them.
 *
 * Returns how many bytes they are, 0 at the end, or -errno: -EINVAL if not even
 * one fits. buf is best aligned to 8. A type is DT_UNKNOWN where the filesystem
 * does not say.
 */
RING3_INLINE long sys_getdents64(int fd, void *buf, unsigned int len)
{
    return (syscall3)(NR_getdents64, fd, (long)buf, (long)len);
}

/* fchdir(2): make the directory fd the working directory. */
RING3_INLINE int sys_fchdir(int fd)
{
    return (int)(syscall1)(NR_fchdir, fd);
}

/* fchroot(2): make the directory fd this process's /, as chroot(2) does; flags
 * is 0. FD_FAILFS_ROOT needs no privileges after PR_SET_NO_NEW_PRIVS, unless
 * the process is in a chroot or shares its / with another. Since Linux 7.3.
 */
RING3_INLINE int sys_fchroot(int fd, unsigned int flags)
{
    return (int)(syscall2)(NR_fchroot, fd, (long)flags);
}

/* chroot(2): make the directory path this process's /.
 *
 * The working directory stays where it is, and so do open ones: chdir("/")
 * afterwards, or the process can escape.
 */
RING3_INLINE int sys_chroot(const char *path)
{
    return (int)(syscall1)(NR_chroot, (long)path);
}

#endif
/* epoll: waiting for any of many descriptors. */
#ifndef RING3_EPOLL_H
#define RING3_EPOLL_H


/* struct kernel_epoll_event: which events, and data that comes back with them;
 * the kernel does not look at it.
 */
#ifdef __i386__
/* i386: what epoll_wait(2) fills in. 12 bytes without packing. */
#ifndef RING3_ARCH_I386_EPOLL_H
#define RING3_ARCH_I386_EPOLL_H


struct kernel_epoll_event {
    uint32_t events;
    uint64_t data;
};

#endif
#else
/* x86_64: what epoll_wait(2) fills in. 12 bytes, as on i386, so that the kernel
 * has one layout for both: data is not where a compiler would put it.
 */
#ifndef RING3_ARCH_X86_64_EPOLL_H
#define RING3_ARCH_X86_64_EPOLL_H


struct kernel_epoll_event {
    uint32_t events;
    uint64_t data;
} __attribute__((__packed__));

#endif
#endif

/* flags of epoll_create1(2). */
#define EPOLL_CLOEXEC   02000000

/* operation of epoll_ctl(2). */
#define EPOLL_CTL_ADD   1
#define EPOLL_CTL_DEL   2
#define EPOLL_CTL_MOD   3

/* events: as those of poll(2). EPOLLERR and EPOLLHUP come unasked. */
#define EPOLLIN         0x00000001
#define EPOLLPRI        0x00000002
#define EPOLLOUT        0x00000004
#define EPOLLERR        0x00000008
#define EPOLLHUP        0x00000010
#define EPOLLNVAL       0x00000020
#define EPOLLRDNORM     0x00000040
#define EPOLLRDBAND     0x00000080
#define EPOLLWRNORM     0x00000100
#define EPOLLWRBAND     0x00000200
#define EPOLLMSG        0x00000400
#define EPOLLRDHUP      0x00002000

/* And how: wake only one of several epolls, keep the machine awake, once only,
 * only when something changes.
 */
#define EPOLLEXCLUSIVE  0x10000000
#define EPOLL_URING_WAKE 0x08000000
#define EPOLLWAKEUP     0x20000000
#define EPOLLONESHOT    0x40000000
#define EPOLLET         0x80000000

/* epoll_create(2): epoll_create1(2) without flags. size must be above 0 and is
 * otherwise ignored. Returns the descriptor, or -errno.
 */
RING3_INLINE int sys_epoll_create(int size)
{
    return (int)(syscall1)(NR_epoll_create, size);
}

/* epoll_create1(2): make an empty epoll. Returns the descriptor, or -errno.
 * Since Linux 2.6.27.
 */
RING3_INLINE int sys_epoll_create1(int flags)
{
    return (int)(syscall1)(NR_epoll_create1, flags);
}

/* epoll_ctl(2): add fd to epfd, change its events, or remove it.
 *
 * Returns 0, or -errno: -EEXIST if fd is in it already, -ENOENT if it is not,
 * -EPERM if it is a file, which is always ready. event may be NULL with
 * EPOLL_CTL_DEL.
 *
 * What an epoll holds is the open file: it stays while a dup or a child has it
 * open, even after fd is closed.
 */
RING3_INLINE int sys_epoll_ctl(int epfd, int operation, int fd,
                               struct kernel_epoll_event *event)
{
    return (int)(syscall4)(NR_epoll_ctl, epfd, operation, fd, (long)event);
}

/* epoll_wait(2): wait until something is ready, timeout milliseconds at most,
 * or for ever if that is below 0.
 *
 * Returns how many events it filled in, up to count, 0 if time ran out, or
 * -errno. A signal is -EINTR, SA_RESTART or not.
 */
RING3_INLINE long sys_epoll_wait(int epfd, struct kernel_epoll_event *events,
                                 int count, int timeout)
{
    return (syscall4)(NR_epoll_wait, epfd, (long)events, count, timeout);
}

/* epoll_pwait(2): epoll_wait(2), with mask as the blocked signals meanwhile;
 * NULL leaves them as they are. Returns as epoll_wait(2). Since Linux 2.6.19.
 *
 * x86_64: since Linux 2.6.22.
 */
RING3_INLINE long sys_epoll_pwait(int epfd, struct kernel_epoll_event *events,
                                  int count, int timeout,
                                  const uint64_t *mask)
{
    return (syscall6)(NR_epoll_pwait, epfd, (long)events, count, timeout,
                      (long)mask, 8);
}

/* epoll_pwait2(2): epoll_pwait(2), to the nanosecond. timeout may be NULL, for
 * no limit. Returns as epoll_wait(2). Since Linux 5.11.
 */
RING3_INLINE long sys_epoll_pwait2(int epfd, struct kernel_epoll_event *events,
                                   int count,
                                   const struct kernel_timespec *timeout,
                                   const uint64_t *mask)
{
    return (syscall6)(NR_epoll_pwait2, epfd, (long)events, count, (long)timeout,
                      (long)mask, 8);
}

#endif
/* Generated by src/gen.py from src/errno.tbl and src/errno.h.in: edit that instead. */
/* Error numbers, which the kernel hands back negated, and their words. */
#ifndef RING3_ERRNO_H
#define RING3_ERRNO_H


#define EPERM           1
#define ENOENT          2
#define ESRCH           3
#define EINTR           4
#define EIO             5
#define ENXIO           6
#define E2BIG           7
#define ENOEXEC         8
#define EBADF           9
#define ECHILD          10
#define EAGAIN          11
#define ENOMEM          12
#define EACCES          13
#define EFAULT          14
#define ENOTBLK         15
#define EBUSY           16
#define EEXIST          17
#define EXDEV           18
#define ENODEV          19
#define ENOTDIR         20
#define EISDIR          21
#define EINVAL          22
#define ENFILE          23
#define EMFILE          24
#define ENOTTY          25
#define ETXTBSY         26
#define EFBIG           27
#define ENOSPC          28
#define ESPIPE          29
#define EROFS           30
#define EMLINK          31
#define EPIPE           32
#define EDOM            33
#define ERANGE          34
#define EDEADLK         35
#define ENAMETOOLONG    36
#define ENOLCK          37
#define ENOSYS          38
#define ENOTEMPTY       39
#define ELOOP           40
#define ENOMSG          42
#define EIDRM           43
#define ECHRNG          44
#define EL2NSYNC        45
#define EL3HLT          46
#define EL3RST          47
#define ELNRNG          48
#define EUNATCH         49
#define ENOCSI          50
#define EL2HLT          51
#define EBADE           52
#define EBADR           53
#define EXFULL          54
#define ENOANO          55
#define EBADRQC         56
#define EBADSLT         57
#define EBFONT          59
#define ENOSTR          60
#define ENODATA         61
#define ETIME           62
#define ENOSR           63
#define ENONET          64
#define ENOPKG          65
#define EREMOTE         66
#define ENOLINK         67
#define EADV            68
#define ESRMNT          69
#define ECOMM           70
#define EPROTO          71
#define EMULTIHOP       72
#define EDOTDOT         73
#define EBADMSG         74
#define EOVERFLOW       75
#define ENOTUNIQ        76
#define EBADFD          77
#define EREMCHG         78
#define ELIBACC         79
#define ELIBBAD         80
#define ELIBSCN         81
#define ELIBMAX         82
#define ELIBEXEC        83
#define EILSEQ          84
#define ERESTART        85
#define ESTRPIPE        86
#define EUSERS          87
#define ENOTSOCK        88
#define EDESTADDRREQ    89
#define EMSGSIZE        90
#define EPROTOTYPE      91
#define ENOPROTOOPT     92
#define EPROTONOSUPPORT 93
#define ESOCKTNOSUPPORT 94
#define EOPNOTSUPP      95
#define EPFNOSUPPORT    96
#define EAFNOSUPPORT    97
#define EADDRINUSE      98
#define EADDRNOTAVAIL   99
#define ENETDOWN        100
#define ENETUNREACH     101
#define ENETRESET       102
#define ECONNABORTED    103
#define ECONNRESET      104
#define ENOBUFS         105
#define EISCONN         106
#define ENOTCONN        107
#define ESHUTDOWN       108
#define ETOOMANYREFS    109
#define ETIMEDOUT       110
#define ECONNREFUSED    111
#define EHOSTDOWN       112
#define EHOSTUNREACH    113
#define EALREADY        114
#define EINPROGRESS     115
#define ESTALE          116
#define EUCLEAN         117
#define ENOTNAM         118
#define ENAVAIL         119
#define EISNAM          120
#define EREMOTEIO       121
#define EDQUOT          122
#define ENOMEDIUM       123
#define EMEDIUMTYPE     124
#define ECANCELED       125
#define ENOKEY          126
#define EKEYEXPIRED     127
#define EKEYREVOKED     128
#define EKEYREJECTED    129
#define EOWNERDEAD      130
#define ENOTRECOVERABLE 131
#define ERFKILL         132
#define EHWPOISON       133
#define EFTYPE          134
#define EWOULDBLOCK     EAGAIN
#define EDEADLOCK       EDEADLK

/* The words for an error number of either sign, "Success" for 0. Never NULL.
 *
 * The strings stand one behind the other, because a table of pointers to them
 * would need relocating in a position-independent program.
 */
RING3_INLINE const char *ring3_strerror(int err)
{
    static const char words[] =
        "Success\0"
        "Operation not permitted\0"
        "No such file or directory\0"
        "No such process\0"
        "Interrupted system call\0"
        "Input/output error\0"
        "No such device or address\0"
        "Argument list too long\0"
        "Exec format error\0"
        "Bad file descriptor\0"
        "No child processes\0"
        "Resource temporarily unavailable\0"
        "Cannot allocate memory\0"
        "Permission denied\0"
        "Bad address\0"
        "Block device required\0"
        "Device or resource busy\0"
        "File exists\0"
        "Invalid cross-device link\0"
        "No such device\0"
        "Not a directory\0"
        "Is a directory\0"
        "Invalid argument\0"
        "Too many open files in system\0"
        "Too many open files\0"
        "Inappropriate ioctl for device\0"
        "Text file busy\0"
        "File too large\0"
        "No space left on device\0"
        "Illegal seek\0"
        "Read-only file system\0"
        "Too many links\0"
        "Broken pipe\0"
        "Numerical argument out of domain\0"
        "Numerical result out of range\0"
        "Resource deadlock avoided\0"
        "File name too long\0"
        "No locks available\0"
        "Function not implemented\0"
        "Directory not empty\0"
        "Too many levels of symbolic links\0"
        "\0"
        "No message of desired type\0"
        "Identifier removed\0"
        "Channel number out of range\0"
        "Level 2 not synchronized\0"
        "Level 3 halted\0"
        "Level 3 reset\0"
        "Link number out of range\0"
        "Protocol driver not attached\0"
        "No CSI structure available\0"
        "Level 2 halted\0"
        "Invalid exchange\0"
        "Invalid request descriptor\0"
        "Exchange full\0"
        "No anode\0"
        "Invalid request code\0"
        "Invalid slot\0"
        "\0"
        "Bad font file format\0"
        "Device not a stream\0"
        "No data available\0"
        "Timer expired\0"
        "Out of streams resources\0"
        "Machine is not on the network\0"
        "Package not installed\0"
        "Object is remote\0"
        "Link has been severed\0"
        "Advertise error\0"
        "Srmount error\0"
        "Communication error on send\0"
        "Protocol error\0"
        "Multihop attempted\0"
        "RFS specific error\0"
        "Bad message\0"
        "Value too large for defined data type\0"
        "Name not unique on network\0"
        "File descriptor in bad state\0"
        "Remote address changed\0"
        "Can not access a needed shared library\0"
        "Accessing a corrupted shared library\0"
        ".lib section in a.out corrupted\0"
        "Attempting to link in too many shared libraries\0"
        "Cannot exec a shared library directly\0"
        "Invalid or incomplete multibyte or wide character\0"
        "Interrupted system call should be restarted\0"
        "Streams pipe error\0"
        "Too many users\0"
        "Socket operation on non-socket\0"
        "Destination address required\0"
        "Message too long\0"
        "Protocol wrong type for socket\0"
        "Protocol not available\0"
        "Protocol not supported\0"
        "Socket type not supported\0"
        "Operation not supported\0"
        "Protocol family not supported\0"
        "Address family not supported by protocol\0"
        "Address already in use\0"
        "Cannot assign requested address\0"
        "Network is down\0"
        "Network is unreachable\0"
        "Network dropped connection on reset\0"
        "Software caused connection abort\0"
        "Connection reset by peer\0"
        "No buffer space available\0"
        "Transport endpoint is already connected\0"
        "Transport endpoint is not connected\0"
        "Cannot send after transport endpoint shutdown\0"
        "Too many references: cannot splice\0"
        "Connection timed out\0"
        "Connection refused\0"
        "Host is down\0"
        "No route to host\0"
        "Operation already in progress\0"
        "Operation now in progress\0"
        "Stale file handle\0"
        "Structure needs cleaning\0"
        "Not a XENIX named type file\0"
        "No XENIX semaphores available\0"
        "Is a named type file\0"
        "Remote I/O error\0"
        "Disk quota exceeded\0"
        "No medium found\0"
        "Wrong medium type\0"
        "Operation canceled\0"
        "Required key not available\0"
        "Key has expired\0"
        "Key has been revoked\0"
        "Key was rejected by service\0"
        "Owner died\0"
        "State not recoverable\0"
        "Operation not possible due to RF-kill\0"
        "Memory page has hardware error\0"
        "Inappropriate file type or format";
    unsigned left = err < 0 ? ~(unsigned)err + 1 : (unsigned)err;
    size_t at = 0;

    while (left && at < sizeof words - 1)
        if (!words[at++])
            left--;
    return words[at] ? &words[at] : "Unknown error";
}

/* The -errno in an address that mmap(2) or its like handed back, or 0.
 *
 * On i386 half of all good addresses are negative, so the sign says nothing.
 */
RING3_INLINE int ring3_pointer_error(const void *p)
{
    return (unsigned long)p > ~4095ul ? (int)(long)p : 0;
}

#endif
/* Files by name and by descriptor: open, control, lock, close many. Reading and
 * writing are in io.h and transfer.h, directories in directory.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_FILE_H
#define RING3_FILE_H


#ifdef __i386__
/* i386: fcntl(2)'s commands for locks on part of a file. */
#ifndef RING3_ARCH_I386_FILE_H
#define RING3_ARCH_I386_FILE_H

/* Commands 5 to 7 take a struct that ends at 2 GiB. */
#define F_GETLK64       12
#define F_SETLK64       13
#define F_SETLKW64      14

#endif
#else
/* x86_64: fcntl(2)'s commands for locks on part of a file. */
#ifndef RING3_ARCH_X86_64_FILE_H
#define RING3_ARCH_X86_64_FILE_H

/* i386's numbers do not exist here. */
#define F_GETLK64       5
#define F_SETLK64       6
#define F_SETLKW64      7

#endif
#endif

/* How to open: one of the first three, and any of the others. */
#define O_RDONLY        0x00000000
#define O_WRONLY        0x00000001
#define O_RDWR          0x00000002
#define O_ACCMODE       0x00000003
#define O_CREAT         0x00000040
#define O_EXCL          0x00000080
#define O_NOCTTY        0x00000100
#define O_TRUNC         0x00000200
#define O_APPEND        0x00000400
#define O_DSYNC         0x00001000
#define O_ASYNC         0x00002000
#define O_DIRECT        0x00004000
#define O_DIRECTORY     0x00010000
#define O_NOFOLLOW      0x00020000
#define O_NOATIME       0x00040000
#define O_SYNC          0x00101000
#define O_PATH          0x00200000
#define O_TMPFILE       0x00410000

/* openat2(2): resolve, where the path must not lead. */
#define RESOLVE_NO_XDEV         0x01
#define RESOLVE_NO_MAGICLINKS   0x02
#define RESOLVE_NO_SYMLINKS     0x04
#define RESOLVE_BENEATH         0x08
#define RESOLVE_IN_ROOT         0x10
#define RESOLVE_CACHED          0x20

/* name_to_handle_at(2): flags, since Linux 6.5, 6.12 and 6.13. */
#define AT_HANDLE_FID           0x200
#define AT_HANDLE_MNT_ID_UNIQUE 0x001
#define AT_HANDLE_CONNECTABLE   0x002

/* fcntl(2): command. Those for locks are in arch/: F_GETLK64 and so on. */
#define F_DUPFD             0
#define F_GETFD             1
#define F_SETFD             2
#define F_GETFL             3
#define F_SETFL             4
#define F_SETOWN            8
#define F_GETOWN            9
#define F_SETSIG            10
#define F_GETSIG            11
#define F_SETOWN_EX         15
#define F_GETOWN_EX         16
#define F_GETOWNER_UIDS     17
#define F_OFD_GETLK         36
#define F_OFD_SETLK         37
#define F_OFD_SETLKW        38
#define F_SETLEASE          1024
#define F_GETLEASE          1025
#define F_NOTIFY            1026
#define F_DUPFD_QUERY       1027
#define F_CREATED_QUERY     1028
#define F_DUPFD_CLOEXEC     1030
#define F_SETPIPE_SZ        1031
#define F_GETPIPE_SZ        1032
#define F_ADD_SEALS         1033
#define F_GET_SEALS         1034
#define F_GET_RW_HINT       1035
#define F_SET_RW_HINT       1036
#define F_GET_FILE_RW_HINT  1037
#define F_SET_FILE_RW_HINT  1038

/* fcntl(2): the argument of F_SETFD. */
#define FD_CLOEXEC      1

/* fcntl(2): type in a struct kernel_flock64; the argument of F_SETLEASE. */
#define F_RDLCK         0
#define F_WRLCK         1
#define F_UNLCK         2

/* fcntl(2): type in a struct kernel_f_owner_ex. glibc has these as an enum;
 * macros would hide it from its own struct.
 */
#if !defined _FCNTL_H || !defined __USE_GNU
#define F_OWNER_TID     0
#define F_OWNER_PID     1
#define F_OWNER_PGRP    2
#endif

/* fcntl(2): the argument of F_ADD_SEALS. */
#define F_SEAL_SEAL         0x01
#define F_SEAL_SHRINK       0x02
#define F_SEAL_GROW         0x04
#define F_SEAL_WRITE        0x08
#define F_SEAL_FUTURE_WRITE 0x10
#define F_SEAL_EXEC         0x20

/* fcntl(2): the argument of F_NOTIFY, which events in a directory to send SIGIO
 * for: once only without DN_MULTISHOT.
 */
#define DN_ACCESS       0x00000001
#define DN_MODIFY       0x00000002
#define DN_CREATE       0x00000004
#define DN_DELETE       0x00000008
#define DN_RENAME       0x00000010
#define DN_ATTRIB       0x00000020
#define DN_MULTISHOT    0x80000000

/* fcntl(2): how long what is written will live; the argument of F_SET_RW_HINT
 * and the like is the address of a uint64_t that holds one.
 */
#define RWH_WRITE_LIFE_NOT_SET  0
#define RWH_WRITE_LIFE_NONE     1
#define RWH_WRITE_LIFE_SHORT    2
#define RWH_WRITE_LIFE_MEDIUM   3
#define RWH_WRITE_LIFE_LONG     4
#define RWH_WRITE_LIFE_EXTREME  5

/* flock(2): operation, one of SH, EX and UN. */
#define LOCK_SH         1
#define LOCK_EX         2
#define LOCK_NB         4
#define LOCK_UN         8

/* close_range(2): flags. */
#define CLOSE_RANGE_UNSHARE 0x2
#define CLOSE_RANGE_CLOEXEC 0x4

/* Which part to lock: len bytes from start on, counted as whence says; to the
 * end of the file if len is 0. pid is who holds the lock, in an answer.
 */
struct kernel_flock64 {
    short type;
    short whence;
    RING3_PAD;
    int64_t start;
    int64_t len;
    int pid;
    RING3_PAD;
};

/* How to open: openat2(2). Whatever is not used has to be 0. */
struct kernel_open_how {
    uint64_t flags;
    uint64_t mode;
    uint64_t resolve;
};

/* A file's name within its filesystem: name_to_handle_at(2). bytes is the room
 * in handle, then how much of it is used. The kernel's own has no room; this
 * one has as much as any filesystem needs.
 */
struct kernel_file_handle {
    uint32_t bytes;
    int32_t type;
    unsigned char handle[128];
};

/* Who gets a descriptor's signals: fcntl(2), F_SETOWN_EX and F_GETOWN_EX. */
struct kernel_f_owner_ex {
    int type;
    int pid;
};

/* What the wrappers add on i386; another kernel's flags are its own. */
#ifdef RING3_TARGET
#define RING3_O_LARGEFILE       0
#else
#define RING3_O_LARGEFILE       0x8000
#endif

/* open(2): open the file at path, and with O_CREAT make it, with mode's
 * permissions less the umask.
 *
 * Returns the lowest free descriptor, or -errno.
 *
 * i386: O_LARGEFILE is added, without which files of 2 GiB and more do not
 * open. On x86_64 the kernel adds it.
 */
RING3_INLINE int sys_open(const char *path, int flags, unsigned int mode)
{
#ifdef __i386__
    return (int)(syscall3)(NR_open, (long)path, flags | RING3_O_LARGEFILE,
                           (long)mode);
#else
    return (int)(syscall3)(NR_open, (long)path, flags, (long)mode);
#endif
}

/* creat(2): make the file at path, or empty it, and open it for writing.
 * Returns the descriptor, or -errno.
 *
 * i386: this is open with the flags that say so, and O_LARGEFILE.
 */
RING3_INLINE int sys_creat(const char *path, unsigned int mode)
{
#if defined __i386__ && !defined RING3_TARGET
    return (int)(syscall3)(NR_open, (long)path,
                           O_CREAT | O_WRONLY | O_TRUNC | RING3_O_LARGEFILE,
                           (long)mode);
#else
    return (int)(syscall2)(NR_creat, (long)path, (long)mode);
#endif
}

/* openat(2): open(2), with a relative path beginning at the directory dirfd, or
 * at the working directory with AT_FDCWD. Returns the descriptor, or -errno.
 *
 * i386: O_LARGEFILE is added, as by sys_open. Since Linux 2.6.16.
 */
RING3_INLINE int sys_openat(int dirfd, const char *path, int flags,
                            unsigned int mode)
{
#ifdef __i386__
    return (int)(syscall4)(NR_openat, dirfd, (long)path,
                           flags | RING3_O_LARGEFILE, (long)mode);
#else
    return (int)(syscall4)(NR_openat, dirfd, (long)path, flags, (long)mode);
#endif
}

/* openat2(2): openat(2) as how says; size is sizeof *how.
 *
 * Returns the descriptor, or -errno. A flag that does not exist is -EINVAL, and
 * so is a mode without O_CREAT. -EXDEV, -ELOOP: the path leads where resolve
 * forbids. -EAGAIN: something was renamed meanwhile, or is not in the cache
 * with RESOLVE_CACHED. -E2BIG: how asks for more than this kernel knows.
 *
 * i386: nothing is added. Put RING3_O_LARGEFILE into how's flags, without which
 * a 32-bit kernel does not open files of 2 GiB and more; but not with O_PATH:
 * that is -EINVAL. Since Linux 5.6.
 */
RING3_INLINE int sys_openat2(int dirfd, const char *path,
                             const struct kernel_open_how *how, size_t size)
{
    return (int)(syscall4)(NR_openat2, dirfd, (long)path, (long)how,
                           (long)size);
}

/* name_to_handle_at(2): a name for the file that outlives its path and this
 * process, and the id of the mount it is in.
 *
 * Returns 0, -EOVERFLOW with the room needed if handle has too little, or
 * -EOPNOTSUPP where the filesystem has no such names. mount_id points to an
 * int, or with AT_HANDLE_MNT_ID_UNIQUE to a uint64_t. A link at the end of path
 * is not followed unless flags say AT_SYMLINK_FOLLOW. Since Linux 2.6.39.
 */
RING3_INLINE int sys_name_to_handle_at(int dirfd, const char *path,
                                       struct kernel_file_handle *handle,
                                       void *mount_id, int flags)
{
    return (int)(syscall5)(NR_name_to_handle_at, dirfd, (long)path,
                           (long)handle, (long)mount_id, flags);
}

/* open_by_handle_at(2): open the file that handle names, in the filesystem that
 * mount_fd is open on.
 *
 * Returns the descriptor, or -errno. -ESTALE: there is no such file any more.
 * -EPERM: this takes CAP_DAC_READ_SEARCH.
 *
 * i386: O_LARGEFILE is added, as by sys_open. Since Linux 2.6.39.
 */
RING3_INLINE int sys_open_by_handle_at(int mount_fd,
                                       const struct kernel_file_handle *handle,
                                       int flags)
{
#ifdef __i386__
    return (int)(syscall3)(NR_open_by_handle_at, mount_fd, (long)handle,
                           flags | RING3_O_LARGEFILE);
#else
    return (int)(syscall3)(NR_open_by_handle_at, mount_fd, (long)handle, flags);
#endif
}

/* fcntl(2): do command to fd. What arg is depends on command: a number, or the
 * address of a struct; 0 where it takes none.
 *
 * Returns what was asked for, 0, or -errno. Locks take a struct kernel_flock64;
 * set pid to 0 for F_OFD_ locks, which survive closing another descriptor of
 * the file. -EAGAIN: somebody else has a lock. F_GETOWN of a process group
 * looks like an error: F_GETOWN_EX does not.
 *
 * i386: this is fcntl64.
 */
RING3_INLINE int sys_fcntl(int fd, unsigned int command, unsigned long arg)
{
#ifdef __i386__
    return (int)(syscall3)(NR_fcntl64, fd, (long)command, (long)arg);
#else
    return (int)(syscall3)(NR_fcntl, fd, (long)command, (long)arg);
#endif
}

/* flock(2): lock or unlock the whole file. The lock is shared by all copies of
 * fd, through dup and fork, and goes with the last.
 *
 * -EAGAIN: with LOCK_NB, it would have to wait.
 */
RING3_INLINE int sys_flock(int fd, unsigned int operation)
{
    return (int)(syscall2)(NR_flock, fd, (long)operation);
}

/* close_range(2): close every descriptor from first to last, last included, or
 * have execve close them. ~0u is past all of them. Since Linux 5.9,
 * CLOSE_RANGE_CLOEXEC since 5.11.
 */
RING3_INLINE int sys_close_range(unsigned int first, unsigned int last,
                                 unsigned int flags)
{
    return (int)(syscall3)(NR_close_range, (long)first, (long)last,
                           (long)flags);
}

/* pipe(2): pipe2(2) without flags: both ends outlive an execve. */
RING3_INLINE int sys_pipe(int fds[2])
{
    return (int)(syscall1)(NR_pipe, (long)fds);
}

/* umask(2): set which permissions new files do not get.
 *
 * Returns what was set before. Cannot fail.
 */
RING3_INLINE unsigned int sys_umask(unsigned int mask)
{
    return (unsigned int)(syscall1)(NR_umask, (long)mask);
}

#endif
/* Futexes: sleep while a word of memory has a value, and be woken. What locks
 * are made of.
 */
#ifndef RING3_FUTEX_H
#define RING3_FUTEX_H


/* operation of futex(2): one of these, and flags. */
#define FUTEX_WAIT              0
#define FUTEX_WAKE              1
#define FUTEX_REQUEUE           3
#define FUTEX_CMP_REQUEUE       4
#define FUTEX_WAKE_OP           5
#define FUTEX_LOCK_PI           6
#define FUTEX_UNLOCK_PI         7
#define FUTEX_TRYLOCK_PI        8
#define FUTEX_WAIT_BITSET       9
#define FUTEX_WAKE_BITSET       10
#define FUTEX_WAIT_REQUEUE_PI   11
#define FUTEX_CMP_REQUEUE_PI    12
#define FUTEX_LOCK_PI2          13

/* Flags in operation: no other process uses the word, nor does the kernel wake
 * those who wait there when a thread ends; and the timeout is by
 * CLOCK_REALTIME. That of FUTEX_LOCK_PI always is; FUTEX_LOCK_PI2 leaves the
 * choice.
 */
#define FUTEX_PRIVATE_FLAG      128
#define FUTEX_CLOCK_REALTIME    256

/* An operation and FUTEX_PRIVATE_FLAG in one. */
#define FUTEX_WAIT_PRIVATE              128
#define FUTEX_WAKE_PRIVATE              129
#define FUTEX_REQUEUE_PRIVATE           131
#define FUTEX_CMP_REQUEUE_PRIVATE       132
#define FUTEX_WAKE_OP_PRIVATE           133
#define FUTEX_LOCK_PI_PRIVATE           134
#define FUTEX_UNLOCK_PI_PRIVATE         135
#define FUTEX_TRYLOCK_PI_PRIVATE        136
#define FUTEX_WAIT_BITSET_PRIVATE       137
#define FUTEX_WAKE_BITSET_PRIVATE       138
#define FUTEX_WAIT_REQUEUE_PI_PRIVATE   139
#define FUTEX_CMP_REQUEUE_PI_PRIVATE    140
#define FUTEX_LOCK_PI2_PRIVATE          141

/* value3 of FUTEX_WAIT_BITSET and FUTEX_WAKE_BITSET: whom to match. */
#define FUTEX_BITSET_MATCH_ANY  0xffffffff

/* value3 of FUTEX_WAKE_OP: operation << 28 | comparison << 24 | operand << 12 |
 * what to compare with.
 */
#define FUTEX_OP_SET            0
#define FUTEX_OP_ADD            1
#define FUTEX_OP_OR             2
#define FUTEX_OP_ANDN           3
#define FUTEX_OP_XOR            4
#define FUTEX_OP_OPARG_SHIFT    8
#define FUTEX_OP_CMP_EQ         0
#define FUTEX_OP_CMP_NE         1
#define FUTEX_OP_CMP_LT         2
#define FUTEX_OP_CMP_LE         3
#define FUTEX_OP_CMP_GT         4
#define FUTEX_OP_CMP_GE         5

/* What the kernel reads and writes in the word of a PI or robust futex, besides
 * the owner's thread id.
 */
#define FUTEX_WAITERS           0x80000000
#define FUTEX_OWNER_DIED        0x40000000
#define FUTEX_TID_MASK          0x3fffffff

/* flags of futex_wake(2), futex_wait(2) and of a kernel_futex_waitv: the word's
 * size, of which only U32 exists so far, and more.
 */
#define FUTEX2_SIZE_U8  0x00
#define FUTEX2_SIZE_U16 0x01
#define FUTEX2_SIZE_U32 0x02
#define FUTEX2_SIZE_U64 0x03
#define FUTEX2_NUMA     0x04
#define FUTEX2_MPOL     0x08
#define FUTEX2_PRIVATE  0x80

/* The most words that futex_waitv(2) takes. */
#define FUTEX_WAITV_MAX 128

/* A word to wait at while it has the value val: futex_waitv(2). uaddr is its
 * address.
 */
struct kernel_futex_waitv {
    uint64_t val;
    uint64_t uaddr;
    uint32_t flags;
    uint32_t reserved;
};

/* futex(2): sleep at word if it still equals value, wake sleepers, and related
 * operations.
 *
 * FUTEX_WAIT returns 0 when woken, perhaps for nothing: look again. -EAGAIN: it
 * was not value. -EINTR, -ETIMEDOUT. FUTEX_WAKE wakes value of them and returns
 * how many were woken.
 *
 * timeout may be NULL. It is a duration with FUTEX_WAIT, a point in time with
 * FUTEX_WAIT_BITSET and FUTEX_LOCK_PI. For operations that requeue and for
 * FUTEX_WAKE_OP it is a number instead, cast to a pointer: how many to move, or
 * to wake at word2.
 *
 * i386: this is futex_time64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE long sys_futex(unsigned int *word, int operation,
                            unsigned int value,
                            const struct kernel_timespec *timeout,
                            unsigned int *word2, unsigned int value3)
{
#ifdef __i386__
    return (syscall6)(NR_futex_time64, (long)word, operation, (long)value,
                      (long)timeout, (long)word2, (long)value3);
#else
    return (syscall6)(NR_futex, (long)word, operation, (long)value,
                      (long)timeout, (long)word2, (long)value3);
#endif
}

/* futex_waitv(2): sleep while every one of count words has its value.
 *
 * Returns which was woken, as its index in waiters; -EAGAIN if one had another
 * value. flags is 0. timeout is a point in time by clock, CLOCK_MONOTONIC or
 * CLOCK_REALTIME, or NULL. Since Linux 5.16.
 */
RING3_INLINE int sys_futex_waitv(struct kernel_futex_waitv *waiters,
                                 unsigned int count, unsigned int flags,
                                 const struct kernel_timespec *timeout,
                                 int clock)
{
    return (int)(syscall5)(NR_futex_waitv, (long)waiters, (long)count,
                           (long)flags, (long)timeout, clock);
}

/* futex_wake(2): wake up to count of those who sleep at word whose own mask
 * shares a bit with mask.
 *
 * Returns how many, or -errno. flags holds FUTEX2_SIZE_U32. Since Linux 6.7.
 */
RING3_INLINE long sys_futex_wake(void *word, unsigned long mask, int count,
                                 unsigned int flags)
{
    return (syscall4)(NR_futex_wake, (long)word, (long)mask, count,
                      (long)flags);
}

/* futex_wait(2): sleep at word if it still equals value.
 *
 * Returns 0 when woken, or -errno: -EAGAIN if it was not value. mask says which
 * calls may wake it, and must not be 0. timeout is a point in time by clock, or
 * NULL. flags holds FUTEX2_SIZE_U32. Since Linux 6.7.
 */
RING3_INLINE int sys_futex_wait(void *word, unsigned long value,
                                unsigned long mask, unsigned int flags,
                                const struct kernel_timespec *timeout,
                                int clock)
{
    return (int)(syscall6)(NR_futex_wait, (long)word, (long)value, (long)mask,
                           (long)flags, (long)timeout, clock);
}

/* futex_requeue(2): if waiters[0] still has its value, wake up to wake of those
 * who sleep there and move up to requeue more to waiters[1].
 *
 * Returns how many were woken and moved, or -errno. flags is 0. Since Linux
 * 6.7.
 */
RING3_INLINE long sys_futex_requeue(struct kernel_futex_waitv *waiters,
                                    unsigned int flags, int wake, int requeue)
{
    return (syscall4)(NR_futex_requeue, (long)waiters, (long)flags, wake,
                      requeue);
}

#endif
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
/* Options of the internet protocols, IP, IPv6, TCP and UDP, for the calls of
 * sockopt.h; those that are control messages too, for the calls of message.h.
 * IPv4 addresses are in network order: ring3_htonl().
 *
 * An option is an int unless its comment says otherwise.
 */
#ifndef RING3_INET_H
#define RING3_INET_H


/* option where level is IPPROTO_IP: how a packet is marked, how far it gets, in
 * [1, 255], and, on a raw socket, whether its header is the caller's; errors go
 * to MSG_ERRQUEUE; the first two are reported for each packet that comes.
 */
#define IP_TOS          1
#define IP_TTL          2
#define IP_HDRINCL      3
#define IP_RECVERR      11
#define IP_RECVTTL      12
#define IP_RECVTOS      13

/* Which address and interface a packet came to, or is to leave by: switched on
 * by an int, each a struct kernel_in_pktinfo in a control message. The other is
 * where it was going before it was redirected, a struct kernel_sockaddr_in.
 */
#define IP_PKTINFO              8
#define IP_RECVORIGDSTADDR      20

/* How large packets may be: the value of IP_MTU_DISCOVER and of
 * IPV6_MTU_DISCOVER; IP_MTU is what the path to a connected socket's peer
 * takes.
 */
#define IP_MTU_DISCOVER         10
#define IP_MTU                  14
#define IP_PMTUDISC_DONT        0
#define IP_PMTUDISC_WANT        1
#define IP_PMTUDISC_DO          2
#define IP_PMTUDISC_PROBE       3
#define IP_PMTUDISC_INTERFACE   4
#define IP_PMTUDISC_OMIT        5

/* What bind(2) accepts: an address that is not here yet; one that never will
 * be, which needs CAP_NET_ADMIN; or no port before connect(2).
 */
#define IP_FREEBIND             15
#define IP_TRANSPARENT          19
#define IP_BIND_ADDRESS_NO_PORT 24

/* Groups. Membership is for receiving: ADD and DROP, with a struct
 * kernel_ip_mreqn or the older kernel_ip_mreq; from one sender alone, with a
 * kernel_ip_mreq_source. Sending to a group needs no membership: IF is the
 * interface, as one of the same two structs or an address; TTL how far it gets,
 * in [0, 255] and 1 at first; LOOP whether it comes back to this machine. If
 * off, ALL keeps out what other sockets have joined.
 */
#define IP_MULTICAST_IF                 32
#define IP_MULTICAST_TTL                33
#define IP_MULTICAST_LOOP               34
#define IP_ADD_MEMBERSHIP               35
#define IP_DROP_MEMBERSHIP              36
#define IP_ADD_SOURCE_MEMBERSHIP        39
#define IP_DROP_SOURCE_MEMBERSHIP       40
#define IP_MULTICAST_ALL                49

/* Of level IPPROTO_IPV6: if off, the socket takes IPv4 connections too. */
#define IPV6_V6ONLY     26

/* How far a packet gets, in [0, 255] or -1 for the default, how it is marked,
 * whether it may be fragmented; the same of one that comes; errors go to
 * MSG_ERRQUEUE. What is reported, and what may be sent, is a control message
 * whose name has no RECV.
 */
#define IPV6_UNICAST_HOPS       16
#define IPV6_MTU_DISCOVER       23
#define IPV6_MTU                24
#define IPV6_RECVERR            25
#define IPV6_RECVPKTINFO        49
#define IPV6_PKTINFO            50
#define IPV6_RECVHOPLIMIT       51
#define IPV6_HOPLIMIT           52
#define IPV6_DONTFRAG           62
#define IPV6_RECVTCLASS         66
#define IPV6_TCLASS             67
#define IPV6_TRANSPARENT        75
#define IPV6_FREEBIND           78

/* Groups, like those of IPv4: IF is an interface's number, HOPS is in [0, 255],
 * or -1 for 1; joining and leaving take a struct kernel_ipv6_mreq and have two
 * names each: RFC 3493's and the kernel's.
 */
#define IPV6_MULTICAST_IF       17
#define IPV6_MULTICAST_HOPS     18
#define IPV6_MULTICAST_LOOP     19
#define IPV6_JOIN_GROUP         20
#define IPV6_LEAVE_GROUP        21
#define IPV6_ADD_MEMBERSHIP     20
#define IPV6_DROP_MEMBERSHIP    21
#define IPV6_MULTICAST_ALL      29

/* Of level IPPROTO_TCP. KEEPIDLE, KEEPINTVL, DEFER_ACCEPT and LINGER2 are in
 * seconds, USER_TIMEOUT in milliseconds; CONGESTION and ULP are names. FASTOPEN
 * is how many may wait on a listening socket.
 */
#define TCP_NODELAY             1
#define TCP_MAXSEG              2
#define TCP_CORK                3
#define TCP_KEEPIDLE            4
#define TCP_KEEPINTVL           5
#define TCP_KEEPCNT             6
#define TCP_SYNCNT              7
#define TCP_LINGER2             8
#define TCP_DEFER_ACCEPT        9
#define TCP_INFO                11
#define TCP_QUICKACK            12
#define TCP_CONGESTION          13
#define TCP_USER_TIMEOUT        18
#define TCP_FASTOPEN            23
#define TCP_NOTSENT_LOWAT       25
#define TCP_FASTOPEN_CONNECT    30
#define TCP_ULP                 31

/* Of level SOL_UDP: hold back what is sent until it is off again; cut what is
 * sent into datagrams of that many bytes; receive several of one size as one.
 * UDP_SEGMENT may be a control message of 16 bits; UDP_GRO comes as one that is
 * an int. Since Linux 4.18 and 5.0.
 */
#define UDP_CORK        1
#define UDP_SEGMENT     103
#define UDP_GRO         104

/* IP_ADD_MEMBERSHIP and the like: a group, and the interface, by its address or
 * by its number ifindex, which takes precedence; 0 leaves it to the routes.
 */
struct kernel_ip_mreqn {
    uint32_t multiaddr;
    uint32_t address;
    int ifindex;
};

/* The same without the number. */
struct kernel_ip_mreq {
    uint32_t multiaddr;
    uint32_t interface;
};

/* IP_ADD_SOURCE_MEMBERSHIP: a group, an interface's address, a sender. */
struct kernel_ip_mreq_source {
    uint32_t multiaddr;
    uint32_t interface;
    uint32_t sourceaddr;
};

/* IPV6_JOIN_GROUP: a group, and the interface by its number, or 0. */
struct kernel_ipv6_mreq {
    uint8_t multiaddr[16];
    int ifindex;
};

/* IP_PKTINFO: the interface; for a packet that came, the local address it was
 * for, and in addr the one in its header; for one that is sent, spec_dst is the
 * sender.
 */
struct kernel_in_pktinfo {
    int ifindex;
    uint32_t spec_dst;
    uint32_t addr;
};

/* IPV6_PKTINFO: the address a packet came to, and the interface; for one that
 * is sent, the sender.
 */
struct kernel_in6_pktinfo {
    uint8_t addr[16];
    int ifindex;
};

#endif
/* Descriptors: read, write, seek, copy, close. eventfd is in poll.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_IO_H
#define RING3_IO_H


/* What an offset is counted from: lseek(2). */
#define SEEK_SET        0
#define SEEK_CUR        1
#define SEEK_END        2
#define SEEK_DATA       3
#define SEEK_HOLE       4

/* read(2): take up to len bytes from fd into buf.
 *
 * Returns how many, which may be fewer, 0 at the end, or -errno. -EINTR: a
 * signal came before the first byte.
 */
RING3_INLINE long sys_read(int fd, void *buf, size_t len)
{
    return (syscall3)(NR_read, fd, (long)buf, (long)len);
}

/* write(2): put up to len bytes of buf into fd.
 *
 * Returns how many, which may be fewer, or -errno.
 */
RING3_INLINE long sys_write(int fd, const void *buf, size_t len)
{
    return (syscall3)(NR_write, fd, (long)buf, (long)len);
}

/* readv(2): read into count pieces of memory, one after the other. Returns as
 * read(2).
 */
RING3_INLINE long sys_readv(int fd, const struct kernel_iovec *iov,
                            unsigned long count)
{
    return (syscall3)(NR_readv, fd, (long)iov, (long)count);
}

/* writev(2): write count pieces of memory, one after the other. Returns as
 * write(2).
 */
RING3_INLINE long sys_writev(int fd, const struct kernel_iovec *iov,
                             unsigned long count)
{
    return (syscall3)(NR_writev, fd, (long)iov, (long)count);
}

/* close(2): let go of fd. After -EINTR too it is gone: do not try again. */
RING3_INLINE int sys_close(int fd)
{
    return (int)(syscall1)(NR_close, fd);
}

/* lseek(2): set where the next read or write of fd begins.
 *
 * Returns that place in bytes from the start, or -errno.
 *
 * i386: this is _llseek, which alone reaches past 2 GiB. It takes the high
 * half first and answers through a pointer.
 */
RING3_INLINE int64_t sys_lseek(int fd, int64_t offset, int whence)
{
#ifdef __i386__
    int64_t result;
    long err = (syscall5)(NR__llseek, fd, (long)(offset >> 32), (long)offset,
                          (long)&result, whence);

    return err ? err : result;
#else
    return (syscall3)(NR_lseek, fd, (long)offset, whence);
#endif
}

/* dup(2): a second descriptor for what fd is open on, the lowest free one.
 * Returns the descriptor, or -errno.
 */
RING3_INLINE int sys_dup(int fd)
{
    return (int)(syscall1)(NR_dup, fd);
}

/* dup2(2): make newfd a second descriptor for fd, closing what it was. Returns
 * newfd, or -errno.
 */
RING3_INLINE int sys_dup2(int fd, int newfd)
{
    return (int)(syscall2)(NR_dup2, fd, newfd);
}

/* dup3(2): dup2 with O_CLOEXEC or 0 as flags; -EINVAL if fd is newfd. Returns
 * newfd, or -errno. Since Linux 2.6.27.
 */
RING3_INLINE int sys_dup3(int fd, int newfd, int flags)
{
    return (int)(syscall3)(NR_dup3, fd, newfd, flags);
}

/* pipe2(2): make a pipe; what is written to fds[1] is read from fds[0]. Since
 * Linux 2.6.27.
 */
RING3_INLINE int sys_pipe2(int fds[2], int flags)
{
    return (int)(syscall2)(NR_pipe2, (long)fds, flags);
}

/* ioctl(2): ask the driver behind fd. Each request has its own kind of arg.
 * Returns 0 or what the request gives, or -errno.
 */
RING3_INLINE int sys_ioctl(int fd, unsigned int request, void *arg)
{
    return (int)(syscall3)(NR_ioctl, fd, (long)request, (long)arg);
}

/* Write all of buf, in as many sys_write() as it takes, going on after -EINTR.
 *
 * Returns 0, or -errno with some of it perhaps written.
 */
RING3_INLINE int ring3_write_all(int fd, const void *buf, size_t len)
{
    const char *from = (const char *)buf;

    while (len > 0) {
        long n = sys_write(fd, from, len);

        if (n == -EINTR)
            continue;
        if (n <= 0)
            return n ? (int)n : -EIO;
        from += n;
        len -= (size_t)n;
    }
    return 0;
}

/* value in decimal, at the end of buf. Makes no call.
 *
 * Returns its first character; a NUL follows the last. The division is done in
 * steps of 16 bits, because i386 cannot divide 64 bits without a library.
 */
RING3_INLINE char *ring3_decimal(int64_t value, char buf[21])
{
    uint64_t size = value < 0 ? ~(uint64_t)value + 1 : (uint64_t)value;
    uint32_t high = (uint32_t)(size >> 32);
    uint32_t low = (uint32_t)size;
    char *at = buf + 20;

    *at = '\0';
    do {
        uint32_t middle = high % 10 << 16 | low >> 16;
        uint32_t last = middle % 10 << 16 | (low & 0xffff);

        high /= 10;
        low = middle / 10 << 16 | last / 10;
        *--at = (char)('0' + last % 10);
    } while (high | low);
    if (value < 0)
        *--at = '-';
    return at;
}

#endif
/* io_uring: calls queued in shared memory, and their results beside them. */
#ifndef RING3_IO_URING_H
#define RING3_IO_URING_H


/* flags of the params of io_uring_setup(2). */
#define IORING_SETUP_IOPOLL             0x00001
#define IORING_SETUP_SQPOLL             0x00002
#define IORING_SETUP_SQ_AFF             0x00004
#define IORING_SETUP_CQSIZE             0x00008
#define IORING_SETUP_CLAMP              0x00010
#define IORING_SETUP_ATTACH_WQ          0x00020
#define IORING_SETUP_R_DISABLED         0x00040
#define IORING_SETUP_SUBMIT_ALL         0x00080
#define IORING_SETUP_COOP_TASKRUN       0x00100
#define IORING_SETUP_TASKRUN_FLAG       0x00200
#define IORING_SETUP_SQE128             0x00400
#define IORING_SETUP_CQE32              0x00800
#define IORING_SETUP_SINGLE_ISSUER      0x01000
#define IORING_SETUP_DEFER_TASKRUN      0x02000
#define IORING_SETUP_NO_MMAP            0x04000
#define IORING_SETUP_REGISTERED_FD_ONLY 0x08000
#define IORING_SETUP_NO_SQARRAY         0x10000

/* features of the params: what this kernel can do. */
#define IORING_FEAT_SINGLE_MMAP         0x00001
#define IORING_FEAT_NODROP              0x00002
#define IORING_FEAT_SUBMIT_STABLE       0x00004
#define IORING_FEAT_RW_CUR_POS          0x00008
#define IORING_FEAT_CUR_PERSONALITY     0x00010
#define IORING_FEAT_FAST_POLL           0x00020
#define IORING_FEAT_POLL_32BITS         0x00040
#define IORING_FEAT_SQPOLL_NONFIXED     0x00080
#define IORING_FEAT_EXT_ARG             0x00100
#define IORING_FEAT_NATIVE_WORKERS      0x00200
#define IORING_FEAT_RSRC_TAGS           0x00400
#define IORING_FEAT_CQE_SKIP            0x00800
#define IORING_FEAT_LINKED_FILE         0x01000
#define IORING_FEAT_REG_REG_RING        0x02000

/* flags of io_uring_enter(2). */
#define IORING_ENTER_GETEVENTS          0x01
#define IORING_ENTER_SQ_WAKEUP          0x02
#define IORING_ENTER_SQ_WAIT            0x04
#define IORING_ENTER_EXT_ARG            0x08
#define IORING_ENTER_REGISTERED_RING    0x10
#define IORING_ENTER_ABS_TIMER          0x20
#define IORING_ENTER_EXT_ARG_REG        0x40
#define IORING_ENTER_NO_IOWAIT          0x80

/* Where in the ring's descriptor mmap(2) finds the queues. */
#define IORING_OFF_SQ_RING      0x00000000
#define IORING_OFF_CQ_RING      0x08000000
#define IORING_OFF_SQES         0x10000000

/* What the kernel says in the submission queue's flags. */
#define IORING_SQ_NEED_WAKEUP   1
#define IORING_SQ_CQ_OVERFLOW   2
#define IORING_SQ_TASKRUN       4

/* flags of an sqe. */
#define IOSQE_FIXED_FILE        0x01
#define IOSQE_IO_DRAIN          0x02
#define IOSQE_IO_LINK           0x04
#define IOSQE_IO_HARDLINK       0x08
#define IOSQE_ASYNC             0x10
#define IOSQE_BUFFER_SELECT     0x20
#define IOSQE_CQE_SKIP_SUCCESS  0x40

/* flags of a cqe; a buffer's number is in the high 16 bits. */
#define IORING_CQE_F_BUFFER             0x01
#define IORING_CQE_F_MORE               0x02
#define IORING_CQE_F_SOCK_NONEMPTY      0x04
#define IORING_CQE_F_NOTIF              0x08

/* opcode of an sqe. */
#define IORING_OP_NOP                   0
#define IORING_OP_READV                 1
#define IORING_OP_WRITEV                2
#define IORING_OP_FSYNC                 3
#define IORING_OP_READ_FIXED            4
#define IORING_OP_WRITE_FIXED           5
#define IORING_OP_POLL_ADD              6
#define IORING_OP_POLL_REMOVE           7
#define IORING_OP_SYNC_FILE_RANGE       8
#define IORING_OP_SENDMSG               9
#define IORING_OP_RECVMSG               10
#define IORING_OP_TIMEOUT               11
#define IORING_OP_TIMEOUT_REMOVE        12
#define IORING_OP_ACCEPT                13
#define IORING_OP_ASYNC_CANCEL          14
#define IORING_OP_LINK_TIMEOUT          15
#define IORING_OP_CONNECT               16
#define IORING_OP_FALLOCATE             17
#define IORING_OP_OPENAT                18
#define IORING_OP_CLOSE                 19
#define IORING_OP_FILES_UPDATE          20
#define IORING_OP_STATX                 21
#define IORING_OP_READ                  22
#define IORING_OP_WRITE                 23
#define IORING_OP_FADVISE               24
#define IORING_OP_MADVISE               25
#define IORING_OP_SEND                  26
#define IORING_OP_RECV                  27
#define IORING_OP_OPENAT2               28
#define IORING_OP_EPOLL_CTL             29
#define IORING_OP_SPLICE                30
#define IORING_OP_PROVIDE_BUFFERS       31
#define IORING_OP_REMOVE_BUFFERS        32
#define IORING_OP_TEE                   33
#define IORING_OP_SHUTDOWN              34
#define IORING_OP_RENAMEAT              35
#define IORING_OP_UNLINKAT              36
#define IORING_OP_MKDIRAT               37
#define IORING_OP_SYMLINKAT             38
#define IORING_OP_LINKAT                39
#define IORING_OP_MSG_RING              40
#define IORING_OP_FSETXATTR             41
#define IORING_OP_SETXATTR              42
#define IORING_OP_FGETXATTR             43
#define IORING_OP_GETXATTR              44
#define IORING_OP_SOCKET                45
#define IORING_OP_URING_CMD             46
#define IORING_OP_SEND_ZC               47
#define IORING_OP_SENDMSG_ZC            48
#define IORING_OP_READ_MULTISHOT        49
#define IORING_OP_WAITID                50
#define IORING_OP_FUTEX_WAIT            51
#define IORING_OP_FUTEX_WAKE            52
#define IORING_OP_FUTEX_WAITV           53
#define IORING_OP_FIXED_FD_INSTALL      54
#define IORING_OP_FTRUNCATE             55
#define IORING_OP_BIND                  56
#define IORING_OP_LISTEN                57
#define IORING_OP_RECV_ZC               58
#define IORING_OP_EPOLL_WAIT            59
#define IORING_OP_READV_FIXED           60
#define IORING_OP_WRITEV_FIXED          61
#define IORING_OP_PIPE                  62

/* operation of io_uring_register(2). */
#define IORING_REGISTER_BUFFERS                 0
#define IORING_UNREGISTER_BUFFERS               1
#define IORING_REGISTER_FILES                   2
#define IORING_UNREGISTER_FILES                 3
#define IORING_REGISTER_EVENTFD                 4
#define IORING_UNREGISTER_EVENTFD               5
#define IORING_REGISTER_FILES_UPDATE            6
#define IORING_REGISTER_EVENTFD_ASYNC           7
#define IORING_REGISTER_PROBE                   8
#define IORING_REGISTER_PERSONALITY             9
#define IORING_UNREGISTER_PERSONALITY           10
#define IORING_REGISTER_RESTRICTIONS            11
#define IORING_REGISTER_ENABLE_RINGS            12
#define IORING_REGISTER_FILES2                  13
#define IORING_REGISTER_FILES_UPDATE2           14
#define IORING_REGISTER_BUFFERS2                15
#define IORING_REGISTER_BUFFERS_UPDATE          16
#define IORING_REGISTER_IOWQ_AFF                17
#define IORING_UNREGISTER_IOWQ_AFF              18
#define IORING_REGISTER_IOWQ_MAX_WORKERS        19
#define IORING_REGISTER_RING_FDS                20
#define IORING_UNREGISTER_RING_FDS              21
#define IORING_REGISTER_PBUF_RING               22
#define IORING_UNREGISTER_PBUF_RING             23
#define IORING_REGISTER_SYNC_CANCEL             24
#define IORING_REGISTER_FILE_ALLOC_RANGE        25
#define IORING_REGISTER_PBUF_STATUS             26
#define IORING_REGISTER_NAPI                    27
#define IORING_UNREGISTER_NAPI                  28
#define IORING_REGISTER_CLOCK                   29
#define IORING_REGISTER_CLONE_BUFFERS           30
#define IORING_REGISTER_SEND_MSG_RING           31
#define IORING_REGISTER_ZCRX_IFQ                32
#define IORING_REGISTER_RESIZE_RINGS            33
#define IORING_REGISTER_MEM_REGION              34
#define IORING_REGISTER_QUERY                   35
#define IORING_REGISTER_ZCRX_CTRL               36
#define IORING_REGISTER_BPF_FILTER              37

/* Or-ed to operation: fd is the number of a registered ring. */
#define IORING_REGISTER_USE_REGISTERED_RING     0x80000000

/* Where in the mapping of IORING_OFF_SQ_RING its parts are, in bytes. */
struct kernel_io_sqring_offsets {
    uint32_t head;
    uint32_t tail;
    uint32_t ring_mask;
    uint32_t ring_entries;
    uint32_t flags;
    uint32_t dropped;
    uint32_t array;
    uint32_t unused1;
    uint64_t user_addr;
};

/* The same for IORING_OFF_CQ_RING. */
struct kernel_io_cqring_offsets {
    uint32_t head;
    uint32_t tail;
    uint32_t ring_mask;
    uint32_t ring_entries;
    uint32_t overflow;
    uint32_t cqes;
    uint32_t flags;
    uint32_t unused1;
    uint64_t user_addr;
};

/* What a ring is to be, and what it became: io_uring_setup(2). */
struct kernel_io_uring_params {
    uint32_t sq_entries;
    uint32_t cq_entries;
    uint32_t flags;
    uint32_t sq_thread_cpu;
    uint32_t sq_thread_idle;
    uint32_t features;
    uint32_t wq_fd;
    uint32_t unused1[3];
    struct kernel_io_sqring_offsets sq_off;
    struct kernel_io_cqring_offsets cq_off;
};

/* A submission queue entry: one call. The kernel has several names for most
 * members: off is also addr2, op_flags the flags of whichever call it is,
 * buf_index also buf_group, splice_fd_in also file_index, addr3 also attr_ptr,
 * to which attr_type_mask belongs. Pointers have 64 bits on both machines.
 */
struct kernel_io_uring_sqe {
    uint8_t opcode;
    uint8_t flags;
    uint16_t ioprio;
    int32_t fd;
    uint64_t off;
    uint64_t addr;
    uint32_t len;
    uint32_t op_flags;
    uint64_t user_data;
    uint16_t buf_index;
    uint16_t personality;
    int32_t splice_fd_in;
    uint64_t addr3;
    uint64_t attr_type_mask;
};

/* A completion queue entry: the result, as the call returns it. */
struct kernel_io_uring_cqe {
    uint64_t user_data;
    int32_t res;
    uint32_t flags;
};

/* arg of io_uring_enter(2) with IORING_ENTER_EXT_ARG: 64-bit pointers to a
 * signal mask of sigmask_sz bytes, 8, and to a kernel_timespec.
 */
struct kernel_io_uring_getevents_arg {
    uint64_t sigmask;
    uint32_t sigmask_sz;
    uint32_t min_wait_usec;
    uint64_t ts;
};

/* io_uring_setup(2): make a ring for entries calls, rounded up to a power of
 * two.
 *
 * Returns its descriptor; params says what it became, and where the parts of
 * the mappings are. Whatever is not filled in of params has to be 0. -EPERM
 * where /proc/sys/kernel/io_uring_disabled says so. Since Linux 5.1.
 */
RING3_INLINE int sys_io_uring_setup(unsigned int entries,
                                    struct kernel_io_uring_params *params)
{
    return (int)(syscall2)(NR_io_uring_setup, (long)entries, (long)params);
}

/* io_uring_enter(2): hand over submit entries, and with IORING_ENTER_GETEVENTS
 * wait for complete of them.
 *
 * Returns how many were handed over. arg is a signal mask, a uint64_t, or NULL,
 * and size is 8; with IORING_ENTER_EXT_ARG arg is a
 * kernel_io_uring_getevents_arg, and size is 24. Since Linux 5.1.
 */
RING3_INLINE long sys_io_uring_enter(int fd, unsigned int submit,
                                     unsigned int complete,
                                     unsigned int flags, const void *arg,
                                     size_t size)
{
    return (syscall6)(NR_io_uring_enter, fd, (long)submit, (long)complete,
                      (long)flags, (long)arg, (long)size);
}

/* io_uring_register(2): tell a ring about files, buffers and the like in
 * advance.
 *
 * Returns 0 or what the operation gives, or -errno. What arg and count are
 * depends on operation. Since Linux 5.1.
 */
RING3_INLINE long sys_io_uring_register(int fd, unsigned int operation,
                                        void *arg, unsigned int count)
{
    return (syscall4)(NR_io_uring_register, fd, (long)operation, (long)arg,
                      (long)count);
}

#endif
/* What single operations of an io_uring take besides what their calls do, and
 * some of what is registered. The ring itself is in io_uring.h.
 */
#ifndef RING3_IO_URING_OP_H
#define RING3_IO_URING_OP_H


/* op_flags of IORING_OP_FSYNC. */
#define IORING_FSYNC_DATASYNC   1

/* op_flags of IORING_OP_TIMEOUT and the like: a point in time, by a clock other
 * than CLOCK_MONOTONIC, a result of 0 when it is up, again and again.
 */
#define IORING_TIMEOUT_ABS              0x01
#define IORING_TIMEOUT_UPDATE           0x02
#define IORING_TIMEOUT_BOOTTIME         0x04
#define IORING_TIMEOUT_REALTIME         0x08
#define IORING_LINK_TIMEOUT_UPDATE      0x10
#define IORING_TIMEOUT_ETIME_SUCCESS    0x20
#define IORING_TIMEOUT_MULTISHOT        0x40

/* len of IORING_OP_POLL_ADD. */
#define IORING_POLL_ADD_MULTI           1
#define IORING_POLL_UPDATE_EVENTS       2
#define IORING_POLL_UPDATE_USER_DATA    4
#define IORING_POLL_ADD_LEVEL           8

/* op_flags of IORING_OP_ASYNC_CANCEL: all, not just one; by fd, by nothing, by
 * a registered fd, by user_data, by opcode.
 */
#define IORING_ASYNC_CANCEL_ALL         0x01
#define IORING_ASYNC_CANCEL_FD          0x02
#define IORING_ASYNC_CANCEL_ANY         0x04
#define IORING_ASYNC_CANCEL_FD_FIXED    0x08
#define IORING_ASYNC_CANCEL_USERDATA    0x10
#define IORING_ASYNC_CANCEL_OP          0x20

/* ioprio of operations that send and receive: wait first; more than once; into
 * or from a registered buffer; what comes may be several buffers.
 */
#define IORING_RECVSEND_POLL_FIRST      0x01
#define IORING_RECV_MULTISHOT           0x02
#define IORING_RECVSEND_FIXED_BUF       0x04
#define IORING_RECVSEND_BUNDLE          0x10

/* ioprio of IORING_OP_ACCEPT. */
#define IORING_ACCEPT_MULTISHOT 1

/* In a cqe, the number of a buffer is flags >> this. */
#define IORING_CQE_BUFFER_SHIFT 16

/* flags of a kernel_io_uring_probe_op. */
#define IO_URING_OP_SUPPORTED   1

/* A buffer in a ring of them. In the first one, resv is the tail of the ring,
 * which the program advances.
 */
struct kernel_io_uring_buf {
    uint64_t addr;
    uint32_t len;
    uint16_t bid;
    uint16_t resv;
};

/* IORING_REGISTER_PBUF_RING: a ring of them, a power of two in number,
 * page-aligned.
 */
struct kernel_io_uring_buf_reg {
    uint64_t ring_addr;
    uint32_t ring_entries;
    uint16_t bgid;
    uint16_t flags;
    uint32_t min_left;
    uint32_t unused1[5];
};

/* IORING_REGISTER_FILES_UPDATE and IORING_REGISTER_RING_FDS: which place to
 * start at, and the address of the descriptors.
 */
struct kernel_io_uring_rsrc_update {
    uint32_t offset;
    uint32_t unused1;
    uint64_t data;
};

/* IORING_REGISTER_PROBE, all 0 beforehand: the highest opcode, and how many
 * kernel_io_uring_probe_op follow, ops_len.
 */
struct kernel_io_uring_probe {
    uint8_t last_op;
    uint8_t ops_len;
    uint16_t unused1;
    uint32_t unused2[3];
};

struct kernel_io_uring_probe_op {
    uint8_t op;
    uint8_t unused1;
    uint16_t flags;
    uint32_t unused2;
};

#endif
/* System V IPC: semaphores, shared memory, message queues, each found by a key
 * and kept until it is removed.
 *
 * i386: the direct calls, since Linux 5.1; -ENOSYS before. As on x86_64, they
 * take no IPC_64 in a command.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_IPC_H
#define RING3_IPC_H


/* A key for one that nobody can find by key. */
#define IPC_PRIVATE     0

/* The flags of semget, shmget and msgget, besides nine bits of permissions, and
 * IPC_NOWAIT for calls that could wait.
 */
#define IPC_CREAT       0001000
#define IPC_EXCL        0002000
#define IPC_NOWAIT      0004000

/* The command of semctl, shmctl and msgctl: remove, set uid, gid and mode. */
#define IPC_RMID        0
#define IPC_SET         1
#define IPC_INFO        3

/* The first puts what is known into a struct; the others do so too, with an
 * index from 0 on in place of an id. musl's values on i386 are not those of the
 * kernel, so the usual names are not used.
 */
#define RING3_IPC_STAT          2
#define RING3_SEM_STAT          18
#define RING3_SEM_STAT_ANY      20
#define RING3_SHM_STAT          13
#define RING3_SHM_STAT_ANY      15
#define RING3_MSG_STAT          11
#define RING3_MSG_STAT_ANY      13

/* More commands of semctl. */
#define GETPID          11
#define GETVAL          12
#define GETALL          13
#define GETNCNT         14
#define GETZCNT         15
#define SETVAL          16
#define SETALL          17
#define SEM_INFO        19

/* A flag of a kernel_sembuf: undo it when the process ends. */
#define SEM_UNDO        0x1000

/* More flags of shmget. */
#define SHM_HUGETLB     0004000
#define SHM_NORESERVE   0010000

/* The flags of shmat. */
#define SHM_RDONLY      0010000
#define SHM_RND         0020000
#define SHM_REMAP       0040000
#define SHM_EXEC        0100000

/* More commands of shmctl. */
#define SHM_LOCK        11
#define SHM_UNLOCK      12
#define SHM_INFO        14

/* The flags of msgrcv: cut off what does not fit, take another type, leave the
 * message there.
 */
#define MSG_NOERROR     0010000
#define MSG_EXCEPT      0020000
#define MSG_COPY        0040000

/* One more command of msgctl. */
#define MSG_INFO        12

/* Whose it is and who may use it, as IPC_STAT tells it. The i386 kernel looks
 * at 16 bits of mode.
 */
struct kernel_ipc64_perm {
    int key;
    uint32_t uid;
    uint32_t gid;
    uint32_t cuid;
    uint32_t cgid;
    uint32_t mode;
    uint16_t seq;
    unsigned int : 16;
    RING3_PAD;
    unsigned long unused1;
    unsigned long unused2;
};

/* Times are in seconds; the i386 kernel has the halves of each as separate
 * members.
 */
struct kernel_semid64_ds {
    struct kernel_ipc64_perm perm;
    int64_t otime;
    RING3_PAD;
    RING3_PAD;
    int64_t ctime;
    RING3_PAD;
    RING3_PAD;
    unsigned long nsems;
    unsigned long unused1;
    unsigned long unused2;
};

struct kernel_shmid64_ds {
    struct kernel_ipc64_perm perm;
    size_t segsz;
    int64_t atime;
    int64_t dtime;
    int64_t ctime;
    int cpid;
    int lpid;
    unsigned long nattch;
    unsigned long unused1;
    unsigned long unused2;
};

struct kernel_msqid64_ds {
    struct kernel_ipc64_perm perm;
    int64_t stime;
    int64_t rtime;
    int64_t ctime;
    unsigned long cbytes;
    unsigned long qnum;
    unsigned long qbytes;
    int lspid;
    int lrpid;
    unsigned long unused1;
    unsigned long unused2;
};

/* What to do with semaphore num: add op, or wait for it to be 0 if op is 0.
 * What would make it negative waits. flg takes IPC_NOWAIT and SEM_UNDO.
 */
struct kernel_sembuf {
    unsigned short num;
    short op;
    short flg;
};

/* semget(2): find count semaphores by their key, or with IPC_CREAT make them.
 *
 * Returns their id, or -errno. They are 0 at first on Linux.
 */
RING3_INLINE int sys_semget(int key, int count, int flags)
{
    return (int)(syscall3)(NR_semget, key, count, flags);
}

/* semtimedop(2): do count operations, all at once or none.
 *
 * Returns 0, or -errno: -EAGAIN when timeout has passed, or at once with
 * IPC_NOWAIT; -EIDRM if they were removed meanwhile. timeout is a duration, or
 * NULL.
 *
 * i386: this is semtimedop_time64.
 */
RING3_INLINE int sys_semtimedop(int id, const struct kernel_sembuf *ops,
                                unsigned int count,
                                const struct kernel_timespec *timeout)
{
#ifdef __i386__
    return (int)(syscall4)(NR_semtimedop_time64, id, (long)ops, (long)count,
                           (long)timeout);
#else
    return (int)(syscall4)(NR_semtimedop, id, (long)ops, (long)count,
                           (long)timeout);
#endif
}

/* semop(2): semtimedop(2) without a timeout.
 *
 * i386: this is semtimedop_time64 with NULL.
 */
RING3_INLINE int sys_semop(int id, const struct kernel_sembuf *ops,
                           unsigned int count)
{
#ifdef __i386__
    return (int)(syscall4)(NR_semtimedop_time64, id, (long)ops, (long)count, 0);
#else
    return (int)(syscall3)(NR_semop, id, (long)ops, (long)count);
#endif
}

/* semctl(2): query or change the semaphores, or semaphore number of them.
 *
 * Returns what the command asks for, 0, or -errno. arg is a value for SETVAL,
 * else a pointer: to unsigned shorts for GETALL and SETALL, to a struct
 * kernel_semid64_ds for RING3_IPC_STAT and IPC_SET.
 */
RING3_INLINE int sys_semctl(int id, int number, int command, unsigned long arg)
{
    return (int)(syscall4)(NR_semctl, id, number, command, (long)arg);
}

/* shmget(2): find size bytes of memory by their key, or with IPC_CREAT make
 * them, zeroed.
 *
 * Returns their id, or -errno.
 */
RING3_INLINE int sys_shmget(int key, size_t size, int flags)
{
    return (int)(syscall3)(NR_shmget, key, (long)size, flags);
}

/* shmat(2): map shared memory, at addr or anywhere with NULL.
 *
 * Returns the address, or -errno as a pointer: ring3_pointer_error() tells.
 */
RING3_INLINE void *sys_shmat(int id, const void *addr, int flags)
{
    long ret = (syscall3)(NR_shmat, id, (long)addr, flags);

    return (void *)ret;
}

/* shmdt(2): unmap what shmat returned. It stays there for others. */
RING3_INLINE int sys_shmdt(const void *addr)
{
    return (int)(syscall1)(NR_shmdt, (long)addr);
}

/* shmctl(2): query or change shared memory. Removed by IPC_RMID, it goes when
 * the last process has unmapped it. Returns 0 or what the command gives, or
 * -errno.
 */
RING3_INLINE int sys_shmctl(int id, int command, struct kernel_shmid64_ds *info)
{
    return (int)(syscall3)(NR_shmctl, id, command, (long)info);
}

/* msgget(2): find a message queue by its key, or with IPC_CREAT make it.
 *
 * Returns its id, or -errno.
 */
RING3_INLINE int sys_msgget(int key, int flags)
{
    return (int)(syscall2)(NR_msgget, key, flags);
}

/* msgsnd(2): put a message into the queue. msg begins with a long, its type,
 * which is positive; size bytes follow, and size does not count the long.
 */
RING3_INLINE int sys_msgsnd(int id, const void *msg, size_t size, int flags)
{
    return (int)(syscall4)(NR_msgsnd, id, (long)msg, (long)size, flags);
}

/* msgrcv(2): take the first message of that type; of any type if it is 0; of
 * the lowest type up to -type if it is negative.
 *
 * Returns its size without the long that msg begins with, or -errno: -E2BIG if
 * it has more than size bytes, and it stays, unless MSG_NOERROR is given.
 */
RING3_INLINE long sys_msgrcv(int id, void *msg, size_t size, long type,
                             int flags)
{
    return (syscall5)(NR_msgrcv, id, (long)msg, (long)size, type, flags);
}

/* msgctl(2): query or change a message queue. Returns 0 or what the command
 * gives, or -errno.
 */
RING3_INLINE int sys_msgctl(int id, int command, struct kernel_msqid64_ds *info)
{
    return (int)(syscall3)(NR_msgctl, id, command, (long)info);
}

#endif
/* Keys and secrets that the kernel keeps, in keyrings. */
#ifndef RING3_KEY_H
#define RING3_KEY_H


/* In place of a key's number: the caller's keyrings. */
#define KEY_SPEC_THREAD_KEYRING         -1
#define KEY_SPEC_PROCESS_KEYRING        -2
#define KEY_SPEC_SESSION_KEYRING        -3
#define KEY_SPEC_USER_KEYRING           -4
#define KEY_SPEC_USER_SESSION_KEYRING   -5
#define KEY_SPEC_GROUP_KEYRING          -6
#define KEY_SPEC_REQKEY_AUTH_KEY        -7
#define KEY_SPEC_REQUESTOR_KEYRING      -8

/* operation of keyctl(2). */
#define KEYCTL_GET_KEYRING_ID           0
#define KEYCTL_JOIN_SESSION_KEYRING     1
#define KEYCTL_UPDATE                   2
#define KEYCTL_REVOKE                   3
#define KEYCTL_CHOWN                    4
#define KEYCTL_SETPERM                  5
#define KEYCTL_DESCRIBE                 6
#define KEYCTL_CLEAR                    7
#define KEYCTL_LINK                     8
#define KEYCTL_UNLINK                   9
#define KEYCTL_SEARCH                   10
#define KEYCTL_READ                     11
#define KEYCTL_INSTANTIATE              12
#define KEYCTL_NEGATE                   13
#define KEYCTL_SET_REQKEY_KEYRING       14
#define KEYCTL_SET_TIMEOUT              15
#define KEYCTL_ASSUME_AUTHORITY         16
#define KEYCTL_GET_SECURITY             17
#define KEYCTL_SESSION_TO_PARENT        18
#define KEYCTL_REJECT                   19
#define KEYCTL_INSTANTIATE_IOV          20
#define KEYCTL_INVALIDATE               21
#define KEYCTL_GET_PERSISTENT           22
#define KEYCTL_DH_COMPUTE               23
#define KEYCTL_PKEY_QUERY               24
#define KEYCTL_PKEY_ENCRYPT             25
#define KEYCTL_PKEY_DECRYPT             26
#define KEYCTL_PKEY_SIGN                27
#define KEYCTL_PKEY_VERIFY              28
#define KEYCTL_RESTRICT_KEYRING         29
#define KEYCTL_MOVE                     30
#define KEYCTL_CAPABILITIES             31
#define KEYCTL_WATCH_KEY                32

/* arg2 of KEYCTL_SET_REQKEY_KEYRING: where request_key(2) puts what it gets. */
#define KEY_REQKEY_DEFL_NO_CHANGE               -1
#define KEY_REQKEY_DEFL_DEFAULT                 0
#define KEY_REQKEY_DEFL_THREAD_KEYRING          1
#define KEY_REQKEY_DEFL_PROCESS_KEYRING         2
#define KEY_REQKEY_DEFL_SESSION_KEYRING         3
#define KEY_REQKEY_DEFL_USER_KEYRING            4
#define KEY_REQKEY_DEFL_USER_SESSION_KEYRING    5
#define KEY_REQKEY_DEFL_GROUP_KEYRING           6
#define KEY_REQKEY_DEFL_REQUESTOR_KEYRING       7

/* add_key(2): make a key in a keyring, or give it a new payload.
 *
 * type is "user", "keyring", "logon"... Returns the key's number. payload may
 * be NULL with a len of 0. -EDQUOT when the user has too many. Since Linux
 * 2.6.10.
 */
RING3_INLINE int sys_add_key(const char *type, const char *description,
                             const void *payload, size_t len, int keyring)
{
    return (int)(syscall5)(NR_add_key, (long)type, (long)description,
                           (long)payload, (long)len, keyring);
}

/* request_key(2): find a key in the caller's keyrings and link it into keyring,
 * if that is not 0.
 *
 * Returns its number, or -ENOKEY if there is none. If callout is not NULL,
 * /sbin/request-key is then run to get it. Since Linux 2.6.10.
 */
RING3_INLINE int sys_request_key(const char *type, const char *description,
                                 const char *callout, int keyring)
{
    return (int)(syscall4)(NR_request_key, (long)type, (long)description,
                           (long)callout, keyring);
}

/* keyctl(2): do something with a key. The permissions of KEYCTL_SETPERM are a
 * byte each, from the highest, for whoever has the key, its user, its group and
 * others: 0x01 view, 0x02 read, 0x04 write, 0x08 search, 0x10 link, 0x20 set
 * these. Each operation has its own arguments and its own result; arguments it
 * has no use for are 0. Returns 0 or what the operation gives, or -errno. Since
 * Linux 2.6.10.
 */
RING3_INLINE long sys_keyctl(int operation, unsigned long arg2,
                             unsigned long arg3, unsigned long arg4,
                             unsigned long arg5)
{
    return (syscall5)(NR_keyctl, operation, (long)arg2, (long)arg3, (long)arg4,
                      (long)arg5);
}

#endif
/* Landlock: a process gives up rights to files and the network, for good.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_LANDLOCK_H
#define RING3_LANDLOCK_H


/* flags of landlock_create_ruleset(2), with NULL and 0: what to ask for. */
#define LANDLOCK_CREATE_RULESET_VERSION 1
#define LANDLOCK_CREATE_RULESET_ERRATA  2

/* flags of landlock_add_rule(2): what the ruleset's quiet_access_ members name
 * is not logged when it is denied there. Since version 10, Linux 7.2.
 */
#define LANDLOCK_ADD_RULE_QUIET         1

/* type of landlock_add_rule(2). */
#define LANDLOCK_RULE_PATH_BENEATH      1
#define LANDLOCK_RULE_NET_PORT          2

/* flags of landlock_restrict_self(2); the first three since version 7 of
 * Landlock, Linux 6.15, the last since version 8, Linux 7.0.
 */
#define LANDLOCK_RESTRICT_SELF_LOG_SAME_EXEC_OFF        1
#define LANDLOCK_RESTRICT_SELF_LOG_NEW_EXEC_ON          2
#define LANDLOCK_RESTRICT_SELF_LOG_SUBDOMAINS_OFF       4
#define LANDLOCK_RESTRICT_SELF_TSYNC                    8

/* Rights to files. The first 13 are from version 1, then one each from versions
 * 2 (Linux 5.19), 3 (6.2), 5 (6.10) and 9 (7.1).
 */
#define LANDLOCK_ACCESS_FS_EXECUTE      0x00001
#define LANDLOCK_ACCESS_FS_WRITE_FILE   0x00002
#define LANDLOCK_ACCESS_FS_READ_FILE    0x00004
#define LANDLOCK_ACCESS_FS_READ_DIR     0x00008
#define LANDLOCK_ACCESS_FS_REMOVE_DIR   0x00010
#define LANDLOCK_ACCESS_FS_REMOVE_FILE  0x00020
#define LANDLOCK_ACCESS_FS_MAKE_CHAR    0x00040
#define LANDLOCK_ACCESS_FS_MAKE_DIR     0x00080
#define LANDLOCK_ACCESS_FS_MAKE_REG     0x00100
#define LANDLOCK_ACCESS_FS_MAKE_SOCK    0x00200
#define LANDLOCK_ACCESS_FS_MAKE_FIFO    0x00400
#define LANDLOCK_ACCESS_FS_MAKE_BLOCK   0x00800
#define LANDLOCK_ACCESS_FS_MAKE_SYM     0x01000
#define LANDLOCK_ACCESS_FS_REFER        0x02000
#define LANDLOCK_ACCESS_FS_TRUNCATE     0x04000
#define LANDLOCK_ACCESS_FS_IOCTL_DEV    0x08000
#define LANDLOCK_ACCESS_FS_RESOLVE_UNIX 0x10000

/* Rights to ports: TCP's since version 4, Linux 6.7, UDP's since version 10,
 * Linux 7.2.
 */
#define LANDLOCK_ACCESS_NET_BIND_TCP            1
#define LANDLOCK_ACCESS_NET_CONNECT_TCP         2
#define LANDLOCK_ACCESS_NET_BIND_UDP            4
#define LANDLOCK_ACCESS_NET_CONNECT_SEND_UDP    8

/* What is confined: since version 6, Linux 6.12. */
#define LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET     1
#define LANDLOCK_SCOPE_SIGNAL                   2

/* What a ruleset takes away, except what its rules allow:
 * landlock_create_ruleset(2). A kernel that does not know a bit says -EINVAL:
 * ask for its version first. What a quiet_ member names is part of the member
 * without quiet_, and is not logged when denied.
 */
struct kernel_landlock_ruleset_attr {
    uint64_t handled_access_fs;
    uint64_t handled_access_net;
    uint64_t scoped;
    uint64_t quiet_access_fs;
    uint64_t quiet_access_net;
    uint64_t quiet_scoped;
};

/* LANDLOCK_RULE_PATH_BENEATH: rights to all below a directory, or to a file.
 * 12 bytes: packed.
 */
struct kernel_landlock_path_beneath_attr {
    uint64_t allowed_access;
    int32_t parent_fd;
} __attribute__((__packed__));

/* LANDLOCK_RULE_NET_PORT: rights to a port, in the machine's byte order. */
struct kernel_landlock_net_port_attr {
    uint64_t allowed_access;
    uint64_t port;
};

/* landlock_create_ruleset(2): begin a ruleset.
 *
 * Returns its descriptor, or, with LANDLOCK_CREATE_RULESET_VERSION, NULL and 0,
 * the version. size is sizeof *attr; an older kernel, whose struct ends at 8
 * bytes before version 4, at 16 before 6 and at 24 before 10, says -E2BIG if
 * what is after that is not 0. -EOPNOTSUPP where Landlock was left out at boot.
 * Since Linux 5.13.
 */
RING3_INLINE int
sys_landlock_create_ruleset(const struct kernel_landlock_ruleset_attr *attr,
                            size_t size, unsigned int flags)
{
    return (int)(syscall3)(NR_landlock_create_ruleset, (long)attr, (long)size,
                           (long)flags);
}

/* landlock_add_rule(2): allow something after all. attr is the struct for type;
 * flags is 0 before Linux 7.2. Since Linux 5.13.
 */
RING3_INLINE int sys_landlock_add_rule(int fd, int type, const void *attr,
                                       unsigned int flags)
{
    return (int)(syscall4)(NR_landlock_add_rule, fd, type, (long)attr,
                           (long)flags);
}

/* landlock_restrict_self(2): put the ruleset into force for this thread and
 * those it starts.
 *
 * Without privileges PR_SET_NO_NEW_PRIVS has to come first, or -EPERM. What is
 * already open stays open. Since Linux 5.13.
 */
RING3_INLINE int sys_landlock_restrict_self(int fd, unsigned int flags)
{
    return (int)(syscall2)(NR_landlock_restrict_self, fd, (long)flags);
}

#endif
/* What only x86 has: I/O ports, and 8086 mode.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_MACHINE_H
#define RING3_MACHINE_H


/* request of vm86(2). */
#define VM86_PLUS_INSTALL_CHECK 0
#define VM86_ENTER              1
#define VM86_ENTER_NO_BYPASS    2
#define VM86_REQUEST_IRQ        3
#define VM86_FREE_IRQ           4
#define VM86_GET_IRQ_BITS       5
#define VM86_GET_AND_RESET_IRQ  6

/* ioperm(2): allow this thread access to count I/O ports, or revoke it if on is
 * 0.
 *
 * -EPERM without CAP_SYS_RAWIO, and where the kernel is locked down.
 */
RING3_INLINE int sys_ioperm(unsigned long from, unsigned long count, int on)
{
    return (int)(syscall3)(NR_ioperm, (long)from, (long)count, on);
}

/* iopl(2): let this thread use all I/O ports with level 3, none with 0.
 *
 * Since Linux 5.5 cli and sti stay forbidden all the same.
 */
RING3_INLINE int sys_iopl(unsigned int level)
{
    return (int)(syscall1)(NR_iopl, (long)level);
}

/* i386 only. */
#if defined NR_vm86 && !defined RING3_LACKS_vm86
/* vm86(2): run 16-bit code, as info says.
 *
 * Returns why it stopped, in the low 8 bits, and above them the details; or
 * -errno: -ENOSYS under an x86_64 kernel, where the CPU cannot, and under one
 * built without it.
 */
RING3_INLINE int sys_vm86(unsigned long request, void *info)
{
    return (int)(syscall2)(NR_vm86, (long)request, (long)info);
}
#endif

#endif
/* Memory behind a descriptor: files without a name, page faults to handle.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_MEMFD_H
#define RING3_MEMFD_H


/* The flags of memfd_create(2). The sizes go with MFD_HUGETLB. */
#define MFD_CLOEXEC             0x00000001
#define MFD_ALLOW_SEALING       0x00000002
#define MFD_HUGETLB             0x00000004
#define MFD_NOEXEC_SEAL         0x00000008
#define MFD_EXEC                0x00000010
#define MFD_HUGE_2MB            0x54000000
#define MFD_HUGE_1GB            0x78000000

/* A flag of userfaultfd(2), besides O_CLOEXEC and O_NONBLOCK: faults in user
 * mode alone, which needs no privilege.
 */
#define UFFD_USER_MODE_ONLY     1

/* memfd_create(2): make an empty file in memory, gone when nobody has it.
 *
 * Returns its descriptor, or -errno. name is only for people: it shows in /proc
 * and need not be unique, but must be shorter than 250. ftruncate gives the
 * file a size. Since Linux 3.17.
 */
RING3_INLINE int sys_memfd_create(const char *name, unsigned int flags)
{
    return (int)(syscall2)(NR_memfd_create, (long)name, (long)flags);
}

/* memfd_secret(2): make a file in memory that only its mappings show, and not
 * even the kernel sees. flags is O_CLOEXEC or 0.
 *
 * Returns the descriptor, or -errno. -ENOSYS also where the kernel was not told
 * to allow it, up to Linux 6.4: secretmem.enable=y. Since Linux 5.14.
 */
RING3_INLINE int sys_memfd_secret(unsigned int flags)
{
    return (int)(syscall1)(NR_memfd_secret, (long)flags);
}

/* userfaultfd(2): make a descriptor that reports page faults and resolves them,
 * with the ioctls of linux/userfaultfd.h.
 *
 * Returns the descriptor, or -errno: -EPERM without privilege, except with
 * UFFD_USER_MODE_ONLY, which is from Linux 5.11. Since Linux 4.3.
 */
RING3_INLINE int sys_userfaultfd(int flags)
{
    return (int)(syscall1)(NR_userfaultfd, flags);
}

#endif
/* Memory: map, move, protect, advise, lock, unmap, and the break. Files without
 * a name are in memfd.h, keys and seals in protect.h; process_vm_readv, for
 * another process's memory, is in pidfd.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_MEMORY_H
#define RING3_MEMORY_H


/* What may be done with the pages. */
#define PROT_NONE       0x0
#define PROT_READ       0x1
#define PROT_WRITE      0x2
#define PROT_EXEC       0x4

/* Added for mprotect(2) alone: all of a stack, up to where it begins. */
#define PROT_GROWSDOWN  0x01000000

/* One of the first four, and any of the others. */
#define MAP_SHARED              0x000001
#define MAP_PRIVATE             0x000002
#define MAP_SHARED_VALIDATE     0x000003
#define MAP_DROPPABLE           0x000008
#define MAP_FIXED               0x000010
#define MAP_ANONYMOUS           0x000020
#define MAP_32BIT               0x000040
#define MAP_ABOVE4G             0x000080
#define MAP_GROWSDOWN           0x000100
#define MAP_LOCKED              0x002000
#define MAP_NORESERVE           0x004000
#define MAP_POPULATE            0x008000
#define MAP_NONBLOCK            0x010000
#define MAP_STACK               0x020000
#define MAP_HUGETLB             0x040000
#define MAP_SYNC                0x080000
#define MAP_FIXED_NOREPLACE     0x100000

/* Pages of which size, with MAP_HUGETLB. */
#define MAP_HUGE_2MB    0x54000000
#define MAP_HUGE_1GB    0x78000000

/* The flags of mremap(2). */
#define MREMAP_MAYMOVE          1
#define MREMAP_FIXED            2
#define MREMAP_DONTUNMAP        4

/* The flags of msync(2): one of the first two, and the third. */
#define MS_ASYNC        1
#define MS_SYNC         4
#define MS_INVALIDATE   2

/* A flag of mlock2(2): lock pages as they are first used. */
#define MLOCK_ONFAULT   1

/* The flags of mlockall(2): what is there, what is to come, either only as it
 * is first used.
 */
#define MCL_CURRENT     1
#define MCL_FUTURE      2
#define MCL_ONFAULT     4

/* The advice of madvise(2) and process_madvise(2). */
#define MADV_NORMAL             0
#define MADV_RANDOM             1
#define MADV_SEQUENTIAL         2
#define MADV_WILLNEED           3
#define MADV_DONTNEED           4
#define MADV_FREE               8
#define MADV_REMOVE             9
#define MADV_DONTFORK           10
#define MADV_DOFORK             11
#define MADV_HWPOISON           100
#define MADV_SOFT_OFFLINE       101
#define MADV_MERGEABLE          12
#define MADV_UNMERGEABLE        13
#define MADV_HUGEPAGE           14
#define MADV_NOHUGEPAGE         15
#define MADV_DONTDUMP           16
#define MADV_DODUMP             17
#define MADV_WIPEONFORK         18
#define MADV_KEEPONFORK         19
#define MADV_COLD               20
#define MADV_PAGEOUT            21
#define MADV_POPULATE_READ      22
#define MADV_POPULATE_WRITE     23
#define MADV_DONTNEED_LOCKED    24
#define MADV_COLLAPSE           25
#define MADV_GUARD_INSTALL      102
#define MADV_GUARD_REMOVE       103

/* mmap(2): map len bytes of fd from offset on, or with MAP_ANONYMOUS zeroes.
 *
 * Returns the address, or -errno as a pointer: ring3_pointer_error() tells.
 * offset is in bytes, a multiple of the page size. fd is -1 for zeroes.
 *
 * i386: this is mmap2, which counts offset in 4096-byte pages. An offset that
 * it cannot express goes with a len of 0, so the kernel returns -EINVAL or
 * another error.
 */
RING3_INLINE void *sys_mmap(void *addr, size_t len, int prot, int flags,
                            int fd, int64_t offset)
{
    long ret;

#ifdef __i386__
    if (offset & 0xfff || (uint64_t)offset >> 44)
        len = 0;
    ret = (syscall6)(NR_mmap2, (long)addr, (long)len, prot, flags, fd,
                     (long)(offset >> 12));
#else
    ret = (syscall6)(NR_mmap, (long)addr, (long)len, prot, flags, fd,
                     (long)offset);
#endif
    return (void *)ret;
}

/* munmap(2): unmap the pages of these len bytes. addr is page-aligned. */
RING3_INLINE int sys_munmap(void *addr, size_t len)
{
    return (int)(syscall2)(NR_munmap, (long)addr, (long)len);
}

/* mprotect(2): change what may be done with the pages of these len bytes. */
RING3_INLINE int sys_mprotect(void *addr, size_t len, int prot)
{
    return (int)(syscall3)(NR_mprotect, (long)addr, (long)len, prot);
}

/* mremap(2): resize the mapping of old_len bytes at addr to len bytes.
 *
 * Returns where it is then, or -errno as a pointer. Without MREMAP_MAYMOVE it
 * stays in place or is -ENOMEM. new_addr matters with MREMAP_FIXED alone, which
 * unmaps what is there.
 */
RING3_INLINE void *sys_mremap(void *addr, size_t old_len, size_t len, int flags,
                              void *new_addr)
{
    long ret = (syscall5)(NR_mremap, (long)addr, (long)old_len, (long)len,
                          flags, (long)new_addr);

    return (void *)ret;
}

/* msync(2): write what was changed in these len bytes back to the file. Of the
 * flags, MS_SYNC waits for it; MS_ASYNC does nothing on Linux.
 */
RING3_INLINE int sys_msync(void *addr, size_t len, int flags)
{
    return (int)(syscall3)(NR_msync, (long)addr, (long)len, flags);
}

/* madvise(2): tell the kernel what these len bytes are for. Some advice is
 * more: after MADV_DONTNEED private memory reads as zeroes.
 */
RING3_INLINE int sys_madvise(void *addr, size_t len, int advice)
{
    return (int)(syscall3)(NR_madvise, (long)addr, (long)len, advice);
}

/* mlock(2): keep these len bytes in memory. -ENOMEM: RLIMIT_MEMLOCK is
 * exceeded, or some of them are not mapped. -EPERM: that limit is 0 and
 * CAP_IPC_LOCK is missing. Locks do not nest: one munlock ends them.
 */
RING3_INLINE int sys_mlock(const void *addr, size_t len)
{
    return (int)(syscall2)(NR_mlock, (long)addr, (long)len);
}

/* mlock2(2): mlock(2) with MLOCK_ONFAULT or 0 as flags. Since Linux 4.4. */
RING3_INLINE int sys_mlock2(const void *addr, size_t len, int flags)
{
    return (int)(syscall3)(NR_mlock2, (long)addr, (long)len, flags);
}

/* munlock(2): let these len bytes be swapped out again. */
RING3_INLINE int sys_munlock(const void *addr, size_t len)
{
    return (int)(syscall2)(NR_munlock, (long)addr, (long)len);
}

/* mlockall(2): keep all of the process in memory; not inherited by fork. */
RING3_INLINE int sys_mlockall(int flags)
{
    return (int)(syscall1)(NR_mlockall, flags);
}

/* munlockall(2): let all of the process be swapped out again. */
RING3_INLINE int sys_munlockall(void)
{
    return (int)(syscall0)(NR_munlockall);
}

/* mincore(2): tell which pages of these len bytes are in memory: one byte of
 * pages for each, of which the lowest bit counts.
 */
RING3_INLINE int sys_mincore(void *addr, size_t len, unsigned char *pages)
{
    return (int)(syscall3)(NR_mincore, (long)addr, (long)len, (long)pages);
}

/* remap_file_pages(2): let these len bytes of a shared mapping show the file
 * from that page on. prot is 0. Since Linux 4.0 it only does what mmap does.
 */
RING3_INLINE int sys_remap_file_pages(void *addr, size_t len, int prot,
                                      unsigned long page, int flags)
{
    return (int)(syscall5)(NR_remap_file_pages, (long)addr, (long)len, prot,
                           (long)page, flags);
}

/* brk(2): move the end of the data segment to addr.
 *
 * Returns where it is then: the old place if it could not be moved. NULL only
 * asks. Cannot fail with -errno.
 */
RING3_INLINE void *sys_brk(void *addr)
{
    long ret = (syscall1)(NR_brk, (long)addr);

    return (void *)ret;
}

#endif
/* Messages through sockets: in several pieces, with descriptors and other
 * control messages beside the data, many in one call.
 */
#ifndef RING3_MESSAGE_H
#define RING3_MESSAGE_H

/* Sockets: make, name, connect, send, receive. Addresses are in sockaddr.h,
 * options in sockopt.h, the calls that carry more than data in message.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_SOCKET_H
#define RING3_SOCKET_H

/* Addresses of sockets, one struct for each family. */
#ifndef RING3_SOCKADDR_H
#define RING3_SOCKADDR_H


/* Address families: socket(2), and family in every address. */
#define AF_UNSPEC       0
#define AF_UNIX         1
#define AF_LOCAL        1
#define AF_INET         2
#define AF_INET6        10
#define AF_NETLINK      16
#define AF_PACKET       17
#define AF_CAN          29
#define AF_BLUETOOTH    31
#define AF_ALG          38
#define AF_VSOCK        40
#define AF_XDP          44

/* IPv4 addresses, for ring3_htonl(): all of this machine's, this machine,
 * everybody on this network.
 */
#define INADDR_ANY              0x00000000
#define INADDR_LOOPBACK         0x7f000001
#define INADDR_BROADCAST        0xffffffff

/* AF_PACKET: protocol, for ring3_htons(), here and in socket(2): frames of any
 * kind, or of one.
 */
#define ETH_P_ALL       0x0003
#define ETH_P_IP        0x0800
#define ETH_P_ARP       0x0806
#define ETH_P_IPV6      0x86dd

/* AF_PACKET: pkttype of what arrives: to this machine, to all, to a group, to
 * another, and from this one.
 */
#define PACKET_HOST             0
#define PACKET_BROADCAST        1
#define PACKET_MULTICAST        2
#define PACKET_OTHERHOST        3
#define PACKET_OUTGOING         4

/* AF_VSOCK: cid to bind to; cid of the hypervisor, of this machine, since Linux
 * 5.6, and of the host; port to bind to, for a free one.
 */
#define VMADDR_CID_ANY          0xffffffff
#define VMADDR_CID_HYPERVISOR   0
#define VMADDR_CID_LOCAL        1
#define VMADDR_CID_HOST         2
#define VMADDR_PORT_ANY         0xffffffff

/* AF_VSOCK: flags: by way of the host to a sibling, since Linux 5.11. */
#define VMADDR_FLAG_TO_HOST     0x01

/* Room for an address of any family. */
struct kernel_sockaddr_storage {
    uint16_t family;
    uint16_t unused1;
    uint32_t unused2;
    uint64_t unused3[15];
};

/* AF_UNIX: the name of a file. Its length as an address counts what is used of
 * path. A path that begins with a NUL is a name unrelated to any file, and ends
 * where that length says, not at a NUL.
 */
struct kernel_sockaddr_un {
    uint16_t family;
    char path[108];
};

/* AF_INET: port and addr are in network order, see ring3_htons(). */
struct kernel_sockaddr_in {
    uint16_t family;
    uint16_t port;
    uint32_t addr;
    uint8_t zero[8];
};

/* AF_INET6: port and flowinfo are in network order; addr is as one writes it,
 * first byte first. scope_id is the interface of a link-local address.
 */
struct kernel_sockaddr_in6 {
    uint16_t family;
    uint16_t port;
    uint32_t flowinfo;
    uint8_t addr[16];
    uint32_t scope_id;
};

/* AF_NETLINK: pid is 0 for the kernel, groups has a bit for each of them. */
struct kernel_sockaddr_nl {
    uint16_t family;
    unsigned int : 16;
    uint32_t pid;
    uint32_t groups;
};

/* AF_PACKET: protocol is in network order; ifindex is the interface, 0 for any
 * to bind to. Sending takes halen bytes of addr, and for bind(2) the rest does
 * not count. hatype is an ARPHRD_ number, the kind of interface it came by.
 */
struct kernel_sockaddr_ll {
    uint16_t family;
    uint16_t protocol;
    int ifindex;
    uint16_t hatype;
    uint8_t pkttype;
    uint8_t halen;
    uint8_t addr[8];
};

/* AF_VSOCK, between a virtual machine and its host: port and cid, which is the
 * machine, are in host order. Everything unused must be 0.
 */
struct kernel_sockaddr_vm {
    uint16_t family;
    uint16_t unused1;
    uint32_t port;
    uint32_t cid;
    uint8_t flags;
    uint8_t zero[3];
};

/* 16 bits to network order, which is the reverse of x86's, and back. Makes no
 * call.
 */
RING3_INLINE uint16_t ring3_htons(uint16_t x)
{
    return (uint16_t)((uint32_t)x << 8 | x >> 8);
}

/* 32 bits to network order, and back. Makes no call. */
RING3_INLINE uint32_t ring3_htonl(uint32_t x)
{
    return (x & 0xff) << 24 | (x & 0xff00) << 8 | (x >> 8 & 0xff00) | x >> 24;
}

#endif

/* How a socket carries data: the type of socket(2), one of these. */
#define SOCK_STREAM     1
#define SOCK_DGRAM      2
#define SOCK_RAW        3
#define SOCK_RDM        4
#define SOCK_SEQPACKET  5

/* Added to the type, and the flags of accept4(2). */
#define SOCK_NONBLOCK   00004000
#define SOCK_CLOEXEC    02000000

/* The protocol of socket(2) where 0, the usual one, will not do, and the level
 * of its options.
 */
#define IPPROTO_IP      0
#define IPPROTO_ICMP    1
#define IPPROTO_IGMP    2
#define IPPROTO_TCP     6
#define IPPROTO_UDP     17
#define IPPROTO_IPV6    41
#define IPPROTO_ICMPV6  58
#define IPPROTO_SCTP    132
#define IPPROTO_UDPLITE 136
#define IPPROTO_RAW     255
#define IPPROTO_MPTCP   262

/* The protocol of AF_NETLINK: interfaces, addresses and routes; the audit log;
 * devices that come and go; families by name. That of AF_PACKET is an ETH_P_.
 */
#define NETLINK_ROUTE           0
#define NETLINK_AUDIT           9
#define NETLINK_KOBJECT_UEVENT  15
#define NETLINK_GENERIC         16

/* The flags of the calls that send and receive, and in the flags of a
 * kernel_msghdr what became of it.
 */
#define MSG_OOB                 0x00000001
#define MSG_PEEK                0x00000002
#define MSG_DONTROUTE           0x00000004
#define MSG_CTRUNC              0x00000008
#define MSG_TRUNC               0x00000020
#define MSG_DONTWAIT            0x00000040
#define MSG_EOR                 0x00000080
#define MSG_WAITALL             0x00000100
#define MSG_CONFIRM             0x00000800
#define MSG_ERRQUEUE            0x00002000
#define MSG_NOSIGNAL            0x00004000
#define MSG_MORE                0x00008000
#define MSG_WAITFORONE          0x00010000
#define MSG_ZEROCOPY            0x04000000
#define MSG_FASTOPEN            0x20000000
#define MSG_CMSG_CLOEXEC        0x40000000

/* Which half of a connection shutdown(2) ends. */
#define SHUT_RD         0
#define SHUT_WR         1
#define SHUT_RDWR       2

/* socket(2): make a socket that has no name and no peer yet.
 *
 * Returns its descriptor, or -errno. type may have SOCK_CLOEXEC and
 * SOCK_NONBLOCK added; protocol is mostly 0.
 *
 * i386: since Linux 4.3; -ENOSYS before.
 */
RING3_INLINE int sys_socket(int family, int type, int protocol)
{
    return (int)(syscall3)(NR_socket, family, type, protocol);
}

/* socketpair(2): make two sockets that are connected; family is AF_UNIX.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_socketpair(int family, int type, int protocol, int fds[2])
{
    return (int)(syscall4)(NR_socketpair, family, type, protocol, (long)fds);
}

/* bind(2): give the socket fd the address addr of len bytes as its own.
 *
 * -EADDRINUSE: somebody has it, or had it until recently, see SO_REUSEADDR; or
 * the file of an AF_UNIX address is there, which only unlink removes.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_bind(int fd, const void *addr, unsigned int len)
{
    return (int)(syscall3)(NR_bind, fd, (long)addr, (long)len);
}

/* connect(2): connect the socket fd to addr, an address of len bytes.
 *
 * -EINPROGRESS for a nonblocking one, and -EINTR after a signal: it goes on by
 * itself. Wait until fd is writable, then SO_ERROR says how it ended.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_connect(int fd, const void *addr, unsigned int len)
{
    return (int)(syscall3)(NR_connect, fd, (long)addr, (long)len);
}

/* listen(2): let others connect to fd; backlog of them may wait to be accepted,
 * but no more than /proc/sys/net/core/somaxconn says.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_listen(int fd, int backlog)
{
    return (int)(syscall2)(NR_listen, fd, backlog);
}

/* accept4(2): take the next connection that came to fd.
 *
 * Returns a new socket for it, with what flags add; or -errno: -EAGAIN if there
 * is none and fd does not block, -ECONNABORTED if the peer has gone already.
 * addr gets the peer's address; *len is addr's room before, the address's true
 * length after; both may be NULL. O_NONBLOCK of fd is not inherited. Since
 * Linux 2.6.28.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_accept4(int fd, void *addr, unsigned int *len, int flags)
{
    return (int)(syscall4)(NR_accept4, fd, (long)addr, (long)len, flags);
}

/* accept(2): accept4(2) without flags. Returns as accept4(2).
 *
 * i386: this is accept4 with flags of 0, since Linux 4.3.
 */
RING3_INLINE int sys_accept(int fd, void *addr, unsigned int *len)
{
#ifdef __i386__
    return (int)(syscall4)(NR_accept4, fd, (long)addr, (long)len, 0);
#else
    return (int)(syscall3)(NR_accept, fd, (long)addr, (long)len);
#endif
}

/* getsockname(2): put fd's own address into addr: the way to learn the port if
 * 0 was bound. *len is addr's room before, the address's true length after.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_getsockname(int fd, void *addr, unsigned int *len)
{
    return (int)(syscall3)(NR_getsockname, fd, (long)addr, (long)len);
}

/* getpeername(2): put the address that fd is connected to into addr, as
 * getsockname does.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_getpeername(int fd, void *addr, unsigned int *len)
{
    return (int)(syscall3)(NR_getpeername, fd, (long)addr, (long)len);
}

/* sendto(2): send len bytes of buf, to addr if fd is not connected. send(2) is
 * this with addr NULL and addr_len 0.
 *
 * Returns how many were sent, on a stream maybe fewer, or -errno. -EPIPE comes
 * with SIGPIPE, except with MSG_NOSIGNAL.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE long sys_sendto(int fd, const void *buf, size_t len,
                             unsigned int flags, const void *addr,
                             unsigned int addr_len)
{
    return (syscall6)(NR_sendto, fd, (long)buf, (long)len, (long)flags,
                      (long)addr, (long)addr_len);
}

/* recvfrom(2): receive up to len bytes into buf. recv(2) is this with addr and
 * addr_len NULL.
 *
 * Returns how many came, or -errno; 0 at the end of a stream, but also for a
 * datagram without data. What does not fit of a datagram is lost; with
 * MSG_TRUNC its full length is returned. addr gets the sender's address;
 * *addr_len is addr's room before, the address's true length after.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE long sys_recvfrom(int fd, void *buf, size_t len,
                               unsigned int flags, void *addr,
                               unsigned int *addr_len)
{
    return (syscall6)(NR_recvfrom, fd, (long)buf, (long)len, (long)flags,
                      (long)addr, (long)addr_len);
}

/* shutdown(2): end one half of fd's connection, or both, for everybody who has
 * it open. fd stays open: the peer sees the end, and may still answer.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_shutdown(int fd, int how)
{
    return (int)(syscall2)(NR_shutdown, fd, how);
}

#endif

/* The type of a control message of level SOL_SOCKET: descriptors, a struct
 * kernel_ucred, a security label, a pidfd.
 */
#define SCM_RIGHTS      1
#define SCM_CREDENTIALS 2
#define SCM_SECURITY    3
#define SCM_PIDFD       4

/* origin of a kernel_sock_extended_err: this machine, an ICMP packet, a time
 * stamp, MSG_ZEROCOPY, SO_TXTIME.
 */
#define SO_EE_ORIGIN_NONE               0
#define SO_EE_ORIGIN_LOCAL              1
#define SO_EE_ORIGIN_ICMP               2
#define SO_EE_ORIGIN_ICMP6              3
#define SO_EE_ORIGIN_TIMESTAMPING       4
#define SO_EE_ORIGIN_ZEROCOPY           5
#define SO_EE_ORIGIN_TXTIME             6

/* Its code for SO_EE_ORIGIN_ZEROCOPY: the data was copied after all. */
#define SO_EE_CODE_ZEROCOPY_COPIED      1

/* Its info for SO_EE_ORIGIN_TIMESTAMPING: when the data was handed to the
 * device, when it was queued, when the peer had it.
 */
#define SCM_TSTAMP_SND          0
#define SCM_TSTAMP_SCHED        1
#define SCM_TSTAMP_ACK          2

/* A message: sendmsg(2) and recvmsg(2). control is a row of kernel_cmsghdr,
 * aligned as a long is. Receiving sets namelen, controllen and flags to what
 * came.
 */
struct kernel_msghdr {
    void *name;
    unsigned int namelen;
    RING3_PAD;
    struct kernel_iovec *iov;
    size_t iovlen;
    void *control;
    size_t controllen;
    unsigned int flags;
    RING3_PAD;
};

/* One of several messages, and how many bytes of it were sent or received. */
struct kernel_mmsghdr {
    struct kernel_msghdr hdr;
    unsigned int len;
    RING3_PAD;
};

/* A control message. len counts the header too; the data follows it, padded to
 * a multiple of a long.
 */
struct kernel_cmsghdr {
    size_t len;
    int level;
    int type;
};

/* What MSG_ERRQUEUE brings as a control message, IP_RECVERR or IPV6_RECVERR.
 * error is an errno; type and code are those of ICMP. For MSG_ZEROCOPY, info
 * and data are the first and the last of the calls whose memory is free again.
 * The address of the ICMP packet's sender follows.
 */
struct kernel_sock_extended_err {
    uint32_t error;
    uint8_t origin;
    uint8_t type;
    uint8_t code;
    unsigned int : 8;
    uint32_t info;
    uint32_t data;
};

/* For a control message with size bytes of data: its len, and the room that it
 * takes up in control.
 */
#define RING3_CMSG_LEN(size)    (sizeof(struct kernel_cmsghdr) + (size))
#define RING3_CMSG_SPACE(size) \
    ((RING3_CMSG_LEN(size) + sizeof(long) - 1) & ~(sizeof(long) - 1))

/* The first control message of msg, or NULL. Makes no call. */
RING3_INLINE struct kernel_cmsghdr *
ring3_cmsg_first(const struct kernel_msghdr *msg)
{
    if (msg->controllen < sizeof(struct kernel_cmsghdr))
        return NULL;
    return (struct kernel_cmsghdr *)msg->control;
}

/* The control message of msg after cmsg, or NULL. Makes no call. To write a row
 * of them, set controllen to all the room, and each len before going on to the
 * next.
 */
RING3_INLINE struct kernel_cmsghdr *
ring3_cmsg_next(const struct kernel_msghdr *msg,
                const struct kernel_cmsghdr *cmsg)
{
    size_t at = (size_t)((const char *)cmsg - (const char *)msg->control);
    size_t left = msg->controllen - at;
    size_t space;

    if (cmsg->len < sizeof *cmsg || cmsg->len > left)
        return NULL;
    space = RING3_CMSG_SPACE(cmsg->len - sizeof *cmsg);
    if (space > left || left - space < sizeof *cmsg)
        return NULL;
    return (struct kernel_cmsghdr *)(void *)
        ((char *)msg->control + at + space);
}

/* The data of a control message. Makes no call. */
RING3_INLINE void *ring3_cmsg_data(struct kernel_cmsghdr *cmsg)
{
    return cmsg + 1;
}

/* sendmsg(2): send from several pieces of memory, with control messages.
 *
 * Returns as sendto does. A descriptor sent by SCM_RIGHTS stays open here; at
 * least one byte of data has to go with it on a stream.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE long sys_sendmsg(int fd, const struct kernel_msghdr *msg,
                              unsigned int flags)
{
    return (syscall3)(NR_sendmsg, fd, (long)msg, (long)flags);
}

/* recvmsg(2): receive into several pieces of memory, with control messages.
 *
 * Returns as recvfrom does. msg->flags has MSG_TRUNC or MSG_CTRUNC if something
 * did not fit. Descriptors that came are open: close those not wanted.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE long sys_recvmsg(int fd, struct kernel_msghdr *msg,
                              unsigned int flags)
{
    return (syscall3)(NR_recvmsg, fd, (long)msg, (long)flags);
}

/* sendmmsg(2): send count messages.
 *
 * Returns how many were sent, with the size of each in its len, or -errno if
 * not even the first was. Since Linux 3.0, on i386 too.
 */
RING3_INLINE long sys_sendmmsg(int fd, struct kernel_mmsghdr *msgs,
                               unsigned int count, unsigned int flags)
{
    return (syscall4)(NR_sendmmsg, fd, (long)msgs, (long)count, (long)flags);
}

/* recvmmsg(2): receive up to count messages.
 *
 * Returns how many came, or -errno if none did. With MSG_WAITFORONE only the
 * first is waited for. timeout, which may be NULL, is looked at only when a
 * message has come, so it does not end a wait; what is left of it is written
 * back.
 *
 * i386: this is recvmmsg_time64, since Linux 5.1. Since Linux 2.6.33.
 */
RING3_INLINE long sys_recvmmsg(int fd, struct kernel_mmsghdr *msgs,
                               unsigned int count, unsigned int flags,
                               struct kernel_timespec *timeout)
{
#ifdef __i386__
    return (syscall5)(NR_recvmmsg_time64, fd, (long)msgs, (long)count,
                      (long)flags, (long)timeout);
#else
    return (syscall5)(NR_recvmmsg, fd, (long)msgs, (long)count, (long)flags,
                      (long)timeout);
#endif
}

#endif
/* Code for the kernel: its modules, and the kernel to start next.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_MODULE_H
#define RING3_MODULE_H


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
/* Mounts: attach, move, change, detach, list.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_MOUNT_H
#define RING3_MOUNT_H


/* flags of mount(2). MS_REMOUNT, MS_BIND, MS_MOVE and those from MS_UNBINDABLE
 * to MS_SHARED make the call something other than a new mount.
 */
#define MS_RDONLY       0x00000001
#define MS_NOSUID       0x00000002
#define MS_NODEV        0x00000004
#define MS_NOEXEC       0x00000008
#define MS_SYNCHRONOUS  0x00000010
#define MS_REMOUNT      0x00000020
#define MS_MANDLOCK     0x00000040
#define MS_DIRSYNC      0x00000080
#define MS_NOSYMFOLLOW  0x00000100
#define MS_NOATIME      0x00000400
#define MS_NODIRATIME   0x00000800
#define MS_BIND         0x00001000
#define MS_MOVE         0x00002000
#define MS_REC          0x00004000
#define MS_SILENT       0x00008000
#define MS_POSIXACL     0x00010000
#define MS_UNBINDABLE   0x00020000
#define MS_PRIVATE      0x00040000
#define MS_SLAVE        0x00080000
#define MS_SHARED       0x00100000
#define MS_RELATIME     0x00200000
#define MS_I_VERSION    0x00800000
#define MS_STRICTATIME  0x01000000
#define MS_LAZYTIME     0x02000000

/* flags of umount2(2). */
#define MNT_FORCE       1
#define MNT_DETACH      2
#define MNT_EXPIRE      4
#define UMOUNT_NOFOLLOW 8

/* flags of open_tree(2); the AT_ flags of types.h too. */
#define OPEN_TREE_CLONE         0x1
#define OPEN_TREE_NAMESPACE     0x2
#define OPEN_TREE_CLOEXEC       0x80000
#define AT_RECURSIVE            0x8000

/* flags of move_mount(2): F_ for the path it comes from, T_ for the other. */
#define MOVE_MOUNT_F_SYMLINKS   0x00000001
#define MOVE_MOUNT_F_AUTOMOUNTS 0x00000002
#define MOVE_MOUNT_F_EMPTY_PATH 0x00000004
#define MOVE_MOUNT_T_SYMLINKS   0x00000010
#define MOVE_MOUNT_T_AUTOMOUNTS 0x00000020
#define MOVE_MOUNT_T_EMPTY_PATH 0x00000040
#define MOVE_MOUNT_SET_GROUP    0x00000100
#define MOVE_MOUNT_BENEATH      0x00000200

/* flags of fsopen(2), fsmount(2) and fspick(2). */
#define FSOPEN_CLOEXEC          0x00000001
#define FSMOUNT_CLOEXEC         0x00000001
#define FSMOUNT_NAMESPACE       0x00000002
#define FSPICK_CLOEXEC          0x00000001
#define FSPICK_SYMLINK_NOFOLLOW 0x00000002
#define FSPICK_NO_AUTOMOUNT     0x00000004
#define FSPICK_EMPTY_PATH       0x00000008

/* command of fsconfig(2). */
#define FSCONFIG_SET_FLAG               0
#define FSCONFIG_SET_STRING             1
#define FSCONFIG_SET_BINARY             2
#define FSCONFIG_SET_PATH               3
#define FSCONFIG_SET_PATH_EMPTY         4
#define FSCONFIG_SET_FD                 5
#define FSCONFIG_CMD_CREATE             6
#define FSCONFIG_CMD_RECONFIGURE        7
#define FSCONFIG_CMD_CREATE_EXCL        8

/* attr_flags of fsmount(2), attr_set and attr_clr of mount_setattr(2). Those
 * for atime are one number under the mask MOUNT_ATTR__ATIME, which attr_clr has
 * to contain where attr_set chooses one of them.
 */
#define MOUNT_ATTR_RDONLY       0x00000001
#define MOUNT_ATTR_NOSUID       0x00000002
#define MOUNT_ATTR_NODEV        0x00000004
#define MOUNT_ATTR_NOEXEC       0x00000008
#define MOUNT_ATTR__ATIME       0x00000070
#define MOUNT_ATTR_RELATIME     0x00000000
#define MOUNT_ATTR_NOATIME      0x00000010
#define MOUNT_ATTR_STRICTATIME  0x00000020
#define MOUNT_ATTR_NODIRATIME   0x00000080
#define MOUNT_ATTR_IDMAP        0x00100000
#define MOUNT_ATTR_NOSYMFOLLOW  0x00200000

/* What statmount(2) is asked for, in param, and has filled in, in mask. */
#define STATMOUNT_SB_BASIC              0x00000001
#define STATMOUNT_MNT_BASIC             0x00000002
#define STATMOUNT_PROPAGATE_FROM        0x00000004
#define STATMOUNT_MNT_ROOT              0x00000008
#define STATMOUNT_MNT_POINT             0x00000010
#define STATMOUNT_FS_TYPE               0x00000020
#define STATMOUNT_MNT_NS_ID             0x00000040
#define STATMOUNT_MNT_OPTS              0x00000080
#define STATMOUNT_FS_SUBTYPE            0x00000100
#define STATMOUNT_SB_SOURCE             0x00000200
#define STATMOUNT_OPT_ARRAY             0x00000400
#define STATMOUNT_OPT_SEC_ARRAY         0x00000800
#define STATMOUNT_SUPPORTED_MASK        0x00001000
#define STATMOUNT_MNT_UIDMAP            0x00002000
#define STATMOUNT_MNT_GIDMAP            0x00004000

/* flags of statmount(2), since Linux 7.0, and of listmount(2). */
#define STATMOUNT_BY_FD         0x1
#define LISTMOUNT_REVERSE       0x1

/* In place of a mount's id, for listmount(2): where the caller's root is. */
#define LSMT_ROOT       0xffffffffffffffff

/* What mount_setattr(2) changes. propagation is one of MS_UNBINDABLE,
 * MS_PRIVATE, MS_SLAVE and MS_SHARED, or 0; userns_fd is for MOUNT_ATTR_IDMAP.
 */
struct kernel_mount_attr {
    uint64_t attr_set;
    uint64_t attr_clr;
    uint64_t propagation;
    uint64_t userns_fd;
};

/* Which mount: statmount(2) and listmount(2). size is that of this struct, or
 * 24 before Linux 6.11, without mnt_ns_id. fd is 0, or, since Linux 6.18, a
 * mount namespace, or with STATMOUNT_BY_FD a file on the mount. param is
 * STATMOUNT_ flags, or for listmount the last id it gave, 0 to begin with.
 */
struct kernel_mnt_id_req {
    uint32_t size;
    uint32_t fd;
    uint64_t mnt_id;
    uint64_t param;
    uint64_t mnt_ns_id;
};

/* What statmount(2) tells. Only what mask names is filled in. The 32-bit
 * members that stand for strings (mnt_opts, fs_type, mnt_root, mnt_point,
 * fs_subtype, sb_source, the arrays and maps) are offsets from the end of the
 * struct, where the strings follow; size includes them.
 */
struct kernel_statmount {
    uint32_t size;
    uint32_t mnt_opts;
    uint64_t mask;
    uint32_t sb_dev_major;
    uint32_t sb_dev_minor;
    uint64_t sb_magic;
    uint32_t sb_flags;
    uint32_t fs_type;
    uint64_t mnt_id;
    uint64_t mnt_parent_id;
    uint32_t mnt_id_old;
    uint32_t mnt_parent_id_old;
    uint64_t mnt_attr;
    uint64_t mnt_propagation;
    uint64_t mnt_peer_group;
    uint64_t mnt_master;
    uint64_t propagate_from;
    uint32_t mnt_root;
    uint32_t mnt_point;
    uint64_t mnt_ns_id;
    uint32_t fs_subtype;
    uint32_t sb_source;
    uint32_t opt_num;
    uint32_t opt_array;
    uint32_t opt_sec_num;
    uint32_t opt_sec_array;
    uint64_t supported_mask;
    uint32_t mnt_uidmap_num;
    uint32_t mnt_uidmap;
    uint32_t mnt_gidmap_num;
    uint32_t mnt_gidmap;
    uint64_t unused1[43];
};

/* mount(2): attach a filesystem at path, or with MS_REMOUNT, MS_BIND, MS_MOVE
 * or a propagation flag change what is mounted there.
 *
 * device, type and data may be NULL where that kind of call has no use for
 * them. data is the filesystem's own options, usually a string, at most a page.
 */
RING3_INLINE int sys_mount(const char *device, const char *path,
                           const char *type, unsigned long flags,
                           const void *data)
{
    return (int)(syscall5)(NR_mount, (long)device, (long)path, (long)type,
                           (long)flags, (long)data);
}

/* umount2(2): detach the topmost mount at path.
 *
 * -EBUSY while files of it are open; MNT_DETACH takes it out of sight at once
 * and lets go of it when the last is closed.
 */
RING3_INLINE int sys_umount2(const char *path, int flags)
{
    return (int)(syscall2)(NR_umount2, (long)path, flags);
}

/* pivot_root(2): make the mount new_root the root of this mount namespace, and
 * put the old root at put_old, which is at or below new_root.
 *
 * Both may be ".". -EINVAL for a new_root that is no mount point, and for
 * shared mounts: make them private first. Do a chdir("/") afterwards.
 */
RING3_INLINE int sys_pivot_root(const char *new_root, const char *put_old)
{
    return (int)(syscall2)(NR_pivot_root, (long)new_root, (long)put_old);
}

/* mount_setattr(2): change the properties of the mount at path, and with
 * AT_RECURSIVE of all below it. All of it is done, or none.
 *
 * size is that of attr: 32. Since Linux 5.12.
 */
RING3_INLINE int sys_mount_setattr(int dirfd, const char *path,
                                   unsigned int flags,
                                   const struct kernel_mount_attr *attr,
                                   size_t size)
{
    return (int)(syscall5)(NR_mount_setattr, dirfd, (long)path, (long)flags,
                           (long)attr, (long)size);
}

/* open_tree(2): open the mount or directory at path, or with OPEN_TREE_CLONE a
 * copy of the mount that is attached nowhere.
 *
 * Returns a descriptor as if opened with O_PATH. A copy that is not attached by
 * sys_move_mount goes away with it. Since Linux 5.2.
 */
RING3_INLINE int sys_open_tree(int dirfd, const char *path,
                               unsigned int flags)
{
    return (int)(syscall3)(NR_open_tree, dirfd, (long)path, (long)flags);
}

/* open_tree_attr(2): open_tree(2) of a copy and mount_setattr(2) of it in one.
 * Returns the descriptor, or -errno. Since Linux 6.15.
 */
RING3_INLINE int sys_open_tree_attr(int dirfd, const char *path,
                                    unsigned int flags,
                                    const struct kernel_mount_attr *attr,
                                    size_t size)
{
    return (int)(syscall5)(NR_open_tree_attr, dirfd, (long)path, (long)flags,
                           (long)attr, (long)size);
}

/* move_mount(2): attach a mount elsewhere; a new one from sys_fsmount or
 * sys_open_tree with its descriptor as dirfd, an empty path and
 * MOVE_MOUNT_F_EMPTY_PATH. Since Linux 5.2.
 */
RING3_INLINE int sys_move_mount(int dirfd, const char *path, int new_dirfd,
                                const char *new_path, unsigned int flags)
{
    return (int)(syscall5)(NR_move_mount, dirfd, (long)path, new_dirfd,
                           (long)new_path, (long)flags);
}

/* fsopen(2): begin to set up a filesystem of this type.
 *
 * Returns a descriptor for sys_fsconfig; reading it tells in words what went
 * wrong. Since Linux 5.2.
 */
RING3_INLINE int sys_fsopen(const char *type, unsigned int flags)
{
    return (int)(syscall2)(NR_fsopen, (long)type, (long)flags);
}

/* fsconfig(2): give the filesystem being set up one option, or create it.
 *
 * What key, value and aux are depends on command; those it has no use for must
 * be NULL and 0. aux is the length of SET_BINARY's value, the directory of
 * SET_PATH's, the descriptor of SET_FD. Since Linux 5.2.
 */
RING3_INLINE int sys_fsconfig(int fd, unsigned int command, const char *key,
                              const void *value, int aux)
{
    return (int)(syscall5)(NR_fsconfig, fd, (long)command, (long)key,
                           (long)value, aux);
}

/* fsmount(2): make a mount of the filesystem that FSCONFIG_CMD_CREATE made.
 *
 * Returns a descriptor for it; sys_move_mount attaches it. Since Linux 5.2.
 */
RING3_INLINE int sys_fsmount(int fd, unsigned int flags,
                             unsigned int attr_flags)
{
    return (int)(syscall3)(NR_fsmount, fd, (long)flags, (long)attr_flags);
}

/* fspick(2): open the filesystem mounted at path, for sys_fsconfig with
 * FSCONFIG_CMD_RECONFIGURE. Returns the descriptor, or -errno. Since Linux 5.2.
 */
RING3_INLINE int sys_fspick(int dirfd, const char *path, unsigned int flags)
{
    return (int)(syscall3)(NR_fspick, dirfd, (long)path, (long)flags);
}

/* statmount(2): describe one mount.
 *
 * size is that of all of buf. -EOVERFLOW if the strings do not fit after the
 * struct. Since Linux 6.8.
 */
RING3_INLINE int sys_statmount(const struct kernel_mnt_id_req *request,
                               struct kernel_statmount *buf, size_t size,
                               unsigned int flags)
{
    return (int)(syscall4)(NR_statmount, (long)request, (long)buf, (long)size,
                           (long)flags);
}

/* listmount(2): put the ids of the mounts below one into ids, at most count of
 * them.
 *
 * Returns how many; if that is count, go on from the last. Since Linux 6.8.
 */
RING3_INLINE long sys_listmount(const struct kernel_mnt_id_req *request,
                                uint64_t *ids, size_t count,
                                unsigned int flags)
{
    return (syscall4)(NR_listmount, (long)request, (long)ids, (long)count,
                      (long)flags);
}

#endif
/* Message queues by name. A queue is closed with sys_close, and can be polled.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_MQUEUE_H
#define RING3_MQUEUE_H


struct kernel_sigevent;

/* How many messages a queue holds, of how many bytes each, and how many there
 * are now. flags is O_NONBLOCK or 0.
 */
struct kernel_mq_attr {
    long flags;
    long maxmsg;
    long msgsize;
    long curmsgs;
    long unused1[4];
};

/* mq_open(2): open the queue of that name, and with O_CREAT make it, with
 * mode's permissions and the room that attr says.
 *
 * Returns a descriptor, or -errno. The name has no slash, where libc's begins
 * with one: that is -EACCES. flags are the O_ of file.h. attr may be NULL.
 * Since Linux 2.6.6.
 */
RING3_INLINE int sys_mq_open(const char *name, int flags, unsigned int mode,
                             const struct kernel_mq_attr *attr)
{
    return (int)(syscall4)(NR_mq_open, (long)name, flags, (long)mode,
                           (long)attr);
}

/* mq_unlink(2): remove the name; the queue goes when nobody has it open. Since
 * Linux 2.6.6.
 */
RING3_INLINE int sys_mq_unlink(const char *name)
{
    return (int)(syscall1)(NR_mq_unlink, (long)name);
}

/* mq_timedsend(2): put a message of len bytes into the queue, before those of a
 * lower priority.
 *
 * If the queue is full, wait until timeout, a point in time by CLOCK_REALTIME,
 * or for ever with NULL: -ETIMEDOUT, -EAGAIN with O_NONBLOCK, -EMSGSIZE if the
 * message is too long. Since Linux 2.6.6.
 *
 * i386: this is mq_timedsend_time64, since Linux 5.1.
 */
RING3_INLINE int sys_mq_timedsend(int mq, const void *msg, size_t len,
                                  unsigned int priority,
                                  const struct kernel_timespec *timeout)
{
#ifdef __i386__
    return (int)(syscall5)(NR_mq_timedsend_time64, mq, (long)msg, (long)len,
                           (long)priority, (long)timeout);
#else
    return (int)(syscall5)(NR_mq_timedsend, mq, (long)msg, (long)len,
                           (long)priority, (long)timeout);
#endif
}

/* mq_timedreceive(2): take the oldest message of the highest priority.
 *
 * Returns its length, or -errno. msg must have room for the longest that the
 * queue takes, or -EMSGSIZE. priority may be NULL. timeout is as above. Since
 * Linux 2.6.6.
 *
 * i386: this is mq_timedreceive_time64, since Linux 5.1.
 */
RING3_INLINE long sys_mq_timedreceive(int mq, void *msg, size_t len,
                                      unsigned int *priority,
                                      const struct kernel_timespec *timeout)
{
#ifdef __i386__
    return (syscall5)(NR_mq_timedreceive_time64, mq, (long)msg, (long)len,
                      (long)priority, (long)timeout);
#else
    return (syscall5)(NR_mq_timedreceive, mq, (long)msg, (long)len,
                      (long)priority, (long)timeout);
#endif
}

/* mq_notify(2): notify this process, once, when a message comes into the empty
 * queue; with NULL, no longer. -EBUSY: somebody else is to be notified.
 *
 * A struct kernel_sigevent is in timer.h. Since Linux 2.6.6.
 */
RING3_INLINE int sys_mq_notify(int mq, const struct kernel_sigevent *event)
{
    return (int)(syscall2)(NR_mq_notify, mq, (long)event);
}

/* mq_getsetattr(2): put what the queue is like into old, and set its flags, and
 * nothing else, from attr. Either may be NULL. Since Linux 2.6.6.
 */
RING3_INLINE int sys_mq_getsetattr(int mq, const struct kernel_mq_attr *attr,
                                   struct kernel_mq_attr *old)
{
    return (int)(syscall3)(NR_mq_getsetattr, mq, (long)attr, (long)old);
}

#endif
/* Namespaces: a process's own view of mounts, ids, network and the rest; and
 * clone(2), which makes a child with some of its own. For a child on a new
 * stack, such as a thread, see clone.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_NAMESPACE_H
#define RING3_NAMESPACE_H


/* Kinds of namespace: flags of clone, clone3 and unshare, type of setns. In
 * clone, which does not take it, the number of CLONE_NEWTIME is a signal's.
 */
#define CLONE_NEWTIME   0x00000080
#define CLONE_NEWNS     0x00020000
#define CLONE_NEWCGROUP 0x02000000
#define CLONE_NEWUTS    0x04000000
#define CLONE_NEWIPC    0x08000000
#define CLONE_NEWUSER   0x10000000
#define CLONE_NEWPID    0x20000000
#define CLONE_NEWNET    0x40000000

/* What clone and clone3 share with the child rather than copy, and what else
 * they do; of these unshare knows CLONE_FS, CLONE_FILES and CLONE_SYSVSEM. In
 * the flags of clone, CSIGNAL masks the signal sent when the child ends.
 */
#define CSIGNAL                 0x000000ff
#define CLONE_VM                0x00000100
#define CLONE_FS                0x00000200
#define CLONE_FILES             0x00000400
#define CLONE_SIGHAND           0x00000800
#define CLONE_PIDFD             0x00001000
#define CLONE_PTRACE            0x00002000
#define CLONE_VFORK             0x00004000
#define CLONE_PARENT            0x00008000
#define CLONE_THREAD            0x00010000
#define CLONE_SYSVSEM           0x00040000
#define CLONE_SETTLS            0x00080000
#define CLONE_PARENT_SETTID     0x00100000
#define CLONE_CHILD_CLEARTID    0x00200000
#define CLONE_DETACHED          0x00400000
#define CLONE_UNTRACED          0x00800000
#define CLONE_CHILD_SETTID      0x01000000
#define CLONE_IO                0x80000000

/* 64-bit flags: clone3 only. The last four since Linux 7.1. */
#define CLONE_CLEAR_SIGHAND     0x0100000000
#define CLONE_INTO_CGROUP       0x0200000000
#define CLONE_AUTOREAP          0x0400000000
#define CLONE_NNP               0x0800000000
#define CLONE_PIDFD_AUTOKILL    0x1000000000
#define CLONE_EMPTY_MNTNS       0x2000000000

/* A flag of unshare only: with CLONE_NEWNS, nothing but the root is mounted in
 * the new namespace. Since Linux 7.1.
 */
#define UNSHARE_EMPTY_MNTNS     0x00100000

/* In place of a user namespace's id: the caller's own. listns(2). */
#define LISTNS_CURRENT_USER     0xffffffffffffffff

/* The arguments of clone3(2). Addresses are 64-bit numbers; stack is the lowest
 * address of the stack. A newer kernel may know more members: size says how
 * many bytes are given.
 */
struct kernel_clone_args {
    uint64_t flags __attribute__((__aligned__(8)));
    uint64_t pidfd;
    uint64_t child_tid;
    uint64_t parent_tid;
    uint64_t exit_signal;
    uint64_t stack;
    uint64_t stack_size;
    uint64_t tls;
    uint64_t set_tid;
    uint64_t set_tid_size;
    uint64_t cgroup;
};

/* Which namespaces: listns(2). size is that of this struct, 32. ns_id is the
 * last one listed, 0 to begin with; ns_type is any of CLONE_NEW, 0 for all;
 * user_ns_id is that of the user namespace that owns them, 0 for all.
 */
struct kernel_ns_id_req {
    uint32_t size;
    uint32_t unused1;
    uint64_t ns_id;
    uint32_t ns_type;
    uint32_t unused2;
    uint64_t user_ns_id;
};

/* clone(2): fork(2) that shares what flags say.
 *
 * Returns twice, as sys_fork() does: in the parent the child's id or -errno, in
 * the child 0. The lowest byte of flags is the signal sent when it ends:
 * SIGCHLD, or none. stack must be NULL and flags without CLONE_VM: the child
 * goes on in this very function, on a copy of this stack. On a new stack it
 * would find nothing to return to: for that take ring3_clone() of clone.h, and
 * for a child that borrows this stack sys_vfork() of vfork.h.
 *
 * i386: the kernel takes tls before child_tid. tls is a struct kernel_user_desc
 * there, see clone.h; on x86_64 it is what %fs points to.
 */
RING3_INLINE int sys_clone(unsigned long flags, void *stack, int *parent_tid,
                           int *child_tid, void *tls)
{
#ifdef __i386__
    return (int)(syscall5)(NR_clone, (long)flags, (long)stack,
                           (long)parent_tid, (long)tls, (long)child_tid);
#else
    return (int)(syscall5)(NR_clone, (long)flags, (long)stack,
                           (long)parent_tid, (long)child_tid, (long)tls);
#endif
}

/* clone3(2): clone(2) with more arguments. size is sizeof *args, 88.
 *
 * Returns twice, and needs a stack of 0 and no CLONE_VM, as sys_clone() does.
 * -E2BIG: the kernel is older and does not know a member that is not 0.
 * -ENOSYS, and in some containers -EPERM: there is no such call. Since Linux
 * 5.3.
 *
 * i386: tls is the address of a struct kernel_user_desc, as for sys_clone().
 */
RING3_INLINE int sys_clone3(struct kernel_clone_args *args, size_t size)
{
    return (int)(syscall2)(NR_clone3, (long)args, (long)size);
}

/* unshare(2): give this thread namespaces of its own, and what else flags say.
 *
 * CLONE_NEWPID and CLONE_NEWTIME affect only children. Without privileges
 * CLONE_NEWUSER must be among the flags, or -EPERM; for that flag a process
 * with threads gets -EINVAL. Since Linux 2.6.16.
 */
RING3_INLINE int sys_unshare(unsigned long flags)
{
    return (int)(syscall1)(NR_unshare, (long)flags);
}

/* setns(2): move this thread into the namespace open as fd, a file of
 * /proc/PID/ns. type is its kind, or 0 for any.
 *
 * Since Linux 5.8 fd may be a pidfd, and type all the kinds to join of that
 * process. A pid namespace affects only children. Since Linux 3.0.
 */
RING3_INLINE int sys_setns(int fd, int type)
{
    return (int)(syscall2)(NR_setns, fd, type);
}

/* listns(2): put the ids of namespaces into ids, count of them at most.
 *
 * Returns how many; if that is count, go on from the last. flags is 0. Since
 * Linux 6.19.
 */
RING3_INLINE long sys_listns(const struct kernel_ns_id_req *request,
                             uint64_t *ids, size_t count, unsigned int flags)
{
    return (syscall4)(NR_listns, (long)request, (long)ids, (long)count,
                      (long)flags);
}

#endif
/* Watching what happens to files: inotify and fanotify.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_NOTIFY_H
#define RING3_NOTIFY_H

/* O_ flags, for the descriptors of fanotify's events. */

/* flags of inotify_init1(2). */
#define IN_NONBLOCK     04000
#define IN_CLOEXEC      02000000

/* mask of inotify_add_watch(2), and of an event: what happened. */
#define IN_ACCESS               0x00000001
#define IN_MODIFY               0x00000002
#define IN_ATTRIB               0x00000004
#define IN_CLOSE_WRITE          0x00000008
#define IN_CLOSE_NOWRITE        0x00000010
#define IN_OPEN                 0x00000020
#define IN_MOVED_FROM           0x00000040
#define IN_MOVED_TO             0x00000080
#define IN_CREATE               0x00000100
#define IN_DELETE               0x00000200
#define IN_DELETE_SELF          0x00000400
#define IN_MOVE_SELF            0x00000800
#define IN_CLOSE                0x00000018
#define IN_MOVE                 0x000000c0
#define IN_ALL_EVENTS           0x00000fff

/* In an event's mask only. */
#define IN_UNMOUNT      0x00002000
#define IN_Q_OVERFLOW   0x00004000
#define IN_IGNORED      0x00008000
#define IN_ISDIR        0x40000000

/* mask of inotify_add_watch(2) only: how to watch. */
#define IN_ONLYDIR      0x01000000
#define IN_DONT_FOLLOW  0x02000000
#define IN_EXCL_UNLINK  0x04000000
#define IN_MASK_CREATE  0x10000000
#define IN_MASK_ADD     0x20000000
#define IN_ONESHOT      0x80000000

/* flags of fanotify_init(2): one of the classes, and any of the others. */
#define FAN_CLASS_NOTIF                 0x00000000
#define FAN_CLASS_CONTENT               0x00000004
#define FAN_CLASS_PRE_CONTENT           0x00000008
#define FAN_CLOEXEC                     0x00000001
#define FAN_NONBLOCK                    0x00000002
#define FAN_UNLIMITED_QUEUE             0x00000010
#define FAN_UNLIMITED_MARKS             0x00000020
#define FAN_ENABLE_AUDIT                0x00000040
#define FAN_REPORT_PIDFD                0x00000080
#define FAN_REPORT_TID                  0x00000100
#define FAN_REPORT_FID                  0x00000200
#define FAN_REPORT_DIR_FID              0x00000400
#define FAN_REPORT_NAME                 0x00000800
#define FAN_REPORT_TARGET_FID           0x00001000
#define FAN_REPORT_FD_ERROR             0x00002000
#define FAN_REPORT_MNT                  0x00004000
#define FAN_REPORT_DFID_NAME            0x00000c00
#define FAN_REPORT_DFID_NAME_TARGET     0x00001e00

/* flags of fanotify_mark(2): one of ADD, REMOVE and FLUSH, one of INODE, MOUNT,
 * FILESYSTEM and MNTNS, and any of the others.
 */
#define FAN_MARK_ADD                    0x00000001
#define FAN_MARK_REMOVE                 0x00000002
#define FAN_MARK_FLUSH                  0x00000080
#define FAN_MARK_INODE                  0x00000000
#define FAN_MARK_MOUNT                  0x00000010
#define FAN_MARK_FILESYSTEM             0x00000100
#define FAN_MARK_MNTNS                  0x00000110
#define FAN_MARK_DONT_FOLLOW            0x00000004
#define FAN_MARK_ONLYDIR                0x00000008
#define FAN_MARK_IGNORED_MASK           0x00000020
#define FAN_MARK_IGNORED_SURV_MODIFY    0x00000040
#define FAN_MARK_EVICTABLE              0x00000200
#define FAN_MARK_IGNORE                 0x00000400
#define FAN_MARK_IGNORE_SURV            0x00000440

/* mask of fanotify_mark(2), and of an event. */
#define FAN_ACCESS              0x00000001
#define FAN_MODIFY              0x00000002
#define FAN_ATTRIB              0x00000004
#define FAN_CLOSE_WRITE         0x00000008
#define FAN_CLOSE_NOWRITE       0x00000010
#define FAN_OPEN                0x00000020
#define FAN_MOVED_FROM          0x00000040
#define FAN_MOVED_TO            0x00000080
#define FAN_CREATE              0x00000100
#define FAN_DELETE              0x00000200
#define FAN_DELETE_SELF         0x00000400
#define FAN_MOVE_SELF           0x00000800
#define FAN_OPEN_EXEC           0x00001000
#define FAN_Q_OVERFLOW          0x00004000
#define FAN_FS_ERROR            0x00008000
#define FAN_OPEN_PERM           0x00010000
#define FAN_ACCESS_PERM         0x00020000
#define FAN_OPEN_EXEC_PERM      0x00040000
#define FAN_PRE_ACCESS          0x00100000
#define FAN_MNT_ATTACH          0x01000000
#define FAN_MNT_DETACH          0x02000000
#define FAN_EVENT_ON_CHILD      0x08000000
#define FAN_RENAME              0x10000000
#define FAN_ONDIR               0x40000000
#define FAN_CLOSE               0x00000018
#define FAN_MOVE                0x000000c0

/* info_type of a kernel_fanotify_event_info_header: an object; its directory
 * and its name in it; its directory; the process; what went wrong, for
 * FAN_FS_ERROR; what is read, for FAN_PRE_ACCESS, since Linux 6.14; a mount,
 * whose id is the record's last 8 bytes, since 6.15; and for FAN_RENAME the
 * directory and name before and after.
 */
#define FAN_EVENT_INFO_TYPE_FID                 1
#define FAN_EVENT_INFO_TYPE_DFID_NAME           2
#define FAN_EVENT_INFO_TYPE_DFID                3
#define FAN_EVENT_INFO_TYPE_PIDFD               4
#define FAN_EVENT_INFO_TYPE_ERROR               5
#define FAN_EVENT_INFO_TYPE_RANGE               6
#define FAN_EVENT_INFO_TYPE_MNT                 7
#define FAN_EVENT_INFO_TYPE_OLD_DFID_NAME       10
#define FAN_EVENT_INFO_TYPE_NEW_DFID_NAME       12

/* In an event: its vers, and fd if there is none; in place of a pidfd: the
 * process is gone, or there is no descriptor left.
 */
#define FANOTIFY_METADATA_VERSION       3
#define FAN_NOFD                        -1
#define FAN_NOPIDFD                     -1
#define FAN_EPIDFD                      -2

/* response to a _PERM event. */
#define FAN_ALLOW       0x01
#define FAN_DENY        0x02
#define FAN_AUDIT       0x10

/* What read(2) gives for inotify. A name of len bytes follows, with NULs after
 * it; a read too small for the next event is -EINVAL.
 */
struct kernel_inotify_event {
    int32_t wd;
    uint32_t mask;
    uint32_t cookie;
    uint32_t len;
};

/* What read(2) gives for fanotify. The next is event_len bytes on. fd is open
 * on the file, for the reader to close, or FAN_NOFD. After the first
 * metadata_len bytes are the records that FAN_REPORT_ asked for, up to
 * event_len.
 */
struct kernel_fanotify_event_metadata {
    uint32_t event_len;
    uint8_t vers;
    uint8_t reserved;
    uint16_t metadata_len;
    uint64_t mask __attribute__((__aligned__(8)));
    int32_t fd;
    int32_t pid;
};

/* How each record begins; the next is len bytes on. */
struct kernel_fanotify_event_info_header {
    uint8_t info_type;
    unsigned int : 8;
    uint16_t len;
};

/* For the types FID, DFID and those that end in DFID_NAME: fsid, as statfs(2)
 * has it, then a struct kernel_file_handle whose handle is as long as its bytes
 * says. The name follows, with NULs after it.
 */
struct kernel_fanotify_event_info_fid {
    struct kernel_fanotify_event_info_header hdr;
    int32_t fsid[2];
};

/* For the type PIDFD: a descriptor, for the reader to close, or FAN_NOPIDFD or
 * FAN_EPIDFD.
 */
struct kernel_fanotify_event_info_pidfd {
    struct kernel_fanotify_event_info_header hdr;
    int32_t pidfd;
};

/* For the type ERROR: an errno, and how many came since the last event. */
struct kernel_fanotify_event_info_error {
    struct kernel_fanotify_event_info_header hdr;
    int32_t error;
    uint32_t error_count;
};

/* For the type RANGE: which bytes of the file are wanted. */
struct kernel_fanotify_event_info_range {
    struct kernel_fanotify_event_info_header hdr;
    unsigned int : 32;
    uint64_t offset;
    uint64_t count;
};

/* What to write(2) back, to let the call that waits on fd go on. */
struct kernel_fanotify_response {
    int32_t fd;
    uint32_t response;
};

/* inotify_init(2): make a descriptor to read events from. Returns the
 * descriptor, or -errno. Since Linux 2.6.13.
 */
RING3_INLINE int sys_inotify_init(void)
{
    return (int)(syscall0)(NR_inotify_init);
}

/* inotify_init1(2): the same with flags. Returns the descriptor, or -errno.
 * Since Linux 2.6.27.
 */
RING3_INLINE int sys_inotify_init1(int flags)
{
    return (int)(syscall1)(NR_inotify_init1, flags);
}

/* inotify_add_watch(2): watch the file or directory at path.
 *
 * Returns the watch's number, which its events have as wd; if that inode is
 * already watched, the number it has, with a new mask. What is below a
 * directory is not watched with it. -ENOSPC at the user's limit. Since Linux
 * 2.6.13.
 */
RING3_INLINE int sys_inotify_add_watch(int fd, const char *path,
                                       unsigned int mask)
{
    return (int)(syscall3)(NR_inotify_add_watch, fd, (long)path, (long)mask);
}

/* inotify_rm_watch(2): end a watch. Its last event is IN_IGNORED. Since Linux
 * 2.6.13.
 */
RING3_INLINE int sys_inotify_rm_watch(int fd, int watch)
{
    return (int)(syscall2)(NR_inotify_rm_watch, fd, watch);
}

/* fanotify_init(2): make a descriptor to read events from; event_flags are
 * those of open(2) for the descriptors in them.
 *
 * Returns the descriptor, or -errno. -EPERM without CAP_SYS_ADMIN, except with
 * FAN_REPORT_FID and the like. Since Linux 2.6.37.
 *
 * i386: O_LARGEFILE is added to event_flags, as by sys_open.
 */
RING3_INLINE int sys_fanotify_init(unsigned int flags,
                                   unsigned int event_flags)
{
#ifdef __i386__
    return (int)(syscall2)(NR_fanotify_init, (long)flags,
                           (long)(event_flags | RING3_O_LARGEFILE));
#else
    return (int)(syscall2)(NR_fanotify_init, (long)flags, (long)event_flags);
#endif
}

/* fanotify_mark(2): say what events to get for the file at path, or for its
 * mount or filesystem. path may be NULL: then for dirfd itself.
 *
 * Since Linux 2.6.37.
 *
 * i386: mask goes in two words.
 */
RING3_INLINE int sys_fanotify_mark(int fd, unsigned int flags, uint64_t mask,
                                   int dirfd, const char *path)
{
#ifdef __i386__
    return (int)(syscall6)(NR_fanotify_mark, fd, (long)flags, (long)mask,
                           (long)(mask >> 32), dirfd, (long)path);
#else
    return (int)(syscall5)(NR_fanotify_mark, fd, (long)flags, (long)mask,
                           dirfd, (long)path);
#endif
}

#endif
/* Memory and the nodes it is taken from, on machines that have several.
 *
 * A set of nodes is an array of unsigned long, node 0 in the lowest bit of the
 * first. max_node is one more than the number of bits that are looked at.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_NUMA_H
#define RING3_NUMA_H


/* The mode, one of these... */
#define MPOL_DEFAULT                    0
#define MPOL_PREFERRED                  1
#define MPOL_BIND                       2
#define MPOL_INTERLEAVE                 3
#define MPOL_LOCAL                      4
#define MPOL_PREFERRED_MANY             5
#define MPOL_WEIGHTED_INTERLEAVE        6

/* ...and any of these: how nodes follow when the allowed ones change. */
#define MPOL_F_NUMA_BALANCING   0x2000
#define MPOL_F_RELATIVE_NODES   0x4000
#define MPOL_F_STATIC_NODES     0x8000

/* The flags of get_mempolicy(2). */
#define MPOL_F_NODE             0x1
#define MPOL_F_ADDR             0x2
#define MPOL_F_MEMS_ALLOWED     0x4

/* The flags of mbind(2) and move_pages(2): return -EIO for pages elsewhere,
 * move them, move even those that others share.
 */
#define MPOL_MF_STRICT          0x1
#define MPOL_MF_MOVE            0x2
#define MPOL_MF_MOVE_ALL        0x4

/* mbind(2): say from which nodes these len bytes get their pages. Since Linux
 * 2.6.6.
 */
RING3_INLINE int sys_mbind(void *addr, size_t len, int mode,
                           const unsigned long *nodes, unsigned long max_node,
                           unsigned int flags)
{
    return (int)(syscall6)(NR_mbind, (long)addr, (long)len, mode, (long)nodes,
                           (long)max_node, (long)flags);
}

/* set_mempolicy(2): say from which nodes this thread gets its pages. Since
 * Linux 2.6.6.
 */
RING3_INLINE int sys_set_mempolicy(int mode, const unsigned long *nodes,
                                   unsigned long max_node)
{
    return (int)(syscall3)(NR_set_mempolicy, mode, (long)nodes, (long)max_node);
}

/* get_mempolicy(2): get this thread's mode and nodes, or with MPOL_F_ADDR those
 * of the page at addr. mode and nodes may be NULL.
 *
 * -EINVAL: nodes has no room for as many as the kernel may have. With
 * MPOL_F_NODE and MPOL_F_ADDR, mode gets the node that the page is on. Since
 * Linux 2.6.6.
 */
RING3_INLINE int sys_get_mempolicy(int *mode, unsigned long *nodes,
                                   unsigned long max_node, void *addr,
                                   unsigned long flags)
{
    return (int)(syscall5)(NR_get_mempolicy, (long)mode, (long)nodes,
                           (long)max_node, (long)addr, (long)flags);
}

/* set_mempolicy_home_node(2): for these len bytes, under MPOL_BIND or
 * MPOL_PREFERRED_MANY, set the node near which to take pages first. flags is 0.
 * Since Linux 5.17.
 */
RING3_INLINE int sys_set_mempolicy_home_node(void *addr, size_t len,
                                             unsigned long node,
                                             unsigned long flags)
{
    return (int)(syscall4)(NR_set_mempolicy_home_node, (long)addr, (long)len,
                           (long)node, (long)flags);
}

/* migrate_pages(2): move the pages of process pid, 0 being the caller, from the
 * old nodes to the new.
 *
 * Returns how many could not be moved, or -errno. Since Linux 2.6.16.
 */
RING3_INLINE long sys_migrate_pages(int pid, unsigned long max_node,
                                    const unsigned long *old_nodes,
                                    const unsigned long *new_nodes)
{
    return (syscall4)(NR_migrate_pages, pid, (long)max_node, (long)old_nodes,
                      (long)new_nodes);
}

/* move_pages(2): move count pages of process pid, 0 being the caller, each to
 * its node; with nodes NULL only ask.
 *
 * Returns 0, how many could not be moved, or -errno; status gets for each page
 * the node that it is on, or -errno. Since Linux 2.6.18.
 */
RING3_INLINE long sys_move_pages(int pid, unsigned long count,
                                 void *const *pages, const int *nodes,
                                 int *status, int flags)
{
    return (syscall6)(NR_move_pages, pid, (long)count, (long)pages, (long)nodes,
                      (long)status, flags);
}

#endif
/* Counting and sampling what the CPU and the kernel do. */
#ifndef RING3_PERF_H
#define RING3_PERF_H


/* flags of perf_event_open(2). */
#define PERF_FLAG_FD_NO_GROUP   1
#define PERF_FLAG_FD_OUTPUT     2
#define PERF_FLAG_PID_CGROUP    4
#define PERF_FLAG_FD_CLOEXEC    8

/* ioctl(2) on what perf_event_open(2) returned, with 0 or, for the whole group,
 * PERF_IOC_FLAG_GROUP as arg: start counting, stop, reset to 0.
 */
#define PERF_EVENT_IOC_ENABLE   0x2400
#define PERF_EVENT_IOC_DISABLE  0x2401
#define PERF_EVENT_IOC_RESET    0x2403
#define PERF_IOC_FLAG_GROUP     1

/* type of an attr: what config means. A PMU's own number is in its file type in
 * /sys/bus/event_source/devices.
 */
#define PERF_TYPE_HARDWARE      0
#define PERF_TYPE_SOFTWARE      1
#define PERF_TYPE_TRACEPOINT    2
#define PERF_TYPE_HW_CACHE      3
#define PERF_TYPE_RAW           4
#define PERF_TYPE_BREAKPOINT    5

/* config of PERF_TYPE_HARDWARE. */
#define PERF_COUNT_HW_CPU_CYCLES                0
#define PERF_COUNT_HW_INSTRUCTIONS              1
#define PERF_COUNT_HW_CACHE_REFERENCES          2
#define PERF_COUNT_HW_CACHE_MISSES              3
#define PERF_COUNT_HW_BRANCH_INSTRUCTIONS       4
#define PERF_COUNT_HW_BRANCH_MISSES             5
#define PERF_COUNT_HW_BUS_CYCLES                6
#define PERF_COUNT_HW_STALLED_CYCLES_FRONTEND   7
#define PERF_COUNT_HW_STALLED_CYCLES_BACKEND    8
#define PERF_COUNT_HW_REF_CPU_CYCLES            9

/* config of PERF_TYPE_HW_CACHE: which one, an operation shifted left by 8, and
 * a result shifted left by 16.
 */
#define PERF_COUNT_HW_CACHE_L1D                 0
#define PERF_COUNT_HW_CACHE_L1I                 1
#define PERF_COUNT_HW_CACHE_LL                  2
#define PERF_COUNT_HW_CACHE_DTLB                3
#define PERF_COUNT_HW_CACHE_ITLB                4
#define PERF_COUNT_HW_CACHE_BPU                 5
#define PERF_COUNT_HW_CACHE_NODE                6
#define PERF_COUNT_HW_CACHE_OP_READ             0
#define PERF_COUNT_HW_CACHE_OP_WRITE            1
#define PERF_COUNT_HW_CACHE_OP_PREFETCH         2
#define PERF_COUNT_HW_CACHE_RESULT_ACCESS       0
#define PERF_COUNT_HW_CACHE_RESULT_MISS         1

/* config of PERF_TYPE_SOFTWARE. */
#define PERF_COUNT_SW_CPU_CLOCK         0
#define PERF_COUNT_SW_TASK_CLOCK        1
#define PERF_COUNT_SW_PAGE_FAULTS       2
#define PERF_COUNT_SW_CONTEXT_SWITCHES  3
#define PERF_COUNT_SW_CPU_MIGRATIONS    4
#define PERF_COUNT_SW_PAGE_FAULTS_MIN   5
#define PERF_COUNT_SW_PAGE_FAULTS_MAJ   6
#define PERF_COUNT_SW_ALIGNMENT_FAULTS  7
#define PERF_COUNT_SW_EMULATION_FAULTS  8
#define PERF_COUNT_SW_DUMMY             9
#define PERF_COUNT_SW_BPF_OUTPUT        10
#define PERF_COUNT_SW_CGROUP_SWITCHES   11

/* sample_type of an attr: what is in a sample. The man page has the order. */
#define PERF_SAMPLE_IP                  0x0000001
#define PERF_SAMPLE_TID                 0x0000002
#define PERF_SAMPLE_TIME                0x0000004
#define PERF_SAMPLE_ADDR                0x0000008
#define PERF_SAMPLE_READ                0x0000010
#define PERF_SAMPLE_CALLCHAIN           0x0000020
#define PERF_SAMPLE_ID                  0x0000040
#define PERF_SAMPLE_CPU                 0x0000080
#define PERF_SAMPLE_PERIOD              0x0000100
#define PERF_SAMPLE_STREAM_ID           0x0000200
#define PERF_SAMPLE_RAW                 0x0000400
#define PERF_SAMPLE_BRANCH_STACK        0x0000800
#define PERF_SAMPLE_REGS_USER           0x0001000
#define PERF_SAMPLE_STACK_USER          0x0002000
#define PERF_SAMPLE_WEIGHT              0x0004000
#define PERF_SAMPLE_DATA_SRC            0x0008000
#define PERF_SAMPLE_IDENTIFIER          0x0010000
#define PERF_SAMPLE_TRANSACTION         0x0020000
#define PERF_SAMPLE_REGS_INTR           0x0040000
#define PERF_SAMPLE_PHYS_ADDR           0x0080000
#define PERF_SAMPLE_AUX                 0x0100000
#define PERF_SAMPLE_CGROUP              0x0200000
#define PERF_SAMPLE_DATA_PAGE_SIZE      0x0400000
#define PERF_SAMPLE_CODE_PAGE_SIZE      0x0800000
#define PERF_SAMPLE_WEIGHT_STRUCT       0x1000000

/* branch_sample_type of an attr. */
#define PERF_SAMPLE_BRANCH_USER         0x00001
#define PERF_SAMPLE_BRANCH_KERNEL       0x00002
#define PERF_SAMPLE_BRANCH_HV           0x00004
#define PERF_SAMPLE_BRANCH_ANY          0x00008
#define PERF_SAMPLE_BRANCH_ANY_CALL     0x00010
#define PERF_SAMPLE_BRANCH_ANY_RETURN   0x00020
#define PERF_SAMPLE_BRANCH_IND_CALL     0x00040
#define PERF_SAMPLE_BRANCH_ABORT_TX     0x00080
#define PERF_SAMPLE_BRANCH_IN_TX        0x00100
#define PERF_SAMPLE_BRANCH_NO_TX        0x00200
#define PERF_SAMPLE_BRANCH_COND         0x00400
#define PERF_SAMPLE_BRANCH_CALL_STACK   0x00800
#define PERF_SAMPLE_BRANCH_IND_JUMP     0x01000
#define PERF_SAMPLE_BRANCH_CALL         0x02000
#define PERF_SAMPLE_BRANCH_NO_FLAGS     0x04000
#define PERF_SAMPLE_BRANCH_NO_CYCLES    0x08000
#define PERF_SAMPLE_BRANCH_TYPE_SAVE    0x10000
#define PERF_SAMPLE_BRANCH_HW_INDEX     0x20000
#define PERF_SAMPLE_BRANCH_PRIV_SAVE    0x40000

/* read_format of an attr: what read(2) gives besides the count. */
#define PERF_FORMAT_TOTAL_TIME_ENABLED  0x01
#define PERF_FORMAT_TOTAL_TIME_RUNNING  0x02
#define PERF_FORMAT_ID                  0x04
#define PERF_FORMAT_GROUP               0x08
#define PERF_FORMAT_LOST                0x10

/* flags of an attr. The kernel has bit-fields there, exclude_kernel and so on,
 * and no names for their places. RING3_PERF_ATTR_PRECISE_IP is a two-bit
 * number.
 */
#define RING3_PERF_ATTR_DISABLED                      0x0000000001
#define RING3_PERF_ATTR_INHERIT                       0x0000000002
#define RING3_PERF_ATTR_PINNED                        0x0000000004
#define RING3_PERF_ATTR_EXCLUSIVE                     0x0000000008
#define RING3_PERF_ATTR_EXCLUDE_USER                  0x0000000010
#define RING3_PERF_ATTR_EXCLUDE_KERNEL                0x0000000020
#define RING3_PERF_ATTR_EXCLUDE_HV                    0x0000000040
#define RING3_PERF_ATTR_EXCLUDE_IDLE                  0x0000000080
#define RING3_PERF_ATTR_MMAP                          0x0000000100
#define RING3_PERF_ATTR_COMM                          0x0000000200
#define RING3_PERF_ATTR_FREQ                          0x0000000400
#define RING3_PERF_ATTR_INHERIT_STAT                  0x0000000800
#define RING3_PERF_ATTR_ENABLE_ON_EXEC                0x0000001000
#define RING3_PERF_ATTR_TASK                          0x0000002000
#define RING3_PERF_ATTR_WATERMARK                     0x0000004000
#define RING3_PERF_ATTR_PRECISE_IP                    0x0000018000
#define RING3_PERF_ATTR_MMAP_DATA                     0x0000020000
#define RING3_PERF_ATTR_SAMPLE_ID_ALL                 0x0000040000
#define RING3_PERF_ATTR_EXCLUDE_HOST                  0x0000080000
#define RING3_PERF_ATTR_EXCLUDE_GUEST                 0x0000100000
#define RING3_PERF_ATTR_EXCLUDE_CALLCHAIN_KERNEL      0x0000200000
#define RING3_PERF_ATTR_EXCLUDE_CALLCHAIN_USER        0x0000400000
#define RING3_PERF_ATTR_MMAP2                         0x0000800000
#define RING3_PERF_ATTR_COMM_EXEC                     0x0001000000
#define RING3_PERF_ATTR_USE_CLOCKID                   0x0002000000
#define RING3_PERF_ATTR_CONTEXT_SWITCH                0x0004000000
#define RING3_PERF_ATTR_WRITE_BACKWARD                0x0008000000
#define RING3_PERF_ATTR_NAMESPACES                    0x0010000000
#define RING3_PERF_ATTR_KSYMBOL                       0x0020000000
#define RING3_PERF_ATTR_BPF_EVENT                     0x0040000000
#define RING3_PERF_ATTR_AUX_OUTPUT                    0x0080000000
#define RING3_PERF_ATTR_CGROUP                        0x0100000000
#define RING3_PERF_ATTR_TEXT_POKE                     0x0200000000
#define RING3_PERF_ATTR_BUILD_ID                      0x0400000000
#define RING3_PERF_ATTR_INHERIT_THREAD                0x0800000000
#define RING3_PERF_ATTR_REMOVE_ON_EXEC                0x1000000000
#define RING3_PERF_ATTR_SIGTRAP                       0x2000000000
#define RING3_PERF_ATTR_DEFER_CALLCHAIN               0x4000000000
#define RING3_PERF_ATTR_DEFER_OUTPUT                  0x8000000000

/* aux_action of an attr, bit-fields too: begin paused, and on overflow pause or
 * resume. Since Linux 6.13.
 */
#define RING3_PERF_AUX_START_PAUSED     1
#define RING3_PERF_AUX_PAUSE            2
#define RING3_PERF_AUX_RESUME           4

/* What to count, and how: perf_event_open(2). size is that of this struct; a
 * kernel that knows a smaller one takes it if the rest is 0. sample_period is
 * also sample_freq, wakeup_events also wakeup_watermark, config1 also bp_addr,
 * kprobe_func and uprobe_path, config2 also bp_len, kprobe_addr and
 * probe_offset; pointers have 64 bits on both machines.
 */
struct kernel_perf_event_attr {
    uint32_t type;
    uint32_t size;
    uint64_t config;
    uint64_t sample_period;
    uint64_t sample_type;
    uint64_t read_format;
    uint64_t flags;
    uint32_t wakeup_events;
    uint32_t bp_type;
    uint64_t config1;
    uint64_t config2;
    uint64_t branch_sample_type;
    uint64_t sample_regs_user;
    uint32_t sample_stack_user;
    int32_t clockid;
    uint64_t sample_regs_intr;
    uint32_t aux_watermark;
    uint16_t sample_max_stack;
    uint16_t unused1;
    uint32_t aux_sample_size;
    uint32_t aux_action;
    uint64_t sig_data;
    uint64_t config3;
    uint64_t config4;
};

/* perf_event_open(2): begin to count what attr says, for the thread pid, or 0
 * for this one, on cpu, or -1 for any.
 *
 * With pid -1, everything on cpu. Returns a descriptor; read(2) gives the count
 * as 64 bits. group_fd is -1, or the event this one is counted together with.
 * -EACCES beyond what /proc/sys/kernel/perf_event_paranoid allows: without
 * privileges set RING3_PERF_ATTR_EXCLUDE_KERNEL. -ENOENT for what this CPU does
 * not count; -E2BIG puts the kernel's size into attr. Since Linux 2.6.31.
 */
RING3_INLINE int sys_perf_event_open(struct kernel_perf_event_attr *attr,
                                     int pid, int cpu, int group_fd,
                                     unsigned long flags)
{
    return (int)(syscall5)(NR_perf_event_open, (long)attr, pid, cpu, group_fd,
                           (long)flags);
}

#endif
/* Other processes: a descriptor for one, what it has open, its memory.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_PIDFD_H
#define RING3_PIDFD_H


/* The flags of pidfd_open(2): do not block; pid is that of a thread, since
 * Linux 6.9.
 */
#define PIDFD_NONBLOCK  00004000
#define PIDFD_THREAD    00000200

/* pidfd_open(2): make a descriptor for the process pid, which still means that
 * process after its number is reused.
 *
 * Returns the descriptor, or -errno. It polls readable when the process ends;
 * waitid takes it with P_PIDFD. It is always closed on exec. Since Linux 5.3.
 */
RING3_INLINE int sys_pidfd_open(int pid, unsigned int flags)
{
    return (int)(syscall2)(NR_pidfd_open, pid, (long)flags);
}

/* pidfd_getfd(2): make a descriptor here for what that process has open as fd.
 *
 * Returns the descriptor, or -errno. It needs the right to trace the process;
 * flags is 0. It closes on exec. Since Linux 5.6.
 */
RING3_INLINE int sys_pidfd_getfd(int pidfd, int fd, unsigned int flags)
{
    return (int)(syscall3)(NR_pidfd_getfd, pidfd, fd, (long)flags);
}

/* process_madvise(2): give advice, one of the MADV_ of memory.h, about count
 * pieces of that process's memory.
 *
 * Returns how many bytes were advised, or -errno. flags is 0. Since Linux 5.10.
 */
RING3_INLINE long sys_process_madvise(int pidfd, const struct kernel_iovec *iov,
                                      size_t count, int advice,
                                      unsigned int flags)
{
    return (syscall5)(NR_process_madvise, pidfd, (long)iov, (long)count, advice,
                      (long)flags);
}

/* process_mrelease(2): free the memory of a process that was killed but is not
 * gone yet. flags is 0. Since Linux 5.15.
 */
RING3_INLINE int sys_process_mrelease(int pidfd, unsigned int flags)
{
    return (int)(syscall2)(NR_process_mrelease, pidfd, (long)flags);
}

/* process_vm_readv(2): read from the pieces remote of process pid's memory into
 * the pieces local of this one's.
 *
 * Returns how many bytes, which may be fewer if a later piece is not there, or
 * -errno. It needs the right to trace pid; flags is 0. Since Linux 3.2.
 */
RING3_INLINE long sys_process_vm_readv(int pid,
                                       const struct kernel_iovec *local,
                                       unsigned long local_count,
                                       const struct kernel_iovec *remote,
                                       unsigned long remote_count,
                                       unsigned long flags)
{
    return (syscall6)(NR_process_vm_readv, pid, (long)local, (long)local_count,
                      (long)remote, (long)remote_count, (long)flags);
}

/* process_vm_writev(2): write from the pieces local into the pieces remote of
 * process pid's memory; otherwise as process_vm_readv. Returns how many bytes,
 * which may be fewer, or -errno. Since Linux 3.2.
 */
RING3_INLINE long sys_process_vm_writev(int pid,
                                        const struct kernel_iovec *local,
                                        unsigned long local_count,
                                        const struct kernel_iovec *remote,
                                        unsigned long remote_count,
                                        unsigned long flags)
{
    return (syscall6)(NR_process_vm_writev, pid, (long)local, (long)local_count,
                      (long)remote, (long)remote_count, (long)flags);
}

#endif
/* Waiting for descriptors: poll, select, eventfd. For many of them: epoll.h. */
#ifndef RING3_POLL_H
#define RING3_POLL_H


/* events and revents of a pollfd. The last three come unasked, in revents only.
 */
#define POLLIN          0x0001
#define POLLPRI         0x0002
#define POLLOUT         0x0004
#define POLLRDNORM      0x0040
#define POLLRDBAND      0x0080
#define POLLWRNORM      0x0100
#define POLLWRBAND      0x0200
#define POLLMSG         0x0400
#define POLLREMOVE      0x1000
#define POLLRDHUP       0x2000
#define POLLERR         0x0008
#define POLLHUP         0x0010
#define POLLNVAL        0x0020

/* flags of eventfd2(2). */
#define EFD_SEMAPHORE   00000001
#define EFD_NONBLOCK    00004000
#define EFD_CLOEXEC     02000000

/* A descriptor and what to wait for: poll(2). A negative one is skipped. */
struct kernel_pollfd {
    int fd;
    short events;
    short revents;
};

/* The mask of pselect6(2), and its size: 8. */
struct kernel_sigset_argpack {
    const uint64_t *mask;
    size_t size;
};

/* How many words a set of the descriptors 0 to 1023 has: select(2).
 *
 *      unsigned long set[RING3_FD_WORDS] = {0};
 *
 * The kernel takes larger ones; none of these functions checks where it ends.
 */
#define RING3_FD_WORDS (1024 / (8 * sizeof(long)))

/* Put fd into set. Makes no call. */
RING3_INLINE void ring3_fd_set(int fd, unsigned long *set)
{
    unsigned int n = (unsigned int)fd;

    set[n / (8 * sizeof *set)] |= 1ul << n % (8 * sizeof *set);
}

/* Take fd out of set. Makes no call. */
RING3_INLINE void ring3_fd_clear(int fd, unsigned long *set)
{
    unsigned int n = (unsigned int)fd;

    set[n / (8 * sizeof *set)] &= ~(1ul << n % (8 * sizeof *set));
}

/* Is fd in set? 1 or 0. Makes no call. */
RING3_INLINE int ring3_fd_isset(int fd, const unsigned long *set)
{
    unsigned int n = (unsigned int)fd;

    return (int)(set[n / (8 * sizeof *set)] >> n % (8 * sizeof *set) & 1);
}

/* poll(2): wait until one of count descriptors is ready, timeout milliseconds
 * at most, or forever if that is negative.
 *
 * Returns how many have something in revents, 0 if time was up, or -errno. A
 * signal is -EINTR, SA_RESTART or not.
 */
RING3_INLINE long sys_poll(struct kernel_pollfd *fds, unsigned int count,
                           int timeout)
{
    return (syscall3)(NR_poll, (long)fds, (long)count, timeout);
}

/* ppoll(2): poll(2), to the nanosecond, with mask as the signals blocked
 * meanwhile. timeout and mask may be NULL: no limit, and the current mask.
 *
 * Returns as poll(2). What is left of timeout is written back to it. Since
 * Linux 2.6.16.
 *
 * i386: this is ppoll_time64, since Linux 5.1; -ENOSYS before.
 * x86_64: since Linux 2.6.19.
 */
RING3_INLINE long sys_ppoll(struct kernel_pollfd *fds, unsigned int count,
                            struct kernel_timespec *timeout,
                            const uint64_t *mask)
{
#ifdef __i386__
    return (syscall5)(NR_ppoll_time64, (long)fds, (long)count, (long)timeout,
                      (long)mask, 8);
#else
    return (syscall5)(NR_ppoll, (long)fds, (long)count, (long)timeout,
                      (long)mask, 8);
#endif
}

/* select(2): wait until one of the descriptors below count that are in the sets
 * is ready. A set may be NULL, and so may timeout, for no limit.
 *
 * Returns how many, 0 if time was up, or -errno; the sets then hold those that
 * are ready, and timeout what is left of it.
 *
 * i386: this is _newselect; seconds have 32 bits.
 */
RING3_INLINE long sys_select(int count, unsigned long *readable,
                             unsigned long *writable,
                             unsigned long *exceptional,
                             struct kernel_old_timeval *timeout)
{
#ifdef __i386__
    return (syscall5)(NR__newselect, count, (long)readable, (long)writable,
                      (long)exceptional, (long)timeout);
#else
    return (syscall5)(NR_select, count, (long)readable, (long)writable,
                      (long)exceptional, (long)timeout);
#endif
}

/* pselect6(2): select(2), to the nanosecond, with another mask of blocked
 * signals meanwhile. mask is not that mask but points to a struct that points
 * to it; it may be NULL. Returns as select(2). Since Linux 2.6.16.
 *
 * i386: this is pselect6_time64, since Linux 5.1; -ENOSYS before.
 * x86_64: since Linux 2.6.19.
 */
RING3_INLINE long sys_pselect6(int count, unsigned long *readable,
                               unsigned long *writable,
                               unsigned long *exceptional,
                               struct kernel_timespec *timeout,
                               const struct kernel_sigset_argpack *mask)
{
#ifdef __i386__
    return (syscall6)(NR_pselect6_time64, count, (long)readable, (long)writable,
                      (long)exceptional, (long)timeout, (long)mask);
#else
    return (syscall6)(NR_pselect6, count, (long)readable, (long)writable,
                      (long)exceptional, (long)timeout, (long)mask);
#endif
}

/* eventfd(2): eventfd2(2) without flags. Returns the descriptor, or -errno.
 * Since Linux 2.6.22.
 */
RING3_INLINE int sys_eventfd(unsigned int count)
{
    return (int)(syscall1)(NR_eventfd, (long)count);
}

/* eventfd2(2): a descriptor that holds a number, count at first.
 *
 * Returns the descriptor, or -errno. A write of 8 bytes adds to it, a read of 8
 * bytes takes it and leaves 0, or with EFD_SEMAPHORE takes 1 off; at 0 it
 * waits. Since Linux 2.6.27.
 */
RING3_INLINE int sys_eventfd2(unsigned int count, int flags)
{
    return (int)(syscall2)(NR_eventfd2, (long)count, flags);
}

#endif
/* A process's own settings. */
#ifndef RING3_PRCTL_H
#define RING3_PRCTL_H


/* option of prctl(2). Those that only other CPUs have are left out. */
#define PR_SET_PDEATHSIG                1
#define PR_GET_PDEATHSIG                2
#define PR_GET_DUMPABLE                 3
#define PR_SET_DUMPABLE                 4
#define PR_GET_KEEPCAPS                 7
#define PR_SET_KEEPCAPS                 8
#define PR_GET_TIMING                   13
#define PR_SET_TIMING                   14
#define PR_SET_NAME                     15
#define PR_GET_NAME                     16
#define PR_GET_SECCOMP                  21
#define PR_SET_SECCOMP                  22
#define PR_CAPBSET_READ                 23
#define PR_CAPBSET_DROP                 24
#define PR_GET_TSC                      25
#define PR_SET_TSC                      26
#define PR_GET_SECUREBITS               27
#define PR_SET_SECUREBITS               28
#define PR_SET_TIMERSLACK               29
#define PR_GET_TIMERSLACK               30
#define PR_TASK_PERF_EVENTS_DISABLE     31
#define PR_TASK_PERF_EVENTS_ENABLE      32
#define PR_MCE_KILL                     33
#define PR_MCE_KILL_GET                 34
#define PR_SET_MM                       35
#define PR_SET_CHILD_SUBREAPER          36
#define PR_GET_CHILD_SUBREAPER          37
#define PR_SET_NO_NEW_PRIVS             38
#define PR_GET_NO_NEW_PRIVS             39
#define PR_GET_TID_ADDRESS              40
#define PR_SET_THP_DISABLE              41
#define PR_GET_THP_DISABLE              42
#define PR_CAP_AMBIENT                  47
#define PR_GET_SPECULATION_CTRL         52
#define PR_SET_SPECULATION_CTRL         53
#define PR_SET_IO_FLUSHER               57
#define PR_GET_IO_FLUSHER               58
#define PR_SET_SYSCALL_USER_DISPATCH    59
#define PR_SCHED_CORE                   62
#define PR_SET_MDWE                     65
#define PR_GET_MDWE                     66
#define PR_SET_MEMORY_MERGE             67
#define PR_GET_MEMORY_MERGE             68
#define PR_TIMER_CREATE_RESTORE_IDS     77
#define PR_FUTEX_HASH                   78
#define PR_RSEQ_SLICE_EXTENSION         79
#define PR_GET_AUXV     0x41555856
#define PR_SET_VMA      0x53564d41
#define PR_SET_PTRACER  0x59616d61

/* arg2 of PR_SET_PTRACER: any process; else a pid, or 0 for none. */
#define PR_SET_PTRACER_ANY (~0ul)

/* arg2 of PR_SET_SECUREBITS, which takes CAP_SETPCAP. In this order: a program
 * gets no capabilities from being run by root; changing ids takes none away and
 * gives none; none at all until execve(2); none become ambient; and since Linux
 * 6.14, programs may run only what may be executed, and not what is typed.
 * LOCKED: it stays as it is.
 */
#define SECBIT_NOROOT                           0x001
#define SECBIT_NOROOT_LOCKED                    0x002
#define SECBIT_NO_SETUID_FIXUP                  0x004
#define SECBIT_NO_SETUID_FIXUP_LOCKED           0x008
#define SECBIT_KEEP_CAPS                        0x010
#define SECBIT_KEEP_CAPS_LOCKED                 0x020
#define SECBIT_NO_CAP_AMBIENT_RAISE             0x040
#define SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED      0x080
#define SECBIT_EXEC_RESTRICT_FILE               0x100
#define SECBIT_EXEC_RESTRICT_FILE_LOCKED        0x200
#define SECBIT_EXEC_DENY_INTERACTIVE            0x400
#define SECBIT_EXEC_DENY_INTERACTIVE_LOCKED     0x800

/* arg2 of PR_SET_TSC. */
#define PR_TSC_ENABLE   1
#define PR_TSC_SIGSEGV  2

/* arg2 of PR_MCE_KILL, and arg3 with PR_MCE_KILL_SET. */
#define PR_MCE_KILL_CLEAR       0
#define PR_MCE_KILL_SET         1
#define PR_MCE_KILL_LATE        0
#define PR_MCE_KILL_EARLY       1
#define PR_MCE_KILL_DEFAULT     2

/* arg2 of PR_SET_MM. */
#define PR_SET_MM_START_CODE    1
#define PR_SET_MM_END_CODE      2
#define PR_SET_MM_START_DATA    3
#define PR_SET_MM_END_DATA      4
#define PR_SET_MM_START_STACK   5
#define PR_SET_MM_START_BRK     6
#define PR_SET_MM_BRK           7
#define PR_SET_MM_ARG_START     8
#define PR_SET_MM_ARG_END       9
#define PR_SET_MM_ENV_START     10
#define PR_SET_MM_ENV_END       11
#define PR_SET_MM_AUXV          12
#define PR_SET_MM_EXE_FILE      13
#define PR_SET_MM_MAP           14
#define PR_SET_MM_MAP_SIZE      15

/* arg3 of PR_SET_THP_DISABLE: since Linux 6.18. */
#define PR_THP_DISABLE_EXCEPT_ADVISED   2

/* arg2 of PR_CAP_AMBIENT. */
#define PR_CAP_AMBIENT_IS_SET           1
#define PR_CAP_AMBIENT_RAISE            2
#define PR_CAP_AMBIENT_LOWER            3
#define PR_CAP_AMBIENT_CLEAR_ALL        4

/* arg2 of PR_GET_SPECULATION_CTRL, and what it returns and arg3 sets. */
#define PR_SPEC_STORE_BYPASS    0
#define PR_SPEC_INDIRECT_BRANCH 1
#define PR_SPEC_L1D_FLUSH       2
#define PR_SPEC_NOT_AFFECTED    0x00
#define PR_SPEC_PRCTL           0x01
#define PR_SPEC_ENABLE          0x02
#define PR_SPEC_DISABLE         0x04
#define PR_SPEC_FORCE_DISABLE   0x08
#define PR_SPEC_DISABLE_NOEXEC  0x10

/* arg2 of PR_SET_SYSCALL_USER_DISPATCH, and the byte at its arg5. */
#define PR_SYS_DISPATCH_OFF             0
#define PR_SYS_DISPATCH_ON              1
#define SYSCALL_DISPATCH_FILTER_ALLOW   0
#define SYSCALL_DISPATCH_FILTER_BLOCK   1

/* arg2 of PR_SCHED_CORE, and arg4: how many it is for. */
#define PR_SCHED_CORE_GET                       0
#define PR_SCHED_CORE_CREATE                    1
#define PR_SCHED_CORE_SHARE_TO                  2
#define PR_SCHED_CORE_SHARE_FROM                3
#define PR_SCHED_CORE_SCOPE_THREAD              0
#define PR_SCHED_CORE_SCOPE_THREAD_GROUP        1
#define PR_SCHED_CORE_SCOPE_PROCESS_GROUP       2

/* arg2 of PR_SET_MDWE: since Linux 6.3. */
#define PR_MDWE_REFUSE_EXEC_GAIN        1
#define PR_MDWE_NO_INHERIT              2

/* arg2 of PR_TIMER_CREATE_RESTORE_IDS: since Linux 6.15. */
#define PR_TIMER_CREATE_RESTORE_IDS_OFF 0
#define PR_TIMER_CREATE_RESTORE_IDS_ON  1
#define PR_TIMER_CREATE_RESTORE_IDS_GET 2

/* arg2 of PR_FUTEX_HASH: since Linux 6.16. */
#define PR_FUTEX_HASH_SET_SLOTS 1
#define PR_FUTEX_HASH_GET_SLOTS 2

/* arg2 of PR_RSEQ_SLICE_EXTENSION, and arg3: since Linux 7.0. -524, which has
 * no name, where the kernel was built without it, or rseq(2) had a len of 32.
 */
#define PR_RSEQ_SLICE_EXTENSION_GET     1
#define PR_RSEQ_SLICE_EXTENSION_SET     2
#define PR_RSEQ_SLICE_EXT_ENABLE        1

/* arg2 of PR_SET_VMA. */
#define PR_SET_VMA_ANON_NAME    0

/* prctl(2): get or change one of the settings of this thread or process.
 *
 * Pass 0 for arguments that an option does not use: many check. Returns 0 or
 * what was asked for, or -errno; some options answer through a pointer in arg2,
 * given as a number.
 */
RING3_INLINE long sys_prctl(int option, unsigned long arg2,
                            unsigned long arg3, unsigned long arg4,
                            unsigned long arg5)
{
    return (syscall5)(NR_prctl, option, (long)arg2, (long)arg3, (long)arg4,
                      (long)arg5);
}

#endif
/* Processes: begin, become another program, wait, end.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_PROCESS_H
#define RING3_PROCESS_H


/* What to wait for: options of wait4(2) and waitid(2). */
#define WNOHANG         0x00000001
#define WUNTRACED       0x00000002
#define WSTOPPED        0x00000002
#define WEXITED         0x00000004
#define WCONTINUED      0x00000008
#define WNOWAIT         0x01000000
#define __WNOTHREAD     0x20000000
#define __WALL          0x40000000
#define __WCLONE        (-0x7fffffff - 1)

/* Whom to wait for: waitid(2). libc's <sys/wait.h> has these as an enum, glibc
 * only sometimes; macros would hide it from libc's own waitid.
 */
#if !defined __idtype_t_defined && \
    (!defined _SYS_WAIT_H || defined __GLIBC__)
#define P_ALL           0
#define P_PID           1
#define P_PGID          2
#define P_PIDFD         3
#endif

/* What became of a child: code in the info of waitid(2). */
#define CLD_EXITED      1
#define CLD_KILLED      2
#define CLD_DUMPED      3
#define CLD_TRAPPED     4
#define CLD_STOPPED     5
#define CLD_CONTINUED   6

/* What became of a child: the status of wait4(2) taken apart. */
#define WIFEXITED(status)       (((status) & 0x7f) == 0)
#define WEXITSTATUS(status)     (((status) >> 8) & 0xff)
#define WIFSIGNALED(status)     ((((status) & 0x7f) + 1) & 0x7e)
#define WTERMSIG(status)        ((status) & 0x7f)
#define WCOREDUMP(status)       ((status) & 0x80)
#define WIFSTOPPED(status)      (((status) & 0xff) == 0x7f)
#define WSTOPSIG(status)        WEXITSTATUS(status)
#define WIFCONTINUED(status)    ((status) == 0xffff)

/* exit(2): end this thread; its process too, if it is the last one. */
__attribute__((__noreturn__)) RING3_INLINE void sys_exit(int status)
{
    (syscall1)(NR_exit, status);
    RING3_STOP();
}

/* exit_group(2): end the process. Its parent sees the low 8 bits of status. */
__attribute__((__noreturn__)) RING3_INLINE void sys_exit_group(int status)
{
    (syscall1)(NR_exit_group, status);
    RING3_STOP();
}

/* fork(2): make a copy of this process.
 *
 * Returns twice: in the parent the child's pid or -errno, in the child 0. Both
 * go on at the same place, at the same time.
 */
RING3_INLINE int sys_fork(void)
{
    return (int)(syscall0)(NR_fork);
}

/* execve(2): become the program at path. argv and envp end in a NULL.
 *
 * Returns only if that fails, -errno. Signal handlers are reset; descriptors
 * stay open, but for those with O_CLOEXEC.
 */
RING3_INLINE int sys_execve(const char *path, char *const argv[],
                            char *const envp[])
{
    return (int)(syscall3)(NR_execve, (long)path, (long)argv, (long)envp);
}

/* execveat(2): become the program at path below dirfd, or with AT_EMPTY_PATH
 * and an empty path the one open as dirfd. Returns as execve(2). Since Linux
 * 3.19.
 */
RING3_INLINE int sys_execveat(int dirfd, const char *path, char *const argv[],
                              char *const envp[], int flags)
{
    return (int)(syscall5)(NR_execveat, dirfd, (long)path, (long)argv,
                           (long)envp, flags);
}

/* wait4(2): wait for the child pid, for any with -1, and reap it.
 *
 * Returns its pid, 0 if there is none yet and options say WNOHANG, or -errno:
 * -ECHILD with no child left, -EINTR after a signal. status and usage may be
 * NULL. A status is read with WIFEXITED() and the like.
 */
RING3_INLINE int sys_wait4(int pid, int *status, int options,
                           struct kernel_rusage *usage)
{
    return (int)(syscall4)(NR_wait4, pid, (long)status, options, (long)usage);
}

/* wait4(2) without the usage. Returns as wait4(2). */
RING3_INLINE int sys_waitpid(int pid, int *status, int options)
{
    return sys_wait4(pid, status, options, NULL);
}

/* wait4(2) for any child. Returns as wait4(2). */
RING3_INLINE int sys_wait(int *status)
{
    return sys_wait4(-1, status, 0, NULL);
}

/* waitid(2): wait for the child that idtype and id name.
 *
 * Returns 0 and fills in info's signo, error, code, pid, uid and status, or
 * -errno. With WNOHANG and nothing to report, it is 0 too, and pid is 0.
 * options must hold one of WEXITED, WSTOPPED and WCONTINUED. info and usage may
 * be NULL. Since Linux 2.6.10.
 */
RING3_INLINE int sys_waitid(int idtype, int id, struct kernel_siginfo *info,
                            int options, struct kernel_rusage *usage)
{
    return (int)(syscall5)(NR_waitid, idtype, id, (long)info, options,
                           (long)usage);
}

/* getpid(2): this process's id. Cannot fail. */
RING3_INLINE int sys_getpid(void)
{
    return (int)(syscall0)(NR_getpid);
}

/* getppid(2): the parent's id, 0 if it is in another namespace. Cannot fail. */
RING3_INLINE int sys_getppid(void)
{
    return (int)(syscall0)(NR_getppid);
}

/* kill(2): send sig to a process, or to a group with a negative pid. */
RING3_INLINE int sys_kill(int pid, int sig)
{
    return (int)(syscall2)(NR_kill, pid, sig);
}

/* chdir(2): make path the working directory. */
RING3_INLINE int sys_chdir(const char *path)
{
    return (int)(syscall1)(NR_chdir, (long)path);
}

/* getcwd(2): put the working directory's path, with its NUL, into buf.
 *
 * Returns its length including the NUL, not buf, or -ERANGE if it does not fit.
 * It does not begin with / if it cannot be reached from the root.
 */
RING3_INLINE long sys_getcwd(char *buf, size_t size)
{
    return (syscall2)(NR_getcwd, (long)buf, (long)size);
}

/* The value of name in envp, or NULL. Makes no call. */
RING3_INLINE const char *ring3_getenv(char *const envp[], const char *name)
{
    size_t i, n;

    for (i = 0; envp[i]; i++) {
        for (n = 0; name[n] && envp[i][n] == name[n]; n++)
            ;
        if (!name[n] && envp[i][n] == '=')
            return &envp[i][n + 1];
    }
    return NULL;
}

/* Become the program file: at that path if there is a / in it, else in the
 * first directory of envp's PATH (/bin:/usr/bin without one) that has it.
 *
 * One sys_execve for each place tried. Returns -errno: -ENOENT if it is in
 * none, -EACCES if all that were found may not be run. A script without #! is
 * -ENOEXEC; no shell is tried.
 */
RING3_INLINE int ring3_execvpe(const char *file, char *const argv[],
                               char *const envp[])
{
    const char *dirs = ring3_getenv(envp, "PATH");
    int result = -ENOENT;
    char path[4096];
    size_t i, len;

    for (i = 0; file[i]; i++)
        if (file[i] == '/')
            return sys_execve(file, argv, envp);
    if (i == 0)
        return -ENOENT;
    if (!dirs)
        dirs = "/bin:/usr/bin";
    for (;; dirs++) {
        int err = -ENAMETOOLONG;

        for (len = 0; *dirs && *dirs != ':'; dirs++)
            if (len < sizeof path)
                path[len++] = *dirs;
        if (len + 1 + i < sizeof path) {
            if (len)
                path[len++] = '/';
            for (i = 0; file[i]; i++)
                path[len++] = file[i];
            path[len] = '\0';
            err = sys_execve(path, argv, envp);
        }
        if (err == -EACCES || (err == -ENAMETOOLONG && result == -ENOENT))
            result = err;
        /* The others come from a file system that does not answer. */
        else if (err != -ENOENT && err != -ENOTDIR && err != -ENAMETOOLONG &&
                 err != -ENODEV && err != -ESTALE && err != -ETIMEDOUT)
            return err;
        if (!*dirs)
            return result;
    }
}

#endif
/* Guards on memory, beyond mprotect: keys, seals, shadow stacks.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_PROTECT_H
#define RING3_PROTECT_H


/* The rights of pkey_alloc(2): what is taken away. */
#define PKEY_DISABLE_ACCESS     0x1
#define PKEY_DISABLE_WRITE      0x2

/* A flag of map_shadow_stack(2): put a token at the top to switch to. */
#define SHADOW_STACK_SET_TOKEN  0x1

/* pkey_alloc(2): allocate a protection key; rights is what it forbids this
 * thread.
 *
 * Returns the key, or -errno: -ENOSPC with none left, that or -EINVAL where the
 * processor has none. flags is 0. Later, the instruction wrpkru changes what a
 * key forbids, for each thread separately. Since Linux 4.9.
 */
RING3_INLINE int sys_pkey_alloc(unsigned long flags, unsigned long rights)
{
    return (int)(syscall2)(NR_pkey_alloc, (long)flags, (long)rights);
}

/* pkey_free(2): give a key back. Pages that have it keep it, so whoever is
 * given it next gets them too. Since Linux 4.9.
 */
RING3_INLINE int sys_pkey_free(int pkey)
{
    return (int)(syscall1)(NR_pkey_free, pkey);
}

/* pkey_mprotect(2): mprotect(2) that also puts the pages under a key; with -1
 * it is mprotect. Since Linux 4.9.
 */
RING3_INLINE int sys_pkey_mprotect(void *addr, size_t len, int prot, int pkey)
{
    return (int)(syscall4)(NR_pkey_mprotect, (long)addr, (long)len, prot, pkey);
}

/* mseal(2): forbid unmapping, moving or reprotecting these len bytes as long as
 * the process lives. flags is 0. Since Linux 6.10.
 *
 * i386: only under a 64-bit kernel.
 */
RING3_INLINE int sys_mseal(void *addr, size_t len, unsigned long flags)
{
    return (int)(syscall3)(NR_mseal, (long)addr, (long)len, (long)flags);
}

/* map_shadow_stack(2): map len bytes for a shadow stack, at addr, above 4 GiB,
 * or anywhere with NULL.
 *
 * Returns the address, or -errno as a pointer: ring3_pointer_error() tells.
 * -EOPNOTSUPP where the processor has none. Since Linux 6.6.
 *
 * i386: there are none for 32-bit programs to use.
 */
RING3_INLINE void *sys_map_shadow_stack(void *addr, size_t len,
                                        unsigned int flags)
{
    long ret = (syscall3)(NR_map_shadow_stack, (long)addr, (long)len,
                          (long)flags);

    return (void *)ret;
}

#endif
/* Disk quotas.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_QUOTA_H
#define RING3_QUOTA_H


/* command of quotactl(2): QCMD(one of the first, one of the second). */
#define Q_SYNC          0x800001
#define Q_QUOTAON       0x800002
#define Q_QUOTAOFF      0x800003
#define Q_GETFMT        0x800004
#define Q_GETINFO       0x800005
#define Q_SETINFO       0x800006
#define Q_GETQUOTA      0x800007
#define Q_SETQUOTA      0x800008
#define Q_GETNEXTQUOTA  0x800009
#define USRQUOTA        0
#define GRPQUOTA        1
#define PRJQUOTA        2
#define QCMD(command, type) ((unsigned int)(command) << 8 | ((type) & 0xffu))

/* id of Q_QUOTAON, and what Q_GETFMT gives: how the quotas are kept. */
#define QFMT_VFS_OLD    1
#define QFMT_VFS_V0     2
#define QFMT_OCFS2      3
#define QFMT_VFS_V1     4
#define QFMT_SHMEM      5

/* valid of an if_dqblk: which members count. */
#define QIF_BLIMITS     0x01
#define QIF_SPACE       0x02
#define QIF_ILIMITS     0x04
#define QIF_INODES      0x08
#define QIF_BTIME       0x10
#define QIF_ITIME       0x20
#define QIF_LIMITS      0x05
#define QIF_USAGE       0x0a
#define QIF_TIMES       0x30
#define QIF_ALL         0x3f

/* valid of an if_dqinfo, and its flags. */
#define IIF_BGRACE      1
#define IIF_IGRACE      2
#define IIF_FLAGS       4
#define IIF_ALL         7
#define DQF_ROOT_SQUASH 0x1
#define DQF_SYS_FILE    0x10000

/* Limits are in units of 1024 bytes (b) and in files (i), curspace in bytes;
 * times are when an exceeded soft limit turns hard, in seconds since 1970.
 * valid says which of them count.
 */
struct kernel_if_dqblk {
    uint64_t bhardlimit;
    uint64_t bsoftlimit;
    uint64_t curspace;
    uint64_t ihardlimit;
    uint64_t isoftlimit;
    uint64_t curinodes;
    uint64_t btime;
    uint64_t itime;
    uint32_t valid;
    RING3_PAD;
};

/* What Q_GETNEXTQUOTA gives: the quota of the first id there is from id on. */
struct kernel_if_nextdqblk {
    uint64_t bhardlimit;
    uint64_t bsoftlimit;
    uint64_t curspace;
    uint64_t ihardlimit;
    uint64_t isoftlimit;
    uint64_t curinodes;
    uint64_t btime;
    uint64_t itime;
    uint32_t valid;
    uint32_t id;
};

/* Q_GETINFO and Q_SETINFO: for how many seconds a soft limit may be exceeded.
 */
struct kernel_if_dqinfo {
    uint64_t bgrace;
    uint64_t igrace;
    uint32_t flags;
    uint32_t valid;
};

/* quotactl(2): get or set the limits of a user, group or project on the
 * filesystem on device.
 *
 * addr is a kernel_if_dqblk or whatever else the command takes, for Q_QUOTAON
 * the path of the quota file. -ESRCH without quotas. i386: a struct's 64-bit
 * members are at multiples of 4, as the kernel expects.
 */
RING3_INLINE int sys_quotactl(unsigned int command, const char *device,
                              unsigned int id, void *addr)
{
    return (int)(syscall4)(NR_quotactl, (long)command, (long)device, (long)id,
                           (long)addr);
}

/* quotactl_fd(2): quotactl(2) for the filesystem of the file open as fd. Since
 * Linux 5.14.
 */
RING3_INLINE int sys_quotactl_fd(int fd, unsigned int command,
                                 unsigned int id, void *addr)
{
    return (int)(syscall4)(NR_quotactl_fd, fd, (long)command, (long)id,
                           (long)addr);
}

#endif
/* Randomness from the kernel. */
#ifndef RING3_RANDOM_H
#define RING3_RANDOM_H


/* The flags of getrandom(2): do not wait; from /dev/random; even before there
 * is any randomness.
 */
#define GRND_NONBLOCK   0x1
#define GRND_RANDOM     0x2
#define GRND_INSECURE   0x4

/* getrandom(2): fill buf with up to len random bytes, good for keys.
 *
 * Returns how many: all, if up to 256; a larger request may fall short after a
 * signal. It waits only early in boot, or returns -EAGAIN with GRND_NONBLOCK.
 * Since Linux 3.17.
 */
RING3_INLINE long sys_getrandom(void *buf, size_t len, unsigned int flags)
{
    return (syscall3)(NR_getrandom, (long)buf, (long)len, (long)flags);
}

#endif
/* Resources: what a process may use, what it has used, its priority.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_RESOURCE_H
#define RING3_RESOURCE_H


/* Which limit: in bytes, except for CPU and RTTIME, which are in seconds and
 * microseconds, NICE, which is 20 - nice, RTPRIO, and those that count things.
 */
#define RLIMIT_CPU              0
#define RLIMIT_FSIZE            1
#define RLIMIT_DATA             2
#define RLIMIT_STACK            3
#define RLIMIT_CORE             4
#define RLIMIT_RSS              5
#define RLIMIT_NPROC            6
#define RLIMIT_NOFILE           7
#define RLIMIT_MEMLOCK          8
#define RLIMIT_AS               9
#define RLIMIT_LOCKS            10
#define RLIMIT_SIGPENDING       11
#define RLIMIT_MSGQUEUE         12
#define RLIMIT_NICE             13
#define RLIMIT_RTPRIO           14
#define RLIMIT_RTTIME           15

/* No limit. */
#define RLIM64_INFINITY 0xffffffffffffffff

/* Whose usage: getrusage(2). */
#define RUSAGE_CHILDREN -1
#define RUSAGE_SELF     0
#define RUSAGE_THREAD   1

/* Whose priority: a process, a process group, all of a user. */
#define PRIO_PROCESS    0
#define PRIO_PGRP       1
#define PRIO_USER       2

/* A limit: cur applies, and anybody may set it up to max. */
struct kernel_rlimit64 {
    uint64_t cur;
    uint64_t max;
};

/* prlimit64(2): put into old the limit of process pid, 0 being the caller, and
 * set it to limit. Either may be NULL. Since Linux 2.6.36.
 */
RING3_INLINE int sys_prlimit64(int pid, unsigned int resource,
                               const struct kernel_rlimit64 *limit,
                               struct kernel_rlimit64 *old)
{
    return (int)(syscall4)(NR_prlimit64, pid, (long)resource, (long)limit,
                           (long)old);
}

/* getrlimit(2): get one of the caller's limits.
 *
 * i386: this is prlimit64 on the caller, since Linux 2.6.36.
 */
RING3_INLINE int sys_getrlimit(unsigned int resource,
                               struct kernel_rlimit64 *limit)
{
#ifdef __i386__
    return (int)(syscall4)(NR_prlimit64, 0, (long)resource, 0, (long)limit);
#else
    return (int)(syscall2)(NR_getrlimit, (long)resource, (long)limit);
#endif
}

/* setrlimit(2): set one of the caller's limits. Raising max is -EPERM without
 * CAP_SYS_RESOURCE.
 *
 * i386: this is prlimit64 on the caller, since Linux 2.6.36. A 32-bit kernel
 * keeps 32 bits, and takes 4G - 1 and above for no limit.
 */
RING3_INLINE int sys_setrlimit(unsigned int resource,
                               const struct kernel_rlimit64 *limit)
{
#ifdef __i386__
    return (int)(syscall4)(NR_prlimit64, 0, (long)resource, (long)limit, 0);
#else
    return (int)(syscall2)(NR_setrlimit, (long)resource, (long)limit);
#endif
}

/* getrusage(2): get what the process, its thread, or the children it has waited
 * for have used.
 *
 * i386: times have 32 bits of seconds; there is no wider call.
 */
RING3_INLINE int sys_getrusage(int who, struct kernel_rusage *usage)
{
    return (int)(syscall2)(NR_getrusage, who, (long)usage);
}

/* getpriority(2): the best priority among those that which and who name; a who
 * of 0 is the caller.
 *
 * Returns 20 - nice, which is in [1, 40] and so never looks like an error; or
 * -ESRCH if there is nobody.
 */
RING3_INLINE int sys_getpriority(int which, int who)
{
    return (int)(syscall2)(NR_getpriority, which, who);
}

/* setpriority(2): give those that which and who name a nice value from -20,
 * which is best, to 19. With PRIO_PROCESS only the one thread.
 */
RING3_INLINE int sys_setpriority(int which, int who, int nice)
{
    return (int)(syscall3)(NR_setpriority, which, who, nice);
}

#endif
/* Scheduling: by which rule, on which processors, with which disk priority. A
 * pid here is that of a thread; 0 is the caller.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_SCHED_H
#define RING3_SCHED_H


/* The rule: policy. */
#define SCHED_NORMAL    0
#define SCHED_OTHER     0
#define SCHED_FIFO      1
#define SCHED_RR        2
#define SCHED_BATCH     3
#define SCHED_IDLE      5
#define SCHED_DEADLINE  6
#define SCHED_EXT       7

/* flags of sched_getattr(2), for SCHED_DEADLINE: what is left of runtime, and
 * the next deadline by CLOCK_MONOTONIC. Since Linux 7.1.
 */
#define SCHED_GETATTR_FLAG_DL_DYNAMIC   0x1

/* Added to the policy of sched_setscheduler(2): children do not inherit it. */
#define SCHED_RESET_ON_FORK     0x40000000

/* The flags in a kernel_sched_attr. */
#define SCHED_FLAG_RESET_ON_FORK        0x01
#define SCHED_FLAG_RECLAIM              0x02
#define SCHED_FLAG_DL_OVERRUN           0x04
#define SCHED_FLAG_KEEP_POLICY          0x08
#define SCHED_FLAG_KEEP_PARAMS          0x10
#define SCHED_FLAG_UTIL_CLAMP_MIN       0x20
#define SCHED_FLAG_UTIL_CLAMP_MAX       0x40

/* Whose disk priority: ioprio_get(2) and ioprio_set(2). */
#define IOPRIO_WHO_PROCESS      1
#define IOPRIO_WHO_PGRP         2
#define IOPRIO_WHO_USER         3

/* A disk priority is class << IOPRIO_CLASS_SHIFT | level, with a level from 0,
 * which is best, to 7.
 */
#define IOPRIO_CLASS_NONE       0
#define IOPRIO_CLASS_RT         1
#define IOPRIO_CLASS_BE         2
#define IOPRIO_CLASS_IDLE       3
#define IOPRIO_CLASS_SHIFT      13

/* priority is in [1, 99] for SCHED_FIFO and SCHED_RR, 0 for the others. */
struct kernel_sched_param {
    int priority;
};

/* A policy with everything that belongs to it. size is that of the struct; nice
 * is for SCHED_NORMAL and SCHED_BATCH, priority for SCHED_FIFO and SCHED_RR,
 * and the three times, in nanoseconds, for SCHED_DEADLINE.
 */
struct kernel_sched_attr {
    uint32_t size;
    uint32_t policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime;
    uint64_t deadline;
    uint64_t period;
    uint32_t util_min;
    uint32_t util_max;
};

/* sched_setscheduler(2): set the policy of pid, and its priority in it. */
RING3_INLINE int sys_sched_setscheduler(int pid, int policy,
                                        const struct kernel_sched_param *param)
{
    return (int)(syscall3)(NR_sched_setscheduler, pid, policy, (long)param);
}

/* sched_getscheduler(2): the policy of pid, with SCHED_RESET_ON_FORK added if
 * it has that. Returns it, or -errno.
 */
RING3_INLINE int sys_sched_getscheduler(int pid)
{
    return (int)(syscall1)(NR_sched_getscheduler, pid);
}

/* sched_setparam(2): set the priority that pid has in its policy. */
RING3_INLINE int sys_sched_setparam(int pid,
                                    const struct kernel_sched_param *param)
{
    return (int)(syscall2)(NR_sched_setparam, pid, (long)param);
}

/* sched_getparam(2): get the priority that pid has in its policy. */
RING3_INLINE int sys_sched_getparam(int pid, struct kernel_sched_param *param)
{
    return (int)(syscall2)(NR_sched_getparam, pid, (long)param);
}

/* sched_setattr(2): set the policy of pid and all that belongs to it.
 *
 * -E2BIG: attr says something that this kernel does not know; attr->size is
 * then the size that it does. flags is 0. Since Linux 3.14.
 */
RING3_INLINE int sys_sched_setattr(int pid, struct kernel_sched_attr *attr,
                                   unsigned int flags)
{
    return (int)(syscall3)(NR_sched_setattr, pid, (long)attr, (long)flags);
}

/* sched_getattr(2): get the policy of pid and all that belongs to it. size is
 * that of *attr, flags is 0 or SCHED_GETATTR_FLAG_DL_DYNAMIC. Since Linux 3.14.
 */
RING3_INLINE int sys_sched_getattr(int pid, struct kernel_sched_attr *attr,
                                   unsigned int size, unsigned int flags)
{
    return (int)(syscall4)(NR_sched_getattr, pid, (long)attr, (long)size,
                           (long)flags);
}

/* sched_get_priority_max(2): the best priority of a policy. Returns it, or
 * -errno.
 */
RING3_INLINE int sys_sched_get_priority_max(int policy)
{
    return (int)(syscall1)(NR_sched_get_priority_max, policy);
}

/* sched_get_priority_min(2): the least priority of a policy. Returns it, or
 * -errno.
 */
RING3_INLINE int sys_sched_get_priority_min(int policy)
{
    return (int)(syscall1)(NR_sched_get_priority_min, policy);
}

/* sched_rr_get_interval(2): get how long pid may run at a time.
 *
 * i386: this is sched_rr_get_interval_time64, since Linux 5.1.
 */
RING3_INLINE int sys_sched_rr_get_interval(int pid,
                                           struct kernel_timespec *interval)
{
#ifdef __i386__
    return (int)(syscall2)(NR_sched_rr_get_interval_time64, pid,
                           (long)interval);
#else
    return (int)(syscall2)(NR_sched_rr_get_interval, pid, (long)interval);
#endif
}

/* sched_yield(2): let others run. Cannot fail. */
RING3_INLINE int sys_sched_yield(void)
{
    return (int)(syscall0)(NR_sched_yield);
}

/* sched_setaffinity(2): let pid run on the processors in mask, of size bytes:
 * number n is bit n % (8 * sizeof(long)) of mask[n / (8 * sizeof(long))].
 */
RING3_INLINE int sys_sched_setaffinity(int pid, unsigned int size,
                                       const unsigned long *mask)
{
    return (int)(syscall3)(NR_sched_setaffinity, pid, (long)size, (long)mask);
}

/* sched_getaffinity(2): put into mask where pid may run.
 *
 * Returns how many bytes were filled in, which may be fewer than size, or
 * -errno. -EINVAL: size, a multiple of sizeof(long), is too small for the
 * processors that this kernel was built for.
 */
RING3_INLINE long sys_sched_getaffinity(int pid, unsigned int size,
                                        unsigned long *mask)
{
    return (syscall3)(NR_sched_getaffinity, pid, (long)size, (long)mask);
}

/* ioprio_get(2): the disk priority of those that which and who name; a who of 0
 * is the caller. Returns it, the best of them, or -errno. Since Linux 2.6.13.
 */
RING3_INLINE int sys_ioprio_get(int which, int who)
{
    return (int)(syscall2)(NR_ioprio_get, which, who);
}

/* ioprio_set(2): set the disk priority of those that which and who name. Since
 * Linux 2.6.13.
 */
RING3_INLINE int sys_ioprio_set(int which, int who, int priority)
{
    return (int)(syscall3)(NR_ioprio_set, which, who, priority);
}

#endif
/* Filters of system calls, and the instructions they are written in. */
#ifndef RING3_SECCOMP_H
#define RING3_SECCOMP_H


/* operation of seccomp(2). */
#define SECCOMP_SET_MODE_STRICT         0
#define SECCOMP_SET_MODE_FILTER         1
#define SECCOMP_GET_ACTION_AVAIL        2
#define SECCOMP_GET_NOTIF_SIZES         3

/* flags of SECCOMP_SET_MODE_FILTER. */
#define SECCOMP_FILTER_FLAG_TSYNC               0x01
#define SECCOMP_FILTER_FLAG_LOG                 0x02
#define SECCOMP_FILTER_FLAG_SPEC_ALLOW          0x04
#define SECCOMP_FILTER_FLAG_NEW_LISTENER        0x08
#define SECCOMP_FILTER_FLAG_TSYNC_ESRCH         0x10
#define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV  0x20

/* Modes for prctl(2), PR_SET_SECCOMP, which knows no flags. */
#define SECCOMP_MODE_DISABLED   0
#define SECCOMP_MODE_STRICT     1
#define SECCOMP_MODE_FILTER     2

/* What a filter returns: an action, and for some of them data in the low 16
 * bits, such as the errno of SECCOMP_RET_ERRNO. Of several filters the
 * strictest wins, in this order.
 */
#define SECCOMP_RET_KILL_PROCESS        0x80000000
#define SECCOMP_RET_KILL_THREAD         0x00000000
#define SECCOMP_RET_KILL                0x00000000
#define SECCOMP_RET_TRAP                0x00030000
#define SECCOMP_RET_ERRNO               0x00050000
#define SECCOMP_RET_USER_NOTIF          0x7fc00000
#define SECCOMP_RET_TRACE               0x7ff00000
#define SECCOMP_RET_LOG                 0x7ffc0000
#define SECCOMP_RET_ALLOW               0x7fff0000
#define SECCOMP_RET_ACTION_FULL         0xffff0000
#define SECCOMP_RET_DATA                0x0000ffff

/* ioctl(2) on what FLAG_NEW_LISTENER returned: take the next call that waits,
 * answer it, ask whether an id, a uint64_t, still waits.
 */
#define SECCOMP_IOCTL_NOTIF_RECV        0xc0502100
#define SECCOMP_IOCTL_NOTIF_SEND        0xc0182101
#define SECCOMP_IOCTL_NOTIF_ID_VALID    0x40082102

/* flags of a kernel_seccomp_notif_resp: let the call proceed. Not a security
 * check: its memory may have changed since it was looked at.
 */
#define SECCOMP_USER_NOTIF_FLAG_CONTINUE        1

/* arch of a seccomp_data: which ABI made the call. x86_64's is x32's too, whose
 * calls have X32_SYSCALL_BIT in nr.
 */
#define AUDIT_ARCH_I386         0x40000003
#define AUDIT_ARCH_X86_64       0xc000003e
#define X32_SYSCALL_BIT         0x40000000

/* code of an instruction: a class, and for each class what belongs to it. */
#define BPF_LD          0x00
#define BPF_LDX         0x01
#define BPF_ST          0x02
#define BPF_STX         0x03
#define BPF_ALU         0x04
#define BPF_JMP         0x05
#define BPF_RET         0x06
#define BPF_MISC        0x07

/* For a load: how wide, and from where. BPF_ABS is a place in the data. */
#define BPF_W   0x00
#define BPF_H   0x08
#define BPF_B   0x10
#define BPF_IMM 0x00
#define BPF_ABS 0x20
#define BPF_IND 0x40
#define BPF_MEM 0x60
#define BPF_LEN 0x80
#define BPF_MSH 0xa0

/* For BPF_ALU: what to compute. */
#define BPF_ADD 0x00
#define BPF_SUB 0x10
#define BPF_MUL 0x20
#define BPF_DIV 0x30
#define BPF_OR  0x40
#define BPF_AND 0x50
#define BPF_LSH 0x60
#define BPF_RSH 0x70
#define BPF_NEG 0x80
#define BPF_MOD 0x90
#define BPF_XOR 0xa0

/* For BPF_JMP: when to jump. */
#define BPF_JA          0x00
#define BPF_JEQ         0x10
#define BPF_JGT         0x20
#define BPF_JGE         0x30
#define BPF_JSET        0x40

/* For BPF_ALU, BPF_JMP and BPF_RET: with k, with x, with the accumulator. */
#define BPF_K   0x00
#define BPF_X   0x08
#define BPF_A   0x10

/* For BPF_MISC: copy the accumulator to x, and back. */
#define BPF_TAX 0x00
#define BPF_TXA 0x80

/* One instruction: jt and jf are how many to skip if a comparison holds, and
 * if not.
 */
struct kernel_sock_filter {
    uint16_t code;
    uint8_t jt;
    uint8_t jf;
    uint32_t k;
};

/* len of them, at most 4096: for seccomp(2) and setsockopt(2). */
struct kernel_sock_fprog {
    uint16_t len;
    unsigned int : 16;
    RING3_PAD;
    const struct kernel_sock_filter *filter;
};

/* What a filter sees of a call. It reads 32-bit words: the low half of args[n]
 * is at 16 + 8 * n. i386: the high halves are 0.
 */
struct kernel_seccomp_data {
    int nr;
    uint32_t arch;
    uint64_t instruction_pointer;
    uint64_t args[6];
};

/* SECCOMP_IOCTL_NOTIF_RECV: a call that waits, of the thread pid. All of it
 * must be 0 beforehand.
 */
struct kernel_seccomp_notif {
    uint64_t id;
    uint32_t pid;
    uint32_t flags;
    struct kernel_seccomp_data data;
};

/* SECCOMP_IOCTL_NOTIF_SEND: what the call with that id returns: val, or, if it
 * is not 0, error, which is -errno.
 */
struct kernel_seccomp_notif_resp {
    uint64_t id;
    int64_t val;
    int32_t error;
    uint32_t flags;
};

/* How large the structs of SECCOMP_RET_USER_NOTIF are in this kernel. */
struct kernel_seccomp_notif_sizes {
    uint16_t notif;
    uint16_t notif_resp;
    uint16_t data;
};

/* seccomp(2): restrict the calls of this thread from now on, for good; those it
 * starts inherit the restriction.
 *
 * args is a kernel_sock_fprog for SET_MODE_FILTER. Without privileges
 * PR_SET_NO_NEW_PRIVS must come first, or -EACCES. Returns 0, a descriptor with
 * FLAG_NEW_LISTENER, or with FLAG_TSYNC the id of a thread that could not
 * follow. A filter must look at arch first: numbers differ. Then, on x86_64, it
 * must refuse any nr from X32_SYSCALL_BIT on: in a kernel with x32 each call is
 * there a second time, and a list of forbidden calls would let it pass. Since
 * Linux 3.17.
 */
RING3_INLINE int sys_seccomp(unsigned int operation, unsigned int flags,
                             void *args)
{
    return (int)(syscall3)(NR_seccomp, (long)operation, (long)flags,
                           (long)args);
}

#endif
/* Security modules: which are active, and what they say about this process.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_SECURITY_H
#define RING3_SECURITY_H


/* Which module. */
#define LSM_ID_UNDEF            0
#define LSM_ID_CAPABILITY       100
#define LSM_ID_SELINUX          101
#define LSM_ID_SMACK            102
#define LSM_ID_TOMOYO           103
#define LSM_ID_APPARMOR         104
#define LSM_ID_YAMA             105
#define LSM_ID_LOADPIN          106
#define LSM_ID_SAFESETID        107
#define LSM_ID_LOCKDOWN         108
#define LSM_ID_BPF              109
#define LSM_ID_LANDLOCK         110
#define LSM_ID_IMA              111
#define LSM_ID_EVM              112
#define LSM_ID_IPE              113

/* Which attribute: the files of /proc/self/attr. */
#define LSM_ATTR_UNDEF          0
#define LSM_ATTR_CURRENT        100
#define LSM_ATTR_EXEC           101
#define LSM_ATTR_FSCREATE       102
#define LSM_ATTR_KEYCREATE      103
#define LSM_ATTR_PREV           104
#define LSM_ATTR_SOCKCREATE     105

/* flags of lsm_get_self_attr(2): only of the module that context->id names. */
#define LSM_FLAG_SINGLE 1

/* What one module says. ctx_len bytes follow; len counts both, with padding:
 * the next begins there.
 */
struct kernel_lsm_ctx {
    uint64_t id;
    uint64_t flags;
    uint64_t len;
    uint64_t ctx_len;
};

/* lsm_get_self_attr(2): put what each module says about attr into context.
 *
 * size says how large context is and gets how much was written, or with -E2BIG
 * how much is needed. Returns how many modules answered. Since Linux 6.8.
 */
RING3_INLINE long sys_lsm_get_self_attr(unsigned int attr,
                                        struct kernel_lsm_ctx *context,
                                        unsigned int *size,
                                        unsigned int flags)
{
    return (syscall4)(NR_lsm_get_self_attr, (long)attr, (long)context,
                      (long)size, (long)flags);
}

/* lsm_set_self_attr(2): set attr of one module, which context->id names. flags
 * is 0. Since Linux 6.8.
 */
RING3_INLINE int sys_lsm_set_self_attr(unsigned int attr,
                                       const struct kernel_lsm_ctx *context,
                                       unsigned int size, unsigned int flags)
{
    return (int)(syscall4)(NR_lsm_set_self_attr, (long)attr, (long)context,
                           (long)size, (long)flags);
}

/* lsm_list_modules(2): put the ids of the active modules into ids.
 *
 * size, in bytes, says how large ids is and gets how much is needed, also with
 * -E2BIG. flags is 0. Returns how many there are. Since Linux 6.8.
 */
RING3_INLINE long sys_lsm_list_modules(uint64_t *ids, unsigned int *size,
                                       unsigned int flags)
{
    return (syscall3)(NR_lsm_list_modules, (long)ids, (long)size, (long)flags);
}

#endif
/* Why a signal came: code in a struct kernel_siginfo. Those of SIGCHLD are in
 * process.h, those of SIGIO are bits of poll.h.
 *
 * What else is in it depends on the signal and the code:
 *
 *      SI_USER, SI_TKILL           pid uid
 *      SI_QUEUE, SI_MESGQ          pid uid value
 *      SI_TIMER                    timerid overrun value
 *      SIGCHLD, a CLD_ code        pid uid status utime stime
 *      SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGTRAP, a code above 0
 *                                  addr, sometimes addr_lsb or pkey
 *      SEGV_BNDERR                 addr lower upper
 *      TRAP_PERF                   addr perf_data perf_type perf_flags
 *      SIGIO, a code above 0       band fd
 *      SIGSYS, a SYS_ code         call_addr syscall arch
 *
 * Any process can send any of these signals: look at code before the rest.
 */
#ifndef RING3_SIGINFO_H
#define RING3_SIGINFO_H


/* code of a siginfo, whatever the signal; those below 0 come from processes,
 * except for SI_TIMER.
 */
#define SI_USER         0
#define SI_KERNEL       128
#define SI_QUEUE        -1
#define SI_TIMER        -2
#define SI_MESGQ        -3
#define SI_ASYNCIO      -4
#define SI_SIGIO        -5
#define SI_TKILL        -6
#define SI_DETHREAD     -7
#define SI_ASYNCNL      -60

/* code of SIGSEGV: nothing is mapped there, the access is not allowed there,
 * the key pkey forbids it, the shadow stack disagrees.
 */
#define SEGV_MAPERR     1
#define SEGV_ACCERR     2
#define SEGV_BNDERR     3
#define SEGV_PKUERR     4
#define SEGV_CPERR      10

/* code of SIGBUS. With BUS_MCEERR_ memory has failed, 1 << addr_lsb bytes of
 * it.
 */
#define BUS_ADRALN      1
#define BUS_ADRERR      2
#define BUS_OBJERR      3
#define BUS_MCEERR_AR   4
#define BUS_MCEERR_AO   5

/* code of SIGILL. */
#define ILL_ILLOPC      1
#define ILL_ILLOPN      2
#define ILL_ILLADR      3
#define ILL_ILLTRP      4
#define ILL_PRVOPC      5
#define ILL_PRVREG      6
#define ILL_COPROC      7
#define ILL_BADSTK      8

/* code of SIGFPE. */
#define FPE_INTDIV      1
#define FPE_INTOVF      2
#define FPE_FLTDIV      3
#define FPE_FLTOVF      4
#define FPE_FLTUND      5
#define FPE_FLTRES      6
#define FPE_FLTINV      7
#define FPE_FLTSUB      8
#define FPE_FLTUNK      14

/* code of SIGTRAP. With TRAP_PERF perf_data and perf_type are sig_data and type
 * of the event's attr, addr what was watched.
 */
#define TRAP_BRKPT      1
#define TRAP_TRACE      2
#define TRAP_BRANCH     3
#define TRAP_HWBKPT     4
#define TRAP_PERF       6

/* perf_flags of TRAP_PERF: it comes later than what it reports. */
#define TRAP_PERF_FLAG_ASYNC    0x1

/* code of SIGIO, for a descriptor with F_SETSIG. */
#define POLL_IN         1
#define POLL_OUT        2
#define POLL_MSG        3
#define POLL_ERR        4
#define POLL_PRI        5
#define POLL_HUP        6

/* code of SIGSYS: a seccomp filter, or prctl's user dispatch. */
#define SYS_SECCOMP             1
#define SYS_USER_DISPATCH       2

#endif
/* Signals: their numbers, what becomes of a process that gets one, how to send,
 * hold back and wait for them. A handler that returns needs restorer.h too.
 *
 * A mask has a bit for each signal, number 1 in the lowest: RING3_SIGMASK().
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_SIGNAL_H
#define RING3_SIGNAL_H


#define SIGHUP          1
#define SIGINT          2
#define SIGQUIT         3
#define SIGILL          4
#define SIGTRAP         5
#define SIGABRT         6
#define SIGIOT          6
#define SIGBUS          7
#define SIGFPE          8
#define SIGKILL         9
#define SIGUSR1         10
#define SIGSEGV         11
#define SIGUSR2         12
#define SIGPIPE         13
#define SIGALRM         14
#define SIGTERM         15
#define SIGSTKFLT       16
#define SIGCHLD         17
#define SIGCONT         18
#define SIGSTOP         19
#define SIGTSTP         20
#define SIGTTIN         21
#define SIGTTOU         22
#define SIGURG          23
#define SIGXCPU         24
#define SIGXFSZ         25
#define SIGVTALRM       26
#define SIGPROF         27
#define SIGWINCH        28
#define SIGIO           29
#define SIGPOLL         29
#define SIGPWR          30
#define SIGSYS          31

/* In place of a handler: the signal's default, and ignoring it. */
#define SIG_DFL         ((void (RING3_HANDLER *)(int))0)
#define SIG_IGN         ((void (RING3_HANDLER *)(int))1)

/* flags of a sigaction. SA_SIGINFO: the handler is an action, with all three
 * arguments. SA_RESTORER: restorer says how it returns.
 */
#define SA_NOCLDSTOP            0x00000001
#define SA_NOCLDWAIT            0x00000002
#define SA_SIGINFO              0x00000004
#define SA_UNSUPPORTED          0x00000400
#define SA_EXPOSE_TAGBITS       0x00000800
#define SA_RESTORER             0x04000000
#define SA_ONSTACK              0x08000000
#define SA_RESTART              0x10000000
#define SA_NODEFER              0x40000000
#define SA_RESETHAND            0x80000000

/* how of rt_sigprocmask(2): add to the mask, take from it, replace it. */
#define SIG_BLOCK       0
#define SIG_UNBLOCK     1
#define SIG_SETMASK     2

/* flags of a sigaltstack. */
#define SS_ONSTACK      1
#define SS_DISABLE      2
#define SS_AUTODISARM   0x80000000

/* flags of signalfd4(2). */
#define SFD_CLOEXEC     02000000
#define SFD_NONBLOCK    00004000

/* flags of pidfd_send_signal(2): to the thread, its process or its process
 * group, since Linux 6.9. 0 goes by the kind of the descriptor.
 */
#define PIDFD_SIGNAL_THREAD             0x1
#define PIDFD_SIGNAL_THREAD_GROUP       0x2
#define PIDFD_SIGNAL_PROCESS_GROUP      0x4

/* The bit of a signal in a mask. */
#define RING3_SIGMASK(sig) ((uint64_t)1 << ((sig) - 1))

/* What to do with a signal: rt_sigaction(2). mask has a bit for each signal
 * that is blocked meanwhile, number 1 in the lowest. Compiled with -mrtd, a
 * handler must be declared RING3_HANDLER.
 */
struct kernel_sigaction {
    __extension__ union {
        void (RING3_HANDLER *handler)(int);
        void (RING3_HANDLER *action)(int, struct kernel_siginfo *, void *);
    };
    unsigned long flags;
    void (*restorer)(void);
    uint64_t mask;
};

/* A stack for handlers to run on: sigaltstack(2). sp is its lowest address. */
struct kernel_sigaltstack {
    void *sp;
    unsigned int flags;
    RING3_PAD;
    size_t size;
};

/* What is read from a signalfd(2), one for each signal. The members mean what
 * those of a siginfo do; number and ptr are its value.
 */
struct kernel_signalfd_siginfo {
    uint32_t signo;
    int32_t error;
    int32_t code;
    uint32_t pid;
    uint32_t uid;
    int32_t fd;
    uint32_t tid;
    uint32_t band;
    uint32_t overrun;
    uint32_t trapno;
    int32_t status;
    int32_t number;
    uint64_t ptr;
    uint64_t utime;
    uint64_t stime;
    uint64_t addr;
    uint16_t addr_lsb;
    unsigned int : 16;
    int32_t syscall;
    uint64_t call_addr;
    uint32_t arch;
    uint8_t unused1[28];
};

/* rt_sigaction(2): do what act says when sig comes, and put into old what was
 * done before. Either may be NULL.
 *
 * Returns 0 or -errno: -EINVAL for SIGKILL and SIGSTOP.
 *
 * A handler that returns needs a restorer and SA_RESTORER. Without them x86_64
 * kills the process when the signal comes; i386 works only with a vDSO, and
 * needs a different restorer without SA_SIGINFO. ring3_sigaction() in
 * restorer.h sees to that.
 */
RING3_INLINE int sys_rt_sigaction(int sig, const struct kernel_sigaction *act,
                                  struct kernel_sigaction *old)
{
    return (int)(syscall4)(NR_rt_sigaction, sig, (long)act, (long)old, 8);
}

/* rt_sigprocmask(2): change this thread's mask of blocked signals, and put into
 * old what it was. how is SIG_BLOCK, SIG_UNBLOCK or SIG_SETMASK.
 *
 * Either may be NULL; without mask, how does not matter. SIGKILL and SIGSTOP
 * are never blocked, and asking for that is no error. In a program that has
 * glibc too, leave 32 and 33 alone: its setuid() waits for them in every
 * thread.
 */
RING3_INLINE int sys_rt_sigprocmask(int how, const uint64_t *mask,
                                    uint64_t *old)
{
    return (int)(syscall4)(NR_rt_sigprocmask, how, (long)mask, (long)old, 8);
}

/* rt_sigpending(2): put into mask the signals that are pending for this thread
 * or its process.
 */
RING3_INLINE int sys_rt_sigpending(uint64_t *mask)
{
    return (int)(syscall2)(NR_rt_sigpending, (long)mask, 8);
}

/* rt_sigtimedwait(2): wait for one of mask, which should be blocked, and take
 * it without calling a handler.
 *
 * Returns its number, -EAGAIN after timeout, -EINTR after a signal not in mask.
 * info may be NULL; so may timeout, to wait forever. A timeout of 0 only looks.
 *
 * i386: this is rt_sigtimedwait_time64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_rt_sigtimedwait(const uint64_t *mask,
                                     struct kernel_siginfo *info,
                                     const struct kernel_timespec *timeout)
{
#ifdef __i386__
    return (int)(syscall4)(NR_rt_sigtimedwait_time64, (long)mask, (long)info,
                           (long)timeout, 8);
#else
    return (int)(syscall4)(NR_rt_sigtimedwait, (long)mask, (long)info,
                           (long)timeout, 8);
#endif
}

/* rt_sigsuspend(2): replace this thread's mask with mask until a handler has
 * run, then restore it. Returns -EINTR, always, unless mask cannot be read.
 */
RING3_INLINE int sys_rt_sigsuspend(const uint64_t *mask)
{
    return (int)(syscall2)(NR_rt_sigsuspend, (long)mask, 8);
}

/* pause(2): wait until a handler has run. Returns -EINTR, always.
 *
 * A signal that comes just before is missed: sys_rt_sigsuspend() misses none.
 */
RING3_INLINE int sys_pause(void)
{
    return (int)(syscall0)(NR_pause);
}

/* tkill(2): send sig to the thread tid. tid may have been reused by then:
 * prefer sys_tgkill().
 */
RING3_INLINE int sys_tkill(int tid, int sig)
{
    return (int)(syscall2)(NR_tkill, tid, sig);
}

/* tgkill(2): send sig to the thread tid of the process tgid.
 *
 * Returns 0, or -errno: -ESRCH if there is no such thread in that process. A
 * sig of 0 only asks.
 */
RING3_INLINE int sys_tgkill(int tgid, int tid, int sig)
{
    return (int)(syscall3)(NR_tgkill, tgid, tid, sig);
}

/* rt_sigqueueinfo(2): send sig to a process, with info, whose code must be
 * below 0 and not SI_TKILL unless it goes to the caller itself; SI_QUEUE is
 * usual.
 *
 * Returns 0, or -errno: -EPERM for another code, -EAGAIN if too many wait.
 */
RING3_INLINE int sys_rt_sigqueueinfo(int pid, int sig,
                                     const struct kernel_siginfo *info)
{
    return (int)(syscall3)(NR_rt_sigqueueinfo, pid, sig, (long)info);
}

/* rt_tgsigqueueinfo(2): the same to the thread tid of the process tgid. Since
 * Linux 2.6.31.
 */
RING3_INLINE int sys_rt_tgsigqueueinfo(int tgid, int tid, int sig,
                                       const struct kernel_siginfo *info)
{
    return (int)(syscall4)(NR_rt_tgsigqueueinfo, tgid, tid, sig, (long)info);
}

/* sigaltstack(2): let handlers with SA_ONSTACK run on this stack, for this
 * thread, and put into old which it was. Either may be NULL.
 *
 * Returns 0, or -errno: -ENOMEM if it is too small, -EPERM from a handler that
 * runs on it. What is too small depends on the CPU: auxv's AT_MINSIGSTKSZ says
 * it; add at least 16 KiB.
 */
RING3_INLINE int sys_sigaltstack(const struct kernel_sigaltstack *stack,
                                 struct kernel_sigaltstack *old)
{
    return (int)(syscall2)(NR_sigaltstack, (long)stack, (long)old);
}

/* signalfd(2): signalfd4(2) without flags. Returns the descriptor, or -errno.
 * Since Linux 2.6.22.
 */
RING3_INLINE int sys_signalfd(int fd, const uint64_t *mask)
{
    return (int)(syscall3)(NR_signalfd, fd, (long)mask, 8);
}

/* signalfd4(2): a descriptor to read the signals of mask from, each as a struct
 * kernel_signalfd_siginfo. With an fd other than -1, change its mask.
 *
 * Returns the descriptor, or -errno. The signals must be blocked too: otherwise
 * they do what they always do and never get there. Since Linux 2.6.27.
 */
RING3_INLINE int sys_signalfd4(int fd, const uint64_t *mask, int flags)
{
    return (int)(syscall4)(NR_signalfd4, fd, (long)mask, 8, flags);
}

/* pidfd_send_signal(2): send sig to the process that pidfd stands for.
 *
 * Returns 0, or -errno: -ESRCH if it has ended and been waited for. info may be
 * NULL: then it is as with sys_kill(). Since Linux 5.1.
 */
RING3_INLINE int sys_pidfd_send_signal(int pidfd, int sig,
                                       const struct kernel_siginfo *info,
                                       unsigned int flags)
{
    return (int)(syscall4)(NR_pidfd_send_signal, pidfd, sig, (long)info,
                           (long)flags);
}

#endif
/* Options of sockets: get and set them. Those of IP, TCP and UDP are in inet.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_SOCKOPT_H
#define RING3_SOCKOPT_H


/* Whose option it is: the level. Others are the IPPROTO_ of socket.h. */
#define SOL_SOCKET      1
#define SOL_UDP         17
#define SOL_PACKET      263
#define SOL_NETLINK     270
#define SOL_ALG         279
#define SOL_TLS         282
#define SOL_XDP         283

/* The options of level SOL_SOCKET. Those whose value is a struct of its own are
 * described at the struct; nearly all others are an int.
 */
#define SO_DEBUG                        1
#define SO_REUSEADDR                    2
#define SO_TYPE                         3
#define SO_ERROR                        4
#define SO_DONTROUTE                    5
#define SO_BROADCAST                    6
#define SO_SNDBUF                       7
#define SO_RCVBUF                       8
#define SO_KEEPALIVE                    9
#define SO_OOBINLINE                    10
#define SO_NO_CHECK                     11
#define SO_PRIORITY                     12
#define SO_LINGER                       13
#define SO_REUSEPORT                    15
#define SO_PASSCRED                     16
#define SO_PEERCRED                     17
#define SO_RCVLOWAT                     18
#define SO_SNDLOWAT                     19
#define SO_BINDTODEVICE                 25
#define SO_ATTACH_FILTER                26
#define SO_DETACH_FILTER                27
#define SO_ACCEPTCONN                   30
#define SO_PEERSEC                      31
#define SO_SNDBUFFORCE                  32
#define SO_RCVBUFFORCE                  33
#define SO_PASSSEC                      34
#define SO_MARK                         36
#define SO_PROTOCOL                     38
#define SO_DOMAIN                       39
#define SO_RXQ_OVFL                     40
#define SO_PEEK_OFF                     42
#define SO_LOCK_FILTER                  44
#define SO_BUSY_POLL                    46
#define SO_MAX_PACING_RATE              47
#define SO_INCOMING_CPU                 49
#define SO_ATTACH_BPF                   50
#define SO_ATTACH_REUSEPORT_CBPF        51
#define SO_ATTACH_REUSEPORT_EBPF        52
#define SO_MEMINFO                      55
#define SO_INCOMING_NAPI_ID             56
#define SO_COOKIE                       57
#define SO_PEERGROUPS                   59
#define SO_ZEROCOPY                     60
#define SO_TXTIME                       61
#define SO_BINDTOIFINDEX                62
#define SO_DETACH_REUSEPORT_BPF         68
#define SO_PREFER_BUSY_POLL             69
#define SO_BUSY_POLL_BUDGET             70
#define SO_NETNS_COOKIE                 71
#define SO_BUF_LOCK                     72
#define SO_RESERVE_MEM                  73
#define SO_TXREHASH                     74
#define SO_RCVMARK                      75
#define SO_PASSPIDFD                    76
#define SO_PEERPIDFD                    77
#define SO_RCVPRIORITY                  82
#define SO_PASSRIGHTS                   83

/* The ones about time, which has 64 bits on both machines, since Linux 5.1. The
 * same names without _NEW sometimes mean something else on i386. The first
 * three are also the types of the control messages that they bring: a
 * kernel_sock_timeval, a kernel_timespec, three of those.
 */
#define SO_TIMESTAMP_NEW        63
#define SO_TIMESTAMPNS_NEW      64
#define SO_TIMESTAMPING_NEW     65
#define SO_RCVTIMEO_NEW         66
#define SO_SNDTIMEO_NEW         67

/* value of SO_TIMESTAMPING_NEW: what is stamped, going out, coming in, by whom;
 * which of these stamps are reported, SOFTWARE and RAW_HARDWARE; and how they
 * come. Those of what went out come by MSG_ERRQUEUE.
 */
#define SOF_TIMESTAMPING_TX_HARDWARE    0x00001
#define SOF_TIMESTAMPING_TX_SOFTWARE    0x00002
#define SOF_TIMESTAMPING_RX_HARDWARE    0x00004
#define SOF_TIMESTAMPING_RX_SOFTWARE    0x00008
#define SOF_TIMESTAMPING_SOFTWARE       0x00010
#define SOF_TIMESTAMPING_SYS_HARDWARE   0x00020
#define SOF_TIMESTAMPING_RAW_HARDWARE   0x00040
#define SOF_TIMESTAMPING_OPT_ID         0x00080
#define SOF_TIMESTAMPING_TX_SCHED       0x00100
#define SOF_TIMESTAMPING_TX_ACK         0x00200
#define SOF_TIMESTAMPING_OPT_CMSG       0x00400
#define SOF_TIMESTAMPING_OPT_TSONLY     0x00800
#define SOF_TIMESTAMPING_OPT_STATS      0x01000
#define SOF_TIMESTAMPING_OPT_PKTINFO    0x02000
#define SOF_TIMESTAMPING_OPT_TX_SWHW    0x04000
#define SOF_TIMESTAMPING_BIND_PHC       0x08000
#define SOF_TIMESTAMPING_OPT_ID_TCP     0x10000
#define SOF_TIMESTAMPING_OPT_RX_FILTER  0x20000

/* option where level is SOL_NETLINK. To join a group, its number, which may be
 * above the 32 that an address has bits for; errors in words; strict requests.
 */
#define NETLINK_ADD_MEMBERSHIP  1
#define NETLINK_DROP_MEMBERSHIP 2
#define NETLINK_EXT_ACK         11
#define NETLINK_GET_STRICT_CHK  12

/* Of level SOL_PACKET, with a struct kernel_packet_mreq. */
#define PACKET_ADD_MEMBERSHIP   1
#define PACKET_DROP_MEMBERSHIP  2

/* type of a kernel_packet_mreq: what else to receive, one address, everything,
 * all that goes to groups.
 */
#define PACKET_MR_MULTICAST     0
#define PACKET_MR_PROMISC       1
#define PACKET_MR_ALLMULTI      2

/* SO_LINGER: with onoff, close waits up to linger seconds for data to go; with
 * a linger of 0 it drops the connection at once.
 */
struct kernel_linger {
    int onoff;
    int linger;
};

/* SO_PEERCRED and SCM_CREDENTIALS: who the peer is. */
struct kernel_ucred {
    int pid;
    unsigned int uid;
    unsigned int gid;
};

/* A span of time for the options that end in _NEW, or a point in it. */
struct kernel_sock_timeval {
    int64_t sec;
    int64_t usec;
};

/* PACKET_ADD_MEMBERSHIP: what the interface ifindex is to receive; alen bytes
 * of address. It ends with the socket.
 */
struct kernel_packet_mreq {
    int ifindex;
    unsigned short type;
    unsigned short alen;
    unsigned char address[8];
};

/* getsockopt(2): put the value of an option of fd into value.
 *
 * *len is value's room before and what was filled in after. Most options are an
 * int. SO_ERROR clears the error that it reports, which is positive.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_getsockopt(int fd, int level, int option, void *value,
                                unsigned int *len)
{
    return (int)(syscall5)(NR_getsockopt, fd, level, option, (long)value,
                           (long)len);
}

/* setsockopt(2): set an option of fd to value, of len bytes.
 *
 * i386: since Linux 4.3.
 */
RING3_INLINE int sys_setsockopt(int fd, int level, int option,
                                const void *value, unsigned int len)
{
    return (int)(syscall5)(NR_setsockopt, fd, level, option, (long)value,
                           (long)len);
}

#endif
/* What is known about a file: kind, size, owner, times; and about its
 * filesystem. To change them: attribute.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_STAT_H
#define RING3_STAT_H


#ifdef __i386__
/* What stat(2) and the like fill in, on i386: the kernel's stat64. */
#ifndef RING3_ARCH_I386_STAT_H
#define RING3_ARCH_I386_STAT_H


/* Seconds are unsigned and end in 2106. blocks are 512 bytes each. The low half
 * of ino appears twice.
 */
struct kernel_stat {
    uint64_t dev;
    unsigned int : 32;
    uint32_t ino32;
    uint32_t mode;
    uint32_t nlink;
    uint32_t uid;
    uint32_t gid;
    uint64_t rdev;
    unsigned int : 32;
    int64_t size;
    uint32_t blksize;
    uint64_t blocks;
    uint32_t atime;
    uint32_t atime_nsec;
    uint32_t mtime;
    uint32_t mtime_nsec;
    uint32_t ctime;
    uint32_t ctime_nsec;
    uint64_t ino;
};

#endif
#else
/* What stat(2) and the like fill in, on x86_64. */
#ifndef RING3_ARCH_X86_64_STAT_H
#define RING3_ARCH_X86_64_STAT_H


/* Seconds are signed. blocks are 512 bytes each. */
struct kernel_stat {
    uint64_t dev;
    uint64_t ino;
    uint64_t nlink;
    uint32_t mode;
    uint32_t uid;
    uint32_t gid;
    unsigned int : 32;
    uint64_t rdev;
    int64_t size;
    int64_t blksize;
    int64_t blocks;
    int64_t atime;
    uint64_t atime_nsec;
    int64_t mtime;
    uint64_t mtime_nsec;
    int64_t ctime;
    uint64_t ctime_nsec;
    int64_t unused1[3];
};

#endif
#endif

/* A mode: what kind of file it is, in the bits of S_IFMT. */
#define S_IFMT          0170000
#define S_IFSOCK        0140000
#define S_IFLNK         0120000
#define S_IFREG         0100000
#define S_IFBLK         0060000
#define S_IFDIR         0040000
#define S_IFCHR         0020000
#define S_IFIFO         0010000

/* A mode: as whom it runs, and whether only owners may remove its names. */
#define S_ISUID         0004000
#define S_ISGID         0002000
#define S_ISVTX         0001000

/* A mode: who may read, write and run it: owner, group and others. */
#define S_IRWXU         00700
#define S_IRUSR         00400
#define S_IWUSR         00200
#define S_IXUSR         00100
#define S_IRWXG         00070
#define S_IRGRP         00040
#define S_IWGRP         00020
#define S_IXGRP         00010
#define S_IRWXO         00007
#define S_IROTH         00004
#define S_IWOTH         00002
#define S_IXOTH         00001

/* A mode taken apart: is it that kind of file? */
#define S_ISSOCK(mode)  (((mode) & 0170000) == 0140000)
#define S_ISLNK(mode)   (((mode) & 0170000) == 0120000)
#define S_ISREG(mode)   (((mode) & 0170000) == 0100000)
#define S_ISBLK(mode)   (((mode) & 0170000) == 0060000)
#define S_ISDIR(mode)   (((mode) & 0170000) == 0040000)
#define S_ISCHR(mode)   (((mode) & 0170000) == 0020000)
#define S_ISFIFO(mode)  (((mode) & 0170000) == 0010000)

/* statx(2): flags, beside the AT_ of types.h. */
#define AT_STATX_SYNC_AS_STAT   0x0000
#define AT_STATX_FORCE_SYNC     0x2000
#define AT_STATX_DONT_SYNC      0x4000

/* statx(2): mask, what to ask for, and in the answer what is there. */
#define STATX_TYPE              0x00000001
#define STATX_MODE              0x00000002
#define STATX_NLINK             0x00000004
#define STATX_UID               0x00000008
#define STATX_GID               0x00000010
#define STATX_ATIME             0x00000020
#define STATX_MTIME             0x00000040
#define STATX_CTIME             0x00000080
#define STATX_INO               0x00000100
#define STATX_SIZE              0x00000200
#define STATX_BLOCKS            0x00000400
#define STATX_BASIC_STATS       0x000007ff
#define STATX_BTIME             0x00000800
#define STATX_MNT_ID            0x00001000
#define STATX_DIOALIGN          0x00002000
#define STATX_MNT_ID_UNIQUE     0x00004000
#define STATX_SUBVOL            0x00008000
#define STATX_WRITE_ATOMIC      0x00010000
#define STATX_DIO_READ_ALIGN    0x00020000

/* statx(2): attributes in the answer, and in attributes_mask which of them the
 * filesystem knows.
 */
#define STATX_ATTR_COMPRESSED   0x00000004
#define STATX_ATTR_IMMUTABLE    0x00000010
#define STATX_ATTR_APPEND       0x00000020
#define STATX_ATTR_NODUMP       0x00000040
#define STATX_ATTR_ENCRYPTED    0x00000800
#define STATX_ATTR_AUTOMOUNT    0x00001000
#define STATX_ATTR_MOUNT_ROOT   0x00002000
#define STATX_ATTR_VERITY       0x00100000
#define STATX_ATTR_DAX          0x00200000
#define STATX_ATTR_WRITE_ATOMIC 0x00400000

/* statfs(2): flags of the mount. */
#define ST_RDONLY       0x0001
#define ST_NOSUID       0x0002
#define ST_NODEV        0x0004
#define ST_NOEXEC       0x0008
#define ST_SYNCHRONOUS  0x0010
#define ST_MANDLOCK     0x0040
#define ST_NOATIME      0x0400
#define ST_NODIRATIME   0x0800
#define ST_RELATIME     0x1000
#define ST_NOSYMFOLLOW  0x2000

/* statfs(2): some of its types. */
#define RAMFS_MAGIC             0x858458f6
#define TMPFS_MAGIC             0x01021994
#define PROC_SUPER_MAGIC        0x00009fa0
#define SYSFS_MAGIC             0x62656572
#define CGROUP2_SUPER_MAGIC     0x63677270
#define OVERLAYFS_SUPER_MAGIC   0x794c7630
#define EXT4_SUPER_MAGIC        0x0000ef53
#define BTRFS_SUPER_MAGIC       0x9123683e
#define XFS_SUPER_MAGIC         0x58465342

/* A point in time, in seconds since 1970 and nanoseconds: statx(2). */
struct kernel_statx_timestamp {
    int64_t sec;
    uint32_t nsec;
    unsigned int : 32;
};

/* What is known about a file: statx(2). mask says which members are; btime is
 * when the file was made; blocks are 512 bytes each. The same on both machines.
 */
struct kernel_statx {
    uint32_t mask;
    uint32_t blksize;
    uint64_t attributes;
    uint32_t nlink;
    uint32_t uid;
    uint32_t gid;
    uint16_t mode;
    unsigned int : 16;
    uint64_t ino;
    uint64_t size;
    uint64_t blocks;
    uint64_t attributes_mask;
    struct kernel_statx_timestamp atime;
    struct kernel_statx_timestamp btime;
    struct kernel_statx_timestamp ctime;
    struct kernel_statx_timestamp mtime;
    uint32_t rdev_major;
    uint32_t rdev_minor;
    uint32_t dev_major;
    uint32_t dev_minor;
    uint64_t mnt_id;
    uint32_t dio_mem_align;
    uint32_t dio_offset_align;
    uint64_t subvol;
    uint32_t atomic_write_unit_min;
    uint32_t atomic_write_unit_max;
    uint32_t atomic_write_segments_max;
    uint32_t dio_read_offset_align;
    uint32_t atomic_write_unit_max_opt;
    unsigned int : 32;
    uint64_t unused1[8];
};

/* What is known about a filesystem: statfs(2). blocks, bfree and bavail (free
 * to non-root users) are frsize bytes each.
 */
struct kernel_statfs {
    unsigned long type;
    unsigned long bsize;
    uint64_t blocks;
    uint64_t bfree;
    uint64_t bavail;
    uint64_t files;
    uint64_t ffree;
    int fsid[2];
    unsigned long namelen;
    unsigned long frsize;
    unsigned long flags;
    unsigned long unused1[4];
};

/* stat(2): put what is known about the file at path into st.
 *
 * i386: this is stat64, whose times end in 2106: statx has more.
 */
RING3_INLINE int sys_stat(const char *path, struct kernel_stat *st)
{
#ifdef __i386__
    return (int)(syscall2)(NR_stat64, (long)path, (long)st);
#else
    return (int)(syscall2)(NR_stat, (long)path, (long)st);
#endif
}

/* lstat(2): stat(2) of a symbolic link itself.
 *
 * i386: this is lstat64.
 */
RING3_INLINE int sys_lstat(const char *path, struct kernel_stat *st)
{
#ifdef __i386__
    return (int)(syscall2)(NR_lstat64, (long)path, (long)st);
#else
    return (int)(syscall2)(NR_lstat, (long)path, (long)st);
#endif
}

/* fstat(2): stat(2) of what fd is open on.
 *
 * i386: this is fstat64.
 */
RING3_INLINE int sys_fstat(int fd, struct kernel_stat *st)
{
#ifdef __i386__
    return (int)(syscall2)(NR_fstat64, fd, (long)st);
#else
    return (int)(syscall2)(NR_fstat, fd, (long)st);
#endif
}

/* newfstatat(2), which libc calls fstatat: stat(2) below dirfd, lstat(2) with
 * AT_SYMLINK_NOFOLLOW, fstat(2) with AT_EMPTY_PATH and an empty path. Since
 * Linux 2.6.16.
 *
 * i386: this is fstatat64.
 */
RING3_INLINE int sys_newfstatat(int dirfd, const char *path,
                                struct kernel_stat *st, int flags)
{
#ifdef __i386__
    return (int)(syscall4)(NR_fstatat64, dirfd, (long)path, (long)st, flags);
#else
    return (int)(syscall4)(NR_newfstatat, dirfd, (long)path, (long)st, flags);
#endif
}

/* statx(2): put what mask asks for about the file at path below dirfd into stx.
 *
 * More than was asked for may be there, and less: look at stx->mask. Times have
 * 64 bits of seconds on both machines. Since Linux 4.11.
 */
RING3_INLINE int sys_statx(int dirfd, const char *path, unsigned int flags,
                           unsigned int mask, struct kernel_statx *stx)
{
    return (int)(syscall5)(NR_statx, dirfd, (long)path, (long)flags, (long)mask,
                           (long)stx);
}

/* statfs(2): put what is known about the filesystem that path is in into info.
 *
 * i386: this is statfs64, which also takes the size of the struct.
 */
RING3_INLINE int sys_statfs(const char *path, struct kernel_statfs *info)
{
#ifdef __i386__
    return (int)(syscall3)(NR_statfs64, (long)path, 84, (long)info);
#else
    return (int)(syscall2)(NR_statfs, (long)path, (long)info);
#endif
}

/* fstatfs(2): statfs(2) of the filesystem that fd is in.
 *
 * i386: this is fstatfs64.
 */
RING3_INLINE int sys_fstatfs(int fd, struct kernel_statfs *info)
{
#ifdef __i386__
    return (int)(syscall3)(NR_fstatfs64, fd, 84, (long)info);
#else
    return (int)(syscall2)(NR_fstatfs, fd, (long)info);
#endif
}

#endif
/* The machine as a whole: its names, its load, its log, its end.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_SYSTEM_H
#define RING3_SYSTEM_H


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
 * Returns what it was. Address randomisation takes effect at the next execve.
 */
RING3_INLINE int sys_personality(unsigned int persona)
{
    return (int)(syscall1)(NR_personality, (long)persona);
}

#endif
/* Threads: which one this is, what the kernel does when it ends, its own memory
 * (TLS), and where it runs. To start one: clone.h; to wait: futex.h; to send it
 * a signal: tgkill, in signal.h.
 *
 * In a program that has glibc too, its threads are glibc's: what these calls
 * set is already in use.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_THREAD_H
#define RING3_THREAD_H


/* option of arch_prctl(2). */
#define ARCH_SET_GS                     0x1001
#define ARCH_SET_FS                     0x1002
#define ARCH_GET_FS                     0x1003
#define ARCH_GET_GS                     0x1004
#define ARCH_GET_CPUID                  0x1011
#define ARCH_SET_CPUID                  0x1012
#define ARCH_GET_XCOMP_SUPP             0x1021
#define ARCH_GET_XCOMP_PERM             0x1022
#define ARCH_REQ_XCOMP_PERM             0x1023
#define ARCH_GET_XCOMP_GUEST_PERM       0x1024
#define ARCH_REQ_XCOMP_GUEST_PERM       0x1025
#define ARCH_SHSTK_ENABLE               0x5001
#define ARCH_SHSTK_DISABLE              0x5002
#define ARCH_SHSTK_LOCK                 0x5003
#define ARCH_SHSTK_UNLOCK               0x5004
#define ARCH_SHSTK_STATUS               0x5005

/* What ARCH_SHSTK_ENABLE and the like are about: bits of arg2. */
#define ARCH_SHSTK_SHSTK        0x1
#define ARCH_SHSTK_WRSS         0x2

/* command of membarrier(2). */
#define MEMBARRIER_CMD_QUERY                                    0x000
#define MEMBARRIER_CMD_GLOBAL                                   0x001
#define MEMBARRIER_CMD_GLOBAL_EXPEDITED                         0x002
#define MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED                0x004
#define MEMBARRIER_CMD_PRIVATE_EXPEDITED                        0x008
#define MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED               0x010
#define MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE              0x020
#define MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE     0x040
#define MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ                   0x080
#define MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ          0x100
#define MEMBARRIER_CMD_GET_REGISTRATIONS                        0x200

/* flags of membarrier(2): only the CPU in cpu, with ..._EXPEDITED_RSEQ. */
#define MEMBARRIER_CMD_FLAG_CPU 0x1

/* flags of rseq(2). */
#define RSEQ_FLAG_UNREGISTER            0x1
#define RSEQ_FLAG_SLICE_EXT_DEFAULT_ON  0x2

/* flags of a kernel_rseq, which the kernel writes: this kernel can extend a
 * time slice, and prctl(2) has let it.
 */
#define RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE        0x10
#define RSEQ_CS_FLAG_SLICE_EXT_ENABLED          0x20

/* A segment of memory: set_thread_area(2). base_addr is where it begins, limit
 * how many bytes or pages it has, less one. Bits of flags:
 *
 *      0x01    32-bit                      0x10    limit is in pages
 *      0x06    0 data, 2 data growing      0x20    not present
 *              down, 4 code                0x40    AVL, for the system
 *      0x08    read or execute only        0x80    64-bit code, x86_64 alone
 *
 * TLS has a limit of 0xfffff and the flags 0x51.
 */
struct kernel_user_desc {
    unsigned int entry_number;
    unsigned int base_addr;
    unsigned int limit;
    unsigned int flags;
};

/* A list of the futexes a thread holds, ended by its head: set_robust_list(2).
 * What next points to is the next member of a lock; the futex itself is
 * futex_offset bytes from there.
 */
struct kernel_robust_list {
    struct kernel_robust_list *next;
};

struct kernel_robust_list_head {
    struct kernel_robust_list list;
    long futex_offset;
    struct kernel_robust_list *list_op_pending;
};

/* What the kernel keeps up to date for a thread, 64-byte aligned: rseq(2).
 * node_id and mm_cid are written since Linux 6.3, slice_ctrl since 7.0: its
 * first byte is set to ask for a longer time slice, its second says that there
 * is one. unused1 is room for what newer kernels add.
 */
struct kernel_rseq {
    uint32_t cpu_id_start __attribute__((__aligned__(64)));
    uint32_t cpu_id;
    uint64_t cs;
    uint32_t flags;
    uint32_t node_id;
    uint32_t mm_cid;
    uint32_t slice_ctrl;
    uint32_t unused1[8];
};

/* What cs of a kernel_rseq points to: code that starts over at abort_ip if the
 * thread is interrupted in it. The 4 bytes before abort_ip hold the signature.
 */
struct kernel_rseq_cs {
    uint32_t version __attribute__((__aligned__(32)));
    uint32_t flags;
    uint64_t start_ip;
    uint64_t post_commit_offset;
    uint64_t abort_ip;
};

/* gettid(2): this thread's id, that of the process in the first thread. Cannot
 * fail.
 */
RING3_INLINE int sys_gettid(void)
{
    return (int)(syscall0)(NR_gettid);
}

/* set_tid_address(2): when this thread ends, set *tid to 0 and wake whoever
 * waits there by futex, without FUTEX_PRIVATE_FLAG: with it a wait never ends.
 * Returns this thread's id. Cannot fail.
 */
RING3_INLINE int sys_set_tid_address(int *tid)
{
    return (int)(syscall1)(NR_set_tid_address, (long)tid);
}

/* set_robust_list(2): when this thread ends, mark the futexes on this list as
 * left by a dead owner, and wake whoever waits there without
 * FUTEX_PRIVATE_FLAG. len is sizeof *head. Since Linux 2.6.17.
 */
RING3_INLINE int sys_set_robust_list(struct kernel_robust_list_head *head,
                                     size_t len)
{
    return (int)(syscall2)(NR_set_robust_list, (long)head, (long)len);
}

/* get_robust_list(2): the list of the thread tid, of this one with 0. Since
 * Linux 2.6.17.
 */
RING3_INLINE int sys_get_robust_list(int tid,
                                     struct kernel_robust_list_head **head,
                                     size_t *len)
{
    return (int)(syscall3)(NR_get_robust_list, tid, (long)head, (long)len);
}

/* rseq(2): keep area up to date for this thread from now on.
 *
 * Returns 0, or -errno: -EBUSY if area already is, -EINVAL if another is or
 * with a wrong len. len is the larger of 32 and auxv's AT_RSEQ_FEATURE_SIZE,
 * and no more than sizeof *area. Before Linux 6.3 only 32 will do; since 7.2
 * whoever gives 32 is never given more time. RSEQ_FLAG_UNREGISTER needs the
 * same len and signature. Since Linux 4.18.
 */
RING3_INLINE int sys_rseq(struct kernel_rseq *area, unsigned int len,
                          int flags, unsigned int signature)
{
    return (int)(syscall4)(NR_rseq, (long)area, (long)len, flags,
                           (long)signature);
}

/* rseq_slice_yield(2): give back the rest of an extended time slice. Returns 1
 * if it was one, else 0. Since Linux 7.0.
 */
RING3_INLINE int sys_rseq_slice_yield(void)
{
    return (int)(syscall0)(NR_rseq_slice_yield);
}

/* membarrier(2): a memory barrier in every running thread that command is
 * about.
 *
 * Returns 0, or -errno; with MEMBARRIER_CMD_QUERY the commands there are, as
 * bits. An expedited one must be registered for once, or -EPERM. cpu is 0
 * without MEMBARRIER_CMD_FLAG_CPU. Since Linux 4.3.
 */
RING3_INLINE int sys_membarrier(int command, unsigned int flags, int cpu)
{
    return (int)(syscall3)(NR_membarrier, command, (long)flags, cpu);
}

/* arch_prctl(2): set or get what only this machine has, for this thread.
 *
 * Returns 0, with ARCH_GET_CPUID 1 where the instruction may be used, or
 * -errno. ARCH_SET_FS makes arg2 what %fs points to, and with it all
 * thread-local variables; ARCH_GET_FS stores that at the address arg2.
 *
 * i386: since Linux 4.12, and without ARCH_SET_FS and the like: -EINVAL.
 * sys_set_thread_area() is for that.
 */
RING3_INLINE int sys_arch_prctl(int option, unsigned long arg2)
{
    return (int)(syscall2)(NR_arch_prctl, option, (long)arg2);
}

/* set_thread_area(2): make desc one of this thread's segments. With an
 * entry_number of -1 the kernel finds a free one and fills it in.
 *
 * Returns 0, or -errno: -ESRCH if none is free. The selector, to be loaded into
 * %gs, is entry_number * 8 + 3. Each thread has three of its own, with the same
 * numbers: another's TLS goes under the number of this one's, %gs >> 3.
 *
 * x86_64: -ENOSYS, always; it has sys_arch_prctl().
 */
RING3_INLINE int sys_set_thread_area(struct kernel_user_desc *desc)
{
    return (int)(syscall1)(NR_set_thread_area, (long)desc);
}

/* get_thread_area(2): fill in the segment desc->entry_number.
 *
 * x86_64: -ENOSYS, always.
 */
RING3_INLINE int sys_get_thread_area(struct kernel_user_desc *desc)
{
    return (int)(syscall1)(NR_get_thread_area, (long)desc);
}

/* modify_ldt(2): read (func 0) or write (func 17) the table of segments that
 * this process has.
 *
 * Returns 0 after a write, the bytes read, or -errno. A write takes a struct
 * kernel_user_desc. Threads share the table.
 *
 * x86_64: the kernel leaves 32 bits of an error, not 64: hence the int.
 */
RING3_INLINE int sys_modify_ldt(int func, void *ldt, unsigned long size)
{
    return (int)(syscall3)(NR_modify_ldt, func, (long)ldt, (long)size);
}

/* getcpu(2): which CPU and which NUMA node this runs on, or ran on: it may have
 * moved. Either may be NULL; unused is NULL. Since Linux 2.6.19.
 *
 * x86_64: since Linux 3.1.
 */
RING3_INLINE int sys_getcpu(unsigned int *cpu, unsigned int *node,
                            void *unused)
{
    return (int)(syscall3)(NR_getcpu, (long)cpu, (long)node, (long)unused);
}

#endif
/* Time: tell it, set it, let it pass. Seconds have 64 bits on both machines,
 * but for the oldest calls, which say so. Timers are in timer.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_TIME_H
#define RING3_TIME_H


/* Which clock. */
#define CLOCK_REALTIME                  0
#define CLOCK_MONOTONIC                 1
#define CLOCK_PROCESS_CPUTIME_ID        2
#define CLOCK_THREAD_CPUTIME_ID         3
#define CLOCK_MONOTONIC_RAW             4
#define CLOCK_REALTIME_COARSE           5
#define CLOCK_MONOTONIC_COARSE          6
#define CLOCK_BOOTTIME                  7
#define CLOCK_REALTIME_ALARM            8
#define CLOCK_BOOTTIME_ALARM            9
#define CLOCK_TAI                       11

/* flags of clock_nanosleep(2), timer_settime(2): until when, not how long. */
#define TIMER_ABSTIME   0x01

/* modes of a timex: which members to set. ADJ_NANO and ADJ_MICRO choose what
 * offset and time.usec are counted in.
 */
#define ADJ_OFFSET              0x0001
#define ADJ_FREQUENCY           0x0002
#define ADJ_MAXERROR            0x0004
#define ADJ_ESTERROR            0x0008
#define ADJ_STATUS              0x0010
#define ADJ_TIMECONST           0x0020
#define ADJ_TAI                 0x0080
#define ADJ_SETOFFSET           0x0100
#define ADJ_MICRO               0x1000
#define ADJ_NANO                0x2000
#define ADJ_TICK                0x4000
#define ADJ_OFFSET_SINGLESHOT   0x8001
#define ADJ_OFFSET_SS_READ      0xa001

/* status of a timex. */
#define STA_PLL         0x0001
#define STA_PPSFREQ     0x0002
#define STA_PPSTIME     0x0004
#define STA_FLL         0x0008
#define STA_INS         0x0010
#define STA_DEL         0x0020
#define STA_UNSYNC      0x0040
#define STA_FREQHOLD    0x0080
#define STA_PPSSIGNAL   0x0100
#define STA_PPSJITTER   0x0200
#define STA_PPSWANDER   0x0400
#define STA_PPSERROR    0x0800
#define STA_CLOCKERR    0x1000
#define STA_NANO        0x2000
#define STA_MODE        0x4000
#define STA_CLK         0x8000

/* What adjtimex(2) returns: the clock is in step; a second is about to be
 * inserted, or left out; is being inserted; was; the clock is not in step.
 */
#define TIME_OK         0
#define TIME_INS        1
#define TIME_DEL        2
#define TIME_OOP        3
#define TIME_WAIT       4
#define TIME_ERROR      5

/* Obsolete time zone of gettimeofday(2). */
struct kernel_timezone {
    int minuteswest;
    int dsttime;
};

/* CPU time used, by this process and by the children it has waited for, in
 * clock ticks, 1/100 s: times(2).
 */
struct kernel_tms {
    long utime;
    long stime;
    long cutime;
    long cstime;
};

/* The clock's discipline: adjtimex(2). usec holds nanoseconds if STA_NANO is in
 * status.
 */
struct kernel_timex_timeval {
    int64_t sec;
    int64_t usec;
};

struct kernel_timex {
    unsigned int modes;
    unsigned int : 32;
    int64_t offset;
    int64_t freq;
    int64_t maxerror;
    int64_t esterror;
    int status;
    unsigned int : 32;
    int64_t constant;
    int64_t precision;
    int64_t tolerance;
    struct kernel_timex_timeval time;
    int64_t tick;
    int64_t ppsfreq;
    int64_t jitter;
    int shift;
    unsigned int : 32;
    int64_t stabil;
    int64_t jitcnt;
    int64_t calcnt;
    int64_t errcnt;
    int64_t stbcnt;
    int tai;
    int unused1[11];
};

/* clock_gettime(2): put what clock says into now.
 *
 * i386: this is clock_gettime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_clock_gettime(int clock, struct kernel_timespec *now)
{
#ifdef __i386__
    return (int)(syscall2)(NR_clock_gettime64, clock, (long)now);
#else
    return (int)(syscall2)(NR_clock_gettime, clock, (long)now);
#endif
}

/* clock_settime(2): set clock to now.
 *
 * Returns 0, or -errno: -EPERM without CAP_SYS_TIME, -EINVAL for a clock that
 * cannot be set; CLOCK_REALTIME can.
 *
 * i386: this is clock_settime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_clock_settime(int clock,
                                   const struct kernel_timespec *now)
{
#ifdef __i386__
    return (int)(syscall2)(NR_clock_settime64, clock, (long)now);
#else
    return (int)(syscall2)(NR_clock_settime, clock, (long)now);
#endif
}

/* clock_getres(2): put the step of clock into resolution, which may be NULL:
 * -EINVAL if there is no such clock.
 *
 * i386: this is clock_getres_time64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_clock_getres(int clock,
                                  struct kernel_timespec *resolution)
{
#ifdef __i386__
    return (int)(syscall2)(NR_clock_getres_time64, clock, (long)resolution);
#else
    return (int)(syscall2)(NR_clock_getres, clock, (long)resolution);
#endif
}

/* clock_nanosleep(2): sleep for the time in request by clock, or with
 * TIMER_ABSTIME until then.
 *
 * Returns 0, or -errno: -EINTR after a signal, with what is left in remain,
 * which may be NULL, except with TIMER_ABSTIME: then do it again.
 *
 * i386: this is clock_nanosleep_time64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_clock_nanosleep(int clock, int flags,
                                     const struct kernel_timespec *request,
                                     struct kernel_timespec *remain)
{
#ifdef __i386__
    return (int)(syscall4)(NR_clock_nanosleep_time64, clock, flags,
                           (long)request, (long)remain);
#else
    return (int)(syscall4)(NR_clock_nanosleep, clock, flags, (long)request,
                           (long)remain);
#endif
}

/* nanosleep(2): sleep for the time in request.
 *
 * Returns 0, -EINTR after a signal, with what is left of it in remain, which
 * may be NULL or request itself, or -EINVAL if nsec is not in its range.
 *
 * i386: this is clock_nanosleep_time64 on CLOCK_MONOTONIC, which is the same,
 * since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_nanosleep(const struct kernel_timespec *request,
                               struct kernel_timespec *remain)
{
#ifdef __i386__
    return (int)(syscall4)(NR_clock_nanosleep_time64, 1, 0, (long)request,
                           (long)remain);
#else
    return (int)(syscall2)(NR_nanosleep, (long)request, (long)remain);
#endif
}

/* clock_adjtime(2): set those members of timex that modes names, and fill in
 * all of them. modes of 0 only reads.
 *
 * Returns one of the TIME_ values, or -errno: -EPERM without CAP_SYS_TIME.
 * Since Linux 2.6.39.
 *
 * i386: this is clock_adjtime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_clock_adjtime(int clock, struct kernel_timex *timex)
{
#ifdef __i386__
    return (int)(syscall2)(NR_clock_adjtime64, clock, (long)timex);
#else
    return (int)(syscall2)(NR_clock_adjtime, clock, (long)timex);
#endif
}

/* adjtimex(2): clock_adjtime(2) of CLOCK_REALTIME. Returns as clock_adjtime(2).
 *
 * i386: it is that, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_adjtimex(struct kernel_timex *timex)
{
#ifdef __i386__
    return (int)(syscall2)(NR_clock_adjtime64, 0, (long)timex);
#else
    return (int)(syscall1)(NR_adjtimex, (long)timex);
#endif
}

/* time(2): the seconds since 1970. They are stored in *seconds too, if that is
 * not NULL. Cannot fail with a good pointer.
 *
 * i386: this is clock_gettime64 of CLOCK_REALTIME_COARSE, which has the same
 * second, since Linux 5.1; -ENOSYS before. The kernel does not see seconds: a
 * bad pointer is a fault.
 */
RING3_INLINE int64_t sys_time(int64_t *seconds)
{
#ifdef __i386__
    struct kernel_timespec now;
    long err = (syscall2)(NR_clock_gettime64, 5, (long)&now);

    if (err)
        return err;
    if (seconds)
        *seconds = now.sec;
    return now.sec;
#else
    return (syscall1)(NR_time, (long)seconds);
#endif
}

/* gettimeofday(2): put the time into now, and the kernel's idea of a time zone
 * into zone. Either may be NULL.
 *
 * i386: seconds have 32 bits and end in 2038: use sys_clock_gettime().
 */
RING3_INLINE int sys_gettimeofday(struct kernel_old_timeval *now,
                                  struct kernel_timezone *zone)
{
    return (int)(syscall2)(NR_gettimeofday, (long)now, (long)zone);
}

/* settimeofday(2): set the time, the time zone, or both; NULL leaves one. The
 * first zone set after boot, alone, moves the clock by its minuteswest.
 *
 * i386: seconds have 32 bits: use sys_clock_settime().
 */
RING3_INLINE int sys_settimeofday(const struct kernel_old_timeval *now,
                                  const struct kernel_timezone *zone)
{
    return (int)(syscall2)(NR_settimeofday, (long)now, (long)zone);
}

/* times(2): how much CPU time was used.
 *
 * Returns the clock ticks since some moment, which wrap around: any value may
 * come, even one that looks like -errno. times may be NULL.
 */
RING3_INLINE long sys_times(struct kernel_tms *times)
{
    return (syscall1)(NR_times, (long)times);
}

#endif
/* Timers: a signal, or something to read, when time is up. Clocks and
 * TIMER_ABSTIME are in time.h.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_TIMER_H
#define RING3_TIMER_H


/* which of getitimer(2): by the clock, and SIGALRM; by this process's CPU time
 * in its own code, and SIGVTALRM; by all its CPU time, and SIGPROF.
 */
#define ITIMER_REAL     0
#define ITIMER_VIRTUAL  1
#define ITIMER_PROF     2

/* notify of a sigevent: a signal to the process; nothing; to the thread tid, in
 * this process, together with one of the others. SIGEV_THREAD is for libc, and
 * to the kernel the same as SIGEV_SIGNAL.
 */
#define SIGEV_SIGNAL    0
#define SIGEV_NONE      1
#define SIGEV_THREAD    2
#define SIGEV_THREAD_ID 4

/* flags of timerfd_create(2). */
#define TFD_CLOEXEC     02000000
#define TFD_NONBLOCK    00004000

/* flags of timerfd_settime(2): value is when, not how long; and a read returns
 * -ECANCELED if somebody sets the clock meanwhile, which takes both flags
 * together and a clock that can be set.
 */
#define TFD_TIMER_ABSTIME       0x1
#define TFD_TIMER_CANCEL_ON_SET 0x2

/* When a timer first expires, and its interval from then on, or 0 for once
 * only: timer_settime(2). A value of 0 stops it.
 */
struct kernel_itimerspec {
    struct kernel_timespec interval;
    struct kernel_timespec value;
};

/* The same for setitimer(2); on i386, 32 bits of seconds. */
struct kernel_itimerval {
    struct kernel_old_timeval interval;
    struct kernel_old_timeval value;
};

/* How a timer reports that it expired: timer_create(2). value comes with the
 * signal, an integer or a pointer.
 */
struct kernel_sigevent {
    unsigned long value;
    int signo;
    int notify;
    int tid;
    int unused1[(64 - sizeof(long) - 3 * sizeof(int)) / sizeof(int)];
};

/* getitimer(2): how long a timer still has to go, and its interval. */
RING3_INLINE int sys_getitimer(int which, struct kernel_itimerval *value)
{
    return (int)(syscall2)(NR_getitimer, which, (long)value);
}

/* setitimer(2): start this process's timer of that kind, in microseconds, and
 * put into old, which may be NULL, what it was at.
 */
RING3_INLINE int sys_setitimer(int which, const struct kernel_itimerval *value,
                               struct kernel_itimerval *old)
{
    return (int)(syscall3)(NR_setitimer, which, (long)value, (long)old);
}

/* alarm(2): SIGALRM in that many seconds, 0 for none. It is the timer
 * ITIMER_REAL.
 *
 * Returns how many seconds the last one had to go, or 0. Cannot fail.
 */
RING3_INLINE unsigned int sys_alarm(unsigned int seconds)
{
    return (unsigned int)(syscall1)(NR_alarm, (long)seconds);
}

/* timer_create(2): make a timer, not yet running, and put its id into timer.
 *
 * event is what happens when it expires; with NULL that is SIGALRM with the id
 * as value. Neither a child nor the next program has it. Ids begin at 0.
 */
RING3_INLINE int sys_timer_create(int clock, struct kernel_sigevent *event,
                                  int *timer)
{
    return (int)(syscall3)(NR_timer_create, clock, (long)event, (long)timer);
}

/* timer_settime(2): start a timer, with TIMER_ABSTIME for a point in time, or
 * stop it, and put into old, which may be NULL, what it was at.
 *
 * i386: this is timer_settime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_timer_settime(int timer, int flags,
                                   const struct kernel_itimerspec *value,
                                   struct kernel_itimerspec *old)
{
#ifdef __i386__
    return (int)(syscall4)(NR_timer_settime64, timer, flags, (long)value,
                           (long)old);
#else
    return (int)(syscall4)(NR_timer_settime, timer, flags, (long)value,
                           (long)old);
#endif
}

/* timer_gettime(2): how long a timer still has to go, and its interval.
 *
 * i386: this is timer_gettime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_timer_gettime(int timer, struct kernel_itimerspec *value)
{
#ifdef __i386__
    return (int)(syscall2)(NR_timer_gettime64, timer, (long)value);
#else
    return (int)(syscall2)(NR_timer_gettime, timer, (long)value);
#endif
}

/* timer_getoverrun(2): how often the timer expired again before its last signal
 * was taken. Returns that number, or -errno.
 */
RING3_INLINE long sys_timer_getoverrun(int timer)
{
    return (syscall1)(NR_timer_getoverrun, timer);
}

/* timer_delete(2): stop a timer and delete it. */
RING3_INLINE int sys_timer_delete(int timer)
{
    return (int)(syscall1)(NR_timer_delete, timer);
}

/* timerfd_create(2): a timer as a descriptor.
 *
 * Returns the descriptor, or -errno. A read of 8 bytes waits until it has
 * expired, and says how often since the last read. clock is CLOCK_REALTIME,
 * CLOCK_MONOTONIC, CLOCK_BOOTTIME or one of the two that wake the machine,
 * ..._ALARM. Since Linux 2.6.25.
 */
RING3_INLINE int sys_timerfd_create(int clock, int flags)
{
    return (int)(syscall2)(NR_timerfd_create, clock, flags);
}

/* timerfd_settime(2): start it or stop it, and put into old, which may be NULL,
 * what it was at. Since Linux 2.6.25.
 *
 * i386: this is timerfd_settime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_timerfd_settime(int fd, int flags,
                                     const struct kernel_itimerspec *value,
                                     struct kernel_itimerspec *old)
{
#ifdef __i386__
    return (int)(syscall4)(NR_timerfd_settime64, fd, flags, (long)value,
                           (long)old);
#else
    return (int)(syscall4)(NR_timerfd_settime, fd, flags, (long)value,
                           (long)old);
#endif
}

/* timerfd_gettime(2): how long it still has to go, and its interval. Since
 * Linux 2.6.25.
 *
 * i386: this is timerfd_gettime64, since Linux 5.1; -ENOSYS before.
 */
RING3_INLINE int sys_timerfd_gettime(int fd, struct kernel_itimerspec *value)
{
#ifdef __i386__
    return (int)(syscall2)(NR_timerfd_gettime64, fd, (long)value);
#else
    return (int)(syscall2)(NR_timerfd_gettime, fd, (long)value);
#endif
}

#endif
/* Tracing another process, and comparing two. Its memory is read and written
 * in one call by process_vm_readv and process_vm_writev, in pidfd.h.
 */
#ifndef RING3_TRACE_H
#define RING3_TRACE_H


#ifdef __i386__
/* i386: registers, as ptrace(2) reads and sets them. */
#ifndef RING3_ARCH_I386_TRACE_H
#define RING3_ARCH_I386_TRACE_H


/* PTRACE_GETREGS, PTRACE_SETREGS and NT_PRSTATUS. orig_ax is the number of the
 * call, or -1 outside one, and ax what it returns. A member's offset is what
 * PTRACE_PEEKUSR takes as addr.
 */
struct kernel_user_regs {
    unsigned long bx;
    unsigned long cx;
    unsigned long dx;
    unsigned long si;
    unsigned long di;
    unsigned long bp;
    unsigned long ax;
    unsigned long ds;
    unsigned long es;
    unsigned long fs;
    unsigned long gs;
    unsigned long orig_ax;
    unsigned long ip;
    unsigned long cs;
    unsigned long flags;
    unsigned long sp;
    unsigned long ss;
};

#endif
#else
/* x86_64: registers, as ptrace(2) reads and sets them. */
#ifndef RING3_ARCH_X86_64_TRACE_H
#define RING3_ARCH_X86_64_TRACE_H


/* PTRACE_GETREGS, PTRACE_SETREGS and NT_PRSTATUS. orig_ax is the number of the
 * call, or -1 outside one, and ax what it returns. A member's offset is what
 * PTRACE_PEEKUSR takes as addr.
 */
struct kernel_user_regs {
    unsigned long r15;
    unsigned long r14;
    unsigned long r13;
    unsigned long r12;
    unsigned long bp;
    unsigned long bx;
    unsigned long r11;
    unsigned long r10;
    unsigned long r9;
    unsigned long r8;
    unsigned long ax;
    unsigned long cx;
    unsigned long dx;
    unsigned long si;
    unsigned long di;
    unsigned long orig_ax;
    unsigned long ip;
    unsigned long cs;
    unsigned long flags;
    unsigned long sp;
    unsigned long ss;
    unsigned long fs_base;
    unsigned long gs_base;
    unsigned long ds;
    unsigned long es;
    unsigned long fs;
    unsigned long gs;
};

#endif
#endif

/* request of ptrace(2), its options and events. glibc's <sys/ptrace.h> has
 * these as an enum; macros would hide it from glibc's own ptrace.
 */
#if !defined _SYS_PTRACE_H || !defined __GLIBC__
#define PTRACE_TRACEME                  0x0
#define PTRACE_PEEKTEXT                 0x1
#define PTRACE_PEEKDATA                 0x2
#define PTRACE_POKETEXT                 0x4
#define PTRACE_POKEDATA                 0x5
#define PTRACE_CONT                     0x7
#define PTRACE_KILL                     0x8
#define PTRACE_SINGLESTEP               0x9
#define PTRACE_GETREGS                  0xc
#define PTRACE_SETREGS                  0xd
#define PTRACE_GETFPREGS                0xe
#define PTRACE_SETFPREGS                0xf
#define PTRACE_ATTACH                   0x10
#define PTRACE_DETACH                   0x11
#define PTRACE_GETFPXREGS               0x12
#define PTRACE_SETFPXREGS               0x13
#define PTRACE_SYSCALL                  0x18
#define PTRACE_GET_THREAD_AREA          0x19
#define PTRACE_SET_THREAD_AREA          0x1a
#define PTRACE_SYSEMU                   0x1f
#define PTRACE_SYSEMU_SINGLESTEP        0x20
#define PTRACE_SINGLEBLOCK              0x21
#define PTRACE_SETOPTIONS               0x4200
#define PTRACE_GETEVENTMSG              0x4201
#define PTRACE_GETSIGINFO               0x4202
#define PTRACE_SETSIGINFO               0x4203
#define PTRACE_GETREGSET                0x4204
#define PTRACE_SETREGSET                0x4205
#define PTRACE_SEIZE                    0x4206
#define PTRACE_INTERRUPT                0x4207
#define PTRACE_LISTEN                   0x4208
#define PTRACE_PEEKSIGINFO              0x4209
#define PTRACE_GETSIGMASK               0x420a
#define PTRACE_SETSIGMASK               0x420b
#define PTRACE_SECCOMP_GET_FILTER       0x420c
#define PTRACE_SECCOMP_GET_METADATA     0x420d
#define PTRACE_GET_SYSCALL_INFO         0x420e
#define PTRACE_GET_RSEQ_CONFIGURATION   0x420f

/* data of PTRACE_SETOPTIONS and PTRACE_SEIZE. */
#define PTRACE_O_TRACESYSGOOD           0x000001
#define PTRACE_O_TRACEFORK              0x000002
#define PTRACE_O_TRACEVFORK             0x000004
#define PTRACE_O_TRACECLONE             0x000008
#define PTRACE_O_TRACEEXEC              0x000010
#define PTRACE_O_TRACEVFORKDONE         0x000020
#define PTRACE_O_TRACEEXIT              0x000040
#define PTRACE_O_TRACESECCOMP           0x000080
#define PTRACE_O_EXITKILL               0x100000
#define PTRACE_O_SUSPEND_SECCOMP        0x200000

/* The event a stop is for: bits 16 and up of the status of wait4(2). */
#define PTRACE_EVENT_FORK       1
#define PTRACE_EVENT_VFORK      2
#define PTRACE_EVENT_CLONE      3
#define PTRACE_EVENT_EXEC       4
#define PTRACE_EVENT_VFORK_DONE 5
#define PTRACE_EVENT_EXIT       6
#define PTRACE_EVENT_SECCOMP    7
#define PTRACE_EVENT_STOP       128

/* op of what PTRACE_GET_SYSCALL_INFO gives; flags of PTRACE_PEEKSIGINFO. */
#define PTRACE_SYSCALL_INFO_NONE        0
#define PTRACE_SYSCALL_INFO_ENTRY       1
#define PTRACE_SYSCALL_INFO_EXIT        2
#define PTRACE_SYSCALL_INFO_SECCOMP     3
#define PTRACE_PEEKSIGINFO_SHARED       1
#endif

/* Requests that glibc does not have, or has under another name. */
#define PTRACE_PEEKUSR                          0x3
#define PTRACE_POKEUSR                          0x6
#define PTRACE_OLDSETOPTIONS                    0x15
#define PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG 0x4210
#define PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG 0x4211
#define PTRACE_SET_SYSCALL_INFO                 0x4212

/* What PTRACE_GETEVENTMSG gives at the stops of PTRACE_SYSCALL. */
#define PTRACE_EVENTMSG_SYSCALL_ENTRY   1
#define PTRACE_EVENTMSG_SYSCALL_EXIT    2

/* addr of PTRACE_GETREGSET and its like: a struct kernel_user_regs, the FPU's
 * registers, all that the CPU saves. data is the address of a kernel_iovec.
 */
#define NT_PRSTATUS     1
#define NT_PRFPREG      2
#define NT_X86_XSTATE   0x202

/* type of kcmp(2). */
#define KCMP_FILE       0
#define KCMP_VM         1
#define KCMP_FILES      2
#define KCMP_FS         3
#define KCMP_SIGHAND    4
#define KCMP_IO         5
#define KCMP_SYSVSEM    6
#define KCMP_EPOLL_TFD  7

/* PTRACE_GET_SYSCALL_INFO, with the size of this as addr: returns how much
 * there is to fill in. op says which kind of stop it is: a call's number and
 * arguments; its result, and whether that is -errno; a filter's
 * SECCOMP_RET_TRACE with its data. arch is an AUDIT_ARCH_ of seccomp.h.
 */
struct kernel_ptrace_syscall_info {
    uint8_t op;
    uint8_t unused1;
    uint16_t flags;
    uint32_t arch;
    uint64_t instruction_pointer;
    uint64_t stack_pointer;
    __extension__ union {
        struct {
            uint64_t nr;
            uint64_t args[6];
        } entry;
        struct {
            int64_t rval;
            uint8_t is_error;
            unsigned int : 24;
            RING3_PAD;
        } exit;
        struct {
            uint64_t nr;
            uint64_t args[6];
            uint32_t ret_data;
            uint32_t unused1;
        } seccomp;
    };
};

/* PTRACE_PEEKSIGINFO: nr of the pending signals, from number off on. addr
 * points to this, data to as many kernel_siginfo.
 */
struct kernel_ptrace_peeksiginfo_args {
    uint64_t off;
    uint32_t flags;
    int32_t nr;
};

/* KCMP_EPOLL_TFD, at the address index2: the tfd that is in the epoll efd, and
 * which of several, from 0 on.
 */
struct kernel_kcmp_epoll_slot {
    uint32_t efd;
    uint32_t tfd;
    uint32_t toff;
};

/* ptrace(2): stop another thread, look into it and change it.
 *
 * The PEEK requests put the word into the unsigned long at data and return 0
 * (libc returns it instead). -ESRCH also for a thread that is not stopped.
 *
 * i386: the registers and struct user of an i386 program.
 */
RING3_INLINE long sys_ptrace(long request, long pid, unsigned long addr,
                             unsigned long data)
{
    return (syscall4)(NR_ptrace, request, pid, (long)addr, (long)data);
}

/* kcmp(2): do two processes share this: for KCMP_FILE, their descriptors
 * index1 and index2?
 *
 * Returns 0 if they do; else 1 or 2, an order to sort by, or 3. -ENOSYS where
 * the kernel was built without it. Since Linux 3.5.
 */
RING3_INLINE int sys_kcmp(int pid1, int pid2, int type, unsigned long index1,
                          unsigned long index2)
{
    return (int)(syscall5)(NR_kcmp, pid1, pid2, type, (long)index1,
                           (long)index2);
}

#endif
/* A file's contents: read and write at an offset, move between descriptors, set
 * its length, bring it to disk. Offsets and lengths have 64 bits on both
 * machines, except for what is in memory.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_TRANSFER_H
#define RING3_TRANSFER_H


/* preadv2(2), pwritev2(2): flags. The last ones are from Linux 6.9, 6.11, 6.14
 * and 6.18 on.
 */
#define RWF_HIPRI       0x001
#define RWF_DSYNC       0x002
#define RWF_SYNC        0x004
#define RWF_NOWAIT      0x008
#define RWF_APPEND      0x010
#define RWF_NOAPPEND    0x020
#define RWF_ATOMIC      0x040
#define RWF_DONTCACHE   0x080
#define RWF_NOSIGNAL    0x100

/* splice(2), tee(2), vmsplice(2): flags. */
#define SPLICE_F_MOVE       0x1
#define SPLICE_F_NONBLOCK   0x2
#define SPLICE_F_MORE       0x4
#define SPLICE_F_GIFT       0x8

/* fadvise64(2): advice. */
#define POSIX_FADV_NORMAL       0
#define POSIX_FADV_RANDOM       1
#define POSIX_FADV_SEQUENTIAL   2
#define POSIX_FADV_WILLNEED     3
#define POSIX_FADV_DONTNEED     4
#define POSIX_FADV_NOREUSE      5

/* fallocate(2): mode, 0 to allocate and to make the file longer. The last one
 * is from Linux 6.17 on.
 */
#define FALLOC_FL_KEEP_SIZE         0x01
#define FALLOC_FL_PUNCH_HOLE        0x02
#define FALLOC_FL_COLLAPSE_RANGE    0x08
#define FALLOC_FL_ZERO_RANGE        0x10
#define FALLOC_FL_INSERT_RANGE      0x20
#define FALLOC_FL_UNSHARE_RANGE     0x40
#define FALLOC_FL_WRITE_ZEROES      0x80

/* sync_file_range(2): flags. */
#define SYNC_FILE_RANGE_WAIT_BEFORE 0x1
#define SYNC_FILE_RANGE_WRITE       0x2
#define SYNC_FILE_RANGE_WAIT_AFTER  0x4

/* Which part of a file, in bytes: cachestat(2). With a len of 0, to its end. */
struct kernel_cachestat_range {
    uint64_t off;
    uint64_t len;
};

/* How many pages of a file are in memory, are changed, are being written, were
 * evicted, and were evicted recently: cachestat(2).
 */
struct kernel_cachestat {
    uint64_t cache;
    uint64_t dirty;
    uint64_t writeback;
    uint64_t evicted;
    uint64_t recently_evicted;
};

/* pread64(2): read(2) at offset, without moving fd's own. Returns as read(2).
 *
 * i386: offset goes in two words, here and below.
 */
RING3_INLINE long sys_pread64(int fd, void *buf, size_t len, int64_t offset)
{
#ifdef __i386__
    return (syscall5)(NR_pread64, fd, (long)buf, (long)len, (long)offset,
                      (long)(offset >> 32));
#else
    return (syscall4)(NR_pread64, fd, (long)buf, (long)len, (long)offset);
#endif
}

/* pwrite64(2): write(2) at offset, without moving fd's own. With O_APPEND it
 * writes at the end all the same. Returns as write(2).
 */
RING3_INLINE long sys_pwrite64(int fd, const void *buf, size_t len,
                               int64_t offset)
{
#ifdef __i386__
    return (syscall5)(NR_pwrite64, fd, (long)buf, (long)len, (long)offset,
                      (long)(offset >> 32));
#else
    return (syscall4)(NR_pwrite64, fd, (long)buf, (long)len, (long)offset);
#endif
}

/* preadv(2): readv(2) at offset, without moving fd's own.
 *
 * Returns as read(2). The kernel takes offset in two words on both machines;
 * x86_64 ignores the second. Since Linux 2.6.30.
 */
RING3_INLINE long sys_preadv(int fd, const struct kernel_iovec *iov,
                             unsigned long count, int64_t offset)
{
#ifdef __i386__
    return (syscall5)(NR_preadv, fd, (long)iov, (long)count, (long)offset,
                      (long)(offset >> 32));
#else
    return (syscall5)(NR_preadv, fd, (long)iov, (long)count, (long)offset, 0);
#endif
}

/* pwritev(2): writev(2) at offset, without moving fd's own. Returns as
 * write(2). Since Linux 2.6.30.
 */
RING3_INLINE long sys_pwritev(int fd, const struct kernel_iovec *iov,
                              unsigned long count, int64_t offset)
{
#ifdef __i386__
    return (syscall5)(NR_pwritev, fd, (long)iov, (long)count, (long)offset,
                      (long)(offset >> 32));
#else
    return (syscall5)(NR_pwritev, fd, (long)iov, (long)count, (long)offset, 0);
#endif
}

/* preadv2(2): preadv(2) with flags; an offset of -1 is fd's own, and moves it.
 *
 * Returns as read(2). -EAGAIN: with RWF_NOWAIT, it would have to wait.
 * -EOPNOTSUPP: not with these flags. They are the sixth word on both machines.
 * Since Linux 4.6.
 */
RING3_INLINE long sys_preadv2(int fd, const struct kernel_iovec *iov,
                              unsigned long count, int64_t offset, int flags)
{
#ifdef __i386__
    return (syscall6)(NR_preadv2, fd, (long)iov, (long)count, (long)offset,
                      (long)(offset >> 32), flags);
#else
    return (syscall6)(NR_preadv2, fd, (long)iov, (long)count, (long)offset, 0,
                      flags);
#endif
}

/* pwritev2(2): pwritev(2) with flags, as preadv2(2) has them. Returns as
 * write(2). Since Linux 4.6.
 */
RING3_INLINE long sys_pwritev2(int fd, const struct kernel_iovec *iov,
                               unsigned long count, int64_t offset, int flags)
{
#ifdef __i386__
    return (syscall6)(NR_pwritev2, fd, (long)iov, (long)count, (long)offset,
                      (long)(offset >> 32), flags);
#else
    return (syscall6)(NR_pwritev2, fd, (long)iov, (long)count, (long)offset, 0,
                      flags);
#endif
}

/* sendfile(2): write up to len bytes of the file in_fd to out_fd, without
 * bringing them into this process.
 *
 * Returns how many, which may be fewer, 0 at the end, or -errno. Reads from
 * *offset on and moves that; with NULL, from in_fd's own offset. -EINVAL: in_fd
 * is not a file, or out_fd is open with O_APPEND: read and write.
 *
 * i386: this is sendfile64.
 */
RING3_INLINE long sys_sendfile(int out_fd, int in_fd, int64_t *offset,
                               size_t len)
{
#ifdef __i386__
    return (syscall4)(NR_sendfile64, out_fd, in_fd, (long)offset, (long)len);
#else
    return (syscall4)(NR_sendfile, out_fd, in_fd, (long)offset, (long)len);
#endif
}

/* splice(2): move up to len bytes between a pipe and something else, or between
 * two pipes.
 *
 * Returns how many, which may be fewer, 0 at the end, or -errno. An offset is
 * as with sendfile(2), and NULL for a pipe. -EINVAL: neither is a pipe. Since
 * Linux 2.6.17.
 */
RING3_INLINE long sys_splice(int in_fd, int64_t *in_offset, int out_fd,
                             int64_t *out_offset, size_t len,
                             unsigned int flags)
{
    return (syscall6)(NR_splice, in_fd, (long)in_offset, out_fd,
                      (long)out_offset, (long)len, (long)flags);
}

/* tee(2): copy up to len bytes from one pipe to another; they can still be read
 * from the first. Returns as splice(2). Since Linux 2.6.17.
 */
RING3_INLINE long sys_tee(int in_fd, int out_fd, size_t len,
                          unsigned int flags)
{
    return (syscall4)(NR_tee, in_fd, out_fd, (long)len, (long)flags);
}

/* vmsplice(2): put count pieces of memory into the pipe fd without a copy, or
 * read them from it if fd is its other end.
 *
 * Returns how many bytes, which may be fewer, or -errno. The reader sees what
 * is in the memory when it reads, not what was there before. Since Linux
 * 2.6.17.
 */
RING3_INLINE long sys_vmsplice(int fd, const struct kernel_iovec *iov,
                               unsigned long count, unsigned int flags)
{
    return (syscall4)(NR_vmsplice, fd, (long)iov, (long)count, (long)flags);
}

/* copy_file_range(2): copy up to len bytes from one file to another, within the
 * filesystem if it can. flags are 0.
 *
 * Returns how many, which may be fewer, 0 at the end, or -errno. Offsets are as
 * with sendfile(2). -EXDEV, -EOPNOTSUPP, -EINVAL: not between these files: read
 * and write. Files of /proc may look empty to it. Since Linux 4.5.
 */
RING3_INLINE long sys_copy_file_range(int in_fd, int64_t *in_offset,
                                      int out_fd, int64_t *out_offset,
                                      size_t len, unsigned int flags)
{
    return (syscall6)(NR_copy_file_range, in_fd, (long)in_offset, out_fd,
                      (long)out_offset, (long)len, (long)flags);
}

/* readahead(2): begin to read len bytes at offset into the page cache. */
RING3_INLINE int sys_readahead(int fd, int64_t offset, size_t len)
{
#ifdef __i386__
    return (int)(syscall4)(NR_readahead, fd, (long)offset, (long)(offset >> 32),
                           (long)len);
#else
    return (int)(syscall3)(NR_readahead, fd, (long)offset, (long)len);
#endif
}

/* fadvise64(2): say how len bytes at offset will be used; with a len of 0, all
 * from there on. Changes nothing but speed.
 *
 * i386: this is fadvise64_64, whose len has 64 bits too.
 */
RING3_INLINE int sys_fadvise64(int fd, int64_t offset, int64_t len, int advice)
{
#ifdef __i386__
    return (int)(syscall6)(NR_fadvise64_64, fd, (long)offset,
                           (long)(offset >> 32), (long)len, (long)(len >> 32),
                           advice);
#else
    return (int)(syscall4)(NR_fadvise64, fd, (long)offset, (long)len, advice);
#endif
}

/* fallocate(2): allocate room on the disk for len bytes at offset, or as mode
 * says free it, zero it, cut it out.
 *
 * -EOPNOTSUPP: this filesystem cannot. FALLOC_FL_PUNCH_HOLE needs
 * FALLOC_FL_KEEP_SIZE beside it. Since Linux 2.6.23.
 */
RING3_INLINE int sys_fallocate(int fd, int mode, int64_t offset, int64_t len)
{
#ifdef __i386__
    return (int)(syscall6)(NR_fallocate, fd, mode, (long)offset,
                           (long)(offset >> 32), (long)len, (long)(len >> 32));
#else
    return (int)(syscall4)(NR_fallocate, fd, mode, (long)offset, (long)len);
#endif
}

/* truncate(2): make the file at path len bytes long; what is new is zeroes.
 *
 * i386: this is truncate64.
 */
RING3_INLINE int sys_truncate(const char *path, int64_t len)
{
#ifdef __i386__
    return (int)(syscall3)(NR_truncate64, (long)path, (long)len,
                           (long)(len >> 32));
#else
    return (int)(syscall2)(NR_truncate, (long)path, (long)len);
#endif
}

/* ftruncate(2): truncate(2) of what fd is open on, for writing.
 *
 * i386: this is ftruncate64.
 */
RING3_INLINE int sys_ftruncate(int fd, int64_t len)
{
#ifdef __i386__
    return (int)(syscall3)(NR_ftruncate64, fd, (long)len, (long)(len >> 32));
#else
    return (int)(syscall2)(NR_ftruncate, fd, (long)len);
#endif
}

/* fsync(2): wait until all of fd's file is on disk.
 *
 * -EIO, -ENOSPC: something written before is lost, which is reported only once.
 * A new file's name is on disk after an fsync of its directory.
 */
RING3_INLINE int sys_fsync(int fd)
{
    return (int)(syscall1)(NR_fsync, fd);
}

/* fdatasync(2): fsync(2), except for times and all else not needed to read. */
RING3_INLINE int sys_fdatasync(int fd)
{
    return (int)(syscall1)(NR_fdatasync, fd);
}

/* sync_file_range(2): begin to write len bytes at offset to disk, or wait for
 * it. With a len of 0, all from there on.
 *
 * Not enough to find them after a power cut: fdatasync(2) is. Since Linux
 * 2.6.17.
 */
RING3_INLINE int sys_sync_file_range(int fd, int64_t offset, int64_t len,
                                     unsigned int flags)
{
#ifdef __i386__
    return (int)(syscall6)(NR_sync_file_range, fd, (long)offset,
                           (long)(offset >> 32), (long)len, (long)(len >> 32),
                           (long)flags);
#else
    return (int)(syscall4)(NR_sync_file_range, fd, (long)offset, (long)len,
                           (long)flags);
#endif
}

/* sync(2): wait until everything is on disk. Returns 0: cannot fail. */
RING3_INLINE int sys_sync(void)
{
    return (int)(syscall0)(NR_sync);
}

/* syncfs(2): sync(2) of the filesystem that fd is in. Since Linux 2.6.39. */
RING3_INLINE int sys_syncfs(int fd)
{
    return (int)(syscall1)(NR_syncfs, fd);
}

/* cachestat(2): count which pages of part of fd's file are in memory. flags are
 * 0. Since Linux 6.5.
 */
RING3_INLINE int sys_cachestat(int fd,
                               const struct kernel_cachestat_range *range,
                               struct kernel_cachestat *pages,
                               unsigned int flags)
{
    return (int)(syscall4)(NR_cachestat, fd, (long)range, (long)pages,
                           (long)flags);
}

#endif
/* Where a signal came, and the registers then: what an action, a handler with
 * SA_SIGINFO, is given as its third argument. What the handler changes in it
 * takes effect when it returns.
 */
#ifndef RING3_UCONTEXT_H
#define RING3_UCONTEXT_H


#ifdef __i386__
/* i386: registers, as a signal handler finds them. */
#ifndef RING3_ARCH_I386_UCONTEXT_H
#define RING3_ARCH_I386_UCONTEXT_H


/* The registers of an interrupted program. ip is where it was, cr2 the address
 * of a page fault, err and trapno what the CPU says about it. fpstate points to
 * those of the FPU, or is NULL.
 */
struct kernel_sigcontext {
    uint16_t gs;
    unsigned int : 16;
    uint16_t fs;
    unsigned int : 16;
    uint16_t es;
    unsigned int : 16;
    uint16_t ds;
    unsigned int : 16;
    uint32_t di;
    uint32_t si;
    uint32_t bp;
    uint32_t sp;
    uint32_t bx;
    uint32_t dx;
    uint32_t cx;
    uint32_t ax;
    uint32_t trapno;
    uint32_t err;
    uint32_t ip;
    uint16_t cs;
    unsigned int : 16;
    uint32_t flags;
    uint32_t sp_at_signal;
    uint16_t ss;
    unsigned int : 16;
    void *fpstate;
    uint32_t oldmask;
    uint32_t cr2;
};

#endif
#else
/* x86_64: registers, as a signal handler finds them. */
#ifndef RING3_ARCH_X86_64_UCONTEXT_H
#define RING3_ARCH_X86_64_UCONTEXT_H


/* The registers of an interrupted program. ip is where it was, cr2 the address
 * of a page fault, err and trapno what the CPU says about it. fpstate points to
 * those of the FPU, or is NULL.
 */
struct kernel_sigcontext {
    uint64_t r8;
    uint64_t r9;
    uint64_t r10;
    uint64_t r11;
    uint64_t r12;
    uint64_t r13;
    uint64_t r14;
    uint64_t r15;
    uint64_t di;
    uint64_t si;
    uint64_t bp;
    uint64_t bx;
    uint64_t dx;
    uint64_t ax;
    uint64_t cx;
    uint64_t sp;
    uint64_t ip;
    uint64_t flags;
    uint16_t cs;
    uint16_t gs;
    uint16_t fs;
    uint16_t ss;
    uint64_t err;
    uint64_t trapno;
    uint64_t oldmask;
    uint64_t cr2;
    void *fpstate;
    uint64_t unused1[8];
};

#endif
#endif

/* mcontext has the registers, sigmask the signals that were blocked before. */
struct kernel_ucontext {
    unsigned long flags;
    struct kernel_ucontext *link;
    struct kernel_sigaltstack stack;
    struct kernel_sigcontext mcontext;
    uint64_t sigmask;
};

#endif
/* Extended attributes: small named values that belong to a file.
 *
 * A name begins with its kind: "user.", "trusted.", "security.", "system.". A
 * value is bytes, without a NUL. Errors common to the calls: -ENODATA, the file
 * has no such attribute; -EOPNOTSUPP, it can have none of this kind; -ERANGE,
 * the buffer is too small.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_XATTR_H
#define RING3_XATTR_H


/* Flags of the calls that set: the attribute must not exist, or must. */
#define XATTR_CREATE    0x1
#define XATTR_REPLACE   0x2

/* Where a value is, and how long: setxattrat(2) and getxattrat(2). value is an
 * address as a number, (uintptr_t)buf; flags are as above, 0 to get.
 */
struct kernel_xattr_args {
    uint64_t value __attribute__((__aligned__(8)));
    uint32_t size;
    uint32_t flags;
};

/* setxattr(2): give the file at path the attribute name.
 *
 * flags of 0 do so whether it has one or not. -EEXIST: with XATTR_CREATE, it
 * has one. -ENODATA: with XATTR_REPLACE, it has none.
 */
RING3_INLINE int sys_setxattr(const char *path, const char *name,
                              const void *value, size_t size, int flags)
{
    return (int)(syscall5)(NR_setxattr, (long)path, (long)name, (long)value,
                           (long)size, flags);
}

/* lsetxattr(2): setxattr(2) of a symbolic link itself. */
RING3_INLINE int sys_lsetxattr(const char *path, const char *name,
                               const void *value, size_t size, int flags)
{
    return (int)(syscall5)(NR_lsetxattr, (long)path, (long)name, (long)value,
                           (long)size, flags);
}

/* fsetxattr(2): setxattr(2) of what fd is open on. */
RING3_INLINE int sys_fsetxattr(int fd, const char *name, const void *value,
                               size_t size, int flags)
{
    return (int)(syscall5)(NR_fsetxattr, fd, (long)name, (long)value,
                           (long)size, flags);
}

/* getxattr(2): put the value of the attribute name into value.
 *
 * Returns its length, or -errno; with a size of 0 the length alone.
 */
RING3_INLINE long sys_getxattr(const char *path, const char *name, void *value,
                               size_t size)
{
    return (syscall4)(NR_getxattr, (long)path, (long)name, (long)value,
                      (long)size);
}

/* lgetxattr(2): getxattr(2) of a symbolic link itself. Returns as getxattr(2).
 */
RING3_INLINE long sys_lgetxattr(const char *path, const char *name,
                                void *value, size_t size)
{
    return (syscall4)(NR_lgetxattr, (long)path, (long)name, (long)value,
                      (long)size);
}

/* fgetxattr(2): getxattr(2) of what fd is open on. Returns as getxattr(2). */
RING3_INLINE long sys_fgetxattr(int fd, const char *name, void *value,
                                size_t size)
{
    return (syscall4)(NR_fgetxattr, fd, (long)name, (long)value, (long)size);
}

/* listxattr(2): put the names of all attributes into list, each with its NUL.
 *
 * Returns how many bytes they are, or -errno; with a size of 0 that alone.
 */
RING3_INLINE long sys_listxattr(const char *path, char *list, size_t size)
{
    return (syscall3)(NR_listxattr, (long)path, (long)list, (long)size);
}

/* llistxattr(2): listxattr(2) of a symbolic link itself. Returns as
 * listxattr(2).
 */
RING3_INLINE long sys_llistxattr(const char *path, char *list, size_t size)
{
    return (syscall3)(NR_llistxattr, (long)path, (long)list, (long)size);
}

/* flistxattr(2): listxattr(2) of what fd is open on. Returns as listxattr(2).
 */
RING3_INLINE long sys_flistxattr(int fd, char *list, size_t size)
{
    return (syscall3)(NR_flistxattr, fd, (long)list, (long)size);
}

/* removexattr(2): remove the attribute name from the file at path. */
RING3_INLINE int sys_removexattr(const char *path, const char *name)
{
    return (int)(syscall2)(NR_removexattr, (long)path, (long)name);
}

/* lremovexattr(2): removexattr(2) of a symbolic link itself. */
RING3_INLINE int sys_lremovexattr(const char *path, const char *name)
{
    return (int)(syscall2)(NR_lremovexattr, (long)path, (long)name);
}

/* fremovexattr(2): removexattr(2) of what fd is open on. */
RING3_INLINE int sys_fremovexattr(int fd, const char *name)
{
    return (int)(syscall2)(NR_fremovexattr, fd, (long)name);
}

/* setxattrat(2): setxattr(2) below dirfd; size is sizeof *args.
 *
 * at_flags may be AT_SYMLINK_NOFOLLOW and AT_EMPTY_PATH, here and below. Since
 * Linux 6.13.
 */
RING3_INLINE int sys_setxattrat(int dirfd, const char *path,
                                unsigned int at_flags, const char *name,
                                const struct kernel_xattr_args *args,
                                size_t size)
{
    return (int)(syscall6)(NR_setxattrat, dirfd, (long)path, (long)at_flags,
                           (long)name, (long)args, (long)size);
}

/* getxattrat(2): getxattr(2) below dirfd; size is sizeof *args.
 *
 * Returns the value's length, or -errno; with an args->size of 0 the length
 * alone. Since Linux 6.13.
 */
RING3_INLINE long sys_getxattrat(int dirfd, const char *path,
                                 unsigned int at_flags, const char *name,
                                 const struct kernel_xattr_args *args,
                                 size_t size)
{
    return (syscall6)(NR_getxattrat, dirfd, (long)path, (long)at_flags,
                      (long)name, (long)args, (long)size);
}

/* listxattrat(2): listxattr(2) below dirfd. Returns as listxattr(2). Since
 * Linux 6.13.
 */
RING3_INLINE long sys_listxattrat(int dirfd, const char *path,
                                  unsigned int at_flags, char *list,
                                  size_t size)
{
    return (syscall5)(NR_listxattrat, dirfd, (long)path, (long)at_flags,
                      (long)list, (long)size);
}

/* removexattrat(2): removexattr(2) below dirfd. Since Linux 6.13. */
RING3_INLINE int sys_removexattrat(int dirfd, const char *path,
                                   unsigned int at_flags, const char *name)
{
    return (int)(syscall4)(NR_removexattrat, dirfd, (long)path, (long)at_flags,
                           (long)name);
}

#endif

#endif

#endif

#ifdef RING3_WITH_START
/* _start, where the kernel enters a program: calls main and ends the process
 * with its result. Include this in the file of a program that has main.
 *
 * main may be int main(void), int main(int argc, char **argv) or
 * int main(int argc, char **argv, char **envp), in C and C++. Compiled with
 * -ffreestanding, main must return explicitly: there is no implicit return 0.
 *
 * With -mregparm its arguments must be in three registers or in none, as with
 * -mregparm=3; start_full.h calls it and each constructor under any -mregparm
 * and -mrtd.
 *
 * start_full.h is for programs that relocate themselves, have constructors or a
 * stack protector. tcc cannot compile this; a program made by it links
 * libring3.a instead.
 *
 * With RING3_START_ELSEWHERE defined there is no _start here: another file
 * brings it. ring3-cc defines it where it brings one.
 */
#ifndef RING3_START_H
#define RING3_START_H


/* What ends the process: a kernel without threads may have only exit. */
#ifndef RING3_LACKS_exit_group
#define RING3_START_NR NR_exit_group
#elif !defined RING3_LACKS_exit
#define RING3_START_NR NR_exit
#else
#define RING3_START_NR 0
#ifndef RING3_NO_TARGET
#error ring3/start.h: the target needs a macro NR_exit or NR_exit_group
#endif
#endif
#define RING3_START_EXIT RING3_TEXT(RING3_START_NR)

/* To the preprocessor an enumerator is 0, to the assembler a symbol. */
#if RING3_START_NR + 0 == 0
struct ring3_start {
    int the_number_of_exit_must_be_a_macro_of_integer_literals
        : (RING3_START_NR) == 0 ? 1 : -1;
};
#endif

/* To clang++ a freestanding main is a function like any other: these are all
 * its forms, by the type of argv.
 */
#if defined __cplusplus && defined __clang__ && !__STDC_HOSTED__
#define RING3_MAIN(argv) \
    int main(int, argv) __asm__("main"); \
    int main(int, argv, char **) __asm__("main"); \
    int main(int, argv, char *const *) __asm__("main"); \
    int main(int, argv, const char **) __asm__("main"); \
    int main(int, argv, const char *const *) __asm__("main")
extern "C++" {
int main() __asm__("main");
int main(int) __asm__("main");
RING3_MAIN(char **);
RING3_MAIN(char *const *);
RING3_MAIN(const char **);
RING3_MAIN(const char *const *);
}
#undef RING3_MAIN
#endif

/* main by another name, as its own would be taken for one form of it. gcc
 * -flto, which sees the whole program, warns of that, but not in system
 * headers.
 */
#ifdef __cplusplus
extern "C"
#endif
int ring3_main(int argc, char **argv, char **envp) __asm__("main")
    __attribute__((__visibility__("hidden")));

/* gcc -flto does not look into assembler text: it drops main, or puts it where
 * the text does not find it. So the text is in a function, with main as its
 * operand, and the function in a section that linkers leave out: none of its
 * own code, whatever the flags put there, ends up in the program.
 */
#if defined __GNUC__ && !defined __clang__
#define RING3_START_TEXT \
    __attribute__((__used__, __naked__, __noinline__, __noclone__, \
                   __section__(".discard.ring3,\"axe\",@progbits#"))) \
    static void ring3_start_text(void) { __asm__ __volatile__(
#define RING3_START_MAIN "%P0"
#define RING3_START_END : : "X" (ring3_main)); }
#else
#define RING3_START_TEXT __asm__(
#define RING3_START_MAIN "main"
#define RING3_START_END );
#endif

#if defined __TINYC__ || defined RING3_START_ELSEWHERE
#elif defined __i386__
/* i386: _start, where the kernel enters a program. For a readable version see
 * src/arch/i386/start.asm. Instructions that the two assembler dialects write
 * differently are given as bytes.
 */
#ifndef RING3_ARCH_I386_START_H
#define RING3_ARCH_I386_START_H

RING3_START_TEXT
    ".pushsection .text._start, \"ax\", @progbits\n"
    ".globl _start\n"
    ".type _start, @function\n"
    "_start:\n"
#if defined __CET__ && __CET__ & 1
    "    endbr32\n"
#endif
    "    .byte 0x31, 0xed\n"                /* xor  %ebp, %ebp          */
    "    .byte 0x58\n"                      /* pop  %eax                */
    "    .byte 0x89, 0xe2\n"                /* mov  %esp, %edx          */
    "    .byte 0x8d, 0x4c, 0x82, 0x04\n"    /* lea  4(%edx,%eax,4), %ecx */
    "    .byte 0x83, 0xec, 0x08\n"          /* sub  $8, %esp            */
    "    .byte 0x51\n"                      /* push %ecx                */
    "    .byte 0x52\n"                      /* push %edx                */
    "    .byte 0x50\n"                      /* push %eax                */
    "    call  " RING3_START_MAIN "\n"
    "    .byte 0x93\n"                      /* xchg %eax, %ebx          */
#ifdef RING3_REGISTERS
    /* mov ebx to ecx, edx, esi, edi, ebp: one of them is argument 1 */
    "    .byte 0x89, 0xd9, 0x89, 0xda, 0x89, 0xde, 0x89, 0xdf, 0x89, 0xdd\n"
#endif
    "    .byte 0xb8\n"                      /* mov  $NR_exit_group, %eax */
    "    .long " RING3_START_EXIT "\n"
    "    " RING3_TRAP "\n"
    "    hlt\n"
    ".popsection\n"
    RING3_START_END

#endif
#else
/* x86_64: _start, where the kernel enters a program. For a readable version see
 * src/arch/x86_64/start.asm. Instructions that the two assembler dialects write
 * differently are given as bytes.
 */
#ifndef RING3_ARCH_X86_64_START_H
#define RING3_ARCH_X86_64_START_H

RING3_START_TEXT
    ".pushsection .text._start, \"ax\", @progbits\n"
    ".globl _start\n"
    ".type _start, @function\n"
    "_start:\n"
#if defined __CET__ && __CET__ & 1
    "    endbr64\n"
#endif
    "    .byte 0x31, 0xed\n"                    /* xor  %ebp, %ebp          */
    "    .byte 0x8b, 0x3c, 0x24\n"              /* mov  (%rsp), %edi        */
    "    .byte 0x48, 0x8d, 0x74, 0x24, 0x08\n"  /* lea  8(%rsp), %rsi       */
    "    .byte 0x48, 0x8d, 0x54, 0xfe, 0x08\n"  /* lea  8(%rsi,%rdi,8), %rdx */
    "    call  " RING3_START_MAIN "\n"
    "    .byte 0x97\n"                          /* xchg %eax, %edi          */
#ifdef RING3_REGISTERS
    /* mov edi to esi, edx, r10d, r8d, r9d: one of them is argument 1 */
    "    .byte 0x89, 0xfe, 0x89, 0xfa, 0x41, 0x89, 0xfa, 0x41, 0x89, 0xf8\n"
    "    .byte 0x41, 0x89, 0xf9\n"
#endif
    "    .byte 0xb8\n"                          /* mov  $NR_exit_group, %eax */
    "    .long " RING3_START_EXIT "\n"
    "    " RING3_TRAP "\n"
    "    hlt\n"
    ".popsection\n"
    RING3_START_END

#endif
#endif

#endif
#endif /* RING3_WITH_START */

#ifdef RING3_WITH_START_FULL
/* The fuller start, in place of start.h: a _start that does what a libc's would
 * before main and after it, for programs built with hardening flags, or made of
 * more than functions. Include this in the file of a program that has main;
 * main is as in start.h. Before main it
 *
 *      relocates a static-pie, DT_REL or DT_RELA and DT_RELR, if this file is
 *      compiled with -fPIE or -fPIC;
 *      makes read-only what is constant from then on, -z relro;
 *      gives the thread a block with the stack protector's guard and the
 *      __thread variables, if this file is compiled with any
 *      -fstack-protector, or with RING3_START_THREAD defined before it;
 *      runs the constructors, each with argc, argv and envp.
 *
 * After main it runs the destructors, backwards, and ends the process with
 * main's result. sys_exit_group ends it at once.
 *
 * A smashed stack means a message on descriptor 2 and SIGABRT; so does any step
 * above that cannot be done. The guard is the first word at AT_RANDOM, its
 * lowest byte 0, which a copied string cannot hold. The block is a mapping of
 * its own, for the first thread: others that the program makes need their own.
 *
 * gcc -flto merges the constructors of one priority into one, and passes it no
 * arguments. For C++ there are neither atexit nor __cxa_atexit: use
 * -fno-exceptions -fno-rtti -fno-threadsafe-statics and, with g++,
 * -fno-use-cxa-atexit. Also missing: ifuncs, .init, .ctors,
 * -mstack-protector-guard=global. ring3-data.ld has constructors, but no place
 * for __thread variables: it refuses them. tcc cannot compile this.
 */
#ifndef RING3_START_FULL_H
#define RING3_START_FULL_H

#if defined RING3_START_H && !defined RING3_START_ELSEWHERE
#error ring3/start_full.h: ring3/start.h already is the start of this \
    program, include one of the two
#elif defined RING3_TARGET
#error ring3/start_full.h: this is for Linux, another kernel has ring3/start.h
#elif !defined __TINYC__

/* main's forms, without a _start. */
#ifndef RING3_START_ELSEWHERE
#define RING3_START_ELSEWHERE
#endif
/* _start, where the kernel enters a program: calls main and ends the process
 * with its result. Include this in the file of a program that has main.
 *
 * main may be int main(void), int main(int argc, char **argv) or
 * int main(int argc, char **argv, char **envp), in C and C++. Compiled with
 * -ffreestanding, main must return explicitly: there is no implicit return 0.
 *
 * With -mregparm its arguments must be in three registers or in none, as with
 * -mregparm=3; start_full.h calls it and each constructor under any -mregparm
 * and -mrtd.
 *
 * start_full.h is for programs that relocate themselves, have constructors or a
 * stack protector. tcc cannot compile this; a program made by it links
 * libring3.a instead.
 *
 * With RING3_START_ELSEWHERE defined there is no _start here: another file
 * brings it. ring3-cc defines it where it brings one.
 */
#ifndef RING3_START_H
#define RING3_START_H


/* What ends the process: a kernel without threads may have only exit. */
#ifndef RING3_LACKS_exit_group
#define RING3_START_NR NR_exit_group
#elif !defined RING3_LACKS_exit
#define RING3_START_NR NR_exit
#else
#define RING3_START_NR 0
#ifndef RING3_NO_TARGET
#error ring3/start.h: the target needs a macro NR_exit or NR_exit_group
#endif
#endif
#define RING3_START_EXIT RING3_TEXT(RING3_START_NR)

/* To the preprocessor an enumerator is 0, to the assembler a symbol. */
#if RING3_START_NR + 0 == 0
struct ring3_start {
    int the_number_of_exit_must_be_a_macro_of_integer_literals
        : (RING3_START_NR) == 0 ? 1 : -1;
};
#endif

/* To clang++ a freestanding main is a function like any other: these are all
 * its forms, by the type of argv.
 */
#if defined __cplusplus && defined __clang__ && !__STDC_HOSTED__
#define RING3_MAIN(argv) \
    int main(int, argv) __asm__("main"); \
    int main(int, argv, char **) __asm__("main"); \
    int main(int, argv, char *const *) __asm__("main"); \
    int main(int, argv, const char **) __asm__("main"); \
    int main(int, argv, const char *const *) __asm__("main")
extern "C++" {
int main() __asm__("main");
int main(int) __asm__("main");
RING3_MAIN(char **);
RING3_MAIN(char *const *);
RING3_MAIN(const char **);
RING3_MAIN(const char *const *);
}
#undef RING3_MAIN
#endif

/* main by another name, as its own would be taken for one form of it. gcc
 * -flto, which sees the whole program, warns of that, but not in system
 * headers.
 */
#ifdef __cplusplus
extern "C"
#endif
int ring3_main(int argc, char **argv, char **envp) __asm__("main")
    __attribute__((__visibility__("hidden")));

/* gcc -flto does not look into assembler text: it drops main, or puts it where
 * the text does not find it. So the text is in a function, with main as its
 * operand, and the function in a section that linkers leave out: none of its
 * own code, whatever the flags put there, ends up in the program.
 */
#if defined __GNUC__ && !defined __clang__
#define RING3_START_TEXT \
    __attribute__((__used__, __naked__, __noinline__, __noclone__, \
                   __section__(".discard.ring3,\"axe\",@progbits#"))) \
    static void ring3_start_text(void) { __asm__ __volatile__(
#define RING3_START_MAIN "%P0"
#define RING3_START_END : : "X" (ring3_main)); }
#else
#define RING3_START_TEXT __asm__(
#define RING3_START_MAIN "main"
#define RING3_START_END );
#endif

#if defined __TINYC__ || defined RING3_START_ELSEWHERE
#elif defined __i386__
/* i386: _start, where the kernel enters a program. For a readable version see
 * src/arch/i386/start.asm. Instructions that the two assembler dialects write
 * differently are given as bytes.
 */
#ifndef RING3_ARCH_I386_START_H
#define RING3_ARCH_I386_START_H

RING3_START_TEXT
    ".pushsection .text._start, \"ax\", @progbits\n"
    ".globl _start\n"
    ".type _start, @function\n"
    "_start:\n"
#if defined __CET__ && __CET__ & 1
    "    endbr32\n"
#endif
    "    .byte 0x31, 0xed\n"                /* xor  %ebp, %ebp          */
    "    .byte 0x58\n"                      /* pop  %eax                */
    "    .byte 0x89, 0xe2\n"                /* mov  %esp, %edx          */
    "    .byte 0x8d, 0x4c, 0x82, 0x04\n"    /* lea  4(%edx,%eax,4), %ecx */
    "    .byte 0x83, 0xec, 0x08\n"          /* sub  $8, %esp            */
    "    .byte 0x51\n"                      /* push %ecx                */
    "    .byte 0x52\n"                      /* push %edx                */
    "    .byte 0x50\n"                      /* push %eax                */
    "    call  " RING3_START_MAIN "\n"
    "    .byte 0x93\n"                      /* xchg %eax, %ebx          */
#ifdef RING3_REGISTERS
    /* mov ebx to ecx, edx, esi, edi, ebp: one of them is argument 1 */
    "    .byte 0x89, 0xd9, 0x89, 0xda, 0x89, 0xde, 0x89, 0xdf, 0x89, 0xdd\n"
#endif
    "    .byte 0xb8\n"                      /* mov  $NR_exit_group, %eax */
    "    .long " RING3_START_EXIT "\n"
    "    " RING3_TRAP "\n"
    "    hlt\n"
    ".popsection\n"
    RING3_START_END

#endif
#else
/* x86_64: _start, where the kernel enters a program. For a readable version see
 * src/arch/x86_64/start.asm. Instructions that the two assembler dialects write
 * differently are given as bytes.
 */
#ifndef RING3_ARCH_X86_64_START_H
#define RING3_ARCH_X86_64_START_H

RING3_START_TEXT
    ".pushsection .text._start, \"ax\", @progbits\n"
    ".globl _start\n"
    ".type _start, @function\n"
    "_start:\n"
#if defined __CET__ && __CET__ & 1
    "    endbr64\n"
#endif
    "    .byte 0x31, 0xed\n"                    /* xor  %ebp, %ebp          */
    "    .byte 0x8b, 0x3c, 0x24\n"              /* mov  (%rsp), %edi        */
    "    .byte 0x48, 0x8d, 0x74, 0x24, 0x08\n"  /* lea  8(%rsp), %rsi       */
    "    .byte 0x48, 0x8d, 0x54, 0xfe, 0x08\n"  /* lea  8(%rsi,%rdi,8), %rdx */
    "    call  " RING3_START_MAIN "\n"
    "    .byte 0x97\n"                          /* xchg %eax, %edi          */
#ifdef RING3_REGISTERS
    /* mov edi to esi, edx, r10d, r8d, r9d: one of them is argument 1 */
    "    .byte 0x89, 0xfe, 0x89, 0xfa, 0x41, 0x89, 0xfa, 0x41, 0x89, 0xf8\n"
    "    .byte 0x41, 0x89, 0xf9\n"
#endif
    "    .byte 0xb8\n"                          /* mov  $NR_exit_group, %eax */
    "    .long " RING3_START_EXIT "\n"
    "    " RING3_TRAP "\n"
    "    hlt\n"
    ".popsection\n"
    RING3_START_END

#endif
#endif

#endif

#ifndef RING3_NO_MACHINE

/* Nothing here may rely on what it is about to prepare: the guard, or what a
 * sanitizer or a profiler keeps. That goes for whatever it calls too, hence no
 * sys_NAME: at -O0 those are functions, compiled as the program is.
 */
#ifndef __has_attribute
#error ring3/start_full.h: the compiler must be clang, or gcc 11 or later
#elif !__has_attribute(__no_stack_protector__)
#error ring3/start_full.h: the compiler must be clang, or gcc 11 or later
#endif
#define RING3_START_PLAIN \
    __attribute__((__no_instrument_function__, __no_sanitize__("all"), \
                   __no_stack_protector__))

#if defined __PIE__ || defined __PIC__
#define RING3_START_RELOCATES
#endif
#if !defined RING3_START_THREAD && (defined __SSP__ || \
    defined __SSP_STRONG__ || defined __SSP_ALL__ || defined __SSP_EXPLICIT__)
#define RING3_START_THREAD
#endif

/* A constructor, a destructor or main. */
typedef int ring3_start_hook(int argc, char **argv, char **envp);

#ifdef __i386__
/* i386: the machine-dependent part of the fuller start. Instructions that the
 * two assembler dialects write differently are given as bytes.
 */
#ifndef RING3_ARCH_I386_START_FULL_H
#define RING3_ARCH_I386_START_FULL_H

/* A program header. */
struct ring3_start_phdr {
    unsigned int type;
    unsigned long offset;
    unsigned long vaddr;
    unsigned long paddr;
    unsigned long filesz;
    unsigned long memsz;
    unsigned int flags;
    unsigned long align;
};

/* A relocation, in the table at DT_REL, DT_RELSZ. The addend is what is already
 * there.
 */
struct ring3_start_rel {
    unsigned long offset;
    unsigned long info;
};

#define RING3_START_DT_REL 17
#define RING3_START_DT_RELSZ 18
#define RING3_START_ADDEND(rel, where) (*(where))

/* A syscall3 that the compiler adds nothing to. */
RING3_START_PLAIN static long ring3_start_call(long nr, long a1, long a2,
                                               long a3)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "b" (a1), "c" (a2), "d" (a3)
        : "memory");
    return ret;
}

/* Call a hook. With -mrtd it pops what its own prototype says, none of the
 * words or all three. A function that realigns the stack has saved where it
 * was. Without -mrtd nothing remains of this.
 */
typedef void ring3_start_any(int);
typedef void __attribute__((__stdcall__)) ring3_start_popping(int);
#ifdef __cplusplus
#define RING3_START_POPS __is_same(ring3_start_any, ring3_start_popping)
#else
#define RING3_START_POPS \
    __builtin_types_compatible_p(ring3_start_any, ring3_start_popping)
#endif
__attribute__((__noinline__, __force_align_arg_pointer__)) RING3_START_PLAIN
static int ring3_start_invoke_popping(ring3_start_hook *hook, int argc,
                                      char **argv, char **envp)
{
    int status = hook(argc, argv, envp);

    __asm__ __volatile__("" : "+r" (status));   /* not by a jump */
    return status;
}
#define ring3_start_invoke(hook, argc, argv, envp) \
    (RING3_START_POPS ? ring3_start_invoke_popping(hook, argc, argv, envp) \
                      : (hook)(argc, argv, envp))

#ifdef RING3_START_THREAD
/* Zeroed memory, page-aligned; or -errno. */
RING3_START_PLAIN static long ring3_start_map(unsigned long len)
{
    long ret;

    __asm__ __volatile__(
        ".byte 0x55, 0x31, 0xed\n\t"            /* push %ebp; xor %ebp, %ebp */
        RING3_TRAP "\n\t"
        ".byte 0x5d"                            /* pop %ebp */
        : "=a" (ret)
        : "a" (NR_mmap2), "b" (0), "c" (len), "d" (PROT_READ | PROT_WRITE),
          "S" (MAP_PRIVATE | MAP_ANONYMOUS), "D" (-1)
        : "memory");
    return ret;
}

/* Point gs:0 at the thread's block, through a free entry of the descriptor
 * table: all of memory from there on, wrapping around to what is below. Returns
 * 0 or -errno.
 */
RING3_START_PLAIN static long ring3_start_point(unsigned long block)
{
    unsigned int entry[4];
    long err;

    entry[0] = -1u;
    entry[1] = (unsigned int)block;
    entry[2] = 0xfffff;
    entry[3] = 0x51;    /* 32-bit data, the limit in pages, AVL */
    err = ring3_start_call(NR_set_thread_area, (long)entry, 0, 0);
    if (err)
        return err;
    __asm__ __volatile__(RING3_DIALECT("movl %0, %%gs", "mov gs, %0")
        :
        : "r" (entry[0] << 3 | 3)
        : "memory");
    return 0;
}

/* Position-independent code calls it by this name. */
__asm__(
    ".pushsection .text.__stack_chk_fail_local, \"ax\", @progbits\n"
    ".globl __stack_chk_fail_local\n"
    ".hidden __stack_chk_fail_local\n"
    ".type __stack_chk_fail_local, @function\n"
    "__stack_chk_fail_local:\n"
    "    jmp   __stack_chk_fail\n"
    ".popsection\n");
#endif

__asm__(
    ".pushsection .text._start, \"ax\", @progbits\n"
    ".globl _start\n"
    ".type _start, @function\n"
    "_start:\n"
#if defined __CET__ && __CET__ & 1
    "    endbr32\n"
#endif
    "    .byte 0x31, 0xed\n"                /* xor  %ebp, %ebp           */
    "    .byte 0x89, 0xe0\n"                /* mov  %esp, %eax           */
    "    .byte 0x83, 0xe4, 0xf0\n"          /* and  $-16, %esp           */
#ifdef RING3_START_RELOCATES
    ".weak _DYNAMIC\n"
    ".hidden _DYNAMIC\n"
    ".globl _GLOBAL_OFFSET_TABLE_\n"     /* lld -flto asks too late    */
    "    call  1f\n"
    "1:  .byte 0x5a\n"                      /* pop  %edx                 */
    /* Intel's dialect reads 1b as a binary number: 1b is . - 3 here. */
    "    .byte 0x8d, 0x92\n"                /* lea  _DYNAMIC - 1b(%edx), */
    "    .long _DYNAMIC - . + 3\n"          /*      %edx                 */
#endif
    "    .byte 0x52\n"                      /* push %edx                 */
    "    .byte 0x52\n"                      /* push %edx                 */
    "    .byte 0x52\n"                      /* push %edx                 */
    "    .byte 0x50\n"                      /* push %eax                 */
    "    call  ring3_start_full\n"
    "    hlt\n"
    ".popsection\n");

#endif
#else
/* x86_64: the machine-dependent part of the fuller start. Instructions that the
 * two assembler dialects write differently are given as bytes.
 */
#ifndef RING3_ARCH_X86_64_START_FULL_H
#define RING3_ARCH_X86_64_START_FULL_H

/* A program header. */
struct ring3_start_phdr {
    unsigned int type;
    unsigned int flags;
    unsigned long offset;
    unsigned long vaddr;
    unsigned long paddr;
    unsigned long filesz;
    unsigned long memsz;
    unsigned long align;
};

/* A relocation, in the table at DT_RELA, DT_RELASZ. */
struct ring3_start_rel {
    unsigned long offset;
    unsigned long info;
    unsigned long addend;
};

#define RING3_START_DT_REL 7
#define RING3_START_DT_RELSZ 8
#define RING3_START_ADDEND(rel, where) ((rel)->addend)

/* A syscall3 that the compiler adds nothing to. */
RING3_START_PLAIN static long ring3_start_call(long nr, long a1, long a2,
                                               long a3)
{
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (nr), "D" (a1), "S" (a2), "d" (a3)
        : "rcx", "r11", "memory");
    return ret;
}

/* Call a hook. */
#define ring3_start_invoke(hook, argc, argv, envp) (hook)(argc, argv, envp)

#ifdef RING3_START_THREAD
/* Zeroed memory, page-aligned; or -errno. */
RING3_START_PLAIN static long ring3_start_map(unsigned long len)
{
    register long r10 __asm__("r10") = MAP_PRIVATE | MAP_ANONYMOUS;
    register long r8 __asm__("r8") = -1;
    register long r9 __asm__("r9") = 0;
    long ret;

    __asm__ __volatile__(RING3_TRAP
        : "=a" (ret)
        : "a" (NR_mmap), "D" (0), "S" (len), "d" (PROT_READ | PROT_WRITE),
          "r" (r10), "r" (r8), "r" (r9)
        : "rcx", "r11", "memory");
    return ret;
}

/* Point fs:0 at the thread's block. Returns 0 or -errno. */
RING3_START_PLAIN static long ring3_start_point(unsigned long block)
{
    return ring3_start_call(NR_arch_prctl, 0x1002 /* ARCH_SET_FS */,
                            (long)block, 0);
}
#endif

__asm__(
    ".pushsection .text._start, \"ax\", @progbits\n"
    ".globl _start\n"
    ".type _start, @function\n"
    "_start:\n"
#if defined __CET__ && __CET__ & 1
    "    endbr64\n"
#endif
    "    .byte 0x31, 0xed\n"                /* xor  %ebp, %ebp           */
    "    .byte 0x48, 0x89, 0xe7\n"          /* mov  %rsp, %rdi           */
    "    .byte 0x48, 0x83, 0xe4, 0xf0\n"    /* and  $-16, %rsp           */
#ifdef RING3_START_RELOCATES
    ".weak _DYNAMIC\n"
    ".hidden _DYNAMIC\n"
    "    .byte 0x48, 0x8d, 0x35\n"          /* lea  _DYNAMIC(%rip), %rsi */
    "    .long _DYNAMIC - (. + 4)\n"
#endif
    "    call  ring3_start_full\n"
    "    hlt\n"
    ".popsection\n");

#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* A word anywhere, of any type. */
typedef unsigned long __attribute__((__may_alias__, __aligned__(1)))
    ring3_start_word;

#define RING3_START_HIDDEN __attribute__((__visibility__("hidden")))
#define RING3_START_WORDS(text) text, sizeof text - 1

/* As numbers: to a compiler one array does not end where another begins. */
#define RING3_START_COUNT(name) \
    (((unsigned long)name##_end - (unsigned long)name) / sizeof *name)

/* From the linker, which leaves out what is empty. */
extern RING3_START_HIDDEN __attribute__((__weak__)) ring3_start_hook
    *const ring3_start_preinit[] __asm__("__preinit_array_start"),
    *const ring3_start_preinit_end[] __asm__("__preinit_array_end"),
    *const ring3_start_init[] __asm__("__init_array_start"),
    *const ring3_start_init_end[] __asm__("__init_array_end"),
    *const ring3_start_fini[] __asm__("__fini_array_start"),
    *const ring3_start_fini_end[] __asm__("__fini_array_end");

__attribute__((__noinline__, __noreturn__)) RING3_START_PLAIN
static void ring3_start_die(const char *words, size_t len)
{
    ring3_start_call(NR_write, 2, (long)words, (long)len);
    ring3_start_call(NR_kill, ring3_start_call(NR_getpid, 0, 0, 0),
                     6 /* SIGABRT */, 0);
    RING3_STOP();
}

#ifdef RING3_START_RELOCATES
struct ring3_start_dynamic {
    long tag;
    unsigned long value;
};

RING3_START_PLAIN static unsigned long
ring3_start_tagged(const struct ring3_start_dynamic *entry, long tag)
{
    while (entry->tag && entry->tag != tag)
        entry++;
    return entry->tag ? entry->value : 0;
}

/* Until this is done no pointer in the program's data can be trusted, and no
 * address that the compiler takes from the GOT.
 */
RING3_START_PLAIN static void
ring3_start_relocate(const struct ring3_start_dynamic *dynamic,
                     unsigned long bias)
{
    const struct ring3_start_rel *rel = (const struct ring3_start_rel *)
        (bias + ring3_start_tagged(dynamic, RING3_START_DT_REL));
    unsigned long size = ring3_start_tagged(dynamic, RING3_START_DT_RELSZ);
    const ring3_start_word *relr = (const ring3_start_word *)
        (bias + ring3_start_tagged(dynamic, 36 /* DT_RELR */));
    ring3_start_word *where = NULL;
    unsigned long i;

    for (; size >= sizeof *rel; size -= sizeof *rel, rel++) {
        where = (ring3_start_word *)(bias + rel->offset);
        if (rel->info == 8 /* R_386_RELATIVE, R_X86_64_RELATIVE */)
            *where = bias + RING3_START_ADDEND(rel, where);
        else if (rel->info)
            ring3_start_die(RING3_START_WORDS("ring3: unknown relocation\n"));
    }

    /* An address, to relocate and go on after; or, with its lowest bit set, in
     * the other bits, which of the next 31 or 63 words to relocate.
     */
    size = ring3_start_tagged(dynamic, 35 /* DT_RELRSZ */);
    for (; size >= sizeof *relr; size -= sizeof *relr, relr++) {
        if (!(*relr & 1)) {
            where = (ring3_start_word *)(bias + *relr);
            *where++ += bias;
            continue;
        }
        for (i = 0; i < 8 * sizeof *relr - 1; i++, where++)
            if (*relr >> (i + 1) & 1)
                *where += bias;
    }
    __asm__ __volatile__("" : : : "memory");
}
#endif

#ifdef RING3_START_THREAD
/* The thread's block: __thread variables, up to the thread pointer; there, that
 * pointer itself, and the guard. On a stack it could be overwritten together
 * with what is compared with it, so it is a mapping of its own; not at the
 * break, which sandboxes refuse.
 */
RING3_START_PLAIN static void
ring3_start_thread(const struct ring3_start_phdr *tls, unsigned long bias,
                   const ring3_start_word *random)
{
    unsigned long align = tls && tls->align > 64 ? tls->align : 64;
    unsigned long before = tls ? tls->memsz + align : 0;
    unsigned long *block;
    unsigned long at = (unsigned long)ring3_start_map(before + align
                                                      + 16 * sizeof *block);

    if (at > -4096ul)
        ring3_start_die(RING3_START_WORDS("ring3: no memory for the thread\n"));
    at = (at + before + align - 1) & -align;
    if (!random)
        ring3_start_die(RING3_START_WORDS("ring3: no AT_RANDOM\n"));
    block = (unsigned long *)at;
    block[0] = at;
    block[5] = *random & ~0xfful;
    if (tls) {
        /* The linker counts back from the end, aligned as it lies in the file.
         * Not a loop: a compiler would turn it into a call of memcpy.
         */
        unsigned long last = tls->vaddr + tls->memsz;
        unsigned long gap = tls->align ? -last & (tls->align - 1) : 0;
        unsigned long to = at - gap - tls->memsz;
        unsigned long from = bias + tls->vaddr;
        unsigned long len = tls->filesz;

        __asm__ __volatile__("rep movsb"
            : "+D" (to), "+S" (from), "+c" (len)
            :
            : "memory");
    }
    if (ring3_start_point(at))
        ring3_start_die(RING3_START_WORDS("ring3: no thread pointer\n"));
}

/* So that ring3-check.ld sees that the above is there. */
__asm__(".globl ring3_start_block\n\t.hidden ring3_start_block\n\t"
        ".set ring3_start_block, 1");

/* What a function whose frame was overwritten calls. */
RING3_START_HIDDEN __attribute__((__used__, __noreturn__)) RING3_START_PLAIN
void __stack_chk_fail(void);
void __stack_chk_fail(void)
{
    ring3_start_die(RING3_START_WORDS("ring3: stack smashed\n"));
}
#endif

/* A function of its own: it reads the GOT only once called, when that is
 * relocated.
 */
__attribute__((__noinline__, __noreturn__)) RING3_START_PLAIN
static void ring3_start_run(int argc, char **argv, char **envp)
{
    ring3_start_hook *start = ring3_main;
    unsigned long count, i;
    int status;

    /* Else -flto would inline it here, where there is no protector. */
    __asm__("" : "+r" (start));
    count = RING3_START_COUNT(ring3_start_preinit);
    for (i = 0; i < count; i++)
        ring3_start_invoke(ring3_start_preinit[i], argc, argv, envp);
    count = RING3_START_COUNT(ring3_start_init);
    for (i = 0; i < count; i++)
        ring3_start_invoke(ring3_start_init[i], argc, argv, envp);
    status = ring3_start_invoke(start, argc, argv, envp);
    for (i = RING3_START_COUNT(ring3_start_fini); i > 0; i--)
        ring3_start_invoke(ring3_start_fini[i - 1], argc, argv, envp);
    ring3_start_call(NR_exit_group, status, 0, 0);
    RING3_STOP();
}

/* From _start: the stack as the kernel made it, and where the dynamic section
 * is, if there is one.
 */
RING3_START_HIDDEN __attribute__((__used__, __noreturn__)) RING3_START_PLAIN
RING3_CDECL void ring3_start_full(unsigned long *stack, const void *dynamic);
RING3_CDECL void ring3_start_full(unsigned long *stack, const void *dynamic)
{
    int argc = (int)stack[0];
    char **argv = (char **)(stack + 1);
    char **envp = argv + argc + 1;
    const unsigned long *aux = stack + argc + 2;
    const struct ring3_start_phdr *phdr = NULL, *each, *end;
    const struct ring3_start_phdr *found = NULL, *relro = NULL, *tls = NULL;
    const ring3_start_word *random = NULL;
    unsigned long phnum = 0, bias = 0;

    /* The asm hides it from clang 21, which would call wcslen here. */
    while (*aux++)
        __asm__ ("" : "+r"(aux));
    for (; aux[0] != AT_NULL; aux += 2) {
        if (aux[0] == AT_PHDR)
            phdr = (const struct ring3_start_phdr *)aux[1];
        else if (aux[0] == AT_PHNUM)
            phnum = aux[1];
        else if (aux[0] == AT_RANDOM)
            random = (const ring3_start_word *)aux[1];
    }
    /* Where no segment has them, as after ld -n, this is the bias alone, 0 or
     * the start of a page, and they lie after the file's own header. Before
     * 5.18 it is where they would be.
     */
    if (((unsigned long)phdr & 4095) == 0)
        ring3_start_die(RING3_START_WORDS("ring3: no program headers\n"));
    end = phdr + phnum;
    for (each = phdr; each < end; each++) {
        if (each->type == 2 /* PT_DYNAMIC */)
            found = each;
        else if (each->type == 7 /* PT_TLS */)
            tls = each;
        else if (each->type == 0x6474e552 /* PT_GNU_RELRO */)
            relro = each;
    }
#ifdef RING3_START_RELOCATES
    if (found) {
        bias = (unsigned long)dynamic - found->vaddr;
        ring3_start_relocate((const struct ring3_start_dynamic *)dynamic,
                             bias);
    }
#else
    (void)found, (void)dynamic;
#endif
    /* Each segment's part of it: between two there may be a gap. */
    for (each = phdr; relro && each < end; each++) {
        unsigned long from = relro->vaddr, to = from + relro->memsz;
        unsigned long last = each->vaddr + each->memsz + 4095;

        if (from < each->vaddr)
            from = each->vaddr;
        from &= -4096ul;
        to = (to < last ? to : last) & -4096ul;
        if (each->type == 1 /* PT_LOAD */ && from < to
            && ring3_start_call(NR_mprotect, (long)(bias + from),
                                (long)(to - from), PROT_READ))
            ring3_start_die(RING3_START_WORDS("ring3: no RELRO\n"));
    }
#ifdef RING3_START_THREAD
    ring3_start_thread(tls, bias, random);
#else
    (void)tls, (void)random;
#endif
    ring3_start_run(argc, argv, envp);
}

#ifdef __cplusplus
}
#endif

#endif
#endif
#endif
#endif /* RING3_WITH_START_FULL */

#ifdef RING3_WITH_MEM
/* memcpy, memmove, memset, memcmp and bcmp: compilers call these five even
 * where a program does not, to copy or clear something large, or where it asks
 * memcmp only whether the bytes are the same. Include this in one file of the
 * program if the linker misses them, or link libring3.a.
 *
 * The copying is a single assembler instruction in each, because a compiler may
 * recognise a loop as memcpy and make it call itself. Weak, so that a program's
 * own versions win.
 */
#ifndef RING3_MEM_H
#define RING3_MEM_H


#ifndef RING3_NO_MACHINE

/* clang -mrtd takes the arguments off the stack itself after the calls that it
 * generates; gcc goes by its flags. clang -fsanitize=integer objects to a
 * difference that is meant to wrap.
 */
#if defined __clang__ && defined __i386__
#define RING3_MEM \
    __attribute__((__used__, __weak__, __no_sanitize__("integer"), __cdecl__))
#elif defined __clang__
#define RING3_MEM \
    __attribute__((__used__, __weak__, __no_sanitize__("integer")))
#else
#define RING3_MEM __attribute__((__used__, __weak__))
#endif

#ifdef __cplusplus
extern "C" {
#endif

RING3_MEM void *memcpy(void *dest, const void *src, size_t len);
RING3_MEM void *memmove(void *dest, const void *src, size_t len);
RING3_MEM void *memset(void *dest, int byte, size_t len);
RING3_MEM int memcmp(const void *a, const void *b, size_t len);
RING3_MEM int bcmp(const void *a, const void *b, size_t len)
    __attribute__((__nothrow__, __leaf__, __pure__, __nonnull__(1, 2),
                   __alias__(RING3_TEXT(memcmp))));

/* Copy len bytes; the two places must not overlap. Returns dest. */
void *memcpy(void *dest, const void *src, size_t len)
{
    void *to = dest;

    __asm__ __volatile__("rep movsb"
        : "+D" (to), "+S" (src), "+c" (len)
        :
        : "memory");
    return dest;
}

/* Copy len bytes; the two places may overlap. Returns dest. */
void *memmove(void *dest, const void *src, size_t len)
{
    unsigned char *to = (unsigned char *)dest;
    const unsigned char *from = (const unsigned char *)src;

    if ((size_t)to - (size_t)from >= len) {
        __asm__ __volatile__("rep movsb"
            : "+D" (to), "+S" (from), "+c" (len)
            :
            : "memory");
        return dest;
    }

    /* dest begins inside src: from the last byte down. */
    to += len - 1;
    from += len - 1;
    __asm__ __volatile__("std\n\trep movsb\n\tcld"
        : "+D" (to), "+S" (from), "+c" (len)
        :
        : "memory");
    return dest;
}

/* Set len bytes to byte. Returns dest. */
void *memset(void *dest, int byte, size_t len)
{
    void *to = dest;

    __asm__ __volatile__("rep stosb"
        : "+D" (to), "+c" (len)
        : "a" (byte)
        : "memory");
    return dest;
}

/* Compare len bytes. Returns 0 if they are the same, else the difference of the
 * first two that are not, as unsigned bytes.
 */
int memcmp(const void *a, const void *b, size_t len)
{
    const unsigned char *left = (const unsigned char *)a;
    const unsigned char *right = (const unsigned char *)b;

    if (len == 0)
        return 0;
    __asm__ __volatile__("repe cmpsb"
        : "+S" (left), "+D" (right), "+c" (len)
        :
        : "memory");
    return left[-1] - right[-1];
}

#ifdef __cplusplus
}
#endif

#endif
#endif
#endif /* RING3_WITH_MEM */

#ifdef RING3_WITH_RESTORER
/* How a signal handler returns: ring3_sigaction(), and the few instructions
 * that the kernel lets a handler return to. They are in every program that
 * includes this and is not linked with --gc-sections; hence a separate header.
 *
 * tcc cannot compile them; a program made by it links libring3.a instead.
 */
#ifndef RING3_RESTORER_H
#define RING3_RESTORER_H


/* Where a handler returns to: rt_sigreturn(2), nothing else. Do not call it:
 * put it in a sigaction's restorer; on i386 that needs SA_SIGINFO as well.
 */
void ring3_sigaction_restorer(void) __asm__("ring3_sigaction_restorer")
    __attribute__((__visibility__("hidden")));

#if defined __TINYC__ || defined RING3_TARGET
#elif defined __i386__
/* i386: what a signal handler with SA_SIGINFO returns to. For a readable
 * version see src/arch/i386/restorer.asm. Instructions that the two assembler
 * dialects write differently are given as bytes. The stack pointer then points
 * to the handler's arguments; the saved context is 160 bytes above.
 *
 * Debuggers and unwinders recognise it by these exact bytes: no endbr32. They
 * also look one byte before it: the nop keeps them from taking it for the end
 * of another function. With unwind tables they need not guess: these give each
 * register's DWARF number and its place in the context.
 */
#ifndef RING3_ARCH_I386_RESTORER_H
#define RING3_ARCH_I386_RESTORER_H

__asm__(
    ".ifndef ring3_sigaction_restorer\n"
    ".pushsection .text.ring3_sigaction_restorer, \"axG\", @progbits, "
        "ring3_sigaction_restorer, comdat\n"
    ".weak ring3_sigaction_restorer\n"
    ".hidden ring3_sigaction_restorer\n"
    ".type ring3_sigaction_restorer, @function\n"
    RING3_CFI(
    ".cfi_startproc simple\n"
    ".cfi_signal_frame\n"
    ".cfi_def_cfa 4, 160\n"
    ".cfi_offset 7, 16\n"           /* edi */
    ".cfi_offset 6, 20\n"           /* esi */
    ".cfi_offset 5, 24\n"           /* ebp */
    ".cfi_offset 4, 28\n"           /* esp */
    ".cfi_offset 3, 32\n"           /* ebx */
    ".cfi_offset 2, 36\n"           /* edx */
    ".cfi_offset 1, 40\n"           /* ecx */
    ".cfi_offset 0, 44\n"           /* eax */
    ".cfi_offset 8, 56\n")          /* eip */
    "    nop\n"
    "ring3_sigaction_restorer: 7:\n"
    "    .byte 0xb8\n"                  /* mov  $NR_rt_sigreturn, %eax  */
    "    .long " RING3_TEXT(NR_rt_sigreturn) "\n"
    "    .byte 0xcd, 0x80\n"            /* int  $0x80                   */
    RING3_CFI(".cfi_endproc\n")
    ".size ring3_sigaction_restorer, . - 7b\n"
    ".popsection\n"
    ".endif\n");

#endif
#else
/* x86_64: what a signal handler returns to. For a readable version see
 * src/arch/x86_64/restorer.asm. Instructions that the two assembler dialects
 * write differently are given as bytes. The stack pointer then points to the
 * saved context.
 *
 * Debuggers and unwinders recognise it by these exact bytes: a long mov, no
 * endbr64. They also look one byte before it: the nop keeps them from taking it
 * for the end of another function. With unwind tables they need not guess:
 * these give each register's DWARF number and its place in the context.
 */
#ifndef RING3_ARCH_X86_64_RESTORER_H
#define RING3_ARCH_X86_64_RESTORER_H

__asm__(
    ".ifndef ring3_sigaction_restorer\n"
    ".pushsection .text.ring3_sigaction_restorer, \"axG\", @progbits, "
        "ring3_sigaction_restorer, comdat\n"
    ".weak ring3_sigaction_restorer\n"
    ".hidden ring3_sigaction_restorer\n"
    ".type ring3_sigaction_restorer, @function\n"
    RING3_CFI(
    ".cfi_startproc simple\n"
    ".cfi_signal_frame\n"
    ".cfi_def_cfa 7, 0\n"
    ".cfi_offset 8, 40\n"           /* r8 to r15 */
    ".cfi_offset 9, 48\n"
    ".cfi_offset 10, 56\n"
    ".cfi_offset 11, 64\n"
    ".cfi_offset 12, 72\n"
    ".cfi_offset 13, 80\n"
    ".cfi_offset 14, 88\n"
    ".cfi_offset 15, 96\n"
    ".cfi_offset 5, 104\n"          /* rdi */
    ".cfi_offset 4, 112\n"          /* rsi */
    ".cfi_offset 6, 120\n"          /* rbp */
    ".cfi_offset 3, 128\n"          /* rbx */
    ".cfi_offset 1, 136\n"          /* rdx */
    ".cfi_offset 0, 144\n"          /* rax */
    ".cfi_offset 2, 152\n"          /* rcx */
    ".cfi_offset 7, 160\n"          /* rsp */
    ".cfi_offset 16, 168\n")        /* rip */
    "    nop\n"
    "ring3_sigaction_restorer: 7:\n"
    "    .byte 0x48, 0xc7, 0xc0\n"      /* mov  $NR_rt_sigreturn, %rax  */
    "    .long " RING3_TEXT(NR_rt_sigreturn) "\n"
    "    syscall\n"
    RING3_CFI(".cfi_endproc\n")
    ".size ring3_sigaction_restorer, . - 7b\n"
    ".popsection\n"
    ".endif\n");

#endif
#endif

/* Do what act says when sig comes, and put into old what was done before.
 * Either may be NULL. One sys_rt_sigaction.
 *
 * Returns 0 or -errno. A handler gets SA_SIGINFO and SA_RESTORER in its flags,
 * and the restorer, whatever act says about them: all three arguments are
 * always passed, and one that takes only the first does not see the others. old
 * says nothing about the restorer; its flags keep SA_SIGINFO. So it can be
 * passed back as act.
 */
#ifdef RING3_TARGET
RING3_REFUSED("ring3/restorer.h: ring3_sigaction is for Linux, not for "
              "RING3_TARGET")
int ring3_sigaction(int sig, const struct kernel_sigaction *act,
                    struct kernel_sigaction *old);
#else
RING3_INLINE int ring3_sigaction(int sig, const struct kernel_sigaction *act,
                                 struct kernel_sigaction *old)
{
    struct kernel_sigaction complete;
    int err;

    if (act && act->handler != SIG_DFL && act->handler != SIG_IGN) {
        complete.handler = act->handler;
        complete.flags = act->flags | 0x04000004;
        complete.restorer = ring3_sigaction_restorer;
        complete.mask = act->mask;
        act = &complete;
    }
    err = sys_rt_sigaction(sig, act, old);
    if (!err && old && old->restorer == ring3_sigaction_restorer) {
        old->flags &= ~0x04000000ul;
        old->restorer = NULL;
    }
    return err;
}
#endif

#endif
#endif /* RING3_WITH_RESTORER */

#ifdef RING3_WITH_VFORK
/* vfork. Its instructions are in every program that includes this and is not
 * linked with --gc-sections; hence a separate header.
 *
 * tcc cannot compile them; a program made by it links libring3.a instead.
 */
#ifndef RING3_VFORK_H
#define RING3_VFORK_H


/* vfork(2): a child that borrows this process's memory and stack, while this
 * one stands still until the child becomes another program or ends.
 *
 * Returns twice: first in the child 0, then in the parent the child's pid or
 * -errno. The child may call sys_execve(), sys_execveat(), ring3_execvpe() and
 * sys_exit_group(), and set descriptors and signals up for them. It may not
 * return from the function that called this, nor call much else. A variable
 * that it changes is changed in the parent: make it volatile, to report an
 * error in it.
 *
 * Not a C function: the child's calls would overwrite where it returns to.
 */
#ifdef RING3_TARGET
RING3_REFUSED("ring3/vfork.h: sys_vfork is for Linux, not for RING3_TARGET")
#endif
int sys_vfork(void) __asm__("sys_vfork")
    __attribute__((__returns_twice__, __visibility__("hidden")));

#if defined __TINYC__ || defined RING3_TARGET
#elif defined __i386__
/* i386: sys_vfork. For a readable version see src/arch/i386/vfork.asm.
 * Instructions that the two assembler dialects write differently are given as
 * bytes.
 */
#ifndef RING3_ARCH_I386_VFORK_H
#define RING3_ARCH_I386_VFORK_H

__asm__(
    ".ifndef sys_vfork\n"
    ".pushsection .text.sys_vfork, \"axG\", @progbits, sys_vfork, comdat\n"
    ".weak sys_vfork\n"
    ".hidden sys_vfork\n"
    ".type sys_vfork, @function\n"
    "sys_vfork: 7:\n"
    RING3_CFI(".cfi_startproc\n")
#ifdef __CET__
    "    .byte 0xf3, 0x0f, 0x1e, 0xfb\n"        /* endbr32               */
#endif
    "    .byte 0x5a\n"                          /* pop  %edx             */
    RING3_CFI(".cfi_def_cfa_offset 0\n.cfi_register 8, 2\n")
    "    .byte 0xb8\n"                          /* mov  $NR_vfork, %eax  */
    "    .long " RING3_TEXT(NR_vfork) "\n"
    "    .byte 0xcd, 0x80\n"                    /* int  $0x80            */
    "    .byte 0x52\n"                          /* push %edx             */
    RING3_CFI(".cfi_def_cfa_offset 4\n.cfi_offset 8, -4\n")
    "    ret\n"
    RING3_CFI(".cfi_endproc\n")
    ".size sys_vfork, . - 7b\n"
    ".popsection\n"
    ".endif\n");

#endif
#else
/* x86_64: sys_vfork. For a readable version see src/arch/x86_64/vfork.asm.
 * Instructions that the two assembler dialects write differently are given as
 * bytes.
 */
#ifndef RING3_ARCH_X86_64_VFORK_H
#define RING3_ARCH_X86_64_VFORK_H

__asm__(
    ".ifndef sys_vfork\n"
    ".pushsection .text.sys_vfork, \"axG\", @progbits, sys_vfork, comdat\n"
    ".weak sys_vfork\n"
    ".hidden sys_vfork\n"
    ".type sys_vfork, @function\n"
    "sys_vfork: 7:\n"
    RING3_CFI(".cfi_startproc\n")
    "    .byte 0xf3, 0x0f, 0x1e, 0xfa\n"        /* endbr64               */
    "    .byte 0x5a\n"                          /* pop  %rdx             */
    RING3_CFI(".cfi_def_cfa_offset 0\n.cfi_register 16, 1\n")
    "    .byte 0xb8\n"                          /* mov  $NR_vfork, %eax  */
    "    .long " RING3_TEXT(NR_vfork) "\n"
    "    syscall\n"
    "    .byte 0x31, 0xc9\n"                    /* xor  %ecx, %ecx       */
    "    .byte 0xf3, 0x48, 0x0f, 0x1e, 0xc9\n"  /* rdsspq %rcx           */
    "    .byte 0x48, 0x85, 0xc9\n"              /* test %rcx, %rcx       */
    "    .byte 0x74, 0x0a\n"                    /* jz   1f               */
    "    .byte 0xb9, 0x01, 0x00, 0x00, 0x00\n"  /* mov  $1, %ecx         */
    "    .byte 0xf3, 0x48, 0x0f, 0xae, 0xe9\n"  /* incsspq %rcx          */
    "1:  .byte 0x3e, 0xff, 0xe2\n"              /* notrack jmp *%rdx     */
    RING3_CFI(".cfi_endproc\n")
    ".size sys_vfork, . - 7b\n"
    ".popsection\n"
    ".endif\n");

#endif
#endif

#endif
#endif /* RING3_WITH_VFORK */

#ifdef RING3_WITH_CLONE
/* ring3_clone: a child, or a thread, on a stack of its own, sharing with its
 * parent what flags say. The lowest byte of flags is the signal sent at its
 * end: SIGCHLD, or none. sys_clone() and sys_clone3() are in namespace.h.
 *
 * The instructions of ring3_clone are in every program that includes this and
 * is not linked with --gc-sections; hence a header of its own. tcc cannot
 * compile them; a program built with it links libring3.a instead.
 */
#ifndef RING3_CLONE_H
#define RING3_CLONE_H

/* The flags. */

/* A child that calls fn(arg) on a stack of its own and then exits, that thread
 * alone, with what fn returns. One call of clone(2).
 *
 * Returns the child's id or -errno: -EINVAL if stack_top is NULL. stack_top is
 * the high end of the stack, which grows down; it is made a multiple of 16. The
 * last three matter only with flags that ask for them.
 *
 * A thread is CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD
 * | CLONE_SYSVSEM. Its stack must not be unmapped while it runs: with
 * CLONE_CHILD_CLEARTID, once it no longer runs, *child_tid is 0 and a futex
 * there is woken. Wait there without FUTEX_PRIVATE_FLAG: the kernel's wake is
 * not private, and would never arrive.
 *
 * With CLONE_SETTLS the child's TLS is tls: what %fs points to. i386: a struct
 * kernel_user_desc of thread.h instead, whose entry_number is that of the
 * caller's own TLS, %gs >> 3. -1 is -EINVAL: a caller that has none yet gets
 * one from sys_set_thread_area() first.
 */
#ifdef RING3_TARGET
RING3_REFUSED("ring3/clone.h: ring3_clone is for Linux, not for RING3_TARGET")
#endif
RING3_CDECL int ring3_clone(int (*fn)(void *arg), void *stack_top,
                            unsigned long flags, void *arg, int *parent_tid,
                            void *tls, int *child_tid) __asm__("ring3_clone")
    __attribute__((__visibility__("hidden")));

#if defined __TINYC__ || defined RING3_TARGET
#elif defined __i386__
/* i386: ring3_clone. For a readable version see src/arch/i386/clone.asm.
 * Instructions that the two assembler dialects write differently are given as
 * bytes.
 */
#ifndef RING3_ARCH_I386_CLONE_H
#define RING3_ARCH_I386_CLONE_H

__asm__(
    ".ifndef ring3_clone\n"
    ".pushsection .text.ring3_clone, \"axG\", @progbits, ring3_clone, comdat\n"
    ".weak ring3_clone\n"
    ".hidden ring3_clone\n"
    ".type ring3_clone, @function\n"
    "ring3_clone: 7:\n"
    RING3_CFI(".cfi_startproc\n")
#ifdef __CET__
    "    .byte 0xf3, 0x0f, 0x1e, 0xfb\n"        /* endbr32               */
#endif
    "    .byte 0x55\n"                          /* push %ebp             */
    RING3_CFI(".cfi_def_cfa_offset 8\n.cfi_offset 5, -8\n")
    "    .byte 0x53\n"                          /* push %ebx             */
    RING3_CFI(".cfi_def_cfa_offset 12\n.cfi_offset 3, -12\n")
    "    .byte 0x56\n"                          /* push %esi             */
    RING3_CFI(".cfi_def_cfa_offset 16\n.cfi_offset 6, -16\n")
    "    .byte 0x57\n"                          /* push %edi             */
    RING3_CFI(".cfi_def_cfa_offset 20\n.cfi_offset 7, -20\n")
    "    .byte 0x8b, 0x4c, 0x24, 0x18\n"        /* mov  24(%esp), %ecx   */
    "    .byte 0xb8, 0xea, 0xff, 0xff, 0xff\n"  /* mov  $-22, %eax       */
    "    jecxz 1f\n"
    "    .byte 0x83, 0xe1, 0xf0\n"              /* and  $-16, %ecx       */
    "    .byte 0x83, 0xe9, 0x10\n"              /* sub  $16, %ecx        */
    "    .byte 0x8b, 0x44, 0x24, 0x20\n"        /* mov  32(%esp), %eax   */
    "    .byte 0x89, 0x01\n"                    /* mov  %eax, (%ecx)     */
    "    .byte 0x8b, 0x6c, 0x24, 0x14\n"        /* mov  20(%esp), %ebp   */
    "    .byte 0x8b, 0x5c, 0x24, 0x1c\n"        /* mov  28(%esp), %ebx   */
    "    .byte 0x8b, 0x54, 0x24, 0x24\n"        /* mov  36(%esp), %edx   */
    "    .byte 0x8b, 0x74, 0x24, 0x28\n"        /* mov  40(%esp), %esi   */
    "    .byte 0x8b, 0x7c, 0x24, 0x2c\n"        /* mov  44(%esp), %edi   */
    "    .byte 0xb8\n"                          /* mov  $NR_clone, %eax  */
    "    .long " RING3_TEXT(NR_clone) "\n"
    "    .byte 0xcd, 0x80\n"                    /* int  $0x80            */
    "    .byte 0x85, 0xc0\n"                    /* test %eax, %eax       */
    "    .byte 0x74, 0x05\n"                    /* jz   2f               */
    "1:  .byte 0x5f\n"                          /* pop  %edi             */
    RING3_CFI(".cfi_def_cfa_offset 16\n.cfi_restore 7\n")
    "    .byte 0x5e\n"                          /* pop  %esi             */
    RING3_CFI(".cfi_def_cfa_offset 12\n.cfi_restore 6\n")
    "    .byte 0x5b\n"                          /* pop  %ebx             */
    RING3_CFI(".cfi_def_cfa_offset 8\n.cfi_restore 3\n")
    "    .byte 0x5d\n"                          /* pop  %ebp             */
    RING3_CFI(".cfi_def_cfa_offset 4\n.cfi_restore 5\n")
    "    ret\n"
    "2:\n"
    RING3_CFI(".cfi_undefined 8\n")
    "    .byte 0x89, 0xea\n"                    /* mov  %ebp, %edx       */
    "    .byte 0x31, 0xed\n"                    /* xor  %ebp, %ebp       */
    "    .byte 0x58\n"                          /* pop  %eax             */
    "    .byte 0x50\n"                          /* push %eax             */
    "    .byte 0xff, 0xd2\n"                    /* call *%edx            */
    "    .byte 0x93\n"                          /* xchg %eax, %ebx       */
    "    .byte 0xb8\n"                          /* mov  $NR_exit, %eax   */
    "    .long " RING3_TEXT(NR_exit) "\n"
    "    .byte 0xcd, 0x80\n"                    /* int  $0x80            */
    "    hlt\n"
    RING3_CFI(".cfi_endproc\n")
    ".size ring3_clone, . - 7b\n"
    ".popsection\n"
    ".endif\n");

#endif
#else
/* x86_64: ring3_clone. For a readable version see src/arch/x86_64/clone.asm.
 * Instructions that the two assembler dialects write differently are given as
 * bytes.
 */
#ifndef RING3_ARCH_X86_64_CLONE_H
#define RING3_ARCH_X86_64_CLONE_H

__asm__(
    ".ifndef ring3_clone\n"
    ".pushsection .text.ring3_clone, \"axG\", @progbits, ring3_clone, comdat\n"
    ".weak ring3_clone\n"
    ".hidden ring3_clone\n"
    ".type ring3_clone, @function\n"
    "ring3_clone: 7:\n"
    RING3_CFI(".cfi_startproc\n")
    "    .byte 0xf3, 0x0f, 0x1e, 0xfa\n"        /* endbr64               */
    "    .byte 0xb8, 0xea, 0xff, 0xff, 0xff\n"  /* mov  $-22, %eax       */
    "    .byte 0x48, 0x85, 0xf6\n"              /* test %rsi, %rsi       */
    "    .byte 0x74, 0x28\n"                    /* jz   1f               */
    "    .byte 0x48, 0x83, 0xe6, 0xf0\n"        /* and  $-16, %rsi       */
    "    .byte 0x48, 0x83, 0xee, 0x10\n"        /* sub  $16, %rsi        */
    "    .byte 0x48, 0x89, 0x3e\n"              /* mov  %rdi, (%rsi)     */
    "    .byte 0x48, 0x89, 0x4e, 0x08\n"        /* mov  %rcx, 8(%rsi)    */
    "    .byte 0x48, 0x89, 0xd7\n"              /* mov  %rdx, %rdi       */
    "    .byte 0x4c, 0x89, 0xc2\n"              /* mov  %r8, %rdx        */
    "    .byte 0x4d, 0x89, 0xc8\n"              /* mov  %r9, %r8         */
    "    .byte 0x4c, 0x8b, 0x54, 0x24, 0x08\n"  /* mov  8(%rsp), %r10    */
    "    .byte 0xb8\n"                          /* mov  $NR_clone, %eax  */
    "    .long " RING3_TEXT(NR_clone) "\n"
    "    syscall\n"
    "    .byte 0x85, 0xc0\n"                    /* test %eax, %eax       */
    "    .byte 0x74, 0x01\n"                    /* jz   2f               */
    "1:  ret\n"
    "2:\n"
    RING3_CFI(".cfi_undefined 16\n")
    "    .byte 0x31, 0xed\n"                    /* xor  %ebp, %ebp       */
    "    .byte 0x58\n"                          /* pop  %rax             */
    "    .byte 0x5f\n"                          /* pop  %rdi             */
    "    .byte 0xff, 0xd0\n"                    /* call *%rax            */
    "    .byte 0x97\n"                          /* xchg %eax, %edi       */
    "    .byte 0xb8\n"                          /* mov  $NR_exit, %eax   */
    "    .long " RING3_TEXT(NR_exit) "\n"
    "    syscall\n"
    "    hlt\n"
    RING3_CFI(".cfi_endproc\n")
    ".size ring3_clone, . - 7b\n"
    ".popsection\n"
    ".endif\n");

#endif
#endif

#endif
#endif /* RING3_WITH_CLONE */

#ifdef RING3_WITH_MSAN
/* Generated by src/gen.py from src/syscalls.tbl and src/msan.py: edit that instead. */
/* Tells MemorySanitizer what the kernel has written: include this
 * behind all other headers. Each call that writes through its
 * arguments is then a macro that makes the call and says so, by
 * RING3_WROTE(pointer, bytes), which may be defined before to tell
 * another tool. Without either this is nothing. What ioctl(2),
 * ptrace(2) and their kind write is for the program to say.
 */
#ifndef RING3_MSAN_H
#define RING3_MSAN_H

/* ring3: system calls of Linux on x86, without a libc. This includes every
 * subject; a program may also include only those it uses. Left out are the
 * headers that define symbols: start.h, start_full.h and mem.h, which belong in
 * one file; restorer.h, vfork.h and clone.h, which cost bytes; and msan.h.
 */
#ifndef RING3_H
#define RING3_H


#endif

#if !defined RING3_WROTE && defined __has_feature
#if __has_feature(memory_sanitizer)
#ifdef __cplusplus
extern "C"
#endif
void __msan_unpoison(const volatile void *, size_t);
#define RING3_WROTE(pointer, bytes) __msan_unpoison(pointer, bytes)
#endif
#endif

#ifdef RING3_WROTE

RING3_INLINE void ring3_wrote(const volatile void *pointer, size_t bytes)
{
    if (pointer && bytes)
        RING3_WROTE(pointer, bytes);
}

/* Of an address the kernel writes no more than there was room for. */
RING3_INLINE size_t ring3_least(unsigned int had, const unsigned int *len)
{
    return had && *len < had ? *len : had;
}

RING3_INLINE void ring3_wrote_pieces(const struct kernel_iovec *iov,
                                     size_t count, size_t bytes)
{
    size_t i, len;

    for (i = 0; i < count && bytes; i++) {
        len = iov[i].len < bytes ? iov[i].len : bytes;
        ring3_wrote(iov[i].base, len);
        bytes -= len;
    }
}

RING3_INLINE void ring3_wrote_message(struct kernel_msghdr *msg,
                                      unsigned int had, size_t bytes)
{
    struct kernel_cmsghdr *cmsg;

    if (msg->name)
        ring3_wrote(&msg->namelen, sizeof msg->namelen);
    ring3_wrote(msg->name, ring3_least(had, &msg->namelen));
    ring3_wrote(&msg->controllen, sizeof msg->controllen);
    ring3_wrote(&msg->flags, sizeof msg->flags);
    for (cmsg = ring3_cmsg_first(msg); cmsg;
         cmsg = ring3_cmsg_next(msg, cmsg)) {
        ring3_wrote(cmsg, sizeof *cmsg);
        ring3_wrote(cmsg + 1, cmsg->len - sizeof *cmsg);
    }
    ring3_wrote_pieces(msg->iov, msg->iovlen, bytes);
}

RING3_INLINE void ring3_wrote_revents(struct kernel_pollfd *fds,
                                      unsigned int count)
{
    for (; count > 0; count--, fds++)
        ring3_wrote(&fds->revents, sizeof fds->revents);
}

RING3_INLINE long ring3_msan_read(int fd, void *buf, size_t len)
{
    long ret = sys_read(fd, buf, len);

    if (ret >= 0)
        ring3_wrote(buf, (size_t)ret);
    return ret;
}
#define sys_read(fd, buf, len) ring3_msan_read(fd, buf, len)

RING3_INLINE int64_t ring3_msan_time(int64_t *seconds)
{
    int64_t ret = sys_time(seconds);

    if (ret >= 0)
        ring3_wrote(seconds, sizeof *seconds);
    return ret;
}
#define sys_time(seconds) ring3_msan_time(seconds)

RING3_INLINE int ring3_msan_pipe(int *fds)
{
    int ret = sys_pipe(fds);

    if (ret >= 0)
        ring3_wrote(fds, 2 * sizeof *fds);
    return ret;
}
#define sys_pipe(fds) ring3_msan_pipe(fds)

RING3_INLINE long ring3_msan_times(struct kernel_tms *times)
{
    long ret = sys_times(times);

    if (ret >= 0)
        ring3_wrote(times, sizeof *times);
    return ret;
}
#define sys_times(times) ring3_msan_times(times)

RING3_INLINE int ring3_msan_accept(int fd, void *addr, unsigned int *len)
{
    unsigned int had = addr && len ? *len : 0;
    int ret = sys_accept(fd, addr, len);

    if (ret >= 0) {
        ring3_wrote(addr, ring3_least(had, len));
        ring3_wrote(addr ? len : NULL, sizeof *len);
    }
    return ret;
}
#define sys_accept(fd, addr, len) ring3_msan_accept(fd, addr, len)

RING3_INLINE int ring3_msan_getrlimit(unsigned int resource, struct kernel_rlimit64 *limit)
{
    int ret = sys_getrlimit(resource, limit);

    if (ret >= 0)
        ring3_wrote(limit, sizeof *limit);
    return ret;
}
#define sys_getrlimit(resource, limit) ring3_msan_getrlimit(resource, limit)

RING3_INLINE int ring3_msan_getrusage(int who, struct kernel_rusage *usage)
{
    int ret = sys_getrusage(who, usage);

    if (ret >= 0)
        ring3_wrote(usage, sizeof *usage);
    return ret;
}
#define sys_getrusage(who, usage) ring3_msan_getrusage(who, usage)

RING3_INLINE int ring3_msan_gettimeofday(struct kernel_old_timeval *now, struct kernel_timezone *zone)
{
    int ret = sys_gettimeofday(now, zone);

    if (ret >= 0) {
        ring3_wrote(now, sizeof *now);
        ring3_wrote(zone, sizeof *zone);
    }
    return ret;
}
#define sys_gettimeofday(now, zone) ring3_msan_gettimeofday(now, zone)

RING3_INLINE long ring3_msan_getgroups(int count, unsigned int *gids)
{
    long ret = sys_getgroups(count, gids);

    if (ret >= 0)
        ring3_wrote(gids, count ? (size_t)ret * sizeof *gids : 0);
    return ret;
}
#define sys_getgroups(count, gids) ring3_msan_getgroups(count, gids)

RING3_INLINE long ring3_msan_select(int count, unsigned long *readable, unsigned long *writable, unsigned long *exceptional, struct kernel_old_timeval *timeout)
{
    long ret = sys_select(count, readable, writable, exceptional, timeout);

    if (ret >= 0) {
        ring3_wrote(readable, ((size_t)count + 8 * sizeof(long) - 1) / (8 * sizeof(long)) * sizeof(long));
        ring3_wrote(writable, ((size_t)count + 8 * sizeof(long) - 1) / (8 * sizeof(long)) * sizeof(long));
        ring3_wrote(exceptional, ((size_t)count + 8 * sizeof(long) - 1) / (8 * sizeof(long)) * sizeof(long));
    }
    return ret;
}
#define sys_select(count, readable, writable, exceptional, timeout) ring3_msan_select(count, readable, writable, exceptional, timeout)

RING3_INLINE long ring3_msan_readlink(const char *path, char *buf, int size)
{
    long ret = sys_readlink(path, buf, size);

    if (ret >= 0)
        ring3_wrote(buf, (size_t)ret);
    return ret;
}
#define sys_readlink(path, buf, size) ring3_msan_readlink(path, buf, size)

RING3_INLINE int ring3_msan_statfs(const char *path, struct kernel_statfs *info)
{
    int ret = sys_statfs(path, info);

    if (ret >= 0)
        ring3_wrote(info, sizeof *info);
    return ret;
}
#define sys_statfs(path, info) ring3_msan_statfs(path, info)

RING3_INLINE int ring3_msan_fstatfs(int fd, struct kernel_statfs *info)
{
    int ret = sys_fstatfs(fd, info);

    if (ret >= 0)
        ring3_wrote(info, sizeof *info);
    return ret;
}
#define sys_fstatfs(fd, info) ring3_msan_fstatfs(fd, info)

RING3_INLINE long ring3_msan_syslog(int type, char *buf, int len)
{
    long ret = sys_syslog(type, buf, len);

    if (ret >= 0)
        ring3_wrote(buf, type >= 2 && type <= 4 ? (size_t)ret : 0);
    return ret;
}
#define sys_syslog(type, buf, len) ring3_msan_syslog(type, buf, len)

RING3_INLINE int ring3_msan_setitimer(int which, const struct kernel_itimerval *value, struct kernel_itimerval *old)
{
    int ret = sys_setitimer(which, value, old);

    if (ret >= 0)
        ring3_wrote(old, sizeof *old);
    return ret;
}
#define sys_setitimer(which, value, old) ring3_msan_setitimer(which, value, old)

RING3_INLINE int ring3_msan_getitimer(int which, struct kernel_itimerval *value)
{
    int ret = sys_getitimer(which, value);

    if (ret >= 0)
        ring3_wrote(value, sizeof *value);
    return ret;
}
#define sys_getitimer(which, value) ring3_msan_getitimer(which, value)

RING3_INLINE int ring3_msan_stat(const char *path, struct kernel_stat *st)
{
    int ret = sys_stat(path, st);

    if (ret >= 0)
        ring3_wrote(st, sizeof *st);
    return ret;
}
#define sys_stat(path, st) ring3_msan_stat(path, st)

RING3_INLINE int ring3_msan_lstat(const char *path, struct kernel_stat *st)
{
    int ret = sys_lstat(path, st);

    if (ret >= 0)
        ring3_wrote(st, sizeof *st);
    return ret;
}
#define sys_lstat(path, st) ring3_msan_lstat(path, st)

RING3_INLINE int ring3_msan_fstat(int fd, struct kernel_stat *st)
{
    int ret = sys_fstat(fd, st);

    if (ret >= 0)
        ring3_wrote(st, sizeof *st);
    return ret;
}
#define sys_fstat(fd, st) ring3_msan_fstat(fd, st)

RING3_INLINE int ring3_msan_wait4(int pid, int *status, int options, struct kernel_rusage *usage)
{
    int ret = sys_wait4(pid, status, options, usage);

    if (ret >= 0) {
        ring3_wrote(status, ret > 0 ? sizeof *status : 0);
        ring3_wrote(usage, ret > 0 ? sizeof *usage : 0);
    }
    return ret;
}
#define sys_wait4(pid, status, options, usage) ring3_msan_wait4(pid, status, options, usage)

RING3_INLINE int ring3_msan_sysinfo(struct kernel_sysinfo *info)
{
    int ret = sys_sysinfo(info);

    if (ret >= 0)
        ring3_wrote(info, sizeof *info);
    return ret;
}
#define sys_sysinfo(info) ring3_msan_sysinfo(info)

RING3_INLINE int ring3_msan_uname(struct kernel_utsname *name)
{
    int ret = sys_uname(name);

    if (ret >= 0)
        ring3_wrote(name, sizeof *name);
    return ret;
}
#define sys_uname(name) ring3_msan_uname(name)

RING3_INLINE int ring3_msan_modify_ldt(int func, void *ldt, unsigned long size)
{
    int ret = sys_modify_ldt(func, ldt, size);

    if (ret >= 0)
        ring3_wrote(ldt, func == 1 || func == 17 ? 0 : (size_t)ret);
    return ret;
}
#define sys_modify_ldt(func, ldt, size) ring3_msan_modify_ldt(func, ldt, size)

RING3_INLINE int ring3_msan_adjtimex(struct kernel_timex *timex)
{
    int ret = sys_adjtimex(timex);

    if (ret >= 0)
        ring3_wrote(timex, sizeof *timex);
    return ret;
}
#define sys_adjtimex(timex) ring3_msan_adjtimex(timex)

RING3_INLINE long ring3_msan_readv(int fd, const struct kernel_iovec *iov, unsigned long count)
{
    long ret = sys_readv(fd, iov, count);

    if (ret > 0)
        ring3_wrote_pieces(iov, (size_t)count, (size_t)ret);
    return ret;
}
#define sys_readv(fd, iov, count) ring3_msan_readv(fd, iov, count)

RING3_INLINE int ring3_msan_sched_getparam(int pid, struct kernel_sched_param *param)
{
    int ret = sys_sched_getparam(pid, param);

    if (ret >= 0)
        ring3_wrote(param, sizeof *param);
    return ret;
}
#define sys_sched_getparam(pid, param) ring3_msan_sched_getparam(pid, param)

RING3_INLINE int ring3_msan_sched_rr_get_interval(int pid, struct kernel_timespec *interval)
{
    int ret = sys_sched_rr_get_interval(pid, interval);

    if (ret >= 0)
        ring3_wrote(interval, sizeof *interval);
    return ret;
}
#define sys_sched_rr_get_interval(pid, interval) ring3_msan_sched_rr_get_interval(pid, interval)

RING3_INLINE int ring3_msan_nanosleep(const struct kernel_timespec *request, struct kernel_timespec *remain)
{
    int ret = sys_nanosleep(request, remain);

    if (ret == -EINTR)
        ring3_wrote(remain, sizeof *remain);
    return ret;
}
#define sys_nanosleep(request, remain) ring3_msan_nanosleep(request, remain)

RING3_INLINE int ring3_msan_getresuid(unsigned int *ruid, unsigned int *euid, unsigned int *suid)
{
    int ret = sys_getresuid(ruid, euid, suid);

    if (ret >= 0) {
        ring3_wrote(ruid, sizeof *ruid);
        ring3_wrote(euid, sizeof *euid);
        ring3_wrote(suid, sizeof *suid);
    }
    return ret;
}
#define sys_getresuid(ruid, euid, suid) ring3_msan_getresuid(ruid, euid, suid)

RING3_INLINE long ring3_msan_poll(struct kernel_pollfd *fds, unsigned int count, int timeout)
{
    long ret = sys_poll(fds, count, timeout);

    ring3_wrote_revents(fds, ret < 0 ? 0 : count);
    return ret;
}
#define sys_poll(fds, count, timeout) ring3_msan_poll(fds, count, timeout)

RING3_INLINE int ring3_msan_getresgid(unsigned int *rgid, unsigned int *egid, unsigned int *sgid)
{
    int ret = sys_getresgid(rgid, egid, sgid);

    if (ret >= 0) {
        ring3_wrote(rgid, sizeof *rgid);
        ring3_wrote(egid, sizeof *egid);
        ring3_wrote(sgid, sizeof *sgid);
    }
    return ret;
}
#define sys_getresgid(rgid, egid, sgid) ring3_msan_getresgid(rgid, egid, sgid)

RING3_INLINE int ring3_msan_rt_sigaction(int sig, const struct kernel_sigaction *act, struct kernel_sigaction *old)
{
    int ret = sys_rt_sigaction(sig, act, old);

    if (ret >= 0)
        ring3_wrote(old, sizeof *old);
    return ret;
}
#define sys_rt_sigaction(sig, act, old) ring3_msan_rt_sigaction(sig, act, old)

RING3_INLINE int ring3_msan_rt_sigprocmask(int how, const uint64_t *mask, uint64_t *old)
{
    int ret = sys_rt_sigprocmask(how, mask, old);

    if (ret >= 0)
        ring3_wrote(old, sizeof *old);
    return ret;
}
#define sys_rt_sigprocmask(how, mask, old) ring3_msan_rt_sigprocmask(how, mask, old)

RING3_INLINE int ring3_msan_rt_sigpending(uint64_t *mask)
{
    int ret = sys_rt_sigpending(mask);

    if (ret >= 0)
        ring3_wrote(mask, sizeof *mask);
    return ret;
}
#define sys_rt_sigpending(mask) ring3_msan_rt_sigpending(mask)

RING3_INLINE int ring3_msan_rt_sigtimedwait(const uint64_t *mask, struct kernel_siginfo *info, const struct kernel_timespec *timeout)
{
    int ret = sys_rt_sigtimedwait(mask, info, timeout);

    if (ret >= 0)
        ring3_wrote(info, sizeof *info);
    return ret;
}
#define sys_rt_sigtimedwait(mask, info, timeout) ring3_msan_rt_sigtimedwait(mask, info, timeout)

RING3_INLINE long ring3_msan_pread64(int fd, void *buf, size_t len, int64_t offset)
{
    long ret = sys_pread64(fd, buf, len, offset);

    if (ret >= 0)
        ring3_wrote(buf, (size_t)ret);
    return ret;
}
#define sys_pread64(fd, buf, len, offset) ring3_msan_pread64(fd, buf, len, offset)

RING3_INLINE long ring3_msan_getcwd(char *buf, size_t size)
{
    long ret = sys_getcwd(buf, size);

    if (ret >= 0)
        ring3_wrote(buf, (size_t)ret);
    return ret;
}
#define sys_getcwd(buf, size) ring3_msan_getcwd(buf, size)

RING3_INLINE int ring3_msan_capget(struct kernel_cap_user_header *header, struct kernel_cap_user_data *data)
{
    int ret = sys_capget(header, data);

    if (ret >= 0)
        ring3_wrote(data, (header->version == 0x19980330 ? 1 : 2) * sizeof *data);
    return ret;
}
#define sys_capget(header, data) ring3_msan_capget(header, data)

RING3_INLINE int ring3_msan_sigaltstack(const struct kernel_sigaltstack *stack, struct kernel_sigaltstack *old)
{
    int ret = sys_sigaltstack(stack, old);

    if (ret >= 0)
        ring3_wrote(old, sizeof *old);
    return ret;
}
#define sys_sigaltstack(stack, old) ring3_msan_sigaltstack(stack, old)

RING3_INLINE long ring3_msan_sendfile(int out_fd, int in_fd, int64_t *offset, size_t len)
{
    long ret = sys_sendfile(out_fd, in_fd, offset, len);

    if (ret >= 0)
        ring3_wrote(offset, sizeof *offset);
    return ret;
}
#define sys_sendfile(out_fd, in_fd, offset, len) ring3_msan_sendfile(out_fd, in_fd, offset, len)

RING3_INLINE int ring3_msan_mincore(void *addr, size_t len, unsigned char *pages)
{
    int ret = sys_mincore(addr, len, pages);

    if (ret >= 0)
        ring3_wrote(pages, (len + 4095) / 4096);
    return ret;
}
#define sys_mincore(addr, len, pages) ring3_msan_mincore(addr, len, pages)

RING3_INLINE long ring3_msan_getdents64(int fd, void *buf, unsigned int len)
{
    long ret = sys_getdents64(fd, buf, len);

    if (ret >= 0)
        ring3_wrote(buf, (size_t)ret);
    return ret;
}
#define sys_getdents64(fd, buf, len) ring3_msan_getdents64(fd, buf, len)

RING3_INLINE long ring3_msan_getxattr(const char *path, const char *name, void *value, size_t size)
{
    long ret = sys_getxattr(path, name, value, size);

    if (ret >= 0)
        ring3_wrote(value, size ? (size_t)ret : 0);
    return ret;
}
#define sys_getxattr(path, name, value, size) ring3_msan_getxattr(path, name, value, size)

RING3_INLINE long ring3_msan_lgetxattr(const char *path, const char *name, void *value, size_t size)
{
    long ret = sys_lgetxattr(path, name, value, size);

    if (ret >= 0)
        ring3_wrote(value, size ? (size_t)ret : 0);
    return ret;
}
#define sys_lgetxattr(path, name, value, size) ring3_msan_lgetxattr(path, name, value, size)

RING3_INLINE long ring3_msan_fgetxattr(int fd, const char *name, void *value, size_t size)
{
    long ret = sys_fgetxattr(fd, name, value, size);

    if (ret >= 0)
        ring3_wrote(value, size ? (size_t)ret : 0);
    return ret;
}
#define sys_fgetxattr(fd, name, value, size) ring3_msan_fgetxattr(fd, name, value, size)

RING3_INLINE long ring3_msan_listxattr(const char *path, char *list, size_t size)
{
    long ret = sys_listxattr(path, list, size);

    if (ret >= 0)
        ring3_wrote(list, size ? (size_t)ret : 0);
    return ret;
}
#define sys_listxattr(path, list, size) ring3_msan_listxattr(path, list, size)

RING3_INLINE long ring3_msan_llistxattr(const char *path, char *list, size_t size)
{
    long ret = sys_llistxattr(path, list, size);

    if (ret >= 0)
        ring3_wrote(list, size ? (size_t)ret : 0);
    return ret;
}
#define sys_llistxattr(path, list, size) ring3_msan_llistxattr(path, list, size)

RING3_INLINE long ring3_msan_flistxattr(int fd, char *list, size_t size)
{
    long ret = sys_flistxattr(fd, list, size);

    if (ret >= 0)
        ring3_wrote(list, size ? (size_t)ret : 0);
    return ret;
}
#define sys_flistxattr(fd, list, size) ring3_msan_flistxattr(fd, list, size)

RING3_INLINE long ring3_msan_sched_getaffinity(int pid, unsigned int size, unsigned long *mask)
{
    long ret = sys_sched_getaffinity(pid, size, mask);

    if (ret >= 0)
        ring3_wrote(mask, (size_t)ret);
    return ret;
}
#define sys_sched_getaffinity(pid, size, mask) ring3_msan_sched_getaffinity(pid, size, mask)

RING3_INLINE int ring3_msan_set_thread_area(struct kernel_user_desc *desc)
{
    int ret = sys_set_thread_area(desc);

    if (ret >= 0)
        ring3_wrote(&desc->entry_number, sizeof(int));
    return ret;
}
#define sys_set_thread_area(desc) ring3_msan_set_thread_area(desc)

RING3_INLINE int ring3_msan_get_thread_area(struct kernel_user_desc *desc)
{
    int ret = sys_get_thread_area(desc);

    if (ret >= 0)
        ring3_wrote(desc, sizeof *desc);
    return ret;
}
#define sys_get_thread_area(desc) ring3_msan_get_thread_area(desc)

RING3_INLINE int ring3_msan_io_setup(unsigned int count, unsigned long *context)
{
    int ret = sys_io_setup(count, context);

    if (ret >= 0)
        ring3_wrote(context, sizeof *context);
    return ret;
}
#define sys_io_setup(count, context) ring3_msan_io_setup(count, context)

RING3_INLINE long ring3_msan_io_getevents(unsigned long context, long min, long count, struct kernel_io_event *events, const struct kernel_timespec *timeout)
{
    long ret = sys_io_getevents(context, min, count, events, timeout);

    if (ret >= 0)
        ring3_wrote(events, (size_t)ret * sizeof *events);
    return ret;
}
#define sys_io_getevents(context, min, count, events, timeout) ring3_msan_io_getevents(context, min, count, events, timeout)

RING3_INLINE long ring3_msan_epoll_wait(int epfd, struct kernel_epoll_event *events, int count, int timeout)
{
    long ret = sys_epoll_wait(epfd, events, count, timeout);

    if (ret >= 0)
        ring3_wrote(events, (size_t)ret * sizeof *events);
    return ret;
}
#define sys_epoll_wait(epfd, events, count, timeout) ring3_msan_epoll_wait(epfd, events, count, timeout)

RING3_INLINE int ring3_msan_timer_create(int clock, struct kernel_sigevent *event, int *timer)
{
    int ret = sys_timer_create(clock, event, timer);

    if (ret >= 0)
        ring3_wrote(timer, sizeof *timer);
    return ret;
}
#define sys_timer_create(clock, event, timer) ring3_msan_timer_create(clock, event, timer)

RING3_INLINE int ring3_msan_timer_settime(int timer, int flags, const struct kernel_itimerspec *value, struct kernel_itimerspec *old)
{
    int ret = sys_timer_settime(timer, flags, value, old);

    if (ret >= 0)
        ring3_wrote(old, sizeof *old);
    return ret;
}
#define sys_timer_settime(timer, flags, value, old) ring3_msan_timer_settime(timer, flags, value, old)

RING3_INLINE int ring3_msan_timer_gettime(int timer, struct kernel_itimerspec *value)
{
    int ret = sys_timer_gettime(timer, value);

    if (ret >= 0)
        ring3_wrote(value, sizeof *value);
    return ret;
}
#define sys_timer_gettime(timer, value) ring3_msan_timer_gettime(timer, value)

RING3_INLINE int ring3_msan_newfstatat(int dirfd, const char *path, struct kernel_stat *st, int flags)
{
    int ret = sys_newfstatat(dirfd, path, st, flags);

    if (ret >= 0)
        ring3_wrote(st, sizeof *st);
    return ret;
}
#define sys_newfstatat(dirfd, path, st, flags) ring3_msan_newfstatat(dirfd, path, st, flags)

RING3_INLINE int ring3_msan_clock_gettime(int clock, struct kernel_timespec *now)
{
    int ret = sys_clock_gettime(clock, now);

    if (ret >= 0)
        ring3_wrote(now, sizeof *now);
    return ret;
}
#define sys_clock_gettime(clock, now) ring3_msan_clock_gettime(clock, now)

RING3_INLINE int ring3_msan_clock_getres(int clock, struct kernel_timespec *resolution)
{
    int ret = sys_clock_getres(clock, resolution);

    if (ret >= 0)
        ring3_wrote(resolution, sizeof *resolution);
    return ret;
}
#define sys_clock_getres(clock, resolution) ring3_msan_clock_getres(clock, resolution)

RING3_INLINE int ring3_msan_clock_nanosleep(int clock, int flags, const struct kernel_timespec *request, struct kernel_timespec *remain)
{
    int ret = sys_clock_nanosleep(clock, flags, request, remain);

    if (ret == -EINTR)
        ring3_wrote(remain, flags & 1 ? 0 : sizeof *remain);
    return ret;
}
#define sys_clock_nanosleep(clock, flags, request, remain) ring3_msan_clock_nanosleep(clock, flags, request, remain)

RING3_INLINE int ring3_msan_get_mempolicy(int *mode, unsigned long *nodes, unsigned long max_node, void *addr, unsigned long flags)
{
    int ret = sys_get_mempolicy(mode, nodes, max_node, addr, flags);

    if (ret >= 0) {
        ring3_wrote(mode, sizeof *mode);
        ring3_wrote(nodes, (max_node + 62) / 64 * 8);
    }
    return ret;
}
#define sys_get_mempolicy(mode, nodes, max_node, addr, flags) ring3_msan_get_mempolicy(mode, nodes, max_node, addr, flags)

RING3_INLINE long ring3_msan_mq_timedreceive(int mq, void *msg, size_t len, unsigned int *priority, const struct kernel_timespec *timeout)
{
    long ret = sys_mq_timedreceive(mq, msg, len, priority, timeout);

    if (ret >= 0) {
        ring3_wrote(msg, (size_t)ret);
        ring3_wrote(priority, sizeof *priority);
    }
    return ret;
}
#define sys_mq_timedreceive(mq, msg, len, priority, timeout) ring3_msan_mq_timedreceive(mq, msg, len, priority, timeout)

RING3_INLINE int ring3_msan_mq_getsetattr(int mq, const struct kernel_mq_attr *attr, struct kernel_mq_attr *old)
{
    int ret = sys_mq_getsetattr(mq, attr, old);

    if (ret >= 0)
        ring3_wrote(old, sizeof *old);
    return ret;
}
#define sys_mq_getsetattr(mq, attr, old) ring3_msan_mq_getsetattr(mq, attr, old)

RING3_INLINE int ring3_msan_waitid(int idtype, int id, struct kernel_siginfo *info, int options, struct kernel_rusage *usage)
{
    int ret = sys_waitid(idtype, id, info, options, usage);

    if (ret >= 0) {
        ring3_wrote(info, 3 * sizeof(int));
        ring3_wrote(info ? &info->pid : NULL, 3 * sizeof(int));
        ring3_wrote(usage, (info ? info->pid : !(options & WNOHANG)) ? sizeof *usage : 0);
    }
    return ret;
}
#define sys_waitid(idtype, id, info, options, usage) ring3_msan_waitid(idtype, id, info, options, usage)

RING3_INLINE long ring3_msan_readlinkat(int dirfd, const char *path, char *buf, int size)
{
    long ret = sys_readlinkat(dirfd, path, buf, size);

    if (ret >= 0)
        ring3_wrote(buf, (size_t)ret);
    return ret;
}
#define sys_readlinkat(dirfd, path, buf, size) ring3_msan_readlinkat(dirfd, path, buf, size)

RING3_INLINE long ring3_msan_pselect6(int count, unsigned long *readable, unsigned long *writable, unsigned long *exceptional, struct kernel_timespec *timeout, const struct kernel_sigset_argpack *mask)
{
    long ret = sys_pselect6(count, readable, writable, exceptional, timeout, mask);

    if (ret >= 0) {
        ring3_wrote(readable, ((size_t)count + 8 * sizeof(long) - 1) / (8 * sizeof(long)) * sizeof(long));
        ring3_wrote(writable, ((size_t)count + 8 * sizeof(long) - 1) / (8 * sizeof(long)) * sizeof(long));
        ring3_wrote(exceptional, ((size_t)count + 8 * sizeof(long) - 1) / (8 * sizeof(long)) * sizeof(long));
    }
    return ret;
}
#define sys_pselect6(count, readable, writable, exceptional, timeout, mask) ring3_msan_pselect6(count, readable, writable, exceptional, timeout, mask)

RING3_INLINE long ring3_msan_ppoll(struct kernel_pollfd *fds, unsigned int count, struct kernel_timespec *timeout, const uint64_t *mask)
{
    long ret = sys_ppoll(fds, count, timeout, mask);

    ring3_wrote_revents(fds, ret < 0 ? 0 : count);
    return ret;
}
#define sys_ppoll(fds, count, timeout, mask) ring3_msan_ppoll(fds, count, timeout, mask)

RING3_INLINE int ring3_msan_get_robust_list(int tid, struct kernel_robust_list_head **head, size_t *len)
{
    int ret = sys_get_robust_list(tid, head, len);

    if (ret >= 0) {
        ring3_wrote(head, sizeof *head);
        ring3_wrote(len, sizeof *len);
    }
    return ret;
}
#define sys_get_robust_list(tid, head, len) ring3_msan_get_robust_list(tid, head, len)

RING3_INLINE long ring3_msan_splice(int in_fd, int64_t *in_offset, int out_fd, int64_t *out_offset, size_t len, unsigned int flags)
{
    long ret = sys_splice(in_fd, in_offset, out_fd, out_offset, len, flags);

    if (ret >= 0) {
        ring3_wrote(in_offset, sizeof *in_offset);
        ring3_wrote(out_offset, sizeof *out_offset);
    }
    return ret;
}
#define sys_splice(in_fd, in_offset, out_fd, out_offset, len, flags) ring3_msan_splice(in_fd, in_offset, out_fd, out_offset, len, flags)

RING3_INLINE long ring3_msan_move_pages(int pid, unsigned long count, void *const *pages, const int *nodes, int *status, int flags)
{
    long ret = sys_move_pages(pid, count, pages, nodes, status, flags);

    if (ret >= 0)
        ring3_wrote(status, count * sizeof *status);
    return ret;
}
#define sys_move_pages(pid, count, pages, nodes, status, flags) ring3_msan_move_pages(pid, count, pages, nodes, status, flags)

RING3_INLINE int ring3_msan_getcpu(unsigned int *cpu, unsigned int *node, void *unused)
{
    int ret = sys_getcpu(cpu, node, unused);

    if (ret >= 0) {
        ring3_wrote(cpu, sizeof *cpu);
        ring3_wrote(node, sizeof *node);
    }
    return ret;
}
#define sys_getcpu(cpu, node, unused) ring3_msan_getcpu(cpu, node, unused)

RING3_INLINE long ring3_msan_epoll_pwait(int epfd, struct kernel_epoll_event *events, int count, int timeout, const uint64_t *mask)
{
    long ret = sys_epoll_pwait(epfd, events, count, timeout, mask);

    if (ret >= 0)
        ring3_wrote(events, (size_t)ret * sizeof *events);
    return ret;
}
#define sys_epoll_pwait(epfd, events, count, timeout, mask) ring3_msan_epoll_pwait(epfd, events, count, timeout, mask)

RING3_INLINE int ring3_msan_timerfd_settime(int fd, int flags, const struct kernel_itimerspec *value, struct kernel_itimerspec *old)
{
    int ret = sys_timerfd_settime(fd, flags, value, old);

    if (ret >= 0)
        ring3_wrote(old, sizeof *old);
    return ret;
}
#define sys_timerfd_settime(fd, flags, value, old) ring3_msan_timerfd_settime(fd, flags, value, old)

RING3_INLINE int ring3_msan_timerfd_gettime(int fd, struct kernel_itimerspec *value)
{
    int ret = sys_timerfd_gettime(fd, value);

    if (ret >= 0)
        ring3_wrote(value, sizeof *value);
    return ret;
}
#define sys_timerfd_gettime(fd, value) ring3_msan_timerfd_gettime(fd, value)

RING3_INLINE int ring3_msan_pipe2(int *fds, int flags)
{
    int ret = sys_pipe2(fds, flags);

    if (ret >= 0)
        ring3_wrote(fds, 2 * sizeof *fds);
    return ret;
}
#define sys_pipe2(fds, flags) ring3_msan_pipe2(fds, flags)

RING3_INLINE long ring3_msan_preadv(int fd, const struct kernel_iovec *iov, unsigned long count, int64_t offset)
{
    long ret = sys_preadv(fd, iov, count, offset);

    if (ret > 0)
        ring3_wrote_pieces(iov, (size_t)count, (size_t)ret);
    return ret;
}
#define sys_preadv(fd, iov, count, offset) ring3_msan_preadv(fd, iov, count, offset)

RING3_INLINE long ring3_msan_recvmmsg(int fd, struct kernel_mmsghdr *msgs, unsigned int count, unsigned int flags, struct kernel_timespec *timeout)
{
    unsigned int i, *had = (unsigned int *)__builtin_alloca(
        count * sizeof *had);
    long ret;

    for (i = 0; i < count; i++)
        had[i] = msgs[i].hdr.name ? msgs[i].hdr.namelen : 0;
    ret = sys_recvmmsg(fd, msgs, count, flags, timeout);

    for (i = 0; (long)i < ret; i++) {
        ring3_wrote(&msgs[i].len, sizeof msgs[i].len);
        ring3_wrote_message(&msgs[i].hdr, had[i], msgs[i].len);
    }
    return ret;
}
#define sys_recvmmsg(fd, msgs, count, flags, timeout) ring3_msan_recvmmsg(fd, msgs, count, flags, timeout)

RING3_INLINE int ring3_msan_prlimit64(int pid, unsigned int resource, const struct kernel_rlimit64 *limit, struct kernel_rlimit64 *old)
{
    int ret = sys_prlimit64(pid, resource, limit, old);

    if (ret >= 0)
        ring3_wrote(old, sizeof *old);
    return ret;
}
#define sys_prlimit64(pid, resource, limit, old) ring3_msan_prlimit64(pid, resource, limit, old)

RING3_INLINE int ring3_msan_name_to_handle_at(int dirfd, const char *path, struct kernel_file_handle *handle, void *mount_id, int flags)
{
    int ret = sys_name_to_handle_at(dirfd, path, handle, mount_id, flags);

    if (ret >= 0 || ret == -EOVERFLOW) {
        ring3_wrote(handle, 2 * sizeof(int) + (ret ? 0 : handle->bytes));
        ring3_wrote(mount_id, flags & 1 ? 8 : 4);
    }
    return ret;
}
#define sys_name_to_handle_at(dirfd, path, handle, mount_id, flags) ring3_msan_name_to_handle_at(dirfd, path, handle, mount_id, flags)

RING3_INLINE int ring3_msan_clock_adjtime(int clock, struct kernel_timex *timex)
{
    int ret = sys_clock_adjtime(clock, timex);

    if (ret >= 0)
        ring3_wrote(timex, sizeof *timex);
    return ret;
}
#define sys_clock_adjtime(clock, timex) ring3_msan_clock_adjtime(clock, timex)

RING3_INLINE long ring3_msan_sendmmsg(int fd, struct kernel_mmsghdr *msgs, unsigned int count, unsigned int flags)
{
    long i, ret = sys_sendmmsg(fd, msgs, count, flags);

    for (i = 0; i < ret; i++)
        ring3_wrote(&msgs[i].len, sizeof msgs[i].len);
    return ret;
}
#define sys_sendmmsg(fd, msgs, count, flags) ring3_msan_sendmmsg(fd, msgs, count, flags)

RING3_INLINE long ring3_msan_process_vm_readv(int pid, const struct kernel_iovec *local, unsigned long local_count, const struct kernel_iovec *remote, unsigned long remote_count, unsigned long flags)
{
    long ret = sys_process_vm_readv(pid, local, local_count, remote, remote_count, flags);

    if (ret > 0)
        ring3_wrote_pieces(local, (size_t)local_count, (size_t)ret);
    return ret;
}
#define sys_process_vm_readv(pid, local, local_count, remote, remote_count, flags) ring3_msan_process_vm_readv(pid, local, local_count, remote, remote_count, flags)

RING3_INLINE int ring3_msan_sched_getattr(int pid, struct kernel_sched_attr *attr, unsigned int size, unsigned int flags)
{
    int ret = sys_sched_getattr(pid, attr, size, flags);

    if (ret >= 0)
        ring3_wrote(attr, size);
    return ret;
}
#define sys_sched_getattr(pid, attr, size, flags) ring3_msan_sched_getattr(pid, attr, size, flags)

RING3_INLINE long ring3_msan_getrandom(void *buf, size_t len, unsigned int flags)
{
    long ret = sys_getrandom(buf, len, flags);

    if (ret >= 0)
        ring3_wrote(buf, (size_t)ret);
    return ret;
}
#define sys_getrandom(buf, len, flags) ring3_msan_getrandom(buf, len, flags)

RING3_INLINE int ring3_msan_bpf(int command, void *attr, unsigned int size, struct kernel_bpf_common_attr *common, unsigned int common_size)
{
    int ret = sys_bpf(command, attr, size, common, common_size);

    if (ret >= 0) {
        ring3_wrote(attr, size);
        ring3_wrote(common, common_size);
    }
    return ret;
}
#define sys_bpf(command, attr, size, common, common_size) ring3_msan_bpf(command, attr, size, common, common_size)

RING3_INLINE int ring3_msan_socketpair(int family, int type, int protocol, int *fds)
{
    int ret = sys_socketpair(family, type, protocol, fds);

    if (ret >= 0)
        ring3_wrote(fds, 2 * sizeof *fds);
    return ret;
}
#define sys_socketpair(family, type, protocol, fds) ring3_msan_socketpair(family, type, protocol, fds)

RING3_INLINE int ring3_msan_accept4(int fd, void *addr, unsigned int *len, int flags)
{
    unsigned int had = addr && len ? *len : 0;
    int ret = sys_accept4(fd, addr, len, flags);

    if (ret >= 0) {
        ring3_wrote(addr, ring3_least(had, len));
        ring3_wrote(addr ? len : NULL, sizeof *len);
    }
    return ret;
}
#define sys_accept4(fd, addr, len, flags) ring3_msan_accept4(fd, addr, len, flags)

RING3_INLINE int ring3_msan_getsockopt(int fd, int level, int option, void *value, unsigned int *len)
{
    unsigned int had = value && len ? *len : 0;
    int ret = sys_getsockopt(fd, level, option, value, len);

    if (ret >= 0) {
        ring3_wrote(value, ring3_least(had, len));
        ring3_wrote(len, sizeof *len);
    }
    return ret;
}
#define sys_getsockopt(fd, level, option, value, len) ring3_msan_getsockopt(fd, level, option, value, len)

RING3_INLINE int ring3_msan_getsockname(int fd, void *addr, unsigned int *len)
{
    unsigned int had = addr && len ? *len : 0;
    int ret = sys_getsockname(fd, addr, len);

    if (ret >= 0) {
        ring3_wrote(addr, ring3_least(had, len));
        ring3_wrote(len, sizeof *len);
    }
    return ret;
}
#define sys_getsockname(fd, addr, len) ring3_msan_getsockname(fd, addr, len)

RING3_INLINE int ring3_msan_getpeername(int fd, void *addr, unsigned int *len)
{
    unsigned int had = addr && len ? *len : 0;
    int ret = sys_getpeername(fd, addr, len);

    if (ret >= 0) {
        ring3_wrote(addr, ring3_least(had, len));
        ring3_wrote(len, sizeof *len);
    }
    return ret;
}
#define sys_getpeername(fd, addr, len) ring3_msan_getpeername(fd, addr, len)

RING3_INLINE long ring3_msan_recvfrom(int fd, void *buf, size_t len, unsigned int flags, void *addr, unsigned int *addr_len)
{
    unsigned int had = addr && addr_len ? *addr_len : 0;
    long ret = sys_recvfrom(fd, buf, len, flags, addr, addr_len);

    if (ret >= 0) {
        ring3_wrote(buf, (size_t)ret < len ? (size_t)ret : len);
        ring3_wrote(addr, ring3_least(had, addr_len));
        ring3_wrote(addr ? addr_len : NULL, sizeof *addr_len);
    }
    return ret;
}
#define sys_recvfrom(fd, buf, len, flags, addr, addr_len) ring3_msan_recvfrom(fd, buf, len, flags, addr, addr_len)

RING3_INLINE long ring3_msan_recvmsg(int fd, struct kernel_msghdr *msg, unsigned int flags)
{
    unsigned int had = msg && msg->name ? msg->namelen : 0;
    long ret = sys_recvmsg(fd, msg, flags);

    if (ret >= 0)
        ring3_wrote_message(msg, had, (size_t)ret);
    return ret;
}
#define sys_recvmsg(fd, msg, flags) ring3_msan_recvmsg(fd, msg, flags)

RING3_INLINE long ring3_msan_copy_file_range(int in_fd, int64_t *in_offset, int out_fd, int64_t *out_offset, size_t len, unsigned int flags)
{
    long ret = sys_copy_file_range(in_fd, in_offset, out_fd, out_offset, len, flags);

    if (ret >= 0) {
        ring3_wrote(in_offset, sizeof *in_offset);
        ring3_wrote(out_offset, sizeof *out_offset);
    }
    return ret;
}
#define sys_copy_file_range(in_fd, in_offset, out_fd, out_offset, len, flags) ring3_msan_copy_file_range(in_fd, in_offset, out_fd, out_offset, len, flags)

RING3_INLINE long ring3_msan_preadv2(int fd, const struct kernel_iovec *iov, unsigned long count, int64_t offset, int flags)
{
    long ret = sys_preadv2(fd, iov, count, offset, flags);

    if (ret > 0)
        ring3_wrote_pieces(iov, (size_t)count, (size_t)ret);
    return ret;
}
#define sys_preadv2(fd, iov, count, offset, flags) ring3_msan_preadv2(fd, iov, count, offset, flags)

RING3_INLINE int ring3_msan_statx(int dirfd, const char *path, unsigned int flags, unsigned int mask, struct kernel_statx *stx)
{
    int ret = sys_statx(dirfd, path, flags, mask, stx);

    if (ret >= 0)
        ring3_wrote(stx, sizeof *stx);
    return ret;
}
#define sys_statx(dirfd, path, flags, mask, stx) ring3_msan_statx(dirfd, path, flags, mask, stx)

RING3_INLINE long ring3_msan_io_pgetevents(unsigned long context, long min, long count, struct kernel_io_event *events, const struct kernel_timespec *timeout, const struct kernel_aio_sigset *mask)
{
    long ret = sys_io_pgetevents(context, min, count, events, timeout, mask);

    if (ret >= 0)
        ring3_wrote(events, (size_t)ret * sizeof *events);
    return ret;
}
#define sys_io_pgetevents(context, min, count, events, timeout, mask) ring3_msan_io_pgetevents(context, min, count, events, timeout, mask)

RING3_INLINE int ring3_msan_rseq(struct kernel_rseq *area, unsigned int len, int flags, unsigned int signature)
{
    int ret = sys_rseq(area, len, flags, signature);

    if (ret >= 0)
        ring3_wrote(area, sizeof *area);
    return ret;
}
#define sys_rseq(area, len, flags, signature) ring3_msan_rseq(area, len, flags, signature)

RING3_INLINE int ring3_msan_shmctl(int id, int command, struct kernel_shmid64_ds *info)
{
    int ret = sys_shmctl(id, command, info);

    if (ret >= 0)
        ring3_wrote(info, command == 3 ? 9 * sizeof(long) : command == 14 ? 6 * sizeof(long) : command == 2 || command > 12 ? sizeof *info : 0);
    return ret;
}
#define sys_shmctl(id, command, info) ring3_msan_shmctl(id, command, info)

RING3_INLINE long ring3_msan_msgrcv(int id, void *msg, size_t size, long type, int flags)
{
    long ret = sys_msgrcv(id, msg, size, type, flags);

    if (ret >= 0)
        ring3_wrote(msg, (size_t)ret + sizeof(long));
    return ret;
}
#define sys_msgrcv(id, msg, size, type, flags) ring3_msan_msgrcv(id, msg, size, type, flags)

RING3_INLINE int ring3_msan_msgctl(int id, int command, struct kernel_msqid64_ds *info)
{
    int ret = sys_msgctl(id, command, info);

    if (ret >= 0)
        ring3_wrote(info, command == 3 || command == 12 ? 8 * sizeof(int) : command == 2 || command > 10 ? sizeof *info : 0);
    return ret;
}
#define sys_msgctl(id, command, info) ring3_msan_msgctl(id, command, info)

RING3_INLINE int ring3_msan_io_uring_setup(unsigned int entries, struct kernel_io_uring_params *params)
{
    int ret = sys_io_uring_setup(entries, params);

    if (ret >= 0)
        ring3_wrote(params, sizeof *params);
    return ret;
}
#define sys_io_uring_setup(entries, params) ring3_msan_io_uring_setup(entries, params)

RING3_INLINE long ring3_msan_epoll_pwait2(int epfd, struct kernel_epoll_event *events, int count, const struct kernel_timespec *timeout, const uint64_t *mask)
{
    long ret = sys_epoll_pwait2(epfd, events, count, timeout, mask);

    if (ret >= 0)
        ring3_wrote(events, (size_t)ret * sizeof *events);
    return ret;
}
#define sys_epoll_pwait2(epfd, events, count, timeout, mask) ring3_msan_epoll_pwait2(epfd, events, count, timeout, mask)

RING3_INLINE int ring3_msan_cachestat(int fd, const struct kernel_cachestat_range *range, struct kernel_cachestat *pages, unsigned int flags)
{
    int ret = sys_cachestat(fd, range, pages, flags);

    if (ret >= 0)
        ring3_wrote(pages, sizeof *pages);
    return ret;
}
#define sys_cachestat(fd, range, pages, flags) ring3_msan_cachestat(fd, range, pages, flags)

RING3_INLINE int ring3_msan_statmount(const struct kernel_mnt_id_req *request, struct kernel_statmount *buf, size_t size, unsigned int flags)
{
    int ret = sys_statmount(request, buf, size, flags);

    if (ret >= 0) {
        ring3_wrote(buf, size < 4 ? size : 4);
        ring3_wrote(&buf->mnt_opts, size < 4 ? 0 : buf->size - 4);
    }
    return ret;
}
#define sys_statmount(request, buf, size, flags) ring3_msan_statmount(request, buf, size, flags)

RING3_INLINE long ring3_msan_listmount(const struct kernel_mnt_id_req *request, uint64_t *ids, size_t count, unsigned int flags)
{
    long ret = sys_listmount(request, ids, count, flags);

    if (ret >= 0)
        ring3_wrote(ids, (size_t)ret * sizeof *ids);
    return ret;
}
#define sys_listmount(request, ids, count, flags) ring3_msan_listmount(request, ids, count, flags)

RING3_INLINE long ring3_msan_lsm_get_self_attr(unsigned int attr, struct kernel_lsm_ctx *context, unsigned int *size, unsigned int flags)
{
    long ret = sys_lsm_get_self_attr(attr, context, size, flags);

    if (ret >= 0) {
        ring3_wrote(context, *size);
        ring3_wrote(size, sizeof *size);
    }
    return ret;
}
#define sys_lsm_get_self_attr(attr, context, size, flags) ring3_msan_lsm_get_self_attr(attr, context, size, flags)

RING3_INLINE long ring3_msan_lsm_list_modules(uint64_t *ids, unsigned int *size, unsigned int flags)
{
    long ret = sys_lsm_list_modules(ids, size, flags);

    if (ret >= 0) {
        ring3_wrote(ids, *size);
        ring3_wrote(size, sizeof *size);
    }
    return ret;
}
#define sys_lsm_list_modules(ids, size, flags) ring3_msan_lsm_list_modules(ids, size, flags)

RING3_INLINE long ring3_msan_getxattrat(int dirfd, const char *path, unsigned int at_flags, const char *name, const struct kernel_xattr_args *args, size_t size)
{
    long ret = sys_getxattrat(dirfd, path, at_flags, name, args, size);

    if (ret >= 0)
        ring3_wrote((void *)(uintptr_t)args->value, args->size ? (size_t)ret : 0);
    return ret;
}
#define sys_getxattrat(dirfd, path, at_flags, name, args, size) ring3_msan_getxattrat(dirfd, path, at_flags, name, args, size)

RING3_INLINE long ring3_msan_listxattrat(int dirfd, const char *path, unsigned int at_flags, char *list, size_t size)
{
    long ret = sys_listxattrat(dirfd, path, at_flags, list, size);

    if (ret >= 0)
        ring3_wrote(list, size ? (size_t)ret : 0);
    return ret;
}
#define sys_listxattrat(dirfd, path, at_flags, list, size) ring3_msan_listxattrat(dirfd, path, at_flags, list, size)

RING3_INLINE int ring3_msan_file_getattr(int dirfd, const char *path, struct kernel_file_attr *attr, size_t size, unsigned int at_flags)
{
    int ret = sys_file_getattr(dirfd, path, attr, size, at_flags);

    if (ret >= 0)
        ring3_wrote(attr, size);
    return ret;
}
#define sys_file_getattr(dirfd, path, attr, size, at_flags) ring3_msan_file_getattr(dirfd, path, attr, size, at_flags)

RING3_INLINE long ring3_msan_listns(const struct kernel_ns_id_req *request, uint64_t *ids, size_t count, unsigned int flags)
{
    long ret = sys_listns(request, ids, count, flags);

    if (ret >= 0)
        ring3_wrote(ids, (size_t)ret * sizeof *ids);
    return ret;
}
#define sys_listns(request, ids, count, flags) ring3_msan_listns(request, ids, count, flags)

#define sys_waitpid(pid, status, options) \
    ring3_msan_wait4(pid, status, options, NULL)
#define sys_wait(status) ring3_msan_wait4(-1, status, 0, NULL)

#ifdef RING3_RESTORER_H
/* It looks at what the kernel wrote, as code from before these macros. */
RING3_INLINE int ring3_msan_sigaction(int sig,
                                      const struct kernel_sigaction *act,
                                      struct kernel_sigaction *old)
{
    struct kernel_sigaction was;
    int ret;

    was.flags = 0;
    was.restorer = NULL;
    ret = ring3_sigaction(sig, act, old ? &was : NULL);
    if (!ret && old) {
        *old = was;
        ring3_wrote(old, sizeof *old);
    }
    return ret;
}
#define ring3_sigaction(sig, act, old) ring3_msan_sigaction(sig, act, old)
#endif

#endif
#endif
#endif /* RING3_WITH_MSAN */
