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

SCRIPT = kit.ROOT / "tests/script.sh"
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
def a_script_of_200_lines_is_as_in_dash():
    for machine, shell in shells():
        if not (dash := shutil.which("dash")):
            kit.skip("dash is not installed", machine)
            continue
        ours = run_script(shell, SCRIPT, kit.SCRATCH / "ours")
        theirs = run_script(dash, SCRIPT, kit.SCRATCH / "ours")
        kit.check(ours == theirs and theirs[0] == 23
                  and SCRIPT.read_text().count("\n") >= 200, machine,
                  f"{theirs[0]} {ours[0]}\n" + "\n".join(
                      f"dash {a!r}, shell {b!r}" for a, b in
                      zip(theirs[1].splitlines(), ours[1].splitlines())
                      if a != b))


REFUSED = [
    ("if", "if false; then\nrm p\nfi"),
    ("if behind and", "true && if false; then\nrm p\nfi"),
    ("if in a pipe", "rm p | if true; then\nrm p\nfi"),
    ("if on the same line", "rm p; if false; then\nrm p\nfi"),
    ("while", "while false; do\nrm p\ndone"),
    ("until", "until true; do\nrm p\ndone"),
    ("for", "for a in; do\nrm p\ndone"),
    ("case", "case a in\nb) rm p;;\nesac"),
    ("braces", "false && {\nrm p\n}"),
    ("not", "! true &&\nrm p"),
    ("a subshell", "false && (\nrm p\n)"),
    ("arithmetic", "((rm p))"),
    ("a function", "f() {\nrm p\n}"),
    ("a function with a blank", "f ()\n{\nrm p\n}"),
    ("a closing brace", "}\nrm p"),
    *((word, word + "\nrm p") for word in
      "then else elif fi do done esac".split()),
    ("here documents", "cat << end\nrm p\nend"),
    ("read and write", "cat <> p\nrm p"),
    ("clobbering", "echo >| p\nrm p"),
    ("a substitution", "echo $(rm p)"),
    ("an old substitution", "echo `rm p`"),
    ("all arguments", "rm $@ p"),
    ("all arguments quoted", 'rm "$@" p'),
    ("all arguments in one", "rm $* p"),
    ("the options", "echo $-; rm p"),
    ("a default", "rm ${A:-p} p"),
    ("a suffix cut", "rm ${A%x} p"),
    ("a length", "echo ${#A}; rm p"),
    ("braces around nothing", "echo ${}; rm p"),
    ("a home", "cd ~; rm p"),
    ("a home below", "cat ~/a; rm p"),
    ("another home", "cat ~root/a; rm p"),
    ("a home in a variable", "A=~; rm p"),
    ("a home in a path", "A=/bin:~/bin; rm p"),
    ("a home to write to", "echo > ~/a; rm p"),
    ("a home exported", "export A=~; rm p"),
]


@kit.promise
def what_it_does_not_have_is_refused_before_any_of_it_is_run():
    for machine, shell in shells():
        for what, text in REFUSED:
            left = kit.scratch("p", "")
            got = run(shell, kit.scratch("more.sh",
                                         f"echo before\n{text}\nrm p\n"))
            kit.check(got[:2] == (2, "before\n")
                      and left.read_text() == "" and left.exists()
                      and "more than this shell can do" in got[2],
                      f"{machine} {what}", got)


MISTAKES = [
    ("an unknown command", "nothing", 127,
     "shell: nothing: No such file or directory\n"),
    ("a directory", "/", 126, "shell: /: Permission denied\n"),
    ("a missing file", "cat < missing", 2,
     "shell: missing: No such file or directory\n"),
    ("an open quote", "echo 'a", 2, "shell: a quote is not closed\n"),
    ("nothing behind a pipe", "echo a |", 2, "shell: a command is missing\n"),
    ("two semicolons", "echo a;;", 2, "shell: a command is missing\n"),
    ("nothing to redirect to", "echo >", 2,
     "shell: a redirection to nothing\n"),
    ("an exit of no number", "exit x", 2, "shell: x: not a number\n"),
    ("a wait for no number", "wait abc", 2, "shell: abc: not a number\n"),
    ("an export of no name", "export 1a; echo no", 2,
     "shell: 1a: not a name\n"),
    ("a missing file for a special builtin", ": < missing; echo no", 2,
     "shell: missing: No such file or directory\n"),
    ("another machine's program", "./alien", 126,
     "shell: ./alien: Exec format error\n"),
    ("a closed descriptor", "echo a >&77", 2, None),
    ("a killed command", "sh -c 'kill -9 $$'", 137,
     "shell: killed by a signal: 9\n"),
]


