/* SPDX-License-Identifier: 0BSD */
/* Everything that the fuller start promises, in one program, C and C++: says
 * what runs in which order, and returns 42 or the number of what is wrong.
 */
#include <ring3/io.h>
#include <ring3/start_full.h>

#define SAY(text) sys_write(1, text "\n", sizeof text)

/* Pointers in data that is constant once relocated, and in data that is not,
 * to each other; many in a row, and with gaps, as DT_RELR packs them.
 */
static char bytes[400];
struct gap {
    char *place;
    long number;
};
#define ONE(n) {bytes + n, n}, {bytes + n + 1, n + 1}
#define FOUR(n) ONE(n), ONE(n + 2)
#define SIXTEEN(n) FOUR(n), FOUR(n + 4), FOUR(n + 8), FOUR(n + 12)
#define MANY SIXTEEN(0), SIXTEEN(16), SIXTEEN(32), SIXTEEN(48), \
    SIXTEEN(64), SIXTEEN(80), SIXTEEN(96), SIXTEEN(112)
static const struct gap gaps[] = {MANY};
static const struct gap *volatile first_gap = gaps;
#define P4(n) bytes + n, bytes + n + 1, bytes + n + 2, bytes + n + 3
#define P16(n) P4(n), P4(n + 4), P4(n + 8), P4(n + 12)
static char *const row[] = {P16(0), P16(16), P16(32), P16(48), P16(64),
                            P16(80), P16(96), P16(112), P16(128)};
static char *const *volatile first_in_row = row;
static const char *const words[] = {"zero", "one", "two", "three"};
static const char *const *volatile first_word = words;
static int twice(int n) { return 2 * n; }
static int thrice(int n) { return 3 * n; }
static int (*const volatile functions[])(int) = {twice, thrice};

/* Of the thread: copied, relocated, zeroed, aligned. */
static __thread int number = 7;
static __thread const char *volatile text = "thread";
static __thread char zeroes[1000];
static __thread __attribute__((aligned(256))) volatile int aligned = 9;

static int began, wrong, misaligned;

static void check_arguments(int argc, char **argv, char **envp)
{
    if (argc != 3 || argv[2][0] != 't' || argv[3] || envp != argv + 4
        || envp[0][6] != 'y' || envp[1])
        wrong = 1;
    began++;
}

static void preinit(int argc, char **argv, char **envp)
{
    SAY("preinit");
    check_arguments(argc, argv, envp);
}
__attribute__((used, section(".preinit_array")))
static void (*const preinit_entry)(int, char **, char **) = preinit;

__attribute__((constructor))
static void last(int argc, char **argv, char **envp)
{
    SAY("init last");
    check_arguments(argc, argv, envp);
}
__attribute__((constructor(102)))
static void second(int argc, char **argv, char **envp)
{
    SAY("init 102");
    check_arguments(argc, argv, envp);
}
__attribute__((constructor(101)))
static void first(int argc, char **argv, char **envp)
{
    SAY("init 101");
    /* The word below the frame is the return address: behind it, 16. */
    misaligned = ((unsigned long)__builtin_frame_address(0)
                  + 2 * sizeof(long)) % 16 != 0;
    check_arguments(argc, argv, envp);
}
__attribute__((destructor)) static void fini_first(void)
{
    SAY("fini first");
}
__attribute__((destructor(102))) static void fini_102(void)
{
    SAY("fini 102");
}
__attribute__((destructor(101))) static void fini_101(void)
{
    SAY("fini 101");
}

#ifdef __cplusplus
struct base {
    virtual int value() const { return 1; }
};
struct derived : base {
    int held;
    derived(int n) : held(n) { SAY("constructed"); }
    int value() const { return held; }
};
static int volatile seed = 5;
/* gcc -flto makes one constructor of those with one priority, and hands it no
 * arguments.
 */
static __attribute__((init_priority(200))) derived object(seed);
static const base *volatile object_base = &object;
#endif

static int check_pointers(void)
{
    int i;

    for (i = 0; i < 128; i++)
        if (first_gap[i].place != bytes + i || first_gap[i].number != i)
            return 2;
    for (i = 0; i < 144; i++)
        if (first_in_row[i] != bytes + i)
            return 3;
    if (first_word[3][4] != 'e' || first_word[0][0] != 'z')
        return 4;
    if (functions[0](5) != 10 || functions[1](5) != 15)
        return 5;
    return 0;
}

static int check_thread(void)
{
    volatile char *at = zeroes;
    size_t i;

    for (i = 0; i < sizeof zeroes; i++)
        if (at[i])
            return 6;
    if (number++ != 7 || number != 8)
        return 7;
    if (text[0] != 't' || text[5] != 'd')
        return 8;
    if (aligned != 9 || (unsigned long)&aligned % 256)
        return 9;
    at[sizeof zeroes - 1] = 1;
    return aligned != 9 || number != 8 ? 10 : 0;
}

int main(int argc, char **argv, char **envp)
{
    int bad;

    SAY("main");
    check_arguments(argc, argv, envp);
    if (wrong || began != 5)
        return 1;
    if (misaligned)
        return 11;
    bad = check_pointers();
    if (!bad)
        bad = check_thread();
#ifdef __cplusplus
    if (!bad && object_base->value() != 5)
        bad = 12;
#endif
    return bad ? bad : 42;
}
