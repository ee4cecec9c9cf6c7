# A timestamp that is a str.
name = "case"
version = "1.0"
timestamp = "1"