@kit.promise
def a_mistake_gets_words_and_dashs_status():
    kit.scratch("alien", "\x7fELF\0 > made\n").chmod(0o755)
    for machine, shell in shells():
        for what, text, status, error in MISTAKES:
            got = run(shell, "-c", text)
            kit.check(got[:2] == (status, "")
                      and (got[2] == error if error else got[2]),
                      f"{machine} {what}", got)
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
def a_line_too_long_is_told_so_and_ends_a_script():
    for machine, shell in shells():
        for what, text in (
                ("a line", "echo " + "x" * 100_000),
                ("a quote",
                 "echo '" + "x" * 70_000 + "\necho no\n'; echo in"),
                ("a quote of many lines",
                 "echo '" + "echo no\n" * 12_000 + "'"),
                ("a list of many lines", "true &&\n" * 12_000 + "echo no")):
            got = run(shell, kit.scratch("long.sh",
                                         f"echo a\n{text}\necho b\n"))
            kit.check(got == (2, "a\n", "shell: a line is too long\n"),
                      f"{machine} {what}", got)


@kit.promise
def many_lines_take_no_time():
    for machine, shell in shells():
        for what, text, want in (
                ("a list", ": &&\n" * 8000 + "echo done", "done\n"),
                ("a quote", "echo '" + "x\n" * 20_000 + "' | wc -l",
                 "20001\n")):
            script = kit.scratch("lines.sh", text + "\n")
            begin = os.times().children_user
            got = run(shell, script)
            took = os.times().children_user - begin
            kit.check(got[1:] == (want, "") and took < 2, f"{machine} {what}",
                      (took, got))


@kit.promise
def a_script_may_end_in_a_backslash():
    for machine, shell in shells():
        for what, text, want in (("a newline", "echo a\\\n", "a\n"),
                                 ("a blank", "echo a \\\n", "a\n"),
                                 ("a letter", "echo a\\", "a\\\n")):
            got = run(shell, kit.scratch("backslash.sh", text))
            kit.check(got == (0, want, ""), f"{machine} behind {what}", got)


@kit.promise
def too_much_is_told_so():
    for machine, shell in shells():
        got = run(shell, "-c", "echo " + "x " * 3000 + "; echo $?")
        kit.check(got[1] == "2\n" and "Argument list too long" in got[2],
                  f"{machine} words", got)
        got = run(shell, "-c", " | ".join(["cat"] * 100) + " < /dev/null")
        kit.check(got[0] == 2 and "a pipeline is too long" in got[2],
                  f"{machine} a pipeline", got)
        got = run(shell, "-c", f"cd {'x/../' * 2000}; pwd;"
                  f" cd {'x/' * 2500}; echo $?")
        kit.check(got[1] == f"{kit.SCRATCH}\n2\n"
                  and got[2].endswith(": File name too long\n"),
                  f"{machine} a path", got)


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
def few_descriptors_will_do():
    script = kit.scratch("few files.sh", "echo before\ncd / > out\necho hi\n")
    few = ["sh", "-c", 'ulimit -n $1; shift; exec "$@"', "sh"]
    for machine, shell in shells():
        got = run(*few, 64, shell, script)
        kit.check(got == (0, "before\nhi\n", ""),
                  f"{machine} a script needs no high one", got)
        got = run(*few, 10, shell, script)
        kit.check(got[:2] == (126, "") and "shell: " in got[2],
                  f"{machine} a script that cannot be kept open is told so",
                  got)
        got = run(*few, 10, shell, "-c", "cd / > out; echo hi $?")
        kit.check(got[1] == "hi 2\n" and "shell: out: " in got[2],
                  f"{machine} one that cannot be saved is left alone", got)


@kit.promise
def it_works_without_the_standard_descriptors():
    for machine, shell in shells():
        for closed, text in (
                ("<&-", "echo a | cat"),
                ("<&-", "echo a | cat | cat | cat"),
                (">&-", "echo a | cat | cat >&2"),
                ("<&- >&-", "echo a | cat | cat >&2"),
                ("<&- >&-", "echo a | cat | cat | cat >&2"),
                ("<&- >&- 2>&-", "echo a | cat | cat > closed"),
                ("<&-", "cd / > closed; echo a")):
            out = kit.scratch("closed", "")
            got = run("sh", "-c", f'exec "$@" {closed}', "sh", shell, "-c",
                      text)
            kit.check((got[0], got[1] + got[2] + out.read_text())
                      == (0, "a\n"), f"{machine} {closed} {text}", got)


@kit.promise
def as_many_as_3000_variables_are_passed_on():
    for machine, shell in shells():
        got = run(shell, "-c", "env",
                  env=PATH | {f"V{i}": "x" for i in range(3000)})
        kit.check(got[1].count("\nV") + got[1].startswith("V") == 3000,
                  machine, got)


