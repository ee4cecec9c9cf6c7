# A version that is a dot in front.
name = "a"
version = ".1"
