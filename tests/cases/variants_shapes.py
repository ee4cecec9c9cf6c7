# Variants of several lengths.
name = "case"
version = "1.0"
variants = [["a-1", "b-2"], [], ["c"]]
