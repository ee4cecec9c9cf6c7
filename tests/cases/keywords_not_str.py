# What is written in C may take keywords that are no str; a function does not.
name = "case"
version = "1"
a = "{a}".format(**{1: 2, "a": 3})
