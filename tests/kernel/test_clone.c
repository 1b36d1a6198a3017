/* SPDX-License-Identifier: 0BSD */
/* clone.h and vfork.h, where the kernel has to play along. That they work
 * however a program is compiled is for tests/test_fileasm.py.
 */
#include "check.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <ring3/clone.h>
#include <ring3/errno.h>
#include <ring3/futex.h>
#include <ring3/process.h>
#include <ring3/thread.h>
#include <ring3/vfork.h>

static char stack[65536];

static void vfork_and_exec_keep_the_parents_locals(void **state)
{
    char *argv[] = {(char *)"sh", (char *)"-c", (char *)"exit 9", NULL};
    volatile int seed = 5;
    int a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4;
    int pid, status = 0;

    (void)state;
    pid = sys_vfork();
    if (pid == 0) {
        sys_execve("/bin/sh", argv, argv + 3);
        sys_exit_group(1);
    }
    assert_true(pid > 0);
    assert_int_equal(sys_waitpid(pid, &status, 0), pid);
    assert_int_equal(WEXITSTATUS(status), 9);
    assert_int_equal(a + b + c + d, 30);
}

static void vfork_lends_the_child_this_memory(void **state)
{
    static char *const env[] = {(char *)"PATH=/:/usr", NULL};
    volatile int told = 0;
    int pid, status = 0;

    (void)state;
    pid = sys_vfork();
    if (pid == 0) {
        told = -ring3_execvpe("nowhere", env + 1, env);
        sys_exit_group(127);
    }
    /* It has let go of the memory by now. */
    assert_int_equal(told, ENOENT);
    assert_int_equal(sys_waitpid(pid, &status, 0), pid);
    assert_int_equal(WEXITSTATUS(status), 127);
}

static void a_failed_vfork_returns_once_with_the_error(void **state)
{
    int pid, status = 0;

    (void)state;
    pid = sys_fork();
    if (pid == 0) {
        const uint64_t limit[2] = {0, 0};
        int tried;

        /* RLIMIT_NPROC, which does not bind root: be somebody else. */
        syscall1(NR_setuid, 65534);
        syscall4(NR_prlimit64, 0, 6, limit, 0);
        tried = sys_vfork();
        sys_exit_group(tried == -EAGAIN ? 0 : 1);
    }
    sys_waitpid(pid, &status, 0);
    assert_int_equal(status, 0);
}

struct task {
    long in[3];
    volatile long out;
    volatile long stack_pointer;
};

static int work(void *arg)
{
    struct task *task = (struct task *)arg;

    task->stack_pointer = (long)__builtin_frame_address(0);
    task->out = task->in[0] + task->in[1] + task->in[2];
    return 300;
}

static void a_clone_runs_its_function_on_its_stack(void **state)
{
    struct task task = {{1, 2, -5}, 0, 0};
    int pid, status = 0;

    (void)state;
    pid = ring3_clone(work, stack + sizeof stack, CLONE_VM | SIGCHLD, &task,
                      NULL, NULL, NULL);
    assert_true(pid > 0);
    assert_int_equal(sys_waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 300 & 0xff);
    assert_int_equal(task.out, -2);
    assert_true(task.stack_pointer > (long)stack &&
                task.stack_pointer <= (long)(stack + sizeof stack));
    assert_int_equal((task.stack_pointer + 2 * (long)sizeof(long)) % 16, 0);
    assert_int_equal(ring3_clone(work, NULL, SIGCHLD, &task, NULL, NULL, NULL),
                     -EINVAL);
    assert_int_equal(ring3_clone(work, stack + sizeof stack, CLONE_SIGHAND,
                                 &task, NULL, NULL, NULL), -EINVAL);
}

/* A thread of its own thread-local storage: what the register points to. */
static volatile long tls_word;
static long tls_block[64];

static int read_tls(void *arg)
{
    long word;

#ifdef __i386__
    __asm__ volatile("movl %%gs:4, %0" : "=r" (word));
#else
    __asm__ volatile("movq %%fs:8, %0" : "=r" (word));
#endif
    tls_word = word + *(long *)arg;
    return 0;
}

