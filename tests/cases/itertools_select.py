# takewhile draws the item that ends it; dropwhile asks no more; filterfalse and compress.
name = "case"
version = "1"
from itertools import compress, dropwhile, filterfalse, takewhile
it = iter([1, 2, 3, 1])
a = list(takewhile(lambda x: x < 3, it)), list(it)
b = list(dropwhile(lambda x: x < 3, [1, 2, 3, 1]))
c = list(filterfalse(None, [0, 1, ""])), list(compress("abc", [1, 0, 1]))
del it, compress, dropwhile, filterfalse, takewhile
