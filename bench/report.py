"""Promise: RESULTS.md and its plot: one run's times and figures, with the machine, the commit and the date."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from figures import BATCHED, FLOOR

ROOT = Path(__file__).resolve().parents[1]
OPENINGS = (
    "An opening has one turn a round, after all others; then 20 have theirs in a row. Each makes the same system calls "
    "and page faults. Resting 30 ms before each of a row takes it to the time of a single one: what costs more is a "
    "processor that did other things, or nothing, meanwhile."
)


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.machine()


def git(*arguments):
    output = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return output.stdout.strip()


# What measurements write is no change of what they measure.
WRITTEN = [":!docs/proof.md", ":!bench/*.md", ":!bench/*.svg"]


def commit():
    status = git("status", "--porcelain", "--untracked-files=no", "--", ".", *WRITTEN)
    changed = " with uncommitted changes" if status else ""
    return git("rev-parse", "--short=12", "HEAD") + changed


def provenance():
    """Lines that say where and when; docs/proof.md opens with them too."""
    return [
        f"- commit: {commit()}",
        f"- machine: {processor()}, {os.cpu_count()} cores, Linux {platform.release()}",
        f"- date: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
    ]


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return ["| " + " | ".join(map(str, line)) + " |" for line in lines]


def times_table(times):
    rows = []
    for name, its in times.items():
        sync = sorted(its.sync)[len(its.sync) // 2]
        inside = not name.startswith(("process", "open"))
        floor = f"{its.ratio_to(times[FLOOR]):.2f}" if inside else ""
        peer = f"{its.ratio_to(times[BATCHED]):.2f}" if inside else ""
        rows.append(
            [name, f"{its.median:.3g}", f"{its.minimum:.3g}", floor, peer, f"{sync:.3g}" if sync else ""]
        )
    return table(["what", "median, ms", "minimum, ms", f"÷ {FLOOR}", f"÷ {BATCHED}", "fsync, ms"], rows)


def figures_table(figures):
    rows = [[f.what, f.required, f.measured, "✓" if f.holds else "✗"] for f in figures]
    return table(["figure", "required", "measured", ""], rows)


SLOW_STORAGE = "## Slow storage"  # the last section of RESULTS.md: another run writes it


def write_section(path, heading, lines):
    """Puts the last section in the place of the one that was there; what stands before it stays."""
    before, _, _ = path.read_text().partition(f"\n{heading}\n") if path.exists() else ("", "", "")
    path.write_text("\n".join([before.rstrip("\n"), "", heading, "", *lines]) + "\n")


def write(path, repository, definitions, rounds, agreement, times, figures):
    lines = [
        "# Results of ./dev bench",
        "",
        *provenance(),
        f"- repository: {repository}, {definitions} definitions, warm",
        f"- {rounds} rounds in which every contestant has one turn; ratios are medians of the rounds' ratios",
        f"- answers were compared first: {agreement}",
        "",
        *figures_table(figures),
        "",
        *times_table(times),
        "",
        OPENINGS,
        "",
        "What each contestant does stands in bench/contestants.cpp, bench/pyrer_worker.py and bench/processes.py.",
        "",
        "![times](results.svg)",
    ]
    _, heading, slow = path.read_text().partition(f"\n{SLOW_STORAGE}\n") if path.exists() else ("", "", "")
    path.write_text("\n".join(lines) + "\n" + heading + slow)


def color(name):
    if name.startswith("pyrer"):
        return "tab:orange"
    return "tab:gray" if name.startswith(("stat", "read", "copy", "process, empty")) else "tab:blue"


def pyplot():
    import matplotlib

    matplotlib.use("svg")
    # Letters stay letters, and the same times give the same file.
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "rezdex"})
    from matplotlib import pyplot as plots

    return plots


def plot(path, times, definitions):
    names = sorted(times, key=lambda name: times[name].median)
    figure, axes = pyplot().subplots(figsize=(9, 0.32 * len(names) + 1.2), layout="constrained")
    bars = axes.barh(names, [times[n].median for n in names], color=[color(n) for n in names])
    axes.bar_label(bars, [f" {times[n].median:.3g}" for n in names])
    axes.set_xscale("log")
    axes.set_xlabel("milliseconds, median (gray: this machine's floors, orange: pyrer, blue: rezdex)")
    axes.set_title(f"{definitions} definitions, warm")
    figure.savefig(path, metadata={"Date": None})
    figure.savefig(path.with_suffix(".png"), dpi=120)
