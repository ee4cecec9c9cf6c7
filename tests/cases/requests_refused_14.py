# rez refuses two marks.
name = "case"
version = "1.0"
requires = ["ok-1", "!!a"]
