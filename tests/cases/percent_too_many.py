# Too many arguments raise.
name = "case"
version = "1.0"
x = "a" % "b"
