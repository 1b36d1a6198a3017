/* SPDX-License-Identifier: 0BSD */
/* x86_64: what a signal handler returns to. For a readable version see
 * src/arch/x86_64/restorer.asm. Instructions that the two assembler dialects
 * write differently are given as bytes. The stack pointer then points to the
 * saved context.
 *
 * Debuggers and unwinders recognise it by these exact bytes: a long mov, no
 * endbr64. They also look one byte before it: the nop keeps them from taking it
 * for the end of another function. With unwind tables they need not guess:
 * these give each register's DWARF number and its place in the context.
 */
#ifndef RING3_ARCH_X86_64_RESTORER_H
#define RING3_ARCH_X86_64_RESTORER_H
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
    ".cfi_def_cfa 7, 0\n"
    ".cfi_offset 8, 40\n"           /* r8 to r15 */
    ".cfi_offset 9, 48\n"
    ".cfi_offset 10, 56\n"
    ".cfi_offset 11, 64\n"
    ".cfi_offset 12, 72\n"
    ".cfi_offset 13, 80\n"
    ".cfi_offset 14, 88\n"
    ".cfi_offset 15, 96\n"
    ".cfi_offset 5, 104\n"          /* rdi */
    ".cfi_offset 4, 112\n"          /* rsi */
    ".cfi_offset 6, 120\n"          /* rbp */
    ".cfi_offset 3, 128\n"          /* rbx */
    ".cfi_offset 1, 136\n"          /* rdx */
    ".cfi_offset 0, 144\n"          /* rax */
    ".cfi_offset 2, 152\n"          /* rcx */
    ".cfi_offset 7, 160\n"          /* rsp */
    ".cfi_offset 16, 168\n")        /* rip */
    "    nop\n"
    "ring3_sigaction_restorer: 7:\n"
    "    .byte 0x48, 0xc7, 0xc0\n"      /* mov  $NR_rt_sigreturn, %rax  */
    "    .long " RING3_TEXT(NR_rt_sigreturn) "\n"
    "    syscall\n"
    RING3_CFI(".cfi_endproc\n")
    ".size ring3_sigaction_restorer, . - 7b\n"
    ".popsection\n"
    ".endif\n");

#endif
