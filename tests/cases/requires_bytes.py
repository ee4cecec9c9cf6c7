# A request of bytes.
name = "case"
version = "1.0"
requires = [b"a"]
