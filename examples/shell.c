/* SPDX-License-Identifier: 0BSD */
/* shell - a small shell
 *
 * Shows what a shell is made of: read a line, split it into words, fork,
 * rearrange descriptors, exec, wait. Words and quotes, $NAME and $?, pipes,
 * < > >> 2> 2>&1, && || ; & and comments, cd and exit; lines come from a
 * terminal, a file, standard input or -c.
 *
 *     $ ./shell -c 'echo "two  words" | tr a-z A-Z && false || echo $?'
 *     TWO  WORDS
 *     1
 *     $ ./shell -c 'nothing 2> words; echo $?; cat < words'
 *     127
 *     shell:1: nothing: No such file or directory
 *     $ ./shell -c 'exit 3 | cat; exit 4; echo never'; echo $?
 *     4
 *
 * Variables are its environment, which cd leaves alone; a value is never split
 * into words, and & is for the pipeline before it. What it does not know, like
 * "if" and "*", is a mistake. A line is gone through twice: to find mistakes
 * and where commands begin, then to run them. One with a mistake is not run,
 * and ends a script. All is on main's stack: there is no segment to write to.
 */
#include <ring3/errno.h>
#include <ring3/file.h>
#include <ring3/io.h>
#include <ring3/mem.h>
#include <ring3/process.h>
#include <ring3/restorer.h>
#include <ring3/start.h>

enum {
    LINE_SIZE = 32768,
    MAX_WORDS = LINE_SIZE / 2,  /* one letter and a blank, or a ; */
    TEXT_SIZE = 131072,         /* the words of a command */
    MISTAKE = 2,                /* statuses */
    CANNOT_RUN = 126,
    NOT_FOUND = 127,
    INTERRUPTED = 128 + SIGINT
};

struct command {
    const char *begin;
    int builtin;
    char op;                    /* after it: | & ; a (&&) o (||) or NUL */
};

struct shell {
    char **env;
    const char *name;           /* the script's, for complaints */
    const char *input;          /* of -c, or else lines come from fd */
    int fd, line_number, interactive;
    int status;                 /* $? */
    int run;                    /* is this the second time? */
    const char *at;             /* what is left of line */
    char line[LINE_SIZE];
    struct command commands[MAX_WORDS];
    int count;                  /* of the words of one command */
    char *words[MAX_WORDS + 1], text[TEXT_SIZE];
    size_t text_len;
};

static size_t length(const char *text)
{
    size_t len = 0;

    while (text[len])
        len++;
    return len;
}

static int is_in(char c, const char *set)
{
    while (*set && *set != c)
        set++;
    return *set != '\0';
}

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t name_length(const char *text)
{
    size_t len = 0;

    while (text[len] == '_' || (len && is_digit(text[len])) ||
           ((text[len] | 32) >= 'a' && (text[len] | 32) <= 'z'))
        len++;
    return len;
}

/* Is it one of words? There is a blank after each of them. */
static int is_one_of(const char *word, const char *words)
{
    size_t i;

    for (; *words; words += i + 1) {
        for (i = 0; word[i] && word[i] == words[i]; i++)
            ;
        if (!word[i] && words[i] == ' ')
            return 1;
        while (words[i] != ' ')
            i++;
    }
    return 0;
}

/* In one call: what the commands of a pipeline say must not be mixed. */
static int complain(const struct shell *s, const char *what, const char *why)
{
    char digits[21];
    const char *const texts[] = {s->name, ":",
        ring3_decimal(s->line_number, digits), ": ", what, ": ", why, "\n"};
    struct kernel_iovec parts[8];
    int i;

    for (i = 0; i < 8; i++) {
        parts[i].base = (void *)(uintptr_t)texts[i];
        parts[i].len = length(texts[i]);
    }
    sys_writev(2, parts, 8);
    return -1;
}

static int mistake(struct shell *s, const char *what)
{
    s->status = MISTAKE;
    return complain(s, "cannot run this", what);
}

