"""Promise: on a disk that is full or read-only, without permission, and within the limits of a process, a run that
changes an index says so and leaves it whole.

Usage: places_test.py [--only NAME]. Needs root: it mounts small disks, and runs as nobody.
"""

import argparse
import errno
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from faults import Faults
from scene import BIN, NEW, NOTHING, OPERATIONS, ROOT, Case, Lost, Scene

sys.path.insert(0, str(ROOT / "bench/slowfs"))
from slowfs import SlowFs  # noqa: E402 - lies in bench/

NOBODY = 65534
FULL, READ_ONLY, DENIED = "No space left on device", "Read-only file system", "Permission denied"
REQUESTS = ("lookup", "getattr", "open", "read", "readdir", "create", "write", "fsync", "rename", "unlink")
KB, MB = 1 << 10, 1 << 20


def mount(*words):
    subprocess.run(["mount", *map(str, words)], check=True)


def as_nobody():
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def programs(folder):
    """A copy of the programs that nobody may run, too: a clone in root's home is out of nobody's reach."""
    shutil.copytree(os.path.dirname(BIN), folder / "bin")
    for path in (folder / "bin", *(folder / "bin").iterdir()):
        path.chmod(0o755)
    return folder / "bin/rezdex"


class Places(Faults):
    def __init__(self, case, program):
        super().__init__(case)
        self.program, self.ended = program, Counter()

    def run(self, trial, **keywords):
        command = [str(self.program), *self.case.command(trial)[1:]]
        done = self.case.scene.run(trial, command, **keywords)
        self.ended[done.returncode] += 1
        return done

    def on_mount(self, trial, *options):
        """The target on a small disk of its own."""
        target = self.case.target(trial)
        aside = trial / "aside"
        shutil.copytree(target, aside) if target.exists() else aside.mkdir()
        target.mkdir(exist_ok=True)
        mount("-t", "tmpfs", *options, "tmpfs", target)
        shutil.copytree(aside, target, dirs_exist_ok=True)

    def end_of(self, trial):
        subprocess.run(["umount", self.case.target(trial)], check=False, stderr=subprocess.DEVNULL)

    def bytes_of(self, folder):
        return (
            sum(-(-file.stat().st_size // 4096) * 4096 for file in folder.iterdir()) if folder.exists() else 0
        )

    def full(self):
        """From a disk that has no room at all to one that has enough."""
        before = self.bytes_of(self.case.target(self.case.template))
        generation = self.case.bytes
        for step in range(9):
            size = before + 8 * KB + (generation + 64 * KB) * step // 6
            self.trial(f"a disk of {size} bytes", lambda trial: self.fill(trial, size))  # noqa: B023
        self.both("the disk full")

    def fill(self, trial, size):
        self.on_mount(trial, "-o", f"size={size // KB}k")
        done = self.run(trial)
        if self.case.which(trial) == NEW and done.returncode != 0:
            raise Lost(f"the new index is there: {done.stderr}")
        mount("-o", "remount,size=64m", self.case.target(trial))
        return done, FULL, True

    def both(self, what):
        """The steps reach from refusal to success, else they show nothing. A mere copy gets on with what the program
        starts with."""
        copy = self.case.operation.name == "publish" and what == "RLIMIT_AS"
        if not (self.ended[0] and (self.ended[2] or copy)):
            self.lost.append(f"{self.case.operation.name}, {what}: ends with {dict(self.ended)}")
        self.ended.clear()

    def read_only(self, trial):
        target = self.case.target(trial)
        target.mkdir(exist_ok=True)
        mount("--bind", target, target)
        mount("-o", "remount,bind,ro", target)
        done = self.run(trial)
        if self.case.which(trial) != self.case.operation.begins:
            raise Lost("not the old one while the disk is read-only")
        self.end_of(trial)
        return done, READ_ONLY, False

    def denied(self, trial, names, owner):
        """As nobody, who may not write the folder, or not read what the names say."""
        target = self.case.target(trial)
        target.mkdir(exist_ok=True)
        os.chown(target, owner, owner)
        modes = {path: path.stat().st_mode for name in names for path in target.glob(name)}
        for path in modes:
            path.chmod(0)
        done = self.run(trial, preexec_fn=as_nobody)
        for path, mode in modes.items():
            path.chmod(mode)
        os.chown(target, 0, 0)
        # What was published before need not be read.
        return done, DENIED, self.case.operation.target == "published" and names == ["generation-*"]

    def limited(self, what, said, limits):
        """From limits that the program starts with to those that it has enough of."""
        name = f"RLIMIT_{what}"
        for limit in limits:

            def set_limit(limit=limit):
                resource.setrlimit(getattr(resource, name), (limit, limit))

            starts = subprocess.run(
                [BIN, "--version"], preexec_fn=set_limit, capture_output=True, check=False
            )
            if starts.returncode == 0:
                self.trial(
                    f"{name} {limit}", lambda trial: (self.run(trial, preexec_fn=set_limit), said, True)
                )  # noqa: B023
        self.both(name)

    def on_a_server(self):
        """The target on a file server that refuses requests of one kind, once the run has begun or before."""
        for kind in REQUESTS:
            for name in ("EIO", "ENOSPC", "EDQUOT", "ESTALE"):
                self.trial(f"{kind} on a server: {name}", lambda trial: self.serve(trial, kind, name))  # noqa: B023

    def serve(self, trial, kind, name):
        mount_point = trial / "mount"
        with SlowFs(self.case.target(trial), mountpoint=mount_point, writable=True) as server:
            server.fail(kind, name)
            words = [
                word.replace(str(self.case.target(trial)), str(mount_point))
                for word in self.case.command(trial)
            ]
            done = self.case.scene.run(trial, words)
            server.mend()
        # Without the others it may get on, as long as the new index is there.
        needed = kind in ("lookup", "open", "create", "write", "fsync", "rename")
        return done, re.escape(os.strerror(getattr(errno, name))), not needed

    def all(self):
        if self.case.operation.target == "published":
            self.on_a_server()
        self.full()
        self.trial("read-only", self.read_only)
        self.trial("a folder of root's", lambda trial: self.denied(trial, [], 0))
        if self.case.operation.begins != NOTHING:
            for name in ("CURRENT", "generation-*", "writer.lock"):
                self.trial(f"{name} unreadable", lambda trial: self.denied(trial, [name], NOBODY))  # noqa: B023
        self.ended.clear()
        self.limited("NOFILE", "Too many open files", [*range(4, 24), 32, 64])
        self.limited(
            "FSIZE",
            "(File too large|No space left on device)",
            [0, 4 * KB, 8 * KB, *(self.case.bytes * n // 4 for n in range(1, 6))],
        )
        self.limited(
            "AS",
            "(memory|pthread_create has failed)",
            [n * MB for n in (*range(8, 64, 8), *range(64, 512, 64), 1024, 4096)],
        )

    def end(self, trial):
        self.end_of(trial)
        super().end(trial)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--packages", type=int, default=100)
    parser.add_argument("--only", choices=OPERATIONS, action="append")
    wanted = parser.parse_args()
    if os.getuid() != 0:
        sys.exit(
            "this test needs root, to mount disks and to be another user: run it as root, or in a container"
        )
    folder, lost, tried = Path(tempfile.mkdtemp(prefix="crash-places-")), [], 0
    try:
        folder.chmod(0o755)
        program = programs(folder)
        scene = Scene(folder, wanted.packages, 1)
        for name in wanted.only or OPERATIONS:
            places = Places(Case(scene, OPERATIONS[name]), program)
            places.all()
            print(
                f"{name}: {places.tried} places, {dict(places.found)}", *places.lost, sep="\n  ", flush=True
            )
            tried += places.tried
            lost += places.lost
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{tried} disks, users and limits, lost {len(lost)}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
