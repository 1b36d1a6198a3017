# SPDX-License-Identifier: 0BSD
"""kit.py - what the Python tests share: TAP output, compilers, a scratch place

A test calls check() or skip() once for each promise, named by it, and ends
with done(). Meson reads the output as the Test Anything Protocol.
"""
import atexit
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = str(ROOT / "include")
# Set by tests/meson.build; the whole of it where that is left out. Programs are
# made for more machines than run here where the kernel knows only one.
MACHINES = os.environ.get("RING3_MACHINES", "i386 x86_64").split()
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

# What user code is promised to be clean under.
WARN = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion",
        "-Wcast-qual", "-Wshadow", "-Wundef", "-Werror"]
WARN_C = WARN + ["-Wstrict-prototypes", "-Wmissing-prototypes"]

SCRATCH = pathlib.Path(tempfile.mkdtemp(prefix="ring3 test "))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)

_count = 0
_failed = 0


def check(passed, name, detail=""):
    """One promise: kept or not. detail is shown where it is not."""
    global _count, _failed
    _count += 1
    print(f"{'ok' if passed else 'not ok'} {_count} - {name}")
    if not passed:
        _failed += 1
        for line in str(detail)[:3000].splitlines()[:40]:
            print(f"# {line!s:.300}")
    sys.stdout.flush()
    return passed


def skip(name, reason):
    global _count
    _count += 1
    print(f"ok {_count} - {name} # SKIP {reason}", flush=True)


def done():
    print(f"1..{_count}", flush=True)
    sys.exit(_failed != 0)


def run(command, **options):
    """Run a command; its output is text, both streams apart. One that does
    not end is killed, and says so: only the check that it is for fails."""
    options.setdefault("timeout", 60)
    options.setdefault("errors", "replace")
    command = [str(word) for word in command]
    try:
        return subprocess.run(command, text=True,
                              stdin=options.pop("stdin", subprocess.DEVNULL),
                              capture_output=True, **options)
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


def turn(compiler, machine, number):
    """0 or 1, by turns: of what comes in two, each of the things that are
    numbered gets both, one with each compiler, on the other machine the other
    way round. That is half of all products, and all pairs."""
    return (COMPILERS.index(compiler) + MACHINES.index(machine) + number) % 2


def complaints(results):
    """Of (what, completed process or None) those that did not end well."""
    return "\n".join(f"{what}:\n{done.stdout}{done.stderr}"
                     for what, done in results if done.returncode)
