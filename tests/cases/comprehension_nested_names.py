# Comprehensions in functions see the function's names.
def f(n):
    k = 10
    return [[k * i + j for j in range(n)] for i in range(n)]
a = f(2)
