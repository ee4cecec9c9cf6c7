# normpath is written in C in some versions of Python.
from os.path import normpath
x = normpath('a/../b')
