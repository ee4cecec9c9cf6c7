# else of a loop runs where no break did.
name = "case"
a = []
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    a.append(n)
else:
    a.append("else")
for i in []:
    pass
else:
    a.append("for")
for i in [1, 2]:
    break
else:
    a.append("never")
