; SPDX-License-Identifier: 0BSD
; wait - the parent goes second
;
; Shows how to put two processes in order: the parent asks the kernel to wake
; it when the child has ended.
;
;     $ ./wait
;     Child process exiting
;     Parent process exiting

%include "ring3.inc"

        section .text align=1
        global  _start

_start:
        sys     fork
        test    ret, ret                ; the child's id; in the child 0
        js      exit                    ; -errno: there is no child
        jz      in_child

        sys     wait4, eax, 0, 0, 0     ; no handler here, so no -EINTR
        sys     write, 1, &parent, parent.end - parent
        jmp     exit

in_child:
        sys     write, 1, &child, child.end - child
exit:
        shr     eax, 31                 ; 1 for -errno, else 0
        sys     exit_group, eax

parent: db      "Parent process exiting", 10
.end:
child:  db      "Child process exiting", 10
.end:

        section .note.GNU-stack noalloc noexec nowrite progbits
