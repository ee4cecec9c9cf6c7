# %d of a str raises.
name = "case"
version = "1.0"
x = "%d" % "a"
