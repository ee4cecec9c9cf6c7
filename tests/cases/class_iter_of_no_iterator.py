# __iter__ that gives no iterator.
name = "case"
class A:
    def __iter__(self):
        return [1]
try:
    a = list(A())
except TypeError:
    a = "no"
