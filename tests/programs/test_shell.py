#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""examples/shell.c as a person uses it: scripts, whose output and status must
be dash's, a terminal, mistakes, and a lot of work."""
import fcntl
import os
import pty
import select
import shlex
import shutil
import signal
import subprocess
import termios
import time

import kit

SCRIPT = kit.ROOT / "tests/programs/script.sh"
PATH = {"PATH": "/usr/bin:/bin"}
LIMIT = 60                              # seconds, for what takes less than one


def shells():
    """(machine, its shell), where it runs beside the programs of others."""
    for machine in kit.MADE:
        if machine in kit.NATIVE:
            yield machine, kit.BUILD / f"examples/shell-{machine}"
        else:
            kit.skip(kit.NO_TOOLS, machine)


def run(*command, **options):
    """(status, standard output, standard error) in the scratch place."""
    done = kit.run(command, cwd=kit.SCRATCH, **options)
    return done.returncode, done.stdout, done.stderr


def run_script(shell, script, place):
    """(status, standard output) of a script in a fresh folder."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    done = kit.run([shell, script], cwd=place, timeout=120,
                   env=PATH | {"HOME": "/"})
    return done.returncode, done.stdout.replace(str(place), "")


@kit.promise
def a_script_of_all_it_can_do_is_as_in_dash():
    for machine, shell in shells():
        if not (dash := shutil.which("dash")):
            kit.skip("dash is not installed", machine)
            continue
        ours = run_script(shell, SCRIPT, kit.SCRATCH / "ours")
        theirs = run_script(dash, SCRIPT, kit.SCRATCH / "ours")
        kit.check(ours == theirs and theirs[0] == 23, machine,
                  f"{theirs[0]} {ours[0]}\n" + "\n".join(
                      f"dash {a!r}, shell {b!r}" for a, b in
                      zip(theirs[1].splitlines(), ours[1].splitlines())
                      if a != b))


REFUSED = [
    "if false; then\nrm p\nfi", "true && if false; then\nrm p\nfi",
    "rm p | if true; then\nrm p\nfi", "rm p; if false; then\nrm p\nfi",
    "while false; do\nrm p\ndone", "until true; do\nrm p\ndone",
    "for a in; do\nrm p\ndone", "case a in\nb) rm p;;\nesac",
    "false && {\nrm p\n}", "! true &&\nrm p", "false && (\nrm p\n)",
    "((rm p))", "f() {\nrm p\n}", "f ()\n{\nrm p\n}", "}\nrm p",
    *(f"{word}\nrm p" for word in "then else elif fi do done esac".split()),
    "cat << end\nrm p\nend", "cat <> p\nrm p", "echo >| p\nrm p",
    "echo $(rm p)", "echo `rm p`", "rm $@ p", 'rm "$@" p', "rm $* p",
    "echo $-; rm p", "rm $1 p", "rm ${A:-p} p", "A=1 rm p", "A=p\nrm p",
    "cd / > p; rm p"]


@kit.promise
def what_it_does_not_have_is_refused_before_any_of_it_is_run():
    for machine, shell in shells():
        for text in REFUSED:
            left = kit.scratch("p", "left")
            got = run(shell, kit.scratch("more.sh",
                                         f"echo before\n{text}\nrm p\n"))
            kit.check(got[:2] == (2, "before\n")
                      and left.exists() and left.read_text() == "left"
                      and got[2].startswith("shell: "), f"{machine} {text}",
                      got)


MISTAKES = [
    ("nothing", 127, "nothing: No such file or directory"),
    ("/", 126, "/: Permission denied"),
    ("./alien", 126, "./alien: Exec format error"),
    ("cat < missing", 2, "missing: No such file or directory"),
    ("echo 'a", 2, "a quote is not closed"),
    ("echo a\\", 2, "nothing after a backslash"),
    ("echo a |", 2, "a command is missing"),
    ("true &&", 2, "a command is missing"),
    ("echo a;;", 2, "a command is missing"),
    ("echo >", 2, "a redirection to nothing"),
    ("echo a >&7", 2, "7: Bad file descriptor"),
    ("cd missing", 2, "missing: No such file or directory"),
    ("exit x", 2, "x: Invalid argument")]


@kit.promise
def a_mistake_gets_words_and_a_status():
    kit.scratch("alien", "\x7fELF\0 > made\n").chmod(0o755)
    for machine, shell in shells():
        for text, status, error in MISTAKES:
            got = run(shell, "-c", text)
            kit.check(got == (status, "", f"shell: {error}\n"),
                      f"{machine} {text}", got)
        got = run(shell, "no such script")
        kit.check(got[0] == 127 and "No such file" in got[2],
                  f"{machine} a missing script", got)


@kit.promise
def what_is_before_a_mistake_is_run():
    for machine, shell in shells():
        got = run(shell, "-c", "echo first\necho a |")
        kit.check(got[:2] == (2, "first\n"), f"{machine} the line", got)
        got = run(shell, kit.scratch("open.sh", "echo before\necho 'open\n"))
        kit.check(got[:2] == (2, "before\n")
                  and "a quote is not closed" in got[2],
                  f"{machine} a script that ends in a quote", got)


@kit.promise
def what_is_too_long_is_told_so_and_ends_a_script():
    for machine, shell in shells():
        for text in ("echo " + "x" * 100_000, "echo '" + "echo no\n" * 4000,
                     "true &&\n" * 4000):
            got = run(shell, kit.scratch("long.sh", f"echo a\n{text}\n"))
            kit.check(got == (2, "a\n", "shell: a line: Argument list too long"
                              "\n"), f"{machine} {text[:9]}", got)
        got = run(shell, "-c", "echo " + "$A" * 2000, env={"A": "x" * 1000})
        kit.check(got == (2, "", "shell: too long a command\n"),
                  f"{machine} words", got)
        got = run(shell, "-c", "cat |" * 2000 + "cat < /dev/null; echo $?")
        kit.check(got[1] in ("0\n", "126\n"), f"{machine} a pipeline", got)


@kit.promise
def a_closed_pipe_ends_who_writes_to_it():
    for machine, shell in shells():
        got = run(shell, "-c", "yes | head -n 1; echo $?")
        kit.check(got == (0, "y\n0\n", ""), machine, got)


@kit.promise
def a_full_device_is_the_commands_to_report():
    for machine, shell in shells():
        got = run(shell, "-c",
                  "echo '" + "$A" * 10 + "' > /dev/full; echo $?")
        kit.check(got[1] == "1\n" and "No space left" in got[2], machine, got)


@kit.promise
def it_works_without_the_standard_descriptors():
    for machine, shell in shells():
        for closed, text in (
                ("<&-", "echo a | cat"),
                ("<&-", "echo a | cat | cat | cat"),
                (">&-", "echo a | cat | cat >&2"),
                ("<&- >&-", "echo a | cat | cat >&2"),
                ("<&- >&-", "echo a | cat | cat | cat >&2"),
                ("<&- >&- 2>&-", "echo a | cat | cat > closed")):
            out = kit.scratch("closed", "")
            got = run("sh", "-c", f'exec "$@" {closed}', "sh", shell, "-c",
                      text)
            kit.check((got[0], got[1] + got[2] + out.read_text())
                      == (0, "a\n"), f"{machine} {closed} {text}", got)


@kit.promise
def ten_thousand_commands_leave_no_zombie_and_no_descriptor():
    # Not through a pipe, which the shell itself may still have open.
    count = ("sh -c 'ls /proc/$PPID/fd > fds; wc -l < fds; "
             "wc -w < /proc/$PPID/task/$PPID/children'\n")
    for machine, shell in shells():
        # A small one, which takes a third of the time that /bin/true does.
        cat = shlex.quote(str(kit.BUILD / f"examples/cat-{machine}"))
        few, many = (run(shell, kit.scratch("many.sh", f"{cat} < /dev/null\n"
                                            * times + count), timeout=300)
                     for times in (1, 10_000))
        kit.check(many[1] == few[1] and many[1].count("\n") == 2
                  and not many[2], machine, (few, many))


@kit.promise
def a_pipe_of_ten_stages_passes_100_mb_on_unchanged():
    both = ("head -c 100000000 /dev/zero | tr '\\0' x | "
            + "cat | " * 7 + "cksum; head -c 100000000 /dev/zero"
            " | tr '\\0' x | cksum")
    for machine, shell in shells():
        got = run(shell, "-c", both, timeout=300)
        sums = got[1].splitlines()
        kit.check(len(sums) == 2 and sums[0] == sums[1]
                  and "100000000" in sums[0], machine, got)


def own_terminal():
    """In the shell to come: the terminal is its own, and no signal is ignored,
    whatever this test was started by."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT,
                   signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """The shell in a terminal. Nothing is typed before it has prompted: that
    would be shown before the prompt, and what comes of it behind."""

    def __init__(self, machine, shell):
        self.machine = machine
        self.screen, inner = pty.openpty()
        self.shell = subprocess.Popen(
            [shell], stdin=inner, stdout=inner, stderr=inner,
            start_new_session=True, preexec_fn=own_terminal,
            cwd=kit.SCRATCH, env=PATH | {"HOME": "/"})
        os.close(inner)

    def __enter__(self):
        self.prompt = self.type("", "$ ")
        return self

    def __exit__(self, *_):
        if self.shell.poll() is None:
            os.killpg(self.shell.pid, signal.SIGKILL)
            self.shell.wait()
        os.close(self.screen)

    def type(self, keys, want="\n$ ", again=b""):
        """What is to be seen after these keys, once it is all that is wanted,
        or after a long while without. ^C is the terminal's, and may come
        behind what the shell makes of it; again is for one that was too early.
        """
        os.write(self.screen, keys.encode())
        written, seen, end = b"", "", time.monotonic() + LIMIT
        while want not in seen and time.monotonic() < end:
            if not select.select([self.screen], [], [], 1)[0]:
                os.write(self.screen, again)
            else:
                try:
                    written += os.read(self.screen, 65536)
                except OSError:         # nobody is left who could write
                    break
            seen = written.decode(errors="replace")
            seen = seen.replace("\r", "").replace("^C", "")
        return seen

    def shows(self, want, keys, case=""):
        seen = self.type(keys, want)
        kit.check(want in seen, f"{self.machine} {case}".rstrip(), seen)


