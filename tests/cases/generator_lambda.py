# A lambda that yields.
name = "case"
version = "1"
made = list((lambda: (yield 1))())
