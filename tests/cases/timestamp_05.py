# A timestamp that is negative.
name = "case"
version = "1.0"
timestamp = -1
