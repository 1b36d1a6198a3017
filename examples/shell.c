/* SPDX-License-Identifier: 0BSD */
/* shell - a small shell
 *
 * Shows what a shell is made of: read a line, split it into words, fork,
 * rearrange descriptors, exec, wait. Words and quotes, $NAME and $?, pipes,
 * < > >> 2> >&, && || ; & and comments, cd and exit, from a terminal, a file or
 * -c. What scripts use beside that is known and refused before anything on its
 * line is run: if, loops, NAME=value, ( ), $(...), $1, <<, <>, >|. A $NAME is
 * one word whatever it holds, * and ? are themselves; there is no job control.
 *
 *     $ ./shell -c 'echo "it says" hello | tr a-z A-Z && false || echo $?'
 *     IT SAYS HELLO
 *     1
 *     $ ./shell -c 'nothing 2> words; echo $?; cat < words'
 *     127
 *     shell: nothing: No such file or directory
 *
 * A line is gone through twice: with run 0 to find its end and its mistakes,
 * and again to run it. All that the shell knows is on main's stack, so that it
 * has no segment to write to. Its signal handler has no place for a flag then:
 * the call that it interrupts says -EINTR, and a ^C just before that is lost.
 */
#include <ring3/errno.h>
#include <ring3/file.h>
#include <ring3/ids.h>
#include <ring3/io.h>
#include <ring3/mem.h>
#include <ring3/process.h>
#include <ring3/restorer.h>
#include <ring3/start.h>

enum {
    LINE_SIZE = 16384,          /* the longest command, with its newlines */
    MISTAKE = 2                 /* the status of what cannot be understood */
};

struct shell {
    int fd;                     /* where lines come from, -1: from -c */
    int interactive;
    int status;                 /* $? */
    int stopped;                /* by SIGINT: the rest of the line is not run */
    char **env;
    const char *next, *end;     /* what is left of the input */
    const char *at;             /* how far line was gone through */
    const char *wrong;          /* what is wrong with it */
    int count;                  /* words of the last command */
    char *words[LINE_SIZE / 2 + 1];
    size_t line_len, text_len;
    char input[4096];
    char line[LINE_SIZE];
    char text[131072];          /* what words points to */
};

static size_t length(const char *text)
{
    size_t len = 0;

    while (text[len])
        len++;
    return len;
}

/* err is 0 or -errno. */
static void complain(const char *what, int err)
{
    ring3_write_all(2, "shell: ", 7);
    ring3_write_all(2, what, length(what));
    ring3_write_all(2, ": ", err ? 2 : 0);
    if (err)
        ring3_write_all(2, ring3_strerror(err), length(ring3_strerror(err)));
    ring3_write_all(2, "\n", 1);
}

static void die(int status, const char *what, int err)
{
    complain(what, err);
    sys_exit_group(status);
}

/* At s->at. Where that is the end of the line, it goes on in the next one. */
static int fail(struct shell *s, const char *wrong)
{
    s->wrong = wrong;
    return -1;
}

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t name_length(const char *text)
{
    size_t len = 0;

    while ((text[len] >= 'a' && text[len] <= 'z') || text[len] == '_' ||
           (text[len] >= 'A' && text[len] <= 'Z') ||
           (len && is_digit(text[len])))
        len++;
    return len;
}

static int ends_word(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\0' || c == ';' ||
           c == '&' || c == '|' || c == '<' || c == '>' || c == '(' || c == ')';
}

/* What the $ at s->at stands for, or NULL; s->at goes to its last character. */
static const char *value_of(struct shell *s, char digits[21])
{
    const char *name = s->at + 1;
    size_t len = name_length(name);
    char **env;

    if (!len && *name != '?')
        return ends_word(*name) || *name == '"' ? "$" : NULL;
    s->at += len ? len : 1;
    if (!len)
        return ring3_decimal(s->status, digits);
    for (env = s->env; *env; env++)
        if (name_length(*env) == len && memcmp(*env, name, len) == 0)
            return *env + len + ((*env)[len] == '=');
    return "";
}

