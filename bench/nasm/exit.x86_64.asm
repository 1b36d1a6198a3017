; SPDX-License-Identifier: 0BSD
; exit - end with a status, on x86_64 by hand
;
; Shows the shortest program there is: one system call, its number in rax and
; its argument in rdi. The status is 0.
;
;     $ nasm -f elf64 -o exit.o exit.x86_64.asm
;     $ ld -m elf_x86_64 -s -o exit exit.o
;     $ ./exit; echo $?
;     0
;
; push and pop load a small number in three bytes; mov takes five.

        bits    64
        default rel

        section .text align=1
        global  _start

_start:
        xor     edi, edi                ; status 0
        push    60
        pop     rax                     ; exit
        syscall                         ; does not come back

        section .note.GNU-stack noalloc noexec nowrite progbits
