# nonlocal changes the variable of the function around.
name = "case"
def make():
    n = 0
    def up():
        nonlocal n
        n = n + 1
        return n
    return up
up = make()
a = [up(), up(), up()]
