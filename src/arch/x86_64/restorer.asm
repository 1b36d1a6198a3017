; SPDX-License-Identifier: 0BSD
; ring3_sigaction_restorer - what a signal handler returns to
;
; rsp is then at the saved context. Debuggers and unwinders know this place by
; its bytes, a mov of 7 bytes and no endbr64, and look one byte before it too:
; the nop keeps them from taking it for the end of another function.

        bits    64
%include "ring3.inc"

        section .text.restorer progbits alloc exec nowrite align=1
        global  ring3_sigaction_restorer:function hidden \
                (ring3_sigaction_restorer.end - ring3_sigaction_restorer)

        nop
ring3_sigaction_restorer:
        mov     rax, strict dword NR_rt_sigreturn
        syscall
.end:

; Where the context has each register, in 8 bytes: DWARF 5, section 6.4.
        section .eh_frame progbits alloc noexec nowrite align=8
cie:
        dd      cie_end - cie - 4, 0
        db      1, "zRS", 0             ; S: a signal frame
        db      1, 8, 16                ; code 1, data 8, returns to rip
        db      1, 0x1b                 ; pointers are pcrel, sdata4
        db      0x0c, 7, 0              ; DW_CFA_def_cfa: rsp
        db      0x88, 5, 0x89, 6, 0x8a, 7, 0x8b, 8      ; DW_CFA_offset: r8 on
        db      0x8c, 9, 0x8d, 10, 0x8e, 11, 0x8f, 12   ; r12 to r15
        db      0x85, 13, 0x84, 14      ; rdi, rsi
        db      0x86, 15, 0x83, 16      ; rbp, rbx
        db      0x81, 17, 0x80, 18      ; rdx, rax
        db      0x82, 19, 0x87, 20      ; rcx, rsp
        db      0x90, 21                ; rip
        align   8, db 0                 ; DW_CFA_nop
cie_end:
        dd      fde_end - $ - 4
        dd      $ - cie
        dd      ring3_sigaction_restorer - 1 - $
        dd      ring3_sigaction_restorer.end - ring3_sigaction_restorer + 1
        db      0
        align   8, db 0
fde_end:

        section .note.gnu.property note alloc noexec nowrite align=8
        dd      4, 16, 5                ; NT_GNU_PROPERTY_TYPE_0
        db      "GNU", 0
        dd      0xc0000002, 4, 3, 0     ; x86 feature: IBT | SHSTK

        section .note.GNU-stack noalloc noexec nowrite progbits
