# No request at all.
name = "case"
version = "1.0"
requires = []
variants = []
