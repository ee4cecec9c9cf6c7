# % with a float.
name = "case"
version = "1.0"
x = "%s" % 1.5
