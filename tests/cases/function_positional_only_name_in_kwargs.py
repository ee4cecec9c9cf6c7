# A positional-only name is free for **kwargs.
def f(a, /, **k):
    return [a, k]
x = f(1, a=2)
