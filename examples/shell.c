/* SPDX-License-Identifier: 0BSD */
/* shell - a small shell
 *
 * Shows what a shell is made of: read a line, split it into words, fork,
 * rearrange descriptors, exec, wait. Words and quotes, $NAME and $?, PATH, cd,
 * pwd, exit, export, wait, pipes, < > >> 2> >&, && || ; & and comments, from a
 * terminal, a file or -c.
 *
 * if, loops, functions, ( ), $(...), <<, <>, >|, ~, $@ and ${NAME:-...} are
 * known and refused, and end a script before its line is run. * and ? are
 * themselves; IFS and CDPATH are variables like any other; echo and test are
 * programs, and unset is none; export lists in no order; there is no job
 * control. A command, with the lines of its quotes, has room in 64 KiB, and a
 * longer one ends a script; it may have 1024 words and 16 redirections.
 *
 *     $ ./shell -c 'echo "$0 says" hello | tr a-z A-Z && false || echo $?'
 *     ./SHELL SAYS HELLO
 *     1
 *     $ ./shell -c 'nothing 2> words; echo $?; cat < words'
 *     127
 *     shell: nothing: No such file or directory
 *     $ ./shell -c 'exit 3 | cat; exit 4; echo never'; echo $?
 *     4
 *
 * A line is gone through twice: once to find its end and its mistakes, with
 * run 0, and once to run it. What the shell knows is in one struct on main's
 * stack, so that the program has no segment to write to. For the same reason
 * it has no signal handler: in a terminal it reads signals from a descriptor.
 */
#include <ring3/errno.h>
#include <ring3/file.h>
#include <ring3/io.h>
#include <ring3/mem.h>
#include <ring3/poll.h>
#include <ring3/process.h>
#include <ring3/signal.h>
#include <ring3/start.h>
#include <ring3/stat.h>

enum {
    LINE_SIZE = 65536,          /* the longest command, with its newlines */
    WORD_SIZE = 131072,         /* all words of one command */
    VAR_SIZE = 131072,          /* all variables */
    PATH_SIZE = 4096,           /* the longest name of a directory */
    MAX_WORDS = 1024,
    MAX_REDIRS = 16,
    MAX_PIPE = 64,              /* commands in one pipeline */
    MAX_JOBS = 64,              /* ended in the background, not waited for */
    SYNTAX = 2                  /* the status of what cannot be understood */
};

struct redir {
    int fd;
    char kind;                  /* < > a (append) d (another descriptor) */
    char *to;
};

struct command {
    char *words[MAX_WORDS + 1];
    int count;
    int worded;                 /* a word stands there, if only an empty $A */
    const char *assigns[MAX_WORDS];     /* where in the line */
    int assign_count;
    struct redir redirs[MAX_REDIRS];
    int redir_count;
};

struct shell {
    int fd;                     /* where lines come from, -1: there are none */
    int interactive;
    int signals;                /* then, where SIGINT and SIGCHLD come from */
    int status;                 /* $? */
    int stopped;                /* by SIGINT: the rest of the line is not run */
    int background;             /* $! */
    char **args;                /* $0 $1 ... */
    int arg_count;
    int incomplete;             /* the line goes on in the next one */
    int open_quote;             /* and not before there is one of these */
    size_t checked;             /* and up to here it is right */
    int at_end;                 /* there is no next one */
    const char *wrong;          /* what the first pass found */
    size_t line_len;
    const char *next, *end;     /* what is left of the input */
    size_t word_len;
    size_t var_len;
    int job_count;
    int job_pid[MAX_JOBS], job_status[MAX_JOBS];
    char here[PATH_SIZE];       /* the way here as cd went it, or "" */
    char before[PATH_SIZE];     /* and where it came from */
    char input[4096];
    char line[LINE_SIZE];
    char word[WORD_SIZE];
    char vars[VAR_SIZE];        /* a mark, NAME=value, NUL, one behind another;
                                   x: exported, u: will be once it is set */
};

static int list(struct shell *s, const char **at, int run);

static size_t length(const char *text)
{
    size_t len = 0;

    while (text[len])
        len++;
    return len;
}

static int equal(const char *a, const char *b)
{
    return length(a) == length(b) && memcmp(a, b, length(a)) == 0;
}

static void complain(const char *what, const char *why)
{
    const char *const colon = why ? ": " : "";

    ring3_write_all(2, "shell: ", 7);
    ring3_write_all(2, what, length(what));
    ring3_write_all(2, colon, length(colon));
    if (why)
        ring3_write_all(2, why, length(why));
    ring3_write_all(2, "\n", 1);
}

/* ---- variables ---- */

static int is_name(char c, int first)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (!first && c >= '0' && c <= '9');
}

static size_t name_length(const char *text)
{
    size_t len = 0;

    while (is_name(text[len], len == 0))
        len++;
    return len;
}

/* Where the variable of that name begins in vars, at its mark, or NULL. */
static char *find(struct shell *s, const char *name, size_t len)
{
    size_t at;

    for (at = 0; at < s->var_len; at += length(s->vars + at) + 1)
        if (name_length(s->vars + at + 1) == len &&
            memcmp(s->vars + at + 1, name, len) == 0)
            return s->vars + at;
    return NULL;
}

