# Width, flags and precision.
name = "case"
version = "1.0"
x = "%03d" % 7
