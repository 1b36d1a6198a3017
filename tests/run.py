#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""run.py BUILD [--long] [--list] [NAME...] [PROMISE...] - what script/test runs

Lets meson run the tests and says every few seconds which are running and what
they are about. Then counts promise by promise, where meson counts programs: the
promises that failed, with what they say, those that were skipped, with their
reasons, and how many there were of each. A program that makes no promises
counts as one, by how it ended; so does one that ended badly with every promise
kept, and a run of meson that did.
"""
import json
import os
import pathlib
import re
import selectors
import signal
import subprocess
import sys
import time

SIGN = 8                # seconds without a line, at most
LINES = 12              # of what a failed promise says


def named(word, test):
    """Does the word name the test, or the suite or subject it belongs to?"""
    subject = re.sub("-(i386|x86_64)$", "", test["name"])
    return word in (test["name"], subject, subject.removeprefix("absent-"),
                    *(each.split(":")[-1] for each in test["suite"]))


def choose(tests, words):
    """(names of tests, promises) that the words ask for."""
    names = [test["name"] for test in tests
             if any(named(word, test) for word in words)]
    promises = [word for word in words
                if not any(named(word, test) for test in tests)]
    if promises and not names:
        sys.exit(f"test: no test is called {promises[0]}: try --list")
    return names, promises


def end(meson, number):
    """End the tests, and then ourselves."""
    meson.terminate()
    try:
        meson.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        meson.kill()
    os._exit(128 + number)


class Screen:
    """What meson prints, as it comes; and a line of what is being done where
    nothing has come for a while."""

    def __init__(self, progress, names):
        self.progress = progress
        self.left = set(names)  # what has not ended
        self.read = 0
        self.about = {}         # test -> what it is about, since when
        self.begun = time.time()

    def look(self):
        """Read what the tests have said since."""
        with self.progress.open() as file:
            file.seek(self.read)
            for line in file:
                since, test, what = line.rstrip("\n").split(" ", 2)
                self.about.pop(test, None)
                if what:
                    self.about[test] = what, float(since)
            self.read = file.tell()

    def sign(self):
        self.look()
        now = time.time()
        doing = [f"{test.removeprefix('test_')}: {what} ({now - since:.0f} s)"
                 for test, (what, since) in self.about.items()
                 if test.removeprefix("test_") in self.left]
        if not doing:
            doing = sorted(self.left)[:5] + ["..."] * (len(self.left) > 5)
            doing = [" ".join(["waiting for", *doing])]
        print(f"{now - self.begun:4.0f} s  " + "\n        ".join(doing),
              flush=True)

    def show(self, command, env):
        """Run it, and show what it prints; its status."""
        meson = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, bufsize=0)
        for number in signal.SIGTERM, signal.SIGHUP:
            if signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, lambda number, _: end(meson, number))
        waiting = selectors.DefaultSelector()
        waiting.register(meson.stdout, selectors.EVENT_READ)
        while True:
            try:
                if not waiting.select(SIGN):
                    self.sign()
                elif piece := meson.stdout.read(65536):
                    sys.stdout.buffer.write(piece)
                    sys.stdout.flush()
                    self.left -= {name.decode() for name in re.findall(
                        rb"([\w-]+) +(?:OK|FAIL|ERROR|SKIP|TIMEOUT)", piece)}
                else:
                    return meson.wait()
            except KeyboardInterrupt:
                pass            # meson has got it too, and ends in order
            except BrokenPipeError:
                end(meson, signal.SIGPIPE)


def count(log):
    """Print what failed and what was skipped; (passed, failed, skipped, the
    names of the promises)."""
    passed = failed = skipped = 0
    seen = set()
    for line in log:
        test = json.loads(line)
        # Those of the project and of suites come first.
        name, here = re.split(" / |:", test["name"])[-1], 0
        output = test.get("stdout", "")
        print(*re.findall(r"^(?:matrix: |# kept: ).*\n", output, re.M), sep="",
              end="")
        for verdict, promise, skip, reason, said in re.findall(
                r"^(not ok|ok) \d+(?: - |  *)?(.*?)(?: # (SKIP) ?(.*))?$\n?"
                r"((?:^#.*\n)*)", output, re.M):
            seen.add(promise.split(":")[0])
            if verdict == "not ok":
                failed, here = failed + 1, here + 1
                print(f"failed: {name}: {promise}")
                print(*(f"    {each}" for each in
                        said.splitlines()[:LINES]), sep="\n")
            elif skip:
                skipped += 1
                print(f"skipped: {name}: {promise}: "
                      f"{reason or 'no reason given'}")
            else:
                passed += 1
        if re.search(r"^(not )?ok \d", output, re.M) and not re.search(
                r"^1\.\.\d", output, re.M) and not here:
            failed, here = failed + 1, here + 1
            print(f"failed: {name}: it has ended before its end")
        none = re.search(r"^1\.\.0(?: # SKIP ?(.*))?", output, re.M)
        if test["result"] == "SKIP" and none:
            # Where some promises were asked for, most tests have none of them.
            if "RING3_PROMISES" not in os.environ:
                skipped += 1
                print(f"skipped: {name}: {none[1] or 'no reason given'}")
        elif test["result"] == "OK" and not re.search(r"^ok \d", output, re.M):
            passed += 1
        elif test["result"] not in ("OK", "SKIP") and not here:
            failed += 1
            print(f"failed: {name}: {test['result']}")
            print(*(f"    {each}" for each in (output + test.get(
                "stderr", "")).splitlines()[-LINES:]), sep="\n")
    return passed, failed, skipped, seen


def main(build, *words):
    build = pathlib.Path(build)
    options = {"--long", "--list"} & set(words)
    tests = json.loads((build / "meson-info/intro-tests.json").read_text())
    if "--list" in options:
        print(*(test["name"] for test in tests), sep="\n")
        return 0
    names, promises = choose(tests, [word for word in words
                                     if word not in options])
    if promises:
        os.environ["RING3_PROMISES"] = " ".join(promises)
    command = ["meson", "test", "-C", str(build), "--no-rebuild", *names]
    if "--long" in options:
        os.environ["RING3_LONG"] = "1"
        command += ["--timeout-multiplier=10"]
    progress = (build / "progress").resolve()
    progress.write_text("")
    log = build / "meson-logs/testlog.json"
    log.unlink(missing_ok=True)

    print(f"testing: {len(names) or len(tests)} programs", flush=True)
    status = Screen(progress, names or [test["name"] for test in tests]).show(
        command, {
            **os.environ, "RING3_PROGRESS": str(progress),
            "PYTHONUNBUFFERED": "1"})
    passed, failed, skipped, seen = count(log.open()) if log.exists() \
        else (0, 0, 0, set())
    for promise in promises:
        if promise not in seen:
            print(f"failed: {promise}: no promise of {', '.join(names)} is "
                  "called so, and no test")
            failed += 1
    if status and not failed:
        failed += 1
        print(f"failed: meson test ended with status {status}")
    if failed:
        print(f"All that was said is in {build}/meson-logs/testlog.txt")
    print(f"{passed} passed, {failed} failed"
          + (f", {skipped} skipped" if skipped else ""))
    return int(failed > 0 or passed == 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
