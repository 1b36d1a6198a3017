; SPDX-License-Identifier: 0BSD
; memcpy, memmove, memset, memcmp, bcmp - what compilers call unasked
;
;       void *memcpy(void *dest, const void *src, size_t len);
;       rax          rdi         rsi              rdx
;
; Weak, so that a program's own win; hidden, so that a call is a direct one.

        bits    64
        section .text progbits alloc exec nowrite align=1

        global  memcpy:function weak hidden (memcpy.end - memcpy)
memcpy:
        mov     rax, rdi
        mov     rcx, rdx
        rep     movsb
        ret
.end:

        global  memmove:function weak hidden (memmove.end - memmove)
memmove:
        mov     rax, rdi
        mov     rcx, rdx
        sub     rdi, rsi                ; dest - src, huge if dest is before
        cmp     rdi, rcx
        mov     rdi, rax
        jb      .down                   ; dest begins inside src
        rep     movsb
        ret
.down:
        lea     rdi, [rdi + rcx - 1]
        lea     rsi, [rsi + rcx - 1]
        std
        rep     movsb
        cld                             ; as every function expects it
        ret
.end:

        global  memset:function weak hidden (memset.end - memset)
memset:
        mov     r8, rdi
        mov     eax, esi
        mov     rcx, rdx
        rep     stosb
        mov     rax, r8
        ret
.end:

        global  memcmp:function weak hidden (memcmp.end - memcmp)
        global  bcmp:function weak hidden (memcmp.end - memcmp)
bcmp:
memcmp:
        mov     rcx, rdx
        xor     eax, eax                ; equal, if there is nothing to compare
        repe    cmpsb
        je      .equal
        movzx   eax, byte [rdi - 1]
        movzx   ecx, byte [rsi - 1]
        sub     eax, ecx
.equal:
        ret
.end:

        section .note.gnu.property note alloc noexec nowrite align=8
        dd      4, 16, 5                ; NT_GNU_PROPERTY_TYPE_0
        db      "GNU", 0
        dd      0xc0000002, 4, 2, 0     ; x86 feature: SHSTK

        section .note.GNU-stack noalloc noexec nowrite progbits
