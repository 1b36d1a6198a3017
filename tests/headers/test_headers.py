#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What the headers promise a compiler: what they accept and refuse, and that
they live anywhere, without a diagnostic and without asking for a library."""
import functools
import itertools
import pathlib
import re
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


# Alone each header shows what it does not include, in any standard: it is the
# next one's turn with each header, compiler and machine. All together they show
# what a standard says of them, in every one.
def in_turn(pairs, standards):
    """(compiler, machine, a text that includes one header, a standard)"""
    for (i, pair), (k, header) in product(enumerate(pairs), enumerate(HEADERS)):
        yield *pair, includes(header), \
            f"-std={standards[(i + k) % len(standards)]}"


@kit.promise
def every_header_alone_is_clean_c_and_needs_only_the_compilers_own_headers():
    clean((cc, machine, text, std, *own_headers(cc),
           "-ffreestanding", *WARN_C)
          for cc, machine, text, std in in_turn(PAIRS, C_STANDARDS))


@kit.promise
def every_header_alone_is_clean_cxx():
    clean((*cell, "-ffreestanding", *WARN)
          for cell in in_turn(CXX_PAIRS, CXX_STANDARDS))


@kit.promise
def all_headers_are_clean_in_every_standard_of_c():
    clean((*pair, text, f"-std={std}",
           "-ffreestanding", *WARN_C)
          for pair, text in product(PAIRS, ALL) for std in standards(pair[0]))


@kit.promise
def all_headers_are_clean_in_every_standard_of_cxx():
    clean((*pair, text, f"-std={std}", "-ffreestanding", *WARN)
          for pair, text in product(CXX_PAIRS, ALL)
          for std in standards(pair[0]))


@kit.promise
def all_headers_are_clean_under_what_projects_add():
    """Hosted, as where libc is."""
    more = {"gcc": ["-Wc++-compat", "-Wbad-function-cast",
                    "-Wcast-align=strict"],
            "clang": ["-Wbad-function-cast", "-Wcast-align"],
            "g++": ["-Wcast-align=strict"], "clang++": ["-Wcast-align"]}
    clean((*pair, text + USES, *more[pair[0]], *WARN)
          for pair, text in product(PAIRS + CXX_PAIRS, ALL))


@kit.promise
def every_header_is_a_system_header():
    """But for one that a target file is read in, which is the porter's own."""
    without = {path.name for path in pathlib.Path(kit.INCLUDE).rglob("*.h")
               if "#pragma GCC system_header\n" not in path.read_text()
               and path.parent.name != "target"}
    kit.check(not without, detail=without)


@kit.promise
def headers_may_come_in_any_order():
    orders = [(pair, TOGETHER[::-1]) for pair in PAIRS]
    orders += [(PAIRS[k % len(PAIRS)], [header, *TOGETHER])
               for k, header in enumerate(TOGETHER)]
    clean((*pair, includes(*order), "-ffreestanding", *WARN_C)
          for pair, order in orders)


@kit.promise
def every_header_suits_a_hobby_os_compiler():
    if "clang" in kit.COMPILERS:
        clean(("clang", "--target=i386-elf", text,
               *own_headers("clang"), *WARN_C) for text in ALL)
    else:
        kit.skip("clang is not installed")


@kit.promise
def every_header_suits_tcc():
    if shutil.which("tcc"):
        clean(("tcc", machine, includes(header))
              for machine, header in product(kit.MADE, HEADERS))
    else:
        kit.skip("tcc is not installed")


@kit.promise
def headers_may_stand_inside_extern_c():
    clean((*pair, 'extern "C" {\n' + ALL[0] + "}\n", *WARN)
          for pair in CXX_PAIRS)


