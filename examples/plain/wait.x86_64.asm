; SPDX-License-Identifier: 0BSD
; wait - the parent goes second, in plain NASM for x86_64
;
; The parent asks the kernel to wake it when the child has ended, so that the
; child always comes first.
;
;     $ nasm -f elf64 -o wait.o wait.x86_64.asm
;     $ ld -m elf_x86_64 -o wait wait.o
;     $ ./wait
;     Child process exiting
;     Parent process exiting

        bits    64
        default rel

        section .text
        global  _start

_start:
        mov     eax, 57                 ; fork
        syscall
        cmp     eax, 0                  ; the child's id; in the child 0
        jz      in_child
        jl      exit                    ; -errno: there is no child

in_parent:
        mov     edi, eax                ; whom to wait for
        xor     esi, esi                ; not interested in its status
        xor     edx, edx                ; no options
        xor     r10d, r10d              ; nor in what it used
        mov     eax, 61                 ; wait4
        syscall

        mov     edi, 1                  ; standard output
        lea     rsi, [parent]
        mov     edx, parent_length
        mov     eax, 1                  ; write
        syscall
        jmp     exit

in_child:
        mov     edi, 1                  ; standard output
        lea     rsi, [child]
        mov     edx, child_length
        mov     eax, 1                  ; write
        syscall
exit:
        shr     eax, 31                 ; 1 for -errno, else 0
        mov     edi, eax
        mov     eax, 60                 ; exit
        syscall

        section .rodata
parent:
        db      "Parent process exiting", 10
parent_length equ $ - parent
child:
        db      "Child process exiting", 10
child_length equ $ - child

        section .note.GNU-stack noalloc noexec nowrite progbits
