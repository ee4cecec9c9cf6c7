# A version that is a plus as separator.
name = "a"
version = "1+0"
