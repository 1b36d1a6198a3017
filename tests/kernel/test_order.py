#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""The C tests pass in any order and leave nothing behind; and check.c, which
runs them, tells the truth of tests that do neither: those of order.c.
"""
import functools
import os
import pathlib
import re
import signal
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

TESTS = kit.BUILD / "tests"
# Those that meson.build runs without the newest calls too.
ABSENT = re.compile("test_(?!fast_|(single|stubs|mem)-)")
# What is asked of this test is not asked of those.
ENVIRONMENT = {**os.environ, "RING3_PROMISES": ""}
SEEDS = [str(seed) for seed in range(30 if kit.LONG else 2)]


def run(*command, **variables):
    """A C test, with these variables in its environment."""
    others = ENVIRONMENT
    if kit.foreign(command[0]):
        import guest
        others = guest.ENVIRONMENT
    return kit.run(command, env={**others, **variables})


def machines(among=None):
    """Those that there are C tests for."""
    for machine in among or kit.MACHINES:
        if (TESTS / f"order-{machine}").exists():
            yield machine
        else:
            kit.skip(f"no cmocka for {machine} here", machine)


def ways(machine):
    """[command]: each program as it is, and without the newest calls."""
    programs = sorted(path for path in TESTS.glob(f"test_*-{machine}")
                      if path.is_file())
    return [[path] for path in programs if "_absent-" not in path.name] + [
        [TESTS / f"absent-{machine}", path] for path in programs
        if ABSENT.match(path.name)]


def verdicts(said):
    """[(ok or not, name, what follows)] of TAP."""
    return re.findall(r"(?m)^(ok|not ok) \d+ - (.*)\n((?:#.*\n)*)", said)


def names(said):
    return [name for _, name, _ in verdicts(said)]


@kit.promise
def every_order_passes():
    for machine in machines():
        orders = ["reverse", *SEEDS]
        if machine not in kit.NATIVE and not kit.LONG:
            orders = orders[:1]         # an emulated machine takes its time
        commands = ways(machine)
        jobs = [(command, order) for command in commands for order in orders]
        ended = kit.in_parallel(
            lambda job: run(*job[0], RING3_ORDER=job[1]), jobs)
        for command in commands:
            results = [(order, done) for (whose, order), done
                       in zip(jobs, ended) if whose is command]
            kit.check(not any(done.returncode for _, done in results),
                      " ".join(path.name for path in command),
                      kit.complaints(results))


# In namespaces of its own, as other tests run beside this one. Keyrings are no
# test's, but those of who logs in meanwhile.
OUTSIDE = """
set -e
mount -t tmpfs none /mnt
mkdir /mnt/tests /mnt/queues
mount --bind "$1" /mnt/tests
mount -t mqueue none /mnt/queues
mount -t tmpfs none /tmp
look() {
    ls -A /tmp /mnt/queues
    cat /proc/sysvipc/*
    grep -v ' keyring ' /proc/keys | cut -d ' ' -f 1 || :
}
shift
for command; do
    before=$(look 2>&1)
    (cd /mnt/tests && timeout 60 $command > /mnt/said 2>&1 < /dev/null) || :
    after=$(look 2>&1)
    [ "$before" = "$after" ] || printf '%s leaves:\\n%s\\n' "$command" "$after"
done
"""


def left_outside(*commands):
    """What is left after any of these, each as a line."""
    done = kit.run(["unshare", "--mount", "--ipc", "sh", "-c", OUTSIDE, "sh",
                    TESTS, *commands], timeout=300, env=ENVIRONMENT)
    return done.stdout + done.stderr


@kit.promise
def nothing_is_left_outside_the_process():
    if wrong := left_outside("true"):
        kit.skip(f"no namespaces here: {wrong.splitlines()[0]}")
        return
    left = left_outside("touch /tmp/left", "ipcmk -Q")
    kit.check(left.count(" leaves:\n") == 2, "it would be seen", left)
    some = list(machines(kit.NATIVE))
    for machine, left in zip(some, kit.in_parallel(
            lambda machine: left_outside(*(
                " ".join(f"./{path.name}" for path in command)
                for command in ways(machine))), some)):
        kit.check(not left, machine, left)


# What order.c's tests end in, and what is said of it.
ENDS = {
    "passes": ("ok", "# a remark"),
    "fails": ("not ok", "# said before", "\"one\" != \"two\"", "order.c:"),
    "misses_a_call": ("ok", "# -ENOSYS: -ENOSYS"),
    "skips # SKIP for a reason": ("ok",),
    "crashes": ("not ok", "# said before", "Segmentation fault"),
    "is_killed": ("not ok", "# said before", "# killed by signal 9"),
    "exits": ("not ok", "# exit with status 0 before its end"),
    "hangs": ("not ok", "# still running after 2 s",
              "# processes left behind: 1"),
    "leaves_a_child": ("not ok", "# processes left behind: 1"),
    "leaves_a_dead_child": ("not ok", "# processes left behind: 1"),
    "leaves_a_daemon": ("not ok", "# processes left behind: 2"),
    "has_a_state": ("ok",),
    "does_not_set_up": ("not ok", "setup failed"),
    "does_not_tear_down": ("not ok", "teardown failed"),
}
QUICK = " ".join(["finds_nothing", *(name.split()[0] for name in ENDS
                                     if name != "hangs")])


@functools.cache
def whole_run(machine):
    return run(TESTS / f"order-{machine}", RING3_SECONDS="2")


@kit.promise
def each_end_has_its_verdict():
    some = list(machines())
    kit.in_parallel(whole_run, some)
    for machine in some:
        done = whole_run(machine)
        said = {name: (verdict, remarks)
                for verdict, name, remarks in verdicts(done.stdout)}
        for name, (verdict, *remarks) in ENDS.items():
            got = said.get(name, ("nothing", ""))
            kit.check(got[0] == verdict
                      and all(remark in got[1] for remark in remarks),
                      f"{machine} {name.split(' #')[0]}", done)
        kit.check(set(said) == {*ENDS, "finds_nothing"}, f"{machine} no other",
                  done)
        count = len(verdicts(done.stdout))
        kit.check(done.returncode == 1
                  and done.stdout.startswith(f"1..{count}\n"),
                  f"{machine} plan and status", done)


@kit.promise
def the_next_test_finds_nothing():
    for machine in machines():
        for order in "", "reverse", "1", "2":
            done = run(TESTS / f"order-{machine}", RING3_ORDER=order,
                       RING3_PROMISES=QUICK) if order else whole_run(machine)
            found = [remarks for verdict, name, remarks
                     in verdicts(done.stdout) if verdict != "ok"
                     and name == "finds_nothing"]
            kit.check(not found and done.stdout.count("finds_nothing") > 9,
                      f"{machine} {order or 'as written'}", done)


@kit.promise
def what_a_group_sets_up_is_set_up_for_each_test():
    for machine in machines():
        done = run(TESTS / f"order-{machine}", "grouped")
        got = [(verdict, name) for verdict, name, _ in verdicts(done.stdout)]
        kit.check(got == [("ok", "is_set_up"), ("not ok", "leaves_its_group"),
                          ("ok", "is_set_up")], machine, done)


@kit.promise
def no_process_outlives_its_test():
    for machine in machines():
        if machine not in kit.NATIVE:
            kit.skip(kit.NO_TOOLS, machine)
            continue
        whole_run(machine)
        alive = []
        for process in pathlib.Path("/proc").glob("[0-9]*/exe"):
            try:
                alive += [process] * (
                    process.readlink() == TESTS / f"order-{machine}")
            except OSError:
                pass                    # it has ended, or is the kernel's
        kit.check(not alive, machine, alive)


@kit.promise
def an_order_is_what_it_says():
    for machine in machines():
        program = TESTS / f"test_poll-{machine}"
        plain, reverse, one, again, two = (
            names(run(program, RING3_ORDER=order).stdout)
            for order in ("", "reverse", "1", "1", "2"))
        kit.check(len(plain) > 5, machine, plain)
        kit.check(reverse == plain[::-1], f"{machine} reverse", reverse)
        kit.check(one == again, f"{machine} a number names one order", again)
        kit.check(one != two and one != plain and sorted(one) == sorted(two)
                  == sorted(plain), f"{machine} numbers shuffle", (one, two))
        wrong = run(program, RING3_ORDER="1x")
        kit.check(wrong.returncode == 1 and wrong.stdout.startswith(
            "Bail out!"), f"{machine} neither", wrong)


@kit.promise
def a_promise_runs_alone():
    for machine in machines():
        program = TESTS / f"test_poll-{machine}"
        plain = names(run(program).stdout)
        for asked in (plain[:1], plain[-1:], [plain[4], plain[2]]):
            done = run(program, RING3_PROMISES=" ".join(asked))
            kit.check(sorted(names(done.stdout)) == sorted(asked)
                      and done.returncode == 0, f"{machine} {len(asked)}", done)
        for other in ("no_such", plain[0][:-1], plain[0] + "s"):
            done = run(program, RING3_PROMISES=other)
            kit.check((done.returncode, done.stdout) == (
                0, "1..0 # SKIP no such promise here\n"),
                f"{machine} none", done)


@kit.promise
def output_is_tap_whatever_cmocka_is_told():
    for machine in machines():
        for form in "XML", "STDOUT", "SUBUNIT":
            done = run(TESTS / f"test_time-{machine}",
                       CMOCKA_MESSAGE_OUTPUT=form)
            kit.check(re.fullmatch(r"1\.\.\d+\n(ok \d+ - \w+\n)+",
                                   done.stdout), f"{machine} {form}", done)


def spoil():
    """What a test may be started with."""
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    for number in signal.SIGCHLD, signal.SIGALRM, signal.SIGHUP:
        signal.signal(number, signal.SIG_IGN)


@kit.promise
def tests_pass_whatever_they_are_started_with():
    for machine in machines(kit.NATIVE):
        for name in "signal", "poll", "process", "time":
            done = kit.run([TESTS / f"test_{name}-{machine}"],
                           env=ENVIRONMENT, preexec_fn=spoil)
            kit.check(done.returncode == 0, f"{machine} {name}", done)
        # The child of a shell that becomes the program is left alone.
        done = kit.run(["sh", "-c", 'sleep 60 > /dev/null 2>&1 & echo $!; '
                        'exec "$0"', TESTS / f"test_process-{machine}"],
                       env=ENVIRONMENT)
        child = int(done.stdout.split()[0])
        try:
            os.kill(child, signal.SIGKILL)
            kit.check(done.returncode == 0, f"{machine} beside a child", done)
        except ProcessLookupError:
            kit.check(False, f"{machine} beside a child", "it was ended")


kit.main()
