# A pattern that re refuses, caught: what the message says is Python's own affair.
import re

name = "case"
version = "1.0"
try:
    re.compile("(")
    x = "compiled"
except re.error:
    x = "refused"
