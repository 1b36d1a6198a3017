; SPDX-License-Identifier: 0BSD
; ring3_clone - a child that calls a function on a stack of its own
;
;       int ring3_clone(int (*fn)(void *), void *stack_top,
;       eax             [esp + 4]          [esp + 8]
;                       unsigned long flags, void *arg, int *parent_tid,
;                       [esp + 12]           [esp + 16] [esp + 20]
;                       void *tls, int *child_tid);
;                       [esp + 24] [esp + 28]
;
; The child begins with the parent's registers and nothing but the new stack.
; It finds fn in ebp, which the kernel does not read, and arg on the stack, as
; fn does; and in eax, where -mregparm looks for it. Four registers belong to
; the caller: saving them puts fn at [esp + 20].

        bits    32
%include "ring3.inc"

        section .text.ring3_clone progbits alloc exec nowrite align=1
        global  ring3_clone:function hidden (ring3_clone.end - ring3_clone)

ring3_clone:
        push    ebp
.p1:    push    ebx
.p2:    push    esi
.p3:    push    edi
.p4:    mov     ecx, [esp + 24]         ; stack_top
        mov     eax, -EINVAL
        jecxz   .back                   ; on the parent's stack it would crash
        and     ecx, -16
        sub     ecx, 16
        mov     eax, [esp + 32]
        mov     [ecx], eax              ; arg
        mov     ebp, [esp + 20]         ; fn
        mov     ebx, [esp + 28]         ; flags
        mov     edx, [esp + 36]         ; parent_tid
        mov     esi, [esp + 40]         ; tls
        mov     edi, [esp + 44]         ; child_tid
        mov     eax, NR_clone
        int     0x80
        test    eax, eax
        jz      .child
.back:  pop     edi
.q1:    pop     esi
.q2:    pop     ebx
.q3:    pop     ebp
.q4:    retn
.child:
        mov     edx, ebp
        xor     ebp, ebp                ; the outermost frame: nobody called
        pop     eax
        push    eax                     ; arg; esp is a multiple of 16
        call    edx
        xchg    ebx, eax                ; status
        mov     eax, NR_exit            ; the thread; not exit_group
        int     0x80
        hlt                             ; a tracer can skip the call
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
        dd      ring3_clone - $
        dd      ring3_clone.end - ring3_clone
        db      0
        db      0x40 | (ring3_clone.p1 - ring3_clone)   ; DW_CFA_advance_loc
        db      0x0e, 8, 0x85, 2        ; DW_CFA_def_cfa_offset; ebp is there
        db      0x41, 0x0e, 12, 0x83, 3 ; ebx
        db      0x41, 0x0e, 16, 0x86, 4 ; esi
        db      0x41, 0x0e, 20, 0x87, 5 ; edi
        db      0x40 | (ring3_clone.q1 - ring3_clone.p4)
        db      0x0e, 16, 0xc7          ; DW_CFA_restore: edi
        db      0x41, 0x0e, 12, 0xc6    ; esi
        db      0x41, 0x0e, 8, 0xc3     ; ebx
        db      0x41, 0x0e, 4, 0xc5     ; ebp
        db      0x40 | (ring3_clone.child - ring3_clone.q4)
        db      0x07, 8                 ; DW_CFA_undefined: nowhere to return to
        align   4, db 0
fde_end:

        section .note.gnu.property note alloc noexec nowrite align=4
        dd      4, 12, 5                ; NT_GNU_PROPERTY_TYPE_0
        db      "GNU", 0
        dd      0xc0000002, 4, 2        ; x86 feature: SHSTK

        section .note.GNU-stack noalloc noexec nowrite progbits
