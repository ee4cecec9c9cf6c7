# list + tuple raises, += does not.
name = "case"
version = "1.0"
x = [1]
x += (2,)
y = [1] + (2,)
