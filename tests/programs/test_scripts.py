#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""script/: what bootstrap, demo, test and on say and do on a machine that
lacks something. That machine is a PATH of stand-ins."""
import os
import re
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(1, sys.path[0] + "/..")
import kit

# What the scripts themselves are made of.
TOOLS = ["sh", "cat", "dirname", "grep", "sed", "mktemp", "tail", "rm",
         "mkdir", "sleep", "flock", "head", "env", "git", "python3", "true"]
OLD = "meson.build:2:0: ERROR: Meson version is 0.56.2 but project requires " \
    ">= 1.0\n"
APT_KNOWS = "for word; do case $word in madison|NOT) ;; *) " \
    "printf '%10s | %10s | main\\n' $word 1 ;; esac; done"


def path_of(name, **programs):
    """A PATH with TOOLS and these programs, each the text of a script."""
    place = kit.SCRATCH / name
    place.mkdir()
    for tool in TOOLS:
        (place / tool).symlink_to(shutil.which(tool))
    for program, text in programs.items():
        program = place / program.replace("_", "-")
        program.unlink(missing_ok=True)
        program.write_text(f"#!/bin/sh\n{text}\n")
        program.chmod(0o755)
    return str(place)


def tree(name):
    """A copy of what is committed and what is not, but nothing built."""
    place = kit.SCRATCH / name
    shutil.copytree(kit.ROOT, place, symlinks=True,
                    ignore=shutil.ignore_patterns("build", ".git",
                                                  "__pycache__"))
    return place


def machine(name, **programs):
    """(tree, environment) of a Debian without any of our packages."""
    apt = {"id": "echo 0", "dpkg": "exit 0", "dpkg_query": "exit 0",
           "apt_get": f"echo apt-get \"$@\" >> '{kit.SCRATCH}/{name}.log'",
           "apt_cache": APT_KNOWS, "gcc": "", "nasm": "", "meson": ""}
    return tree(f"{name} tree"), {
        "PATH": path_of(name, **{**apt, **programs})}


def installs(name):
    """What apt-get was asked to install, a list for each time."""
    log = (kit.SCRATCH / f"{name}.log").read_text()
    return [re.sub(r".*Timeout=\d+ ", "", line).split()
            for line in log.splitlines() if " install " in line]


@kit.promise
def shellcheck_has_nothing_to_say_of_a_script():
    """-ef and `CDPATH= cd` are what dash and POSIX have."""
    scripts = [path for folder in ("script", "bin", "src/link", ".ci")
               for path in (kit.ROOT / folder).iterdir()
               if path.is_file() and path.read_text().startswith("#!/bin/sh")]
    ran = shutil.which("shellcheck") and kit.run(
        ["shellcheck", "-S", "warning", "-e", "SC1007,SC3013", *scripts])
    kit.check(len(scripts) > 8 and not ran.returncode, "", ran) if ran \
        else kit.skip("shellcheck is not installed")


@kit.promise
def bootstrap_without_sudo_prints_commands_to_paste():
    none, refused = machine("no sudo", id="echo 1000"), machine(
        "not a sudoer", id="echo 1000", sudo="exit 1")
    for what, option, foreign, (place, env) in (
            ("demo", ["--demo"], False, none), ("tests", [], True, none),
            ("not in sudoers", [], True, refused)):
        got = kit.run([place / "script/bootstrap", *option], env=env)
        said = got.stderr.splitlines()
        wanted = ["dpkg --add-architecture i386"] * foreign + [
            "apt-get update"]
        kit.check(got.returncode == 1 and "as root, run:" in said[0]
                  and said[1:-1] == wanted
                  and said[-1].startswith("apt-get install --no-install-"
                                          "recommends gcc gcc-multilib "),
                  what, got)


@kit.promise
def bootstrap_tries_once_what_apt_does_not_know():
    name = "unknown"
    place, env = machine(
        name, apt_cache=APT_KNOWS.replace("NOT", "tcc|libcmocka-dev:i386"))
    first, second = (kit.run([place / "script/bootstrap"], env=env)
                     for _ in range(2))
    kit.check(first.returncode == 0
              and "does not know: tcc libcmocka-dev:i386\n" in first.stderr
              and "tcc" not in installs(name)[0],
              "the first time", first)
    kit.check(second.returncode == 0 and "tcc" not in installs(name)[-1]
              and not second.stderr, "the second", second)


@kit.promise
def bootstrap_goes_on_without_what_does_not_install_and_tries_again():
    name = "broken"
    place, env = machine(name, apt_get=(
        f"echo apt-get \"$@\" >> '{kit.SCRATCH}/{name}.log'\n"
        "case \"$*\" in *tcc*) echo 'E: tcc is broken'; exit 100 ;; esac"))
    for when in "the first time", "the second":
        (kit.SCRATCH / f"{name}.log").unlink(missing_ok=True)
        got = kit.run([place / "script/bootstrap"], env=env, timeout=200)
        kit.check(got.returncode == 0 and "E: tcc is broken" in got.stderr
                  and "going on without tcc\n" in got.stderr
                  and ["nasm"] in installs(name) and ["tcc"] in installs(name),
                  when, got)


@kit.promise
def bootstrap_forgets_what_apt_could_not_list():
    place, env = machine(
        "no index", apt_get="[ \"$*\" = \"${*#*update}\" ] || exit 100",
        apt_cache=APT_KNOWS.replace("NOT", "tcc"))
    got = kit.run([place / "script/bootstrap"], env=env)
    kit.check(got.returncode == 0 and "trying all the same" in got.stderr
              and "does not know: tcc\n" in got.stderr
              and not (place / "build").exists(), detail=got)


@kit.promise
def bootstrap_names_the_program_that_is_missing():
    place, env = machine("no nasm")
    os.unlink(os.path.join(env["PATH"], "nasm"))
    got = kit.run([place / "script/bootstrap", "--demo"], env=env)
    kit.check(got.returncode == 1 and got.stderr.endswith(
        "bootstrap: nasm is missing: install the package nasm\n"), detail=got)


@kit.promise
def bootstrap_without_apt_names_the_packages():
    place, env = machine("no apt")
    os.unlink(os.path.join(env["PATH"], "apt-get"))
    got = kit.run([place / "script/bootstrap", "--demo"], env=env)
    kit.check(got.returncode == 0 and "\ngcc gcc-multilib " in got.stderr,
              detail=got)


@kit.promise
def follow_says_every_five_seconds_how_far_it_is():
    got = kit.run([kit.ROOT / "script/follow", "waiting", "sh", "-c",
                   "echo early; sleep 7; printf 'late\\r\\n'; sleep 5"])
    kit.check(got.stdout == "waiting\n    5 s  early\n   10 s  late\n"
              and got.stderr == "", detail=got)


@kit.promise
def follow_shows_all_of_what_failed():
    got = kit.run([kit.ROOT / "script/follow", "failing", "sh", "-c",
                   "echo one; echo two >&2; exit 3"])
    kit.check((got.returncode, got.stdout, got.stderr)
              == (3, "failing\n", "one\ntwo\n"), detail=got)


@kit.promise
def follow_leaves_nothing_behind():
    place = kit.SCRATCH / "follow's"
    place.mkdir()
    for how in "exit 0", "exit 1", "kill -TERM $PPID":
        begun = time.monotonic()
        got = kit.run([kit.ROOT / "script/follow", "x", "sh", "-c", how],
                      env={**os.environ, "TMPDIR": str(place)})
        kit.check(not any(place.iterdir()) and time.monotonic() - begun < 4,
                  how, got)


@kit.promise
def demo_says_one_sentence_where_meson_is_too_old():
    place, env = machine("old meson", meson=f"printf '%s' '{OLD}'; exit 1")
    got = kit.run([place / "script/demo"], env=env)
    kit.check(got.returncode and got.stderr == OLD, detail=got)


@kit.promise
def no_warning_stops_a_users_build():
    place = tree("warned")
    newer = kit.scratch("newer.inc", "%warning this tool is newer\n")
    env = {**os.environ, "PATH": path_of(
        "warn", cc=f"exec {shutil.which('gcc')} -Wstack-usage=0 \"$@\"",
        nasm=f"exec {shutil.which('nasm')} -P '{newer}' \"$@\"")
        + ":" + os.environ["PATH"]}
    env.pop("CC", None)
    built = {}
    for werror in "false", "true":
        kit.run(["meson", "setup", f"build-{werror}", "-Dtests=false",
                 "-Di386=disabled", f"-Dwerror={werror}"], cwd=place, env=env,
                check=True, timeout=300)
        built[werror] = kit.run(["meson", "compile", "-C", f"build-{werror}"],
                                cwd=place, env=env, timeout=300)
    said = built["false"].stdout + built["false"].stderr
    kit.check(built["false"].returncode == 0 and "stack usage" in said
              and "tool is newer" in said, "shown", said)
    kit.check(built["true"].returncode, "fatal with -Dwerror=true",
              built["true"])
    # Nor one that has it as a subproject, whatever is fatal there.
    other = kit.SCRATCH / "other"
    (other / "subprojects").mkdir(parents=True)
    (other / "subprojects/ring3").symlink_to(place)
    (other / "meson.build").write_text(
        "project('other', 'c', default_options: ['werror=true'])\n"
        "subproject('ring3')\n")
    kit.run(["meson", "setup", "build"], cwd=other, env=env, check=True)
    made = kit.run(["meson", "compile", "-C", "build"], cwd=other, env=env,
                   timeout=300)
    said = made.stdout + made.stderr
    kit.check(made.returncode == 0 and "tool is newer" in said, "a subproject",
              said)


@kit.promise
def meson_says_whether_i386_programs_run():
    if "i386" not in kit.NATIVE:
        return kit.skip("none are said to run here")
    said = kit.run(["meson", "setup", kit.SCRATCH / "asked", kit.ROOT,
                    "-Dtests=false"], timeout=300).stdout
    kit.check('"i386 programs run" runs: YES' in said, detail=said)


@kit.promise
def on_says_in_one_sentence_what_is_missing():
    place = {"RING3_CHROOTS": str(kit.SCRATCH / "chroots")}
    targets = "echo Debian main http://nowhere.invalid/debian/"
    debian = {"id": "echo 0", "unshare": "", "debootstrap": "",
              "apt_get": targets, "dpkg_query": "echo installed debootstrap"}
    for what, programs, gone, sentence in (
            ("no rights", {"id": "echo 1000"}, "", "wants root, or sudo"),
            ("no apt", {}, "apt-get", "this needs a Debian"),
            ("no mounts", {"unshare": "exit 1"}, "", "no mount namespace"),
            ("no debootstrap", {}, "debootstrap", "debootstrap is missing"),
            ("no mirror", {"apt_get": ""}, "", "no mirror of Debian"),
            ("no clone", {"git": "exit 128"}, "", "this is no clone"),
            ("no release", {}, "", "has no release trixie, or is not")):
        path = path_of(f"on, {what}", **{**debian, **programs})
        if gone:
            os.unlink(os.path.join(path, gone))
        got = kit.run([kit.ROOT / "script/on", "trixie"],
                      env={"PATH": path, **place})
        kit.check(got.returncode == 1 and sentence in got.stderr
                  and got.stderr.count("\n") == 1
                  and "chroot" not in got.stdout, what, got)


@kit.promise
def on_takes_only_names_of_releases():
    for word in "../x", "a b", "--nonsense", "":
        got = kit.run([kit.ROOT / "script/on", word])
        kit.check(got.returncode == 2 and got.stderr.count("\n") == 1,
                  repr(word), got)


@kit.promise
def on_ends_when_it_is_ended():
    place = kit.SCRATCH / "ended"
    (place / "sid/srv").mkdir(parents=True)
    (place / "sid/etc/apt/apt.conf.d").mkdir(parents=True)
    # A stand-in for the namespace: what matters is who waits for whom.
    path = path_of("on, ended", id="echo 0", debootstrap="", git="",
                   dpkg_query="echo installed debootstrap", cp="",
                   apt_get="echo Debian main http://nowhere.invalid/debian/",
                   apt_config="", unshare="case $* in '--mount true') ;; *) "
                   f"touch '{place}/begun'; exec sleep 60 ;; esac",
                   touch=f"exec {shutil.which('touch')} \"$@\"")
    for how in signal.SIGTERM, signal.SIGHUP:
        running = subprocess.Popen(
            [kit.ROOT / "script/on", "sid", "true"], stdout=subprocess.DEVNULL,
            env={"PATH": path, "RING3_CHROOTS": str(place)},
            preexec_fn=lambda: signal.signal(how, signal.SIG_DFL))
        while not (place / "begun").exists() and running.poll() is None:
            time.sleep(0.1)
        (place / "begun").unlink(missing_ok=True)
        running.send_signal(how)
        status = running.wait(timeout=30)
        kit.check(status == 128 + how, how.name, status)


@kit.promise
def on_lists_what_it_can():
    got = kit.run([kit.ROOT / "script/on", "--list"])
    kit.check(got.returncode == 0 and [line.split()[0] for line in
                                       got.stdout.splitlines()]
              == ["bookworm", "trixie", "forky", "sid"], detail=got)


@kit.promise
def with_makes_other_versions_mean_gcc_and_clang():
    place, env = machine("with", gcc_7="echo gcc 7", g___7="", clang_8="",
                         ln=f"exec {shutil.which('ln')} \"$@\"")
    os.rename(f"{env['PATH']}/g---7", f"{env['PATH']}/g++-7")
    script = place / "script/with"
    got = kit.run([script, "gcc-7", "clang-8", "sh", "-c",
                   "gcc; cc; command -v g++; command -v clang"], env=env)
    here = f"{place}/build/with"
    kit.check(got.stdout.endswith(
        f"gcc 7\ngcc 7\n{here}/g++\n{here}/clang\n"), "the command", got)
    for what, words, sentence in (
            ("no such version", ["gcc-6", "true"], "there is no gcc-6"),
            ("no command", ["gcc-7"], "a command is missing")):
        got = kit.run([script, *words], env=env)
        kit.check(got.returncode == 2 and sentence in got.stderr, what, got)
    (place / "build/build.ninja").touch()
    got = kit.run([script, "gcc-7", "true"], env=env)
    kit.check(got.returncode == 2 and "other compilers already" in got.stderr,
              "a tree that is set up", got)


# A project with a test of each kind, for run.py to run.
PROJECT = """project('sample')
python = find_program('python3')
test('some', python, args: files('test_some.py'), protocol: 'tap')
test('other-i386', python, args: files('test_other.py'), protocol: 'tap',
  suite: 'c')
