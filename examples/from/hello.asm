; SPDX-License-Identifier: 0BSD
; hello.asm - the functions of libring3.a from NASM
;
; What it shows: sys_NAME follows the C convention of the machine, so one call
; looks different on each: on the stack, or in registers. Where that is not
; wanted, `sys` of ring3.inc is shorter.
;
;       $ nasm -f elf32 hello.asm
;       $ ld -m elf_i386 -s hello.o libring3-i386.a -o hello
;       $ ./hello
;       Hello from NASM

        section .text
        global  main
        extern  sys_write

main:
%if __?BITS?__ == 32
        push    length
        push    text
        push    1
        call    sys_write
        add     esp, 12
%else
        push    rbp                     ; rsp is a multiple of 16 at a call
        mov     edi, 1
        lea     rsi, [rel text]
        mov     edx, length
        call    sys_write
        pop     rbp
%endif
        shr     eax, 31                 ; main's result: 1 for -errno, else 0
        ret

        section .rodata
text:   db      "Hello from NASM", 10
length  equ     $ - text

        section .note.GNU-stack noalloc noexec nowrite progbits
