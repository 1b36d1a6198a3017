; SPDX-License-Identifier: 0BSD
; hello - say so, on i386 by hand
;
; Shows a call that answers: its arguments in ebx, ecx and edx, what came of
; it in eax. Below 0 that is an error, and the program ends with status 1.
;
;     $ nasm -f elf32 -o hello.o hello.i386.asm
;     $ ld -m elf_i386 -s -o hello hello.o
;     $ ./hello
;     Hello, world

        bits    32

        section .text align=1
        global  _start

_start:
        push    4
        pop     eax                     ; write
        push    1
        pop     ebx                     ; stdout
        mov     ecx, text
        push    text.end - text
        pop     edx                     ; its length
        int     0x80
        xchg    ebx, eax                ; bytes written, or -errno
        shr     ebx, 31                 ; status: 1 for an error, else 0
        push    1
        pop     eax                     ; exit
        int     0x80

; With the code, which is not written to either: one section less.
text:
        db      "Hello, world", 10
.end:

        section .note.GNU-stack noalloc noexec nowrite progbits