static void put(struct shell *s, char c)
{
    if (s->text_len < TEXT_SIZE)
        s->text[s->text_len] = c;
    s->text_len++;
}

/* Put what the name after a $ stands for. */
static int value(struct shell *s)
{
    size_t len = *s->at == '?' ? 1 : name_length(s->at);
    char name[LINE_SIZE], digits[21];
    const char *from;

    if (!len)
        return mistake(s, "a $ without a name");
    memcpy(name, s->at, len);
    name[len] = '\0';
    from = *name == '?' ? ring3_decimal(s->status, digits)
                        : ring3_getenv(s->env, name);
    while (s->run && from && *from)
        put(s, *from++);
    s->at += len;
    return 0;
}

static int ends_word(char c)
{
    return !c || is_in(c, " \t;&|<>");
}

/* Put a word, without its quotes. */
static int word(struct shell *s)
{
    char c, quote = '\0';
    int err = 0;

    while (err == 0 && (quote || !ends_word(*s->at))) {
        c = *s->at++;
        if (!c)
            return mistake(s, "a quote is not closed");
        if (c == quote || (!quote && is_in(c, "'\""))) {
            quote = quote ? '\0' : c;
        } else if (quote != '\'' && c == '$') {
            err = value(s);
        } else if (quote != '\'' && c == '\\' && *s->at) {
            if (quote && !is_in(*s->at, "\"\\$`"))
                put(s, '\\');
            put(s, *s->at++);
        } else if (quote != '\'' && is_in(c, quote ? "`" : "`*?~()\\")) {
            err = mistake(s, "this shell has no ` * ? ~ ( ) or \\ at an end");
        } else {
            put(s, c);
        }
    }
    put(s, '\0');
    return s->text_len > TEXT_SIZE ? mistake(s, "a command is too long") : err;
}

static void skip_blanks(struct shell *s)
{
    while (is_in(*s->at, " \t"))
        s->at++;
    if (*s->at == '#')
        s->at += length(s->at);
}

/* Make to what fd is. Where they are one, as when the shell was started without
 * a standard input, dup2 would leave it O_CLOEXEC.
 */
static int copy_to(int fd, int to)
{
    return fd == to ? sys_fcntl(fd, F_SETFD, 0) : sys_dup2(fd, to);
}

/* The second time this is the child, and redirects at once. */
static int redirection(struct shell *s)
{
    const char *name = s->text + s->text_len;
    int to = is_digit(*s->at) ? *s->at++ - '0' : *s->at != '<';
    int flags = *s->at++ == '<' ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC;
    int copy = *s->at == '&', fd;

    if (*s->at == '>' && flags != O_RDONLY)
        flags = O_WRONLY | O_CREAT | O_APPEND;
    s->at += copy || flags & O_APPEND;
    skip_blanks(s);
    if (ends_word(*s->at))
        return mistake(s, "a redirection to nothing");
    if (word(s) < 0)
        return -1;
    if (!s->run)
        return 0;
    if (copy)
        fd = is_digit(name[0]) && !name[1] ? name[0] - '0' : -EBADF;
    else
        fd = sys_open(name, flags | O_CLOEXEC, 0666);
    fd = fd < 0 ? fd : copy_to(fd, to);
    return fd < 0 ? complain(s, name, ring3_strerror(fd)) : 0;
}

/* Must the shell do it? A child would do it to itself. */
static int is_builtin(const struct shell *s)
{
    return s->count && is_one_of(s->words[0], "cd exit ");
}

/* Words and redirections, up to what ends a command. */
static int command(struct shell *s, int run)
{
    int redirected = 0, err = 0;

    s->run = run;
    s->text_len = 0;
    s->count = 0;
    skip_blanks(s);
    while (err == 0 && (!ends_word(*s->at) || is_in(*s->at, "<>"))) {
        if (is_in(s->at[is_digit(*s->at)], "<>")) {
            redirected = 1;
            err = redirection(s);
        } else {
            s->words[s->count++] = s->text + s->text_len;
            err = word(s);
        }
        skip_blanks(s);
    }
    s->words[s->count] = NULL;
    if (err < 0)
        return -1;
    if (!s->count && !redirected)
        return mistake(s, "a command is missing");
    if (s->count && (s->words[0][name_length(s->words[0])] == '=' ||
                     is_one_of(s->words[0], "if then else elif fi for while "
                               "until do done case esac { } ! . eval export "
                               "read set shift trap unset ")))
        return mistake(s, "this shell has no if, for, NAME=value or the like");
    if (redirected && is_builtin(s))
        return mistake(s, "cd and exit cannot be redirected");
    return 0;
}

