/* SPDX-License-Identifier: 0BSD */
/* _start of ring3-cc --tiny: what src/arch/.../start.asm does, in fewer bytes
 * and in pieces, which the linker scripts beside this put into members of the
 * program headers that nobody reads. A short jump leads from each to the next.
 *
 * The kernel has set every register but the stack pointer to 0. Weak: a
 * program's own _start wins, and --gc-sections drops this one.
 */
#ifdef RING3_TINY_DATA
/* The program header of what is written to. */
        .globl  ring3.memory
        .set    ring3.memory, 1
        .section .tiny.data, "a", @progbits
        .long   1                               /* p_type: PT_LOAD */
#ifdef __i386__
        .long   ring3.offset, ring3.data, 0, ring3.filesz, ring3.memsz
        .long   6, 0x1000                       /* p_flags: R W, p_align */
#else
        .long   6                               /* p_flags: R W */
        .quad   ring3.offset, ring3.data, 0, ring3.filesz, ring3.memsz, 0x1000
#endif
#endif

#ifdef __i386__
#include "ring3/arch/i386/nr.h"

        .section .tiny.stack, "ax", @progbits   /* 20 bytes, all taken */
        .weak   _start
        .type   _start, @function
_start:
        pop     %eax                            /* argc */
        mov     %esp, %edx                      /* argv */
        push    %eax                            /* esp is aligned again */
        lea     4(%edx,%eax,4), %ecx            /* envp, behind argv's NULL */
        push    %ebp                            /* four words: still aligned */
        push    %ecx
        push    %edx
        push    %eax
        call    main
        xchg    %eax, %ebx                      /* status */
        .byte   0xeb, clear - . - 1             /* jmp */

        .section .tiny.paddr, "ax", @progbits   /* 4 bytes, all taken */
clear:
        xor     %eax, %eax
        .byte   0xeb, exit - . - 1

        .section .tiny.align, "ax", @progbits   /* 4 bytes, all taken */
exit:
        mov     $NR_exit_group, %al
        int     $0x80

#else
#include "ring3/arch/x86_64/nr.h"

        .section .tiny.start, "ax", @progbits
        .weak   _start
        .type   _start, @function
_start:
        pop     %rdi                            /* argc */
        push    %rsp
        pop     %rsi                            /* argv */
        lea     8(%rsi,%rdi,8), %rdx            /* envp, behind argv's NULL */
        push    %rdi                            /* rsp is aligned again */
        call    main
        .byte   0xeb, exit - . - 1              /* jmp */

        .section .tiny.paddr, "ax", @progbits   /* 7 of 8 bytes */
exit:
        xchg    %eax, %edi                      /* status */
        xor     %eax, %eax
        mov     $NR_exit_group, %al
        syscall

#endif
        .section .note.GNU-stack, "", @progbits
