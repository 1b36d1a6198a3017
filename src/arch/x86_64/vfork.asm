; SPDX-License-Identifier: 0BSD
; sys_vfork - a child that borrows this process's memory and stack
;
;       int sys_vfork(void);
;
; The child returns first and overwrites what is on the stack. So the return
; address is kept in a register, of which each of the two has its own. The
; shadow stack, where there is one, is shared too: both take the entry off it
; and jump.

        bits    64
%include "ring3.inc"

        section .text.sys_vfork progbits alloc exec nowrite align=1
        global  sys_vfork:function hidden (sys_vfork.end - sys_vfork)

sys_vfork:
        endbr64
        pop     rdx                     ; where to return to
.held:  mov     eax, NR_vfork
        syscall
        xor     ecx, ecx
        rdsspq  rcx                     ; leaves 0 without a shadow stack
        test    rcx, rcx
        jz      .back
        mov     ecx, 1
        incsspq rcx
.back:  db      0x3e                    ; notrack: no endbr64 is needed there
        jmp     rdx
.end:

        section .eh_frame progbits alloc noexec nowrite align=8
cie:
        dd      cie_end - cie - 4, 0
        db      1, "zR", 0
        db      1, 0x78, 16             ; code 1, data -8, returns to rip
        db      1, 0x1b                 ; pointers are pcrel, sdata4
        db      0x0c, 7, 8              ; DW_CFA_def_cfa: rsp + 8
        db      0x90, 1                 ; DW_CFA_offset: rip at cfa - 8
        align   8, db 0                 ; DW_CFA_nop
cie_end:
        dd      fde_end - $ - 4
        dd      $ - cie
        dd      sys_vfork - $
        dd      sys_vfork.end - sys_vfork
        db      0
        db      0x40 | (sys_vfork.held - sys_vfork)     ; DW_CFA_advance_loc
        db      0x0e, 0                 ; DW_CFA_def_cfa_offset
        db      0x09, 16, 1             ; DW_CFA_register: rip is in rdx
        align   8, db 0
fde_end:

        section .note.gnu.property note alloc noexec nowrite align=8
        dd      4, 16, 5                ; NT_GNU_PROPERTY_TYPE_0
        db      "GNU", 0
        dd      0xc0000002, 4, 3, 0     ; x86 feature: IBT | SHSTK

        section .note.GNU-stack noalloc noexec nowrite progbits
