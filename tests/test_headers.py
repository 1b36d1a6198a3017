#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What the headers promise a compiler: what they accept and refuse, and that
they live anywhere, without a diagnostic and without asking for a library."""
import itertools
import pathlib
import re
import shutil
import tempfile

import kit

HEADERS = ["ring3.h"] + sorted(
    f"ring3/{path.name}" for path in (kit.ROOT / "include/ring3").glob("*.h"))
CXX = {"gcc": "g++", "clang": "clang++"}
C_STANDARDS = ["c99", "c11", "c17", "c2x"]
CXX_STANDARDS = ["c++11", "c++14", "c++17", "c++20", "c++2b"]


def compile(compiler, machine, source, *flags):
    """Compile without linking; the object is thrown away."""
    with tempfile.TemporaryDirectory(dir=kit.SCRATCH) as place:
        return kit.run([compiler, kit.WIDTH[machine], "-I" + kit.INCLUDE,
                        *flags, "-c", source, "-o", place + "/x.o"])


def each(name, cells):
    """Compile every (compiler, machine, source, flags...) without a word."""
    results = kit.in_parallel(lambda cell: (cell, compile(*cell)), cells)
    bad = [(cell, made) for cell, made in results
           if made.returncode or made.stdout or made.stderr]
    kit.check(cells and not bad, f"{name} ({len(cells)} compilations)",
              "\n".join(f"{cell}\n{made.stderr}" for cell, made in bad))


own = {cc: kit.run([cc, "-print-file-name=include"]).stdout.strip()
       for cc in kit.COMPILERS}
if "clang" in own:
    own["clang"] = kit.run(["clang", "-print-resource-dir"]
                           ).stdout.strip() + "/include"

# Alone each header shows what it does not include, in any standard: it is the
# next one's turn with each header, compiler and machine. All together they show
# what a standard says of them, in every one.
sources = {}
for header in HEADERS:
    text = f"#include <{header}>\n"
    name = header.replace("/", "_").removesuffix(".h")
    sources[header] = (kit.scratch(f"{name}.c", text + "typedef int unit;\n"),
                       kit.scratch(f"{name}.cc", text))
PAIRS = list(itertools.product(kit.COMPILERS, kit.MADE))


def in_turn(standards):
    """(compiler, machine, the sources of a header, a standard)"""
    for (i, pair), (k, source) in itertools.product(
            enumerate(PAIRS), enumerate(sources.values())):
        yield *pair, source, standards[(i + k) % len(standards)]


each("every_header_alone_is_clean_c_and_needs_only_the_compilers_own_headers",
     [(cc, machine, c, f"-std={std}", "-nostdinc", "-isystem", own[cc],
       "-ffreestanding", *kit.WARN_C)
      for cc, machine, (c, _), std in in_turn(C_STANDARDS)])
each("every_header_alone_is_clean_cxx",
     [(CXX[cc], machine, cxx, f"-std={std}", "-ffreestanding", *kit.WARN)
      for cc, machine, (_, cxx), std in in_turn(CXX_STANDARDS)])
# One of the two start headers, and what a tool is told behind all others.
TOGETHER = [header for header in HEADERS if header != "ring3/start_full.h"]
everything = "".join(f"#include <{header}>\n" for header in TOGETHER)
together = kit.scratch("together.c", everything)
full = sources["ring3/start_full.h"]
each("all_headers_are_clean_in_every_standard_of_c",
     [(*pair, c, f"-std={std}", "-ffreestanding", *kit.WARN_C)
      for pair, c, std in itertools.product(
          PAIRS, [together, full[0]], C_STANDARDS)])
together_cxx = kit.scratch("together.cc", everything)
each("all_headers_are_clean_in_every_standard_of_cxx",
     [(CXX[cc], machine, cxx, f"-std={std}", "-ffreestanding", *kit.WARN)
      for (cc, machine), cxx, std in itertools.product(
          PAIRS, [together_cxx, full[1]], CXX_STANDARDS)])


def in_order(name, *headers):
    return kit.scratch(f"order_{name}.c", "".join(
        f"#include <{header}>\n" for header in headers))


each("headers_may_come_in_any_order",
     [(*pair, in_order("reverse", *TOGETHER[::-1]), "-ffreestanding",
       *kit.WARN_C) for pair in PAIRS]
     + [(*PAIRS[k % len(PAIRS)], in_order(k, header, *TOGETHER),
         "-ffreestanding", *kit.WARN_C)
        for k, header in enumerate(TOGETHER)])
if "clang" in kit.COMPILERS:
    each("every_header_suits_a_hobby_os_compiler",
         [("clang", "i386", c, "--target=i386-elf", "-nostdinc", "-isystem",
           own["clang"], *kit.WARN_C) for c in (together, full[0])])
if shutil.which("tcc"):
    each("every_header_suits_tcc",
         [("tcc", machine, c) for machine, (c, _) in itertools.product(
             kit.MADE, sources.values())])
else:
    kit.skip("every_header_suits_tcc", "tcc is not installed")

wrapped = kit.scratch("wrapped.cc", 'extern "C" {\n' + everything + "}\n")
each("headers_may_stand_inside_extern_c",
     [(CXX[cc], machine, wrapped, *kit.WARN)
      for cc, machine in itertools.product(kit.COMPILERS, kit.MADE)])

# After libc, with the same meaning.
LIBC = """aio alloca arpa/inet assert ctype dirent dlfcn elf errno fcntl fenv
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
libc = "".join(f"#include <{header}.h>\n" for header in LIBC)
subjects = "".join(f"#include <{header}>\n" for header in TOGETHER
                   if header not in ("ring3/start.h", "ring3/mem.h"))
