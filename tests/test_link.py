#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What the linker makes of a program: its size, its segments, what it asks of
a library, and what the README's commands say they make."""
import itertools
import re
import shutil

import kit

HELLO = kit.ROOT / "examples/hello.c"
LINKERS = [[]] + ([["-fuse-ld=lld"]] if shutil.which("ld.lld") else [])


def segments(program):
    """[(type, flags)] of the program headers."""
    return re.findall(r"^  (\w+) +0x\S+ 0x\S+ 0x\S+ 0x\S+ 0x\S+ (...)",
                      kit.run(["readelf", "-lW", program]).stdout, re.M)


def link(compiler, machine, source, *flags):
    program = kit.SCRATCH / "program"
    program.unlink(missing_ok=True)
    return program, kit.run([compiler, kit.WIDTH[machine], *kit.BARE, source,
                             *flags, "-o", program])


def status_of(program):
    return kit.run([program]).returncode if program.exists() else None


# Sizes: with the script, and with flags alone. The bounds are promises.
MOST = {("i386", "script"): 324, ("x86_64", "script"): 456,
        ("i386", "plain"): 400, ("x86_64", "plain"): 560}
for cc, machine, level in itertools.product(kit.COMPILERS, kit.MADE,
                                            ("-Oz", "-Os")):
    for how, flags in (("script", kit.SCRIPT), ("plain", kit.PLAIN)):
        program, made = link(cc, machine, HELLO, level, *flags)
        size = program.stat().st_size if program.exists() else 0
        # It has a size where it does not run, too.
        works = size and (machine not in kit.MACHINES
                          or kit.run([program]).stdout == "Hello, world\n")
        kit.check(works and size <= MOST[machine, how],
                  f"{cc}_{machine}_{level}_{how}_hello_is_at_most_"
                  f"{MOST[machine, how]}_bytes ({size})", made.stderr)
        flat = segments(program)
        kit.check(flat == [("LOAD", "R E"), ("GNU_STACK", "RW ")],
                  f"{cc}_{machine}_{level}_{how}_hello_is_"
                  "one_segment_and_a_plain_stack", flat)

# A program with globals that it writes to, and with everything else a program
# may have: constants that want to be aligned, unused functions, zeroes.
GLOBALS = kit.scratch("globals.c", """#include <ring3/io.h>
#include <ring3/start.h>
static int counter = 41;
static char zeroes[100000];
static const __attribute__((aligned(64))) char text[] = "aligned\\n";
int unused(void) { return counter; }
int main(void)
{
    volatile char *last = &zeroes[sizeof zeroes - 1];

    if ((unsigned long)text % 64 || *last)
        return 1;
    *last = 1;
    return ++counter + *last - 1;
}
""")
DATA = ["-T", str(kit.ROOT / "src/ring3-data.ld")]
for cc, machine, linker in itertools.product(kit.COMPILERS, kit.MACHINES,
                                             LINKERS):
    with_ld = "lld" if linker else "ld"
    for gc in ([], ["-ffunction-sections", "-Wl,--gc-sections"]):
        program, made = link(cc, machine, GLOBALS, "-Os", *DATA, *linker, *gc)
        status = status_of(program)
        kit.check(status == 42 and segments(program) == [
            ("LOAD", "R E"), ("LOAD", "RW "), ("GNU_STACK", "RW ")],
            f"{cc}_{machine}_{with_ld}_globals{'_gc' if gc else ''}_are_in_a_"
            "segment_that_is_not_executable", made.stderr or status)
        program, made = link(cc, machine, HELLO, "-Os", *kit.SCRIPT, *linker,
                             *gc)
        said = kit.run([program]).stdout if program.exists() else made.stderr
        kit.check(said == "Hello, world\n",
                  f"{cc}_{machine}_{with_ld}_script{'_gc' if gc else ''}_keeps_"
                  "start", said)
    program, made = link(cc, machine, GLOBALS, "-Os", *kit.SCRIPT, *linker)
    kit.check(made.returncode and "ring3-data.ld" in made.stderr,
              f"{cc}_{machine}_{with_ld}_globals_with_ring3_ld_are_told_of_the_"
              "other_script", made)

