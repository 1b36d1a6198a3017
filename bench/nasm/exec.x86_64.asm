; SPDX-License-Identifier: 0BSD
; exec - a child becomes another program, on x86_64 by hand
;
; Shows what a shell does with a command: the child becomes the program at the
; path argv[1], with the arguments after it and the environment; the parent
; ends as it ended, or with 128 + the signal that killed it. 127 says that it
; could not be run. Nothing is printed and PATH is not searched: that is what
; the exec in C adds.
;
;     $ nasm -f elf64 -o exec.o exec.x86_64.asm
;     $ ld -m elf_x86_64 -s -o exec exec.o
;     $ ./exec /bin/sh -c 'exit 3'; echo $?
;     3
;     $ ./exec /bin/sh -c 'kill -9 $$'; echo $?
;     137
;     $ ./exec /nothing; echo $?
;     127
;
; The kernel enters with argc, argv, a NULL, envp and a NULL on the stack.

        bits    64
        default rel

        section .text align=1
        global  _start

_start:
        push    57
        pop     rax                     ; fork
        syscall
        test    eax, eax                ; the child's pid; in the child 0
        js      .failed                 ; -errno: there is no child
        jz      .child

        xchg    edi, eax                ; the child's pid
        push    127 << 8                ; exited 127, if nobody knows better:
        push    rsp                     ; with SIGCHLD ignored there will be
        pop     rsi                     ; no status to put here
        xor     edx, edx                ; no options
        xor     r10d, r10d              ; no account of what it used
        push    61
        pop     rax                     ; wait4; no handler, so no -EINTR
        syscall
        pop     rax                     ; al: killed by, ah: exited with
        test    al, al
        jz      .exited
        or      al, 128                 ; this bit told whether it dumped core
.exited:
        or      al, ah                  ; one of the two is 0
        jmp     .exit

.child:
        pop     rcx                     ; argc
        pop     rdx                     ; argv[0], which is us
        push    rsp
        pop     rsi                     ; argv + 1
        lea     rdx, [rsi + rcx*8]      ; envp, behind the NULL of argv
        mov     rdi, [rsi]              ; argv[1], the path
        push    59
        pop     rax                     ; execve
        syscall
.failed:
        mov     al, 127                 ; still here
.exit:
        xchg    edi, eax                ; status: its low 8 bits count
        push    60
        pop     rax                     ; exit
        syscall

        section .note.GNU-stack noalloc noexec nowrite progbits