after = kit.scratch("after.c", libc + subjects)
after_cxx = kit.scratch("after.cc", libc + subjects)
each("headers_live_after_all_of_glibc",
     [(cc, machine, after, f"-std={std}", "-U_FORTIFY_SOURCE", *gnu,
       "-Wall", "-Wextra", "-Wpedantic", "-Werror")
      for cc, machine, std, gnu in itertools.product(
          kit.COMPILERS, kit.MADE, ["c99", "gnu11", "c2x"],
          [[], ["-D_GNU_SOURCE"]])]
     + [(CXX[cc], machine, after_cxx, f"-std={std}", "-Wall", "-Wextra",
         "-Werror")
        for cc, machine, std in itertools.product(
            kit.COMPILERS, kit.MADE, ["c++11", "gnu++17", "c++2b"])])

names = sorted({
    name for path in (kit.ROOT / "include/ring3").glob("*.h")
    for name in re.findall(r"^#ifndef (\w+)\n#define \1 ",
                           path.read_text(), re.M)
    if not name.startswith(("RING3_", "NR_")) and not name.startswith("W")
    and not name.startswith("SIG_")
    or name in ("WNOHANG", "WUNTRACED", "WSTOPPED", "WEXITED", "WCONTINUED",
                "WNOWAIT")})
printer = ("int main(void)\n{\n"
           + "".join(f'    printf("{name} %lld\\n", (long long)({name}));\n'
                     for name in names)
           + "    return 0;\n}\n")
without = kit.scratch("without.c", subjects + "#include <stdio.h>\n" + printer)
with_libc = kit.scratch("with.c", libc + subjects + printer)
values_of = {}
for machine in kit.MACHINES:
    values = []
    for source, flags in ((without, []), (with_libc, []),
                          (with_libc, ["-std=c99"]),
                          (with_libc, ["-D_GNU_SOURCE"])):
        program = kit.SCRATCH / "constants"
        made = kit.run(["gcc", kit.WIDTH[machine], "-I" + kit.INCLUDE, *flags,
                        source, "-o", program])
        values.append(kit.run([program]).stdout if made.returncode == 0
                      else made.stderr)
    values_of[machine] = values[0]
    kit.check(len(names) > 150 and len(set(values)) == 1
              and values[0].count("\n") == len(names),
              f"{machine}_constants_mean_the_same_after_glibc "
              f"({len(names)} constants)",
              "\n".join(set("\n".join(values).splitlines())
                        - set(values[0].splitlines())))

