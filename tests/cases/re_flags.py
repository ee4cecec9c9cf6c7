# Flags: joined, by number, in the pattern and in a part of it; what verbose patterns leave out.
import re

name = "case"
version = "1.0"
joined = re.findall(r"^a.b", "A\nb\nxab", re.I | re.M | re.S)
numbered = re.match("ABC", "abc", 2).group()
inside = re.match(r"(?i)abc(?-i:D)", "ABCD") is not None
part = [bool(re.match(r"a(?i:b)c", t)) for t in ("abc", "aBc", "aBC")]
verbose = re.compile(r"""
    (\d+)   # major \
    [ ] \#  # a space and a number sign
    (\w)""", re.VERBOSE).match("12 #a").groups()
ascii = re.findall(r"\w+", "aéb", flags=re.ASCII)
flags = re.compile("(?s)a", re.IGNORECASE).flags
