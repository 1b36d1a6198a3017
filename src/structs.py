# SPDX-License-Identifier: 0BSD
"""Where the members of the headers' structs are."""
import re

from headers import headers

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


def layout(arch, text, known, union=False, packed=False):
    """[(member, offset)], size and alignment of a struct's members."""
    word = 8 if arch == "x86_64" else 4

    def size_of(kind):
        if kind.startswith("struct "):
            return known[kind.removeprefix("struct ")][1]
        return SIZES[kind] or word

    offsets, end, widest, size = [], 0, 1, 0
    for member in split_members(text):
        if pad := re.fullmatch(r"RING3_PAD|unsigned int : (.*)", member):
            bits = (pad[1] or "8 * (sizeof(long) - 4)").replace(
                "sizeof(long)", str(word))
            end += eval(bits, {}) // 8
            size = max(size, end)
            continue
        wanted = re.search(r"__aligned__\((\d+)\)", member)
        member = re.sub(r"__extension__ |__attribute__\(\(.*?\)\)+", "",
                        member).strip()
        inner = re.fullmatch(
            r"(?s)(struct|union) \{(.*)\}\s*(\w*)((?:\[.*\])?)", member)
        # A pointer to a function is a pointer.
        member = re.sub(r"\((?:RING3_\w+ )?\*(\w+)\)\(.*\)", r"*\1", member)
        if inner:
            kind, body, name, dims = inner.groups()
            members, each, align = layout(arch, body, known, kind == "union")
        else:
            kind, stars, name, dims = re.fullmatch(
                r"(?:const )?([\w ]+?)\s*((?:\*\s*(?:const )?)*)(\w+)"
                r"((?:\[.*\])?)",
                member).groups()
            members = []
            if stars:
                each = align = word
            elif kind.startswith("struct "):
                members, each, align = known[kind.removeprefix("struct ")]
            else:
                each = SIZES[kind] or word
                align = min(each, word)
        times = 1
        for dim in re.findall(r"\[([^]]*)\]", dims):
            dim = re.sub(r"sizeof\(([\w ]+)\)",
                         lambda match: str(size_of(match[1])), dim)
            times *= eval(dim.replace("/", "//"), {}) if dim else 0
        align = 1 if packed else max(align, int(wanted[1]) if wanted else 1)
        at = 0 if union else (end + align - 1) // align * align
        if name:
            offsets.append((name, at))
        offsets += [((f"{name}." if name else "") + inside, at + place)
                    for inside, place in members]
        end = at + each * times
        widest, size = max(widest, align), max(size, end)
    return offsets, (size + widest - 1) // widest * widest, widest


def structs(arch):
    """struct -> its layout, of all there are on a machine."""
    bodies = {}
    for text in headers(arch):
        for name, text, after in re.findall(
                r"^struct kernel_(\w+) \{\n(.*?)^\}([^\n;]*);",
                re.sub(r"/\*.*?\*/", "", text, flags=re.S), re.M | re.S):
            bodies[f"kernel_{name}"] = text, "packed" in after
    known = {}

    def lay_out(name):
        text, packed = bodies[name]
        for other in re.findall(r"struct (kernel_\w+) [^*]", text):
            if other not in known:
                lay_out(other)
        known[name] = layout(arch, text, known, packed=packed)

    for name in bodies:
        if name not in known:
            lay_out(name)
    return known
