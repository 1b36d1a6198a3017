; SPDX-License-Identifier: 0BSD
; hello - say so, in plain NASM for i386
;
; A call with three arguments, one of them an address.
;
;     $ nasm -f elf32 -o hello.o hello.i386.asm
;     $ ld -m elf_i386 -o hello hello.o
;     $ ./hello
;     Hello, world

        bits    32

        section .text
        global  _start

_start:
        mov     ebx, 1                  ; standard output
        mov     ecx, hello
        mov     edx, hello_length
        mov     eax, 4                  ; write
        int     0x80

        shr     eax, 31                 ; 1 for -errno, else 0
        mov     ebx, eax
        mov     eax, 1                  ; exit
        int     0x80

        section .rodata
hello:
        db      "Hello, world", 10
hello_length equ $ - hello

        section .note.GNU-stack noalloc noexec nowrite progbits
