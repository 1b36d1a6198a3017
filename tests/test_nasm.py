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
import time

import kit

FORMAT = {"i386": "elf32", "x86_64": "elf64"}
EMULATION = {"i386": "elf_i386", "x86_64": "elf_x86_64"}
NASM = kit.ROOT / "include/ring3/nasm"


def assemble(machine, text, *flags):
    """(code as hexadecimal, what NASM said) of a text behind ring3.inc."""
    source = kit.scratch("text.asm", '%include "ring3.inc"\n' + text + "\n")
    binary = kit.SCRATCH / "text.o"
    binary.unlink(missing_ok=True)
    made = kit.run(["nasm", "-w+all", "-Werror", "-f", FORMAT[machine],
                    f"-I{NASM}/", *flags, source, "-o", binary])
    if made.returncode:
        return None, made.stderr
    kit.run(["objcopy", "-O", "binary", "-j", ".text", binary,
             kit.SCRATCH / "text.bin"])
    return (kit.SCRATCH / "text.bin").read_bytes().hex(), made.stderr


# What a careful person would write: (source, i386, x86_64).
CODE = [
    ("a_call_without_arguments", "sys getpid",
     "b814000000cd80", "b8270000000f05"),
    ("number_0_by_xor", "sys read, 0, a2, 5",
     "31db ba05000000 b803000000 cd80", "31ff ba05000000 31c0 0f05"),
    ("constants_and_an_address", "sys write, 1, &text, 13\ntext:",
     "bb01000000 b916000000 ba0d000000 b804000000 cd80",
     "bf01000000 488d350c000000 ba0d000000 b801000000 0f05"),
    ("an_address_with_an_offset", "sys chdir, &text + 4\ntext:",
     "bb10000000 b80c000000 cd80", "488d3d0b000000 b850000000 0f05"),
    ("a_negative_constant", "sys close, -1",
     "bbffffffff b806000000 cd80", "48c7c7ffffffff b803000000 0f05"),
    ("a_constant_defined_later", "sys exit, later\nlater equ 7",
     "bb07000000 b801000000 cd80", "bf07000000 b83c000000 0f05"),
    ("a_constant_whose_name_begins_like_a_size",
     "sys close, dword_like\ndword_like equ -1",
     "bbffffffff b806000000 cd80", "48c7c7ffffffff b803000000 0f05"),
    ("an_expression_of_flags", "sys pipe2, a1, O_CLOEXEC | O_NONBLOCK",
     "b900080800 b84b010000 cd80", "be00080800 b825010000 0f05"),
    ("zero_in_another_spelling_is_loaded", "sys exit, 0x0",
     "bb00000000 b801000000 cd80", "bf00000000 b83c000000 0f05"),
    ("a_register", "sys exit, ret",
     "89c3 b801000000 cd80", "4889c7 b83c000000 0f05"),
    ("a_half_register_is_zero_extended", "sys exit, eax",
     "89c3 b801000000 cd80", "89c7 b83c000000 0f05"),
    ("a_register_in_its_place_costs_nothing", "sys write, a1, a2, a3",
     "b804000000 cd80", "b801000000 0f05"),
    ("a_register_in_its_place_may_be_used_again", "sys dup2, a1, a1",
     "89d9 b83f000000 cd80", "4889fe b821000000 0f05"),
    ("a_register_that_the_call_before_has_loaded",
     "sys close, 2\nsys exit, a1",
     "bb02000000 b806000000 cd80 b801000000 cd80",
     "bf02000000 b803000000 0f05 b83c000000 0f05"),
    ("a_register_of_the_call_before_in_another_place",
     "sys close, 2\nsys dup2, 3, a2\nsys dup2, a2, 4",
     "bb02000000 b806000000 cd80 bb03000000 b83f000000 cd80"
     "89cb b904000000 b83f000000 cd80",
     "bf02000000 b803000000 0f05 bf03000000 b821000000 0f05"
     "4889f7 be04000000 b821000000 0f05"),
    ("memory", "sys exit, [fd]\nfd:",
     "8b1d0d000000 b801000000 cd80", "488b3d07000000 b83c000000 0f05"),
    ("memory_of_32_bits", "sys exit, dword [fd]\nfd:",
     "8b1d0d000000 b801000000 cd80", "8b3d07000000 b83c000000 0f05"),
    ("memory_of_32_bits_without_a_blank", "sys exit, DWORD[fd]\nfd:",
     "8b1d0d000000 b801000000 cd80", "8b3d07000000 b83c000000 0f05"),
    ("memory_in_a_segment", "sys exit, [fs:ret]",
     "648b18 b801000000 cd80", "64488b38 b83c000000 0f05"),
    ("memory_through_the_result", "sys exit, [ret + 8]",
     "8b5808 b801000000 cd80", "488b7808 b83c000000 0f05"),
    ("an_address_through_a_register", "sys chdir, &[ret + 8]",
     "8d5808 b80c000000 cd80", "488d7808 b850000000 0f05"),
    ("an_address_behind_a_blank", "sys chdir, & [ret + 8]",
     "8d5808 b80c000000 cd80", "488d7808 b850000000 0f05"),
    ("a_label_behind_a_blank", "sys chdir, & text\ntext:",
     "bb0c000000 b80c000000 cd80", "488d3d07000000 b850000000 0f05"),
    ("an_address_that_a_define_names",
     "%define local [a3 - 4]\nsys chdir, &local",
     "8d5afc b80c000000 cd80", "488d7afc b850000000 0f05"),
    ("a_difference_of_labels_further_down",
     "sys exit, text.end - text\ntext: db 1\n.end:",
     "bb01000000 b801000000 cd80 01", "bf01000000 b83c000000 0f05 01"),
    ("a_member_of_a_struc",
     "sys exit, s.b\nstruc s\n.a: resd 1\n.b: resd 1\nendstruc",
     "bb04000000 b801000000 cd80", "bf04000000 b83c000000 0f05"),
    ("names_with_a_loaded_register_in_them",
     "sys write, 1, foo@ebx, foo#rdi\nfoo@ebx equ 4\nfoo#rdi equ 5",
     "bb01000000 b904000000 ba05000000 b804000000 cd80",
     "bf01000000 be04000000 ba05000000 b801000000 0f05"),
    ("names_that_only_a_dollar_tells_from_a_register",
     "sys write, 1, $ebx, $rdi\n$ebx equ 4\n$rdi equ 5",
     "bb01000000 b904000000 ba05000000 b804000000 cd80",
     "bf01000000 be04000000 ba05000000 b801000000 0f05"),
    ("names_with_a_loaded_register_behind_a_tilde",
     "sys write, 1, foo~ebx, foo?rdi\nfoo~ebx equ 4\nfoo?rdi equ 5",
     "bb01000000 b904000000 ba05000000 b804000000 cd80",
     "bf01000000 be04000000 ba05000000 b801000000 0f05"),
    ("text_that_looks_like_a_loaded_register", "sys dup2, 1, ' bl' + 0",
     "bb01000000 b920626c00 b83f000000 cd80",
     "bf01000000 be20626c00 b821000000 0f05"),
    ("text_with_a_quote_of_another_kind", """sys dup2, 1, "' di" + 0""",
     "bb01000000 b927206469 b83f000000 cd80",
     "bf01000000 be27206469 b821000000 0f05"),
    ("a_character", "sys dup2, 1, 'x'",
     "bb01000000 b978000000 b83f000000 cd80",
     "bf01000000 be78000000 b821000000 0f05"),
    ("text_that_looks_like_memory", "sys dup2, 1, '['",
     "bb01000000 b95b000000 b83f000000 cd80",
     "bf01000000 be5b000000 b821000000 0f05"),
    ("words_that_the_user_has_defined",
     "%define part 1\n%define half 1\n%define whole 1\n%define constant 1\n"
     "%define address 1\nsys read, eax, &text, [fd]\ntext:\nfd:",
     "89c3 b914000000 8b1514000000 b803000000 cd80",
     "89c7 488d350b000000 488b1504000000 31c0 0f05"),
    ("all_six", "sys futex, 1, 2, 3, 4, 5, 6",
     "bb01000000 b902000000 ba03000000 be04000000 bf05000000 bd06000000"
     "b8a6010000 cd80",
     "bf01000000 be02000000 ba03000000 41ba04000000 41b805000000"
     "41b906000000 b8ca000000 0f05"),
    ("six_zeroes", "sys futex, 0, 0, 0, 0, 0, 0",
     "31db 31c9 31d2 31f6 31ff 31ed b8a6010000 cd80",
     "31ff 31f6 31d2 4531d2 4531c0 4531c9 b8ca000000 0f05"),
    ("the_wide_call_where_it_takes_the_same_words", "sys getuid",
     "b8c7000000 cd80", "b866000000 0f05"),
    ("the_number_of_the_narrow_call", "mov ret, NR_getuid",
     "b818000000", "b866000000"),
    ("five_words_of_select", "sys select, a1, a2, a3, a4, a5",
     "b88e000000 cd80", "b817000000 0f05"),
    ("a_call_that_i386_has_under_another_name",
     "sys newfstatat, a1, a2, a3, a4", "b82c010000 cd80", "b806010000 0f05"),
    ("open_as_it_stands", "sys open, a1, a2, a3",
     "b805000000 cd80", "b802000000 0f05"),
    ("a_value_of_64_bits_on_x86_64", "sys exit, 0x123456789abcdef0",
     None, "48bff0debc9a78563412 b83c000000 0f05"),
]
for name, text, *expected in CODE:
    for machine, want in zip(("i386", "x86_64"), expected):
        if want is None or machine not in kit.MACHINES:
            continue
        got, said = assemble(machine, text)
        kit.check(got == want.replace(" ", ""), f"{machine}_{name}",
                  f"{text}\nexpected {want}\ngot      {got}\n{said}")
