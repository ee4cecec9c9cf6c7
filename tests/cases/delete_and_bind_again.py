# A name that was deleted comes last when it is bound again.
name = "case"
a = 1
b = 2
del a
a = 3
