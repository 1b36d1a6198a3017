#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""The generated files are what src/gen.py makes of the tables, and the numbers
are the ones the installed kernel headers know."""
import re
import shutil
import sys

import kit

sys.path.insert(0, str(kit.ROOT / "src"))
import gen  # noqa: E402

GEN = kit.ROOT / "src/gen.py"

fresh = kit.run([GEN, "--check"])
kit.check(fresh.returncode == 0, "generated_files_are_not_stale", fresh.stdout)

for machine in kit.MADE:
    # The kernel's headers may be older or newer; what both know must agree.
    header = "#include <asm/unistd.h>\n"
    source = kit.scratch("unistd.c", header)
    theirs = dict(re.findall(
        r"#define __NR_(\w+) (\d+)",
        kit.run(["gcc", kit.WIDTH[machine], "-E", "-dM", source]).stdout))
    ours = dict(re.findall(
        r"#define NR_(\w+) +(\d+)",
        (kit.ROOT / f"include/ring3/arch/{machine}/nr.h").read_text()))
    nasm = dict(re.findall(
        r"%define NR_(\w+) +(\d+)",
        (kit.ROOT / f"include/ring3/nasm/{machine}/nr.inc").read_text()))
    common = theirs.keys() & ours.keys()
    differ = [name for name in common if theirs[name] != ours[name]]
    kit.check(len(common) > 300 and not differ,
              f"{machine}_numbers_are_the_kernel_headers_numbers",
              f"{len(common)} in common, {differ} differ")
    newest = max(int(number) for number in ours.values())
    missing = [name for name in theirs.keys() - ours.keys()
               if int(theirs[name]) <= newest]
    kit.check(not missing, f"{machine}_table_knows_every_number_the_headers_do",
              missing)
    kit.check(ours == nasm, f"{machine}_nasm_has_the_same_numbers_as_c")

rows = re.findall(r"^\| `sys_(\w+)` \| ([^|]*) \|",
                  (kit.ROOT / "docs/calls.md").read_text(), re.M)
homeless = [name for name, header in rows
            if not (kit.ROOT / "include/ring3" / header).is_file()]
kit.check(len(rows) > 300 and not homeless,
          "calls_md_names_a_header_for_every_wrapper", homeless)


def merged(table32, table64):
    """src/ of a copy of the project after merging two tables into it."""
    copy = kit.SCRATCH / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    for folder in ("src", "include", "tests"):
        shutil.copytree(kit.ROOT / folder, copy / folder)
    (copy / "docs").mkdir()
    for file in ("meson.build", "LICENSE"):
        shutil.copy(kit.ROOT / file, copy)
    result = kit.run([copy / "src/gen.py", "--merge",
                      kit.scratch("syscall_32.tbl", table32),
                      kit.scratch("syscall_64.tbl", table64)])
    return result, copy


NEW32 = "# comment\n4\ti386\twrite\tsys_write\n9001\ti386\tring3_new\tsys_new\n"
NEW64 = ("1\tcommon\twrite\tsys_write\n9002\t64\tring3_new\tsys_new\n"
         "513\tx32\trt_sigreturn\tcompat_sys_x32_rt_sigreturn\n")
result, copy = merged(NEW32, NEW64)
row = [line.split() for line in (copy / "src/syscalls.tbl").open()
       if "ring3_new" in line]
kit.check(result.returncode == 0
          and row == [["9001", "9002", ".", "ring3_new", ".", "."]],
          "merge_adds_a_new_call_with_both_its_numbers", result)
kit.check("#define NR_ring3_new                  9002\n" in
          (copy / "include/ring3/arch/x86_64/nr.h").read_text(),
          "merge_writes_the_views_too")
before = (kit.ROOT / "src/syscalls.tbl").read_text().splitlines()
after = (copy / "src/syscalls.tbl").read_text().splitlines()
kit.check([line for line in after if "ring3_new" not in line]
          == [line for line in before if line],
          "merge_leaves_every_other_row_as_it_was")
result, copy = merged("77\ti386\twrite\tsys_write\n", "")
kit.check(result.returncode != 0 and "numbers never change" in result.stderr
          and (copy / "src/syscalls.tbl").read_text()
          == (kit.ROOT / "src/syscalls.tbl").read_text(),
          "merge_refuses_a_number_that_changed_and_writes_nothing", result)
result, _ = merged("what is this\n", "")
kit.check(result.returncode != 0 and "not a system call table" in result.stderr,
          "merge_refuses_a_file_that_is_no_table", result)
result = kit.run([kit.ROOT / "src/gen.py", "--merge", "nowhere", "nowhere"])
kit.check(result.returncode and result.stderr ==
          "gen.py: nowhere: No such file or directory\n",
          "merge_says_which_file_is_missing", result)

# Each wrapper has a row with a prototype, each such row a wrapper; wait and
# waitpid are spellings of wait4.
described = {line.split()[3] for line in (kit.ROOT / "src/syscalls.tbl").open()
             if not line.startswith("#") and "(" in line
             and " raw " not in line}
wrapped = {name for path in (kit.ROOT / "include/ring3").glob("*.h")
           for name in re.findall(r"RING3_INLINE [^;=(]*\bsys_(\w+)\(",
                                  path.read_text())} - {"wait", "waitpid"}
kit.check(described == wrapped and len(wrapped) > 30,
          f"headers_and_table_describe_the_same_calls ({len(wrapped)})",
          described ^ wrapped)

# And they are of one type: each wrapper is assigned to a pointer to the row's.
rows = [row for row in gen.calls() if gen.has_wrapper(row)]
pointers = kit.scratch("types.c", "#include <ring3.h>\n" + "".join(
    gen.wrapper_type(row).replace("(", f" (*const type_of_{row.name})(", 1)
    + f" = sys_{row.name};\n" for row in rows))
for machine in kit.MADE:
    made = kit.run(["gcc", kit.WIDTH[machine], "-fsyntax-only", "-Werror",
                    "-I" + kit.INCLUDE, pointers])
    theirs = {row.name for row in rows if gen.entry(row, machine)
              or machine == "i386" and row.name in gen.BY_HAND}
    wrong = set(re.findall(r"type_of_(\w+)", made.stderr))
    kit.check(not wrong & theirs and len(theirs) > 300,
              f"{machine}_wrappers_have_the_tables_types ({len(theirs)})",
              made.stderr)

major, minor, patch = map(int, re.search(
    r"version: '(\d+)\.(\d+)\.(\d+)'",
    (kit.ROOT / "meson.build").read_text()).groups())
kit.check(f"#define RING3_VERSION {10000 * major + 100 * minor + patch}\n" in
          (kit.ROOT / "include/ring3/syscall.h").read_text(),
          "ring3_version_is_the_projects")

readme = (kit.ROOT / "README.md").read_text()
table = re.search(r"\| subject .*?\n\n", readme, re.S)[0]
named = {word for cell in re.findall(r"`([a-z_ ]+)`", table)
         for word in cell.split()}
headers = {path.stem for path in (kit.ROOT / "include/ring3").glob("*.h")}
kit.check(headers - named <= {"target", "convention", "missing", "outline"}
          and named <= headers, "readme_names_every_header", headers ^ named)

# Each wrapper with the comment above it. None is passed over: an #if or another
# function between the two would hide it.
explained = []
for path in (kit.ROOT / "include/ring3").glob("*.h"):
    text = path.read_text()
    first = re.sub(r"\n \*", "", text.split("*/", 2)[1])
    explained += [(path.name, first, *found) for found in re.findall(
        r"^/\*((?:(?!\*/).)*)\*/\n((?:__attribute__\S* )?RING3_INLINE "
        r"[^;=(]*?)\bsys_(\w+)\(", text, re.M | re.S)]
names = [name for *_, name in explained]
kit.check(sorted(names) == sorted(described | {"wait", "waitpid"}),
          f"each_wrapper_has_a_comment ({len(names)})",
          set(names) ^ (described | {"wait", "waitpid"}))

# The table's first Linux and the comment's: Since the machine that was first,
# "i386: since" or "x86_64: since" on the other, if it was later. What is no
# newer than 2.6.0 need not say.
wrong = []
table = {row.name: row for row in gen.calls()}
for header, first, comment, _, name in explained:
    if name not in table:
        continue
    text = re.sub(r"\s+\*?\s*", " ", comment)
    said = re.findall(r"Since Linux (\d[\d.]*\d)[.,] ", text)
    dates = {machine: gen.first_linux(table[name], machine)
             for machine in gen.ARCHES}
    wanted = min(dates.values())
    # A header says of all its calls at once what is so of all.
    late = [machine for machine, date in dates.items() if date > wanted
            and not re.search(
                rf"{machine}: [^.;]*since Linux "
                rf"{'.'.join(map(str, date))}(?!\.?\d)", text + first)]
    wanted = ".".join(map(str, wanted))
    if wanted not in said and (min(dates.values()) > [2, 6]
                               or said and not late) or late:
        wrong.append(f"{header}: sys_{name}: {said}, in the table "
                     f"{table[name].since}")
kit.check(not wrong, "comments_and_table_agree_on_the_first_linux",
          "\n".join(wrong))

# A machine's numbers were given one after the other, so none is older than one
# before it; but for those that stood free for some time before a call got them.
WAITED = {"kexec_load", "pselect6", "ppoll", "timerfd_create",
          "timerfd_settime", "timerfd_gettime", "accept4", "fanotify_init",
          "fanotify_mark", "uretprobe", "uprobe", "close_range", "quotactl_fd"}
for machine in gen.ARCHES:
    wrong, newest = [], [2, 6]
    for number, name in gen.numbers(machine):
        if table[name].since == "." or name in WAITED:
            continue
        date = gen.first_linux(table[name], machine)
        if newest > date and newest > [2, 6]:
            wrong.append(f"{number} {name} {table[name].since}, after "
                         f"{'.'.join(map(str, newest))}")
        newest = max(newest, date)
    kit.check(not wrong, f"{machine}_got_its_calls_in_the_order_of_numbers",
              "\n".join(wrong))

# What a call returns: its comment says it, if that is more than 0 or -errno in
# an int. Where a comment is silent, the header's first one has said so.
SILENT = "A comment that does not say what its call returns: 0 or -errno."
wrong = [f"{header}: sys_{name}"
         for header, first, comment, kind, name in explained
         if not re.search("eturn|annot fail", comment)
         and "__noreturn__" not in kind
         and (not kind.endswith("INLINE int ") or SILENT not in first)]
kit.check(not wrong, "comments_say_what_is_returned", "\n".join(wrong))

# The tests that other people's defects have become.
missing, seen = [], set()
for line in (kit.ROOT / "tests/defects.tbl").read_text().splitlines():
    if line and not line.startswith("#"):
        numbers, file, test, _ = re.split(r"  +", line, maxsplit=3)
        seen |= set(numbers.split())
        path = kit.ROOT / "tests" / file
        if not path.exists() or test not in path.read_text():
            missing.append(line)
# T5 and T20 are no defects: see the table.
wanted = {f"D{number}" for number in range(1, 16)} | {
    f"T{number}" for number in range(1, 20) if number != 5}
missing += sorted(wanted - seen)
kit.check(not missing, "each_known_defect_has_its_test", "\n".join(missing))

words = re.findall(r"^ +(\d+) +(\w+) +(.*)$",
                   (kit.ROOT / "src/errno.tbl").read_text(), re.M)
theirs = dict(re.findall(
    r"#define (E\w+) (\d+)",
    kit.run(["gcc", "-E", "-dM",
             kit.scratch("errno.c", "#include <asm/errno.h>\n")]).stdout))
kit.check({name: value for value, name, _ in words} == theirs,
          "errno_numbers_are_the_kernel_headers_numbers",
          set(theirs.items()) ^ {(name, value) for value, name, _ in words})

kit.done()
