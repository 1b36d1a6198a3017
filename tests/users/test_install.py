#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What `meson install` puts into a prefix works for those who find it there:
by ring3-cc, pkg-config, CMake, and as a subproject. Paths have spaces."""
import functools
import os
import re
import shutil
import sys

sys.path.insert(1, sys.path[0] + "/..")
import kit

CONSUMERS = kit.ROOT / "tests/users/consumers"
BUILD = kit.SCRATCH / "install build"
PREFIX = kit.SCRATCH / "a prefix"
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": str(kit.SCRATCH)}
VERSION = re.search(r"version: '(.*)'",
                    (kit.ROOT / "meson.build").read_text())[1]


def build(*commands, **options):
    """The last of the commands that was run: they end with one that fails."""
    for command in commands:
        # Both archives may be built, on a machine that is busy.
        made = kit.run(command, timeout=300, **options)
        if made.returncode:
            break
    return made


@functools.cache
def install():
    return build(["meson", "setup", BUILD, "-Dtests=false",
                  f"--prefix={PREFIX}"],
                 ["meson", "install", "-C", BUILD], cwd=kit.ROOT)


def installed():
    install()
    return sorted(str(path.relative_to(PREFIX))
                  for path in PREFIX.rglob("*") if path.is_file())


def with_pkg_config(prefix=PREFIX):
    """The environment of who finds ring3.pc."""
    return ENVIRONMENT | {"PKG_CONFIG_PATH": f"{prefix}/share/pkgconfig"}


def dead_links(papers):
    """Of what the pages of a folder of documents link to: what is not there."""
    pages = [*papers.rglob("*.md")]
    return [(page.name, target) for page in pages for target in
            re.findall(r"\]\(([^)#:]+)[^):]*\)", page.read_text())
            if not (page.parent / target).exists()] if pages else "no pages"


def sources(place):
    """A copy of the repository, without what was made in it."""
    return shutil.copytree(
        kit.ROOT, place, symlinks=True,
        ignore=shutil.ignore_patterns("build", ".git", "__pycache__"))


def check_consumer(program, made, case=""):
    said = kit.run([program]).stdout if program.exists() else \
        made.stdout + made.stderr
    kit.check(said == "consumed\n", case, said[-1500:])


@kit.promise
def install_puts_each_file_where_it_is_looked_for():
    wanted = ["bin/ring3-cc", "include/ring3.h", "include/ring3-single.h",
              "include/ring3/nasm/ring3.inc",
              "lib/cmake/ring3/ring3-config.cmake", "lib/ring3/ring3.ld",
              "lib/ring3/ring3-data.ld", "share/pkgconfig/ring3.pc",
              "share/pkgconfig/ring3-i386.pc", "share/man/man1/ring3-cc.1",
              "share/man/man7/ring3.7", "share/doc/ring3/LICENSE"]
    wanted += [f"lib/ring3/{machine}/{name}" for machine in kit.WIDTH
               for name in ("libring3.a", "start.o")]
    wanted += [str(path.relative_to(kit.ROOT)) for path in
               (kit.ROOT / "include").rglob("[!.]*") if path.is_file()]
    made, paths = install(), installed()
    missing = [path for path in wanted if path not in paths]
    kit.check(not missing, "", (missing, made.stdout[-800:],
                                made.stderr[-800:]))


@kit.promise
def documents_and_examples_are_installed():
    paths = installed()
    absent = [path for place in ("docs", "examples")
              for path in (kit.ROOT / place).rglob("*")
              if path.suffix in (".md", ".svg", ".c", ".asm", ".f90", ".pas")
              and f"share/doc/ring3/{path.relative_to(kit.ROOT)}" not in paths]
    kit.check(not absent, "", absent)
    dead = dead_links(PREFIX / "share/doc/ring3")
    kit.check(not dead, "they link to what is there", dead)


@kit.promise
def install_puts_nothing_hidden():
    paths = installed()
    hidden = [path for path in paths if "/." in path]
    kit.check(paths and not hidden, "", hidden)


@kit.promise
def install_obeys_destdir():
    install()
    staged = kit.SCRATCH / "staged"
    made = build(["meson", "install", "-C", BUILD, "--no-rebuild",
                  f"--destdir={staged}"])
    kit.check((staged / str(PREFIX).lstrip("/") / "bin/ring3-cc").exists(), "",
              made)


@kit.promise
def setup_refuses_an_includedir_that_ring3_cc_would_not_find():
    made = build(["meson", "setup", kit.SCRATCH / "elsewhere", "-Dtests=false",
                  "--includedir=include/elsewhere"], cwd=kit.ROOT)
    kit.check(made.returncode and "PREFIX/include" in made.stdout + made.stderr,
              "", made.stdout[-500:])


@kit.promise
def installed_ring3_cc_makes_programs():
    install()
    plain = kit.scratch("plain.c", "#include <ring3.h>\nint main(void)"
                        "\n{ return sys_getpid() < 1; }\n")
    for machine in kit.MACHINES:
        program = kit.SCRATCH / f"installed {machine}"
        cc = [PREFIX / "bin/ring3-cc", kit.WIDTH[machine], "-o", program]
        made = kit.run([*cc, CONSUMERS / "make/main.c"], env=ENVIRONMENT)
        check_consumer(program, made, machine)
        for mode in "-O2", "--tiny", "--debug", "--static-pie":
            made = kit.run([*cc, mode, plain], env=ENVIRONMENT)
            kit.check(made.returncode == 0
                      and kit.run([program]).returncode == 0,
                      f"{machine} with the archive {mode}", made)


@kit.promise
def a_makefile_finds_it_by_pkg_config():
    if not shutil.which("pkg-config"):
        return kit.skip("pkg-config is missing")
    install()
    check_make(PREFIX)


def check_make(prefix, *variables):
    place = shutil.copytree(CONSUMERS / "make",
                            kit.SCRATCH / f"make of {prefix.name}")
    made = build(["make", *variables], cwd=place, env=with_pkg_config(prefix))
    check_consumer(place / "consumer", made)


@kit.promise
def cmake_finds_it():
    if not shutil.which("cmake"):
        return kit.skip("cmake is not installed")
    install()
    check_cmake(PREFIX)


def check_cmake(prefix):
    place = shutil.copytree(CONSUMERS / "cmake",
                            kit.SCRATCH / f"cmake of {prefix.name}")
    made = build(["cmake", "-B", "out", f"-DCMAKE_PREFIX_PATH={prefix}"],
                 ["cmake", "--build", "out"], cwd=place, env=ENVIRONMENT)
    check_consumer(place / "out/consumer", made)


@kit.promise
def cmake_does_not_find_a_component_that_is_not_there():
    if not shutil.which("cmake"):
        return kit.skip("cmake is not installed")
    install()
    place = kit.SCRATCH / "components"
    place.mkdir()
    (place / "CMakeLists.txt").write_text("""
