# Several scopes in one with.
name = "case"
version = "1.0"
with scope("a") as x, scope("b") as y:
    x.p = 1
    y.q = 2
    r = 3
