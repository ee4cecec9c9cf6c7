# The same base twice.
name = "case"
class A: pass
try:
    class B(A, A): pass
except TypeError:
    a = 1
