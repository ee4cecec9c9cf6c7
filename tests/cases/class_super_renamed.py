# super() under another name does not find its class: a RuntimeError.
name = "case"
s = super


class A:
    x = 1


class B(A):
    def f(self):
        return s().x


try:
    a = B().f()
except RuntimeError:
    a = "no"
