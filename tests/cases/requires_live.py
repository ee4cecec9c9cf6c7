# requires that holds a live object.
name = "case"
version = "1.0"
requires = [...]