for machine, want in (("i386", "bb05000000 b801000000 cd80"),
                      ("x86_64", "48bf0500000000000000 b83c000000 0f05")):
    if machine in kit.MACHINES:
        got, said = assemble(machine, "sys exit, 5", "-O0")
        kit.check(got == want.replace(" ", ""),
                  f"{machine}_a_constant_that_is_not_optimized", f"{got}{said}")

# Each misuse is an error that names the call and the argument. What stands in
# braces is for i386 and x86_64: {ebx|rdi}.
WRONG = [
    ("an_unknown_call", "sys wirte, 1", "sys wirte: this machine has no such"),
    ("too_few_arguments", "sys write, 1, 2", "sys write: takes 3 .*, not 2"),
    ("one_argument_too_few", "sys close", "sys close: takes 1 argument, not 0"),
    ("too_many_arguments", "sys getpid, 1", "sys getpid: takes 0 .*, not 1"),
    ("seven_arguments", "sys futex, 1, 2, 3, 4, 5, 6, 7",
     "sys futex: (no call takes 7|takes 6 arguments, not 7)"),
    ("a_missing_comma", "sys write 1, 2, 3, 4",
     "sys write 1: the name of a call is one word"),
    ("a_missing_comma_and_a_count_that_fits", "sys getpid 5",
     "sys getpid 5: the name of a call is one word"),
    ("a_number_for_a_name", "sys 4, 1, 2, 3",
     "sys 4: the name of a call comes first"),
    ("a_name_that_the_user_has_defined", "%define time 7\nsys time, 0",
     "sys 7: the name of a call comes first: has it a %define"),
    ("nothing_at_all", "sys", "sys: the name of a call is missing"),
    ("an_empty_name", "sys , 1", "sys: the name of a call is missing"),
    ("an_empty_argument", "sys write, 1,, 3",
     "sys write: argument 2 is empty"),
    ("an_empty_first_argument", "sys write,, 2, 3",
     "sys write: argument 1 is empty"),
    ("an_empty_last_argument", "sys write, 1, 2,",
     "takes 3 arguments, not 2|dropping trailing empty parameter"),
    ("a_register_loaded_already", "sys write, 1, a1, 3",
     "sys write: argument 2, {ebx|rdi}, uses {ebx|rdi}, which already holds "
     "argument 1"),
    ("swapped_registers", "sys write, a2, a1, a3",
     "sys write: argument 2, {ebx|rdi}, uses {ebx|rdi}, which already holds "
     "argument 1"),
    ("an_address_through_a_loaded_register", "sys write, 1, [a1 + 8], 3",
     "sys write: argument 2, .*, uses {ebx|rdi}, which already holds argument "
     "1"),
    ("an_index_in_a_loaded_register", "sys write, 1, 2, [ret + a2*4]",
     "sys write: argument 3, .*, uses {ecx|rsi}, which already holds argument "
     "2"),
    ("an_address_of_32_bits_through_a_loaded_register",
     "sys write, 1, [{ebx|edi}], 3",
     "sys write: argument 2, .*, uses {ebx|edi}, which already holds argument "
     "1"),
    ("half_of_a_loaded_register", "sys dup2, 1, {ebx|edi}",
     "sys dup2: argument 2, .*, uses {ebx|edi}, which already holds argument "
     "1"),
    ("a_part_of_a_loaded_register", "sys write, 1, 2, {cl|sil}",
     "sys write: argument 3, .*, uses {cl|sil}, which already holds argument "
     "2"),
    ("16_bits_of_a_loaded_register", "sys write, 1, 2, {cx|si}",
     "sys write: argument 3, .*, uses {cx|si}, which already holds argument "
     "2"),
    ("an_address_behind_a_blank_through_a_loaded_register",
     "sys write, 1, & [4 + a1], 3",
     "sys write: argument 2, .*, uses {ebx|rdi}, which already holds argument "
     "1"),
    ("upper_case", "sys write, 1, [{EBX|RDI}], 3",
     "sys write: argument 2, .*, uses {EBX|RDI}, which already holds argument "
     "1"),
    ("a_loaded_register_behind_text", "sys write, 1, [a1 + '\"'], 3",
     "sys write: argument 2, .*, uses {ebx|rdi}, which already holds argument "
     "1"),
    ("a_loaded_register_between_texts", "sys write, 1, ['x' + a1 + 'y'], 3",
     "sys write: argument 2, .*, uses {ebx|rdi}, which already holds argument "
     "1"),
    ("an_address_that_is_not_marked", "sys write, 1, text, 3\ntext:",
     r"scalar values\n(.*\n)*.*address_without_ampersand"),
    ("an_address_that_is_not_marked_of_what_stands_above",
     "text:\nsys write, 1, text + 8, 3",
     r"scalar values\n(.*\n)*.*address_without_ampersand"),
    ("an_address_that_is_not_marked_of_another_file",
     "extern text\nsys write, 1, text, 3",
     r"scalar values\n(.*\n)*.*address_without_ampersand"),
    ("an_address_of_an_address", "sys write, 1, & &text, 3\ntext:",
     "sys write: argument 2, .*, has more than one &"),
    ("an_address_of_an_address_without_a_blank",
     "sys write, 1, &&text, 3\ntext:",
     "sys write: argument 2, .*, has more than one &"),
    ("an_address_of_an_address_in_brackets",
     "sys write, 1, & &[a3 + 8], 3",
     "sys write: argument 2, .*, has more than one &"),
    ("text", 'sys write, 1, "hello", 5',
     'sys write: argument 2, "hello", is text: give it a label'),
    ("text_of_two_characters", "sys write, 1, 'hi', 2",
     "sys write: argument 2, 'hi', is text: give it a label"),
    ("an_address_of_text", 'sys write, 1, &"hello", 5',
     'sys write: argument 2, .*, is text: give it a label'),
    ("an_address_of_text_behind_a_blank", "sys write, 1, & `hello`, 5",
     'sys write: argument 2, .*, is text: give it a label'),
    ("a_sum_with_a_register", "sys write, 1, eax + 4, 3",
     r"sys write: argument 2, eax ?\+ ?4, computes with a register"),
    ("a_register_in_brackets_of_another_kind", "sys exit, (ret)",
     "sys exit: argument 1, .*, computes with a register"),
    ("a_register_that_is_negated", "sys exit, -a2",
     "sys exit: argument 1, .*, computes with a register"),
    ("an_address_with_a_size", "sys chdir, &dword [a3 + 4]",
     r"sys chdir: argument 1, &dword \[.*, has its \[ somewhere else"),
    ("an_address_with_a_size_that_a_define_names",
     "%define local dword [a3 - 4]\nsys chdir, &local",
     r"sys chdir: argument 1, &dword \[.*, has its \[ somewhere else"),
    ("an_address_with_two_brackets", "sys chdir, &[a3] + [a2]",
     r"sys chdir: argument 1, .*, has more than one \["),
    ("an_address_that_goes_on_behind_its_bracket", "sys chdir, &[a3] + 4",
     "sys chdir: argument 1, .*, goes on behind the \\]"),
    ("an_address_of_nothing", "sys chdir, &",
     "sys chdir: argument 1, &, has no address behind the &"),
    ("a_register_in_an_address_without_brackets",
     "sys chdir, &text + a3\ntext:",
     r"sys chdir: argument 1, .*: write &\[x \+ reg\]"),
    ("half_a_register_in_an_address_without_brackets",
     "sys chdir, &text + EDX\ntext:",
     r"sys chdir: argument 1, .*: write &\[x \+ reg\]"),
    ("an_address_in_a_segment", "sys chdir, &[fs:0]",
     "sys chdir: argument 1, .*, is an address in a segment"),
    ("an_address_in_a_segment_without_brackets", "sys chdir, &GS:text\ntext:",
     "sys chdir: argument 1, .*, is an address in a segment"),
    ("a_register_of_8_bits", "sys exit, al",
     "sys exit: argument 1, al, is narrower than 32 bits"),
    ("a_register_of_16_bits", "sys exit, ax",
     "sys exit: argument 1, ax, is narrower than 32 bits"),
    ("a_byte_of_memory", "sys exit, byte [fd]\nfd:",
     "sys exit: argument 1, byte \\[fd\\], is narrower than 32 bits"),
    ("a_byte_of_memory_without_a_blank", "sys exit, byte[fd]\nfd:",
     "sys exit: argument 1, byte\\[fd\\], is narrower than 32 bits"),
    ("16_bits_of_memory", "sys exit, WORD[fd]\nfd:",
     "sys exit: argument 1, WORD\\[fd\\], is narrower than 32 bits"),
    ("what_is_narrow_whatever_the_user_has_defined",
     "%define part 1\n%define half 2\nsys exit, al",
     "sys exit: argument 1, al, is narrower than 32 bits"),
]


