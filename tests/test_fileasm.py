#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""The parts that are assembler on both ways in, the restorer, vfork and clone:
they work however a program is compiled, are the same in the headers and in
the archive, and debuggers see through them."""
import itertools
import re
import shutil
import tempfile

import kit

SOURCE = kit.ROOT / "tests/fileasm.c"
LEVELS = ["-O0", "-Og", "-O1", "-O2", "-O3", "-Os"]
MODES = [
    ["-fPIE", "-static-pie"], ["-masm=intel"], ["-flto"],
    ["-flto", "-fPIE", "-static-pie"], ["-fcf-protection=full"], ["-g"],
    ["-fno-asynchronous-unwind-tables", "-g"],
    ["-fno-asynchronous-unwind-tables", "-fno-exceptions"],
    ["-fno-omit-frame-pointer"], ["-ffunction-sections", "-Wl,--gc-sections"],
]
ONLY_ON = {"i386": [["-mregparm=3"], ["-mregparm=3", "-flto"],
                    ["-march=i686", "-msse2", "-mfpmath=sse"]],
           "x86_64": [["-mcmodel=large"], ["-mno-red-zone"]]}
PARTS = ["restorer", "vfork", "clone"]
FORMAT = {"i386": "elf32", "x86_64": "elf64"}


def nasm(machine, name):
    made = kit.SCRATCH / f"{machine}-{name}.o"
    if not made.exists():
        kit.run(["nasm", "-w+all", "-Werror", "-f", FORMAT[machine],
                 f"-I{kit.INCLUDE}/ring3/nasm/",
                 kit.ROOT / f"src/arch/{machine}/{name}.asm", "-o", made])
    return made


def twins(machine):
    """The archive's copies, as objects: these are linked in any case."""
    return [nasm(machine, part) for part in PARTS]


def build(place, compiler, machine, flags, *more):
    """Both files of it, each by itself: (program, what was said)."""
    objects = []
    base = [compiler, kit.WIDTH[machine], "-I" + kit.INCLUDE, "-std=gnu11",
            "-Wall", "-Wextra", "-Werror", "-ffreestanding",
            "-fno-stack-protector", "-fno-pie"]
    if machine == "i386":
        base.append("-msse2")
    compile_flags = [flag for flag in flags if not flag.startswith(
        ("-Wl,", "-static-pie"))]
    for number, part in enumerate(([], ["-DPART"])):
        objects.append(f"{place}/{number}.o")
        made = kit.run([*base, *compile_flags, *part, "-c", SOURCE, "-o",
                        objects[-1]])
        if made.returncode or made.stderr:
            return None, made.stderr
    linker = ["-fuse-ld=lld"] if "-flto" in flags and compiler == "clang" \
        else []
    kind = [] if "-static-pie" in flags else ["-static"]
    made = kit.run([*base, *kind, "-nostdlib", *flags, *linker, *objects,
                    *more, "-o", f"{place}/program"], timeout=120)
    return f"{place}/program", made.stderr if made.returncode else ""


def works(cell):
    compiler, machine, flags, beside = cell
    with tempfile.TemporaryDirectory(dir=kit.SCRATCH) as place:
        program, said = build(place, compiler, machine, flags,
                              *(twins(machine) if beside else []))
        if said or not program:
            return cell, said
        ran = kit.run([program], timeout=10)
        return cell, ran.returncode and (
            f"check {ran.returncode} failed {ran.stderr}")


def each(name, cells):
    bad = [made for made in kit.in_parallel(works, cells) if made[1]]
    kit.check(cells and not bad, f"{name} ({len(cells)} programs)",
              "\n".join(f"{cell}: {said}" for cell, said in bad))


