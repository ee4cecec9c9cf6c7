"""Promise: examples/ does what it says: rez's own release runs the hook and the index learns of the version; systemd
accepts the units; every command line that they hold is one that rezdex understands.
"""

import configparser
import os
import re
import shlex
import shutil
import subprocess
import unittest
from pathlib import Path

from support import BIN, CliTest

EXAMPLES = Path(__file__).parents[2] / "examples"
PYTHON = os.environ["REZDEX_PYTHON"]
UNITS = sorted((EXAMPLES / "systemd").iterdir())

CONFIG = """\
plugin_path = ["{plugins}"]
release_hooks = ["rezdex_update"]
release_packages_path = "{packages}"
local_packages_path = "{folder}/local"
packages_path = ["{packages}"]
plugins = {{"release_hook": {{"rezdex_update": {settings}}}}}
"""

# What `rez release` runs, with rez's own plugins for git and for packages that need no build.
RELEASE = """\
import sys
from rez.cli._main import run
sys.exit(run("release"))
"""


class ReleaseHook(CliTest):
    def setUp(self):
        super().setUp()
        self.define("old", "1")
        self.index()
        self.plugins = self.folder / "plugins"
        shutil.copytree(EXAMPLES / "rez", self.plugins, ignore=shutil.ignore_patterns("__pycache__"))
        self.hook_log = self.folder / "hook.log"
        self.configure()
        self.source = self.folder / "source"
        self.source.mkdir()

    def configure(self, **settings):
        settings = {"db": str(self.db), "log": str(self.hook_log), "program": BIN, **settings}
        config = self.folder / "rezconfig.py"
        config.write_text(
            CONFIG.format(plugins=self.plugins, packages=self.packages, folder=self.folder, settings=settings)
        )
        self.environment |= {"REZ_CONFIG_FILE": str(config), "REZ_DISABLE_HOME_CONFIG": "1"}

    def git(self, *arguments):
        person = ["-c", "user.name=A Person", "-c", "user.email=person@localhost"]
        subprocess.run(
            ["git", *person, *arguments],
            cwd=self.source,
            env=self.environment,
            check=True,
            capture_output=True,
        )

    def commit(self, version):
        (self.source / "package.py").write_text(
            f'name = "tool"\nversion = "{version}"\nbuild_command = ""\nrequires = []\n'
        )
        if not (self.source / ".git").exists():
            self.git("init", "-q", "-b", "main")
            self.git("init", "-q", "--bare", str(self.folder / "origin.git"))
            self.git("remote", "add", "origin", str(self.folder / "origin.git"))
        self.git("add", "package.py")
        self.git("commit", "-q", "-m", f"version {version}")
        self.git("push", "-q", "--set-upstream", "origin", "main")

    def release(self, version):
        self.commit(version)
        environment = self.environment | {"GIT_CONFIG_GLOBAL": str(self.folder / "gitconfig")}
        (self.folder / "gitconfig").write_text("[user]\nname = A Person\nemail = person@localhost\n")
        return subprocess.run(
            [PYTHON, "-c", RELEASE, "--message", "a release"],
            cwd=self.source,
            env=environment,
            capture_output=True,
            timeout=120,
            text=True,
        )

    def known(self, package):
        (line,) = self.lookup("--freshness", "snapshot", "--package", package)
        return line["status"] == "complete"

    def log_text(self):
        return self.hook_log.read_text() if self.hook_log.exists() else "no log"

    def test_after_a_release_the_index_knows_the_version(self):
        done = self.release("1.0.0")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertTrue((self.packages / "tool" / "1.0.0" / "package.py").exists(), done.stdout)
        self.wait_for(lambda: self.known("tool-1.0.0"), "the version")
        self.wait_for(lambda: "  changes " in self.log_text(), "the end of --settle")
        self.assertIn(" 1 added", self.log_text())
        self.assertTrue(self.known("old-1"))

    def test_a_hook_that_cannot_run_leaves_the_release_whole(self):
        for number, settings in enumerate(({"program": "/no/such/rezdex"}, {"db": ""})):
            with self.subTest(settings=settings):
                self.configure(**settings)
                version = f"2.{number}.0"
                done = self.release(version)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertIn("rezdex_update", done.stdout + done.stderr)
                self.assertTrue((self.packages / "tool" / version / "package.py").exists())

    def test_the_hook_does_not_wait(self):
        """A program that would hang the release if it were waited for."""
        slow = self.folder / "slow"
        slow.write_text(f'#!/bin/sh\necho "$@" > {self.folder}/called\nexec sleep 300\n')
        slow.chmod(0o755)
        self.configure(program=str(slow), options=["--verbose"])
        done = self.release("3.0.0")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        called = self.folder / "called"
        self.wait_for(lambda: called.exists() and called.read_text().endswith("\n"))
        self.assertEqual(called.read_text(), f"update --db {self.db} --settle --verbose -- tool/3.0.0\n")
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes().split(b"\0")
                folder = os.readlink(process / "cwd")
            except OSError:
                continue
            if words[:2] == [b"sleep", b"300"] and folder.startswith(str(self.folder)):
                os.kill(int(process.name), 9)


class Units(CliTest):
    def parse(self, path):
        parser = configparser.RawConfigParser(strict=False)  # as systemd has it, a key may be repeated
        parser.optionxform = str
        parser.read_string(path.read_text().replace("\\\n", ""))
        return parser

    def test_systemd_accepts_them(self):
        self.assertIsNotNone(shutil.which("systemd-analyze"), "install the Debian package systemd")
        folder = self.folder / "units"
        folder.mkdir()
        true = shutil.which("true")
        for unit in UNITS:  # verify asks for the program, and rezdex is not installed there
            text = unit.read_text().replace("/usr/local/bin/rezdex", true)
            (folder / unit.name).write_text(text)
        for unit in UNITS:
            with self.subTest(unit=unit.name):
                done = subprocess.run(
                    ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", folder / unit.name],
                    capture_output=True,
                    text=True,
                    timeout=60,
                )
                about = [line for line in done.stderr.splitlines() if "rezdex" in line]
                self.assertEqual((done.returncode, about), (0, []), done.stderr)

    def test_systemd_refuses_a_wrong_one(self):
        wrong = self.folder / "wrong.service"
        wrong.write_text("[Service]\nType=oneshot\nExecStart=/no/such/rezdex index\n")
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", wrong], capture_output=True, text=True, timeout=60
        )
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("/no/such/rezdex", done.stderr)

    def test_each_timer_has_its_service(self):
        for unit in UNITS:
            if unit.suffix == ".timer":
                self.assertIn(unit.with_suffix(".service"), UNITS)
                self.assertIn("RandomizedDelaySec", self.parse(unit)["Timer"])

    def test_their_commands_are_ones(self):
        services = [unit.stem for unit in UNITS if unit.suffix == ".service"]
        self.assertEqual(services, ["rezdex-fetch", "rezdex-index"])  # the first: below
        self.define("a", "1")
        commands = [self.parse(EXAMPLES / "systemd" / "rezdex-index.service")["Service"]["ExecStart"]]
        cron = [
            line
            for line in (EXAMPLES / "rezdex.cron").read_text().splitlines()
            if line and not line.startswith("#") and not re.match(r"\w+=", line)
        ]
        for line in cron:
            fields = re.fullmatch(r"((?:\S+\s+){5})(\S+)\s+(.*)", line)
            self.assertRegex(fields[1], r"\A[\d*/,\s-]+\Z")
            self.assertEqual(fields[2], "rezdex")
            commands.append(fields[3].removesuffix(" >/dev/null"))
        self.assertEqual(len(commands), 2)
        for number, command in enumerate(commands):
            words = shlex.split(command)
            self.assertEqual(os.path.basename(words[0]), "rezdex")
            places = {
                "/mnt/packages": str(self.packages),
                "/var/lib/rezdex/packages.rezdex": str(self.db),
                "/var/lib/node_exporter/textfile/rezdex.prom": str(self.folder / f"{number}.prom"),
            }
            done = self.run_cli(*(places.get(word, word) for word in words[1:]))
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("rezdex_run_success", (self.folder / f"{number}.prom").read_text())

    def test_the_fetch_that_they_run_is_one(self):
        self.define("a", "1")
        self.index()
        published = self.folder / "net"
        self.succeed("publish", self.db, published)
        service = self.parse(EXAMPLES / "systemd" / "rezdex-fetch.service")["Service"]
        program, *words = shlex.split(service["ExecStart"])
        self.assertEqual(os.path.basename(program), "rezdex")
        places = {"/mnt/index/packages.rezdex": str(published)}
        self.assertLessEqual(places.keys(), set(words))
        name, cache = service["Environment"].split("=")
        self.assertEqual((name, cache), ("REZDEX_CACHE_DIR", f"/var/cache/{service['CacheDirectory']}"))
        environment = {name: str(self.folder / "host-cache")}
        self.succeed(*(places.get(word, word) for word in words), environment=environment)
        shutil.rmtree(published)
        (line,) = self.lines("lookup", "--db", published, "--package", "a-1", environment=environment)
        self.assertEqual((line["origin"], line["status"]), ("index", "complete"))


if __name__ == "__main__":
    unittest.main()
