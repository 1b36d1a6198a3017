/* SPDX-License-Identifier: 0BSD */
/* errno.h: the words, and what is an error. */
#include "check.h"

#include <limits.h>
#include <string.h>

#include <ring3/errno.h>

static void strerror_knows_every_number_of_either_sign(void **state)
{
    int err, known = 0;

    (void)state;
    for (err = 0; err < 200; err++) {
        const char *words = strerror(err);

        if (strncmp(words, "Unknown error", 13) == 0)
            words = "Unknown error";
        else
            known++;
        /* Linux 7.2 has it; a libc may be older. */
        if (err == EFTYPE)
            words = "Inappropriate file type or format";
        assert_string_equal(ring3_strerror(err), words);
        assert_string_equal(ring3_strerror(-err), words);
    }
    assert_true(known > 130);
}

static void strerror_survives_any_number(void **state)
{
    const int numbers[] = {4095, -4095, INT_MAX, INT_MIN, 135, -135};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_string_equal(ring3_strerror(numbers[i]), "Unknown error");
}

static void only_the_last_4095_addresses_are_errors(void **state)
{
    (void)state;
    assert_int_equal(ring3_pointer_error((void *)-1l), -1);
    assert_int_equal(ring3_pointer_error((void *)-ENOMEM), -ENOMEM);
    assert_int_equal(ring3_pointer_error((void *)-4095l), -4095);
    assert_int_equal(ring3_pointer_error((void *)-4096l), 0);
    assert_int_equal(ring3_pointer_error((void *)0x80000000ul), 0);
    assert_int_equal(ring3_pointer_error((void *)0xf7f61000ul), 0);
    assert_int_equal(ring3_pointer_error(NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strerror_knows_every_number_of_either_sign),
        cmocka_unit_test(strerror_survives_any_number),
        cmocka_unit_test(only_the_last_4095_addresses_are_errors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
