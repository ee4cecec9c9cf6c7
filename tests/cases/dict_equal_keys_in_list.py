# Equal keys of different types are one: the first key, the last value.
a = [{1: "int", True: "bool", 1.0: "float"}]
b = [{0: 1, -0.0: 2}]
c = [{2: 1, 2+0: 3, 2j: 4}]
