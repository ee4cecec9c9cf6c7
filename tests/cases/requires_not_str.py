# A request that is not a str.
name = "case"
version = "1.0"
requires = ["a", 1]