@kit.promise
def headers_live_after_all_of_glibc():
    """With the same meaning: see the constants."""
    def some(compiler, *those):
        return sorted({*those, standards(compiler)[-1]})
    clean([(*pair, LIBC + SUBJECTS, f"-std={std}", "-U_FORTIFY_SOURCE", *gnu,
            "-Wall", "-Wextra", "-Wpedantic", "-Werror")
           for pair in PAIRS for std in some(pair[0], "c99", "gnu11", "c2x")
           for gnu in ([], ["-D_GNU_SOURCE"])]
          + [(*pair, LIBC + SUBJECTS, f"-std={std}", "-Wall", "-Wextra",
              "-Werror") for pair in CXX_PAIRS
             for std in some(pair[0], "c++11", "gnu++17", "c++2b")])


# Those whose subject is one of ours, but for what wants libc's.
KERNELS = includes(*(header + ".h" for header in """
    linux/types linux/fcntl linux/stat linux/time linux/sched linux/futex
    linux/socket linux/aio_abi linux/bpf linux/capability linux/close_range
    linux/eventpoll linux/falloc linux/fanotify linux/fs linux/fsmap linux/in
    linux/in6 linux/inotify linux/io_uring linux/kcmp linux/keyctl
    linux/landlock linux/magic linux/membarrier linux/memfd linux/mempolicy
    linux/mman linux/module linux/mount linux/mqueue linux/msg linux/net
    linux/netlink linux/nsfs linux/perf_event linux/personality linux/pidfd
    linux/poll linux/prctl linux/ptrace linux/quota linux/random linux/reboot
    linux/resource linux/rseq linux/sched/types linux/seccomp linux/sem
    linux/shm linux/signal linux/signalfd linux/tcp linux/timerfd linux/times
    linux/timex linux/udp linux/uio linux/un linux/userfaultfd linux/utsname
    linux/wait linux/xattr asm/ldt asm/prctl asm/unistd""".split()))


@kit.promise
def headers_live_after_the_kernels_own():
    """And after libc's before those: the order that the README names."""
    readme = (kit.ROOT / "README.md").read_text()
    kit.check("then the kernel's own" in readme, "README")
    clean((*pair, includes("string.h") + KERNELS + SUBJECTS, f"-std={std}",
           "-Wall", "-Wextra", "-Werror") for pair in PAIRS + CXX_PAIRS
          for std in (standards(pair[0])[0], standards(pair[0])[-1]))


NAMES = sorted({
    name for text in TEXTS.values()
    for name in re.findall(r"^#define (\w+) +[^ \\]", text, re.M)
    if not name.startswith(("RING3_", "NR_", "W", "SIG_"))
    or name in ("WNOHANG", "WUNTRACED", "WSTOPPED", "WEXITED", "WCONTINUED",
                "WNOWAIT")})


# libc's is unsigned, to be cut to an int that warnings speak of.
AS = {"__WCLONE": "(int)"}


@functools.cache
def constants(machine, before="", *flags):
    """What a program says they are, or what the compiler said."""
    program = kit.SCRATCH / f"constants-{next(NUMBERS)}"
    made = kit.run(
        ["gcc", kit.WIDTH[machine], "-I" + kit.INCLUDE, *flags, "-xc", "-",
         "-o", program], input=before + SUBJECTS
        + "#include <stdio.h>\nint main(void)\n{\n" + "".join(
            f'    printf("{name} %lld\\n", (long long){AS.get(name, "")}'
            f"({name}));\n"
            for name in NAMES) + "    return 0;\n}\n")
    return kit.run([program]).stdout if made.returncode == 0 else made.stderr


@kit.promise
def constants_mean_the_same_after_glibc():
    for machine in kit.MACHINES:
        values = kit.in_parallel(lambda way: constants(machine, *way), [
            (), (LIBC,), (LIBC, "-std=c99"), (LIBC, "-D_GNU_SOURCE")])
        kit.check(len(NAMES) > 150 and len(set(values)) == 1
                  and values[0].count("\n") == len(NAMES),
                  f"{machine}, {len(NAMES)} constants",
                  "\n".join(set("\n".join(values).splitlines())
                            - set(values[0].splitlines())))


