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
                    "-I" + kit.INCLUDE, *flags, "-x",
                    "c++" if "++" in compiler else "c", "-c", "-", "-o",
                    kit.SCRATCH / f"{next(NUMBERS)}.o"],
                   input=text + "typedef int unit;\n")


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
           "-ffreestanding", *kit.WARN_C)
          for cc, machine, text, std in in_turn(PAIRS, C_STANDARDS))


@kit.promise
def every_header_alone_is_clean_cxx():
    clean((*cell, "-ffreestanding", *kit.WARN)
          for cell in in_turn(CXX_PAIRS, CXX_STANDARDS))


@kit.promise
def all_headers_are_clean_in_every_standard_of_c():
    clean((*pair, text, f"-std={std}",
           "-ffreestanding", *kit.WARN_C)
          for pair, text, std in product(PAIRS, ALL, C_STANDARDS))


@kit.promise
def all_headers_are_clean_in_every_standard_of_cxx():
    clean((*pair, text, f"-std={std}", "-ffreestanding", *kit.WARN)
          for pair, text, std in product(CXX_PAIRS, ALL, CXX_STANDARDS))


@kit.promise
def headers_may_come_in_any_order():
    orders = [(pair, TOGETHER[::-1]) for pair in PAIRS]
    orders += [(PAIRS[k % len(PAIRS)], [header, *TOGETHER])
               for k, header in enumerate(TOGETHER)]
    clean((*pair, includes(*order), "-ffreestanding", *kit.WARN_C)
          for pair, order in orders)


@kit.promise
def every_header_suits_a_hobby_os_compiler():
    if "clang" in kit.COMPILERS:
        clean(("clang", "--target=i386-elf", text,
               *own_headers("clang"), *kit.WARN_C) for text in ALL)
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
    clean((*pair, 'extern "C" {\n' + ALL[0] + "}\n", *kit.WARN)
          for pair in CXX_PAIRS)


@kit.promise
def headers_live_after_all_of_glibc():
    """With the same meaning: see the constants."""
    clean([(*pair, LIBC + SUBJECTS, f"-std={std}", "-U_FORTIFY_SOURCE", *gnu,
            "-Wall", "-Wextra", "-Wpedantic", "-Werror")
           for pair, std, gnu in product(PAIRS, ["c99", "gnu11", "c2x"],
                                         [[], ["-D_GNU_SOURCE"]])]
          + [(*pair, LIBC + SUBJECTS, f"-std={std}", "-Wall", "-Wextra",
              "-Werror") for pair, std in product(
                  CXX_PAIRS, ["c++11", "gnu++17", "c++2b"])])


NAMES = sorted({
    name for text in TEXTS.values()
    for name in re.findall(r"^#ifndef (\w+)\n#define \1 ", text, re.M)
    if not name.startswith(("RING3_", "NR_", "W", "SIG_"))
    or name in ("WNOHANG", "WUNTRACED", "WSTOPPED", "WEXITED", "WCONTINUED",
                "WNOWAIT")})


@functools.cache
def constants(machine, before="", *flags):
    """What a program says they are, or what the compiler said."""
    program = kit.SCRATCH / f"constants-{next(NUMBERS)}"
    made = kit.run(
        ["gcc", kit.WIDTH[machine], "-I" + kit.INCLUDE, *flags, "-xc", "-",
         "-o", program], input=before + SUBJECTS
        + "#include <stdio.h>\nint main(void)\n{\n" + "".join(
            f'    printf("{name} %lld\\n", (long long)({name}));\n'
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
    same = "".join(f"_Static_assert((long long)({name}) == (long long)"
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
    if name != "ring3_arg"})


@kit.promise
def no_header_needs_a_symbol_but_the_four_mem():
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
            "memcmp"}

    # Each level with the next flags, and two with all.
    levels = ["-O2", "-Os", "-O0", "-O1", "-O3", "-Oz", "-Og"]
    more = [[], ["-ffreestanding"], ["-fno-builtin", "-fno-stack-protector"]]
    more = {"x86_64": more, "i386": [*more, ["-fno-pie", "-march=i686"]]}
    cells = [(cc, machine, level, flags)
             for n, (cc, machine) in enumerate(PAIRS)
             for i, level in enumerate(levels)
             for k, flags in enumerate(more[machine])
             if i < 2 or (i + n) % len(more[machine]) == k]
    asked = set().union(*kit.in_parallel(undefined, cells))
    kit.check(len(FUNCTIONS) > 30 and not asked,
              f"{len(FUNCTIONS)} functions, {len(cells)} compilations", asked)


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
        clean([(*pair, call(arguments), *kit.WARN,
                "-Wno-sizeof-array-argument") for pair in pairs],
              f"{language}, {len(arguments)} kinds of argument, ")


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
""", *kit.WARN_C) for pair in PAIRS)


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
""", *kit.WARN_C) for pair in PAIRS)


def refused(compiler, flag, text):
    made = compile(compiler, flag, text, "-ffreestanding")
    errors = [line for line in made.stderr.splitlines() if "error:" in line]
    return made.returncode and len(errors) == 1 \
        and "compile with -m32 or -m64" in errors[0], made.stderr


@kit.promise
def another_cpu_is_refused_with_one_error():
    """And Windows, where a long is no pointer."""
    single = "".join(f"#define RING3_WITH_{name}\n" for name in (
        "START", "MEM", "RESTORER", "VFORK", "CLONE", "MSAN"))
    texts = {
        "all headers": ALL[0],
        "the fuller start": ALL[1] + "#include <ring3/io.h>\n",
        "the single header": single + "#include <ring3-single.h>\n",
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
def each_header_refuses_another_cpu_with_one_error():
    if "clang" not in kit.COMPILERS:
        return kit.skip("clang is not installed")
    left = ("ring3/convention.h", "ring3/missing.h", "ring3/outline.h",
            "ring3/target.h")
    headers = [header for header in HEADERS if header not in left]
    results = kit.in_parallel(
        lambda header: refused("clang", "--target=aarch64-linux-gnu",
                               includes(header)), headers)
    kit.check(all(once for once, _ in results), detail="\n".join(
        f"{header}: {said}" for header, (once, said) in zip(headers, results)
        if not once))


kit.main()
