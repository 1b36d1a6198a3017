/* SPDX-License-Identifier: 0BSD */
/* registers - six arguments arrive; no call but exit, which never comes back,
 * changes another register than eax, and of the flags only carry in a kernel
 * that says with it what eax is. build links this one right below the stack.
 */
#include <ring3/memory.h>
#include <ring3/process.h>
#include <ring3/start.h>
#include "say.h"

/* Trap, carry and direction set, with what block holds in gs, fs, es, ds, edi,
 * esi, ebp, nothing, ebx, edx, ecx, eax, and put there what comes back: block
 * is the stack meanwhile. Its last word says where the other is. Returns the
 * flags.
 */
uint32_t probe(uint32_t block[13]);

__asm__(
    "probe:\n"
    "    pushal\n"
    "    movl  36(%esp), %eax\n"
    "    movl  %esp, 48(%eax)\n"
    "    movl  %eax, %esp\n"
    "    popl  %gs; popl %fs; popl %es; popl %ds\n"
    "    popal\n"
    "    stc; std\n"
    "    int   $" RING3_TEXT(RING3_VECTOR) "\n"
    "    pushal\n"
    "    pushl %ds; pushl %es; pushl %fs; pushl %gs\n"
    "    movl  48(%esp), %esp\n"
    "    popal\n"
    "    pushfl; cld\n"
    "    popl  %eax\n"
    "    ret\n");

int main(void)
{
    static const uint32_t calls[] = {
        NR_hobby_mix, NR_close, 999, NR_read, NR_write, NR_open, NR__llseek,
        NR_wait4, NR_execve, NR_getpid, NR_brk, NR_pipe2, NR_fork
    };
    void *brk = sys_brk(NULL);
    uint32_t i, j;

    say_number("arrived: ", syscall6(NR_hobby_mix, 1, 10, 100, 1000, 10000,
                                     100000));
    say_number("error: ", sys_write(99, "lost\n", 5));
    say(sys_brk((char *)0xbfff1000) == brk ? "" : "brk enters the stack\n");
    for (i = 0; i < sizeof calls / sizeof *calls; i++) {
        uint32_t block[13] = { 0x23, 0x22, 0x21, 0x20, 14, 15, 16, 0, 18, 19,
                               20, calls[i] };
        uint32_t flags = probe(block);

        for (j = 0; j < 11; j++)
            if (j != 7 && block[j] != (j < 4 ? 0x23 - j : 10 + j))
                say_number("lost: ", (long)j);
        if ((flags & 0x3400) != 0x400)
            say("lost: the direction, or ports are open to ring 3\n");
        if (calls[i] == NR_fork && block[11] != 0)
            return sys_wait(NULL) < 0;
        say_number(flags & 1 ? "carry 1, " : "carry 0, ", (long)block[11]);
    }
    return 0;
}
