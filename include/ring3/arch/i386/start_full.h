/* SPDX-License-Identifier: 0BSD */
/* i386: the machine-dependent part of the fuller start. Instructions that the
 * two assembler dialects write differently are given as bytes.
 */
#ifndef RING3_ARCH_I386_START_FULL_H
#define RING3_ARCH_I386_START_FULL_H
#pragma GCC system_header

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
