/* SPDX-License-Identifier: 0BSD */
/* x86_64: _start, where the kernel enters a program. For a readable version see
 * src/arch/x86_64/start.asm. Instructions that the two assembler dialects write
 * differently are given as bytes.
 */
#ifndef RING3_ARCH_X86_64_START_H
#define RING3_ARCH_X86_64_START_H
#pragma GCC system_header

RING3_START_TEXT
    ".pushsection .text._start, \"ax\", @progbits\n"
    ".globl _start\n"
    ".type _start, @function\n"
    "_start:\n"
#if defined __CET__ && __CET__ & 1
    "    endbr64\n"
#endif
    "    .byte 0x31, 0xed\n"                    /* xor  %ebp, %ebp          */
    "    .byte 0x8b, 0x3c, 0x24\n"              /* mov  (%rsp), %edi        */
    "    .byte 0x48, 0x8d, 0x74, 0x24, 0x08\n"  /* lea  8(%rsp), %rsi       */
    "    .byte 0x48, 0x8d, 0x54, 0xfe, 0x08\n"  /* lea  8(%rsi,%rdi,8), %rdx */
    "    call  " RING3_START_MAIN "\n"
    "    .byte 0x97\n"                          /* xchg %eax, %edi          */
#ifdef RING3_REGISTERS
    /* mov edi to esi, edx, r10d, r8d, r9d: one of them is argument 1 */
    "    .byte 0x89, 0xfe, 0x89, 0xfa, 0x41, 0x89, 0xfa, 0x41, 0x89, 0xf8\n"
    "    .byte 0x41, 0x89, 0xf9\n"
#endif
    "    .byte 0xb8\n"                          /* mov  $NR_exit_group, %eax */
    "    .long " RING3_START_EXIT "\n"
    "    " RING3_TRAP "\n"
    "    hlt\n"
    ".popsection\n"
    RING3_START_END

#endif
