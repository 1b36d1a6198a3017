/* SPDX-License-Identifier: 0BSD */
/* The rig: what really arrives in the registers when a program enters the
 * kernel. Syscall User Dispatch (Linux 5.11) turns every entry a thread makes
 * into SIGSYS while a byte, the selector, says so; the handler notes number
 * and arguments, makes up an answer, and the kernel proper never sees the call.
 *
 *      if (rig_open() != 0) ...            this kernel has no such thing
 *      RIG_CATCH(n = sys_write(1, "hi\n", 3));
 *      n == rig_answer, rig_entries == 1, rig_call[0].nr == NR_write,
 *      rig_call[0].arg[2] == 3
 *
 * Every entry is caught, not only the first: the selector stays on in the
 * handler, and only what lies between rig_gate and rig_gate_end, the rig's own
 * call and return, gets through. So nothing in RIG_CATCH may need an answer
 * from the kernel: no printf, no failing assertion.
 *
 * For C99 and C++11 and later, on top of a libc of which it uses nothing, so
 * that -mregparm=3, sanitizers and glibc's wrappers are not in the way. One
 * thread: what it keeps is per source file, and not atomic.
 */
#ifndef RIG_H
#define RIG_H

struct rig_call {
    unsigned long nr;
    unsigned long arg[6];
    unsigned long ip;               /* where it returns to */
    unsigned int arch;              /* as AUDIT_ARCH: which way it came in */
};

#ifdef __i386__
#define RIG_ARCH 0x40000003u
#else
#define RIG_ARCH 0xc000003eu
#endif

#define RIG_CALLS 16

/* What was caught since the last RIG_CATCH began, and how many. Of more than
 * RIG_CALLS the last is in the last place.
 */
static struct rig_call rig_call[RIG_CALLS];
static volatile int rig_entries;

/* What every call is answered with. */
static volatile long rig_answer = -1234;

/* Plays the kernel, if it is set: sees each call before it is answered, reads
 * and writes through its arguments, may set rig_answer. Calls the kernel with
 * rig_raw or not at all.
 */
static void (*rig_kernel)(struct rig_call *call);

/* For functions that never return, as sys_exit does not: before calling such
 * a function, and in it, ASan asks the kernel where the stacks are.
 */
#ifdef __clang__
#define RIG_NO_SANITIZE \
    __attribute__((__no_sanitize__("address", "memory", "thread", \
                                   "undefined")))
#else
#define RIG_NO_SANITIZE \
    __attribute__((__no_sanitize__("address"), __no_sanitize__("thread"), \
                   __no_sanitize__("undefined")))
#endif

/* What is called across the border between C and assembler. */
#ifdef __i386__
#define RIG_ABI __attribute__((__cdecl__, __regparm__(0)))
#else
#define RIG_ABI
#endif
#define RIG_HIDDEN __attribute__((__visibility__("hidden")))
#define RIG_APART __attribute__((__noinline__, __unused__))

#ifdef __cplusplus
extern "C" {
#endif

/* A call that gets through, made without what is under test. */
RIG_HIDDEN RIG_ABI long rig_raw(long nr, long a1, long a2, long a3, long a4,
                                long a5, long a6);

/* As setjmp: 0, and 1 when the handler comes back to it. */
RIG_HIDDEN RIG_ABI int rig_mark(unsigned long place[8])
    __attribute__((__returns_twice__));

RIG_HIDDEN RIG_ABI void rig_restorer(void);
extern RIG_HIDDEN const char rig_gate[], rig_gate_end[];

#ifdef __cplusplus
}
#endif

