# A version that is a surrogate as separator.
name = "a"
version = "1\ud8000"
