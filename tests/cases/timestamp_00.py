# A timestamp that is an int.
name = "case"
version = "1.0"
timestamp = 1600000000
