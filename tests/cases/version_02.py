# A version that is several separators.
name = "a"
version = "1-0_b.c"
