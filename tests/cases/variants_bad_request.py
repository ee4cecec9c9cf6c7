# A bad request in a variant.
name = "case"
version = "1.0"
variants = [["a"], ["b c"]]
