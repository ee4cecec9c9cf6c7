# rez refuses a reserved name.
name = "case"
version = "1.0"
requires = ["ok-1", "__pycache__"]
