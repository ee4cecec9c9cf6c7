# A timestamp that is None.
name = "case"
version = "1.0"
timestamp = None