MUSL = pathlib.Path("/usr/include/x86_64-linux-musl")
AFTER_MUSL = includes(*(
    f"{header}.h" for header in LIBC_HEADERS if (MUSL / f"{header}.h").exists()
    and header not in ("sys/poll", "sys/signal", "wait"))) + SUBJECTS


@kit.promise
def headers_live_after_all_of_musl():
    """Of its headers Debian has the x86_64 ones beside everything else."""
    if "x86_64" not in kit.MACHINES or not MUSL.is_dir():
        return kit.skip("no musl here: musl-dev")
    values = dict(line.split() for line in constants("x86_64").splitlines())
    # Whoever reads musl's headers gets its O_ACCMODE, which has O_PATH in it.
    del values["O_ACCMODE"]
    same = "".join(f"_Static_assert((long long){AS.get(name, '')}({name}) == "
                   "(long long)"
                   f'{int(value) % (1 << 64)}ull, "{name}");\n'
                   for name, value in values.items())

    def flags(compiler):
        nostdinc, isystem, own = own_headers(compiler)
        return [nostdinc, isystem, str(MUSL), isystem, own, "-Wall", "-Wextra",
                "-Werror"]
    clean(((cc, "x86_64", AFTER_MUSL + same, *gnu, *flags(cc))
           for cc, gnu in product(kit.COMPILERS, [
               ["-std=gnu11"], ["-std=gnu11", "-D_GNU_SOURCE"],
               ["-std=c2x", "-D_GNU_SOURCE"]])),
          f"{len(values)} constants as they were, ")
    clean(((CXX[cc], "x86_64", AFTER_MUSL, "-std=c++17", *flags(CXX[cc]))
           for cc in kit.COMPILERS), "c++, ")


FUNCTIONS = sorted({
    name for header, text in TEXTS.items() if header != "ring3/msan.h"
    for name in re.findall(r"^(?:__attribute__\S+ )?RING3_INLINE [^;=]*?"
                           r"\b((?:sys|ring3)_\w+)\(", text, re.M)
    if name not in ("ring3_arg", "ring3_trap")})


@kit.promise
def no_header_needs_a_symbol_but_the_five_mem():
    """Nothing is asked of a library, whatever the optimiser makes of it."""
    # Two calls are one machine's alone.
    only = {"sys_vm86": "#ifdef __i386__",
            "sys_kexec_file_load": "#ifndef __i386__"}
    users = "".join(f"{only.get(name, '#if 1')}\nextern void *use_{name};\n"
                    f"void *use_{name} = (void *)&{name};\n#endif\n"
                    for name in FUNCTIONS)

    def undefined(cell):
        compiler, machine, level, more = cell
        made = compile(compiler, machine, SUBJECTS + users, level, *more)
        if made.returncode:
            return {made.stderr}
        return set(kit.run(["nm", "-u", made.args[-1]]).stdout.split()) - {
            "U", "_GLOBAL_OFFSET_TABLE_", "memcpy", "memmove", "memset",
            "memcmp", "bcmp"}

    # Each level with the next flags, and two with all.
    levels = "-O2", "-Os", "-O0", "-O1", "-O3", "-Og", "-Oz"
    more = [[], ["-ffreestanding"], ["-fno-builtin", "-fno-stack-protector"]]
    more = {"x86_64": more, "i386": [*more, ["-fno-pie", "-march=i686"]]}
    cells = [(cc, machine, level, flags)
             for n, (cc, machine) in enumerate(PAIRS)
             for i, level in enumerate(kit.levels(cc, *levels))
             for k, flags in enumerate(more[machine])
             if i < 2 or (i + n) % len(more[machine]) == k]
    asked = set().union(*kit.in_parallel(undefined, cells))
    kit.check(len(FUNCTIONS) > 30 and not asked,
              f"{len(FUNCTIONS)} functions, {len(cells)} compilations", asked)


