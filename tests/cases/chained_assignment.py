# Two names of one list.
a = b = ["x"]
c = d = 1
