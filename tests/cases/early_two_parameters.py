# Two parameters are one too many.
name = "case"
@early()
def a(x, y):
    return 1