for machine in kit.MACHINES:
    twins(machine)
    each(f"{machine}_handler_vfork_and_clone_work_at_every_level",
         [(cc, machine, [level], False)
          for cc, level in itertools.product(kit.COMPILERS, LEVELS)])
    modes = [(cc, machine, [level, *mode], False)
             for cc, level, mode in itertools.product(
                 kit.COMPILERS, ["-O0", "-O2"], MODES + ONLY_ON[machine])
             # lld 14 does not find _GLOBAL_OFFSET_TABLE_ there.
             if not (cc == "clang" and machine == "i386" and "-flto" in mode
                     and "-static-pie" in mode)]
    each(f"{machine}_they_work_however_they_are_compiled", modes)
    each(f"{machine}_the_archives_may_be_linked_beside_the_headers",
         [(cc, machine, [level, *mode], True)
          for cc, level, mode in itertools.product(
              kit.COMPILERS, ["-O0", "-O2"], [[], ["-flto"]])])

    # The same bytes in both, and those that unwinders look for.
    with tempfile.TemporaryDirectory(dir=kit.SCRATCH) as place:
        kit.run(["gcc", kit.WIDTH[machine], "-I" + kit.INCLUDE, "-DPART",
                 "-ffreestanding", "-c", SOURCE, "-o", place + "/c.o"])

        def code(file, name):
            text = kit.run(["objdump", "-d", file]).stdout
            found = re.search(rf"<{name}>:\n(.*?)(?:\n\n|$)", text, re.S)
            lines = re.findall(r"^ +\w+:\t((?:\w\w )+)",
                               re.sub(r"\n?\w+ <.*>:\n", "\n",
                                      text[found.start(1):].split(
                                          "Disassembly")[0]), re.M)
            return "".join(lines).replace(" ", "")

        for part, name in zip(PARTS, ["ring3_sigaction_restorer", "sys_vfork",
                                      "ring3_clone"]):
            ours = code(place + "/c.o", name)
            kit.check(ours and ours == code(nasm(machine, part), name),
                      f"{machine}_{name}_is_the_same_in_both_ways_in", ours)
        kit.check(code(place + "/c.o", "ring3_sigaction_restorer") == {
            "i386": "b8ad000000cd80", "x86_64": "48c7c00f0000000f05"}[machine],
            f"{machine}_restorer_has_the_bytes_that_unwinders_know")
        symbols = kit.run(["readelf", "-sSW", place + "/c.o"]).stdout
        sizes = dict(re.findall(r" (\d+) FUNC +WEAK +HIDDEN +\d+ (\w+)",
                                symbols))
        sizes = {name: int(size) for size, name in sizes.items()}
        kit.check(all(sizes.get(name) == len(code(place + "/c.o", name)) // 2
                      for name in ("ring3_sigaction_restorer", "sys_vfork",
                                   "ring3_clone")),
                  f"{machine}_each_block_has_its_size_and_is_weak_and_hidden",
                  symbols)
        kit.run(["objcopy", "-O", "binary", "-j",
                 ".text.ring3_sigaction_restorer", "--set-section-flags",
                 ".text.ring3_sigaction_restorer=alloc", place + "/c.o",
                 place + "/bytes"])
        kit.check(open(place + "/bytes", "rb").read()[:1] == b"\x90",
                  f"{machine}_a_nop_is_before_the_restorer")

    # tcc has the headers' C, and everything else from the archive.
    name = f"{machine}_tcc_takes_them_from_the_archive"
    if not shutil.which("tcc"):
        kit.skip(name, "tcc is not installed")
    else:
        with tempfile.TemporaryDirectory(dir=kit.SCRATCH) as place:
            said = ""
            for number, part in enumerate(([], ["-DPART"])):
                made = kit.run(["tcc", kit.WIDTH[machine],
                                "-I" + kit.INCLUDE, *part, "-c", SOURCE, "-o",
                                f"{place}/{number}.o"])
                said += made.stderr
            made = kit.run(["ld", "-m", {"i386": "elf_i386",
                                         "x86_64": "elf_x86_64"}[machine],
                            "-z", "noexecstack", place + "/0.o",
                            place + "/1.o", nasm(machine, "start"),
                            nasm(machine, "mem"), *twins(machine), "-o",
                            place + "/program"])
            said += made.stderr
            ran = made.returncode or kit.run([place + "/program"]).returncode
            kit.check(ran == 0, name, (ran, said))

    # Through a handler, with unwind tables and by its bytes alone.
    name = f"{machine}_a_debugger_sees_who_was_interrupted"
    if machine not in kit.NATIVE or not shutil.which("gdb"):
        kit.skip(name, kit.NO_TOOLS if machine not in kit.NATIVE else
                 "gdb is not installed")
        continue
    seen = []
    for flags, beside in itertools.product(
            [["-fasynchronous-unwind-tables"],
             ["-fno-asynchronous-unwind-tables", "-fno-omit-frame-pointer"]],
            [False, True]):
        with tempfile.TemporaryDirectory(dir=kit.SCRATCH) as place:
            program, said = build(place, "gcc", machine, ["-O1", *flags],
                                  *(twins(machine) if beside else []))
            seen.append(kit.run([
                "gdb", "-q", "-nx", "-batch",
                "-ex", "set debuginfod enabled off",
                "-ex", "set startup-with-shell off",
                "-ex", "handle SIGUSR1 nostop noprint pass",
                "-ex", "break on_value", "-ex", "run", "-ex", "bt", program],
                timeout=60).stdout if program else said)
    kit.check(all(re.search(
        r"#0 .* on_value \(\)\n#1 +<signal handler called>\n"
        r"(#.*\n)*?#\d+ .* raise_here \(\)\n#\d+ .* main \(\)", text)
        for text in seen), name, "\n".join(seen))

kit.done()