# Constants with addresses in them are no globals that are written to, where
# nothing relocates them; and a program is not to begin just anywhere.
TABLES = kit.scratch("tables.c", """#include <ring3/start.h>
static const char *const words[] = {"a", "bc", "def"};
int main(int argc, char **argv)
{
    (void)argv;
    return words[argc + 1][2] - words[argc][1] + 39;
}
""")
NO_START = kit.scratch("no_start.c", "int main(void) { return 0; }\n")
for cc, machine, linker in itertools.product(kit.COMPILERS, kit.MADE, LINKERS):
    with_ld = "lld" if linker else "ld"
    program, made = link(cc, machine, TABLES, "-Os", "-fPIE", *kit.SCRIPT,
                         *linker, *["-no-pie"] * (cc == "gcc"))
    status = 42 if program.exists() and machine not in kit.MACHINES \
        else status_of(program)
    kit.check(status == 42 and segments(program) == [
        ("LOAD", "R E"), ("GNU_STACK", "RW ")],
        f"{cc}_{machine}_{with_ld}_constant_addresses_fit_into_ring3_ld",
        made.stderr or status)
    relr = "-Wl,--pack-dyn-relocs=relr" if linker \
        else "-Wl,-z,pack-relative-relocs"
    said = [link(cc, machine, TABLES, "-Os", "-fPIE", "-static-pie",
                 *kit.SCRIPT, *linker, *more)[1] for more in ([], [relr])]
    kit.check(all(made.returncode and "leave -static-pie out" in made.stderr
                  for made in said),
              f"{cc}_{machine}_{with_ld}_constant_addresses_to_relocate_are_"
              "refused", said)
    for script, more in itertools.product((kit.SCRIPT, DATA), (
            [], ["-ffunction-sections", "-Wl,--gc-sections"],
            *[["-flto"]] * ((cc == "clang") == bool(linker)))):
        what = f"{cc}_{machine}_{with_ld}_{script[1].rsplit('/')[-1]}" \
            f"{''.join(more[:1])}"
        program, made = link(cc, machine, NO_START, "-Os", *script, *linker,
                             *more)
        kit.check(made.returncode and "include ring3/start.h" in made.stderr,
                  f"{what}_refuses_a_program_without_start", made.stderr)

# Constructors and destructors, which start_full.h calls.
WITH_CONSTRUCTORS = kit.scratch("constructors.c", """#include <ring3/io.h>
#include <ring3/start_full.h>
static __attribute__((constructor)) void first(int argc, char **argv)
{
    sys_write(1, argc == 1 && argv[0] ? "first " : "wrong ", 6);
}
static __attribute__((destructor)) void last(void)
{
    sys_write(1, "last\\n", 5);
}
int main(void)
{
    return sys_write(1, "main ", 5) != 5;
}
""")
for cc, machine, linker in itertools.product(kit.COMPILERS, kit.MACHINES,
                                             LINKERS):
    program, made = link(cc, machine, WITH_CONSTRUCTORS, "-Os", *DATA, *linker,
                         "-Wl,--gc-sections")
    said = kit.run([program]).stdout if program.exists() else made.stderr
    kit.check(said == "first main last\n",
              f"{cc}_{machine}_{'lld' if linker else 'ld'}_constructors_are_"
              "kept_and_called", said)
    program, made = link(cc, machine, WITH_CONSTRUCTORS, "-Os", *kit.SCRIPT,
                         *linker)
    kit.check(made.returncode and "ring3-data.ld" in made.stderr,
              f"{cc}_{machine}_{'lld' if linker else 'ld'}_constructors_with_"
              "ring3_ld_are_told_of_the_other_script", made)

# Position-independent programs without relocated data run where they are put.
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    for example, argument in (
            ("hello", None), ("env", "A"),
            ("exec", kit.BUILD / f"examples/hello-{machine}")):
        program = kit.SCRATCH / "pie"
        made = kit.run([cc, kit.WIDTH[machine], "-Os", "-fPIE", "-static-pie",
                        "-ffreestanding", "-fno-stack-protector", "-nostdlib",
                        "-I" + kit.INCLUDE, kit.ROOT / f"examples/{example}.c",
                        "-o", program])
        ran = kit.run([program] + [argument] * (argument is not None),
                      env={"A": "a"}) if made.returncode == 0 else made
        kit.check(ran.returncode == 0
                  and ran.stdout in ("Hello, world\n", "a\n",
                                     "Hello, world\nexited 0\n")
                  and "R_" not in kit.run(["readelf", "-r", program]).stdout,
                  f"{cc}_{machine}_{example}_is_a_pie_without_relocations", ran)

