#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""In other hands: the headers inside threaded programs of glibc's, in C and
C++, under sanitizers, valgrind, gdb and strace, and in an editor's clangd.

The programs are in tests/users/hands/. Each knows a way to be spoilt, so that a
judge that sees nothing is not taken for one that finds nothing wrong.
"""
import atexit
import functools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from itertools import product

sys.path.insert(1, sys.path[0] + "/..")
import kit

HANDS = kit.ROOT / "tests/users/hands"
CXX = {"gcc": "g++", "clang": "clang++"}
TOLD = "signal 11 at 64 in another thread, on its own stack\n"
OVERFLOWED = TOLD.replace("64", r"(?!64\b)-?\d+")
KEPT = "errno is as it was\n"
REPORTED = "session 1, no other descriptor\n"
# clang's .debug_frame, unlike its .eh_frame, does not say what is a signal's.
BARE = ["-g", "-fasynchronous-unwind-tables", "-ffreestanding", "-fno-pie",
        "-fno-stack-protector", "-nostdlib", "-static"]
NOTHING = "int main(void)\n{\n    return 0;\n}\n"


@functools.cache
def build(name, cc, machine, *flags, text=None):
    """(the program, or None, what was said). C++ by the compiler's name."""
    program = pathlib.Path(tempfile.mkdtemp(dir=kit.SCRATCH)) / name
    language = ["-x", "c", "-std=c99", "-D_GNU_SOURCE", *kit.WARN_C] \
        if cc in CXX else ["-x", "c++", "-std=c++11", *kit.WARN]
    made = kit.run([cc, kit.WIDTH[machine], "-I" + kit.INCLUDE, *language,
                    *flags, "-" if text else HANDS / f"{name}.c", "-o",
                    program], input=text or "", timeout=300)
    return program if made.returncode == 0 else None, made.stderr


def hosted(name, cc, machine, *flags):
    return build(name, cc, machine, "-g", "-pthread", *flags)


def must(built):
    """The program: a promise ends here where there is none."""
    program, said = built
    if not program:
        raise RuntimeError(said)
    return program


def bare(cc, machine, level):
    return must(build("bare", cc, machine, level, *BARE))


def run(*command):
    """(status, what it printed on both)."""
    ran = kit.run(command, timeout=300)
    return ran.returncode, ran.stdout + ran.stderr


def complaint(command, status, text):
    """What is wrong with how it ends and what it prints, or nothing."""
    got, printed = run(*command)
    if got == status and re.fullmatch(text, printed):
        return ""
    return f"{' '.join(map(str, command[-3:]))}: status {got}, not {status}:" \
           f"\n{printed}"


def natives(tool="", why=lambda machine: ""):
    """The machines whose programs run here, for a tool that can look into them;
    the others are skipped."""
    for machine in kit.MADE:
        reason = kit.NO_TOOLS if machine not in kit.NATIVE else \
            f"{tool} is not installed" if tool and not shutil.which(tool) \
            else why(machine)
        if reason:
            kit.skip(reason, machine)
        else:
            yield machine


def each(look, *words):
    """Check every combination of the words, of which look() says what is wrong
    with it, or nothing."""
    cells = list(product(*words))
    for cell, wrong in zip(cells, kit.in_parallel(lambda c: look(*c), cells)):
        kit.check(not wrong, " ".join(cell), wrong)


# In threaded programs of glibc's.
def ways():
    """(compiler, machine, flags) of how they are built."""
    for cc, machine in product(kit.COMPILERS, natives()):
        yield cc, machine, "-O2"
        yield CXX[cc], machine, "-O1"
        for compiler, kind in (
                (cc, "address"), (cc, "undefined"), (cc, "thread"),
                (CXX[cc], "address,undefined"), (CXX[cc], "thread")):
            yield compiler, machine, f"-O1 -fsanitize={kind}"


