# rez refuses no name.
name = "case"
version = "1.0"
requires = ["ok-1", "-1"]
