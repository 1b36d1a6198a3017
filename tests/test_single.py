#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""ring3-single.h is all headers in one: alone, in every language, and in the
place of those that the examples include."""
import itertools
import re
import shutil

import kit

SINGLE = kit.ROOT / "include/ring3-single.h"
CXX = {"gcc": "g++", "clang": "clang++"}
APART = ["start", "mem", "restorer", "vfork", "clone", "msan", "start_full"]
EVERYTHING = "".join(f"#define RING3_WITH_{name.upper()}\n"
                     for name in APART[:-1]) + """#include "ring3-single.h"
int main(void) { return sys_getpid() < 1; }
"""
FULL = """#define RING3_WITH_START_FULL
#include "ring3-single.h"
static volatile int begun;
__attribute__((constructor)) static void begin(void) { begun = 42; }
int main(void) { return begun; }
"""
EXAMPLES = {"hello": ([], "Hello, world\n"), "echo": (["a", "b"], "a b\n"),
            "wait": ([], "Child process exiting\nParent process exiting\n"),
            "exec": (["echo", "x"], "x\nexited 0\n"),
            "shell": (["-c", "echo a | cat; echo $?"], "a\n0\n")}


def alone(name, text):
    """A source beside the header, where nothing else can be read."""
    place = kit.SCRATCH / f"only {name}"
    place.mkdir()
    shutil.copy(SINGLE, place)
    return kit.scratch(place / f"{name}.c", text)


def outcome(program, words, *arguments):
    """Of the program that a compiler makes, or of the compiler."""
    made = kit.run([*words, "-o", kit.SCRATCH / program])
    return made if made.returncode \
        else kit.run([kit.SCRATCH / program, *arguments])


@kit.promise
def licence_and_version_stand_on_top():
    text = SINGLE.read_text()[:3000]
    licence = (kit.ROOT / "LICENSE").read_text().split()
    head = re.sub(r"^ \*", "", text, flags=re.M).split()
    version = re.search(r"version: '(.*)'",
                        (kit.ROOT / "meson.build").read_text())
    kit.check(" ".join(licence) in " ".join(head)
              and f"ring3 {version[1]}:" in text[:300], detail=text)


@kit.promise
def it_is_clean_alone_and_works():
    source = alone("everything", EVERYTHING)
    for cc, machine, language in itertools.product(
            kit.COMPILERS, kit.MACHINES, ["c99", "c2x", "c++11", "c++2b"]):
        kind, compiler = ("c++", CXX[cc]) if "++" in language else ("c", cc)
        at = f"{compiler} {machine} {language}"
        done = outcome(f"everything {at}", [
            compiler, kit.WIDTH[machine], f"-std={language}", "-Os",
            "-ffreestanding", "-nostdlib", "-static", "-fno-pie",
            "-fno-stack-protector", *kit.WARN, "-x", kind, source])
        kit.check(done.returncode == 0, at, f"{done.returncode}\n{done.stderr}")


@kit.promise
def it_has_the_fuller_start():
    source = alone("full", FULL)
    for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
        done = outcome(f"full {cc} {machine}", [
            cc, kit.WIDTH[machine], "-Os", "-ffreestanding", "-nostdlib",
            "-static-pie", "-fPIE", "-fstack-protector-all", *kit.WARN, source])
        kit.check(done.returncode == 42, f"{cc} {machine}",
                  f"{done.returncode}\n{done.stderr}")


@kit.promise
def examples_are_made_of_it():
    # With headers that only read this one.
    place = kit.SCRATCH / "forwarding"
    (place / "ring3").mkdir(parents=True)
    shutil.copy(SINGLE, place)
    (place / "ring3.h").write_text('#include "ring3-single.h"\n')
    for path in (kit.ROOT / "include/ring3").glob("*.h"):
        (place / "ring3" / path.name).write_text(
            f"#define RING3_WITH_{path.stem.upper()}\n" * (path.stem in APART)
            + '#include "../ring3-single.h"\n')
    bare = [flag for flag in kit.BARE if not flag.startswith("-I")]
    for cc, machine, (name, (arguments, output)) in itertools.product(
            kit.COMPILERS, kit.MACHINES, EXAMPLES.items()):
        done = outcome(f"{name} {cc} {machine}", [
            cc, kit.WIDTH[machine], "-Os", *bare, f"-I{place}",
            kit.ROOT / f"examples/{name}.c"], *arguments)
        kit.check(done.stdout == output, f"{cc} {machine} {name}",
                  done.stdout + done.stderr)


kit.main()
