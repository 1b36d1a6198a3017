#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""The generated files are what src/gen.py makes of the tables, and the numbers
are the ones the installed kernel headers know."""
import functools
import re
import shutil
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit
import table

GEN = kit.ROOT / "src/gen.py"
# Spellings of wait4.
WAIT = {"wait", "waitpid"}


@kit.promise
def generated_files_are_not_stale():
    fresh = kit.run([GEN, "--check"])
    kit.check(fresh.returncode == 0, detail=fresh.stdout)


def defined(file, pattern):
    return dict(re.findall(pattern + r"(\w+) +(\d+)",
                           (kit.ROOT / "include/ring3" / file).read_text()))


def numbers(machine):
    return defined(f"arch/{machine}/nr.h", "#define NR_")


@functools.cache
def kernels_numbers(machine):
    """The kernel's headers may be older or newer than the table."""
    source = kit.scratch(f"{machine}.c", "#include <asm/unistd.h>\n")
    return dict(re.findall(
        r"#define __NR_(\w+) (\d+)",
        kit.run(["gcc", kit.WIDTH[machine], *kit.THEIRS, "-E", "-dM",
                 source]).stdout))


# In the names of cases: with what was compared.
LINUX = "linux %d.%d" % kit.headers_version()


@kit.promise
def numbers_are_the_kernel_headers_numbers():
    for machine in kit.MADE:
        ours, theirs = numbers(machine), kernels_numbers(machine)
        common = theirs.keys() & ours.keys()
        differ = [name for name in common if theirs[name] != ours[name]]
        kit.check(len(common) > 300 and not differ,
                  f"{machine}, {LINUX}, {len(common)} numbers; not there: "
                  + " ".join(sorted(ours.keys() - common)), differ)


@kit.promise
def table_knows_every_number_the_headers_do():
    for machine in kit.MADE:
        ours, theirs = numbers(machine), kernels_numbers(machine)
        newest = max(map(int, ours.values()))
        missing = [name for name in theirs.keys() - ours.keys()
                   if int(theirs[name]) <= newest]
        kit.check(not missing, f"{machine}, {LINUX}", missing)


@kit.promise
def nasm_has_the_same_numbers_as_c():
    for machine in kit.MADE:
        kit.check(numbers(machine) == defined(f"nasm/{machine}/nr.inc",
                                              "%define NR_"), machine)


@kit.promise
def calls_md_names_a_header_for_every_wrapper():
    rows = re.findall(r"^\| `sys_(\w+)` \| ([^|]*) \|",
                      (kit.ROOT / "docs/calls.md").read_text(), re.M)
    homeless = [name for name, header in rows
                if not (kit.ROOT / "include/ring3" / header).is_file()]
    kit.check(len(rows) > 300 and not homeless, detail=homeless)


@functools.cache
def merged(name, table32, table64):
    """What --merge of two tables says, and the copy of the project it did it
    to."""
    copy = kit.SCRATCH / name
    for folder in ("src", "include", "tests"):
        shutil.copytree(kit.ROOT / folder, copy / folder)
    (copy / "docs").mkdir()
    for file in ("meson.build", "LICENSE"):
        shutil.copy(kit.ROOT / file, copy)
    return kit.run([copy / "src/gen.py", "--merge",
                    kit.scratch(copy / "syscall_32.tbl", table32),
                    kit.scratch(copy / "syscall_64.tbl", table64)]), copy


NEW = ("new",
       "# comment\n4\ti386\twrite\tsys_write\n"
       "9001\ti386\tring3_new\tsys_new\n",
       "1\tcommon\twrite\tsys_write\n9002\t64\tring3_new\tsys_new\n"
       "513\tx32\trt_sigreturn\tcompat_sys_x32_rt_sigreturn\n")


def syscalls(place):
    return (place / "src/syscalls.tbl").read_text()


@kit.promise
def merge_adds_a_new_call_with_both_its_numbers():
    result, copy = merged(*NEW)
    row = [line.split() for line in syscalls(copy).splitlines()
           if "ring3_new" in line]
    kit.check(result.returncode == 0
              and row == [["9001", "9002", ".", "ring3_new", ".", ".", "."]],
              detail=result)


