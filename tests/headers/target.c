/* SPDX-License-Identifier: 0BSD */
/* A kernel in the program itself: its trap is a call of gate, which writes
 * down what it finds in each register, answers with what it was told to, and
 * destroys every register that it may. test_target.py compiles this with
 * several target files; ORDER says where gate shall find a1 to a6, IS_ERROR how
 * it shows that one has occurred.
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
#ifndef RING3_KEPT
    "movl $0x77777777, %ebx\n"
    "movl %ebx, %ecx\n"
    "movl %ebx, %edx\n"
    "movl %ebx, %esi\n"
    "movl %ebx, %edi\n"
    "movl %ebx, %ebp\n"
#endif
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
    "movq $0x77777777, %rcx\n"
    "movq %rcx, %r11\n"
#ifndef RING3_KEPT
    "movq %rcx, %rdi\n"
    "movq %rcx, %rsi\n"
    "movq %rcx, %rdx\n"
    "movq %rcx, %r10\n"
    "movq %rcx, %r8\n"
    "movq %rcx, %r9\n"
#endif
#ifdef RING3_LOST
    "movq %rcx, %rbx\n"
    "movq %rcx, %r12\n"
    "movq %rcx, %r13\n"
    "movq %rcx, %r14\n"
    "movq %rcx, %r15\n"
#endif
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

static volatile long minus[] = {0, -1, -2, -3, -4, -5, -6, -7, -8, -9};

/* What is alive around a call, its arguments too, is as it was. */
#define CALL(count, arguments) \
    do { \
        long a1 = minus[1], a2 = minus[2], a3 = minus[3], a4 = minus[4]; \
        long a5 = minus[5], a6 = minus[6], b = minus[7], c = minus[8]; \
        long d = minus[9]; \
        syscall##count arguments; \
        if ((a1 ^ minus[1]) | (a2 ^ minus[2]) | (a3 ^ minus[3]) \
            | (a4 ^ minus[4]) | (a5 ^ minus[5]) | (a6 ^ minus[6]) \
            | (b ^ minus[7]) | (c ^ minus[8]) | (d ^ minus[9])) \
            wrong = printf("syscall" #count ": a live value is lost\n"); \
        saw("syscall" #count, count); \
    } while (0)

int main(void)
{
    CALL(0, (99));
    CALL(1, (99, a1));
    CALL(2, (99, a1, a2));
    CALL(3, (99, a1, a2, a3));
    CALL(4, (99, a1, a2, a3, a4));
    CALL(5, (99, a1, a2, a3, a4, a5));
    CALL(6, (99, a1, a2, a3, a4, a5, a6));
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
