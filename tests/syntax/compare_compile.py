"""Promise: our verdict on a source is that of compile() of the CPython 3.11 that runs this, or "undecided".

Usage: compare_compile.py VERDICT [options] [FOLDER…]. Compares over the standard library, the .py files below each
FOLDER, the snippets beside this script, seeded damage to all of them, and random programs. Any disagreement fails, and
is printed as the shortest source that still shows it. With --others COMMAND… it also fails where one of these disagrees
with 3.11 and our parser raises no flag; a command is an interpreter, 3.9 or later, or what runs one as an interpreter
runs the script that comes last (pyodide_verdict.mjs).
"""

import argparse
import ast
import concurrent.futures
import itertools
import os
import shlex
import struct
import subprocess
import sys
import sysconfig
import time
import warnings
from collections import Counter
from pathlib import Path

from compile_verdict import compiled
from generate import program
from mutate import damaged

HERE = Path(__file__).parent
CHUNK = 50  # sources a task compares
MOST_PRINTED = 20
MOST_UNDECIDED, FEW = 0.001, 3  # of the files, and besides


# --- verdicts ------------------------------------------------------------------------------------------


class Stream:
    """A program that reads sources, each behind its length, and answers each with one line."""

    def __init__(self, *command, stderr=None):
        self.command = command
        self.stderr = stderr
        self.process = None

    def ask(self, source):
        if self.process is None:
            pipe = subprocess.PIPE
            self.process = subprocess.Popen(self.command, stdin=pipe, stdout=pipe, stderr=self.stderr)
        try:
            self.process.stdin.write(struct.pack("<I", len(source)) + source)
            self.process.stdin.flush()
            answer = self.process.stdout.readline().decode("utf-8", "replace").rstrip("\n")
        except BrokenPipeError:
            answer = ""
        if not answer:
            self.process.kill()
            self.process.wait()
            self.process = None
        return (answer or "crashed").split("\t")


class Judge:
    """Compares verdicts; one a process."""

    def __init__(self, tool, others):
        self.ours = Stream(tool)
        script = str(HERE / "compile_verdict.py")
        self.others = {
            command: Stream(*shlex.split(command), script, stderr=subprocess.DEVNULL) for command in others
        }

    def complaint(self, source, counts=None):
        """Why our verdict is wrong, or None."""
        theirs, their_line = compiled(source)
        verdict, line, disputed, *_ = self.ours.ask(source) + ["0", "0"]
        if counts is not None:
            counts[verdict] += 1
            counts["not compared"] += theirs is None
            if theirs == verdict == "rejected":
                counts["with CPython's line"] += int(line) == their_line
        if verdict == "undecided" or theirs is None:
            return None
        if verdict != theirs:
            return f"ours: {verdict}, CPython's: {theirs}"
        return None if disputed != "0" else self.dispute(source, theirs, counts)

    def dispute(self, source, theirs, counts):
        """Why the source should have been flagged, or None. Another that gives up or crashes has no verdict."""
        for command, stream in self.others.items():
            verdict = stream.ask(source)[0]
            if verdict in ("None", "crashed"):
                if counts is not None:
                    counts[f"without a verdict of {command}"] += 1
            elif verdict != theirs:
                return f"{theirs} without a flag, but not by {command}"
        return None


def shortest(judge, source):
    """`source` with as many lines left out as the complaint allows."""
    lines = source.splitlines(keepends=True)
    complaint = judge.complaint(source)
    size = len(lines) // 2
    while size:
        at = 0
        while at < len(lines):
            shorter = lines[:at] + lines[at + size :]
            if judge.complaint(b"".join(shorter)) == complaint:
                lines = shorter
            else:
                at += size
        size //= 2
    return b"".join(lines)


# --- what is compared ----------------------------------------------------------------------------------


def snippets():
    """Short sources that have been trouble, or might be: the tables beside this script, and some too long to write."""
    found = []
    for table in sorted((HERE / "snippets").glob("*.txt")):
        text = table.read_text(encoding="utf-8")
        if table.stem.endswith("_bytes"):
            found += [ast.literal_eval(line) for line in text.splitlines()]
        else:
            found += [snippet.encode() for snippet in text.split("\n----\n")]
    return found + list(nested())


def nested():
    """Blocks within blocks around the limit of 20, and unpacking around 256."""
    openers = ["for x in y:", "while x:", "with x:", "if x:", "class x:", "def x():", "try:"]
    closers = {
        "try:": ["except: pass", "finally: pass", "except A as b: pass\n{0}else: pass\n{0}finally: pass"]
    }
    for depth, opener in itertools.product((9, 10, 19, 20, 21), openers):
        for closer in closers.get(opener, [""]):
            lines = [f"{' ' * i}{opener}\n" for i in range(depth)] + [" " * depth + "pass\n"]
            lines += [f"{' ' * i}{closer}\n".format(" " * i) for i in reversed(range(depth))]
            yield "".join(lines).encode()
        yield f"async def f():\n  async with {','.join('a' * depth)}: pass\n".encode()
        yield f"def f(): return (x {'async for x in y ' * depth})\n".encode()
    for before in (254, 255, 256, 257):
        names = ", ".join(f"a{i}" for i in range(before))
        yield f"{names}, *b = c\n".encode()
        yield f"match x:\n  case [{names}, *b]: pass\n".encode()
        yield f"match x:\n  case [{names}, *_]: pass\n".encode()


