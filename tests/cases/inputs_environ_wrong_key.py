# The key must be a str.
import os
try:
    x = os.environ.get(1)
except TypeError:
    x = os.getenv('A')
