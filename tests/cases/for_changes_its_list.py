# A loop sees what its body does to the list.
name = "case"
a = [1, 2, 3]
seen = []
for x in a:
    seen.append(x)
    if x < 3 and len(a) < 6:
        a.append(x + 10)
