#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Copied into another tree, by script/vendor, the headers are what they were:
where there is no libc, in a kernel's flags, in C++, and beside an older copy.
And the copy is whole, of one version, or was not made."""
import functools
import itertools
import os
import re
import shutil
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

VENDOR = kit.ROOT / "script/vendor"
VERSION = "ring3 " + re.search(r"version: '(.*)'",
                               (kit.ROOT / "meson.build").read_text())[1]


def place(name):
    """A new empty folder, with a space in its path."""
    folder = kit.SCRATCH / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def vendor(*words, **options):
    options.setdefault("env", {name: value for name, value
                               in os.environ.items() if name != "CC"})
    # No shell can trap what it inherits ignored, as under nohup.
    return kit.run(["env", "--default-signal", VENDOR, *words], **options)


@functools.cache
def copied(*subjects):
    """A folder with a copy of these, which nobody may change."""
    folder = place("copy of " + " ".join(subjects))
    done = vendor(folder, *subjects)
    assert done.returncode == 0, done
    return folder


def copy(name, *subjects):
    """A copy of these for one promise, in a folder of this name."""
    return shutil.copytree(copied(*subjects), kit.SCRATCH / name)


def files(folder):
    return sorted(str(path.relative_to(folder))
                  for path in folder.rglob("*") if path.is_file())


def state(folder):
    """All that is in it, to see whether anything has changed."""
    return sorted((str(path), path.is_symlink() and os.readlink(path)
                   or path.is_file() and path.read_text())
                  for path in folder.rglob("*"))


def check(case, done, passed):
    kit.check(done.returncode == 0 and passed, case, done)


def refuses(case, folder, sentence, *words, **options):
    """It says why, in one sentence, and leaves the folder as it was."""
    before = state(folder)
    done = vendor(*words, **options)
    kit.check(done.returncode == 2 and sentence in done.stderr
              and done.stdout == "" and state(folder) == before,
              case, (done, set(state(folder)) ^ set(before)))


def with_cc(cc):
    return {"env": {**os.environ, "CC": str(cc)}}


@kit.promise
def a_subject_comes_with_what_it_includes_a_licence_and_a_version():
    tree = place("my os")
    done = vendor(tree, "io")
    wanted = sorted("ring3/" + name for name in [
        "LICENSE", "VERSION", "errno.h", "types.h", "io.h", "syscall.h",
        "seam/target.h", "seam/target/file.h", "seam/convention.h",
        "seam/compiler.h", "seam/missing.h", "seam/outline.h",
        "seam/gate.h"] + [
            f"arch/{arch}/{name}.h" for arch in kit.WIDTH
            for name in ("syscall", "nr")])
    kit.check(done.returncode == 0 and files(tree) == wanted, "files",
              (done, files(tree)))
    version = (tree / "ring3/VERSION").read_text()
    kit.check(version == VERSION + "\n" and (tree / "ring3/LICENSE")
              .read_text() == (kit.ROOT / "LICENSE").read_text(),
              "licence and version", version)


@kit.promise
def a_subject_is_added_to_a_copy():
    tree = copy("added to", "io")
    done = vendor(tree, "io", "process")
    check("process", done, (tree / "ring3/process.h").exists())
    done = vendor(tree, "start")
    check("start, with the linker scripts", done, not [
        name for name in ("ring3.ld", "ring3-data.ld")
        if (tree / "ring3" / name).read_text() !=
        (kit.ROOT / "src" / name).read_text()])


@kit.promise
def all_is_every_header():
    everything = place("every thing")
    done = vendor(everything, "all")
    check("", done, not [
        name for name in ["ring3.h", *(
            "ring3/" + name for name in files(kit.ROOT / "include/ring3")
            if name.endswith(".h"))] if not (everything / name).exists()])


@kit.promise
def it_can_be_called_again_and_through_a_link():
    everything = copy("called again", "all")
    before = state(everything)
    done = vendor(everything, "all", "io", "io")
    check("again", done, state(everything) == before)
    tree = copy("called through a link", "io")
    link = kit.SCRATCH / "a link"
    link.symlink_to(os.path.relpath(VENDOR, kit.SCRATCH))
    done = kit.run(["./a link", tree, "time"], cwd=kit.SCRATCH)
    check("through a link", done, (tree / "ring3/time.h").exists())


@kit.promise
def what_was_changed_is_not_lost_unasked():
    everything = copy("every thing, changed", "all")
    before = state(everything)
    for name in ("ring3/io.h", "ring3/LICENSE", "ring3/VERSION",
                 "ring3/ring3.ld", "ring3/arch/i386/nr.h", "ring3.h"):
        mine = everything / name
        mine.write_text(mine.read_text() + "/* mine */\n")
        refuses(f"{name} is kept", everything, "--force replaces all"
                if "VERSION" in name else
                f"{name} differs from {VERSION}: --force replaces it",
                everything, "all")
        done = vendor("--force", everything, "all")
        check(f"{name} is replaced by --force", done,
              state(everything) == before)
    tree = copy("one changed", "io", "process")
    mine = tree / "ring3/process.h"
    mine.write_text(mine.read_text() + "/* mine */\n")
    refuses("what is not asked for is kept", tree, "process.h differs", tree,
            "io")


@kit.promise
def one_header_that_was_changed_is_not_lost_unasked():
    folder = place("one header")
    for subjects in ["io"], ["process", "io"]:
        refused = ["--single", folder / "a b.h", *subjects]
        if (folder / "a b.h").exists():
            refuses("it is kept", folder, "a b.h differs from", *refused)
        done = vendor("--force", *refused)
        check("it is made, or replaced by --force", done,
              files(folder) == ["a b.h"])
        before = state(folder)
        check("it can be made again", vendor(*refused), state(folder) == before)


@kit.promise
def one_header_needs_python3_and_says_so():
    empty = place("without python3")
    tools = place("tools but python3")
    for name in os.listdir("/usr/bin"):
        if not name.startswith("python"):
            (tools / name).symlink_to(f"/usr/bin/{name}")
    env = {"env": {"PATH": str(tools)}}
    refuses("one header", empty, "--single needs python3", "--single",
            empty / "a.h", "io", **env)
    check("a copy does not", vendor(empty, "io", **env), files(empty))


@kit.promise
def a_link_is_replaced_and_what_it_leads_to_is_not():
    tree = copy("with a link", "io")
    header = tree / "ring3/io.h"
    outside = kit.scratch("outside.h", "/* elsewhere */\n")
    for case, target in (("a link", outside), ("a broken link", "nowhere")):
        header.unlink()
        header.symlink_to(target)
        refuses(f"{case} is kept", tree, "io.h differs", tree, "io")
        done = vendor("--force", tree, "io")
        check(f"{case} is replaced by --force", done,
              outside.read_text() == "/* elsewhere */\n"
              and not header.is_symlink() and header.exists())


@kit.promise
def one_folder_is_of_one_version():
    older = copy("older", "io", "process")
    (older / "ring3/VERSION").write_text("ring3 0.0.9\n")
    whole = (older / "ring3/process.h").read_text()
    (older / "ring3/process.h").write_text("#error from before\n")
    refuses("another is refused", older, "ring3 is ring3 0.0.9, this is "
            f"{VERSION}: --force replaces all of it", older, "io")
    (older / "ring3/gone.h").write_text("/* not any more */\n")
    refuses("a header of another alone is named", older,
            f"ring3/gone.h is not in {VERSION}: take it away",
            "--force", older, "io")
    (older / "ring3/gone.h").unlink()
    done = vendor("--force", older, "time")
    check("all is brought to this one by --force", done,
          (older / "ring3/VERSION").read_text() == VERSION + "\n"
          and (older / "ring3/process.h").read_text() == whole
          and (older / "ring3/time.h").exists())


@kit.promise
def ring3_h_is_kept_complete():
    umbrella = copy("umbrella", "all")
    for path in ("ring3/time.h", "ring3/msan.h"):
        (umbrella / path).unlink()
    done = vendor(umbrella, "io")
    check("", done, (umbrella / "ring3/time.h").exists())


@kit.promise
def a_folder_that_cannot_take_it_is_refused():
    own = kit.ROOT / "include"
    repository = place("repository")
    (repository / "ring3").symlink_to(own / "ring3")
    refuses("its own", own, "is ring3's own", own, "io")
    refuses("its own through a link", own, "is ring3's own", repository, "io")
    taken = place("taken")
    (taken / "ring3/io.h").mkdir(parents=True)
    refuses("a folder for a header", taken, "ring3/io.h is a folder",
            "--force", taken, "io")
    (taken / "ring3/io.h").rmdir()
    (taken / "ring3/arch").write_text("")
    refuses("a file for a folder below", taken, "ring3/arch is not a folder",
            "--force", taken, "io")
    (taken / "ring3/arch").unlink()
    (taken / "ring3").rmdir()
    (taken / "ring3").write_text("")
    refuses("a file for its folder", taken, "ring3 is not a folder",
            "--force", taken, "io")


@kit.promise
def a_mistake_is_told_before_anything_is_copied():
    empty = place("empty")
    for case, words, sentence in (
            ("nothing", [], "a folder and a subject are needed"),
            ("no subject", [empty], "a folder and a subject are needed"),
            ("an unknown subject", [empty, "io", "sockets"],
             "no subject sockets, but: all "),
            ("a part of a name", [empty, "."], "no subject ., but:"),
            ("a pattern", [empty, "i."], "no subject i., but:"),
            ("two subjects in one", [empty, "io\nprocess"],
             "no subject io\n"),
            ("a path", [empty, "arch/i386/nr"], "no subject arch/i386/nr,"),
            ("a part of the seam", [empty, "missing"], "no subject missing,"),
            ("an empty subject", [empty, ""], "no subject , but:"),
            ("a file for a folder", [VENDOR, "io"], "not a folder"),
            ("no file", ["--single"], "--single needs a file"),
            ("a folder for a file", ["--single", empty, "io"], "not a file"),
            ("a device", ["--force", "--single", "/dev/null", "io"],
             "not a file"),
            ("no name", ["--single", f"{empty}/", "io"], "not a file"),
            ("an unknown subject for one file",
             ["--single", empty / "a.h", "io", "sockets"],
             "no subject sockets, but: all "),
            ("an unknown flag", ["--frce", empty, "io"],
             "unknown argument --frce"),
            ("a target without a file", ["--target"],
             "--target needs a file"),
            ("a missing target", ["--target", "nofile.h", empty, "io"],
             "no target file nofile.h"),
            ("a folder for a target", ["--target", empty, empty, "io"],
             "no target file")):
        refuses(case, empty, sentence, *words)
    refuses("a missing compiler", empty, "no compiler no-such-cc", empty,
            "io", **with_cc("no-such-cc -m32"))


@kit.promise
def what_is_wrong_with_a_target_is_shown():
    empty = place("no target")
    for case, text, sentence in (
            ("no trap", "#define RING3_BITS 32\n",
             "must define RING3_VECTOR"),
            ("16 bits",
             "#define RING3_BITS 16\n#define RING3_VECTOR 0x30\n",
             "must be 32 or 64"),
            ("no bits", "#define RING3_VECTOR 0x30\n",
             "must define RING3_BITS"),
            ("an error", "#error mine\n", "#error mine")):
        refuses(case, empty, sentence, "--target",
                kit.scratch("wrong.h", text), empty, "io")


@kit.promise
def it_explains_itself():
    done = vendor("--help")
    check("", done, done.stdout.startswith("vendor - ")
          and "--force" in done.stdout and "\n\n    --list" not in done.stdout
          and done.stdout.rstrip().endswith("there are"))


@kit.promise
def headers_that_are_there_are_what_it_compiles_with():
    # Part of a libc, say.
    partial = place("a libc of mine")
    (partial / "stddef.h").write_text("#define NULL ((void *)0)\n")
    refuses("a part of one", partial, "they do not compile", partial, "io")
    (partial / "stddef.h").write_text("typedef __SIZE_TYPE__ size_t;\n"
                                      "#define NULL ((void *)0)\n")
    done = vendor(partial, "io")
    check("a whole one", done, (partial / "ring3/io.h").exists())


@kit.promise
def a_folder_that_is_not_there_comes_with_the_copy_and_only_with_it():
    fresh = place("fresh")
    refuses("what does not compile", fresh, "do not compile", "--target",
            kit.scratch("error.h", "#error mine\n"), fresh / "a b/include",
            "io")
    done = vendor(fresh / "a b/include", "io")
    check("what does", done, (fresh / "a b/include/ring3/io.h").exists())


@kit.promise
def a_target_is_found_from_every_folder_whatever_its_name():
    hobby = place("a hobby")
    (hobby / "myos").mkdir()
    (hobby / "myos/more.h").write_text(
        "#define NR_write 6\n#define NR_exit 1\n")
    for name in ("target.h", "io.h", "file.h", "a b.h"):
        (hobby / "myos" / name).write_text(
            '#include "more.h"\n#define RING3_BITS (32)\n'
            "#define RING3_VECTOR 0x30\n")
        for folder, path in ((".", f"myos/{name}"), ("myos", name),
                             ("myos", f"./{name}")):
            done = vendor("--target", path, place("hobby copy"), "io", "start",
                          cwd=hobby / folder)
            check(f"{path} from {folder}", done,
                  "with cc: -m32\n" in done.stdout)


WIDE = ("#define RING3_BITS 64\n#define RING3_VECTOR 0x30\n"
        "#define NR_exit 1\n")


@kit.promise
def a_target_is_compiled_for_its_own_machine():
    tree = copy("for a wide target", "io", "process", "start")
    done = vendor("--target", kit.scratch("wide.h", WIDE), tree, "io")
    check("", done, "with cc: -m64\n" in done.stdout)


@kit.promise
def all_for_a_target_leaves_the_full_start_to_linux():
    whole = place("a target with all")
    done = vendor("--target", kit.scratch("with all.h", WIDE), whole, "all")
    check("", done, (whole / "ring3/start_full.h").exists())


ONLY = 'case " $* " in *" -m32 "*|*" -m64 "*) echo "no such flag" >&2; exit 1' \
    ' ;; esac\n'


def compiler(name, text):
    path = kit.SCRATCH / name
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)
    return path


def clang_for(target):
    """A compiler that takes neither -m32 nor -m64."""
    return compiler(f"{target} cc",
                    ONLY + f'exec clang --target={target} "$@"\n')


@kit.promise
def any_compiler_for_the_two_machines_will_do():
    found = [("a path with a space", "gcc",
              compiler("a cc", 'exec gcc "$@"\n'), "-m32 -m64"),
             ("flags", "gcc", "gcc -O1 -g", "-m32 -m64"),
             ("one of the flags", "gcc", compiler("one-cc", ONLY.replace(
                 " -m64 ", " -m1 ") + 'exec gcc "$@"\n'),
              "with {cc}: -m64\n"),
             ("a machine", "clang", "clang --target=i386-elf", "-m32 -m64"),
             ("neither flag, for i386", "clang", clang_for("i386-elf"),
              "without a flag for the machine"),
             ("neither flag, for x86_64", "clang", clang_for("x86_64-elf"),
              "without a flag for the machine"),
             ("no word on its headers", "tcc", "tcc", "-m64")]
    for case, tool, cc, words in found:
        if not shutil.which(tool):
            kit.skip(f"{tool} is not installed", case)
            continue
        tree = place("compiled")
        (tree / "include").mkdir()
        done = vendor(tree, "io", "start", cwd=tree, **with_cc(cc))
        check(case, done, words.format(cc=cc) in done.stdout and files(tree))


@kit.promise
def a_compiler_for_another_machine_is_told_so():
    empty = place("other machines")
    neither = "makes neither i386 nor x86_64 programs (nothing"
    target = ["--target", kit.scratch("wide for i386.h", WIDE)]
    for case, cc, sentence, words in (
            ("arm", "arm-none-eabi", neither, []),
            ("windows", "x86_64-unknown-windows", neither, []),
            ("not the target's", "i386-elf", "programs that the target is for",
             target)):
        if shutil.which("clang"):
            refuses(case, empty, sentence, *words, empty, "io",
                    **with_cc(clang_for(cc)))
        else:
            kit.skip("clang is not installed", case)


@kit.promise
def nothing_is_copied_that_does_not_compile():
    empty = place("not compiled")
    broken = compiler("broken-cc", 'case " $* " in *all.c*) echo broken >&2; '
                      'exit 1 ;; esac\nexec gcc "$@"\n')
    refuses("", empty, "they do not compile", empty, "io", **with_cc(broken))


def stand_in(name, body):
    """The PATH in which a program of this name comes first, which does this and
    then what it is named for."""
    folder = place(f"with another {name}")
    program = folder / name
    program.write_text(f"#!/bin/sh\n{body}\nexec {shutil.which(name)} "
                       '"$@"\n')
    program.chmod(0o755)
    return {"env": {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}}


# At the move that is named, of those into their places.
NTH = """[ "$1" = -f ] || exec {mv} "$@"
echo >> '{count}'
[ "$(grep -c '' '{count}')" -ne {nth} ] || {what}"""


def at_move(nth, what):
    count = kit.scratch("count of moves", "")
    return stand_in("mv", NTH.format(
        mv=shutil.which("mv"), count=count, nth=nth, what=what))


@kit.promise
def what_cannot_be_written_to_the_end_is_not_begun():
    changed = copy("changed and written to", "io")
    for name in "ring3/io.h", "ring3/VERSION", "ring3/errno.h":
        (changed / name).write_text("ring3 0.0.1\n")
    for nth in 1, 2, 3, 7:
        refuses(f"a copy, move {nth}", changed, "nothing is copied", "--force",
                changed, "io", "time", **at_move(nth, "exit 1"))
    fresh = place("never made")
    refuses("a new copy", fresh, "nothing is copied", fresh / "a/b", "io",
            **at_move(5, "exit 1"))
    refuses("one header", fresh, "nothing is copied", "--single",
            fresh / "a/b.h", "io", **at_move(1, "exit 1"))


def on_a_disk(size, folder, *words):
    """vendor on a disk of this size, mounted over the folder for it alone, with
    what is in it then."""
    return kit.run(["unshare", *["--user", "--map-root-user"] * (
        os.getuid() != 0), "--mount", "sh", "-ec", """
        mount --make-rprivate /
        mount -t tmpfs -o "size=$1" none "$2"
        folder=$2
        shift 2
        "$@" || echo "ended with $?"
        cd "$folder" && find . | sort""", "sh", size, folder, VENDOR, *words])


@kit.promise
def a_full_disk_gets_all_or_nothing():
    disk = place("a disk")
    if on_a_disk("1m", disk, "--list").returncode:
        return kit.skip("nothing can be mounted here")
    # What needs more than the rest comes last.
    for case, words in (("a copy", [disk / "a/b", "io", "time"]),
                        ("one header", ["--single", disk / "a/b.h", "io"])):
        for size in "4k", "16k", "32k", "64k", "1m":
            done = on_a_disk(size, disk, *words)
            kit.check(
                done.stdout.endswith("ended with 2\n.\n")
                and done.stderr.endswith("(nothing is copied)\n")
                if size != "1m" else done.stdout.startswith("vendor: ")
                and "ended" not in done.stdout and "/b" in done.stdout
                and ".ring3." not in done.stdout, f"{case}, {size}", done)


@kit.promise
def a_signal_leaves_all_or_nothing():
    for number in "HUP", "INT", "TERM":
        tree = place("stopped")
        # While it compiles, and among the moves.
        before = vendor(tree, "io", **with_cc(compiler(
            "ending-cc", f'case " $* " in *all.c*) kill -{number} $PPID ;; '
            'esac\nexec gcc "$@"\n')))
        kit.check(before.returncode and not files(tree), f"{number} before",
                  (before, files(tree)))
        done = vendor(tree, "io", **at_move(3, f"kill -{number} $PPID"))
        check(f"{number} among the moves", done,
              state(tree) == [(name.replace(str(copied("io")), str(tree)), text)
                              for name, text in state(copied("io"))])


# In a copy, with nothing else: no uapi, no libc, no other headers.
@functools.cache
def alone(cc):
    own = kit.run([cc, "-print-file-name=include"]).stdout.strip()
    return ["-nostdinc", "-isystem", own, "-I."]


@kit.promise
def a_copy_needs_nothing_but_the_compiler():
    program = copy("a userland", "io", "process", "start", "mem")
    for name in ("hello.c", "hello.cc"):
        shutil.copy(kit.ROOT / "examples/hello.c", program / name)
    bare = [flag for flag in kit.BARE if not flag.startswith("-I")]
    for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
        plus = {"gcc": "g++", "clang": "clang++"}[cc]
        for driver, source, flags in (
                (cc, "hello.c", []),
                (plus, "hello.cc", ["-std=c++11", "-fno-exceptions",
                                    "-fno-rtti"])):
            if not shutil.which(driver):
                kit.skip(f"{driver} is missing", f"{driver} {machine}")
                continue
            (program / "hello").unlink(missing_ok=True)
            made = kit.run([driver, kit.WIDTH[machine], "-Os", *flags, *bare,
                            *alone(cc), source, "-o", "hello"], cwd=program)
            said = kit.run([program / "hello"]).stdout \
                if made.returncode == 0 else made.stderr
            kit.check(said == "Hello, world\n", f"{driver} {machine}", said)


# In the flags of a 64-bit kernel: no vector registers, no red zone, and code
# that may lie anywhere in the upper two gigabytes.
KERNEL = """#include <ring3/process.h>
#include <ring3/io.h>
struct big { char bytes[300]; };
long work(struct big *to, const struct big *from, int fd);
long work(struct big *to, const struct big *from, int fd)
{
    *to = *from;
    return sys_lseek(fd, 1, SEEK_SET) + sys_fork()
        + syscall6(NR_mmap, 1, 2, 3, 4, 5, 6)
        + ring3_write_all(fd, to, sizeof *to);
}
"""


@kit.promise
def a_copy_compiles_in_the_flags_of_a_kernel():
    tree = copy("in a kernel", "io", "process", "start", "mem")
    (tree / "kernel.c").write_text(KERNEL)
    for cc in kit.COMPILERS:
        made = kit.run([cc, "-m64", "-O2", "-mno-sse", "-mno-mmx",
                        "-mno-red-zone", "-mcmodel=kernel", "-ffreestanding",
                        "-fno-pie", *alone(cc), *kit.WARN_C, "-c", "kernel.c",
                        "-o", "kernel.o"], cwd=tree)
        code = kit.run(["objdump", "-d", tree / "kernel.o"]).stdout
        linked = kit.run(["ld", "-r", "kernel.o", "-o", "kernel"], cwd=tree)
        kit.check(made.returncode == 0 and linked.returncode == 0 and code
                  and not re.search(r"%[xy]?mm\d|-0x\w+\(%rsp\)", code), cc,
                  made.stderr)


# Two copies in one program: of another version, whose ring3_write_all gives up
# after one call, whose error 2 has other words and whose struct has one member
# more; or for another kernel, here one that is Linux under another name.
SAY = """#include <ring3/errno.h>
#include <ring3/io.h>
#include <ring3/mem.h>
#include <ring3/process.h>

