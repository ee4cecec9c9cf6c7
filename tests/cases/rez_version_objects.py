# rez's own versions in a definition: parts, order, ranges; as an attribute one is a live object.
from rez.version import Version, VersionRange

name = "case"
version = "2.10.1"
_v = Version(version)
major = str(_v.major)
short = "%s.%s" % (_v.major, _v[1])
tuple_ = _v.as_tuple()
newer = _v > Version("2.9")
same = Version("1.0") == Version("1-0")
inside = [Version(v) in VersionRange("1.2+<2.10.2|3") for v in ("1.1", "2.10.1", "3.5", "2.10.2")]
normal = str(VersionRange("3+<6|4+<8"))
trimmed = f"{_v.trim(2)}"
sorted_ = [str(v) for v in sorted([Version("1.10"), Version("1.9"), Version("1.alpha")])]
kept = _v
