#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""msan.h tells MemorySanitizer, or another tool, which bytes the kernel wrote:
those and no more."""
import shutil

import kit

CODE = """
#include <ring3.h>
#include <ring3/restorer.h>
MSAN
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
int main(int argc, char **argv)
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
    (void)argv;
    (void)iov;
    (void)len;
    (void)addr;
    TRY
    return 0;
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
    "waitid_without_info":
        CHILD + NEW("kernel_rusage") + "sys_waitid(P_PID, (int)n, NULL,"
        "WEXITED, it); look(it, sizeof *it);",
    "ring3_sigaction": NEW("kernel_sigaction") +
        "ring3_sigaction(SIGUSR1, NULL, it); look(it, sizeof *it);",
    "shmctl_of_all": NEW("kernel_shmid64_ds") +
        "sys_shmctl(0, 3, it); look(it, 9 * sizeof(long));",
    "msgctl_of_all": NEW("kernel_msqid64_ds") +
        "sys_msgctl(0, 3, it); look(it, 8 * sizeof(int));",
    "cachestat": NEW("kernel_cachestat") +
        "struct kernel_cachestat_range range = {0, 0};"
        "n = sys_memfd_create(\"a\", 0); if (sys_cachestat((int)n, &range,"
        "it, 0)) return 77; look(it, sizeof *it);",
    "name_to_handle_at_without_room": NEW("kernel_file_handle") +
        "it->bytes = 0; if (sys_name_to_handle_at(AT_FDCWD, \"/\", it, fds, 0)"
        "!= -EOVERFLOW) return 77; look(&it->type, 4); look(fds, 4);",
    "getxattrat": XATTR + "struct kernel_xattr_args args = {0, 10, 0};"
        "args.value = (uintptr_t)text; if (sys_getxattrat((int)n, \"\","
        "AT_EMPTY_PATH, \"user.a\", &args, sizeof args) != 3) return 77;"
        "look(text, 3);",
    "statmount": STATMOUNT + "look(it, it->size);",
    "get_mempolicy_for_few_nodes":
        "unsigned long *nodes = malloc(8); if (sys_get_mempolicy(NULL, nodes,"
        "2, NULL, 0)) return 77; look(nodes, 8);",
    "recvmsg": MESSAGE + "sys_recvmsg(fds[0], &msg, 0); look(text, 2);"
        "look(addr, 7); look(more, 8); look(&msg.flags, 4);",
}
BAD = {
    "read_of_fewer_bytes":
        "sys_pipe2(fds, 0); sys_write(fds[1], \"abc\", 3);"
        "n = sys_read(fds[0], text, 10); look(text, 4);",
    "readv_of_fewer_bytes":
        "sys_pipe2(fds, 0); sys_write(fds[1], \"abcde\", 5);"
        "sys_readv(fds[0], iov, 2); look(more, 3);",
    "wait_for_nobody_yet":
        "if (!(n = sys_fork())) for (;;) sys_pause();"
        "sys_wait4(-1, fds, WNOHANG, NULL); sys_kill((int)n, 9);"
        "look(fds, 4);",
    "epoll_wait_for_fewer":
        "n = sys_epoll_create1(0); struct kernel_epoll_event *e ="
        " malloc(3 * sizeof *e); sys_pipe2(fds, 0); e[0].events = EPOLLOUT;"
        "e[0].data = 0; sys_epoll_ctl((int)n, EPOLL_CTL_ADD, fds[1], e);"
        "free(e); e = malloc(3 * sizeof *e);"
        "if (sys_epoll_wait((int)n, e, 2, 0) != 1) return 0; look(e + 1, 4);",
    "epoll_ctl_that_only_reads":
        "n = sys_epoll_create1(0); struct kernel_epoll_event *e ="
        " malloc(sizeof *e); sys_pipe2(fds, 0);"
        "sys_epoll_ctl((int)n, EPOLL_CTL_ADD, fds[1], e);"
        "look(e, sizeof *e);",
    "call_that_failed": "sys_clock_gettime(-1, now); look(now, 1);",
    "read_that_failed": "n = sys_read(-1, text, 10); look(text, 1);",
    "sigaction_that_failed": NEW("kernel_sigaction") +
        "ring3_sigaction(99, NULL, it); look(it, 1);",
    "waitid_for_nobody_yet": NEW("kernel_rusage") +
        "if (!(n = sys_fork())) for (;;) sys_pause();"
        "sys_waitid(P_ALL, 0, NULL, WEXITED | WNOHANG, it);"
        "sys_kill((int)n, 9); look(it, 1);",
    "shmctl_of_sums": NEW("kernel_shmid64_ds") +
        "sys_shmctl(0, SHM_INFO, it); look((long *)it + 6, 1);",
    "fgetxattr_for_the_size": XATTR +
        "n = sys_fgetxattr((int)n, \"user.a\", text, 0); look(text, 1);",
    "flistxattr_for_the_size": XATTR +
        "n = sys_flistxattr((int)n, text, 0); look(text, 1);",
    "syslog_for_a_size": "n = sys_syslog(10, text, 0); look(text, 1);",
    "statmount": STATMOUNT + "look((char *)it + it->size, 1);",
    "recvmsg_of_a_name_too_long": MESSAGE +
        "msg.namelen = 3; sys_recvmsg(fds[0], &msg, 0); look(addr, 3 + 1);",
    "recvmsg_of_a_control_message": MESSAGE +
        "sys_recvmsg(fds[0], &msg, 0); look(more, 28); look(more + 28, 1);",
    "recvmmsg_of_a_name_too_long": MESSAGE +
        "struct kernel_mmsghdr all; all.hdr = msg; all.hdr.namelen = 3;"
        "sys_recvmmsg(fds[0], &all, 1, 0, NULL); look(addr, 3 + 1);",
    "recvfrom_without_a_name":
        "sys_socketpair(1, 2, 0, fds); sys_write(fds[1], \"ab\", 2);"
        "sys_recvfrom(fds[0], text, 10, 0, NULL, len); look(len, 1);",
    "poll_without_events":
        NEW("kernel_pollfd") + "it->fd = -1; sys_poll(it, 1, 0);"
        "look(&it->revents, 2); look(&it->events, 1);",
    "sendmmsg": NEW("kernel_mmsghdr") +
        "struct kernel_iovec out = {(char *)\"ab\", 2};"
        "sys_socketpair(1, 2, 0, fds); it->hdr.name = NULL;"
        "it->hdr.namelen = 0; it->hdr.iov = &out; it->hdr.iovlen = 1;"
        "it->hdr.control = NULL; it->hdr.controllen = 0;"
        "if (sys_sendmmsg(fds[0], it, 1, 0) != 1) return 77;"
        "look(&it->len, 4); look(&it->hdr.flags, 1);",
    "capget_of_the_first_version":
        "struct kernel_cap_user_header header = {0x19980330, 0};"
        "struct kernel_cap_user_data *data = malloc(2 * sizeof *data);"
        "sys_capget(&header, data); look(data, sizeof *data);"
        "look(data + 1, 1);",
    "sleep_until_a_time":
        "struct kernel_sigaction act = {0};"
        "struct kernel_itimerval soon = {{0, 0}, {0, 9999}};"
        "struct kernel_timespec end = {1ll << 40, 0}; act.handler = stop;"
        "ring3_sigaction(SIGALRM, &act, NULL); sys_setitimer(0, &soon, NULL);"
        "if (sys_clock_nanosleep(1, 1, &end, now) != -EINTR) return 77;"
        "look(now, 1);",
}
MSAN = "#include <ring3/msan.h>"


