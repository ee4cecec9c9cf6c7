# requires as a tuple.
name = "case"
version = "1.0"
requires = ("a",)