/* Set from NAME=value; mark x exports, - leaves that as it was. */
static int set(struct shell *s, const char *assign, char mark)
{
    char *old = find(s, assign, name_length(assign));
    size_t len = length(assign) + 2;

    if (old) {
        size_t size = length(old) + 1;

        if (*old == 'x' || (*old == 'u' && mark == '-'))
            mark = 'x';
        memmove(old, old + size,
                (size_t)(s->vars + s->var_len - (old + size)));
        s->var_len -= size;
    }
    if (len > VAR_SIZE - s->var_len) {
        complain("no room for a variable", NULL);
        return 1;
    }
    s->vars[s->var_len] = mark;
    memcpy(s->vars + s->var_len + 1, assign, len - 1);
    s->var_len += len;
    return 0;
}

/* The same from two halves of it. */
static int set_to(struct shell *s, const char *name, const char *value,
                  char mark)
{
    char assign[LINE_SIZE];
    size_t len = length(name);

    if (len + length(value) >= sizeof assign)
        return 1;
    memcpy(assign, name, len);
    memcpy(assign + len, value, length(value) + 1);
    return set(s, assign, mark);
}

/* ---- words ---- */

static void add(struct command *c, char *text)
{
    if (c->count < MAX_WORDS)
        c->words[c->count] = text;
    c->count++;
}

static void put(struct shell *s, char c)
{
    if (s->word_len < WORD_SIZE)
        s->word[s->word_len] = c;
    s->word_len++;
}

static int is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static int ends_word(char c)
{
    return is_blank(c) || c == '\0' || c == '\n' || c == ';' || c == '&' ||
           c == '|' || c == '<' || c == '>' || c == '(' || c == ')';
}

static int fail(struct shell *s, const char *wrong)
{
    if (!s->wrong)
        s->wrong = wrong;
    return -1;
}

static int unfinished(struct shell *s, const char *wrong)
{
    s->incomplete = 1;
    return fail(s, wrong);
}

/* What stands behind a $, or NULL. A $ alone is itself. */
static const char *value_of(struct shell *s, const char **at, char digits[21])
{
    const char *text = *at;
    int braces = *text == '{';
    const char *value = "";
    size_t len;

    text += braces;
    len = name_length(text);
    if (len) {
        char *var = find(s, text, len);

        if (var)
            value = var + 1 + len + 1;
    } else if (*text == '?' || *text == '$' || *text == '!' || *text == '#') {
        int number = *text == '?' ? s->status :
                     *text == '$' ? sys_getpid() :
                     *text == '!' ? s->background : s->arg_count - 1;

        len = 1;
        if (*text != '!' || number)
            value = ring3_decimal(number, digits);
    } else if (*text >= '0' && *text <= '9') {
        len = 1;
        if (*text - '0' < s->arg_count)
            value = s->args[*text - '0'];
    } else {
        return braces || *text == '@' || *text == '*' || *text == '-' ? NULL
                                                                      : "$";
    }
    text += len;
    if (braces && *text++ != '}')
        return NULL;
    *at = text;
    return value;
}

/* One word of the line; what an unquoted $NAME holds is split into several if
 * split. Each that results is handed to take, with run only.
 */
static int word(struct shell *s, const char **at, int run, int split,
                struct command *c)
{
    const char *text = *at;
    size_t begin = s->word_len;
    int there = 0, quote = 0;
    char digits[21];

    for (; quote || !ends_word(*text); text++) {
        if (!*text) {
            s->open_quote = quote;
            return unfinished(s, "a quote is not closed");
        }
        if (*text == '\'' && quote != '"') {
            quote ^= '\'';
            there = 1;
        } else if (*text == '"' && quote != '\'') {
            quote ^= '"';
            there = 1;
        } else if (quote == '\'') {
            put(s, *text);
        } else if (*text == '\\') {
            text++;
            if ((!*text || (*text == '\n' && !text[1])) && !s->at_end)
                return unfinished(s, "nothing behind a backslash");
            if (*text == '\n')
                continue;
            if (!*text)
                text--;
            if (quote && *text != '"' && *text != '\\' && *text != '$' &&
                *text != '`')
                put(s, '\\');
            put(s, *text);
            there = 1;
        } else if (*text == '`' || (*text == '$' && text[1] == '(')) {
            return fail(s, "$(...) is more than this shell can do");
        } else if (*text == '~' && !quote &&
                   (text == *at ||
                    (!split && (text[-1] == '=' || text[-1] == ':')))) {
            return fail(s, "~ is more than this shell can do");
        } else if (*text == '$') {
            const char *from = text + 1;
            const char *value = value_of(s, &from, digits);

            if (!value)
                return fail(s, "$@ $* $- and ${ } with more than a name in it"
                            " are more than this shell can do");
            text = from - 1;
            for (; run && *value; value++) {
                if (quote || !split || !(is_blank(*value) || *value == '\n')) {
                    put(s, *value);
                    there = 1;
                } else if (s->word_len > begin || there) {
                    put(s, '\0');
                    add(c, s->word + begin);
                    begin = s->word_len;
                    there = 0;
                }
            }
        } else {
            put(s, *text);
            there = 1;
        }
    }
    *at = text;
    if (s->word_len == begin && !there && split)
        return 0;
    put(s, '\0');
    if (split)
        add(c, s->word + begin);
    return 0;
}

