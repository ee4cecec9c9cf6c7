# __hash__ that gives no integer.
name = "case"
class A:
    def __hash__(self):
        return "a"
try:
    a = {A(): 1}
except TypeError:
    a = "no"
class B:
    __hash__ = None
try:
    b = {B()}
except TypeError:
    b = "no"
