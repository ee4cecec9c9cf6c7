# A version that is None.
name = "a"
version = None
