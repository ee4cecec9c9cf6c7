# A version that is a list.
name = "a"
version = ["1"]
