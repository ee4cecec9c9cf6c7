"""Promise: compares rezdex with rez over seeded definitions that generate/ makes, and over mutations of them.

The verdicts are those of compare.py. A difference is shrunk to its smallest form and printed with its seed, both
answers and how to repeat it. What rezdex declines though rez loads it is counted by reason and by construct, what it
leaves unknown though rez knows it, too, and each reason's share is held to bounds.py.

Usage: generated.py [--count N] [--seed N|random] [--only SEED] [--features] [--record]
"""

import argparse
import collections
import multiprocessing
import os
import random
import sys
import time

import bounds
import compare
import mutations
import sandbox
from generate import definition, refusals, shrink

BATCH = 250
MUTATED = 0.1  # so large a share of the cases is a mutation of others or of the files of tests/cases


def case(seed, number, cases):
    """One case of a run: its seed of its own, its bytes, the names of the producers in it."""
    own = seed * 10_000_000 + number
    text, used = definition.define(own)
    rng = random.Random(own)
    if rng.random() < MUTATED:
        other = definition.define(own + 5_000_000)[0]
        sources = [("", text), ("", other), rng.choice(cases)]
        text = mutations.mutate(sources, 1, own)[0][1]
        used = {"mutation"}
    return own, text, used


class Outcome:
    """What a batch, or a run, found."""

    def __init__(self):
        self.statuses = collections.Counter()
        self.refused = collections.Counter()  # (reason, construct): rez loads it
        self.unanswered = collections.Counter()  # kind, of bounds.py: rez loads it
        self.loaded = collections.Counter()  # producer: definitions with it that rez loads
        self.answered = collections.Counter()  # producer: those of them that rezdex answers
        self.failures = []  # (seed of the case, its bytes, environment, rezdex's answer, what differs)

    def add(self, other):
        self.statuses.update(other.statuses)
        self.refused.update(other.refused)
        self.unanswered.update(other.unanswered)
        self.failures += other.failures
        self.loaded.update(other.loaded)
        self.answered.update(other.answered)

    def count(self, text, used, ours, theirs):
        self.statuses[ours["status"]] += 1
        self.statuses["rez loads" if not theirs["raises"] else "rez raises"] += 1
        if theirs["raises"]:
            return
        self.loaded.update(used)
        if why := bounds.unanswered(ours, theirs):
            self.unanswered[bounds.kind_of(why)] += 1
        if ours["status"] in ("complete", "solver"):
            self.answered.update(used)
            self.statuses["rez loads, answered"] += 1
        else:
            self.refused[ours["reason"], refusals.construct(text, ours["line"])] += 1


def run_batch(task):
    rezdex, seed, first, count, cases = task
    environment = sandbox.environment(seed, first)
    made = [case(seed, number, cases) for number in range(first, first + count)]
    answers = sandbox.ask_both(rezdex, [text for _, text, _ in made], environment)
    outcome = Outcome()
    for (own, text, used), (ours, theirs) in zip(made, answers, strict=True):
        if compare.overtime(theirs):
            outcome.statuses["out of time"] += 1
            continue
        outcome.count(text, used, ours, theirs)
        found = sandbox.difference(ours, theirs, text)
        if found:
            outcome.failures.append((own, text, environment, ours, found))
    return outcome


def run(options, cases):
    """All batches, on as many processes as there are cores."""
    tasks = [
        (options.rezdex, options.seed, first, min(BATCH, options.count - first), cases)
        for first in range(0, options.count, BATCH)
    ]
    total = Outcome()
    with multiprocessing.Pool(os.cpu_count() or 1, sandbox.enter, maxtasksperchild=40) as pool:
        for outcome in pool.imap_unordered(run_batch, tasks):
            total.add(outcome)
    total.failures.sort(key=lambda failure: failure[0])
    return total


def one_of_each(failures):
    """One failure of each group that looks alike, the largest groups first: they rarely have as many causes."""
    groups = collections.defaultdict(list)
    for seed, text, environment, ours, found in failures:
        where = refusals.construct(text, ours.get("line")) if ours.get("line") else ours["status"]
        groups[shrink.kind_of(found), where].append((seed, text, environment, found))
    return [
        min(group, key=lambda one: len(one[1])) for group in sorted(groups.values(), key=len, reverse=True)
    ]


def report(options, outcome, seconds):
    counts = ", ".join(f"{n} {status}" for status, n in sorted(outcome.statuses.items()))
    loaded, answered = outcome.statuses["rez loads"], outcome.statuses["rez loads, answered"]
    print(f"generated (seed {options.seed}): {options.count} definitions in {seconds:.0f} s: {counts}")
    print(f"  of what rez loads, answered {answered} of {loaded}: {100 * answered / max(loaded, 1):.1f} %")
    for line in refusals.table(outcome.refused, 200 if options.features else 12):
        print("  " + line)
    if options.features:
        for line in refusals.features(outcome.loaded, outcome.answered):
            print("  " + line)
    seen = set()
    for failure in one_of_each(outcome.failures)[: options.show]:
        shrink.show(options.rezdex, failure, seen)
    if outcome.failures:
        print(f"  {len(outcome.failures)} WRONG")
    if 2 * loaded < options.count:
        sys.exit("rez loads less than half of the definitions: the generator is broken, or rez is")


def show_one(options, cases):
    seed, number = divmod(options.only, 10_000_000)
    own, text, _ = case(seed, number, cases)
    environment = sandbox.environment(seed, number // BATCH * BATCH)
    with sandbox.entered():
        ours, theirs = sandbox.ask_both(options.rezdex, [text], environment)[0]
    print(f"{text.decode(errors='backslashreplace')}\nrezdex: {ours}\nrez:    {theirs}")
    print(f"case {own}: {sandbox.difference(ours, theirs, text) or 'no difference'}")
    return 0


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rezdex", default=os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"))
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", default="1", help="a number, or random (default %(default)s)")
    parser.add_argument("--show", type=int, default=10, help="shrink and print so many differences")
    parser.add_argument("--only", type=int, help="print the one case of this seed, as a difference names it")
    parser.add_argument(
        "--features", action="store_true", help="say for each construct what share is answered"
    )
    parser.add_argument("--record", action="store_true", help="write the shares declined to bounds/")
    options = parser.parse_args()
    options.seed = random.randrange(100_000) if options.seed == "random" else int(options.seed)
    sandbox.fix_hash_seed(options.seed if options.only is None else options.only // 10_000_000)
    cases = compare.case_texts()
    if options.only is not None:
        return show_one(options, cases)
    start = time.monotonic()
    outcome = run(options, cases)
    report(options, outcome, time.monotonic() - start)
    above = bounds.check_shares(
        f"generated-{options.count}-{options.seed}",
        outcome.unanswered,
        outcome.statuses["rez loads"],
        options.record,
    )
    return 1 if outcome.failures or above else 0


if __name__ == "__main__":
    sys.exit(main())