@kit.promise
def merge_writes_the_views_too():
    _, copy = merged(*NEW)
    kit.check("#define NR_ring3_new                  9002\n" in
              (copy / "include/ring3/arch/x86_64/nr.h").read_text())


@kit.promise
def merge_leaves_every_other_row_as_it_was():
    _, copy = merged(*NEW)
    kit.check([line for line in syscalls(copy).splitlines()
               if "ring3_new" not in line]
              == [line for line in syscalls(kit.ROOT).splitlines() if line])


@kit.promise
def merge_refuses_a_number_that_changed_and_writes_nothing():
    result, copy = merged("changed", "77\ti386\twrite\tsys_write\n", "")
    kit.check(result.returncode != 0
              and "numbers never change" in result.stderr
              and syscalls(copy) == syscalls(kit.ROOT), detail=result)


@kit.promise
def merge_refuses_a_file_that_is_no_table():
    result, _ = merged("none", "what is this\n", "")
    kit.check(result.returncode != 0
              and "not a system call table" in result.stderr, detail=result)


@kit.promise
def merge_says_which_file_is_missing():
    result = kit.run([GEN, "--merge", "nowhere", "nowhere"])
    kit.check(result.returncode and result.stderr ==
              "gen.py: nowhere: No such file or directory\n", detail=result)


def described():
    """The calls whose rows have a prototype."""
    return {line.split()[3] for line in syscalls(kit.ROOT).splitlines()
            if not line.startswith("#") and "(" in line and " raw " not in line}


@kit.promise
def headers_and_table_describe_the_same_calls():
    wrapped = {name for path in (kit.ROOT / "include/ring3").glob("*.h")
               for name in re.findall(r"RING3_INLINE [^;=(]*\bsys_(\w+)\(",
                                      path.read_text())} - WAIT
    kit.check(described() == wrapped and len(wrapped) > 30,
              detail=described() ^ wrapped)


@kit.promise
def wrappers_have_the_tables_types():
    # Each is assigned to a pointer to the row's.
    rows = [row for row in table.calls().values() if row.wrapped]
    pointers = kit.scratch("types.c", "#include <ring3.h>\n" + "".join(
        row.type.replace("(", f" (*const type_of_{row.name})(", 1)
        + f" = sys_{row.name};\n" for row in rows))
    for machine in kit.MADE:
        made = kit.run(["gcc", kit.WIDTH[machine], "-fsyntax-only", "-Werror",
                        "-I" + kit.INCLUDE, pointers])
        theirs = {row.name for row in rows if row.entry(machine)
                  or machine == "i386" and row.name in table.BY_HAND}
        wrong = set(re.findall(r"type_of_(\w+)", made.stderr))
        kit.check(not wrong & theirs and len(theirs) > 300,
                  machine, made.stderr)


@kit.promise
def every_place_has_the_same_version():
    version = re.search(r"version: '(\d+\.\d+\.\d+)'",
                        (kit.ROOT / "meson.build").read_text())[1]
    major, minor, patch = map(int, version.split("."))
    changes = (kit.ROOT / "CHANGELOG.md").read_text()
    released, date = re.search(r"^## (\d\S*) - (\d{4}-\d\d-\d\d)$", changes,
                               re.M).groups()
    kit.check(released == version, "CHANGELOG.md", released)
    for file, wanted in (
            ("include/ring3/syscall.h", "#define RING3_VERSION "
             f"{10000 * major + 100 * minor + patch}\n"),
            ("debian/changelog", rf"\Aring3 \({version}\) "),
            ("docs/ring3.7", f'{date} "ring3 {version}"'),
            ("docs/ring3-cc.1", f'{date} "ring3 {version}"'),
            ("docs/linking.md", f"libring3-dev_{version}_amd64.deb")):
        kit.check(re.search(wanted, (kit.ROOT / file).read_text()), file)
    if not shutil.which("git"):
        return kit.skip("git is not installed", "the tag")
    # A distribution's tags have other names.
    tag = kit.run(["git", "describe", "--tags", "--exact-match",
                   "--match=v[0-9]*"], cwd=kit.ROOT)
    kit.check(tag.returncode or tag.stdout == f"v{version}\n"
              and "## Unreleased" not in changes, "the tag", tag)


