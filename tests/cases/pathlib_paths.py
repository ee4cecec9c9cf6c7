# pathlib without the disk: joining, parts, suffixes, names; a path itself is a live object.
from pathlib import Path, PurePosixPath

name = "case"
version = "1.0"
_root = Path("/opt//tools/./x") / "foo.tar.gz"
root = str(_root)
shown = f"{_root.parent}:%s" % _root
asked = [_root.name, _root.stem, _root.suffix, _root.suffixes, _root.parts, _root.is_absolute()]
changed = [str(_root.with_suffix(".zip")), _root.with_name("bar").as_posix()]
parents = str(_root.parent.parent)
relative = str(PurePosixPath("a", "..", "b")) + str(PurePosixPath(""))
absolute = str("x" / PurePosixPath("/y"))
path = _root
