/* SPDX-License-Identifier: 0BSD */
/* The fuller start, in place of start.h: a _start that does what a libc's would
 * before main and after it, for programs built with hardening flags, or made of
 * more than functions. Include this in the file of a program that has main;
 * main is as in start.h. Before main it
 *
 *      relocates a static-pie, DT_REL or DT_RELA and DT_RELR, if this file is
 *      compiled with -fPIE or -fPIC;
 *      makes read-only what is constant from then on, -z relro;
 *      gives the thread a block with the stack protector's guard and the
 *      __thread variables, if this file is compiled with any
 *      -fstack-protector, or with RING3_START_THREAD defined before it;
 *      runs the constructors, each with argc, argv and envp.
 *
 * After main it runs the destructors, backwards, and ends the process with
 * main's result. sys_exit_group ends it at once.
 *
 * A smashed stack means a message on descriptor 2 and SIGABRT; so does any step
 * above that cannot be done. The guard is the first word at AT_RANDOM, its
 * lowest byte 0, which a copied string cannot hold. The block is a mapping of
 * its own, for the first thread: others that the program makes need their own.
 *
 * gcc -flto merges the constructors of one priority into one, and passes it no
 * arguments. For C++ there are neither atexit nor __cxa_atexit: use
 * -fno-exceptions -fno-rtti -fno-threadsafe-statics and, with g++,
 * -fno-use-cxa-atexit. Also missing: ifuncs, .init, .ctors,
 * -mstack-protector-guard=global. ring3-data.ld has constructors, but no place
 * for __thread variables: it refuses them. tcc cannot compile this.
 */
#ifndef RING3_START_FULL_H
#define RING3_START_FULL_H
#pragma GCC system_header

#if defined RING3_START_H && !defined RING3_START_ELSEWHERE
#error ring3/start_full.h: ring3/start.h already is the start of this \
    program, include one of the two
#elif defined RING3_TARGET
#error ring3/start_full.h: this is for Linux, another kernel has ring3/start.h
#elif !defined __TINYC__

/* main's forms, without a _start. */
#ifndef RING3_START_ELSEWHERE
#define RING3_START_ELSEWHERE
#endif
#include "auxv.h"
#include "memory.h"
#include "start.h"
#include "syscall.h"

#ifndef RING3_NO_MACHINE

/* Nothing here may rely on what it is about to prepare: the guard, or what a
 * sanitizer or a profiler keeps. That goes for whatever it calls too, hence no
 * sys_NAME: at -O0 those are functions, compiled as the program is.
 */
#ifndef __has_attribute
#error ring3/start_full.h: the compiler must be clang, or gcc 11 or later
#elif !__has_attribute(__no_stack_protector__)
#error ring3/start_full.h: the compiler must be clang, or gcc 11 or later
#endif
#define RING3_START_PLAIN \
    __attribute__((__no_instrument_function__, __no_sanitize__("all"), \
                   __no_stack_protector__))

#if defined __PIE__ || defined __PIC__
#define RING3_START_RELOCATES
#endif
#if !defined RING3_START_THREAD && (defined __SSP__ || \
    defined __SSP_STRONG__ || defined __SSP_ALL__ || defined __SSP_EXPLICIT__)
#define RING3_START_THREAD
#endif

/* A constructor, a destructor or main. */
typedef int ring3_start_hook(int argc, char **argv, char **envp);

#ifdef __i386__
#include "arch/i386/start_full.h"
#else
#include "arch/x86_64/start_full.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* A word anywhere, of any type. */
typedef unsigned long __attribute__((__may_alias__, __aligned__(1)))
    ring3_start_word;

#define RING3_START_HIDDEN __attribute__((__visibility__("hidden")))
#define RING3_START_WORDS(text) text, sizeof text - 1

