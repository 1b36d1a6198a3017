/* SPDX-License-Identifier: 0BSD */
/* Do the number and the arguments of a raw call land in their registers, all
 * bits of them, and does the compiler know what a call does to the rest?
 *
 * Prints what does not, and `N checks, N mismatches`. Exits with 0, with 1
 * after a mismatch, with 77 where the kernel cannot show its registers.
 * matrix.py builds it in some 2,000 ways, for C and for C++; it calls
 * nothing of libc, which -mregparm=3 would not reach.
 *
 * It includes itself once for each number of arguments, ARITY, with that part
 * below which is the same for all.
 */
#ifndef ARITY

#include <stdbool.h>
#include <stddef.h>
#include <ring3/syscall.h>
#include <ring3/fast.h>
#include "rig.h"

#ifdef __i386__
#define WRITE 4
#define WIDE 0x80000001ul
#define TELLTALE 0x9abcdef0ul
#else
#define WRITE 1
#define WIDE 0x8000000000000001ul
#define TELLTALE 0x123456789abcdef0ul
#endif

/* A function of its own, so that it has its own frame and registers. */
#define APART static __attribute__((__noinline__))
#define SHAPE APART void

static unsigned int checks, mismatches;

/* What is being tried, for the reports. */
static const char *shape;
static int arity;

/* A line of output; volatile so that no loop is turned into a libc call. */
static volatile char line[240];
static unsigned int length;

APART void put(const char *s)
{
    for (; *s && length < sizeof line; s++)
        line[length++] = *s;
}

APART void put_number(unsigned long n, unsigned int base)
{
    static char digit[2];
    unsigned long unit = 1;

    while (n / unit >= base)
        unit *= base;
    for (; unit; unit /= base) {
        digit[0] = "0123456789abcdef"[n / unit % base];
        put(digit);
    }
}

APART void put_line(void)
{
    put("\n");
    rig_raw(WRITE, 1, (long)line, (long)length, 0, 0, 0);
    length = 0;
}

APART void put_where(void)
{
    put("syscall");
    put_number((unsigned long)arity, 10);
    put(", ");
    put(shape);
    put(": ");
}

APART void expect_one(const char *what, int which, unsigned long expected,
                      unsigned long got)
{
    checks++;
    if (got == expected)
        return;
    mismatches++;
    put_where();
    put(what);
    if (which) {
        put(" ");
        put_number((unsigned long)which, 10);
    }
    put(": expected 0x");
    put_number(expected, 16);
    put(", got 0x");
    put_number(got, 16);
    put_line();
}

APART void expect(const char *what, unsigned long expected, unsigned long got)
{
    expect_one(what, 0, expected, got);
}

/* That one call was caught, with this number and these arguments. */
APART void expect_call(unsigned long nr, const volatile unsigned long *a,
                       long result)
{
    int i;

    expect("entries", 1, (unsigned long)rig_entries);
    expect("way in", RIG_ARCH, rig_call[0].arch);
    expect("number", nr, rig_call[0].nr);
    for (i = 0; i < arity; i++)
        expect_one("argument", i + 1, a[i], rig_call[0].arg[i]);
    expect("result", (unsigned long)rig_answer, (unsigned long)result);
}

/* Arguments that no compiler can foresee. */
static volatile unsigned long v[6];
static volatile unsigned long number;

#define SETS 16

static const unsigned long mixed[12] = {
    WIDE, ~1ul, TELLTALE, 3, WIDE - 2, 0xfffful, 0x80000000ul, ~0ul - 0x1234,
    0x7ffffffful, TELLTALE >> 4, 0x55ul, WIDE + TELLTALE
};

/* The same, to be loaded one by one. */
static volatile unsigned long w[12] = {
    1, 2, 3, WIDE, TELLTALE, 6, 7, 8, 9, ~9ul, 11, 12
};

APART unsigned long member(int set, int i)
{
    switch (set) {
    case 0: return 0;
    case 1: return ~0ul;
    case 2: return WIDE;
    case 3: return TELLTALE;
    default: return mixed[(set * 5 + i) % 12] + (unsigned long)(set / 12);
    }
}

/* The helpers are functions of their own too, for a build to take less. */
APART void set_arguments(int set)
{
    int i;

    for (i = 0; i < 6; i++)
        v[i] = member(set, i);
    number = member(set, 6);
}

