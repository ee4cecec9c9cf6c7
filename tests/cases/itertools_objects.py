# What is imported from it stays, as live objects.
name = "case"
version = "1"
from itertools import chain, count
it = count()
