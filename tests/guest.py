# SPDX-License-Identifier: 0BSD
"""guest.py - other machines, emulated: a kernel of Debian's and our files

A kernel is downloaded and unpacked, not installed, and booted in an emulator
with an archive of files in memory. Kernels are kept in the build directory, or
in $RING3_KERNELS.

run() has the i386 programs of a machine that does not run them itself run in
one, on a kernel that knows no other kind.
"""
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


class Unavailable(Exception):
    """Why a kernel cannot be had here."""


def apt(command, *arguments):
    """What an apt command says; in the scratch place."""
    done = kit.run([command, "-qq", "-o", "Acquire::Retries=1",
                    "-o", "Acquire::http::Timeout=20",
                    "-o", "APT::Sandbox::User=root", *arguments],
                   cwd=kit.SCRATCH, timeout=100,
                   env={**os.environ, "LC_ALL": "C"})
    if done.returncode:
        said = (done.stderr.strip() or "it does not say why").splitlines()
        raise Unavailable(f"{command}: {re.sub('^[EW]: ', '', said[0])}")
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


def build_init(source, machine, cc):
    """A file of alone/, compiled with cc, as the first process."""
    init = kit.SCRATCH / f"{source}-{machine}-{cc}"
    made = kit.run([cc, kit.WIDTH[machine], "-Os", "-std=c99", *kit.WARN_C,
                    *kit.BARE, *kit.SCRIPT, ALONE / source, "-o", init])
    if made.returncode:
        raise RuntimeError(made.stderr)
    return init


def boot(name, flavour, files, words="", memory=256, seconds=200):
    """What comes out of the serial line until the machine is off. words go to
    the kernel's command line, and what it does not know of them to init.
    """
    line = kit.SCRATCH / f"{name}.txt"
    initrd = archive(kit.SCRATCH / f"{name}.cpio", files)
    # At the line's usual speed its 1,500 characters would take 1.5 s. Of the
    # kernel's messages loglevel=1 leaves panics and how the machine went off.
    # A panic restarts, which under -no-reboot ends the emulator.
    # On a busy machine the watchdog would bark at the emulator's pauses.
    command = [
        KERNELS[flavour][1], "-accel", "tcg", "-m", str(memory),
        "-display", "none", "-no-user-config", "-nodefaults",
        "-monitor", "none", "-no-reboot",
        "-serial", f"file:{line.name}", "-kernel", kernel_of(flavour)[0],
        "-initrd", initrd.name, "-append",
        "console=ttyS0,115200 loglevel=1 printk.time=0 panic=-1 nowatchdog "
        + words]
    last = kit.run(command, cwd=kit.SCRATCH, timeout=seconds).stderr
    said = line.read_text(errors="replace") if line.exists() else ""
    return said.replace("\r\n", "\n") + last


def libraries(programs):
    """{name: path} of the shared libraries that i386 programs need, found
    without running anything: where the compiler finds them.
    """
    found, todo = {}, list(programs)
    wanted = {"libgcc_s.so.1"}          # which libc loads when it unwinds
    while todo:
        said = kit.run(["readelf", "-d", *todo], check=True,
                       env={**os.environ, "LC_ALL": "C"}).stdout
        todo = []
        wanted |= set(re.findall(r"\(NEEDED\).*\[(.*)\]", said))
        for name in wanted - set(found):
            for cc in kit.COMPILERS:
                path = kit.run([cc, "-m32", "-print-file-name=" + name])
                path = pathlib.Path(path.stdout.strip())
                if path.is_absolute():
                    break
            else:
                raise Unavailable(f"no 32-bit {name} here")
            found[name] = path
            todo.append(path)
    return found


FLAVOUR = "686-pae"
SECONDS = 30                    # what alone/runner.c gives a program


def run_some(number, programs, words, files):
    """As run(), all in one machine, whose init is in files."""
    files = {**files,
             "programs": "".join(f"/run/{i}\n"
                                 for i in range(len(programs))).encode(),
             "lib": None, "run": None}
    for name, path in libraries(programs).items():
        files[f"lib/{name}"] = path.read_bytes()
    for i, path in enumerate(programs):
        files[f"run/{i}"] = path.read_bytes()
    # What is ours and what is the kernel's, all is in memory, and twice while
    # it unpacks.
    size = sum(len(data or b"") for data in files.values()) >> 20
    said = boot(f"guest-{number}", FLAVOUR, files,
                " ".join(["LD_LIBRARY_PATH=/lib", *words]), 256 + 3 * size,
                150 + 3 * len(programs))
    ended = re.findall(r"(?ms)^== /run/(\d+)\n(.*?)"
                       r"^== (?:(exited|killed by signal) (\d+)|out of time)\n",
                       said)
    results = [(None, "the machine did not come to it; its last words:\n"
                + said[-1000:])] * len(programs)
    for i, output, how, status in ended:
        results[int(i)] = (None if not how else
                           int(status) if how == "exited" else
                           -int(status)), output
    return results


def run(programs, words=(), files=None):
    """Of each of the i386 programs, a list of paths, run in a machine that has
    these and files: how it ended, as subprocess says it or None if it was out
    of time, and its output. words are for the kernel's command line, and with =
    for the environment.
    """
    # As many machines as are used well, none with too much to hold.
    size = sum(path.stat().st_size for path in programs) >> 20
    count = max(1, size // 200, min(len(programs) // 20, os.cpu_count() or 1))
    init = build_init("runner.c", "i386", kit.COMPILERS[0])
    files = {**(files or {}), "init": init.read_bytes()}
    parts = [(number, programs[number::count], words, files)
             for number in range(count)]
    results = [None] * len(programs)
    ended = kit.in_parallel(lambda part: run_some(*part), parts)
    for number, some in enumerate(ended):
        results[number::count] = some
    return results