/* As bytes, because the compiler's two dialects order operands differently. */
#ifdef __i386__
#define RIG_CODE \
    "rig_gate:\n" \
    "rig_raw:\n" \
    "    .byte 0x55\n"                          /* push %ebp          */ \
    "    .byte 0x57\n"                          /* push %edi          */ \
    "    .byte 0x56\n"                          /* push %esi          */ \
    "    .byte 0x53\n"                          /* push %ebx          */ \
    "    .byte 0x8b, 0x44, 0x24, 0x14\n"        /* mov 20(%esp), %eax */ \
    "    .byte 0x8b, 0x5c, 0x24, 0x18\n"        /* mov 24(%esp), %ebx */ \
    "    .byte 0x8b, 0x4c, 0x24, 0x1c\n"        /* mov 28(%esp), %ecx */ \
    "    .byte 0x8b, 0x54, 0x24, 0x20\n"        /* mov 32(%esp), %edx */ \
    "    .byte 0x8b, 0x74, 0x24, 0x24\n"        /* mov 36(%esp), %esi */ \
    "    .byte 0x8b, 0x7c, 0x24, 0x28\n"        /* mov 40(%esp), %edi */ \
    "    .byte 0x8b, 0x6c, 0x24, 0x2c\n"        /* mov 44(%esp), %ebp */ \
    "    .byte 0xcd, 0x80\n"                    /* int $0x80          */ \
    "    .byte 0x5b\n"                          /* pop %ebx           */ \
    "    .byte 0x5e\n"                          /* pop %esi           */ \
    "    .byte 0x5f\n"                          /* pop %edi           */ \
    "    .byte 0x5d\n"                          /* pop %ebp           */ \
    "    ret\n" \
    "rig_restorer:\n" \
    "    .byte 0xb8, 0xad, 0, 0, 0\n"           /* mov $173, %eax     */ \
    "    .byte 0xcd, 0x80\n"                    /* int $0x80          */ \
    "    hlt\n" \
    "rig_gate_end:\n" \
    "rig_mark:\n" \
    "    .byte 0x8b, 0x44, 0x24, 0x04\n"        /* mov 4(%esp), %eax  */ \
    "    .byte 0x89, 0x18\n"                    /* mov %ebx, (%eax)   */ \
    "    .byte 0x89, 0x68, 0x04\n"              /* mov %ebp, 4(%eax)  */ \
    "    .byte 0x89, 0x70, 0x08\n"              /* mov %esi, 8(%eax)  */ \
    "    .byte 0x89, 0x78, 0x0c\n"              /* mov %edi, 12(%eax) */ \
    "    .byte 0x8d, 0x4c, 0x24, 0x04\n"        /* lea 4(%esp), %ecx  */ \
    "    .byte 0x89, 0x48, 0x10\n"              /* mov %ecx, 16(%eax) */ \
    "    .byte 0x8b, 0x0c, 0x24\n"              /* mov (%esp), %ecx   */ \
    "    .byte 0x89, 0x48, 0x14\n"              /* mov %ecx, 20(%eax) */ \
    "    .byte 0x31, 0xc0\n"                    /* xor %eax, %eax     */ \
    "    ret\n"
#else
#define RIG_CODE \
    "rig_gate:\n" \
    "rig_raw:\n" \
    "    .byte 0x48, 0x89, 0xf8\n"              /* mov %rdi, %rax     */ \
    "    .byte 0x48, 0x89, 0xf7\n"              /* mov %rsi, %rdi     */ \
    "    .byte 0x48, 0x89, 0xd6\n"              /* mov %rdx, %rsi     */ \
    "    .byte 0x48, 0x89, 0xca\n"              /* mov %rcx, %rdx     */ \
    "    .byte 0x4d, 0x89, 0xc2\n"              /* mov %r8, %r10      */ \
    "    .byte 0x4d, 0x89, 0xc8\n"              /* mov %r9, %r8       */ \
    "    .byte 0x4c, 0x8b, 0x4c, 0x24, 0x08\n"  /* mov 8(%rsp), %r9   */ \
    "    syscall\n" \
    "    ret\n" \
    "rig_restorer:\n" \
    "    .byte 0x48, 0xc7, 0xc0, 15, 0, 0, 0\n" /* mov $15, %rax      */ \
    "    syscall\n" \
    "    hlt\n" \
    "rig_gate_end:\n" \
    "rig_mark:\n" \
    "    .byte 0x48, 0x89, 0x1f\n"              /* mov %rbx, (%rdi)   */ \
    "    .byte 0x48, 0x89, 0x6f, 0x08\n"        /* mov %rbp, 8(%rdi)  */ \
    "    .byte 0x4c, 0x89, 0x67, 0x10\n"        /* mov %r12, 16(%rdi) */ \
    "    .byte 0x4c, 0x89, 0x6f, 0x18\n"        /* mov %r13, 24(%rdi) */ \
    "    .byte 0x4c, 0x89, 0x77, 0x20\n"        /* mov %r14, 32(%rdi) */ \
    "    .byte 0x4c, 0x89, 0x7f, 0x28\n"        /* mov %r15, 40(%rdi) */ \
    "    .byte 0x48, 0x8d, 0x44, 0x24, 0x08\n"  /* lea 8(%rsp), %rax  */ \
    "    .byte 0x48, 0x89, 0x47, 0x30\n"        /* mov %rax, 48(%rdi) */ \
    "    .byte 0x48, 0x8b, 0x04, 0x24\n"        /* mov (%rsp), %rax   */ \
    "    .byte 0x48, 0x89, 0x47, 0x38\n"        /* mov %rax, 56(%rdi) */ \
    "    .byte 0x31, 0xc0\n"                    /* xor %eax, %eax     */ \
    "    ret\n"
