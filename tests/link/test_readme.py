#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What the commands and tables of the README and of docs/linking.md say they
make is made, and docs/linkers.md says what each linker makes."""
import functools
import os
import re
import shutil
import sys
from itertools import product

sys.path.insert(1, sys.path[0] + "/..")
import kit
from linking import (
    CONSTRUCTORS, GLOBALS, HELLO, HELLO_SAYS, NAMED, NO_I386, WRITTEN, each,
    run)

README = (kit.ROOT / "README.md").read_text()
LINKING = (kit.ROOT / "docs/linking.md").read_text()
# The rows of docs/linkers.md: a program, made in one of these ways, and what
# shows that it works: 42, or its words.
PROGRAMS = {
    "hello": (HELLO.read_text(), HELLO_SAYS), "written globals": (GLOBALS, 42),
    "a written section": (NAMED.replace(
        "TEXT", WRITTEN["counters"][0].replace('"', '\\"')), 42),
    "constructors": (CONSTRUCTORS, "first main last\n")}
WAYS = {
    "`-T ring3.ld`, as in the README": ["ring3.ld"],
    "`-T ring3-data.ld`": ["ring3-data.ld"],
    "no script": ["plain"],
    "no script, `start_full.h`": ["full"],
    "`-static-pie -fPIE`, `start_full.h`": ["full", "-fPIE", "-static-pie"],
    "`ring3-cc`": ["ring3-cc"],
    "`ring3-cc --tiny`": ["ring3-cc", "--tiny"],
    "`ring3-cc --debug`": ["ring3-cc", "--debug"],
    "`ring3-cc --static-pie`": ["ring3-cc", "--static-pie"]}
ROWS = set(product(WAYS, PROGRAMS))


def outcome(cc, machine, linker, way, program, error):
    """A cell; error is what a linker of the page's version says, or nothing."""
    (source, says), words = PROGRAMS[program], [*WAYS[way]]
    if words[0] == "full":
        source = source.replace("/start.h", "/start_full.h")
        words = words[1:]
    elif words[0] == "plain":
        source = source.replace("/start_full.h", "/start.h")
    if words[:1] == ["ring3-cc"]:
        made = kit.SCRATCH / f"{cc}-{machine}-{linker}-{program}-{words[-1]}"
        ran = kit.run([kit.ROOT / "bin/ring3-cc", kit.WIDTH[machine],
                       *words[1:], f"-fuse-ld={linker}", "-o", made,
                       kit.scratch(f"{made.name}.c", source)],
                      env=os.environ | {"RING3_CC": cc,
                                         "RING3_BUILD": str(kit.BUILD)})
        ran = kit.run([made]) if ran.returncode == 0 else ran
    else:
        made, ran = run(cc, machine, source, "-Os", *words,
                        f"-fuse-ld={linker}")
    if made.exists():
        return "works" if says in (ran.stdout, ran.returncode) else \
            "not run" if ran.stdout == "main " else \
            f"makes what ends with {ran.returncode}"
    if re.search("ring3(-cc)?: |link with ring3-data.ld", ran.stderr):
        return "refused"
    return f"`{error}`" if error in ran.stderr else ran.stderr.split("\n")[0]


@kit.promise
def linkers_md_says_what_each_linker_makes():
    """With both compilers, on both machines. Other versions may say it in other
    words; what works, and what does not, is the same."""
    table = [[cell.strip() for cell in line.strip("|").split("|")]
             for line in (kit.ROOT / "docs/linkers.md").read_text().split("\n")
             if line.startswith("|")]
    kit.check({(row[0], row[1]) for row in table[2:]} == ROWS
              and len(table) == len(ROWS) + 2, "the rows", sorted(ROWS))
    for column, linker in enumerate(("bfd", "lld", "gold", "mold"), 2):
        name, version = table[0][column].rsplit(" ", 1)
        # gcc before 12 knows no -fuse-ld=mold.
        compilers = [cc for cc in kit.COMPILERS if (cc, name) != ("gcc", "mold")
                     or kit.version("gcc") >= (12,)]
        if not shutil.which(f"ld.{linker}") or not compilers:
            kit.skip(f"{name} is not installed", name)
            continue
        same = ".".join(map(str, kit.version(f"ld.{linker}"))) == version
        for row in table[2:]:
            said = row[column].strip("`") if "`" in row[column] and same else ""
            cells = list(product(compilers, kit.MACHINES))
            made = dict(zip(cells, kit.in_parallel(lambda cell: outcome(
                *cell, linker, *row[:2], said), cells)))
            kit.check(set(made.values()) == (
                {row[column]} if same or "`" not in row[column] else {"``"}),
                f"{row[0]}, {row[1]}, {name}", made)


