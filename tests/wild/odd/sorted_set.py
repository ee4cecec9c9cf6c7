name = "sorted_set"
version = "1"
_all = {"b-1", "a-2", "c"}
requires = sorted(_all | {"d"})
tools = sorted(set(["x", "y", "x"]))
