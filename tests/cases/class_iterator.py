# __next__ until StopIteration; iter() gives what __iter__ gives.
name = "case"
class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
a = list(Count(3)), sum(Count(4)), [x for x in Count(2)], list(zip(Count(2), "abc"))
it = Count(2)
b = iter(it) is it, next(it), next(it), next(it, "end")
try:
    next(it)
except StopIteration:
    c = "over"
for d in Count(2):
    pass
else:
    e = "done"
f = 1 in Count(3), list(map(str, Count(2)))
del it
