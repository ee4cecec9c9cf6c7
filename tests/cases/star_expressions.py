# Unpacking in displays and calls.
name = "case"
a = [*range(3), *"ab"]
b = (*a, 1)
c = {**{"x": 1}, "y": 2, **{"x": 3}}
d = {*[1], *(1,)}
first, *rest = "abc"
*start, last = [1]
