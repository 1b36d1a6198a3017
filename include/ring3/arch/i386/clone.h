/* SPDX-License-Identifier: 0BSD */
/* i386: ring3_clone. For a readable version see src/arch/i386/clone.asm.
 * Instructions that the two assembler dialects write differently are given as
 * bytes.
 */
#ifndef RING3_ARCH_I386_CLONE_H
#define RING3_ARCH_I386_CLONE_H
#pragma GCC system_header

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
