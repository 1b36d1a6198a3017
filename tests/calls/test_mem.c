/* SPDX-License-Identifier: 0BSD */
/* memcpy, memmove, memset, memcmp, bcmp: the archive's, whose names the build
 * gives a prefix, and the header's, against libc's.
 */
#include "check.h"

#include <string.h>
#include <strings.h>

void *archive_memcpy(void *dest, const void *src, size_t len);
void *archive_memmove(void *dest, const void *src, size_t len);
void *archive_memset(void *dest, int byte, size_t len);
int archive_memcmp(const void *a, const void *b, size_t len);
int archive_bcmp(const void *a, const void *b, size_t len);

struct functions {
    void *(*copy)(void *, const void *, size_t);
    void *(*move)(void *, const void *, size_t);
    void *(*set)(void *, int, size_t);
    int (*compare)(const void *, const void *, size_t);
    int (*differ)(const void *, const void *, size_t);
};

static const struct functions libc = {memcpy, memmove, memset, memcmp,
                                      bcmp};
static const struct functions archive = {archive_memcpy, archive_memmove,
                                         archive_memset, archive_memcmp,
                                         archive_bcmp};

#define memcpy header_memcpy
#define memmove header_memmove
#define memset header_memset
#define memcmp header_memcmp
#define bcmp header_bcmp
#include <ring3/mem.h>

static const struct functions header = {header_memcpy, header_memmove,
                                        header_memset, header_memcmp,
                                        header_bcmp};

#define SIZE 64

static void fill(unsigned char *bytes)
{
    size_t i;

    for (i = 0; i < SIZE; i++)
        bytes[i] = (unsigned char)(i * 7 + 1);
}

static void same(const unsigned char *ours, const unsigned char *theirs)
{
    assert_memory_equal(ours, theirs, SIZE);
}

static void each_overlap_moves_as_in_libc(void **state)
{
    const struct functions *f = (const struct functions *)*state;
    unsigned char ours[SIZE], theirs[SIZE];
    size_t to, from, len;

    for (to = 0; to < 24; to++)
        for (from = 0; from < 24; from++)
            for (len = 0; len < 24; len++) {
                fill(ours);
                fill(theirs);
                assert_ptr_equal(f->move(ours + to, ours + from, len),
                                 ours + to);
                libc.move(theirs + to, theirs + from, len);
                same(ours, theirs);
            }
}

static void copy_and_set_touch_only_their_bytes(void **state)
{
    const struct functions *f = (const struct functions *)*state;
    unsigned char ours[SIZE], theirs[SIZE], source[SIZE];
    size_t at, len;

    libc.set(source, 0xa5, sizeof source);
    for (at = 0; at < 16; at++)
        for (len = 0; len < 32; len++) {
            fill(ours);
            fill(theirs);
            assert_ptr_equal(f->copy(ours + at, source, len), ours + at);
            libc.copy(theirs + at, source, len);
            same(ours, theirs);
            assert_ptr_equal(f->set(ours + at, 0x1ff, len), ours + at);
            libc.set(theirs + at, 0xff, len);
            same(ours, theirs);
        }
}

static void compare_is_unsigned_and_stops_at_the_first_difference(void **state)
{
    const struct functions *f = (const struct functions *)*state;
    unsigned char a[SIZE], b[SIZE];
    size_t at;

    fill(a);
    fill(b);
    assert_int_equal(f->compare(a, b, SIZE), 0);
    for (at = 0; at < SIZE; at++) {
        fill(b);
        a[at] = 0x01;
        b[at] = 0xff;
        if (at + 1 < SIZE)
            b[at + 1] = 0;
        assert_true(f->compare(a, b, SIZE) < 0);
        assert_true(f->compare(b, a, SIZE) > 0);
        assert_true(f->differ(a, b, SIZE) && f->differ(b, a, SIZE));
        assert_int_equal(f->differ(a, b, at), 0);
        assert_int_equal(f->compare(a, b, at), 0);
        fill(a);
    }
    assert_int_equal(f->compare(a, b, 0), 0);
}

/* A function that leaves the direction flag set breaks whoever comes next. */
static void the_direction_flag_is_clear_afterwards(void **state)
{
    const struct functions *f = (const struct functions *)*state;
    unsigned char bytes[SIZE];
    unsigned long flags;

    fill(bytes);
    f->move(bytes + 1, bytes, 8);
    __asm__ __volatile__("pushf\n\tpop %0" : "=r" (flags));
    assert_int_equal(flags & 0x400, 0);
}

#define TEST(name, state) \
    {#state "_" #name, name, NULL, NULL, (void *)(size_t)&state}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_overlap_moves_as_in_libc, archive),
        TEST(each_overlap_moves_as_in_libc, header),
        TEST(copy_and_set_touch_only_their_bytes, archive),
        TEST(copy_and_set_touch_only_their_bytes, header),
        TEST(compare_is_unsigned_and_stops_at_the_first_difference, archive),
        TEST(compare_is_unsigned_and_stops_at_the_first_difference, header),
        TEST(the_direction_flag_is_clear_afterwards, archive),
        TEST(the_direction_flag_is_clear_afterwards, header),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
