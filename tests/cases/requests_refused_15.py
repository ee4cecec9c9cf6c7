# rez refuses an impossible inclusive range.
name = "case"
version = "1.0"
requires = ["ok-1", "a-2..1"]
