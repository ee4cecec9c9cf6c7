# A function that calls itself.
name = "case"
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
a = [fib(i) for i in range(12)]