# The core, copied alone by the README's words, is enough for the five calls.
CORE = re.findall(r"`(\S+)`", re.search(
    r"into\syour tree;(.*?)are the core", README, re.S)[1])
FIVE = ["exit", "hello", "fork", "wait", "exec"]


def core(name):
    """A folder of this name with the core alone."""
    place = kit.SCRATCH / name
    (place / "ring3").mkdir(parents=True)
    for each in CORE:
        path = kit.ROOT / "include/ring3" / each
        (shutil.copytree if path.is_dir() else shutil.copy)(
            path, place / "ring3" / each)
    return place


@kit.promise
def core_alone_builds_the_first_examples():
    flags = [flag for flag in kit.BARE if not flag.startswith("-I")]
    flags.append(f"-I{core('core')}")

    def look(cc, machine, example):
        made = kit.run([cc, kit.WIDTH[machine], "-Os", *flags,
                        kit.ROOT / f"examples/{example}.c", "-o",
                        kit.SCRATCH / f"alone-{cc}-{machine}-{example}"])
        return made.returncode == 0, made
    each(look, kit.COMPILERS, kit.MADE, FIVE)


@kit.promise
def core_alone_suits_a_hobby_os_compiler():
    if "clang" not in kit.COMPILERS:
        return kit.skip("clang is not installed")
    own = kit.run(["clang", "-print-resource-dir"]).stdout.strip() + "/include"
    place = core("hobby")

    def look(example):
        made = kit.run(["clang", "--target=i386-elf", "-nostdinc", "-isystem",
                        own, f"-I{place}", "-Os", "-c",
                        kit.ROOT / f"examples/{example}.c", "-o",
                        kit.SCRATCH / f"hobby-{example}.o"])
        return made.returncode == 0, made
    each(look, FIVE)


@kit.promise
def core_is_at_most_400_lines():
    """As one machine's compiler reads it, the generated files apart."""
    place = core("counted")
    texts = [path.read_text() for path in place.rglob("*.h")]
    lines = sum(text.count("\n") for text in texts
                if "Generated" not in text.split("\n", 1)[0])
    for header in ["stddef.h", "stdint.h", "ring3/errno.h"] + [
            f"ring3/arch/{machine}/nr.h" for machine in kit.WIDTH]:
        (place / header).write_text("")
    source = kit.scratch("core.c", "#include <ring3/process.h>\n"
                         "#include <ring3/io.h>\n#include <ring3/start.h>\n")
    for cc, machine in product(kit.COMPILERS, kit.MADE):
        made = kit.run([cc, kit.WIDTH[machine], "-ffreestanding", "-nostdinc",
                        "-E", "-P", f"-I{place}", source])
        read = sum(bool(line.strip()) for line in made.stdout.splitlines())
        kit.check(made.returncode == 0 and 200 < read <= 400,
                  f"{cc} {machine}, {read}; with comments, macros and both "
                  f"machines {lines}", made.stderr)


BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README + LINKING, re.S)
COMMANDS = [text for kind, text in BLOCKS if kind == "sh"]


@kit.promise
def readme_program_is_hello_c_byte_for_byte():
    kit.check(HELLO.read_text() == next(text for kind, text in BLOCKS
                                        if kind == "c"))


@functools.cache
def tree():
    """One, as the README's reader has: what is built in it is built once."""
    place = kit.SCRATCH / "readme"
    shutil.copytree(kit.ROOT, place, ignore=shutil.ignore_patterns(
        "build", ".git", "__pycache__"))
    return place


def typed(commands):
    """The program that they make, and how they ended but for running it."""
    if not kit.levels("gcc", "-Oz"):
        commands = commands.replace("-Oz", "-Os")
    (tree() / "hello").unlink(missing_ok=True)
    return tree() / "hello", kit.run(
        ["sh", "-ec", commands.replace("\n./hello\n", "\n")], cwd=tree(),
        timeout=600)


