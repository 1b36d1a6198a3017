/* SPDX-License-Identifier: 0BSD */
/* x86_64: the machine-dependent part of the fuller start. Instructions that the
 * two assembler dialects write differently are given as bytes.
 */
#ifndef RING3_ARCH_X86_64_START_FULL_H
#define RING3_ARCH_X86_64_START_FULL_H
#pragma GCC system_header

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
