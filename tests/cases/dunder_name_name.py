# __name__ steers inspect: left to Python.
name = "case"
version = "1.0"
__name__ = "x"
def commands():
    pass
