# A relative import.
from . import x
name = "case"
version = "1.0"
