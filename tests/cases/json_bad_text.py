# A text that is no JSON raises an exception of json's own, which is a ValueError, too: Python says which.
import json

name = "case"
version = "1.0"
try:
    x = json.loads("{'a': 1}")
except ValueError as error:
    x = type(error).__name__
