# __str__ that gives no str.
name = "case"
class A:
    def __str__(self):
        return 3
try:
    a = str(A())
except TypeError:
    a = "no"
