#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""In other hands: the headers inside threaded programs of glibc's, in C and
C++, under sanitizers, valgrind, gdb and strace, and in an editor's clangd.

The programs are in tests/hands/. Each knows a way to be spoilt, so that a
judge that sees nothing is not taken for one that finds nothing wrong.
"""
import json
import os
import re
import shutil
import subprocess

import kit

HANDS = kit.ROOT / "tests/hands"
CXX = {"gcc": "g++", "clang": "clang++"}
TOLD = "signal 11 at 64 in another thread, on its own stack\n"
OVERFLOWED = TOLD.replace("64", r"(?!64\b)-?\d+")
KEPT = "errno is as it was\n"
REPORTED = "session 1, no other descriptor\n"
# Addresses where sanitizers expect them; leaks are looked for with ptrace,
# which one that is traced already cannot do.
FIXED = ["setarch", "-R"] if shutil.which("setarch") and not kit.run(
    ["setarch", "-R", "true"]).returncode else []
SANITIZED = ["env", "ASAN_OPTIONS=detect_leaks=0", *FIXED]
# clang's .debug_frame, unlike its .eh_frame, does not say what is a signal's.
BARE = ["-g", "-fasynchronous-unwind-tables", "-ffreestanding", "-fno-pie",
        "-fno-stack-protector", "-nostdlib", "-static"]


def build(name, cc, machine, *flags, source=None):
    """(the program, or None, what was said). C++ by the compiler's name."""
    program = kit.SCRATCH / name
    program.unlink(missing_ok=True)
    language = ["-std=c99", "-D_GNU_SOURCE", *kit.WARN_C] \
        if cc in CXX else ["-x", "c++", "-std=c++11", *kit.WARN]
    made = kit.run([cc, kit.WIDTH[machine], "-I" + kit.INCLUDE, *language,
                    *flags, source or HANDS / f"{name}.c", "-o", program],
                   timeout=120)
    return program if made.returncode == 0 else None, made.stderr


def hosted(name, cc, machine, *flags):
    return build(name, cc, machine, "-g", "-pthread", *flags)


def run(*command):
    """(status, what it printed on both)."""
    ran = kit.run(command, timeout=120)
    return ran.returncode, ran.stdout + ran.stderr


def complaint(command, status, text):
    """What is wrong with how it ends and what it prints, or nothing."""
    got, printed = run(*command)
    if got == status and re.fullmatch(text, printed):
        return ""
    return f"{' '.join(map(str, command[-3:]))}: status {got}, not {status}:" \
           f"\n{printed}"


def why_not(cc, machine, flags):
    """Why a program that does nothing does not work so, or nothing."""
    nothing = kit.scratch("nothing.c", "int main(void)\n{\n    return 0;\n}\n")
    program, said = build("nothing", cc, machine, *flags, source=nothing)
    if program:
        status, said = run(*SANITIZED, program)
        return "" if status == 0 else said.splitlines()[0]
    return next((line for line in said.splitlines()
                 if re.search("rror|cannot find", line)), said)


def threaded(what, cc, machine, flags, before):
    """The crash handler and the child, as they are built here."""
    crash, said = hosted("crash", cc, machine, *flags)
    if not kit.check(crash, f"{what}_builds_a_crash_handler", said):
        return
    kit.check(not (wrong := "".join(
        complaint([*before, crash, who, *how], status, text)
        for who in ("libc", "ring3") for how, status, text in (
            (["report"], 3, TOLD), (["die"], -11, TOLD),
            (["report", "overflow"], 3, OVERFLOWED)))),
        f"{what}_a_crash_handler_of_ring3_alone_runs_on_its_own_stack", wrong)
    kit.check(not (wrong := "".join(
        complaint([*before, crash, who, "return"], 0, KEPT)
        for who in ("libc", "ring3"))),
        f"{what}_many_threads_and_handlers_leave_errno_as_it_was", wrong)
    child, said = hosted("child", cc, machine, *flags)
    for kind in ("fork", "vfork"):
        kit.check(not (wrong := complaint([*before, child, kind], 0, REPORTED)
                       if child else said),
                  f"{what}_a_child_of_{kind}_needs_only_ring3_until_exec",
                  wrong)


def in_programs_of_glibc():
    for cc in kit.COMPILERS:
        for machine in kit.NATIVE:
            for compiler, level in ((cc, "-O2"), (CXX[cc], "-O1")):
                threaded(f"{compiler}_{machine}", compiler, machine, [level],
                         [])
            for compiler, kind in (
                    (cc, "address"), (cc, "undefined"), (cc, "thread"),
                    (CXX[cc], "address,undefined"), (CXX[cc], "thread")):
                flags = ["-O1", f"-fsanitize={kind}"]
                what = f"{compiler}_{machine}_{kind.replace(',', '_and_')}_" \
                       "sanitizer"
                if reason := why_not(compiler, machine, flags):
                    kit.skip(what, reason)
                else:
                    threaded(what, compiler, machine,
                             [*flags, "-fno-sanitize-recover=all"], SANITIZED)


