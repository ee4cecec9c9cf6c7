# How often a dict asks the hash of its keys, and whether they are equal.
name = "case"
log = []


class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        log.append(self.n)
        return self.n % 3

    def __eq__(self, other):
        log.append((self.n, other.n))
        return self.n == other.n


d = {K(1): "a", K(2): "b", K(4): "c"}
a = d[K(4)], d.get(K(7)), K(1) in d, len(d.copy()), d.pop(K(2))
d[K(1)] = "again"
del d[K(4)]
b = len(d)
d = 1
