#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""ring3-single.h is all headers in one: alone, in every language, and in the
place of those that the examples include."""
import itertools
import re

import kit

SINGLE = kit.ROOT / "include/ring3-single.h"
CXX = {"gcc": "g++", "clang": "clang++"}
text = SINGLE.read_text()
licence = (kit.ROOT / "LICENSE").read_text().split()
head = re.sub(r"^ \*", "", text[:3000], flags=re.M).split()
version = re.search(r"version: '(.*)'", (kit.ROOT / "meson.build").read_text())
kit.check(" ".join(licence) in " ".join(head)
          and f"ring3 {version[1]}:" in text[:300],
          "single_header_has_the_licence_and_the_version_on_top")

# Nothing else is read, wherever it is put.
alone = kit.SCRATCH / "one file"
alone.mkdir()
(alone / "ring3-single.h").write_text(text)
everything = "".join(f"#define RING3_WITH_{name}\n" for name in
                     ("START", "MEM", "RESTORER", "VFORK", "CLONE", "MSAN"))
source = kit.scratch("single.c", everything + '#include "ring3-single.h"\n'
                     "int main(void) { return sys_getpid() < 1; }\n")
flags = ["-ffreestanding", "-nostdlib", "-static", "-fno-pie",
         "-fno-stack-protector", f"-I{alone}"]
for cc, machine, language in itertools.product(
        kit.COMPILERS, kit.MACHINES, ["c99", "c2x", "c++11", "c++2b"]):
    compiler = CXX[cc] if "++" in language else cc
    program = kit.SCRATCH / "single"
    program.unlink(missing_ok=True)
    made = kit.run([compiler, kit.WIDTH[machine], f"-std={language}", "-Os",
                    *flags, *kit.WARN, "-x", "c++" if "++" in language
                    else "c", source, "-o", program])
    status = kit.run([program]).returncode if program.exists() else made.stderr
    kit.check(status == 0, f"{compiler}_{machine}_{language}_single_header_"
              "is_clean_and_works", status)

source = kit.scratch("full.c", """#define RING3_WITH_START_FULL
#include "ring3-single.h"
static volatile int begun;
__attribute__((constructor)) static void begin(void) { begun = 42; }
int main(void) { return begun; }
""")
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    program = kit.SCRATCH / "full"
    program.unlink(missing_ok=True)
    made = kit.run([cc, kit.WIDTH[machine], "-Os", "-ffreestanding",
                    "-nostdlib", "-static-pie", "-fPIE", f"-I{alone}",
                    "-fstack-protector-all", *kit.WARN, source, "-o", program])
    status = kit.run([program]).returncode if program.exists() else made.stderr
    kit.check(status == 42, f"{cc}_{machine}_single_header_has_the_fuller_"
              "start", status)

# The examples with headers that only read this one.
place = kit.SCRATCH / "forwarding"
(place / "ring3").mkdir(parents=True)
(place / "ring3-single.h").write_text(text)
(place / "ring3.h").write_text('#include "ring3-single.h"\n')
for path in (kit.ROOT / "include/ring3").glob("*.h"):
    apart = path.stem in ("start", "start_full", "mem", "restorer", "vfork",
                          "clone", "msan")
    (place / "ring3" / path.name).write_text(
        (f"#define RING3_WITH_{path.stem.upper()}\n" if apart else "")
        + '#include "../ring3-single.h"\n')
WANTED = {"hello": ([], "Hello, world\n"), "echo": (["a", "b"], "a b\n"),
          "wait": ([], "Child process exiting\nParent process exiting\n"),
          "exec": (["echo", "x"], "x\nexited 0\n"),
          "shell": (["-c", "echo a | cat; echo $?"], "a\n0\n")}
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    bare = [flag for flag in kit.BARE if not flag.startswith("-I")]
    for name, (words, output) in WANTED.items():
        program = kit.SCRATCH / name
        program.unlink(missing_ok=True)
        made = kit.run([cc, kit.WIDTH[machine], "-Os", *bare, f"-I{place}",
                        kit.ROOT / f"examples/{name}.c", "-o", program])
        said = kit.run([program, *words]).stdout if program.exists() \
            else made.stderr
        kit.check(said == output, f"{cc}_{machine}_{name}_is_made_of_the_"
                  "single_header", said[:1500])

kit.done()
