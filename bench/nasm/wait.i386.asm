; SPDX-License-Identifier: 0BSD
; wait - the parent goes second, on i386 by hand
;
; Shows how to put two processes in order: the parent asks the kernel to wake
; it when the child has ended. i386 still has the old waitpid; x86_64 has only
; wait4, with one argument more.
;
;     $ nasm -f elf32 -o wait.o wait.i386.asm
;     $ ld -m elf_i386 -s -o wait wait.o
;     $ ./wait
;     Child process exiting
;     Parent process exiting

        bits    32

        section .text align=1
        global  _start

_start:
        push    2
        pop     eax                     ; fork
        int     0x80
        mov     ecx, child
        push    parent - child
        pop     edx                     ; its length
        test    eax, eax                ; the child's pid; in the child 0
        js      .exit                   ; -errno: there is no child
        jz      .write

        xchg    ebx, eax                ; the child's pid
        xor     ecx, ecx                ; no status wanted
        xor     edx, edx                ; no options
        push    7
        pop     eax                     ; waitpid; no handler, so no -EINTR
        int     0x80
        mov     ecx, parent
        push    parent.end - parent
        pop     edx                     ; its length
.write:
        push    4
        pop     eax                     ; write
        push    1
        pop     ebx                     ; stdout
        int     0x80
.exit:
        xchg    ebx, eax                ; what came of the last call
        shr     ebx, 31                 ; status: 1 for an error, else 0
        push    1
        pop     eax                     ; exit
        int     0x80

child:
        db      "Child process exiting", 10
parent:
        db      "Parent process exiting", 10
.end:

        section .note.GNU-stack noalloc noexec nowrite progbits
