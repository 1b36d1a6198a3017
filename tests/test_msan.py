#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""msan.h tells MemorySanitizer, or another tool, which bytes the kernel wrote:
those and no more."""
import shutil

import kit

CODE = """
#include <ring3.h>
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
        without, _ = run(text, "")
        kit.check(with_it == 0 and without != 0,
                  f"memory_sanitizer_knows_what_{name}_wrote", said)
    for name, text in BAD.items():
        status, said = run(text, MSAN)
        kit.check(status != 0 and "use-of-uninitialized-value" in said,
                  f"memory_sanitizer_is_not_told_of_more_after_a_{name}", said)

# Another tool: the macro, on both machines, for every call, in C and C++.
HOOK = ("#define RING3_WROTE(pointer, bytes) "
        "((void)(pointer), wrote += (bytes))\nstatic size_t wrote;\n"
        "#include <ring3/clone.h>\n" + MSAN + "\n")
for cc in kit.COMPILERS:
    for machine in kit.MACHINES:
        program = kit.SCRATCH / "hook"
        program.unlink(missing_ok=True)
        source = kit.scratch("hook.c", "#include <stddef.h>\n" + HOOK +
            "int main(void)\n{\n    int fds[2];\n    struct kernel_stat st;\n"
            "    char c[9];\n\n    if (sys_pipe2(fds, 0) || wrote != 8)\n"
            "        return 1;\n    sys_write(fds[1], \"abc\", 3);\n"
            "    if (sys_read(fds[0], c, 9) != 3 || wrote != 11)\n"
            "        return 2;\n    if (sys_stat(\"/\", &st) ||"
            " wrote != 11 + sizeof st)\n        return 3;\n"
            "    return sys_stat(\"\", &st) == -ENOENT"
            " && wrote == 11 + sizeof st ? 0 : 4;\n}\n")
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
