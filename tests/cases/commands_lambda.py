# commands bound to a lambda vanishes.
name = "case"
version = "1.0"
commands = lambda: 0
