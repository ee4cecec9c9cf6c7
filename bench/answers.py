"""Promise: what the contestants answer is compared before anything is timed, and rez decides where they differ.

A difference in which rez agrees with pyrer is a wrong answer of ours: check() then raises, and nothing is timed.
"""

import json
import subprocess
from dataclasses import dataclass, field

import pyrer

FIELDS = ("name", "version", "requires", "variants")
LEVELS = ("file", "family", "snapshot")


def looked_up(rezdex, database, paths, level):
    """One dict a path, in order, from the command line."""
    command = [rezdex, "lookup", "--db", database, "--freshness", level, "-"]
    output = subprocess.run(
        command, input="\n".join(paths) + "\n", capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in output.stdout.splitlines()]


def of_ours(line):
    if line["status"] not in ("complete", "solver"):
        return None
    return line["name"], line["version"] or "", line["requires"] or [], line["variants"] or []


def of_pyrer(package):
    if package is None:
        return None
    return package.name, package.version or "", list(package.requires), [list(v) for v in package.variants]


def of_rez(path):
    from rez.serialise import FileFormat, load_from_file  # reads rez's configuration: only where it is needed

    data = load_from_file(path, FileFormat.py)
    return data.get("name"), data.get("version", ""), data.get("requires", []), data.get("variants", [])


@dataclass
class Agreement:
    definitions: int
    both: int = 0
    only_ours: int = 0
    only_pyrer: int = 0
    neither: int = 0
    pyrer_wrong: list[str] = field(default_factory=list)  # differs from rez, which agrees with us
    wrong: list[str] = field(default_factory=list)  # rez does not agree with us

    def __str__(self):
        return (
            f"of {self.definitions} definitions both answer {self.both}, only rezdex {self.only_ours}, "
            f"only pyrer {self.only_pyrer}, neither {self.neither}; "
            f"answers of pyrer that rez contradicts: {len(self.pyrer_wrong)}, of rezdex: {len(self.wrong)}"
        )


def compare(paths, ours, theirs):
    agreement = Agreement(len(paths))
    for path, mine, its in zip(paths, map(of_ours, ours), map(of_pyrer, theirs), strict=True):
        if mine is None or its is None:
            agreement.only_ours += mine is not None
            agreement.only_pyrer += its is not None
            agreement.neither += mine is None and its is None
            continue
        agreement.both += 1
        if mine != its:
            (agreement.pyrer_wrong if mine == of_rez(path) else agreement.wrong).append(path)
    return agreement


def check(rezdex, database, paths):
    """The Agreement at the level `file`; raises where an answer is wrong or the levels do not agree."""
    at = {level: looked_up(rezdex, database, paths, level) for level in LEVELS}
    for level in LEVELS[1:]:
        if list(map(of_ours, at[level])) != list(map(of_ours, at["file"])):
            raise ValueError(
                f"the levels file and {level} give different answers for an unchanged repository"
            )
    agreement = compare(paths, at["file"], pyrer.parse_static_packages_py(paths))
    if agreement.wrong:
        raise ValueError("wrong answers, rez gives others:\n" + "\n".join(agreement.wrong))
    return agreement
