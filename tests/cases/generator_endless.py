# One that never ends gives as much as is taken from it.
name = "case"
version = "1"
def numbers():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
taken = [x for x, _ in zip(numbers(), range(10))]
