; SPDX-License-Identifier: 0BSD
; wait - the parent goes second, on x86_64 by hand
;
; Shows how to put two processes in order: the parent asks the kernel to wake
; it when the child has ended. The fourth argument is in r10, not rcx, which
; syscall overwrites.
;
;     $ nasm -f elf64 -o wait.o wait.x86_64.asm
;     $ ld -m elf_x86_64 -s -o wait wait.o
;     $ ./wait
;     Child process exiting
;     Parent process exiting

        bits    64
        default rel

        section .text align=1
        global  _start

_start:
        push    57
        pop     rax                     ; fork
        syscall
        mov     esi, child
        push    parent - child
        pop     rdx                     ; its length
        test    eax, eax                ; the child's pid; in the child 0
        js      .exit                   ; -errno: there is no child
        jz      .write

        xchg    edi, eax                ; the child's pid
        xor     esi, esi                ; no status wanted
        xor     edx, edx                ; no options
        xor     r10d, r10d              ; no account of what it used
        push    61
        pop     rax                     ; wait4; no handler, so no -EINTR
        syscall
        mov     esi, parent
        push    parent.end - parent
        pop     rdx                     ; its length
.write:
        push    1
        pop     rax                     ; write
        mov     edi, eax                ; 1 is stdout, too
        syscall
.exit:
        xchg    edi, eax                ; what came of the last call
        shr     edi, 31                 ; status: 1 for an error, else 0
        push    60
        pop     rax                     ; exit
        syscall

child:
        db      "Child process exiting", 10
parent:
        db      "Parent process exiting", 10
.end:

        section .note.GNU-stack noalloc noexec nowrite progbits