struct answer { int size, written, pid; const char *word; };
struct answer NAME(void);
struct answer NAME(void)
{
    struct answer answer = { sizeof(struct kernel_iovec),
                             ring3_write_all(1, "SAYS\\n", 4), sys_getpid(),
                             ring3_strerror(ENOENT) };
    return answer;
}
"""
MAIN = SAY + """#include <ring3/start.h>
struct answer theirs(void);
int main(void)
{
    struct answer a = theirs(), b = NAME();

    return (a.size == THEIR_SIZE) + 2 * (b.size == 2 * sizeof(long))
        + 4 * (a.written == THEIR_RESULT) + 8 * (b.written == 0)
        + 16 * (a.word[8] == THEIR_LETTER) + 32 * (b.word[8] == 'f')
        + 64 * (a.pid == b.pid && a.pid > 0);
}
"""
SAME = {"i386": "#define RING3_BITS 32\n#define RING3_VECTOR 0x80\n"
                "#define NR_write 4\n#define NR_exit 1\n#define NR_getpid 20\n",
        # rsi and rdi have changed places on the way to the kernel.
        "x86_64": "#define RING3_BITS 64\n"
                  '#define RING3_INSTRUCTION ".byte 0x48, 0x87, 0xf7, 0x0f, 5,'
                  ' 0x48, 0x87, 0xf7"\n'
                  "#define RING3_REGISTERS(a1, a2, a3, a4, a5, a6) "
                  "a2, a1, a3, a4, a5, a6\n"
                  "#define NR_write 1\n#define NR_exit 60\n"
                  "#define NR_getpid 39\n"}


def replace(path, old, new):
    text = path.read_text()
    assert text.count(old) == 1, f"{path}: not once {old!r}"
    path.write_text(text.replace(old, new))


def three_copies():
    """Another version, another kernel's, and this."""
    old, other, new = (copy(name, "io", "process", "start", "mem", "errno")
                       for name in ("old copy", "other copy", "new copy"))
    replace(old / "ring3/errno.h", '"No such file or directory\\0"',
            '"No such entry\\0"')
    replace(old / "ring3/types.h", "struct kernel_iovec {",
            "struct kernel_iovec {\n    long old;")
    replace(old / "ring3/io.h", """        if (n == -EINTR)
            continue;
        if (n <= 0)
            return n ? (int)n : -EIO;
        from += n;
        len -= (size_t)n;
""", "        return n == 4 ? 40 : (int)n;\n")
    for tree, text, name, says in ((old, SAY, "theirs", "old"),
                                   (other, SAY, "theirs", "oth"),
                                   (new, MAIN, "mine", "new")):
        (tree / "source.c").write_text(text.replace("NAME", name)
                                       .replace("SAYS", says))
    for machine, text in SAME.items():
        (other / f"{machine}.h").write_text(text)
    return old, other, new


