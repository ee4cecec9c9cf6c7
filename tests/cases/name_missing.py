# No name.
version = "1"
