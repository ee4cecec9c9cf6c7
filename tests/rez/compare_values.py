"""Promise: compares rezdex/version.h with rez's own Version, VersionRange, Requirement and PackageRequest.

What rez accepts, how it prints, orders, joins, cuts and inverts it, over three sources of text: every text of
few characters of a grammar's alphabet, seeded random ones, and what the benchmark repository holds. Every
difference is a failure; nothing may be declined.
"""

import argparse
import itertools
import pathlib
import random
import re
import subprocess
import sys

import texts as random_texts
from rez.utils.formatting import PackageRequest
from rez.version import Requirement, Version, VersionedObject, VersionRange

REFUSED = ("refused",)
WRITTEN = re.compile(r"""["']([^"'\n\\]{1,80})["']""")  # what stands in quotes in a definition


def yes(value):
    return "1" if value else "0"


def sign(a, b):
    return "-1" if a < b else "1" if a > b else "0"


def attempt(action):
    """str() of what it gives, or "refused" where it raises."""
    try:
        return str(action())
    except Exception:  # noqa: BLE001 - whatever rez raises
        return "refused"


def version(text):
    made = Version(text)
    return str(made), yes(made)


def versions(a, b):
    a, b = Version(a), Version(b)
    return sign(a, b), yes(a == b)


def version_range(text):
    made = VersionRange(text)
    return str(made), yes(made.is_any()), attempt(made.inverse)


def ranges(a, b):
    a, b = VersionRange(a), VersionRange(b)
    return sign(a, b), yes(a == b), yes(a.intersects(b)), yes(a.issuperset(b)), str(a | b), str(a & b)


def contains(a, b):
    return (yes(Version(b) in VersionRange(a)),)


def parts(made):
    return str(made), made.name, str(made.range), yes(made.conflict), yes(made.weak)


def requirement(text):
    return parts(Requirement(text))


def request(text):
    made = PackageRequest(text)
    return *parts(made), yes(made.ephemeral)


def requirements(a, b):
    a, b = Requirement(a), Requirement(b)
    return yes(a.conflicts_with(b)), yes(a == b), attempt(lambda: a.merged(b))


def versioned(a, name, b):
    return (yes(Requirement(a).conflicts_with(VersionedObject.construct(name, Version(b)))),)


ACTIONS = {
    "version": version,
    "versions": versions,
    "range": version_range,
    "ranges": ranges,
    "contains": contains,
    "requirement": requirement,
    "request": request,
    "requirements": requirements,
    "versioned": versioned,
}


def ask_rez(action, *texts):
    try:
        return ACTIONS[action](*texts)
    except Exception:  # noqa: BLE001 - whatever rez raises
        return REFUSED


def accepted(action, texts):
    return [text for text in texts if ask_rez(action, text) != REFUSED]


def ask_rezdex(program, records):
    stream = b"".join("\x1f".join(record).encode("utf-8", "surrogatepass") + b"\x1e" for record in records)
    done = subprocess.run([program], input=stream, capture_output=True, check=True)
    answers = done.stdout.decode("utf-8", "surrogatepass").split("\x1e")[:-1]
    if len(answers) != len(records):
        sys.exit(f"{len(records)} records, {len(answers)} answers")
    return [tuple(answer.split("\x1f")) for answer in answers]


class Comparison:
    def __init__(self, program):
        self.program = program
        self.wrong = 0

    def __call__(self, title, records):
        records = list(dict.fromkeys(records))
        wrong, refused = [], 0
        for record, ours in zip(records, ask_rezdex(self.program, records), strict=True):
            theirs = ask_rez(*record)
            refused += theirs == REFUSED
            if ours != theirs:
                wrong.append(f"  {record}: {ours}, rez: {theirs}")
        print(f"{title}: {len(records)} {records[0][0] if records else ''}, {refused} that rez refuses")
        print("\n".join(wrong[:10] + [f"  {len(wrong)} WRONG"]) if wrong else "", end="\n" if wrong else "")
        self.wrong += len(wrong)


def short_texts(alphabet, longest):
    for length in range(longest + 1):
        yield from map("".join, itertools.product(alphabet, repeat=length))


