# A text that is no version raises an exception of rez's.
from rez.version import Version

name = "case"
version = "1.0"
x = str(Version("1..0"))
