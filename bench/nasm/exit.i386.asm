; SPDX-License-Identifier: 0BSD
; exit - end with a status, on i386 by hand
;
; Shows the shortest program there is: one system call, its number in eax and
; its argument in ebx. The status is 0.
;
;     $ nasm -f elf32 -o exit.o exit.i386.asm
;     $ ld -m elf_i386 -s -o exit exit.o
;     $ ./exit; echo $?
;     0
;
; push and pop load a small number in three bytes; mov takes five.

        bits    32

        section .text align=1
        global  _start

_start:
        xor     ebx, ebx                ; status 0
        push    1
        pop     eax                     ; exit
        int     0x80                    ; does not come back

        section .note.GNU-stack noalloc noexec nowrite progbits
