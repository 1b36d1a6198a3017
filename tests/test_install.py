#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""What `meson install` puts into a prefix works for those who find it there:
by ring3-cc, pkg-config, CMake, and as a subproject. Paths have spaces."""
import os
import re
import shutil

import kit

BUILDING = {"timeout": 300}     # both archives, on a machine that is busy
CONSUMERS = kit.ROOT / "tests/consumers"
PREFIX = kit.SCRATCH / "a prefix"
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": str(kit.SCRATCH)}


def consumer(name):
    """A copy of one that may be written to."""
    place = kit.SCRATCH / f"{name} consumer"
    shutil.copytree(CONSUMERS / name, place)
    return place


def dead_links(papers):
    """Of what the pages of a folder of documents link to: what is not there."""
    pages = [*papers.rglob("*.md")]
    return [(page.name, target) for page in pages for target in
            re.findall(r"\]\(([^)#:]+)[^):]*\)", page.read_text())
            if not (page.parent / target).exists()] if pages else "no pages"


def says(program, made, name):
    said = kit.run([program]).stdout if program.exists() else \
        made.stdout + made.stderr
    kit.check(said == "consumed\n", name, said[-1500:])


build = kit.SCRATCH / "install build"
made = kit.run(["meson", "setup", build, "-Dtests=false",
                f"--prefix={PREFIX}"], cwd=kit.ROOT)
made = kit.run(["meson", "install", "-C", build], **BUILDING) \
    if not made.returncode else made
installed = sorted(str(path.relative_to(PREFIX))
                   for path in PREFIX.rglob("*") if path.is_file())
wanted = ["bin/ring3-cc", "include/ring3.h", "include/ring3-single.h",
          "include/ring3/nasm/ring3.inc", "lib/cmake/ring3/ring3-config.cmake",
          "lib/ring3/ring3.ld", "lib/ring3/ring3-data.ld",
          "share/man/man1/ring3-cc.1", "share/man/man7/ring3.7",
          "share/doc/ring3/LICENSE"]
wanted += [f"lib/ring3/{machine}/{name}" for machine in kit.WIDTH
           for name in ("libring3.a", "start.o")]
wanted += [str(path.relative_to(kit.ROOT)) for path in
           (kit.ROOT / "include").rglob("[!.]*") if path.is_file()]
missing = [path for path in wanted if path not in installed]
kit.check(not missing, "install_puts_each_file_where_it_is_looked_for",
          (missing, made.stdout[-800:], made.stderr[-800:]))
dead = dead_links(PREFIX / "share/doc/ring3")
kit.check(not dead, "installed_documents_link_to_what_is_there", dead)
absent = [path for place in ("docs", "examples")
          for path in (kit.ROOT / place).rglob("*")
          if path.suffix in (".md", ".svg", ".c", ".asm", ".f90", ".pas")
          and f"share/doc/ring3/{path.relative_to(kit.ROOT)}" not in installed]
kit.check(not absent, "documents_and_examples_are_installed", absent)
hidden = [path for path in installed if "/." in path]
kit.check(not hidden, "install_puts_nothing_hidden", hidden)
configs = [path for path in installed if path.endswith("ring3.pc")]
kit.check(len(configs) == 1, "install_puts_ring3_pc", installed)
staged = kit.SCRATCH / "staged"
kit.run(["meson", "install", "-C", build, "--no-rebuild",
         f"--destdir={staged}"])
kit.check((staged / str(PREFIX).lstrip("/") / "bin/ring3-cc").exists(),
          "install_obeys_destdir")

made = kit.run(["meson", "setup", kit.SCRATCH / "elsewhere", "-Dtests=false",
                "--includedir=include/elsewhere"], cwd=kit.ROOT)
kit.check(made.returncode and "PREFIX/include" in made.stdout + made.stderr,
          "setup_refuses_an_includedir_that_ring3_cc_would_not_find",
          made.stdout[-500:])

for machine in kit.MACHINES:
    program = kit.SCRATCH / "installed-hello"
    program.unlink(missing_ok=True)
    made = kit.run([PREFIX / "bin/ring3-cc", kit.WIDTH[machine],
                    CONSUMERS / "make/main.c", "-o", program],
                   env=ENVIRONMENT)
    says(program, made, f"{machine}_installed_ring3_cc_makes_a_program")
    made = kit.run([PREFIX / "bin/ring3-cc", kit.WIDTH[machine],
                    kit.scratch("plain.c", "#include <ring3.h>\nint main(void)"
                                "\n{ return sys_getpid() < 1; }\n"),
                    "-o", program], env=ENVIRONMENT)
    kit.check(kit.run([program]).returncode == 0,
              f"{machine}_installed_ring3_cc_finds_the_archive", made)

if shutil.which("pkg-config"):
    place = consumer("make")
    made = kit.run(["make"], cwd=place, env=ENVIRONMENT | {
        "PKG_CONFIG_PATH": str((PREFIX / configs[0]).parent)})
    says(place / "consumer", made, "a_makefile_finds_it_by_pkg_config")
else:
    kit.skip("a_makefile_finds_it_by_pkg_config", "pkg-config is missing")

if shutil.which("cmake"):
    place = consumer("cmake")
    made = kit.run(["cmake", "-B", "out", f"-DCMAKE_PREFIX_PATH={PREFIX}"],
                   cwd=place, env=ENVIRONMENT)
    made = kit.run(["cmake", "--build", "out"], cwd=place, env=ENVIRONMENT) \
        if not made.returncode else made
    says(place / "out/consumer", made, "cmake_finds_it")
else:
    kit.skip("cmake_finds_it", "cmake is not installed")

# Meson: installed, and as a subproject of the sources.
for how in ("installed", "subproject"):
    place = kit.SCRATCH / f"meson {how}"
    shutil.copytree(CONSUMERS / "meson", place)
    environment = dict(ENVIRONMENT)
    if how == "installed":
        if not shutil.which("pkg-config"):
            kit.skip("meson_finds_it_installed", "pkg-config is missing")
            continue
        environment["PKG_CONFIG_PATH"] = str((PREFIX / configs[0]).parent)
        flags = []
    else:
        shutil.copytree(kit.ROOT, place / "subprojects/ring3",
                        ignore=shutil.ignore_patterns(
                            "build", ".git", "__pycache__"))
        flags = ["--force-fallback-for=ring3"]
    made = kit.run(["meson", "setup", "out", *flags], cwd=place,
                   env=environment)
    # Not the archives, which it does not link with, a third time.
    made = kit.run(["meson", "compile", "-C", "out", "consumer"], cwd=place,
                   env=environment) if not made.returncode else made
    says(place / "out/consumer", made, f"meson_finds_it_{how}")

# Debian's package, unpacked and not installed: the machine stays as it is.
if shutil.which("dpkg-buildpackage") and shutil.which("dh"):
    place = kit.SCRATCH / "debian"
    shutil.copytree(kit.ROOT, place / "ring3", ignore=shutil.ignore_patterns(
        "build", ".git", "__pycache__"))
    if shutil.which("git"):
        for words in (["init", "-q"], ["add", "--all"]):
            kit.run(["git", *words], cwd=place / "ring3")
    made = kit.run(["dpkg-buildpackage", "-us", "-uc", "-b"],
                   cwd=place / "ring3", **BUILDING)
    if shutil.which("git"):
        left = kit.run(["git", "status", "--porcelain"], cwd=place / "ring3")
        new = [line for line in left.stdout.splitlines()
               if not line.startswith("A  ")]
        kit.check("A  debian/rules\n" in left.stdout and not new,
                  "building_debians_package_leaves_the_tree_clean",
                  (new, left.stderr))
    else:
        kit.skip("building_debians_package_leaves_the_tree_clean",
                 "git is not installed")
    package = next(place.glob("libring3-dev_*.deb"), None)
    if package:
        kit.run(["dpkg", "-x", package, place / "root"])
    for machine in kit.MACHINES:
        program = kit.SCRATCH / "packaged"
        program.unlink(missing_ok=True)
        if package:
            made = kit.run([place / "root/usr/bin/ring3-cc",
                            kit.WIDTH[machine], CONSUMERS / "make/main.c",
                            "-o", program], env=ENVIRONMENT)
        says(program, made, f"{machine}_ring3_cc_of_the_debian_package_works")
    papers = place / "root/usr/share/doc"
    kit.check([path.name for path in papers.glob("*")] == ["libring3-dev"]
              and (papers / "libring3-dev/copyright").exists(),
              "debian_documents_are_under_the_name_of_the_package")
    dead = dead_links(papers / "libring3-dev")
    kit.check(not dead, "debian_documents_link_to_what_is_there", dead)
    notes = (kit.ROOT / "debian/changelog").read_text()
    meson = (kit.ROOT / "meson.build").read_text()
    kit.check(re.match(r"ring3 \((.*?)\)", notes)[1]
              == re.search(r"version: '(.*)'", meson)[1],
              "debian_changelog_has_the_version")
else:
    kit.skip("debian_package", "no dpkg-buildpackage or debhelper here")

# A release: what is committed, in an archive that builds.
if (kit.ROOT / ".git").exists() and shutil.which("git"):
    made = kit.run(["meson", "dist", "-C", build, "--no-tests",
                    "--allow-dirty", "--formats", "gztar"])
    version = re.search(r"version: '(.*)'",
                        (kit.ROOT / "meson.build").read_text())[1]
    archive = build / f"meson-dist/ring3-{version}.tar.gz"
    place = kit.SCRATCH / "a release"
    place.mkdir()
    kit.run(["tar", "xzf", archive, "-C", place])
    made = kit.run(["meson", "setup", "out", "-Dtests=false"],
                   cwd=place / f"ring3-{version}") if archive.exists() else made
    made = kit.run(["meson", "compile", "-C", "out"],
                   cwd=place / f"ring3-{version}", **BUILDING) \
        if not made.returncode else made
    kit.check((place / f"ring3-{version}/out/src/libring3-x86_64.a").exists(),
              "a_release_builds", (made.stdout[-800:], made.stderr[-800:]))
else:
    kit.skip("a_release_builds", "this is not a git repository")

kit.done()