def of(machine, text):
    """Of each {this|that} the half that is for this machine."""
    return re.sub(r"\{(\w+)\|(\w+)\}", r"\1" if machine == "i386" else r"\2",
                  text)


for name, text, sentence in WRONG:
    for machine in kit.MACHINES:
        got, said = assemble(machine, of(machine, text))
        kit.check(got is None and re.search(of(machine, sentence), said),
                  f"{machine}_sys_refuses_{name}", said)
for machine in kit.MACHINES:
    got, said = assemble(machine, "sys write, 1, a1, 3\nsys dup2, a2, a1")
    kit.check(said.count("error:") == 2 and "argument 2, " in said
              and re.search("sys dup2: .* already holds argument 1", said),
              f"{machine}_each_wrong_call_is_refused_for_itself", said)
    got, said = assemble(machine, "sys write, 1, a1, 3\nsys dup2, a1, a2")
    kit.check(said.count("error:") == 1,
              f"{machine}_a_wrong_call_does_not_spoil_the_next", said)

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
for name, other in INSTEAD.items():
    why = {"accept": "no call", "semop": "no call",
           "clone": "its last two arguments change places"}.get(
               name, "the old form")
    words = re.search(rf"ring3_words_{name} +(\d)",
                      (NASM / "x86_64/nr.inc").read_text())[1]
    call = f"sys {name}" + ", 0" * int(words)
    if "i386" in kit.MACHINES:
        got, said = assemble("i386", call)
        kit.check(got is None and said.count("error:") == 1
                  and f"error: sys {name}: {why} on i386; use {other}\n"
                  in said, f"i386_sys_{name}_names_{other}".replace(" ", "_"),
                  said)
    if "x86_64" in kit.MACHINES:
        got, said = assemble("x86_64", call)
        kit.check(got, f"x86_64_sys_{name}_is_a_call", said)
