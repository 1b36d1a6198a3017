/* SPDX-License-Identifier: 0BSD */
#include <ring3.h>
#include <ring3/start.h>

#if RING3_VERSION < 100
#error this wants ring3 0.1.0
#endif

int main(int argc, char **argv)
{
    char word[] = "consumed\n........", copy[sizeof word];

    /* Of no length that a compiler knows: the archive's memcpy. */
    (void)argv;
    __builtin_memcpy(copy, word, sizeof word - (size_t)argc);
    return ring3_write_all(1, copy, 9) != 0;
}
