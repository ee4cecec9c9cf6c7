# variants as None.
name = "case"
version = "1.0"
variants = None
