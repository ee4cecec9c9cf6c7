# rez refuses a letter beyond ASCII.
name = "case"
version = "1.0"
requires = ["ok-1", "é-1"]
