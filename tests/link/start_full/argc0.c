/* SPDX-License-Identifier: 0BSD */
/* argc == 0, which kernels since 5.18 allow nobody to pass to execve: linked
 * with -e no_arguments, which makes the stack such a one, at any alignment, and
 * the frame pointer no end of a chain.
 */
#include <ring3/start_full.h>

__asm__(
    ".globl no_arguments\n"
    "no_arguments:\n"
#ifdef __i386__
    "    mov   (%esp), %eax\n"
    "    lea   (%esp,%eax,4), %esp\n"
    "    movl  $0, (%esp)\n"
    "    mov   $1, %ebp\n"
#else
    "    mov   (%rsp), %rax\n"
    "    lea   (%rsp,%rax,8), %rsp\n"
    "    movq  $0, (%rsp)\n"
    "    mov   $1, %ebp\n"
#endif
    "    jmp   _start\n");

static int constructed, misaligned, frames;

__attribute__((constructor))
static void construct(int argc, char **argv, char **envp)
{
    unsigned long *frame;

    constructed = argc == 0 && !argv[0] && envp == argv + 1;
    misaligned = ((unsigned long)__builtin_frame_address(0)
                  + 2 * sizeof(long)) % 16 != 0;
    frame = (unsigned long *)__builtin_frame_address(0);
    for (frames = 1; frame[0] > 1 && frames < 9; frames++)
        frame = (unsigned long *)frame[0];
    if (frame[0])
        frames = 9;
}

int main(int argc, char **argv, char **envp)
{
    if (misaligned)
        return 1;
    if (frames < 3 || frames == 9)
        return 4;
    if (!constructed || argc != 0 || argv[0])
        return 2;
    return envp == argv + 1 && envp[0][6] == 'y' && !envp[1] ? 42 : 3;
}
