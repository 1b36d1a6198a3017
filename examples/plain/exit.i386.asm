; SPDX-License-Identifier: 0BSD
; exit - end with a status, in plain NASM for i386
;
; The number of the call in one register, its argument in the next, and the
; instruction that enters the kernel.
;
;     $ nasm -f elf32 -o exit.o exit.i386.asm
;     $ ld -m elf_i386 -o exit exit.o
;     $ ./exit; echo $?
;     7

        bits    32

        section .text
        global  _start

_start:
        mov     ebx, 7
        mov     eax, 1                  ; exit
        int     0x80

        section .note.GNU-stack noalloc noexec nowrite progbits
