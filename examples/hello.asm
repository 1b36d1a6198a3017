; SPDX-License-Identifier: 0BSD
; hello - say so
;
; Shows a call with three arguments, one of them an address, and what came of
; it: the sign of ret, which is in eax on both machines.
;
;     $ ./hello
;     Hello, world

%include "ring3.inc"

        section .text align=1
        global  _start

_start:
        sys     write, 1, &hello, hello.end - hello
        shr     eax, 31                 ; 1 for -errno, else 0
        sys     exit_group, eax

hello:  db      "Hello, world", 10
.end:

        section .note.GNU-stack noalloc noexec nowrite progbits
