# requires as a dict.
name = "case"
version = "1.0"
requires = {"a": 1}
