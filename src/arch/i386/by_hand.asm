; SPDX-License-Identifier: 0BSD
; by_hand.asm - the calls whose words are not simply the caller's, and wait4's
; spellings
;
; src/archive.py assembles each STUB of this file to an object of its own. The
; same calls are in the x86_64 file, where they are like all others: what stands
; here and not there is what i386 needs for large files and late years.

%include "ring3.inc"
%include "stub.inc"

O_LARGEFILE     equ     0x8000          ; no 2 GiB limit: fcntl.h of the kernel

%ifdef STUB_open
        stub_begin open, 3
        stub_loads 1, 2, 3
        or      a2, O_LARGEFILE
        stub_enter NR_open
        stub_end open
%endif

%ifdef STUB_openat
        stub_begin openat, 4
        stub_loads 1, 2, 3, 4
        or      a3, O_LARGEFILE
        stub_enter NR_openat
        stub_end openat
%endif

%ifdef STUB_open_by_handle_at
        stub_begin open_by_handle_at, 3
        stub_loads 1, 2, 3
        or      a3, O_LARGEFILE
        stub_enter NR_open_by_handle_at
        stub_end open_by_handle_at
%endif

%ifdef STUB_fanotify_init
        stub_begin fanotify_init, 2
        stub_loads 1, 2
        or      a2, O_LARGEFILE         ; of the files that events open
        stub_enter NR_fanotify_init
        stub_end fanotify_init
%endif

; creat: open with the flags that it stands for.
%ifdef STUB_creat
        stub creat, NR_open, 1, =(O_CREAT | O_WRONLY | O_TRUNC | O_LARGEFILE), 2
%endif

; lseek: _llseek, which takes the high half first and answers through a pointer,
; here to two words on the stack.
%ifdef STUB_lseek
        stub_begin lseek, 5
        mov     a1, [esp + 4 * (stub_saves + 1)]
        mov     a3, [esp + 4 * (stub_saves + 2)]
        mov     a2, [esp + 4 * (stub_saves + 3)]
        mov     a5, [esp + 4 * (stub_saves + 4)]
        lea     a4, [esp + 4 * (stub_saves + 2)]        ; over the offset
        stub_enter NR__llseek
        cdq                             ; -errno, in 64 bits
        test    eax, eax
        jnz     .restore
        mov     eax, [a4]
        mov     edx, [a4 + 4]
        stub_end lseek
%endif

; mmap: mmap2, which counts the offset in 4096-byte pages. One that it cannot
; express goes with a length of 0, so that the kernel says -EINVAL.
%ifdef STUB_mmap
        stub_begin mmap, 6
        stub_loads 1, 2, 3, 4, 5, 6
        mov     eax, [esp + 4 * (stub_saves + 7)]       ; offset's high half
        test    a6, 0xfff
        jnz     .inexpressible
        cmp     eax, 0xfff
        ja      .inexpressible
.shift: shrd    a6, eax, 12
        stub_enter NR_mmap2
        jmp     .restore
.inexpressible:
        xor     a2, a2
        jmp     .shift
        stub_end mmap
%endif

; time: the coarse clock's second, which is the one that time tells.
%ifdef STUB_time
        stub_begin time, 2
        stub_hold 16                    ; a struct kernel_timespec
        mov     a1, CLOCK_REALTIME_COARSE
        mov     a2, esp
        stub_enter NR_clock_gettime64
        cdq
        test    eax, eax
        jnz     .done
        mov     eax, [esp]
        mov     edx, [esp + 4]
        mov     a2, [esp + stub_held + 4 * (stub_saves + 1)]
        test    a2, a2
        jz      .done
        mov     [a2], eax
        mov     [a2 + 4], edx
.done:  stub_drop
        stub_end time
%endif

; clone: the kernel takes the thread pointer before the child's id here.
%ifdef STUB_clone
        stub clone, NR_clone, 1, 2, 3, 5, 4
%endif

; waitpid, wait: wait4 without the usage, and for any child.
%ifdef STUB_waitpid
        stub waitpid, NR_wait4, 1, 2, 3, =0
%endif

%ifdef STUB_wait
        stub wait, NR_wait4, =-1, 1, =0, =0
%endif
