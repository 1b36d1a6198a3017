; SPDX-License-Identifier: 0BSD
; syscall0 to syscall6 - any call by its number, as a function
;
;       long syscall3(long nr, long a1, long a2, long a3);
;       eax           [+4]     [+8]     [+12]    [+16]       from esp, on entry
;
; src/archive.py assembles this once for each number of WORDS.

%include "stub.inc"

        extern  ring3_gate

        function_begin syscall%[WORDS], WORDS
    %assign word 1
    %rep WORDS
        stub_load a%[word], word + 1
        %assign word word + 1
    %endrep
        mov     eax, [esp + 4 * (stub_saves + 1)]
        call    ring3_gate
        function_return
        function_end syscall%[WORDS]
