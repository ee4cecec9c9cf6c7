# A timestamp that is a float.
name = "case"
version = "1.0"
timestamp = 1.5