/* ---- commands ---- */

static void skip_blanks(const char **at)
{
    while (is_blank(**at) ||
           (**at == '\\' && (*at)[1] == '\n' && (*at)[2]))
        *at += **at == '\\' ? 2 : 1;
    if (**at == '#')
        while (**at && **at != '\n')
            ++*at;
}

static void skip_lines(const char **at)
{
    do
        skip_blanks(at);
    while (**at == '\n' && ++*at);
}

static int redirection(struct shell *s, const char **at, int run,
                       struct command *c)
{
    struct redir r;

    r.fd = **at == '<' ? 0 : 1;
    if (**at >= '0' && **at <= '9')
        r.fd = *(*at)++ - '0';
    r.kind = *(*at)++;
    if (**at == '&') {
        r.kind = 'd';
        ++*at;
    } else if (r.kind == '>' && **at == '>') {
        r.kind = 'a';
        ++*at;
    } else if (r.kind == '<' && (**at == '<' || **at == '>')) {
        return fail(s, "<< and <> are more than this shell can do");
    } else if (r.kind == '>' && **at == '|') {
        return fail(s, ">| is more than this shell can do");
    }
    skip_blanks(at);
    if (ends_word(**at))
        return fail(s, "a redirection to nothing");
    r.to = s->word + s->word_len;
    if (word(s, at, run, 0, c) < 0)
        return -1;
    if (c->redir_count == MAX_REDIRS)
        return fail(s, "too many redirections");
    c->redirs[c->redir_count++] = r;
    return 0;
}

static int is_redirection(const char *at)
{
    if (*at >= '0' && *at <= '9')
        at++;
    return *at == '<' || *at == '>';
}

/* Does a word stand there that begins what this shell does not have? */
static int is_keyword(const char *at)
{
    static const char words[][6] = {
        "if", "then", "else", "elif", "fi", "for", "while", "until", "do",
        "done", "case", "esac", "{", "}", "!",
    };
    size_t len = 0, i;

    while (!ends_word(at[len]))
        len++;
    for (i = 0; i < sizeof words / sizeof *words; i++)
        if (length(words[i]) == len && memcmp(words[i], at, len) == 0)
            return 1;
    return 0;
}

static int empty(const struct command *c)
{
    return !c->worded && c->assign_count + c->redir_count == 0;
}

static int command(struct shell *s, const char **at, int run,
                   struct command *c)
{
    s->word_len = 0;
    c->count = c->worded = c->assign_count = c->redir_count = 0;
    for (skip_blanks(at); ; skip_blanks(at)) {
        size_t name = name_length(*at), begin = s->word_len;
        int is_assign = name && (*at)[name] == '=';

        if (empty(c) && is_keyword(*at))
            return fail(s, "if for while until case { } ! are more than this "
                        "shell can do");
        if (is_redirection(*at)) {
            if (redirection(s, at, run, c) < 0)
                return -1;
        } else if (**at == '(' || **at == ')') {
            return fail(s, "( ) are more than this shell can do");
        } else if (ends_word(**at)) {
            break;
        } else if (!c->worded && is_assign && c->assign_count < MAX_WORDS) {
            /* Only passed over: each may use what the one before it sets. */
            c->assigns[c->assign_count++] = *at;
            if (word(s, at, 0, 0, c) < 0)
                return -1;
            s->word_len = begin;
        } else if (is_assign && c->count && begin <= WORD_SIZE &&
                   equal(c->words[0], "export")) {
            if (word(s, at, run, 0, c) < 0)
                return -1;
            add(c, s->word + begin);
        } else {
            c->worded = 1;
            if (word(s, at, run, 1, c) < 0)
                return -1;
        }
    }
    if (c->count > MAX_WORDS || s->word_len > WORD_SIZE) {
        if (run)
            complain("a command", ring3_strerror(E2BIG));
        c->count = c->count > MAX_WORDS ? MAX_WORDS : c->count;
        return run ? 1 : 0;
    }
    c->words[c->count] = NULL;
    return 0;
}

static int assign(struct shell *s, struct command *c, char mark)
{
    int i, status = 0;

    for (i = 0; i < c->assign_count; i++) {
        const char *at = c->assigns[i];
        char *text = s->word + s->word_len;

        word(s, &at, 1, 0, c);
        if (s->word_len > WORD_SIZE) {
            complain("an assignment", ring3_strerror(E2BIG));
            return 1;
        }
        status |= set(s, text, mark);
    }
    return status;
}

/* A copy of a descriptor, above the digits that redirections name. */
static int copy_above(int fd)
{
    return sys_fcntl(fd, F_DUPFD_CLOEXEC, 10);
}

/* Make to what fd is. Where they are one, dup2 would leave it O_CLOEXEC. */
static void copy_to(int fd, int to)
{
    if (fd == to)
        sys_fcntl(fd, F_SETFD, 0);
    else
        sys_dup2(fd, to);
}

