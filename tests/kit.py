# SPDX-License-Identifier: 0BSD
"""kit.py - what the Python tests share: promises, compilers, a scratch place

    tests/FOLDER/test_NAME.py               every promise of the test
    tests/FOLDER/test_NAME.py PROMISE...    some of them
    tests/FOLDER/test_NAME.py --list        their names

A promise is a function, and its name says what is promised. It calls check()
or skip() for each case of it; an exception ends that promise alone. The test
ends with main(). Output is in the Test Anything Protocol, which meson reads.

RING3_KEEP=1 keeps the scratch place and says where it is. RING3_LONG=1 adds
what takes long. RING3_HEADERS=DIR/usr/include compares with the kernel's
headers there, instead of the installed ones.
"""
import atexit
import concurrent.futures
import functools
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = str(ROOT / "include")
sys.path.append(str(ROOT / "src"))
# The clone may be another user's, as in a container.
os.environ |= {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_VALUE_0": "*",
               "GIT_CONFIG_KEY_0": "safe.directory"}
# meson 1.4 and later choose options for sanitizers; each of ours has its own.
for name in "ASAN_OPTIONS", "MSAN_OPTIONS", "UBSAN_OPTIONS":
    os.environ.pop(name, None)

# Set by tests/meson.build; the whole of it where that is left out. Programs are
# made for more machines than run here where the kernel knows only one: those
# run in an emulated one, and MACHINES is what they run on in either way.
NATIVE = os.environ.get("RING3_MACHINES", "i386 x86_64").split()
MADE = os.environ.get("RING3_MADE", "i386 x86_64").split()
BUILD = pathlib.Path(os.environ.get("RING3_BUILD", ROOT / "build"))
WIDTH = {"i386": "-m32", "x86_64": "-m64"}
COMPILERS = [cc for cc in ("gcc", "clang") if shutil.which(cc)]

# The README's flags for a small program, without and with the script.
BARE = ["-ffreestanding", "-fno-pie", "-fomit-frame-pointer",
        "-fno-stack-protector", "-fno-asynchronous-unwind-tables",
        "-fno-ident", "-nostdlib", "-static", "-s", "-Wl,--build-id=none",
        "-I" + INCLUDE]
SCRIPT = ["-T", str(ROOT / "src/ring3.ld")]
PLAIN = ["-Wl,-z,noseparate-code"]

# NASM where it warns of what it can; but newer ones of each relocation too.
def nasm(machine):
    known = ["-w-reloc"] * (version("nasm") >= (2, 16, 2))
    # To NASM 3.01 what is in its own macro struc is an unknown warning.
    known += ["-w-unknown-warning"] * (version("nasm") >= (3,))
    return ["nasm", "-w+all", *known, "-Werror", "-f",
            {"i386": "elf32", "x86_64": "elf64"}[machine]]


# The kernel's headers, and for a compiler.
HEADERS = pathlib.Path(os.environ.get("RING3_HEADERS", "/usr/include"))
ASM = next(HEADERS.glob("x86_64-linux-gnu/asm"), HEADERS / "asm").parent
THEIRS = ["-isystem", HEADERS, "-isystem", ASM]


@functools.cache
def headers_version():
    """Of which Linux they are, as (6, 1)."""
    return tuple(map(int, re.findall(
        r"#define LINUX_VERSION_(?:MAJOR|PATCHLEVEL) (\d+)",
        (HEADERS / "linux/version.h").read_text())))


# What user code is promised to be clean under.
WARN = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion",
        "-Wcast-qual", "-Wshadow", "-Wundef", "-Werror"]
WARN_C = WARN + ["-Wstrict-prototypes", "-Wmissing-prototypes"]

SCRATCH = pathlib.Path(tempfile.mkdtemp(prefix="ring3 test "))
if os.environ.get("RING3_KEEP"):
    print(f"# kept: {SCRATCH}", flush=True)
else:
    atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
LONG = bool(os.environ.get("RING3_LONG"))

_promises = {}
_current = None                 # the one being looked at
_count = 0
_failed = 0


def promise(function):
    """Decorates a function that is a promise of this test."""
    assert function.__name__ not in _promises, function.__name__
    _promises[function.__name__] = function
    return function


def _verdict(ok, case, after=""):
    global _count
    _count += 1
    name = " ".join(": ".join(filter(None, (_current, case))).split())
    print(f"{ok} {_count} - {name}{after}", flush=True)


def check(passed, case="", detail=""):
    """One case of the promise: kept or not. detail is shown where it is not."""
    global _failed
    _verdict("ok" if passed else "not ok", case)
    if isinstance(detail, subprocess.CompletedProcess):
        detail = f"status {detail.returncode}\n{detail.stdout}{detail.stderr}"
    if not passed:
        _failed += 1
        for line in str(detail)[:3000].splitlines()[:40]:
            print(f"# {line!s:.300}", flush=True)
    return passed


def skip(reason, case=""):
    _verdict("ok", case, f" # SKIP {reason}")