/* As numbers: to a compiler one array does not end where another begins. */
#define RING3_START_COUNT(name) \
    (((unsigned long)name##_end - (unsigned long)name) / sizeof *name)

/* From the linker, which leaves out what is empty. */
extern RING3_START_HIDDEN __attribute__((__weak__)) ring3_start_hook
    *const ring3_start_preinit[] __asm__("__preinit_array_start"),
    *const ring3_start_preinit_end[] __asm__("__preinit_array_end"),
    *const ring3_start_init[] __asm__("__init_array_start"),
    *const ring3_start_init_end[] __asm__("__init_array_end"),
    *const ring3_start_fini[] __asm__("__fini_array_start"),
    *const ring3_start_fini_end[] __asm__("__fini_array_end");

__attribute__((__noinline__, __noreturn__)) RING3_START_PLAIN
static void ring3_start_die(const char *words, size_t len)
{
    ring3_start_call(NR_write, 2, (long)words, (long)len);
    ring3_start_call(NR_kill, ring3_start_call(NR_getpid, 0, 0, 0),
                     6 /* SIGABRT */, 0);
    RING3_STOP();
}

#ifdef RING3_START_RELOCATES
struct ring3_start_dynamic {
    long tag;
    unsigned long value;
};

RING3_START_PLAIN static unsigned long
ring3_start_tagged(const struct ring3_start_dynamic *entry, long tag)
{
    while (entry->tag && entry->tag != tag)
        entry++;
    return entry->tag ? entry->value : 0;
}

/* Until this is done no pointer in the program's data can be trusted, and no
 * address that the compiler takes from the GOT.
 */
RING3_START_PLAIN static void
ring3_start_relocate(const struct ring3_start_dynamic *dynamic,
                     unsigned long bias)
{
    const struct ring3_start_rel *rel = (const struct ring3_start_rel *)
        (bias + ring3_start_tagged(dynamic, RING3_START_DT_REL));
    unsigned long size = ring3_start_tagged(dynamic, RING3_START_DT_RELSZ);
    const ring3_start_word *relr = (const ring3_start_word *)
        (bias + ring3_start_tagged(dynamic, 36 /* DT_RELR */));
    ring3_start_word *where = NULL;
    unsigned long i;

    for (; size >= sizeof *rel; size -= sizeof *rel, rel++) {
        where = (ring3_start_word *)(bias + rel->offset);
        if (rel->info == 8 /* R_386_RELATIVE, R_X86_64_RELATIVE */)
            *where = bias + RING3_START_ADDEND(rel, where);
        else if (rel->info)
            ring3_start_die(RING3_START_WORDS("ring3: unknown relocation\n"));
    }

    /* An address, to relocate and go on after; or, with its lowest bit set, in
     * the other bits, which of the next 31 or 63 words to relocate.
     */
    size = ring3_start_tagged(dynamic, 35 /* DT_RELRSZ */);
    for (; size >= sizeof *relr; size -= sizeof *relr, relr++) {
        if (!(*relr & 1)) {
            where = (ring3_start_word *)(bias + *relr);
            *where++ += bias;
            continue;
        }
        for (i = 0; i < 8 * sizeof *relr - 1; i++, where++)
            if (*relr >> (i + 1) & 1)
                *where += bias;
    }
    __asm__ __volatile__("" : : : "memory");
}
#endif

#ifdef RING3_START_THREAD
/* The thread's block: __thread variables, up to the thread pointer; there, that
 * pointer itself, and the guard. On a stack it could be overwritten together
 * with what is compared with it, so it is a mapping of its own; not at the
 * break, which sandboxes refuse.
 */
RING3_START_PLAIN static void
ring3_start_thread(const struct ring3_start_phdr *tls, unsigned long bias,
                   const ring3_start_word *random)
{
    unsigned long align = tls && tls->align > 64 ? tls->align : 64;
    unsigned long before = tls ? tls->memsz + align : 0;
    unsigned long *block;
    unsigned long at = (unsigned long)ring3_start_map(before + align
                                                      + 16 * sizeof *block);

    if (at > -4096ul)
        ring3_start_die(RING3_START_WORDS("ring3: no memory for the thread\n"));
    at = (at + before + align - 1) & -align;
    if (!random)
        ring3_start_die(RING3_START_WORDS("ring3: no AT_RANDOM\n"));
    block = (unsigned long *)at;
    block[0] = at;
    block[5] = *random & ~0xfful;
    if (tls) {
        /* The linker counts back from the end, aligned as it lies in the file.
         * Not a loop: a compiler would turn it into a call of memcpy.
         */
        unsigned long last = tls->vaddr + tls->memsz;
        unsigned long gap = tls->align ? -last & (tls->align - 1) : 0;
        unsigned long to = at - gap - tls->memsz;
        unsigned long from = bias + tls->vaddr;
        unsigned long len = tls->filesz;

        __asm__ __volatile__("rep movsb"
            : "+D" (to), "+S" (from), "+c" (len)
            :
            : "memory");
    }
    if (ring3_start_point(at))
        ring3_start_die(RING3_START_WORDS("ring3: no thread pointer\n"));
}

/* So that ring3-check.ld sees that the above is there. */
__asm__(".globl ring3_start_block\n\t.hidden ring3_start_block\n\t"
        ".set ring3_start_block, 1");

/* What a function whose frame was overwritten calls. */
RING3_START_HIDDEN __attribute__((__used__, __noreturn__)) RING3_START_PLAIN
void __stack_chk_fail(void);
void __stack_chk_fail(void)
{
    ring3_start_die(RING3_START_WORDS("ring3: stack smashed\n"));
}
#endif

/* A function of its own: it reads the GOT only once called, when that is
 * relocated.
 */
__attribute__((__noinline__, __noreturn__)) RING3_START_PLAIN
static void ring3_start_run(int argc, char **argv, char **envp)
{
    ring3_start_hook *start = ring3_main;
    unsigned long count, i;
    int status;

    /* Else -flto would inline it here, where there is no protector. */
    __asm__("" : "+r" (start));
    count = RING3_START_COUNT(ring3_start_preinit);
    for (i = 0; i < count; i++)
        ring3_start_invoke(ring3_start_preinit[i], argc, argv, envp);
    count = RING3_START_COUNT(ring3_start_init);
    for (i = 0; i < count; i++)
        ring3_start_invoke(ring3_start_init[i], argc, argv, envp);
    status = ring3_start_invoke(start, argc, argv, envp);
    for (i = RING3_START_COUNT(ring3_start_fini); i > 0; i--)
        ring3_start_invoke(ring3_start_fini[i - 1], argc, argv, envp);
    ring3_start_call(NR_exit_group, status, 0, 0);
    RING3_STOP();
}

/* From _start: the stack as the kernel made it, and where the dynamic section
 * is, if there is one.
 */
RING3_START_HIDDEN __attribute__((__used__, __noreturn__)) RING3_START_PLAIN
RING3_CDECL void ring3_start_full(unsigned long *stack, const void *dynamic);
RING3_CDECL void ring3_start_full(unsigned long *stack, const void *dynamic)
{
    int argc = (int)stack[0];
    char **argv = (char **)(stack + 1);
    char **envp = argv + argc + 1;
    const unsigned long *aux = stack + argc + 2;
    const struct ring3_start_phdr *phdr = NULL, *each, *end;
    const struct ring3_start_phdr *found = NULL, *relro = NULL, *tls = NULL;
    const ring3_start_word *random = NULL;
    unsigned long phnum = 0, bias = 0;

    /* The asm hides it from clang 21, which would call wcslen here. */
    while (*aux++)
        __asm__ ("" : "+r"(aux));
    for (; aux[0] != AT_NULL; aux += 2) {
        if (aux[0] == AT_PHDR)
            phdr = (const struct ring3_start_phdr *)aux[1];
        else if (aux[0] == AT_PHNUM)
            phnum = aux[1];
        else if (aux[0] == AT_RANDOM)
            random = (const ring3_start_word *)aux[1];
    }
    /* Where no segment has them, as after ld -n, this is the bias alone, 0 or
     * the start of a page, and they lie after the file's own header. Before
     * 5.18 it is where they would be.
     */
    if (((unsigned long)phdr & 4095) == 0)
        ring3_start_die(RING3_START_WORDS("ring3: no program headers\n"));
    end = phdr + phnum;
    for (each = phdr; each < end; each++) {
        if (each->type == 2 /* PT_DYNAMIC */)
            found = each;
        else if (each->type == 7 /* PT_TLS */)
            tls = each;
        else if (each->type == 0x6474e552 /* PT_GNU_RELRO */)
            relro = each;
    }
#ifdef RING3_START_RELOCATES
    if (found) {
        bias = (unsigned long)dynamic - found->vaddr;
        ring3_start_relocate((const struct ring3_start_dynamic *)dynamic,
                             bias);
    }
#else
    (void)found, (void)dynamic;
#endif
    /* Each segment's part of it: between two there may be a gap. */
    for (each = phdr; relro && each < end; each++) {
        unsigned long from = relro->vaddr, to = from + relro->memsz;
        unsigned long last = each->vaddr + each->memsz + 4095;

        if (from < each->vaddr)
            from = each->vaddr;
        from &= -4096ul;
        to = (to < last ? to : last) & -4096ul;
        if (each->type == 1 /* PT_LOAD */ && from < to
            && ring3_start_call(NR_mprotect, (long)(bias + from),
                                (long)(to - from), PROT_READ))
            ring3_start_die(RING3_START_WORDS("ring3: no RELRO\n"));
    }
#ifdef RING3_START_THREAD
    ring3_start_thread(tls, bias, random);
#else
    (void)tls, (void)random;
#endif
    ring3_start_run(argc, argv, envp);
}

#ifdef __cplusplus
}
#endif

#endif
#endif
#endif
