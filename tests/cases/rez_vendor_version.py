# Where rez's versions lay in earlier rezzes: there is no such module any more, and definitions know.
try:
    from rez.vendor.version.version import Version
except ImportError:
    from rez.version import Version
try:
    import rez.vendor.version
    gone = False
except ModuleNotFoundError:
    gone = True

name = "case"
version = "1.0"
major = str(Version("1.2").major)
