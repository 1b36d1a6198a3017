/* SPDX-License-Identifier: 0BSD */
/* With RING3_OUTLINE the raw calls are functions of libring3.a, and their
 * callers do not notice. Each enters the kernel in one place, ring3_gate:
 *
 *      a seccomp filter can let calls pass by their instruction pointer;
 *      an object before the archive can put another ring3_gate there, one that
 *          counts, or an emulator's;
 *      a debugger can unwind out of a call that has not returned;
 *      a call with six arguments costs i386 no block of its own.
 *
 * _start, sys_vfork, ring3_clone, the restorer and the archive's sys_NAME have
 * traps of their own and do not pass it.
 *
 * i386 has a faster way in than int 0x80: RING3_FAST, with this or without, has
 * all but vfork, clone and the restorer pass a ring3_gate that takes it. fast.h
 * says when that is worth a word of memory.
 */
#if defined RING3_OUTLINE && !defined RING3_OUTLINE_H
#define RING3_OUTLINE_H
#pragma GCC system_header

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