/* Open what the command is redirected to. saved, if there is one, gets a copy
 * of what each descriptor was, or -1 where it was closed. Where that fails,
 * redir_count becomes the number of those to restore.
 */
static int redirect(struct command *c, int *saved)
{
    int i;

    for (i = 0; i < c->redir_count; i++) {
        const struct redir *r = &c->redirs[i];
        int fd;

        if (saved) {
            saved[i] = copy_above(r->fd);
            if (saved[i] < 0 && saved[i] != -EBADF) {
                complain(r->to, ring3_strerror(saved[i]));
                c->redir_count = i;
                return -1;
            }
        }
        if (r->kind == 'd' && equal(r->to, "-")) {
            sys_close(r->fd);
            continue;
        }
        if (r->kind == 'd')
            fd = r->to[0] >= '0' && r->to[0] <= '9' && !r->to[1] ?
                 sys_dup2(r->to[0] - '0', r->fd) : -EBADF;
        else if (r->kind == '<')
            fd = sys_open(r->to, O_RDONLY, 0);
        else
            fd = sys_open(r->to, O_WRONLY | O_CREAT |
                          (r->kind == 'a' ? O_APPEND : O_TRUNC), 0666);
        if (fd >= 0 && r->kind != 'd' && fd != r->fd) {
            int err = sys_dup2(fd, r->fd);

            sys_close(fd);
            fd = err;
        }
        if (fd < 0) {
            complain(r->to, ring3_strerror(fd));
            c->redir_count = i + 1;
            return -1;
        }
    }
    return 0;
}

static void restore(const struct command *c, const int *saved)
{
    int count = c->redir_count;

    while (count-- > 0) {
        if (saved[count] < 0) {
            sys_close(c->redirs[count].fd);
        } else {
            sys_dup2(saved[count], c->redirs[count].fd);
            sys_close(saved[count]);
        }
    }
}

/* ---- signals ---- */

static void ignore(int sig, int yes)
{
    struct kernel_sigaction act;

    act.handler = yes ? SIG_IGN : SIG_DFL;
    act.flags = 0;
    act.restorer = NULL;
    act.mask = 0;
    sys_rt_sigaction(sig, &act, NULL);
}

/* Take SIGINT and SIGCHLD from a descriptor, or no longer. */
static int hold_signals(struct shell *s, int yes)
{
    const uint64_t mask = 1u << (SIGINT - 1) | 1u << (SIGCHLD - 1);
    int fd;

    sys_rt_sigprocmask(yes ? SIG_BLOCK : SIG_UNBLOCK, &mask, NULL);
    if (!yes)
        return 0;
    fd = sys_signalfd4(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
    if (fd < 0)
        return fd;
    s->signals = copy_above(fd);
    sys_close(fd);
    return s->signals;
}

/* Was SIGINT among the signals that came? */
static int take_signals(struct shell *s)
{
    struct kernel_signalfd_siginfo info;
    int sigint = 0;

    while (sys_read(s->signals, &info, sizeof info) > 0)
        sigint |= info.signo == SIGINT;
    return sigint;
}

/* In a terminal: wait until fd can be read or, if that is -1, until a child
 * has ended. Returns 1 if SIGINT comes first.
 */
static int interrupted(struct shell *s, int fd)
{
    struct kernel_pollfd polls[2];
    long n;

    polls[0].fd = fd;
    polls[1].fd = s->signals;
    polls[0].events = polls[1].events = POLLIN;
    polls[0].revents = 0;
    do {
        n = sys_poll(polls, 2, -1);
        if (take_signals(s))
            return 1;
    } while (n >= 0 && fd >= 0 && !polls[0].revents);
    return 0;
}

/* ---- what the shell does itself ---- */

static int status_of(int status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* How the command in the foreground ended. SIGINT is meant for it and for what
 * follows on its line.
 */
static int wait_for(struct shell *s, int pid)
{
    int status, got;

    do
        got = sys_waitpid(pid, &status, 0);
    while (got == -EINTR);
    if (s->interactive) {
        take_signals(s);
        s->stopped = got > 0 && WIFSIGNALED(status) &&
                     WTERMSIG(status) == SIGINT;
    }
    return got < 0 ? 127 : status_of(status);
}

/* Forget how a process ended. Returns that, or -1 if it is not known. */
static int forget(struct shell *s, int pid)
{
    int i, status;

    for (i = 0; i < s->job_count; i++)
        if (s->job_pid[i] == pid) {
            status = s->job_status[i];
            s->job_pid[i] = s->job_pid[--s->job_count];
            s->job_status[i] = s->job_status[s->job_count];
            return status;
        }
    return -1;
}

/* How a process in the background ended, any with -1. Returns -ECHILD if there
 * is none, -EINTR if SIGINT comes first.
 */
static int wait_job(struct shell *s, int pid)
{
    int status = forget(s, pid), got;

    if (status >= 0)
        return status_of(status);
    for (;;) {
        got = sys_waitpid(pid, &status, s->interactive ? WNOHANG : 0);
        if (got > 0)
            return status_of(status);
        if (got == 0 && interrupted(s, -1))
            return -EINTR;
        if (got < 0 && got != -EINTR)
            return got;
    }
}

/* Let go of what has ended in the background; keep how, for wait. */
static void reap(struct shell *s)
{
    int pid, status;

    while ((pid = sys_waitpid(-1, &status, WNOHANG)) > 0) {
        if (s->job_count == MAX_JOBS) {
            memmove(s->job_pid, s->job_pid + 1,
                    (MAX_JOBS - 1) * sizeof *s->job_pid);
            memmove(s->job_status, s->job_status + 1,
                    (MAX_JOBS - 1) * sizeof *s->job_status);
            s->job_count--;
        }
        s->job_pid[s->job_count] = pid;
        s->job_status[s->job_count++] = status;
    }
}

/* A number from 0 to 2^31 - 1, or -1. */
static int number(const char *text)
{
    int value = 0;

    if (!*text)
        return -1;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' ||
            value > (0x7fffffff - (*text - '0')) / 10)
            return -1;
        value = value * 10 + *text - '0';
    }
    return value;
}

