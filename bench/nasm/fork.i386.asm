; SPDX-License-Identifier: 0BSD
; fork - one process becomes two, on i386 by hand
;
; Shows that fork returns twice: 0 in the child, the child's pid in the parent.
; Both run at once, so the two lines come in either order.
;
;     $ nasm -f elf32 -o fork.o fork.i386.asm
;     $ ld -m elf_i386 -s -o fork fork.o
;     $ ./fork
;     Parent process exiting
;     Child process exiting

        bits    32

        section .text align=1
        global  _start

_start:
        push    2
        pop     eax                     ; fork
        int     0x80
        test    eax, eax                ; the child's pid; in the child 0
        js      .exit                   ; -errno: there is no child
        mov     ecx, parent             ; flags stay as they are, down to jnz
        push    child - parent
        pop     edx                     ; its length
        jnz     .write
        add     ecx, edx                ; child, which follows it
        dec     edx                     ; and is one shorter
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

parent:
        db      "Parent process exiting", 10
child:
        db      "Child process exiting", 10

        section .note.GNU-stack noalloc noexec nowrite progbits