@kit.promise
def a_pid_that_comes_again_has_its_own_status():
    spaced = ["unshare", "-fp", "--mount-proc"]
    again = "echo 1 > /proc/sys/kernel/ns_last_pid\n"
    probe = again + "exec sh -c 'sh -c \"echo \\$\\$\"; :'"
    can = (shutil.which("unshare")
           and run(*spaced, "sh", "-c", probe)[1] == "2\n")
    script = kit.scratch("again.sh", "sh -c 'exit 7' &\n"
        # It may have been reaped already.
        "sh -c 'until ! test -e /proc/2"
        " || grep -q State:.Z /proc/2/status; do :; done'\n"
        f"true\n{again}sh -c 'echo $$; exit 3'\necho $?\n"
        f"{again}sh -c 'exit 4' &\necho $!\nwait 2; echo $?\n"
        "sh -c 'exit 5' & wait $!; echo $?\n")
    for machine, shell in shells():
        if can:
            got = run(*spaced, shell, script)
            kit.check(got[1] == "2\n3\n2\n4\n5\n", machine, got)
        else:
            kit.skip("pids cannot be chosen here", machine)


@kit.promise
def pwd_is_believed_where_it_is_so():
    real, way = kit.SCRATCH / "real", kit.SCRATCH / "way"
    real.mkdir()
    way.symlink_to("real")
    for machine, shell in shells():
        for what, pwd, want in (("that is so", way, way),
                                ("of another place", "/etc", real),
                                ("that is relative", "way", real),
                                ("that is empty", "", real)):
            got = kit.run([shell, "-c", "pwd; echo $PWD; cd ..; pwd"], cwd=way,
                          env=PATH | {"PWD": str(pwd)})
            kit.check(got.stdout == f"{want}\n{want}\n{kit.SCRATCH}\n",
                      f"{machine} one {what}", got)


@kit.promise
def a_directory_that_is_gone_can_be_left():
    for machine, shell in shells():
        got = run(shell, "-c", "mkdir gone; cd gone; rmdir ../gone; cd .;"
                  " echo $?; cd ..; echo $?; pwd")
        kit.check(got == (0, f"2\n0\n{kit.SCRATCH}\n",
                          "shell: .: No such file or directory\n"),
                  machine, got)


@kit.promise
def ten_thousand_commands_leave_no_zombie_and_no_descriptor():
    # Not through a pipe, which the shell itself may still have open.
    count = ("ls /proc/$$/fd > fds; wc -l < fds\n"
             "cat /proc/$$/task/$$/children > pids; wc -w < pids\n")
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

    def type(self, keys, want="\n$ "):
        """What is to be seen after these keys, once it is all that is wanted,
        or after a long while without. ^C is the terminal's, and may come
        behind what the shell makes of it."""
        os.write(self.screen, keys.encode())
        written, seen, end = b"", "", time.monotonic() + LIMIT
        while want not in seen and time.monotonic() < end:
            if select.select([self.screen], [], [], 1)[0]:
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
        terminal.shows("\n$ ", "\x03", "an open quote")
        terminal.shows("\nleft 130\n$ ", "echo left $?\r", "a status")
        terminal.type("echo half a line", "half a line")
        terminal.shows("\n$ ", "\x03", "half a line")


@kit.promise
def sigint_ends_wait_and_not_what_it_waits_for():
    for terminal in terminals():
        for wait in ("wait", "wait $!"):
            # By then the shell has nothing left to do but to wait.
            terminal.type("sh -c 'echo be''gun; exec sleep 600' & "
                          f"{wait}; echo waited $?\r", "\nbegun\n")
            terminal.shows("waited 130\n$ ", "\x03", wait)
            terminal.shows("\nkilled\n$ ", 'sh -c "kill $! && echo kil\'\'led"'
                           "\r", f"{wait}: the child is there")


@kit.promise
def in_a_terminal_wait_has_the_status():
    for terminal in terminals():
        terminal.shows("\nboth 0\n$ ",
                       "sh -c 'exit 5' & wait $!; wait; echo both $?\r",
                       "of all")
        terminal.shows("\none 5\n$ ", "sh -c 'sleep 0.1; exit 5' & wait $!; "
                       "echo one $?\r", "of one")


@kit.promise
def sigquit_and_sigterm_end_a_child_and_not_the_shell():
    for terminal in terminals():
        terminal.type("\x1c", "^\\")
        terminal.shows("\nafter quit\n$ ", "echo aft''er quit\r",
                       "sigquit, the shell")
        terminal.shows("\nafter term\n$ ",
                       "sh -c 'kill $PPID'; echo aft''er term\r",
                       "sigterm, the shell")
        terminal.shows("\nquit 131\n$ ", "sh -c 'kill -QUIT $$'; echo quit $?"
                       "\r", "sigquit, a child")
        terminal.shows("\nterm 143\n$ ", "sh -c 'kill $$'; echo term $?\r",
                       "sigterm, a child")


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
