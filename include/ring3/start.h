/* SPDX-License-Identifier: 0BSD */
/* _start, where the kernel enters a program: calls main and ends the process
 * with its result. Include this in the file of a program that has main.
 *
 * main may be int main(void), int main(int argc, char **argv) or
 * int main(int argc, char **argv, char **envp), in C and C++. Compiled with
 * -ffreestanding, main must return explicitly: there is no implicit return 0.
 *
 * With -mregparm its arguments must be in three registers or in none, as with
 * -mregparm=3; start_full.h calls it and each constructor under any -mregparm
 * and -mrtd.
 *
 * start_full.h is for programs that relocate themselves, have constructors or a
 * stack protector. tcc cannot compile this; a program made by it links
 * libring3.a instead.
 *
 * With RING3_START_ELSEWHERE defined there is no _start here: another file
 * brings it. ring3-cc defines it where it brings one.
 */
#ifndef RING3_START_H
#define RING3_START_H

#include "syscall.h"

/* What ends the process: a kernel without threads may have only exit. */
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

/* To clang++ a freestanding main is a function like any other: these are all
 * its forms, by the type of argv.
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

/* main by another name, as its own would be taken for one form of it. gcc
 * -flto, which sees the whole program, warns of that, but not in system
 * headers.
 */
#pragma GCC system_header
#ifdef __cplusplus
extern "C"
#endif
int ring3_main(int argc, char **argv, char **envp) __asm__("main")
    __attribute__((__visibility__("hidden")));

/* gcc -flto does not look into assembler text: it drops main, or puts it where
 * the text does not find it. So the text is in a function, with main as its
 * operand, and the function in a section that linkers leave out: none of its
 * own code, whatever the flags put there, ends up in the program.
 */
#if defined __GNUC__ && !defined __clang__
#define RING3_START_TEXT \
    __attribute__((__used__, __naked__, __noinline__, __noclone__, \
                   __section__(".discard.ring3,\"axe\",@progbits#"))) \
    static void ring3_start_text(void) { __asm__ __volatile__(
#define RING3_START_MAIN "%P0"
#define RING3_START_END : : "X" (ring3_main)); }
#else
#define RING3_START_TEXT __asm__(
#define RING3_START_MAIN "main"
#define RING3_START_END );
#endif

#if defined __TINYC__ || defined RING3_START_ELSEWHERE
#elif defined __i386__
#include "arch/i386/start.h"
#else
#include "arch/x86_64/start.h"
#endif

#endif