/* Of cd and pwd: is -P their last option? -1 if there is one they do not have.
 */
static int physical(char ***words)
{
    int yes = 0;

    for (; **words && (**words)[0] == '-' && (**words)[1]; ++*words) {
        if (equal(**words, "--")) {
            ++*words;
            break;
        }
        yes = equal(**words, "-P");
        if (!yes && !equal(**words, "-L")) {
            complain(**words, "not an option");
            return -1;
        }
    }
    return yes;
}

/* Go from the directory path along to, by what is written alone: .. takes the
 * last name away, be it a symbolic link or not.
 */
static int follow(char path[PATH_SIZE], const char *to)
{
    size_t at = *to == '/' || equal(path, "/") ? 0 : length(path), len;

    for (; *to; to += to[len] ? len + 1 : len) {
        for (len = 0; to[len] && to[len] != '/'; len++)
            ;
        if (len == 2 && to[0] == '.' && to[1] == '.') {
            while (at && path[--at] != '/')
                ;
        } else if (len && !(len == 1 && *to == '.')) {
            if (at + 1 + len >= PATH_SIZE)
                return -ENAMETOOLONG;
            path[at++] = '/';
            memcpy(path + at, to, len);
            at += len;
        }
    }
    if (!at)
        path[at++] = '/';
    path[at] = '\0';
    return 0;
}

/* Where the shell is, as PWD has it if that is so. */
static void begin_here(struct shell *s)
{
    char *var = find(s, "PWD", 3);
    struct kernel_stat pwd, dot;

    if (var && var[5] == '/' && length(var + 5) < PATH_SIZE &&
        sys_stat(var + 5, &pwd) == 0 && sys_stat(".", &dot) == 0 &&
        pwd.ino == dot.ino && pwd.dev == dot.dev)
        memcpy(s->here, var + 5, length(var + 5) + 1);
    else if (sys_getcwd(s->here, PATH_SIZE) < 0)
        s->here[0] = '\0';
    set_to(s, "PWD=", s->here, 'x');
}

static int print_directory(struct shell *s, char **words)
{
    char path[PATH_SIZE];
    int real = physical(&words);
    const char *here = s->here;
    long err = 0;

    if (real < 0)
        return 2;
    if (real || !*here) {
        err = sys_getcwd(path, sizeof path);
        here = path;
    }
    if (err >= 0)
        err = ring3_write_all(1, here, length(here));
    if (err >= 0)
        err = ring3_write_all(1, "\n", 1);
    if (err < 0)
        complain("pwd", ring3_strerror((int)err));
    return err < 0;
}

static int change_directory(struct shell *s, char **words)
{
    char path[PATH_SIZE], *none = NULL;
    int real = physical(&words), back, err = 0;
    const char *to = *words, *var;

    if (real < 0)
        return 2;
    back = to && equal(to, "-");
    if (back || !to) {
        var = find(s, back ? "OLDPWD" : "HOME", back ? 6 : 4);
        to = var ? var + (back ? 8 : 6) : "";
    }
    memcpy(path, s->here, length(s->here) + 1);
    real |= !*path && *to != '/';
    if (!real)
        err = follow(path, to);
    if (err == 0)
        err = sys_chdir(!real ? path : *to ? to : ".");
    if (err < 0) {
        complain(to, ring3_strerror(err));
        return 2;
    }
    if (real && sys_getcwd(path, sizeof path) < 0)
        path[0] = '\0';
    memcpy(s->before, s->here, sizeof path);
    memcpy(s->here, path, sizeof path);
    if (back)
        print_directory(s, &none);
    return 0;
}

static void say(int *err, const char *text, size_t len)
{
    if (*err == 0)
        *err = ring3_write_all(1, text, len);
}

/* What is exported, so that a shell can read it. */
static int list_exported(struct shell *s)
{
    size_t at, len;
    int err = 0;

    for (at = 0; at < s->var_len; at += length(s->vars + at) + 1) {
        const char *var = s->vars + at + 1;
        const char *value = var + name_length(var) + 1;

        if (s->vars[at] == '-')
            continue;
        say(&err, "export ", 7);
        say(&err, var, name_length(var));
        if (s->vars[at] == 'x') {
            say(&err, "='", 2);
            for (; *value; value += len) {
                for (len = 0; value[len] && value[len] != '\''; len++)
                    ;
                say(&err, value, len);
                if (value[len]) {
                    say(&err, "'\"'\"'", 5);
                    len++;
                }
            }
            say(&err, "'", 1);
        }
        say(&err, "\n", 1);
    }
    if (err)
        complain("export", ring3_strerror(err));
    return err != 0;
}

