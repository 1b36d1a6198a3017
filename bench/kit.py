# SPDX-License-Identifier: 0BSD
"""kit.py - what bench/size and bench/steps share: one program made in many
ways, and proof that it works before anything about it is measured."""
import argparse
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap

BENCH = pathlib.Path(__file__).resolve().parent
ROOT = BENCH.parent

# For each machine: the compiler's width, NASM's format, ELF's number for it.
MACHINES = {"x86_64": ("-m64", "elf64", 62), "i386": ("-m32", "elf32", 3)}

RING3 = ["-ffreestanding", "-fno-pie", "-fomit-frame-pointer",
         "-fno-stack-protector", "-fno-asynchronous-unwind-tables",
         "-fno-ident", "-nostdlib", "-static", "-s", "-Wl,--build-id=none",
         "-Wl,-z,norelro"]
SCRIPT = ["-T", str(ROOT / "src/ring3.ld")]
LIBC = ["-Os", "-fno-pie", "-fomit-frame-pointer", "-fno-stack-protector",
        "-fno-asynchronous-unwind-tables", "-fno-ident",
        "-ffunction-sections", "-fdata-sections", "-static", "-s",
        "-Wl,--gc-sections", "-Wl,--build-id=none", "-Wl,-z,norelro",
        "-Wl,-z,noseparate-code"]

# Where the ring3 programs are: bench/ring3 has one where the example does
# other or more than its counterparts do.
EXAMPLES = {"exit": "bench/ring3/exit.c", "hello": "examples/hello.c",
            "fork": "examples/fork.c", "exec": "bench/ring3/exec.c"}

scratch = None          # set by main()
libcs = [pathlib.Path("/")]


class Absent(Exception):
    """This way cannot be tried here; the text says what is missing."""


class Broken(Exception):
    """A program could not be made, or does not do what it should."""


def run(command, **options):
    options.setdefault("stdin", subprocess.DEVNULL)
    options.setdefault("timeout", 60)
    options.setdefault("capture_output", True)
    try:
        return subprocess.run([str(word) for word in command], text=True,
                              errors="replace", **options)
    except subprocess.TimeoutExpired as error:
        raise Broken(str(error)) from None


def make(*command):
    done = run(command)
    if done.returncode:
        raise Broken(f"{' '.join(map(str, command))}\n{done.stderr.strip()}")


def need(tool, package):
    if not shutil.which(tool):
        raise Absent(f"{tool} is not installed (package {package})")


def ring3(compiler, optimize, link):
    """The way of ring3: its headers, one compiler call."""
    def build(machine, source, out):
        need(compiler, compiler)
        make(compiler, MACHINES[machine][0], optimize, *RING3, *link,
             f"-I{ROOT / 'include'}", source, "-o", out)
    return build


def nasm(*link):
    """NASM and nothing else: by hand, which is for size, or with ring3.inc."""
    def build(machine, source, out):
        make("nasm", "-f", MACHINES[machine][1], "-o", f"{out}.o",
             f"-I{ROOT / 'include/ring3/nasm'}/", source)
        make("ld", "-m", f"elf_{machine}", "-s", *link, "-o", out, f"{out}.o")
    return build


def with_libc(machine, source, out, package, place, headers, flags, first,
              last):
    """Link with a libc's own start files and archive, found below place."""
    for root in libcs:
        start = root / place / first[0]
        if start.exists() and elf_machine(start) == MACHINES[machine][2]:
            make("gcc", MACHINES[machine][0], *LIBC, *flags, "-nostdinc",
                 *[word for name in headers
                   for word in ("-isystem", root / name)],
                 "-iwithprefix", "include", "-idirafter", "/usr/include",
                 "-idirafter", "/usr/include/x86_64-linux-gnu", "-nostdlib",
                 *[root / place / name for name in first], source,
                 root / place / "libc.a", "-lgcc",
                 *[root / place / name for name in last], "-o", out)
            return
    debian = "amd64" if machine == "x86_64" else machine
    raise Absent(f"none in {root / place} (package {package}:{debian})")


def elf_machine(path):
    with open(path, "rb") as file:
        return int.from_bytes(file.read(20)[18:20], "little")


def musl(machine, source, out):
    with_libc(machine, source, out, "musl-dev",
              f"usr/lib/{machine}-linux-musl",
              [f"usr/include/{machine}-linux-musl"], [],
              ["crt1.o", "crti.o"], ["crtn.o"])


def dietlibc(machine, source, out):
    with_libc(machine, source, out, "dietlibc-dev",
              f"usr/lib/{machine}-linux-gnu/diet/lib-{machine}",
              ["usr/include/diet"], ["-D__dietlibc__"], ["start.o"], [])


def klibc(machine, source, out):
    bits = MACHINES[machine][0][2:]
    include = "usr/lib/klibc/include"
    # As klcc has it: its i386 half passes arguments in registers.
    flags = ["-D__KLIBC__=2", "-D__KLIBC_MINOR__=0", f"-D_BITSIZE={bits}",
             "-fwrapv", "-fcommon"]
    if machine == "i386":
        flags += ["-mregparm=3", "-D_REGPARM=3"]
    with_libc(machine, source, out, "libklibc-dev", "usr/lib/klibc/lib",
              [f"{include}/arch/{machine}", f"{include}/bits{bits}", include],
              flags, ["crt0.o"], [])


