"""Promise: what the tests of publish and fetch share: an index, a folder that it is published to, a host's cache."""

import fcntl
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from support import BIN, CliTest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench" / "slowfs"))


def need_root():
    if os.geteuid() != 0:
        raise RuntimeError("this test mounts filesystems and becomes another user: run it as root")


class SharingTest(CliTest):
    def setUp(self):
        super().setUp()
        self.net = self.folder / "net"
        self.net.mkdir()
        self.published = self.net / "studio"
        self.cache = self.folder / "host-cache"
        self.environment["REZDEX_CACHE_DIR"] = str(self.cache)

    def publish(self, *arguments, **keywords):
        return self.succeed("publish", self.db, self.published, *arguments, **keywords)

    def fetch(self, *arguments, source=None, **keywords):
        return self.succeed("fetch", source or self.published, *arguments, **keywords)

    def index_and_publish(self, *arguments):
        self.index()
        self.publish(*arguments)

    def read(self, *arguments, source=None, **keywords):
        """A lookup of the published index, as a user's process asks: --db is where it was published."""
        return self.lines("lookup", "--db", source or self.published, *arguments, **keywords)

    def read_status(self, *arguments, **keywords):
        return [(line["origin"], line["status"]) for line in self.read(*arguments, **keywords)]

    def versions(self, family="a", **keywords):
        lines = self.read("--freshness", "snapshot", "--package", family, **keywords)
        return sorted(line.get("version", "") for line in lines if line["status"] != "missing")

    @staticmethod
    def current(folder):
        """(generation's path, size, hash) as CURRENT says."""
        line = (folder / "CURRENT").read_text().splitlines()[1]
        name, size, digest = line.split(" ")
        return folder / name, int(size), digest

    def copy_in_cache(self):
        (found,) = self.cache.glob("fetched/*/index")
        return found

    def settle(self):
        """Entries that are not racy, so that no lookup reads a file to be sure."""
        for path in self.packages.rglob("*"):
            os.utime(path, (1_700_000_000, 1_700_000_000))

    @contextmanager
    def lock_held(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / "writer.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.write(f"pid {os.getpid()} on host elsewhere since 2026-01-01T00:00:00Z\n")
            lock.flush()
            yield

    def start(self, *arguments, **keywords):
        return subprocess.Popen(
            [BIN, *map(os.fspath, arguments)],
            env=self.environment,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **keywords,
        )

    def touched_below(self, folders, *arguments):
        """Every path below the folders that a command's system calls name."""
        trace = self.folder / "trace"
        done = subprocess.run(
            [
                "strace",
                "-f",
                "-s",
                "4096",
                "-e",
                "trace=%file,%desc",
                "-o",
                trace,
                BIN,
                *map(os.fspath, arguments),
            ],
            env={**self.environment, "ASAN_OPTIONS": "detect_leaks=0"},  # that cannot look where strace does
            cwd=self.folder,
            capture_output=True,
        )
        self.assertEqual((done.returncode, done.stderr), (0, b""), done.stdout)
        text = trace.read_text(errors="replace")
        self.assertIn("openat(", text)
        # Written words are what the program says, not what it asks for.
        asked = [line for line in text.splitlines() if not re.search(r"\b(write|writev|execve)\(", line)]
        return done.stdout, [
            line for line in asked if any(f'"{folder}' in line for folder in map(str, folders))
        ]
