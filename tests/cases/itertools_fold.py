# accumulate, starmap, zip_longest, chain.from_iterable and product(repeat=).
name = "case"
version = "1"
import itertools
a = list(itertools.accumulate([1, 2, 3])), list(itertools.accumulate("ab", max, initial=""))
b = list(itertools.starmap(pow, [(2, 3), [3, 2]]))
c = list(itertools.zip_longest("ab", [1], fillvalue="-")), list(itertools.zip_longest())
d = list(itertools.chain.from_iterable(["ab", (1,)]))
e = list(itertools.product("ab", [1], repeat=2)), list(itertools.product(repeat=0))