def progress(what):
    """Tell script/test, which shows it, what this test is doing."""
    if "RING3_PROGRESS" in os.environ:
        with open(os.environ["RING3_PROGRESS"], "a") as file:
            file.write(f"{time.time()} {pathlib.Path(sys.argv[0]).stem} "
                       f"{what}\n")


class _Ended(SystemExit):
    pass


def _ended(number, _):
    check(False, detail=f"ended by {signal.Signals(number).name}")
    progress("")
    raise _Ended(128 + number)


def main():
    """Look at the promises asked for, or at all of them."""
    global _current
    asked = sys.argv[1:] or os.environ.get("RING3_PROMISES", "").split()
    if asked == ["--list"]:
        print(*_promises, sep="\n")
        sys.exit()
    if sys.argv[1:] and (unknown := set(asked) - set(_promises)):
        sys.exit(f"{sys.argv[0]}: no promise {' '.join(unknown)}: see --list")
    # What ends a test from outside ends it in order: nothing is left behind.
    for number in signal.SIGTERM, signal.SIGHUP:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _ended)
    chosen = [name for name in _promises if not asked or name in asked]
    for _current in chosen:
        progress(_current)
        before = _count
        try:
            _promises[_current]()
            if _count == before:
                check(False, detail="it has checked nothing")
        except _Ended:
            raise
        except (Exception, SystemExit):
            check(False, detail=traceback.format_exc()[-3000:])
    _current = None
    progress("")
    if chosen and why_not_all():
        skip(why_not_all(), "everything_on_i386")
    print(f"1..{_count}" + " # SKIP no such promise here" * (not _count),
          flush=True)
    sys.exit(_failed != 0)


# Why something is not done in an emulated machine.
NO_TOOLS = "there is nothing but ring3 in the emulated machine"


@functools.cache
def version(tool):
    """Of a tool, as (12, 2, 0); () where it is not here. For what is true of
    some versions only: the name of such a promise or case says which."""
    if not shutil.which(tool):
        return ()
    said = run([tool, "--version"])
    found = re.search(r"\d+(\.\d+)+", said.stdout + said.stderr)
    return tuple(map(int, found[0].split("."))) if found else ()


def levels(compiler, *wanted):
    """Those -O levels that it has: gcc before 12 has no -Oz."""
    old = compiler in ("gcc", "g++") and version(compiler) < (12,)
    return [level for level in wanted if not (old and level == "-Oz")]


@functools.cache
def why_not_all():
    """Why what is made does not run here, emulated either, or nothing."""
    if set(MADE) == set(NATIVE):
        return ""
    import guest            # which imports this
    return guest.kernel_of(guest.FLAVOUR)[1]


def __getattr__(name):
    if name != "MACHINES":
        raise AttributeError(name)
    return NATIVE if why_not_all() else MADE


def foreign(program):
    """Is it one of i386, where only an emulated machine runs that?"""
    try:
        with open(program, "rb") as file:
            return "i386" not in NATIVE and file.read(5) == b"\x7fELF\1"
    except OSError:
        return False


def run(command, **options):
    """Run a command; its output is text, both streams apart, or bytes with
    text=False. One that does not end is killed, and says so: only the check
    that it is for fails."""
    options.setdefault("timeout", 60)
    if options.setdefault("text", True):
        options.setdefault("errors", "replace")
    command = [str(word) for word in command]
    try:
        if foreign(command[0]):
            import guest
            return guest.machine().run(command, **options)
        if "input" not in options:
            options.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.run(command, capture_output=True, **options)
    except subprocess.TimeoutExpired as late:
        # What it has written so far is bytes, even of a text.
        out, err = ((text or b"").decode(errors="replace")
                    for text in (late.stdout, late.stderr))
        return subprocess.CompletedProcess(
            command, -9, out, f"{err}timed out after {late.timeout} s\n")


def scratch(name, text):
    """A source file in the scratch place."""
    path = SCRATCH / name
    path.write_text(text)
    return path


def in_parallel(function, items):
    """function of each item, in order, as many at once as there are cores."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))


def judge(look, cells):
    """Of each cell look says whether it is well and what shows where it is not,
    or why it is skipped."""
    for cell, said in zip(cells, in_parallel(lambda cell: look(*cell), cells)):
        case = " ".join(filter(None, (
            getattr(word, "name", word) for word in cell)))
        skip(said, case) if isinstance(said, str) else check(
            said[0], case, said[1])


def segments(program):
    """[(type, flags)] of the program headers."""
    return re.findall(r"^  (\w+) +0x\S+ 0x\S+ 0x\S+ 0x\S+ 0x\S+ (...)",
                      run(["readelf", "-lW", program]).stdout, re.M)


def turn(compiler, machine, number):
    """0 or 1, by turns: of what comes in two, each of the things that are
    numbered gets both, one with each compiler, on the other machine the other
    way round. That is half of all products, and all pairs."""
    return (COMPILERS.index(compiler) + MADE.index(machine) + number) % 2


def complaints(results):
    """Of (what, completed process or None) those that did not end well."""
    return "\n".join(f"{what}:\n{done.stdout}{done.stderr}"
                     for what, done in results if done.returncode)

