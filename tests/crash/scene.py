"""Promise: package repositories, the index of how they were, the index of how they are, and runs that lead from one to
the other, each in a folder of its own, to be broken off and judged.

A trial begins with the old index. After whatever happened to the run, judge() says which one is there, by the answers
to all that either of them holds, and fails where it is neither, or where something is left over.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))
import make_repository  # noqa: E402 - lies in bench/

BIN = os.path.abspath(os.environ["REZDEX_BIN"])
SHIM = os.path.abspath(os.environ.get("REZDEX_SHIM", ROOT / "build/release/tests/crash/libcrash_shim.so"))
NOTHING, OLD, NEW = "nothing", "old", "new"
REST_S = 0.05  # longer than what a reader's mark wants a file to have been at rest: else runs would differ
KEPT = 3  # generations before the current one, by default
OURS = re.compile(r"CURRENT|HISTORY|writer\.lock|generation-[0-9]+\.lmdb")
PATIENCE_S = 120


class Lost(Exception):
    """What must not be: an index that is neither the old nor the new one, or that does not recover."""


@dataclass
class Operation:
    """A run that makes the new index of the old one."""

    name: str
    words: list  # of the command line; {index}, {published}, {packages}: folders
    target: str = "index"  # the folder that changes
    begins: str = OLD
    before: tuple = ()  # runs that go before it, undisturbed

    def command(self, places):
        return [BIN, *(word.format(**places) for word in self.words)]

    def may_be(self):
        return (self.begins, NEW)


INDEX = ["index", "--db", "{index}", "--racy-margin=0"]
PUBLISH = ["publish", "{index}", "{published}"]
OPERATIONS = {
    operation.name: operation
    for operation in (
        Operation("first", ["index", "{packages}", "--db", "{index}", "--racy-margin=0"], begins=NOTHING),
        Operation("full", ["index", "--full", "--db", "{index}", "--racy-margin=0"]),
        Operation("index", INDEX),
        Operation("update", ["update", "changed", "--db", "{index}", "--racy-margin=0"]),
        Operation(
            "publish",
            [*PUBLISH, "--allow-input=*"],
            "published",
            before=([*PUBLISH, "--allow-input=*"], INDEX),
        ),
        # What hangs on an input that is not allowed is left out in a generation that is written for this.
        Operation("publish-stubs", PUBLISH, "published", before=(PUBLISH, INDEX)),
    )
}


READS_INPUT = 'import os\nname = "reads"\nversion = "1"\ndescription = os.environ.get("STUDIO", "")\n'


def definition(family, version, text):
    return f'name = "{family}"\nversion = "{version}"\nrequires = ["python-3"]\ndescription = """{text}"""\n'


class Scene:
    """Made once: the repository as it is, and what the index said and will say of it."""

    def __init__(self, folder, packages, seed):
        self.folder, self.packages = folder, folder / "packages"
        self.random = random.Random(seed)
        self.paths, self.trials = set(), 0
        folder.chmod(0o755)  # what lies in a private folder is not given at snapshot
        make_repository.make(self.packages, packages, seed)
        self.change(1)
        self.old = folder / "old"
        self.undisturbed(self.old, ["index", str(self.packages), "--db", "{index}", "--racy-margin=0"])
        self.change(2)
        self.note_paths()

    def write(self, family, version, text):
        path = self.packages / family / version / "package.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(definition(family, version, text))

    def change(self, step):
        """All in one family, so that an update of that one makes the same as an index run."""
        self.write("changed", "1", f"step {step}")
        self.write("changed", f"{step}.5", "only now")
        for i in range(60):
            self.write("changed", f"3.{i}", f"step {step} " + "x" * (i * 100 * step))
        reads = self.packages / "reads/1/package.py"
        reads.parent.mkdir(parents=True, exist_ok=True)
        reads.write_text(READS_INPUT)
        self.note_paths()
        if step != 1:
            shutil.rmtree(self.packages / "changed/1.5")

    def note_paths(self):
        self.paths |= {str(path) for path in self.packages.glob("*/*/package.py")}

    def environment(self, trial):
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(trial),
            "REZDEX_CACHE_DIR": str(trial / "cache"),
            "LC_ALL": "C",
            "STUDIO": "north",
        }

    def places(self, trial):
        return {"packages": self.packages, "index": trial / "index", "published": trial / "published"}

    def undisturbed(self, trial, words):
        (trial / "cache").mkdir(parents=True, exist_ok=True)
        command = [BIN, *(word.format(**self.places(trial)) for word in words)]
        done = self.run(trial, command)
        if done.returncode != 0:
            raise Lost(f"{' '.join(map(str, command))}: {done.stderr}")

    def run(self, trial, command, **keywords):
        environment = self.environment(trial) | keywords.pop("environment", {})
        return subprocess.run(
            command, env=environment, cwd=self.folder, capture_output=True, text=True, check=False, timeout=PATIENCE_S,
            **keywords,
        )  # fmt: skip

    def answers(self, trial, target="index"):
        """All that the index in the folder says, whatever lies on the disk; nothing where there is none."""
        database = self.places(trial)[target]
        families = sorted({Path(path).parts[-3] for path in self.paths})
        packages = [word for family in families for word in ("--package", family)]
        command = [BIN, "lookup", "--db", database, "--freshness", "snapshot", "--data", "-", *packages]
        looked_up = self.run(trial, command, input="\n".join(sorted(self.paths)) + "\n")
        none = (
            "there is no index here",
            "CURRENT is gone",
        )  # the second: where the first run died before CURRENT
        if looked_up.returncode == 2 and any(words in looked_up.stderr for words in none):
            return None
        if looked_up.returncode != 0:
            raise Lost(f"the index cannot be asked: {looked_up.stderr}")
        lines = [json.loads(line) for line in looked_up.stdout.splitlines()]
        return sorted(json.dumps(line, sort_keys=True) for line in lines)


class Case:
    """One operation, with what is before it and what it should make."""

    def __init__(self, scene, operation):
        self.scene, self.operation = scene, operation
        self.template = scene.folder / f"before-{operation.name}"
        shutil.copytree(scene.old, self.template)
        if operation.begins == NOTHING:
            shutil.rmtree(self.template / operation.target)
        for words in operation.before:
            scene.undisturbed(self.template, words)
        self.answers = {operation.begins: scene.answers(self.template, operation.target)}
        trial = self.begin()
        scene.undisturbed(trial, operation.words)
        self.answers[NEW] = scene.answers(trial, operation.target)
        self.bytes = max(
            path.stat().st_size for path in self.target(trial).iterdir()
        )  # of the new generation
        self.files = len(list(self.target(trial).iterdir()))
        self.end(trial)
        if sum('"complete"' in line for line in self.answers[NEW]) < len(self.scene.paths):
            raise Lost("the index does not say what the definitions hold")
        if self.answers[NEW] in (None, self.answers[operation.begins]):
            raise Lost(f"{operation.name} changes nothing")

    def begin(self):
        self.scene.trials += 1
        trial = self.scene.folder / f"trial-{self.scene.trials}"
        shutil.copytree(self.template, trial)
        time.sleep(REST_S)
        return trial

    def end(self, trial):
        shutil.rmtree(trial)

    def target(self, trial):
        return Path(self.scene.places(trial)[self.operation.target])

    def command(self, trial):
        return self.operation.command(self.scene.places(trial))

    def shim(self, trial, **settings):
        """The environment in which the run's system calls about its target and the cache are counted."""
        folders = {"SHIM_FOLDERS": f"{self.target(trial)}:{trial}/cache"}
        return {
            "LD_PRELOAD": SHIM,
            **folders,
            **{f"SHIM_{name.upper()}": str(to) for name, to in settings.items()},
        }

    def which(self, trial):
        answers = self.scene.answers(trial, self.operation.target)
        for name, expected in self.answers.items():
            if answers == expected:
                return name
        raise Lost("the index is neither the old nor the new one")

    def judge(self, trial, may_be=None):
        """Which index is there; then the next run must give the new one and leave nothing over."""
        found = self.which(trial)
        opened = self.scene.run(trial, [BIN, "stats", "--db", self.target(trial)])
        if opened.returncode != (2 if found == NOTHING else 0):
            raise Lost(f"the index does not open: {opened.stderr}")
        if found not in (may_be or self.operation.may_be()):
            raise Lost(f"the index is the {found} one")
        self.recover(trial, found)
        return found

    def recover(self, trial, found):
        done = self.scene.run(trial, self.command(trial))
        # Nobody can tell a first run that died before CURRENT from an index that has lost it.
        warned = done.stderr and not (found == NOTHING and "only: CURRENT is gone" in done.stderr)
        if done.returncode != 0 or warned:
            raise Lost(f"the next run ends with {done.returncode}: {done.stderr}")
        if self.which(trial) != NEW:
            raise Lost("the next run does not give the new index")
        left = self.left_over(trial)
        if left:
            raise Lost(f"left over: {left}")

    def left_over(self, trial):
        """What belongs neither to an index nor to the cache; all names where there are too many generations."""
        names = sorted(path.name for path in self.target(trial).iterdir())
        if len(names) > self.files + KEPT:
            return names
        return [name for name in names if not OURS.fullmatch(name)] + [
            path.name for path in trial.joinpath("cache").rglob("*.tmp")
        ]


@dataclass
class Call:
    """One line of the shim's log."""

    number: int
    name: str
    size: int
    path: str
    to: str = ""  # of a rename
    number_of_its_name: int = 0
    moved: bool = False  # CURRENT, before this call
    followed_by: str = ""


def calls_of(case):
    """The calls of an undisturbed run about its target and the cache, in their order."""
    trial = case.begin()
    log = trial / "calls"
    done = case.scene.run(trial, case.command(trial), environment=case.shim(trial, log=log))
    if done.returncode != 0 or not log.exists():
        raise Lost(f"the run under the shim fails: {done.stderr or 'it was not loaded'}")
    calls, names = [], Counter()
    for line in log.read_text().splitlines():
        number, name, size, rest = line.split(" ", 3)
        path, _, to = rest.partition("\t")
        names[name] += 1
        moved = any(call.name == "rename" and call.to.endswith("/CURRENT") for call in calls)
        if calls:
            calls[-1].followed_by = name
        calls.append(Call(int(number), name, int(size), path, to, names[name], moved))
    case.end(trial)
    return calls
