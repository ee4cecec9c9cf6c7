# OSError looks at what it is given: with an errno it is another type, and keeps two arguments.
name = "case"
try:
    raise OSError(2, "no")
except OSError as e:
    a = type(e).__name__
