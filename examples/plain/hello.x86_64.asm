; SPDX-License-Identifier: 0BSD
; hello - say so, in plain NASM for x86_64
;
; A call with three arguments, one of them an address.
;
;     $ nasm -f elf64 -o hello.o hello.x86_64.asm
;     $ ld -m elf_x86_64 -o hello hello.o
;     $ ./hello
;     Hello, world

        bits    64
        default rel

        section .text
        global  _start

_start:
        mov     edi, 1                  ; standard output
        lea     rsi, [hello]
        mov     edx, hello_length
        mov     eax, 1                  ; write
        syscall

        shr     eax, 31                 ; 1 for -errno, else 0
        mov     edi, eax
        mov     eax, 60                 ; exit
        syscall

        section .rodata
hello:
        db      "Hello, world", 10
hello_length equ $ - hello

        section .note.GNU-stack noalloc noexec nowrite progbits
