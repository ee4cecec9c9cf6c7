# Any other function is dropped, a field's name too.
name = "case"
version = "1.0"
def helper():
    return 1

requires = ["a"]
def requires():
    return []

def pre_cook():
    pass
