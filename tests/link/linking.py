# SPDX-License-Identifier: 0BSD
"""linking.py - programs for the linker, and how they are linked"""
import pathlib
import shutil
import tempfile
from itertools import product

import kit

HELLO = kit.ROOT / "examples/hello.c"
HELLO_SAYS = "Hello, world\n"
LINKERS = ["ld"] + ["lld"] * bool(shutil.which("ld.lld"))
# What the words of a case mean to a compiler, where it is not what they say.
FLAGS = {
    "": [], "ld": [], "lld": ["-fuse-ld=lld"], "plain": kit.PLAIN,
    "ring3.ld": kit.SCRIPT,
    "ring3-data.ld": ["-T", str(kit.ROOT / "src/ring3-data.ld")],
    "ring3-check.ld": [str(kit.ROOT / "src/ring3-check.ld")],
    "ring3-text.ld": ["-T", str(kit.ROOT / "src/ring3-text.ld")],
    "gc": ["-ffunction-sections", "-Wl,--gc-sections"],
    "ld, packed": ["-Wl,-z,pack-relative-relocs"],
    "lld, packed": ["-fuse-ld=lld", "-Wl,--pack-dyn-relocs=relr"],
}
ONE_SEGMENT = [("LOAD", "R E"), ("GNU_STACK", "RW ")]
TWO_SEGMENTS = [("LOAD", "R E"), ("LOAD", "RW "), ("GNU_STACK", "RW ")]

# A program with globals that it writes to, and with everything else a program
# may have: constants that want to be aligned, unused functions, zeroes.
GLOBALS = """#include <ring3/io.h>
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
"""
# Constants with addresses in them are no globals that are written to, where
# nothing relocates them.
TABLES = """#include <ring3/start.h>
static const char *const words[] = {"a", "bc", "def"};
int main(int argc, char **argv)
{
    (void)argv;
    return words[argc + 1][2] - words[argc][1] + 39;
}
"""
CONSTRUCTORS = """#include <ring3/io.h>
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
"""
IFUNC = """#include <ring3/START>
static int impl(void) { return 42; }
static int (*resolve(void))(void)
{
    int (*one)(void) = impl;

    __asm__("" : "+r"(one));    /* clang 19 would know which */
    return one;
}
int chosen(void) __attribute__((ifunc("resolve")));
"""
IFUNCS = {
    "call": IFUNC + "int main(void) { return chosen(); }\n",
    "table": IFUNC + """int (*const table[])(void) = {impl, chosen};
int main(int argc, char **argv) { return table[argc] == impl && argv[0]; }
"""}
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
# Written to, in sections that no script names: what the assembler reads, and
# what main then makes of the first word there.
WRITTEN = {
    name: (f'.pushsection {section}; here: {what}; .popsection', makes)
    for name, section, what, makes in (
        ("counters", 'counters,"aw"', ".long 41", 42),
        ("dotted", '.my.counters,"aw"', ".long 41", 42),
        ("linkonce", '.gnu.linkonce.d.x,"aw"', ".long 41", 42),
        ("named as constants", '.rodata.mine,"aw"', ".long 41", 42),
        ("named as code", '.text.mine,"aw"', ".long 41", 42),
        ("large", '.ldata,"aw"', ".long 41", 42),
        ("zeroes", 'zeroes,"aw",@nobits', ".zero 5000", 1),
        ("large zeroes", '.lbss,"aw",@nobits', ".zero 5000", 1),
        ("kept", 'kept,"awG",@progbits,group,comdat', ".long 41", 42))}
NAMED = """#include <ring3/io.h>
#include <ring3/start.h>
__asm__("TEXT");
extern volatile int here[];
int main(void) { return ++here[0]; }
"""
# A registry, found by the names that linkers make of its section's.
REGISTRY = """#include <ring3/start.h>
#define LISTED __attribute__((__used__, __section__("listed")))
static QUALIFIER int first LISTED = 40, second LISTED = 2;
extern QUALIFIER int __start_listed[], __stop_listed[];
__attribute__((__noinline__, __section__("sums"))) int sum(void);
int sum(void)
{
    QUALIFIER int *each;
    int all = 0;

    for (each = __start_listed; each < __stop_listed; each++)
        all += *each;
    return all;
}
int main(void) { return sum(); }
"""
NO_I386 = "no 32-bit execution here"
MEM_H = "#include <ring3/start.h>\n#include <ring3/mem.h>"


def link(compiler, machine, source, *words):
    """The program, of a file or a text, and how the compiler ended."""
    place = pathlib.Path(tempfile.mkdtemp(dir=kit.SCRATCH))
    if isinstance(source, str):
        (place / "program.c").write_text(source)
        source = place / "program.c"
    flags = [flag for word in words for flag in FLAGS.get(word, [word])]
    return place / "program", kit.run(
        [compiler, kit.WIDTH[machine], *kit.BARE, source, *flags, "-o",
         place / "program"])


def run(compiler, machine, *words):
    """As link(), and how the program ended, if there is one that runs here."""
    program, made = link(compiler, machine, *words)
    if made.returncode == 0 and machine in kit.MACHINES:
        return program, kit.run([program])
    return program, made


def refused(compiler, machine, *words, told):
    """Whether link() fails with these words."""
    _, made = link(compiler, machine, *words)
    return made.returncode and told in made.stderr, made


def each(look, *words):
    """Of every combination of the words look() says whether the promise is
    kept, and what was run."""
    kit.judge(look, list(product(*words)))
