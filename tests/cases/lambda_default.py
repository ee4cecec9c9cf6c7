# A lambda's default is evaluated.
name = "case"
version = "1.0"
x = lambda a=nowhere: a