def run(text, header):
    program = kit.SCRATCH / "msan"
    program.unlink(missing_ok=True)
    made = kit.run(["clang", "-m64", "-O1", "-g0", "-fsanitize=memory",
                    "-fPIE", "-pie", "-I" + kit.INCLUDE, kit.scratch(
                        "msan.c", CODE.replace("MSAN", header, 1)
                        .replace("TRY", text)), "-o", program])
    if made.returncode:
        return made.returncode, made.stderr
    ran = kit.run(["setarch", "-R", program])
    return ran.returncode, ran.stderr


if "clang" not in kit.COMPILERS or "x86_64" not in kit.MACHINES \
        or not shutil.which("setarch") or run("", "")[0]:
    kit.skip("memory_sanitizer_is_told", "clang has no MemorySanitizer here")
else:
    for name, text in GOOD.items():
        with_it, said = run(text, MSAN)
        if with_it == 77:
            kit.skip(f"memory_sanitizer_knows_what_{name}_wrote",
                     "this kernel does not do it")
            continue
        without, _ = run(text, "")
        kit.check(with_it == 0 and without != 0,
                  f"memory_sanitizer_knows_what_{name}_wrote", said)
    for name, text in BAD.items():
        status, said = run(text, MSAN)
        if status == 77 and not said:
            kit.skip(f"memory_sanitizer_is_not_told_of_more_after_a_{name}",
                     "this kernel does not do it")
            continue
        kit.check(status != 0 and "use-of-uninitialized-value" in said,
                  f"memory_sanitizer_is_not_told_of_more_after_a_{name}", said)

