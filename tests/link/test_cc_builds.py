#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""bin/ring3-cc to who thinks that it is a compiler: build systems, the
compiler's own options, names of files, and bad days."""
import re
import shlex
import shutil
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit
from cc import (CC, HELLO, HI, TOOLS, WORK, bytes_of, cc, each, environment,
                fresh, tool, works)
from kit import judge

# A namespace of processes: what starts itself for ever ends with it.
ALONE = "timeout -s KILL 30 " + "unshare -pf --kill-child " * (
    not kit.run(["unshare", "-pf", "true"]).returncode)
FIVE = "section .text\nglobal five\nfive: mov eax, 5\nretn\n"


def files(**named):
    """A new folder with these; _ is the dot."""
    here = fresh("project ")
    here.mkdir()
    for name, text in named.items():
        (here / name.replace("_", ".", 1)).write_text(text)
    return here


def run(here, command, **more):
    """As in a shell where ring3-cc is installed."""
    return kit.run(["sh", "-ec", command], cwd=here, timeout=120, env={
        **environment(PATH=f"{CC.parent}:{TOOLS}"), **more})


PROJECT = {"main_c": '#include <ring3/start.h>\n#include "part.h"\n'
           "int main(void) { return part() + PART; }\n",
           "part_c": '#include "part.h"\nint part(void) { return 40; }\n',
           "part_h": "#define PART 2\nint part(void);\n",
           "Makefile_in": """CFLAGS = -MMD
program: main.o part.o ; $(CC) $(CFLAGS) -o $@ main.o part.o
-include main.d part.d
""", "configure_ac": "AC_INIT([x], [1])\nAC_PROG_CC\nAC_CHECK_SIZEOF([long])\n"
           "AC_CONFIG_FILES([Makefile])\nAC_OUTPUT\n",
           "CMakeLists_txt": "cmake_minimum_required(VERSION 3.13)\n"
           "project(x C)\nadd_executable(program main.c part.c)\n",
           "meson_build": "project('x', 'c')\n"
           "executable('program', 'main.c', 'part.c')\n"}
SYSTEMS = {
    "make": "make -f Makefile.in CC='@'",
    "make, CC in the environment": "CC='@' make -f Makefile.in",
    "autoconf": "[ -f configure ] || autoconf; CC='@' ./configure "
                "--host=x86_64-linux-gnu; make CC='@'",
    "cmake": "[ -d b ] || CC='@' cmake -B b; make -C b",
    "cmake, ninja, response files": "[ -d b ] || CC='@' cmake -G Ninja -B b "
    "-DCMAKE_NINJA_FORCE_RESPONSE_FILE=1; ninja -C b",
    "meson": "[ -d b ] || CC='@' meson setup b; ninja -C b",
    "ccache": "export CCACHE_DIR=$PWD/cache; m='make -f Makefile.in'; "
              "$m CC='ccache @'; rm *.o program; $m CC='ccache @'; "
              "ccache -s | grep 'Hits: *[2-9]'"}


@each([(system, *mode) for system in SYSTEMS
       for mode in ([], ["--static-pie"])], turns=True)
def a_build_system_takes_it_for_a_compiler(compiler, machine, system, *mode):
    name = system.partition(",")[0]
    if not shutil.which(name):
        return f"install the package {name}"
    here, said = files(**PROJECT), ""
    words = " ".join(["ring3-cc", kit.WIDTH[machine], *mode])
    # Built, and again when a header has changed.
    for value in 2, 3:
        (here / "part.h").write_text(f"#define PART {value}\nint part(void);\n")
        made = run(here, SYSTEMS[system].replace("@", words),
                   RING3_CC=compiler)
        found = [kit.run([program]).returncode
                 for program in here.glob("**/program")]
        if made.returncode or found != [40 + value]:
            said += f"{value}: {found}\n{made.stdout}{made.stderr}"
    return not said, said


# Who calls whom: what the sentence has; "" for a program, None for either.
tool("mycc", 'exec ring3-cc "$@"\n')
(WORK / "tools/ourcc").symlink_to(CC)
(WORK / "tools/a").mkdir()
(WORK / "tools/a/ring3-cc").symlink_to(CC)
LINK = kit.ROOT / "src/link"
ROUND = {setting: wanted for wanted, settings in {
    "RING3_CC": "CC=mycc|CC=ourcc|RING3_CC=ring3-cc|RING3_CC=ourcc|"
    "RING3_CC='nice mycc'",
    "": f"CC=ring3-cc|CC='ring3-cc -m32'|CC='{CC}'|CC='ccache ring3-cc'|"
    "CC='nice ring3-cc -O2'|CC='gcc -O2 -g'|RING3_CC='gcc -O2 -g'|PATH=tools/a:"
    f"$PATH|COMPILER_PATH='{LINK}'|CC=clang COMPILER_PATH='{LINK}'",
    "exclude each other": "CC='gcc --tiny --debug'",
    None: f"PATH='{LINK}':$PATH|CC=clang PATH='{LINK}':$PATH"
}.items() for setting in settings.split("|")}


