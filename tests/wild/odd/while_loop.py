name = "while_loop"
version = "1"
variants = []
year = 2020
while year < 2024:
    variants.append(["nuke-%d" % (year - 2008)])
    year += 1
del year
