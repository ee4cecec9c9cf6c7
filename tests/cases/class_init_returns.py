# __init__ must return None.
name = "case"
class A:
    def __init__(self):
        return 1
try:
    A()
except TypeError:
    a = "no"
