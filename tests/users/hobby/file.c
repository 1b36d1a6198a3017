/* SPDX-License-Identifier: 0BSD */
/* file.c - files, pipes, the serial line, and the descriptors that name them */

#define OPEN            32
#define PIPE_SIZE       512u
#define NOT_YET         -1      /* instead of a byte */
#define NO_MORE         -2

extern const struct file {      /* boot.asm */
    const char *path;
    const uint8_t *data;
    uint32_t size;
} files[], files_end[];

/* What descriptors name. fork shares it, and so the offset. A pipe is two: the
 * end that is read holds the bytes, and each end knows the other.
 */
static struct open {
    enum { CONSOLE, FILE, READ_END, WRITE_END } kind;
    int users;
    const struct file *file;
    uint64_t offset;
    struct open *other;
    uint32_t in, out;           /* bytes ever written, ever read */
    uint8_t buf[PIPE_SIZE];
} opens[OPEN] = { { .users = 3 } };      /* the first CONSOLE is init's */

static int find(const char *path, const struct file **file)
{
    int i = user_length(path);

    if (i < 0)
        return i;
    for (*file = files; *file < files_end; ++*file)
        for (i = 0; path[i] == (*file)->path[i]; i++)
            if (!path[i])
                return 0;
    return -ENOENT;
}

static struct open *lookup(int fd)
{
    return fd >= 0 && fd < DESCRIPTORS ? current->open[fd] : NULL;
}

/* The lowest free descriptor, now naming something of that kind, or -errno. */
static int new_descriptor(int kind, int flags)
{
    struct open *open = opens;
    int fd = 0;

    while (fd < DESCRIPTORS && current->open[fd])
        fd++;
    while (open < opens + OPEN &&
           (open->users || (open->other && open->other->users)))
        open++;
    if (fd == DESCRIPTORS || open == opens + OPEN)
        return -EMFILE;
    *open = (struct open){ .kind = kind, .users = 1 };
    current->open[fd] = open;
    current->closes[fd] = flags & O_CLOEXEC;
    return fd;
}

static int do_close(int fd)
{
    struct open *open = lookup(fd);

    if (!open)
        return -EBADF;
    open->users--;
    current->open[fd] = NULL;
    return 0;
}

/* Other flags mean nothing to files that nobody can change. */
static int do_open(const char *path, int flags)
{
    const struct file *file;
    int fd = find(path, &file);

    if (fd < 0)
        return fd;
    if ((flags & O_ACCMODE) != O_RDONLY)
        return -EROFS;
    fd = new_descriptor(FILE, flags);
    if (fd >= 0)
        current->open[fd]->file = file;
    return fd;
}

static int do_pipe2(int *fds, int flags)
{
    int from, to;

    if (!user_can(fds, 2 * sizeof *fds, true))
        return -EFAULT;
    if (flags & ~O_CLOEXEC)
        return -EINVAL;
    from = new_descriptor(READ_END, flags);
    to = new_descriptor(WRITE_END, flags);
    if (to < 0) {
        do_close(from);
        return to;
    }
    current->open[from]->other = current->open[to];
    current->open[to]->other = current->open[from];
    fds[0] = from;
    fds[1] = to;
    return 0;
}

static int next_byte(struct open *open)
{
    int c;

    if (open->kind == FILE)
        return open->offset < open->file->size ?
               open->file->data[open->offset++] : NO_MORE;
    if (open->kind == READ_END)
        return open->out != open->in ? open->buf[open->out++ % PIPE_SIZE] :
               open->other->users ? NOT_YET : NO_MORE;
    if (!(in8(COM1 + 5) & 1))
        return NOT_YET;
    c = in8(COM1);              /* Ctrl-D ends it, Return ends a line */
    return c == 4 ? NO_MORE : c == '\r' ? '\n' : c;
}

static long do_read(int fd, char *buf, uint32_t len)
{
    struct open *open = lookup(fd);
    uint32_t n;
    int c = 0;

    if (!open || open->kind == WRITE_END)
        return -EBADF;
    if (!user_can(buf, len, true))
        return -EFAULT;
    for (n = 0; n < len && !(open->kind == CONSOLE && c == '\n'); n++) {
        c = next_byte(open);
        if (c < 0)
            break;
        buf[n] = c;
    }
    return n == 0 && c == NOT_YET ? TRY_AGAIN : (long)n;
}

static long do_write(int fd, const char *buf, uint32_t len)
{
    struct open *open = lookup(fd);
    struct open *pipe = open ? open->other : NULL;
    uint32_t n;

    if (!open || open->kind == FILE || open->kind == READ_END)
        return -EBADF;
    if (!user_can(buf, len, false))
        return -EFAULT;
    if (pipe && !pipe->users)
        return -EPIPE;
    for (n = 0; n < len; n++) {
        if (!pipe)
            serial_put(buf[n]);
        else if (pipe->in - pipe->out < PIPE_SIZE)
            pipe->buf[pipe->in++ % PIPE_SIZE] = buf[n];
        else
            return n == 0 ? TRY_AGAIN : (long)n;
    }
    return n;
}

static int do_llseek(int fd, uint64_t to, uint64_t *result, int whence)
{
    struct open *open = lookup(fd);

    if (!open || open->kind != FILE)
        return open ? -ESPIPE : -EBADF;
    to += whence == SEEK_CUR ? open->offset :
          whence == SEEK_END ? open->file->size : 0;
    if (whence < SEEK_SET || whence > SEEK_END || to > INT64_MAX)
        return -EINVAL;
    if (!user_can(result, sizeof *result, true))
        return -EFAULT;
    *result = open->offset = to;
    return 0;
}
