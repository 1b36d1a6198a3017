#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""The NASM side: what sys assembles to, what it refuses, and that constants
and offsets are those of the C headers."""
import ctypes
import itertools
import os
import re
import struct
import subprocess
import sys
import time

sys.path.insert(1, sys.path[0] + "/..")
import kit

FORMAT = {"i386": "elf32", "x86_64": "elf64"}
EMULATION = {"i386": "elf_i386", "x86_64": "elf_x86_64"}
NASM = kit.ROOT / "include/ring3/nasm"


def assemble(machine, text, *flags):
    """(code as hexadecimal, what NASM said) of a text behind ring3.inc."""
    source = kit.scratch("text.asm", '%include "ring3.inc"\n' + text + "\n")
    binary = kit.SCRATCH / "text.o"
    code = kit.SCRATCH / "text.bin"
    for path in binary, code:
        path.unlink(missing_ok=True)
    made = kit.run([*kit.nasm(machine), f"-I{NASM}/", *flags, source, "-o",
                    binary])
    if made.returncode:
        return None, made.stderr
    kit.run(["objcopy", "-O", "binary", "-j", ".text", binary, code])
    return code.read_bytes().hex(), made.stderr


def link(machine, source, *flags):
    """(a program, what was said) of a source file."""
    program = kit.SCRATCH / f"{machine}-{source.stem}"
    program.unlink(missing_ok=True)
    made = [kit.run(["nasm", "-f", FORMAT[machine], f"-I{NASM}/", source, "-o",
                     f"{program}.o"]),
            kit.run(["ld", "-m", EMULATION[machine], *flags, f"{program}.o",
                     "-o", program])]
    return program, made


def assembles(*cases, flags=()):
    """What a careful person would write: (case, text, i386, x86_64)."""
    for case, text, *codes in cases:
        for machine, want in zip(("i386", "x86_64"), codes):
            if want and machine in kit.MADE:
                got, said = assemble(machine, text, *flags)
                kit.check(got == want.replace(" ", ""), f"{machine} {case}",
                          f"{text}\nexpected {want}\ngot      {got}\n{said}")


def refuses(*cases):
    """What is an error that names the call and the argument: (case, text,
    sentence), with {this|that} where the machines have this and that."""
    for case, *texts in cases:
        for machine in kit.MADE:
            text, sentence = (
                re.sub(r"\{(\w+)\|(\w+)\}",
                       r"\1" if machine == "i386" else r"\2", text)
                for text in texts)
            got, said = assemble(machine, text)
            kit.check(got is None and re.search(sentence, said),
                      f"{machine} {case}", said)


@kit.promise
def each_call_has_its_number_and_its_words():
    assembles(
        ("a call without arguments", "sys getpid",
         "b814000000cd80", "b8270000000f05"),
        ("number 0 by xor", "sys read, 0, a2, 5",
         "31db ba05000000 b803000000 cd80", "31ff ba05000000 31c0 0f05"),
        ("all six", "sys futex, 1, 2, 3, 4, 5, 6",
         "bb01000000 b902000000 ba03000000 be04000000 bf05000000 bd06000000"
         "b8a6010000 cd80",
         "bf01000000 be02000000 ba03000000 41ba04000000 41b805000000"
         "41b906000000 b8ca000000 0f05"),
        ("six zeroes", "sys futex, 0, 0, 0, 0, 0, 0",
         "31db 31c9 31d2 31f6 31ff 31ed b8a6010000 cd80",
         "31ff 31f6 31d2 4531d2 4531c0 4531c9 b8ca000000 0f05"),
        ("the wide call where it takes the same words", "sys getuid",
         "b8c7000000 cd80", "b866000000 0f05"),
        ("the number of the narrow call", "mov ret, NR_getuid",
         "b818000000", "b866000000"),
        ("five words of select", "sys select, a1, a2, a3, a4, a5",
         "b88e000000 cd80", "b817000000 0f05"),
        ("a call that i386 has under another name",
         "sys newfstatat, a1, a2, a3, a4",
         "b82c010000 cd80", "b806010000 0f05"),
        ("open as it stands", "sys open, a1, a2, a3",
         "b805000000 cd80", "b802000000 0f05"))


@kit.promise
def constants_are_loaded():
    assembles(
        ("a negative one", "sys close, -1",
         "bbffffffff b806000000 cd80", "48c7c7ffffffff b803000000 0f05"),
        ("one defined later", "sys exit, later\nlater equ 7",
         "bb07000000 b801000000 cd80", "bf07000000 b83c000000 0f05"),
        ("an expression of flags", "sys pipe2, a1, O_CLOEXEC | O_NONBLOCK",
         "b900080800 b84b010000 cd80", "be00080800 b825010000 0f05"),
        ("zero in another spelling", "sys exit, 0x0",
         "bb00000000 b801000000 cd80", "bf00000000 b83c000000 0f05"),
        ("a difference of labels further down",
         "sys exit, text.end - text\ntext: db 1\n.end:",
         "bb01000000 b801000000 cd80 01", "bf01000000 b83c000000 0f05 01"),
        ("a member of a struc",
         "sys exit, s.b\nstruc s\n.a: resd 1\n.b: resd 1\nendstruc",
         "bb04000000 b801000000 cd80", "bf04000000 b83c000000 0f05"),
        ("a character", "sys dup2, 1, 'x'",
         "bb01000000 b978000000 b83f000000 cd80",
         "bf01000000 be78000000 b821000000 0f05"),
        ("a value of 64 bits", "sys exit, 0x123456789abcdef0",
         None, "48bff0debc9a78563412 b83c000000 0f05"))


@kit.promise
def constants_are_loaded_without_optimization_too():
    assembles(("-O0", "sys exit, 5", "bb05000000 b801000000 cd80",
               "48bf0500000000000000 b83c000000 0f05"), flags=["-O0"])


@kit.promise
def registers_are_moved_where_they_are_not_in_place():
    assembles(
        ("a register", "sys exit, ret",
         "89c3 b801000000 cd80", "4889c7 b83c000000 0f05"),
        ("half a register, zero extended", "sys exit, eax",
         "89c3 b801000000 cd80", "89c7 b83c000000 0f05"),
        ("in its place, at no cost", "sys write, a1, a2, a3",
         "b804000000 cd80", "b801000000 0f05"),
        ("in its place and used again", "sys dup2, a1, a1",
         "89d9 b83f000000 cd80", "4889fe b821000000 0f05"),
        ("loaded by the call before",
         "sys close, 2\nsys exit, a1",
         "bb02000000 b806000000 cd80 b801000000 cd80",
         "bf02000000 b803000000 0f05 b83c000000 0f05"),
        ("of the call before, for another place",
         "sys close, 2\nsys dup2, 3, a2\nsys dup2, a2, 4",
         "bb02000000 b806000000 cd80 bb03000000 b83f000000 cd80"
         "89cb b904000000 b83f000000 cd80",
         "bf02000000 b803000000 0f05 bf03000000 b821000000 0f05"
         "4889f7 be04000000 b821000000 0f05"))


@kit.promise
def memory_is_read_at_its_width():
    assembles(
        ("all of a register", "sys exit, [fd]\nfd:",
         "8b1d0d000000 b801000000 cd80", "488b3d07000000 b83c000000 0f05"),
        ("32 bits", "sys exit, dword [fd]\nfd:",
         "8b1d0d000000 b801000000 cd80", "8b3d07000000 b83c000000 0f05"),
        ("32 bits without a blank", "sys exit, DWORD[fd]\nfd:",
         "8b1d0d000000 b801000000 cd80", "8b3d07000000 b83c000000 0f05"),
        ("in a segment", "sys exit, [fs:ret]",
         "648b18 b801000000 cd80", "64488b38 b83c000000 0f05"),
        ("through the result", "sys exit, [ret + 8]",
         "8b5808 b801000000 cd80", "488b7808 b83c000000 0f05"))


@kit.promise
def an_ampersand_takes_an_address():
    assembles(
        ("beside constants", "sys write, 1, &text, 13\ntext:",
         "bb01000000 b916000000 ba0d000000 b804000000 cd80",
         "bf01000000 488d350c000000 ba0d000000 b801000000 0f05"),
        ("with an offset", "sys chdir, &text + 4\ntext:",
         "bb10000000 b80c000000 cd80", "488d3d0b000000 b850000000 0f05"),
        ("through a register", "sys chdir, &[ret + 8]",
         "8d5808 b80c000000 cd80", "488d7808 b850000000 0f05"),
        ("behind a blank", "sys chdir, & [ret + 8]",
         "8d5808 b80c000000 cd80", "488d7808 b850000000 0f05"),
        ("of a label behind a blank", "sys chdir, & text\ntext:",
         "bb0c000000 b80c000000 cd80", "488d3d07000000 b850000000 0f05"),
        ("that a define names",
         "%define local [a3 - 4]\nsys chdir, &local",
         "8d5afc b80c000000 cd80", "488d7afc b850000000 0f05"))


@kit.promise
def names_and_text_may_look_like_something_else():
    assembles(
        ("a constant whose name begins like a size",
         "sys close, dword_like\ndword_like equ -1",
         "bbffffffff b806000000 cd80", "48c7c7ffffffff b803000000 0f05"),
        ("names with a loaded register in them",
         "sys write, 1, foo@ebx, foo#rdi\nfoo@ebx equ 4\nfoo#rdi equ 5",
         "bb01000000 b904000000 ba05000000 b804000000 cd80",
         "bf01000000 be04000000 ba05000000 b801000000 0f05"),
        ("names that only a dollar tells from a register",
         "sys write, 1, $ebx, $rdi\n$ebx equ 4\n$rdi equ 5",
         "bb01000000 b904000000 ba05000000 b804000000 cd80",
         "bf01000000 be04000000 ba05000000 b801000000 0f05"),
        ("names with a loaded register behind a tilde",
         "sys write, 1, foo~ebx, foo?rdi\nfoo~ebx equ 4\nfoo?rdi equ 5",
         "bb01000000 b904000000 ba05000000 b804000000 cd80",
         "bf01000000 be04000000 ba05000000 b801000000 0f05"),
        ("text that looks like a loaded register", "sys dup2, 1, ' bl' + 0",
         "bb01000000 b920626c00 b83f000000 cd80",
         "bf01000000 be20626c00 b821000000 0f05"),
        ("text with a quote of another kind", """sys dup2, 1, "' di" + 0""",
         "bb01000000 b927206469 b83f000000 cd80",
         "bf01000000 be27206469 b821000000 0f05"),
        ("text that looks like memory", "sys dup2, 1, '['",
         "bb01000000 b95b000000 b83f000000 cd80",
         "bf01000000 be5b000000 b821000000 0f05"),
        ("words that the user has defined",
         "%define part 1\n%define half 1\n%define whole 1\n%define constant 1\n"
         "%define address 1\nsys read, eax, &text, [fd]\ntext:\nfd:",
         "89c3 b914000000 8b1514000000 b803000000 cd80",
         "89c7 488d350b000000 488b1504000000 31c0 0f05"))


@kit.promise
def sys_wants_the_name_of_a_call_first():
    refuses(
        ("an unknown name", "sys wirte, 1",
         "sys wirte: this machine has no such"),
        ("a missing comma", "sys write 1, 2, 3, 4",
         "sys write 1: the name of a call is one word"),
        ("a missing comma and a count that fits", "sys getpid 5",
         "sys getpid 5: the name of a call is one word"),
        ("a number for a name", "sys 4, 1, 2, 3",
         "sys 4: the name of a call comes first"),
        ("a name that the user has defined", "%define time 7\nsys time, 0",
         "sys 7: the name of a call comes first: has it a %define"),
        ("nothing at all", "sys", "sys: the name of a call is missing"),
        ("an empty name", "sys , 1", "sys: the name of a call is missing"))


@kit.promise
def a_wrong_number_of_arguments_is_refused():
    refuses(
        ("too few", "sys write, 1, 2", "sys write: takes 3 .*, not 2"),
        ("one too few", "sys close", "sys close: takes 1 argument, not 0"),
        ("too many", "sys getpid, 1", "sys getpid: takes 0 .*, not 1"),
        ("seven", "sys futex, 1, 2, 3, 4, 5, 6, 7",
         "sys futex: (no call takes 7|takes 6 arguments, not 7)"),
        ("an empty one", "sys write, 1,, 3",
         "sys write: argument 2 is empty"),
        ("an empty first one", "sys write,, 2, 3",
         "sys write: argument 1 is empty"),
        ("an empty last one", "sys write, 1, 2,",
         "takes 3 arguments, not 2|dropping trailing empty parameter"))


@kit.promise
def a_register_loaded_already_is_refused():
    refuses(*(
        (case, text, re.match(r"sys \w+", text)[0] + f": argument {number}, "
         f"{what}, uses {register}, which already holds argument {number - 1}")
        for case, text, number, what, register in (
            ("by itself", "sys write, 1, a1, 3", 2, "{ebx|rdi}", "{ebx|rdi}"),
            ("swapped", "sys write, a2, a1, a3", 2, "{ebx|rdi}", "{ebx|rdi}"),
            ("in an address", "sys write, 1, [a1 + 8], 3",
             2, ".*", "{ebx|rdi}"),
            ("as an index", "sys write, 1, 2, [ret + a2*4]",
             3, ".*", "{ecx|rsi}"),
            ("in an address of 32 bits", "sys write, 1, [{ebx|edi}], 3",
             2, ".*", "{ebx|edi}"),
            ("half of it", "sys dup2, 1, {ebx|edi}", 2, ".*", "{ebx|edi}"),
            ("8 bits of it", "sys write, 1, 2, {cl|sil}",
             3, ".*", "{cl|sil}"),
            ("16 bits of it", "sys write, 1, 2, {cx|si}", 3, ".*", "{cx|si}"),
            ("in an address behind a blank", "sys write, 1, & [4 + a1], 3",
             2, ".*", "{ebx|rdi}"),
            ("in upper case", "sys write, 1, [{EBX|RDI}], 3",
             2, ".*", "{EBX|RDI}"),
            ("behind text", "sys write, 1, [a1 + '\"'], 3",
             2, ".*", "{ebx|rdi}"),
            ("between texts", "sys write, 1, ['x' + a1 + 'y'], 3",
             2, ".*", "{ebx|rdi}"))))


@kit.promise
def an_address_that_is_not_marked_is_refused():
    refuses(*(
        (case, text, r"scalar values\n(.*\n)*.*address_without_ampersand")
        for case, text in (
            ("of what stands below", "sys write, 1, text, 3\ntext:"),
            ("of what stands above", "text:\nsys write, 1, text + 8, 3"),
            ("of another file", "extern text\nsys write, 1, text, 3"))))


@kit.promise
def text_is_refused():
    refuses(
        ("in double quotes", 'sys write, 1, "hello", 5',
         'sys write: argument 2, "hello", is text: give it a label'),
        ("of two characters", "sys write, 1, 'hi', 2",
         "sys write: argument 2, 'hi', is text: give it a label"),
        ("its address", 'sys write, 1, &"hello", 5',
         'sys write: argument 2, .*, is text: give it a label'),
        ("its address behind a blank", "sys write, 1, & `hello`, 5",
         'sys write: argument 2, .*, is text: give it a label'))


@kit.promise
def a_computation_with_a_register_is_refused():
    refuses(
        ("a sum", "sys write, 1, eax + 4, 3",
         r"sys write: argument 2, eax ?\+ ?4, computes with a register"),
        ("brackets of another kind", "sys exit, (ret)",
         "sys exit: argument 1, .*, computes with a register"),
        ("a negation", "sys exit, -a2",
         "sys exit: argument 1, .*, computes with a register"))


@kit.promise
def an_address_of_what_has_none_is_refused():
    refuses(
        ("of an address", "sys write, 1, & &text, 3\ntext:",
         "sys write: argument 2, .*, has more than one &"),
        ("of an address without a blank", "sys write, 1, &&text, 3\ntext:",
         "sys write: argument 2, .*, has more than one &"),
        ("of an address in brackets", "sys write, 1, & &[a3 + 8], 3",
         "sys write: argument 2, .*, has more than one &"),
        ("with a size", "sys chdir, &dword [a3 + 4]",
         r"sys chdir: argument 1, &dword \[.*, has its \[ somewhere else"),
        ("with a size that a define names",
         "%define local dword [a3 - 4]\nsys chdir, &local",
         r"sys chdir: argument 1, &dword \[.*, has its \[ somewhere else"),
        ("with two brackets", "sys chdir, &[a3] + [a2]",
         r"sys chdir: argument 1, .*, has more than one \["),
        ("that goes on behind its bracket", "sys chdir, &[a3] + 4",
         "sys chdir: argument 1, .*, goes on behind the \\]"),
        ("of nothing", "sys chdir, &",
         "sys chdir: argument 1, &, has no address behind the &"),
        ("of a register without brackets",
         "sys chdir, &text + a3\ntext:",
         r"sys chdir: argument 1, .*: write &\[x \+ reg\]"),
        ("of half a register without brackets",
         "sys chdir, &text + EDX\ntext:",
         r"sys chdir: argument 1, .*: write &\[x \+ reg\]"),
        ("in a segment", "sys chdir, &[fs:0]",
         "sys chdir: argument 1, .*, is an address in a segment"),
        ("in a segment without brackets", "sys chdir, &GS:text\ntext:",
         "sys chdir: argument 1, .*, is an address in a segment"))


@kit.promise
def what_is_narrower_than_32_bits_is_refused():
    refuses(
        ("a register of 8 bits", "sys exit, al",
         "sys exit: argument 1, al, is narrower than 32 bits"),
        ("a register of 16 bits", "sys exit, ax",
         "sys exit: argument 1, ax, is narrower than 32 bits"),
        ("a byte of memory", "sys exit, byte [fd]\nfd:",
         "sys exit: argument 1, byte \\[fd\\], is narrower than 32 bits"),
        ("a byte of memory without a blank", "sys exit, byte[fd]\nfd:",
         "sys exit: argument 1, byte\\[fd\\], is narrower than 32 bits"),
        ("16 bits of memory", "sys exit, WORD[fd]\nfd:",
         "sys exit: argument 1, WORD\\[fd\\], is narrower than 32 bits"),
        ("whatever the user has defined",
         "%define part 1\n%define half 2\nsys exit, al",
         "sys exit: argument 1, al, is narrower than 32 bits"))


@kit.promise
def a_wrong_call_does_not_spoil_the_next():
    for machine in kit.MADE:
        got, said = assemble(machine, "sys write, 1, a1, 3\nsys dup2, a2, a1")
        kit.check(said.count("error:") == 2 and "argument 2, " in said
                  and re.search("sys dup2: .* already holds argument 1", said),
                  f"{machine} a wrong one", said)
        got, said = assemble(machine, "sys write, 1, a1, 3\nsys dup2, a1, a2")
        kit.check(said.count("error:") == 1, f"{machine} a right one", said)


# On i386, a call that is not x86_64's names the one to use: of both machines,
# if there is one that says the same.
INSTEAD = {
    "time": "clock_gettime", "lseek": "_llseek there", "accept": "accept4",
    "semop": "semtimedop", "setrlimit": "prlimit64",
    "getrlimit": "prlimit64", "mmap": "mmap2 there",
    "truncate": "truncate64 there", "ftruncate": "ftruncate64 there",
    "statfs": "statfs64 there", "fstatfs": "fstatfs64 there",
    "clone": "clone3", "adjtimex": "clock_adjtime",
    "nanosleep": "clock_nanosleep", "io_getevents": "io_pgetevents",
    "fadvise64": "fadvise64_64 there"}


def with_words(machine, name):
    """The call with as many zeroes as it takes there, none if there is none."""
    words = re.search(rf"ring3_words_{name} +(\d)",
                      (NASM / machine / "nr.inc").read_text())
    return f"sys {name}" + ", 0" * int(words[1] if words else 0)


@kit.promise
def a_call_of_x86_64_alone_names_another_on_i386():
    if "i386" not in kit.MADE:
        kit.skip("no i386 here")
        return
    for name, other in INSTEAD.items():
        why = {"accept": "no call", "semop": "no call",
               "clone": "its last two arguments change places"}.get(
                   name, "the old form")
        got, said = assemble("i386", with_words("x86_64", name))
        kit.check(got is None and said.count("error:") == 1
                  and f"error: sys {name}: {why} on i386; use {other}\n"
                  in said, f"{name}, {other}", said)


@kit.promise
def x86_64_has_the_calls_that_i386_refuses():
    for name in INSTEAD:
        got, said = assemble("x86_64", with_words("x86_64", name))
        kit.check(got, name, said)


@kit.promise
def what_is_named_instead_is_there():
    listed = re.findall(r"ring3_instead_(\w+) +'?([\w ]+)",
                        (NASM / "i386/nr.inc").read_text())
    kit.check(dict(listed) == INSTEAD, "all are tested here", listed)
    for machine in kit.MADE:
        wrong = []
        for _, other in listed:
            here = other.removesuffix(" there")
            got, said = assemble(machine, with_words(machine, here))
            if (got is None) != (here != other and machine == "x86_64"):
                wrong.append((other, said))
        kit.check(listed and not wrong, machine, wrong)


# The same words and the same layouts: what a file, a clock and an id are.
SAME = """%include "ring3.inc"
        section .text
        global  _start
