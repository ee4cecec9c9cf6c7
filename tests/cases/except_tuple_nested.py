# A tuple within the tuple of an `except` is no exception: TypeError.
name = "case"
version = "1"
try:
    {}["a"]
except (ValueError, (KeyError,)):
    caught = True
