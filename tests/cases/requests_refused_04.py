# rez refuses a star.
name = "case"
version = "1.0"
requires = ["ok-1", "a-*"]
