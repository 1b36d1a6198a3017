/* SPDX-License-Identifier: 0BSD */
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
#pragma GCC system_header

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
