# Functions in nested dicts are dropped, rex functions become source.
name = "case"
version = "1.0"
def helper():
    pass
def commands():
    env.A = 1
x = {"h": helper, "c": commands, "l": lambda: 0, "n": {"h": helper}}
