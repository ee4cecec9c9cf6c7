# A version that is two dots.
name = "a"
version = "1..0"
