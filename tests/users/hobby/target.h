/* SPDX-License-Identifier: 0BSD */
/* The hobby kernel as a target: all that ring3's headers must know of it. What
 * each line may say is in ring3/target.h. The kernel takes its numbers from
 * here too; none of them is Linux's for that call.
 */
#define RING3_BITS      32
#define RING3_VECTOR    0x30
#define RING3_ERRORS    RING3_ERRORS_NEGATIVE

#define NR_write        1
#define NR_read         2
#define NR_close        3
#define NR_open         4
#define NR__llseek      5       /* what sys_lseek is on i386 */
#define NR_fork         6
#define NR_wait4        7
#define NR_execve       8
#define NR_exit         9
#define NR_exit_group   NR_exit /* a process is one thread */
#define NR_getpid       10
#define NR_brk          11
#define NR_pipe2        12
#define NR_hobby_mix    13      /* ours alone: six arguments, one number */