def terminals():
    for machine, shell in shells():
        with Terminal(machine, shell) as terminal:
            yield terminal


@kit.promise
def in_a_terminal_it_prompts_and_a_line_can_be_edited():
    for terminal in terminals():
        kit.check(terminal.prompt == "$ ", f"{terminal.machine} prompt",
                  terminal.prompt)
        terminal.shows("\none two\n$ ", "echo hello $((\x15echo one two\r",
                       "a line begun again")
        terminal.type("echo 'open\r", "\n> ")
        terminal.shows("closed'\nopen\nclosed\n$ ", "closed'\r",
                       "an open quote goes on in the next line")


@kit.promise
def sigint_ends_what_runs_and_its_line_and_not_the_shell():
    for terminal in terminals():
        for case, behind in (
                ("a command", ""),
                ("a list", "; echo go''ne"),
                ("an and-or list", " && echo go''ne || echo go''ne"),
                ("a pipeline", " | cat; echo go''ne")):
            begun = terminal.type(
                f"sh -c 'echo be''gun; exec sleep 600'{behind}\r", "\nbegun\n")
            seen = begun + terminal.type("\x03")
            seen += terminal.type("echo status $?\r")
            kit.check("\nbegun\n\n$ " in seen and "\nstatus 130\n$ " in seen
                      and "\ngone" not in seen, f"{terminal.machine} {case}",
                      seen)


