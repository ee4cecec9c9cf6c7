# A version that is a dot behind.
name = "a"
version = "1."