def written_texts(folder):
    """What the definitions of a repository hold in quotes, and the names of version directories."""
    texts = set()
    for path in sorted(pathlib.Path(folder).glob("*/*/package.py")):
        texts.add(path.parent.name)
        texts.update(WRITTEN.findall(path.read_text(errors="replace")))
    if not texts:
        sys.exit(f"{folder} holds no */*/package.py")
    # rez's pattern of a name takes exponential time over a long one that it refuses.
    return sorted(text for text in texts if re.fullmatch(r"[!~]?[\w.]*([-@#=<>].*)?|.{0,20}", text))


def compare_short(compare, longest):
    versions_of = short_texts("1a.-é", longest)
    compare("short", [("version", text) for text in versions_of])
    compare("short", [("range", text) for text in short_texts("1.+<>=,|", longest)])
    compare("short", [("range", text) for text in short_texts("12-\n<>|", longest)])
    compare("short", [("request", text) for text in short_texts("a.-!~1#=<", longest)])
    orders = accepted("version", short_texts("0129aA_.", 3))
    some = random.Random(longest).sample(orders, 150)
    compare("short", [("versions", *pair) for pair in itertools.product(some, repeat=2)])


def compare_random(compare, texts, count):
    good_versions = accepted(
        "version", texts.many(texts.version, count) + texts.many(texts.odd_version, count)
    )
    compare("random", [("version", text) for text in texts.many(texts.odd_version, count)])
    compare("random", [("versions", *pair) for pair in texts.pairs(good_versions, count)])
    all_ranges = texts.many(texts.range, count) + texts.many(texts.touching_range, count)
    compare("random", [("range", text) for text in all_ranges])
    good_ranges = accepted("range", all_ranges)
    compare("random", [("ranges", *pair) for pair in texts.pairs(good_ranges, 2 * count)])
    pick = texts.random.choice
    plain = accepted("version", texts.many(texts.version, count))
    compare("random", [("contains", pick(good_ranges), pick(plain)) for _ in range(2 * count)])
    requests = texts.many(texts.request, 2 * count)
    compare("random", [("request", text) for text in requests])
    compare("random", [("requirement", text) for text in requests])
    named = accepted("requirement", ["a" + pick(["-", ""]) + pick(all_ranges) for _ in range(count)])
    named = [pick(["", "", "!", "~"]) + text for text in named] + ["~a", "a", "!a", "~b"]
    named = accepted("requirement", named)
    compare("random", [("requirements", *pair) for pair in texts.pairs(named, 2 * count)])
    compare("random", [("versioned", pick(named), pick(["a", "b"]), pick(plain)) for _ in range(count)])


def compare_written(compare, folder, texts, count):
    written = written_texts(folder)
    for action in ("version", "range", "request"):
        compare("written", [(action, text) for text in written])
    good_versions, requests = accepted("version", written), accepted("request", written)
    ranges_of = sorted({str(PackageRequest(text).range or "") for text in requests})
    compare("written", [("versions", *pair) for pair in texts.pairs(good_versions, count)])
    compare("written", [("ranges", *pair) for pair in texts.pairs(ranges_of, count)])
    pick = texts.random.choice
    compare("written", [("contains", pick(ranges_of), pick(good_versions)) for _ in range(count)])
    same_name = {}
    for text in requests:
        same_name.setdefault(PackageRequest(text).name, []).append(text)
    groups = list(same_name.values())
    compare("written", [("requirements", *texts.random.choices(pick(groups), k=2)) for _ in range(count)])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("program", help="print_values")
    parser.add_argument(
        "--longest", type=int, default=4, help="characters of the short texts (default %(default)s)"
    )
    parser.add_argument(
        "--count", type=int, default=4000, help="random texts of a kind (default %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repository", help="a repository whose versions and requests are compared, too")
    options = parser.parse_args()
    compare, texts = Comparison(options.program), random_texts.Texts(options.seed)
    print(f"seed {options.seed}")
    compare_short(compare, options.longest)
    compare_random(compare, texts, options.count)
    if options.repository:
        compare_written(compare, options.repository, texts, options.count)
    print(f"{compare.wrong} wrong")
    return 1 if compare.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