# What ring3 computes by itself, with what makes it wrap, cut and reach far.
COMPUTES = includes("ring3.h", "ring3/mem.h", "ring3/start.h") + """
#define HAS(what) do { if (!(what)) return __LINE__; } while (0)

static char row[64] = "abcdefghijklmnopqrstuvwxyz", text[21];
static uint64_t control[9];

static int walk(size_t len, size_t room)
{
    struct kernel_msghdr msg = {0};
    struct kernel_cmsghdr *cmsg = (struct kernel_cmsghdr *)control;
    int n = 0;

    msg.control = control;
    msg.controllen = room;
    cmsg->len = len;
    for (cmsg = ring3_cmsg_first(&msg); cmsg;
         cmsg = ring3_cmsg_next(&msg, cmsg))
        n++;
    return n;
}

int main(int argc, char **argv, char **envp)
{
    unsigned long set[RING3_FD_WORDS] = {0};
    char *none[] = {row + 40, NULL};
    int fd = sys_open("/", O_RDONLY | O_DIRECTORY, 0), dots = 0;
    struct kernel_dirent64 *entry;
    long i, n;

    HAS(memmove(row, row + argc, 20) == row && row[19] == 'u');
    HAS(memmove(row + argc, row, 20) == row + argc && row[20] == 'u');
    HAS(memcpy(row + 30, row, 5) == row + 30 && memset(row, -1, 1) == row);
    HAS(memcmp(row + 1, row, 2) < 0 && memcmp(row, row + 1, 2) > 0);
    for (i = -200; i < 200; i += argc)
        HAS(ring3_strerror((int)i)[0]);
    HAS(ring3_strerror(-2147483647 - argc)[0] == 'U');
    HAS(ring3_decimal(-9223372036854775807 - argc, text)[19] == '8');
    HAS(ring3_decimal(9223372036854775806 + argc, text)[18] == '7');
    HAS(ring3_decimal(argc - 1, text)[0] == '0');
    HAS(ring3_pointer_error((void *)-4095l) == -4095);
    HAS(!ring3_pointer_error((void *)-4096l) && !ring3_pointer_error(NULL));
    HAS(ring3_htonl(0xfffffffe) == 0xfeffffff);
    HAS(ring3_htons(0xfffe) == 0xfeff);
    for (i = 0; i < 1024; i += argc) {
        ring3_fd_set((int)i, set);
        HAS(ring3_fd_isset((int)i, set) == 1);
    }
    ring3_fd_clear(1023, set);
    HAS(!ring3_fd_isset(1023, set) && ring3_fd_isset(1022, set));
    HAS(walk(0, 0) == 0 && walk(0, 64) == 1 && walk(sizeof(long), 64) == 1);
    HAS(walk(~(size_t)0, 64) == 1 && walk(RING3_CMSG_LEN(1), 64) == 2);
    HAS(ring3_getauxval(envp, AT_PAGESZ) == 4096);
    HAS(ring3_execvpe("no such program", argv, none) == -ENOENT);
    HAS(ring3_write_all(1, row, 3) == 0 && ring3_write_all(-1, row, 3) < 0);
    HAS(sys_lseek(fd, -1, SEEK_SET) == -EINVAL);
    HAS(ring3_pointer_error(sys_mmap(NULL, 1, PROT_READ, 0, -1, -1)));
    n = sys_getdents64(fd, control, sizeof control);
    for (i = 0; i < n; i += entry->reclen) {
        entry = (struct kernel_dirent64 *)((char *)control + i);
        dots += entry->name[0] == '.' && entry->name[1] == '\\0';
        HAS(entry->name[entry->reclen - 20] <= 'z');
    }
    HAS(n > 0 && dots <= 1);
    return 0;
}
"""


