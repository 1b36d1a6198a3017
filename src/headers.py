# SPDX-License-Identifier: 0BSD
"""What is read back from the headers that are written by hand."""
import re

from table import ROOT

def headers(arch="*"):
    """The text of every header that is written by hand."""
    include = ROOT / "include/ring3"
    for path in sorted([*include.glob(f"arch/{arch}/*.h"),
                        *include.glob("*.h")]):
        text = path.read_text()
        if "Generated" not in text.split("\n", 1)[0]:
            yield text


def homes():
    """call -> header, for every wrapper there is."""
    return {name: path.name
            for path in sorted((ROOT / "include/ring3").glob("*.h"))
            for name in re.findall(
                r"^(?:__attribute__\(\(\w+\)\) )?RING3_INLINE [^;=(]*"
                r"\bsys_(\w+)\(", path.read_text(), re.M)}


def constants(text):
    """name -> value, of a header's plain constants."""
    # NASM reads a leading 0 as decimal.
    return {name: re.sub(r"^0([0-7]+)$", r"0o\1", value)
            for name, value in re.findall(
                r"^#define (\w+) +(-?\w+|\(-\w+ - 1\))$", text, re.M)
            if not name.startswith("RING3_")}
