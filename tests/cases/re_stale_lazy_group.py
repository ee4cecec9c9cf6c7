# A group in a lazy loop: before Python 3.11 it may hold what was tried in vain, so Python decides.
import re

name = "case"
version = "1.0"
x = re.match(r"((?P<n>\S)*?)(?:\.\2*|_)", "v20.1").group("n")
