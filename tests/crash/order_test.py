"""Promise: nothing is named before it is on the disk, nothing that is named is written again, and CURRENT moves last.

Usage: order_test.py. Of each operation of scene.py the system calls of an undisturbed run are judged: a crash of the
machine keeps only what was synced, and a killed process cannot show that.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from scene import OPERATIONS, Case, Lost, Scene, calls_of

WRITES = ("create", "write", "pwrite", "writev", "pwritev", "ftruncate", "copy_file_range", "clone")
GENERATION = re.compile(r"generation-[0-9]+\.lmdb")


class Order:
    def __init__(self, case, calls):
        target = case.target(Path("/t")).name
        self.calls = [call for call in calls if f"/{target}" in call.path]
        self.wrong = []

    def require(self, holds, sentence):
        if not holds:
            self.wrong.append(sentence)

    def renames(self, pattern):
        return [
            call for call in self.calls if call.name == "rename" and re.fullmatch(pattern, Path(call.to).name)
        ]

    def numbers(self, path, names):
        return [call.number for call in self.calls if call.path == path and call.name in names]

    def synced_before_named(self, rename):
        name = Path(rename.path).name
        writes, syncs = self.numbers(rename.path, WRITES), self.numbers(rename.path, ("fsync", "fdatasync"))
        self.require(writes, f"{name} is named and was never written")
        between = [sync for sync in syncs if max(writes, default=0) < sync < rename.number]
        self.require(between, f"{name} is named before all that was written to it is synced")
        folder = str(Path(rename.to).parent)
        after = [number for number in self.numbers(folder, ("fsync",)) if number > rename.number]
        self.require(after, f"the folder is not synced after {name} is named")
        return min(after, default=sys.maxsize)

    def judge(self):
        moves, named = self.renames("CURRENT"), self.renames(GENERATION.pattern)
        self.require(
            len(moves) == len(named) == 1, f"{len(named)} generations are named, CURRENT moves {len(moves)} ×"
        )
        if self.wrong:
            return self.wrong
        move, name = moves[0], named[0]
        self.require(
            self.synced_before_named(name) < move.number,
            "CURRENT moves before its generation's name is synced",
        )
        self.synced_before_named(move)
        for history in self.renames("HISTORY"):
            self.require(
                self.synced_before_named(history) < move.number, "CURRENT moves before HISTORY is durable"
            )
        for call in self.calls:
            written = call.name in WRITES and GENERATION.fullmatch(Path(call.path).name)
            self.require(
                not written, f"call {call.number}: {call.name} of {Path(call.path).name}, which has its name"
            )
            removed = call.name == "unlink" and call.number < move.number and not call.path.endswith(".tmp")
            self.require(not removed, f"call {call.number}: {Path(call.path).name} goes before CURRENT moves")
        return self.wrong


def main():
    folder, failed = Path(tempfile.mkdtemp(prefix="crash-order-")), 0
    try:
        scene = Scene(folder, 100, 1)
        for name, operation in OPERATIONS.items():
            case = Case(scene, operation)
            calls = calls_of(case)
            wrong = Order(case, calls).judge()
            print(f"{name}: {len(calls)} calls, {len(wrong)} out of order", *wrong, sep="\n  ")
            failed += len(wrong)
    except Lost as why:
        print(why)
        failed += 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
