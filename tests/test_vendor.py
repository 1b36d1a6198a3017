#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""Copied into another tree, by script/vendor, the headers are what they were:
where there is no libc, in a kernel's flags, in C++, and beside an older copy.
And the copy is whole, of one version, or was not made."""
import itertools
import os
import re
import shutil

import kit

VENDOR = kit.ROOT / "script/vendor"
OWN = {cc: kit.run([cc, "-print-file-name=include"]).stdout.strip()
       for cc in kit.COMPILERS}


def place(name):
    """A new empty folder, with a space in its path."""
    folder = kit.SCRATCH / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def vendor(*words, **options):
    options.setdefault("env", {name: value for name, value
                               in os.environ.items() if name != "CC"})
    return kit.run([VENDOR, *words], **options)


def files(folder):
    return sorted(str(path.relative_to(folder))
                  for path in folder.rglob("*") if path.is_file())


def state(folder):
    """All that is in it, to see whether anything has changed."""
    return sorted((str(path), path.is_symlink() and os.readlink(path)
                   or path.is_file() and path.read_text())
                  for path in folder.rglob("*"))


def refuses(name, folder, sentence, *words, **options):
    """It says why, in one sentence, and leaves the folder as it was."""
    before = state(folder)
    done = vendor(*words, **options)
    kit.check(done.returncode == 2 and sentence in done.stderr
              and done.stdout == "" and state(folder) == before,
              f"vendor_{name}", (done, set(state(folder)) ^ set(before)))


def with_cc(cc):
    return {"env": {**os.environ, "CC": str(cc)}}


# What is copied.
tree = place("my os")
done = vendor(tree, "io")
kit.check(done.returncode == 0 and files(tree) == sorted(
    "ring3/" + name for name in [
        "LICENSE", "VERSION", "errno.h", "types.h", "io.h", "syscall.h",
        "target.h", "target/file.h", "convention.h", "missing.h",
        "outline.h"] + [
            f"arch/{arch}/{name}.h" for arch in kit.WIDTH
            for name in ("syscall", "nr")]),
          "vendor_copies_a_subject_and_what_it_includes", (done, files(tree)))
version = (tree / "ring3/VERSION").read_text()
meson = re.search(r"version: '(.*)'", (kit.ROOT / "meson.build").read_text())
kit.check(version == f"ring3 {meson[1]}\n" and (tree / "ring3/LICENSE")
          .read_text() == (kit.ROOT / "LICENSE").read_text(),
          "vendor_copies_the_licence_and_the_version", version)
done = vendor(tree, "io", "process")
kit.check(done.returncode == 0 and (tree / "ring3/process.h").exists(),
          "vendor_adds_a_subject_to_a_copy", done)
done = vendor(tree, "start")
kit.check(done.returncode == 0 and not [
    name for name in ("ring3.ld", "ring3-data.ld")
    if (tree / "ring3" / name).read_text() !=
    (kit.ROOT / "src" / name).read_text()],
          "vendor_copies_the_linker_scripts_with_start", done)
everything = place("every thing")
done = vendor(everything, "all")
kit.check(done.returncode == 0 and not [
    name for name in ["ring3.h", *(
        "ring3/" + name for name in files(kit.ROOT / "include/ring3")
        if name.endswith(".h"))] if not (everything / name).exists()],
          "vendor_of_all_copies_every_header", done)
before = state(everything)
done = vendor(everything, "all", "io", "io")
kit.check(done.returncode == 0 and state(everything) == before,
          "vendor_can_be_called_again", done)
link = kit.SCRATCH / "a link"
link.symlink_to(os.path.relpath(VENDOR, kit.SCRATCH))
done = kit.run(["./a link", tree, "time"], cwd=kit.SCRATCH)
kit.check(done.returncode == 0 and (tree / "ring3/time.h").exists(),
          "vendor_can_be_called_through_a_link", done)

# What was changed is not lost unasked, whichever file it is.
for name in ("ring3/io.h", "ring3/LICENSE", "ring3/VERSION", "ring3/ring3.ld",
             "ring3/arch/i386/nr.h", "ring3.h"):
    mine = everything / name
    mine.write_text(mine.read_text() + "/* mine */\n")
    sentence = "--force replaces all" if "VERSION" in name else \
        f"{name} differs from ring3 {meson[1]}: --force replaces it"
    refuses(f"keeps_a_changed_{mine.name.replace('.', '_')}", everything,
            sentence, everything, "all")
    done = vendor("--force", everything, "all")
    kit.check(done.returncode == 0 and state(everything) == before,
              f"vendor_with_force_replaces_{mine.name.replace('.', '_')}", done)
mine = tree / "ring3/process.h"
mine.write_text(mine.read_text() + "/* mine */\n")
refuses("keeps_to_one_version_what_it_is_not_asked_for", tree,
        "process.h differs", tree, "io")
vendor("--force", tree, "io")

# A link is replaced, and what it leads to is not.
outside = kit.scratch("outside.h", "/* elsewhere */\n")
for name, target in (("a_link", outside), ("a_broken_link", "nowhere")):
    (tree / "ring3/io.h").unlink()
    (tree / "ring3/io.h").symlink_to(target)
    refuses(f"keeps_{name}", tree, "io.h differs", tree, "io")
    done = vendor("--force", tree, "io")
    kit.check(done.returncode == 0 and outside.read_text() == "/* elsewhere "
              "*/\n" and not (tree / "ring3/io.h").is_symlink()
              and (tree / "ring3/io.h").exists(),
              f"vendor_replaces_{name}_and_not_what_it_leads_to", done)

# One folder is of one version.
older = place("older")
vendor(older, "io", "process")
(older / "ring3/VERSION").write_text("ring3 0.0.9\n")
whole = (older / "ring3/process.h").read_text()
(older / "ring3/process.h").write_text("#error from before\n")
refuses("does_not_mix_versions", older, "ring3 is ring3 0.0.9, this is ring3 "
        f"{meson[1]}: --force replaces all of it", older, "io")
(older / "ring3/gone.h").write_text("/* not any more */\n")
refuses("names_a_header_of_another_version_alone", older,
        f"ring3/gone.h is not in ring3 {meson[1]}: take it away",
        "--force", older, "io")
(older / "ring3/gone.h").unlink()
done = vendor("--force", older, "time")
kit.check(done.returncode == 0 and (older / "ring3/VERSION").read_text() ==
          version and (older / "ring3/process.h").read_text() == whole
          and (older / "ring3/time.h").exists(),
          "vendor_with_force_brings_all_of_a_copy_to_this_version", done)
umbrella = place("umbrella")
vendor(umbrella, "all")
for path in ("ring3/time.h", "ring3/msan.h"):
    (umbrella / path).unlink()
done = vendor(umbrella, "io")
kit.check(done.returncode == 0 and (umbrella / "ring3/time.h").exists(),
          "vendor_keeps_ring3_h_complete", done)

# Folders that cannot take it.
repository = kit.SCRATCH / "repository"
repository.mkdir()
(repository / "ring3").symlink_to(kit.ROOT / "include/ring3")
refuses("does_not_copy_into_itself", kit.ROOT / "include", "is ring3's own",
        kit.ROOT / "include", "io")
refuses("does_not_copy_into_itself_through_a_link", kit.ROOT / "include",
        "is ring3's own", repository, "io")
taken = place("taken")
(taken / "ring3/io.h").mkdir(parents=True)
refuses("does_not_copy_over_a_folder", taken, "ring3/io.h is a folder",
        "--force", taken, "io")
(taken / "ring3/io.h").rmdir()
(taken / "ring3/arch").write_text("")
refuses("does_not_copy_below_a_file", taken, "ring3/arch is not a folder",
        "--force", taken, "io")
(taken / "ring3/arch").unlink()
(taken / "ring3").rmdir()
(taken / "ring3").write_text("")
refuses("does_not_copy_into_a_file", taken, "ring3 is not a folder",
        "--force", taken, "io")

# Mistakes, each of them before anything is copied.
empty = place("empty")
for name, words, sentence in (
        ("nothing", [], "a folder and a subject are needed"),
        ("no_subject", [empty], "a folder and a subject are needed"),
        ("an_unknown_subject", [empty, "io", "sockets"],
         "no subject sockets, but: all "),
        ("a_part_of_a_name", [empty, "."], "no subject ., but:"),
        ("a_pattern", [empty, "i."], "no subject i., but:"),
        ("two_subjects_in_one", [empty, "io\nprocess"], "no subject io\n"),
        ("a_path", [empty, "arch/i386/nr"], "no subject arch/i386/nr,"),
        ("a_part_of_the_seam", [empty, "missing"], "no subject missing,"),
        ("an_empty_subject", [empty, ""], "no subject , but:"),
        ("a_file_for_a_folder", [VENDOR, "io"], "not a folder"),
        ("an_unknown_flag", ["--frce", empty, "io"], "unknown argument --frce"),
        ("a_target_without_a_file", ["--target"], "--target needs a file"),
        ("a_missing_target", ["--target", "nofile.h", empty, "io"],
         "no target file nofile.h"),
        ("a_folder_for_a_target", ["--target", empty, empty, "io"],
         "no target file")):
    refuses(f"is_given_{name}_and_says_so", empty, sentence, *words)
for name, text, sentence in (
        ("no_trap", "#define RING3_BITS 32\n", "must define RING3_VECTOR"),
        ("16_bits", "#define RING3_BITS 16\n#define RING3_VECTOR 0x30\n",
         "must be 32 or 64"),
        ("no_bits", "#define RING3_VECTOR 0x30\n", "must define RING3_BITS"),
        ("an_error", "#error mine\n", "#error mine")):
    wrong = kit.scratch("wrong.h", text)
    refuses(f"shows_what_is_wrong_with_a_target_of_{name}", empty, sentence,
            "--target", wrong, empty, "io")
done = vendor("--help")
kit.check(done.returncode == 0 and done.stdout.startswith("vendor - ")
          and "--force" in done.stdout and "\n\n    --list" not in done.stdout
          and done.stdout.rstrip().endswith("there are"),
          "vendor_explains_itself", done)

# What DIR has of its own is what the copy will meet: part of a libc, say.
partial = place("a libc of mine")
(partial / "stddef.h").write_text("#define NULL ((void *)0)\n")
refuses("compiles_with_the_headers_that_are_there", partial,
        "they do not compile", partial, "io")
(partial / "stddef.h").write_text("typedef __SIZE_TYPE__ size_t;\n"
                                  "#define NULL ((void *)0)\n")
done = vendor(partial, "io")
kit.check(done.returncode == 0 and (partial / "ring3/io.h").exists(),
          "vendor_takes_a_whole_header_that_is_there", done)

# A folder that there is not yet comes with the copy, and only with it.
fresh = place("fresh")
wrong = kit.scratch("wrong.h", "#error mine\n")
refuses("makes_no_folder_for_what_does_not_compile", fresh, "do not compile",
        "--target", wrong, fresh / "a b/include", "io")
done = vendor(fresh / "a b/include", "io")
kit.check(done.returncode == 0 and (fresh / "a b/include/ring3/io.h").exists(),
          "vendor_makes_a_folder_that_is_not_there", done)

# A target file is found from every folder, whatever it is called.
hobby = place("a hobby")
(hobby / "myos").mkdir()
(hobby / "myos/more.h").write_text("#define NR_write 6\n#define NR_exit 1\n")
for name, cwd in itertools.product(("target.h", "io.h", "file.h", "a b.h"),
                                   (hobby, hobby / "myos")):
    (hobby / "myos" / name).write_text(
        '#include "more.h"\n#define RING3_BITS (32)\n'
        "#define RING3_VECTOR 0x30\n")
    for path in {name, "./" + name} if cwd.name == "myos" else {"myos/" + name}:
        copy = place("hobby copy")
        done = vendor("--target", path, copy, "io", "start", cwd=cwd)
        kit.check(done.returncode == 0 and "with cc: -m32\n" in done.stdout,
                  f"vendor_finds_a_target_{path.replace('/', '_')}_from_"
                  f"{cwd.name.replace(' ', '_')}", done)
whole = place("a hobby with all")
done = vendor("--target", hobby / "myos/io.h", whole, "all")
kit.check(done.returncode == 0 and (whole / "ring3/start_full.h").exists(),
          "vendor_of_all_for_a_target_leaves_the_full_start_to_linux", done)
wide = kit.scratch("wide.h", "#define RING3_BITS 64\n#define RING3_VECTOR 0x30"
                   "\n#define NR_exit 1\n")
done = vendor("--target", wide, tree, "io")
kit.check(done.returncode == 0 and "with cc: -m64\n" in done.stdout,
          "vendor_compiles_a_target_for_its_own_machine", done)

# Compilers.
refuses("names_a_missing_compiler", empty, "no compiler no-such-cc", empty,
        "io", **with_cc("no-such-cc -m32"))
compilers = place("my compilers")


def compiler(name, text):
    path = compilers / name
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)
    return path


spaced = compiler("a cc", 'exec gcc "$@"\n')
only = 'case " $* " in *" -m32 "*|*" -m64 "*) echo "no such flag" >&2; exit 1' \
    ' ;; esac\n'
arm = compiler("arm-cc", only + 'exec clang --target=arm-none-eabi "$@"\n')
found = [("a_path_with_a_space", spaced, "-m32 -m64"),
         ("flags", "gcc -O1 -g", "-m32 -m64"),
         ("one_of_the_flags", compiler("one-cc", only.replace(
             " -m64 ", " -m1 ") + 'exec gcc "$@"\n'), "with {cc}: -m64\n")]
if "clang" in kit.COMPILERS:
    found += [("a_machine", "clang --target=i386-elf", "-m32 -m64"),
              ("neither_flag_for_i386", compiler(
                  "i386-cc", only + 'exec clang --target=i386-elf "$@"\n'),
               "without a flag for the machine"),
              ("neither_flag_for_x86_64", compiler(
                  "x86_64-cc", only + 'exec clang --target=x86_64-elf "$@"\n'),
               "without a flag for the machine")]
    refuses("says_so_of_a_compiler_for_another_machine", empty,
            "makes neither i386 nor x86_64 programs (nothing", empty, "io",
            **with_cc(arm))
    refuses("says_so_of_a_compiler_for_windows", empty,
            "makes neither i386 nor x86_64 programs (nothing", empty, "io",
            **with_cc(compiler("windows-cc", "exec clang "
                               '--target=x86_64-unknown-windows "$@"\n')))
    refuses("says_so_of_a_compiler_that_a_target_is_not_for", empty,
            "programs that the target is for", "--target", wide, empty, "io",
            **with_cc(compilers / "i386-cc"))
if shutil.which("tcc"):
    found.append(("no_word_on_its_headers", "tcc", "-m64"))
for name, cc, words in found:
    copy = place("compiled")
    (copy / "include").mkdir()
    done = vendor(copy, "io", "start", cwd=copy, **with_cc(cc))
    kit.check(done.returncode == 0 and words.format(cc=cc) in done.stdout
              and files(copy), f"vendor_works_with_a_compiler_with_{name}",
              done)
broken = compiler("broken-cc", 'case " $* " in *all.c*) echo broken >&2; exit 1'
                  ' ;; esac\nexec gcc "$@"\n')
refuses("copies_nothing_that_does_not_compile", empty, "they do not compile",
        empty, "io", **with_cc(broken))

# In the copy, with nothing else: no uapi, no libc, no other headers.
HELLO = (kit.ROOT / "examples/hello.c").read_text()
program = place("a userland")
kit.check(vendor(program, "io", "process", "start", "mem").returncode == 0,
          "vendor_copies_what_hello_needs")
(program / "hello.c").write_text(HELLO)
(program / "hello.cc").write_text(HELLO)
for cc, machine in itertools.product(kit.COMPILERS, kit.MACHINES):
    bare = [flag for flag in kit.BARE if not flag.startswith("-I")]
    bare += ["-nostdinc", "-isystem", OWN[cc], "-I."]
    for language, source in (("c", "hello.c"), ("cxx", "hello.cc")):
        if language == "cxx":
            plus = {"gcc": "g++", "clang": "clang++"}[cc]
            flags = ["-std=c++11", "-fno-exceptions", "-fno-rtti"]
            if not shutil.which(plus):
                kit.skip(f"{cc}_{machine}_cxx_copy", f"{plus} is missing")
                continue
        else:
            plus, flags = cc, []
        (program / "hello").unlink(missing_ok=True)
        made = kit.run([plus, kit.WIDTH[machine], "-Os", *flags, *bare,
                        source, "-o", "hello"], cwd=program)
        said = kit.run([program / "hello"]).stdout \
            if made.returncode == 0 else made.stderr
        kit.check(said == "Hello, world\n", f"{cc}_{machine}_a_copy_needs_"
                  f"nothing_but_the_compiler_in_{language}", said)

# In the flags of a 64-bit kernel: no vector registers, no red zone, and code
# that may lie anywhere in the upper two gigabytes.
(program / "kernel.c").write_text("""#include <ring3/process.h>
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
""")
for cc in kit.COMPILERS:
    made = kit.run([cc, "-m64", "-O2", "-mno-sse", "-mno-mmx", "-mno-red-zone",
                    "-mcmodel=kernel", "-ffreestanding", "-fno-pie",
                    "-nostdinc", "-isystem", OWN[cc], "-I.", *kit.WARN_C,
                    "-c", "kernel.c", "-o", "kernel.o"], cwd=program)
    code = kit.run(["objdump", "-d", program / "kernel.o"]).stdout
    linked = kit.run(["ld", "-r", "kernel.o", "-o", "kernel"], cwd=program)
    kit.check(made.returncode == 0 and linked.returncode == 0 and code
              and not re.search(r"%[xy]?mm\d|-0x\w+\(%rsp\)", code),
              f"{cc}_a_copy_compiles_in_the_flags_of_a_kernel", made.stderr)

# Two copies in one program: of another version, whose ring3_write_all gives up
# after one call, whose error 2 has other words and whose struct has one member
# more; or for another kernel, here one that is Linux under another name.
def replace(path, old, new):
    text = path.read_text()
    if text.count(old) != 1:
        raise SystemExit(f"{path}: not once {old!r}")
    path.write_text(text.replace(old, new))


old, new, other = place("old copy"), place("new copy"), place("other copy")
for copy in (old, new, other):
    vendor(copy, "io", "process", "start", "mem", "errno")
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
for copy, text, name, says in ((old, SAY, "theirs", "old"),
                               (other, SAY, "theirs", "oth"),
                               (new, MAIN, "mine", "new")):
    (copy / "source.c").write_text(text.replace("NAME", name)
                                   .replace("SAYS", says))
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
for machine, text in SAME.items():
    (other / f"{machine}.h").write_text(text)
for cc, machine, (i, level), (j, flag) in itertools.product(
        kit.COMPILERS, kit.MACHINES, enumerate(["-O0", "-Os"]),
        enumerate([[], ["-flto"]])):
    bare = [word for word in kit.BARE if not word.startswith("-I")]
    compile_only = [word for word in bare if word not in (
        "-nostdlib", "-static", "-s") and not word.startswith("-Wl")]
    # The one with these flags, the other with the next, and so by turns.
    for copy, size, result, letter in [
            (old, "3 * sizeof(long)", "40", "e"),
            (other, "2 * sizeof(long)", "0", "f")][
                kit.turn(cc, machine, i + j):][:1]:
        both = kit.SCRATCH / "both"
        both.unlink(missing_ok=True)
        objects, said = [], ""
        for part in (copy, new):
            theirs = [f'-DRING3_TARGET="{other / machine}.h"'] \
                if part == other else []
            made = kit.run([
                cc, kit.WIDTH[machine], level, *compile_only, *flag, *theirs,
                f"-DTHEIR_SIZE=({size})", f"-DTHEIR_RESULT={result}",
                f"-DTHEIR_LETTER='{letter}'", f"-I{part}", "-c",
                part / "source.c", "-o", part / "source.o"])
            said += made.stderr
            objects.append(part / "source.o")
        linker = ["-fuse-ld=lld"] if flag and cc == "clang" else []
        made = kit.run([cc, kit.WIDTH[machine], level, *bare, *flag, *linker,
                        *objects, "-o", both])
        said += made.stderr
        ran = kit.run([both]) if both.exists() else made
        what, says = ("one_of_another_version", "old") if copy == old \
            else ("one_for_another_kernel", "oth")
        kit.check(ran.returncode == 127 and ran.stdout == f"{says}\nnew\n",
                  f"{cc}_{machine}{level}{''.join(flag)}_a_copy_links_with_"
                  f"{what}", (ran, said))

kit.done()
