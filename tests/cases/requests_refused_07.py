# rez refuses a range that excludes its only version.
name = "case"
version = "1.0"
requires = ["ok-1", "a>2<=2"]