listed = re.findall(r"ring3_instead_(\w+) +'?([\w ]+)",
                    (NASM / "i386/nr.inc").read_text())
for machine in kit.MADE:
    numbers = (NASM / machine / "nr.inc").read_text()
    wrong = []
    for _, other in listed:
        here = other.removesuffix(" there")
        words = re.search(rf"ring3_words_{here} +(\d)", numbers)
        got, said = assemble(machine, f"sys {here}"
                             + ", 0" * int(words[1] if words else 0))
        if (got is None) != (here != other and machine == "x86_64"):
            wrong.append((other, said))
    kit.check(listed and not wrong,
              f"{machine}_has_what_sys_names_instead", wrong)
kit.check(dict(listed) == INSTEAD, "i386_refuses_what_is_tested_here", listed)

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
source = kit.scratch("same.asm", SAME)
file = kit.scratch("file", "x" * 100_001)
kit.SCRATCH.chmod(0o711)
user = os.getuid()
if user == 0:
    try:                                # a container may know only 65536
        kit.run(["true"], user=100_002)
        user = 100_002
    except OSError:
        pass
for machine in kit.MACHINES:
    program = kit.SCRATCH / f"same-{machine}"
    made = [kit.run(["nasm", "-f", FORMAT[machine], f"-I{NASM}/", source, "-o",
                     f"{program}.o"]),
            kit.run(["ld", "-m", EMULATION[machine], f"{program}.o", "-o",
                     program])]
    before, slack, who = int(time.time()), 0, user
    if machine in kit.NATIVE:
        with open(file) as stdin:
            ran = kit.run([program], stdin=stdin, text=False,
                          user=user if user != os.getuid() else None)
    else:
        ran = kit.run([program], input=file.read_bytes(), text=False)
        slack, who = 2, 0               # its clock is not ours
    got = struct.unpack("<qqII", ran.stdout) if len(ran.stdout) == 24 else ()
    kit.check(got and (got[0], got[3]) == (100_001, who)
              and before - slack <= got[1] <= time.time() + slack
              and got[2] < 10**9,
              f"{machine}_a_size_a_time_and_an_id_are_read_whole",
              (got, ran, made))