static void a_thread_gets_tls_and_both_tids(void **state)
{
    const unsigned long flags =
        CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD |
        CLONE_SYSVSEM | CLONE_SETTLS | CLONE_PARENT_SETTID |
        CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID;
    volatile int child_tid = 1;
    int parent_tid = 0, tid;
    long arg = 1000;
    void *tls = tls_block;
#ifdef __i386__
    struct kernel_user_desc desc = {0, 0, 0xfffff, 0x51};
    unsigned short selector;

    /* libc's own entry, which its threads share in kind. */
    __asm__ volatile("movw %%gs, %0" : "=r" (selector));
    desc.base_addr = (unsigned int)(long)tls_block;
    tls = &desc;
    desc.entry_number = (unsigned int)-1;
    assert_int_equal(ring3_clone(read_tls, stack + sizeof stack, flags, &arg,
                                 &parent_tid, tls, (int *)&child_tid), -EINVAL);
    desc.entry_number = selector >> 3;
#endif

    (void)state;
    tls_block[0] = (long)tls_block;
    tls_block[1] = 234;
    tid = ring3_clone(read_tls, stack + sizeof stack, flags, &arg, &parent_tid,
                      tls, (int *)&child_tid);
    assert_true(tid > 0);
    assert_int_equal(parent_tid, tid);
    while (child_tid)
        sys_futex((unsigned int *)&child_tid, FUTEX_WAIT, (unsigned int)tid,
                  NULL, NULL, 0);
    assert_int_equal(tls_word, 1234);
}

static void clone_without_a_stack_is_fork(void **state)
{
    int parent_tid = 0, child_tid = 0;
    int pid, status = 0, pidfd = -1;

    (void)state;
    pid = sys_clone(CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | SIGCHLD, NULL,
                    &parent_tid, &child_tid, NULL);
    if (pid == 0)
        sys_exit_group(child_tid == (int)syscall0(NR_getpid) ? 5 : 6);
    assert_true(pid > 0);
    assert_int_equal(parent_tid, pid);
    assert_int_equal(sys_waitpid(pid, &status, 0), pid);
    assert_int_equal(WEXITSTATUS(status), 5);
    assert_int_equal(child_tid, 0);

    pid = sys_clone(CLONE_PIDFD | SIGCHLD, NULL, &pidfd, NULL, NULL);
    if (pid == 0)
        sys_exit_group(4);
    assert_true(pidfd >= 0);
    assert_int_equal(fcntl(pidfd, F_GETFD), FD_CLOEXEC);
    assert_int_equal(sys_waitid(P_PIDFD, pidfd, NULL, WEXITED, NULL), 0);
    close(pidfd);
}

static void clone3_tells_more(void **state)
{
    struct kernel_clone_args args;
    int pid, status = 0, pidfd = -1;

    (void)state;
    assert_int_equal(sizeof args, 88);
    memset(&args, 0, sizeof args);
    assert_int_equal(sys_clone3(&args, 63), -EINVAL);
    args.flags = CLONE_PIDFD | CLONE_CLEAR_SIGHAND;
    args.pidfd = (uintptr_t)&pidfd;
    args.exit_signal = SIGCHLD;
    pid = sys_clone3(&args, sizeof args);
    if (pid == 0)
        sys_exit_group(3);
    assert_true(pid > 0 && pidfd >= 0);
    assert_int_equal(sys_waitpid(pid, &status, 0), pid);
    assert_int_equal(WEXITSTATUS(status), 3);
    close(pidfd);
    args.flags = CLONE_INTO_CGROUP;
    args.pidfd = 0;
    args.cgroup = 999;
    assert_int_equal(sys_clone3(&args, sizeof args), -EBADF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vfork_and_exec_keep_the_parents_locals),
        cmocka_unit_test(vfork_lends_the_child_this_memory),
        cmocka_unit_test(a_failed_vfork_returns_once_with_the_error),
        cmocka_unit_test(a_clone_runs_its_function_on_its_stack),
        cmocka_unit_test(a_thread_gets_tls_and_both_tids),
        cmocka_unit_test(clone_without_a_stack_is_fork),
        cmocka_unit_test(clone3_tells_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