@kit.promise
def sigint_by_another_hand_ends_the_line_and_a_status_of_130_does_not():
    for terminal in terminals():
        terminal.shows("$$'; echo go''ne\n\n$ ",
                       "sh -c 'kill -INT $$'; echo go''ne\r", "sigint")
        terminal.shows("\nstays\n$ ", "sh -c 'exit 130'; echo st''ays\r", "130")


@kit.promise
def sigint_at_the_prompt_drops_the_line():
    for terminal in terminals():
        terminal.type("echo 'left open\r", "\n> ")
        seen = terminal.type("\x03", again=b"\x03")
        seen += terminal.type("echo left $?\r", "\nleft 130\n$ ")
        kit.check("\nleft 130\n$ " in seen, f"{terminal.machine} a quote", seen)
        terminal.type("echo half a line", "half a line")
        seen = terminal.type("\x03", again=b"\x03")
        kit.check("\n$ " in seen, f"{terminal.machine} half a line", seen)


@kit.promise
def sigquit_ends_a_child_and_not_the_shell():
    for terminal in terminals():
        terminal.type("\x1c", "^\\")
        terminal.shows("\nafter quit\n$ ", "echo aft''er quit\r",
                       "sigquit, the shell")
        terminal.shows("\nquit 131\n$ ", "sh -c 'kill -QUIT $$'; echo quit $?"
                       "\r", "sigquit, a child")


@kit.promise
def a_child_blocks_no_signal():
    for terminal in terminals():
        terminal.shows("\nunblocked\n$ ", "grep 'SigBlk.*:.0*$' "
                       "/proc/self/status && echo un''blocked\r")


@kit.promise
def in_a_terminal_a_mistake_gets_words():
    for terminal in terminals():
        for case, keys, words in (
                ("what it does not have", "if true\r",
                 "\nshell: if for while"),
                ("an unknown command", "nothing\r",
                 "\nshell: nothing: No such file")):
            seen = terminal.type(keys)
            kit.check(words in seen, f"{terminal.machine} {case}", seen)


@kit.promise
def a_command_in_the_background_is_not_waited_for():
    for terminal in terminals():
        terminal.type("sleep 600 &\r")
        terminal.shows("\nmeanwhile\n$ ", "echo mean''while\r")


@kit.promise
def the_end_of_the_input_ends_it():
    for terminal in terminals():
        os.write(terminal.screen, b"\x04")
        try:
            status = terminal.shell.wait(LIMIT)
        except subprocess.TimeoutExpired:
            status = "none"
        kit.check(status == 0, terminal.machine, status)


kit.main()
