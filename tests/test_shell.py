#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""examples/shell.c as a person uses it: scripts, whose output and status must
be dash's, a terminal, mistakes, and a lot of work."""
import os
import shlex
import shutil
import time

import kit

SCRIPT = kit.ROOT / "tests/script.sh"


def run_script(shell, script, place):
    """(status, standard output) of a script in a fresh folder."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    done = kit.run([shell, script], cwd=place, timeout=120,
                   env={"PATH": "/usr/bin:/bin", "HOME": "/"})
    return done.returncode, done.stdout.replace(str(place), "")


def say(shell, text, **options):
    done = kit.run([shell, "-c", text], cwd=kit.SCRATCH, **options)
    return done.returncode, done.stdout, done.stderr


dash = shutil.which("dash")
lines = SCRIPT.read_text().count("\n")
for machine in set(kit.MADE) - set(kit.NATIVE):
    kit.skip(f"{machine}_shell", kit.NO_TOOLS)
for machine in kit.NATIVE:
    shell = kit.BUILD / f"examples/shell-{machine}"

    name = f"{machine}_a_script_of_{lines}_lines_is_as_in_dash"
    if dash:
        ours = run_script(shell, SCRIPT, kit.SCRATCH / "ours")
        theirs = run_script(dash, SCRIPT, kit.SCRATCH / "ours")
        kit.check(ours == theirs and theirs[0] == 23 and lines >= 200, name,
                  f"{theirs[0]} {ours[0]}\n" + "\n".join(
                      f"dash {a!r}, shell {b!r}" for a, b in
                      zip(theirs[1].splitlines(), ours[1].splitlines())
                      if a != b))
    else:
        kit.skip(name, "dash is not installed")

    # What the shell does not have ends the script before any of it is run.
    for name, text in (
            ("if", "if false; then\nrm p\nfi"),
            ("if_behind_and", "true && if false; then\nrm p\nfi"),
            ("if_in_a_pipe", "rm p | if true; then\nrm p\nfi"),
            ("if_on_the_same_line", "rm p; if false; then\nrm p\nfi"),
            ("while", "while false; do\nrm p\ndone"),
            ("until", "until true; do\nrm p\ndone"),
            ("for", "for a in; do\nrm p\ndone"),
            ("case", "case a in\nb) rm p;;\nesac"),
            ("braces", "false && {\nrm p\n}"),
            ("not", "! true &&\nrm p"),
            ("a_subshell", "false && (\nrm p\n)"),
            ("arithmetic", "((rm p))"),
            ("a_function", "f() {\nrm p\n}"),
            ("a_function_with_a_blank", "f ()\n{\nrm p\n}"),
            ("a_closing_brace", "}\nrm p"),
            *((word, word + "\nrm p") for word in
              "then else elif fi do done esac".split()),
            ("here_documents", "cat << end\nrm p\nend"),
            ("read_and_write", "cat <> p\nrm p"),
            ("clobbering", "echo >| p\nrm p"),
            ("a_substitution", "echo $(rm p)"),
            ("an_old_substitution", "echo `rm p`"),
            ("all_arguments", "rm $@ p"),
            ("all_arguments_quoted", 'rm "$@" p'),
            ("all_arguments_in_one", "rm $* p"),
            ("the_options", "echo $-; rm p"),
            ("a_default", "rm ${A:-p} p"),
            ("a_suffix_cut", "rm ${A%x} p"),
            ("a_length", "echo ${#A}; rm p"),
            ("braces_around_nothing", "echo ${}; rm p"),
            ("a_home", "cd ~; rm p"),
            ("a_home_below", "cat ~/a; rm p"),
            ("another_home", "cat ~root/a; rm p"),
            ("a_home_in_a_variable", "A=~; rm p"),
            ("a_home_in_a_path", "A=/bin:~/bin; rm p"),
            ("a_home_to_write_to", "echo > ~/a; rm p"),
            ("a_home_exported", "export A=~; rm p")):
        left = kit.scratch("p", "")
        script = kit.scratch("more.sh", f"echo before\n{text}\nrm p\n")
        got = kit.run([shell, script], cwd=kit.SCRATCH)
        kit.check((got.returncode, got.stdout) == (2, "before\n")
                  and left.read_text() == "" and left.exists()
                  and "more than this shell can do" in got.stderr,
                  f"{machine}_{name}_is_refused_and_nothing_is_run", got)

    # Mistakes: words, and dash's status, where it has one.
    kit.scratch("alien", "\x7fELF\0 > made\n").chmod(0o755)
    for name, text, status, error in (
            ("an_unknown_command", "nothing", 127,
             "shell: nothing: No such file or directory\n"),
            ("a_directory", "/", 126, "shell: /: Permission denied\n"),
            ("a_missing_file", "cat < missing", 2,
             "shell: missing: No such file or directory\n"),
            ("an_open_quote", "echo 'a", 2, "shell: a quote is not closed\n"),
            ("nothing_behind_a_pipe", "echo a |", 2,
             "shell: a command is missing\n"),
            ("two_semicolons", "echo a;;", 2, "shell: a command is missing\n"),
            ("nothing_to_redirect_to", "echo >", 2,
             "shell: a redirection to nothing\n"),
            ("an_exit_of_no_number", "exit x", 2, "shell: x: not a number\n"),
            ("a_wait_for_no_number", "wait abc", 2,
             "shell: abc: not a number\n"),
            ("an_export_of_no_name", "export 1a; echo no", 2,
             "shell: 1a: not a name\n"),
            ("a_missing_file_for_a_special_builtin", ": < missing; echo no", 2,
             "shell: missing: No such file or directory\n"),
            ("another_machines_program", "./alien", 126,
             "shell: ./alien: Exec format error\n"),
            ("a_closed_descriptor", "echo a >&77", 2, None),
            ("a_killed_command", "sh -c 'kill -9 $$'", 137,
             "shell: killed by a signal: 9\n")):
        got = say(shell, text, timeout=10)
        kit.check(got[0] == status and got[1] == ""
                  and (got[2] == error if error else got[2]),
                  f"{machine}_{name}_gets_words_and_a_status", got)
    got = say(shell, "echo first\necho a |")
    kit.check(got[:2] == (2, "first\n"),
              f"{machine}_a_mistake_in_the_second_line_comes_after_the_first",
              got)
    script = kit.scratch("bad.sh", "echo before\necho 'open\n")
    got = kit.run([shell, script])
    kit.check((got.returncode, got.stdout) == (2, "before\n")
              and "a quote is not closed" in got.stderr,
              f"{machine}_a_script_that_ends_in_a_quote_is_told_so", got)
    got = kit.run([shell, kit.SCRATCH / "no such script"])
    kit.check(got.returncode == 127 and "No such file" in got.stderr,
              f"{machine}_a_missing_script_gets_words_and_a_status", got)
    for name, text in (
            ("line", "echo " + "x" * 100_000),
            ("quote", "echo '" + "x" * 70_000 + "\necho no\n'; echo in"),
            ("quote_of_many_lines", "echo '" + "echo no\n" * 12_000 + "'"),
            ("list_of_many_lines", "true &&\n" * 12_000 + "echo no")):
        script = kit.scratch("long.sh", f"echo a\n{text}\necho b\n")
        got = kit.run([shell, script], timeout=20)
        kit.check((got.returncode, got.stdout, got.stderr)
                  == (2, "a\n", "shell: a line is too long\n"),
                  f"{machine}_a_{name}_too_long_is_told_so_and_ends_a_script",
                  got)
    for name, text, want in (
            ("list", ": &&\n" * 8000 + "echo done", "done\n"),
            ("quote", "echo '" + "x\n" * 20_000 + "' | wc -l", "20001\n")):
        script = kit.scratch("lines.sh", text + "\n")
        begin = os.times().children_user
        got = kit.run([shell, script])
        took = os.times().children_user - begin
        kit.check((got.stdout, got.stderr) == (want, "") and took < 2,
                  f"{machine}_a_{name}_of_many_lines_takes_no_time",
                  (took, got))
    for name, text in (("newline", "echo a\\\n"), ("blank", "echo a \\\n"),
                       ("letter", "echo a\\")):
        got = kit.run([shell, kit.scratch("end.sh", text)])
        kit.check((got.returncode, got.stdout, got.stderr)
                  == (0, "a\\\n" if name == "letter" else "a\n", ""),
                  f"{machine}_a_backslash_at_the_end_behind_a_{name}", got)
    got = say(shell, "echo " + "x " * 3000 + "; echo $?")
    kit.check(got[1] == "2\n" and "Argument list too long" in got[2],
              f"{machine}_too_many_words_are_told_so", got)
    got = say(shell, " | ".join(["cat"] * 100) + " < /dev/null")
    kit.check(got[0] == 2 and "a pipeline is too long" in got[2],
              f"{machine}_a_pipeline_too_long_is_told_so", got)
    got = say(shell, "yes | head -n 1; echo $?", timeout=20)
    kit.check(got == (0, "y\n0\n", ""), f"{machine}_a_closed_pipe_ends_it", got)
    got = say(shell, "echo '" + "$A" * 10 + "' > /dev/full; echo $?")
    kit.check(got[1] == "1\n" and "No space left" in got[2],
              f"{machine}_a_full_device_is_the_commands_to_report", got)

    # What it is started with.
    script = kit.scratch("few files.sh", "echo before\ncd / > out\necho hi\n")
    few = 'ulimit -n $1; shift; exec "$@"'
    got = kit.run(["sh", "-c", few, "sh", 64, shell, script], cwd=kit.SCRATCH)
    kit.check((got.returncode, got.stdout, got.stderr)
              == (0, "before\nhi\n", ""),
              f"{machine}_a_script_needs_no_high_descriptor", got)
    got = kit.run(["sh", "-c", few, "sh", 10, shell, script], cwd=kit.SCRATCH)
    kit.check((got.returncode, got.stdout) == (126, "")
              and "shell: " in got.stderr,
              f"{machine}_a_script_that_cannot_be_kept_open_is_told_so", got)
    got = kit.run(["sh", "-c", few, "sh", 10, shell, "-c",
                   "cd / > out; echo hi $?"], cwd=kit.SCRATCH)
    kit.check(got.stdout == "hi 2\n" and "shell: out: " in got.stderr,
              f"{machine}_a_descriptor_that_cannot_be_saved_is_left_alone", got)
    for closed, text in (
            ("<&-", "echo a | cat"),
            ("<&-", "echo a | cat | cat | cat"),
            (">&-", "echo a | cat | cat >&2"),
            ("<&- >&-", "echo a | cat | cat >&2"),
            ("<&- >&-", "echo a | cat | cat | cat >&2"),
            ("<&- >&- 2>&-", "echo a | cat | cat > closed"),
            ("<&-", "cd / > closed; echo a")):
        out = kit.scratch("closed", "")
        got = kit.run(["sh", "-c", f'exec "$@" {closed}', "sh", shell, "-c",
                       text], cwd=kit.SCRATCH)
        kit.check((got.stdout + got.stderr + out.read_text(), got.returncode)
                  == ("a\n", 0), f"{machine}_started_with_{closed}_it_does_"
                  + text, got)
    got = say(shell, "env", env={"PATH": "/usr/bin:/bin",
                                 **{f"V{i}": "x" for i in range(3000)}})
    kit.check(got[1].count("\nV") + got[1].startswith("V") == 3000,
              f"{machine}_3000_variables_are_passed_on", got)

    # Pids come again.
    name = f"{machine}_a_pid_that_comes_again_has_its_own_status"
    spaced = ["unshare", "-fp", "--mount-proc"]
    again = "echo 1 > /proc/sys/kernel/ns_last_pid\n"
    probe = again + "exec sh -c 'sh -c \"echo \\$\\$\"; :'"
    if (shutil.which("unshare")
            and kit.run([*spaced, "sh", "-c", probe]).stdout == "2\n"):
        script = kit.scratch("again.sh", "sh -c 'exit 7' &\n"
            # It may have been reaped already.
            "sh -c 'until ! test -e /proc/2"
            " || grep -q State:.Z /proc/2/status; do :; done'\n"
            f"true\n{again}sh -c 'echo $$; exit 3'\necho $?\n"
            f"{again}sh -c 'exit 4' &\necho $!\nwait 2; echo $?\n"
            "sh -c 'exit 5' & wait $!; echo $?\n")
        got = kit.run([*spaced, shell, script])
        kit.check(got.stdout == "2\n3\n2\n4\n5\n", name, got)
    else:
        kit.skip(name, "pids cannot be chosen here")

    # PWD is believed where it is so.
    (kit.SCRATCH / "real").mkdir(exist_ok=True)
    way = kit.SCRATCH / "way"
    way.unlink(missing_ok=True)
    way.symlink_to("real")
    for pwd, want in ((way, way), ("/etc", kit.SCRATCH / "real"),
                      ("way", kit.SCRATCH / "real"),
                      ("", kit.SCRATCH / "real")):
        got = kit.run([shell, "-c", "pwd; echo $PWD; cd ..; pwd"], cwd=way,
                      env={"PWD": str(pwd), "PATH": "/usr/bin:/bin"})
        kit.check(got.stdout == f"{want}\n{want}\n{kit.SCRATCH}\n",
                  f"{machine}_a_pwd_of_'{'way' if pwd == way else pwd}'_is_"
                  + ("believed" if pwd == way else "not_believed"), got)
    got = say(shell, "mkdir gone; cd gone; rmdir ../gone; cd .; echo $?;"
              " cd ..; echo $?; pwd")
    kit.check(got[:2] == (0, f"2\n0\n{kit.SCRATCH}\n")
              and got[2] == "shell: .: No such file or directory\n",
              f"{machine}_a_directory_that_is_gone_can_be_left", got)
    got = say(shell, f"cd {'x/../' * 2000}; pwd; cd {'x/' * 2500}; echo $?")
    kit.check(got[1] == f"{kit.SCRATCH}\n2\n"
              and got[2].endswith(": File name too long\n"),
              f"{machine}_a_path_too_long_is_told_so", got)

    # A lot of work.
    # Not through a pipe, which the shell itself may still have open.
    count = ("ls /proc/$$/fd > fds; wc -l < fds\n"
             "cat /proc/$$/task/$$/children > pids; wc -w < pids\n")
    few = kit.run([shell, kit.scratch("few.sh", "true\n" + count)],
                  cwd=kit.SCRATCH)
    many = kit.run([shell, kit.scratch("many.sh", "true\n" * 10_000 + count)],
                   cwd=kit.SCRATCH, timeout=200)
    kit.check(many.stdout == few.stdout and many.stdout.count("\n") == 2
              and not many.stderr,
              f"{machine}_10000_commands_leave_no_zombie_and_no_descriptor",
              (few, many))
    both = ("head -c 100000000 /dev/zero | tr '\\0' x | "
            + "cat | " * 7 + "cksum; head -c 100000000 /dev/zero"
            " | tr '\\0' x | cksum")
    got = say(shell, both, timeout=120)
    sums = got[1].splitlines()
    kit.check(len(sums) == 2 and sums[0] == sums[1] and "100000000" in sums[0],
              f"{machine}_a_pipe_of_ten_stages_passes_100_mb_on_unchanged", got)

    # In a terminal.
    name = f"{machine}_in_a_terminal_"
    if not shutil.which("tmux"):
        kit.skip(name + "all", "tmux is not installed")
        continue
    tmux = ["tmux", "-L", f"ring3-{machine}-{time.time_ns()}", "-f",
            "/dev/null"]

    def screen(want, patience=400):
        """The screen, once want is on it, or after a long while without."""
        for _ in range(patience):
            text = kit.run([*tmux, "capture-pane", "-p"]).stdout
            if want in text:
                break
            time.sleep(0.05)
        return text

    def shows(want, promise):
        seen = screen(want)
        kit.check(want in seen, name + promise, seen)

    def keys(*words):
        kit.run([*tmux, "send-keys", *words])

    started = kit.run([*tmux, "new-session", "-d", "-x", "80", "-y", "40",
                       shlex.quote(str(shell))],
                      env={"PATH": "/usr/bin:/bin", "TERM": "screen",
                           "HOME": "/"})
    if started.returncode:
        kit.skip(name + "all", f"tmux: {started.stderr.strip()}")
        continue
    try:
        shows("$", "it_prompts")
        keys("echo hello $((", "C-u", "echo one two", "Enter")
        shows("\none two\n$", "a_line_can_be_edited_and_runs")
        keys("echo 'open", "Enter")
        screen("\n>")
        keys("closed'", "Enter")
        shows("> closed'\nopen\nclosed\n$",
              "an_open_quote_goes_on_in_the_next_line")
        keys("sh -c 'echo be''gun; exec sleep 100'", "Enter")
        screen("\nbegun")
        keys("C-c")
        screen("\n^C\n$")
        keys("echo status $?", "Enter")
        shows("\nstatus 130\n$",
              "sigint_ends_the_child_and_not_the_shell")
        for what, promise in (
                ("; echo go''ne", "a_list"),
                (" && echo go''ne || echo go''ne", "an_and_or_list"),
                (" | cat; echo go''ne", "a_line_with_a_pipeline")):
            keys(f"sh -c 'echo be''gun {promise}; exec sleep 100'{what}",
                 "Enter")
            screen(f"\nbegun {promise}")
            keys("C-c")
            # What is typed before the prompt may be flushed by the terminal.
            screen("\n^C\n$")
            keys(f"echo {promise} $?", "Enter")
            seen = screen(f"\n{promise} 130\n$")
            kit.check("^C\n$" in seen and f"\n{promise} 130\n$" in seen
                      and "\ngone" not in seen,
                      f"{name}sigint_ends_{promise}", seen)
        keys("sh -c 'kill -INT $$'; echo go''ne", "Enter")
        screen("$$'; echo go''ne\n\n$")
        keys("sh -c 'exit 130'; echo st''ays", "Enter")
        shows("\nstays\n$", "a_status_of_130_is_not_sigint")
        keys("echo 'left open", "Enter")
        screen("echo 'left open\n>")
        keys("C-c")
        shows("echo 'left open\n> ^C\n$", "sigint_leaves_an_open_quote")
        keys("echo left $?", "Enter")
        shows("\nleft 130\n$", "sigint_at_the_prompt_is_a_status")
        keys("echo half a line")
        screen("echo half a line")
        keys("C-c")
        shows("echo half a line^C\n$", "sigint_drops_a_line")
        for what, promise in (("wait", "sigint_ends_wait"),
                              ("wait $!", "sigint_ends_wait_for_one")):
            keys(f"sleep 600 & echo be''gun {promise}; {what}; "
                 f"echo {promise} $?", "Enter")
            screen(f"\nbegun {promise}\n")
            # Again, should it come before wait does; a prompt bears it too.
            for _ in range(10):
                keys("C-c")
                if f"{promise} 130\n$" in screen(f"{promise} 130\n$", 40):
                    break
            shows(f"{promise} 130\n$", promise)
            keys("sh -c \"kill $!; echo kil''led\"", "Enter")
            screen("killed\n$")
        keys("sh -c 'exit 5' & wait $!; wait; echo both $?", "Enter")
        shows("\nboth 0\n$", "wait_ends_with_its_children")
        keys("sh -c 'sleep 0.1; exit 5' & wait $!; echo one $?", "Enter")
        shows("\none 5\n$", "wait_has_the_status")
        keys("C-\\")
        screen("^\\")
        keys("echo aft''er quit", "Enter")
        shows("\nafter quit\n$", "sigquit_does_not_end_it")
        keys("sh -c 'kill $PPID'; echo aft''er term", "Enter")
        shows("\nafter term\n$", "sigterm_does_not_end_it")
        keys("sh -c 'kill -QUIT $$'; echo quit $?", "Enter")
        shows("\nquit 131\n$", "sigquit_ends_the_child")
        keys("sh -c 'kill $$'; echo term $?", "Enter")
        shows("\nterm 143\n$", "sigterm_ends_the_child")
        keys("grep 'SigBlk.*:.0*$' /proc/self/status && echo un''blocked",
             "Enter")
        shows("\nunblocked\n$", "a_child_blocks_no_signal")
        keys("if true", "Enter")
        shows("shell: if for while", "what_it_does_not_have_gets_words")
        keys("sleep 60 &", "Enter")
        keys("echo mean''while", "Enter")
        shows("\nmeanwhile\n",
              "a_command_in_the_background_does_not_wait")
        keys("nothing", "Enter")
        shows("shell: nothing: No such file", "an_unknown_command_gets_words")
        keys("C-d")
        for _ in range(400):
            gone = kit.run([*tmux, "has-session"]).returncode != 0
            if gone:
                break
            time.sleep(0.05)
        kit.check(gone, name + "the_end_of_the_input_ends_it")
    finally:
        kit.run([*tmux, "kill-server"])

kit.done()
