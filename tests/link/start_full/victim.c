/* SPDX-License-Identifier: 0BSD */
/* What has to notice that its frame was written over; it is compiled apart. */
int victim(unsigned long len);

int victim(unsigned long len)
{
    char bytes[16];
    volatile char *at = bytes;

    while (len--)
        *at++ = 'A';
    return bytes[0] == 'A' ? 42 : 1;
}
