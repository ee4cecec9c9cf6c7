"""Promise: `--log-format json`: each line on standard error is one JSON object, whatever happens and is named."""

import json
import os
import re
import unittest
from datetime import UTC, datetime
from pathlib import Path

from sharing import SharingTest

ROOT = Path(__file__).parents[2]
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
LEVELS = {"info", "warning", "error"}


def reject(text):
    raise ValueError(text)


class Log(SharingTest):
    def log(self, code, *arguments, **keywords):
        """The events of a command that must give this exit code."""
        done = self.run_cli(*arguments, "--log-format", "json", **keywords)
        self.assertEqual(done.returncode, code, done.stderr)
        self.stdout = done.stdout
        self.assertTrue(done.stderr.endswith(b"\n"), done.stderr)
        events = []
        for line in done.stderr.decode("utf-8").split("\n")[:-1]:
            self.assertNotRegex(line, "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202e]")
            event = json.loads(line, parse_constant=reject)
            self.assertRegex(event["time"], TIME)
            moment = datetime.strptime(event["time"], "%Y-%m-%dT%H:%M:%S.%f%z")
            self.assertLess(abs((datetime.now(UTC) - moment).total_seconds()), 600)
            self.assertIn(event["level"], LEVELS)
            self.assertEqual(list(event)[:3], ["time", "level", "event"])
            events.append(event)
        return events

    def names(self, events):
        return [event["event"] for event in events]

    def test_a_build(self):
        self.define("a", "1")
        self.define("a", "2", "name =")
        events = self.log(0, "index", self.packages, "--db", self.db)
        self.assertEqual(self.names(events), ["started", "listed", "writing", "summary"])
        self.assertEqual(self.stdout, b"")
        started, listed, _, summary = events
        self.assertEqual((started["command"], started["db"]), ("index", str(self.db)))
        self.assertEqual((listed["repository"], listed["families"]), (str(self.packages), 1))
        for field, value in (("generation", 1), ("published", True), ("definitions", 2), ("added", 2)):
            self.assertEqual(summary[field], value, field)
        self.assertEqual((summary["complete"], summary["invalid"]), (1, 1))
        self.assertIsInstance(summary["total_seconds"], float)

    def test_who_is_waited_for_is_said_once(self):
        self.define("a", "1")
        with self.lock_held(self.db):
            events = self.log(2, "index", self.packages, "--db", self.db, "--wait=0.2")
        self.assertEqual(self.names(events), ["started", "waiting", "failed"])
        _, waiting, failed = events
        self.assertEqual(waiting["level"], "info")
        self.assertRegex(waiting["for"], rf"\Apid {os.getpid()} on host elsewhere since ")
        self.assertEqual(failed["kind"], "locked")

    def test_an_update(self):
        self.define("a", "1")
        self.index()
        events = self.log(1, "update", "a", "nothing", "--db", self.db)
        self.assertEqual([e["family"] for e in events if e["event"] == "absent"], ["nothing"])
        self.assertEqual(events[-1]["absent"], 1)

    def test_names_that_are_no_text(self):
        strange = "\x1b[31m\n\u202e\udcff"
        folder = self.packages / "a" / strange
        folder.mkdir(parents=True)
        (folder / "package.py").mkdir()
        os.mkfifo(self.packages / "a" / "fifo")
        away = self.folder / strange
        away.mkdir()
        self.log(0, "index", f"--root={strange}={away}", self.packages, "--db", self.db)
        away.rename(self.folder / "gone")
        events = self.log(1, "index", "--db", self.db)
        problems = [e for e in events if e["event"] == "problem"]
        self.assertIn(os.fspath(away), [p["path"] for p in problems])
        self.assertEqual({p["level"] for p in problems}, {"warning"})
        self.assertEqual([e["repository"] for e in events if e["event"] == "unavailable"], [strange])

    def test_failures(self):
        for arguments, kind in (
            (["index", self.folder / "nowhere", "--db", self.db], "not_found"),
            (["index", "--db", self.db, "--bogus"], "usage"),
            (["index", "--db", self.db, "--root", "x"], "usage"),
            (["update", "a/1/2", "--db", self.db], "usage"),
            (["update", "a", "--db", self.db], "not_found"),
            (["index", self.packages], "usage"),
            (["index", self.packages, "--db", ""], "usage"),
            (["index", self.packages, "--db", self.db, "--metrics", ""], "usage"),
            (["index", self.packages, "--db", "/proc/none"], None),
        ):
            with self.subTest(arguments=arguments):
                events = self.log(2, *arguments)
                self.assertEqual((events[-1]["event"], events[-1]["level"]), ("failed", "error"))
                self.assertNotEqual(events[-1]["message"], "")
                if kind:
                    self.assertEqual(events[-1]["kind"].replace("-", "_"), kind)

    def test_a_failure_of_the_metrics_is_an_event(self):
        self.define("a", "1")
        events = self.log(2, "index", self.packages, "--db", self.db, "--metrics", self.folder / "no" / "x")
        self.assertEqual(self.names(events)[-2:], ["summary", "failed"])

    def test_a_dry_run_lists_on_standard_output(self):
        path = self.define("a", "1")
        self.log(1, "index", self.packages, "--db", self.db, "--dry-run")
        self.assertEqual(self.stdout, f"added    {path}\n".encode())

    def test_text_is_the_default(self):
        self.define("a", "1")
        plain = self.succeed("index", self.packages, "--db", self.db)
        self.assertIn(b"generation 1\n", plain)
        done = self.run_cli("index", "--full", self.packages, "--db", self.db, "--log-format=text")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn("--log-format", self.fail_with(2, "index", "--db", self.db, "--log-format", "xml"))

    def test_every_event_is_documented(self):
        sources = (path.read_text() for path in (ROOT / "tools/rezdex").glob("*.cpp"))
        call = re.compile(r'log_event\(\s*Level::(\w+),\s*"(\w+)"')
        written = {(event, level) for text in sources for level, event in call.findall(text)}
        table = (ROOT / "docs/operation.md").read_text().split("| event | level | fields |\n")[1]
        rows = re.findall(r"(?m)^\| `(\w+)` \| (\w+)", table.split("\n\n")[0])
        self.assertCountEqual(rows, written)


if __name__ == "__main__":
    unittest.main()
