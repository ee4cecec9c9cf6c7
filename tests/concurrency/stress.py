"""Promise: readers stay right while the index and the disk change under them, and leave nothing behind.

Usage: stress.py READER [--seconds N] [--no-forks] [--seed N] [--processes N]. Eight processes of four threads look up
paths, packages and families at every level (reader.cpp), some forking children; others are killed at random moments.
Meanwhile the indexer publishes one generation after the other, anew, incrementally and by family, and the
repositories change.
A batch at `snapshot` must be one generation's, whose values the disk held during that run of the indexer; each slot
at `file` what the disk held between call and return, read or believed. At the end no lock, no file and no old
generation is left.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, os.path.dirname(__file__))
from disk import FAMILIES, Disk  # noqa: E402
from history import History  # noqa: E402

BIN = os.path.abspath(os.environ["REZDEX_BIN"])
GIVE_UP = 300  # seconds for what never takes so long: a hang
KEEP = 1


class Stress:
    def __init__(self, folder, options):
        self.folder, self.options = folder, options
        self.database = folder / "db"
        self.environment = dict(os.environ, REZDEX_CACHE_DIR=str(folder / "cache"))
        self.stop = threading.Event()
        self.failures = []
        self.runs = self.changes = self.kills = self.most_files = 0
        seconds = options.seconds
        self.history_path, self.places_path = folder / "history", folder / "places"
        self.disk = Disk(
            folder,
            random.Random(options.seed),
            lambda paths: History(self.history_path, paths, 2000 + 100 * seconds, 2000 + 100 * seconds),
        )
        self.disk_lock = threading.Lock()
        self.places_path.write_text("".join("/".join(place) + "\n" for place in self.disk.places))

    def rezdex(self, command, *arguments):
        done = subprocess.run(
            [BIN, command, "--db", self.database, "--keep", str(KEEP), "--keep-time", "0", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=GIVE_UP,
        )
        # 1: a family that was asked for is away, or came or went while it was looked at
        if done.returncode not in (0, 1):
            raise RuntimeError(f"rezdex {command}: exit code {done.returncode}: {done.stderr}")

    def publish(self, number, *arguments):
        """One run of the indexer, which the counters tell of."""
        history = self.disk.history
        history.run_begins(number)
        with self.disk_lock:
            self.disk.count(number)
        self.rezdex("index", "--racy-margin", "1", *arguments)
        if number % 3 == 0:
            self.rezdex("update", f"family{number % FAMILIES}")
        history.run_ended(number)
        self.runs = number
        self.most_files = max(self.most_files, len(self.generations()))

    def generations(self):
        return [name for name in os.listdir(self.database) if name.startswith("generation-")]

    def publish_on(self):
        number = self.runs
        while not self.stop.is_set():
            number += 1
            self.publish(number, *(["--full"] if number % 5 == 0 else []))

    def change_on(self):
        while not self.stop.is_set():
            with self.disk_lock:
                self.disk.change_something()
            self.changes += 1
            time.sleep(0.005)

    def start_reader(self, seconds, seed, forks):
        words = [
            self.options.reader,
            self.database,
            self.folder / "packages",
            self.history_path,
            self.places_path,
        ]
        return subprocess.Popen(
            [*words, str(seconds), str(seed), str(forks)],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def kill_on(self):
        choose = random.Random(self.options.seed + 1)
        while not self.stop.is_set():
            victim = self.start_reader(GIVE_UP, choose.randrange(1 << 20), 0)
            time.sleep(choose.random() * choose.choice([0.05, 1.5]))
            victim.kill()
            error = victim.communicate()[1]
            if victim.returncode != -9:
                raise RuntimeError(f"a reader to be killed ended by itself: {error}")
            self.kills += 1

    def in_thread(self, body):
        def guarded():
            try:
                body()
            except Exception as error:  # noqa: BLE001 - told by the main thread
                self.failures.append(f"{body.__name__}: {error!r}")
                self.stop.set()

        thread = threading.Thread(target=guarded)
        thread.start()
        return thread

    def run(self):
        packages = self.folder / "packages"
        self.publish(1, packages / "a", packages / "b")
        seed, processes = self.options.seed, self.options.processes
        readers = [
            self.start_reader(self.options.seconds, seed + i, int(self.options.forks and i % 4 == 0))
            for i in range(processes)
        ]
        threads = [self.in_thread(body) for body in (self.publish_on, self.change_on, self.kill_on)]
        figures = [self.finish(reader) for reader in readers]
        self.stop.set()
        for thread in threads:
            thread.join()
        if not self.failures:
            self.check_rest()
        return [each for each in figures if each]

    def finish(self, reader):
        try:
            output, error = reader.communicate(timeout=self.options.seconds + GIVE_UP)
        except subprocess.TimeoutExpired:
            reader.kill()
            self.failures.append(f"a reader hangs: {reader.communicate()[1]}")
            return None
        if reader.returncode != 0:
            self.failures.append(f"a reader ended with {reader.returncode}: {error}")
            return None
        return json.loads(output)

    def check_rest(self):
        """Every reader is gone: so must be what they held."""
        self.publish(self.runs + 1)
        held = len(self.generations())
        if held > 1 + KEEP + 1:  # the last run itself held the one before
            self.failures.append(f"{held} generations are left: {sorted(self.generations())}")
        others = {n for n in os.listdir(self.database) if not n.startswith("generation-")}
        if others != {"CURRENT", "HISTORY", "writer.lock"}:
            self.failures.append(f"the index's folder holds {others}")
        marks = [str(path) for path in (self.folder / "cache").rglob("*") if path.is_file()]
        if len([mark for mark in marks if not mark.endswith(".tmp")]) > 1 or len(marks) > 2:
            self.failures.append(f"readers left {marks}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("reader")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--forks", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(3), "big"))
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="rezdex-stress-"))
    folder.chmod(0o755)  # entries below a private folder are private
    try:
        stress = Stress(folder, options)
        figures = stress.run()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    keys = ("batches", "slots", "believed", "forks")
    total = {key: sum(each[key] for each in figures) for key in keys}
    if not stress.failures and total["believed"] == 0:
        stress.failures.append("no entry was believed by its stamp: nothing is known of those")
    print(
        f"seed {options.seed}: {options.processes} readers, {stress.runs} runs of the indexer, "
        f"{stress.changes} changes of the disk, {total['batches']} batches of {total['slots']} slots, "
        f"at least {total['believed']} of them believed by a stamp, {total['forks']} forks, {stress.kills} readers "
        f"killed, at most {stress.most_files} generations, a new one "
        f"seen after at most {max((each['longest_lag_ms'] for each in figures), default=0)} ms"
    )
    for failure in stress.failures:
        print(failure)
    return 1 if stress.failures else 0


if __name__ == "__main__":
    sys.exit(main())
