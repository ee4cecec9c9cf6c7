"""Promise: runs what takes longer than the tests may, and keeps in docs/proof.md what each step printed last.

Usage: proof.py [STEP …]. Without one every step is run, which takes hours. Each step's section says whether it holds,
on which commit, and how its output ended; the sections of the others stay as they are. Exit 1 where one does not
hold. Run it on a committed tree.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))
import report  # noqa: E402 - lies in bench/

PAGE = ROOT / "docs/proof.md"
OPENING = "# What `./dev proof` found\n\nEach section is of the commit that it names.\n"
KEPT_LINES = 12

STEPS = {
    "release": "./dev build release && ctest --preset release -j2",
    "asan": "./dev build asan && ctest --preset asan -j2",
    "asan_damage_much": "./dev build asan && ctest --test-dir build/asan -V -R '^damage_much$'",
    "tsan": "./dev build tsan && ctest --preset tsan -j2",
    "tsan_stress_long": "./dev build tsan && ctest --test-dir build/tsan -V -R '^concurrency_stress_long$'",
    "bench": "./dev bench",
    "bench_slowfs": "./dev bench --slowfs",
    "scale": "./dev scale",
}


def slow_tests():
    """Each is a step of its own."""
    subprocess.run(["./dev", "build", "release"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    command = ["ctest", "--preset", "slow", "--show-only=json-v1"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    names = [test["name"] for test in json.loads(listed[listed.index("{") :])["tests"]]
    return {name: f"ctest --preset slow -R '^{name}$'" for name in names}


def run(name, command):
    """Whether it holds, and its section."""
    start = time.monotonic()
    done = subprocess.run(
        command, shell=True, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    seconds = time.monotonic() - start
    lines = [re.sub(r"^\d+: ", "", line)[:500] for line in done.stdout.splitlines() if line.strip()]
    verdict = "holds" if done.returncode == 0 else "DOES NOT HOLD"
    facts = "\n".join([f"- `{command}`, {seconds:.0f} s", *report.provenance()])
    end = "\n".join(lines[-KEPT_LINES:])
    return done.returncode == 0, f"## {name}: {verdict}\n\n{facts}\n\n```\n{end}\n```\n"


def sections():
    """What the page holds, by step."""
    text = PAGE.read_text() if PAGE.exists() else ""
    return {part.split(":", 1)[0]: f"## {part}" for part in re.split(r"(?m)^## ", text)[1:]}


def write(kept, steps):
    PAGE.write_text("\n".join([OPENING, *(kept[name].rstrip() + "\n" for name in steps if name in kept)]))


def main():
    steps = STEPS | slow_tests()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", nargs="*", help=f"any of {', '.join(steps)}")
    wanted = parser.parse_args().step or list(steps)
    if unknown := set(wanted) - set(steps):
        parser.error(f"no such step: {', '.join(sorted(unknown))}; there are {', '.join(steps)}")
    failed = []
    for name in wanted:
        print(f"{name} …", flush=True)
        holds, section = run(name, steps[name])
        failed += [] if holds else [name]
        write(sections() | {name: section}, steps)
    print(f"wrote {PAGE.relative_to(ROOT)}; does not hold: {', '.join(failed) or 'nothing'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
