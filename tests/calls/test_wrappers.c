/* SPDX-License-Identifier: 0BSD */
/* Every typed wrapper enters the kernel once, with its machine's number, and
 * each argument, at full width, in the register that the kernel reads; with
 * STUBS, every function of libring3.a does.
 */
#include "rig.h"
#include "check.h"

#include <stdio.h>

#include "sentinels.h"

/* cmocka takes SIGSYS for a crash and handles it, anew in each test. */
static void begin(void **state)
{
    (void)state;
    assert_int_equal(rig_open(), 0);
}

/* No wrapper makes up for a call that the kernel has not. */
#define LACKS(call) \
    do { \
        rig_answer = -ENOSYS; \
        RIG_CATCH(answer = (long)call); \
        rig_answer = -1234; \
        assert_int_equal(rig_entries, 1); \
        assert_int_equal(answer, -ENOSYS); \
    } while (0)

/* words: how many there are, then each. */
static void expect(unsigned long number, const unsigned long *words)
{
    unsigned long i;

    assert_int_equal(rig_entries, 1);
    assert_int_equal(rig_call[0].nr, number);
    for (i = 0; i < words[0]; i++)
        assert_int_equal(rig_call[0].arg[i], words[i + 1]);
}

#define PASSES(name, number, call, ...) \
    static void name##_puts_each_argument_in_its_register(void **state) \
    { \
        const unsigned long words[] = {__VA_ARGS__}; \
        long answer; \
        begin(state); \
        RIG_CATCH(answer = (long)call); \
        expect(number, words); \
        assert_int_equal(answer, rig_answer); \
        LACKS(call); \
    }
/* The answer is as wide as a register. */
#define PASSES_WORD(name, number, call, ...) \
    static void name##_puts_each_argument_in_its_register(void **state) \
    { \
        const unsigned long words[] = {__VA_ARGS__}; \
        long answer; \
        begin(state); \
        rig_answer = (long)HIGH(99); \
        RIG_CATCH(answer = (long)call); \
        expect(number, words); \
        assert_true(answer == rig_answer); \
        rig_answer = -1234; \
        RIG_CATCH(answer = (long)call); \
        assert_int_equal(answer, rig_answer); \
        LACKS(call); \
    }
#define ENDS(name, number, call, ...) \
    static void name##_puts_each_argument_in_its_register(void **state) \
    { \
        const unsigned long words[] = {__VA_ARGS__}; \
        begin(state); \
        RIG_CATCH_NORETURN(call); \
        expect(number, words); \
    }
#include "sentinels.inc"

PASSES(waitpid, NUMBER(114, 61), sys_waitpid(INT(1), POINTER(int *, 2), INT(3)),
       4, IN_INT(1), IN_POINTER(2), IN_INT(3), 0)
PASSES(wait, NUMBER(114, 61), sys_wait(POINTER(int *, 2)),
       4, -1ul, IN_POINTER(2), 0, 0)
#ifdef __i386__
PASSES(clone, 120, sys_clone(WORD(1), POINTER(void *, 2), POINTER(int *, 3),
                             POINTER(int *, 4), POINTER(void *, 5)),
       5, IN_WORD(1), IN_POINTER(2), IN_POINTER(3), IN_POINTER(5),
       IN_POINTER(4))
PASSES(mmap, 192, sys_mmap(POINTER(void *, 1), WORD(2), INT(3), INT(4),
                           INT(5), 0x912345678000),
       6, IN_POINTER(1), 0, IN_INT(3), IN_INT(4), IN_INT(5), 0x12345678)
#endif

/* The offsets mmap2 can express reach the kernel as pages, with the length. */
static void mmap_offset_past_4g_reaches_the_kernel(void **state)
{
    void *answer;

    begin(state);
    RIG_CATCH(answer = sys_mmap(NULL, 4096, 0, 0, -1, 0xfffffffff000));
    (void)answer;
    assert_int_equal(rig_entries, 1);
#ifdef __i386__
    assert_int_equal(rig_call[0].arg[1], 0);
    RIG_CATCH(answer = sys_mmap(NULL, 4096, 0, 0, -1, 0xffffffff000));
    assert_int_equal(rig_call[0].arg[1], 4096);
    assert_int_equal(rig_call[0].arg[5], 0xffffffff);
    RIG_CATCH(answer = sys_mmap(NULL, 4096, 0, 0, -1, 0xffffffff001));
    assert_int_equal(rig_call[0].arg[1], 0);
    RIG_CATCH(answer = sys_mmap(NULL, 4096, 0, 0, -1, -4096));
    assert_int_equal(rig_call[0].arg[1], 0);
#else
    assert_int_equal(rig_call[0].arg[1], 4096);
    assert_int_equal(rig_call[0].arg[5], 0xfffffffff000);
#endif
}

