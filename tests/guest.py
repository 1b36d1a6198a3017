# SPDX-License-Identifier: 0BSD
"""guest.py - other machines, emulated: a kernel of Debian's and our files

A kernel is downloaded and unpacked, not installed, and booted in an emulator
with an archive of files in memory. Kernels are kept in the build directory, or
in $RING3_KERNELS, and come from Debian 12, as no later one has a kernel that is
i386 itself; but for the newest.

A Machine runs i386 programs for one that does not; kit.run() turns to one,
run() to several.
"""
import atexit
import errno
import fcntl
import functools
import mmap
import os
import pathlib
import queue
import re
import shutil
import struct
import subprocess
import tarfile
import threading
import time

import kit

PLACE = pathlib.Path(os.environ.get("RING3_KERNELS",
                                    kit.BUILD / "kernels")).resolve()
ALONE = kit.ROOT / "tests/programs/alone"
KEYS = pathlib.Path("/usr/share/keyrings")

# Debian's name for the machine, what emulates it, and the release.
KERNELS = {
    "cloud-amd64": ("amd64", "qemu-system-x86_64", "bookworm"),
    "686-pae": ("i386", "qemu-system-i386", "bookworm"),
    "newest/cloud-amd64": ("amd64", "qemu-system-x86_64", "sid"),
}


class Unavailable(Exception):
    """Why a kernel cannot be had here."""


def apt(command, *arguments):
    """What an apt command says; in the scratch place."""
    done = kit.run([command, "-qq", "-o", "Acquire::Retries=2",
                    "-o", "Acquire::http::Timeout=20",
                    "-o", "APT::Sandbox::User=root", *arguments],
                   cwd=kit.SCRATCH, timeout=400,
                   env={**os.environ, "LC_ALL": "C"})
    if done.returncode:
        said = (done.stderr.strip() or "it does not say why").splitlines()
        raise Unavailable(f"{command}: {re.sub('^[EW]: ', '', said[0])}")
    return done.stdout


def mirror():
    """Where the apt of this machine has Debian from. The label is known where
    its lists are, the address anywhere."""
    found = re.findall("(.*) main (.*)", apt(
        "apt-get", "indextargets", "--format",
        "$(LABEL) $(COMPONENT) $(REPO_URI)", "Created-By: Packages"))
    for label, address in sorted(found, key=lambda one: one[0] != "Debian"):
        if label == "Debian" or re.search("/debian/", address):
            return address
    raise Unavailable("the apt of this machine knows no mirror of Debian")


def lists(machine, release):
    """Options that give apt lists of its own, just fetched, of one machine in
    a release."""
    root = kit.SCRATCH / f"apt-{machine}-{release}"
    for folder in ("lists/partial", "cache/archives/partial"):
        (root / folder).mkdir(parents=True)
    (root / "status").touch()
    keys = next((f" signed-by={file}" for file in
                 sorted(KEYS.glob("debian-archive-keyring.*"))), "")
    (root / "sources.list").write_text(
        f"deb [arch={machine} target=Packages lang=none{keys}] {mirror()} "
        f"{release} main\n")
    options = ["-o", f"APT::Architecture={machine}",
               "-o", f"APT::Architectures::={machine}",
               "-o", f"Dir::Etc::sourcelist={root}/sources.list",
               "-o", "Dir::Etc::sourceparts=-",
               "-o", f"Dir::State={root}",
               "-o", f"Dir::State::lists={root}/lists",
               "-o", f"Dir::State::status={root}/status",
               "-o", f"Dir::Cache={root}/cache"]
    kit.progress(f"downloading the list of {release}'s packages for {machine}")
    apt("apt-get", *options, "-o", "APT::Update::Error-Mode=any", "update")
    return options