@kit.promise
def a_copy_links_with_one_of_another_version_or_for_another_kernel():
    old, other, new = three_copies()
    both = kit.SCRATCH / "both"
    bare = [word for word in kit.BARE if not word.startswith("-I")]
    compile_only = [word for word in bare if word not in (
        "-nostdlib", "-static", "-s") and not word.startswith("-Wl")]
    for cc, machine, (i, level), (j, flag) in itertools.product(
            kit.COMPILERS, kit.MACHINES, enumerate(["-O0", "-Os"]),
            enumerate([[], ["-flto"]])):
        # The one with these flags, the other with the next, and so by turns.
        tree, what, says, size, result, letter, target = (
            (old, "another version", "old", "3 * sizeof(long)", "40", "e", []),
            (other, "another kernel", "oth", "2 * sizeof(long)", "0", "f",
             [f'-DRING3_TARGET="{other / machine}.h"']),
        )[kit.turn(cc, machine, i + j)]
        both.unlink(missing_ok=True)
        said = ""
        for part, theirs in (tree, target), (new, []):
            said += kit.run([
                cc, kit.WIDTH[machine], level, *compile_only, *flag, *theirs,
                f"-DTHEIR_SIZE=({size})", f"-DTHEIR_RESULT={result}",
                f"-DTHEIR_LETTER='{letter}'", f"-I{part}", "-c",
                part / "source.c", "-o", part / "source.o"]).stderr
        linker = ["-fuse-ld=lld"] if flag and cc == "clang" else []
        made = kit.run([cc, kit.WIDTH[machine], level, *bare, *flag, *linker,
                        tree / "source.o", new / "source.o", "-o", both])
        ran = kit.run([both]) if both.exists() else made
        kit.check(ran.returncode == 127 and ran.stdout == f"{says}\nnew\n",
                  " ".join([cc, machine, level, *flag]) + f", {what}",
                  (ran, said, made.stderr))


kit.main()
