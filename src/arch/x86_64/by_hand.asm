; SPDX-License-Identifier: 0BSD
; by_hand.asm - the calls that i386 makes in another way, and wait4's spellings
;
; src/archive.py assembles each STUB of this file to an object of its own. Here
; they are like all others; the i386 file is the one to read.

%include "ring3.inc"
%include "stub.inc"

%ifdef STUB_open
        stub open, NR_open, word 1, int 2, unsigned 3
%endif

%ifdef STUB_openat
        stub openat, NR_openat, int 1, word 2, int 3, unsigned 4
%endif

%ifdef STUB_open_by_handle_at
        stub open_by_handle_at, NR_open_by_handle_at, int 1, word 2, int 3
%endif

%ifdef STUB_fanotify_init
        stub fanotify_init, NR_fanotify_init, unsigned 1, unsigned 2
%endif

%ifdef STUB_creat
        stub creat, NR_creat, word 1, unsigned 2
%endif

%ifdef STUB_lseek
        stub lseek, NR_lseek, int 1, word 2, int 3
%endif

%ifdef STUB_mmap
        stub mmap, NR_mmap, word 1, word 2, int 3, int 4, int 5, word 6
%endif

%ifdef STUB_time
        stub time, NR_time, word 1
%endif

%ifdef STUB_clone
        stub clone, NR_clone, word 1, word 2, word 3, word 4, word 5
%endif

%ifdef STUB_waitpid
        stub waitpid, NR_wait4, int 1, word 2, int 3, =0
%endif

%ifdef STUB_wait
        stub wait, NR_wait4, =-1, word 1, =0, =0
%endif
