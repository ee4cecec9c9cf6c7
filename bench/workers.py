"""Promise: runs named contestants in worker processes, and many of them in interleaved rounds.

A worker (worker.cpp, pyrer_worker.py) reads a name a line and answers each with one line: the nanoseconds that
the work took and those that it waited for the disk. measure() gives every contestant one turn a round, so that
all meet the same moods of the machine, and drops the first round, which warms caches up.
"""

import subprocess
from dataclasses import dataclass, field
from statistics import median


class Worker:
    def __init__(self, command, environment=None):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def run(self, name):
        """Milliseconds of work and of waiting for the disk."""
        print(name, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline().split()
        if len(answer) != 2:
            raise RuntimeError(f"a worker gave no time for '{name}'; its message is above")
        return tuple(int(nanoseconds) / 1e6 for nanoseconds in answer)


@dataclass
class Times:
    """The milliseconds of one contestant, a round each."""

    work: list[float] = field(default_factory=list)
    sync: list[float] = field(default_factory=list)

    @property
    def median(self):
        return median(self.work)

    @property
    def whole(self):
        """Work and waiting for the disk."""
        return [work + sync for work, sync in zip(self.work, self.sync, strict=True)]

    @property
    def minimum(self):
        return min(self.work)

    def ratio_to(self, other):
        """The median over the rounds of this one's time by the other's in the same round."""
        return median(mine / its for mine, its in zip(self.work, other.work, strict=True))


def measure(turns, rounds, note=lambda done: None):
    """Times by name; `turns` gives for each name what runs it once and returns (work, sync) in milliseconds."""
    times = {name: Times() for name in turns}
    for done in range(rounds + 1):
        note(done)
        for name, run in turns.items():
            work, sync = run()
            if done:
                times[name].work.append(work)
                times[name].sync.append(sync)
    return times
