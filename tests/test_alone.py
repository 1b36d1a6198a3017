#!/usr/bin/env python3
# SPDX-License-Identifier: 0BSD
"""A kernel, our programs and nothing else: they do what they say.

Debian's kernels are downloaded and unpacked, not installed, and booted in an
emulator with an archive of alone/init.c and the examples. What comes out of
the serial line is compared with alone/expected.txt. Kernels are kept in the
build directory, or in $RING3_KERNELS.
"""
import difflib
import functools
import os
import pathlib
import re
import shutil
import subprocess
import tarfile

import kit

PLACE = pathlib.Path(os.environ.get("RING3_KERNELS",
                                    kit.BUILD / "kernels")).resolve()
ALONE = kit.ROOT / "tests/alone"

# Debian's name for the machine, and what emulates it.
KERNELS = {
    "cloud-amd64": ("amd64", "qemu-system-x86_64"),
    "686-pae": ("i386", "qemu-system-i386"),
}
# A kernel, whose programs run on it, and what compiles their init.
BOOTS = [
    ("cloud-amd64", "x86_64", "gcc"),
    ("cloud-amd64", "i386", "clang"),
    ("686-pae", "i386", "gcc"),
]


class Unavailable(Exception):
    """Why a kernel cannot be had here."""


def apt(command, *arguments):
    """What an apt command says; in the scratch place."""
    try:
        done = kit.run([command, "-qq", "-o", "Acquire::Retries=1",
                        "-o", "Acquire::http::Timeout=20",
                        "-o", "APT::Sandbox::User=root", *arguments],
                       cwd=kit.SCRATCH, timeout=100,
                       env={**os.environ, "LC_ALL": "C"})
    except subprocess.TimeoutExpired:
        raise Unavailable(f"{command} took more than 100 s") from None
    if done.returncode:
        said = (done.stderr.strip() or "   it does not say why").splitlines()
        raise Unavailable(f"{command}: {said[0][3:]}")
    return done.stdout


@functools.lru_cache(None)
def new_lists():
    """Options that give apt lists of its own, just fetched and for both
    machines, from where this machine has its own; and what was wrong.
    """
    root = kit.SCRATCH / "apt"
    for folder in ("lists/partial", "cache/archives/partial"):
        (root / folder).mkdir(parents=True)
    (root / "status").touch()
    options = ["-o", f"Dir::State={root}",
               "-o", f"Dir::State::lists={root}/lists",
               "-o", f"Dir::State::status={root}/status",
               "-o", f"Dir::Cache={root}/cache",
               "-o", "APT::Architecture=amd64",
               "-o", "APT::Architectures::=amd64",
               "-o", "APT::Architectures::=i386",
               "-o", "Acquire::Languages=none"]
    try:
        apt("apt-get", *options, "-o", "APT::Update::Error-Mode=any", "update")
    except Unavailable as why:
        # One list that is just being renewed does not cost us the others.
        return options, str(why)
    return options, ""


def download(flavour, options):
    """A package with the newest kernel of that flavour.

    Its version is part of its name. The package without one in its name
    depends on it.
    """
    machine = KERNELS[flavour][0]
    package = f"linux-image-{flavour}:{machine}"
    try:
        found = apt("apt-cache", *options, "depends", package)
    except Unavailable:
        found = ""
    name = re.search(r"Depends: (linux-image-[\w.+-]+)", found)
    if not name:
        raise Unavailable(f"apt does not know the package {package}")
    apt("apt-get", *options, "download", f"{name[1]}:{machine}")
    return max(kit.SCRATCH.glob(f"{name[1]}_*.deb"))


def unpack(package):
    """Keep the kernel of a package."""
    tar = subprocess.Popen(["dpkg", "--fsys-tarfile", package],
                           stdout=subprocess.PIPE)
    with tar, tarfile.open(fileobj=tar.stdout, mode="r|") as files:
        for member in files:
            path = pathlib.PurePath(member.name)
            if path.match("boot/vmlinuz-*"):
                PLACE.mkdir(parents=True, exist_ok=True)
                part = PLACE / f"part-{os.getpid()}"
                with part.open("wb") as kernel:
                    shutil.copyfileobj(files.extractfile(member), kernel)
                tar.kill()
                return part.rename(PLACE / path.name)
    raise Unavailable(f"there is no boot/vmlinuz in {package.name}")


@functools.lru_cache(None)
def kernel_of(flavour):
    """Where that kernel is, and if there is none, why."""
    emulator = KERNELS[flavour][1]
    if not shutil.which(emulator):
        return None, f"no {emulator} here"
    kept = sorted(PLACE.glob(f"vmlinuz-*-{flavour}"))
    if kept:
        return kept[-1], ""
    for tool in "apt-get", "apt-cache", "dpkg":
        if not shutil.which(tool):
            return None, f"no {tool} here to fetch a kernel with"
    wrong = ""
    try:
        try:
            package = download(flavour, [])
        except Unavailable:
            options, wrong = new_lists()
            package = download(flavour, options)
        return unpack(package), ""
    except (Unavailable, OSError) as why:
        return None, wrong or str(why)


def archive(path, files):
    """Write files, {name: bytes, or None for a directory}, as newc cpio."""
    with path.open("wb") as out:
        entries = [*files.items(), ("TRAILER!!!", b"")]
        for number, (name, data) in enumerate(entries, 1):
            mode = 0o40755 if data is None else 0o100755
            fields = [number, mode, 0, 0, 1, 0, len(data or b""), 0, 0, 0, 0,
                      len(name) + 1, 0]
            header = "070701" + "".join(f"{field:08x}" for field in fields)
            for part in f"{header}{name}\0".encode(), data or b"":
                out.write(part + bytes(-len(part) % 4))
    return path


