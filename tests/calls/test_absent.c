/* SPDX-License-Identifier: 0BSD */
/* Each wrapper of a call that absent.c has taken away answers -ENOSYS: none
 * makes another call in its place. The arguments are those of the sentinels, at
 * which every such other call would fail in another way.
 */
#include "check.h"

#include "sentinels.h"

static int is_absent(unsigned long number)
{
#ifdef __i386__
    if (number >= NR_clock_gettime64 &&
        number <= NR_sched_rr_get_interval_time64)
        return 1;
#endif
    return number == NR_statx || number == NR_clone3;
}

static int calls;

static void look(const char *name, int64_t answer)
{
    calls++;
    if (answer != -ENOSYS)
        fail_msg("sys_%s: %lld", name, (long long)answer);
}

static void every_absent_call_is_the_callers_to_miss(void **state)
{
    int64_t stored = 7;

    (void)state;
#define PASSES(name, number, call, ...) \
    if (is_absent(number)) \
        look(#name, (long)call);
#define PASSES_WORD PASSES
#define ENDS(...)
#include "sentinels.inc"
#ifdef __i386__
    look("time", sys_time(&stored));
    look("time", sys_time(NULL));
    assert_true(stored == 7);
    assert_true(calls > 25);
#else
    (void)stored;
    assert_int_equal(calls, 2);
#endif
    print_message("# %d calls\n", calls);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_absent_call_is_the_callers_to_miss),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
