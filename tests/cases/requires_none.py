# requires as None.
name = "case"
version = "1.0"
requires = None
