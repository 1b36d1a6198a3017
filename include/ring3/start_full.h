/* SPDX-License-Identifier: 0BSD */
/* The fuller start, in place of start.h: a _start that does before main and
 * after it what a libc's would, for programs built with hardening flags, or
 * made of more than functions. Include this in the file of a program that has
 * main; main is as in start.h. Before main it
 *
 *      relocates a static-pie, DT_REL or DT_RELA and DT_RELR, if this file is
 *      compiled with -fPIE or -fPIC;
 *      makes read-only what is constant from then on, -z relro;
 *      gives the thread a block with the stack protector's guard and with what
 *      is __thread, if this file is compiled with any -fstack-protector, or
 *      with RING3_START_THREAD defined before it;
 *      runs the constructors, each with argc, argv and envp.
 *
 * After main it runs the destructors, backwards, and ends the process with
 * main's result. sys_exit_group ends it at once.
 *
 * A smashed stack is a sentence on descriptor 2 and SIGABRT; so is what cannot
 * be done above. The guard is the first word at AT_RANDOM, its lowest byte 0,
 * which a copied string cannot hold. The block takes a page at the break, and
 * is the first thread's: others that the program makes need their own.
 *
 * gcc -flto makes one constructor of those that have one priority, and hands
 * it no arguments. For C++ there are neither atexit nor __cxa_atexit: use
 * -fno-exceptions -fno-rtti -fno-threadsafe-statics and, with g++,
 * -fno-use-cxa-atexit. Not there either: ifuncs, .init, .ctors,
 * -mstack-protector-guard=global. ring3-data.ld has constructors, but no place
 * for what is __thread: it refuses that. tcc cannot compile this.
 */
#ifndef RING3_START_FULL_H
#define RING3_START_FULL_H

#if defined RING3_START_H
#error ring3/start_full.h: ring3/start.h already is the start of this \
    program, include one of the two
#elif defined RING3_TARGET
#error ring3/start_full.h: this is for Linux, another kernel has ring3/start.h
#elif !defined __TINYC__

#include "auxv.h"
#include "memory.h"
#include "syscall.h"

#ifndef RING3_NO_MACHINE

/* Nothing here may ask for what it is about to prepare: the guard, or what a
 * sanitizer or a profiler keeps. That goes for whatever it calls, hence no
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

#ifdef __i386__
#include "arch/i386/start_full.h"
#else
#include "arch/x86_64/start_full.h"
#endif

/* A freestanding main is to clang++ a function like any other: these are all
 * of them, by the type of argv.
 */
#if defined __cplusplus && defined __clang__ && !__STDC_HOSTED__
#define RING3_MAIN(argv) \
    int main(int, argv) __asm__("main"); \
    int main(int, argv, char **) __asm__("main"); \
    int main(int, argv, char *const *) __asm__("main"); \
    int main(int, argv, const char **) __asm__("main"); \
    int main(int, argv, const char *const *) __asm__("main")
extern "C++" {
int main() __asm__("main");
int main(int) __asm__("main");
RING3_MAIN(char **);
RING3_MAIN(char *const *);
RING3_MAIN(const char **);
RING3_MAIN(const char *const *);
}
#undef RING3_MAIN
#endif

#if defined __GNUC__ && __GNUC__ >= 8 && !defined __clang__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wattribute-alias"
/* gcc -flto does not look into assembler text: this tells it that main, if it
 * is in the same file, is called. It leaves nothing in the program.
 */
static void ring3_main(void) __attribute__((__weakref__("main"), __used__));
#pragma GCC diagnostic pop
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* A word anywhere, of any type. */
typedef unsigned long __attribute__((__may_alias__, __aligned__(1)))
    ring3_start_word;

typedef void ring3_start_hook(int argc, char **argv, char **envp);

#define RING3_START_HIDDEN __attribute__((__visibility__("hidden")))
#define RING3_START_WORDS(text) text, sizeof text - 1

