/* SPDX-License-Identifier: 0BSD */
/* i386 with RING3_FAST: the raw calls enter the kernel in ring3_gate, by the
 * address in ring3_sysinfo, which ring3_fast() takes from AT_SYSINFO; and by
 * int 0x80 as long as that is 0. Of both there is one in a program, whichever
 * file it is from: this one, another, or libring3-fast.a.
 *
 * It keeps every register, and the flags: hence jecxz. Nothing here is to be
 * relocated, so that a start that relocates can make calls.
 */
#if defined RING3_FAST && !defined RING3_GATE_H
#define RING3_GATE_H
#pragma GCC system_header

#ifdef RING3_TARGET
#error RING3_FAST is how Linux is entered: leave it out, or RING3_TARGET
#endif

#define RING3_TRAP "call ring3_gate"

extern unsigned long ring3_sysinfo __asm__("ring3_sysinfo")
    __attribute__((__visibility__("hidden")));

/* tcc cannot compile them; a program made by it links libring3-fast.a. */
#ifndef __TINYC__
__asm__(
    ".ifndef ring3_gate\n"
    ".pushsection .text.ring3_gate, \"axG\", @progbits, ring3_gate, comdat\n"
    ".weak ring3_gate\n"
    ".hidden ring3_gate\n"
    ".type ring3_gate, @function\n"
    "ring3_gate: 7:\n"
    RING3_CFI(".cfi_startproc\n")
    "    .byte 0x51\n"                  /* push %ecx                    */
    RING3_CFI(".cfi_def_cfa_offset 8\n")
    "    call  1f\n"
    "1:  .byte 0x59\n"                  /* pop  %ecx                    */
    /* Intel's dialect reads 1b as a binary number: 1b is . - 3 here. */
    "    .byte 0x8b, 0x89\n"            /* mov  ring3_sysinfo - 1b(%ecx), */
    "    .long ring3_sysinfo - . + 3\n" /*      %ecx                    */
    "    jecxz 2f\n"
    "    .byte 0x51\n"                  /* push %ecx                    */
    RING3_CFI(".cfi_def_cfa_offset 12\n")
    "    .byte 0x8b, 0x4c, 0x24, 0x04\n" /* mov 4(%esp), %ecx           */
    "    .byte 0xff, 0x14, 0x24\n"      /* call *(%esp)                 */
    "    .byte 0x8d, 0x64, 0x24, 0x08\n" /* lea 8(%esp), %esp           */
    RING3_CFI(".cfi_def_cfa_offset 4\n")
    "    ret\n"
    RING3_CFI(".cfi_def_cfa_offset 8\n")
    "2:  .byte 0x59\n"                  /* pop  %ecx                    */
    RING3_CFI(".cfi_def_cfa_offset 4\n")
    "    .byte 0xcd, 0x80\n"            /* int  $0x80                   */
    "    ret\n"
    RING3_CFI(".cfi_endproc\n")
    ".size ring3_gate, . - 7b\n"
    ".popsection\n"
    ".endif\n"
    ".ifndef ring3_sysinfo\n"
    ".pushsection .bss.ring3_sysinfo, \"awG\", @nobits, ring3_sysinfo, "
        "comdat\n"
    ".weak ring3_sysinfo\n"
    ".hidden ring3_sysinfo\n"
    ".type ring3_sysinfo, @object\n"
    ".size ring3_sysinfo, 4\n"
    ".balign 4\n"
    "ring3_sysinfo: .zero 4\n"
    ".popsection\n"
    ".endif\n");
#endif

#endif