@kit.promise
def no_sanitizer_stops_what_ring3_computes():
    """Unsigned differences that wrap, and names without a bound, are meant."""
    def look(cell):
        (compiler, machine), level = cell
        flags = ["-fsanitize=undefined,integer", "-fsanitize-trap=all",
                 "-fno-sanitize=function"] if "clang" in compiler else [
                     "-fsanitize=undefined,bounds-strict",
                     "-fsanitize-undefined-trap-on-error"]
        # gcc 13, clang 16.
        flags += [flag for flag in ["-fstrict-flex-arrays=3"]
                  if takes(compiler, flag)]
        program = kit.SCRATCH / f"computes-{next(NUMBERS)}"
        made = kit.run([compiler, kit.WIDTH[machine], *kit.BARE, level, *flags,
                        "-x", "c++" if "++" in compiler else "c", "-", "-o",
                        program], input=COMPUTES)
        return made if made.returncode else kit.run([program])
    cells = list(product([pair for pair in PAIRS + CXX_PAIRS
                          if pair[1] in kit.MACHINES], ["-O0", "-O2"]))
    for (pair, level), ran in zip(cells, kit.in_parallel(look, cells)):
        kit.check(ran.returncode == 0, " ".join([*pair, level]),
                  f"{ran.returncode} {ran.stderr}")


# What a raw call accepts and what it refuses.
ACCEPTED = ['"text"', "array", "pointer", "(const char *)pointer", "(void *)0",
            "NULL", "-1", "1u", "-1l", "1ul", "sizeof array", "'x'",
            "(short)-1", "two", "1 == 1", "function", "record.bits"]


def call(arguments):
    return """#include <ring3/syscall.h>
#ifdef __cplusplus
enum class scoped { one };
#endif
enum count { one, two };
struct record { unsigned bits : 3; int more[9]; };
void function(void);
long call(char *pointer, struct record record);
long call(char *pointer, struct record record)
{
    char array[3] = {0};

    (void)pointer, (void)array, (void)record;
""" + "\n".join(f"    syscall{n}({', '.join(['1'] + [argument] * n)});"
                for argument in arguments for n in range(1, 7)) \
        + "\n    return 0;\n}\n"


@kit.promise
def calls_accept_what_fits_a_register():
    for language, pairs in LANGUAGES.items():
        arguments = ACCEPTED + ["nullptr", "scoped::one"] * (language == "c++")
        clean([(*pair, call(arguments), *WARN,
                "-Wno-sizeof-array-argument") for pair in pairs],
              f"{language}, {len(arguments)} kinds of argument, ")


@kit.promise
def calls_accept_the_nullptr_of_c23():
    """gcc 13, clang 16."""
    pairs = [pair for pair in PAIRS if takes(
        pair[0], "-std=c2x", text="void *none = nullptr;\n")]
    if not pairs:
        return kit.skip("no compiler here knows it")
    clean([(*pair, call(["nullptr", *ACCEPTED]), "-std=c2x", *WARN,
            "-Wno-sizeof-array-argument") for pair in pairs])


def refuse(arguments, machines, told):
    for language, argument in product(LANGUAGES, arguments):
        results = kit.in_parallel(
            lambda pair: compile(*pair, call([argument])),
            [pair for pair in LANGUAGES[language] if pair[1] in machines])
        kit.check(all(made.returncode and re.search(told, made.stderr)
                      for made in results), f"{language} {argument}",
                  results[0].stderr[:400])


@kit.promise
def calls_refuse_what_is_wider_than_a_register():
    if "i386" not in kit.MADE:
        return kit.skip("no 32-bit compiler here")
    refuse(["(int64_t)1", "(uint64_t)1", "1ll", "1.0"], ["i386"],
           "wider.than.a.register")


@kit.promise
def a_name_that_is_not_declared_is_one_error():
    """clang repeats it wherever the macro has the argument."""
    for pair in PAIRS + CXX_PAIRS:
        said = compile(*pair, includes("ring3/syscall.h") + "long f(void);\n"
                       "long f(void) { return syscall2(1, nothere, 2); }\n"
                       ).stderr
        kit.check(len(set(re.findall(": error: .*", said))) == 1,
                  " ".join(pair), said)


@kit.promise
def a_wrapper_is_what_ring3_inline_says():
    for pair in CXX_PAIRS:
        made = compile(*pair, includes("ring3/io.h") + "extern int (*f)(int);"
                       "int (*f)(int) = sys_close;", "-DRING3_INLINE=inline")
        kit.check(" W " in kit.run(["nm", made.args[-1]]).stdout,
                  " ".join(pair), made.stderr)


