"""Promise: whenever a run that changes an index is killed, the index is the old or the new one, and the next run makes
the new one.

Usage: kills_test.py [--kills N] [--every N] [--seed N] [--only NAME]. Each operation of scene.py is killed by SIGKILL
at N random moments of its run, and before each system call that changes something on the disk (with --every: before
every N-th), of a write also when half of it is done. Prints the counts, and how to do it again where it fails.
"""

import argparse
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from scene import KEPT, OPERATIONS, Case, Lost, Scene, calls_of

WRITES = ("write", "pwrite", "writev", "pwritev", "copy_file_range")


class Killer:
    def __init__(self, case, seed):
        self.case, self.random = case, random.Random(seed)
        self.found, self.lost = Counter(), []

    def trial(self, what, run):
        """One run in a folder of its own; whether it was killed."""
        trial = self.case.begin()
        try:
            killed = run(trial)
            if killed:
                self.found[self.case.judge(trial)] += 1
        except Lost as why:
            killed = True
            self.lost.append(f"{self.case.operation.name}, {what}: {why}")
        self.case.end(trial)
        return killed

    def start(self, trial):
        environment = self.case.scene.environment(trial)
        return subprocess.Popen(
            self.case.command(trial), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def length_s(self):
        times = []
        for _ in range(5):
            trial = self.case.begin()
            start = time.monotonic()
            self.start(trial).wait()
            times.append(time.monotonic() - start)
            self.case.end(trial)
        return statistics.median(times)

    def at_random(self, kills):
        length, done = self.length_s(), 0
        while done < kills:
            moment = self.random.uniform(0, length)
            done += self.trial(f"killed after {moment:.6f} s", lambda trial: self.kill_after(trial, moment))  # noqa: B023
        return done

    def kill_after(self, trial, moment):
        process = self.start(trial)
        time.sleep(moment)
        process.kill()
        return process.wait() == -signal.SIGKILL

    def at_calls(self, every):
        points = []
        for call in calls_of(self.case):
            if call.name != "open":
                points.append((call, "kill"))
            if call.name in WRITES:
                points.append((call, "torn"))
        points = points[::every]
        for call, how in points:
            what = f"{how} at call {call.number}, {call.name} {Path(call.path).name}"
            self.trial(what, lambda trial: self.kill_at(trial, call.number, how))  # noqa: B023
        return len(points)

    def in_a_row(self, runs=12):
        """Runs that die one after the other, and never get through, leave no more than so much: what they named is
        made old, for the young stay."""
        target = self.case.operation.target
        renames = [call for call in calls_of(self.case) if call.name == "rename" and f"/{target}/" in call.to]
        for number, call in enumerate(renames, 1):
            what = f"{runs} times before the rename to {Path(call.to).name}"
            self.trial(what, lambda trial: self.kill_often(trial, number, runs))  # noqa: B023
        return runs * len(renames)

    def kill_often(self, trial, number, runs):
        target = self.case.target(trial)
        for _ in range(runs):
            self.kill_at(trial, number, "kill", folders=target, calls="rename")
            for path in target.iterdir():
                os.utime(path, (1e9, 1e9))
        names = sorted(path.name for path in target.iterdir())
        if len(names) > self.case.files + KEPT + 1:
            raise Lost(f"it piles up: {names}")
        return True

    def kill_at(self, trial, number, how, **settings):
        shim = self.case.shim(trial, at=number, do=how, **settings)
        done = self.case.scene.run(trial, self.case.command(trial), environment=shim)
        if done.returncode != -signal.SIGKILL:
            raise Lost(f"was to be killed, and ended with {done.returncode}")
        return True


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--packages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--only", choices=OPERATIONS, action="append")
    wanted = parser.parse_args()
    print(f"seed {wanted.seed}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="crash-kills-"))
    found, lost, at_random, at_calls = Counter(), [], 0, 0
    try:
        scene = Scene(folder, wanted.packages, wanted.seed)
        for name in wanted.only or OPERATIONS:
            killer = Killer(Case(scene, OPERATIONS[name]), wanted.seed)
            at_random += killer.at_random(wanted.kills)
            at_calls += killer.at_calls(wanted.every)
            at_calls += killer.in_a_row()
            print(
                f"{name}: {dict(killer.found)}, lost {len(killer.lost)}",
                *killer.lost[:10],
                sep="\n  ",
                flush=True,
            )
            found += killer.found
            lost += killer.lost
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    counts = ", ".join(f"{name} {count}" for name, count in sorted(found.items()))
    print(
        f"seed {wanted.seed}: {at_random} kills at random, {at_calls} at system calls: {counts}, lost {len(lost)}"
    )
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
