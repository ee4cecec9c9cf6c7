"""Promise: whatever the disk refuses while an index is changed, the run ends with exit code 2 and a sentence that names
the path and what was refused, the index is whole, no temporary file stays, and the next run makes the new index.

Usage: faults_test.py [--every N] [--seed N] [--only NAME]. In turn each system call of a run fails, once and from then
on, by the shim (with --every: every N-th does). Exit code 0 is allowed only where the run can do without the call,
and then the new index must be there.
"""

import argparse
import errno
import os
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from faults import Faults
from scene import OPERATIONS, Case, Scene, calls_of

# By the kind of call: what the operating system may answer.
REFUSALS = {
    "open": ("EACCES", "EIO", "EMFILE"),
    "create": ("ENOSPC", "EDQUOT", "EROFS", "EIO"),
    "write": ("ENOSPC", "EDQUOT", "EIO", "EFBIG"),
    "pwrite": ("ENOSPC", "EDQUOT", "EIO", "EFBIG"),
    "pwritev": ("ENOSPC", "EDQUOT", "EIO", "EFBIG"),
    "fsync": ("EIO", "ENOSPC", "EDQUOT"),
    "fdatasync": ("EIO", "ENOSPC", "EDQUOT"),
    "ftruncate": ("EIO",),
    "rename": ("EIO", "ENOSPC", "EROFS"),
    "unlink": ("EIO", "EROFS"),
    "mkdir": ("EACCES", "ENOSPC", "EDQUOT", "EROFS"),
    "flock": ("ENOLCK",),
    "clone": ("EIO", "EOPNOTSUPP"),
}


def can_do_without(call):
    """A name in writer.lock, and letting go of it; a mark in the cache; the removal of what is old; a copy without a
    reflink; a lock that keeps a generation's name, and the facts about it for a list."""
    name = Path(call.path).name
    if "/cache" in call.path or call.name in ("unlink", "clone"):
        return True
    if name == "writer.lock":
        return call.name in ("pwrite", "ftruncate") or (call.name == "flock" and call.moved)
    if name.startswith("generation-") and name.endswith(".lmdb"):
        return call.name in ("open", "flock")
    return call.name == "open" and call.moved and call.followed_by != "fsync"  # to see what is old


class Refusals(Faults):
    def at_calls(self, every):
        points = [
            (call, name, how)
            for call in calls_of(self.case)
            for name in REFUSALS.get(call.name, ("EIO",))
            for how in ("fail", "fail-on")
        ]
        for call, name, how in points[::every]:
            what = f"{name} ({how}) at call {call.number}, {call.name} {Path(call.path).name}"
            self.trial(what, lambda trial: self.refuse(trial, call, name, how))  # noqa: B023
        return self.tried

    def refuse(self, trial, call, name, how):
        code = getattr(errno, name)
        only = {"calls": call.name} if how == "fail-on" else {}
        number = call.number_of_its_name if how == "fail-on" else call.number
        shim = self.case.shim(trial, at=number, do=how, errno=code, **only)
        done = self.case.scene.run(trial, self.case.command(trial), environment=shim)
        return done, re.escape(os.strerror(code)), can_do_without(call)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--packages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--only", choices=OPERATIONS, action="append")
    wanted = parser.parse_args()
    print(f"seed {wanted.seed}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="crash-faults-"))
    found, lost, tried = Counter(), [], 0
    try:
        scene = Scene(folder, wanted.packages, wanted.seed)
        for name in wanted.only or OPERATIONS:
            faults = Refusals(Case(scene, OPERATIONS[name]))
            faults.at_calls(wanted.every)
            print(
                f"{name}: {faults.tried} faults, {dict(faults.found)}", *faults.lost, sep="\n  ", flush=True
            )
            found += faults.found
            lost += faults.lost
            tried += faults.tried
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    counts = ", ".join(f"{name} {count}" for name, count in sorted(found.items()))
    print(f"seed {wanted.seed}: {tried} faults at system calls: {counts}, lost {len(lost)}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
