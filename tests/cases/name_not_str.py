# A name that is not a str.
name = 1
