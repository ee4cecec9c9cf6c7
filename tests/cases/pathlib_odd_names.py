# What is the suffix of a name that begins with two dots, Python 3.13 sees in its own way: Python decides.
import pathlib

name = "case"
version = "1.0"
x = str(pathlib.PurePosixPath("a/..b").with_suffix(".x"))
