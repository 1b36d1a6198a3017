; SPDX-License-Identifier: 0BSD
; sys_vfork - a child that borrows this process's memory and stack
;
;       int sys_vfork(void);
;
; The child returns first and overwrites what is on the stack. So the return
; address is kept in a register, of which each of the two has its own. Never
; through the vDSO: that keeps its own return address on the stack.

        bits    32
%include "ring3.inc"

        section .text.sys_vfork progbits alloc exec nowrite align=1
        global  sys_vfork:function hidden (sys_vfork.end - sys_vfork)

sys_vfork:
        pop     edx                     ; where to return to
.held:  mov     eax, NR_vfork
        int     0x80
        push    edx
.back:  retn
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
        dd      sys_vfork - $
        dd      sys_vfork.end - sys_vfork
        db      0
        db      0x40 | (sys_vfork.held - sys_vfork)     ; DW_CFA_advance_loc
        db      0x0e, 0                 ; DW_CFA_def_cfa_offset
        db      0x09, 8, 2              ; DW_CFA_register: eip is in edx
        db      0x40 | (sys_vfork.back - sys_vfork.held)
        db      0x0e, 4
        db      0x88, 1                 ; and on the stack again
        align   4, db 0
fde_end:

        section .note.GNU-stack noalloc noexec nowrite progbits
