/* SPDX-License-Identifier: 0BSD */
/* Prints the addresses of its code and of its data. */
#include <ring3/io.h>
#include <ring3/start_full.h>

static int data;

int main(int argc, char **argv)
{
    unsigned long places[2];

    (void)argv;
    data = argc;
    places[0] = (unsigned long)&sys_write;
    places[1] = (unsigned long)&data;
    return sys_write(1, places, sizeof places) > 0 ? 42 : 1;
}
