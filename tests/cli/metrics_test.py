"""Promise: `--metrics FILE`: what Prometheus reads is right, whole at every moment, and of many runs and indexes."""

import os
import re
import stat
import threading
import time
import unittest
from pathlib import Path

import prometheus
from support import CliTest

DOCUMENT = Path(__file__).parents[2] / "docs" / "operation.md"


class MetricsTest(CliTest):
    def setUp(self):
        super().setUp()
        self.file = self.folder / "rezdex.prom"
        self.define("a", "1")
        self.define("a", "2", "name = ")
        self.define("b", "1", 'import os\nname = os.listdir(".")[0]\n')

    def read(self):
        self.samples, self.types = prometheus.read(self.file.read_bytes())
        return self.samples

    def value(self, name, db=None, **labels):
        labels = {"db": str(db or self.db), **labels}
        return self.samples.get((name, tuple(sorted(labels.items()))))

    def run_index(self, *arguments, command="index", **keywords):
        done = self.run_cli(command, *arguments, "--db", self.db, "--metrics", self.file, **keywords)
        self.read()
        return done


class Runs(MetricsTest):
    def test_an_index(self):
        before = time.time()
        self.assertEqual(self.run_index(self.packages).returncode, 0)
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o644)
        for name, count in (("families", 2), ("packages", 3), ("definitions", 3)):
            self.assertEqual(self.value(f"rezdex_{name}", repository=str(self.packages)), count, name)
        for verdict, count in (("complete", 1), ("solver", 0), ("dynamic", 1), ("invalid", 1)):
            self.assertEqual(self.value("rezdex_entries", verdict=verdict), count, verdict)
        self.assertEqual(self.value("rezdex_entries_unanswered", reason="syntax-error"), 1)
        self.assertEqual(self.value("rezdex_entries_racy"), 3)
        self.assertEqual(self.value("rezdex_generation"), 1)
        self.assertEqual(
            self.value("rezdex_generation_bytes"), (self.db / "generation-1.lmdb").stat().st_size
        )
        for name in ("generation_built", "run", "run_last_success"):
            labels = {"command": "index"} if "run" in name else {}
            moment = self.value(f"rezdex_{name}_timestamp_seconds", **labels)
            self.assertTrue(before - 1 <= moment <= time.time() + 1, name)
        self.assertEqual(self.value("rezdex_run_success", command="index"), 1)
        self.assertEqual(self.value("rezdex_run_published", command="index"), 1)
        self.assertEqual(self.value("rezdex_run_definitions", command="index", change="added"), 3)
        for phase in ("build", "sync", "total"):
            self.assertGreaterEqual(
                self.value("rezdex_run_duration_seconds", command="index", phase=phase), 0
            )

    def test_the_whole_index_is_counted_whatever_a_run_looked_at(self):
        self.run_index(self.packages)
        self.define("c", "1")
        self.assertEqual(self.run_index("c", command="update").returncode, 0)
        self.assertEqual(self.value("rezdex_definitions", repository=str(self.packages)), 4)
        self.assertEqual(self.value("rezdex_entries", verdict="complete"), 2)
        self.assertEqual(self.value("rezdex_generation"), 2)
        # One file serves both commands: each one's last run stays.
        self.assertEqual(self.value("rezdex_run_definitions", command="update", change="added"), 1)
        self.assertEqual(self.value("rezdex_run_definitions", command="index", change="added"), 3)

    def test_a_failure_keeps_the_time_of_the_last_success(self):
        self.run_index(self.packages)
        success = self.value("rezdex_run_last_success_timestamp_seconds", command="index")
        done = self.run_index(self.folder / "nowhere")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(self.value("rezdex_run_success", command="index"), 0)
        self.assertEqual(self.value("rezdex_run_last_success_timestamp_seconds", command="index"), success)
        self.assertGreaterEqual(self.value("rezdex_run_timestamp_seconds", command="index"), success)
        self.assertIsNone(self.value("rezdex_run_problems", command="index"))
        self.assertEqual(self.value("rezdex_generation"), 1)  # what readers still have

    def test_a_failure_without_an_index(self):
        self.assertEqual(self.run_index(self.folder / "nowhere").returncode, 2)
        self.assertEqual(self.value("rezdex_run_success", command="index"), 0)
        self.assertIsNone(self.value("rezdex_run_last_success_timestamp_seconds", command="index"))
        self.assertIsNone(self.value("rezdex_generation"))

    def test_a_damaged_index_has_no_content(self):
        self.run_index(self.packages)
        os.truncate(self.db / "generation-1.lmdb", 4096)
        self.assertEqual(self.run_index("a", command="update").returncode, 2)
        self.assertEqual(self.value("rezdex_run_success", command="update"), 0)
        self.assertIsNone(self.value("rezdex_generation"))

    def test_a_repository_that_is_away(self):
        self.run_index(self.packages)
        self.packages.rename(self.folder / "away")
        done = self.run_index()
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(self.value("rezdex_run_success", command="index"), 1)
        self.assertEqual(self.value("rezdex_run_unavailable_repositories", command="index"), 1)
        self.assertEqual(self.value("rezdex_run_published", command="index"), 0)
        self.assertEqual(self.value("rezdex_definitions", repository=str(self.packages)), 3)

    def test_a_dry_run_writes_none(self):
        self.run_cli("index", self.packages, "--db", self.db, "--dry-run", "--metrics", self.file)
        self.assertFalse(self.file.exists())

    def test_stats(self):
        self.succeed("index", self.packages, "--db", self.db)
        self.succeed("stats", "--db", self.db, "--metrics", self.file)
        self.read()
        self.assertEqual(self.value("rezdex_generation"), 1)
        self.assertFalse([name for name, _ in self.samples if "run" in name])


