# rez refuses a blank in a name.
name = "case"
version = "1.0"
requires = ["ok-1", "a b"]