def in_valgrind(machine):
    command = ["valgrind", "-q", "--error-exitcode=9"]
    what = f"{machine}_valgrind"

    bare, said = build("bare", "gcc", machine, "-O0", *BARE)
    status, nothing = run(*command, bare) if bare else (1, said)
    if status and "cannot" in nothing + said:
        kit.skip(f"{what}_on_a_program_without_libc", nothing.splitlines()[0])
    else:
        kit.check(status == 0 and nothing == "in order\n",
                  f"{what}_has_nothing_to_say_of_a_program_without_libc",
                  nothing)
        _, said = run(*command, bare, "unwritten")
        kit.check(re.search(r"write\(buf\) points to uninit.*\n.*syscall3 .*\n"
                            r".*sys_write \(io\.h:\d+\)\n"
                            r".*unwritten \(bare\.c:\d+\)\n", said),
                  f"{what}_sees_what_was_never_written_and_who_passed_it_on",
                  said)

    crash, _ = hosted("crash", "gcc", machine, "-O1")
    child, _ = hosted("child", "gcc", machine, "-O1")
    status, said = run(*command, "true") if machine == "x86_64" else \
        run(*command, crash, "ring3", "return")
    if "must-be-redirected" in said:
        kit.skip(f"{what}_on_programs_of_glibc",
                 f"no symbols of libc: install libc6-dbg, for {machine}")
        return
    kit.check(not (wrong := "".join(
        complaint([*command, crash, who, "report"], 9,
                  r"(==\d+== Thread .*\n)?==\d+== Invalid write of size 4\n"
                  r"==\d+== +at \w+: crash \(crash.c:\d+\)\n"
                  r"(==\d+== +(by|Address) .*\n|==\d+== \n)*" + TOLD)
        + complaint([*command, crash, who, "report", "overflow"], 3,
                    OVERFLOWED)
        for who in ("libc", "ring3"))),
        f"{what}_follows_a_crash_handler", wrong)
    kit.check(not (wrong := "".join(
        complaint([*command, crash, who, "return"], 0, KEPT)
        for who in ("libc", "ring3"))),
        f"{what}_has_nothing_to_say_of_many_threads", wrong)
    # It makes a fork of a vfork: 7 is that there is no memory in common.
    kit.check(not (wrong := "".join(
        complaint([*command, child, kind], status, REPORTED)
        for kind, status in (("fork", 0), ("vfork", 7)))),
        f"{what}_has_nothing_to_say_of_a_child_until_exec", wrong)


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


def in_gdb(cc, machine):
    what = f"{cc}_{machine}_gdb"
    main = ("main", "bare.c", line_of("bare.c", 'sys_write(fds[1], "abc"'))
    crash = ("crash", "bare.c", line_of("bare.c", "*nowhere = 1"))
    wrong = {"stands": "", "breaks": "", "handler": "", "child": ""}

    for level in ("-O0", "-Og", "-O2"):
        bare, said = build("bare", cc, machine, level, *BARE)
        if not bare:
            kit.check(False, f"{what}_has_a_program_to_look_into", said)
            return
        frames, said = gdb(bare, [], "break sys_write", "run", "bt")
        # What is optimized may begin with a line of the raw call in it, and
        # give the call in main another line.
        if [name for name, _, line in frames if line] != ["sys_write", "main"]:
            wrong["breaks"] += f"{level}: {frames}\n{said}"
        frames, said = gdb(bare, ["crash"], "catch syscall write", "run", "bt")
        names = [name for name, _, _ in frames]
        if names[-4:] != ["handler", "<signal handler called>", "crash",
                          "main"] or frames[-2] != crash:
            wrong["handler"] += f"{level}: {frames}\n{said}"
        if level != "-O0":
            continue
        # Inside a call gdb stands behind the trap; with less than nothing
        # optimized the instruction there may be another call's already.
        frames, said = gdb(bare, [], "catch syscall write", "run", "bt")
        if [(name, file) for name, file, line in frames if line] != [
                ("syscall3", "syscall.h"), ("sys_write", "io.h"),
                main[:2]] or frames[-1] != main:
            wrong["stands"] += f"{level}: {frames}\n{said}"
        frames, said = gdb(bare, [], "tbreak sys_vfork", "run",
                           "set follow-fork-mode child", "break sys_execve",
                           "continue", "bt")
        if [name for name, _, line in frames if line] != [
                "sys_execve", "child", "main"]:
            wrong["child"] += f"{level}: {frames}\n{said}"
    kit.check(not wrong["stands"], f"{what}_shows_the_lines_of_a_call_from_"
              "inside_it", wrong["stands"])
    kit.check(not wrong["breaks"], f"{what}_stops_at_a_wrapper_that_is_inlined"
              "_and_shows_who_called_it", wrong["breaks"])
    kit.check(not wrong["handler"], f"{what}_finds_the_way_from_a_handler_to_"
              "the_line_that_crashed", wrong["handler"])
    kit.check(not wrong["child"], f"{what}_finds_the_way_from_the_child_of_"
              "vfork_to_main", wrong["child"])

    program, said = hosted("crash", cc, machine, "-O1")
    for who in ("libc", "ring3"):
        frames, said = gdb(program, [who, "report"], "break crashed", "run",
                           "bt")
        names = [name for name, _, _ in frames]
        kit.check(names[:4] == ["crashed", f"{who}_handler",
                                "<signal handler called>", "crash"],
                  f"{what}_finds_the_way_from_{who}s_handler_to_the_thread",
                  said)


