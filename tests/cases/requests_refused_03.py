# rez refuses an empty request.
name = "case"
version = "1.0"
requires = ["ok-1", ""]
