#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""matrix - do arguments land in their registers, however it is compiled?

    tests/calls/matrix.py            every combination: some minutes
    tests/calls/matrix.py --quick    about 200 of them, each compiler, machine,
                             standard, -O level and feature at least once;
                             all where RING3_LONG is set (script/test --long)
    tests/calls/matrix.py --list     only print the commands
    tests/calls/matrix.py [...] WORD...
                             only those whose command has all these words
    tests/calls/matrix.py --help

Builds and runs registers.c with gcc and clang, as C and as C++, for
both machines: every standard with every -O level and kind of PIC, and then
every feature below, sanitizers among them, with several of these. Of each kind
some also build and run sentinels.c: every typed wrapper, and every
function of libring3.a. Where the rig in rig.h does not reach, as with
tcc, registers_tcc.c is run and strace is the judge, of some gcc and clang
builds too, so that one judge checks the other.

A mismatch, a crash, a hang, a warning as a failed build: each is printed with
its command. What cannot be built or run here, because the same flags fail for
a program that does nothing, is skipped, and the reason printed once. Where the
kernel does not run -m32 programs they are built all the same, and run in an
emulated machine (tests/guest.py), all but those that strace judges. The last
line counts. Exit status: 0, 1 after a mismatch, 2 for wrong usage, 77 if
nothing could be run.
"""
import concurrent.futures
import dataclasses
import itertools
import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
import kit

INCLUDE = "-I" + str(ROOT / "include")
RIG = str(ROOT / "tests/calls/registers.c")
TRACED = str(ROOT / "tests/calls/registers_tcc.c")
SENTINELS = str(ROOT / "tests/calls/sentinels.c")

BUILD_SECONDS = 120
RUN_SECONDS = 30

CXX = {"gcc": "g++", "clang": "clang++"}
MACHINES = ["-m32", "-m64"]
LEVELS = ["-O0", "-Og", "-O1", "-O2", "-O3", "-Os", "-Oz"]
STANDARDS = ["c99", "c11", "c17", "c2x", "c2y",
             "c++11", "c++14", "c++17", "c++20", "c++2b", "c++2c"]
PICS = [
    ["-fno-pie", "-no-pie"],
    ["-fPIE", "-pie"],
    ["-fPIC", "-pie", "-fno-omit-frame-pointer"],
    ["-fPIC", "-pie", "-fomit-frame-pointer"],
]
WARNINGS = ["-Wall", "-Wextra", "-Werror", "-Wpedantic", "-Wconversion",
            "-Wsign-conversion", "-Wcast-qual", "-Wshadow", "-Wcast-align"]
C_WARNINGS = ["-Wbad-function-cast", "-Wc++-compat"]

# Flags, and where they make sense: compilers, machines. What has no PIC list
# of its own goes with no-pic and with PIC that leaves out the frame pointer.
BOTH = ["gcc", "clang"]
FEATURES = [
    (["-flto"], ["gcc"], MACHINES),
    (["-flto", "-flto-partition=none"], ["gcc"], MACHINES),
    (["-flto", "-fuse-ld=lld"], ["clang"], MACHINES),
    (["-flto=thin", "-fuse-ld=lld"], ["clang"], MACHINES),
    (["-fsanitize=address"], BOTH, MACHINES),
    (["-fsanitize=undefined", "-fno-sanitize-recover=all"], BOTH, MACHINES),
    (["-fsanitize=address,undefined", "-fno-sanitize-recover=all"], BOTH,
     MACHINES),
    (["-fsanitize=integer", "-fno-sanitize-recover=all"], ["clang"], MACHINES),
    (["-fsanitize=bounds-strict", "-fno-sanitize-recover=all"], ["gcc"],
     MACHINES),
    (["-fstrict-flex-arrays=3"], BOTH, MACHINES),
    (["-fsanitize=thread"], BOTH, ["-m64"]),
    (["-fsanitize=memory"], ["clang"], ["-m64"]),
    (["-masm=intel"], BOTH, MACHINES),
    (["-DRING3_NO_RAW_MACROS"], BOTH, MACHINES),
    (["-DRING3_OUTLINE"], BOTH, MACHINES),
    (["-DRING3_FAST"], BOTH, MACHINES),
    (["-fcf-protection=full"], BOTH, MACHINES),
    (["-fstack-protector-all"], BOTH, MACHINES),
    (["-fstack-clash-protection"], BOTH, MACHINES),
    (["-finstrument-functions"], BOTH, MACHINES),
    (["-pg"], BOTH, MACHINES),
    (["--coverage"], BOTH, MACHINES),
    (["-fprofile-instr-generate", "-fcoverage-mapping"], ["clang"], MACHINES),
    (["-ftrapv"], BOTH, MACHINES),
    (["-fno-asynchronous-unwind-tables"], BOTH, MACHINES),
    (["-fno-asynchronous-unwind-tables", "-fexceptions"], BOTH, MACHINES),
    (["-march=native"], BOTH, MACHINES),
    (["-mgeneral-regs-only"], BOTH, MACHINES),
    (["-fno-plt"], BOTH, MACHINES),
    (["-mstackrealign"], BOTH, MACHINES),
    (["-fno-inline"], BOTH, MACHINES),
    (["-static"], BOTH, MACHINES),
    (["-static-pie"], BOTH, MACHINES),
    (["-fipa-pta"], ["gcc"], MACHINES),
    (["-fzero-call-used-regs=all"], ["gcc"], MACHINES),
    (["-mregparm=3"], BOTH, ["-m32"]),
    (["-mrtd"], BOTH, ["-m32"]),
    (["-mregparm=3", "-mrtd"], BOTH, ["-m32"]),
    (["-DRING3_OUTLINE", "-mregparm=3", "-mrtd"], BOTH, ["-m32"]),
    (["-DRING3_FAST", "-flto"], ["gcc"], ["-m32"]),
    (["-DRING3_FAST", "-flto", "-fuse-ld=lld"], ["clang"], ["-m32"]),
    (["-DRING3_FAST", "-masm=intel"], BOTH, ["-m32"]),
    (["-DRING3_FAST", "-fno-asynchronous-unwind-tables"], BOTH, ["-m32"]),
    (["-DRING3_FAST", "-DRING3_OUTLINE"], BOTH, ["-m32"]),
    (["-march=i586"], BOTH, ["-m32"]),
    (["-mpreferred-stack-boundary=2"], ["gcc"], ["-m32"]),
    (["-mno-red-zone"], BOTH, ["-m64"]),
    (["-mcmodel=large"], BOTH, ["-m64"]),
]

# What calls functions of libring3.a.
ARCHIVED = {"-DSTUBS", "-DRING3_OUTLINE"}

# For sanitizers: addresses where they expect them, and no search for leaks,
# which needs ptrace.
SANITIZED = ["env", "ASAN_OPTIONS=detect_leaks=0", "setarch", "-R"]
# The same for all programs of an emulated machine.
GUEST = ["ASAN_OPTIONS=detect_leaks=0", "norandmaps"]
STRACE = ["strace", "-qq", "-o", "trace", "-e", "raw=all",
          "-e", "inject=!exit_group:retval=0x51"]
FREESTANDING = ["-ffreestanding", "-nostdlib", "-static"]
COMPILED_FREESTANDING = ["-fno-pie", "-no-pie", "-fno-stack-protector",
                         "-mgeneral-regs-only"]

# It ends by itself: whether strace can run it at all is the question.
NOTHING_FREESTANDING = """
void _start(void);
void _start(void)
{
#ifdef __i386__
    __asm__ __volatile__("int $0x80" : : "a" (252), "b" (0));
#else
    __asm__ __volatile__("syscall" : : "a" (231), "D" (0));
#endif
}
"""


def archive_of(words):
    return ("-m32-fast" if {"-m32", "-DRING3_FAST"} <= set(words)
            else "-m32" if "-m32" in words else "-m64")


@dataclasses.dataclass
class Combination:
    feature: str                # what a skip is reported as
    compiler: str
    flags: list
    source: str
    run: list

    def build(self, source=None):
        """As it is run, in a directory of its own."""
        language = ["-x", "c++"] if self.compiler in CXX.values() else []
        archive = ["-x", "none", f"../libring3{archive_of(self.flags)}.a"] \
            if ARCHIVED & set(self.flags) else []
        return [self.compiler, *self.flags, *language, source or self.source,
                *archive, "-o", "registers"]

    def words(self):
        return {self.feature, *self.build(), *self.run}

    def __str__(self):
        return shlex.join(self.build()) + " && " + shlex.join(self.run)


def rigged(feature, compiler, machine, language, flags):
    compiler = CXX[compiler] if language.startswith("c++") else compiler
    prefix = SANITIZED if "-fsanitize" in feature else []
    return Combination(feature, compiler, [machine, *flags, INCLUDE], RIG,
                       [*prefix, "./registers"])


def traced(compiler, machine, flags):
    if compiler != "tcc":
        flags = [*flags, *COMPILED_FREESTANDING]
    return Combination("strace", compiler,
                       [machine, *flags, *FREESTANDING, INCLUDE], TRACED,
                       [*STRACE, "./registers"])


def wrapped(compiler, machine, level, pic, flags, stubs):
    """Every wrapper, or every function of the archive."""
    feature = " ".join(["stubs" if stubs else "wrappers", *flags])
    if stubs:
        flags = [*flags, "-DSTUBS"]
    return dataclasses.replace(
        rigged(feature, compiler, machine, "c",
               [level, *pic, "-w", *flags]), source=SENTINELS)


def wrapped_combinations(levels, features):
    for compiler, machine, level in itertools.product(CXX, MACHINES, levels):
        for pic in PICS[::2] if len(levels) > 2 else PICS[:1]:
            for stubs in (False, True):
                yield wrapped(compiler, machine, level, pic, [], stubs)
    for flags, compilers, machines in features:
        for compiler, machine in itertools.product(compilers, machines):
            yield wrapped(compiler, machine, "-O2", pics_for(flags)[0], flags,
                          False)
            if "-mcmodel=large" not in flags:
                yield wrapped(compiler, machine, "-O0", pics_for(flags)[-1],
                              flags, True)


def by_standard(compiler, machine, standard, level, pic):
    more = [] if standard.startswith("c++") else C_WARNINGS
    return rigged("-std=" + standard, compiler, machine, standard,
                  ["-std=" + standard, level, *pic, *WARNINGS, *more])


def by_feature(flags, compiler, machine, language, level, pic):
    return rigged(" ".join(flags), compiler, machine, language,
                  [level, *pic, *flags])


def pics_for(flags):
    if flags == ["-static"]:
        return [PICS[0]]
    if flags == ["-static-pie"]:
        return [["-fPIE"], ["-fPIE", "-fno-omit-frame-pointer"]]
    if flags == ["-pg"]:                # gcc wants its frame pointer
        return [PICS[0], PICS[2]]
    if flags == ["-mcmodel=large"]:     # start files are not made for PIE
        return [PICS[0]]
    return [PICS[0], PICS[3]]


def full():
    for parts in itertools.product(CXX, MACHINES, STANDARDS, LEVELS, PICS):
        yield by_standard(*parts)
    for flags, compilers, machines in FEATURES:
        levels = ["-O0", "-O1", "-O2", "-O3", "-Os"]
        turn = itertools.count()
        for compiler, machine, level, pic in itertools.product(
                compilers, machines, levels, pics_for(flags)):
            # 0, 3, 4, 7, 8...: each level and each PIC in both languages
            language = "c++" if next(turn) % 4 in (1, 2) else "c"
            yield by_feature(flags, compiler, machine, language, level, pic)
    yield from wrapped_combinations(LEVELS, FEATURES)
    for machine in MACHINES:
        yield traced("tcc", machine, [])
        yield traced("tcc", machine, ["-DRING3_NO_RAW_MACROS"])
        yield traced("tcc", machine, ["-g"])
        for compiler, level in itertools.product(CXX, LEVELS):
            yield traced(compiler, machine, [level])


def quick():
    for compiler, machine in itertools.product(CXX, MACHINES):
        for i in range(2 * len(LEVELS)):
            yield by_standard(compiler, machine,
                              STANDARDS[i % len(STANDARDS)],
                              LEVELS[i % len(LEVELS)],
                              PICS[(i + i // 4) % len(PICS)])
    turn = itertools.count()
    for flags, compilers, machines in FEATURES:
        for compiler, machine in itertools.product(compilers, machines):
            i = next(turn)
            yield by_feature(flags, compiler, machine, ["c", "c++"][i // 2 % 2],
                             ["-O1", "-O2", "-Os", "-O0"][i // 3 % 4],
                             pics_for(flags)[i % len(pics_for(flags))])
    yield from wrapped_combinations(["-O0", "-O2"], [
        each for each in FEATURES if each[0] in (
            ["-flto"], ["-masm=intel"], ["-mregparm=3", "-mrtd"])])
    for machine in MACHINES:
        yield traced("tcc", machine, [])
        yield traced("tcc", machine, ["-DRING3_NO_RAW_MACROS"])
        for compiler in CXX:
            yield traced(compiler, machine, ["-O2"])


def mixed(k, i, bits):
    """value() of registers_tcc.c: argument i of round k."""
    wide = 1 << bits - 1 | 1
    telltale = 0x123456789abcdef0
    return [i, 0, -1, -i, wide + i, telltale * i][k] % (1 << bits)


def expected_trace(machine):
    """What strace has to see of tests/registers_tcc.c."""
    bits = int(machine[2:])
    calls = ["getppid", "close", "access", "readlink", "readlinkat", "statx",
             "copy_file_range"]
    wide = 1 << bits - 1 | 1
    last = [[-2, 0x80000001, -3, 0xf0, -5, 0xfffffff0],
            [0, wide, 2, ord("a"), 4, wide]]
    return ([(call, [mixed(k, i + 1, bits) for i in range(arity)])
             for k in range(6) for arity, call in enumerate(calls)]
            + [(calls[6], [a % (1 << bits) for a in each]) for each in last]
            + [("exit_group", [0])])


def as_call(pair):
    if pair is None:
        return "no call"
    return f"{pair[0]}({', '.join(map(hex, pair[1]))})"


def compare_trace(place, machine):
    """The first difference, or nothing."""
    trace = place / "trace"             # not there where strace gave up
    text = trace.read_text(errors="replace") if trace.exists() else ""
    seen = [(call, [int(a, 0) for a in arguments.split(", ") if a])
            for call, arguments in
            re.findall(r"^(\w+)\(([0-9a-fx, ]*)\) += ", text, re.M)]
    if seen and seen[0][0] == "execve":         # how it was started
        del seen[0]
    for wanted, got in itertools.zip_longest(expected_trace(machine), seen):
        if wanted != got:
            return f"expected {as_call(wanted)}\n     got {as_call(got)}"
    return ""


ENVIRONMENT = {name: value for name, value in os.environ.items()
               if name in ("PATH", "HOME", "TMPDIR")} | {"LC_ALL": "C"}


def run(command, place, seconds):
    """(exit status or None, what it printed); a hang is ended with all that
    the command has started."""
    try:
        process = subprocess.Popen(command, cwd=place, text=True,
                                   errors="replace", env=ENVIRONMENT,
                                   start_new_session=True,
                                   stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT)
    except OSError as error:
        return 127, f"{command[0]}: {error.strerror}"
    try:
        output = process.communicate(timeout=seconds)[0]
        return process.returncode, output
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return None, ""


def ending(status, seconds):
    if status is None:
        return f"did not end within {seconds} seconds"
    if status < 0:
        return "killed by " + signal.Signals(-status).name
    return f"exit status {status}"


class Matrix:
    """Runs combinations, prints what is wrong with them, and counts."""

    def __init__(self, place, guest):
        self.place = pathlib.Path(place)
        self.guest = guest              # runs -m32 if not None
        self.put_off = []               # (combination, program) for it
        self.lock = threading.Lock()
        self.ran = self.mismatched = self.skipped = 0
        self.reasons = set()
        self.no_rig = ""

    def skip(self, combination, reason):
        lines = [line.strip() for line in reason.splitlines() if line.strip()]
        # The line that says most, not "In function" or a stack dump.
        reason = next((line for line in lines if re.search(
            "error|fatal|cannot|no such|has no", line, re.IGNORECASE)),
            lines[0] if lines else "no reason given")
        what = (f"{combination.compiler} {combination.flags[0]} "
                f"{combination.feature}")
        if reason and reason == self.no_rig:
            what = "all but strace"
        elif not shutil.which(combination.compiler):
            what = "all of " + combination.compiler
        with self.lock:
            self.skipped += 1
            if what not in self.reasons:
                self.reasons.add(what)
                print(f"skipped: {what}: {reason}", flush=True)

    def fail(self, combination, how, output):
        with self.lock:
            self.ran += 1
            self.mismatched += 1
            print(f"MISMATCH, {how}: {combination}")
            lines = output.strip().splitlines()
            for line in lines[:10]:
                print(f"    {line:.200}")
            if len(lines) > 10:
                print(f"    and {len(lines) - 10} more lines")
            sys.stdout.flush()

    def in_guest(self, combination):
        return (self.guest and combination.flags[0] == "-m32"
                and combination.source != TRACED)

    def why_not_here(self, combination, place):
        """Why even a program that does nothing does not work, or nothing."""
        nothing = place / "nothing.c"
        if combination.source == TRACED:
            nothing.write_text(NOTHING_FREESTANDING)
        else:
            nothing.write_text("int main(void) { return 0; }\n")
        steps = [(combination.build(str(nothing)), BUILD_SECONDS),
                 (combination.run, RUN_SECONDS)]
        for step, seconds in steps[:1 if self.in_guest(combination) else 2]:
            status, output = run(step, place, seconds)
            if status != 0:
                return output.strip() or ending(status, seconds)
        return ""

    def accept(self, combination, status, output):
        """Count it, if it went well."""
        # glibc's profiler finds some builds too big, and says so.
        good = r"(mcount: .*\n)?[1-9]\d+ checks, 0 mismatches\n"
        if combination.source == TRACED:
            good = ""
        if status != 0 or not re.fullmatch(good, output):
            return False
        with self.lock:
            self.ran += 1
        return True

    def judge(self, combination, place):
        how, seconds = "not built", BUILD_SECONDS
        status, output = run(combination.build(), place, seconds)
        if status == 0 and self.in_guest(combination):
            # Where it was built is gone when it is run.
            kept = self.place / f"{place.name}.program"
            (place / "registers").rename(kept)
            with self.lock:
                return self.put_off.append((combination, kept))
        if status == 0:
            how, seconds = "wrong", RUN_SECONDS
            status, output = run(combination.run, place, seconds)
            if status == 77 and combination.source != TRACED:
                self.no_rig = output.strip()
                return self.skip(combination, self.no_rig)
            if combination.source == TRACED and status in (0, 1):
                output += compare_trace(place, combination.flags[0])
            if self.accept(combination, status, output):
                return None
        reason = self.why_not_here(combination, place)
        if reason:
            return self.skip(combination, reason)
        return self.fail(combination, f"{how}, {ending(status, seconds)}",
                         output)

    def one(self, combination):
        # Seen with 16.2, in functions that need that register for nothing else.
        if ({"-m32", "-pg", "-fPIC"} <= set(combination.flags)
                and combination.compiler in ("gcc", "g++")
                and kit.version(combination.compiler) >= (16,)):
            return self.skip(combination, "gcc 16 calls mcount by the PLT "
                             "without the PLT's register")
        if self.in_guest(combination):
            if "-march=native" in combination.flags:
                return self.skip(combination, "the emulated machine's "
                                 "processor is another")
        elif self.no_rig and combination.source != TRACED:
            return self.skip(combination, self.no_rig)
        with tempfile.TemporaryDirectory(dir=self.place) as name:
            return self.judge(combination, pathlib.Path(name))

    def finish(self):
        """Run what was put off; then, of what went wrong, programs that do
        nothing.
        """
        if not self.put_off:
            return
        try:
            ended = self.guest.run(self.guest.FLAVOUR, [
                [path] for _, path in self.put_off], GUEST)
        except self.guest.Unavailable as why:
            for combination, _ in self.put_off:
                self.skip(combination, str(why))
            return
        except RuntimeError as why:     # its init is made of what is tested
            ended = [(None, str(why))] * len(self.put_off)
        wrong = []
        for (combination, path), (status, output) in zip(self.put_off, ended):
            if status == 77:            # it has no rig
                self.skip(combination, output)
            elif not self.accept(combination, status, output):
                wrong.append((combination, path, status, output))
        asked = [each for each in wrong if each[2] is not None]
        for combination, path, _, _ in asked:
            self.why_not_here(combination, self.place)
            (self.place / "registers").rename(path)
        nothing = {}
        if asked:
            paths = [each[1] for each in asked]
            nothing = dict(zip(paths, self.guest.run(
                self.guest.FLAVOUR, [[path] for path in paths], GUEST)))
        seconds = self.guest.SECONDS
        for combination, path, status, output in wrong:
            without, why = nothing.get(path, (0, ""))
            if without:                 # neither 0 nor None
                self.skip(combination, why.strip() or ending(without, seconds))
            else:
                self.fail(combination, "wrong in the emulated machine, "
                          + ending(status, seconds), output)


def find_guest(place, combinations):
    """The emulated machine for -m32, if there is need for it and it is there.
    """
    nothing = place / "nothing.c"
    nothing.write_text(NOTHING_FREESTANDING)
    build = ["-m32", *COMPILED_FREESTANDING, *FREESTANDING, nothing, "-o",
             "nothing"]
    # A compiler that cannot do this says so soon enough.
    if not any("-m32" in each.flags for each in combinations) or not any(
            run([compiler, *build], place, BUILD_SECONDS)[0] == 0
            for compiler in CXX):
        return None
    status, why = run(["./nothing"], place, RUN_SECONDS)
    if status == 0 and "i386" in kit.NATIVE:
        return None
    import guest
    kernel, why_not = guest.kernel_of(guest.FLAVOUR)
    print(f"-m32 does not run here ({why.strip() or ending(status, 0)}),",
          f"and not in an emulated machine: {why_not}" if why_not else
          f"but in an emulated machine with {kernel.name}", flush=True)
    return guest if kernel else None


def versions():
    for compiler in ("gcc", "g++", "clang", "clang++", "tcc", "strace"):
        option = "-v" if compiler == "tcc" else "--version"
        output = run([compiler, option], ROOT, RUN_SECONDS)[1]
        if not shutil.which(compiler):
            output = "not installed"
        yield f"{compiler}: {output.splitlines()[0]}"


def make_archives(place, combinations):
    """libring3-m32.a and its like, for those that ask for them."""
    asked = {archive_of(each.flags) for each in combinations
             if ARCHIVED & each.words()}
    for machine, name in {"-m32": "i386", "-m32-fast": "i386-fast",
                          "-m64": "x86_64"}.items():
        if machine in asked:
            subprocess.run([sys.executable, ROOT / "src/archive.py", "nasm",
                            "-w-error", "ar", name,
                            f"{place}/libring3{machine}.a"], check=True)


def main(arguments):
    if "-h" in arguments or "--help" in arguments:
        print(__doc__.rstrip())
        return 0
    options = {"--quick", "--list"} & set(arguments)
    words = set(arguments) - options
    combinations = list((quick if "--quick" in options and not kit.LONG
                         else full)())
    known = {word for each in combinations for word in each.words()}
    for unknown in words - known:
        print(f"matrix: no option and in no command: {unknown} (try --help)",
              file=sys.stderr)
        return 2
    combinations = [each for each in combinations if words <= each.words()]
    if "--list" in options:
        print(*combinations, sep="\n")
        return 0

    # Ended from outside, it cleans up as after ^C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    print(*versions(), sep="\n", flush=True)
    jobs = os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="ring3 matrix ") as place:
        matrix = Matrix(place, find_guest(pathlib.Path(place), combinations))
        make_archives(place, combinations)
        pool = concurrent.futures.ThreadPoolExecutor(jobs)
        try:
            for done, _ in enumerate(pool.map(matrix.one, combinations)):
                if done % 10 == 0:
                    kit.progress(f"{done} of {len(combinations)} combinations")
        finally:
            pool.shutdown(cancel_futures=True)
        matrix.finish()
    kit.progress("")
    print(f"matrix: {matrix.ran} combinations run, "
          f"{matrix.mismatched} mismatched"
          + (f", {matrix.skipped} skipped" if matrix.skipped else ""))
    if matrix.mismatched:
        return 1
    return 0 if matrix.ran else 77


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
