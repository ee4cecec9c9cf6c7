# A feature is a live object under its name.
from __future__ import print_function, annotations as a
name = "case"
version = "1.0"
