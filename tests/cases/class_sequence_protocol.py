# An object with __getitem__ alone is iterated with 0, 1 … until IndexError.
name = "case"
class S:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * i
a = list(S()), 4 in S(), 5 in S(), [x for x in S()], max(S())
b, *c = S()
d = dict(enumerate(S()))
