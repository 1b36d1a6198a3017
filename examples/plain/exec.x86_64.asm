; SPDX-License-Identifier: 0BSD
; exec - a child becomes another program, in plain NASM for x86_64
;
; The child becomes the program at the path argv[1], with the arguments after
; it and the environment; the parent ends as it ended, or with 128 and the
; signal that killed it. 127 says that there is no such program, 126 that it
; could not be run, 2 that none is named. The words for these and the search of
; PATH are left to the exec in C.
;
;     $ nasm -f elf64 -o exec.o exec.x86_64.asm
;     $ ld -m elf_x86_64 -o exec exec.o
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

        bits    64
        default rel

        section .text
        global  _start

_start:
        cmp     dword [rsp], 2          ; argc: ours and a program's name
        jl      usage
        mov     eax, 57                 ; fork
        syscall
        cmp     eax, 0                  ; the child's id; in the child 0
        jz      in_child
        jl      failed                  ; -errno: there is no child

in_parent:
        mov     edi, eax                ; whom to wait for
        push    1 << 8                  ; exited with 1, if nobody knows
        mov     rsi, rsp                ; where its status is put
        xor     edx, edx                ; no options
        xor     r10d, r10d              ; not interested in what it used
again:
        mov     eax, 61                 ; wait4
        syscall
        cmp     eax, -4                 ; EINTR
        je      again
        pop     rdi                     ; its low 7 bits: the signal
        mov     ecx, edi
        shr     edi, 8                  ; what it exited with
        and     ecx, 0x7f
        jz      exit
        lea     edi, [rcx + 128]        ; killed
exit:
        mov     eax, 60                 ; exit
        syscall

in_child:
        pop     rax                     ; argc
        pop     rdi                     ; argv[0], which is us
        mov     rdi, [rsp]              ; argv[1], the path
        mov     rsi, rsp                ; argv + 1
        lea     rdx, [rsi + rax*8]      ; envp, after the NULL of argv
        mov     eax, 59                 ; execve: returns only if it fails
        syscall
        mov     edi, 127                ; it is not found
        cmp     eax, -2                 ; ENOENT
        je      exit
        mov     edi, 126                ; it is, but cannot be executed
        jmp     exit
failed:
        mov     edi, 1
        jmp     exit
usage:
        mov     edi, 2
        jmp     exit

        section .note.GNU-stack noalloc noexec nowrite progbits
