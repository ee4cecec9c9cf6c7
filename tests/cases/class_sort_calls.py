# The comparisons that sorting makes, one by one.
name = "case"
log = []
class N:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        log.append((self.v, other.v))
        return self.v < other.v
a = [n.v for n in sorted(map(N, [3, 1, 4, 1, 5, 9, 2, 6]))]
b = [n.v for n in sorted(map(N, [5, 4, 3, 3, 2]), reverse=True)]
c = max(map(N, [1, 3, 2])).v, min(map(N, [2, 1, 3])).v
