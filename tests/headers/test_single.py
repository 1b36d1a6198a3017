#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""ring3-single.h, as script/vendor --single makes it, is all headers in one:
alone, in every language, and in the place of those that the examples include.
Or it is some of them."""
import functools
import itertools
import re
import shutil
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

CXX = {"gcc": "g++", "clang": "clang++"}
APART = ["start", "mem", "restorer", "vfork", "clone", "start_full"]
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


@functools.cache
def single(*subjects):
    """The header of these subjects, in a folder of its own."""
    header = kit.SCRATCH / " ".join(["of", *subjects]) / "ring3-single.h"
    made = kit.run([kit.ROOT / "script/vendor", "--single", header, *subjects])
    assert made.returncode == 0, made
    return header


def alone(name, text, *subjects):
    """A source beside the header, where nothing else can be read."""
    return kit.scratch(single(*subjects).parent / f"{name}.c", text)


def outcome(program, words, *arguments):
    """Of the program that a compiler makes, or of the compiler."""
    made = kit.run([*words, "-o", kit.SCRATCH / program])
    return made if made.returncode \
        else kit.run([kit.SCRATCH / program, *arguments])


@kit.promise
def licence_and_version_stand_on_top():
    text = single().read_text()[:3000]
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
    shutil.copy(single(), place)
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


CORE = """#define RING3_WITH_START
#include "ring3-single.h"
int main(void)
{
#ifdef EPOLLIN
    return 1;
#endif
    return ring3_write_all(1, "core\\n", 5) || sys_getpid() < 1;
}
"""


@kit.promise
def some_subjects_come_with_what_they_include_and_nothing_else():
    source = alone("core", CORE, "process", "io", "start")
    for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
        done = outcome(f"core {cc} {machine}", [
            cc, kit.WIDTH[machine], "-Os", "-ffreestanding", "-nostdlib",
            "-static", "-fno-pie", "-fno-stack-protector", *kit.WARN, source])
        kit.check(done.stdout == "core\n" and done.returncode == 0,
                  f"{cc} {machine}", done)
    text, whole = source.with_name("ring3-single.h").read_text(), \
        single().read_text()
    kit.check(len(text) < len(whole) / 5, "it is small", len(text))
    kit.check("--single FILE process io start\n" in text[:400]
              and re.findall("RING3_WITH_[A-Z_]+(?= +[_a-z])", text)
              == ["RING3_WITH_START"], "its top says how to make and use it",
              text[:1000])


@kit.promise
def each_subject_can_be_alone():
    def complaint(subject):
        header = kit.SCRATCH / f"{subject}.h"
        made = kit.run([kit.ROOT / "script/vendor", "--single", header,
                        subject])
        return made.stderr or not header.exists()
    subjects = [path.stem for path in (kit.ROOT / "include/ring3").glob("*.h")]
    wrong = [(name, said) for name, said in zip(
        subjects, kit.in_parallel(complaint, subjects)) if said]
    kit.check(len(subjects) > 50 and not wrong, detail=wrong)


@kit.promise
def a_target_has_what_the_subjects_call():
    """What it has no number for compiles while nothing calls it, and is one
    error where something does."""
    target = kit.scratch("target.h", "#define RING3_BITS 32\n"
                         "#define RING3_VECTOR 0x30\n#define NR_write 6\n"
                         "#define NR_exit 1\n")
    header = kit.SCRATCH / "for a target.h"
    made = kit.run([kit.ROOT / "script/vendor", "--target", target, "--single",
                    header, "process", "io", "start"])
    kit.check(made.returncode == 0 and "with cc: -m32\n" in made.stdout,
              "vendor", made)
    text = header.read_text()
    kit.check("RING3_LACKS_fork\n" in text and "RING3_LACKS_exit_group" in text
              and "LACKS_epoll_wait" not in text, "what is lacking")
    for case, call in ("no", ""), ("one", "sys_fork();"):
        source = kit.scratch("lacking.c", '#include "for a target.h"\n'
                             f"int main(void) {{ {call} return 0; }}\n")
        made = kit.run(["gcc", "-m32", "-ffreestanding", "-c", source,
                        f'-DRING3_TARGET="{target}"', "-o", source.with_suffix(
                            ".o")])
        kit.check(made.stderr.count(": error: ") == (case == "one")
                  and ("has no call fork" in made.stderr) == (case == "one"),
                  f"{case} call that is lacking", made.stderr)


@kit.promise
def msan_is_there_for_who_asks():
    kit.check("RING3_WITH_MSAN" not in single().read_text(), "not unasked")
    text = single("all", "msan").read_text()
    kit.check("#ifdef RING3_WITH_MSAN\n" in text and "sys_epoll_wait" in text,
              "all and msan")


kit.main()
