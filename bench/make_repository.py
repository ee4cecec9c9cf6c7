"""Promise: a package repository of any size, made from a seed: the same count and seed give the same files.

Usage: make_repository.py FOLDER COUNT [--seed N]. Sizes and contents are those of definitions in the wild: a median of
about 530 bytes, 95 % under 1.9 KB, nine of ten with commands, half with requires and variants. Families have 1
to 60 versions, about 14 on the average, as rez's own benchmark repository has. A repository that is complete is
kept as it is.
"""

import argparse
import os
import random
import shutil
from pathlib import Path

FORMAT = 1  # of what is made; a repository of another one is made anew
WORDS = (
    "render",
    "shade",
    "light",
    "comp",
    "rig",
    "fx",
    "geo",
    "cache",
    "publish",
    "color",
    "review",
    "track",
)
TOOLS = (
    "python",
    "maya",
    "houdini",
    "nuke",
    "usd",
    "openexr",
    "boost",
    "qt",
    "numpy",
    "imath",
    "alembic",
    "katana",
)


def family_name(number):
    return f"{WORDS[number % len(WORDS)]}_{WORDS[number // 12 % len(WORDS)]}_{number:06d}"


def versions(pick):
    count = min(60, 1 + int(pick.expovariate(1 / 13.5)))
    major = pick.randint(1, 9)
    return [f"{major}.{i // 10}.{i % 10}" for i in range(count)]


def listed(name, values):
    return f"{name} = [\n" + "".join(f"    {value!r},\n" for value in values) + "]\n"


def requests(pick, least, most):
    return [f"{tool}-{pick.randint(1, 9)}" for tool in pick.sample(TOOLS, pick.randint(least, most))]


def commands(pick, name):
    lines = [
        "    env.PATH.prepend('{root}/bin')",
        "    env.PYTHONPATH.prepend('{root}/python')",
        f"    env.{name.upper()}_ROOT = '{{root}}'",
    ][: pick.randint(1, 3)]
    lines += [
        f"    env.{name.upper()}_{word.upper()} = '{{root}}/{word}'"
        for word in pick.choices(WORDS, k=1 + int(pick.expovariate(1 / 6)))
    ]
    if pick.random() < 0.3:
        lines.append("    if building:\n        env.CMAKE_MODULE_PATH.append('{root}/cmake')")
    return "\ndef commands():\n" + "\n".join(lines) + "\n"


def definition(pick, name, version):
    parts = [f"name = {name!r}\n\nversion = {version!r}\n\n"]
    if pick.random() < 0.5:
        parts.append(f"description = {' '.join(pick.choices(WORDS, k=pick.randint(3, 30)))!r}\n\n")
    if pick.random() < 0.4:
        parts.append(listed("authors", pick.sample(WORDS, 2)) + "\n")
    if pick.random() < 0.6:
        parts.append(listed("requires", requests(pick, 1, 6)) + "\n")
    if pick.random() < 0.55:
        variants = [requests(pick, 1, 3) for _ in range(pick.randint(1, 4))]
        parts.append(listed("variants", variants) + "\n")
    if pick.random() < 0.25:
        parts.append(listed("tools", pick.sample(WORDS, 3)) + "\n")
    if pick.random() < 0.4:
        parts.append(f"uuid = '{pick.getrandbits(128):032x}'\n\n")
    if pick.random() < 0.05:
        parts.append(f"help = {' '.join(pick.choices(WORDS, k=250))!r}\n\n")
    parts.append(f"timestamp = {1_500_000_000 + pick.randrange(200_000_000)}\n")
    if pick.random() < 0.9:
        parts.append(commands(pick, name))
    return "".join(parts)


def write(path, text):
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    os.write(file, text.encode())
    os.close(file)


def fill(folder, count, seed):
    pick = random.Random(seed)
    made = family = 0
    while made < count:
        name = family_name(family)
        family += 1
        os.mkdir(f"{folder}/{name}")
        for version in versions(pick)[: count - made]:
            os.mkdir(f"{folder}/{name}/{version}")
            write(f"{folder}/{name}/{version}/package.py", definition(pick, name, version))
            made += 1


def make(folder, count, seed=1):
    """The repository at `folder`, which is nobody else's: what is there and is not this one is removed."""
    complete, what = folder.parent / f"{folder.name}.complete", f"{FORMAT} {count} {seed}\n"
    if complete.exists() and complete.read_text() == what:
        return
    complete.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    fill(folder, count, seed)
    complete.write_text(what)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    make(wanted.folder, wanted.count, wanted.seed)
