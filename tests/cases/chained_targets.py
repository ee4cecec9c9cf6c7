# Targets are assigned from left to right.
name = "case"
i = 0
a = [0, 0]
i = a[i] = 1
x = y = z = []
x.append(1)
