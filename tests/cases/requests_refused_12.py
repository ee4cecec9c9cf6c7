# rez refuses a blank at the end.
name = "case"
version = "1.0"
requires = ["ok-1", "a-1 "]
