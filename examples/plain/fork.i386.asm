; SPDX-License-Identifier: 0BSD
; fork - one process becomes two, in plain NASM for i386
;
; fork returns twice: 0 in the child, the child's id in the parent. Both run at
; once, so the two lines come in either order.
;
;     $ nasm -f elf32 -o fork.o fork.i386.asm
;     $ ld -m elf_i386 -o fork fork.o
;     $ ./fork
;     Parent process exiting
;     Child process exiting

        bits    32

        section .text
        global  _start

_start:
        mov     eax, 2                  ; fork
        int     0x80
        cmp     eax, 0                  ; the child's id; in the child 0
        jz      in_child
        jl      exit                    ; -errno: there is no child

in_parent:
        mov     ebx, 1                  ; standard output
        mov     ecx, parent
        mov     edx, parent_length
        mov     eax, 4                  ; write
        int     0x80
        jmp     exit

in_child:
        mov     ebx, 1                  ; standard output
        mov     ecx, child
        mov     edx, child_length
        mov     eax, 4                  ; write
        int     0x80
exit:
        shr     eax, 31                 ; 1 for -errno, else 0
        mov     ebx, eax
        mov     eax, 1                  ; exit
        int     0x80

        section .rodata
parent:
        db      "Parent process exiting", 10
parent_length equ $ - parent
child:
        db      "Child process exiting", 10
child_length equ $ - child

        section .note.GNU-stack noalloc noexec nowrite progbits