# After musl's, of which Debian has the x86_64 ones beside everything else.
# Its O_ACCMODE has O_PATH in it: whoever reads musl's headers gets musl's.
MUSL = pathlib.Path("/usr/include/x86_64-linux-musl")
NOT_MUSLS = {"O_ACCMODE"}
if "x86_64" not in kit.MACHINES or not MUSL.is_dir():
    kit.skip("headers_live_after_all_of_musl", "no musl here: musl-dev")
else:
    values = dict(line.split() for line in values_of["x86_64"].splitlines())
    musl = "".join(f"#include <{header}.h>\n" for header in LIBC
                   if (MUSL / f"{header}.h").exists()
                   and header not in ("sys/poll", "sys/signal", "wait")
                   ) + subjects
    same = kit.scratch("musl.c", musl + "".join(
        f"_Static_assert((long long)({name}) == (long long){value}ull, "
        f'"{name}");\n' for name, value in (
            (name, int(value) % (1 << 64)) for name, value in values.items())
        if name not in NOT_MUSLS))
    each("headers_live_after_all_of_musl_with_the_same_constants",
         [(cc, "x86_64", same, *flags, "-nostdinc", "-isystem", str(MUSL),
           "-isystem", own[cc], "-Wall", "-Wextra", "-Werror")
          for cc, flags in itertools.product(kit.COMPILERS, [
              ["-std=gnu11"], ["-std=gnu11", "-D_GNU_SOURCE"],
              ["-std=c2x", "-D_GNU_SOURCE"]])])
    after_musl = kit.scratch("musl.cc", musl)
    each("headers_live_after_all_of_musl_in_cxx",
         [(CXX[cc], "x86_64", after_musl, "-std=c++17", "-nostdinc",
           "-isystem", str(MUSL), "-isystem", own[cc], "-Wall", "-Wextra",
           "-Werror") for cc in kit.COMPILERS])

# Nothing is asked of a library, whatever the optimiser makes of the code.
functions = sorted({
    name for path in (kit.ROOT / "include/ring3").glob("*.h")
    if path.name != "msan.h"
    for name in re.findall(r"^(?:__attribute__\S+ )?RING3_INLINE [^;=]*?"
                           r"\b((?:sys|ring3)_\w+)\(", path.read_text(), re.M)
    if name != "ring3_arg"})
users = "".join(
    # Two calls are one machine's alone.
    ("#ifdef __i386__\n" if name == "sys_vm86" else
     "#ifndef __i386__\n" if name == "sys_kexec_file_load" else "#if 1\n")
    + f"extern void *use_{name};\nvoid *use_{name} = (void *)&{name};\n"
    "#endif\n" for name in functions)
every = kit.scratch("every.c", subjects + users)


def undefined(cell):
    compiler, machine, level, more = cell
    with tempfile.TemporaryDirectory(dir=kit.SCRATCH) as place:
        made = kit.run([compiler, kit.WIDTH[machine], "-I" + kit.INCLUDE,
                        level, *more, "-c", every, "-o", place + "/x.o"])
        if made.returncode:
            return {made.stderr}
        symbols = kit.run(["nm", "-u", place + "/x.o"]).stdout.split()
    return set(symbols) - {"U", "_GLOBAL_OFFSET_TABLE_", "memcpy", "memmove",
                           "memset", "memcmp"}


# Each level with the next flags, and two with all.
LEVELS = ["-O2", "-Os", "-O0", "-O1", "-O3", "-Oz", "-Og"]
MORE = {"x86_64": [[], ["-ffreestanding"],
                   ["-fno-builtin", "-fno-stack-protector"]]}