class Lookups(MetricsTest):
    def test_counters_grow(self):
        path = self.define("c", "1")
        self.index()
        os.utime(path, (1, 1))
        for runs in (1, 2, 3):
            self.lookup("--metrics", self.file, path, "--package", "a-1", "a", "nothing-1")
            self.read()
            self.assertEqual(self.value("rezdex_lookup_runs_total"), runs)
            total = sum(v for (name, _), v in self.samples.items() if name == "rezdex_lookup_slots_total")
            self.assertEqual(total, 5 * runs)
            self.assertEqual(self.value("rezdex_lookup_slots_total", origin="index", status="invalid"), runs)
            self.assertEqual(self.value("rezdex_lookup_slots_total", origin="none", status="missing"), runs)
            self.assertEqual(self.value("rezdex_lookup_unanswered_total", reason="syntax-error"), runs)
            self.assertEqual(self.value("rezdex_lookup_unanswered_total", reason="not-found"), runs)
            self.assertEqual(self.value("rezdex_lookup_touched_total"), runs)
            self.assertGreaterEqual(self.value("rezdex_lookup_stats_total"), 4 * runs)
        self.assertEqual({self.types[n] for n, _ in self.samples}, {"counter"})

    def test_lookups_at_once_lose_nothing(self):
        self.index()
        path = str(self.packages / "a" / "1" / "package.py")

        def look():
            for _ in range(5):
                self.succeed("lookup", "--db", self.db, "--metrics", self.file, path)

        threads = [threading.Thread(target=look) for _ in range(4)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            if self.file.exists():
                self.read()  # whole at every moment
        for thread in threads:
            thread.join()
        self.read()
        self.assertEqual(self.value("rezdex_lookup_runs_total"), 20)


class Files(MetricsTest):
    def test_several_indexes_in_one_file(self):
        other = self.folder / "other.rezdex"
        self.run_index(self.packages)
        self.succeed("index", self.packages, "--db", other, "--metrics", self.file)
        self.lookup("--metrics", self.file, "--package", "a-1")
        self.succeed("index", self.packages, "--db", "./other.rezdex/", "--full", "--metrics", self.file)
        self.read()
        self.assertEqual(self.value("rezdex_generation"), 1)
        self.assertEqual(self.value("rezdex_generation", db=other), 2)
        self.assertEqual(self.value("rezdex_lookup_runs_total"), 1)

    def test_names_that_need_escapes(self):
        strange = 'q"\\\n\x1b\udcff,} é'
        self.succeed("index", f"--root={strange}={self.packages}", "--db", self.db, "--metrics", self.file)
        for _ in range(2):  # what was written is read back
            self.read()
            shown = 'q"\\\\n\\u001b\\xff,} é'
            self.assertEqual(self.value("rezdex_definitions", repository=shown), 3)
            self.succeed("update", "a", "--db", self.db, "--metrics", self.file)

    def test_what_is_not_ours_is_left_alone(self):
        self.file.write_text("precious\n")
        done = self.run_cli("index", self.packages, "--db", self.db, "--metrics", self.file)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"not written by rezdex", done.stderr)
        self.assertEqual(self.file.read_text(), "precious\n")
        self.assertEqual(self.lookup("--package", "a-1")[0]["status"], "complete")  # the index is there
        os.remove(self.file)
        os.mkfifo(self.file)
        self.fail_with(2, "stats", "--db", self.db, "--metrics", self.file)

    def test_a_folder_that_is_not_there(self):
        self.index()
        error = self.fail_with(2, "stats", "--db", self.db, "--metrics", self.folder / "no" / "x.prom")
        self.assertIn("x.prom", error)

    def test_nothing_else_is_left_in_the_folder(self):
        folder = self.folder / "textfile"
        folder.mkdir()
        self.file = folder / "rezdex.prom"
        self.run_index(self.packages)
        self.run_index("--full", self.packages)
        self.assertEqual(os.listdir(folder), ["rezdex.prom"])

    def test_every_metric_is_documented(self):
        self.run_index(self.packages)
        self.run_index("a", command="update")
        self.lookup("--metrics", self.file, "--package", "a-2")
        written = {name for name, _ in self.read()}
        documented = set(re.findall(r"(?m)^\| `(rezdex_\w+)", DOCUMENT.read_text()))
        self.assertEqual(written, documented)


class Strictness(unittest.TestCase):
    def test_the_reader_refuses_what_is_wrong(self):
        head = "# HELP a x\n# TYPE a gauge\n"
        prometheus.read((head + 'a{b="c\\n\\"\\\\"} 1\n').encode())
        for text in (
            head + "a 1",
            head + "a{b=c} 1\n",
            head + 'a{b="c\\x"} 1\n',
            head + 'a{b="c"} one\n',
            head + 'a{b="c"} 1\na{b="c"} 2\n',
            head + "# HELP b x\n# TYPE b gauge\nb 1\na 1\n",
            "a 1\n",
            "# HELP a x\n# TYPE a number\na 1\n",
            "a 1\n# HELP a x\n# TYPE a gauge\n",
            head + "1a 2\n",
        ):
            with self.subTest(text=text), self.assertRaises((ValueError, TypeError)):
                prometheus.read(text.encode())


if __name__ == "__main__":
    unittest.main()