#endif

/* Once in a program, however many of its files include this; LTO insists. */
__asm__(
    ".ifndef rig_gate\n"
    ".pushsection .text.rig_gate, \"axG\", @progbits, rig_gate, comdat\n"
    ".weak rig_gate, rig_gate_end, rig_raw, rig_restorer, rig_mark\n"
    ".hidden rig_gate, rig_gate_end, rig_raw, rig_restorer, rig_mark\n"
    ".type rig_raw, @function\n"
    ".type rig_restorer, @function\n"
    ".type rig_mark, @function\n"
    "    nop\n"         /* an unwinder looks at the byte before a restorer */
    RIG_CODE
    ".popsection\n"
    ".endif\n");

static volatile char rig_selector;
static volatile int rig_leaving;
static unsigned long rig_place[8];
static unsigned long rig_mask[2];

/* Where registers are saved, in words from the start of a ucontext, which is
 * the same for both machines but for their order.
 */
#ifdef __i386__
enum { RIG_DI = 9, RIG_SI, RIG_BP, RIG_SP, RIG_BX, RIG_DX, RIG_CX, RIG_AX,
       RIG_IP = 19 };
#else
enum { RIG_R8 = 5, RIG_R9, RIG_R10, RIG_R11, RIG_R12, RIG_R13, RIG_R14,
       RIG_R15, RIG_DI, RIG_SI, RIG_BP, RIG_BX, RIG_DX, RIG_AX, RIG_CX,
       RIG_SP, RIG_IP };
#endif

static RIG_ABI RIG_NO_SANITIZE void rig_handler(int signal, void *info,
                                                void *context)
{
    unsigned long *reg = (unsigned long *)context;
    int *about = (int *)info;
    int n = rig_entries;
    struct rig_call *call = &rig_call[n < RIG_CALLS ? n : RIG_CALLS - 1];

    (void)signal;
    if (about[2] != 2)          /* SYS_USER_DISPATCH, or it is not for us */
        __builtin_trap();
    rig_entries = n + 1;
    call->nr = reg[RIG_AX];
    call->ip = reg[RIG_IP];
#ifdef __i386__
    call->arg[0] = reg[RIG_BX];
    call->arg[1] = reg[RIG_CX];
    call->arg[2] = reg[RIG_DX];
    call->arg[3] = reg[RIG_SI];
    call->arg[4] = reg[RIG_DI];
    call->arg[5] = reg[RIG_BP];
    call->arch = (unsigned int)about[5];
#else
    call->arg[0] = reg[RIG_DI];
    call->arg[1] = reg[RIG_SI];
    call->arg[2] = reg[RIG_DX];
    call->arg[3] = reg[RIG_R10];
    call->arg[4] = reg[RIG_R8];
    call->arg[5] = reg[RIG_R9];
    call->arch = (unsigned int)about[7];
    /* The syscall instruction overwrites these two; who relies on them has
     * declared too little.
     */
    reg[RIG_CX] = 0xdeadbeefdeadbeeful;
    reg[RIG_R11] = 0xbadc0ffeebadc0feul;
#endif
    if (rig_kernel)
        rig_kernel(call);
    reg[RIG_AX] = (unsigned long)rig_answer;

    if (rig_leaving) {
        reg[RIG_AX] = 1;
        reg[RIG_BX] = rig_place[0];
        reg[RIG_BP] = rig_place[1];
#ifdef __i386__
        reg[RIG_SI] = rig_place[2];
        reg[RIG_DI] = rig_place[3];
        reg[RIG_SP] = rig_place[4];
        reg[RIG_IP] = rig_place[5];
#else
        reg[RIG_R12] = rig_place[2];
        reg[RIG_R13] = rig_place[3];
        reg[RIG_R14] = rig_place[4];
        reg[RIG_R15] = rig_place[5];
        reg[RIG_SP] = rig_place[6];
        reg[RIG_IP] = rig_place[7];
#endif
    }
}

