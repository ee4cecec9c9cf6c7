# __name__ in a definition is builtins, __file__ is not there.
a = __name__
b = __name__ == "__main__"
try:
    c = __file__
except NameError:
    c = "none"