def download(flavour):
    """A package with the newest kernel of that flavour.

    Its version is part of its name. The package without one in its name
    depends on it.
    """
    options = lists(KERNELS[flavour][0], KERNELS[flavour][2])
    package = f"linux-image-{flavour.rpartition('/')[2]}"

    def needed(name, kind):
        return re.search(rf"Depends: (linux-{kind}-[\w.+-]+)",
                         apt("apt-cache", *options, "depends", name))
    found = needed(package, "image")
    if not found:
        raise Unavailable(f"apt does not know the package {package}")
    # Since Debian 14 that one is again of packages.
    name = (needed(found[1], "binary") or found)[1]
    about = apt("apt-cache", *options, "--no-all-versions", "show", name)
    size = int(re.search(r"(?m)^Size: (\d+)", about)[1])
    kit.progress(f"downloading {name} ({size / 1e6:.0f} MB)")
    apt("apt-get", *options, "download", name)
    return max(kit.SCRATCH.glob(f"{name}_*.deb"))


def unpack(package, flavour):
    """Keep the kernel of a package."""
    tar = subprocess.Popen(["dpkg", "--fsys-tarfile", package],
                           stdout=subprocess.PIPE)
    with tar, tarfile.open(fileobj=tar.stdout, mode="r|") as files:
        for member in files:
            path = pathlib.PurePath(member.name)
            # Since Debian 14 it is beside its modules.
            release = path.name[8:] or path.parent.name
            if path.match("vmlinuz") or path.match("boot/vmlinuz-*"):
                # Whole or not at all, whatever ends us.
                part = PLACE / f"{flavour}-part"
                with part.open("wb") as kernel:
                    shutil.copyfileobj(files.extractfile(member), kernel)
                tar.kill()
                return part.rename(part.with_name(f"vmlinuz-{release}"))
    raise Unavailable(f"there is no vmlinuz in {package.name}")


