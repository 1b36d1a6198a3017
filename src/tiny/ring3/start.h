/* SPDX-License-Identifier: 0BSD */
/* What <ring3/start.h> is where ring3-cc has the linker bring a _start: it has
 * this directory before that of the headers.
 */
#ifndef RING3_TINY_START_H
#define RING3_TINY_START_H

/* A freestanding main is to clang++ a function like any other. */
#if defined __cplusplus && defined __clang__ && !__STDC_HOSTED__
int main() __asm__("main");
int main(int, char **) __asm__("main");
int main(int, char **, char **) __asm__("main");
#endif

#endif
