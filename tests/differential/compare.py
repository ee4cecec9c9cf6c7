"""Promise: compares rezdex with rez over the same definition files, and fails where rezdex says what rez does not.

    complete   every attribute equal, type and order included
    solver     the known attributes equal; unknown are those with a live Python object, and, where the text holds a
               call whose result nobody knows in advance, others that rez has, but none that a solve needs
    both       name, version, requires, variants as rez's schema takes or refuses them; the refused attributes
    invalid    rez raises
    dynamic    declined: counted by reason, and held to bounds.py, as is what is unknown though rez knows it

Inputs: the cases of tests/cases (every file there), seeded mutations of them, and definitions of a repository
(a seeded sample, or with --all everything). Each text lies at a path of its own: see oracle.py.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import bounds
import mutations

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "bench"))
import repository  # noqa: E402 - lies in bench/

CASES = HERE.parent / "cases"
TYPED = ("name", "version", "requires", "variants")
NEEDED = {*TYPED, "timestamp"}  # by a solve: never unknown in an answer
UNKNOWN_CALL = re.compile(rb"\b(exists|isdir|isfile|islink|__doc__|time|strftime|now|today|uuid4|hash)\b")


def exactly(value):
    """A form in which equal means equal in type too: True is not 1, 1.0 is not 1, dicts keep their order."""
    if isinstance(value, dict):
        if set(value) == {"$set"} or set(value) == {"$frozenset"}:
            ((kind, members),) = value.items()
            return [kind, sorted(map(exactly, members), key=repr)]
        return ["dict", [[key, exactly(member)] for key, member in value.items()]]
    if isinstance(value, list):
        return ["list", [exactly(member) for member in value]]
    return [type(value).__name__, repr(value)]


def ask_rezdex(rezdex, paths, *arguments):
    command = [rezdex, "parse", "--jsonl", "-0", *map(os.fspath, arguments)]
    done = subprocess.run(
        command, input=b"\0".join(os.fsencode(p) for p in paths), capture_output=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def ask_rez(paths):
    """Runs the oracle in as many processes as there are cores, a few hundred paths each."""
    chunks = [paths[i : i + 400] for i in range(0, len(paths), 400)]
    answers, running = [], []
    for chunk in chunks:
        process = subprocess.Popen(
            [sys.executable, HERE / "oracle.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        running.append((process, chunk))
        if len(running) == (os.cpu_count() or 1):
            answers += finish(running)
            running = []
    return answers + finish(running)


def finish(running):
    for process, chunk in running:
        process.stdin.write("".join(path + "\n" for path in chunk))
        process.stdin.close()
    answers = []
    for process, _ in running:
        answers += [json.loads(line) for line in process.stdout]
        if process.wait() != 0:
            sys.exit("the oracle failed")
    return answers


def overtime(theirs):
    """Whether rez was stopped: what it would have said is not known."""
    return (theirs["raises"] or "").startswith("Overtime")


def difference(ours, theirs, text):
    """What rezdex said of the text that rez does not; None if there is nothing."""
    status = ours["status"]
    if status == "dynamic" or overtime(theirs):
        return None
    if status == "invalid":
        return None if theirs["raises"] else "invalid, but rez loads it"
    if status not in ("complete", "solver"):
        return f"status {status}"
    if theirs["raises"]:
        return f"a value where rez raises {theirs['raises']}"
    if found := unknown_difference(ours, theirs, text):
        return found
    unknown = set(map(text_of, ours["unknown"]))
    known = ours["data" if status == "complete" else "known"]
    mine = [[key, exactly(value)] for key, value in items(known)]
    rezs = [[key, exactly(value)] for key, value in theirs["data"] if text_of(key) not in unknown]
    if mine != rezs:
        return f"data {known}\n      rez: {theirs['data']}"
    return typed_difference(ours, theirs)


def unknown_difference(ours, theirs, text):
    unknown, live = set(map(text_of, ours["unknown"])), set(map(text_of, theirs["unknown"]))
    most = live | {text_of(key) for key, _ in theirs["data"]} if UNKNOWN_CALL.search(text) else live
    if not live <= unknown <= most or unknown & NEEDED or bool(unknown) != (ours["status"] == "solver"):
        return f"unknown {ours['unknown']} in {ours['status']}, rez: {theirs['unknown']}"
    return None


def text_of(form):
    """The str whose JSON form this is."""
    return "".join(form["$str"]) if isinstance(form, dict) else form


def items(data):
    if set(data) == {"$dict"}:
        return data["$dict"]
    return list(data.items())


def typed_difference(ours, theirs):
    for field in TYPED:
        typed = theirs["typed"][field]
        if exactly(ours[field]) != exactly(typed.get("value")):
            return f"{field} {ours[field]}, rez: {typed}"
    # Of an attribute that is not known nothing is said.
    refused = [name for name in theirs["refused"] if name not in ours["unknown"]]
    if sorted(ours["refused"] or {}) != refused:
        return f"refused {ours['refused']}, rez: {theirs['refused']}"
    return None


def compare(title, rezdex, paths, show_declined):
    """How many are wrong, how many rez loads, and {path: why} of those that are not answered in full."""
    ours, theirs = ask_rezdex(rezdex, paths), ask_rez(paths)
    if len(ours) != len(paths) or len(theirs) != len(paths):
        sys.exit(f"{len(paths)} paths, {len(ours)} answers of rezdex, {len(theirs)} of rez")
    statuses, declined, unanswered, failures = collections.Counter(), collections.Counter(), {}, []
    for path, mine, rezs in zip(paths, ours, theirs, strict=True):
        statuses[mine["status"]] += 1
        if mine["status"] == "dynamic":
            declined[mine["reason"], "rez raises" if rezs["raises"] else "rez loads"] += 1
            if show_declined:
                print(
                    f"  declined {path}:{mine['line']} {mine['reason']}; rez: {rezs['raises'] or 'loads it'}"
                )
        if why := bounds.unanswered(mine, rezs):
            unanswered[path] = why
        found = difference(mine, rezs, pathlib.Path(path).read_bytes())
        if found:
            failures.append(f"  {path}: {found}")
    print(f"{title}: {len(paths)} definitions, " + ", ".join(f"{n} {s}" for s, n in sorted(statuses.items())))
    for (reason, rez), count in sorted(declined.items()):
        print(f"  declined {count} {reason} ({rez})")
    for failure in failures[:20]:
        print(failure)
    if failures:
        print(f"  {len(failures)} WRONG")
    return len(failures), sum(not rezs["raises"] for rezs in theirs), unanswered


def write_texts(texts, folder):
    """Each text at a path of its own; the name keeps what it was made of."""
    paths = []
    for i, (name, text) in enumerate(texts):
        path = pathlib.Path(folder, f"{i:05}-{name}", "package.py")
        path.parent.mkdir()
        path.write_bytes(text)
        paths.append(str(path))
    return paths


def case_texts():
    files = sorted(CASES.glob("*.py"))
    if not files:
        sys.exit(f"no cases in {CASES}")
    return [(file.stem, file.read_bytes()) for file in files]


def repository_paths(folder, sample, seed):
    paths = repository.definitions(folder)
    if not paths:
        sys.exit(f"{folder} holds no */*/package.py")
    return paths if sample is None else sorted(random.Random(seed).sample(paths, min(sample, len(paths))))


def compare_cases(options, folder):
    folder.mkdir()
    paths = write_texts(case_texts(), folder)
    wrong, _, unanswered = compare("cases", options.rezdex, paths, options.show_declined)
    named = {pathlib.Path(path).parent.name.partition("-")[2]: why for path, why in unanswered.items()}
    return wrong + bounds.check_list("cases", named, options.record)


def compare_mutations(options, folder):
    if not options.mutations:
        return 0
    folder.mkdir()
    texts = mutations.mutate(case_texts(), options.mutations, options.seed)
    title = f"mutations (seed {options.seed})"
    wrong, loaded, unanswered = compare(title, options.rezdex, write_texts(texts, folder), False)
    kinds = collections.Counter(map(bounds.kind_of, unanswered.values()))
    return wrong + bounds.check_shares(
        f"mutations-{options.mutations}-{options.seed}", kinds, loaded, options.record
    )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rezdex", default=os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"))
    parser.add_argument(
        "--repository", type=pathlib.Path, help="a repository whose definitions are compared, too"
    )
    parser.add_argument(
        "--benchmark", action="store_true", help="rez's own benchmark repository as --repository"
    )
    parser.add_argument(
        "--sample", type=int, default=3000, help="so many of its definitions (default %(default)s)"
    )
    parser.add_argument("--all", action="store_true", help="all of its definitions")
    parser.add_argument(
        "--mutations", type=int, default=1500, help="how many mutated cases (default %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show-declined", action="store_true", help="name each declined case and its line")
    parser.add_argument("--record", action="store_true", help="write what is not answered to bounds/")
    options = parser.parse_args()

    wrong = 0
    with tempfile.TemporaryDirectory(prefix="rezdex-differential-") as folder:
        wrong += compare_cases(options, pathlib.Path(folder, "cases"))
        wrong += compare_mutations(options, pathlib.Path(folder, "mutations"))
    if options.benchmark:
        repository.fetch(repository.PACKAGES)
    folder = repository.PACKAGES if options.benchmark else options.repository
    if folder:
        paths = repository_paths(folder, None if options.all else options.sample, options.seed)
        found, _, unanswered = compare(folder, options.rezdex, paths, options.show_declined)
        wrong += found
        if options.benchmark:
            wrong += bounds.check_list("benchmark", unanswered, options.record)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
