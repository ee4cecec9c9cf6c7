# % with a list.
name = "case"
version = "1.0"
x = "%s" % [1]