# What it is not for is one sentence.
for form, text, passes in (
        ("elf", "", True), ("bin", "bits 32\n", True),
        ("bin", "bits 64\n", True), ("bin", "", False), ("elfx32", "", False),
        ("macho64", "", False), ("win64", "", False), ("win32", "", False)):
    source = kit.scratch("form.asm", text + '%include "ring3.inc"\nsys fork\n')
    made = kit.run(["nasm", "-w+all", "-f", form, f"-I{NASM}/", source, "-o",
                    kit.SCRATCH / "form"])
    name = "_".join([form, *text.split()])
    if passes:
        kit.check(made.returncode == 0 and not made.stderr,
                  f"{name}_is_accepted", made.stderr)
    else:
        kit.check(made.returncode and made.stderr.count("\n") == 1
                  and "elf32 or -f elf64" in made.stderr,
                  f"{name}_is_refused_with_a_sentence", made.stderr)

# Constants and offsets are C's.
constants = re.findall(r"^%define (\w+) +(\S+)$",
                       (NASM / "constants.inc").read_text(), re.M)
for machine in kit.MACHINES:
    offsets = re.findall(r"^%define (kernel_\w+)\.(\S+) +(\d+)$",
                         (NASM / machine / "structs.inc").read_text(), re.M)
    sizes = re.findall(r"^%define (kernel_\w+)_size +(\d+)$",
                       (NASM / machine / "structs.inc").read_text(), re.M)
    checks = [f"offsetof(struct {name}, {member}) == {at}"
              for name, member, at in offsets]
    checks += [f"sizeof(struct {name}) == {size}" for name, size in sizes]
    checks += [f"{name} == {value.replace('0o', '0')}"
               for name, value in constants]
    source = kit.scratch("layout.c", "#include <ring3.h>\n" + "".join(
        f"typedef char check_{number}[{text} ? 1 : -1];\n"
        for number, text in enumerate(checks)))
    made = kit.run(["gcc", kit.WIDTH[machine], "-I" + kit.INCLUDE, "-c", source,
                    "-o", kit.SCRATCH / "layout.o"])
    kit.check(made.returncode == 0 and len(sizes) > 5 and len(constants) > 80,
              f"{machine}_nasm_constants_and_offsets_are_those_of_c "
              f"({len(checks)})", made.stderr)
    values = "".join(f"        dq {name}\n" for name, _ in constants)
    got, said = assemble(machine, values)
    kit.check(got and len(got) == 16 * len(constants),
              f"{machine}_nasm_knows_every_constant", said)

