# SPDX-License-Identifier: 0BSD
"""The two tables, and what a row of them says."""
import functools
import pathlib
import re
import sys
import typing

SRC = pathlib.Path(__file__).resolve().parent
ROOT = SRC.parent
ARCHES = ("i386", "x86_64")

# These do more on i386 than to put their arguments into registers, or less:
# their tests and stubs are written by hand.
BY_HAND = ("clone", "lseek", "mmap", "time", "open", "openat", "creat",
           "open_by_handle_at", "fanotify_init")

# What becomes of a type in a register: extended by its sign, by zeroes, or as
# it is.
KINDS = {"int": "int", "unsigned int": "unsigned", "uint32_t": "unsigned",
         "long": "word", "unsigned long": "word", "size_t": "word"}


class Word(typing.NamedTuple):
    """One word of a call: of which parameter (from 1) and what of it, or,
    without one, the text of a constant."""
    place: int
    kind: str


class Parameter(typing.NamedTuple):
    """One parameter of a prototype. given is what the wrapper supplies, or
    None."""
    type: str
    name: str
    given: str

    @property
    def wide(self):
        """Is it two words on i386?"""
        return "int64_t" in self.type and "*" not in self.type

    @property
    def declared(self):
        kind = self.type.removesuffix("[2]")
        return f"{kind}{'' if kind[-1] == '*' else ' '}{self.name}"


class Row(typing.NamedTuple):
    """A row of syscalls.tbl. i386 and x86_64 are numbers, or None where that
    machine has none."""
    i386: int
    x86_64: int
    since: str
    name: str
    uses: str
    returns: str
    prototype: str

    @property
    def described(self):
        return "(" in self.prototype

    @property
    def wrapped(self):
        return self.described and not self.prototype.startswith("raw ")

    @property
    def result(self):
        """The type of what the wrapper returns."""
        return self.prototype.split("(", 1)[0]

    @property
    def parameters(self):
        found = []
        for text in self.prototype.rstrip(")").split("(", 1)[1].split(", "):
            if text == "void":
                continue
            text, _, given = text.partition(" =")
            kind, name = re.match(r"(.*?[ *])(\w+(?:\[\w*\])?)$", text).groups()
            if name.endswith("]"):
                kind, name = kind + "*", name[:name.index("[")]
            found.append(Parameter(kind.strip(), name, given or None))
        return found

    @property
    def arguments(self):
        """The parameters of the wrapper."""
        return [each for each in self.parameters if not each.given]

    @property
    def type(self):
        """The type of the wrapper, as a C declaration without its name."""
        declared = ", ".join(each.declared for each in self.arguments)
        return f"{self.result}({declared or 'void'})"

    def first_linux(self, arch):
        """The first Linux that has the call on one machine, as numbers."""
        text = self.since.split("/")[-1 if arch == "x86_64" else 0]
        return [int(part) for part in text.split(".")]

    def words(self, arch):
        """[(name, Word)] of a bare call."""
        found = []
        for place, each in enumerate(self.parameters, 1):
            if each.given:
                kinds = [Word(None, each.given)]
            elif each.wide and arch == "i386":
                kinds = [Word(place, "low"), Word(place, "high")]
            elif each.wide:
                kinds = [Word(place, "whole")]
                kinds += [Word(None, "0")] * each.type.endswith("[2]")
            elif each.type.endswith("*"):
                kinds = [Word(place, "pointer")]
            else:
                kinds = [Word(place, KINDS[each.type])]
            found += [(each.name, word) for word in kinds]
        return found

    def made(self, arch):
        """The call that the wrapper makes, and what it supplies to it."""
        if arch != "i386" or self.uses == ".":
            return self, {}
        name, _, supplied = self.uses.rstrip(")").partition("(")
        return calls()[name], dict(
            pair.split("=") for pair in supplied.split(",") if pair)

    def entry(self, arch):
        """(number, [Word]) of the call that sys_NAME makes, or None where this
        machine has none, or where the arguments are not those of the
        wrapper."""
        made, supplied = self.made(arch)
        number = getattr(made, arch)
        if number is None or arch == "i386" and self.name in BY_HAND:
            return None
        places = {each.name: place
                  for place, each in enumerate(self.arguments, 1)}
        found = []
        for name, word in made.words(arch):
            value = supplied.get(name)
            if value in places:
                word = word._replace(place=places[value])
            elif value:
                word = Word(None, value)
            elif word.place is not None:
                if name not in places:
                    sys.exit(f"gen.py: {self.name}: no parameter {name} for "
                             f"{made.name} of {arch}")
                word = word._replace(place=places[name])
            found.append(word)
        if len(found) > 6:
            sys.exit(f"gen.py: {self.name}: more words than registers")
        return number, found


def lines(path):
    """Those that are no comment."""
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            yield line


def number(word):
    return None if word == "-" else int(word)


@functools.cache
def calls():
    """name -> Row"""
    found = {}
    for line in lines(SRC / "syscalls.tbl"):
        i386, x86_64, *rest = line.split(None, 6)
        row = Row(number(i386), number(x86_64), *rest)
        found[row.name] = row
    return found


@functools.cache
def errors():
    """[(value, name, words)]"""
    return [(int(value), *rest) for value, *rest in
            (line.split(None, 2) for line in lines(SRC / "errno.tbl"))]


def numbers(arch):
    """(number, name) of every call of one machine, in order."""
    return sorted((getattr(row, arch), row.name) for row in calls().values()
                  if getattr(row, arch) is not None)