cmake_minimum_required(VERSION 3.16)
project(components NONE)
foreach(name headers ring3 data other)
    find_package(ring3 QUIET COMPONENTS ${name} OPTIONAL_COMPONENTS more)
    message("${name} ${ring3_FOUND} ${ring3_more_FOUND}")
endforeach()
""")
    made = build(["cmake", ".", f"-DCMAKE_PREFIX_PATH={PREFIX}"], cwd=place)
    kit.check(re.findall(r"^\w+ [01].*", made.stderr, re.M) == [
        "headers 1 ", "ring3 1 ", "data 1 ", "other 0 "], "", made)


@kit.promise
def an_installation_can_be_moved():
    named = [line for path in installed() for line
             in (PREFIX / path).read_bytes().splitlines()
             if str(PREFIX).encode() in line]
    kit.check(named == [b"prefix=" + bytes(PREFIX)] * 2,
              "only ring3.pc knows where it is", named)
    if not (shutil.which("pkg-config") and shutil.which("cmake")):
        return kit.skip("pkg-config or cmake is missing")
    moved = PREFIX.rename(kit.SCRATCH / "moved")
    try:
        check_cmake(moved)
        check_make(moved, "PKG_CONFIG=pkg-config "
                   f"--define-variable=prefix='{moved}'")
    finally:
        moved.rename(PREFIX)


def check_meson(place, environment, *flags):
    # Not the archives, which it does not link with, a third time.
    made = build(["meson", "setup", "out", *flags],
                 ["meson", "compile", "-C", "out", "consumer"], cwd=place,
                 env=environment)
    check_consumer(place / "out/consumer", made)


@kit.promise
def meson_finds_it_installed():
    if not shutil.which("pkg-config"):
        return kit.skip("pkg-config is missing")
    install()
    place = shutil.copytree(CONSUMERS / "meson", kit.SCRATCH / "meson consumer")
    check_meson(place, with_pkg_config())


@kit.promise
def meson_finds_it_as_a_subproject():
    place = shutil.copytree(CONSUMERS / "meson", kit.SCRATCH / "meson project")
    sources(place / "subprojects/ring3")
    check_meson(place, ENVIRONMENT, "--force-fallback-for=ring3")


# Debian's package, unpacked and not installed: the machine stays as it is.
@functools.cache
def debian():
    """(where it was built, what was said, where it is unpacked)."""
    place = kit.SCRATCH / "debian"
    tree = sources(place / "ring3")
    if shutil.which("git"):
        for words in (["init", "-q"], ["add", "--all"]):
            kit.run(["git", *words], cwd=tree)
    made = build(["dpkg-buildpackage", "-us", "-uc", "-b"], cwd=tree)
    package = next(place.glob("libring3-dev_*.deb"), None)
    if package:
        kit.run(["dpkg", "-x", package, place / "root"])
    return tree, made, place / "root"


def no_debian():
    if not (shutil.which("dpkg-buildpackage") and shutil.which("dh")):
        kit.skip("no dpkg-buildpackage or debhelper here")
        return True
    return False


@kit.promise
def building_debians_package_leaves_the_tree_clean():
    if no_debian():
        return
    if not shutil.which("git"):
        return kit.skip("git is not installed")
    tree, made, _ = debian()
    left = kit.run(["git", "status", "--porcelain"], cwd=tree)
    new = [line for line in left.stdout.splitlines()
           if not line.startswith("A  ")]
    kit.check("A  debian/rules\n" in left.stdout and not new, "",
              (new, left.stderr, made.stderr[-800:]))


@kit.promise
def ring3_cc_of_debians_package_works():
    if no_debian():
        return
    _, made, root = debian()
    for machine in kit.MACHINES:
        program = kit.SCRATCH / f"packaged {machine}"
        if root.exists():
            made = kit.run([root / "usr/bin/ring3-cc", kit.WIDTH[machine],
                            CONSUMERS / "make/main.c", "-o", program],
                           env=ENVIRONMENT)
        check_consumer(program, made, machine)


@kit.promise
def debians_documents_are_in_their_place():
    if no_debian():
        return
    papers = debian()[2] / "usr/share/doc"
    kit.check([path.name for path in papers.glob("*")] == ["libring3-dev"]
              and (papers / "libring3-dev/copyright").exists(),
              "under the name of the package")
    dead = dead_links(papers / "libring3-dev")
    kit.check(not dead, "they link to what is there", dead)


@kit.promise
def lintian_says_nothing():
    if no_debian():
        return
    if not shutil.which("lintian"):
        return kit.skip("lintian is not installed")
    tree, made, _ = debian()
    for changes in tree.parent.glob("*.changes"):
        made = kit.run(["lintian", "--allow-root", "-I", "--pedantic",
                        changes], timeout=300)
    # That of a newer Debian asks for what Debian 12 does not know.
    said = [line for line in made.stdout.splitlines() if not re.search(
        "out-of-date-standards|old-debhelper-compat|: redundant-", line)]
    kit.check(made.args[0] == "lintian" and not made.returncode and not said,
              "", made)


@kit.promise
def mandoc_says_nothing():
    if not shutil.which("mandoc"):
        return kit.skip("mandoc is not installed")
    made = kit.run(["mandoc", "-Tlint", "-Wall",
                    *(kit.ROOT / "docs").glob("*.[1-9]")])
    kit.check(made.returncode == 0 and not made.stdout, "", made)


@kit.promise
def debians_own_test_passes():
    if not (shutil.which("cmake") and shutil.which("pkg-config")):
        return kit.skip("pkg-config or cmake is missing")
    install()
    place = kit.SCRATCH / "autopkgtest"
    place.mkdir()
    made = kit.run(["debian/tests/consumers"], cwd=kit.ROOT, timeout=300,
                   env=with_pkg_config() | {
                       "AUTOPKGTEST_TMP": place, "CMAKE_PREFIX_PATH": PREFIX,
                       "PATH": f"{PREFIX}/bin:{ENVIRONMENT['PATH']}"})
    kit.check(made.returncode == 0, "", made)


# What is committed, in an archive.
@kit.promise
def a_release_builds():
    if not ((kit.ROOT / ".git").exists() and shutil.which("git")):
        return kit.skip("this is not a git repository")
    install()
    place = kit.SCRATCH / "a release"
    place.mkdir()
    made = build(["meson", "dist", "-C", BUILD, "--no-tests", "--allow-dirty",
                  "--formats", "gztar"],
                 ["tar", "xzf", BUILD / f"meson-dist/ring3-{VERSION}.tar.gz",
                  "--strip-components=1"],
                 ["meson", "setup", "out", "-Dtests=false"],
                 ["meson", "compile", "-C", "out"], cwd=place)
    kit.check((place / "out/src/libring3-x86_64.a").exists(), "",
              (made.stdout[-800:], made.stderr[-800:]))
    name = "include/ring3-single.h"
    kit.check((place / name).read_text() == (PREFIX / name).read_text(),
              "with the single header")


kit.main()
