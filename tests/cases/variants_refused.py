# A variant that is not a list.
name = "case"
version = "1.0"
variants = [["a"], ("b",)]
