# A version that is the empty version.
name = "a"
version = ""
