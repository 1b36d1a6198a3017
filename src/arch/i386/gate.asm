; SPDX-License-Identifier: 0BSD
; ring3_gate - where syscall0 to syscall6 enter the kernel
;
; Called with the number and the arguments in their registers; it keeps all that
; the kernel keeps. An object of one's own that defines ring3_gate, in front of
; the archive, takes its place: one that jumps to the address in AT_SYSINFO of
; the auxiliary vector is the kernel's faster way in.

%include "stub.inc"

        function_begin ring3_gate, 0
        int     0x80
        retn
        function_end ring3_gate