def build_init(machine, cc):
    init = kit.SCRATCH / f"init-{machine}-{cc}"
    made = kit.run([cc, kit.WIDTH[machine], "-Os", "-std=c99", *kit.WARN_C,
                    *kit.BARE, *kit.SCRIPT, ALONE / "init.c", "-o", init])
    if made.returncode:
        raise RuntimeError(made.stderr)
    return init


def programs(machine, cc):
    """init, and the examples in C and NASM, as the files of an archive."""
    init = build_init(machine, cc)
    files = {"init": init.read_bytes()}
    for folder, suffix, infix in ("bin", "c", ""), ("asm", "asm", "-asm"):
        files[folder] = None
        for source in sorted((kit.ROOT / "examples").glob(f"*.{suffix}")):
            built = f"examples/{source.stem}{infix}-{machine}"
            files[f"{folder}/{source.stem}"] = (
                kit.BUILD / built).read_bytes()
    return files


def boot(name, flavour, files):
    """What comes out of the serial line until the machine is off."""
    line = kit.SCRATCH / f"{name}.txt"
    memory = archive(kit.SCRATCH / f"{name}.cpio", files)
    # At the line's usual speed its 1,500 characters would take 1.5 s. Of the
    # kernel's messages loglevel=1 leaves panics and how the machine went off.
    # A panic restarts, which under -no-reboot ends the emulator.
    # On a busy machine the watchdog would bark at the emulator's pauses.
    command = [
        KERNELS[flavour][1], "-accel", "tcg", "-m", "256", "-display", "none",
        "-no-user-config", "-nodefaults", "-monitor", "none", "-no-reboot",
        "-serial", f"file:{line.name}", "-kernel", kernel_of(flavour)[0],
        "-initrd", memory.name, "-append",
        "console=ttyS0,115200 loglevel=1 printk.time=0 panic=-1 nowatchdog"]
    try:
        last = kit.run(command, cwd=kit.SCRATCH, timeout=90).stderr
    except subprocess.TimeoutExpired:
        last = "(not off after 90 s)\n"
    said = line.read_text(errors="replace") if line.exists() else ""
    return said.replace("\r\n", "\n") + last


def settled(text):
    """fork's two lines, and those of no other, come in either order; the root
    is mounted with this machine's sizes.
    """
    text = re.sub(r"(?m)^rootfs / .*\n", "", text)
    return re.sub(r"(?m)(^\$ \S*fork\n)(.*\n)(.*\n)",
                  lambda m: m[1] + "".join(sorted([m[2], m[3]])), text)


def promise(name, got, want):
    got, want = settled(got), settled(want)
    kit.check(got == want, name, "\n".join(difflib.unified_diff(
        want.splitlines(), got.splitlines(), "expected", "got", lineterm="")))


def run_as_nobody(program):
    """What an ordinary process is told. It has no right to do here what it does
    to a machine of its own, even if it should try: it is opened before that is
    given up, because the scratch place is closed to nobody.
    """
    with program.open("rb") as file:
        return kit.run([f"/proc/self/fd/{file.fileno()}"], timeout=20,
                       pass_fds=[file.fileno()],
                       **({"user": 65534, "group": 65534, "extra_groups": []}
                          if os.geteuid() == 0 else {}))


for machine in kit.MACHINES:
    name = f"{machine}_init_refuses_to_be_an_ordinary_process"
    before = pathlib.Path("/proc/self/mounts").read_text()
    try:
        done = run_as_nobody(build_init(machine, "gcc"))
    except (RuntimeError, subprocess.TimeoutExpired) as wrong:
        kit.check(False, name, wrong)
    except OSError as why:
        kit.skip(name, f"cannot run it without rights: {why}")
    else:
        after = pathlib.Path("/proc/self/mounts").read_text()
        kit.check((done.returncode, done.stdout, after) == (
            1, "init: this is for the first process of a machine only\n",
            before), name, done)

boots = []
for flavour, machine, cc in BOOTS:
    name = f"{machine}_programs_need_only_a_{flavour}_kernel"
    name = name.replace("-", "_")
    kernel, why = kernel_of(flavour)
    if machine not in kit.MADE:
        kit.skip(name, f"nothing is built for {machine}")
    elif not kernel:
        kit.skip(name, why)
    else:
        try:
            files = programs(machine, cc if cc in kit.COMPILERS else "gcc")
        except (RuntimeError, OSError) as why:
            kit.check(False, name, why)
            continue
        release = kernel.name.removeprefix("vmlinuz-")
        want = (ALONE / "expected.txt").read_text().split("\n", 1)[1]
        boots.append((name, flavour, files, want.replace("@RELEASE@", release)))

# The same where a file is in the way of /proc.
name = "init_says_what_is_wrong_and_switches_off"
if boots:
    boots.append((name, boots[0][1], {**boots[0][2], "proc": b""},
                  "init: cannot mount /proc: Not a directory\n"
                  "reboot: Power down\n"))
else:
    kit.skip(name, "no kernel to try it with")

consoles = kit.in_parallel(lambda each: boot(*each[:3]), boots)
for (name, _, _, want), got in zip(boots, consoles):
    promise(name, got, want)

kit.done()
