# In a class only a comprehension's first iterable sees the class's names.
name = "case"
y = "module"
class A:
    y = [1, 2]
    a = [i for i in y]
    b = [y for i in [0]]
a = A.a
b = A.b
