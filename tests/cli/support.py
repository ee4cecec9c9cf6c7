"""Promise: runs the real command line in a temporary folder with package repositories made for one test.

Nothing of the user's own is read or written: REZDEX_DB, NO_COLOR and the cache folder are the test's. Of this
process's environment only the sanitizers' options are handed on.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

BIN = os.path.abspath(os.environ["REZDEX_BIN"])
NOBODY = 65534
SANITIZER_OPTIONS = ("ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS")

ORDINARY = """\
name = "{family}"
version = "{version}"
requires = ["python-3"]
variants = [["platform-linux", "arch-x86_64"]]
timestamp = 1700000000


def commands():
    env.PATH.append("{{root}}/bin")
"""


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="rezdex-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.folder.chmod(0o755)  # entries below a private folder are private
        self.packages = self.folder / "packages"
        self.packages.mkdir()
        self.db = self.folder / "packages.rezdex"
        self.environment = {
            "PATH": f"{os.path.dirname(BIN)}:/usr/bin:/bin",
            "HOME": str(self.folder),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "LC_ALL": "C",
            **{name: os.environ[name] for name in SANITIZER_OPTIONS if name in os.environ},
        }

    def define(self, family, version, text=None, repository=None):
        """Writes one definition and gives its path; without a text an ordinary one."""
        folder = (repository or self.packages) / family / version
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "package.py"
        text = ORDINARY.format(family=family, version=version) if text is None else text
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def as_ordinary_user(self):
        """Keywords for what must run as a user whom permissions bind; root becomes nobody."""
        if os.getuid() != 0:
            return {}
        programs = self.folder / "bin"  # a clone in root's home is out of nobody's reach
        shutil.copytree(os.path.dirname(BIN), programs)
        for path in (programs, *programs.iterdir()):
            path.chmod(0o755)
        return {"program": str(programs / "rezdex"), "user": NOBODY, "extra_groups": []}

    def run_cli(self, *arguments, program=BIN, environment=None, **keywords):
        keywords.setdefault("timeout", 60)
        keywords.setdefault("capture_output", True)
        return subprocess.run(
            [program, *map(os.fspath, arguments)],
            env=self.environment | (environment or {}),
            cwd=self.folder,
            **keywords,
        )

    def succeed(self, *arguments, **keywords):
        """Standard output of a command that must give exit code 0 and no word of trouble."""
        done = self.run_cli(*arguments, **keywords)
        self.assertEqual((done.returncode, done.stderr), (0, b""), done.stdout)
        return done.stdout

    def fail_with(self, code, *arguments, **keywords):
        """Standard error of a command that must give this exit code and name itself."""
        done = self.run_cli(*arguments, **keywords)
        self.assertEqual(done.returncode, code, done.stderr + done.stdout)
        error = done.stderr.decode()
        self.assertRegex(error, r"\Arezdex: .+\n\Z")
        return error

    def rot(self, path, content, cache):
        """As a disk does it: no stat tells, and the reader's mark in this cache still vouches for the file."""
        before = path.stat()
        (mark,) = (each for each in cache.rglob("marks/*") if f"inode {before.st_ino}\n" in each.read_text())
        path.write_bytes(content)
        after, text = path.stat(), mark.read_text()
        for field in ("mtime_ns", "ctime_ns"):
            old, new = (f"{field} {getattr(stat, f'st_{field}')}\n" for stat in (before, after))
            self.assertIn(old, text)
            text = text.replace(old, new)
        mark.write_text(text)

    def lines(self, *arguments, **keywords):
        return [json.loads(line) for line in self.succeed(*arguments, **keywords).split(b"\n")[:-1]]

    def wait_for(self, condition, what="what is waited for"):
        end = time.monotonic() + 60
        while not condition():
            self.assertLess(time.monotonic(), end, f"{what} did not come")
            time.sleep(0.005)

    def wait_until_caught(self, process, signal_number):
        """Until the program listens to a signal; one that came before would end it without a word."""
        caught = re.compile(r"^SigCgt:\s*(\w+)$", re.MULTILINE)
        status = Path(f"/proc/{process.pid}/status")
        self.wait_for(
            lambda: int(caught.search(status.read_text())[1], 16) >> (signal_number - 1) & 1, "its handler"
        )

    def index(self, *repositories):
        return self.succeed("index", *(repositories or [self.packages]), "--db", self.db)

    def lookup(self, *arguments, **keywords):
        return self.lines("lookup", "--db", self.db, *arguments, **keywords)

    def statuses(self, *arguments, **keywords):
        return [(line["origin"], line["status"]) for line in self.lookup(*arguments, **keywords)]
