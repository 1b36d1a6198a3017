/* SPDX-License-Identifier: 0BSD */
/* _start, where the kernel enters a program: calls main and ends the process
 * with its result. Include this in the file of a program that has main.
 *
 * main may be int main(void), int main(int argc, char **argv) or
 * int main(int argc, char **argv, char **envp), in C and C++. Compiled with
 * -ffreestanding it must end in a return: it does not return 0 by itself.
 *
 * start_full.h is for programs that relocate themselves, have constructors or a
 * stack protector. tcc cannot compile this; a program made by it links
 * libring3.a instead.
 */
#ifndef RING3_START_H
#define RING3_START_H

#ifdef RING3_START_FULL_H
#error ring3/start.h: ring3/start_full.h already is the start of this \
    program, include one of the two
#else

#include "syscall.h"

/* What ends the process: a kernel without threads may have exit alone. */
#ifndef RING3_LACKS_exit_group
#define RING3_START_NR NR_exit_group
#elif !defined RING3_LACKS_exit
#define RING3_START_NR NR_exit
#else
#define RING3_START_NR 0
#ifndef RING3_NO_TARGET
#error ring3/start.h: the target needs a macro NR_exit or NR_exit_group
#endif
#endif
#define RING3_START_EXIT RING3_TEXT(RING3_START_NR)

/* To the preprocessor an enumerator is 0, to the assembler a symbol. */
#if RING3_START_NR + 0 == 0
struct ring3_start {
    int the_number_of_exit_must_be_a_macro_of_integer_literals
        : (RING3_START_NR) == 0 ? 1 : -1;
};
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

#if defined __TINYC__
#elif defined __i386__
#include "arch/i386/start.h"
#else
#include "arch/x86_64/start.h"
#endif

#endif
#endif
