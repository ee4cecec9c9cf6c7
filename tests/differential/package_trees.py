"""Promise: repositories of combined families (c0, c1 ...) and of packages with old release files (d0, d1 ...), and each
kind of change to them: files edited, touched, replaced, removed, appearing and vanishing.
"""

import os
import shutil

import package_texts


def put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def nowhere(path):
    """Outside of the repository: no stamp in it tells that something appears there."""
    root = next(parent for parent in path.parents if parent.name.startswith("tree"))
    return root.parent / f"{root.name}-outside" / str(path.relative_to(root)).replace("/", "+")


def make_odd(rng, path, content):
    """A file mostly; else a link to one, a dangling link, a directory."""
    kind = rng.choices(["file", "link", "dangling", "directory"], [8, 1, 1, 1])[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "file":
        path.write_bytes(content)
    elif kind == "directory":
        path.mkdir()
    elif kind == "dangling":
        path.symlink_to(nowhere(path))
    else:
        target = path.parent / ("target-of-" + path.name)
        target.write_bytes(content)
        path.symlink_to(target.name)


def make_old_files(rng, directory):
    if rng.random() < 0.5:
        make_odd(rng, directory / "release.yaml", package_texts.release_text(rng))
    if rng.random() < 0.55:
        if rng.random() < 0.1:
            return make_odd(rng, directory / ".metadata", b"a file")
        (directory / ".metadata").mkdir(exist_ok=True)
        if rng.random() < 0.7:
            make_odd(rng, directory / ".metadata" / "changelog.txt", package_texts.changelog_text(rng))
        if rng.random() < 0.7:
            make_odd(rng, directory / ".metadata" / "release_time.txt", package_texts.time_text(rng))
    return None


def make_combined(rng, root, name):
    for format_ in rng.choice([("py",), ("py",), ("yaml",), ("py", "yaml")]):
        put(root / f"{name}.{format_}", package_texts.family_text(rng, format_))


def make_package(rng, directory):
    formats = rng.choice([("py",), ("py",), ("yaml",), ("py", "yaml"), ("py",), ("yaml",), ()])
    directory.mkdir(parents=True, exist_ok=True)
    for format_ in formats:
        put(directory / f"package.{format_}", package_texts.definition_text(rng, format_))
    if "py" not in formats and rng.random() < 0.1:
        (directory / "package.py").symlink_to(nowhere(directory / "package.py"))
    make_old_files(rng, directory)


def make_tree(rng, root, combined, directories):
    root.mkdir()
    for number in range(combined):
        make_combined(rng, root, f"c{number}")
    for number in range(directories):
        if rng.random() < 0.1:
            make_package(rng, root / f"d{number}")
        else:
            for version in rng.sample(["1", "1.0", "2", "3-0"], rng.randrange(1, 3)):
                make_package(rng, root / f"d{number}" / version)


# --- changes -------------------------------------------------------------------------------------------------


def touch(rng, path):
    os.utime(path, (1_600_000_000 + rng.randrange(1000), 1_600_000_000))


def replace(rng, path):
    """The same content under another inode."""
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.replace(other, path)


def remove(rng, path):
    path.unlink()


def edit_family(rng, path):
    path.write_bytes(package_texts.family_text(rng, path.suffix[1:]))


def change_combined(rng, root, name):
    files = [path for path in (root / f"{name}.py", root / f"{name}.yaml") if path.exists()]
    path = rng.choice(files)
    change = rng.choice(
        [touch, replace, remove, edit_family, "directory", "other format", "replaced by a directory"]
    )
    if change == "directory":
        make_package(rng, root / name / "1.0")
    elif change == "other format":
        for format_ in ("py", "yaml"):
            if not (root / f"{name}.{format_}").exists():
                put(root / f"{name}.{format_}", package_texts.family_text(rng, format_))
    elif change == "replaced by a directory":
        path.unlink()
        path.mkdir()
    else:
        change(rng, path)


def change_package(rng, directory):
    """A definition or a release file is edited, touched, replaced, removed, or appears."""
    definitions = [path for path in directory.glob("package.*") if path.is_file()]
    olds = [
        path for path in (*directory.glob("release.yaml"), *directory.glob(".metadata/*")) if path.is_file()
    ]
    kind = rng.randrange(4)
    dangling = [path for path in (*directory.glob("*"), *directory.glob(".metadata*")) if path.is_symlink()]
    dangling = [path for path in dangling if not path.exists()]
    if dangling and rng.random() < 0.7:
        path = rng.choice(dangling)
        return put(nowhere(path), package_texts.release_text(rng))
    if kind == 0 and definitions:
        path = rng.choice(definitions)
        path.write_bytes(package_texts.definition_text(rng, path.suffix[1:]))
    elif kind == 1 and definitions + olds:
        rng.choice([touch, replace, remove])(rng, rng.choice(definitions + olds))
    elif kind == 2 and olds:
        path = rng.choice(olds)
        texts = {"changelog.txt": package_texts.changelog_text, "release_time.txt": package_texts.time_text}
        path.write_bytes(texts.get(path.name, package_texts.release_text)(rng))
    else:
        for path in (directory / "release.yaml", directory / ".metadata"):
            if path.is_symlink() or path.is_file():
                path.unlink()
            elif path.is_dir():
                shutil.rmtree(path)
        make_old_files(rng, directory)
    return None


def package_directories(root):
    found = {path.parent for path in root.glob("d*/**/package.*") if path.parent.name != ".metadata"}
    return sorted(found | {path for path in root.glob("d*/*") if path.is_dir() and path.name != ".metadata"})


def change_tree(rng, root):
    names = sorted(
        {path.stem for path in root.iterdir() if path.name.startswith("c")}, key=lambda n: int(n[1:])
    )
    for name in names:
        if rng.random() < 0.6:
            change_combined(rng, root, name)
    for directory in package_directories(root):
        if rng.random() < 0.6:
            change_package(rng, directory)
