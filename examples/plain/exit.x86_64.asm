; SPDX-License-Identifier: 0BSD
; exit - end with a status, in plain NASM for x86_64
;
; The number of the call in one register, its argument in the next, and the
; instruction that enters the kernel.
;
;     $ nasm -f elf64 -o exit.o exit.x86_64.asm
;     $ ld -m elf_x86_64 -o exit exit.o
;     $ ./exit; echo $?
;     7

        bits    64
        default rel

        section .text
        global  _start

_start:
        mov     edi, 7
        mov     eax, 60                 ; exit
        syscall

        section .note.GNU-stack noalloc noexec nowrite progbits
