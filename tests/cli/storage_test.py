"""Promise: fetch and its readers on network storage that is slow, fails, hangs or goes: never a hang, never a wrong
index; a mounted file server of ours (bench/slowfs) makes each of these happen."""

import signal
import time
import unittest

from sharing import SharingTest, need_root
from slowfs import SlowFs


class Storage(SharingTest):
    def setUp(self):
        super().setUp()
        need_root()
        self.path = self.define("a", "1")
        for i in range(60):
            self.define("filler", str(i), f'name = "filler"\ndescription = "{"x" * 10_000}"\n')
        self.settle()
        self.index()
        self.server = self.folder / "server"
        self.server.mkdir()
        self.published = self.server / "studio"
        self.publish()
        self.mount = SlowFs(self.server, writable=True)
        self.addCleanup(self.mount.close)
        self.published = self.mount.path / "studio"

    def publish_more(self, version="2"):
        self.define("a", version)
        self.index()
        self.succeed("publish", self.db, self.server / "studio")

    def test_an_index_on_network_storage_is_not_read_in_place(self):
        error = self.fail_with(2, "stats", "--db", self.published)
        self.assertIn(f"rezdex fetch {self.published}", error)
        self.assertIn("rezdex fetch", self.fail_with(2, "lookup", "--db", self.published, "--package", "a-1"))
        error = self.fail_with(2, "index", self.packages, "--db", self.mount.path / "new")
        self.assertIn("local filesystem", error)

    def test_without_a_copy_paths_are_answered_live_and_it_is_said_what_to_run(self):
        for command in (
            ["lookup", "--db", self.published, self.path],
            ["show", "--db", self.published, self.path],
        ):
            done = self.run_cli(*command)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(b"complete", done.stdout)
            self.assertIn(f"rezdex fetch {self.published}".encode(), done.stderr)
        for option in (["--freshness", "snapshot"], ["--no-live"]):
            self.fail_with(2, "lookup", "--db", self.published, *option, self.path)

    def test_publish_and_fetch_through_the_mount(self):
        self.publish_more()
        self.define("a", "3")
        self.index()
        self.publish()
        self.fetch()
        self.assertEqual(self.versions(), ["1", "2", "3"])
        self.mount.reset()
        self.assertEqual(self.read_status("--freshness", "file", self.path), [("index", "complete")])
        self.succeed("stats", "--db", self.published)
        self.assertEqual(self.mount.round_trips(), 0)
        self.assertIn(b"as it was", self.fetch())

    def test_a_cache_on_network_storage_is_refused(self):
        error = self.fail_with(2, "fetch", self.published, "--cache", self.mount.path / "cache")
        self.assertIn("REZDEX_CACHE_DIR", error)

    def test_publishing_needs_a_cache_that_is_local(self):
        cache = {"REZDEX_CACHE_DIR": str(self.mount.path / "cache")}
        error = self.fail_with(2, "publish", self.db, self.published, environment=cache)
        self.assertIn("REZDEX_CACHE_DIR", error)

    def test_metrics_count_what_is_answered_live_for_want_of_a_copy(self):
        metrics = self.folder / "lookup.prom"
        done = self.run_cli("lookup", "--db", self.published, "--metrics", metrics, self.path)
        self.assertEqual(done.returncode, 0)
        self.assertRegex(metrics.read_text(), r'rezdex_lookup_slots_total{.*origin="live".*} 1\n')

    def test_slow_storage_is_waited_for(self):
        for kind in ("lookup", "getattr", "open", "read"):
            self.mount.delay(kind, 20_000)
        self.fetch("--timeout", "5")
        self.assertEqual(self.versions(), ["1"])

    def test_hung_storage_is_given_up_and_the_copy_stays(self):
        self.fetch()
        self.publish_more()
        self.mount.hang()
        begin = time.monotonic()
        error = self.fail_with(2, "fetch", self.published, "--timeout", "0.5", timeout=30)
        self.assertIn("not answered for 0.5 s", error)
        self.assertLess(time.monotonic() - begin, 20)  # it ended by itself
        # Readers go on, and what is left of the fetch holds no lock.
        self.assertEqual(self.read_status("--freshness", "snapshot", self.path), [("index", "complete")])
        self.assertEqual(self.versions(), ["1"])
        self.assertIn(
            "not answered", self.fail_with(2, "fetch", self.published, "--timeout", "0.5", timeout=30)
        )
        self.mount.resume()
        self.fetch()
        self.assertEqual(self.versions(), ["1", "2"])

    def test_storage_that_hangs_in_the_middle_of_a_copy(self):
        self.fetch()
        self.publish_more()
        self.mount.reset()
        self.mount.delay("read", 300_000)
        process = self.start("fetch", self.published, "--timeout", "1")
        self.wait_for(lambda: self.mount.counts()["read"] >= 2, "the copy")
        self.mount.hang()
        _, error = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 2)
        self.assertIn(b"not answered", error)
        self.assertEqual(self.versions(), ["1"])
        self.assertEqual(list(self.copy_in_cache().glob("*.tmp")), [])

    def test_what_is_published_during_a_fetch_is_fetched(self):
        """The file is gone when the fetch would open it, and while it reads."""
        for kind in ("open", "read"):
            with self.subTest(kind=kind):
                self.publish_more(f"older.{kind}")
                old, _, _ = self.current(self.server / "studio")
                self.mount.reset()
                self.mount.delay(kind, 2_000_000)
                process = self.start("fetch", self.published)
                # After CURRENT's, the file's waits to be answered.
                self.wait_for(lambda: self.mount.counts()[kind] >= 2, kind)  # noqa: B023
                self.mount.hang()
                self.publish_more(f"newer.{kind}")
                old.unlink()
                if kind == "read":  # as NFS has it; slowfs itself keeps what is open
                    self.mount.fail("read", "ESTALE", f"studio/{old.name}")
                self.mount.delay(kind, 0)
                self.mount.resume()
                out, error = process.communicate(timeout=60)
                self.assertEqual((process.returncode, error), (0, b""), out)
                self.assertIn(f"newer.{kind}", self.versions())

    def test_a_fetch_from_hung_storage_ends_at_a_signal(self):
        self.mount.hang()
        process = self.start("fetch", self.published, "--timeout", "1000")
        self.wait_until_caught(process, signal.SIGTERM)
        time.sleep(0.3)
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGTERM)
        _, error = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 2)
        self.assertIn(b"interrupted", error)

    def test_a_fetch_that_is_killed_on_hung_storage_keeps_nobody_out(self):
        self.mount.hang()
        process = self.start("fetch", self.published, "--timeout", "1000")
        time.sleep(0.5)
        process.kill()
        process.communicate(timeout=30)  # no child keeps its streams open
        self.mount.resume()
        self.fetch()
        self.assertEqual(self.versions(), ["1"])

    def test_storage_that_fails(self):
        self.fetch()
        self.publish_more()
        for kind in ("lookup", "open", "read"):
            for error in ("EIO", "ESTALE", "EACCES"):
                with self.subTest(kind=kind, error=error):
                    self.mount.fail(kind, error, "studio")
                    self.assertIn(str(self.published), self.fail_with(2, "fetch", self.published))
                    self.assertEqual(self.versions(), ["1"])
                    self.mount.mend()
        self.fetch()
        self.assertEqual(self.versions(), ["1", "2"])

    def test_storage_that_has_gone(self):
        self.fetch()
        self.mount.process.kill()
        self.mount.process.wait()
        self.assertEqual(self.read_status("--freshness", "snapshot", self.path), [("index", "complete")])
        self.assertIn(str(self.published), self.fail_with(2, "fetch", self.published))
        self.assertEqual(self.versions(), ["1"])

    def test_publishing_to_storage_that_fails_leaves_what_is_there(self):
        self.fetch()
        before = (self.server / "studio" / "CURRENT").read_bytes()
        self.define("a", "2")
        self.index()
        for kind, error in (("write", "EIO"), ("write", "ENOSPC"), ("fsync", "EIO"), ("rename", "EIO")):
            with self.subTest(kind=kind, error=error):
                self.mount.fail(kind, error, "studio")
                self.assertIn(str(self.published), self.fail_with(2, "publish", self.db, self.published))
                self.assertEqual((self.server / "studio" / "CURRENT").read_bytes(), before)
                self.mount.mend()
        self.publish()
        self.fetch()
        self.assertEqual(self.versions(), ["1", "2"])

    def test_the_packages_on_a_second_mount_point_are_not_asked_at_snapshot(self):
        second = SlowFs(self.packages)
        self.addCleanup(second.close)
        self.fetch()
        name = str(self.packages)
        there = self.path.replace(str(self.packages), str(second.path))
        second.reset()
        found = self.read_status(
            "--root", f"{name}={second.path}", "--freshness", "snapshot", there, "--package", "a-1"
        )
        self.assertEqual(found, [("index", "complete")] * 2)
        self.assertEqual(second.round_trips(), 0)
        # At `file` the server is asked; another kind of filesystem is compared by mtime and size.
        found = self.read("--root", f"{name}={second.path}", there)
        self.assertEqual([(line["origin"], line.get("touched", False)) for line in found], [("index", False)])
        self.assertGreater(second.round_trips(), 0)


if __name__ == "__main__":
    unittest.main()