# As small as without it: the twins, linked alike, by the size of the file, of
# what is loaded, and of code and data before they are aligned.
for machine in kit.MACHINES:
    for example in ("exit", "hello", "fork", "wait", "exec"):
        sizes = {}
        for how, source in (
                ("ring3", kit.ROOT / f"examples/{example}.asm"),
                ("plain",
                 kit.ROOT / f"examples/plain/{example}.{machine}.asm")):
            program = kit.SCRATCH / f"{how}-{example}"
            program.unlink(missing_ok=True)
            kit.run(["nasm", "-f", FORMAT[machine], f"-I{NASM}/", source, "-o",
                     f"{program}.o"])
            kit.run(["ld", "-m", EMULATION[machine], "-s", "-T",
                     kit.ROOT / "src/ring3.ld", f"{program}.o", "-o", program])
            loaded = re.findall(r"^  LOAD +\S+ \S+ \S+ (\S+)", kit.run(
                ["readelf", "-lW", program]).stdout, re.M)
            parts = kit.run(["size", f"{program}.o"]).stdout.split()
            sizes[how] = (program.stat().st_size if loaded else 0,
                          sum(int(size, 16) for size in loaded),
                          int(parts[6]) if parts else 0)
        kit.check(all(0 < ours <= theirs for ours, theirs
                      in zip(sizes["ring3"], sizes["plain"])),
                  f"{machine}_{example}_with_ring3_is_not_larger_than_plain "
                  f"({sizes['ring3'][0]}, {sizes['plain'][0]})", sizes)

