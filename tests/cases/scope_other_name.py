# The name of a scope that is not a plain str.
name = "case"
version = "1.0"
n = "config"
with scope(n):
    x = 1
