; SPDX-License-Identifier: 0BSD
; exec - a child becomes another program, on i386 by hand
;
; Shows what a shell does with a command: the child becomes the program at the
; path argv[1], with the arguments after it and the environment; the parent
; ends as it ended, or with 128 + the signal that killed it. 127 says that it
; could not be run. Nothing is printed and PATH is not searched: that is what
; the exec in C adds.
;
;     $ nasm -f elf32 -o exec.o exec.i386.asm
;     $ ld -m elf_i386 -s -o exec exec.o
;     $ ./exec /bin/sh -c 'exit 3'; echo $?
;     3
;     $ ./exec /bin/sh -c 'kill -9 $$'; echo $?
;     137
;     $ ./exec /nothing; echo $?
;     127
;
; The kernel enters with argc, argv, a NULL, envp and a NULL on the stack.

        bits    32

        section .text align=1
        global  _start

_start:
        push    2
        pop     eax                     ; fork
        int     0x80
        test    eax, eax                ; the child's pid; in the child 0
        js      .failed                 ; -errno: there is no child
        jz      .child

        xchg    ebx, eax                ; the child's pid
        push    127 << 8                ; exited 127, if nobody knows better:
        push    esp                     ; with SIGCHLD ignored there will be
        pop     ecx                     ; no status to put here
        xor     edx, edx                ; no options
        push    7
        pop     eax                     ; waitpid; no handler, so no -EINTR
        int     0x80
        pop     eax                     ; al: killed by, ah: exited with
        test    al, al
        jz      .exited
        or      al, 128                 ; this bit told whether it dumped core
.exited:
        or      al, ah                  ; one of the two is 0
        jmp     .exit

.child:
        pop     eax                     ; argc
        pop     edx                     ; argv[0], which is us
        push    esp
        pop     ecx                     ; argv + 1
        lea     edx, [ecx + eax*4]      ; envp, behind the NULL of argv
        mov     ebx, [ecx]              ; argv[1], the path
        push    11
        pop     eax                     ; execve
        int     0x80
.failed:
        mov     al, 127                 ; still here
.exit:
        xchg    ebx, eax                ; status: its low 8 bits count
        push    1
        pop     eax                     ; exit
        int     0x80

        section .note.GNU-stack noalloc noexec nowrite progbits
