# A version that is a letter beyond ASCII as separator.
name = "a"
version = "1é0"
