# The operators as functions, and what looks up items, attributes and methods.
name = "case"
version = "1"
import operator
a = sorted([("b", 1), ("a", 2)], key=operator.itemgetter(0))
b = operator.itemgetter(1, 0, -1)("xyz")
c = [operator.methodcaller("split", ",", maxsplit=1)(x) for x in ("a,b,c", "d")]
d = operator.attrgetter("real", "imag.real")(3)
e = list(map(operator.add, ["a", [1]], ["b", [2]]))
f = [operator.mod("%s!", "a"), operator.contains("abc", "b"), operator.not_([]), operator.truth([0])]
