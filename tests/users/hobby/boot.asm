; SPDX-License-Identifier: 0BSD
; boot.asm - where the loader enters, where traps enter and leave, the files
;
; A trap from ring 3 saves the process by itself: the task segment's esp0 lies
; just behind the struct frame of the one that runs, so the processor and the
; pushes below fill that in. The kernel's own stack is empty meanwhile.

        bits    32
        extern  kernel_main, trap
        global  _start, traps, space0, task, gdt, idt, files, files_end

DATA0   equ     0x10                    ; a selector

        section .text
        dd      0x1badb002, 0, -0x1badb002      ; the multiboot header
_start:                                 ; the loader's segments are as ours,
        mov     esp, stack_top          ; which a trap loads
        lgdt    [gdtr]
        lidt    [idtr]

        ; The first 4 MiB one to one, present, writable, in one large page.
        mov     dword [space0], 0x83
        mov     ecx, space0
        mov     cr3, ecx
        mov     ecx, 0x10               ; PSE: there are large pages
        mov     cr4, ecx
        mov     ecx, cr0
        or      ecx, 0x80000004         ; PG, and EM: floating point traps
        mov     cr0, ecx
        call    kernel_main
        jmp     resume                  ; eax: the first process's frame

; One for each vector. Some exceptions push an error code; else 0 stands in.
%assign vector 0
        align   16
traps:
%rep 256
        align   16
    %if vector >= 32 || !((0x227d00 >> vector) & 1)
        push    dword 0
    %endif
        push    dword vector
        jmp     near entered
    %assign vector vector + 1
%endrep

entered:
        pushad
        push    ds
        push    es
        push    fs
        push    gs
        mov     eax, DATA0
        mov     ds, eax
        mov     es, eax
        cld
        mov     eax, esp                ; struct frame *
        mov     esp, stack_top
        push    eax
        call    trap
resume:
        mov     esp, eax                ; the frame to go on with
        pop     gs
        pop     fs
        pop     es
        pop     ds
        popad
        add     esp, 8                  ; vector and error code
        iret

        section .data
gdt:    dq      0
        dq      0x00cf9a000000ffff      ; ring 0, code and data: all of memory,
        dq      0x00cf92000000ffff      ; because it is the pages that protect
        dq      0x00cffa000000ffff      ; ring 3
        dq      0x00cff2000000ffff
        dq      0x0000890000000067      ; the task segment, but for its address
gdtr:   dw      $ - gdt - 1
        dd      gdt
idtr:   dw      256*8 - 1
        dd      idt
task:   dd      0, 0, DATA0             ; esp0 is filled in, ss0
        times 22 dd 0
        dd      104 << 16               ; no list of ports for ring 3

; file PATH, SOURCE - a struct file and what it points to
%macro file 2
        section .rodata
        align   4
%%data: incbin  %2
%%end:
%%path: db      %1, 0
        section .data
        dd      %%path, %%data, %%end - %%data
%endmacro

files:
%include "list.inc"                     ; one line for each, made by build
files_end:

        section .bss nobits align=4096
space0: resb    4096
idt:    resb    256*8
        resb    8192
stack_top:
