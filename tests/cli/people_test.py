"""Promise: what people read: help whose examples run, plain text when piped, nothing raw from a package."""

import os
import pty
import re
import subprocess
import unittest

from support import BIN, CliTest

COMMANDS = [
    *("index", "update", "lookup", "parse", "show", "stats", "explain", "check"),
    *("generations", "rollback", "publish", "fetch"),
]

HOSTILE = """\
name = "evil"
version = "1"
description = "\\x1b[2J\\x1b]0;owned\\x07 \\x9b31m \\u202e \\udcff"
tools = ["a\\nb"]


def commands():
    # \x1b[31m
    env.A = "tab\tand\x1b"
"""


def control_characters(output):
    """Every character that a terminal would act upon, but for line ends and the tabs of source."""
    return re.findall(
        "[^\n\t -~\xa0-\U0010ffff]|[\u200e\u200f\u2028-\u202e\u2066-\u2069]", output.decode("utf-8")
    )


class Help(CliTest):
    def test_the_version(self):
        self.assertRegex(self.succeed("--version"), rb"\Arezdex \d+\.\d+\.\d+\n\Z")

    def test_help_names_every_command(self):
        text = self.succeed("--help").decode()
        listed = text.split("Subcommands:\n")[1].split("Exit codes")[0]
        self.assertCountEqual(re.findall(r"(?m)^  ([a-z]+) ", listed), COMMANDS)

    def test_an_unknown_command(self):
        self.assertIn("'indx'", self.fail_with(2, "indx"))
        self.assertIn("rezdex --help", self.fail_with(2))

    def test_an_unknown_option_is_never_a_path(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                self.assertIn(
                    f"rezdex {command} --help", self.fail_with(2, command, "--db=x", "x", "--bogus")
                )

    def test_each_example_runs(self):
        net = str(self.folder / "net")
        for command in ["", *COMMANDS]:
            text = self.succeed(*command.split(), "--help").decode()
            examples = re.findall(r"(?m)^  ((?:rezdex|find) .*)$", text.split("Example:\n")[1])
            self.assertNotEqual(examples, [], command)
            for example in examples:
                with self.subTest(example=example):
                    self.define("maya", "2023.1")
                    self.define("python", "3.9")
                    self.define("arnold", "7")
                    self.index("packages")
                    if command == "fetch":
                        self.succeed("publish", self.db, f"{net}/rezdex/studio")
                    here = example.replace(" /net", f" {net}").replace("--jitter 300", "--jitter 0.1")
                    done = subprocess.run(
                        ["sh", "-c", here],
                        cwd=self.folder,
                        env=self.environment,
                        capture_output=True,
                        timeout=60,
                    )
                    self.assertEqual((done.returncode, done.stderr), (0, b""))
                    self.assertNotEqual(done.stdout, b"")
                    self.assertNotIn(b"missing", done.stdout)


class Text(CliTest):
    def setUp(self):
        super().setUp()
        self.path = self.define("evil", "1", HOSTILE)
        self.good = self.define("good", "2")
        self.index()

    def test_nothing_in_a_package_reaches_the_terminal_raw(self):
        for command in (
            ["parse", self.path],
            ["parse", "--jsonl", self.path],
            ["show", "evil", "--db", self.db],
            ["show", self.path],
            ["lookup", "--data", self.path, "--db", self.db],
            ["explain", self.path, "--db", self.db],
        ):
            with self.subTest(command=command[0]):
                output = self.succeed(*command)
                self.assertNotEqual(output, b"")
                self.assertEqual(control_characters(output), [])

    def test_nothing_in_a_name_or_an_argument_does_either(self):
        strange = "\x1b[31m\n\udcff"
        path = self.define("x", strange, "name =")
        index = self.run_cli("index", self.packages, f"--root={strange}={self.packages}", "--db", self.db)
        outputs = [index.stderr]
        outputs.append(self.succeed("parse", path))
        outputs.append(self.succeed("stats", "--db", self.db))
        outputs.append(self.fail_with(2, "stats", "--db", strange).encode())
        outputs.append(self.fail_with(2, strange).encode())
        outputs.append(self.fail_with(2, "show", "--db", self.db, strange).encode())
        outputs.append(self.fail_with(2, "lookup", "--db", self.db, "x", f"--{strange}").encode())
        for output in outputs:
            self.assertEqual(control_characters(output), [], output)

    def test_show_a_package_a_family_and_a_path(self):
        for what in ("good-2", "good"):
            output = self.succeed("show", what, "--db", self.db).decode()
            self.assertTrue(output.startswith("good-2  complete, from the index\n"), output)
            self.assertIn(f"  path         {self.good}\n", output)
            self.assertIn("  requires     python-3\n", output)
            self.assertIn("  variant 0    platform-linux  arch-x86_64\n", output)
            self.assertIn("  timestamp    1700000000\n", output)
            self.assertIn('    | env.PATH.append("{root}/bin")\n', output)
        output = self.succeed("show", self.good).decode()
        self.assertTrue(output.startswith("good-2  complete, from the file\n"), output)

    def test_show_what_is_not_there(self):
        self.assertIn("rezdex stats", self.fail_with(2, "show", "nothing", "--db", self.db))
        self.assertIn("REZDEX_DB", self.fail_with(2, "show", "good"))
        self.assertIn("missing", self.succeed("show", "./nothing/package.py").decode())

    def test_show_says_why(self):
        path = self.define("bad", "1", 'name = "bad"\n\ndef f(:\n')
        self.assertRegex(self.succeed("show", path).decode(), r"\n  reason       syntax-error, line 3: .+\n")

    def test_stats(self):
        output = self.succeed("stats", "--db", self.db).decode()
        self.assertRegex(
            output, r"\n  generation +1  of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, \d+ seconds? ago\n"
        )
        self.assertRegex(output, r"\n  packages +2\n")
        self.assertRegex(output, r"\n  complete +2  100\.00 %\n")
        self.assertIn(
            f"\n{self.packages}\n  root         {self.packages}\n  families                2\n", output
        )

    def test_explain_tells_a_touched_file_from_a_changed_one(self):
        told = []
        for change in (lambda: None, lambda: os.utime(self.good, (1, 1)), lambda: os.remove(self.good)):
            change()
            told.append(self.succeed("explain", self.good, "--db", self.db).decode().split("\n", 1))
        self.assertEqual({first for first, _ in told}, {self.good})
        self.assertEqual(len({rest for _, rest in told}), 3)
        for _, rest in told:
            self.assertRegex(rest, r"\A(  \S.*\n)+\Z")


class Terminal(CliTest):
    def on_a_terminal(self, *arguments, **environment):
        """All that a command writes to a terminal."""
        leader, follower = pty.openpty()
        environment = self.environment | {"TERM": "xterm"} | environment
        with subprocess.Popen(
            [BIN, *arguments], stdin=follower, stdout=follower, stderr=follower, env=environment
        ) as process:
            os.close(follower)
            output = b""
            try:
                while piece := os.read(leader, 65536):
                    output += piece
            except OSError:  # how Linux tells that the other end is closed
                pass
        os.close(leader)
        self.assertEqual(process.returncode, 0, output)
        return output

    def test_colour_only_on_a_terminal_that_wants_it(self):
        path = self.define("a", "1")
        self.assertIn(b"\x1b[32mcomplete\x1b[0m", self.on_a_terminal("parse", path))
        self.assertNotIn(b"\x1b", self.on_a_terminal("parse", path, NO_COLOR="1"))
        self.assertNotIn(b"\x1b", self.on_a_terminal("parse", path, TERM="dumb"))
        self.assertNotIn(b"\x1b", self.succeed("parse", path, environment={"TERM": "xterm"}))

    def test_a_short_build_draws_no_bar(self):
        self.define("a", "1")
        output = self.on_a_terminal("index", str(self.packages), "--db", str(self.db))
        self.assertNotIn(b"[K", output)
        self.assertIn(b"generation 1", output)


if __name__ == "__main__":
    unittest.main()
