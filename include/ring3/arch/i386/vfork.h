/* SPDX-License-Identifier: 0BSD */
/* i386: sys_vfork. For a readable version see src/arch/i386/vfork.asm.
 * Instructions that the two assembler dialects write differently are given as
 * bytes.
 */
#ifndef RING3_ARCH_I386_VFORK_H
#define RING3_ARCH_I386_VFORK_H
#pragma GCC system_header

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