_start: sys     fstat, 0, &st
        sys     clock_gettime, CLOCK_REALTIME, &now
        sys     getuid
        mov     [uid], eax
        sys     write, 1, &st + kernel_stat.size, 8
        sys     write, 1, &now + kernel_timespec.sec, 8
        sys     write, 1, &now + kernel_timespec.nsec, 4
        sys     write, 1, &uid, 4
        sys     exit_group, 0
        section .bss
st:     resb    kernel_stat_size
now:    resb    kernel_timespec_size
uid:    resd    1
"""


def wide_user():
    """An id of more than 16 bits if we may have one, or ours."""
    if os.getuid() == 0:
        try:                            # a container may know only 65536
            kit.run(["true"], user=100_002)
            return 100_002
        except OSError:
            pass
    return os.getuid()


@kit.promise
def a_size_a_time_and_an_id_are_read_whole():
    file = kit.scratch("file", "x" * 100_001)
    kit.SCRATCH.chmod(0o711)
    user = wide_user()
    for machine in kit.MACHINES:
        program, made = link(machine, kit.scratch("same.asm", SAME))
        before, slack, who = int(time.time()), 0, user
        if machine in kit.NATIVE:
            with open(file) as stdin:
                ran = kit.run([program], stdin=stdin, text=False,
                              user=user if user != os.getuid() else None)
        else:
            ran = kit.run([program], input=file.read_bytes(), text=False)
            slack, who = 2, 0           # its clock is not ours
        got = (struct.unpack("<qqII", ran.stdout)
               if len(ran.stdout) == 24 else ())
        kit.check(got and (got[0], got[3]) == (100_001, who)
                  and before - slack <= got[1] <= time.time() + slack
                  and got[2] < 10**9, machine, (got, ran, made))


@kit.promise
def what_sys_is_not_for_is_one_sentence():
    for form, bits, passes in (
            ("elf", "", True), ("bin", "bits 32\n", True),
            ("bin", "bits 64\n", True), ("bin", "", False),
            ("elfx32", "", False), ("macho64", "", False),
            ("win64", "", False), ("win32", "", False)):
        source = kit.scratch("form.asm",
                             bits + '%include "ring3.inc"\nsys fork\n')
        made = kit.run(["nasm", "-w+all", "-f", form, f"-I{NASM}/", source,
                        "-o", kit.SCRATCH / "form"])
        case = " ".join([form, *bits.split()])
        if passes:
            kit.check(made.returncode == 0 and not made.stderr,
                      f"{case} is accepted", made.stderr)
        else:
            kit.check(made.returncode and made.stderr.count("\n") == 1
                      and "elf32 or -f elf64" in made.stderr, case,
                      made.stderr)


def constants():
    return re.findall(r"^%define (\w+) +(\S+)$",
                      (NASM / "constants.inc").read_text(), re.M)


@kit.promise
def constants_and_offsets_are_those_of_c():
    for machine in kit.MADE:
        structs = (NASM / machine / "structs.inc").read_text()
        offsets = re.findall(r"^%define (kernel_\w+)\.(\S+) +(\d+)$", structs,
                             re.M)
        sizes = re.findall(r"^%define (kernel_\w+)_size +(\d+)$", structs, re.M)
        checks = [f"offsetof(struct {name}, {member}) == {at}"
                  for name, member, at in offsets]
        checks += [f"sizeof(struct {name}) == {size}" for name, size in sizes]
        checks += [f"{name} == {value.replace('0o', '0')}"
                   for name, value in constants()]
        source = kit.scratch("layout.c", "#include <ring3.h>\n" + "".join(
            f"typedef char check_{number}[{text} ? 1 : -1];\n"
            for number, text in enumerate(checks)))
        made = kit.run(["gcc", kit.WIDTH[machine], "-I" + kit.INCLUDE, "-c",
                        source, "-o", kit.SCRATCH / "layout.o"])
        kit.check(made.returncode == 0 and len(sizes) > 5
                  and len(constants()) > 80, machine, made.stderr)


@kit.promise
def every_constant_can_be_used():
    for machine in kit.MADE:
        got, said = assemble(machine, "".join(
            f"        dq {name}\n" for name, _ in constants()))
        kit.check(got and len(got) == 16 * len(constants()), machine, said)


def measure(machine, source):
    """Of the program, as small as it can be: the size of the file, of what is
    loaded, and of code and data before they are aligned."""
    program, _ = link(machine, source, "-s", "-T", kit.ROOT / "src/ring3.ld")
    loaded = re.findall(r"^  LOAD +\S+ \S+ \S+ (\S+)", kit.run(
        ["readelf", "-lW", program]).stdout, re.M)
    parts = kit.run(["size", f"{program}.o"]).stdout.split()
    return (program.stat().st_size if loaded else 0,
            sum(int(size, 16) for size in loaded),
            int(parts[6]) if parts else 0)


INCLUDE = '%include "ring3.inc"\n'
BEGIN = "global _start\n_start: sys exit_group, 0\n"
OWN = "section .note.GNU-stack noalloc noexec nowrite progbits\n"
# (source, the align of its .text)
NOTED = {
    "section": (INCLUDE + "section .text align=1\n" + BEGIN, 1),
    "segment": (INCLUDE + "SEGMENT .text align=64\n" + BEGIN, 64),
    "no_section": (INCLUDE + BEGIN, 16),
    "inside": ("section .text align=2\nnop\n" + INCLUDE + BEGIN, 2),
    "data_first": ("section .data align=32\ndd 1\n" + INCLUDE
                   + "dd 2\nsection .text\n" + BEGIN, 16),
    "twice": (2 * INCLUDE + "section .text\n" + BEGIN, 16),
    "noted_before": (OWN + "section .text\n" + INCLUDE + BEGIN, 16),
    "noted_behind": (INCLUDE + "section .text align=1\n" + BEGIN + OWN, 1),
}


@kit.promise
def the_stack_is_not_executable_and_the_sections_are_the_users():
    for machine, (name, (text, align)) in itertools.product(
            kit.MADE, NOTED.items()):
        program, made = link(machine, kit.scratch(f"noted_{name}.asm", text))
        stack = kit.run(["readelf", "-lW", program]).stdout
        headers = kit.run(["readelf", "-SW", f"{program}.o"]).stdout
        kit.check(re.search(r"GNU_STACK .* RW +0x", stack)
                  and re.search(rf" \.text .* {align}$", headers, re.M)
                  and not (name == "data_first" and not re.search(
                      r" \.data .* 000008 .* 32$", headers, re.M))
                  and not kit.complaints(zip(("nasm", "ld"), made))
                  and not made[1].stderr, f"{machine} {name}",
                  f"{made}{stack}{headers}")


@kit.promise
def a_flat_binary_has_no_note():
    for bits in "32", "64":
        source = kit.scratch("flat.asm", f"bits {bits}\n{INCLUDE}"
                             "section .text\nstart: sys getpid\n")
        made = kit.run(["nasm", "-f", "bin", f"-I{NASM}/", source, "-o",
                        kit.SCRATCH / "flat"])
        kit.check(made.returncode == 0 and (kit.SCRATCH / "flat").read_bytes()
                  .hex() == {"32": "b814000000cd80", "64": "b8270000000f05"}
                  [bits], bits, made.stderr)


@kit.promise
def an_example_is_not_larger_than_its_twin_without_ring3():
    examples = kit.ROOT / "examples"
    for machine in kit.MADE:
        for name in ("exit", "hello", "fork", "wait", "exec"):
            sizes = [measure(machine, examples / source) for source in (
                f"{name}.asm", f"plain/{name}.{machine}.asm")]
            kit.check(all(0 < ours <= theirs for ours, theirs in zip(*sizes)),
                      f"{machine} {name}", sizes)


@kit.promise
def both_processes_of_unfinished_die_by_sigsegv():
    PR_SET_CHILD_SUBREAPER = 36
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    for machine in kit.MACHINES:
        if machine not in kit.NATIVE:
            kit.skip(kit.NO_TOOLS, machine)
            continue
        for how, name in (("ring3", "unfinished.asm"),
                          ("plain", f"plain/unfinished.{machine}.asm")):
            program, _ = link(machine, kit.ROOT / "examples" / name)
            # Kept, so that its __del__ does not wait; and a group of its own,
            # because we may have other children.
            started = subprocess.Popen([program], start_new_session=True)
            deaths = []
            while True:
                try:
                    deaths.append(os.waitstatus_to_exitcode(
                        os.waitpid(-started.pid, 0)[1]))
                except ChildProcessError:
                    break
            kit.check(deaths == [-11, -11], f"{machine} {how}", deaths)


kit.main()
