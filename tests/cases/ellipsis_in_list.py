# A live object deep inside makes the whole attribute unknown.
name = "case"
version = "1.0"
x = [1, {"a": (..., 2)}]
