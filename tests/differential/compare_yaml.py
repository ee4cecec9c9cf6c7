"""Promise: compares rezdex with rez over definitions in YAML, and fails where rezdex says what rez does not.

What counts as different: compare.py. Inputs: the cases of tests/cases (*.yaml), scalars of every kind that the
resolver knows, generated definitions, mutations and soups of tokens (yaml_texts.py), and rez's benchmark
repository written as YAML by PyYAML in several styles.
"""

import argparse
import os
import pathlib
import random
import sys
import tempfile

import bounds
import compare
import yaml_texts
from rez.serialise import FileFormat, load_from_file
from rez.utils.sourcecode import SourceCode
from rez.vendor import yaml

SCALARS_A_FILE = 40


def write(texts, folder):
    """Each text at a path of its own."""
    os.mkdir(folder)
    paths = []
    for i, (name, text) in enumerate(texts):
        path = pathlib.Path(folder, f"{i:06}-{name}", "package.yaml")
        path.parent.mkdir()
        path.write_bytes(text)
        paths.append(str(path))
    return paths


def case_texts():
    files = sorted(compare.CASES.glob("*.yaml"))
    if not files:
        sys.exit(f"no YAML cases in {compare.CASES}")
    return [(file.stem, file.read_bytes()) for file in files]


def as_values(scalars):
    return "".join(f"k{i}: {scalar}\n" for i, scalar in enumerate(scalars)).encode()


def as_keys(scalars):
    return ("x:\n" + "".join(f"  {scalar}: {i}\n" for i, scalar in enumerate(scalars))).encode()


def is_refused(text):
    try:
        yaml.load(text, Loader=yaml.FullLoader)
    except Exception:  # noqa: BLE001 - the answer itself is compare.py's affair
        return True
    return False


def compare_scalars(options, folder, rng):
    """Many a file; those that PyYAML refuses, and those of a file that rezdex declines, in a file of their own."""
    scalars = list(dict.fromkeys(yaml_texts.scalars(rng, options.count)))
    wrong = 0
    for title, form in (("values", as_values), ("keys", as_keys)):
        alone, together = [], []
        for scalar in scalars:
            (alone if is_refused(form([scalar])) else together).append(scalar)
        alone = rng.sample(alone, min(len(alone), options.count))
        groups = [together[i : i + SCALARS_A_FILE] for i in range(0, len(together), SCALARS_A_FILE)]
        paths = write((("scalars", form(group)) for group in groups), pathlib.Path(folder, title))
        for group, answer in zip(groups, compare.ask_rezdex(options.rezdex, paths), strict=True):
            alone += group if answer["status"] == "dynamic" else []
        wrong += compare.compare(f"scalars as {title}", options.rezdex, paths, False)[0]
        texts = [("scalar", form([scalar])) for scalar in alone]
        paths = write(texts, pathlib.Path(folder, title + "-alone"))
        wrong += compare.compare(f"scalars as {title}, alone", options.rezdex, paths, options.show_declined)[
            0
        ]
    return wrong


class Dumper(yaml.SafeDumper):
    """Writes each str in a style of its own."""

    styles = random.Random(1)

    def represent_text(self, text):
        style = self.styles.choice((None, None, "'", '"', "|", ">"))
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Dumper.add_representer(str, Dumper.represent_text)


def plain(value):
    """The same with source code as its text."""
    if isinstance(value, SourceCode):
        return value.source
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    return [plain(member) for member in value] if isinstance(value, (list, tuple)) else value


def benchmark_texts(sample, rng):
    compare.repository.fetch(compare.repository.PACKAGES)
    for path in compare.repository_paths(compare.repository.PACKAGES, sample, rng.random()):
        data = plain(load_from_file(path, FileFormat.py, disable_memcache=True))
        text = yaml.dump(
            data,
            Dumper=Dumper,
            default_flow_style=rng.choice((True, False, None)),
            indent=rng.choice((None, 2, 4)),
            width=rng.choice((20, 80, 10_000)),
            sort_keys=rng.random() < 0.5,
            explicit_start=rng.random() < 0.2,
        )
        yield "benchmark", text.encode()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rezdex", default=os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"))
    parser.add_argument(
        "--count", type=int, default=4000, help="so many generated definitions (default %(default)s)"
    )
    parser.add_argument(
        "--sample", type=int, default=500, help="so many of the benchmark's (default %(default)s)"
    )
    parser.add_argument("--cases-only", action="store_true", help="only the cases")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show-declined", action="store_true", help="name each declined definition and its line"
    )
    parser.add_argument("--record", action="store_true", help="write what is not answered to bounds/")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    print(f"seed {options.seed}")

    with tempfile.TemporaryDirectory(prefix="rezdex-differential-") as folder:
        cases = case_texts()
        paths = write(cases, pathlib.Path(folder, "cases"))
        wrong, _, unanswered = compare.compare("cases", options.rezdex, paths, options.show_declined)
        named = {pathlib.Path(path).parent.name.partition("-")[2]: why for path, why in unanswered.items()}
        wrong += bounds.check_list("yaml_cases", named, options.record)
        if options.cases_only:
            return 1 if wrong else 0
        wrong += compare_scalars(options, folder, rng)
        texts = [text.decode("latin-1") for _, text in cases]
        paths = write(yaml_texts.generate(options.count, texts, rng), pathlib.Path(folder, "generated"))
        wrong += compare.compare("generated", options.rezdex, paths, options.show_declined)[0]
        paths = write(benchmark_texts(options.sample, rng), pathlib.Path(folder, "benchmark"))
        wrong += compare.compare("benchmark as YAML", options.rezdex, paths, options.show_declined)[0]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
