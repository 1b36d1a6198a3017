; SPDX-License-Identifier: 0BSD
; fork - one process becomes two, on x86_64 by hand
;
; Shows that fork returns twice: 0 in the child, the child's pid in the parent.
; Both run at once, so the two lines come in either order.
;
;     $ nasm -f elf64 -o fork.o fork.x86_64.asm
;     $ ld -m elf_x86_64 -s -o fork fork.o
;     $ ./fork
;     Parent process exiting
;     Child process exiting

        bits    64
        default rel

        section .text align=1
        global  _start

_start:
        push    57
        pop     rax                     ; fork
        syscall
        test    eax, eax                ; the child's pid; in the child 0
        js      .exit                   ; -errno: there is no child
        mov     esi, parent             ; flags stay as they are, down to jnz
        push    child - parent
        pop     rdx                     ; its length
        jnz     .write
        add     esi, edx                ; child, which follows it
        dec     edx                     ; and is one shorter
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

parent:
        db      "Parent process exiting", 10
child:
        db      "Child process exiting", 10

        section .note.GNU-stack noalloc noexec nowrite progbits
