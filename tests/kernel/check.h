/* SPDX-License-Identifier: 0BSD */
/* What every cmocka test here includes: cmocka with what it wants before it,
 * and check.c in place of its runner.
 */
#ifndef CHECK_H
#define CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>

int check_run(const struct CMUnitTest *tests, size_t count,
              CMFixtureFunction set_up, CMFixtureFunction tear_down);

#undef cmocka_run_group_tests
#define cmocka_run_group_tests(tests, set_up, tear_down) \
    check_run(tests, sizeof(tests) / sizeof *(tests), set_up, tear_down)

/* absent.c takes calls away. A test that needs one has passed where the call
 * answers -ENOSYS, and nothing else, and ends there.
 */
void check_equal(intmax_t got, intmax_t wanted, const char *call,
                 const char *file, int line);

#undef assert_int_equal
#define assert_int_equal(a, b) \
    check_equal((intmax_t)(a), (intmax_t)(b), #a, __FILE__, __LINE__)

/* With the reason, which cmocka's has no room for. */
__attribute__((__noreturn__)) void check_skip(const char *why,
                                              const char *file, int line);

#undef skip
#define skip(why) check_skip(why, __FILE__, __LINE__)

#endif