# What compilers call unasked is in the archive and in mem.h; nothing else is
# asked for.
BIG = """#include <ring3/io.h>
START
struct big { char bytes[5000]; };
static struct big copy(struct big from) { return from; }
int main(int argc, char **argv)
{
    struct big one = {{0}}, two;

    one.bytes[argc] = (char)argc;
    two = copy(one);
    return __builtin_memcmp(&one, &two, sizeof one) == 0 && argv[0]
        ? two.bytes[argc] + 41 : 1;
}
"""
for cc, machine, level in itertools.product(kit.COMPILERS, kit.MACHINES,
                                            ["-O0", "-Os", "-O3"]):
    archive = kit.BUILD / f"src/libring3-{machine}.a"
    for how, start, more in (
            ("archive", "", [archive]),
            ("mem_h", "#include <ring3/start.h>\n#include <ring3/mem.h>", []),
            ("mem_h_lto", "#include <ring3/start.h>\n#include <ring3/mem.h>",
             ["-flto"] + (["-fuse-ld=lld"] if cc == "clang" else [])),
            ("archive_lto", "", [archive, "-flto"]
             + (["-fuse-ld=lld"] if cc == "clang" else []))):
        source = kit.scratch("big.c", BIG.replace("START", start))
        program, made = link(cc, machine, source, level, *more)
        status = status_of(program)
        kit.check(status == 42, f"{cc}_{machine}_{level.strip('-')}_{how}_has_"
                  "what_compilers_call_unasked", made.stderr or status)
if "i386" in kit.MACHINES:
    source = kit.scratch("big.c", BIG.replace(
        "START", "#include <ring3/start.h>\n#include <ring3/mem.h>"))
    for cc in kit.COMPILERS:
        program, made = link(cc, "i386", source, "-O0", "-mregparm=3")
        status = status_of(program)
        kit.check(status == 42, f"{cc}_i386_regparm_mem_h_follows_the_"
                  "compilers_convention", made.stderr or status)

# The core, copied alone, is enough for the five calls.
CORE = ["syscall.h", "types.h", "errno.h", "process.h", "io.h", "start.h"]
CORE += [f"arch/{machine}/{name}.h" for machine in kit.WIDTH
         for name in ("syscall", "nr", "start")]
core = kit.SCRATCH / "core"
lines = 0
for name in CORE:
    (core / "ring3" / name).parent.mkdir(parents=True, exist_ok=True)
    text = (kit.ROOT / "include/ring3" / name).read_text()
    (core / "ring3" / name).write_text(text)
    if "Generated" not in text.split("\n", 1)[0]:
        lines += text.count("\n")
alone = [flag for flag in kit.BARE if not flag.startswith("-I")]
resources = kit.run(["clang", "-print-resource-dir"]).stdout.strip() \
    if "clang" in kit.COMPILERS else ""
for example in ("exit", "hello", "fork", "wait", "exec"):
    source = kit.ROOT / f"examples/{example}.c"
    bad = [made.stderr for made in (
        kit.run([cc, kit.WIDTH[machine], "-Os", *alone, f"-I{core}", source,
                 "-o", kit.SCRATCH / "alone"])
        for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES))
        if made.returncode]
    if resources:
        made = kit.run(["clang", "--target=i386-elf", "-nostdinc", "-isystem",
                        resources + "/include", f"-I{core}", "-Os", "-c",
                        source, "-o", kit.SCRATCH / "alone.o"])
        bad += [made.stderr] * (made.returncode != 0)
    kit.check(not bad, f"core_alone_builds_{example}", bad)

# What of it one machine's compiler reads, the generated files apart.
for header in ["stddef.h", "stdint.h", "ring3/errno.h"] + [
        f"ring3/arch/{machine}/nr.h" for machine in kit.WIDTH]:
    (core / header).write_text("")
source = kit.scratch("core.c", "#include <ring3/process.h>\n"
                     "#include <ring3/io.h>\n#include <ring3/start.h>\n")
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    made = kit.run([cc, kit.WIDTH[machine], "-ffreestanding", "-nostdinc",
                    "-E", "-P", f"-I{core}", source])
    read = sum(bool(line.strip()) for line in made.stdout.splitlines())
    kit.check(made.returncode == 0 and 200 < read <= 400,
              f"{cc}_{machine}_core_is_at_most_400_lines ({read}; with "
              f"comments, macros and both machines {lines})", made.stderr)

