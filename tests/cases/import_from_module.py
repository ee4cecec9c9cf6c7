# A name of a module.
from os import path
name = "case"
version = "1.0"
