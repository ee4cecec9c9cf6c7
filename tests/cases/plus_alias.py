# list + list is a new list.
a = [1]
b = a + []
a += [2]