@functools.cache
def sanitized():
    """What a sanitizer's program is run by. It gets its addresses where it
    expects them; leaks are looked for with ptrace, which one that is traced
    already cannot do."""
    fixed = ["setarch", "-R"] if shutil.which("setarch") and not kit.run(
        ["setarch", "-R", "true"]).returncode else []
    return ["env", "ASAN_OPTIONS=detect_leaks=0", *fixed]


@functools.cache
def why_not(cc, machine, flags):
    """Why a program that does nothing does not work so, or nothing."""
    program, said = build("nothing", cc, machine, *flags.split(), text=NOTHING)
    if program:
        status, said = run(*sanitized(), program)
        return "" if status == 0 else said.splitlines()[0]
    return next((line for line in said.splitlines()
                 if re.search("rror|cannot find", line)), said)


def threaded(name, look):
    """Check a program as it is built in each way: look() is given the command
    and says by case what is wrong, or nothing."""
    def one(way):
        compiler, machine, flags = way
        before = []
        if "-fsanitize" in flags:
            if reason := why_not(*way):
                return reason, {}
            before = sanitized()
            flags += " -fno-sanitize-recover=all"
        program, said = hosted(name, compiler, machine, *flags.split())
        return "", look(*before, program) if program else {"": said}
    cells = list(ways())
    for way, (reason, found) in zip(cells, kit.in_parallel(one, cells)):
        if reason:
            kit.skip(reason, " ".join(way))
        for case, wrong in found.items():
            kit.check(not wrong, " ".join(way) + case, wrong)


@kit.promise
def a_crash_handler_is_clean_c_and_cxx():
    threaded("crash", lambda *command: {"": ""})


@kit.promise
def a_crash_handler_of_ring3_alone_runs_on_its_own_stack():
    threaded("crash", lambda *command: {"": "".join(
        complaint([*command, who, *how], status, text)
        for who in ("libc", "ring3") for how, status, text in (
            (["report"], 3, TOLD), (["die"], -11, TOLD),
            (["report", "overflow"], 3, OVERFLOWED)))})


@kit.promise
def many_threads_and_handlers_leave_errno_as_it_was():
    threaded("crash", lambda *command: {"": "".join(
        complaint([*command, who, "return"], 0, KEPT)
        for who in ("libc", "ring3"))})


@kit.promise
def a_call_of_glibcs_would_change_errno():
    for machine in natives():
        crash = must(hosted("crash", "gcc", machine, "-O1", "-DSPOILT"))
        status, said = run(crash, "ring3", "return")
        kit.check(status == 1 and said.startswith("errno has changed\n"),
                  machine, said)


@kit.promise
def a_child_needs_only_ring3_until_exec():
    threaded("child", lambda *command: {
        f", {kind}": complaint([*command, kind], 0, REPORTED)
        for kind in ("fork", "vfork")})


VALGRIND = ["valgrind", "-q", "--error-exitcode=9"]


@functools.cache
def bare_in_valgrind(machine):
    return run(*VALGRIND, bare("gcc", machine, "-O0"))


def why_not_bare(machine):
    status, said = bare_in_valgrind(machine)
    return said.splitlines()[0] if status and "cannot" in said else ""


@functools.cache
def why_not_hosted(machine):
    _, said = run(*VALGRIND, must(build("nothing", "gcc", machine,
                                        text=NOTHING)))
    return f"no symbols of libc: install libc6-dbg, for {machine}" \
        if "must-be-redirected" in said else ""


@kit.promise
def valgrind_has_nothing_to_say_of_a_program_without_libc():
    for machine in natives("valgrind", why_not_bare):
        status, said = bare_in_valgrind(machine)
        kit.check(status == 0 and said == "in order\n", machine, said)


@kit.promise
def valgrind_sees_what_was_never_written_and_who_passed_it_on():
    for machine in natives("valgrind", why_not_bare):
        _, said = run(*VALGRIND, bare("gcc", machine, "-O0"), "unwritten")
        kit.check(re.search(r"write\(buf\) points to uninit.*\n.*syscall3 .*\n"
                            r".*sys_write \(io\.h:\d+\)\n"
                            r".*unwritten \(bare\.c:\d+\)\n", said),
                  machine, said)


