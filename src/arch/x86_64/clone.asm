; SPDX-License-Identifier: 0BSD
; ring3_clone - a child that calls a function on a stack of its own
;
;       int ring3_clone(int (*fn)(void *), void *stack_top,
;       eax             rdi                rsi
;                       unsigned long flags, void *arg, int *parent_tid,
;                       rdx                  rcx        r8
;                       void *tls, int *child_tid);
;                       r9         [rsp + 8]
;
; The child begins with the parent's registers and nothing but the new stack:
; there it finds fn and arg.

        bits    64
%include "ring3.inc"

        section .text.ring3_clone progbits alloc exec nowrite align=1
        global  ring3_clone:function hidden (ring3_clone.end - ring3_clone)

ring3_clone:
        endbr64
        mov     eax, -EINVAL
        test    rsi, rsi
        jz      .back                   ; on the parent's stack it would crash
        and     rsi, -16
        sub     rsi, 16
        mov     [rsi], rdi
        mov     [rsi + 8], rcx
        mov     rdi, rdx                ; flags
        mov     rdx, r8                 ; parent_tid
        mov     r8, r9                  ; tls
        mov     r10, [rsp + 8]          ; child_tid
        mov     eax, NR_clone
        syscall
        test    eax, eax
        jz      .child
.back:  retn
.child:
        xor     ebp, ebp                ; the outermost frame: nobody called
        pop     rax                     ; fn
        pop     rdi                     ; arg; rsp is a multiple of 16 again
        call    rax
        xchg    edi, eax                ; status
        mov     eax, NR_exit            ; the thread; not exit_group
        syscall
        hlt                             ; a tracer can skip the call
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
        dd      ring3_clone - $
        dd      ring3_clone.end - ring3_clone
        db      0
        db      0x40 | (ring3_clone.child - ring3_clone)
        db      0x07, 16                ; DW_CFA_undefined: nowhere to return to
        align   8, db 0
fde_end:

        section .note.gnu.property note alloc noexec nowrite align=8
        dd      4, 16, 5                ; NT_GNU_PROPERTY_TYPE_0
        db      "GNU", 0
        dd      0xc0000002, 4, 3, 0     ; x86 feature: IBT | SHSTK

        section .note.GNU-stack noalloc noexec nowrite progbits
