/* SPDX-License-Identifier: 0BSD */
/* process.c - begin, become another program, wait, end */

#define ELF_MAGIC       0x464c457fu
#define ELF_KIND        0x00030002u     /* for i386, at fixed addresses */

/* The head of an ELF file and one entry of its list of segments. */
struct elf {
    uint32_t magic, ident[3], kind, version, entry, phoff, shoff, flags;
    uint16_t ehsize, phentsize, phnum;
};

struct segment {
    uint32_t type, offset, vaddr, paddr, filesz, memsz, flags, align;
};

extern uint32_t task[];         /* boot.asm: its word 1 is esp0 */

/* The first is init: it inherits children, and ends last. */
static struct process table[PROCESSES] = {
    { .state = READY, .pid = 1, .open = { opens, opens, opens } }
};
static int last_pid = 1;

/* Arguments and environment on their way from one program to the next. */
static char strings[PAGE] = "init";
static uint32_t strings_used = 5;

/* Whose turn is next, which may be the same again: a trap fills its frame. */
static struct frame *next_process(void)
{
    do {
        if (++current == table + PROCESSES)
            current = table;
    } while (current->state != READY);
    load_space(current->space);
    task[1] = (uint32_t)(&current->frame + 1);
    return &current->frame;
}

/* Put the segments into space, which is loaded, and make a stack. */
static int load_program(uint32_t *space, const struct file *f, uint32_t *brk)
{
    const struct elf *elf = (const struct elf *)f->data;
    const struct segment *s;
    int i;

    if (f->size < sizeof *elf || elf->magic != ELF_MAGIC ||
        elf->kind != ELF_KIND || elf->phoff > f->size ||
        elf->phnum * sizeof *s > f->size - elf->phoff)
        return -ENOEXEC;
    s = (const struct segment *)(f->data + elf->phoff);
    for (i = 0; i < elf->phnum; i++, s++) {
        if (s->type != 1)       /* PT_LOAD */
            continue;
        if (s->offset > f->size || s->filesz > f->size - s->offset ||
            s->filesz > s->memsz || s->vaddr < USER_BASE ||
            s->vaddr > STACK_BASE || s->memsz > STACK_BASE - s->vaddr)
            return -ENOEXEC;
        if (space_map(space, s->vaddr, s->memsz, s->flags & 2) < 0)
            return -ENOMEM;

        /* Ring 0 may write to what ring 3 may not. */
        memcpy((void *)s->vaddr, f->data + s->offset, s->filesz);
        if (*brk < s->vaddr + s->memsz)
            *brk = PAGE_UP(s->vaddr + s->memsz);
    }
    return space_map(space, STACK_BASE, USER_TOP - STACK_BASE, true);
}

/* The stack that _start finds, laid out as Linux does. Returns esp. */
static uint32_t build_stack(int argc, int envc)
{
    char *text = (char *)USER_TOP - strings_used;
    int i, n = argc + envc;
    uint32_t *word = (uint32_t *)(((uint32_t)text - 4 * (n + 7)) & ~15u);

    memcpy(text, strings, strings_used);
    word[0] = argc;
    for (i = 0; i < n; i++) {
        word[i < argc ? i + 1 : i + 2] = (uint32_t)text;
        while (*text++)
            ;
    }
    word[n + 3] = AT_PAGESZ;
    word[n + 4] = PAGE;         /* what is not set is 0, AT_NULL too */
    return (uint32_t)word;
}

/* Become the program in file with what is in strings. Until all of it is there
 * the old one can still be told that it was not.
 */
static int become(const struct file *file, int argc, int envc)
{
    uint32_t *space = space_new();
    uint32_t brk = 0;
    int err, fd;

    if (!space)
        return -ENOMEM;
    load_space(space);
    err = load_program(space, file, &brk);
    if (err < 0) {
        load_space(current->space);
        space_free(space);
        return err;
    }
    if (current->space)
        space_free(current->space);
    current->space = space;
    current->brk = brk;
    for (fd = 0; fd < DESCRIPTORS; fd++)
        if (current->closes[fd])
            do_close(fd);
    current->frame = (struct frame){
        .gs = USER_DATA, .fs = USER_DATA, .es = USER_DATA, .ds = USER_DATA,
        .eip = ((const struct elf *)file->data)->entry, .cs = USER_CODE,
        .eflags = 2, .esp = build_stack(argc, envc), .ss = USER_DATA,
    };
    return 0;
}

/* Put a list of strings behind those collected. Returns how many, or -errno. */
static int collect(char **list)
{
    int count = 0;

    for (; user_can(list, sizeof *list, false) && *list; list++, count++) {
        int len = user_length(*list);

        if (len < 0 || len + 1u > sizeof strings - strings_used)
            return len < 0 ? len : -E2BIG;
        memcpy(strings + strings_used, *list, len + 1u);
        strings_used += len + 1u;
    }
    return user_can(list, sizeof *list, false) ? count : -EFAULT;
}

static int do_execve(const char *path, char **argv, char **envp)
{
    const struct file *file;
    int err = find(path, &file);
    int argc, envc;

    if (err < 0)
        return err;
    strings_used = 0;
    argc = collect(argv);
    envc = argc < 0 ? argc : collect(envp);
    return envc < 0 ? envc : become(file, argc, envc);
}

static int do_fork(void)
{
    struct process *child = table;
    uint32_t *space;
    int fd;

    while (child < table + PROCESSES && child->state != FREE)
        child++;
    if (child == table + PROCESSES)
        return -EAGAIN;
    space = space_copy();
    if (!space)
        return -ENOMEM;
    *child = *current;
    child->pid = ++last_pid;
    child->parent = current->pid;
    child->space = space;
    child->frame.eax = 0;
    for (fd = 0; fd < DESCRIPTORS; fd++)
        if (child->open[fd])
            child->open[fd]->users++;
    return child->pid;
}

/* Only its record stays, until the parent has read the status. */
static int end_process(int status)
{
    struct process *p;
    int fd;

    if (current == table)
        power_off(status ? 0x11 : 0x10);
    for (p = table; p < table + PROCESSES; p++)
        if (p->parent == current->pid)
            p->parent = table->pid;
    for (fd = 0; fd < DESCRIPTORS; fd++)
        do_close(fd);
    load_space(space0);
    space_free(current->space);
    current->status = status;
    current->state = ENDED;
    return 0;
}

static int do_wait4(int pid, int *status, int options)
{
    int err = -ECHILD;
    struct process *p;

    if (status && !user_can(status, sizeof *status, true))
        return -EFAULT;
    for (p = table; p < table + PROCESSES; p++) {
        if (p->state == FREE || p->parent != current->pid ||
            (pid != -1 && pid != p->pid))
            continue;
        if (p->state == ENDED) {
            if (status)
                *status = p->status;
            p->state = FREE;
            return p->pid;
        }
        err = options & WNOHANG ? 0 : TRY_AGAIN;
    }
    return err;
}

/* The end of the data, moved up if there is memory; it does not go down. */
static uint32_t do_brk(uint32_t to)
{
    uint32_t from = current->brk;

    if (to > from && to < STACK_BASE &&
        space_map(current->space, from, to - from, true) == 0)
        current->brk = to;
    return current->brk;
}
