/* SPDX-License-Identifier: 0BSD */
/* memory.c - page frames, address spaces, and which pointers to believe */

/* Bits of an entry. What can be read can be executed: none is against it. */
#define PRESENT         1u
#define WRITABLE        2u
#define USER            4u
#define ADDRESS         0xfffff000u
#define ENTRIES         1024u

#define PAGE_UP(at)     (((at) + PAGE - 1) & ADDRESS)

extern uint32_t space0[ENTRIES];        /* boot.asm: the kernel alone */

/* The free frames, each holding the address of the next. */
static uint32_t free_frames, free_count;

/* The compiler calls these unasked too: src/arch/i386/mem.asm. */
void *memcpy(void *dest, const void *src, size_t len);
void *memset(void *dest, int byte, size_t len);

static void frame_put(uint32_t frame)
{
    *(uint32_t *)frame = free_frames;
    free_frames = frame;
    free_count++;
}

/* An empty frame; there must be one. */
static uint32_t frame_get(void)
{
    uint32_t frame = free_frames;

    free_frames = *(uint32_t *)frame;
    free_count--;
    memset((void *)frame, 0, PAGE);
    return frame;
}

static void load_space(const uint32_t *space)
{
    __asm__ __volatile__("mov %0, %%cr3" : : "r" (space) : "memory");
}

/* A space with nothing in it but the kernel, or NULL. */
static uint32_t *space_new(void)
{
    uint32_t *space = free_count ? (uint32_t *)frame_get() : NULL;

    if (space)
        space[0] = space0[0];
    return space;
}

/* The entry for the page at an address; if there is no table for it, that
 * table's, which is as empty.
 */
static uint32_t *entry_of(uint32_t *space, uint32_t at)
{
    uint32_t *table = (uint32_t *)(space[at >> 22] & ADDRESS);

    return table ? table + (at >> 12) % ENTRIES : space + (at >> 22);
}

/* Give each page that these bytes touch a frame, if it has none. Does nothing
 * where memory might not suffice for all pages and their tables.
 */
static int space_map(uint32_t *space, uint32_t at, uint32_t len, bool writable)
{
    uint32_t end = at + len;

    if (len / PAGE + len / (PAGE * ENTRIES) + 4 > free_count)
        return -ENOMEM;
    for (at &= ADDRESS; at < end; at += PAGE) {
        uint32_t *entry;

        if (!space[at >> 22])
            space[at >> 22] = frame_get() | USER | WRITABLE | PRESENT;
        entry = entry_of(space, at);
        if (!*entry)
            *entry = frame_get() | USER | PRESENT;
        if (writable)
            *entry |= WRITABLE;
    }
    return 0;
}

/* Not the space in use: free frames are written to. */
static void space_free(uint32_t *space)
{
    uint32_t i, j;

    for (i = 1; i < ENTRIES; i++) {
        uint32_t *table = (uint32_t *)(space[i] & ADDRESS);

        for (j = 0; table && j < ENTRIES; j++)
            if (table[j])
                frame_put(table[j] & ADDRESS);
        if (table)
            frame_put((uint32_t)table);
    }
    frame_put((uint32_t)space);
}

/* A space with copies of all pages of the one in use, or NULL. */
static uint32_t *space_copy(void)
{
    uint32_t *space = space_new();
    uint32_t at;

    for (at = USER_BASE; space && at < USER_TOP; at += PAGE) {
        const uint32_t *entry = entry_of(current->space, at);

        if (!current->space[at >> 22])
            at += (ENTRIES - 1) * PAGE; /* no table, none of its pages */
        if (!*entry)
            continue;
        if (space_map(space, at, PAGE, *entry & WRITABLE) < 0) {
            space_free(space);
            return NULL;
        }
        memcpy((void *)(*entry_of(space, at) & ADDRESS), (void *)at, PAGE);
    }
    return space;
}

/* May the process read these bytes, or write to them? Until this was asked,
 * what ring 3 says is an address is but a number: ring 0 would reach the
 * kernel itself through it, or fault.
 */
static bool user_can(const void *at, uint32_t len, bool write)
{
    uint32_t first = (uint32_t)at, page = first & ADDRESS, end = first + len;

    if (len > 0 && (first < USER_BASE || end < first || end > USER_TOP))
        return false;
    for (; len > 0 && page < end; page += PAGE)
        if (!(*entry_of(current->space, page) & (write ? WRITABLE : PRESENT)))
            return false;
    return true;
}

/* The length of a program's string, or -errno. */
static int user_length(const char *text)
{
    int len;

    for (len = 0; user_can(text + len, 1, false); len++)
        if (!text[len])
            return len;
    return -EFAULT;
}