static int builtin(struct shell *s)
{
    const char *arg = s->words[1], *home = ring3_getenv(s->env, "HOME");
    int err;

    if (is_one_of(s->words[0], "cd ")) {
        arg = arg ? arg : home ? home : "/";
        err = sys_chdir(arg);
        if (err < 0)
            complain(s, arg, ring3_strerror(err));
        return err < 0;
    }
    s->status = arg ? 0 : s->status;
    for (; arg && is_digit(*arg); arg++)
        s->status = (s->status * 10 + *arg - '0') & 0xff;
    if (arg && *arg)
        mistake(s, "exit without a number");
    sys_exit_group(s->status);
}

/* Because there is one, sys_read() returns -EINTR. */
static void RING3_HANDLER interrupt(int sig)
{
    (void)sig;
}

static void handle(int sig, void (RING3_HANDLER *handler)(int))
{
    const struct kernel_sigaction act = {{handler}, 0, NULL, 0};

    ring3_sigaction(sig, &act, NULL);
}

/* In the child: returns its status, unless it has become another program. */
static int become(struct shell *s, const struct command *c)
{
    int err;

    s->at = c->begin;
    if (command(s, 1) < 0)
        return MISTAKE;
    if (s->count == 0 || is_builtin(s))
        return s->count ? builtin(s) : 0;
    err = ring3_execvpe(s->words[0], s->words, s->env);
    complain(s, s->words[0], ring3_strerror(err));
    return err == -ENOENT ? NOT_FOUND : CANNOT_RUN;
}

/* Start a command, which reads from *from. With a | after it, *from becomes
 * what the next one reads from. Returns its pid or -errno.
 */
static int start(struct shell *s, const struct command *c, int *from,
                 int background)
{
    int fds[2] = {-1, -1};
    int err = c->op == '|' ? sys_pipe2(fds, O_CLOEXEC) : 0;
    int pid = err < 0 ? err : sys_fork();

    if (pid < 0)
        complain(s, "cannot start a command", ring3_strerror(pid));
    if (pid == 0) {
        if (background || s->interactive) {
            handle(SIGINT, background ? SIG_IGN : SIG_DFL);
            handle(SIGQUIT, background ? SIG_IGN : SIG_DFL);
        }
        if (background && *from < 0)
            *from = sys_open("/dev/null", O_RDONLY | O_CLOEXEC, 0);
        if (*from >= 0)
            copy_to(*from, 0);
        if (fds[1] >= 0)
            copy_to(fds[1], 1);
        sys_exit_group(become(s, c));
    }
    if (*from >= 0)
        sys_close(*from);
    if (fds[1] >= 0)
        sys_close(fds[1]);
    *from = fds[0];
    return pid;
}