def valgrind(program, cases):
    """Check a program in it: how it ends and what is printed, by arguments."""
    each(lambda machine: "".join(
        complaint([*VALGRIND, must(hosted(program, "gcc", machine, "-O1")),
                   *arguments.split()], status, text)
        for arguments, status, text in cases),
        natives("valgrind", why_not_hosted))


@kit.promise
def valgrind_follows_a_crash_handler():
    valgrind("crash", [
        case for who in ("libc", "ring3") for case in (
            (f"{who} report", 9,
             r"(==\d+== Thread .*\n)?==\d+== Invalid write of size 4\n"
             r"==\d+== +at \w+: crash \(crash.c:\d+\)\n"
             r"(==\d+== +(by|Address) .*\n|==\d+== \n)*" + TOLD),
            (f"{who} report overflow", 3, OVERFLOWED))])


@kit.promise
def valgrind_has_nothing_to_say_of_many_threads():
    valgrind("crash", [("libc return", 0, KEPT), ("ring3 return", 0, KEPT)])


@kit.promise
def valgrind_has_nothing_to_say_of_a_child_until_exec():
    # It makes a fork of a vfork: 7 is that there is no memory in common.
    valgrind("child", [("fork", 0, REPORTED), ("vfork", 7, REPORTED)])


def strace(program, *arguments):
    """The names of the calls that each process made, in order."""
    log = pathlib.Path(tempfile.mkdtemp(dir=kit.SCRATCH)) / "log"
    status, said = run("strace", "-f", "-o", log, program, *arguments)
    if status:
        raise RuntimeError(f"status {status}: {said}")
    found = {}
    for pid, name in re.findall(r"^(\d+) +(\w+)\(", log.read_text(), re.M):
        found.setdefault(pid, []).append(name)
    return list(found.values())


def children(machine, kind, *flags):
    """The first calls of the children."""
    child = must(hosted("child", "gcc", machine, "-O1", *flags))
    return [names[:5] for names in strace(child, kind) if "setsid" in names]


@kit.promise
def strace_sees_the_calls_of_main_and_no_others():
    for machine in natives("strace"):
        main = strace(bare("gcc", machine, "-O1"))[0]
        kit.check(main == [
            "execve", "sigaltstack", "rt_sigaction", "rt_sigaction", "getpid",
            "gettid", "tgkill", "rt_sigreturn", "pipe2", "write", "read",
            "mmap2" if machine == "i386" else "mmap", "munmap", "fork",
            "wait4", "vfork", "wait4", "write", "exit_group"], machine, main)


@kit.promise
def strace_sees_only_the_childs_own_calls_before_exec():
    for machine, kind in product(natives("strace"), ("fork", "vfork")):
        seen = children(machine, kind)
        kit.check(len(seen) == 2 and all(
            names[:4] == ["setsid", "dup2", "close_range", "execve"]
            for names in seen) and seen[1][4:] == ["exit_group"],
            f"{machine} {kind}", seen)


@kit.promise
def strace_would_see_another_call_before_exec():
    for machine in natives("strace"):
        seen = children(machine, "fork", "-DSPOILT")
        kit.check(seen and all("getpid" in names for names in seen), machine,
                  seen)


def gdb(program, arguments, *commands):
    """The frames of what bt prints last: (function, file, line)."""
    words = ["gdb", "-nx", "-batch", "-iex", "set debuginfod enabled off",
             "-ex", "handle SIGUSR1 SIGSEGV nostop noprint pass"]
    for command in commands:
        words += ["-ex", command]
    _, said = run(*words, "--args", program, *arguments)
    said = re.sub(r"\n +", " ", said)           # it folds long lines
    frames = re.findall(
        r"^#\d+ +(?:0x\w+ in )?(?:(\S+) \(.*?\)(?: at (?:.*/)?(\S+):(\d+))?"
        r"|(<signal handler called>).*)", said, re.M)
    return [(name or signal, file, int(line or 0))
            for name, file, line, signal in frames], said


