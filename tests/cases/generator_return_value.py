# What it returns is StopIteration's value, once.
name = "case"
version = "1"
def gen():
    yield 1
    return ("a", "b")
it = gen()
next(it)
values = []
for _ in range(2):
    try:
        next(it)
    except StopIteration as e:
        values.append((e.value, e.args))
del it
