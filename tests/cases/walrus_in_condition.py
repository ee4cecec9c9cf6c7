# := where it is used most.
name = "case"
values = ["a", "bb"]
if (n := len(values)) > 1:
    a = n
b = [last := v for v in values]
