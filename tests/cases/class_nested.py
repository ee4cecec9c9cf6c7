# Classes inside of classes and functions, with what they see.
name = "case"
x = "global"
def make(n):
    y = n
    class A:
        x = "class"
        z = [x, y]
        class B:
            w = x
            def f(self):
                return x, y
    return A
a = make(3)
b = a.z, a.B.w, a.B().f(), make(4).B().f()
a = 1
