; SPDX-License-Identifier: 0BSD
; memcpy, memmove, memset, memcmp, bcmp - what compilers call unasked
;
;       void *memcpy(void *dest, const void *src, size_t len);
;       eax          [esp + 4]   [esp + 8]        [esp + 12]
;
; Weak, so that a program's own win; hidden, so that a call is a direct one.
; esi and edi belong to the caller: saving them puts dest at [esp + 12].

        bits    32
        section .text progbits alloc exec nowrite align=1

        global  memcpy:function weak hidden (memcpy.end - memcpy)
memcpy:
        push    esi
        push    edi
        mov     edi, [esp + 12]
        mov     esi, [esp + 16]
        mov     ecx, [esp + 20]
        mov     eax, edi
        rep     movsb
        pop     edi
        pop     esi
        ret
.end:

        global  memmove:function weak hidden (memmove.end - memmove)
memmove:
        push    esi
        push    edi
        mov     edi, [esp + 12]
        mov     esi, [esp + 16]
        mov     ecx, [esp + 20]
        mov     eax, edi
        sub     edi, esi                ; dest - src, huge if dest is before
        cmp     edi, ecx
        mov     edi, eax
        jb      .down                   ; dest begins inside src
        rep     movsb
        pop     edi
        pop     esi
        ret
.down:
        lea     edi, [edi + ecx - 1]
        lea     esi, [esi + ecx - 1]
        std
        rep     movsb
        cld                             ; as every function expects it
        pop     edi
        pop     esi
        ret
.end:

        global  memset:function weak hidden (memset.end - memset)
memset:
        push    edi
        mov     edi, [esp + 8]
        mov     eax, [esp + 12]
        mov     ecx, [esp + 16]
        rep     stosb
        mov     eax, [esp + 8]
        pop     edi
        ret
.end:

        global  memcmp:function weak hidden (memcmp.end - memcmp)
        global  bcmp:function weak hidden (memcmp.end - memcmp)
bcmp:
memcmp:
        push    esi
        push    edi
        mov     edi, [esp + 12]
        mov     esi, [esp + 16]
        mov     ecx, [esp + 20]
        xor     eax, eax                ; equal, if there is nothing to compare
        repe    cmpsb
        je      .equal
        movzx   eax, byte [edi - 1]
        movzx   ecx, byte [esi - 1]
        sub     eax, ecx
.equal:
        pop     edi
        pop     esi
        ret
.end:

        section .note.gnu.property note alloc noexec nowrite align=4
        dd      4, 12, 5                ; NT_GNU_PROPERTY_TYPE_0
        db      "GNU", 0
        dd      0xc0000002, 4, 2        ; x86 feature: SHSTK

        section .note.GNU-stack noalloc noexec nowrite progbits