MORE["i386"] = [*MORE["x86_64"], ["-fno-pie", "-march=i686"]]
cells = [(cc, machine, level, more)
         for n, (cc, machine) in enumerate(PAIRS)
         for i, level in enumerate(LEVELS)
         for k, more in enumerate(MORE[machine])
         if i < 2 or (i + n) % len(MORE[machine]) == k]
asked = set().union(*kit.in_parallel(undefined, cells))
kit.check(len(functions) > 30 and not asked,
          f"no_header_needs_a_symbol_but_the_four_mem ({len(functions)} "
          f"functions, {len(cells)} compilations)", asked)

# What a raw call accepts and what it refuses.
ACCEPTED = {
    "a_string": '"text"', "an_array": "array", "a_pointer": "pointer",
    "a_const_pointer": "(const char *)pointer", "a_void_pointer": "(void *)0",
    "null": "NULL", "an_int": "-1", "an_unsigned": "1u", "a_long": "-1l",
    "an_unsigned_long": "1ul", "a_size_t": "sizeof array", "a_char": "'x'",
    "a_short": "(short)-1", "an_enum": "two", "a_bool": "1 == 1",
    "a_function": "function", "a_member": "record.bits",
}
REFUSED = {
    "a_64_bit_integer": "(int64_t)1", "an_unsigned_64_bit": "(uint64_t)1",
    "a_long_long": "1ll", "a_double": "1.0",
}
ALWAYS_REFUSED = {"a_struct": "record", "a_void": "(void)0"}
PREFIX = """#include <ring3/syscall.h>
enum count { one, two };
struct record { unsigned bits : 3; int more[9]; };
void function(void);
long call(char *pointer, struct record record);
long call(char *pointer, struct record record)
{
    char array[3] = {0};

    (void)pointer, (void)array, (void)record;
"""


def call_of(name, arguments, suffix):
    return kit.scratch(f"argument_{name}{suffix}", PREFIX + "\n".join(
        f"    syscall{n}({', '.join(['1'] + [argument] * n)});"
        for argument in arguments
        for n in range(1, 7)) + "\n    return 0;\n}\n")


for language, compilers, suffix, extra in (
        ("c", kit.COMPILERS, ".c", {}),
        ("cxx", [CXX[cc] for cc in kit.COMPILERS], ".cc",
         {"a_nullptr": "nullptr", "an_enum_class": "scoped::one"})):
    if language == "cxx":
        PREFIX = PREFIX.replace("enum count", "enum class scoped { one };\n"
                                "enum count", 1)
    arguments = {**ACCEPTED, **extra}
    each(f"{language}_calls_accept_{'_'.join(arguments)}",
         [(cc, machine, call_of("accepted", arguments.values(), suffix),
           *kit.WARN, "-Wno-sizeof-array-argument")
          for cc, machine in itertools.product(compilers, kit.MADE)])
    for name, argument in {**REFUSED, **ALWAYS_REFUSED}.items():
        machines = [m for m in kit.MADE
                    if name in ALWAYS_REFUSED or m == "i386"]
        source = call_of(name, [argument], suffix)
        results = [compile(cc, machine, source)
                   for cc, machine in itertools.product(compilers, machines)]
        said = all(name in ALWAYS_REFUSED or re.search(
            "wider.than.a.register", made.stderr) for made in results)
        if machines:
            kit.check(said and all(made.returncode for made in results),
                      f"{language}_calls_refuse_{name}",
                      results[0].stderr[:400])

# A number is an argument too.
if "i386" in kit.MADE:
    wide = [kit.scratch(f"number{n}.c", "#include <ring3/syscall.h>\n"
                        "long call(int64_t n);\nlong call(int64_t n)\n{"
                        f" return syscall{n}(n{', 1' * n}); }}\n")
            for n in range(7)]
    results = [compile(cc, "i386", source)
               for cc, source in itertools.product(kit.COMPILERS, wide)]
    kit.check(all("wider" in made.stderr for made in results),
              "calls_refuse_a_number_of_64_bits", results)

