# Generators that draw from each other, deeper than is followed.
name = "case"
version = "1"
def down(n):
    if n:
        yield n
        yield from down(n - 1)
out = list(down(900))