APART void expect_all(unsigned long nr, unsigned long a, unsigned long b,
                      unsigned long c, unsigned long d, unsigned long e,
                      unsigned long f)
{
    v[0] = a;
    v[1] = b;
    v[2] = c;
    v[3] = d;
    v[4] = e;
    v[5] = f;
    expect_call(nr, v, rig_answer);
}

/* What a shape leaves in memory for the kernel, and finds there. */
static unsigned long shared, kernel_saw;

static void exchange(struct rig_call *call)
{
    unsigned long *there = arity == 0 ? &shared
        : (unsigned long *)call->arg[arity - 1];

    kernel_saw = *there;
    *there = TELLTALE;
}

static unsigned int evaluated[7];

APART long once(int i)
{
    evaluated[i]++;
    return (long)mixed[i];
}

APART void expect_evaluated_once(void)
{
    int i;

    expect("times number", 1, evaluated[6]);
    evaluated[6] = 0;
    for (i = 0; i < arity; i++) {
        expect_one("times argument", i + 1, 1, evaluated[i]);
        evaluated[i] = 0;
        v[i] = mixed[i];
    }
}

/* A block of sixteen words, and whether it is still as it was. */
APART void fill(volatile unsigned long *block, unsigned long seed)
{
    unsigned long i;

    for (i = 0; i < 16; i++)
        block[i] = seed ^ i * (TELLTALE >> 4);
}

APART void expect_filled(const char *what, volatile unsigned long *block,
                         unsigned long seed)
{
    unsigned long i;

    for (i = 0; i < 16; i++)
        expect_one(what, (int)i, seed ^ i * (TELLTALE >> 4), block[i]);
}

/* A pointer as an argument: the macros take it as it is. */
#ifdef RING3_NO_RAW_MACROS
#define POINTER(p) ((long)(p))
#else
#define POINTER(p) (p)
#endif

#define ARITY 0
#define CALL(nr, a, b, c, d, e, f) syscall0(nr)
#define NAMED(name) name##_0
#include "registers.c"

#define ARITY 1
#define CALL(nr, a, b, c, d, e, f) syscall1(nr, a)
#define NAMED(name) name##_1
#include "registers.c"

#define ARITY 2
#define CALL(nr, a, b, c, d, e, f) syscall2(nr, a, b)
#define NAMED(name) name##_2
#include "registers.c"

#define ARITY 3
#define CALL(nr, a, b, c, d, e, f) syscall3(nr, a, b, c)
#define NAMED(name) name##_3
#include "registers.c"

#define ARITY 4
#define CALL(nr, a, b, c, d, e, f) syscall4(nr, a, b, c, d)
#define NAMED(name) name##_4
#include "registers.c"

#define ARITY 5
#define CALL(nr, a, b, c, d, e, f) syscall5(nr, a, b, c, d, e)
#define NAMED(name) name##_5
#include "registers.c"

#define ARITY 6
#define CALL(nr, a, b, c, d, e, f) syscall6(nr, a, b, c, d, e, f)
#define NAMED(name) name##_6
#include "registers.c"

#ifndef RING3_NO_RAW_MACROS

enum negative { MINUS_SEVEN = -7 };

SHAPE integers_are_extended_by_their_signedness(void)
{
    volatile int i = -2;
    volatile unsigned int u = 0x80000001u;
    volatile short s = -3;
    volatile unsigned short us = 0xfff0;
    volatile signed char c = -4;
    volatile unsigned char uc = 0xf0;
    volatile enum negative e = MINUS_SEVEN;
    volatile bool t = true;
    volatile char plain = 'a';
    volatile long l = -5;
    volatile unsigned long ul = WIDE;

    shape = "integers";
    arity = 6;
    RIG_CATCH(syscall6(7, i, u, s, us, c, uc));
    expect_all(7, ~1ul, 0x80000001ul, ~2ul, 0xfff0, ~3ul, 0xf0);
    RIG_CATCH(syscall6(7, e, t, plain, l, ul, MINUS_SEVEN));
    expect_all(7, ~6ul, 1, 'a', ~4ul, WIDE, ~6ul);
    RIG_CATCH(syscall6(7, -2, 0x80000001u, (short)-3, true, 'a', WIDE));
    expect_all(7, ~1ul, 0x80000001ul, ~2ul, 1, 'a', WIDE);
#ifndef __i386__
    {
        volatile long long ll = -6;

        RIG_CATCH(syscall6(7, ll, sizeof(int), (unsigned char)200, 2147483647,
                           4294967295u, -2147483647 - 1));
        expect_all(7, ~5ul, 4, 200, 0x7fffffff, 0xffffffff,
                   0xffffffff80000000ul);
    }
#endif
}