@kit.promise
def what_would_call_itself_ends_with_a_sentence():
    def look(setting):
        out, wanted = fresh(), ROUND[setting]
        made = run(WORK, f"export {setting}; {ALONE}ring3-cc '{HELLO}' -o "
                   f"'{out}'")
        passed, said = works(out, made, 0, HI)
        return (wanted != "RING3_CC" if passed else wanted != ""
                and made.returncode == 1
                and re.match(f"ring3-cc: .*{wanted or ''}", made.stderr), said)

    judge(look, [(setting,) for setting in ROUND])


# What the compiler itself does with these it does through ring3-cc.
OWN = """\
-v| --version| -dumpmachine| -dumpversion| -dumpfullversion| -print-file-name=x
-print-file-name=libgcc.a| -print-libgcc-file-name| -print-prog-name=as
-print-search-dirs| -print-multi-lib| -print-sysroot
-no-canonical-prefixes -dumpmachine| --target-help| --help=target| -E a.c
-E -P a.c -o e.i| -S b.c| -S -o - b.c| -M a.c| -MM a.c| -MD -MF d -c a.c
-MMD -MT x.o -c a.c| -MMD -MP -c a.c| -MMD -MQ $x -c a.c| -MF d a.c| -MMD a.c
-fsyntax-only a.c| -fsyntax-only -x c -| -x c -| -c -x c - -o a.o| -| -c -
-x assembler-with-cpp -c s.S| -x c++ -c b.c| -x none b.c a.c| -x nonsense a.c
@words| @missing| --config words b.c| -dumpdir d- a.c| -dumpbase d a.c
-c a.c b.c| -c a.c b.c -o x.o| -c missing.c| missing.c| a.c b.c| a.c missing.c
missing.o| -c missing.nasm| -c /dev/null| -c h.h| a.c h.h| -c words
--no-such-option a.c| -fno-such-option -c a.c| -Wno-such-warning -c a.c
-O9x a.c| -Wall -c warn.c| -Wall warn.c| -Wall -Werror -c warn.c
-Wall -Werror warn.c| -fdiagnostics-color=always -Wall warn.c| -w warn.c
-Wp,-DA=9 -c a.c| -DA=1 -UA -c a.c| -I missing -c a.c| -I| -o| -c a.c -o
-Xlinker| -L missing a.c| -include missing.h -c a.c| -include h.h -c b.c| -O2
''| '' a.c| -undef -E -P a.c| -std=c89 -pedantic -c std.c
-std=c89 -pedantic-errors -c std.c| -std=c99 std.c| a.c -o missing/x
-c a.c -o missing/x| a.c -o dir| -c a.c -o dir| a.c -o dir/x| -c b.c -o a.c
a.c -o a.c| -c a.c -o ./a.c| -march=nonsense -c a.c| --param x=1 a.c
-Wl,--version| -Wl,--version a.c| -Wl,-v a.c| -Wl,-Map=m a.c| -Xlinker --version
-Wl,--print-sysroot a.c| -Wl,--no-such a.c| -lmissing a.c| -l missing a.c
-T missing.ld a.c| -Wa,--version -c b.c| -Wa,--bad -c b.c| -r b.c -o r.o
-save-temps a.c| -save-temps=obj -c a.c -o dir/x.o| -time -c a.c| -pipe a.c
-gsplit-dwarf -c a.c| -gsplit-dwarf a.c| -fsanitize=nonsense -c a.c| -H -c a.c
-wrapper env -c a.c| -fsanitize=address -c a.c| -fuse-ld=lld a.c
-static -s a.c"""
# Names that are made up, where ours are, what glibc and -O0 add.
MADE_UP = re.compile(r"\bcc\w{6}\b|\w+-[0-9a-f]{6}\b|\S*/(?=ld: )|"
                     r" \S+predef.h|\b\d\.\d\d\b")
OURS = re.compile(r"/src/link/|/ld -plugin|^(programs|libraries): |^\t|^\.L|"
                  r"^# .*(predef|<command-line|<built-in)|"
                  r"have you installed the static")