def line_of(name, text):
    lines = (HANDS / name).read_text().splitlines()
    return next(i for i, line in enumerate(lines, 1) if text in line)


@kit.promise
def gdb_shows_the_lines_of_a_call_from_inside_it():
    """It stands behind the trap there; with less than nothing optimized the
    instruction there may be another call's already."""
    main = ("main", "bare.c", line_of("bare.c", 'sys_write(fds[1], "abc"'))

    def look(cc, machine):
        frames, said = gdb(bare(cc, machine, "-O0"), [],
                           "catch syscall write", "run", "bt")
        return "" if frames and frames[-1] == main and [
            (name, file) for name, file, line in frames if line] == [
                ("syscall3", "syscall.h"), ("sys_write", "io.h"),
                main[:2]] else f"{frames}\n{said}"
    each(look, kit.COMPILERS, natives("gdb"))


@kit.promise
def gdb_stops_at_a_wrapper_that_is_inlined_and_shows_who_called_it():
    """What is optimized may begin with a line of the raw call in it, and give
    the call in main another line."""
    def look(cc, machine, level):
        frames, said = gdb(bare(cc, machine, level), [], "break sys_write",
                           "run", "bt")
        return "" if [name for name, _, line in frames if line] == [
            "sys_write", "main"] else f"{frames}\n{said}"
    each(look, kit.COMPILERS, natives("gdb"), ("-O0", "-Og", "-O2"))


@kit.promise
def gdb_finds_the_way_from_a_handler_to_the_line_that_crashed():
    crash = ("crash", "bare.c", line_of("bare.c", "*nowhere = 1"))

    def look(cc, machine, level):
        frames, said = gdb(bare(cc, machine, level), ["crash"],
                           "catch syscall write", "run", "bt")
        return "" if crash in frames[-2:-1] and [
            name for name, _, _ in frames[-4:]] == [
                "handler", "<signal handler called>", "crash", "main"] \
            else f"{frames}\n{said}"
    each(look, kit.COMPILERS, natives("gdb"), ("-O0", "-Og", "-O2"))


@kit.promise
def gdb_finds_the_way_from_the_child_of_vfork_to_main():
    def look(cc, machine):
        frames, said = gdb(bare(cc, machine, "-O0"), [], "tbreak sys_vfork",
                           "run", "set follow-fork-mode child",
                           "break sys_execve", "continue", "bt")
        return "" if [name for name, _, line in frames if line] == [
            "sys_execve", "child", "main"] else f"{frames}\n{said}"
    each(look, kit.COMPILERS, natives("gdb"))


@kit.promise
def gdb_finds_the_way_from_a_handler_to_its_thread():
    def look(cc, machine, who):
        # A handler that jumps to crashed() has no frame.
        program = must(hosted("crash", cc, machine, "-O1",
                              "-fno-optimize-sibling-calls"))
        frames, said = gdb(program, [who, "report"], "break crashed", "run",
                           "bt")
        # Its first line may be one of what is inlined there.
        names = " ".join(name for name, _, _ in frames)
        return "" if f"crashed {who}_handler <signal handler called> crash " \
            in names else f"{frames}\n{said}"
    each(look, kit.COMPILERS, natives("gdb"), ("libc", "ring3"))


@kit.promise
def a_call_of_six_arguments_hides_nobody_who_waits_in_it():
    call = {"i386": "catch syscall 422", "x86_64": "catch syscall 202"}

    def look(cc, machine, flags):
        program = must(build("six", cc, machine, "-g", *flags.split(),
                             "-fasynchronous-unwind-tables"))
        frames, said = gdb(program, ["quiet"], "tbreak main", "run",
                           call[machine], "continue", "bt")
        names = [name for name, _, _ in frames]
        unwound = run(program)
        return "" if names[-3:] == ["waits", "asks", "main"] \
            and unwound == (0, "") \
            else f"{frames}\n{said}{unwound}"
    each(look, [*kit.COMPILERS, *map(CXX.get, kit.COMPILERS)],
         natives("gdb"), (
             "-O0", "-Og", "-O1 -fno-omit-frame-pointer", "-O2", "-O3",
             "-O2 -DINLINED", "-Os -DINLINED -mstackrealign"))