static bool spelled_hi;

static void reads_hi(struct rig_call *call)
{
    const char *s = (const char *)call->arg[2];

    spelled_hi = s[0] == 'h' && s[1] == 'i' && s[2] == '\0';
}

SHAPE pointers_of_all_kinds_are_arguments(void)
{
    static char array[3] = "ab";
    const char *const text = array;
    const volatile void *any = array;
    unsigned long here = (unsigned long)array;

    shape = "pointers";
    arity = 6;
    rig_kernel = reads_hi;
    RIG_CATCH(syscall6(7, array, text, "hi", any, NULL, &array));
    rig_kernel = NULL;
    expect("string literal", 1, spelled_hi);
    expect_all(7, here, here, rig_call[0].arg[2], here, 0, here);
    RIG_CATCH(syscall6(7, rig_open, &rig_open, array + 1, &array[2], mixed,
                       &rig_call[1]));
    expect_all(7, (unsigned long)rig_open, (unsigned long)rig_open, here + 1,
               here + 2, (unsigned long)mixed, (unsigned long)&rig_call[1]);
}

#ifdef __cplusplus
enum class small : unsigned char { top = 0xf1 };
enum class minus : long { eight = -8 };

SHAPE what_only_cxx_has_is_an_argument(void)
{
    const unsigned int top = 0x80000002u;
    const unsigned int &reference = top;

    shape = "C++";
    arity = 6;
    RIG_CATCH(syscall6(7, nullptr, small::top, minus::eight, reference,
                       static_cast<const char *>(nullptr), true));
    expect_all(7, 0, 0xf1, ~7ul, 0x80000002ul, 0, 1);
}
#endif

#endif

/* Not instrumented, for the calls that ASan puts around it: see rig.h. */
APART RIG_NO_SANITIZE __attribute__((__noreturn__)) void leave(long status)
{
    syscall1(99, status);
    RING3_STOP();
}

APART RIG_NO_SANITIZE void does_not_return(void)
{
    shape = "no return";
    arity = 1;
    RIG_CATCH_NORETURN(leave((long)WIDE));
    expect_all(99, WIDE, 0, 0, 0, 0, 0);
}

/* Says where, and lets it happen again: the handler is gone by then. */
static RIG_ABI RIG_NO_SANITIZE void crashed(int signal, void *info,
                                            void *context)
{
    (void)info;
    (void)context;
    put_where();
    put("killed by signal ");
    put_number((unsigned long)signal, 10);
    put_line();
}

/* libc's. What main is given is not where -mregparm=3 looks. */
#ifdef __cplusplus
extern "C" {
#endif
extern char **environ;
#ifdef __cplusplus
}
#endif

int main(void)
{
    const unsigned long reset_hand = 0x80000000ul;

    ring3_fast(environ);
    rig_handle(4, crashed, reset_hand);         /* SIGILL */
    rig_handle(7, crashed, reset_hand);         /* SIGBUS */
    rig_handle(11, crashed, reset_hand);        /* SIGSEGV */
    if (rig_open() != 0) {
        put("this kernel has no Syscall User Dispatch: nothing is checked");
        put_line();
        return 77;
    }
    all_0();
    all_1();
    all_2();
    all_3();
    all_4();
    all_5();
    all_6();
#ifndef RING3_NO_RAW_MACROS
    integers_are_extended_by_their_signedness();
    pointers_of_all_kinds_are_arguments();
#ifdef __cplusplus
    what_only_cxx_has_is_an_argument();
#endif
#endif
    does_not_return();

    put_number(checks, 10);
    put(" checks, ");
    put_number(mismatches, 10);
    put(" mismatches");
    put_line();
    return mismatches != 0;
}

#else

/* From here on once for each number of arguments. */

SHAPE NAMED(constants)(void)
{
    long result;

    shape = "constants";
    RIG_CATCH(result = CALL(0x1a5, (long)WIDE, -2, (long)TELLTALE, 0, 5, -1));
    expect_all(0x1a5, WIDE, ~1ul, TELLTALE, 0, 5, ~0ul);
    expect("result", (unsigned long)rig_answer, (unsigned long)result);
}

SHAPE NAMED(variables)(void)
{
    long result;
    int set;

    shape = "variables";
    for (set = 0; set < SETS; set++) {
        set_arguments(set);
        rig_answer = (long)member(set, 7);
        RIG_CATCH(result = CALL((long)number, (long)v[0], (long)v[1],
                                (long)v[2], (long)v[3], (long)v[4],
                                (long)v[5]));
        expect_call(number, v, result);
    }
    rig_answer = -1234;
}

