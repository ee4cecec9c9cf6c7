# os.path: what paths share, by characters and by parts, and one seen from another.
import os
import os.path as path

name = "case"
version = "1.0"
prefix = os.path.commonprefix(["/usr/lib", "/usr/local", "/usr/l"])
common = path.commonpath(["/usr/./lib/x", "/usr//lib/y"])
relative = [path.relpath("/a/b/c", "/a/d"), path.relpath("/a", "/a"), path.relpath("/", "/a/b")]
drive = path.splitdrive("/a/b")
same = os.fspath("a")
try:
    mixed = path.commonpath(["/a", "b"])
except ValueError:
    mixed = "ValueError"
_same = "/a/b"
again = path.commonpath([_same, "/a", _same]), path.commonprefix([_same, "/a", _same])
