/* SPDX-License-Identifier: 0BSD */
/* absent - run a program for which the kernel lacks calls
 *
 * The newest kinds of call that everything else is made of: statx and clone3,
 * and on i386 those with 64 bits of time. A seccomp filter answers them with
 * -ENOSYS, as an older kernel does, and RING3_ABSENT in the environment tells.
 *
 *     $ ./absent-i386 ./test_time-i386
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <ring3/errno.h>
#include <ring3/prctl.h>
#include <ring3/process.h>
#include <ring3/seccomp.h>

#ifdef __i386__
#define ARCH AUDIT_ARCH_I386
#else
#define ARCH AUDIT_ARCH_X86_64
#endif

#define LOAD(member) \
    {BPF_LD | BPF_W | BPF_ABS, 0, 0, \
     offsetof(struct kernel_seccomp_data, member)}
#define ANSWER(what) {BPF_RET | BPF_K, 0, 0, what}
#define ABSENT ANSWER(SECCOMP_RET_ERRNO | ENOSYS)

static const struct kernel_sock_filter filter[] = {
    LOAD(arch),
    {BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCH},
    ANSWER(SECCOMP_RET_ALLOW),
    LOAD(nr),
#ifdef __i386__
    {BPF_JMP | BPF_JGE | BPF_K, 0, 2, NR_clock_gettime64},
    {BPF_JMP | BPF_JGT | BPF_K, 1, 0, NR_sched_rr_get_interval_time64},
    ABSENT,
#endif
    {BPF_JMP | BPF_JEQ | BPF_K, 1, 0, NR_statx},
    {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, NR_clone3},
    ABSENT,
    ANSWER(SECCOMP_RET_ALLOW),
};

int main(int argc, char *argv[])
{
    struct kernel_sock_fprog program = {0};
    int err;

    if (argc < 2) {
        fprintf(stderr, "absent: usage: absent PROGRAM [ARGUMENT]...\n");
        return 2;
    }
    program.len = sizeof filter / sizeof filter[0];
    program.filter = filter;
    sys_prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    err = sys_seccomp(SECCOMP_SET_MODE_FILTER, 0, &program);
    if (err < 0) {
        printf("1..0 # SKIP seccomp: %s\n", ring3_strerror(err));
        return 0;
    }
    setenv("RING3_ABSENT", "1", 1);
    err = sys_execve(argv[1], argv + 1, environ);
    fprintf(stderr, "absent: %s: %s\n", argv[1], ring3_strerror(err));
    return 127;
}