/* The compiler may not merge two equal calls, nor drop what nobody wants. */
SHAPE NAMED(repeated)(void)
{
    shape = "repeated";
    RIG_CATCH(CALL(1, 2, 3, 4, 5, 6, 7); CALL(1, 2, 3, 4, 5, 6, 7));
    expect("entries", 2, (unsigned long)rig_entries);
}

/* More values than there are registers, so that every register that is not
 * declared as lost holds one. One is wanted in ecx or rcx before and after, or
 * gcc leaves just that register free.
 */
SHAPE NAMED(live)(void)
{
    unsigned long damage;
    long result;

    shape = "live values";
    set_arguments(5);
    RIG_CATCH(
        unsigned long a = w[0]; unsigned long b = w[1];
        unsigned long c = w[2]; unsigned long d = w[3];
        unsigned long e = w[4]; unsigned long f = w[5];
        unsigned long g = w[6]; unsigned long h = w[7];
        unsigned long j = w[8]; unsigned long k = w[9];
        unsigned long l = w[10]; unsigned long m = w[11];
        __asm__ __volatile__("" : "+c" (a));
        result = CALL(8, (long)v[0], (long)v[1], (long)v[2], (long)v[3],
                      (long)v[4], (long)v[5]);
        __asm__ __volatile__("" : "+c" (a));
        damage = (a ^ w[0]) | (b ^ w[1]) | (c ^ w[2]) | (d ^ w[3])
            | (e ^ w[4]) | (f ^ w[5]) | (g ^ w[6]) | (h ^ w[7])
            | (j ^ w[8]) | (k ^ w[9]) | (l ^ w[10]) | (m ^ w[11]));
    expect("bits lost", 0, damage);
    expect_call(8, v, result);
}

/* The over-aligned local and alloca take both the frame and the stack pointer
 * away as ways to find locals: compilers take a third register, and on i386
 * that is one of ours.
 */
SHAPE NAMED(overaligned)(void)
{
    volatile unsigned long local[16] __attribute__((__aligned__(64)));
    volatile unsigned long *dynamic;
    long result;

    shape = "over-aligned";
    number = 16 * sizeof *dynamic;
    dynamic = (volatile unsigned long *)__builtin_alloca(number);
    fill(local, WIDE);
    fill(dynamic, 5);
    set_arguments(6);
    RIG_CATCH(result = CALL(9, (long)v[0], (long)v[1], (long)v[2], (long)v[3],
                            (long)v[4], (long)v[5]);
              local[15] = ~local[15]; dynamic[15] = ~dynamic[15]);
    local[15] = ~local[15];
    dynamic[15] = ~dynamic[15];
    expect_filled("local", local, WIDE);
    expect_filled("alloca", dynamic, 5);
    expect("misaligned by", 0, (unsigned long)local % 64);
    expect_call(9, v, result);
}

/* The kernel sees what was stored before the call, though it is overwritten
 * right after, and the program what the kernel wrote. All in one RIG_CATCH,
 * because that is itself a barrier.
 */
SHAPE NAMED(memory)(void)
{
    unsigned long local, *there = &local, here, seen, shared_seen;

    shape = "memory";
    rig_kernel = exchange;
    RIG_CATCH(local = WIDE; shared = WIDE;
              CALL(10, POINTER(there), POINTER(there), POINTER(there),
                   POINTER(there), POINTER(there), POINTER(there));
              seen = local; shared_seen = shared;
              local = 0; shared = 0);
    rig_kernel = NULL;
    expect("the kernel reads", WIDE, kernel_saw);
    expect("the kernel wrote", TELLTALE, ARITY ? seen : shared_seen);
    here = (unsigned long)there;
    expect_all(10, here, here, here, here, here, here);
}

SHAPE NAMED(evaluated_once)(void)
{
    long result;

    shape = "evaluated once";
    RIG_CATCH(result = CALL(once(6), once(0), once(1), once(2), once(3),
                            once(4), once(5)));
    expect_evaluated_once();
    expect_call(mixed[6], v, result);
}

static void NAMED(all)(void)
{
    arity = ARITY;
    NAMED(constants)();
    NAMED(variables)();
    NAMED(repeated)();
    NAMED(live)();
    NAMED(overaligned)();
    NAMED(memory)();
    NAMED(evaluated_once)();
}

#undef ARITY
#undef CALL
#undef NAMED

#endif