static void pipeline(struct shell *s, const struct command *c, int count)
{
    int pids[MAX_WORDS], from = -1, background = c[count - 1].op == '&';
    int status = 0, i;

    if (count == 1 && c->builtin && !background) {
        s->at = c->begin;
        s->status = command(s, 1) < 0 ? MISTAKE : builtin(s);
        return;
    }
    for (i = 0; i < count; i++) {
        pids[i] = start(s, &c[i], &from, background);
        if (pids[i] < 0)
            count = i + 1;
    }
    if (from >= 0)
        sys_close(from);
    s->status = pids[count - 1] < 0 ? CANNOT_RUN : 0;
    for (i = 0; i < count && !background; i++) {
        while (pids[i] > 0 && sys_waitpid(pids[i], &status, 0) == -EINTR)
            ;
        s->status = pids[i] < 0 ? CANNOT_RUN : WIFSIGNALED(status) ?
                    128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
}

/* The first time through a line. Returns how many commands it has, or -1. */
static int find_commands(struct shell *s)
{
    struct command *c = s->commands;
    char op = '\0';

    s->at = s->line;
    for (skip_blanks(s); *s->at || is_in(op, "|ao"); skip_blanks(s)) {
        c->begin = s->at;
        if (command(s, 0) < 0)
            return -1;
        c->builtin = is_builtin(s);
        op = *s->at;
        if (op && *++s->at == op && op != ';') {
            op = op == '&' ? 'a' : 'o';
            s->at++;
        }
        c++->op = op;
    }
    return (int)(c - s->commands);
}

/* Run a line. Returns 0, or -1 if it or its rest was not run. */
static int run_line(struct shell *s)
{
    int left = find_commands(s), count, here = 1;
    struct command *c = s->commands;

    for (; left > 0; left -= count, c += count) {
        for (count = 1; c[count - 1].op == '|'; count++)
            ;
        if (here)
            pipeline(s, c, count);
        if (s->interactive && s->status == INTERRUPTED)
            return -1;
        here = c[count - 1].op == 'a' ? s->status == 0 :
               c[count - 1].op == 'o' ? s->status != 0 : 1;
    }
    return left;
}

/* One byte: what follows the line is for a command that reads from fd, too. */
static long next(struct shell *s, char *c)
{
    if (!s->input)
        return sys_read(s->fd, c, 1);
    *c = *s->input;
    s->input += *c != '\0';
    return *c != '\0';
}

/* Returns 1, 0 at the end, or -1 if there is nothing to run. */
static int read_line(struct shell *s)
{
    size_t len = 0, lost = 0;
    long n;
    char c;

    s->line_number++;
    while ((n = next(s, &c)) > 0 && c != '\n')
        if (c && len < LINE_SIZE - 1)
            s->line[len++] = c;
        else
            lost++;
    s->line[len] = '\0';
    if (n == -EINTR)
        s->status = INTERRUPTED;
    else if (n < 0)
        mistake(s, ring3_strerror((int)n));
    else if (lost)
        mistake(s, "a line is too long, or has a NUL in it");
    return n == -EINTR || lost ? -1 : n > 0 || len;
}

static void run_all(struct shell *s)
{
    int got;

    do {
        /* What ended in the background. */
        while (sys_waitpid(-1, NULL, WNOHANG) > 0)
            ;
        if (s->interactive)
            ring3_write_all(2, "$ ", 2);
        got = read_line(s);
        if (got > 0 && run_line(s) < 0)
            got = -1;
        if (s->interactive && (!got || (got < 0 && s->status == INTERRUPTED)))
            ring3_write_all(2, "\n", 1);
    } while (got > 0 || (got < 0 && s->interactive));
}

int main(int argc, char **argv, char **envp)
{
    struct shell s;
    char termios[64];

    s.env = envp;
    s.name = "shell";
    s.input = argc == 3 && is_one_of(argv[1], "-c ") ? argv[2] : NULL;
    s.fd = s.line_number = s.status = 0;
    if (argc > 1 && !s.input) {
        s.name = argv[1];
        s.fd = sys_open(argv[1], O_RDONLY | O_CLOEXEC, 0);
    }
    if (s.fd < 0) {
        complain(&s, "cannot read it", ring3_strerror(s.fd));
        return s.fd == -ENOENT ? NOT_FOUND : CANNOT_RUN;
    }
    s.interactive = argc < 2 && sys_ioctl(0, 0x5401, termios) == 0; /* TCGETS */
    if (s.interactive) {
        handle(SIGINT, interrupt);
        handle(SIGQUIT, interrupt);
    }
    /* Inherited as ignored, it would leave no status to wait for. */
    handle(SIGCHLD, SIG_DFL);
    run_all(&s);
    return s.status;
}
