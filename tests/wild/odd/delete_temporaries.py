name = "clean"
version = "1"
for _major in (2022, 2023):
    for _minor in ("", ".1"):
        pass
variants = [["maya-%d" % y] for y in range(2022, 2024)]
del _major, _minor
