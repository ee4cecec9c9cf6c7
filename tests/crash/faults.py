"""Promise: judges a run that something refused what it needed: how it ended, what it said, and what is left."""

import re
from collections import Counter

from scene import NEW, Lost

SENTENCE = r"\Arezdex: (?P<path>/.+?): .*{said}.*\n\Z"


class Faults:
    def __init__(self, case):
        self.case, self.found, self.lost, self.tried = case, Counter(), [], 0

    def trial(self, what, run):
        """`run` gives how the process ended, what it has to say (a pattern), and whether it may succeed."""
        trial = self.case.begin()
        self.tried += 1
        try:
            self.found[self.judge(trial, *run(trial))] += 1
        except Lost as why:
            self.lost.append(f"{self.case.operation.name}, {what}: {why}")
        self.end(trial)

    def end(self, trial):
        self.case.end(trial)

    def judge(self, trial, done, said, may_succeed):
        if done.returncode == 0:
            if not may_succeed:
                raise Lost("the run takes no notice")
            return self.case.judge(trial, (NEW,))
        if done.returncode != 2:
            raise Lost(f"exit code {done.returncode}: {done.stderr}")
        sentence = re.match(SENTENCE.format(said=said), done.stderr)
        if not sentence or not sentence["path"].startswith(str(self.case.scene.folder)):
            raise Lost(f"the error does not say '{said}' and where: {done.stderr}")
        left = [path.name for path in self.case.target(trial).glob("*.tmp")]
        if left and not may_succeed:
            raise Lost(f"left over: {left}")
        return self.case.judge(trial)
