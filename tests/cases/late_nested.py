# A late function in a nested dict.
name = "case"
version = "1.0"
@late()
def f():
    return 1
x = {"f": f}
