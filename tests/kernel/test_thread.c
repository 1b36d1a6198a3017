/* SPDX-License-Identifier: 0BSD */
/* thread.h and futex.h, where the kernel has to play along. */
#include "check.h"

#include <signal.h>
#include <unistd.h>

#include <ring3/errno.h>
#include <ring3/futex.h>
#include <ring3/thread.h>
#include <ring3/time.h>

#define FAR ((int64_t)1 << 33)

static unsigned int word;

static void nothing(int sig)
{
    (void)sig;
}

static void interrupt(void)
{
    struct sigaction act = {.sa_handler = nothing};

    sigaction(SIGALRM, &act, NULL);
    ualarm(20000, 20000);               /* the first may come too early */
}

/* x86_64 leaves only 32 bits of an error. */
static void modify_ldt_fails_as_a_number_below_0(void **state)
{
    struct kernel_user_desc descs[2];
    int got;

    (void)state;
    got = sys_modify_ldt(99, descs, sizeof descs);
    assert_int_equal(got, -ENOSYS);
    got = sys_modify_ldt(1, descs, 3);
    if (got == -ENOSYS)
        skip("this kernel has no modify_ldt");
    assert_int_equal(got, -EINVAL);
    assert_int_equal(sys_modify_ldt(0, descs, sizeof descs), 0);
}

static void a_segment_is_set_and_read_back(void **state)
{
    struct kernel_user_desc desc = {0xffffffff, 0x12345678, 0xfffff, 0x51};
    struct kernel_user_desc got = {0, 0, 0, 0};

    (void)state;
#ifdef __i386__
    assert_int_equal(sizeof desc, 16);
    assert_int_equal(sys_set_thread_area(&desc), 0);
    assert_true(desc.entry_number < 64);
    got.entry_number = desc.entry_number;
    assert_int_equal(sys_get_thread_area(&got), 0);
    assert_memory_equal(&got, &desc, sizeof desc);
    desc.base_addr = desc.limit = 0;
    desc.flags = 0x28;
    assert_int_equal(sys_set_thread_area(&desc), 0);
    assert_int_equal(sys_arch_prctl(ARCH_GET_FS, 0), -EINVAL);
#else
    unsigned long fs = 0, here;

    assert_int_equal(sys_set_thread_area(&desc), -ENOSYS);
    assert_int_equal(sys_get_thread_area(&got), -ENOSYS);
    assert_int_equal(sys_arch_prctl(ARCH_GET_FS, (unsigned long)&fs), 0);
    __asm__ volatile("movq %%fs:0, %0" : "=r" (here));
    assert_int_equal(fs, here);
    assert_int_equal(sys_arch_prctl(ARCH_SET_FS, fs), 0);
#endif
}

static void futexes_wait_past_2038(void **state)
{
    const struct kernel_timespec far = {FAR, 0};
    struct kernel_futex_waitv waiter = {5, (uintptr_t)&word, FUTEX2_SIZE_U32,
                                        0};
    int result;

    (void)state;
    word = 5;
    interrupt();
    assert_int_equal(sys_futex(&word, FUTEX_WAIT, 5, &far, NULL, 0), -EINTR);
    interrupt();
    assert_int_equal(sys_futex(&word, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME,
                               5, &far, NULL, FUTEX_BITSET_MATCH_ANY), -EINTR);
    interrupt();
    result = sys_futex_waitv(&waiter, 1, 0, &far, CLOCK_REALTIME);
    if (result != -ENOSYS)
        assert_int_equal(result, -EINTR);
    interrupt();
    result = sys_futex_wait(&word, 5, FUTEX_BITSET_MATCH_ANY, FUTEX2_SIZE_U32,
                            &far, CLOCK_REALTIME);
    if (result != -ENOSYS)
        assert_int_equal(result, -EINTR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(modify_ldt_fails_as_a_number_below_0),
        cmocka_unit_test(a_segment_is_set_and_read_back),
        cmocka_unit_test(futexes_wait_past_2038),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
