/* SPDX-License-Identifier: 0BSD */
/* x86_64: ring3_clone. For a readable version see src/arch/x86_64/clone.asm.
 * Instructions that the two assembler dialects write differently are given as
 * bytes.
 */
#ifndef RING3_ARCH_X86_64_CLONE_H
#define RING3_ARCH_X86_64_CLONE_H
#pragma GCC system_header

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
