# A list that grows by itself.
a = [1, 2]
a += a