@kit.promise
def other_options_are_the_compilers_own():
    def look(compiler, line):
        found = []
        for command in compiler, CC:
            here = files(
                a_c='#include "h.h"\nint main(void) { return A; }\n',
                b_c="int b(void);\nint b(void) { return 2; }\n",
                h_h="#ifndef A\n#define A 3\n#endif\n",
                s_S='five: mov $5, %eax\n',
                warn_c="int main(void) { int unused; return 0; }\n",
                std_c="int main(void) { for (int i = 0; i;); return 0; }\n",
                words="-c a.c -DA=7\n")
            (here / "dir").mkdir()
            ran = kit.run([command, *shlex.split(line)], cwd=here,
                          env=environment(CC=compiler),
                          input="int main(void) { return 0; }\n")
            said = [[MADE_UP.sub("", each) for each in text.splitlines()
                     if not OURS.search(each)]
                    for text in (ran.stdout, ran.stderr)]
            found.append((ran.returncode, *said, sorted(
                path.name for path in here.rglob("*"))))
        return found[0] == found[1], f"{found[0]}\n{found[1]}"

    judge(look, [(compiler, line.strip()) for compiler in kit.COMPILERS
                 for line in OWN.replace("\n", "|").split("|")])


NAMES = ["two words", "it's", '"q"', "$HOME", "$(x)", "`x`", "a;b", "a|b",
         "a&b", "a*", "a?", "a\nb", "a\tb", "a\\b", "a\\", "-x", "a%s", "a#b",
         "@a", "na\u00efve", "a=b", "a:b", "a!b", "~", "(a)", "{a,b}", "[a]",
         "<a>", "a,b", " a ", "^a"]


@each([(name, way) for name in NAMES for way in (
    "make it", "-c", "TMPDIR", "RING3_PREFIX", "@file", "all")], turns=True)
def a_name_is_never_more_than_a_name(compiler, machine, name, way):
    if "%" in name and compiler == "clang" and way in ("TMPDIR", "all"):
        return "clang itself takes % in TMPDIR for a pattern"
    top = fresh("names")
    (top / name).mkdir(parents=True)
    (top / name / name).symlink_to(kit.ROOT)
    more = {what: str(path) for what, path in {
        "TMPDIR": top / name, "RING3_PREFIX": top / name / name}.items()
            if way in (what, "all")}
    c, asm, out, one, two = (f"./{name}/{name}{end}" for end in (
        ".c", ".asm", ".out", ".c.o", ".o"))
    (top / c).write_text("int five(void);\nint main(void) { return five(); }\n")
    (top / asm).write_text(FIVE)
    mode = ["-g0", "--tiny", "--static-pie"][len(name) % 3]
    for words in [["-c", c, "-o", one], ["-c", asm, "-o", two],
                  [one, two, "-o", out]] if way == "-c" else [
                      [c, asm, "-o", out]]:
        words += [kit.WIDTH[machine], mode]
        if way in ("@file", "all"):
            (top / "file").write_text("\n".join(
                re.sub(r"(\W)", r"\\\1", word) for word in words))
            words = ["@file"]
        made = cc(*words, compiler=compiler, cwd=top, **more)
        if made.returncode or made.stdout + made.stderr:
            break
    # gcc itself leaves this one, where the name has a =.
    left = [path.name for path in (top / name).iterdir()
            if not path.name.startswith(name) and path.suffix != ".res"]
    passed, said = works(top / out, made, 5)
    return passed and not left, f"{said} {left}"


# NASM's dependency files, under every spelling, read by make.
DEPENDS = {"-MD -c x.asm": ("x.d", "x.o"),
           "-MMD -MF d.d -MT obj/x.o -c x.asm": ("d.d", "obj/x.o"),
           "-MD -MF 'd d' -MQ '$x' -c x.asm -o o.o": ("d d", "$$x"),
           "-MMD -c x.asm -o 'o o.o'": ("o o.d", "o\\ o.o"),
           "-MD main.c x.asm -o p": ("p-x.d", "p"),
           "-MD -c main.c x.asm": ("x.d", "x.o"),
           "-MD -MP -MFj.d -MTt.o -c x.asm": ("j.d", "t.o")}


@each([(line,) for line in DEPENDS], turns=True)
def nasm_gets_g_and_tells_what_it_includes(compiler, machine, line):
    file, target = DEPENDS[line]
    here = files(x_asm=f'%include "ring3.inc"\n%include "in c.inc"\n{FIVE}',
                 main_c="int main(void) { return 0; }\n")
    (here / "in").mkdir()
    (here / "in/in c.inc").write_text("%define X 1\n")
    made = cc(kit.WIDTH[machine], "-g", "-Iin/", *shlex.split(line), cwd=here,
              compiler=compiler)
    said = bytes_of(here / file).decode().replace("\\\n", "")
    return (not made.returncode + len(made.stderr)
            and said.startswith(f"{target} : ") and " x.asm " in f"{said} "
            and "ring3.inc" in said and "in/in\\ c.inc" in said
            and "/ring3-cc" not in said and any(
                b".debug_line" in bytes_of(path) for path in here.rglob("*")
                if path.is_file()), f"{made.stderr}{said}")