# A program that forks and does not end: both processes die of it.
for machine in set(kit.MACHINES) - set(kit.NATIVE):
    kit.skip(f"{machine}_unfinished_dies_twice_by_sigsegv", kit.NO_TOOLS)
PR_SET_CHILD_SUBREAPER = 36
ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
for machine, source in itertools.chain(
        *(((machine, kit.ROOT / "examples/unfinished.asm"),
           (machine, kit.ROOT / f"examples/plain/unfinished.{machine}.asm"))
          for machine in kit.NATIVE)):
    program = kit.SCRATCH / "unfinished"
    kit.run(["nasm", "-f", FORMAT[machine], f"-I{NASM}/", source, "-o",
             f"{program}.o"])
    kit.run(["ld", "-m", EMULATION[machine], f"{program}.o", "-o", program])
    # Kept, so that its __del__ does not wait; and a group of its own, because
    # we may have other children.
    started = subprocess.Popen([program], start_new_session=True)
    deaths = []
    while True:
        try:
            deaths.append(os.waitstatus_to_exitcode(
                os.waitpid(-started.pid, 0)[1]))
        except ChildProcessError:
            break
    how = "plain" if "plain" in str(source) else "ring3"
    kit.check(deaths == [-11, -11],
              f"{machine}_{how}_unfinished_dies_twice_by_sigsegv", deaths)

kit.done()