static int export(struct shell *s, char **names)
{
    if (!*names || (equal(*names, "-p") && !names[1]))
        return list_exported(s);
    for (; *names; names++) {
        size_t len = name_length(*names);
        char *var;

        if (len == 0 || ((*names)[len] && (*names)[len] != '=')) {
            complain(*names, "not a name");
            return 2;
        }
        var = find(s, *names, len);
        if ((*names)[len] == '=')
            set(s, *names, 'x');
        else if (var)
            *var = *var == '-' ? 'x' : *var;
        else
            set_to(s, *names, "=", 'u');
    }
    return 0;
}

/* Those whose assignments stay, and whose mistakes end a script. */
static int is_special(const char *name)
{
    return equal(name, "exit") || equal(name, "export") || equal(name, ":");
}

static int is_builtin(const char *name)
{
    return equal(name, "cd") || equal(name, "pwd") || equal(name, "wait") ||
           is_special(name);
}

static int builtin(struct shell *s, char **words)
{
    int status = 0;

    if (equal(words[0], "cd"))
        return change_directory(s, words + 1);
    if (equal(words[0], "pwd"))
        return print_directory(s, words + 1);
    if (equal(words[0], "export"))
        return export(s, words + 1);
    if (equal(words[0], "exit")) {
        status = words[1] ? number(words[1]) : s->status;
        if (status < 0) {
            complain(words[1], "not a number");
            status = SYNTAX;
        }
        sys_exit_group(status);
    }
    if (equal(words[0], "wait")) {
        if (!words[1]) {
            do
                status = wait_job(s, -1);
            while (status >= 0);
            if (status == -EINTR)
                return 128 + SIGINT;
            s->job_count = 0;
            return 0;
        }
        while (*++words) {
            int pid = number(*words);

            if (pid < 0) {
                complain(*words, "not a number");
                return SYNTAX;
            }
            /* 0 would be any child. */
            status = pid ? wait_job(s, pid) : -ECHILD;
            if (status == -EINTR)
                return 128 + SIGINT;
            if (status < 0)
                status = 127;
        }
        return status;
    }
    return 0;
}

/* ---- what another process does ---- */

/* In the child: become this shell again, for the script without #! that was
 * found, in the same place. Returns -errno.
 */
static int run_script(const struct command *c, char **env)
{
    const char *dirs = ring3_getenv(env, "PATH");
    char path[PATH_SIZE], *args[MAX_WORDS + 2], begin[128];
    const char *name = c->words[0];
    size_t len = length(name), n;
    long got, i;
    int fd, err;

    for (n = 0; n < len && name[n] != '/'; n++)
        ;
    if (n < len)
        dirs = "";
    else if (!dirs)
        dirs = "/bin:/usr/bin";
    for (;; dirs += n + 1) {
        for (n = 0; dirs[n] && dirs[n] != ':'; n++)
            ;
        err = -ENAMETOOLONG;
        if (n + 1 + len < sizeof path) {
            memcpy(path, dirs, n);
            path[n] = '/';
            memcpy(path + n + (n > 0), name, len + 1);
            err = sys_execve(path, c->words, env);
        }
        if (err == -ENOEXEC || !dirs[n])
            break;
    }
    if (err != -ENOEXEC)
        return err;

    /* Another machine's program is no text. */
    fd = sys_open(path, O_RDONLY | O_CLOEXEC, 0);
    if (fd < 0)
        return fd;
    got = sys_read(fd, begin, sizeof begin);
    for (i = 0; i < got && begin[i] != '\n'; i++)
        if (!begin[i])
            return -ENOEXEC;
    args[0] = c->words[0];
    args[1] = path;
    memcpy(args + 2, c->words + 1, (size_t)c->count * sizeof *args);
    sys_execve("/proc/self/exe", args, env);
    return -ENOEXEC;
}

/* In the child: become the command, or do what a builtin does, and end. */
static void become(struct shell *s, struct command *c)
{
    char *env[VAR_SIZE / 4 + 1];        /* A= takes four bytes, no less */
    int count = 0, err;
    size_t at;

    if (redirect(c, NULL))
        sys_exit_group(SYNTAX);
    err = assign(s, c, 'x');
    if (err)
        sys_exit_group(err);
    if (c->count == 0)
        sys_exit_group(0);
    if (is_builtin(c->words[0]))
        sys_exit_group(builtin(s, c->words));
    for (at = 0; at < s->var_len; at += length(s->vars + at) + 1)
        if (s->vars[at] == 'x')
            env[count++] = s->vars + at + 1;
    env[count] = NULL;
    err = ring3_execvpe(c->words[0], c->words, env);
    if (err == -ENOEXEC)
        err = run_script(c, env);
    complain(c->words[0], ring3_strerror(err));
    sys_exit_group(err == -ENOENT || err == -ENOTDIR || err == -ENAMETOOLONG ?
                   127 : 126);
}