/* Is the word at at one of these, which have a blank on each side? */
static int is_one_of(const char *at, const char *words)
{
    size_t len = 0;

    while (!ends_word(at[len]))
        len++;
    for (; len && *words; words++)
        if (*words == ' ' && length(words) > len + 1 &&
            memcmp(words + 1, at, len) == 0 && words[len + 1] == ' ')
            return 1;
    return 0;
}

static void put(struct shell *s, char c)
{
    if (s->text_len < sizeof s->text)
        s->text[s->text_len++] = c;
}

/* Put the word at s->at into text. Returns 1 if there is one: an empty $NAME
 * without quotes is none.
 */
static int word(struct shell *s)
{
    const char *value;
    int quote = 0, there = 0;
    char digits[21], c;

    for (; quote || !ends_word(*s->at); s->at++) {
        c = *s->at;
        if (!c)
            return fail(s, "a quote is not closed");
        if (c == quote || (!quote && (c == '\'' || c == '"'))) {
            quote ^= c;
            there = 1;
        } else if ((c == '$' || c == '`') && quote != '\'') {
            value = c == '$' ? value_of(s, digits) : NULL;
            if (!value)
                return fail(s, "$( ${ $1 $@ ` are more than this shell can do");
            for (; *value; there = 1)
                put(s, *value++);
        } else {
            if (c == '\\' && quote != '\'') {
                c = *++s->at;
                s->at += c == '\n' && !s->at[1];
                if (!*s->at)
                    return fail(s, "nothing after a backslash");
                if (c == '\n')
                    continue;
                if (quote && c != '"' && c != '\\' && c != '$' && c != '`')
                    put(s, '\\');
            }
            put(s, c);
            there = 1;
        }
    }
    put(s, '\0');
    return s->text_len < sizeof s->text ? there : fail(s, "too long a command");
}

/* Go past blanks and comments, and with lines past the ends of lines. */
static void skip(struct shell *s, int lines)
{
    for (;; s->at++)
        if (*s->at == '#')
            while (s->at[1] && s->at[1] != '\n')
                s->at++;
        else if (*s->at == '\\' && s->at[1] == '\n' && s->at[2])
            s->at++;
        else if (*s->at != ' ' && *s->at != '\t' && !(lines && *s->at == '\n'))
            return;
}

/* With run, which is in a child: it does not go on where this fails. */
static int redirection(struct shell *s, int run)
{
    int to = *s->at == '<' ? 0 : 1, fd;
    char *name = s->text + s->text_len, kind;

    if (is_digit(*s->at))
        to = *s->at++ - '0';
    kind = *s->at++;
    if (*s->at == '&' || (kind == '>' && *s->at == '>'))
        kind = *s->at++ == '&' ? '&' : 'a';
    else if (*s->at == '<' || *s->at == '>' || *s->at == '|')
        return fail(s, "<< <> and >| are more than this shell can do");
    skip(s, 0);
    if (ends_word(*s->at))
        return fail(s, "a redirection to nothing");
    fd = word(s);
    if (fd < 0 || !run)
        return fd;
    if (kind == '&')
        fd = is_digit(*name) && !name[1] ? *name - '0' : -EBADF;
    else
        fd = sys_open(name, O_CLOEXEC | (kind == '<' ? O_RDONLY : O_WRONLY |
                      O_CREAT | (kind == 'a' ? O_APPEND : O_TRUNC)), 0666);
    if (fd >= 0)
        fd = fd == to ? sys_fcntl(fd, F_SETFD, 0) : sys_dup2(fd, to);
    if (fd < 0)
        die(MISTAKE, name, fd);
    return 0;
}

/* Go through one command; words then has its words. With run its redirections
 * are done. Returns 0 if there is none, 1 if it is the shell's own, else 2.
 */
