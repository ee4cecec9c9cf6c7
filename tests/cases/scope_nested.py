# Scopes in scopes.
name = "case"
version = "1.0"
with scope("a"):
    x = 1
    with scope("b"):
        y = 2
        with scope("c"):
            z = 3
    w = 4
with scope("a"):
    with scope("b"):
        v = 5
