# CPython looks at all members of a tuple of exceptions before it compares: a number behind the right one raises.
name = "case"
version = "1"
try:
    {}["a"]
except (KeyError, 5):
    caught = True