@kit.promise
def a_module_exports_a_template_that_calls_a_wrapper():
    if "clang" not in kit.COMPILERS or kit.version("clang") < (16,):
        return kit.skip("modules are tried with clang 16 and later")
    place = kit.SCRATCH / "module"
    place.mkdir()
    (place / "m.cppm").write_text("""module;
#include <ring3.h>
export module m;
export template <class T> long put(const T *p) { return sys_write(1, p, 1); }
""")
    (place / "use.cpp").write_text(
        'import m;\nint main() { return put("x") != 1; }\n')
    for machine in kit.MADE:
        command = ["clang++", kit.WIDTH[machine], "-std=c++20", "-fPIC",
                   "-Wno-unused-command-line-argument",
                   "-I" + kit.INCLUDE, "-DRING3_INLINE=inline"]
        said = "".join(kit.run([*command, *words], cwd=place).stderr for words
                       in (["--precompile", "m.cppm", "-o", "m.pcm"],
                           ["-c", "m.pcm", "-o", "m.o"],
                           ["-fmodule-file=m=m.pcm", "-c", "use.cpp"],
                           ["m.o", "use.o", "-o", "used"]))
        ran = kit.run([place / "used"]).stdout if machine in kit.NATIVE \
            and not said else ""
        kit.check(not said and ran in ("x", ""), machine, said)


@kit.promise
def calls_refuse_what_is_no_scalar():
    refuse(["record", "(void)0"], kit.MADE, "")


@kit.promise
def calls_refuse_a_number_of_64_bits():
    """It is an argument too."""
    if "i386" not in kit.MADE:
        return kit.skip("no 32-bit compiler here")
    results = kit.in_parallel(lambda cell: compile(
        cell[0], "i386", "#include <ring3/syscall.h>\n"
        "long call(int64_t n);\nlong call(int64_t n)\n{ return "
        f"syscall{cell[1]}(n{', 1' * cell[1]}); }}\n"),
        product(kit.COMPILERS, range(7)))
    kit.check(all(made.returncode and "wider" in made.stderr
                  for made in results), detail=results)


@kit.promise
def libcs_waitid_may_be_called_beside_ours():
    """What libc has as an enum still works in a call of its own function."""
    clean((*pair, "#include <sys/wait.h>\n" + SUBJECTS + """int main()
{
    siginfo_t info;
    struct kernel_siginfo ours;

    return waitid(P_PID, 1, &info, WEXITED)
        + sys_waitid(P_PIDFD, 1, &ours, WEXITED, NULL);
}
""", "-Wall", "-Wextra") for pair in CXX_PAIRS)


@kit.promise
def no_raw_macros_drops_the_macros_and_keeps_the_calls():
    clean((*pair, """#define RING3_NO_RAW_MACROS
#include <ring3.h>
#ifdef syscall3
#error "a macro"
#endif
long call(long (*f)(long, long, long, long));
long call(long (*f)(long, long, long, long)) { return f == syscall3; }
""", *WARN_C) for pair in PAIRS)


FILLED = includes("ring3.h", "ring3/restorer.h") + """
int main(void)
{
    int fds[2], status;
    char bytes[9];
    struct kernel_stat st;
    struct kernel_sigaction old;
    struct kernel_iovec iov = {bytes, sizeof bytes};

    if (sys_pipe2(fds, O_CLOEXEC) || sys_close(fds[1]))
        return 1;
    if (sys_readv(fds[0], &iov, 1) > 0 && bytes[0])
        return 2;
    if (sys_wait4(-1, &status, 0, NULL) > 0 && status)
        return 3;
    if (!ring3_sigaction(SIGHUP, NULL, &old) && old.flags)
        return 4;
    return sys_fstat(fds[0], &st) || st.size;
}
"""


