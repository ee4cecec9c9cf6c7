# Possessive repeats and atomic groups are new in 3.11, flags inside of a pattern an error there: Python decides.
import re

name = "case"
version = "1.0"
x = re.match(r"(?>a+)b", "aab") is not None