#ifdef __i386__
/* The kernel's part of _llseek: answer through the pointer. */
static void answer_llseek(struct rig_call *call)
{
    *(int64_t *)call->arg[3] = 0x7766554433221100;
}
#endif

#ifdef __i386__
/* clock_gettime64's part: a late second. */
static void answer_clock(struct rig_call *call)
{
    ((int64_t *)call->arg[1])[0] = 0x7766554433221100;
    ((int64_t *)call->arg[1])[1] = 999999999;
}

static void time_asks_the_coarse_clock_for_64_bits(void **state)
{
    int64_t answer, stored = 0;

    begin(state);
    rig_answer = 0;
    rig_kernel = answer_clock;
    RIG_CATCH(answer = sys_time(&stored));
    assert_int_equal(rig_entries, 1);
    assert_int_equal(rig_call[0].nr, 403);
    assert_int_equal(rig_call[0].arg[0], 5);
    assert_true(answer == 0x7766554433221100 && stored == answer);
    RIG_CATCH(answer = sys_time(NULL));
    assert_true(answer == 0x7766554433221100);
    rig_kernel = NULL;
    rig_answer = -ENOSYS;
    stored = 7;
    RIG_CATCH(answer = sys_time(&stored));
    assert_true(answer == -ENOSYS && stored == 7);
    rig_answer = -1234;
}
#endif

static void lseek_hands_over_and_returns_all_64_bits(void **state)
{
    const int64_t offset = -0x7edcba9876543211;
    int64_t answer;

    begin(state);
#ifdef __i386__
    rig_answer = 0;
    rig_kernel = answer_llseek;
#else
    rig_answer = 0x7766554433221100;
#endif
    RIG_CATCH(answer = sys_lseek(INT(1), offset, INT(5)));
    rig_kernel = NULL;
    assert_int_equal(rig_entries, 1);
    assert_int_equal(rig_call[0].nr, NUMBER(140, 8));
    assert_int_equal(rig_call[0].arg[0], IN_INT(1));
#ifdef __i386__
    assert_int_equal(rig_call[0].arg[1], 0x81234567);
    assert_int_equal(rig_call[0].arg[2], 0x89abcdef);
    assert_int_equal(rig_call[0].arg[4], IN_INT(5));
#else
    assert_int_equal(rig_call[0].arg[1], 0x8123456789abcdef);
    assert_int_equal(rig_call[0].arg[2], IN_INT(5));
#endif
    assert_true(answer == 0x7766554433221100);

    rig_answer = -EBADF;
    RIG_CATCH(answer = sys_lseek(-1, 0, SEEK_SET));
    assert_true(answer == -EBADF);
    rig_answer = -1234;
}

static void every_open_adds_o_largefile_on_i386_alone(void **state)
{
    const unsigned long flags = NUMBER(0100000, 0) | O_RDWR;
    const struct kernel_file_handle handle = {0, 0, {0}};
    int answer;

    begin(state);
    RIG_CATCH(answer = sys_open("", O_RDWR, 0));
    assert_int_equal(rig_call[0].arg[1], flags);
    RIG_CATCH(answer = sys_openat(AT_FDCWD, "", O_RDWR, 0));
    assert_int_equal(rig_call[0].arg[2], flags);
    RIG_CATCH(answer = sys_open_by_handle_at(INT(1), &handle, O_RDWR));
    assert_int_equal(rig_call[0].nr, NUMBER(342, 304));
    assert_int_equal(rig_call[0].arg[0], IN_INT(1));
    assert_int_equal(rig_call[0].arg[1], (unsigned long)&handle);
    assert_int_equal(rig_call[0].arg[2], flags);
    RIG_CATCH(answer = sys_fanotify_init(UNSIGNED(1), O_RDWR));
    assert_int_equal(rig_entries, 1);
    assert_int_equal(rig_call[0].nr, NUMBER(338, 300));
    assert_int_equal(rig_call[0].arg[0], IN_UNSIGNED(1));
    assert_int_equal(rig_call[0].arg[1], flags);
    RIG_CATCH(answer = sys_creat("", UNSIGNED(2)));
    assert_int_equal(rig_call[0].nr, NUMBER(5, 85));
#ifdef __i386__
    assert_int_equal(rig_call[0].arg[1],
                     0100000 | O_CREAT | O_WRONLY | O_TRUNC);
    assert_int_equal(rig_call[0].arg[2], IN_UNSIGNED(2));
#endif
    (void)answer;
}

