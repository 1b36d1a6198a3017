#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""The docs say what is so: the tutorial is typed from top to bottom and shows
what it shows, pictures are not stale, links lead somewhere, words are spelled.

A block of code is saved under the name that the text before it gives. What
follows a prompt in a `console` block is typed into a terminal, all of it into
one; … stands for anything within a line. A word behind `console` says what is
special: `sorted` that any order of lines will do, `gcc-12` whose work it is.
"""
import fcntl
import os
import pathlib
import pty
import re
import resource
import select
import shutil
import signal
import struct
import sys
import termios
import time

sys.path.insert(1, sys.path[0] + "/..")
import kit

DOCS = kit.ROOT / "docs"
TUTORIAL = (DOCS / "tutorial.md").read_text()
LIMIT = 60                              # seconds, for what takes less than one
PROMPT = re.compile(r"^(?:\$ |\(gdb\) |.*\(y or n\) )", re.M)
# What bash and gdb tell the terminal as they begin to read a line, and end.
READING, READ = "\x1b[?2004h", "\x1b[?2004l"


# What newer tools say otherwise: bash 5.3 of a job, gdb 17 of a process.
SAID = [(r"(?m)^(Segmentation fault) +\./\w+$", r"\1"),
        (r"(?m)^(\[1\]\+  Terminated) +", r"\1              "),
        (r"\[Switching to thread [\d.]+ \(process (\d+)\)\]",
         r"[Switching to process \1]")]


def trim(text):
    """Without the spaces at the end of lines, which nobody sees."""
    return re.sub(r" +$", "", text, flags=re.M).rstrip("\n")


def matches(want, got, in_order):
    """Does the output got look like the transcript want?"""
    for newer, older in SAID:
        got = re.sub(newer, older, got)
    want, got = trim(want), trim(got)
    if not in_order:
        want, got = ("\n".join(sorted(text.split("\n")))
                     for text in (want, got))
    want = re.escape(want).replace("…", ".*")
    # Columns behind it stand where its length leaves them.
    want = re.sub(r"\.\*(\\ ){2,}", r".*\\ +", want)
    return re.fullmatch(want, got) is not None


def clean(text):
    """What is seen of it: no colours, no modes, no returns."""
    return re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]|\r", "", text)


class Terminal:
    """A newcomer's: the usual size, and bash with a short prompt."""

    def __init__(self, place):
        inputrc = kit.scratch("inputrc", "set enable-bracketed-paste on\n")
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            try:
                self.become_bash(place, inputrc)
            finally:
                os._exit(127)
        self.raw = self.prompt = ""
        self.wait(lambda output: True)

    def become_bash(self, place, inputrc):
        # Whatever this test was started by.
        for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT,
                       signal.SIGPIPE):
            signal.signal(number, signal.SIG_DFL)
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        # "Segmentation fault", and not "(core dumped)".
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.chdir(place)
        os.execvpe("bash", ["bash", "--noprofile", "--norc"], {
            "HOME": str(kit.SCRATCH), "INPUTRC": str(inputrc),
            "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"], "PS1": "$ ",
            "SHELL": "/bin/bash", "TERM": "xterm-256color"})

    def quiet(self):
        """Has everything that was started here ended, or gone to sleep?"""
        for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                words = stat.read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(words[3]) == self.pid and words[0] in "RD":
                return False
        return True

    def read(self, seconds):
        """Is there something to read now, or within this time?"""
        if not select.select([self.screen], [], [], seconds)[0]:
            return False
        try:
            self.raw += os.read(self.screen, 65536).decode(errors="replace")
        except OSError:                 # nobody is left who could write
            return False
        return True

    def wait(self, enough):
        """What a command prints: up to the next prompt, and behind it.

        Waits, as a person does, until there is a prompt and nothing moves. A
        child nobody waits for may write later than that: what is enough?
        """
        output, end = None, time.monotonic() + LIMIT
        while time.monotonic() < end:
            if self.read(0.02) or not self.quiet() or self.read(0):
                continue
            before, _, after = self.raw.rpartition(READING)
            prompt = PROMPT.search(clean(after))
            if READ in after or not prompt:
                continue
            self.prompt = prompt[0]
            output = clean(before.partition(READ)[2])
            # An unfinished line has the prompt at its end.
            if output and not output.endswith("\n"):
                output += self.prompt
            output += clean(after).replace(self.prompt, "", 1)
            if enough(output):
                return output
        if output is None:
            self.prompt = None
            return f"no prompt within {LIMIT} s after {clean(self.raw)!r}"
        return output

    def type(self, prompt, command, enough):
        if self.prompt != prompt:
            return f"no place to type it: the prompt is {self.prompt!r}"
        self.raw = ""
        os.write(self.screen, command.encode() + b"\r")
        return self.wait(enough)

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.screen)
        os.waitpid(self.pid, 0)