@kit.promise
def clangs_analyzer_knows_that_a_call_fills_in_what_it_is_given():
    if "clang" not in kit.COMPILERS:
        return kit.skip("clang is not installed")
    for machine, more in product(kit.MADE, ([], ["-DRING3_OUTLINE"])):
        said = kit.run(["clang", kit.WIDTH[machine], "-I" + kit.INCLUDE, *more,
                        "--analyze", "-Xclang", "-analyzer-output=text", "-xc",
                        "-"], input=FILLED)
        kit.check(not said.returncode and not said.stderr,
                  " ".join([machine, *more]), said.stderr)


@kit.promise
def stop_is_one_statement():
    clean((*pair, """#include <ring3/syscall.h>
int call(int x);
int call(int x)
{
    if (x)
        RING3_STOP();
    else
        x = 1;
    return x;
}
""", *WARN_C) for pair in PAIRS)


def refused(compiler, flag, text):
    made = compile(compiler, flag, text, "-ffreestanding")
    errors = [line for line in made.stderr.splitlines() if "error:" in line]
    return made.returncode and len(errors) == 1 \
        and "compile with -m32 or -m64" in errors[0], made.stderr


@kit.promise
def another_cpu_is_refused_with_one_error():
    """And Windows, where a long is no pointer."""
    single = "".join(f"#define RING3_WITH_{name}\n" for name in (
        "START", "MEM", "RESTORER", "VFORK", "CLONE"))
    made = kit.SCRATCH / "ring3-single.h"
    kit.run([kit.ROOT / "src/single.py", made])
    texts = {
        "all headers": ALL[0],
        "the fuller start": ALL[1] + "#include <ring3/io.h>\n",
        "the single header": single + f'#include "{made}"\n',
    }
    attempts = [(cc, "-mx32") for cc in kit.COMPILERS] + [
        ("clang", f"--target={target}") for target in (
            "aarch64-linux-gnu", "riscv32-unknown-elf", "arm-none-eabi",
            "x86_64-unknown-windows", "i686-w64-mingw32")
        if "clang" in kit.COMPILERS]
    cells = list(product(attempts, texts))
    for ((cc, flag), what), (once, said) in zip(cells, kit.in_parallel(
            lambda cell: refused(*cell[0], texts[cell[1]] + "int main(void) "
                                 '{ return sys_write(1, "", 0) < 0; }\n'),
            cells)):
        kit.check(once, f"{cc} {flag}, {what}", said)


@kit.promise
def flags_that_the_kernel_does_not_follow_are_refused_with_one_error():
    structs = [header for header, text in TEXTS.items()
               if re.search(r"^struct kernel_\w+ {", text, re.M)]
    cells = [(*pair, flag, "ring3.h") for pair, flag in product(
        PAIRS + CXX_PAIRS, ["-mms-bitfields", "-fpack-struct=1"])]
    cells += [(*pair, "-malign-double", header) for pair, header in product(
        PAIRS + CXX_PAIRS, structs) if pair[1] == "i386"]
    cells += [(cc, "x86_64", "-mabi=ms", header) for cc, header in product(
        {"gcc", "g++"} & {pair[0] for pair in PAIRS + CXX_PAIRS},
        ["ring3.h", "ring3/start.h", "ring3/clone.h"])]
    results = kit.in_parallel(lambda cell: compile(
        *cell[:2], includes(cell[3]), cell[2]).stderr, cells)
    wrong = [f"{cell}\n{said}" for cell, said in zip(cells, results)
             if said.count("error: ") != 1 or not re.search(
                 "compile without.*" + cell[2].split("=1")[0], said)]
    kit.check(len(structs) > 30 and not wrong, f"{len(cells)} compilations",
              "\n".join(wrong))


@kit.promise
def each_header_refuses_another_cpu_with_one_error():
    if "clang" not in kit.COMPILERS:
        return kit.skip("clang is not installed")
    results = kit.in_parallel(
        lambda header: refused("clang", "--target=aarch64-linux-gnu",
                               includes(header)), HEADERS)
    kit.check(all(once for once, _ in results), detail="\n".join(
        f"{header}: {said}" for header, (once, said) in zip(HEADERS, results)
        if not once))


kit.main()
