/* SPDX-License-Identifier: 0BSD */
/* A program that needs nothing of the fuller start. */
#include <ring3/start_full.h>

int main(void)
{
    return 42;
}
