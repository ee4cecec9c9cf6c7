# Ranges of rarer forms.
name = "case"
version = "1.0"
requires = ["a<2,>1"]
