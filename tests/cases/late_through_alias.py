# A decorator under another name is still that decorator.
name = "case"
version = "1.0"
lately = late
@lately()
def x():
    return 1
