# One that never ends, collected, ends at a limit.
name = "case"
version = "1"
def numbers():
    while True:
        yield 1
requires = list(numbers())
