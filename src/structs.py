# SPDX-License-Identifier: 0BSD
"""Where the members of the headers' structs are, as read back from them."""
import re

from headers import written

# The size of each type; what is None is a register wide. A larger one is
# aligned to its size on x86_64, to 4 on i386.
SIZES = {"char": 1, "unsigned char": 1, "int8_t": 1, "uint8_t": 1, "short": 2,
         "unsigned short": 2, "int16_t": 2, "uint16_t": 2, "int": 4,
         "unsigned int": 4, "int32_t": 4, "uint32_t": 4, "int64_t": 8,
         "uint64_t": 8, "long": None, "unsigned long": None, "size_t": None}


def split_members(text):
    """The members of a struct, each up to its semicolon."""
    depth = start = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if char == ";" and depth == 0:
            yield text[start:at].strip()
            start = at + 1


def layout(word, text, known, union=False, packed=False):
    """[(member, offset)], size and alignment of a struct's members."""

    def size_of(kind):
        if kind.startswith("struct "):
            return known[kind.removeprefix("struct ")][1]
        return SIZES[kind] or word

    def number(expression):
        """Of a header's own, so that eval() meets nothing else."""
        return eval(re.sub(r"sizeof\(([\w ]+)\)", lambda match:
                           str(size_of(match[1])),
                           expression).replace("/", "//"), {})

    offsets, end, widest, size = [], 0, 1, 0
    for member in split_members(text):
        if pad := re.fullmatch(r"RING3_PAD|unsigned int : (.*)", member):
            end += number(pad[1] or "8 * (sizeof(long) - 4)") // 8
            size = max(size, end)
            continue
        wanted = re.search(r"__aligned__\((\d+)\)", member)
        member = re.sub(r"__extension__ |__attribute__\(\(.*?\)\)+", "",
                        member).strip()
        inner = re.fullmatch(
            r"(?s)(struct|union) \{(.*)\}\s*(\w*)((?:\[.*\])?)", member)
        # A pointer to a function is a pointer.
        member = re.sub(r"\((?:RING3_\w+ )?\*(\w+)\)\(.*\)", r"*\1", member)
        inside = []
        if inner:
            kind, body, name, dims = inner.groups()
            inside, each, align = layout(word, body, known, kind == "union")
        else:
            kind, stars, name, dims = re.fullmatch(
                r"(?:const )?([\w ]+?)\s*((?:\*\s*(?:const )?)*)(\w+)"
                r"((?:\[.*\])?)",
                member).groups()
            if stars:
                each = align = word
            elif kind.startswith("struct "):
                inside, each, align = known[kind.removeprefix("struct ")]
            else:
                each = size_of(kind)
                align = min(each, word)
        for dim in re.findall(r"\[([^]]*)\]", dims):
            each *= number(dim or "0")
        align = 1 if packed else max(align, int(wanted[1]) if wanted else 1)
        at = 0 if union else (end + align - 1) // align * align
        if name:
            offsets.append((name, at))
        offsets += [(f"{name}.{below}" if name else below, at + place)
                    for below, place in inside]
        end = at + each
        widest, size = max(widest, align), max(size, end)
    return offsets, (size + widest - 1) // widest * widest, widest


def structs(arch):
    """struct -> its layout, of all there are on a machine."""
    bodies, known = {}, {}
    for _, text in written(f"arch/{arch}/*.h", "*.h"):
        for name, body, after in re.findall(
                r"^struct (kernel_\w+) \{\n(.*?)^\}([^\n;]*);",
                re.sub(r"/\*.*?\*/", "", text, flags=re.S), re.M | re.S):
            bodies[name] = body, "packed" in after

    def lay_out(name):
        body, packed = bodies[name]
        for other in re.findall(r"struct (kernel_\w+) [^*]", body):
            if other not in known:
                lay_out(other)
        known[name] = layout(8 if arch == "x86_64" else 4, body, known,
                             packed=packed)

    for name in bodies:
        if name not in known:
            lay_out(name)
    return known