static int command(struct shell *s, int run)
{
    int kind = 0, redirected = 0, there;

    s->text_len = 0;
    s->count = 0;
    for (skip(s, 0); ; skip(s, 0)) {
        const char *at = s->at + is_digit(*s->at);
        char *begin = s->text + s->text_len;

        if (*at == '<' || *at == '>') {
            redirected = 1;
            if (redirection(s, run) < 0)
                return -1;
            continue;
        }
        if (ends_word(*s->at))
            break;
        if (!kind && (is_one_of(s->at, " if then else elif fi for while until "
                                "do done case esac { } ! ") ||
                      s->at[name_length(s->at)] == '='))
            return fail(s, "if for while case { } ! NAME= are more than this "
                        "shell can do");
        if (!kind)
            kind = is_one_of(s->at, " cd exit ") ? 1 : 2;
        there = word(s);
        if (there < 0)
            return -1;
        if (there)
            s->words[s->count++] = begin;
    }
    s->words[s->count] = NULL;
    if (kind == 1 && redirected)
        return fail(s, "cd and exit cannot be redirected");
    return redirected ? 2 : kind;
}

/* cd or exit. Returns its status. */
static int do_builtin(struct shell *s)
{
    const char *to = s->words[1];
    int status = 0, err;

    if (s->words[0][0] == 'e') {
        for (; to && is_digit(*to) && status < 256; to++)
            status = status * 10 + *to - '0';
        if (to && *to)
            die(MISTAKE, s->words[1], -EINVAL);
        sys_exit_group(to ? status : s->status);
    }
    if (!to && !(to = ring3_getenv(s->env, "HOME")))
        to = "/";
    err = sys_chdir(to);
    if (err < 0)
        complain(to, err);
    return err < 0 ? MISTAKE : 0;
}

/* In a child: become the command at s->at. */
static void become(struct shell *s)
{
    int kind = command(s, 1), err;

    if (kind < 2 || s->count == 0)
        sys_exit_group(kind < 2 ? do_builtin(s) : 0);
    err = ring3_execvpe(s->words[0], s->words, s->env);
    die(err == -ENOENT || err == -ENOTDIR ? 127 : 126, s->words[0], err);
}

/* The status of a child that has ended, as $? has it. */
static int wait_for(struct shell *s, int pid)
{
    int status = 127 << 8;

    while (sys_waitpid(pid, &status, 0) == -EINTR)
        ;
    if (!WIFSIGNALED(status))
        return WEXITSTATUS(status);
    if (WTERMSIG(status) == SIGINT)
        s->stopped = s->interactive;
    return 128 + WTERMSIG(status);
}

static int pipeline(struct shell *s, int run)
{
    int pids[LINE_SIZE / 2], count = 0, from = 0, more, i;

    do {
        const char *begin = s->at;
        int fds[2] = {0, 1}, kind = command(s, 0), err;

        if (kind <= 0)
            return kind < 0 ? -1 : fail(s, "a command is missing");
        more = *s->at == '|' && s->at[1] != '|';
        if (run && kind == 1 && !more && count == 0) {
            s->status = do_builtin(s);
            return 0;
        }
        if (run) {
            err = more ? sys_pipe2(fds, O_CLOEXEC) : 0;
            pids[count] = err < 0 ? err : sys_fork();
            if (pids[count] < 0)
                complain("no process", pids[count]);
            if (pids[count] == 0) {
                sys_dup2(from, 0);
                sys_dup2(fds[1], 1);
                s->at = begin;
                become(s);
            }
            if (from > 0)
                sys_close(from);
            if (fds[1] > 1)
                sys_close(fds[1]);
            from = fds[0];
        }
        count++;
        if (more) {
            s->at++;
            skip(s, 1);
        }
    } while (more);
    for (i = 0; run && i < count; i++)
        s->status = pids[i] > 0 ? wait_for(s, pids[i]) : 126;
    return s->stopped ? -1 : 0;
}

static int and_or(struct shell *s, int run)
{
    int here = run;
    char op;

    for (;;) {
        if (pipeline(s, here) < 0)
            return -1;
        op = *s->at;
        if ((op != '&' && op != '|') || s->at[1] != op)
            return 0;
        s->at += 2;
        skip(s, 1);
        here = run && (op == '&') == (s->status == 0);
    }
}