@kit.promise
def readme_names_every_header():
    readme = (kit.ROOT / "README.md").read_text()
    subjects = re.search(r"\| subject .*?\n\n", readme, re.S)[0]
    named = {word for cell in re.findall(r"`([a-z_ ]+)`", subjects)
             for word in cell.split()}
    headers = {path.stem for path in (kit.ROOT / "include/ring3").glob("*.h")}
    kit.check(headers - named <= {"target", "convention", "missing", "outline"}
              and named <= headers, detail=headers ^ named)


@functools.cache
def explained():
    """(header, its first comment, wrapper's comment, kind, name) of each. None
    is passed over: an #if or another function between comment and wrapper
    would hide it."""
    found = []
    for path in (kit.ROOT / "include/ring3").glob("*.h"):
        text = path.read_text()
        first = re.sub(r"\n \*", "", text.split("*/", 2)[1])
        found += [(path.name, first, *rest) for rest in re.findall(
            r"^/\*((?:(?!\*/).)*)\*/\n((?:__attribute__\S* )?RING3_INLINE "
            r"[^;=(]*?)\bsys_(\w+)\(", text, re.M | re.S)]
    return found


@kit.promise
def each_wrapper_has_a_comment():
    names = [name for *_, name in explained()]
    kit.check(sorted(names) == sorted(described() | WAIT),
              detail=set(names) ^ (described() | WAIT))


@kit.promise
def comments_and_table_agree_on_the_first_linux():
    """Since the machine that was first, "i386: since" or "x86_64: since" on the
    other, if it was later. What is no newer than 2.6.0 need not say."""
    wrong = []
    rows = table.calls()
    for header, first, comment, _, name in explained():
        if name not in rows:
            continue
        text = re.sub(r"\s+\*?\s*", " ", comment)
        said = re.findall(r"Since Linux (\d[\d.]*\d)[.,] ", text)
        dates = {machine: rows[name].first_linux(machine)
                 for machine in table.ARCHES}
        oldest = min(dates.values())
        # A header says of all its calls at once what is so of all.
        late = [machine for machine, date in dates.items() if date > oldest
                and not re.search(
                    rf"{machine}: [^.;]*since Linux "
                    rf"{'.'.join(map(str, date))}(?!\.?\d)", text + first)]
        if late or ".".join(map(str, oldest)) not in said and (
                oldest > [2, 6] or said):
            wrong.append(f"{header}: sys_{name}: {said}, in the table "
                         f"{rows[name].since}")
    kit.check(not wrong, detail="\n".join(wrong))


# What stood free for some time before a call got it.
WAITED = {"kexec_load", "pselect6", "ppoll", "timerfd_create",
          "timerfd_settime", "timerfd_gettime", "accept4", "fanotify_init",
          "fanotify_mark", "uretprobe", "uprobe", "close_range", "quotactl_fd"}


@kit.promise
def each_machine_got_its_calls_in_the_order_of_numbers():
    rows = table.calls()
    for machine in table.ARCHES:
        wrong, newest = [], [2, 6]
        for number, name in table.numbers(machine):
            if rows[name].since == "." or name in WAITED:
                continue
            date = rows[name].first_linux(machine)
            if newest > date and newest > [2, 6]:
                wrong.append(f"{number} {name} {rows[name].since}, after "
                             f"{'.'.join(map(str, newest))}")
            newest = max(newest, date)
        kit.check(not wrong, machine, "\n".join(wrong))


@kit.promise
def comments_say_what_is_returned():
    """If that is more than 0 or -errno in an int. Where a comment is silent,
    the header's first one has said so."""
    silent = "Unless its comment says otherwise, a call returns 0 or -errno."
    wrong = [f"{header}: sys_{name}"
             for header, first, comment, kind, name in explained()
             if not re.search("eturn|annot fail", comment)
             and "__noreturn__" not in kind
             and (not kind.endswith("INLINE int ") or silent not in first)]
    kit.check(not wrong, detail="\n".join(wrong))


