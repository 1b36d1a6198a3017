/* SPDX-License-Identifier: 0BSD */
/* test_wrappers.c's sentinels without a test framework, for matrix.py,
 * which compiles this in every way there is; with STUBS, the archive's
 * functions. Prints each word that the kernel would have found wrong, and how
 * many calls were looked at.
 */
#include "rig.h"

#include <stdio.h>

#include "sentinels.h"

static int checks, mismatches;

static void look(const char *name, unsigned long number,
                 const unsigned long *words, long answer, long expected)
{
    const struct rig_call *call = &rig_call[0];
    unsigned long i, wrong = 0;

    checks++;
    wrong += rig_entries != 1 || call->nr != number || answer != expected;
    for (i = 0; i < words[0]; i++)
        wrong += call->arg[i] != words[i + 1];
    if (wrong) {
        mismatches++;
        printf("%s: %d entries, number %lu, answer %ld, words", name,
               (int)rig_entries, call->nr, answer);
        for (i = 0; i < words[0]; i++)
            printf(" %lx", call->arg[i]);
        printf("\n");
    }
}

#define PASSES(name, number, call, ...) \
    static void name##_passes(void) \
    { \
        static const unsigned long words[] = {__VA_ARGS__}; \
        long answer; \
        RIG_CATCH(answer = (long)call); \
        look(#name, number, words, answer, rig_answer); \
    }
/* The answer is as wide as a register. */
#define PASSES_WORD(name, number, call, ...) \
    static void name##_passes(void) \
    { \
        static const unsigned long words[] = {__VA_ARGS__}; \
        long answer; \
        RIG_CATCH(answer = (long)call); \
        look(#name, number, words, answer, rig_answer); \
        rig_answer = (long)HIGH(99); \
        RIG_CATCH(answer = (long)call); \
        look(#name, number, words, answer, rig_answer); \
        rig_answer = -1234; \
    }
/* AddressSanitizer makes a call of its own before one that does not return. */
#if defined __SANITIZE_ADDRESS__
#define ASAN
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define ASAN
#endif
#endif
#ifdef ASAN
#define ENDS(name, number, call, ...) \
    static void name##_passes(void) \
    { \
    }
#else
#define ENDS(name, number, call, ...) \
    static void name##_passes(void) \
    { \
        static const unsigned long words[] = {__VA_ARGS__}; \
        RIG_CATCH_NORETURN(call); \
        look(#name, number, words, 0, 0); \
    }
#endif
#include "sentinels.inc"

/* libc's. What main is given is not where -mregparm=3 looks. */
extern char **environ;

int main(void)
{
    ring3_fast(environ);
    if (rig_open() != 0) {
        printf("this kernel has no Syscall User Dispatch\n");
        return 77;
    }
#undef PASSES
#undef PASSES_WORD
#undef ENDS
#define PASSES(name, ...) name##_passes();
#define PASSES_WORD(name, ...) name##_passes();
#define ENDS(name, ...) name##_passes();
#include "sentinels.inc"
    printf("%d checks, %d mismatches\n", checks, mismatches);
    return mismatches != 0;
}