static int fork_child(struct shell *s, int background)
{
    int pid = sys_fork();

    if (pid < 0) {
        complain("fork", ring3_strerror(pid));
        s->status = 254;
    }
    if (pid == 0) {
        if (s->fd > 2)
            sys_close(s->fd);
        if (background) {
            int null = sys_open("/dev/null", O_RDONLY, 0);

            ignore(SIGINT, 1);
            ignore(SIGQUIT, 1);
            if (null > 0) {
                sys_dup2(null, 0);
                sys_close(null);
            }
        } else if (s->interactive) {
            ignore(SIGINT, 0);
            ignore(SIGQUIT, 0);
        }
        if (s->interactive) {
            ignore(SIGTERM, 0);
            hold_signals(s, 0);
        }
        s->interactive = 0;
        s->job_count = 0;
    }
    return pid;
}

/* A command that no other process has to be made for. */
static int run_here(struct shell *s, struct command *c)
{
    const char *name = c->count ? c->words[0] : "";
    int keep = !c->count || is_special(name);
    int saved[MAX_REDIRS];
    char vars[VAR_SIZE];
    size_t var_len = s->var_len;
    int status = SYNTAX;

    if (redirect(c, saved) == 0) {
        if (!keep)
            memcpy(vars, s->vars, var_len);
        status = assign(s, c, '-');
        if (c->count)
            status = builtin(s, c->words);
        if (!keep) {
            memcpy(s->vars, vars, var_len);
            s->var_len = var_len;
        }
        if (equal(name, "cd") && status == 0) {
            set_to(s, "OLDPWD=", s->before, 'x');
            set_to(s, "PWD=", s->here, 'x');
        }
    }
    restore(c, saved);
    if (is_special(name) && status == SYNTAX && !s->interactive)
        sys_exit_group(SYNTAX);
    return status;
}

static int pipeline(struct shell *s, const char **at, int run)
{
    struct command c;
    int pids[MAX_PIPE];
    int count = 0, from = -1, last = 0, i, bad;

    for (;;) {
        int pipe_fds[2] = {-1, -1};
        int err, more;

        bad = command(s, at, run, &c);
        if (bad < 0)
            return -1;
        more = **at == '|' && (*at)[1] != '|';
        if (empty(&c)) {
            if (!**at)
                return unfinished(s, "a command is missing");
            return fail(s, "a command is missing");
        }
        if (count == MAX_PIPE)
            return fail(s, "a pipeline is too long");

        if (run && !bad && !more && count == 0 &&
            (c.count == 0 || is_builtin(c.words[0]))) {
            s->status = run_here(s, &c);
            return 0;
        }
        if (run) {
            err = more ? sys_pipe2(pipe_fds, O_CLOEXEC) : 0;
            if (err < 0) {
                complain("pipe", ring3_strerror(err));
                bad = 1;
            }
            pids[count] = fork_child(s, 0);
            if (pids[count] == 0) {
                if (bad)
                    sys_exit_group(SYNTAX);
                if (from >= 0)
                    copy_to(from, 0);
                if (more)
                    copy_to(pipe_fds[1], 1);
                become(s, &c);
            }
            if (from >= 0)
                sys_close(from);
            if (more && pipe_fds[1] >= 0)
                sys_close(pipe_fds[1]);
            from = pipe_fds[0];
        }
        count++;
        if (!more)
            break;
        ++*at;
        skip_lines(at);
    }
    for (i = 0; run && i < count; i++)
        if (pids[i] > 0) {
            last = wait_for(s, pids[i]);
            s->status = last;
        }
    if (run && s->status > 128 && s->status != 128 + SIGINT &&
        s->status != 128 + SIGPIPE && pids[count - 1] > 0) {
        char digits[21];

        complain("killed by a signal",
                 ring3_decimal(s->status - 128, digits));
    }
    return run && s->stopped ? -1 : 0;
}

static int and_or(struct shell *s, const char **at, int run)
{
    int here = run;

    for (;;) {
        char op;

        if (pipeline(s, at, here) < 0)
            return -1;
        op = **at;
        if ((op != '&' && op != '|') || (*at)[1] != op)
            return 0;
        *at += 2;
        skip_lines(at);
        if (!**at && !run) {
            s->checked = (size_t)(*at - s->line);
            return unfinished(s, "nothing behind && or ||");
        }
        here = run && (op == '&') == (s->status == 0);
    }
}

/* Everything on the line, separated by ; and & and newlines. */
static int list(struct shell *s, const char **at, int run)
{
    for (;;) {
        const char *begin;

        skip_lines(at);
        if (!**at)
            return 0;
        begin = *at;
        if (and_or(s, at, 0) < 0)
            return -1;
        if (run && **at == '&') {
            int pid = fork_child(s, 1);

            if (pid == 0) {
                and_or(s, &begin, 1);
                sys_exit_group(s->status);
            }
            if (pid > 0) {
                /* An older job may have had the same pid. */
                forget(s, pid);
                s->background = pid;
                s->status = 0;
            }
        } else if (run) {
            reap(s);
            if (and_or(s, &begin, 1) < 0)
                return -1;
        }
        if (**at == ';' || **at == '&')
            ++*at;
        else if (**at && **at != '\n')
            return fail(s, "this does not belong here");
    }
}

