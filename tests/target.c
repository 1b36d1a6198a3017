/* SPDX-License-Identifier: 0BSD */
/* A kernel in the program itself: its trap is a call of gate, which writes
 * down what it finds in each register and answers with what it was told to.
 * tests/test_target.py compiles this with several target files; ORDER says
 * where gate shall find a1 to a6, IS_ERROR how it shows that one has occurred.
 */
#include <stdio.h>
#include <string.h>

#include <ring3/syscall.h>

long gate_seen[7];
long gate_answer;
int gate_carry;
int gate_code = 28;

#ifdef __i386__
__asm__(
    ".text\n.globl gate\n"
    "gate:\n"
    "movl %eax, gate_seen\n"
    "movl %ebx, gate_seen + 4\n"
    "movl %ecx, gate_seen + 8\n"
    "movl %edx, gate_seen + 12\n"
    "movl %esi, gate_seen + 16\n"
    "movl %edi, gate_seen + 20\n"
    "movl %ebp, gate_seen + 24\n"
    "btl $0, gate_carry\n"
    "movl gate_answer, %eax\n"
    "ret\n");
#else
__asm__(
    ".text\n.globl gate\n"
    "gate:\n"
    "movq %rax, gate_seen(%rip)\n"
    "movq %rdi, gate_seen + 8(%rip)\n"
    "movq %rsi, gate_seen + 16(%rip)\n"
    "movq %rdx, gate_seen + 24(%rip)\n"
    "movq %r10, gate_seen + 32(%rip)\n"
    "movq %r8, gate_seen + 40(%rip)\n"
    "movq %r9, gate_seen + 48(%rip)\n"
    "btl $0, gate_carry(%rip)\n"
    "movq gate_answer(%rip), %rax\n"
    "movq $-1, %rcx\n"
    "movq $-1, %r11\n"
    "ret\n");
#endif

static int wrong;

/* gate has seen the number 99 and, where ORDER says, -1 to -count. */
static void saw(const char *call, int count)
{
    static const int order[] = {ORDER};
    int i;

    if (gate_seen[0] != 99)
        wrong = printf("%s: number %ld\n", call, gate_seen[0]);
    for (i = 0; i < count; i++)
        if (gate_seen[order[i]] != -(i + 1))
            wrong = printf("%s: a%d: %ld\n", call, i + 1,
                           gate_seen[order[i]]);
    memset(gate_seen, 0, sizeof gate_seen);
}

static void answers(long answer, int carry, long expected)
{
    long got;

    gate_answer = answer;
    gate_carry = carry;
    got = syscall3(99, 1, 2, 3);
    if (got != expected)
        wrong = printf("%ld with carry %d: %ld instead of %ld\n", answer,
                       carry, got, expected);
}

int main(void)
{
    syscall0(99), saw("syscall0", 0);
    syscall1(99, -1), saw("syscall1", 1);
    syscall2(99, -1, -2), saw("syscall2", 2);
    syscall3(99, -1, -2, -3), saw("syscall3", 3);
    syscall4(99, -1, -2, -3, -4), saw("syscall4", 4);
    syscall5(99, -1, -2, -3, -4, -5), saw("syscall5", 5);
    syscall6(99, -1, -2, -3, -4, -5, -6), saw("syscall6", 6);
    answers(0, 0, 0);
    answers(12345, 0, 12345);
#if IS_ERROR == RING3_ERRORS_CARRY
    answers(9, 1, -9);
    answers(-1, 0, -1);
#elif IS_ERROR == RING3_ERRORS_MINUS_ONE
    answers(-1, 0, -28);
    answers(-2, 0, -2);
#else
    answers(-9, 0, -9);
    answers(-1, 1, -1);
#endif
    return wrong != 0;
}
