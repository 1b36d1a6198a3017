/* SPDX-License-Identifier: 0BSD */
/* memory.h, where the kernel has to play along: offsets and addresses that
 * do not fit 32 bits, or are negative in them.
 */
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <ring3/io.h>
#include <ring3/memory.h>

static int sparse_file(void)
{
    char name[] = "/tmp/ring3-test-XXXXXX";
    int fd = mkstemp(name);

    assert_true(fd >= 0);
    unlink(name);
    return fd;
}

static void mmap_shows_what_lies_past_4g(void **state)
{
    const int64_t place = 0x140001000;
    int fd = sparse_file();
    char *map;

    (void)state;
    assert_true(sys_lseek(fd, place, SEEK_SET) == place);
    assert_int_equal(ring3_write_all(fd, "far away", 8), 0);
    map = (char *)sys_mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, place);
    assert_int_equal(ring3_pointer_error(map), 0);
    assert_memory_equal(map, "far away", 8);
    assert_int_equal(sys_munmap(map, 4096), 0);
    sys_close(fd);
}

static void mmap_refuses_what_it_cannot_express(void **state)
{
    const int64_t wrong[] = {1, 4095, 0x100000001, -1, -4095,
                             0x7ffffffffffff001};
    int fd = sparse_file();
    size_t i;
    void *map;

    (void)state;
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        map = sys_mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, wrong[i]);
        assert_int_equal(ring3_pointer_error(map), -EINVAL);
    }
#ifdef __i386__
    /* mmap2 counts pages in 32 bits: from 2^44 on they would wrap to 0. */
    map = sys_mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, (int64_t)1 << 44);
    assert_int_equal(ring3_pointer_error(map), -EINVAL);
#endif
    sys_close(fd);
}

static void an_address_above_2g_is_no_error(void **state)
{
    /* A kernel of 32 bits keeps everything from 3G on to itself. */
    void *const high = (void *)0xa0000000ul;
    void *map = sys_mmap(high, 4096, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE,
                         -1, 0);

    (void)state;
    assert_int_equal(ring3_pointer_error(map), 0);
    assert_ptr_equal(map, high);
    strcpy((char *)map, "here");
    assert_int_equal(sys_mprotect(map, 4096, PROT_READ), 0);
    assert_string_equal(map, "here");
    assert_int_equal(sys_munmap(map, 4096), 0);
}

static void brk_says_where_the_break_is(void **state)
{
    void *here = sys_brk(NULL);

    (void)state;
    assert_ptr_equal(here, sbrk(0));
    assert_ptr_equal(sys_brk(here), here);
    /* It cannot fail: what cannot be done leaves it where it was. */
    assert_ptr_equal(sys_brk((void *)1), here);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mmap_shows_what_lies_past_4g),
        cmocka_unit_test(mmap_refuses_what_it_cannot_express),
        cmocka_unit_test(an_address_above_2g_is_no_error),
        cmocka_unit_test(brk_says_where_the_break_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
