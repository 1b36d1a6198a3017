; SPDX-License-Identifier: 0BSD
; unfinished - fork, and nothing after it, in plain NASM for x86_64
;
; Both processes go on after the last instruction, into bytes that nobody
; wrote, and die of it.
;
;     $ nasm -f elf64 -o unfinished.o unfinished.x86_64.asm
;     $ ld -m elf_x86_64 -o unfinished unfinished.o
;     $ ./unfinished
;     Segmentation fault

        bits    64
        default rel

        section .text
        global  _start

_start:
        mov     eax, 57                 ; fork
        syscall

        section .note.GNU-stack noalloc noexec nowrite progbits
