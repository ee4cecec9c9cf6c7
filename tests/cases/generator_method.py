# A method that yields, and one in a comprehension's closure.
name = "case"
version = "1"
class Box:
    def __init__(self, n):
        self.n = n
    def items(self):
        yield from (i * self.n for i in range(3))
out = [list(Box(n).items()) for n in range(3)]
del Box
