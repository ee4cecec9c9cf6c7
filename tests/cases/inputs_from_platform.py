# Functions by their names: rez drops them, for they are written in Python.
from platform import system, node
name = system().lower()
host = node()
