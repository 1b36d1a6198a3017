; SPDX-License-Identifier: 0BSD
; exec - a child becomes another program, in plain NASM for i386
;
; The child becomes the program at the path argv[1], with the arguments after
; it and the environment; the parent ends as it ended, or with 128 and the
; signal that killed it. 127 says that there is no such program, 126 that it
; could not be run, 2 that none is named. The words for these and the search of
; PATH are left to the exec in C.
;
;     $ nasm -f elf32 -o exec.o exec.i386.asm
;     $ ld -m elf_i386 -o exec exec.o
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

        bits    32

        section .text
        global  _start

_start:
        cmp     dword [esp], 2          ; argc: ours and a program's name
        jl      usage
        mov     eax, 2                  ; fork
        int     0x80
        cmp     eax, 0                  ; the child's id; in the child 0
        jz      in_child
        jl      failed                  ; -errno: there is no child

in_parent:
        mov     ebx, eax                ; whom to wait for
        push    1 << 8                  ; exited with 1, if nobody knows
        mov     ecx, esp                ; where its status is put
        xor     edx, edx                ; no options
        xor     esi, esi                ; not interested in what it used
again:
        mov     eax, 114                ; wait4
        int     0x80
        cmp     eax, -4                 ; EINTR
        je      again
        pop     ebx                     ; its low 7 bits: the signal
        mov     ecx, ebx
        shr     ebx, 8                  ; what it exited with
        and     ecx, 0x7f
        jz      exit
        lea     ebx, [ecx + 128]        ; killed
exit:
        mov     eax, 1                  ; exit
        int     0x80

in_child:
        pop     eax                     ; argc
        pop     ebx                     ; argv[0], which is us
        mov     ebx, [esp]              ; argv[1], the path
        mov     ecx, esp                ; argv + 1
        lea     edx, [ecx + eax*4]      ; envp, after the NULL of argv
        mov     eax, 11                 ; execve: returns only if it fails
        int     0x80
        mov     ebx, 127                ; it is not found
        cmp     eax, -2                 ; ENOENT
        je      exit
        mov     ebx, 126                ; it is, but cannot be executed
        jmp     exit
failed:
        mov     ebx, 1
        jmp     exit
usage:
        mov     ebx, 2
        jmp     exit

        section .note.GNU-stack noalloc noexec nowrite progbits