/* ---- lines ---- */

/* Add a line to what is in line. Returns 0 at the end of the input, -EINTR if
 * SIGINT came instead.
 */
static int read_line(struct shell *s)
{
    size_t begin = s->line_len;
    int too_long = 0;

    for (;;) {
        char c;

        if (s->next == s->end) {
            long n;

            if (s->interactive && interrupted(s, s->fd))
                return -EINTR;
            n = s->fd < 0 ? 0 : sys_read(s->fd, s->input, sizeof s->input);
            if (n == -EINTR)
                continue;
            if (n < 0)
                complain("input", ring3_strerror((int)n));
            if (n <= 0)
                break;
            s->next = s->input;
            s->end = s->input + n;
        }
        c = *s->next++;
        if (s->line_len < LINE_SIZE - 2)
            s->line[s->line_len++] = c ? c : ' ';
        else
            too_long = 1;
        if (c == '\n')
            break;
    }
    if (too_long) {
        complain("a line is too long", NULL);
        s->status = SYNTAX;
        s->line_len = s->checked = 0;
        s->open_quote = 0;
        s->line[0] = '\0';
        /* A script ends: what follows may be the rest of a quoted text. */
        return s->interactive;
    }
    s->line[s->line_len] = '\0';
    return s->line_len > begin;
}

static void run_line(struct shell *s)
{
    const char *at = s->line;

    s->stopped = 0;
    if (list(s, &at, 1) == 0)
        return;
    if (s->stopped) {
        ring3_write_all(2, "\n", 1);
    } else {
        complain("cannot go on", s->wrong);
        s->status = SYNTAX;
    }
}

/* Is line whole and right, so that it can be run? What is known from when it
 * was shorter is not looked at again.
 */
static int check_line(struct shell *s, size_t added)
{
    const char *at = s->line + s->checked;

    if (s->open_quote && !s->at_end) {
        while (s->line[added] && s->line[added] != s->open_quote)
            added++;
        if (!s->line[added])
            return 0;
    }
    s->incomplete = s->open_quote = 0;
    s->wrong = NULL;
    skip_lines(&at);
    if (s->checked && !*at) {
        s->checked = (size_t)(at - s->line);
        return unfinished(s, "nothing behind && or ||") == 0;
    }
    return list(s, &at, 0) == 0;
}

static void run_all(struct shell *s)
{
    for (;;) {
        size_t begin;
        int more;

        reap(s);
        s->line_len = s->checked = 0;
        s->open_quote = s->at_end = 0;
        do {
            if (s->interactive)
                ring3_write_all(2, s->line_len ? "> " : "$ ", 2);
            begin = s->line_len;
            more = read_line(s);
            s->at_end = !more;
        } while (more >= 0 && !check_line(s, begin) && s->incomplete && more);
        if (more < 0) {
            ring3_write_all(2, "\n", 1);
            s->status = 128 + SIGINT;
            continue;
        }
        if (s->line_len == 0 && !more)
            break;
        if (s->wrong) {
            complain(s->wrong, NULL);
            s->status = SYNTAX;
            if (!s->interactive)
                break;
        } else {
            run_line(s);
        }
    }
}

static int open_script(struct shell *s, const char *path)
{
    int fd = sys_open(path, O_RDONLY | O_CLOEXEC, 0);

    if (fd < 0) {
        complain(path, ring3_strerror(fd));
        return fd == -ENOENT ? 127 : 126;
    }
    s->fd = copy_above(fd);
    sys_close(fd);
    if (s->fd < 0) {
        complain(path, ring3_strerror(s->fd));
        return 126;
    }
    return 0;
}

int main(int argc, char **argv, char **envp)
{
    struct shell s;
    char termios[64];
    int status = 0;

    s.fd = 0;
    s.interactive = 0;
    s.status = s.stopped = s.background = s.job_count = 0;
    s.next = s.end = s.input;
    s.var_len = 0;
    s.args = argv;
    s.arg_count = argc;
    for (; *envp; envp++)
        if (name_length(*envp) && (*envp)[name_length(*envp)] == '=')
            set(&s, *envp, 'x');
    begin_here(&s);

    if (argc > 2 && equal(argv[1], "-c")) {
        s.fd = -1;
        s.next = argv[2];
        s.end = s.next + length(s.next);
        s.args = argc > 3 ? argv + 3 : argv;
        s.arg_count = argc > 3 ? argc - 3 : 1;
    } else if (argc > 1) {
        s.args++;
        s.arg_count--;
        status = open_script(&s, argv[1]);
        if (status)
            return status;
    } else {
        /* TCGETS answers only for a terminal. */
        s.interactive = sys_ioctl(0, 0x5401, termios) == 0;
    }
    if (s.interactive) {
        ignore(SIGQUIT, 1);
        ignore(SIGTERM, 1);
        status = hold_signals(&s, 1);
        if (status < 0) {
            complain("signals", ring3_strerror(status));
            return SYNTAX;
        }
    }
    run_all(&s);
    if (s.interactive)
        ring3_write_all(2, "\n", 1);
    return s.status;
}
