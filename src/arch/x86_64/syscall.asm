; SPDX-License-Identifier: 0BSD
; syscall0 to syscall6 - any call by its number, as a function
;
;       long syscall3(long nr, long a1, long a2, long a3);
;       rax           rdi      rsi      rdx      rcx
;
; src/archive.py assembles this once for each number of WORDS. The place of a
; word is the caller's next one, so the first moves first; the seventh argument
; of a C function is on the stack.

%include "stub.inc"

        extern  ring3_gate

        function_begin syscall%[WORDS], WORDS
        mov     rax, rdi
    %if WORDS > 0
        mov     a1, rsi
    %endif
    %if WORDS > 1
        mov     a2, rdx
    %endif
    %if WORDS > 2
        mov     a3, rcx
    %endif
    %if WORDS > 3
        mov     a4, r8
    %endif
    %if WORDS > 4
        mov     a5, r9
    %endif
    %if WORDS > 5
        mov     a6, [rsp + 8]
    %endif
        jmp     ring3_gate
        function_end syscall%[WORDS]
