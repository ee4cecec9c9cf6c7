# In what order a set asks its members is not told; one object is one, wherever it is put.
name = "case"
log = []


class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        log.append((self.n, other.n))
        return self.n == other.n


a = len({K(1), K(1), K(4)}), K(4) in {K(1)}
b = {K(1)} == {K(1)}
