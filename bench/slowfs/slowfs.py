"""Promise: slowfs mounted for as long as a `with` lasts, whatever ends it, and told what to do.

    with SlowFs(folder, attr_timeout=30, writable=True) as slow:
        slow.delay("lookup", 1000)
        open(slow.path / "a/1.0/package.py").read()
        slow.counts()["lookup"]

The server ends and unmounts by itself as soon as this process is gone, even when it is killed: it reads a pipe that
nobody but this process holds open. Options are those of the command line, with underscores.
"""

import contextlib
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("REZDEX_SLOWFS", ROOT / "build/release/bench/slowfs/slowfs"))
KINDS_NOBODY_WAITS_FOR = ("release", "releasedir")
START_S = 30


def words(options):
    for name, value in options.items():
        option = "--" + name.replace("_", "-")
        if value is True:
            yield option
        elif value is not None and value is not False:
            yield from (option, str(value))


class SlowFs:
    """Mounted by the constructor, at `path`; close() unmounts it, once and for all."""

    def __init__(self, source, mountpoint=None, program=PROGRAM, **options):
        if not os.access("/dev/fuse", os.F_OK):
            raise RuntimeError("/dev/fuse is not there: load the kernel's fuse module, or hand the device in")
        if not os.access(program, os.X_OK):
            raise RuntimeError(f"{program} is not there: run ./dev build")
        self.folder = Path(tempfile.mkdtemp(prefix="slowfs-"))
        self.path = Path(mountpoint) if mountpoint else self.folder / "mount"
        self.path.mkdir(exist_ok=True)
        self.folder.chmod(0o755)  # other users may pass
        self.socket = self.folder / "control"
        command = [program, source, self.path, "--control", self.socket, "--until-eof", *words(options)]
        self.process = subprocess.Popen(
            list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        with self._closed_on_failure():
            ready, _, _ = select.select([self.process.stdout], [], [], START_S)
            if not ready or self.process.stdout.readline() != "ready\n":
                raise RuntimeError(f"slowfs did not mount {self.path}; what it says stands above")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    @contextlib.contextmanager
    def _closed_on_failure(self):
        try:
            yield
        except BaseException:
            self.close()
            raise

    def close(self):
        """Ends the server; whoever waits for it gets an error."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        if os.path.ismount(self.path) or not self._answers():
            subprocess.run(["fusermount3", "-u", "-z", str(self.path)], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _answers(self):
        try:
            os.lstat(self.path)
        except FileNotFoundError:
            return True
        except OSError:  # mounted, and nobody serves it any more
            return False
        return True

    def tell(self, command):
        """One line to the server, one line back; raises what the server refuses."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(START_S)
            connection.connect(str(self.socket))
            connection.sendall(command.encode() + b"\n")
            with connection.makefile() as answers:
                answer = answers.readline().rstrip("\n")
        if answer.startswith("error: ") or not answer:
            raise ValueError(f"slowfs, told '{command}': {answer or 'no answer'}")
        return answer

    def counts(self):
        """Requests by kind since the start or reset()."""
        return json.loads(self.tell("counts"))

    def most_at_once(self):
        """How many requests waited out their delay at once, at most, since the start or reset()."""
        return int(self.tell("at-once"))

    def round_trips(self):
        """How many answers somebody waited for since the start or reset()."""
        return sum(n for kind, n in self.counts().items() if kind not in KINDS_NOBODY_WAITS_FOR)

    def reset(self):
        self.tell("reset")

    def delay(self, kind, us):
        self.tell(f"delay {kind} {us}")

    def fail(self, kind, errno_name, prefix=""):
        """Each request of the kind about `prefix` (a path below the mount) and below it fails: EIO, ENOSPC …"""
        self.tell(f"fail {kind} {errno_name} {prefix}")

    def mend(self):
        self.tell("mend")

    def hang(self):
        """Nothing is answered any more; who is killed gets away."""
        self.tell("hang")

    def resume(self):
        self.tell("resume")
