# A timestamp that is a bool.
name = "case"
version = "1.0"
timestamp = True
