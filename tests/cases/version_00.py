# A version that is a blank as separator.
name = "a"
version = "1 0"
