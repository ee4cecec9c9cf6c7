"""Promise: asks rezdex and rez about texts in one environment, and survives what the texts do.

Each text lies at a new path (Python's linecache never forgets one); rez runs in this process, under a limit of time
and memory, and what a text changes of the process is put back; a rezdex that crashes or hangs is found out by text.
"""

import contextlib
import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

import compare
import oracle

REZDEX_SECONDS = 60
SERIAL = itertools.count()
CHANGED = (
    {},
    {"REZDEX_A": "a", "REZDEX_B": "1.2", "MAYA_VERSION": "2023", "STUDIO": "é"},
    {"REZDEX_A": "", "REZDEX_EMPTY": "", "STUDIO": "a:b", "USER": "someone", "LOGNAME": "someone"},
)


def fix_hash_seed(seed):
    """Starts this process anew where the order of sets would not be the seed's own."""
    wanted = str(seed % 1000 + 1)
    if os.environ.get("PYTHONHASHSEED") != wanted:
        os.environ["PYTHONHASHSEED"] = wanted
        os.execv(sys.executable, [sys.executable, *sys.argv])


def enter():
    """Makes this process fit for running texts: silent, and bounded in memory."""
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - as long as the process lives
    oracle.limit()


@contextlib.contextmanager
def entered():
    """enter() for as long as the block lasts, but for its limits, which stay."""
    loud = sys.stdout, sys.stderr
    enter()
    try:
        yield
    finally:
        sys.stdout, sys.stderr = loud


def environment(seed, first):
    """The environment of one batch: this process's own, and for most batches something changed."""
    changed = random.Random(seed + first).choice(CHANGED)
    return {**os.environ, **changed}


@contextlib.contextmanager
def surroundings(wanted):
    """What a text may read, and puts back what it may have changed."""
    before, path = dict(os.environ), list(sys.path)
    put(wanted)
    try:
        yield
    finally:
        put(before)
        sys.path[:] = path


def put(wanted):
    if dict(os.environ) != wanted:
        os.environ.clear()
        os.environ.update(wanted)


def ask_rez(path, wanted):
    with surroundings(wanted):
        return oracle.answer(path)


def ask_rezdex(rezdex, paths, wanted):
    """rezdex's answers; where it crashes or hangs, each half is asked by itself."""
    try:
        done = subprocess.run(
            [rezdex, "parse", "--jsonl", "-0", "--threads", "1"],
            input=b"\0".join(os.fsencode(path) for path in paths),
            capture_output=True, check=False, env=wanted, timeout=REZDEX_SECONDS,
        )  # fmt: skip
        lines = done.stdout.splitlines()
        if done.returncode == 0 and len(lines) == len(paths):
            return [json.loads(line) for line in lines]
        why = f"ended with {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}"
    except subprocess.TimeoutExpired:
        why = f"took more than {REZDEX_SECONDS} s"
    if len(paths) == 1:
        return [{"status": "crash", "reason": why, "line": None}]
    half = len(paths) // 2
    return ask_rezdex(rezdex, paths[:half], wanted) + ask_rezdex(rezdex, paths[half:], wanted)


def ask_both(rezdex, texts, wanted):
    """[(rezdex's answer, rez's answer)] of each text."""
    folder = tempfile.mkdtemp(prefix=f"rezdex-generated-{next(SERIAL)}-")
    try:
        paths = [os.path.join(folder, f"{at:05}.py") for at in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            with open(path, "wb") as file:
                file.write(text)
        ours = ask_rezdex(rezdex, paths, wanted)
        return list(zip(ours, [ask_rez(path, wanted) for path in paths], strict=True))
    finally:
        shutil.rmtree(folder)


def difference(ours, theirs, text):
    """What rezdex said of the text that rez does not; None if there is nothing."""
    if ours["status"] == "crash":
        return "crash: " + ours["reason"]
    return compare.difference(ours, theirs, text)
