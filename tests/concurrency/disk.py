"""Promise: the stress's package repositories, changed only by renames, each change written into the history.

`a` has families that come and go, and versions that are added, removed and edited. Half of its families are calm: they
change so rarely that their entries are believed by their stamps, and often enough that a stamp believed wrongly shows.
In `b`, all definitions of family `counter` hold the number of the indexer's run.
"""

import os
import shutil

DEFINITION = """\
name = "{family}"
version = "{version}"
requires = ["step-{step}"]
"""
# Of every other version: an input, which each lookup compares.
WITH_INPUT = "import platform\nif platform.system() == 'Windows':\n    requires = ['step-0']\n"
FAMILIES, VERSIONS, COUNTERS = 8, 5, 4
CALM, CALM_SHARE = 4, 0.1  # the last of the families, and their share of the changes


class Disk:
    def __init__(self, folder, random, make_history):
        self.folder = folder
        self.staging = folder / "staging"  # on the same disk, outside of the repositories
        self.staging.mkdir()
        self.random = random
        self.step = 0
        self.places = [("a", f"family{i}", f"{j}.0") for i in range(FAMILIES) for j in range(VERSIONS)]
        self.places += [("b", "counter", str(i)) for i in range(COUNTERS)]
        self.steps = [0] * len(self.places)  # 0: not there
        self.away = {}  # family → its steps, while it is away
        self.history = make_history(len(self.places))
        for repository, family, _ in self.places:
            (folder / "packages" / repository / family).mkdir(parents=True, exist_ok=True)
        for place, (repository, _, _) in enumerate(self.places):
            if repository == "a":
                self.add(place)
        self.count(1)

    def path(self, place):
        return self.folder.joinpath("packages", *self.places[place])

    def text(self, place, step):
        _, family, version = self.places[place]
        text = DEFINITION.format(family=family, version=version, step=step)
        return text + (WITH_INPUT if place % 2 else "")

    def change(self, steps, rename):
        """Brings each place to its step by one rename."""
        events = [self.history.begin(place, step) for place, step in steps.items()]
        rename()
        for event in events:
            self.history.done(event)
        for place, step in steps.items():
            self.steps[place] = step

    def next_step(self):
        self.step += 1
        return self.step

    def staged(self, place, step):
        made = self.staging / f"made{self.next_step()}"
        made.mkdir()
        (made / "package.py").write_text(self.text(place, step))
        return made

    def add(self, place, step=None):
        step = step or self.next_step()
        made = self.staged(place, step)
        self.change({place: step}, lambda: os.rename(made, self.path(place)))

    def edit(self, place, step=None):
        step = step or self.next_step()
        made = self.staged(place, step)
        target = self.path(place) / "package.py"
        self.change({place: step}, lambda: os.rename(made / "package.py", target))
        made.rmdir()

    def remove(self, place):
        gone = self.staging / f"gone{self.next_step()}"
        self.change({place: 0}, lambda: os.rename(self.path(place), gone))
        shutil.rmtree(gone)

    def take_away(self, family):
        steps = {i: self.steps[i] for i, place in enumerate(self.places) if place[1] == family}
        self.away[family] = steps
        folder = self.folder / "packages/a" / family
        self.change(dict.fromkeys(steps, 0), lambda: os.rename(folder, self.staging / family))

    def bring_back(self, family):
        folder = self.folder / "packages/a" / family
        steps = self.away.pop(family)
        self.change(steps, lambda: os.rename(self.staging / family, folder))

    def change_something(self):
        """Once in a while a whole family, else one version; never the counters."""
        busy = (FAMILIES - CALM) * VERSIONS
        calm = self.random.random() < CALM_SHARE
        place = self.random.randrange(busy, FAMILIES * VERSIONS) if calm else self.random.randrange(busy)
        family = self.places[place][1]
        if family in self.away:
            if self.random.random() < 0.3:
                self.bring_back(family)
        elif self.random.random() < 0.05:
            self.take_away(family)
        elif not self.steps[place]:
            self.add(place)
        elif self.random.random() < 0.25:
            self.remove(place)
        else:
            self.edit(place)

    def count(self, run):
        """The counters tell of the indexer's run number `run`."""
        for place, (repository, _, _) in enumerate(self.places):
            if repository == "b":
                (self.edit if self.steps[place] else self.add)(place, run)