@kit.promise
def readme_commands_work():
    for number, commands in enumerate(COMMANDS):
        if "i386" not in kit.MACHINES and "-m32" in commands:
            kit.skip(NO_I386, f"block {number}")
            continue
        program, made = typed(commands)
        ran = kit.run([program]) if made.returncode == 0 else made
        kit.check(ran.returncode == 0 and HELLO_SAYS in ran.stdout,
                  f"block {number}", ran.stdout + ran.stderr)


DIVIDES = """#include <ring3/start.h>
#include <ring3/time.h>
int main(int argc, char **argv)
{
    struct kernel_timespec now;

    (void)argv;
    return sys_clock_gettime(0, &now) || now.sec / (86400 * argc) < 1;
}
"""


@kit.promise
def commands_that_people_paste_divide_64_bits():
    """On i386 that is a function of libgcc."""
    (tree() / "divides.c").write_text(DIVIDES)
    for number, commands in enumerate(COMMANDS):
        if "hello.c" in commands and ("-m32" not in commands
                                      or "i386" in kit.MACHINES):
            program, made = typed(commands.replace("examples/hello.c",
                                                   "divides.c"))
            ran = kit.run([program]) if made.returncode == 0 else made
            kit.check(ran.returncode == 0, f"block {number}", ran.stderr)
    for name in "porting", "tutorial":
        text = (kit.ROOT / f"docs/{name}.md").read_text().replace("\\\n", "")
        found = [line for line in text.splitlines() if re.match(
            r"[$ ]+((\w+-)?gcc (?!.*-m64).*\.c|ld(\.lld)? .*-T).* -o", line)]
        kit.check(found and all(re.search(r" -lgcc -o|-libgcc-file-name", line)
                                for line in found), name, found)


def why_no_figures(machines):
    """Why the README's cannot be compared here, or nothing."""
    if kit.version("gcc")[:1] != (12,):
        return "they are of gcc 12, this is another"
    return "" if "i386" in machines else NO_I386


@functools.cache
def bench_size():
    return kit.run([kit.ROOT / "bench/size"], timeout=600).stdout


def sizes_of(way):
    """Of each machine, what bench/size prints in a line."""
    return [re.findall(r"(\d+) +[\d.]+x", line)
            for line in bench_size().splitlines() if line.startswith(way + " ")]


@kit.promise
def readme_sizes_of_gcc_12_are_what_its_commands_make():
    if reason := why_no_figures(kit.MADE):
        return kit.skip(reason)
    commands = next(text for text in COMMANDS if "-m32" in text)
    for width, size in zip(("-m32", "-m64"), re.search(
            r"That is a file of (\d+) bytes, and of (\d+)", LINKING).groups()):
        program, made = typed(commands.replace("-m32", width))
        kit.check(made.returncode == 0
                  and program.stat().st_size == int(size), width, made.stderr)


@kit.promise
def readme_table_of_gcc_12_is_what_bench_size_prints():
    if reason := why_no_figures(kit.NATIVE):
        return kit.skip(reason)
    rows = dict(re.findall(r"^\| (by hand|ring3)\b[^|]*\|(.*)\|$", README,
                           re.M))
    for ours, theirs in (("by hand", "by hand, ring3.ld"),
                         ("ring3", "ring3, gcc")):
        claimed = [cell.strip() for cell in rows[ours].split("|")]
        made = [" / ".join(pair) for pair in zip(*sizes_of(theirs)[::-1])]
        kit.check(made == claimed, ours, f"{claimed}\n{made}")


@kit.promise
def bench_size_prints_nasm_with_ring3_no_larger_than_plain():
    if "i386" not in kit.NATIVE:
        return kit.skip(NO_I386)
    ours, theirs = ([int(size) for line in sizes_of(way) for size in line]
                    for way in ("ring3, NASM", "plain NASM"))
    kit.check(len(ours) == len(theirs) == 8
              and all(a <= b for a, b in zip(ours, theirs)),
              detail=bench_size())


@kit.promise
def readme_names_only_what_exists():
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    paths = re.findall(r"`((?:src|include|examples|docs|script)/[\w./-]*)`",
                       README)
    missing = [path for path in links + paths
               if not (kit.ROOT / path).exists()]
    kit.check(links and paths and not missing, detail=missing)


kit.main()
