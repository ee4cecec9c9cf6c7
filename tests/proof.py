"""Promise: runs everything that takes longer than the tests may, and writes docs/proof.md from what it printed.

Usage: proof.py. Each step's command, verdict, time and last lines are kept, whether it holds or not; exit 1
where one does not. Run it on a committed tree: the page names the commit.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))
import report  # noqa: E402 - lies in bench/

PAGE = ROOT / "docs/proof.md"
KEPT_LINES = 25
JOBS = "-j2"

STEPS = {
    "Every test, release": ["./dev", "build", "release", "&&", "ctest", "--preset", "release", JOBS],
    "What takes longer, release": ["ctest", "--preset", "slow"],
    "Unit and case tests, ASan + UBSan": ["./dev", "build", "asan", "&&", "ctest", "--preset", "asan", JOBS],
    "Unit and case tests, TSan": ["./dev", "build", "tsan", "&&", "ctest", "--preset", "tsan", JOBS],
    "Benchmarks": ["./dev", "bench"],
}


def run(command):
    """Whether the command succeeded, its seconds, and the end of what it printed."""
    start = time.monotonic()
    shell = " ".join(command)
    result = subprocess.run(
        shell, shell=True, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return result.returncode == 0, time.monotonic() - start, result.stdout


def section(title, command, outcome):
    holds, seconds, output = outcome
    end = "\n".join(output.splitlines()[-KEPT_LINES:])
    verdict = "holds" if holds else "DOES NOT HOLD"
    return f"## {title}: {verdict}\n\n`{' '.join(command)}`, {seconds:.0f} s\n\n```\n{end}\n```\n"


def main():
    parts = ["# What `./dev proof` found\n", "\n".join(report.provenance()) + "\n"]
    failed = []
    for title, command in STEPS.items():
        print(f"{title} …", flush=True)
        outcome = run(command)
        failed += [] if outcome[0] else [title]
        parts.append(section(title, command, outcome))
    PAGE.write_text("\n".join(parts))
    print(f"wrote {PAGE.relative_to(ROOT)}; does not hold: {', '.join(failed) or 'nothing'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
