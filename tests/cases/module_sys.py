# Some of what sys says is the same everywhere.
import sys
x = sys.maxsize > 2 ** 32
y = sys.maxsize