# Another tool: the macro, on both machines, for every call, in C and C++.
HOOK = ("#define RING3_WROTE(pointer, bytes) "
        "((void)(pointer), wrote += (bytes))\nstatic size_t wrote;\n"
        "#include <ring3/clone.h>\n#include <ring3/restorer.h>\n" + MSAN
        + "\n")
for cc in kit.COMPILERS:
    for machine in kit.MACHINES:
        program = kit.SCRATCH / "hook"
        program.unlink(missing_ok=True)
        source = kit.scratch("hook.c", "#include <stddef.h>\n" + HOOK +
            "int main(void)\n{\n    int fds[2];\n    struct kernel_stat st;\n"
            "    struct kernel_sigaction old;\n"
            "    char c[9];\n\n    if (sys_pipe2(fds, 0) || wrote != 8)\n"
            "        return 1;\n    sys_write(fds[1], \"abc\", 3);\n"
            "    if (sys_read(fds[0], c, 9) != 3 || wrote != 11)\n"
            "        return 2;\n    if (sys_stat(\"/\", &st) ||"
            " wrote != 11 + sizeof st)\n        return 3;\n"
            "    if (sys_stat(\"\", &st) != -ENOENT"
            " || wrote != 11 + sizeof st)\n        return 4;\n"
            "    wrote = 0;\n    if (ring3_sigaction(10, NULL, &old)"
            " || wrote != sizeof old)\n        return 5;\n"
            "    if (ring3_sigaction(10, &old, NULL) || sys_wait(fds) !="
            " -ECHILD\n        || sys_waitpid(-1, fds, 0) != -ECHILD)\n"
            "        return 6;\n"
            "    return wrote != sizeof old;\n}\n")
        made = kit.run([cc, kit.WIDTH[machine], "-I" + kit.INCLUDE, "-O1",
                        *kit.WARN, source, "-o", program])
        status = kit.run([program]).returncode if program.exists() \
            else made.stderr
        plus = kit.run([{"gcc": "g++", "clang": "clang++"}[cc],
                        kit.WIDTH[machine], "-I" + kit.INCLUDE, "-x", "c++",
                        "-std=c++11", "-fsyntax-only", *kit.WARN, source])
        kit.check(status == 0 and plus.returncode == 0,
                  f"{cc}_{machine}_a_hook_is_told_of_each_byte_once",
                  f"{status}\n{plus.stderr[:2000]}")

kit.done()
