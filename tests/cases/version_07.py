# A version that is an int.
name = "a"
version = 1
