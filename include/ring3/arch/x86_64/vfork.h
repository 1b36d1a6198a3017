/* SPDX-License-Identifier: 0BSD */
/* x86_64: sys_vfork. For a readable version see src/arch/x86_64/vfork.asm.
 * Instructions that the two assembler dialects write differently are given as
 * bytes.
 */
#ifndef RING3_ARCH_X86_64_VFORK_H
#define RING3_ARCH_X86_64_VFORK_H
#pragma GCC system_header

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
