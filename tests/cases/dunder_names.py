# Names with two underscores in front never become data.
name = "case"
version = "1.0"
__version__ = "2"
__author__ = "me"
__private = 1
_kept = 2
__ = 3
___ = 4
