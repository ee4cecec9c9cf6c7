# é: inspect cannot read a file whose first line is not UTF-8, though compile() does.
# coding: latin-1
name = "a"
def commands():
    env.A = 1
