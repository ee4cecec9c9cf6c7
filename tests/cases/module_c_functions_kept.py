# Functions written in C and classes stay as live objects.
from os import getcwd, listdir, PathLike
from subprocess import Popen, call
from math import pow, floor
from functools import partial, wraps
name = 'a'
