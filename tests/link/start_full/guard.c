/* SPDX-License-Identifier: 0BSD */
/* Prints the guard's bytes, lowest first, as the compiler's code finds it. */
#include <ring3/io.h>
#include <ring3/start_full.h>

int main(void)
{
    unsigned long guard, self;

#ifdef __i386__
    __asm__("movl %%gs:0x14, %0" : "=r" (guard));
    __asm__("movl %%gs:0, %0" : "=r" (self));
#else
    __asm__("movq %%fs:0x28, %0" : "=r" (guard));
    __asm__("movq %%fs:0, %0" : "=r" (self));
#endif
    if (((unsigned long *)self)[5] != guard)
        return 1;
    return sys_write(1, &guard, sizeof guard) == sizeof guard ? 42 : 2;
}
