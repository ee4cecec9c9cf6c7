import platform as pf
from platform import machine
name = "lower"
version = "1"
_p = pf.system().lower()
requires = ["platform-%s" % {"darwin": "osx"}.get(_p, _p), "arch-" + machine()]