def python_files(folders):
    """Those below the folders; below the standard library's without what was installed into it."""
    found = [path for folder in map(Path, folders) for path in sorted(folder.rglob("*.py")) if path.is_file()]
    installed = Path(sysconfig.get_paths()["stdlib"], "site-packages")
    return [path for path in found if installed in map(Path, folders) or not path.is_relative_to(installed)]


# --- tasks, each in a worker process -------------------------------------------------------------------


class Worker:
    """What each worker process keeps between its tasks."""

    judge = None
    pools = []  # of files: the library's, the given folders'
    files = []  # all of them
    seed = 0


def start_worker(tool, others, pools, seed):
    warnings.simplefilter("ignore")
    Worker.judge, Worker.seed = Judge(tool, others), seed
    Worker.pools = [pool for pool in pools if pool]
    Worker.files = [path for pool in pools for path in pool]


def compare(kind, first, last):
    """Counts and complaints over the sources first to last of a kind."""
    counts, complaints = Counter(), []
    for number in range(first, last):
        source = SOURCES[kind](number)
        counts["sources"] += 1
        if complaint := Worker.judge.complaint(source, counts):
            name = Worker.files[number] if kind == "files" else f"{kind} {number}"
            complaints.append((name, complaint, shortest(Worker.judge, source)))
    return kind, counts, complaints


SNIPPETS = snippets()
SOURCES = {
    "files": lambda number: Worker.files[number].read_bytes(),
    "snippets": lambda number: SNIPPETS[number],
    "programs": lambda number: program(Worker.seed, number),
    "mutations": lambda number: damaged(Worker.seed, number, Worker.pools, SNIPPETS),
}


def tasks(options, file_count):
    sizes = {
        "files": file_count,
        "snippets": len(SNIPPETS),
        "programs": options.programs,
        "mutations": options.mutations,
    }
    for kind, size in sizes.items():
        for first in range(0, size, CHUNK):
            yield kind, first, min(first + CHUNK, size)


def mute(others, counts):
    """Those of the other Pythons that gave no verdict on more than a tenth of the sources, such as one that crashes."""
    return [other for other in others if counts[f"without a verdict of {other}"] > counts["sources"] / 10]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verdict", help="the program built from verdict.cpp")
    parser.add_argument("folders", nargs="*", help="more folders of Python files")
    parser.add_argument("--mutations", type=int, default=10_000)
    parser.add_argument("--programs", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument(
        "--no-library", action="store_true", help="leave the standard library's own files out"
    )
    parser.add_argument("--others", nargs="*", default=[], metavar="COMMAND", help="interpreters 3.9 to 3.13")
    options = parser.parse_intermixed_args()
    if sys.version_info[:2] != (3, 11):
        sys.exit("compare_compile.py compares with CPython 3.11 only")

    library = [] if options.no_library else [sysconfig.get_paths()["stdlib"]]
    pools = [python_files(library), python_files(options.folders)]
    file_count = sum(map(len, pools))
    start, totals, complaints = time.monotonic(), {}, []
    arguments = (options.verdict, options.others, pools, options.seed)
    with concurrent.futures.ProcessPoolExecutor(
        os.cpu_count(), initializer=start_worker, initargs=arguments
    ) as pool:
        futures = [pool.submit(compare, *task) for task in tasks(options, file_count)]
        for done in concurrent.futures.as_completed(futures):
            kind, counts, found = done.result()
            totals.setdefault(kind, Counter()).update(counts)
            complaints += found
    for kind, counts in totals.items():
        print(f"{kind}: " + ", ".join(f"{count} {what}" for what, count in counts.items()))
    for name, complaint, source in complaints[:MOST_PRINTED]:
        print(f"\n{name}: {complaint}\n{source!r}")
    print(f"seed {options.seed}, {time.monotonic() - start:.0f} s, {len(complaints)} disagreements")
    silent = [what for kind, counts in totals.items() for what in mute(options.others, counts)]
    if silent:
        print(f"no verdict on most sources: {', '.join(silent)}")
        return 1
    undecided = totals["files"]["undecided"] if file_count else 0
    if undecided > FEW + MOST_UNDECIDED * file_count:
        print(f"too many undecided files: {undecided}")
        return 1
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