# What a row's word makes of the wrapper's type, and of the sentence about what
# is returned. A sentence may refer to another call, of the same word.
RETURNS = {
    "0": ("int", r"Returns 0( for yes| when woken| and fills in [^-]*)?"
                 r"(,| or) (or )?-|Returns only if nothing stops"),
    "fd": ("int", r"Returns (newfd|(a|its|the)( new| lowest free)? "
                  r"(descriptor|socket))"),
    "count": ("long", r"[Rr]eturns (0, )?(how many|that number"
                      r"|(a|its|the value's) (length|size))"),
    "pid": ("int", r"Returns (twice|(its|this thread's) (pid|id|number))"),
    "address": (r"void \*", "Returns (the address|where it is)"),
    "word": ("int|long|unsigned int|int64_t",
             "[Rr]eturns (?!0,? or -errno[.:])|tells|seconds since"),
    "error": ("int", "Returns (only if that fails|-EINTR, always)"),
    "none": ("void", None),
}

# What these return is told in words that another kind has.
OWN_WORDS = {"alarm", "rt_sigtimedwait", "request_key", "bpf", "msgget",
             "membarrier"}


@kit.promise
def types_and_comments_are_of_what_the_table_says_is_returned():
    wrong, said = [], {name: rest for *rest, name in explained()}
    rows = table.calls()
    for row in rows.values():
        word = row.returns.rstrip("!")
        kind = row.prototype.removeprefix("raw ").partition("(")[0].strip()
        if word == "." and row.prototype in ("reserved", "removed"):
            continue
        types, sentence = RETURNS[word]
        right = re.fullmatch(types, kind) is not None
        if row.name in said and word != "none":
            text = re.sub(r"\s+\*?\s*", " ", said[row.name][2])
            other = re.search(r"eturns as (\w+?)(\(2\)| does)", text)
            if row.returns != word:
                right &= "annot fail" in text
            elif other:
                right &= rows[other[1]].returns == word
            elif "Returns" in text or word != "0":
                right &= re.search(sentence, text) is not None
            right &= word != "word" or row.name in OWN_WORDS or not [
                kind for kind in ("0", "fd", "count", "pid", "address")
                if re.search(RETURNS[kind][1], text)]
        if not right:
            wrong.append(f"{row.name}: {row.returns}, {kind}")
    kit.check(not wrong, detail="\n".join(wrong))


@kit.promise
def each_constant_stands_in_one_header():
    """But for what each machine has its own value of."""
    stands = {}
    for path in (kit.ROOT / "include/ring3").glob("*.h"):
        for name in re.findall(r"^#define (?!RING3_|syscall)(\w+)[ (]",
                               path.read_text(), re.M):
            stands.setdefault(name, set()).add(path.name)
    copies = {name: files for name, files in stands.items() if len(files) > 1}
    kit.check(len(stands) > 2000 and not copies, detail=copies)


@kit.promise
def each_known_defect_has_its_test():
    missing, seen = [], set()
    for line in (kit.ROOT / "tests/calls/defects.tbl").read_text().splitlines():
        if line and not line.startswith("#"):
            numbers, file, test, _ = re.split(r"  +", line, maxsplit=3)
            seen |= set(numbers.split())
            paths = list((kit.ROOT / "tests").glob(f"*/{file}"))
            if not paths or test not in paths[0].read_text():
                missing.append(line)
    # T5 and T20 are no defects: see the table.
    wanted = {f"D{number}" for number in range(1, 16)} | {
        f"T{number}" for number in range(1, 20) if number != 5}
    missing += sorted(wanted - seen)
    kit.check(not missing, detail="\n".join(missing))


@kit.promise
def errno_numbers_are_the_kernel_headers_numbers():
    theirs = dict(re.findall(
        r"#define (E\w+) (\d+)",
        kit.run(["gcc", *kit.THEIRS, "-E", "-dM",
                 kit.scratch("errno.c", "#include <asm/errno.h>\n")]).stdout))
    # Older headers do not know the last ones.
    newest = max(map(int, theirs.values()))
    ours = {name: value for value, name in re.findall(
        r"^ +(\d+) +(\w+) +.*$", (kit.ROOT / "src/errno.tbl").read_text(),
        re.M) if int(value) <= newest}
    kit.check(ours == theirs, f"{LINUX}, up to {newest}",
              set(theirs.items()) ^ set(ours.items()))


kit.main()
