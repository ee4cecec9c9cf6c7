# A pattern that takes for ever ends in a limit, or Python would have to find out.
import re

name = "case"
version = "1.0"
x = re.match(r"(a+)+(a+)+c", "a" * 18 + "b") is None
y = re.match(r"(?:a|b|ab)*c", "ab" * 8) is None
