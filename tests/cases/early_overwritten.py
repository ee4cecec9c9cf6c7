# An early function that is bound over does not run.
name = "case"
version = "1.0"
@early()
def x():
    return 1
x = 2
