# Blanks around a decorator.
name = "case"
version = "1.0"
@ late ( )
def x():
    return 1
