; SPDX-License-Identifier: 0BSD
; exit - end with a status
;
; Shows the shortest program there is: without it the processor would go on
; into whatever comes next.
;
;     $ ./exit; echo $?
;     7

%include "ring3.inc"

        section .text align=1
        global  _start

_start:
        sys     exit_group, 7

        section .note.GNU-stack noalloc noexec nowrite progbits
