# A float that is too large is inf.
a = 1e400
b = -1e400
c = [1e999]
