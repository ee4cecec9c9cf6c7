# requires as a str.
name = "case"
version = "1.0"
requires = "a"