def console(terminal, text, in_order):
    """Type a block's commands; what is wrong with what they printed."""
    wrong, prompts = [], [*PROMPT.finditer(text)]
    for prompt, after in zip(prompts, [*prompts[1:], None]):
        end = after.start() if after else len(text)
        command, _, want = text[prompt.end():end].partition("\n")
        got = terminal.type(
            prompt[0], command,
            lambda got: in_order or matches(want, got, in_order))
        if not matches(want, got, in_order):
            wrong.append(f"{command}: expected {want!r}\ngot      {got!r}")
    return wrong


def not_to_be_had(text):
    """Of the packages a block installs, those that Debian does not have."""
    words = [word for line in text.splitlines()
             for word in line.removeprefix("# apt-get install").split()]
    return [word for word in words
            if "ok installed" not in kit.run(
                ["dpkg-query", "-W", "-f", "${Status}", word]).stdout
            and kit.run(["apt-cache", "show", word]).returncode]


def of_x86_64(section, block):
    """What can be typed of a block where no i386 program runs: the place and
    the flags, and of the other machine's section what is not i386's."""
    return "".join(
        part for part in re.split(r"(?m)^(?=\$ |\(gdb\) )", block)
        if part.startswith(("$ mkdir ", "$ flags=")) or
        section.startswith("9. ")
        and not re.search(r"elf32|elf_i386|-m32", part.partition("\n")[0]))


def not_here(how, block):
    """Of a block that cannot be typed here: (what it is about, why)."""
    gcc = kit.version("gcc")[:1]
    if how == "gcc-12" and gcc != (12,):
        return "gcc 12", f"gcc is {gcc}"
    if not block.startswith("$ gdb"):
        return None
    if not shutil.which("gdb"):
        return "gdb", "it is not installed"
    if kit.run(["setarch", "-R", "true"]).returncode:
        return "gdb", "it may not switch address randomisation off here"
    return None


def blocks():
    """(section, the text before it, language, what is special, block)"""
    section = "What you need"
    for prose, heading, info, block in re.findall(
            r"(.*?)(?:^## ([^\n]*)$|^```([^\n]*)\n(.*?)^```$)", TUTORIAL,
            re.M | re.S):
        section = heading or section
        if not heading:
            yield section, prose, *info.partition(" ")[::2], block


@kit.promise
def the_tutorial_names_packages_that_there_are():
    if not shutil.which("dpkg-query"):
        return kit.skip("this is not Debian")
    for _, _, _, _, block in blocks():
        if block.startswith("# "):
            missing = not_to_be_had(block)
            kit.check(not missing, "", missing)


@kit.promise
def the_tutorial_shows_what_comes_of_typing_it():
    # As the reader has it: a clone, whose path has a space here.
    clone = kit.SCRATCH / "clone"
    for folder in ("include", "src"):
        shutil.copytree(kit.ROOT / folder, clone / folder)
    terminal, sections, typed = Terminal(clone), {}, []
    skipped = {}                        # case: why
    for section, prose, kind, how, block in blocks():
        if block.startswith("# "):      # what root does
            continue
        if kind == "console" and "i386" not in kit.NATIVE:
            whole, block = block, of_x86_64(section, block)
            if block != whole:
                skipped[f"{section}, i386"] = "i386 does not run here"
            if not block:
                continue
        wrong = sections.setdefault(section, [])
        if kind != "console":
            saved = ["", *re.findall(r"`(\w+\.(?:asm|c))`", prose)][-1]
            if saved and (clone / "story").is_dir():
                (clone / "story" / saved).write_text(block)
            else:
                wrong.append(f"nobody says where to save this:\n{block}")
        elif why := not_here(how, block):
            skipped[f"{section}, {why[0]}"] = why[1]
        else:
            wrong += console(terminal, block, how != "sorted")
            typed.append(block)
    terminal.close()
    for section, wrong in sections.items():
        kit.check(not wrong, section, "\n".join(wrong))
    for case, why in skipped.items():
        kit.skip(why, case)
    if not not_here("", "$ gdb"):
        both = ["./fork", "--args ./run /bin/true"] * ("i386" in kit.NATIVE)
        seen = re.findall(r"^\$ gdb -q (.*)$", "\n".join(typed), re.M)
        kit.check(set(seen) == {"./fork64", "--args ./run64 /bin/true", *both},
                  "gdb looks into each machine", seen)


