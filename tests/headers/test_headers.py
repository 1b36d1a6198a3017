#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What the headers promise a compiler: they live anywhere, after anybody's, in
any language, without a diagnostic and without asking for a library."""
import functools
import pathlib
import re
import shutil
import sys
from itertools import product

sys.path.insert(1, sys.path[0] + "/..")
import kit
from compiling import (
    ALL, CXX, CXX_PAIRS, CXX_STANDARDS, C_STANDARDS, HEADERS, LIBC,
    LIBC_HEADERS, NUMBERS, PAIRS, SUBJECTS, TEXTS, TOGETHER, USES, WARN, WARN_C,
    clean, compile, includes, own_headers, standards)


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


kit.main()
