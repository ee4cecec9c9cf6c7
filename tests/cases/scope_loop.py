# A scope in a loop, with a break inside.
name = "case"
for n in ["a", "b", "c"]:
    with scope(n):
        value = n * 2
        if n == "b":
            break
