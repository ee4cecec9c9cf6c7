# A class.
name = "case"
version = "1.0"
class C:
    x = 1