COMMANDS = kit.BUILD / "compile_commands.json"


def database(machine):
    """A folder with meson's commands for one machine alone."""
    place = kit.SCRATCH / machine
    place.mkdir()
    (place / "compile_commands.json").write_text(json.dumps(
        [entry for entry in json.loads(COMMANDS.read_text())
         if f" {kit.WIDTH[machine]} " in entry["command"]]))
    return place


class Clangd:
    """One process for all files, as an editor has it: of the half second that
    `clangd --check` takes for each, looking at the file is a tenth."""

    def __init__(self, place):
        self.process = subprocess.Popen(
            ["timeout", "300", "clangd", f"--compile-commands-dir={place}",
             "--background-index=false", "--log=error"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)
        atexit.register(self.end)
        self.say("initialize", id=1, params={
            "processId": None, "rootUri": None, "capabilities": {}})

    def say(self, method, **words):
        text = json.dumps({"jsonrpc": "2.0", "method": method,
                           **words}).encode()
        self.process.stdin.write(
            b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
        self.process.stdin.flush()

    def hear(self):
        """Its next message, or nothing behind the last."""
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.startswith(b"Content-Length:"):
                length = int(line.split()[1])
        return json.loads(self.process.stdout.read(length) or "null")

    def look(self, paths):
        """What it has to say of the files, those among it of which it says
        nothing at all."""
        left = {path.as_uri(): os.path.relpath(path, kit.ROOT)
                for path in paths}
        for path in paths:
            self.say("textDocument/didOpen", params={"textDocument": {
                "uri": path.as_uri(), "languageId": "c", "version": 1,
                "text": path.read_text()}})
        found = []
        while left and (message := self.hear()):
            if message.get("method") == "textDocument/publishDiagnostics":
                name = left.pop(message["params"]["uri"], None)
                found += [f"{name}:{each['range']['start']['line'] + 1}: "
                          f"{each['message']}\n"
                          for each in message["params"]["diagnostics"]]
        return "".join(found + [f"{name}: no answer\n"
                                for name in left.values()])

    def end(self):
        self.process.stdin.close()
        self.process.wait()


@functools.cache
def clangd(machine):
    return Clangd(database(machine))


def examined(files):
    """Check that clangd has nothing to say of the files for a machine."""
    if not shutil.which("clangd"):
        return kit.skip("clangd is not installed")
    for machine in kit.MADE:
        paths = files(machine)
        wrong = clangd(machine).look(paths)
        kit.check(not wrong and len(paths) > 5, machine, wrong)


@kit.promise
def meson_writes_down_the_command_for_each_example():
    known = [entry["file"] for entry in json.loads(COMMANDS.read_text())]
    missing = [path.name for path in (kit.ROOT / "examples").glob("*.c")
               if not any(name.endswith(f"examples/{path.name}")
                          for name in known)]
    kit.check(not missing, detail=missing)


@kit.promise
def clangd_has_nothing_to_say_of_each_header():
    other = {"i386": "arch/x86_64", "x86_64": "arch/i386"}
    examined(lambda machine: [
        path for path in sorted((kit.ROOT / "include").rglob("*.h"))
        if other[machine] not in str(path)])


@kit.promise
def clangd_has_nothing_to_say_of_each_example():
    examined(lambda _: sorted((kit.ROOT / "examples").glob("*.c")))


@kit.promise
def clangd_would_see_a_mistake():
    if not shutil.which("clangd"):
        return kit.skip("clangd is not installed")
    broken = kit.scratch("broken.c",
                         "#include <ring3/io.h>\nint sys_read(void);\n")
    for machine in kit.MADE:
        said = clangd(machine).look([broken])
        kit.check("onflicting types for 'sys_read'" in said, machine, said)


kit.main()
