; SPDX-License-Identifier: 0BSD
; unfinished - fork, and nothing after it
;
; Shows what a program without an exit does: both processes go on after the
; last instruction, into bytes that nobody wrote, and die of it.
;
;     $ ./unfinished
;     Segmentation fault

%include "ring3.inc"

        section .text align=1
        global  _start

_start:
        sys     fork

        section .note.GNU-stack noalloc noexec nowrite progbits
