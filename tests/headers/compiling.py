# SPDX-License-Identifier: 0BSD
"""compiling.py - texts for compilers, and what they say of them"""
import functools
import itertools
import shutil
from itertools import product

import kit

CXX = {"gcc": "g++", "clang": "clang++"}
C_STANDARDS = ["c99", "c11", "c17", "c2x"]
CXX_STANDARDS = ["c++11", "c++14", "c++17", "c++20", "c++2b"]
PAIRS = list(product(kit.COMPILERS, kit.MADE))
CXX_PAIRS = [(CXX[cc], machine) for cc, machine in PAIRS]
LANGUAGES = {"c": PAIRS, "c++": CXX_PAIRS}
NUMBERS = itertools.count()

# Compilers say little of system headers, which ring3's are, and much of their
# own with -Wsystem-headers: what is ours is looked at without the pragma.
PLAIN = kit.SCRATCH / "plain"
shutil.copytree(kit.INCLUDE, PLAIN)
for path in PLAIN.rglob("*.h"):
    path.write_text(path.read_text().replace("#pragma GCC system_header\n", ""))
WARN, WARN_C = ([f"-I{PLAIN}", *flags] for flags in (kit.WARN, kit.WARN_C))


def includes(*headers):
    return "".join(f"#include <{header}>\n" for header in headers)


TEXTS = {f"ring3/{path.name}": path.read_text()
         for path in sorted((kit.ROOT / "include/ring3").glob("*.h"))}
HEADERS = ["ring3.h", *TEXTS]
# One of the two start headers, and what a tool is told behind all others.
TOGETHER = [header for header in HEADERS if header != "ring3/start_full.h"]
SUBJECTS = includes(*(header for header in TOGETHER
                      if header not in ("ring3/start.h", "ring3/mem.h")))
ALL = [includes(*TOGETHER), includes("ring3/start_full.h")]
# Macros where a user writes them.
USES = includes("ring3/process.h") + """
int uses(int *status);
int uses(int *status)
{
    return syscall6(1, status, 1, 2, 3, 4, 5) < 0 && WIFSIGNALED(*status)
        ? sys_waitpid(-1, status, __WCLONE | WNOHANG) : 0;
}
"""
LIBC_HEADERS = """
    aio alloca arpa/inet assert ctype dirent dlfcn elf errno fcntl fenv
    glob grp inttypes limits linux/futex linux/sched locale math mntent mqueue
    net/if netdb netinet/in netinet/tcp poll pthread pwd regex sched semaphore
    setjmp
    signal spawn stdarg stddef stdint stdio stdlib string strings sys/acct
    sys/auxv sys/epoll sys/eventfd sys/fanotify sys/file sys/fsuid sys/inotify
    sys/io sys/ioctl sys/ipc sys/mman
    sys/klog sys/mount sys/msg sys/personality sys/poll sys/prctl sys/procfs
    sys/ptrace sys/quota sys/random sys/reboot sys/reg
    sys/resource sys/select sys/sem sys/sendfile sys/shm sys/signalfd
    sys/socket sys/stat sys/statfs sys/statvfs sys/swap sys/syscall
    sys/sysinfo sys/sysmacros sys/time sys/timerfd sys/times sys/timex
    sys/types sys/ucontext sys/uio sys/un sys/user sys/utsname sys/vfs sys/wait
    sys/xattr
    syscall syslog termios time ucontext ulimit unistd utime utmp wchar
    """.split()
LIBC = includes(*(header + ".h" for header in LIBC_HEADERS))


@functools.cache
def own_headers(compiler):
    """That a compiler finds its own headers, and no others."""
    if "clang" in compiler:
        said = kit.run([compiler, "-print-resource-dir"])
        place = said.stdout.strip() + "/include"
    else:
        said = kit.run([compiler, "-print-file-name=include"])
        place = said.stdout.strip()
    return ["-nostdinc", "-isystem", place]


def compile(compiler, machine, text, *flags):
    """Compile a text for a machine, or with a flag in its place: how that
    ended. The object is the last of its args."""
    # There has to be something in a file.
    return kit.run([compiler, kit.WIDTH.get(machine, machine),
                    *flags, "-I" + kit.INCLUDE, "-x",
                    "c++" if "++" in compiler else "c", "-c", "-", "-o",
                    kit.SCRATCH / f"{next(NUMBERS)}.o"],
                   input=text + "typedef int unit;\n")


@functools.cache
def takes(compiler, *flags, text=""):
    return compile(compiler, "x86_64", text, *flags).returncode == 0


def standards(compiler):
    """Those above and the newest that it has."""
    known, newest = (CXX_STANDARDS, ["c++26"]) if "++" in compiler else (
        C_STANDARDS, ["c2y"])
    return known + [std for std in newest if takes(compiler, f"-std={std}")]


def clean(cells, case=""):
    """Compile every (compiler, machine, text, flags...) without a word."""
    cells = list(cells)
    results = kit.in_parallel(lambda cell: compile(*cell), cells)
    bad = [f"{' '.join(made.args)}\n{made.stderr}" for made in results
           if made.returncode or made.stdout or made.stderr]
    kit.check(cells and not bad, f"{case}{len(cells)} compilations",
              "\n".join(bad))
