; SPDX-License-Identifier: 0BSD
; _start - where the kernel enters a program
;
; The kernel leaves this on the stack, esp 16-byte aligned:
;
;       esp ->  argc
;               argv[0] ... argv[argc - 1], NULL
;               envp[0] ..., NULL
;               auxv[0] ..., AT_NULL
;
; Calls main(argc, argv, envp), then exit_group with its result. The arguments
; are on the stack and in the registers too: -mregparm looks for them there.

        bits    32
%include "ring3.inc"

        section .text._start progbits alloc exec nowrite align=1
        extern  main
        global  _start:function (_start.end - _start)

_start:
        xor     ebp, ebp                ; the outermost frame: nobody called
        pop     eax                     ; argc
        mov     edx, esp                ; argv
        lea     ecx, [edx + eax*4 + 4]  ; envp, behind the NULL of argv
        sub     esp, 8                  ; with three more words aligned again
        push    ecx
        push    edx
        push    eax
        call    main
        xchg    ebx, eax                ; status
        mov     eax, NR_exit_group
        int     0x80
        hlt                             ; a tracer can skip the call
.end:

        section .note.gnu.property note alloc noexec nowrite align=4
        dd      4, 12, 5                ; NT_GNU_PROPERTY_TYPE_0
        db      "GNU", 0
        dd      0xc0000002, 4, 2        ; x86 feature: SHSTK

        section .note.GNU-stack noalloc noexec nowrite progbits