def calls(log):
    """pid -> the names of its calls, in order."""
    found = {}
    for pid, name in re.findall(r"^(\d+) +(\w+)\(", log.read_text(), re.M):
        found.setdefault(pid, []).append(name)
    return found


def in_strace(machine):
    log = kit.SCRATCH / "log"
    command = ["strace", "-f", "-o", log]
    wanted = ["setsid", "dup2", "close_range", "execve"]

    bare, said = build("bare", "gcc", machine, "-O1", *BARE)
    status, printed = run(*command, bare) if bare else (1, said)
    main = next(iter(calls(log).values())) if status == 0 else printed
    kit.check(main == [
        "execve", "sigaltstack", "rt_sigaction", "rt_sigaction", "getpid",
        "gettid", "tgkill", "rt_sigreturn", "pipe2", "write", "read",
        "mmap2" if machine == "i386" else "mmap", "munmap", "fork", "wait4",
        "vfork", "wait4", "write", "exit_group"],
        f"{machine}_strace_sees_the_calls_of_main_and_no_others", main)

    def children(kind, *flags):
        child, said = hosted("child", "gcc", machine, "-O1", *flags)
        status, printed = run(*command, child, kind) if child else (1, said)
        return [names[:5] for names in calls(log).values()
                if "setsid" in names] if status == 0 else printed

    for kind in ("fork", "vfork"):
        seen = children(kind)
        kit.check(len(seen) == 2 and all(names[:4] == wanted for names in seen)
                  and seen[1][4:] == ["exit_group"],
                  f"{machine}_strace_sees_only_the_childs_own_calls_after_"
                  + kind, seen)
    kit.check(all("getpid" in names for names in children("fork", "-DSPOILT")),
              f"{machine}_strace_would_see_another_call_before_exec")


def database(machine):
    """A folder with meson's commands for one machine alone."""
    place = kit.SCRATCH / machine
    place.mkdir(exist_ok=True)
    commands = json.loads((kit.BUILD / "compile_commands.json").read_text())
    (place / "compile_commands.json").write_text(json.dumps(
        [each for each in commands
         if f" {kit.WIDTH[machine]} " in each["command"]]))
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


def in_clangd(machine):
    # The one header is the others again; clangd, guessing the language of
    # twenty thousand lines, takes minutes.
    other = {"i386": "arch/x86_64", "x86_64": "arch/i386"}[machine]
    left = re.compile(other + "|ring3-single.h")
    clangd = Clangd(database(machine))
    for what, paths in (
            ("header", [path for path in
                        sorted((kit.ROOT / "include").rglob("*.h"))
                        if not left.search(str(path))]),
            ("example", sorted((kit.ROOT / "examples").glob("*.c")))):
        wrong = clangd.look(paths)
        kit.check(not wrong and len(paths) > 5,
                  f"{machine}_clangd_has_nothing_to_say_of_each_{what}", wrong)
    said = clangd.look([kit.scratch("broken.c", "#include <ring3/io.h>\n"
                                    "int sys_read(void);\n")])
    kit.check("onflicting types for 'sys_read'" in said,
              f"{machine}_clangd_would_see_a_mistake", said)
    clangd.end()


for machine in set(kit.MADE) - set(kit.NATIVE):
    kit.skip(f"{machine}_in_other_hands", kit.NO_TOOLS)
in_programs_of_glibc()
for machine in kit.NATIVE:
    crash, said = hosted("crash", "gcc", machine, "-O1", "-DSPOILT")
    status, said = run(crash, "ring3", "return") if crash else (0, said)
    kit.check(status == 1 and said.startswith("errno has changed\n"),
              f"{machine}_a_call_of_glibcs_would_change_errno", said)
for tool, look in (("valgrind", in_valgrind), ("strace", in_strace)):
    for machine in kit.NATIVE:
        if shutil.which(tool):
            look(machine)
        else:
            kit.skip(f"{machine}_{tool}", f"{tool} is not installed")
for cc in kit.COMPILERS:
    for machine in kit.NATIVE:
        if shutil.which("gdb"):
            in_gdb(cc, machine)
        else:
            kit.skip(f"{cc}_{machine}_gdb", "gdb is not installed")

commands = kit.BUILD / "compile_commands.json"
known = [each["file"] for each in json.loads(commands.read_text())] \
    if commands.exists() else []
kit.check(all(any(name.endswith("examples/" + path.name) for name in known)
              for path in (kit.ROOT / "examples").glob("*.c")),
          "meson_writes_down_the_command_for_each_example", known)
for machine in kit.MADE:
    if not shutil.which("clangd"):
        kit.skip(f"{machine}_clangd", "clangd is not installed")
    elif known:
        in_clangd(machine)

kit.done()
