# Variants that are a flat list.
name = "case"
version = "1.0"
variants = ["a", "b"]
