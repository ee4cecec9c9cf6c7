# A decorator on the line after its @.
name = "case"
version = "1.0"
@\
late()
def x():
    return 1
