/* SPDX-License-Identifier: 0BSD */
/* Writes to what is constant once relocated: with "t" to a table of pointers,
 * with "i" to the linker's list of constructors; else to other data. With HOLE,
 * GNU ld leaves a hole in what is to be read-only, behind what is the thread's.
 */
#ifdef HOLE
#define RING3_START_THREAD
#endif
#include <ring3/start_full.h>

#ifdef HOLE
static __thread __attribute__((aligned(HOLE))) volatile int first = 1, last;
#endif

typedef void hook(void);

/* volatile, or clang runs the constructor itself. */
static volatile int data = 41;
__attribute__((constructor)) static void construct(void) { data++; }
static hook *const table[] = {construct};

int main(int argc, char **argv)
{
    unsigned long place = (unsigned long)&data;

    if (argc == 2 && argv[1][0] == 't')
        place = (unsigned long)table;
    if (argc == 2 && argv[1][0] == 'i')
        place = (unsigned long)ring3_start_init;
#ifdef HOLE
    if (first != 1 || last)
        return 1;
#endif
    /* So that the compiler does not know that it is constant. */
    __asm__ __volatile__("" : "+r" (place) : : "memory");
    *(volatile unsigned char *)place = *(volatile unsigned char *)place;
    return data;
}
