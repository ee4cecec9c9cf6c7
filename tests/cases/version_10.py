# A version that is no token.
name = "a"
version = "é"