@each([[], ["--tiny"], ["-fuse-ld=lld"]])
def what_the_linker_writes_names_the_output(compiler, machine, *mode):
    here = files(b_c="int main(void) { return 0; }\n")
    out, said = "a & b\\1", ""
    made = cc(kit.WIDTH[machine], *mode, "b.c", "-o", out, cwd=here,
              *(f"-Wl,{word}" for word in ("--dependency-file=d", "-Map=m")))
    found = [(here / name).read_text() for name in "dm"]
    return (not made.stderr and found[0].startswith(f"{out}:")
            and "ring3-cc." not in found[0] and "/.ring3-cc" not in found[1],
            (made.stderr, *found))


@each([[], ["--tiny"], ["--static-pie"]])
def twenty_at_once_in_one_folder_do_not_meet(compiler, machine, *mode):
    here = files(**PROJECT, five_asm=FIVE)
    words = " ".join([kit.WIDTH[machine], *mode, "main.c part.c five.asm"])
    made = run(here, "for n in 0 1 2 3 4 5 6 7 8 9; do for out in same own$n; "
               f"do ring3-cc {words} -o $out & done; done; wait", CC=compiler)
    found = {path.name: kit.run([path]).returncode
             for path in here.iterdir() if "." not in path.name}
    return (not made.stderr and len(list(here.iterdir())) == len(PROJECT) + 12
            and set(found.values()) == {42}, f"{made.stderr} {found}")


INTERRUPT = 'ls "$TMPDIR" > seen; kill -s "$SIGNAL" 0; exec sleep 300\n'
tool("slow-ld", INTERRUPT)
tool("compiling", """case $* in -v|-print*|*' -E '*) exec $REAL "$@";; esac
""" + INTERRUPT)
tool("linking", """case $* in *-print-prog-name=*) echo slow-ld; exit;; esac
exec $REAL "$@"
""")


@kit.promise
def an_interrupted_build_leaves_nothing():
    def look(tool, compiler, name):
        here = files(x_asm=FIVE, program="old")
        (here / "temporary").mkdir()
        # What is ignored here, as by nohup or &, no shell can trap.
        made = run(here, f"exec setsid env --default-signal={name} ring3-cc "
                   f"'{HELLO}' x.asm -o program", CC=tool, REAL=compiler,
                   SIGNAL=name, TMPDIR=str(here / "temporary"))
        # clang itself leaves its object.
        left = {path.name for path in here.rglob("*")
                if not path.match("temporary/hello-*.o")}
        return (made.returncode and b"ring3-cc" in bytes_of(here / "seen")
                and left - {"program"} == {"seen", "temporary", "x.asm"}
                and bytes_of(here / "program") in (b"old", b""),
                f"{made} {left}")

    judge(look, [(tool, compiler, name) for compiler in kit.COMPILERS
                 for tool in ("compiling", "linking")
                 for name in ("INT", "TERM", "HUP")])


@each([[], ["--tiny"]])
def an_output_that_is_no_file_is_written_into(compiler, machine, *mode):
    # Open for both, so that nobody waits for the other.
    made = run(files(), f"""mkfifo p; exec 3<>p
        ring3-cc {" ".join([kit.WIDTH[machine], *mode])} '{HELLO}' -o p
        timeout 1 head -c 4 <&3; [ -p p ]""", CC=compiler)
    return made.returncode == 0 and made.stdout == "\x7fELF", made


@each([[], ["--tiny"], ["--static-pie"], ["-c"]])
def a_full_disk_leaves_the_old_output_or_nothing(compiler, machine, *flags):
    here = files(big_c="const char big[300000] = {1};\n"
                 "int main(int argc, char **argv) { return big[argc]; }\n")
    words = " ".join([kit.WIDTH[machine], *flags])
    made = run(here, f"""mkdir disk; exec unshare -m sh -c '
        mount --make-rprivate / && mount -t tmpfs -o size=64k none disk ||
            exit 99
        echo old > disk/out
        ring3-cc {words} big.c -o disk/out; status=$?
        ls -A disk; cat disk/out; exit $status'""", CC=compiler)
    if made.returncode == 99 or "unshare: " in made.stderr:
        return "no file system can be mounted here"
    return (made.returncode not in (0, 126, 127)
            and made.stdout in ("out\nold\n", ""), made.stdout + made.stderr)


kit.main()
