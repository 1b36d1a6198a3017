#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""examples/shell.c beside dash, with mistakes, and in a terminal."""
import os
import pty
import select
import shutil
import signal
import sys
import time

sys.path.insert(1, sys.path[0] + "/..")
import kit

ENV = {"PATH": "/usr/bin:/bin", "HOME": "/", "WORD": "word",
       "WORDS": "two  words", "BIG": "x" * 100_000}


def shells():
    for machine in kit.MADE:
        if machine in kit.NATIVE:
            yield machine, kit.BUILD / f"examples/shell-{machine}"
        else:
            kit.skip(kit.NO_TOOLS, machine)


def run(*command, **options):
    """(status, standard output, standard error) in the scratch place."""
    done = kit.run(command, cwd=kit.SCRATCH, env=ENV, **options)
    return done.returncode, done.stdout, done.stderr


@kit.promise
def a_script_does_what_it_does_in_dash():
    script = kit.ROOT / "tests/programs/script.sh"
    if not shutil.which("dash"):
        return kit.skip("dash is not installed")
    for machine, shell in shells():
        said = []
        for judge in "dash", shell:
            place = kit.SCRATCH / "place"
            place.mkdir()
            (place / "a_file_in_the_old_place").write_text("here\n")
            done = kit.run([judge, script], cwd=place, env=ENV, input="in")
            said.append([done.returncode, *done.stdout.splitlines()])
            shutil.rmtree(place)
        kit.check(said[0] == said[1] and said[0][0] == 23, machine,
                  [pair for pair in zip(*said) if pair[0] != pair[1]] or said)


MISTAKES = {
    "a quote is not closed": ["echo 'a", 'echo "a\\', "echo \"a'"],
    "a command is missing": ["a |", "| a", "a;;b", "a &&", "a || ;", "& a"],
    "a redirection to nothing": ["a >", "a <;", "a << b", "a <> b", "a >| b"],
    "a $ without a name": ["echo $1", "echo $@", "echo ${A}", 'echo "$("'],
    "has no ` * ? ~ ( ) or \\": ["echo *", "ls ?", "cd ~", "f() {", "(a)",
                                "echo `a`", '"`a`"', "echo a \\"],
    "has no if, for, NAME=value": ["if a", "for a in b", "{ a", "! a", "A=1",
                                   "A=1 b", "export A=1", ". a"],
    "cannot be redirected": ["cd / > a", "exit 2> a"],
    "a line is too long": ["echo " + "x" * 100_000, "a;" * 20_000],
    "has a NUL in it": ["echo a\0b"],
}


@kit.promise
def a_line_with_a_mistake_is_not_run_and_ends_the_script():
    for machine, shell in shells():
        for sentence, lines in MISTAKES.items():
            for line in lines:
                left = kit.scratch("left", "")
                kit.scratch("a.sh", f"echo a\nrm left; {line}\nrm left")
                got = run(shell, "a.sh")
                kit.check(got[:2] == (2, "a\n") and left.exists()
                          and got[2].startswith("a.sh:2: cannot run this: ")
                          and sentence in got[2],
                          f"{machine} {line:.20}".replace("\0", "NUL"), got)


@kit.promise
def what_cannot_be_started_gets_words_and_a_status():
    kit.scratch("alien", "\x7fELF\0").chmod(0o755)
    for machine, shell in shells():
        for command, status, words in (
                (("-c", "nothing"), 127, "shell:1: nothing: No such file"),
                (("-c", "\n\n/"), 126, "shell:3: /: Permission denied"),
                (("-c", "./alien"), 126, "shell:1: ./alien: Exec format"),
                (("-c", "cd nothing"), 1, "shell:1: nothing: No such file"),
                (("-c", "exit 1a"), 2, "shell:1: cannot run this: exit with"),
                (("-c", "true $BIG$BIG"), 2, "shell:1: cannot run this: a co"),
                (("-c", "cat < no"), 2, "shell:1: no: No such file"),
                (("-c", "cat <&7"), 2, "shell:1: 7: Bad file descriptor"),
                (("nothing",), 127, "nothing:0: cannot read it: No such file"),
                (("alien/a",), 126, "alien/a:0: cannot read it: Not a dir"),
                (("/",), 2, "/:1: cannot run this: Is a directory")):
            got = run(shell, *command)
            kit.check(got[:2] == (status, "") and got[2].startswith(words),
                      f"{machine} {command[-1].strip()}", got)


