#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What compilers and their tools say of programs that use the headers: what is
accepted, what is refused and in how many words."""
import re
import sys
from itertools import product

sys.path.insert(1, sys.path[0] + "/..")
import kit
from compiling import (
    ALL, CXX_PAIRS, HEADERS, LANGUAGES, NUMBERS, PAIRS, SUBJECTS, TEXTS, WARN,
    WARN_C, clean, compile, includes, takes)

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