@functools.lru_cache(None)
def kernel_of(flavour):
    """Where that kernel is, and if there is none, why."""
    for tool in KERNELS[flavour][1], "setpriv":
        if not shutil.which(tool):
            return None, f"no {tool} here"
    try:
        (PLACE / flavour).parent.mkdir(parents=True, exist_ok=True)
        # Tests that run side by side fetch it once.
        with (PLACE / f"{flavour}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            folder, _, kind = flavour.rpartition("/")
            kept = sorted((PLACE / folder).glob(f"vmlinuz-*-{kind}"))
            if kept:
                return kept[-1], ""
            for tool in "apt-get", "apt-cache", "dpkg":
                if not shutil.which(tool):
                    return None, f"no {tool} here to fetch a kernel with"
            return unpack(download(flavour), flavour), ""
    except (Unavailable, OSError, tarfile.TarError) as why:
        return None, str(why)


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


building = threading.Lock()


def build_init(source, machine, cc):
    """A file of alone/, compiled with cc, as the first process: once, as
    another machine may be reading it."""
    init = kit.SCRATCH / f"{source}-{machine}-{cc}"
    with building:
        if not init.exists():
            made = kit.run([cc, kit.WIDTH[machine], "-Os", "-std=c99",
                            *kit.WARN_C, *kit.BARE, *kit.SCRIPT,
                            ALONE / source, "-o", init])
            if made.returncode:
                raise RuntimeError(made.stderr)
    return init


def emulator(name, flavour, files, memory, words=""):
    """The command, to be run in the scratch place. What comes out of the serial
    line is in {name}.txt. words go to the kernel's command line.
    """
    initrd = archive(kit.SCRATCH / f"{name}.cpio", files)
    kernel = kernel_of(flavour)[0]
    kit.progress(f"booting {kernel.name}")
    # At the line's usual speed its 1,500 characters would take 1.5 s. Of the
    # kernel's messages loglevel=1 leaves panics and how the machine went off.
    # A panic restarts, which under -no-reboot ends the emulator.
    # On a busy machine the watchdog would bark at the emulator's pauses.
    # Mitigations only take time: a sixth of it.
    # Whatever ends us ends it too.
    return [
        "setpriv", "--pdeathsig", "KILL", KERNELS[flavour][1],
        "-accel", "tcg", "-m", str(memory),
        "-display", "none", "-no-user-config", "-nodefaults",
        "-monitor", "none", "-no-reboot",
        "-serial", f"file:{name}.txt", "-kernel", kernel,
        "-initrd", initrd.name, "-append",
        "console=ttyS0,115200 loglevel=1 printk.time=0 panic=-1 nowatchdog "
        "mitigations=off " + words]


def boot(name, flavour, files, seconds=200):
    """What comes out of the serial line until the machine is off."""
    line = kit.SCRATCH / f"{name}.txt"
    last = kit.run(emulator(name, flavour, files, 256),
                   cwd=kit.SCRATCH, timeout=seconds,
                   start_new_session=True).stderr
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


# The one of kit.run(). It is what people have, and there in half the time.
FLAVOUR = "cloud-amd64"
SECONDS = 20                    # what a program may take, if nobody says,
SLOWER = 5                      # so many times over, on a busy day
TOGETHER = 400                  # what all of one machine may take in run()

# As alone/runner.c has it: a page of numbers, a request, two outputs.
PIECE = 16 << 20
PAGE = 4096
KEEP, RUN = 1, 2

ENVIRONMENT = {"PATH": "/bin", "LD_LIBRARY_PATH": "/lib"}


def files():
    """What a Machine has: the examples as its tools, and what programs expect
    of any machine."""
    built = {f"bin/{path.name.removesuffix('-i386')}": path.read_bytes()
             for path in (kit.BUILD / "examples").glob("*-i386")}
    return {"bin": None, "etc": None, "usr": None, "usr/bin": None,
            **built, **{"bin/sh": tool for name, tool in built.items()
                        if name == "bin/shell"}}


class Gone(Exception):
    """The machine is off: how, and its words from what went wrong on."""


class Machine:
    """One that runs i386 programs, one after another, until close()."""

    def __init__(self, flavour, name, words=""):
        init = build_init("runner.c", "i386", kit.COMPILERS[0])
        self.line = kit.SCRATCH / f"{name}.txt"
        self.err = kit.SCRATCH / f"{name}.err"
        self.lock = threading.Lock()
        self.asked = 0                  # the number of the last request
        self.kept = {}                  # what is there: path -> hash, or name
        shared = kit.SCRATCH / f"{name}.mem"
        with shared.open("w+b") as file:
            file.truncate(4 * PIECE)
            self.memory = mmap.mmap(file.fileno(), 4 * PIECE)
        command = emulator(name, flavour,
                           {**files(), "init": init.read_bytes()}, 1024,
                           words)
        command += [
            "-object", "memory-backend-file,id=shared,share=on,"
            f"size={4 * PIECE},mem-path={shared.name}",
            "-device", "ivshmem-plain,memdev=shared,addr=0x10"]
        begun = queue.Queue()
        threading.Thread(target=self.live, args=(command, begun),
                         daemon=True).start()
        self.process = begun.get(timeout=60)
        atexit.register(self.close)

    def live(self, command, begun):
        """In a thread of its own: setpriv means the thread by whoever ends."""
        with self.err.open("w") as err:
            process = subprocess.Popen(
                [*map(str, command)], cwd=kit.SCRATCH, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=err, stderr=err)
        begun.put(process)
        process.wait()

    def close(self):
        self.process.kill()
        self.process.wait()

    def ask(self, what, path, words=(), env=(), data=b"", seconds=SECONDS,
            merged=False):
        """0 or -errno, how a program ended and what it wrote."""
        request = b"".join(os.fsencode(word) + b"\0"
                           for word in (path, *words, *env)) + data
        if len(request) > PIECE:
            return -errno.E2BIG, 0, b"", b""
        self.memory[PAGE:PAGE + len(request)] = request
        self.asked += 1
        struct.pack_into("<6I", self.memory, 8, what, len(words), len(env),
                         len(data), seconds, merged)
        struct.pack_into("<I", self.memory, 0, self.asked)
        end = time.monotonic() + seconds + 240
        while struct.unpack_from("<I", self.memory, 4)[0] != self.asked:
            if self.process.poll() is not None or time.monotonic() > end:
                how = "it hangs" if self.process.poll() is None else \
                    f"status {self.process.returncode}"
                self.close()
                raise Gone(how + "".join(
                    "\n" + file.read_text(errors="replace")[:2000]
                    for file in (self.line, self.err) if file.exists()))
            time.sleep(0.001)
        error, status, *sizes = struct.unpack_from("<iiII", self.memory, 32)
        return error, status, *(
            self.memory[PAGE + PIECE * i:PAGE + PIECE * i + size]
            for i, size in enumerate(sizes, 1))

    def keep(self, path):
        """Have a file of here there, by the same name."""
        path = pathlib.Path(path).absolute()
        data = path.read_bytes()
        if self.kept.get(path) != hash(data):
            self.kept[path] = hash(data)
            error = self.ask(KEEP, path, data=data)[0]
            if error:
                raise OSError(-error, os.strerror(-error), str(path))
            if b"/lib/ld-linux.so.2\0" in data:
                for name, library in libraries([path]).items():
                    if name not in self.kept:
                        self.kept[name] = True
                        self.ask(KEEP, f"/lib/{name}",
                                 data=library.read_bytes())

    def run(self, command, env=None, cwd="/tmp", input=None, timeout=SECONDS,
            text=False, errors="strict", merged=False):
        """As subprocess.run() does: a program of here, by its path, and the
        files of here among its arguments."""
        program = pathlib.Path(command[0]).absolute()
        env = ENVIRONMENT if env is None else env
        data = b"" if input is None else input.encode() if text else input
        with self.lock:
            self.keep(program)
            for word in command[1:]:
                # What is in /proc is the machine's own.
                if (os.path.isabs(word) and os.path.isfile(word)
                        and "proc" != pathlib.Path(word).parts[1]):
                    self.keep(word)
            self.ask(KEEP, f"{cwd}/")
            error, status, *wrote = self.ask(
                RUN, cwd, [program, *command[1:]],
                [f"{name}={value}" for name, value in env.items()], data,
                int(timeout * SLOWER), merged)
        if error == -errno.ETIME:
            raise subprocess.TimeoutExpired(command, timeout, *wrote)
        if error:
            raise OSError(-error, os.strerror(-error), str(program))
        if text:
            wrote = [each.decode(errors=errors) for each in wrote]
        return subprocess.CompletedProcess(
            command, os.waitstatus_to_exitcode(status), *wrote)


begun, beginning = [], threading.Lock()


def machine():
    """The one of this test, begun when it is first needed, and again when a
    program has ended it."""
    with beginning:
        if not begun or begun[-1].process.poll() is not None:
            begun.append(Machine(FLAVOUR, "guest"))
    return begun[-1]


def run_some(flavour, number, commands, words):
    """As run(), all in one machine."""
    one = Machine(flavour, f"{flavour}-{number}", " ".join(words))
    env = ENVIRONMENT | dict(word.split("=", 1) for word in words
                             if "=" in word)
    end = time.monotonic() + max(TOGETHER, 4 * len(commands))
    results = []
    try:
        for command in commands:
            left = max(1, end - time.monotonic()) / SLOWER
            try:
                done = one.run(command, env, merged=True,
                               timeout=min(SECONDS, left))
                status, output = done.returncode, done.stdout
            except subprocess.TimeoutExpired as late:
                status, output = None, late.stdout
            except OSError as why:
                status, output = None, str(why).encode()
            results.append((status, output.decode(errors="replace")))
            # All is in memory there: empty, it is gone.
            one.ask(KEEP, command[-1])
            one.kept.pop(pathlib.Path(command[-1]), None)
    except Gone as why:
        results += [(None, f"the machine did not come to it: {why}")] * (
            len(commands) - len(results))
    one.close()
    return results


def run(flavour, commands, words=()):
    """Of each of the commands of i386 programs: how it ended in a machine, as
    subprocess says it or None if it was out of time, and its output. words are
    for the kernel's command line, and with = for the environment.
    """
    count = max(1, min(len(commands) // 12, os.cpu_count() or 1))
    parts = [(flavour, number, commands[number::count], words)
             for number in range(count)]
    results = [None] * len(commands)
    ended = kit.in_parallel(lambda part: run_some(*part), parts)
    for number, some in enumerate(ended):
        results[number::count] = some
    return results