@kit.promise
def a_command_reads_what_follows_its_line():
    for machine, shell in shells():
        got = run(shell, input="sh -c 'read a; echo got $a'\nit\necho b\n"
                  "cat\nnot run\n")
        kit.check(got[1] == "got it\nb\nnot run\n", machine, got)


@kit.promise
def it_works_without_the_standard_descriptors():
    for machine, shell in shells():
        for closed in "<&-", ">&-", "<&- >&-", "<&- >&- 2>&-":
            out = kit.scratch("out", "")
            got = run("sh", "-c", f'exec "$@" {closed}', "sh", shell, "-c",
                      "echo a | cat | cat | cat > out")
            kit.check(out.read_text() == "a\n", f"{machine} {closed}", got)


@kit.promise
def a_pipe_that_cannot_be_made_starts_nothing_behind_it():
    for machine, shell in shells():
        got = run("sh", "-c", 'ulimit -n 4; exec "$@"', "sh", shell, "-c",
                  "echo a | cat | cat; echo $?", input="not to be read\n")
        kit.check(got[:2] == (0, "126\n") and "Too many open" in got[2],
                  machine, got)


@kit.promise
def many_lines_and_commands_leave_no_zombie_and_no_descriptor():
    count = ("ls /proc/$PPID/fd > out; wc -l < out;"
             "wc -w < /proc/$PPID/task/$PPID/children")
    for machine, shell in shells():
        few, many = (run(shell, kit.scratch(
            "many.sh", "false &\ntrue | true\n" * times +
            f"sleep 1\nsh -c '{count}'\n"), timeout=120)
            for times in (1, 300))
        kit.check(many == few and many[1].count("\n") == 2, machine,
                  (few, many))


def terminals():
    """For each shell, in a terminal: what presses keys and checks that then
    want is seen there."""
    for machine, shell in shells():
        pid, screen = pty.fork()
        if pid == 0:
            os.execve(shell, [shell], ENV)

        def press(keys, want="\n$ "):
            os.write(screen, keys.encode())
            seen, end = "", time.monotonic() + 20
            while want not in seen and select.select(
                    [screen], [], [], max(0, end - time.monotonic()))[0]:
                seen += os.read(screen, 65536).decode().replace("\r", "")
            kit.check(want in seen, f"{machine} {keys!r}", seen)

        press("", "$ ")
        try:
            yield press
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(screen)


@kit.promise
def interrupt_ends_the_line_and_not_the_shell():
    # What the shell writes at once is the terminal's to throw away.
    for press in terminals():
        for line in ("sh -c 'echo be''gun; exec sleep 60'; echo bad",
                     "sh -c 'echo be''gun; exec sleep 60' | cat && echo bad"):
            press(line + "\r", "\nbegun\n")
            press("\x03", "^C")
            press("echo st''atus $?\r", "status 130\n$ ")
        for key, shown in ("\x03", "^C"), ("\x1c", "^\\"):
            press("half a line", "half a line")
            press(key, shown)
            press("echo dr''opped\r", "dropped\n$ ")
        press("if true\r", "cannot run this: this shell has no if")
        press("echo a''fter $?\r", "after 2\n$ ")
        press("\x04", "\n")


@kit.promise
def what_runs_in_the_background_is_out_of_its_reach():
    for press in terminals():
        press("sh -c 'echo be''gun; sleep 1; echo li''ved' &\r", "begun\n")
        press("sh -c 'kill -INT 0'\r", "lived\n")


kit.main()