/* Everything on the line, separated by ; and & and newlines. */
static int list(struct shell *s, int run)
{
    const char *begin, *end;

    for (skip(s, 1); *s->at; skip(s, 1)) {
        begin = s->at;
        if (and_or(s, 0) < 0)
            return -1;
        end = s->at;
        s->at = begin;
        if (run && *end == '&' && sys_fork() == 0) {
            sys_setsid();               /* ^C is not for it */
            s->interactive = 0;
            and_or(s, 1);
            sys_exit_group(s->status);
        }
        if (run && *end != '&' && and_or(s, 1) < 0)
            return -1;
        s->at = end;
        if (*end == ';' || *end == '&')
            s->at++;
        else if (*end && *end != '\n')
            return fail(s, "this does not belong here");
    }
    return 0;
}

/* Add a line to line. Returns 0 at the end of the input, -EINTR after ^C. */
static int read_line(struct shell *s)
{
    s->line[s->line_len] = '\0';
    do {
        if (s->next == s->end) {
            long n = s->fd < 0 ? 0 : sys_read(s->fd, s->input, sizeof s->input);

            if (n < 0 && n != -EINTR)
                die(MISTAKE, "input", (int)n);
            if (n <= 0)
                return (int)n;
            s->next = s->input;
            s->end = s->input + n;
        }
        if (s->line_len == LINE_SIZE - 1)
            die(MISTAKE, "a line", -E2BIG);
        s->line[s->line_len++] = *s->next ? *s->next : ' ';
        s->line[s->line_len] = '\0';
    } while (*s->next++ != '\n');
    return 1;
}

/* Read a line and all that it goes on in, and run it. Returns 0 at the end. */
static int run_line(struct shell *s)
{
    int got, bad;

    s->line_len = 0;
    s->stopped = 0;
    do {
        if (s->interactive)
            ring3_write_all(2, s->line_len ? "> " : "$ ", 2);
        got = read_line(s);
        s->at = s->line;
        bad = list(s, 0) < 0;
    } while (got > 0 && bad && !*s->at);
    s->stopped = got < 0;
    s->at = s->line;
    if (!bad && !s->stopped)
        bad = list(s, 1) < 0;
    if (s->stopped) {
        s->status = 128 + SIGINT;
        ring3_write_all(2, "\n", 1);
    } else if (bad) {
        s->status = MISTAKE;
        complain(s->wrong, 0);
    }
    while (sys_waitpid(-1, NULL, WNOHANG) > 0)
        ;
    return got && (!bad || s->interactive);
}

static void RING3_HANDLER interrupted(int sig)
{
    (void)sig;
}

int main(int argc, char **argv, char **envp)
{
    struct kernel_sigaction act = {{interrupted}, 0, NULL, 0};
    char termios[64], **env;
    struct shell s;
    int fd;

    while ((fd = sys_open("/dev/null", O_RDWR, 0)) >= 0 && fd < 3)
        ;                               /* 0, 1 and 2 are open from here on */
    sys_close(fd);
    s.fd = -1;
    s.interactive = s.status = 0;
    s.next = s.end = s.input;
    s.env = envp;
    if (argc > 2 && length(argv[1]) == 2 && memcmp(argv[1], "-c", 2) == 0) {
        s.next = argv[2];
        s.end = s.next + length(s.next);
    } else if (argc > 1) {
        s.fd = sys_open(argv[1], O_RDONLY | O_CLOEXEC, 0);
        if (s.fd < 0)
            die(s.fd == -ENOENT ? 127 : 126, argv[1], s.fd);
    } else {
        s.fd = 0;
        s.interactive = sys_ioctl(0, 0x5401, termios) == 0;     /* TCGETS */
    }
    if (s.interactive) {
        ring3_sigaction(SIGINT, &act, NULL);
        ring3_sigaction(SIGQUIT, &act, NULL);
    }
    for (env = envp; *envp; envp++)     /* cd would not keep PWD right */
        if (name_length(*envp) != 3 || memcmp(*envp, "PWD", 3) != 0)
            *env++ = *envp;
    *env = NULL;
    while (run_line(&s))
        ;
    return s.status;
}
