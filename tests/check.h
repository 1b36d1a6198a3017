/* SPDX-License-Identifier: 0BSD */
/* What every cmocka test here includes: cmocka with what it wants before it. */
#ifndef CHECK_H
#define CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>

/* absent.c takes calls away. A test that needs one has passed where the call
 * answers -ENOSYS, and nothing else, and ends there.
 */
static jmp_buf check_end;

static inline void check_run(void **state)
{
    const CMUnitTestFunction test = (CMUnitTestFunction)(uintptr_t)*state;

    *state = NULL;
    if (setjmp(check_end) == 0)
        test(state);
}

#undef cmocka_unit_test
#define cmocka_unit_test(test) \
    {#test, check_run, NULL, NULL, (void *)(uintptr_t)test}

static inline void check_equal(intmax_t got, intmax_t wanted, const char *call,
                               const char *file, int line)
{
    if ((long)got == -ENOSYS && got != wanted && getenv("RING3_ABSENT")) {
        print_message("# -ENOSYS: %s\n", call);
        longjmp(check_end, 1);
    }
    _assert_int_equal(got, wanted, file, line);
}

#undef assert_int_equal
#define assert_int_equal(a, b) \
    check_equal((intmax_t)(a), (intmax_t)(b), #a, __FILE__, __LINE__)

#endif
