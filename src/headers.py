# SPDX-License-Identifier: 0BSD
"""What is read back from the headers, where it is written by hand: which has a
wrapper, and the values of constants. structs.py reads the structs."""
import re

from table import ROOT

INCLUDE = ROOT / "include/ring3"


def written(*patterns):
    """(path, text) of every header of these that is not generated."""
    for path in sorted(path for pattern in patterns
                       for path in INCLUDE.glob(pattern)):
        text = path.read_text()
        if "Generated" not in text.split("\n", 1)[0]:
            yield path, text


def homes():
    """call -> header, for every wrapper there is."""
    return {name: path.name for path, text in written("*.h")
            for name in re.findall(
                r"^(?:__attribute__\(\(\w+\)\) )?RING3_INLINE [^;=(]*"
                r"\bsys_(\w+)\(", text, re.M)}


def constants(pattern):
    """name -> value, of the plain constants of these headers, for NASM: it
    reads a leading 0 as decimal."""
    return {name: re.sub(r"^0([0-7]+)$", r"0o\1", value)
            for _, text in written(pattern)
            for name, value in re.findall(
                r"^#define (\w+) +(-?\w+|\(-\w+ - 1\))$", text, re.M)
            if not name.startswith("RING3_")}
