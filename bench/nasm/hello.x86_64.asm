; SPDX-License-Identifier: 0BSD
; hello - say so, on x86_64 by hand
;
; Shows a call that answers: its arguments in rdi, rsi and rdx, what came of
; it in rax. Below 0 that is an error, and the program ends with status 1.
;
;     $ nasm -f elf64 -o hello.o hello.x86_64.asm
;     $ ld -m elf_x86_64 -s -o hello hello.o
;     $ ./hello
;     Hello, world

        bits    64
        default rel

        section .text align=1
        global  _start

_start:
        push    1
        pop     rax                     ; write
        mov     edi, eax                ; 1 is stdout, too
        mov     esi, text               ; two bytes less than a lea, but not PIE
        push    text.end - text
        pop     rdx                     ; its length
        syscall
        xchg    edi, eax                ; bytes written, or -errno
        shr     edi, 31                 ; status: 1 for an error, else 0
        push    60
        pop     rax                     ; exit
        syscall

; With the code, which is not written to either: one section less.
text:
        db      "Hello, world", 10
.end:

        section .note.GNU-stack noalloc noexec nowrite progbits
