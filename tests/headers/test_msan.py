#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""msan.h tells MemorySanitizer, or another tool, which bytes the kernel wrote:
those and no more."""
import functools
import itertools
import shutil
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

CXX = {"gcc": "g++", "clang": "clang++"}
BEGIN = """#include <ring3.h>
#include <ring3/restorer.h>
#if TOLD
#include <ring3/msan.h>
#endif
#include <stdlib.h>
static volatile int sink;
static void look(const void *at, size_t len)
{
    const unsigned char *byte = at;

    while (len-- > 0)
        if (*byte++ == 123)
            sink++;
}
static void stop(int sig)
{
    (void)sig;
}
"""
FUNCTION = """
static int tryNUMBER(int argc)
{
    char *text = malloc(10), *more = malloc(10);
    int *fds = malloc(2 * sizeof *fds);
    struct kernel_timespec *now = malloc(sizeof *now);
    struct kernel_iovec iov[2] = {{text, 3}, {more, 10}};
    struct kernel_utsname *name = malloc(sizeof *name);
    unsigned int *len = malloc(sizeof *len);
    char *addr = malloc(100);
    long n = argc;

    (void)n;
    (void)iov;
    (void)len;
    (void)addr;
    TRY
    return 0;
}
"""
MAIN = """
int main(int argc, char **argv)
{
    static int (*const tries[])(int) = {TRIES};

    return tries[atoi(argv[1])](argc);
}
"""


def NEW(struct):
    return f"struct {struct} *it = malloc(sizeof *it + 100);"


CHILD = "if (!(n = sys_fork())) sys_exit_group(0);"
XATTR = ("n = sys_memfd_create(\"a\", 0);"
         "if (sys_fsetxattr((int)n, \"user.a\", \"bcd\", 3, 0)) return 77;")
STATMOUNT = NEW("kernel_statmount") + (
    "struct kernel_statx stx; struct kernel_mnt_id_req req = {0};"
    "sys_statx(AT_FDCWD, \"/\", 0, 0x4000, &stx); req.size = 24;"
    "req.mnt_id = stx.mnt_id; req.param = 2;"
    "if (sys_statmount(&req, it, sizeof *it + 100, 0)) return 77;")
# Two bytes from a socket whose name is of 7 bytes, and a control message.
MESSAGE = (
    "char from[7] = {1, 0, 0, 'r', '3'}; struct kernel_msghdr msg;"
    "struct kernel_iovec in = {text, 10}; int one = 1;"
    "sys_socketpair(1, 2, 0, fds); sys_setsockopt(fds[0], 1, 16, &one, 4);"
    "from[5] = (char)(sys_getpid() >> 8); from[6] = (char)sys_getpid();"
    "sys_bind(fds[1], from, 7); sys_write(fds[1], \"ab\", 2);"
    "free(more); more = malloc(100); msg.name = addr; msg.namelen = 100;"
    "msg.iov = &in; msg.iovlen = 1; msg.control = more;"
    "msg.controllen = 100;")
GOOD = {
    "pipe2": "sys_pipe2(fds, 0); look(fds, 2 * sizeof *fds);",
    "read": "sys_pipe2(fds, 0); sys_write(fds[1], \"abc\", 3);"
            "n = sys_read(fds[0], text, 10); look(text, 3);",
    "readv": "sys_pipe2(fds, 0); sys_write(fds[1], \"abcde\", 5);"
             "sys_readv(fds[0], iov, 2); look(text, 3); look(more, 2);",
    "clock_gettime": "sys_clock_gettime(CLOCK_MONOTONIC, now);"
                     "look(now, sizeof *now);",
    "uname": "sys_uname(name); look(name, sizeof *name);",
    "getsockname": "n = sys_socket(1, 1, 0); *len = 100;"
                   "sys_getsockname((int)n, addr, len); look(addr, *len);",
    "waitpid": CHILD + "sys_waitpid((int)n, fds, 0); look(fds, 4);",
    "wait": CHILD + "sys_wait(fds); look(fds, 4);",
    "waitid without info":
        CHILD + NEW("kernel_rusage") + "sys_waitid(P_PID, (int)n, NULL,"
        "WEXITED, it); look(it, sizeof *it);",
    "ring3_sigaction": NEW("kernel_sigaction") +
        "ring3_sigaction(SIGUSR1, NULL, it); look(it, sizeof *it);",
    "shmctl of all": NEW("kernel_shmid64_ds") +
        "sys_shmctl(0, 3, it); look(it, 9 * sizeof(long));",
    "msgctl of all": NEW("kernel_msqid64_ds") +
        "sys_msgctl(0, 3, it); look(it, 8 * sizeof(int));",
    "cachestat": NEW("kernel_cachestat") +
        "struct kernel_cachestat_range range = {0, 0};"
        "n = sys_memfd_create(\"a\", 0); if (sys_cachestat((int)n, &range,"
        "it, 0)) return 77; look(it, sizeof *it);",
    "name_to_handle_at without room": NEW("kernel_file_handle") +
        "it->bytes = 0; if (sys_name_to_handle_at(AT_FDCWD, \"/\", it, fds, 0)"
        "!= -EOVERFLOW) return 77; look(&it->type, 4); look(fds, 4);",
    "getxattrat": XATTR + "struct kernel_xattr_args args = {0, 10, 0};"
        "args.value = (uintptr_t)text; if (sys_getxattrat((int)n, \"\","
        "AT_EMPTY_PATH, \"user.a\", &args, sizeof args) != 3) return 77;"
        "look(text, 3);",
    "statmount": STATMOUNT + "look(it, it->size);",
    "get_mempolicy for few nodes":
        "unsigned long *nodes = malloc(8); if (sys_get_mempolicy(NULL, nodes,"
        "2, NULL, 0)) return 77; look(nodes, 8);",
    "recvmsg": MESSAGE + "sys_recvmsg(fds[0], &msg, 0); look(text, 2);"
        "look(addr, 7); look(more, 8); look(&msg.flags, 4);",
}
BAD = {
    "read of fewer bytes":
        "sys_pipe2(fds, 0); sys_write(fds[1], \"abc\", 3);"
        "n = sys_read(fds[0], text, 10); look(text, 4);",
    "readv of fewer bytes":
        "sys_pipe2(fds, 0); sys_write(fds[1], \"abcde\", 5);"
        "sys_readv(fds[0], iov, 2); look(more, 3);",
    "wait for nobody yet":
        "if (!(n = sys_fork())) for (;;) sys_pause();"
        "sys_wait4(-1, fds, WNOHANG, NULL); sys_kill((int)n, 9);"
        "look(fds, 4);",
    "epoll_wait for fewer":
        "n = sys_epoll_create1(0); struct kernel_epoll_event *e ="
        " malloc(3 * sizeof *e); sys_pipe2(fds, 0); e[0].events = EPOLLOUT;"
        "e[0].data = 0; sys_epoll_ctl((int)n, EPOLL_CTL_ADD, fds[1], e);"
        "free(e); e = malloc(3 * sizeof *e);"
        "if (sys_epoll_wait((int)n, e, 2, 0) != 1) return 0; look(e + 1, 4);",
    "epoll_ctl that only reads":
        "n = sys_epoll_create1(0); struct kernel_epoll_event *e ="
        " malloc(sizeof *e); sys_pipe2(fds, 0);"
        "sys_epoll_ctl((int)n, EPOLL_CTL_ADD, fds[1], e);"
        "look(e, sizeof *e);",
    "call that failed": "sys_clock_gettime(-1, now); look(now, 1);",
    "read that failed": "n = sys_read(-1, text, 10); look(text, 1);",
    "sigaction that failed": NEW("kernel_sigaction") +
        "ring3_sigaction(99, NULL, it); look(it, 1);",
    "waitid for nobody yet": NEW("kernel_rusage") +
        "if (!(n = sys_fork())) for (;;) sys_pause();"
        "sys_waitid(P_ALL, 0, NULL, WEXITED | WNOHANG, it);"
        "sys_kill((int)n, 9); look(it, 1);",
    "shmctl of sums": NEW("kernel_shmid64_ds") +
        "sys_shmctl(0, SHM_INFO, it); look((long *)it + 6, 1);",
    "fgetxattr for the size": XATTR +
        "n = sys_fgetxattr((int)n, \"user.a\", text, 0); look(text, 1);",
    "flistxattr for the size": XATTR +
        "n = sys_flistxattr((int)n, text, 0); look(text, 1);",
    "syslog for a size": "n = sys_syslog(10, text, 0); look(text, 1);",
    "statmount": STATMOUNT + "look((char *)it + it->size, 1);",
    "recvmsg of a name too long": MESSAGE +
        "msg.namelen = 3; sys_recvmsg(fds[0], &msg, 0); look(addr, 3 + 1);",
    "recvmsg of a control message": MESSAGE +
        "sys_recvmsg(fds[0], &msg, 0); look(more, 28); look(more + 28, 1);",
    "recvmmsg of a name too long": MESSAGE +
        "struct kernel_mmsghdr all; all.hdr = msg; all.hdr.namelen = 3;"
        "sys_recvmmsg(fds[0], &all, 1, 0, NULL); look(addr, 3 + 1);",
    "recvfrom without a name":
        "sys_socketpair(1, 2, 0, fds); sys_write(fds[1], \"ab\", 2);"
        "sys_recvfrom(fds[0], text, 10, 0, NULL, len); look(len, 1);",
    "poll without events":
        NEW("kernel_pollfd") + "it->fd = -1; sys_poll(it, 1, 0);"
        "look(&it->revents, 2); look(&it->events, 1);",
    "sendmmsg": NEW("kernel_mmsghdr") +
        "struct kernel_iovec out = {(char *)\"ab\", 2};"
        "sys_socketpair(1, 2, 0, fds); it->hdr.name = NULL;"
        "it->hdr.namelen = 0; it->hdr.iov = &out; it->hdr.iovlen = 1;"
        "it->hdr.control = NULL; it->hdr.controllen = 0;"
        "if (sys_sendmmsg(fds[0], it, 1, 0) != 1) return 77;"
        "look(&it->len, 4); look(&it->hdr.flags, 1);",
    "capget of the first version":
        "struct kernel_cap_user_header header = {0x19980330, 0};"
        "struct kernel_cap_user_data *data = malloc(2 * sizeof *data);"
        "sys_capget(&header, data); look(data, sizeof *data);"
        "look(data + 1, 1);",
    "sleep until a time":
        "struct kernel_sigaction act = {0};"
        "struct kernel_itimerval soon = {{0, 0}, {0, 9999}};"
        "struct kernel_timespec end = {1ll << 40, 0}; act.handler = stop;"
        "ring3_sigaction(SIGALRM, &act, NULL); sys_setitimer(0, &soon, NULL);"
        "if (sys_clock_nanosleep(1, 1, &end, now) != -EINTR) return 77;"
        "look(now, 1);",
}
CLANG = ["clang", "-m64", "-O1", "-g0", "-fsanitize=memory", "-fPIE", "-pie"]
UNSEEN = "use-of-uninitialized-value"
NO_SANITIZER = "clang has no MemorySanitizer here"
HOOK = """#include <stddef.h>
#define RING3_WROTE(pointer, bytes) ((void)(pointer), wrote += (bytes))
static size_t wrote;
#include <ring3/clone.h>
#include <ring3/restorer.h>
#include <ring3/msan.h>
int main(void)
{
    int fds[2];
    struct kernel_stat st;
    struct kernel_sigaction old;
    char c[9];

    if (sys_pipe2(fds, 0) || wrote != 8)
        return 1;
    sys_write(fds[1], "abc", 3);
    if (sys_read(fds[0], c, 9) != 3 || wrote != 11)
        return 2;
    if (sys_stat("/", &st) || wrote != 11 + sizeof st)
        return 3;
    if (sys_stat("", &st) != -ENOENT || wrote != 11 + sizeof st)
        return 4;
    wrote = 0;
    if (ring3_sigaction(10, NULL, &old) || wrote != sizeof old)
        return 5;
    if (ring3_sigaction(10, &old, NULL) || sys_wait(fds) != -ECHILD
            || sys_waitpid(-1, fds, 0) != -ECHILD)
        return 6;
    return wrote != sizeof old;
}
"""


@functools.cache
def build(told):
    """All of them in one program, 1 with msan.h or 0 without, and what the
    compiler said. Its argument is which one."""
    texts = [*GOOD.values(), *BAD.values()]
    source = BEGIN + "".join(
        FUNCTION.replace("NUMBER", str(number)).replace("TRY", text)
        for number, text in enumerate(texts)) + MAIN.replace(
            "TRIES", ", ".join(f"try{i}" for i in range(len(texts))))
    program = kit.SCRATCH / f"msan-{told}"
    made = kit.run([*CLANG, "-I" + kit.INCLUDE, f"-DTOLD={told}",
                    kit.scratch("msan.c", source), "-o", program], timeout=300)
    return program, made


def run(number, told):
    """How one of them ends, and what it says."""
    program, made = build(told)
    ran = made if made.returncode else kit.run(["setarch", "-R", program,
                                                number])
    return ran.returncode, ran.stderr


@functools.cache
def works():
    """Is there a MemorySanitizer?"""
    program = kit.SCRATCH / "nothing"
    return "clang" in kit.COMPILERS and "x86_64" in kit.MACHINES \
        and shutil.which("setarch") and not kit.run(
            [*CLANG, "-xc", "-", "-o", program],
            input="int main(void) { return 0; }\n").returncode \
        and not kit.run(["setarch", "-R", program]).returncode


@kit.promise
def memory_sanitizer_knows_what_a_call_wrote():
    if not works():
        return kit.skip(NO_SANITIZER)
    for number, name in enumerate(GOOD):
        status, said = run(number, 1)
        if status == 77:
            kit.skip("this kernel does not do it", name)
        else:
            kit.check(status == 0 and UNSEEN in run(number, 0)[1], name, said)


@kit.promise
def memory_sanitizer_is_not_told_of_more():
    if not works():
        return kit.skip(NO_SANITIZER)
    for number, name in enumerate(BAD, len(GOOD)):
        status, said = run(number, 1)
        if status == 77 and not said:
            kit.skip("this kernel does not do it", name)
        else:
            kit.check(status != 0 and UNSEEN in said, name, said)


@kit.promise
def a_hook_is_told_of_each_byte_once():
    """Another tool: the macro, on both machines, in C and C++."""
    source = kit.scratch("hook.c", HOOK)
    for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
        program = kit.SCRATCH / f"hook-{cc}-{machine}"
        made = kit.run([cc, kit.WIDTH[machine], "-I" + kit.INCLUDE, "-O1",
                        *kit.WARN, source, "-o", program])
        status = kit.run([program]).returncode if made.returncode == 0 \
            else made.stderr
        plus = kit.run([CXX[cc], kit.WIDTH[machine], "-I" + kit.INCLUDE,
                        "-x", "c++", "-std=c++11", "-fsyntax-only", *kit.WARN,
                        source])
        kit.check(status == 0 and plus.returncode == 0, f"{cc} {machine}",
                  f"{status}\n{plus.stderr}")


kit.main()
