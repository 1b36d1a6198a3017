; SPDX-License-Identifier: 0BSD
; exec - a child becomes another program
;
; Shows what a shell does with a command, down to its exit status. The words
; (usage, what went wrong, how the child ended) and the search of PATH are left
; to the exec in C; the status is the same, if C's words could be written.
;
;     $ ./exec /bin/sh -c 'exit 3'; echo $?
;     3
;     $ ./exec /bin/sh -c 'kill -9 $$'; echo $?
;     137
;     $ ./exec /nothing; echo $?
;     127
;     $ ./exec /; echo $?
;     126
;     $ ./exec; echo $?
;     2
;
; The kernel enters with argc, argv, a NULL, envp and a NULL on the stack.

%include "ring3.inc"

%if __?BITS?__ == 32
%define stack   esp
%define word_size 4
%else
%define stack   rsp
%define word_size 8
%endif

        section .text align=1
        global  _start

_start:
        cmp     dword [stack], 2        ; argc: ours and a program's name
        jl      usage
        sys     fork
        test    ret, ret                ; the child's id; in the child 0
        js      failed                  ; -errno: there is no child
        jz      in_child

        mov     a1, ret                 ; whom to wait for
        push    1 << 8                  ; exited with 1, if nobody knows
again:
        sys     wait4, a1, stack, 0, 0
        cmp     eax, -EINTR
        je      again
        pop     a3                      ; its low 7 bits: the signal
        mov     ecx, edx
        shr     edx, 8                  ; what it exited with
        and     ecx, 0x7f
        jz      exit
        mov     edx, ecx
        or      dl, 128                 ; killed
exit:
        sys     exit_group, edx

in_child:
        pop     a3                      ; argc
        pop     a1                      ; argv[0], which is us
        mov     a1, [stack]             ; argv[1], the path
        lea     a3, [stack + a3*word_size] ; envp, after the NULL of argv
        sys     execve, a1, stack, a3
        mov     edx, 127                ; it is not found
        cmp     eax, -ENOENT
        je      exit
        dec     edx                     ; it is, but cannot be executed
        jmp     exit
failed:
        mov     edx, 1
        jmp     exit
usage:
        mov     edx, 2
        jmp     exit

        section .note.GNU-stack noalloc noexec nowrite progbits
