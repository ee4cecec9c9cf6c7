# A built-in's name is free.
name = "case"
def len(x):
    return "mine"
a = len([1])
del len
b = len([1])
list = [1]
