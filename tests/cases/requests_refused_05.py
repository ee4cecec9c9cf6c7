# rez refuses an impossible range.
name = "case"
version = "1.0"
requires = ["ok-1", "a-1+<0.5"]