# What libc has as an enum still works in a call of libc's own function.
both = ("#include <sys/wait.h>\n" + subjects + "int main()\n{\n"
        "    siginfo_t info;\n    struct kernel_siginfo ours;\n\n"
        "    return waitid(P_PID, 1, &info, WEXITED)\n"
        "        + sys_waitid(P_PIDFD, 1, &ours, WEXITED, NULL);\n}\n")
each("libcs_waitid_may_be_called_beside_ours",
     [(CXX[cc], machine, kit.scratch("both.cc", both), "-Wall", "-Wextra")
      for cc, machine in itertools.product(kit.COMPILERS, kit.MADE)])

bare = kit.scratch("bare.c", """#define RING3_NO_RAW_MACROS
#include <ring3.h>
#ifdef syscall3
#error "a macro"
#endif
long call(long (*f)(long, long, long, long));
long call(long (*f)(long, long, long, long)) { return f == syscall3; }
""")
each("no_raw_macros_drops_the_macros_and_keeps_the_calls",
     [(cc, machine, bare, *kit.WARN_C)
      for cc, machine in itertools.product(kit.COMPILERS, kit.MADE)])

stops = kit.scratch("stops.c", """#include <ring3/syscall.h>
int call(int x);
int call(int x)
{
    if (x)
        RING3_STOP();
    else
        x = 1;
    return x;
}
""")
each("stop_is_one_statement",
     [(cc, machine, stops, *kit.WARN_C)
      for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES)])

# Another CPU, and Windows, where a long is no pointer, get one sentence.
MAIN = "int main(void) { return sys_write(1, \"\", 0) < 0; }\n"
SINGLE = "".join(f"#define RING3_WITH_{name}\n" for name in
                 ("START", "MEM", "RESTORER", "VFORK", "CLONE", "MSAN"))
other = {name: kit.scratch(f"other_{name}.c", text) for name, text in {
    "all_headers": everything + MAIN,
    "the_fuller_start": "#include <ring3/start_full.h>\n"
                        "#include <ring3/io.h>\n" + MAIN,
    "the_single_header": SINGLE + "#include <ring3-single.h>\n" + MAIN,
}.items()}
attempts = [("gcc", "-mx32")]
if "clang" in kit.COMPILERS:
    attempts += [("clang", "-mx32"), ("clang", "--target=aarch64-linux-gnu"),
                 ("clang", "--target=riscv32-unknown-elf"),
                 ("clang", "--target=arm-none-eabi"),
                 ("clang", "--target=x86_64-unknown-windows"),
                 ("clang", "--target=i686-w64-mingw32")]


def refused(cc, flag, source):
    made = kit.run([cc, flag, "-ffreestanding", "-I" + kit.INCLUDE, "-c",
                    source, "-o", kit.SCRATCH / "x.o"])
    errors = [line for line in made.stderr.splitlines() if "error:" in line]
    return made.returncode and len(errors) == 1 \
        and "compile with -m32 or -m64" in errors[0], made.stderr


for (cc, flag), (name, source) in itertools.product(attempts, other.items()):
    once, said = refused(cc, flag, source)
    kit.check(once, f"{cc}_{flag.strip('-')}_is_refused_with_one_error_by_"
              f"{name}", said)
if "clang" in kit.COMPILERS:
    bad = [header for header, (c, _) in sources.items()
           if header not in ("ring3/convention.h", "ring3/missing.h",
                             "ring3/outline.h", "ring3/target.h")
           and not refused("clang", "--target=aarch64-linux-gnu", c)[0]]
    kit.check(not bad, "clang_aarch64_is_refused_with_one_error_by_each_header",
              bad)

kit.done()
