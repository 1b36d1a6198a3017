/* SPDX-License-Identifier: 0BSD */
/* i386: _start, where the kernel enters a program. For a readable version see
 * src/arch/i386/start.asm. Instructions that the two assembler dialects write
 * differently are given as bytes.
 */
#ifndef RING3_ARCH_I386_START_H
#define RING3_ARCH_I386_START_H
#pragma GCC system_header

RING3_START_TEXT
    ".pushsection .text._start, \"ax\", @progbits\n"
    ".globl _start\n"
    ".type _start, @function\n"
    "_start:\n"
#if defined __CET__ && __CET__ & 1
    "    endbr32\n"
#endif
    "    .byte 0x31, 0xed\n"                /* xor  %ebp, %ebp          */
    "    .byte 0x58\n"                      /* pop  %eax                */
    "    .byte 0x89, 0xe2\n"                /* mov  %esp, %edx          */
    "    .byte 0x8d, 0x4c, 0x82, 0x04\n"    /* lea  4(%edx,%eax,4), %ecx */
    "    .byte 0x83, 0xec, 0x08\n"          /* sub  $8, %esp            */
    "    .byte 0x51\n"                      /* push %ecx                */
    "    .byte 0x52\n"                      /* push %edx                */
    "    .byte 0x50\n"                      /* push %eax                */
    "    call  " RING3_START_MAIN "\n"
    "    .byte 0x93\n"                      /* xchg %eax, %ebx          */
#ifdef RING3_REGISTERS
    /* mov ebx to ecx, edx, esi, edi, ebp: one of them is argument 1 */
    "    .byte 0x89, 0xd9, 0x89, 0xda, 0x89, 0xde, 0x89, 0xdf, 0x89, 0xdd\n"
#endif
    "    .byte 0xb8\n"                      /* mov  $NR_exit_group, %eax */
    "    .long " RING3_START_EXIT "\n"
    "    " RING3_TRAP "\n"
    "    hlt\n"
    ".popsection\n"
    RING3_START_END

#endif
