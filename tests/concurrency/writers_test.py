"""Promise: of several indexers one writes: the others say who that is, or wait for it.

An indexer is caught at work by stopping it (SIGSTOP) once writer.lock names it.
"""

import os
import re
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
from support import BIN, CliTest  # noqa: E402 - lies in tests/cli

DEFINITIONS = 400
GIVE_UP = 120  # seconds for what never takes so long


class Writers(CliTest):
    def start(self, *arguments):
        indexer = subprocess.Popen(
            [BIN, *map(os.fspath, arguments), "--db", self.db],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(self.end, indexer)
        return indexer

    def end(self, indexer):
        if indexer.poll() is None:
            indexer.kill()
        indexer.communicate()

    def caught(self):
        """An indexer that was stopped while it holds the index."""
        for i in range(DEFINITIONS):
            self.define(f"family{i % 30}", str(i))
        indexer = None
        for _ in range(20):
            indexer = self.start("index", self.packages, "--full")
            if self.stopped_at_work(indexer):
                break
        else:
            self.fail("no indexer was slow enough to be stopped at work")
        return indexer

    def stopped_at_work(self, indexer):
        def at_work():
            lock = self.db / "writer.lock"
            return lock.exists() and f"pid {indexer.pid} " in lock.read_text()

        while indexer.poll() is None and not at_work():
            time.sleep(0.0005)
        indexer.send_signal(signal.SIGSTOP)
        if indexer.poll() is None and at_work():
            return True
        self.end(indexer)
        return False

    def finish(self, indexer):
        output, error = indexer.communicate(timeout=GIVE_UP)
        self.assertEqual(indexer.returncode, 0, error + output)
        return error

    def waiting(self, holder):
        """One that waits, and has said for whom."""
        indexer = self.start("index", self.packages, "--wait")
        line = indexer.stderr.readline()
        self.assertRegex(
            line, rf"\Arezdex: waiting for pid {holder.pid} on host \S+ since \S+Z \(as writer.lock says\)"
        )
        return indexer

    def test_the_second_says_who_writes(self):
        holder = self.caught()
        error = self.fail_with(2, "index", self.packages, "--db", self.db)
        self.assertRegex(
            error, rf"pid {holder.pid} on host \S+ since 20\S+Z .*is writing this index; try again later"
        )
        error = self.fail_with(2, "update", "family1", "--db", self.db, "--wait=0")
        self.assertIn("is writing this index", error)
        holder.send_signal(signal.SIGCONT)
        self.finish(holder)
        self.index()

    def test_waiting_has_an_end(self):
        holder = self.caught()
        with self.subTest("a blank before it"):
            done = self.run_cli("index", self.packages, "--db", self.db, "--wait", "0.2")
            self.assertEqual(done.returncode, 2)
            self.assertIn(b"the time to wait for it was over", done.stderr)
        done = self.run_cli("index", self.packages, "--db", self.db, "--wait=0.2")
        self.assertEqual(done.returncode, 2)
        self.assertRegex(
            done.stderr.decode(), rf"(?s)waiting for pid {holder.pid} .*the time to wait for it was over"
        )
        for folder in (".", ".."):
            with self.subTest(folder):
                done = self.run_cli("index", "--db", self.db, "--dry-run", "--wait", folder)
                self.assertNotIn(b"--wait", done.stderr)
        for wrong in ("--wait=-1", "--wait=soon", "--wait=nan"):
            with self.subTest(wrong):
                done = self.run_cli("index", self.packages, "--db", self.db, wrong)
                self.assertEqual(done.returncode, 2)
                self.assertNotIn(b"waiting for", done.stderr)

    def test_who_waits_goes_on_when_the_other_is_done(self):
        holder = self.caught()
        second = self.waiting(holder)
        holder.send_signal(signal.SIGCONT)
        self.finish(holder)
        self.finish(second)

    def test_who_waits_goes_on_when_the_other_is_killed(self):
        holder = self.caught()
        second = self.waiting(holder)
        holder.kill()
        self.finish(second)
        self.assertEqual([n for n in os.listdir(self.db) if n.endswith(".tmp")], [])

    def test_interrupted_while_it_waits(self):
        holder = self.caught()
        before = sorted(os.listdir(self.db))
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number):
                second = self.waiting(holder)
                second.send_signal(number)
                error = second.communicate(timeout=GIVE_UP)[1]
                self.assertEqual(second.returncode, 2)
                self.assertIn("interrupted while it waited for pid", error)
        self.assertEqual(sorted(os.listdir(self.db)), before)

    def test_ten_indexers_at_once(self):
        repositories = [self.folder / f"repository{i}" for i in range(10)]
        for repository in repositories:
            self.define("maya", "1.0", repository=repository)
        indexers = [self.start("index", repository, "--wait") for repository in repositories]
        for indexer in indexers:
            error = self.finish(indexer)
            self.assertTrue(re.fullmatch(r"(rezdex: waiting for .*\n)*", error), error)
        self.assertEqual(len(self.lookup("--package", "maya-1.0")), len(repositories))


if __name__ == "__main__":
    unittest.main()