@kit.promise
def the_tutorials_layout_asm_shows_the_arrow():
    """tmux, for it draws a screen."""
    why = not_here("", "$ gdb")
    if why or "i386" not in kit.NATIVE or not shutil.which("tmux"):
        return kit.skip(why[1] if why else "no tmux, or no i386 here")
    source, = (block for _, prose, kind, _, block in blocks()
               if kind == "nasm" and "`fork.asm`" in prose)
    kit.scratch("fork.asm", source)
    for command in (["nasm", "-f", "elf", "fork.asm"],
                    ["ld", "-m", "elf_i386", "-o", "fork", "fork.o"]):
        kit.run(command, cwd=kit.SCRATCH)
    tmux = ["tmux", "-L", f"ring3-docs-{time.time_ns()}", "-f", "/dev/null"]
    started = kit.run([*tmux, "new-session", "-d", "-x", "80", "-y", "24",
                       "gdb -q -nx ./fork"], cwd=kit.SCRATCH, env={
                           "PATH": os.environ["PATH"], "TERM": "screen",
                           "HOME": str(kit.SCRATCH)})
    if started.returncode:
        return kit.skip("no terminal for tmux")
    arrow = r"> ?0x8049005 <_start\+5>    int    0x80"
    for line, want in (("", r"\(gdb\)"),
                       ("set disassembly-flavor intel", r"intel\n\(gdb\)"),
                       ("break _start", r"Breakpoint 1 at .*\n\(gdb\)"),
                       ("run", r"Breakpoint 1, .*\n\(gdb\)"),
                       # gdb 16 draws the code with the next step.
                       ("layout asm", r"(?s)In: _start.*\n\(gdb\)"),
                       ("stepi", arrow)):
        if line:
            kit.run([*tmux, "send-keys", line, "Enter"])
        screen, end = "", time.monotonic() + LIMIT
        while not re.search(want, screen) and time.monotonic() < end:
            time.sleep(0.05)
            screen = kit.run([*tmux, "capture-pane", "-p"]).stdout
    kit.run([*tmux, "kill-server"])
    kit.check(re.search(arrow, screen), detail=screen)


@kit.promise
def the_tutorials_shell_has_40_lines():
    shell = re.search(r"^```c\n((?:(?!```).)*ring3_execvpe.*?)^```$", TUTORIAL,
                      re.M | re.S)[1]
    kit.check(shell.count("\n") <= 40, "", shell.count("\n"))


@kit.promise
def the_tutorial_counts_the_instructions_of_start():
    counts = []
    for machine, elf in (("i386", "elf32"), ("x86_64", "elf64")):
        start = kit.SCRATCH / f"{machine}-start.o"
        kit.run(["nasm", "-f", elf, "-I", f"{kit.INCLUDE}/ring3/nasm/", "-o",
                 start, kit.ROOT / f"src/arch/{machine}/start.asm"])
        code = kit.run(["objdump", "-d", "--no-show-raw-insn", start]).stdout
        counts.append(str(len(re.findall(r"^ +[0-9a-f]+:\t", code, re.M))))
    said = re.findall(r"(\d+)\s+instructions", TUTORIAL)
    kit.check(said == counts, "", f"{said} {counts}")


@kit.promise
def pictures_are_not_stale():
    stale = kit.run([DOCS / "draw.py", "--check"])
    kit.check(stale.returncode == 0, "", stale.stdout + stale.stderr)


def pages():
    return sorted([*kit.ROOT.glob("*.md"), *DOCS.glob("*.md"),
                   *kit.ROOT.glob("tests/*.md")])


def prose_of(page):
    return re.sub(r"^```.*?^```", "", page.read_text(), flags=re.M | re.S)


def leads_somewhere(page, target):
    """Is there what a link names, and in it the heading behind a #?"""
    path, _, anchor = target.partition("#")
    path = page.parent / path if path else page
    if not anchor or not path.is_file():
        return path.exists()
    return anchor in [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
                      for heading in re.findall(r"^#+ (.*)$", prose_of(path),
                                                re.M)]


@kit.promise
def pages_name_only_what_exists():
    promises = "".join(path.read_text() for path in (kit.ROOT / "tests")
                       .rglob("test_*.*") if path.suffix in (".py", ".c"))
    for page in pages():
        prose = prose_of(page)
        missing = [target for target in re.findall(r"\]\(([^)]+)\)", prose)
                   if ":" not in target and not leads_somewhere(page, target)]
        paths = re.findall(r"`((?:src|include|examples|docs|script|tests|bench)"
                           r"/[\w./-]*\w)(?=[`\s:])", prose)
        missing += [path for path in paths if not (kit.ROOT / path).exists()]
        missing += [promise for promise in re.findall(
            r"Test:\s+`(\w+)`", prose) if promise not in promises]
        kit.check(not missing, str(page.relative_to(kit.ROOT)), missing)


@kit.promise
def docs_and_comments_are_spelled_right():
    if not shutil.which("codespell"):
        return kit.skip("codespell is not installed")
    # \(bu is a bullet of a manual.
    spelled = kit.run(["codespell", "-L", "bu", *pages(), *DOCS.glob("*.[17]"),
                       *(kit.ROOT / "include").rglob("*.h"),
                       *(kit.ROOT / "include").rglob("*.inc"),
                       *(path for place in ("examples", "src")
                         for path in (kit.ROOT / place).rglob("*")
                         if path.is_file() and path.suffix != ".pyc")])
    kit.check(spelled.returncode == 0, "", spelled.stdout)


@kit.promise
def man_has_nothing_to_say_of_a_page():
    for page in DOCS.glob("*.[1-9]"):
        ran = shutil.which("man") and kit.run(
            ["man", "--warnings", "-l", "-Tutf8", "-Z", page],
            env={**os.environ, "MANROFFSEQ": ""})
        kit.check(not ran.returncode and not ran.stderr, page.name, ran) \
            if ran else kit.skip("man is not installed", page.name)


kit.main()