test('plain', find_program('true'))
"""
SOME = """import kit, time
@kit.promise
def first_is_kept(): kit.check(True)
@kit.promise
def second_raises(): raise RuntimeError("out of order")
@kit.promise
def third_is_broken(): kit.check(False, "a case", "what it found")
@kit.promise
def fourth_is_left_out(): kit.skip("no reason to")
@kit.promise
def fifth_checks_nothing(): pass
@kit.promise
def and_one_exits(): raise SystemExit(0)
@kit.promise
def sixth_is_slow(): time.sleep(10); kit.check(True)
kit.main()
"""
OTHER = """import kit
@kit.promise
def other_is_kept(): kit.check(True)
kit.main()
"""


def sample(name, some=SOME):
    place = kit.SCRATCH / name
    (place / "tests").mkdir(parents=True)
    for file, text in (("meson.build", PROJECT), ("test_some.py", some),
                       ("test_other.py", OTHER)):
        (place / file).write_text(text)
    for file in "kit.py", "run.py":
        shutil.copy(kit.ROOT / "tests" / file, place)
    kit.run(["meson", "setup", "build"], cwd=place, check=True)

    def run(*words, **more):
        env = {**os.environ, "RING3_MADE": "x86_64",
               "RING3_MACHINES": "x86_64", **more}
        for mine in "RING3_PROMISES", "RING3_KEEP":
            if mine not in more:
                env.pop(mine, None)
        return kit.run(["python3", place / "run.py", "build", *words],
                       cwd=place, env=env)
    return run


@kit.promise
def test_counts_each_promise_and_shows_signs_of_life():
    got = sample("whole")()
    kit.check(got.stdout.endswith("4 passed, 4 failed, 1 skipped\n")
              and got.returncode == 1, "the last line", got.stdout)
    for line in ("failed: some: second_raises\n", "RuntimeError: out of order",
                 "failed: some: third_is_broken: a case\n    # what it found\n",
                 "failed: some: fifth_checks_nothing\n    # it has checked "
                 "nothing\n", "failed: some: and_one_exits\n",
                 "skipped: some: fourth_is_left_out: no reason to",
                 " s  some: sixth_is_slow ("):
        kit.check(line in got.stdout, line, got.stdout)


@kit.promise
def test_runs_what_it_is_asked_for():
    run = sample("parts")
    for words, last in (
            (["other"], "1 passed, 0 failed"), (["c"], "1 passed, 0 failed"),
            (["other-i386", "plain"], "2 passed, 0 failed"),
            (["some", "first_is_kept"], "1 passed, 0 failed"),
            (["some", "other", "other_is_kept"], "1 passed, 0 failed"),
            (["some", "first_is_kept", "second_raises"],
             "1 passed, 1 failed"),
            (["some", "no_such_promise"], "0 passed, 1 failed"),
            (["some", "first_is_kept", "misspelt"], "1 passed, 1 failed"),
            (["some", "fourth_is_left_out"], "0 passed, 0 failed, 1 skipped")):
        got = run(*words)
        kit.check(got.stdout.splitlines()[-1] == last, " ".join(words),
                  got.stdout)
    got = run("nosuch", "nothing")
    kit.check(got.returncode and got.stderr
              == "test: no test is called nosuch: try --list\n",
              "an unknown name", got)
    got = run("--list")
    kit.check(got.stdout == "some\nother-i386\nplain\n", "--list", got)


@kit.promise
def test_sees_a_program_that_ends_early():
    got = sample("early", SOME.replace('raise RuntimeError("out of order")',
                                       "import os; os._exit(0)"))("some")
    kit.check(got.stdout.endswith("1 passed, 1 failed\n")
              and "failed: some: it has ended before its end" in got.stdout,
              detail=got.stdout)


@kit.promise
def test_ends_the_tests_when_it_is_ended():
    slow = SOME.replace("def first_is_kept(): ", "def first_is_kept():\n"
                        "    open('begun', 'w').close(); time.sleep(60); ")
    for how in signal.SIGTERM, signal.SIGHUP:
        sample(how.name, slow)
        place = kit.SCRATCH / how.name
        running = subprocess.Popen(
            ["python3", place / "run.py", "build", "some"], cwd=place,
            stdout=subprocess.DEVNULL, env={**os.environ, "TMPDIR": str(place)},
            preexec_fn=lambda: signal.signal(how, signal.SIG_DFL))
        while not list(place.glob("**/begun")):
            time.sleep(0.1)
        running.send_signal(how)
        status = running.wait(timeout=60)
        left = list(place.glob("ring3 test *"))
        kit.check(status == 128 + how and not left, how.name, (status, left))


@kit.promise
def test_keeps_the_scratch_place_when_asked():
    source = kit.scratch("keeps.py", f"import sys\nsys.path.insert(0, "
                         f"{str(kit.ROOT / 'tests')!r})\n" + OTHER)
    place = kit.SCRATCH / "kept"
    place.mkdir()
    for keep in "", "1":
        got = kit.run(["python3", source], env={
            **os.environ, "TMPDIR": str(place), "RING3_KEEP": keep,
            "RING3_PROMISES": ""})
        left = [f"# kept: {path}" for path in place.iterdir()]
        kit.check(got.returncode == 0 and len(left) == len(keep)
                  and all(line in got.stdout.splitlines() for line in left),
                  "RING3_KEEP=" + keep, got)


@kit.promise
def wrong_words_get_one_sentence():
    for script in "test", "demo", "bootstrap", "on":
        got = kit.run([kit.ROOT / "script" / script, "--nonsense"])
        kit.check(got.returncode == 2 and got.stderr
                  == f"{script}: unknown argument --nonsense (try --help)\n",
                  script, got)


@kit.promise
def each_script_has_help():
    for script in sorted((kit.ROOT / "script").iterdir()):
        got = kit.run([script, "--help"])
        kit.check(got.returncode == 0 and f"script/{script.name}" in got.stdout
                  and "SPDX" not in got.stdout and "set -eu" not in got.stdout,
                  script.name, got)


kit.main()
