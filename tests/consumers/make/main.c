/* SPDX-License-Identifier: 0BSD */
#include <ring3.h>
#include <ring3/start.h>

#if RING3_VERSION < 100
#error this wants ring3 0.1.0
#endif

int main(void)
{
    return ring3_write_all(1, "consumed\n", 9) != 0;
}
