# rez refuses only a dot.
name = "case"
version = "1.0"
requires = ["ok-1", "."]
