; SPDX-License-Identifier: 0BSD
; ring3_gate - where syscall0 to syscall6 enter the kernel
;
; Called with the number and the arguments in their registers; it keeps all that
; the kernel keeps. An object of one's own that defines ring3_gate, in front of
; the archive, takes its place.
;
; libring3-fast.a has one that enters by the address in ring3_sysinfo, as soon
; as ring3_fast() has put it there: that of include/ring3/seam/gate.h.

%include "stub.inc"

%ifndef RING3_FAST

        function_begin ring3_gate, 0
        int     0x80
        retn
        function_end ring3_gate

%else

        bits    32
        section .bss.ring3_sysinfo nobits alloc noexec write align=4
        global  ring3_sysinfo:data hidden 4
ring3_sysinfo:
        resd    1

        section .text.ring3_gate progbits alloc exec nowrite align=1
        global  ring3_gate:function hidden (ring3_gate.end - ring3_gate)
ring3_gate:
        push    ecx
.p1:    call    .here
.here:  pop     ecx
        mov     ecx, [ecx + ring3_sysinfo - .here]
        jecxz   .trap                   ; nothing here touches a flag
        push    ecx
.p2:    mov     ecx, [esp + 4]
        call    [esp]
        lea     esp, [esp + 8]
.q2:    retn
.trap:  pop     ecx
.q1:    int     0x80
        retn
.end:

        section .eh_frame progbits alloc noexec nowrite align=4
cie:
        dd      cie_end - cie - 4, 0
        db      1, "zR", 0
        db      1, 0x7c, 8              ; code 1, data -4, returns to eip
        db      1, 0x1b                 ; pointers are pcrel, sdata4
        db      0x0c, 4, 4              ; DW_CFA_def_cfa: esp + 4
        db      0x88, 1                 ; DW_CFA_offset: eip at cfa - 4
        align   4, db 0                 ; DW_CFA_nop
cie_end:
        dd      fde_end - $ - 4
        dd      $ - cie
        dd      ring3_gate - $
        dd      ring3_gate.end - ring3_gate
        db      0
        db      0x41, 0x0e, 8           ; DW_CFA_advance_loc, _def_cfa_offset
        db      0x40 | (ring3_gate.p2 - ring3_gate.p1), 0x0e, 12
        db      0x40 | (ring3_gate.q2 - ring3_gate.p2), 0x0e, 4
        db      0x40 | (ring3_gate.trap - ring3_gate.q2), 0x0e, 8
        db      0x41, 0x0e, 4
        align   4, db 0
fde_end:

        section .note.gnu.property note alloc noexec nowrite align=4
        dd      4, 12, 5                ; NT_GNU_PROPERTY_TYPE_0
        db      "GNU", 0
        dd      0xc0000002, 4, 2        ; x86 feature: SHSTK

        section .note.GNU-stack noalloc noexec nowrite progbits

%endif
