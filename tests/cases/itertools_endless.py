# count, cycle and repeat give as much as is asked of them.
name = "case"
version = "1"
from itertools import count, cycle, islice, repeat
a = list(islice(count(3, -2), 4))
b = list(islice(cycle("ab"), 5))
c = list(zip(count(), repeat("x", 2)))
d = list(cycle([]))
e = list(map(pow, [2, 3], repeat(2)))
del count, cycle, islice, repeat