# tcc: headers for the calls, the archive for the rest.
if shutil.which("tcc"):
    for machine in kit.MACHINES:
        program = kit.SCRATCH / "tcc"
        made = kit.run(["tcc", kit.WIDTH[machine], "-nostdlib", "-static",
                        "-I" + kit.INCLUDE, "-c", HELLO, "-o",
                        kit.SCRATCH / "tcc.o"])
        linked = kit.run(["ld", "-m", "elf_i386" if machine == "i386" else
                          "elf_x86_64", "-z", "noexecstack",
                          kit.SCRATCH / "tcc.o",
                          kit.BUILD / f"src/libring3-{machine}.a", "-o",
                          program])
        ran = kit.run([program]) if linked.returncode == 0 else linked
        kit.check(ran.stdout == "Hello, world\n"
                  and ("GNU_STACK", "RW ") in segments(program),
                  f"{machine}_tcc_links_with_the_archive",
                  made.stderr + ran.stderr)
else:
    kit.skip("tcc_links_with_the_archive", "tcc is not installed")

# The README does what it says.
readme = (kit.ROOT / "README.md").read_text()
blocks = re.findall(r"```(\w+)\n(.*?)```", readme, re.S)
# Its figures are of one compiler.
GCC = kit.run(["gcc", "-dumpversion"]).stdout.strip()
program = next(text for kind, text in blocks if kind == "c")
kit.check(program == HELLO.read_text(),
          "readme_program_is_examples_hello_c_byte_for_byte")
# One tree, as its reader has: what is built in it is built once.
place = kit.SCRATCH / "readme"
shutil.copytree(kit.ROOT, place, ignore=shutil.ignore_patterns(
    "build", ".git", "__pycache__"))
for number, text in enumerate(text for kind, text in blocks if kind == "sh"):
    (place / "hello").unlink(missing_ok=True)
    if "i386" not in kit.MACHINES and "-m32" in text:
        kit.skip(f"readme_commands_{number}_work", "no 32-bit execution here")
        continue
    # What it makes is run in another machine, if need be.
    made = kit.run(["sh", "-ec", text.replace("\n./hello\n", "\n")], cwd=place,
                   timeout=300)
    ran = kit.run([place / "hello"]) if made.returncode == 0 else made
    kit.check(ran.returncode == 0 and "Hello, world\n" in ran.stdout,
              f"readme_commands_{number}_work", ran.stdout + ran.stderr)
    claimed = re.search(r"That is a file of (\d+) bytes, and of (\d+)", readme)
    if GCC != "12":
        kit.skip("readme_sizes", f"they are of gcc 12, this is {GCC}")
    elif "-m32" in text and claimed:
        sizes = []
        for width in "-m32", "-m64":
            kit.run(["sh", "-ec", text.replace("-m32", width)], cwd=place)
            sizes.append(str((place / "hello").stat().st_size))
        kit.check(sizes == [*claimed.groups()],
                  "readme_sizes_are_what_its_commands_make",
                  f"claimed {claimed.groups()}, made {sizes}")
if len(kit.NATIVE) == 2 and GCC == "12":
    made = kit.run([kit.ROOT / "bench/size"], timeout=200).stdout
    rows = dict(re.findall(r"^\| (by hand|ring3)\b[^|]*\|(.*)\|$", readme,
                           re.M))
    for ours, theirs in (("by hand", "by hand, ring3.ld"),
                         ("ring3", "ring3, gcc")):
        sizes = [re.findall(r"(\d+) +[\d.]+x", line)
                 for line in made.splitlines()
                 if line.startswith(theirs + " ")]
        claimed = [cell.split(" / ") for cell in
                   re.sub(r" +\| *", "|", rows[ours].strip()).split("|")]
        kit.check(len(sizes) == 2
                  and [list(pair) for pair in zip(sizes[1], sizes[0])]
                  == [[word.strip() for word in cell] for cell in claimed],
                  f"readme_table_of_{ours.replace(' ', '_')}_is_what_bench_"
                  "size_prints", f"{claimed}\n{sizes}")
    ours, theirs = ([int(size) for line in made.splitlines()
                     if line.startswith(way + " ")
                     for size in re.findall(r"(\d+) +[\d.]+x", line)]
                    for way in ("ring3, NASM", "plain NASM"))
    kit.check(len(ours) == len(theirs) == 8
              and all(a <= b for a, b in zip(ours, theirs)),
              "bench_size_prints_nasm_with_ring3_no_larger_than_plain", made)
links = re.findall(r"\]\(([^)#:]+)\)", readme)
paths = re.findall(r"`((?:src|include|examples|docs|script)/[\w./-]*)`", readme)
missing = [path for path in links + paths if not (kit.ROOT / path).exists()]
kit.check(links and paths and not missing, "readme_names_only_what_exists",
          missing)

kit.done()