def glibc(machine, source, out):
    package = "libc6-dev" if machine == "x86_64" else "gcc-multilib"
    library = run(["gcc", MACHINES[machine][0], "-print-file-name=libc.a"])
    if "/" not in library.stdout:
        raise Absent(f"no libc.a (package {package})")
    make("gcc", MACHINES[machine][0], *LIBC, source, "-o", out)


LIBCS = {"musl": musl, "dietlibc": dietlibc, "klibc": klibc, "glibc": glibc}


def source(way, program, machine):
    """The file a way makes a program from."""
    if way in LIBCS:
        return BENCH / "libc" / f"{program}.c"
    if way == "ring3, NASM":
        return ROOT / "examples" / f"{program}.asm"
    if way == "plain NASM":
        return ROOT / "examples/plain" / f"{program}.{machine}.asm"
    if way.startswith("by hand"):
        return BENCH / "nasm" / f"{program}.{machine}.asm"
    return ROOT / EXAMPLES[program]


def check(program, path):
    """Run a program as its header says; Broken if it does anything else."""
    def expect(arguments, status, output):
        done = run([path, *arguments], env={"WORD": "kept"})
        if program == "fork":           # the two lines come in either order
            done.stdout = "".join(sorted(done.stdout.splitlines(True)))
        got = (done.returncode, done.stdout, done.stderr)
        if got != (status, output, ""):
            raise Broken(f"{path.name}: status, output and errors are {got},"
                         f" not {(status, output, '')}")

    if program == "hello":
        expect([], 0, "Hello, world\n")
    elif program == "fork":
        expect([], 0, "Child process exiting\nParent process exiting\n")
    elif program == "exec":
        expect(["/bin/sh", "-c", 'echo $WORD $1; exit 3', "-", "too"], 3,
               "kept too\n")
        expect(["/bin/sh", "-c", "kill -9 $$"], 128 + signal.SIGKILL, "")
        expect(["/nothing"], 127, "")
        # The usage line and its status; who has none finds no program.
        expect([], 2 if "NASM" in path.name else 127, "")
    elif "NASM" in path.name:           # examples/exit.asm ends with 7
        expect([], 7, "")
    else:
        expect([], 0, "")


def machines():
    """The machines whose programs run here, with a sentence for the other."""
    for machine in MACHINES:
        try:
            probe = scratch / f"probe-{machine}"
            nasm()(machine, source("by hand", "exit", machine), probe)
            check("exit", probe)
            yield machine
        except (Broken, OSError) as error:
            print(f"skipped: all of {machine}: its programs do not run here: "
                  f"{str(error).splitlines()[-1]}\n")


def flags(title, words):
    """A line of flags for the top of the page, folded."""
    text = " ".join(words).replace(f"{ROOT}/", "")
    print(textwrap.fill(text, 92, initial_indent=f"{title:11}",
                        subsequent_indent=" " * 12,
                        break_on_hyphens=False, break_long_words=False))


def describe_libcs():
    flags("libcs", ["gcc -m32|-m64", *LIBC])
    flags("", ["and each libc's own headers, start files and libc.a, from",
               " and ".join(map(str, libcs))])


def table(title, columns, rows, base):
    """rows: {name: {column: number or None}}, each number beside how many
    times that of the row base it is."""
    names = max(len(name) for name in [title, *rows])
    print(f"{title:{names}}", *[f"{column:>13}" for column in columns])
    for name, cells in rows.items():
        line = f"{name:{names}}"
        for column in columns:
            number, one = cells.get(column), rows[base].get(column)
            ratio = f"{number / one:.2f}x" if number and one else ""
            if len(ratio) > 6:
                ratio = f"{number / one:.0f}x"
            line += f" {number or '-':>6} {ratio:>6}"
        print(line.rstrip())
    print()


def main(description, measure):
    """Read the arguments and run measure() in a scratch place."""
    global scratch
    parser = argparse.ArgumentParser(
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--libcs", metavar="DIR", type=pathlib.Path,
                        help="look for libcs below DIR too. The i386 ones of "
                        "musl and klibc cannot be installed beside "
                        "gcc-multilib and the other klibc: 'apt-get download "
                        "musl-dev:i386 libklibc-dev:i386' and 'dpkg -x' each "
                        "into DIR")
    arguments = parser.parse_args()
    if arguments.libcs:
        if not arguments.libcs.is_dir():
            parser.error(f"{arguments.libcs} is not a directory")
        libcs.append(arguments.libcs.resolve())

    for tool, package in (("gcc", "gcc"), ("nasm", "nasm"),
                          ("ld", "binutils")):
        if not shutil.which(tool):
            sys.exit(f"{parser.prog}: {tool} is missing: install the package "
                     f"{package}")
    with tempfile.TemporaryDirectory(prefix="ring3 bench ") as place:
        scratch = pathlib.Path(place)
        status = measure()
    sys.exit(status)
