"""Promise: runs each fuzz target of build/fuzz for some seconds, as many at once as there are cores.

Usage: run.py [SECONDS (120)] [--only TARGET ...]

Seeds are the definitions of tests/, some that tests/differential makes, and what fuzzing found before
(tests/fuzz/corpus). What reaches new code is kept in build/fuzz/run/TARGET/corpus, and the next run goes on from there.
A finding lies in build/fuzz/run/TARGET/findings: what did not hold is printed, and how to replay it, and the exit code
is 1. Once mended, its file belongs into tests/fuzz/corpus/TARGET, where ./dev test replays it.
"""

import argparse
import collections
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / "build/fuzz/tests/fuzz"
RUNS = ROOT / "build/fuzz/run"
sys.path.insert(0, str(ROOT / "tests/differential"))
import yaml_texts  # noqa: E402 - lies in tests/differential/
from generate import definition  # noqa: E402 - likewise

GENERATED = 1000
PYTHON = ("tests/cases/*.py", "tests/wild/*.py", "build/fuzz/run/generated/*.py")
# Of each target: its seeds, and whether their words make a dictionary.
TARGETS = {
    "evaluator": (PYTHON, True),
    "parser": (PYTHON, True),
    "yaml": (("tests/cases/*.yaml", "build/fuzz/run/generated/*.yaml"), True),
    "record": (("build/fuzz/tests/fuzz/record_seeds/*",), False),
    "lexer": (PYTHON, False),
    "request": ((), False),
}
# The seconds are those of a busy machine: definition.cpp measures what the evaluator itself takes.
LIMITS = ["-timeout=100", "-rss_limit_mb=1024", "-malloc_limit_mb=128", "-max_len=8192"]
ENVIRONMENT = {
    "ASAN_OPTIONS": "quarantine_size_mb=16",
    "UBSAN_OPTIONS": "print_stacktrace=1",
    "ASAN_SYMBOLIZER_PATH": "/usr/bin/llvm-symbolizer-19",
}
PROGRESS_SECONDS = 20
WHY = re.compile(rb"does not hold|ERROR: |SUMMARY: |runtime error")


def generate():
    folder = RUNS / "generated"
    folder.mkdir(parents=True, exist_ok=True)
    in_yaml = yaml_texts.generate(GENERATED, [], random.Random(1))
    for seed, (_, text) in enumerate(in_yaml):
        (folder / f"{seed:05}.py").write_bytes(definition.define(seed)[0])
        (folder / f"{seed:05}.yaml").write_bytes(text)


def dictionary(seeds):
    """The words that stand in more than one seed, for libFuzzer to insert."""
    seen = collections.Counter()
    for seed in seeds:
        seen.update(set(re.findall(rb"[A-Za-z_]\w{2,20}|\S{2,3}(?=\s)", seed.read_bytes())))
    words = [word for word, count in seen.most_common(600) if count > 1]
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words)


def start(target, seconds):
    """The running target, and the file that it writes to."""
    folder = RUNS / target
    shutil.rmtree(folder / "seeds", ignore_errors=True)
    for part in ("corpus", "seeds", "findings"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    globs, with_dictionary = TARGETS[target]
    seeds = [seed for glob in (*globs, f"tests/fuzz/corpus/{target}/*") for seed in sorted(ROOT.glob(glob))]
    if not seeds:
        sys.exit(f"{target} has no seeds")
    for seed in seeds:
        shutil.copy(seed, folder / "seeds")
    command = [PROGRAMS / f"fuzz_{target}", f"-max_total_time={seconds}", *LIMITS]
    command.append(f"-artifact_prefix={folder / 'findings'}/")
    if with_dictionary:
        (folder / "dictionary").write_text(dictionary(seeds))
        command.append(f"-dict={folder / 'dictionary'}")
    with open(folder / "log", "wb") as log:
        command += [folder / "corpus", folder / "seeds"]
        return subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **ENVIRONMENT})


def progress(target):
    """libFuzzer's last word on how it goes."""
    found = re.findall(rb"^#\d+\s.*cov:.*", (RUNS / target / "log").read_bytes(), re.MULTILINE)
    return found[-1].decode(errors="replace") if found else "starting"


def report(target, code):
    print(f"{target}: {'nothing found' if code == 0 else 'FOUND SOMETHING'}; {progress(target)}", flush=True)
    if code == 0:
        return
    lines = (RUNS / target / "log").read_bytes().splitlines()
    for line in filter(WHY.search, lines):
        print("   ", line.decode(errors="replace"))
    written = re.findall(rb"Test unit written to (\S+)", b"\n".join(lines))
    for path in written:
        print(f"    replay: {PROGRAMS / f'fuzz_{target}'} {path.decode()}")
    print(f"    all of it: {RUNS / target / 'log'}", flush=True)


def run(targets, seconds):
    """The targets that found something."""
    waiting, running, found = list(targets), {}, []
    told = time.monotonic()
    try:
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                target = waiting.pop(0)
                running[target] = start(target, seconds)
            time.sleep(0.5)
            for target in [target for target, process in running.items() if process.poll() is not None]:
                code = running.pop(target).returncode
                report(target, code)
                found += [target] if code else []
            if time.monotonic() - told > PROGRESS_SECONDS:
                told = time.monotonic()
                for target in running:
                    print(f"{target}: {progress(target)}", flush=True)
    finally:
        for process in running.values():
            process.kill()
    return found


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("seconds", type=int, nargs="?", default=120)
    parser.add_argument("--only", nargs="+", choices=TARGETS, default=list(TARGETS))
    options = parser.parse_args()
    generate()
    found = run(options.only, options.seconds)
    print(f"{len(options.only)} targets, {options.seconds} s each: " + (", ".join(found) or "nothing found"))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
