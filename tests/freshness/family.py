"""Promise: one family of a package repository on a disk, and the ways in which people and programs change it.

Times are put back exactly, to the nanosecond, where a method says so; the ctime that this gives is the disk's.
"""

import os
import shutil
import subprocess

DAY_NS = 86_400_000_000_000


def python(token, timestamp=True):
    """A definition of the same size for each token of one letter."""
    stamp = "timestamp = 1700000000\n" if timestamp else ""
    return f'name = "x"\nversion = "1"\nrequires = ["{token}-1"]\n{stamp}'


def yaml(token, timestamp=True):
    stamp = "timestamp: 1700000000\n" if timestamp else ""
    return f"name: x\nversion: '1'\nrequires: ['{token}-1']\n{stamp}"


def combined(token, versions=("1", "2")):
    return f'name = "x"\nversions = {list(versions)}\nrequires = ["{token}-1"]\ntimestamp = 1700000000\n'


class Family:
    """`root` is the repository, `store` a folder beside it on the same disk; `name` the family's."""

    def __init__(self, root, store, name):
        self.root, self.store, self.name = root, store / name, name
        self.store.mkdir()
        self.path = root / name

    def at(self, relative):
        return self.path / relative if relative else self.path

    def write(self, relative, text):
        """In place where it is there."""
        path = self.at(relative)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def define(self, version, token="a"):
        return self.write(os.path.join(version, "package.py"), python(token))

    def aside(self, name, text):
        """A file outside of the repository."""
        path = self.store / name
        path.write_text(text)
        return path

    def times(self, path):
        found = os.stat(path)
        return found.st_atime_ns, found.st_mtime_ns

    def keeping_times(self, path, change):
        """Then the path has the times that it had: `touch -d`, `cp -p`, `rsync -t`, `tar -p` do this."""
        times = self.times(path)
        change()
        os.utime(path, ns=times)

    def replace(self, path, text, keep_times=True):
        """By a new file that is moved there, as rsync does; the time of last change is the old one's."""
        new = path.with_name(path.name + ".new")
        new.write_text(text)
        if keep_times:
            os.utime(new, ns=self.times(path))
        os.replace(new, path)

    def copy_over(self, path, text):
        """`cp -p` of a file with the same time, into the old inode."""
        source = self.aside("source", text)
        os.utime(source, ns=self.times(path))
        subprocess.run(["cp", "-p", source, path], check=True)

    def untar_over(self, path, text):
        source = self.store / path.name
        source.write_text(text)
        os.utime(source, ns=self.times(path))
        subprocess.run(["tar", "cf", "archive.tar", path.name], cwd=self.store, check=True)
        subprocess.run(["tar", "xpf", self.store / "archive.tar"], cwd=path.parent, check=True)

    def link_over(self, path, text):
        """A hard link to a file of the same size and time takes the path's place."""
        source = self.aside("linked", text)
        os.utime(source, ns=self.times(path))
        os.link(source, path.with_name("link"))
        os.replace(path.with_name("link"), path)

    def age(self, path, mtime_ns):
        os.utime(path, ns=(mtime_ns, mtime_ns))

    def swap(self, one, other):
        self.at(one).rename(self.at("swap"))
        self.at(other).rename(self.at(one))
        self.at("swap").rename(self.at(other))

    def remove(self, relative=""):
        path = self.at(relative)
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
