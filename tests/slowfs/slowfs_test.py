"""Promise: slowfs (bench/slowfs) is what tests and benchmarks take it for: slow, faulty, hung and cached as told."""

import ctypes
import errno
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench/slowfs"))
from slowfs import SlowFs  # noqa: E402

AT_FDCWD, AT_STATX_FORCE_SYNC, STATX_BASIC_STATS = -100, 0x2000, 0x7FF
LIBC = ctypes.CDLL(None, use_errno=True)


def size_by_statx(path, flags):
    """stx_size, at offset 40 of struct statx."""
    buffer = ctypes.create_string_buffer(256)
    if LIBC.statx(AT_FDCWD, os.fsencode(path), flags, STATX_BASIC_STATS, buffer) != 0:
        raise OSError(ctypes.get_errno(), path)
    return int.from_bytes(buffer.raw[40:48], "little")


class SlowFsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rezdex-slowfs-")
        self.addCleanup(folder.cleanup)
        self.source = Path(folder.name)
        (self.source / "a/1.0").mkdir(parents=True)
        (self.source / "a/1.0/package.py").write_text("name = 'a'\n")

    def mount(self, **options):
        slow = SlowFs(self.source, **options)
        self.addCleanup(slow.close)
        return slow

    def test_reading_is_counted_by_kind(self):
        slow = self.mount(attr_timeout=60, entry_timeout=60)
        self.assertEqual((slow.path / "a/1.0/package.py").read_text(), "name = 'a'\n")
        counts = slow.counts()
        self.assertEqual({kind: counts[kind] for kind in ("lookup", "open", "read")},
                         {"lookup": 3, "open": 1, "read": 1})  # fmt: skip
        slow.reset()
        os.stat(slow.path / "a/1.0/package.py")
        self.assertEqual(slow.round_trips(), 0)
        self.assertEqual(os.listdir(slow.path), ["a"])
        self.assertEqual(slow.counts()["opendir"], 1)
        self.assertGreater(slow.counts()["readdir"], 0)

    def test_256_delays_in_one_directory_overlap(self):
        delay_s, count = 2, 256
        for i in range(count):
            (self.source / f"f{i}").touch()
        slow = self.mount(lookup_us=int(delay_s * 1e6), attr_timeout=60, entry_timeout=60)
        threads = [threading.Thread(target=os.stat, args=(slow.path / f"f{i}",)) for i in range(count)]
        start = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        taken_s = time.monotonic() - start
        self.assertEqual(slow.counts()["lookup"], count)
        self.assertGreaterEqual(taken_s, delay_s)
        # Not all: the first may be done before the last thread has started.
        self.assertGreaterEqual(slow.most_at_once(), 200)
        self.assertLess(taken_s, delay_s * count / 64)
        slow.reset()
        self.assertEqual(slow.most_at_once(), 0)

    def test_a_delay_is_waited_out(self):
        slow = self.mount()
        slow.delay("open", 50_000)
        start = time.monotonic()
        (slow.path / "a/1.0/package.py").read_text()
        self.assertGreaterEqual(time.monotonic() - start, 0.05)

    def test_faults_come_by_kind_and_path_and_are_mended(self):
        slow = self.mount(writable=True)
        for kind, name, deed in (
            ("open", "EIO", lambda: (slow.path / "a/1.0/package.py").read_text()),
            ("getattr", "ESTALE", lambda: os.stat(slow.path / "a")),
            ("create", "EDQUOT", lambda: (slow.path / "a/new").touch()),
            ("rename", "EROFS", lambda: os.rename(slow.path / "a/1.0", slow.path / "a/2.0")),
        ):
            slow.fail(kind, name, "a")
            with self.assertRaises(OSError) as raised:
                deed()
            self.assertEqual(errno.errorcode[raised.exception.errno], name)
            slow.mend()
        slow.fail("create", "ENOSPC", "a")
        (slow.path / "b").touch()  # another path
        slow.mend()
        (slow.path / "a/new").touch()
        with self.assertRaises(ValueError):
            slow.fail("open", "ENONSENSE")

    def test_a_failed_write_and_fsync_reach_the_writer(self):
        slow = self.mount(writable=True)
        with open(slow.path / "file", "wb", buffering=0) as file:
            slow.fail("write", "ENOSPC")
            with self.assertRaises(OSError) as raised:
                file.write(b"bytes")
            self.assertEqual(raised.exception.errno, errno.ENOSPC)
            slow.mend()
            file.write(b"bytes")
            slow.fail("fsync", "EIO")
            with self.assertRaises(OSError) as raised:
                os.fsync(file.fileno())
            self.assertEqual(raised.exception.errno, errno.EIO)
        self.assertEqual((self.source / "file").read_bytes(), b"bytes")

    def test_hung_it_answers_nobody_until_it_resumes(self):
        slow = self.mount()
        slow.hang()
        reader = subprocess.Popen(["cat", slow.path / "a/1.0/package.py"], stdout=subprocess.PIPE)
        with self.assertRaises(subprocess.TimeoutExpired):
            reader.wait(timeout=0.5)
        slow.resume()
        self.assertEqual(reader.communicate(timeout=30)[0], b"name = 'a'\n")

    def test_hung_it_lets_the_killed_go(self):
        slow = self.mount()
        slow.hang()
        reader = subprocess.Popen(["cat", slow.path / "a/1.0/package.py"])
        with self.assertRaises(subprocess.TimeoutExpired):
            reader.wait(timeout=0.5)
        reader.kill()
        self.assertEqual(reader.wait(timeout=30), -signal.SIGKILL)

    def test_hung_it_can_be_unmounted(self):
        slow = self.mount()
        slow.hang()
        reader = subprocess.Popen(["cat", slow.path / "a/1.0/package.py"], stderr=subprocess.DEVNULL)
        with self.assertRaises(subprocess.TimeoutExpired):
            reader.wait(timeout=0.5)
        slow.close()
        self.assertEqual(reader.wait(timeout=30), 1)
        self.assertFalse(os.path.exists(slow.folder))

    def test_it_unmounts_when_its_starter_is_killed(self):
        script = (
            "import sys, time; sys.path.insert(0, sys.argv[1]); from slowfs import SlowFs\n"
            "print(SlowFs(sys.argv[2]).path, flush=True); time.sleep(600)"
        )
        command = [sys.executable, "-c", script, ROOT / "bench/slowfs", self.source]
        starter = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        mounted = starter.stdout.readline().strip()
        self.assertIn(mounted, Path("/proc/mounts").read_text())
        starter.kill()
        starter.wait()
        starter.stdout.close()
        for _ in range(300):
            if mounted not in Path("/proc/mounts").read_text():
                break
            time.sleep(0.1)
        self.assertNotIn(mounted, Path("/proc/mounts").read_text())
        os.rmdir(mounted)
        os.rmdir(os.path.dirname(mounted))

    def test_cached_attributes_are_stale_to_stat_but_not_to_force_sync(self):
        slow = self.mount(attr_timeout=600, entry_timeout=600)
        path = slow.path / "a/1.0/package.py"
        before = os.stat(path).st_size
        with open(self.source / "a/1.0/package.py", "a") as file:
            file.write("version = '1.0'\n")
        self.assertEqual(os.stat(path).st_size, before)
        self.assertEqual(size_by_statx(path, 0), before)
        self.assertEqual(size_by_statx(path, AT_STATX_FORCE_SYNC), before + 16)
        self.assertEqual(os.stat(path).st_size, before + 16)  # which refreshed the cache

    def test_what_was_replaced_is_stale_and_looked_up_again(self):
        slow = self.mount(attr_timeout=600, entry_timeout=600, estale_after_rename=True)
        path, other = slow.path / "a/1.0/package.py", self.source / "other"
        old = os.stat(path)
        other.write_text("another file\n")
        os.rename(other, self.source / "a/1.0/package.py")
        self.assertEqual(os.stat(path).st_ino, old.st_ino)
        lookups = slow.counts()["lookup"]
        self.assertEqual(size_by_statx(path, AT_STATX_FORCE_SYNC), 13)  # the kernel met ESTALE
        self.assertGreater(slow.counts()["lookup"], lookups)

    def test_an_open_directory_that_was_replaced_is_stale(self):
        slow = self.mount(estale_after_rename=True)
        held = os.open(slow.path / "a", os.O_PATH)
        self.addCleanup(os.close, held)
        os.rename(self.source / "a", self.source / "old")
        (self.source / "a/1.0").mkdir(parents=True)
        with self.assertRaises(OSError) as raised:
            os.stat("1.0", dir_fd=held)
        self.assertEqual(raised.exception.errno, errno.ESTALE)

    def test_names_that_are_not_there_are_cached_as_long_as_told(self):
        slow = self.mount(negative_timeout=600, entry_timeout=600, attr_timeout=600)
        for _ in range(2):
            self.assertFalse((slow.path / "b").exists())
        self.assertEqual(slow.counts()["lookup"], 1)

    def test_times_are_rounded_down(self):
        path = "a/1.0/package.py"
        os.utime(self.source / path, ns=(1_700_000_001_999_999_999, 1_700_000_001_999_999_999))
        for granularity, expected in ((1, 1_700_000_001_999_999_999), (100, 1_700_000_001_999_999_900),
                                      (2_000_000_000, 1_700_000_000_000_000_000)):  # fmt: skip
            with SlowFs(self.source, granularity_ns=granularity) as slow:
                self.assertEqual(os.stat(slow.path / path).st_mtime_ns, expected)

    def test_writing(self):
        slow = self.mount(writable=True, attr_timeout=60, entry_timeout=60)
        work = slow.path / "work"
        work.mkdir()
        (work / "file").write_bytes(b"0123456789" * 100_000)
        os.truncate(work / "file", 15)
        os.link(work / "file", work / "link")
        os.symlink("file", work / "symlink")
        os.rename(work / "file", work / "renamed")
        os.utime(work / "renamed", (1, 2))
        os.chmod(work / "renamed", 0o600)
        self.assertEqual(sorted(os.listdir(self.source / "work")), ["link", "renamed", "symlink"])
        self.assertEqual((work / "link").read_bytes(), b"012345678901234")
        self.assertEqual(os.readlink(work / "symlink"), "file")
        stat = os.stat(self.source / "work/renamed")
        self.assertEqual((stat.st_mode & 0o777, stat.st_mtime, stat.st_size), (0o600, 2, 15))
        with open(work / "open", "w+b") as file:
            os.unlink(work / "open")  # it stays itself
            file.write(b"bytes")
            file.flush()
            self.assertEqual(os.fstat(file.fileno()).st_size, 5)
        for name in ("link", "renamed", "symlink"):
            os.unlink(work / name)
        work.rmdir()
        self.assertEqual(sorted(os.listdir(self.source)), ["a"])
        self.assertEqual(os.statvfs(slow.path).f_bsize, os.statvfs(self.source).f_bsize)

    def test_it_is_read_only_unless_told(self):
        slow = self.mount()
        with self.assertRaises(OSError) as raised:
            (slow.path / "new").touch()
        self.assertEqual(raised.exception.errno, errno.EROFS)


if __name__ == "__main__":
    unittest.main()
