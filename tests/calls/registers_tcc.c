/* SPDX-License-Identifier: 0BSD */
/* What registers.c asks, of tcc, which has neither the assembler
 * directives nor the constraints for the rig: each call below is one line of
 * what strace sees, which matrix.py compares with what it should be. None
 * is really made; strace answers each with 0x51 in place of the kernel.
 *
 *      tcc -nostdlib -static -Iinclude tests/calls/registers_tcc.c -o registers
 *      strace -qq -e raw=all -e inject='!exit_group:retval=0x51' ./registers
 */
#include <ring3/syscall.h>

#ifdef __i386__
#define WIDE 0x80000001ul
#define TELLTALE 0x9abcdef0ul
#else
#define WIDE 0x8000000000000001ul
#define TELLTALE 0x123456789abcdef0ul
#endif

static long value(int set, int i)
{
    switch (set) {
    case 0: return i;
    case 1: return 0;
    case 2: return -1;
    case 3: return -i;
    case 4: return (long)(WIDE + (unsigned long)i);
    default: return (long)(TELLTALE * (unsigned long)i);
    }
}

#ifdef RING3_NO_RAW_MACROS
#define INTEGER(x) ((long)(x))
#define POINTER(p) ((long)(p))
#else
#define INTEGER(x) (x)
#define POINTER(p) (p)
#endif

/* Not main: under the real one libc and ld.so would talk to the kernel too. */
void _start(void)
{
    int set, wrong = 0;
    int minus = -2;
    unsigned int top = 0x80000001u;
    short small = -3;
    unsigned char byte = 0xf0;

    for (set = 0; set < 6; set++) {
        long a = value(set, 1), b = value(set, 2), c = value(set, 3);
        long d = value(set, 4), e = value(set, 5), f = value(set, 6);

        wrong += syscall0(NR_getppid) != 0x51;
        wrong += syscall1(NR_close, a) != 0x51;
        wrong += syscall2(NR_access, a, b) != 0x51;
        wrong += syscall3(NR_readlink, a, b, c) != 0x51;
        wrong += syscall4(NR_readlinkat, a, b, c, d) != 0x51;
        wrong += syscall5(NR_statx, a, b, c, d, e) != 0x51;
        wrong += syscall6(NR_copy_file_range, a, b, c, d, e, f) != 0x51;
        /* The kernel gives all registers back: these hold what they held. */
        wrong += a != value(set, 1) || b != value(set, 2);
        wrong += c != value(set, 3) || d != value(set, 4);
        wrong += e != value(set, 5) || f != value(set, 6);
    }
    syscall6(NR_copy_file_range, INTEGER(minus), INTEGER(top), INTEGER(small),
             INTEGER(byte), INTEGER(-5), INTEGER(0xfffffff0u));
    syscall6(NR_copy_file_range, POINTER(NULL), POINTER((void *)WIDE),
             POINTER((char *)2), 'a', sizeof(int), WIDE);
    syscall1(NR_exit_group, wrong);
}
