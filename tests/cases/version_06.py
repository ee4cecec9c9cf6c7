# A version that is a float.
name = "a"
version = 1.0
