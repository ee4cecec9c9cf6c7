# What json cannot write is a TypeError.
import json

name = "case"
version = "1.0"
try:
    x = json.dumps({"a": {1, 2}})
except TypeError:
    x = "refused"
try:
    y = json.dumps({(1, 2): 1})
except TypeError:
    y = "refused"
