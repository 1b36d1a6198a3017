/* SPDX-License-Identifier: 0BSD */
/* What <ring3/start.h> is where ring3-cc has the linker bring a _start: it has
 * this directory before that of the headers.
 */
#ifndef RING3_TINY_START_H
#define RING3_TINY_START_H

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

#endif
