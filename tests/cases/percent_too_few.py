# Too few arguments raise.
name = "case"
version = "1.0"
x = "%s %s" % "a"
