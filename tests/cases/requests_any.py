# A range that is empty.
name = "case"
version = "1.0"
requires = ["a-"]
