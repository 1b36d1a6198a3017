; SPDX-License-Identifier: 0BSD
; ring3_sigaction_restorer - what a signal handler with SA_SIGINFO returns to
;
; esp is then at the handler's arguments, the saved context 160 bytes above.
; Debuggers and unwinders know this place by its bytes, no endbr32, and look one
; byte before it too: the nop keeps them from taking it for the end of another
; function.

        bits    32
%include "ring3.inc"

        section .text.restorer progbits alloc exec nowrite align=1
        global  ring3_sigaction_restorer:function hidden \
                (ring3_sigaction_restorer.end - ring3_sigaction_restorer)

        nop
ring3_sigaction_restorer:
        mov     eax, strict dword NR_rt_sigreturn
        int     0x80
.end:

; Where the context has each register, in 4 bytes: DWARF 5, section 6.4.
        section .eh_frame progbits alloc noexec nowrite align=4
cie:
        dd      cie_end - cie - 4, 0
        db      1, "zRS", 0             ; S: a signal frame
        db      1, 4, 8                 ; code 1, data 4, returns to eip
        db      1, 0x1b                 ; pointers are pcrel, sdata4
        db      0x0c, 4, 0xa0, 0x01     ; DW_CFA_def_cfa: esp + 160
        db      0x87, 4, 0x86, 5        ; DW_CFA_offset: edi, esi
        db      0x85, 6, 0x84, 7        ; ebp, esp
        db      0x83, 8, 0x82, 9        ; ebx, edx
        db      0x81, 10, 0x80, 11      ; ecx, eax
        db      0x88, 14                ; eip
        align   4, db 0                 ; DW_CFA_nop
cie_end:
        dd      fde_end - $ - 4
        dd      $ - cie
        dd      ring3_sigaction_restorer - 1 - $
        dd      ring3_sigaction_restorer.end - ring3_sigaction_restorer + 1
        db      0
        align   4, db 0
fde_end:

        section .note.gnu.property note alloc noexec nowrite align=4
        dd      4, 12, 5                ; NT_GNU_PROPERTY_TYPE_0
        db      "GNU", 0
        dd      0xc0000002, 4, 3        ; x86 feature: IBT | SHSTK

        section .note.GNU-stack noalloc noexec nowrite progbits
