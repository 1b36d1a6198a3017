; SPDX-License-Identifier: 0BSD
; _start - where the kernel enters a program
;
; The kernel leaves this on the stack, rsp 16-byte aligned:
;
;       rsp ->  argc
;               argv[0] ... argv[argc - 1], NULL
;               envp[0] ..., NULL
;               auxv[0] ..., AT_NULL
;
; Calls main(argc, argv, envp), then exit_group with its result.

        bits    64
%include "ring3.inc"

        section .text._start progbits alloc exec nowrite align=1
        extern  main
        global  _start:function (_start.end - _start)

_start:
        xor     ebp, ebp                ; the outermost frame: nobody called
        mov     edi, [rsp]              ; argc
        lea     rsi, [rsp + 8]          ; argv
        lea     rdx, [rsi + rdi*8 + 8]  ; envp, behind the NULL of argv
        call    main                    ; rsp is still aligned, as it has to be
        xchg    edi, eax                ; status
        mov     eax, NR_exit_group
        syscall
        hlt                             ; a tracer can skip the call
.end:

        section .note.gnu.property note alloc noexec nowrite align=8
        dd      4, 16, 5                ; NT_GNU_PROPERTY_TYPE_0
        db      "GNU", 0
        dd      0xc0000002, 4, 2, 0     ; x86 feature: SHSTK

        section .note.GNU-stack noalloc noexec nowrite progbits