/* Numbers of its own, for the library's are under test. */
#ifdef __i386__
enum { RIG_NR_PRCTL = 172, RIG_NR_RT_SIGACTION = 174,
       RIG_NR_RT_SIGPROCMASK = 175 };
#else
enum { RIG_NR_PRCTL = 157, RIG_NR_RT_SIGACTION = 13,
       RIG_NR_RT_SIGPROCMASK = 14 };
#endif

typedef RIG_ABI void rig_function(int signal, void *info, void *context);

/* A handler that can end while entries are caught; libc's would return in a
 * way that is caught too. Nothing here is a local that a compiler might call
 * memcpy for: see -mregparm=3 above.
 */
static RIG_APART long rig_handle(int signal, rig_function *handler,
                                 unsigned long flags)
{
    static struct {
        rig_function *handler;
        unsigned long flags;
        RIG_ABI void (*restorer)(void);
        unsigned long mask[2];
    } action;

    action.handler = handler;
    action.flags = 0x04000004 | flags;      /* SA_RESTORER | SA_SIGINFO */
    action.restorer = rig_restorer;
    return rig_raw(RIG_NR_RT_SIGACTION, signal, (long)&action, 0, 8, 0, 0);
}

/* 0, or a positive errno where the kernel cannot do this. */
static RIG_APART int rig_open(void)
{
    long ret = rig_handle(31, rig_handler, 0);

    if (ret == 0)
        ret = rig_raw(RIG_NR_PRCTL, 59, 1, (long)rig_gate,
                      rig_gate_end - rig_gate, (long)&rig_selector, 0);
    return (int)-ret;
}

/* A handler of somebody else's, for a timer or a profiler, would return by a
 * sigreturn that is caught too: signals wait, except SIGSYS and those of
 * faults.
 */
static RIG_APART void rig_begin(void)
{
    static unsigned long mask[2];

    mask[0] = ~(1ul << (31 - 1)             /* SIGSYS */
                | 1ul << (4 - 1)            /* SIGILL */
                | 1ul << (5 - 1)            /* SIGTRAP */
                | 1ul << (7 - 1)            /* SIGBUS */
                | 1ul << (8 - 1)            /* SIGFPE */
                | 1ul << (11 - 1));         /* SIGSEGV */
    mask[1] = ~0ul;
    rig_raw(RIG_NR_RT_SIGPROCMASK, 2, (long)mask, (long)rig_mask, 8, 0, 0);
    rig_entries = 0;
}

static RIG_APART void rig_end(void)
{
    rig_raw(RIG_NR_RT_SIGPROCMASK, 2, (long)rig_mask, 0, 8, 0, 0);
}

/* Run the statements with every entry into the kernel caught. */
#define RIG_CATCH(...) \
    do { \
        rig_begin(); \
        rig_selector = 1; \
        __VA_ARGS__; \
        rig_selector = 0; \
        rig_end(); \
    } while (0)

/* The same for what does not return: the first entry ends it. As with setjmp,
 * a local variable changed in it is lost unless it is volatile.
 */
#define RIG_CATCH_NORETURN(...) \
    do { \
        rig_begin(); \
        if (rig_mark(rig_place) == 0) { \
            rig_leaving = 1; \
            rig_selector = 1; \
            __VA_ARGS__; \
        } \
        rig_selector = 0; \
        rig_leaving = 0; \
        rig_end(); \
    } while (0)

#endif