/* The first entry is interrupted, the second takes part of it. */
static void interrupt_once(struct rig_call *call)
{
    (void)call;
    rig_answer = rig_entries == 1 ? -EINTR : rig_entries == 2 ? 1 : 2;
}

static void write_all_goes_on_after_eintr_and_short_counts(void **state)
{
    int answer;

    begin(state);
    rig_kernel = interrupt_once;
    RIG_CATCH(answer = ring3_write_all(1, "xyz", 3));
    rig_kernel = NULL;
    rig_answer = -1234;
    assert_int_equal(answer, 0);
    assert_int_equal(rig_entries, 3);
    assert_int_equal(rig_call[1].arg[2], 3);
    assert_int_equal(rig_call[2].arg[2], 2);
}

/* A device that takes nothing must not be asked for ever. */
static void write_all_gives_up_when_nothing_is_taken(void **state)
{
    int answer;

    begin(state);
    rig_answer = 0;
    RIG_CATCH(answer = ring3_write_all(1, "x", 1));
    rig_answer = -1234;
    assert_int_equal(rig_entries, 1);
    assert_int_equal(answer, -EIO);
}

static int first_error;

static void fail_with_it(struct rig_call *call)
{
    (void)call;
    rig_answer = rig_entries == 1 ? first_error : -ENOEXEC;
}

/* libc's execvp, but for the path that is too long. */
static void execvpe_passes_what_libc_does(void **state)
{
    static char *const env[] = {(char *)"PATH=/one:/two", NULL};
    int answer;

    begin(state);
    rig_kernel = fail_with_it;
    for (first_error = -1; first_error > -134; first_error--) {
        RIG_CATCH(answer = ring3_execvpe("x", env, env));
        assert_int_equal(answer, rig_entries == 2 ? -ENOEXEC : first_error);
        assert_int_equal(rig_entries == 2,
                         first_error == -ENOENT || first_error == -EACCES ||
                         first_error == -ENOTDIR || first_error == -ENODEV ||
                         first_error == -ESTALE || first_error == -ETIMEDOUT ||
                         first_error == -ENAMETOOLONG);
    }
    rig_kernel = NULL;
    rig_answer = -1234;
}

#define TEST_OF(name) \
    cmocka_unit_test(name##_puts_each_argument_in_its_register),

int main(void)
{
#undef PASSES
#undef PASSES_WORD
#undef ENDS
#define PASSES(name, ...) TEST_OF(name)
#define PASSES_WORD(name, ...) TEST_OF(name)
#define ENDS(name, ...) TEST_OF(name)
    const struct CMUnitTest tests[] = {
#include "sentinels.inc"
        TEST_OF(waitpid)
        TEST_OF(wait)
#ifdef __i386__
        TEST_OF(clone)
        TEST_OF(mmap)
        cmocka_unit_test(time_asks_the_coarse_clock_for_64_bits),
#endif
        cmocka_unit_test(mmap_offset_past_4g_reaches_the_kernel),
        cmocka_unit_test(lseek_hands_over_and_returns_all_64_bits),
        cmocka_unit_test(write_all_gives_up_when_nothing_is_taken),
        cmocka_unit_test(write_all_goes_on_after_eintr_and_short_counts),
        cmocka_unit_test(execvpe_passes_what_libc_does),
        cmocka_unit_test(every_open_adds_o_largefile_on_i386_alone),
    };

    if (rig_open() != 0) {
        printf("1..0 # SKIP this kernel has no Syscall User Dispatch\n");
        return 77;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