/* By numbers: to a compiler one array does not end where another begins. */
#define RING3_START_COUNT(name) \
    (((unsigned long)name##_end - (unsigned long)name) / sizeof *name)

/* From the linker, which leaves out what is empty; and, in assembler because
 * no one prototype suits each form of it, a jump to main.
 */
extern RING3_START_HIDDEN __attribute__((__weak__)) ring3_start_hook
    *const ring3_start_preinit[] __asm__("__preinit_array_start"),
    *const ring3_start_preinit_end[] __asm__("__preinit_array_end"),
    *const ring3_start_init[] __asm__("__init_array_start"),
    *const ring3_start_init_end[] __asm__("__init_array_end"),
    *const ring3_start_fini[] __asm__("__fini_array_start"),
    *const ring3_start_fini_end[] __asm__("__fini_array_end");
extern RING3_START_HIDDEN int ring3_start_main(int argc, char **argv,
                                               char **envp);

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

/* Until this is done no pointer in the program's data is to be believed, and
 * no address that the compiler takes from the GOT.
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

    /* An address, to relocate and go on behind; or with its lowest bit set,
     * in the other bits, which of the next 31 or 63 words to relocate.
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
/* The thread's block: what is __thread, up to the thread pointer; there, that
 * pointer itself, and the guard. On a stack it could be overwritten together
 * with what is compared to it, so it lies behind the break.
 */
RING3_START_PLAIN static void
ring3_start_thread(const struct ring3_start_phdr *tls, unsigned long bias,
                   const ring3_start_word *random)
{
    unsigned long at = (unsigned long)ring3_start_call(NR_brk, 0, 0, 0);
    unsigned long align = tls && tls->align > 64 ? tls->align : 64;
    unsigned long *block, end;

    if (tls)
        at += tls->memsz + align;
    at = (at + align - 1) & -align;
    end = (at + 16 * sizeof *block + 4095) & -4096ul;
    if ((unsigned long)ring3_start_call(NR_brk, (long)end, 0, 0) != end)
        ring3_start_die(RING3_START_WORDS("ring3: no memory for the thread\n"));
    if (!random)
        ring3_start_die(RING3_START_WORDS("ring3: no AT_RANDOM\n"));
    block = (unsigned long *)at;
    block[0] = at;
    block[5] = *random & ~0xfful;
    if (tls) {
        /* The linker counts back from the end, aligned as it lies in the file.
         * Not a loop: a compiler would make a call of memcpy from it.
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

/* What a function calls whose frame was written over. */
RING3_START_HIDDEN __attribute__((__used__, __noreturn__)) RING3_START_PLAIN
void __stack_chk_fail(void);
void __stack_chk_fail(void)
{
    ring3_start_die(RING3_START_WORDS("ring3: stack smashed\n"));
}
#endif

/* A function of its own: what it takes from the GOT it takes after it is
 * called, when that is relocated.
 */
__attribute__((__noinline__, __noreturn__)) RING3_START_PLAIN
static void ring3_start_run(int argc, char **argv, char **envp)
{
    unsigned long count, i;
    int status;

    count = RING3_START_COUNT(ring3_start_preinit);
    for (i = 0; i < count; i++)
        ring3_start_preinit[i](argc, argv, envp);
    count = RING3_START_COUNT(ring3_start_init);
    for (i = 0; i < count; i++)
        ring3_start_init[i](argc, argv, envp);
    status = ring3_start_main(argc, argv, envp);
    for (i = RING3_START_COUNT(ring3_start_fini); i > 0; i--)
        ring3_start_fini[i - 1](argc, argv, envp);
    ring3_start_call(NR_exit_group, status, 0, 0);
    RING3_STOP();
}

/* From _start: the stack as the kernel made it, and where the dynamic section
 * is, if there is one.
 */
RING3_START_HIDDEN __attribute__((__used__, __noreturn__)) RING3_START_PLAIN
void ring3_start_full(unsigned long *stack, const void *dynamic);
void ring3_start_full(unsigned long *stack, const void *dynamic)
{
    int argc = (int)stack[0];
    char **argv = (char **)(stack + 1);
    char **envp = argv + argc + 1;
    const unsigned long *aux = stack + argc + 2;
    const struct ring3_start_phdr *phdr = NULL;
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
    for (; phnum > 0; phnum--, phdr++) {
        if (phdr->type == 2 /* PT_DYNAMIC */)
            found = phdr;
        else if (phdr->type == 7 /* PT_TLS */)
            tls = phdr;
        else if (phdr->type == 0x6474e552 /* PT_GNU_RELRO */)
            relro = phdr;
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
    if (relro) {
        unsigned long from = (bias + relro->vaddr) & -4096ul;
        unsigned long to = (bias + relro->vaddr + relro->memsz) & -4096ul;

        if (ring3_start_call(NR_mprotect, (long)from, (long)(to - from),
                             PROT_READ))
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
