"""Promise: edits families of package repositories, by seed, as people and rez do: in place, by replacing, by linking,
by deleting.
"""

import os
import random
import shutil

import changed_copy


class Change:
    """Edits one family in one repository."""

    def __init__(self, copy, rng):
        self.copy, self.rng = copy, rng
        self.family = changed_copy.Family(copy, rng)

    def apply(self, root, name):
        path = root / name
        if not path.is_dir():
            self.file(path)
            return
        versions = sorted(each.name for each in path.iterdir() if each.is_dir())
        edits = [
            self.edit,
            self.edit,
            self.edit,
            self.add,
            self.remove,
            self.release,
            self.swap,
            self.leftover,
        ]
        edits += [self.relink, self.whole]
        for _ in range(self.rng.randint(1, 3)):
            if path.is_dir():
                self.rng.choice(edits)(path, self.rng.choice(versions) if versions else "1")

    def file(self, path):
        if path.is_symlink() or self.rng.random() < 0.2:
            path.unlink()
        elif path.suffix in (".py", ".yaml"):
            path.write_bytes(self.family.texts.combined(["1", "3"], {}, path.suffix[1:]))

    def definition(self, path, version):
        for name in ("package.py", "package.yaml"):
            if (path / version / name).is_file():
                return path / version / name
        return None

    def edit(self, path, version):
        """New text: in place, by a new file, or with the old size and time."""
        file = self.definition(path, version)
        if file is None:
            return
        before, old = file.stat(), file.read_bytes()
        way = self.rng.randrange(4)
        if way == 0:
            file.write_bytes(old.replace(b"1", b"2", 1))
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        elif way == 1:
            file.with_name("new").write_bytes(old + b"\n# edited\n")
            os.replace(file.with_name("new"), file)
        elif way == 2:
            os.utime(file)
        else:
            text = self.family.texts.plain(version)
            make = self.family.texts.yaml if file.suffix == ".yaml" else self.family.texts.python
            file.write_bytes(make(text))

    def add(self, path, version):
        new = self.rng.choice(("77", "77.1", "0.0.1", version + ".1"))[:200]
        if not os.path.lexists(path / new):
            self.family.version(path, new, self.family.texts.plain(new))

    def remove(self, path, version):
        victim = path / version
        if victim.is_symlink():
            victim.unlink()
        elif victim.is_dir():
            shutil.rmtree(victim)

    def release(self, path, version):
        directory = path / version
        if not directory.is_dir():
            return
        release = directory / "release.yaml"
        if release.is_file():
            release.unlink()
        elif not release.exists():
            if (directory / ".metadata").exists():
                release.write_bytes(self.rng.choice(changed_copy.RELEASES))
            else:
                self.family.release_files(directory)

    def swap(self, path, version):
        """YAML instead of Python and the other way round."""
        file = self.definition(path, version)
        if file is None:
            return
        text = self.family.texts.plain(version)
        file.unlink()
        if file.suffix == ".py":
            file.with_name("package.yaml").write_bytes(self.family.texts.yaml(text))
        else:
            file.with_name("package.py").write_bytes(self.family.texts.python(text))

    def leftover(self, path, version):
        file = path / (self.rng.choice((".ignore", ".building")) + version[:200])
        if os.path.lexists(file):
            file.unlink()
        else:
            file.write_text("")

    def relink(self, path, version):
        """What a link points to changes; what was none becomes one."""
        directory = path / version
        if not directory.is_dir():
            return
        moved = self.copy.place()
        if directory.is_symlink():
            directory.unlink()
            moved.mkdir()
            self.family.definition(moved, self.family.texts.plain(version))
        else:
            directory.rename(moved)
        directory.symlink_to(moved)

    def whole(self, path, version):
        """The family becomes unversioned, or loses what made it so; or goes, or becomes a combined one."""
        way = self.rng.randrange(3)
        if way == 0 and (path / "package.py").is_file():
            (path / "package.py").unlink()
        elif way == 0:
            if not os.path.lexists(path / "package.py"):
                (path / "package.py").write_bytes(self.family.texts.python(self.family.texts.plain(version)))
        else:
            path.unlink() if path.is_symlink() else shutil.rmtree(path)
            if way == 2:
                path.with_name(path.name + ".py").write_bytes(self.family.texts.combined(["1"], {}, "py"))


def change(copy, number):
    """Edits one entry of a root in three; gives the names of those."""
    rng = random.Random(f"{copy.seed} change {number}")
    entries = sorted({name for root in copy.roots for name in os.listdir(root)})
    edited = rng.sample(entries, len(entries) // 3)
    for name in edited:
        root = rng.choice([root for root in copy.roots if os.path.lexists(root / name)])
        Change(copy, rng).apply(root, name)
    return edited
