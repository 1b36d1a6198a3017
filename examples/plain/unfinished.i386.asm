; SPDX-License-Identifier: 0BSD
; unfinished - fork, and nothing after it, in plain NASM for i386
;
; Both processes go on after the last instruction, into bytes that nobody
; wrote, and die of it.
;
;     $ nasm -f elf32 -o unfinished.o unfinished.i386.asm
;     $ ld -m elf_i386 -o unfinished unfinished.o
;     $ ./unfinished
;     Segmentation fault

        bits    32

        section .text
        global  _start

_start:
        mov     eax, 2                  ; fork
        int     0x80

        section .note.GNU-stack noalloc noexec nowrite progbits
